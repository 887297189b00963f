//! How far what is said reaches.

use std::ops::Range;

use super::super::joiner::Scene;
use super::cue::{Cue, CueKind};

/// How many words may stand between a cue and the "that" or the quotation that it introduces.
const REACH: usize = 12;

/// The contents of a cue among the words `bounds` that may be its own: before it, behind it, or both.
pub(super) fn contents(scene: &Scene, bounds: &Range<usize>, cue: &Cue) -> Vec<Range<usize>> {
    let whole = cue.whole();
    let left = trimmed(scene, bounds.start..whole.start);
    let right = right(scene, bounds, cue);
    let trails = whole.start > bounds.start && closes_clause(scene, whole.start - 1);
    let keep_left = trails && left.len() > 2 && (cue.kind != CueKind::Noun);
    let quoted_right = right
        .as_ref()
        .is_some_and(|right| scene.is_quoted(right.start));
    let keep_right = !keep_left || quoted_right;
    let left = keep_left.then_some(left);
    let right = right.filter(|right| keep_right && !right.is_empty());
    left.into_iter().chain(right).collect()
}

/// Whether a clause or a quotation ends with `token`.
fn closes_clause(scene: &Scene, token: usize) -> bool {
    scene.word(token) == "," || scene.is_quoted(token)
}

/// What is said behind the cue.
fn right(scene: &Scene, bounds: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    let start = cue.whole().end;
    let rest = start..bounds.end;
    if rest.is_empty() {
        return None;
    }
    if cue.kind == CueKind::According {
        let after = if scene.word(start) == "," {
            start + 1
        } else {
            return None;
        };
        return Some(trimmed(scene, after..bounds.end));
    }
    let near = start..bounds.end.min(start + REACH);
    let opening = near
        .clone()
        .find(|&token| scene.lower(token) == "that" || scene.is_quoted(token));
    let start = match (cue.kind, opening) {
        (CueKind::Inverted, Some(token)) if scene.is_quoted(token) => token,
        (CueKind::Inverted, _) => return None,
        (_, Some(token)) if addresses(scene, cue) || is_adjunct(scene, start) => token,
        (_, None) if addresses(scene, cue) => start + addressee(scene, start),
        (_, None) if is_adjunct(scene, start) => return None,
        _ => start,
    };
    Some(trimmed(scene, start..bounds.end))
}

/// Whether the verb has somebody spoken to behind it: "told reporters".
fn addresses(scene: &Scene, cue: &Cue) -> bool {
    let verb = scene.lower(cue.tokens.end - 1);
    matches!(
        verb.as_str(),
        "told" | "tells" | "tell" | "assured" | "informed" | "reminded" | "notified"
    )
}

/// How many tokens name who is spoken to.
fn addressee(scene: &Scene, start: usize) -> usize {
    let name =
        (start..start + 8).take_while(|&token| scene.word(token).starts_with(char::is_uppercase));
    match scene.lower(start).as_str() {
        "the" | "a" | "his" | "her" | "their" => 2,
        _ => name.count().max(1),
    }
}

/// Whether a time, a place or an occasion follows instead of what is said.
fn is_adjunct(scene: &Scene, token: usize) -> bool {
    let lower = scene.lower(token);
    matches!(
        lower.as_str(),
        "in" | "on"
            | "at"
            | "during"
            | "after"
            | "by"
            | "through"
            | "of"
            | "about"
            | "via"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | ","
            | "."
            | "when"
            | "as"
            | "recently"
            | "earlier"
            | "last"
            | "this"
    )
}

/// A stretch without the commas, conjunctions and full stops at its edges; a mark before a closing quotation
/// mark stays.
fn trimmed(scene: &Scene, mut range: Range<usize>) -> Range<usize> {
    let is_edge = |token: usize| {
        let lower = scene.lower(token);
        let quoted = scene.is_quoted(token);
        !quoted
            && matches!(
                lower.as_str(),
                "," | "." | ";" | ":" | "?" | "!" | "and" | "but" | "—" | "–" | "-"
            )
    };
    while !range.is_empty() && is_edge(range.start) {
        range.start += 1;
    }
    while !range.is_empty() && is_edge(range.end - 1) {
        range.end -= 1;
    }
    range
}
