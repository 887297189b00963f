//! A layer that is being corrected: every list with its entries at hand, and a correction's edits applied.

use std::sync::Arc;

use super::build::{ARTICLE, UNKNOWN};
use super::correction::{Change, Clash, Correction, Edit, Entry, Fields, Target};
use super::layer::{ClaimEntry, EntityEntry, Layer, QuestionEntry, SideEntry, VerificationEntry};
use super::roll::Roll;
use super::slug::slug;

/// Ids that the format keeps for itself.
const RESERVED: [&str; 2] = [ARTICLE, UNKNOWN];

/// A layer on the desk.
#[derive(Debug, Clone)]
pub struct Desk {
    /// What the layer says besides its lists, which are empty here.
    about: Arc<Layer>,
    /// The sides.
    pub sides: Roll<SideEntry>,
    /// The entities.
    pub entities: Roll<EntityEntry>,
    /// The questions.
    pub questions: Roll<QuestionEntry>,
    /// The claims.
    pub claims: Roll<ClaimEntry>,
    /// The lines on what could be checked.
    pub verification: Roll<VerificationEntry>,
}

impl Desk {
    /// Takes a layer.
    #[must_use]
    pub fn new(mut layer: Layer) -> Self {
        Self {
            sides: Roll::new(std::mem::take(&mut layer.sides)),
            entities: Roll::new(std::mem::take(&mut layer.entities)),
            questions: Roll::new(std::mem::take(&mut layer.questions)),
            claims: Roll::new(std::mem::take(&mut layer.claims)),
            verification: Roll::new(std::mem::take(&mut layer.verification)),
            about: Arc::new(layer),
        }
    }

    /// The layer as it is now.
    #[must_use]
    pub fn layer(&self) -> Layer {
        Layer {
            sides: self.sides.iter().cloned().collect(),
            entities: self.entities.iter().cloned().collect(),
            questions: self.questions.iter().cloned().collect(),
            claims: self.claims.iter().cloned().collect(),
            verification: self.verification.iter().cloned().collect(),
            ..Layer::clone(&self.about)
        }
    }

    /// What the layer says besides its lists.
    #[must_use]
    pub fn about(&self) -> &Layer {
        &self.about
    }

    /// An id that no entry has: the letters and digits of `words` in lower case, with a number if need be.
    #[must_use]
    pub fn new_id(&self, words: &str, otherwise: &str) -> String {
        let slug = slug(words);
        let stem = if slug.is_empty() {
            otherwise.to_owned()
        } else {
            slug
        };
        let mut ids = (2..).map(|n| format!("{stem}-{n}"));
        let taken = |id: &String| {
            self.sides.find(id).is_some()
                || self.entities.find(id).is_some()
                || self.questions.find(id).is_some()
                || self.claims.find(id).is_some()
                || self.verification.find(id).is_some()
                || RESERVED.contains(&id.as_str())
        };
        let mut id = stem.clone();
        while taken(&id) {
            id = ids.next().unwrap_or_default();
        }
        id
    }

    /// Whether an entry is there.
    #[must_use]
    pub fn has(&self, target: &Target) -> bool {
        match target {
            Target::Side(id) => self.sides.find(id).is_some(),
            Target::Entity(id) => self.entities.find(id).is_some(),
            Target::Question(id) => self.questions.find(id).is_some(),
            Target::Claim(id) => self.claims.find(id).is_some(),
            Target::Verification(id) => self.verification.find(id).is_some(),
        }
    }

    /// Applies a correction: each edit by itself, so that one that does not apply does not hold up the others.
    /// What did not apply comes back with the reason.
    pub fn apply(&mut self, correction: &Correction) -> Vec<Clash> {
        let edits = correction.edits.iter();
        edits.filter_map(|edit| self.edit(edit).err()).collect()
    }

    /// Takes a correction back: its edits turned round, the last one first.
    pub fn take_back(&mut self, correction: &Correction) -> Vec<Clash> {
        let edits = correction.edits.iter().rev();
        let turned = edits.map(|edit| edit.clone().turned());
        turned.filter_map(|edit| self.edit(&edit).err()).collect()
    }

    /// Applies an edit; says whether it changed anything: it may be so already.
    ///
    /// # Errors
    /// If the entry is gone, or a field is neither what it was nor what it should become.
    pub fn edit(&mut self, edit: &Edit) -> Result<bool, Clash> {
        match edit {
            Edit::Side(change) => put(&mut self.sides, change),
            Edit::Entity(change) => put(&mut self.entities, change),
            Edit::Question(change) => put(&mut self.questions, change),
            Edit::Claim(change) => put(&mut self.claims, change),
            Edit::Verification(change) => put(&mut self.verification, change),
        }
    }
}

fn put<E: Entry>(roll: &mut Roll<E>, change: &Change<E>) -> Result<bool, Clash> {
    match change {
        Change::Set {
            id,
            words,
            then,
            was,
            now,
        } => {
            let slot = roll.meant(id, words);
            // It may be so already, and be known by the words that it has since then.
            let slot = match then {
                Some(then) if !slot.is_some_and(|s| is_called(roll, s, words)) => {
                    roll.meant(id, then)
                }
                _ => slot,
            };
            let entry = slot.and_then(|slot| roll.get_mut(slot));
            let entry = entry.ok_or_else(|| gone::<E>(words))?;
            E::Fields::put(was, now, entry)
        }
        Change::Add { entry, behind } => match roll.with_id(entry.id()) {
            Some(there) if there == &**entry => Ok(false),
            Some(_) if !entry.id().is_empty() => Err(Clash::Taken {
                noun: E::NOUN,
                id: entry.id().to_owned(),
            }),
            _ => {
                let behind = roll.behind(behind.as_deref());
                roll.insert(E::clone(entry), behind);
                Ok(true)
            }
        },
        Change::Remove { entry, .. } => {
            let slot = roll.meant(entry.id(), &entry.words());
            let removed = slot.and_then(|slot| roll.remove(slot));
            Ok(removed.is_some()) // gone already is gone
        }
        Change::Move { id, words, now, .. } => {
            let slot = roll.meant(id, words).ok_or_else(|| gone::<E>(words))?;
            let moved = roll.before(slot) != *now;
            let behind = roll.behind(now.as_deref());
            roll.shift(slot, behind);
            Ok(moved)
        }
    }
}

fn is_called<E: Entry>(roll: &Roll<E>, slot: usize, words: &str) -> bool {
    roll.get(slot).is_some_and(|entry| entry.words() == words)
}

fn gone<E: Entry>(words: &str) -> Clash {
    Clash::Gone {
        noun: E::NOUN,
        words: words.to_owned(),
    }
}
