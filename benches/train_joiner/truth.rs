//! What is joined in truth: the spans of a document with the attributions that they belong to.

use counterclaim::draft::joiner::{CueForm, Links, Scene, heal};
use counterclaim::draft::{Role, Tagged, Tokens};

use crate::gold::{Document, Marks};

/// A span and the attribution that owns it; none owns one that was made up.
#[derive(Debug, Clone)]
pub struct Owned {
    /// The span.
    pub span: Tagged,
    /// Index of the attribution.
    pub owner: Option<usize>,
}

/// The spans of one layer, in order and without overlap.
pub fn layer(document: &Document, tokens: &Tokens, nested: bool) -> Vec<Owned> {
    let mut found = Vec::new();
    for (owner, marks) in document.attributions.iter().enumerate() {
        if is_nested(marks, &document.attributions) != nested {
            continue;
        }
        for role in [Role::Source, Role::Cue, Role::Content] {
            let spans = marks
                .of(role)
                .iter()
                .map(|span| document.tokens_within(tokens, span));
            let spans = spans.filter(|tokens| !tokens.is_empty());
            found.extend(spans.map(|tokens| Owned {
                span: Tagged {
                    role,
                    tokens,
                    nested,
                },
                owner: Some(owner),
            }));
        }
    }
    in_order(found)
}

/// The spans in order, without those that overlap an earlier one.
pub fn in_order(mut spans: Vec<Owned>) -> Vec<Owned> {
    spans.sort_by_key(|owned| (owned.span.tokens.start, owned.span.tokens.end));
    let mut end = 0;
    spans.retain(|owned| {
        let free = owned.span.tokens.start >= end;
        end = end.max(owned.span.tokens.end);
        free
    });
    spans
}

/// Whether the cue stands in the content of another attribution.
fn is_nested(marks: &Marks, all: &[Marks]) -> bool {
    let cue = marks.cue.first();
    let holds = |other: &Marks| {
        let mut pieces = other.content.iter();
        cue.is_some_and(|cue| pieces.any(|piece| piece.start <= cue.start && cue.end <= piece.end))
    };
    all.iter()
        .any(|other| !std::ptr::eq(other, marks) && holds(other))
}

/// The spans made whole as the joiner does it, with the right answer to each of its questions.
pub fn answers(scene: &Scene, spans: &[Owned]) -> (Vec<Tagged>, Links) {
    let healed = heal(
        scene,
        spans.iter().map(|owned| owned.span.clone()).collect(),
    );
    let owners: Vec<Option<usize>> = healed.iter().map(|span| owner(spans, span)).collect();
    let mut links = Links::none(healed.len());
    let find = |role, owner: Option<usize>| {
        let mut all = (0..healed.len()).filter(|&at| owner.is_some() && owners[at] == owner);
        all.find(|&at| healed[at].role == role)
    };
    let own: Vec<_> = (0..healed.len())
        .map(|at| find(Role::Source, owners[at]))
        .collect();
    for at in 0..healed.len() {
        match healed[at].role {
            Role::Content => links.cues[at] = find(Role::Cue, owners[at]),
            Role::Cue => {
                links.sources[at] = own[at].or_else(|| shared(scene, &healed, &own, &links, at));
            }
            Role::Source => {}
        }
    }
    (healed, links)
}

/// The owner of the first span that `healed` was made of.
fn owner(spans: &[Owned], healed: &Tagged) -> Option<usize> {
    let parts = spans.iter().filter(|owned| owned.span.role == healed.role);
    let mut inside = parts.filter(|owned| healed.tokens.contains(&owned.span.tokens.start));
    inside.next()?.owner
}

/// The source that a cue without one of its own takes over: that of the cue before it in its sentence, where
/// the two are coordinated ("confirmed the strike but denied …", "rejected it, saying …"), or that of the cue
/// behind where it leads the sentence ("Asked whether …, he said"; "Rejecting the report, she said"). The
/// passages do not mark it, readers supply it.
fn shared(
    scene: &Scene,
    spans: &[Tagged],
    own: &[Option<usize>],
    links: &Links,
    cue: usize,
) -> Option<usize> {
    let form = CueForm::of(scene, &spans[cue].tokens);
    let same_sentence = |other: &usize| {
        scene.sentence(spans[*other].tokens.start) == scene.sentence(spans[cue].tokens.start)
    };
    let is_cue = |other: &usize| spans[*other].role == Role::Cue;
    let earlier = (0..cue).rev().take_while(same_sentence).find(is_cue);
    let coordinated = scene.is_coordinated(spans[cue].tokens.start);
    match earlier {
        Some(earlier) if coordinated && form.has_subject() => links.sources[earlier],
        None if form == CueForm::Participle => {
            let later = (cue + 1..spans.len())
                .take_while(same_sentence)
                .find(is_cue)?;
            own[later].filter(|&source| source > cue)
        }
        _ => None,
    }
}
