//! The entries of one list of a layer, in their order, each found by its id: what a correction needs.
//!
//! Entries stand in slots that are linked, so that one is found, added, taken out or moved in the same
//! time whether there are ten or ten thousand.

use std::collections::HashSet;
use std::sync::OnceLock;

use foldhash::HashMap;

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
    doubled: HashSet<String>,
    /// The entries by their words, from when one is first looked for that way.
    by_words: OnceLock<HashMap<String, Vec<Slot>>>,
    first: Option<Slot>,
    last: Option<Slot>,
}

impl<E: Entry> Roll<E> {
    /// The entries of a list; of two with one id the first is found by it.
    #[must_use]
    pub fn new(entries: Vec<E>) -> Self {
        let mut roll = Self {
            links: Vec::with_capacity(entries.len()),
            by_id: HashMap::default(),
            doubled: HashSet::new(),
            by_words: OnceLock::new(),
            first: None,
            last: None,
        };
        roll.by_id.reserve(roll.links.capacity());
        for entry in entries {
            let behind = roll.last;
            roll.insert(entry, behind);
        }
        roll
    }

    /// The entries in their order.
    pub fn iter(&self) -> impl Iterator<Item = &E> {
        self.slots()
            .filter_map(|slot| self.links[slot].entry.as_ref())
    }

    fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        std::iter::successors(self.first, |&slot| self.links[slot].behind)
    }

    /// The entry of a slot.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&E> {
        self.links.get(slot)?.entry.as_ref()
    }

    /// Changes the entry of a slot; its id stays.
    pub fn change<T>(&mut self, slot: Slot, change: impl FnOnce(&mut E) -> T) -> Option<T> {
        let entry = self.links.get_mut(slot)?.entry.as_mut()?;
        let Some(by_words) = self.by_words.get_mut() else {
            return Some(change(entry));
        };
        let before = entry.words();
        let changed = change(entry);
        let now = entry.words();
        if now != before {
            forget(by_words, &before, slot);
            by_words.entry(now).or_default().push(slot);
        }
        Some(changed)
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
        match self.by_words().get(words).map(Vec::as_slice) {
            Some(&[slot]) => Some(slot),
            _ => by_id,
        }
    }

    fn by_words(&self) -> &HashMap<String, Vec<Slot>> {
        self.by_words.get_or_init(|| {
            let mut by_words: HashMap<String, Vec<Slot>> = HashMap::default();
            for (slot, link) in self.links.iter().enumerate() {
                if let Some(entry) = &link.entry {
                    by_words.entry(entry.words()).or_default().push(slot);
                }
            }
            by_words
        })
    }

    /// The entry that equals one, where several have its id.
    #[must_use]
    pub fn twin(&self, entry: &E) -> Option<Slot> {
        let equals = |slot: &Slot| self.get(*slot) == Some(entry);
        let doubled = self.doubled.contains(entry.id());
        doubled.then(|| self.slots().find(equals)).flatten()
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
        let id = entry.id().to_owned();
        if let Some(by_words) = self.by_words.get_mut() {
            by_words.entry(entry.words()).or_default().push(slot);
        }
        self.links.push(Link {
            entry: Some(entry),
            before: None,
            behind: None,
        });
        self.link(slot, behind);
        // What is added at the end is not the first of two with one id.
        let at_end = self.last == Some(slot);
        let first = *self.by_id.entry(id.clone()).or_insert(slot);
        if first != slot {
            let first = (!at_end).then(|| self.first_with(&id)).flatten();
            self.by_id.extend(first.map(|first| (id.clone(), first)));
            self.doubled.insert(id);
        }
        slot
    }

    /// Takes an entry out.
    pub fn remove(&mut self, slot: Slot) -> Option<E> {
        let entry = self.links.get_mut(slot)?.entry.take()?;
        self.unlink(slot);
        if let Some(by_words) = self.by_words.get_mut() {
            forget(by_words, &entry.words(), slot);
        }
        let id = entry.id();
        if self.by_id.get(id) == Some(&slot) {
            self.by_id.remove(id);
            let doubled = self.doubled.contains(id);
            let next = doubled.then(|| self.first_with(id)).flatten();
            self.by_id.extend(next.map(|next| (id.to_owned(), next)));
        }
        Some(entry)
    }

    /// The first entry with an id.
    fn first_with(&self, id: &str) -> Option<Slot> {
        let has_it = |&slot: &Slot| self.get(slot).is_some_and(|entry| entry.id() == id);
        self.slots().find(has_it)
    }

    /// Puts the entry of a slot behind another, or at the beginning.
    pub fn shift(&mut self, slot: Slot, behind: Option<Slot>) {
        if behind == Some(slot) {
            return;
        }
        self.unlink(slot);
        self.link(slot, behind);
        let id = self.get(slot).map(|entry| entry.id().to_owned());
        if let Some(id) = id.filter(|id| self.doubled.contains(id)) {
            self.by_id
                .extend(self.first_with(&id).map(|first| (id, first)));
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

fn forget(by_words: &mut HashMap<String, Vec<Slot>>, words: &str, slot: Slot) {
    if let Some(slots) = by_words.get_mut(words) {
        slots.retain(|other| *other != slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::SideEntry;

    fn side(id: &str, name: &str) -> SideEntry {
        SideEntry {
            id: id.into(),
            name: name.into(),
            ..SideEntry::default()
        }
    }

    fn roll(ids: &[&str]) -> Roll<SideEntry> {
        Roll::new(ids.iter().map(|id| side(id, &id.to_uppercase())).collect())
    }

    fn names(roll: &Roll<SideEntry>) -> String {
        roll.iter().map(|side| side.name.as_str()).collect()
    }

    #[test]
    fn entries_come_go_and_change_places_at_both_ends() {
        let mut roll = roll(&["a", "b", "c"]);
        let c = roll.find("c").unwrap();
        roll.shift(c, None);
        assert_eq!(names(&roll), "CAB");
        roll.shift(c, Some(c));
        assert_eq!(names(&roll), "CAB");
        assert_eq!(roll.remove(c), Some(side("c", "C")));
        assert_eq!(roll.remove(c), None);
        roll.insert(side("d", "D"), roll.last());
        roll.insert(side("e", "E"), None);
        assert_eq!(names(&roll), "EABD");
        let a = roll.find("a").unwrap();
        assert_eq!(roll.before(a).as_deref(), Some("e"));
        assert_eq!(roll.behind(Some("nowhere")), roll.last());
        assert_eq!(roll.behind(None), None);
    }

    #[test]
    fn the_first_of_two_with_one_id_has_the_name() {
        let mut roll = Roll::new(vec![side("a", "1"), side("a", "2"), side("b", "3")]);
        let name = |roll: &Roll<SideEntry>| roll.with_id("a").unwrap().name.clone();
        assert_eq!(name(&roll), "1");
        roll.remove(roll.find("a").unwrap());
        assert_eq!(name(&roll), "2");
        roll.insert(side("a", "0"), None);
        assert_eq!(name(&roll), "0");
        assert_eq!(
            roll.twin(&side("a", "2"))
                .and_then(|s| roll.get(s))
                .unwrap()
                .name,
            "2"
        );
        roll.shift(roll.find("a").unwrap(), roll.last());
        assert_eq!((name(&roll), names(&roll)), ("2".into(), "230".into()));
    }

    #[test]
    fn another_id_is_found_by_words_that_only_one_has() {
        let mut roll = Roll::new(vec![side("a", "X"), side("b", "Y"), side("c", "Y")]);
        let id = |roll: &Roll<SideEntry>, id, words| {
            let slot = roll.meant(id, words)?;
            roll.get(slot).map(|side| side.id.clone())
        };
        assert_eq!(id(&roll, "old", "X").as_deref(), Some("a"));
        assert_eq!(id(&roll, "old", "Y"), None);
        assert_eq!(id(&roll, "c", "Y").as_deref(), Some("c"));
        assert_eq!(id(&roll, "a", "Z").as_deref(), Some("a"));
        roll.change(1, |side| side.name = "Z".into());
        assert_eq!(id(&roll, "old", "Y").as_deref(), Some("c"));
        assert_eq!(id(&roll, "old", "Z").as_deref(), Some("b"));
        roll.remove(1);
        assert_eq!(id(&roll, "old", "Z"), None);
        roll.insert(side("d", "Z"), None);
        assert_eq!(id(&roll, "old", "Z").as_deref(), Some("d"));
    }
}
