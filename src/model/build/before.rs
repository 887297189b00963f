//! A list of a dossier as it was before corrections, to take over in its order.

use std::collections::HashSet;

use super::Keys;
use crate::model::dossier::{Claim, Entity};

/// What is taken over by its id.
pub(super) trait Keyed {
    /// Its id in the file.
    fn key(&self) -> &str;
}

impl Keyed for Claim {
    fn key(&self) -> &str {
        &self.key
    }
}

impl Keyed for Entity {
    fn key(&self) -> &str {
        &self.key
    }
}

/// The items as they were.
pub(super) struct Before<'a, T> {
    items: Vec<Option<T>>,
    /// The first one that was neither taken nor passed over.
    next: usize,
    /// The ids of those that have to be made anew.
    touched: HashSet<&'a str>,
    /// Ids that several have, where they cannot be told apart by their order.
    doubled: HashSet<String>,
    /// For each item the number of the one that stands in its place.
    numbers: Vec<Option<usize>>,
}

impl<T> Default for Before<'_, T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            next: 0,
            touched: HashSet::new(),
            doubled: HashSet::new(),
            numbers: Vec::new(),
        }
    }
}

impl<'a, T: Keyed> Before<'a, T> {
    /// Everything can be taken over but what is touched, and what shares its id if entries came, went or `moved`.
    pub(super) fn new(items: Vec<T>, touched: HashSet<&'a str>, moved: bool) -> Self {
        let doubled = if moved {
            doubled(&items)
        } else {
            HashSet::new()
        };
        Self {
            doubled,
            numbers: vec![None; items.len()],
            items: items.into_iter().map(Some).collect(),
            next: 0,
            touched,
        }
    }

    /// The item with an id, if it can be taken over; it gets a number. `now` are the ids that there are.
    pub(super) fn take<Id>(&mut self, id: &str, number: usize, now: &Keys<Id>) -> Option<T> {
        while let Some(Some(item)) = self.items.get(self.next)
            && item.key() != id
            && !now.contains_key(item.key())
        {
            self.next += 1; // it is gone
        }
        let item = self.items.get_mut(self.next)?;
        let item = item.take_if(|item| item.key() == id)?;
        self.numbers[self.next] = Some(number);
        self.next += 1;
        (!self.is_touched(id)).then_some(item)
    }

    /// Whether an item has to be made anew.
    pub(super) fn is_touched(&self, id: &str) -> bool {
        self.touched.contains(id) || self.doubled.contains(id)
    }

    /// For each item the number of the one that stands in its place now.
    pub(super) fn numbers(&self) -> &[Option<usize>] {
        &self.numbers
    }

    /// For each item the number that it has now; of two with one id the first has the name.
    pub(super) fn renumbered<Id: Copy>(
        self,
        now: &Keys<Id>,
        number: fn(usize) -> Id,
    ) -> Vec<Option<Id>> {
        let items = self.items.iter().zip(self.numbers);
        let named = |item: &Option<T>| now.get(item.as_ref()?.key()).copied();
        let numbers = items.map(|(item, place)| place.map(number).or_else(|| named(item)));
        numbers.collect()
    }
}

/// The ids that several items have.
fn doubled<T: Keyed>(items: &[T]) -> HashSet<String> {
    let mut seen = foldhash::HashSet::default();
    seen.reserve(items.len());
    let keys = items.iter().map(Keyed::key);
    let again = keys.filter(|key| !seen.insert(*key));
    again.map(str::to_owned).collect()
}
