"""Chooses the word pieces that are kept. usage: vocabulary.py NUMBER OUT.txt [TEXT or conllu files to count besides the corpus]

All single characters stay, so that every word can still be read in pieces; then come pieces that the corpora hold, then the
pretrained vocabulary in its own order, which is roughly that of frequency in English text."""
import collections
import os
import sys

import data
from train import tokenizer

LEAST = int(os.environ.get("LEAST", 5))  # times that a piece has to stand in the corpora to be kept for that
SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']


def texts(files):
    for p in data.passages():
        yield p['text']
    for folder in sorted(os.listdir(data.CORPUS + '/re3d')):
        for d in data.re3d(f'{data.CORPUS}/re3d/{folder}'):
            yield d['text']
    for f in files:
        lines = open(f, encoding='utf8')
        yield ''.join(l[len('# text = '):] for l in lines if l.startswith('# text = ')) if f.endswith('.conllu') else lines.read()


def main(number, out, files):
    tok = tokenizer(whole=True)
    pieces = sorted(tok.get_vocab().items(), key=lambda x: x[1])
    count = collections.Counter()
    for text in texts(files):
        count.update(tok.encode(text, add_special_tokens=False).ids)
    plain = lambda p: p.removeprefix('##')
    latin = lambda p: len(plain(p)) == 1 and (ord(plain(p)) < 0x250 or 0x2000 <= ord(plain(p)) < 0x2200)
    keep = {i for p, i in pieces if p in SPECIAL or latin(p)}
    for i, _ in sorted(((i, n) for i, n in count.items() if n >= LEAST), key=lambda x: -x[1]):
        if len(keep) < number:
            keep.add(i)
    for p, i in pieces:
        if len(keep) < number and plain(p).isascii() and not p.startswith('[unused'):
            keep.add(i)
    open(out, 'w', encoding='utf8').writelines(p + '\n' for p, i in pieces if i in keep)
    print(len(keep), 'pieces,', len([1 for i, n in count.items() if n > 1]), 'seen twice')


if __name__ == '__main__':
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
