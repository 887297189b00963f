"""Turns a trained model into the file that the crate embeds. usage: export.py MODEL.pt [FOLDER]

Writes FOLDER/tagger.bin (format: src/draft/tagger/weights.rs) and FOLDER/tagger.expected.json, the probabilities that the crate's
test has to find. FOLDER is assets/draft unless given. Prints the sizes."""
import gzip
import json
import os
import sys

import torch

import data
import model
import train

STEPS = {'words': 15, 'linear': 47}  # of a weight, up and down; fewer steps compress better, 31 lost nothing measurable either
EAGER = {'outer': .4}  # what is taken off the logit of "outside": finds more, and as many rightly as wrongly
ROWS = data.PIECES + 2 + 6  # positions that a window can have
FIXTURE = 2


def rounded(w, steps=127):
    """(scale a row, steps)"""
    scale = w.abs().amax(1).clamp_min(1e-12) / steps
    return scale, torch.round(w / scale[:, None]).clamp(-steps, steps)


def searched(w, steps, tries=12):
    """as `rounded`, with the scale of each row that loses least"""
    best_scale, best = rounded(w, steps)
    loss = ((best * best_scale[:, None] - w) ** 2).sum(1)
    for k in range(1, tries):
        scale = w.abs().amax(1).clamp_min(1e-12) / steps * (1 - .04 * k)
        now = torch.round(w / scale[:, None]).clamp(-steps, steps)
        lost = ((now * scale[:, None] - w) ** 2).sum(1)
        better = lost < loss
        best_scale, best, loss = torch.where(better, scale, best_scale), torch.where(better[:, None], now, best), torch.where(better, lost, loss)
    return best_scale, best


class Rounded(torch.nn.Module):
    """a linear layer as the crate reckons it: weights in 8 bits, each row of the input in 7"""
    def __init__(self, linear):
        super().__init__()
        self.scale, self.steps = rounded(linear.weight.detach(), STEPS['linear'])
        self.bias = linear.bias.detach()

    def forward(self, x):
        least, most = x.amin(-1, keepdim=True).clamp_max(0), x.amax(-1, keepdim=True).clamp_min(0)
        s = ((most - least) / 127).clamp_min(1.17549435e-38)
        zero = torch.round(-least / s)
        q = (torch.round(x * (1 / s)) + zero).clamp(0, 255) - zero
        return (q @ self.steps.T) * (s * self.scale) + self.bias


def as_shipped(net, steps=True):
    """the network with all weights as the crate has them; `steps`: and with its rounded products"""
    with torch.no_grad():
        for name, w in (('words', net.words.weight), ('positions', net.positions.weight)):
            s, q = searched(w.data, STEPS.get(name, 127))
            w.copy_(q * s[:, None])
        for owner, part in [(l, p) for l in net.layers for p in ('q', 'k', 'v', 'o', 'f1', 'f2')] + [(net, 'out')]:
            linear = getattr(owner, part)
            if steps:
                setattr(owner, part, Rounded(linear))
            else:
                s, q = rounded(linear.weight.data, STEPS['linear'])
                linear.weight.copy_(q * s[:, None])
    return net


def blocks(net, pieces, ids):
    int8 = lambda sq: sq[0].numpy().astype('<f4').tobytes() + sq[1].numpy().astype('i1').tobytes()
    f32 = lambda t: t.detach().numpy().astype('<f4').tobytes()
    text = '\n'.join(pieces).encode()
    yield 'pieces', 'text', len(text), 1, text
    for name, w in (('words', net.words.weight.detach()[ids]), ('positions', net.positions.weight.detach()[:ROWS])):
        yield name, 'int8', *w.shape, int8(searched(w, STEPS.get(name, 127)))
    for name, w in (('shapes', net.shapes.weight), ('quotes', net.quotes.weight)):
        yield name, 'f32', *w.shape, f32(w)

    def norm(name, n):
        yield name, 'f32', 1, n.weight.numel(), f32(n.weight)
        yield name + '.bias', 'f32', 1, n.bias.numel(), f32(n.bias)

    def linear(name, w, b):
        yield name, 'int8', *w.shape, int8(rounded(w.detach(), STEPS['linear']))
        yield name + '.bias', 'f32', 1, b.numel(), f32(b)

    yield from norm('norm', net.norm)
    for i, l in enumerate(net.layers):
        yield from linear(f'{i}.qkv', torch.cat([l.q.weight, l.k.weight, l.v.weight]), torch.cat([l.q.bias, l.k.bias, l.v.bias]))
        for part in ('o', 'f1', 'f2'):
            yield from linear(f'{i}.{part}', getattr(l, part).weight, getattr(l, part).bias)
        for part in ('l1', 'l2'):
            yield from norm(f'{i}.{part}', getattr(l, part))
    yield from linear('out', net.out.weight, net.out.bias)


def load(path):
    saved = torch.load(path, weights_only=False)
    net = model.Net(len(saved['settings']['layers']), saved['net']['words.weight'].shape[0])
    net.load_state_dict(saved['net'])
    at = 0
    with torch.no_grad():
        for head, labels in model.HEADS.items():
            net.out.bias[at] -= EAGER.get(head, 0)
            at += len(labels)
    return net.eval()


def expected(net, tok):
    """probabilities of all labels of all tokens, window by window"""
    out = []
    for doc in data.documents([p for p in data.passages() if len(p['text']) < 700][:FIXTURE], tok):
        rows = []
        for w in data.windows(doc):
            ids, shapes, quotes, first, begin, at, end = data.filled(doc, w)
            t = lambda x: torch.tensor([x])
            with torch.no_grad():
                logits = net(t(ids), t(shapes), t(quotes), torch.ones(1, len(ids)))[0, first[at - begin:end - begin]]
            parts = logits.split([len(l) for l in model.HEADS.values()], -1)
            rows += torch.cat([p.softmax(-1) for p in parts], -1).tolist()
        out.append(dict(text=doc.text, rows=[[round(p, 5) for p in r] for r in rows]))
    return out


def main(path, folder):
    net, tok = load(path), train.tokenizer()
    vocabulary = tok.get_vocab()
    pieces = sorted(vocabulary, key=vocabulary.get)
    head, body = ['counterclaim tagger 1'], []
    for name, kind, rows, columns, bytes_ in blocks(net, pieces, [vocabulary[p] for p in pieces]):
        head.append(f'{name} {kind} {rows} {columns}')
        body.append(bytes_)
    whole = '\n'.join(head).encode() + b'\n\n' + b''.join(body)
    open(folder + '/tagger.bin', 'wb').write(whole)
    json.dump(expected(as_shipped(net, steps=False), tok), open(folder + '/tagger.expected.json', 'w', encoding='utf8'), ensure_ascii=False)
    print(f'{len(net.layers)} layers, {len(pieces)} pieces, {len(whole) / 1e6:.2f} MB, compressed {len(gzip.compress(whole, 9)) / 1e6:.2f} MB')


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else os.path.join(data.HERE, '..'))
