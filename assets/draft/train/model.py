"""The encoder: the first layers of MiniLM with the shape of the word and the state of the quotation added to the input, and one linear head a task."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

HEADS = {  # name -> labels; the Rust side reads them from the header of the weights
    'outer': ['O'] + [f'{p}-{r}' for r in ('source', 'cue', 'content') for p in 'BI'],
    'nested': ['O'] + [f'{p}-{r}' for r in ('source', 'cue', 'content') for p in 'BI'],
    'kind': ['O'] + [f'{p}-{k}' for k in ('person', 'org', 'group', 'place', 'op', 'equip', 'event') for p in 'BI'],
    'described': ['O'] + [f'{p}-{k}' for k in ('person', 'org', 'place') for p in 'BI'],
}
SHAPES, QUOTES, POSITIONS = 16, 8, 512


def dropped(x, p, training):
    """dropout with one random byte a value: four times as fast on a CPU"""
    if not training or not p:
        return x
    kept = torch.empty(x.shape, dtype=torch.uint8).random_(0, 256) >= int(p * 256)
    return x * kept.to(x.dtype) * (1 / (1 - int(p * 256) / 256))


class Layer(nn.Module):
    def __init__(self, h=384, f=1536, heads=12, drop=.1):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.q, self.k, self.v, self.o = (nn.Linear(h, h) for _ in range(4))
        self.l1, self.l2 = nn.LayerNorm(h, 1e-12), nn.LayerNorm(h, 1e-12)
        self.f1, self.f2 = nn.Linear(h, f), nn.Linear(f, h)

    def forward(self, x, mask):
        b, t, h = x.shape
        split = lambda y: y.view(b, t, self.heads, h // self.heads).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        a = ((q * (h // self.heads) ** -.5) @ k.transpose(-1, -2) + mask.to(q.dtype)).softmax(-1).to(v.dtype) @ v
        a = self.o(a.transpose(1, 2).reshape(b, t, h))
        x = self.l1(x + dropped(a, self.drop, self.training))
        return self.l2(x + dropped(self.f2(F.gelu(self.f1(x))), self.drop, self.training))


class Net(nn.Module):
    def __init__(self, layers, vocabulary=30522, h=384, drop=.1):
        super().__init__()
        self.words, self.positions = nn.Embedding(vocabulary, h), nn.Embedding(POSITIONS, h)
        self.shapes, self.quotes = nn.Embedding(SHAPES, h), nn.Embedding(QUOTES, h)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.quotes.weight)
        self.norm, self.drop = nn.LayerNorm(h, 1e-12), drop
        self.layers = nn.ModuleList([Layer(h, drop=drop) for _ in range(layers)])
        self.out = nn.Linear(h, sum(map(len, HEADS.values())))

    def forward(self, ids, shapes, quotes, mask):
        """logits [window, piece, all labels of all heads side by side]"""
        p = torch.arange(ids.shape[1])
        x = self.words(ids) + self.positions(p)[None] + self.shapes(shapes) + self.quotes(quotes)
        x = dropped(self.norm(x), self.drop, self.training)
        m = (1 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, m)
        return self.out(x)


def pretrained(folder, layers, drop=.1):
    """`layers`: which of the six layers to take"""
    from safetensors.torch import load_file
    sd, net = load_file(folder + '/model.safetensors'), Net(len(layers), drop=drop)
    with torch.no_grad():
        net.words.weight.copy_(sd['embeddings.word_embeddings.weight'])
        net.positions.weight.copy_(sd['embeddings.position_embeddings.weight'] + sd['embeddings.token_type_embeddings.weight'][0])
        for side in ('weight', 'bias'):
            getattr(net.norm, side).copy_(sd['embeddings.LayerNorm.' + side])
        names = dict(q='attention.self.query', k='attention.self.key', v='attention.self.value', o='attention.output.dense',
                     l1='attention.output.LayerNorm', f1='intermediate.dense', f2='output.dense', l2='output.LayerNorm')
        for layer, i in zip(net.layers, layers):
            for ours, theirs in names.items():
                for side in ('weight', 'bias'):
                    getattr(getattr(layer, ours), side).copy_(sd[f'encoder.layer.{i}.{theirs}.{side}'])
    return net
