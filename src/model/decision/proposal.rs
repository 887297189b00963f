//! Edits in the making: entries are changed on copies, and what differs becomes the edits.

use std::collections::{BTreeMap, HashSet};

use crate::model::Desk;
use crate::model::correction::{Change, Correction, Edit, Entry};
use crate::model::layer::{
    ClaimEntry, EntityEntry, Layer, QuestionEntry, SideEntry, VerificationEntry,
};
use crate::model::roll::{Roll, Slot};

/// Edits in the making.
#[derive(Debug)]
pub struct Proposal<'a> {
    desk: &'a Desk,
    about: Option<Layer>,
    sides: Sheet<SideEntry>,
    entities: Sheet<EntityEntry>,
    questions: Sheet<QuestionEntry>,
    claims: Sheet<ClaimEntry>,
    verification: Sheet<VerificationEntry>,
    /// Entries that come, go or change places.
    lists: Vec<Edit>,
}

/// Copies of entries of one list, and the entries that go.
#[derive(Debug)]
struct Sheet<E> {
    copies: BTreeMap<Slot, E>,
    gone: HashSet<Slot>,
    /// The id of the last entry that was added.
    added: Option<String>,
}

impl<E> Default for Sheet<E> {
    fn default() -> Self {
        Self {
            copies: BTreeMap::new(),
            gone: HashSet::new(),
            added: None,
        }
    }
}

impl<E: Entry> Sheet<E> {
    fn change(&mut self, roll: &Roll<E>, id: &str, change: impl FnOnce(&mut E)) {
        let Some((slot, entry)) = roll.find(id).and_then(|slot| Some((slot, roll.get(slot)?)))
        else {
            return;
        };
        if self.gone.contains(&slot) {
            return;
        }
        change(self.copies.entry(slot).or_insert_with(|| entry.clone()));
    }

    /// The change that takes an entry out; it stood behind the last one before it that stays.
    fn remove(&mut self, roll: &Roll<E>, id: &str) -> Option<Change<E>> {
        let slot = roll.find(id)?;
        let entry = roll.get(slot)?.clone();
        if !self.gone.insert(slot) {
            return None;
        }
        self.copies.remove(&slot);
        let mut before = roll.slot_before(slot);
        while let Some(gone) = before.filter(|slot| self.gone.contains(slot)) {
            before = roll.slot_before(gone);
        }
        let behind = before
            .and_then(|slot| roll.get(slot))
            .map(|entry| entry.id().to_owned());
        Some(Change::Remove {
            entry: Box::new(entry),
            behind,
        })
    }

    /// The change that adds an entry at the end.
    fn add(&mut self, roll: &Roll<E>, entry: E) -> Change<E> {
        let last = roll.last().and_then(|slot| roll.get(slot));
        let last = last.map(|entry| entry.id().to_owned());
        let behind = self.added.replace(entry.id().to_owned()).or(last);
        Change::Add {
            entry: Box::new(entry),
            behind,
        }
    }

    fn edits(self, roll: &Roll<E>, edit: fn(Change<E>) -> Edit) -> impl Iterator<Item = Edit> {
        let changed = self.copies.into_iter().filter_map(move |(slot, now)| {
            let was = roll.get(slot)?;
            Change::between(was, &now).map(edit)
        });
        changed.collect::<Vec<_>>().into_iter()
    }
}

impl<'a> Proposal<'a> {
    /// No edit yet.
    #[must_use]
    pub fn new(desk: &'a Desk) -> Self {
        Self {
            desk,
            about: None,
            sides: Sheet::default(),
            entities: Sheet::default(),
            questions: Sheet::default(),
            claims: Sheet::default(),
            verification: Sheet::default(),
            lists: Vec::new(),
        }
    }

    /// The correction, in a sentence without a full stop.
    #[must_use]
    pub fn finish(self, says: String) -> Correction {
        let desk = self.desk;
        let about = self.about.as_ref();
        let about = about.and_then(|about| Change::between(desk.about(), about));
        let mut edits: Vec<Edit> = about.map(Edit::Layer).into_iter().collect();
        edits.extend(self.sides.edits(&desk.sides, Edit::Side));
        edits.extend(self.entities.edits(&desk.entities, Edit::Entity));
        edits.extend(self.questions.edits(&desk.questions, Edit::Question));
        edits.extend(self.claims.edits(&desk.claims, Edit::Claim));
        edits.extend(
            self.verification
                .edits(&desk.verification, Edit::Verification),
        );
        edits.extend(self.lists);
        Correction { says, edits }
    }

    /// The ids of the claims that are such.
    pub fn claims_where(&self, is: impl Fn(&ClaimEntry) -> bool) -> Vec<String> {
        let claims = self.desk.claims.iter().filter(|claim| is(claim));
        claims.map(|claim| claim.id.clone()).collect()
    }

    /// The ids of the lines on what could be checked that are such.
    pub fn verifications_where(&self, is: impl Fn(&VerificationEntry) -> bool) -> Vec<String> {
        let lines = self.desk.verification.iter().filter(|line| is(line));
        lines.map(|line| line.id.clone()).collect()
    }

    /// Changes what the layer says of its article.
    pub fn about(&mut self, change: impl FnOnce(&mut Layer)) {
        change(self.about.get_or_insert_with(|| self.desk.about().clone()));
    }

    /// Changes a side.
    pub fn side(&mut self, id: &str, change: impl FnOnce(&mut SideEntry)) {
        self.sides.change(&self.desk.sides, id, change);
    }

    /// Changes an entity.
    pub fn entity(&mut self, id: &str, change: impl FnOnce(&mut EntityEntry)) {
        self.entities.change(&self.desk.entities, id, change);
    }

    /// Changes a question.
    pub fn question(&mut self, id: &str, change: impl FnOnce(&mut QuestionEntry)) {
        self.questions.change(&self.desk.questions, id, change);
    }

    /// Changes a claim.
    pub fn claim(&mut self, id: &str, change: impl FnOnce(&mut ClaimEntry)) {
        self.claims.change(&self.desk.claims, id, change);
    }

    /// Changes a line on what could be checked.
    pub fn verification(&mut self, id: &str, change: impl FnOnce(&mut VerificationEntry)) {
        self.verification
            .change(&self.desk.verification, id, change);
    }

    /// Takes a side out.
    pub fn remove_side(&mut self, id: &str) {
        let change = self.sides.remove(&self.desk.sides, id);
        self.lists.extend(change.map(Edit::Side));
    }

    /// Takes an entity out.
    pub fn remove_entity(&mut self, id: &str) {
        let change = self.entities.remove(&self.desk.entities, id);
        self.lists.extend(change.map(Edit::Entity));
    }

    /// Takes a question out.
    pub fn remove_question(&mut self, id: &str) {
        let change = self.questions.remove(&self.desk.questions, id);
        self.lists.extend(change.map(Edit::Question));
    }

    /// Takes a claim out.
    pub fn remove_claim(&mut self, id: &str) {
        let change = self.claims.remove(&self.desk.claims, id);
        self.lists.extend(change.map(Edit::Claim));
    }

    /// Takes a line on what could be checked out.
    pub fn remove_verification(&mut self, id: &str) {
        let change = self.verification.remove(&self.desk.verification, id);
        self.lists.extend(change.map(Edit::Verification));
    }

    /// Adds a side at the end.
    pub fn add_side(&mut self, entry: SideEntry) {
        let change = self.sides.add(&self.desk.sides, entry);
        self.lists.push(Edit::Side(change));
    }

    /// Adds an entity at the end.
    pub fn add_entity(&mut self, entry: EntityEntry) {
        let change = self.entities.add(&self.desk.entities, entry);
        self.lists.push(Edit::Entity(change));
    }

    /// Adds a question at the end.
    pub fn add_question(&mut self, entry: QuestionEntry) {
        let change = self.questions.add(&self.desk.questions, entry);
        self.lists.push(Edit::Question(change));
    }

    /// Adds a claim at the end.
    pub fn add_claim(&mut self, entry: ClaimEntry) {
        let change = self.claims.add(&self.desk.claims, entry);
        self.lists.push(Edit::Claim(change));
    }

    /// Adds a line on what could be checked at the end.
    pub fn add_verification(&mut self, entry: VerificationEntry) {
        let change = self.verification.add(&self.desk.verification, entry);
        self.lists.push(Edit::Verification(change));
    }

    /// Puts a question behind another one, or at the beginning.
    pub fn move_question(&mut self, id: &str, behind: Option<String>) {
        let questions = &self.desk.questions;
        if let Some((slot, entry)) = questions
            .find(id)
            .and_then(|s| Some((s, questions.get(s)?)))
        {
            self.lists.push(Edit::Question(Change::Move {
                id: id.to_owned(),
                words: entry.question.clone(),
                was: questions.before(slot),
                now: behind,
            }));
        }
    }
}
