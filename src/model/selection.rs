//! The one selection, and what each pane answers to it.

use std::collections::BTreeSet;

use super::dossier::Dossier;
use super::{ClaimId, EntityId, Paragraph, QuestionId, VerificationId};
use crate::text::Span;

/// What is selected: in one place, for all panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Selection {
    /// Somebody or something named.
    Entity(EntityId),
    /// A claim.
    Claim(ClaimId),
    /// A row of the comparison.
    Question(QuestionId),
    /// A sector or another place on the map.
    Sector(EntityId),
    /// A line of the article on what could be checked.
    Verification(VerificationId),
    /// A paragraph of the text.
    Paragraph(Paragraph),
}

impl Selection {
    /// The entity, if it is one, on the map or not.
    #[must_use]
    pub fn entity(self) -> Option<EntityId> {
        match self {
            Selection::Entity(id) | Selection::Sector(id) => Some(id),
            _ => None,
        }
    }
}

impl Dossier {
    /// The spans that carry a selection, in the order of the text.
    #[must_use]
    pub fn spans_of(&self, selection: Selection) -> Vec<Span> {
        let mut spans: Vec<Span> = match selection {
            Selection::Entity(id) | Selection::Sector(id) => {
                self.mentions_of(id).map(|mention| mention.span).collect()
            }
            Selection::Claim(id) => self.claim(id).spans().collect(),
            Selection::Question(id) => {
                let claims = self.claims_of(id).iter();
                claims
                    .filter_map(|&id| self.claim(id).content_span())
                    .collect()
            }
            Selection::Verification(id) => {
                let words = self.verification(id).words.iter();
                words.filter_map(|part| part.span).collect()
            }
            Selection::Paragraph(paragraph) => {
                self.article().paragraph(paragraph).into_iter().collect()
            }
        };
        spans.sort();
        spans
    }

    /// Where to look first.
    #[must_use]
    pub fn place_of(&self, selection: Selection) -> Option<Span> {
        match selection {
            Selection::Claim(id) => self.claim(id).content_span(),
            Selection::Question(id) => {
                let claims = self.claims_of(id).iter().map(|&id| self.claim(id));
                let sides = claims.filter(|claim| claim.voice.side().is_some());
                let first = sides.filter_map(super::dossier::Claim::content_span).min();
                first.or_else(|| self.spans_of(selection).into_iter().next())
            }
            other => self.spans_of(other).into_iter().next(),
        }
    }

    /// The claims that involve a selection, in the order of the file.
    #[must_use]
    pub fn claims_involving(&self, selection: Selection) -> Vec<ClaimId> {
        match selection {
            Selection::Claim(id) => vec![id],
            Selection::Question(id) => self.claims_of(id).to_vec(),
            Selection::Entity(entity) | Selection::Sector(entity) => {
                let named = self
                    .mentions_of(entity)
                    .flat_map(|mention| self.claim_spans().overlapping(mention.span))
                    .map(|(_, (claim, _))| *claim);
                let all: BTreeSet<ClaimId> = self.claims_at[entity.index()]
                    .iter()
                    .copied()
                    .chain(named)
                    .collect();
                all.into_iter().collect()
            }
            Selection::Verification(id) => {
                let questions = self.verification(id).questions.iter();
                questions
                    .flat_map(|&id| self.claims_of(id))
                    .copied()
                    .collect()
            }
            Selection::Paragraph(paragraph) => {
                let claims = self.claim_ids();
                claims
                    .filter(|&id| self.claim(id).paragraph == Some(paragraph))
                    .collect()
            }
        }
    }

    /// The entities that a selection names or is placed at.
    #[must_use]
    pub fn entities_involved(&self, selection: Selection) -> BTreeSet<EntityId> {
        match selection {
            Selection::Entity(id) | Selection::Sector(id) => BTreeSet::from([id]),
            Selection::Claim(id) => self.entities_of_claim(id),
            Selection::Question(id) => {
                let claims = self.claims_of(id).iter();
                claims.flat_map(|&id| self.entities_of_claim(id)).collect()
            }
            Selection::Verification(_) => {
                let spans = self.spans_of(selection).into_iter();
                spans.flat_map(|span| self.entities_in(span)).collect()
            }
            Selection::Paragraph(paragraph) => self
                .article()
                .paragraph(paragraph)
                .map(|span| self.entities_in(span))
                .unwrap_or_default(),
        }
    }

    fn entities_of_claim(&self, id: ClaimId) -> BTreeSet<EntityId> {
        let claim = self.claim(id);
        let mut named: BTreeSet<EntityId> = claim.places.iter().copied().collect();
        for span in claim.spans() {
            named.extend(self.entities_in(span));
        }
        named
    }

    /// The entities that a span names.
    #[must_use]
    pub fn entities_in(&self, span: Span) -> BTreeSet<EntityId> {
        let mentions = self.mentions().overlapping(span);
        mentions
            .flat_map(|(_, m)| std::iter::once(m.entity).chain(m.literal))
            .collect()
    }

    /// The paragraphs that a selection stands in.
    #[must_use]
    pub fn paragraphs_of(&self, selection: Selection) -> BTreeSet<Paragraph> {
        let at = |span: Span| self.article().paragraph_at(span.start as usize);
        let mut paragraphs: BTreeSet<Paragraph> =
            self.spans_of(selection).into_iter().map(at).collect();
        if selection.entity().is_some() {
            let claims = self.claims_involving(selection).into_iter();
            paragraphs.extend(claims.filter_map(|id| self.claim(id).paragraph));
        }
        paragraphs
    }

    /// One line that names a selection.
    #[must_use]
    pub fn name_of(&self, selection: Selection) -> String {
        match selection {
            Selection::Entity(id) | Selection::Sector(id) => self.entity(id).name.clone(),
            Selection::Claim(id) => self.claim(id).content_words(),
            Selection::Question(id) => self.question(id).question.clone(),
            Selection::Verification(id) => self.verification(id).text(),
            Selection::Paragraph(paragraph) => format!("¶ {}", paragraph.number()),
        }
    }
}
