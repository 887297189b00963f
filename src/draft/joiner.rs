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
//! | contents that were seen only in part | [`supply`] |

mod features;
mod heal;
mod question;
mod scene;
mod supply;
mod weights;

use std::cmp::Reverse;
use std::ops::Range;

pub use self::features::{CueForm, features};
pub use self::heal::heal;
pub use self::question::{Links, candidates};
pub use self::scene::Scene;
pub use self::weights::Weights;

use self::supply::supply;
use super::{Attribution, Role, Tagged, Tokens};
use crate::model::Article;
use crate::text::Span;

/// The attributions that the marked spans of `article` make up, in the order of their cues.
///
/// The two layers are joined apart; an attribution is [`within`](Attribution::within) the one in whose content
/// its cue stands. Spans that overlap another of their layer, and cues and sources without a content, come to
/// nothing.
#[must_use]
pub fn join(article: &Article, tokens: &Tokens, tagged: &[Tagged]) -> Vec<Attribution> {
    let scene = Scene::new(article, tokens);
    let weights = Weights::built_in();
    let mut found = Vec::new();
    for nested in [false, true] {
        let spans = heal(&scene, layer(tagged, tokens.len(), nested));
        let links = link(&scene, &spans, weights);
        let supplied = supply(&scene, &spans, &links);
        found.extend(attributions(tokens, &spans, &links, &supplied));
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
    lead_in(scene, spans, &mut links);
    links
}

/// Gives a participle that leads its sentence the subject of the main clause: "Rejecting the report, she said".
/// The passages have too few of these for the model to learn it.
fn lead_in(scene: &Scene, spans: &[Tagged], links: &mut Links) {
    for cue in of_role(spans, Role::Cue) {
        let tokens = &spans[cue].tokens;
        let leads = scene.opens_sentence(tokens.start)
            && links.sources[cue].is_none()
            && CueForm::of(scene, tokens) == CueForm::Participle;
        let sentence = scene.sentence(tokens.start);
        let same = |later: &usize| scene.sentence(spans[*later].tokens.start) == sentence;
        let mut later = (cue + 1..spans.len()).take_while(same);
        if leads && let Some(main) = later.find(|&later| spans[later].role == Role::Cue) {
            links.sources[cue] = links.sources[main].filter(|&source| source > cue);
        }
    }
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
fn attributions(
    tokens: &Tokens,
    spans: &[Tagged],
    links: &Links,
    supplied: &[(usize, Range<usize>)],
) -> Vec<Attribution> {
    let mut contents: Vec<Vec<Span>> = vec![Vec::new(); spans.len()];
    let joined = links
        .cues
        .iter()
        .zip(spans)
        .filter_map(|(cue, span)| Some(((*cue)?, &span.tokens)));
    let supplied = supplied.iter().map(|(cue, tokens)| (*cue, tokens));
    for (cue, range) in joined.chain(supplied) {
        if let Some(of_cue) = contents.get_mut(cue) {
            of_cue.extend(tokens.span(range));
        }
    }
    let span = |at: usize| tokens.span(&spans.get(at)?.tokens);
    let of_cue = contents.into_iter().enumerate();
    of_cue
        .filter_map(|(cue, content)| {
            Some(Attribution {
                source: links.sources[cue].and_then(span),
                cue: span(cue).filter(|_| !content.is_empty())?,
                content,
                within: None,
            })
        })
        .collect()
}

/// Orders attributions by their cues and finds in whose content each of them stands: the smallest piece of
/// content that holds its cue.
fn nest(mut found: Vec<Attribution>) -> Vec<Attribution> {
    found.sort_by_key(|attribution| attribution.cue);
    let mut pieces: Vec<(Span, usize)> = Vec::new();
    for (at, attribution) in found.iter().enumerate() {
        pieces.extend(attribution.content.iter().map(|piece| (*piece, at)));
    }
    pieces.sort_by_key(|(piece, _)| (piece.start, Reverse(piece.end)));
    // Pieces that hold the present place, the outermost first.
    let (mut open, mut next): (Vec<(Span, usize)>, usize) = (Vec::new(), 0);
    for at in 0..found.len() {
        let cue = found[at].cue;
        while let Some(piece) = pieces
            .get(next)
            .filter(|(piece, _)| piece.start <= cue.start)
        {
            open.push(*piece);
            next += 1;
        }
        open.retain(|(piece, _)| piece.end > cue.start);
        let holder = open
            .iter()
            .rev()
            .find(|(piece, of)| *of != at && piece.covers(cue));
        found[at].within = holder.map(|(_, of)| *of);
        if holds_itself(&found, at) {
            found[at].within = None;
        }
    }
    found
}

/// Whether an attribution stands, over others, within itself: two that each hold the other's cue.
fn holds_itself(found: &[Attribution], at: usize) -> bool {
    let outer = |of: &usize| found.get(*of)?.within;
    std::iter::successors(outer(&at), outer)
        .take(found.len())
        .any(|of| of == at)
}

#[cfg(test)]
mod tests;
