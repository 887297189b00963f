//! Where things are in a dossier that had other numbers in an earlier one of the same article.

use std::hash::Hash;

use foldhash::HashMap;

use super::dossier::{Dossier, Question, Verification};
use super::{ClaimId, EntityId, QuestionId, Selection, VerificationId};

/// Where in a dossier is what had a number in an earlier one; by default where it was.
#[derive(Debug, Clone, Default)]
pub struct Renumbered {
    pub(super) entities: Numbers<EntityId>,
    pub(super) questions: Numbers<QuestionId>,
    pub(super) claims: Numbers<ClaimId>,
    pub(super) verifications: Numbers<VerificationId>,
}

/// For each number of a list the one that it has now; none if they are the same.
pub(super) type Numbers<Id> = Option<Vec<Option<Id>>>;

impl Renumbered {
    /// Where everything is in another dossier that has the same id there.
    #[must_use]
    pub fn between(before: &Dossier, after: &Dossier) -> Self {
        Self {
            entities: found(&before.entities, &after.entities, |e| &e.key, EntityId::at),
            questions: questions(&before.questions, &after.questions),
            claims: found(&before.claims, &after.claims, |c| &c.key, ClaimId::at),
            verifications: verifications(&before.verifications, &after.verifications),
        }
    }

    /// An entity.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<EntityId> {
        match &self.entities {
            Some(numbers) => numbers.get(id.index()).copied()?,
            None => Some(id),
        }
    }

    /// A question.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> Option<QuestionId> {
        match &self.questions {
            Some(numbers) => numbers.get(id.index()).copied()?,
            None => Some(id),
        }
    }

    /// A claim.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> Option<ClaimId> {
        match &self.claims {
            Some(numbers) => numbers.get(id.index()).copied()?,
            None => Some(id),
        }
    }

    /// A line on what could be checked.
    #[must_use]
    pub fn verification(&self, id: VerificationId) -> Option<VerificationId> {
        match &self.verifications {
            Some(numbers) => numbers.get(id.index()).copied()?,
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

/// Where the same questions are; those that only claims name have numbers too.
pub(super) fn questions(before: &[Question], now: &[Question]) -> Numbers<QuestionId> {
    found(before, now, |question| &question.key, QuestionId::at)
}

/// Where the same lines are; one without an id is known by its words.
pub(super) fn verifications(
    before: &[Verification],
    now: &[Verification],
) -> Numbers<VerificationId> {
    let key = |line: &Verification| {
        let words = line.key.is_empty().then(|| line.text());
        (line.key.clone(), words)
    };
    let keys = |lines: &[Verification]| lines.iter().map(key).collect::<Vec<_>>();
    found(&keys(before), &keys(now), |key| key, VerificationId::at)
}

/// Where the same are; what did not change places at the beginning and at the end of the list is not looked for.
fn found<T, K: Eq + Hash + ?Sized, Id>(
    before: &[T],
    now: &[T],
    key: fn(&T) -> &K,
    number: fn(usize) -> Id,
) -> Numbers<Id> {
    let same = |(a, b): &(&T, &T)| key(a) == key(b);
    let first = before.iter().zip(now).take_while(same).count();
    if first == before.len() && first == now.len() {
        return None;
    }
    let ends = before[first..].iter().rev().zip(now[first..].iter().rev());
    let last = ends.take_while(same).count();
    let between = now.iter().enumerate().rev(); // of two the first has the name
    let places: HashMap<&K, usize> = between.map(|(i, item)| (key(item), i)).collect();
    let place = |(i, item): (usize, &T)| {
        if i < first {
            Some(i)
        } else if i >= before.len() - last {
            Some(now.len() - (before.len() - i))
        } else {
            places.get(key(item)).copied()
        }
    };
    let numbers = before.iter().enumerate().map(place);
    Some(numbers.map(|place| place.map(number)).collect())
}
