//! Contents that were cut inside a quotation are made whole.

use super::scene::Scene;
use crate::draft::{Role, Tagged};

/// The spans of one layer with their contents made whole: pieces of one quotation become one, and a content
/// that begins or ends inside a quotation takes in its rest, with the mark that closes it. `spans` are in
/// order and do not overlap; nor do those returned.
#[must_use]
pub fn heal(scene: &Scene, spans: Vec<Tagged>) -> Vec<Tagged> {
    let mut healed: Vec<Tagged> = Vec::with_capacity(spans.len());
    let mut ahead = spans.into_iter().peekable();
    while let Some(mut span) = ahead.next() {
        if span.role == Role::Content {
            let floor = healed.last().map_or(0, |before| before.tokens.end);
            let ceiling = ahead.peek().map_or(usize::MAX, |next| next.tokens.start);
            grow(scene, &mut span, floor, ceiling);
            if let Some(before) = healed
                .last_mut()
                .filter(|before| continues(scene, before, &span))
            {
                before.tokens.end = span.tokens.end;
                continue;
            }
        }
        healed.push(span);
    }
    healed
}

/// Extends a content to the edges of the quotations that it begins and ends in, as far as nothing else is
/// marked there.
fn grow(scene: &Scene, content: &mut Tagged, floor: usize, ceiling: usize) {
    if let Some(quotation) = scene.quotations.range_at(content.tokens.start)
        && quotation.start >= floor
    {
        content.tokens.start = quotation.start;
    }
    if let Some(quotation) = scene.quotations.range_at(content.tokens.end - 1)
        && quotation.end <= ceiling
    {
        content.tokens.end = quotation.end.max(content.tokens.end);
    }
}

/// Whether `content` carries on `before` in one and the same quotation.
fn continues(scene: &Scene, before: &Tagged, content: &Tagged) -> bool {
    let quotation = scene.quotations.at(content.tokens.start);
    before.role == Role::Content
        && quotation.is_some()
        && quotation == scene.quotations.at(before.tokens.end - 1)
}
