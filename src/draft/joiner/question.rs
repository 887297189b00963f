//! The questions that joining comes down to: which cue introduces this content, who is the source of this cue.

use super::scene::Scene;
use crate::draft::{Role, Tagged};

/// How many candidates on either side are weighed.
const PER_SIDE: usize = 5;

/// How many spans on either side are looked at for candidates.
const REACH: usize = 24;

/// How many sentences away a candidate may stand; in a quotation that began earlier, as many as it has.
const SENTENCES: usize = 4;

/// What has been answered so far. Spans are named by their index.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// For each span that is a content: its cue.
    pub cues: Vec<Option<usize>>,
    /// For each span that is a cue: its source.
    pub sources: Vec<Option<usize>>,
}

impl Links {
    /// No answers yet about `count` spans.
    #[must_use]
    pub fn none(count: usize) -> Self {
        Self {
            cues: vec![None; count],
            sources: vec![None; count],
        }
    }
}

/// The role of the candidates for a span of role `asked`; nothing is asked about a source.
fn sought(asked: Role) -> Option<Role> {
    match asked {
        Role::Content => Some(Role::Cue),
        Role::Cue => Some(Role::Source),
        Role::Source => None,
    }
}

/// The spans that may answer the question about span `asked`: the cues around a content, the sources around a
/// cue. The nearest on either side, in the order of the text. "None of these" is always an answer too.
#[must_use]
pub fn candidates(scene: &Scene, spans: &[Tagged], asked: usize) -> Vec<usize> {
    let Some((span, role)) = spans
        .get(asked)
        .and_then(|span| Some((span, sought(span.role)?)))
    else {
        return Vec::new();
    };
    let fits = |&other: &usize| spans[other].role == role && is_near(scene, span, &spans[other]);
    let before = (asked.saturating_sub(REACH)..asked).rev();
    let behind = asked + 1..spans.len().min(asked + 1 + REACH);
    let mut found: Vec<usize> = before.filter(fits).take(PER_SIDE).collect();
    found.reverse();
    found.extend(behind.filter(fits).take(PER_SIDE));
    found
}

/// Whether two spans are near enough to be joined.
fn is_near(scene: &Scene, a: &Tagged, b: &Tagged) -> bool {
    sentences_between(scene, a, b) <= SENTENCES
}

/// How many sentences further one span ends than the other begins.
pub(super) fn sentences_between(scene: &Scene, a: &Tagged, b: &Tagged) -> usize {
    let gap = Scene::between(a, b);
    let last = gap.start.saturating_sub(1);
    scene.sentence(gap.end).saturating_sub(scene.sentence(last))
}

/// The same in paragraphs.
pub(super) fn paragraphs_between(scene: &Scene, a: &Tagged, b: &Tagged) -> usize {
    let gap = Scene::between(a, b);
    let last = gap.start.saturating_sub(1);
    scene
        .paragraph(gap.end)
        .saturating_sub(scene.paragraph(last))
}
