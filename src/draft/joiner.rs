//! Spans that play a part become attributions: which content goes with which cue, which cue with which source.
//!
//! A linear model ranks the cues around each content, then the sources around each cue; "none" is always a
//! candidate. Its weights are learnt by `benches/train_joiner` from the passages in `assets/draft/corpus`
//! and lie in `assets/draft/joiner.txt`.
//!
//! | step | in |
//! |---|---|
//! | contents cut inside a quotation are made whole | [`heal`] |
//! | who may be joined to whom | [`question`] |
//! | what speaks for and against it | [`features()`] |
//! | the best answer | [`weights`] |

mod features;
mod heal;
mod question;
mod scene;
mod weights;

use std::ops::Range;

pub use self::features::{CueForm, features};
pub use self::heal::heal;
pub use self::question::{Links, candidates};
pub use self::scene::Scene;
pub use self::weights::Weights;

use super::{Attribution, Role, Tagged, Tokens};
use crate::model::Article;

/// The attributions that the marked spans of `article` make up, in the order of their cues.
///
/// The two layers are joined apart; an attribution of the second is [`within`](Attribution::within) the first
/// one of the first layer that has its cue in its content. Spans that overlap another of their layer, and
/// cues and sources without a content, come to nothing.
#[must_use]
pub fn join(article: &Article, tokens: &Tokens, tagged: &[Tagged]) -> Vec<Attribution> {
    let scene = Scene::new(article, tokens);
    let weights = Weights::built_in();
    let mut found = Vec::new();
    for nested in [false, true] {
        let spans = heal(&scene, layer(tagged, tokens.len(), nested));
        let links = link(&scene, &spans, weights);
        let joined = attributions(tokens, &spans, &links);
        found.extend(joined.map(|attribution| (attribution, nested)));
    }
    nest(found)
}

/// The spans of one layer, in order, without those that overlap an earlier one.
#[must_use]
pub fn layer(tagged: &[Tagged], count: usize, nested: bool) -> Vec<Tagged> {
    let fits = |span: &&Tagged| {
        span.nested == nested && !span.tokens.is_empty() && span.tokens.end <= count
    };
    let mut spans: Vec<Tagged> = tagged.iter().filter(fits).cloned().collect();
    spans.sort_by_key(|span| (span.tokens.start, span.tokens.end));
    let mut end = 0;
    spans.retain(|span| {
        let free = span.tokens.start >= end;
        end = end.max(span.tokens.end);
        free
    });
    spans
}

/// Answers all questions about the spans of one layer, in the order of the text: contents first.
#[must_use]
pub fn link(scene: &Scene, spans: &[Tagged], weights: &Weights) -> Links {
    let mut links = Links::none(spans.len());
    for asked in of_role(spans, Role::Content) {
        links.cues[asked] = best(scene, spans, &links, weights, asked);
    }
    for asked in of_role(spans, Role::Cue) {
        links.sources[asked] = best(scene, spans, &links, weights, asked);
    }
    links
}

/// The indices of the spans in a role.
fn of_role(spans: &[Tagged], role: Role) -> impl Iterator<Item = usize> {
    (0..spans.len()).filter(move |&span| spans[span].role == role)
}

/// The answer with the highest score.
fn best(
    scene: &Scene,
    spans: &[Tagged],
    links: &Links,
    weights: &Weights,
    asked: usize,
) -> Option<usize> {
    let score = |answer| {
        let mut sum = 0.0;
        let mut add = |feature: &str| sum += weights.of(feature);
        features(scene, spans, links, (asked, answer), &mut add);
        sum
    };
    let answers = candidates(scene, spans, asked).into_iter().map(Some);
    let mut best = (score(None), None);
    for answer in answers {
        let scored = (score(answer), answer);
        if scored.0 > best.0 {
            best = scored;
        }
    }
    best.1
}

/// The cues that have a content, with what was joined to them.
fn attributions<'a>(
    tokens: &'a Tokens,
    spans: &'a [Tagged],
    links: &'a Links,
) -> impl Iterator<Item = Attribution> + 'a {
    let mut contents: Vec<Vec<usize>> = vec![Vec::new(); spans.len()];
    for (content, cue) in links.cues.iter().enumerate() {
        if let Some(of_cue) = cue.and_then(|cue| contents.get_mut(cue)) {
            of_cue.push(content);
        }
    }
    let span = |at: usize| tokens.span(&spans.get(at)?.tokens);
    let of_cue = contents.into_iter().enumerate();
    of_cue.filter_map(move |(cue, contents)| {
        let content: Vec<_> = contents.into_iter().filter_map(span).collect();
        Some(Attribution {
            source: links.sources[cue].and_then(span),
            cue: span(cue).filter(|_| !content.is_empty())?,
            content,
            within: None,
        })
    })
}

/// Orders attributions by their cues and finds for the nested ones where they are nested.
fn nest(mut found: Vec<(Attribution, bool)>) -> Vec<Attribution> {
    found.sort_by_key(|(attribution, nested)| (attribution.cue, *nested));
    let mut pieces: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, (outer, _)) in found.iter().enumerate().filter(|(_, (_, nested))| !nested) {
        pieces.extend(outer.content.iter().map(|piece| (piece.range(), at)));
    }
    pieces.sort_by_key(|(piece, _)| piece.start);
    let holder = |cue: usize| {
        let after = pieces.partition_point(|(piece, _)| piece.start <= cue);
        let (piece, of) = pieces.get(after.checked_sub(1)?)?;
        piece.contains(&cue).then_some(*of)
    };
    let placed = found.iter().map(|(attribution, nested)| {
        let within = holder(attribution.cue.start as usize).filter(|_| *nested);
        Attribution {
            within,
            ..attribution.clone()
        }
    });
    placed.collect()
}
