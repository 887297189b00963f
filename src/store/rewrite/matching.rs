//! Which element of a changed list is which element of the old one.

use std::collections::{HashMap, VecDeque};

use super::parts::{bracket, parts};

/// For each element of `new`, its place in `old`, or `None` for one that was added. No place is given twice.
///
/// Elements are the same if they are equal; else if they have the same id, the first with the first where ids are
/// doubled; else if they have no ids, or differ in nothing but their ids, and stand at the same place.
pub(super) fn places(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
    let head = shared(old.iter(), new.iter());
    let tail = shared(old[head..].iter().rev(), new[head..].iter().rev());
    let mut places: Vec<Option<usize>> = (0..head).map(Some).collect();
    let middle = Middle {
        old: &old[head..old.len() - tail],
        new: &new[head..new.len() - tail],
    };
    let moved = |place: Option<usize>| place.map(|place| place + head);
    places.extend(middle.places().into_iter().map(moved));
    places.extend((old.len() - tail..old.len()).map(Some));
    places
}

/// How many elements are equal from the beginning.
fn shared<'a>(
    old: impl Iterator<Item = &'a &'a str>,
    new: impl Iterator<Item = &'a &'a str>,
) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).count()
}

/// What is left of the lists without what they begin and end with in common.
struct Middle<'a> {
    old: &'a [&'a str],
    new: &'a [&'a str],
}

impl Middle<'_> {
    fn places(&self) -> Vec<Option<usize>> {
        let mut found = Found {
            places: vec![None; self.new.len()],
            taken: vec![false; self.old.len()],
        };
        if self.old.is_empty() || self.new.is_empty() {
            return found.places;
        }
        found.by(self, |element| Some(element.to_owned()));
        found.by(self, id);
        for j in 0..self.new.len() {
            let i = if j == 0 {
                Some(0)
            } else {
                found.places[j - 1].map(|i| i + 1)
            };
            let Some(i) = i.filter(|&i| i < self.old.len() && !found.taken[i]) else {
                continue;
            };
            if found.places[j].is_none() && may_be_one(self.old[i], self.new[j]) {
                found.take(i, j);
            }
        }
        found.places
    }
}

struct Found {
    places: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Found {
    fn take(&mut self, old: usize, new: usize) {
        self.places[new] = Some(old);
        self.taken[old] = true;
    }

    /// Matches what has the same mark and is not matched yet, in order.
    fn by(&mut self, lists: &Middle, mark: impl Fn(&str) -> Option<String>) {
        let mut free: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (i, old) in lists.old.iter().enumerate() {
            if !self.taken[i]
                && let Some(mark) = mark(old)
            {
                free.entry(mark).or_default().push_back(i);
            }
        }
        for (j, new) in lists.new.iter().enumerate() {
            if self.places[j].is_some() {
                continue;
            }
            let candidates = mark(new).and_then(|mark| free.get_mut(&mark));
            if let Some(i) = candidates.and_then(VecDeque::pop_front) {
                self.take(i, j);
            }
        }
    }
}

/// The id of an entry, unless it is empty.
fn id(element: &str) -> Option<String> {
    let parts = parts(element).unwrap_or_default();
    let id = parts.iter().find(|part| part.key == "id")?;
    let id: String = serde_json::from_str(id.value).ok()?;
    Some(id).filter(|id| !id.is_empty())
}

/// Whether an element at the place of another may be the same, changed.
fn may_be_one(old: &str, new: &str) -> bool {
    if bracket(old) != bracket(new) {
        return false;
    }
    match (id(old), id(new)) {
        (None, None) => true,
        _ => without_id(old) == without_id(new),
    }
}

fn without_id(element: &str) -> Vec<(String, &str)> {
    let parts = parts(element).unwrap_or_default();
    let fields = parts.into_iter().filter(|part| part.key != "id");
    fields.map(|part| (part.key, part.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_go_by_their_ids() {
        let (a, b, c) = (
            r#"{"id":"a","n":1}"#,
            r#"{"id":"b","n":2}"#,
            r#"{"id":"c","n":3}"#,
        );
        let changed = r#"{"id":"b","n":9}"#;
        assert_eq!(places(&[a, b, c], &[c, changed]), [Some(2), Some(1)]);
        assert_eq!(places(&[a, c], &[a, b, c]), [Some(0), None, Some(1)]);
        assert_eq!(places(&[], &[a]), [None]);
        assert_eq!(places(&[a], &[]), []);
    }

    #[test]
    fn doubled_and_empty_ids_go_by_their_order() {
        let (a1, a2, a3) = (
            r#"{"id":"a","n":1}"#,
            r#"{"id":"a","n":2}"#,
            r#"{"id":"a","n":3}"#,
        );
        assert_eq!(places(&[a1, a2], &[a1, a3]), [Some(0), Some(1)]);
        assert_eq!(places(&[a1, a2], &[a2, a3]), [Some(1), Some(0)]);
        let (e1, e2) = (r#"{"id":"","n":1}"#, r#"{"id":"","n":2}"#);
        assert_eq!(places(&[e1], &[e2]), [Some(0)]);
        assert_eq!(places(&["1", "2"], &["1", "3"]), [Some(0), Some(1)]);
    }

    #[test]
    fn an_entry_that_only_got_another_id_is_the_same_and_one_that_differs_in_more_is_not() {
        let (a, b) = (r#"{"id":"a","n":1}"#, r#"{"id":"b","n":1}"#);
        assert_eq!(places(&[a], &[b]), [Some(0)]);
        assert_eq!(places(&[a], &[r#"{"id":"b","n":2}"#]), [None]);
    }
}
