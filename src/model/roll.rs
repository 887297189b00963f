//! The entries of one list of a layer, in their order, each found by its id: what a correction needs.
//!
//! Entries stand in slots that are linked, so that one is found, added, taken out or moved in the same
//! time whether there are ten or ten thousand.

use std::collections::HashMap;

use super::correction::Entry;

/// Where an entry stands for as long as it is there.
pub type Slot = usize;

#[derive(Debug, Clone)]
struct Link<E> {
    /// None once it was taken out.
    entry: Option<E>,
    before: Option<Slot>,
    behind: Option<Slot>,
}

/// A list of a layer.
#[derive(Debug, Clone)]
pub struct Roll<E> {
    links: Vec<Link<E>>,
    by_id: HashMap<String, Slot>,
    /// Ids that more than one entry has or had.
    doubled: Vec<String>,
    first: Option<Slot>,
    last: Option<Slot>,
}

impl<E: Entry> Roll<E> {
    /// The entries of a list; of two with one id the first is found by it.
    #[must_use]
    pub fn new(entries: Vec<E>) -> Self {
        let mut roll = Self {
            links: Vec::with_capacity(entries.len()),
            by_id: HashMap::with_capacity(entries.len()),
            doubled: Vec::new(),
            first: None,
            last: None,
        };
        for entry in entries {
            let behind = roll.last;
            roll.insert(entry, behind);
        }
        roll
    }

    /// The entries in their order.
    pub fn iter(&self) -> impl Iterator<Item = &E> {
        let next = |&slot: &Slot| self.links[slot].behind;
        let slots = std::iter::successors(self.first, next);
        slots.filter_map(|slot| self.links[slot].entry.as_ref())
    }

    /// The entry of a slot.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&E> {
        self.links.get(slot)?.entry.as_ref()
    }

    /// The entry of a slot, to be changed; its id stays.
    pub fn get_mut(&mut self, slot: Slot) -> Option<&mut E> {
        self.links.get_mut(slot)?.entry.as_mut()
    }

    /// The slot of the entry with an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Slot> {
        self.by_id.get(id).copied()
    }

    /// The entry with an id.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<&E> {
        self.get(self.find(id)?)
    }

    /// The entry that is meant by an id and the words that it had: exactly that one, else the only one with
    /// those words (a newer draft may have given it another id), else the one with that id.
    #[must_use]
    pub fn meant(&self, id: &str, words: &str) -> Option<Slot> {
        let by_id = self.find(id);
        if let Some(slot) = by_id.filter(|&slot| self.get(slot).is_some_and(|e| e.words() == words))
        {
            return Some(slot);
        }
        let same = |slot: &Slot| self.get(*slot).is_some_and(|entry| entry.words() == words);
        let mut alike = (0..self.links.len()).filter(same);
        match (alike.next(), alike.next()) {
            (Some(slot), None) => Some(slot),
            _ => by_id,
        }
    }

    /// The slot before one.
    #[must_use]
    pub fn slot_before(&self, slot: Slot) -> Option<Slot> {
        self.links.get(slot)?.before
    }

    /// The id of the entry that stands before a slot.
    #[must_use]
    pub fn before(&self, slot: Slot) -> Option<String> {
        let before = self.slot_before(slot)?;
        self.get(before).map(|entry| entry.id().to_owned())
    }

    /// Where to put an entry that stood behind the one with an id: there, at the beginning if it stood behind
    /// none, at the end if that one is gone.
    #[must_use]
    pub fn behind(&self, id: Option<&str>) -> Option<Slot> {
        match id {
            None => None,
            Some(id) => self.find(id).or(self.last),
        }
    }

    /// The slot of the last entry.
    #[must_use]
    pub fn last(&self) -> Option<Slot> {
        self.last
    }

    /// Puts an entry behind a slot, or at the beginning.
    pub fn insert(&mut self, entry: E, behind: Option<Slot>) -> Slot {
        let slot = self.links.len();
        match self.by_id.get(entry.id()) {
            None => drop(self.by_id.insert(entry.id().to_owned(), slot)),
            Some(_) if self.doubled.iter().any(|id| id == entry.id()) => {}
            Some(_) => self.doubled.push(entry.id().to_owned()),
        }
        self.links.push(Link {
            entry: Some(entry),
            before: None,
            behind: None,
        });
        self.link(slot, behind);
        slot
    }

    /// Takes an entry out.
    pub fn remove(&mut self, slot: Slot) -> Option<E> {
        let entry = self.links.get_mut(slot)?.entry.take()?;
        self.unlink(slot);
        if self.by_id.get(entry.id()) == Some(&slot) {
            self.by_id.remove(entry.id());
            let next = self.other_with(entry.id());
            next.and_then(|next| self.by_id.insert(entry.id().to_owned(), next));
        }
        Some(entry)
    }

    /// Another entry with the id of one that is gone.
    fn other_with(&self, id: &str) -> Option<Slot> {
        let has_it = |&slot: &Slot| self.get(slot).is_some_and(|entry| entry.id() == id);
        let doubled = self.doubled.iter().any(|doubled| doubled == id);
        doubled
            .then(|| (0..self.links.len()).find(has_it))
            .flatten()
    }

    /// Puts the entry of a slot behind another, or at the beginning.
    pub fn shift(&mut self, slot: Slot, behind: Option<Slot>) {
        if behind != Some(slot) {
            self.unlink(slot);
            self.link(slot, behind);
        }
    }

    fn link(&mut self, slot: Slot, before: Option<Slot>) {
        let behind = before.map_or(self.first, |before| self.links[before].behind);
        self.links[slot].before = before;
        self.links[slot].behind = behind;
        match before {
            Some(before) => self.links[before].behind = Some(slot),
            None => self.first = Some(slot),
        }
        match behind {
            Some(behind) => self.links[behind].before = Some(slot),
            None => self.last = Some(slot),
        }
    }

    fn unlink(&mut self, slot: Slot) {
        let (before, behind) = (self.links[slot].before, self.links[slot].behind);
        match before {
            Some(before) => self.links[before].behind = behind,
            None => self.first = behind,
        }
        match behind {
            Some(behind) => self.links[behind].before = before,
            None => self.last = before,
        }
    }
}
