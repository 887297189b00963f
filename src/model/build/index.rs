//! What is looked up often, worked out once.

use crate::model::dossier::{Answer, Claim, Role};
use crate::model::mention::Mention;
use crate::model::{ClaimId, SpanIndex};
use crate::text::Span;

/// What of it is as it was before corrections.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) mentions_of: Option<Vec<Vec<u32>>>,
    pub(super) claim_spans: Option<SpanIndex<(ClaimId, Role)>>,
    pub(super) claims_of: Option<Vec<Vec<ClaimId>>>,
    pub(super) claims_at: Option<Vec<Vec<ClaimId>>>,
    pub(super) answered_by: Option<Vec<Vec<Answer>>>,
    pub(super) reading_order: Option<Vec<ClaimId>>,
}

pub(super) fn mentions_of(mentions: &SpanIndex<Mention>, entities: usize) -> Vec<Vec<u32>> {
    let mut of = vec![Vec::new(); entities];
    for (i, (_, mention)) in (0u32..).zip(mentions.all()) {
        of[mention.entity.index()].push(i);
        if let Some(literal) = mention.literal {
            of[literal.index()].push(i);
        }
    }
    of
}

pub(super) fn claim_spans(claims: &[Claim]) -> SpanIndex<(ClaimId, Role)> {
    let mut spans: Vec<(Span, (ClaimId, Role))> = Vec::with_capacity(claims.len() * 3);
    for (i, claim) in claims.iter().enumerate() {
        let roles = [
            (Role::Content, &claim.content),
            (Role::Source, &claim.source),
            (Role::Cue, &claim.cue),
        ];
        for (role, parts) in roles {
            let found = parts.iter().filter_map(|part| part.span);
            spans.extend(found.map(|span| (span, (ClaimId::at(i), role))));
        }
    }
    SpanIndex::new(spans)
}

pub(super) fn claims_of(claims: &[Claim], questions: usize) -> Vec<Vec<ClaimId>> {
    let mut of = vec![Vec::new(); questions];
    for (i, claim) in claims.iter().enumerate() {
        of[claim.question.index()].push(ClaimId::at(i));
    }
    of
}

pub(super) fn claims_at(
    claims: &[Claim],
    mentions: &SpanIndex<Mention>,
    entities: usize,
) -> Vec<Vec<ClaimId>> {
    let mut at = vec![Vec::new(); entities];
    for (i, claim) in claims.iter().enumerate() {
        let content = claim.content.iter().filter_map(|part| part.span);
        let mentions = content.flat_map(|span| mentions.overlapping(span));
        let named = mentions.map(|(_, mention)| mention.entity);
        for entity in claim.places.iter().copied().chain(named) {
            let claims: &mut Vec<ClaimId> = &mut at[entity.index()];
            if claims.last() != Some(&ClaimId::at(i)) {
                claims.push(ClaimId::at(i));
            }
        }
    }
    at
}

pub(super) fn answered_by(claims: &[Claim]) -> Vec<Vec<Answer>> {
    let mut by = vec![Vec::new(); claims.len()];
    for (i, claim) in claims.iter().enumerate() {
        for answer in &claim.answers {
            by[answer.claim.index()].push(Answer {
                claim: ClaimId::at(i),
                how: answer.how,
            });
        }
    }
    by
}

pub(super) fn reading_order(claims: &[Claim]) -> Vec<ClaimId> {
    let start = |id: &ClaimId| claims[id.index()].content_span();
    let mut order: Vec<ClaimId> = (0..claims.len()).map(ClaimId::at).collect();
    order.retain(|id| start(id).is_some());
    order.sort_by_key(start);
    order
}
