"""Tokens, sentences, shapes and states of quotation; the Rust crate holds the same rules (src/draft/tokens.rs, src/draft/tagger/features.rs)."""
import re
WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*|['’](?:s|S|d|ll|re|ve|m|t)\b|\n+|[^\s\w]|_")
ABB={'mr','mrs','ms','dr','gov','sen','sens','rep','reps','gen','lt','col','sgt','capt','jr','sr','st','u.s','u.k','u.n','no','vs','inc','corp','co','ltd','jan','feb','mar','apr','aug','sept','oct','nov','dec','rev','hon','maj','brig','prof','a.m','p.m','d.c','v','etc','e.g','i.e','al','fla','calif','mass','pa','va','md','ill','mich','wis','minn','ariz','tex','conn','n.y','n.j','n.h'}
class Tk:
    __slots__=('b','e','w','nl')
def tokens(text):
    """words, clitics, single punctuation; nl=number of newlines before token"""
    out=[];nl=1
    for m in WORD.finditer(text):
        s=m.group()
        if s[0]=='\n': nl+=len(s); continue
        t=Tk(); t.b,t.e=m.span(); t.w=s; t.nl=nl; nl=0; out.append(t)
    return out
def sentences(text,toks):
    """list of (i,j) token ranges"""
    out=[];s=0;n=len(toks)
    for i,t in enumerate(toks):
        if i>s and t.nl: out.append((s,i)); s=i
        if t.w in '.?!…' and i+1<n:
            # close quotes/brackets after terminal
            j=i+1
            if j<n and toks[j].nl==0 and toks[j].w in '"”’\')]' and toks[j].b==toks[j-1].e:
                # straight quote: closing if touching previous
                j+=1
                while j<n and toks[j].nl==0 and toks[j].w in '"”’\')]' and toks[j].b==toks[j-1].e: j+=1
            if j>=n or toks[j].nl: continue
            if toks[j].b==toks[j-1].e: continue  # no space: 3.5, U.S
            nxt=toks[j].w
            if t.w=='.':
                p=toks[i-1] if i else None
                pw=p.w.lower() if p else ''
                if p and p.e==t.b:
                    if len(pw)==1 and pw.isalpha():  # initials, U.S.
                        if not (i>=3 and toks[i-2].w=='.' and nxt[0].isupper() and nxt.lower() in ('the','he','she','it','in','but','and','they','we','i','mr','this','that','a')): continue
                    elif pw in ABB: continue
            if not (nxt[0].isupper() or nxt[0].isdigit() or nxt in '"“‘\'([—–-' ): continue
            if j>s: out.append((s,j)); s=j
    if s<n: out.append((s,n))
    return out

def shape(w, nl):
    """how a word is written, and whether it opens a paragraph"""
    if w[0].isalpha():
        k = 1 if w.isupper() and len(w) > 1 else 2 if w[0].isupper() else 3
    else:
        k = 4 if w[0].isdigit() else 5
    return k + (8 if nl else 0)

def quotes(toks):
    """per token: 0 outside, 1 opening mark, 2 inside, 3 closing mark, 4 inside one that an earlier paragraph began, 5 opening mark that carries one on"""
    out, n, i, on = [0] * len(toks), len(toks), 0, False
    while i < n:
        j = i + 1
        while j < n and not toks[j].nl: j += 1
        inside = carried = False
        for k in range(i, j):
            t = toks[k]
            before = k > i and toks[k - 1].e == t.b and toks[k - 1].w not in '([—–-'
            after = k + 1 < j and toks[k + 1].b == t.e
            opens = t.w == '“' or (t.w == '"' and (not inside and not (before and not after) or inside and after and not before))
            closes = inside and (t.w == '”' or t.w == '"') and not opens
            if opens:
                carried = k == i and on
                inside, out[k] = True, 5 if carried else 1
            elif closes:
                inside, out[k] = False, 3
            elif inside:
                out[k] = 4 if carried else 2
        on = inside
        i = j
    return out
