//! The names that can be searched.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::letters::Letters;
use super::pattern::Field;
use crate::text::fold;

/// Something that can be found: its names and what else is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The name, then its aliases.
    pub names: Vec<String>,
    /// Values that `kind:…` and `side:…` look at; a key may occur more than once.
    pub fields: Vec<(&'static str, String)>,
}

/// Names made ready for searching, folded and packed once.
///
/// # Examples
/// ```
/// use counterclaim::search::{Entry, Found, Index, Pattern};
///
/// let names = ["Afghan Taliban officials", "Tehrik-e-Taliban Pakistan", "Taliban"];
/// let index: Index = names
///     .iter()
///     .map(|name| Entry { names: vec![(*name).to_owned()], fields: vec![("kind", "group".to_owned())] })
///     .collect();
/// let mut found = Found::default();
/// index.search(&Pattern::parse("taliban kind:group"), &mut found);
/// let best = found.hits()[0];
/// assert_eq!(index.name(best.entry, best.name), "Taliban");
/// ```
#[derive(Debug, Clone)]
pub struct Index {
    names: Strings,
    folded: Strings,
    letters: Vec<Letters>,
    first_names: Vec<u32>,
    values: Vec<(&'static str, String)>,
    entry_values: Vec<u32>,
    first_values: Vec<u32>,
    identity: Arc<()>,
}

/// Many strings in one.
#[derive(Debug, Clone, Default)]
struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds the string that `write` appends.
    fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(narrow(self.text.len()));
    }

    fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[number] as usize]
    }
}

impl FromIterator<Entry> for Index {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut index = Self {
            names: Strings::default(),
            folded: Strings::default(),
            letters: Vec::new(),
            first_names: vec![0],
            values: Vec::new(),
            entry_values: Vec::new(),
            first_values: vec![0],
            identity: Arc::new(()),
        };
        let mut known = HashMap::new();
        for entry in entries {
            index.add(entry, &mut known);
        }
        index
    }
}

impl Index {
    fn add(&mut self, entry: Entry, known: &mut HashMap<(&'static str, String), u32>) {
        if entry.names.is_empty() {
            self.add_name("");
        }
        for name in &entry.names {
            self.add_name(name);
        }
        self.first_names.push(narrow(self.letters.len()));
        for (key, value) in entry.fields {
            let value = (key, fold(&value));
            let number = *known.entry(value).or_insert_with_key(|value| {
                self.values.push(value.clone());
                narrow(self.values.len() - 1)
            });
            self.entry_values.push(number);
        }
        self.first_values.push(narrow(self.entry_values.len()));
    }

    fn add_name(&mut self, name: &str) {
        self.names.push_with(|text| text.push_str(name));
        self.folded.push_with(|text| text.push_str(&fold(name)));
        let number = self.letters.len();
        self.letters.push(Letters::of(self.folded.get(number)));
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.first_names.len() - 1
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A name of an entry as it was given: 0 is the name, 1 the first alias. Empty for an entry
    /// without names.
    ///
    /// # Panics
    /// If there is no such entry.
    #[must_use]
    pub fn name(&self, entry: u32, name: u32) -> &str {
        self.names.get(self.names_of(entry).start + name as usize)
    }

    /// The numbers of an entry's names among all names.
    pub(super) fn names_of(&self, entry: u32) -> Range<usize> {
        slot(&self.first_names, entry)
    }

    /// A folded name by its number among all names.
    pub(super) fn folded(&self, number: usize) -> &str {
        self.folded.get(number)
    }

    /// The letters of a name by its number among all names.
    pub(super) fn letters(&self, number: usize) -> Letters {
        self.letters[number]
    }

    /// For each value that any field has, whether it is what `field` asks for.
    pub(super) fn values_of(&self, field: &Field) -> Vec<bool> {
        let asked =
            |(key, value): &(&str, String)| *key == field.key && value.starts_with(&field.value);
        self.values.iter().map(asked).collect()
    }

    /// Whether an entry has one of the values marked in `wanted`.
    pub(super) fn has_value(&self, entry: u32, wanted: &[bool]) -> bool {
        let values = &self.entry_values[slot(&self.first_values, entry)];
        values.iter().any(|&value| wanted[value as usize])
    }

    /// What tells this index from every other one.
    pub(super) fn identity(&self) -> &Arc<()> {
        &self.identity
    }
}

/// The stretch that belongs to `entry`, where `firsts` holds the start of each.
fn slot(firsts: &[u32], entry: u32) -> Range<usize> {
    let entry = entry as usize;
    firsts[entry] as usize..firsts[entry + 1] as usize
}

/// Offsets are kept in 32 bits; nobody has 4 GiB of names.
pub(super) fn narrow(size: usize) -> u32 {
    u32::try_from(size).expect("names over 4 GiB")
}
