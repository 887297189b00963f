"""Corpora -> documents of tokens, pieces, features and labels -> windows."""
import bisect
import collections
import glob
import json
import os
import random
import re
import subprocess

import markup
from model import HEADS

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.environ.get('CORPUS', os.path.join(HERE, '..', 'corpus'))
ROLES = ('source', 'cue', 'content')
Token = collections.namedtuple('Token', 'b e')
RE3D = {'Person': 'person', 'Organisation': 'org', 'Location': 'place'}
PIECES, CONTEXT_LEFT, CONTEXT_RIGHT = 256, 64, 16
CLS, SEP, UNKNOWN, MASK = 101, 102, 100, 103
KEYS = {h: {l: i for i, l in enumerate(ls)} for h, ls in HEADS.items()}


def attributions(found):
    """(outermost, nested): nested is one whose cue lies in another's content"""
    def inside(a):
        return any(b is not a and any(x <= a['cue'][0][0] and a['cue'][0][1] <= y for x, y in b['content']) for b in found)
    return [a for a in found if not inside(a)], [a for a in found if inside(a)]


def passages(folder=CORPUS):
    for path in sorted(glob.glob(folder + '/*.txt')):
        for _, p, problem in markup.passages(path):
            if problem:
                print('left out:', problem, flush=True)
                continue
            outer, nested = attributions(p['attributions'])
            yield dict(id=p['id'], text=p['text'], outer=outer, nested=nested, kind=p['entities'])


def re3d(folder):
    docs = [json.loads(l) for l in open(folder + '/documents.json', encoding='utf8') if l.strip()]
    marks = {}
    for l in open(folder + '/entities.json', encoding='utf8'):
        e = json.loads(l)
        if e['type'] in RE3D:
            marks.setdefault(e['documentId'], []).append((e['begin'], e['end'], RE3D[e['type']]))
    for d in docs:
        yield dict(id=d['_id'], text=d['text'], described=marks.get(d['_id'], []))


def outermost(spans):
    kept = []
    for b, e, k in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(e <= x or y <= b for x, y, _ in kept):
            kept.append((b, e, k))
    return kept


def bio(tokens, spans, keys):
    starts, out = [t.b for t in tokens], [0] * len(tokens)
    for b, e, k in spans:
        i, first = max(0, bisect.bisect_left(starts, b) - 1), True
        while i < len(tokens) and tokens[i].b < e:
            t = tokens[i]
            if 2 * (min(e, t.e) - max(b, t.b)) >= t.e - t.b:
                out[i] = keys[('B-' if first else 'I-') + k]
                first = False
            i += 1
    return out


def role_spans(found):
    order = {'content': 0, 'source': 1, 'cue': 2}  # a cue inside a content stays a cue
    return sorted({(b, e, r) for a in found for r in ROLES for b, e in a[r]}, key=lambda s: (order[s[2]], s[0], s[1]))


def tool():
    """the command that runs `benches/corpus.rs`"""
    return os.environ.get('CORPUS_TOOL', 'cargo run --release --quiet --example corpus --').split()


def features(texts):
    """tokens, sentences, shapes and states of quotation as the crate sees them (`benches/corpus.rs`)"""
    lines = ''.join(json.dumps(dict(id=k, text=t)) + '\n' for k, t in enumerate(texts))
    found = subprocess.run(tool(), input=lines, capture_output=True, text=True, check=True, cwd=HERE).stdout.split('\n')
    return [json.loads(l) for l in found if l]


class Document:
    """`sentences`: token ranges; `pieces`: piece ids a token; `labels`: by head, None where it was never marked"""
    def __init__(self, raw, read, tokenizer):
        self.id, self.text, self.tokens = raw['id'], raw['text'], [Token(b, e) for b, e in read['tokens']]
        self.sentences, self.shapes, self.quotes = read['sentences'], read['shapes'], read['quotes']
        encoded = tokenizer.encode_batch([self.text[t.b:t.e] for t in self.tokens], add_special_tokens=False)
        self.pieces = [e.ids[:6] or [UNKNOWN] for e in encoded]
        self.labels = {}
        for head in ('outer', 'nested'):
            if raw.get(head) is not None:
                self.labels[head] = bio(self.tokens, role_spans(raw[head]), KEYS[head])
        for head in ('kind', 'described'):
            if raw.get(head) is not None:
                self.labels[head] = bio(self.tokens, outermost(raw[head]), KEYS[head])


def documents(raws, tokenizer):
    return [Document(raw, read, tokenizer) for raw, read in zip(raws, features([r['text'] for r in raws]))]


STRAIGHT = str.maketrans('“”‘’', '""\'\'')


def requoted(text):
    """the other style of quotation marks: straight for curly, or curly for straight; every character keeps its place"""
    if '“' in text or '”' in text:
        return text.translate(STRAIGHT)
    text = re.sub(r'(?<![^\s(\[—–-])"(?=\S)', '“', text).replace('"', '”')
    return re.sub(r"(?<=\w)'", '’', text)


class Joined:
    """several documents, one after the other"""
    def __init__(self, documents):
        self.sentences, self.pieces, self.shapes, self.quotes = [], [], [], []
        self.labels = {h: [] for h in HEADS}
        for d in documents:
            n = len(self.pieces)
            self.sentences += [(a + n, b + n) for a, b in d.sentences]
            self.pieces += d.pieces
            self.shapes += d.shapes
            self.quotes += d.quotes
            for h in HEADS:
                self.labels[h] += d.labels.get(h) or [-100] * len(d.pieces)


def windows(doc, pieces=PIECES, left=CONTEXT_LEFT, right=CONTEXT_RIGHT, first=None):
    """[(token from, token to, predicted from, predicted to)]: whole sentences with some text before and after.
    `first`: pieces of the first window, to shift the cuts"""
    size = [len(p) for p in doc.pieces]
    total = [0]
    for s in size:
        total.append(total[-1] + s)
    n, out, at, k = len(size), [], 0, 0
    ends = [b for _, b in doc.sentences]
    while at < n:
        begin = bisect.bisect_left(total, total[at] - left) if at else 0
        room = (first if first and not out else pieces - right) - (total[at] - total[begin])
        most = bisect.bisect_right(total, total[at] + room) - 1
        k = bisect.bisect_right(ends, most) - 1
        end = ends[k] if k >= 0 and ends[k] > at else max(most, at + 1)
        stop = min(n, bisect.bisect_right(total, total[begin] + pieces) - 1)
        stop = min(max(stop, end), max(end, bisect.bisect_right(total, total[end] + right) - 1))
        out.append((begin, stop, at, end))
        at = end
    return out


def filled(doc, window, drop=0.):
    """(piece ids, shapes, quotes, positions of the first pieces, token from, predicted from, predicted to)"""
    begin, stop, at, end = window
    ids, shapes, quotes, first = [CLS], [0], [0], []
    for i in range(begin, stop):
        first.append(len(ids))
        gone = drop and random.random() < drop
        for k, p in enumerate(doc.pieces[i]):
            ids.append(MASK if gone else p)
            shapes.append(7 if k else doc.shapes[i])
            quotes.append(doc.quotes[i])
    return ids + [SEP], shapes + [0], quotes + [0], first, begin, at, end
