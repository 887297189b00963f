"""Scores of the tagger as the crate has it. usage: measure.py RE3D_FOLDER [WEIGHTS.bin]

Entities (person, organisation, place; overlap of half both ways) on a re3d folder that nothing was learnt from. Attributions are scored by
`cargo run --release --example score`."""
import json
import subprocess
import sys

import data

KINDS = dict(person='person', organisation='org', group='org', place='place')


def tagged(texts, weights=()):
    """what the crate marks in each text, by id"""
    command = [*data.tool(), 'tag', *weights]
    lines = ''.join(json.dumps(dict(id=k, text=t)) + '\n' for k, t in texts.items())
    found = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=data.HERE).stdout.split('\n')
    return {d['doc']: d for d in map(json.loads, filter(None, found))}


def added(first, second):
    """`first`, and what of `second` overlaps none of them"""
    return first + [s for s in second if all(s[1] <= b or e <= s[0] for b, e, _ in first)]


def figures(found, gold):
    right = n = m = 0
    for name, marks in gold.items():
        spans = [(b, e, KINDS[k]) for b, e, k in found[name] if k in KINDS]
        n, m, used = n + len(spans), m + len(marks), set()
        for b, e, k in spans:
            for i, (x, y, kind) in enumerate(marks):
                shared = min(e, y) - max(b, x)
                if i not in used and kind == k and 2 * shared >= max(e - b, y - x):
                    used.add(i)
                    right += 1
                    break
    p, r = right / max(n, 1), right / max(m, 1)
    return f'P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(p + r, 1e-9):.1f} ({n} found, {m} true)'


def main(folder, weights):
    docs = list(data.re3d(folder))
    gold = {d['id']: d['described'] for d in docs}
    found = tagged({d['id']: d['text'] for d in docs}, weights)
    for name, choice in dict(kind=lambda f: f['kind'], described=lambda f: f['described'],
                             both=lambda f: added(f['described'], f['kind'])).items():
        print(f'{name:10}', figures({k: choice(f) for k, f in found.items()}, gold))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
