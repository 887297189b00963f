//! Spans disturbed as a tagger disturbs them: missed, cut in two, moved at an edge, made up.

use counterclaim::draft::{Role, Tagged};

use crate::dice::Dice;
use crate::truth::{Owned, in_order};

/// How many of a hundred spans are missed.
const MISSED: usize = 4;
/// How many of a hundred long contents are cut in two.
const CUT: usize = 6;
/// How many of a hundred spans have an edge moved.
const MOVED: usize = 8;
/// How many tokens there are to a span that was made up.
const PER_SPURIOUS: usize = 160;

/// The disturbed spans of a document of `count` tokens.
pub fn disturb(spans: Vec<Owned>, count: usize, nested: bool, dice: &mut Dice) -> Vec<Owned> {
    let mut found = Vec::new();
    for owned in spans {
        if dice.chance(MISSED) {
            continue;
        }
        let length = owned.span.tokens.len();
        if owned.span.role == Role::Content && length > 6 && dice.chance(CUT) {
            found.extend(cut(&owned, dice));
        } else {
            found.push(moved(owned, count, dice));
        }
    }
    let mut found = in_order(found);
    for _ in 0..count / PER_SPURIOUS / if nested { 8 } else { 1 } {
        found.push(made_up(count, nested, dice));
    }
    without_collisions(found)
}

/// A content in two pieces, with up to two tokens lost between.
fn cut(owned: &Owned, dice: &mut Dice) -> [Owned; 2] {
    let tokens = &owned.span.tokens;
    let at = tokens.start + 2 + dice.below(tokens.len() - 4);
    let next = (at + dice.below(3)).min(tokens.end - 1);
    [tokens.start..at, next..tokens.end].map(|tokens| Owned {
        span: Tagged {
            tokens,
            ..owned.span.clone()
        },
        owner: owned.owner,
    })
}

/// A span one of whose edges may have moved by up to three tokens.
fn moved(mut owned: Owned, count: usize, dice: &mut Dice) -> Owned {
    if dice.chance(MOVED) {
        let by = 1 + dice.below(3);
        let tokens = &mut owned.span.tokens;
        match dice.below(4) {
            0 => tokens.start = tokens.start.saturating_sub(by),
            1 => tokens.start = (tokens.start + by).min(tokens.end - 1),
            2 => tokens.end = (tokens.end + by).min(count),
            _ => tokens.end = tokens.end.saturating_sub(by).max(tokens.start + 1),
        }
    }
    owned
}

/// A short span somewhere.
fn made_up(count: usize, nested: bool, dice: &mut Dice) -> Owned {
    let start = dice.below(count.saturating_sub(12).max(1));
    let (role, longest) = match dice.below(3) {
        0 => (Role::Source, 4),
        1 => (Role::Cue, 2),
        _ => (Role::Content, 10),
    };
    let tokens = start..(start + 1 + dice.below(longest)).min(count);
    Owned {
        span: Tagged {
            role,
            tokens,
            nested,
        },
        owner: None,
    }
}

/// The spans in order; of two that overlap the true one stays.
fn without_collisions(spans: Vec<Owned>) -> Vec<Owned> {
    let (truly, false_ones): (Vec<_>, Vec<_>) =
        spans.into_iter().partition(|owned| owned.owner.is_some());
    let overlap = |a: &Owned, b: &Owned| {
        a.span.tokens.start < b.span.tokens.end && b.span.tokens.start < a.span.tokens.end
    };
    let free = |made_up: &Owned| !truly.iter().any(|owned| overlap(owned, made_up));
    let kept: Vec<_> = false_ones.into_iter().filter(free).collect();
    let mut all = truly;
    all.extend(kept);
    in_order(all)
}
