"""Trains the tagger. usage: train.py OUT.pt [name=value ...]; `MINILM` names the folder of the pretrained encoder (README.md)"""
import ast
import json
import math
import os
import random
import sys
import time

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

import data
import model

VOCABULARY = os.environ.get('VOCABULARY', os.path.join(data.HERE, 'vocabulary.txt'))
SETTINGS = dict(layers=(0, 1, 2, 3), epochs=5, rate=2e-4, batch=8, drop=.1, worddrop=.05, smooth=0., ema=.999, seed=1, group=6, bf16=True,
                weights=dict(outer=1., nested=.5, kind=.5, described=.5), re3d=('australian-department-of-foreign-affairs', 'centcom', 'us-state-department'),
                embeddings=False, unseen=24, requote=.3, repeat=2, start=None)


def settings(args):
    s = dict(SETTINGS)
    for a in args:
        k, _, v = a.partition('=')
        assert k in s, k
        try:
            s[k] = ast.literal_eval(v)
        except (ValueError, SyntaxError):
            s[k] = v
    return s


def tokenizer(whole=False):
    """the pretrained one with the pieces of vocabulary.txt only; the numbers of the pieces stay"""
    j = json.load(open(os.environ['MINILM'] + '/tokenizer.json', encoding='utf8'))
    if not whole:
        keep = set(open(VOCABULARY, encoding='utf8').read().split('\n'))
        j['model']['vocab'] = {p: i for p, i in j['model']['vocab'].items() if p in keep}
    t = Tokenizer.from_str(json.dumps(j))
    t.no_truncation()
    t.no_padding()
    return t


def corpus(s, tok):
    """for each document its forms, of which an epoch takes one: as it stands, and with the other style of quotation marks"""
    raw = list(data.passages())
    for f in s['re3d'] or ():
        raw += list(data.re3d(f'{data.CORPUS}/re3d/{f}')) * s['repeat']
    forms = [data.documents(raw, tok), data.documents([dict(r, text=data.requoted(r['text'])) for r in raw], tok)]
    return list(zip(*forms))


def epoch_windows(documents, s):
    """the corpus in a new order, joined into articles of several passages"""
    order = [forms[random.random() < s['requote']] for forms in documents]
    random.shuffle(order)
    out, i = [], 0
    while i < len(order):
        n = random.randint(1, s['group'])
        doc = data.Joined(order[i:i + n])
        i += n
        for w in data.windows(doc, first=random.randint(80, data.PIECES - data.CONTEXT_RIGHT)):
            out.append((doc, w))
    return out


def batch(chosen, drop=0., unseen=0):
    """`unseen`: tokens at the cut edges of a window that are not learnt from"""
    rows = [data.filled(d, w, drop) for d, w in chosen]
    n, t = len(rows), max(len(r[0]) for r in rows)
    ids, shapes, quotes, mask = (torch.zeros(n, t, dtype=torch.long) for _ in range(4))
    gold = {h: torch.full((n, t), -100) for h in model.HEADS}
    for r, (i, s, q, first, begin, at, end) in enumerate(rows):
        ids[r, :len(i)], shapes[r, :len(i)], quotes[r, :len(i)], mask[r, :len(i)] = torch.tensor(i), torch.tensor(s), torch.tensor(q), 1
        if chosen[r][0].labels:
            at = min(at, begin + unseen) if begin else 0
            end = max(end, begin + len(first) - unseen // 3)
            where = torch.tensor(first[at - begin:end - begin])
            for h in model.HEADS:
                gold[h][r, where] = torch.tensor(chosen[r][0].labels[h][at:end])
    return ids, shapes, quotes, mask, gold


def batches(found, size):
    random.shuffle(found)
    chunks = [sorted(found[i:i + size * 16], key=lambda x: x[1][1] - x[1][0]) for i in range(0, len(found), size * 16)]
    out = [c[i:i + size] for c in chunks for i in range(0, len(c), size)]
    random.shuffle(out)
    return out


def loss(logits, gold, s):
    total, at = 0., 0
    for h, labels in model.HEADS.items():
        n, y = len(labels), gold[h].view(-1)
        if s['weights'][h] and (y >= 0).any():
            total = total + s['weights'][h] * F.cross_entropy(logits[..., at:at + n].reshape(-1, n).float(), y, ignore_index=-100, label_smoothing=s['smooth'])
        at += n
    return total


def train(out, s):
    random.seed(s['seed'])
    torch.manual_seed(s['seed'])
    torch.set_num_threads(2)
    documents = corpus(s, tokenizer())
    net = model.pretrained(os.environ['MINILM'], s['layers'], s['drop'])
    if s['start']:
        net.load_state_dict(torch.load(s['start'], weights_only=False)['net'])
    net.words.weight.requires_grad_(bool(s['embeddings']))
    new = [net.shapes.weight, net.quotes.weight, *net.out.parameters()]
    old = [p for p in net.parameters() if p.requires_grad and all(p is not q for q in new)]
    opt = torch.optim.AdamW([dict(params=old, lr=s['rate']), dict(params=new, lr=5 * s['rate'])], weight_decay=.01)
    base = [g['lr'] for g in opt.param_groups]
    mean = {k: v.detach().clone() for k, v in net.state_dict().items()}
    per = sum(len(epoch_windows(documents, s)) for _ in range(3)) / 3 / s['batch']
    steps, step, t0, shown, n = int(per * s['epochs']), 0, time.time(), 0., 0
    print(len(documents), 'documents', sum(len(d.tokens) for d, _ in documents), 'tokens', steps, 'steps', flush=True)
    net.train()
    while step < steps:
        for chosen in batches(epoch_windows(documents, s), s['batch']):
            if step >= steps:
                break
            f = min(1, (step + 1) / (.06 * steps)) * max(.01, 1 - step / steps)
            for g, b in zip(opt.param_groups, base):
                g['lr'] = b * f
            ids, shapes, quotes, mask, gold = batch(chosen, s['worddrop'] * random.random() * 2, s['unseen'])
            with torch.autocast('cpu', torch.bfloat16, enabled=s['bf16']):
                logits = net(ids, shapes, quotes, mask)
            l = loss(logits, gold, s)
            opt.zero_grad()
            l.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.)
            opt.step()
            step, shown, n = step + 1, shown + l.item(), n + 1
            keep = min(s['ema'], step / (step + 10))
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    if k != 'words.weight' or s['embeddings']:
                        mean[k].lerp_(v, 1 - keep)
            if step % 50 == 0:
                dt = time.time() - t0
                print(f'step {step}/{steps} loss {shown / n:.4f} {dt:.0f}s eta {dt / step * (steps - step):.0f}s', flush=True)
                shown = n = 0
    torch.save(dict(settings=s, net=mean if s['ema'] else net.state_dict()), out)


if __name__ == '__main__':
    train(sys.argv[1], settings(sys.argv[2:]))
