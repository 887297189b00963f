//! What the panes answer to the selection: worked out once, when it is made.

use std::collections::BTreeSet;

use crate::model::{ClaimId, Dossier, EntityId, Selection};
use crate::text::Span;

/// Everything that a selection involves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Echo {
    /// The words that carry it, in the order of the text.
    pub spans: Vec<Span>,
    /// The claims that involve it.
    pub claims: BTreeSet<ClaimId>,
    /// Who and what it names.
    pub entities: BTreeSet<EntityId>,
}

impl Echo {
    /// What a selection involves.
    #[must_use]
    pub fn of(dossier: &Dossier, selection: Selection) -> Self {
        Self {
            spans: dossier.spans_of(selection),
            claims: dossier.claims_involving(selection).into_iter().collect(),
            entities: dossier.entities_involved(selection),
        }
    }
}
