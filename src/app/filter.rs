//! The filter: only what involves one selection, in every pane.

use std::collections::BTreeSet;

use crate::model::{ClaimId, Dossier, EntityId, Paragraph, Selection};

/// What a filter lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// By what.
    pub by: Selection,
    /// The paragraphs that it stands in.
    pub paragraphs: BTreeSet<Paragraph>,
    /// The claims that involve it.
    pub claims: BTreeSet<ClaimId>,
    /// Whom these paragraphs and claims name.
    pub entities: BTreeSet<EntityId>,
}

impl Filter {
    /// The filter by a selection.
    #[must_use]
    pub fn new(dossier: &Dossier, by: Selection) -> Self {
        let paragraphs = dossier.paragraphs_of(by);
        let claims: BTreeSet<ClaimId> = dossier.claims_involving(by).into_iter().collect();
        let mut entities = dossier.entities_involved(by);
        for paragraph in &paragraphs {
            entities.extend(dossier.entities_involved(Selection::Paragraph(*paragraph)));
        }
        Self {
            by,
            paragraphs,
            claims,
            entities,
        }
    }
}
