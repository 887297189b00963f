//! Where things are in a dossier that had other numbers in an earlier one of the same article.

use std::collections::HashMap;
use std::hash::Hash;

use super::dossier::Dossier;
use super::{ClaimId, EntityId, QuestionId, Selection, VerificationId};

/// The keys of a dossier in the order of their numbers.
pub(super) struct Numbering {
    entities: Vec<String>,
    questions: Vec<String>,
    claims: Vec<String>,
    /// Lines may have no id: their words belong to the key.
    verifications: Vec<(String, String)>,
}

impl Numbering {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let lines = dossier.verifications.iter();
        Self {
            entities: dossier.entities.iter().map(|e| e.key.clone()).collect(),
            questions: dossier.questions.iter().map(|q| q.key.clone()).collect(),
            claims: dossier.claims.iter().map(|c| c.key.clone()).collect(),
            verifications: lines.map(|line| (line.key.clone(), line.text())).collect(),
        }
    }

    /// Where the same are in another dossier.
    pub(super) fn found_in(&self, dossier: &Dossier) -> Renumbered {
        let now = Self::of(dossier);
        Renumbered(Some(Numbers {
            entities: found(&self.entities, &now.entities, EntityId::at),
            questions: found(&self.questions, &now.questions, QuestionId::at),
            claims: found(&self.claims, &now.claims, ClaimId::at),
            verifications: found(&self.verifications, &now.verifications, VerificationId::at),
        }))
    }
}

fn found<K: Eq + Hash, Id>(before: &[K], now: &[K], number: fn(usize) -> Id) -> Vec<Option<Id>> {
    let now = now.iter().enumerate().rev(); // of two the first has the name
    let places: HashMap<&K, usize> = now.map(|(i, key)| (key, i)).collect();
    let place = |key| places.get(key).copied().map(number);
    before.iter().map(place).collect()
}

/// Where in a dossier is what had a number in an earlier one; by default where it was.
#[derive(Debug, Clone, Default)]
pub struct Renumbered(Option<Numbers>);

#[derive(Debug, Clone)]
struct Numbers {
    entities: Vec<Option<EntityId>>,
    questions: Vec<Option<QuestionId>>,
    claims: Vec<Option<ClaimId>>,
    verifications: Vec<Option<VerificationId>>,
}

impl Renumbered {
    /// Where everything is in another dossier that has the same id there.
    #[must_use]
    pub fn between(before: &Dossier, after: &Dossier) -> Self {
        Numbering::of(before).found_in(after)
    }

    /// An entity.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<EntityId> {
        match &self.0 {
            Some(numbers) => numbers.entities.get(id.index()).copied()?,
            None => Some(id),
        }
    }

    /// A question.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> Option<QuestionId> {
        match &self.0 {
            Some(numbers) => numbers.questions.get(id.index()).copied()?,
            None => Some(id),
        }
    }

    /// A claim.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> Option<ClaimId> {
        match &self.0 {
            Some(numbers) => numbers.claims.get(id.index()).copied()?,
            None => Some(id),
        }
    }

    /// A line on what could be checked.
    #[must_use]
    pub fn verification(&self, id: VerificationId) -> Option<VerificationId> {
        match &self.0 {
            Some(numbers) => numbers.verifications.get(id.index()).copied()?,
            None => Some(id),
        }
    }

    /// A selection.
    #[must_use]
    pub fn selection(&self, selection: Selection) -> Option<Selection> {
        match selection {
            Selection::Entity(id) => self.entity(id).map(Selection::Entity),
            Selection::Sector(id) => self.entity(id).map(Selection::Sector),
            Selection::Question(id) => self.question(id).map(Selection::Question),
            Selection::Claim(id) => self.claim(id).map(Selection::Claim),
            Selection::Verification(id) => self.verification(id).map(Selection::Verification),
            Selection::Paragraph(_) => Some(selection),
        }
    }
}
