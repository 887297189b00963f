//! From what a field was to what it is now, where it may meanwhile be something else.

use std::fmt;

use crate::model::layer::{
    Anchor, Anchors, AnswerEntry, CueClass, Ids, Judgement, Kind, PlaceEntry, Review,
};

/// Why an edit does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// The entry is not there.
    Gone {
        /// What it is.
        noun: &'static str,
        /// The words that it was known by.
        words: String,
    },
    /// A field is neither what it was nor what it should become.
    Other {
        /// What the entry is.
        noun: &'static str,
        /// The words that it is known by.
        words: String,
        /// The field.
        field: &'static str,
    },
    /// An entry with that id is there already, and it is another one.
    Taken {
        /// What it is.
        noun: &'static str,
        /// The id.
        id: String,
    },
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Clash::Gone { noun, words } => write!(f, "there is no {noun} “{words}” any more"),
            Clash::Other { noun, words, field } => {
                write!(
                    f,
                    "the {} of the {noun} “{words}” is another one by now",
                    field.replace('_', " ")
                )
            }
            Clash::Taken { noun, id } => write!(f, "another {noun} has the id “{id}”"),
        }
    }
}

/// A field that can be changed although it is not quite what it was.
pub trait Merge: Sized + Clone + PartialEq {
    /// This value, with the difference between `was` and `now` made in it; none if that makes no sense.
    fn merged(&self, was: &Self, now: &Self) -> Option<Self> {
        if self == was || self == now {
            Some(now.clone())
        } else {
            self.joined(was, now)
        }
    }

    /// The same where it is neither.
    fn joined(&self, _was: &Self, _now: &Self) -> Option<Self> {
        None
    }
}

impl Merge for String {}
impl<T: Merge> Merge for Option<T> {}
impl Merge for u32 {}
impl Merge for Review {}
impl Merge for Kind {}
impl Merge for CueClass {}
impl Merge for PlaceEntry {}
impl Merge for Anchors {}
impl Merge for crate::model::layer::Reliability {}
impl Merge for crate::model::layer::Credibility {}
impl Merge for crate::model::layer::Assessment {}
impl Merge for crate::model::layer::Likelihood {}

/// A list: what was taken out is taken out, what was put in is put in.
fn list<T: Clone + PartialEq>(here: &[T], was: &[T], now: &[T]) -> Vec<T> {
    let out = |item: &&T| !was.contains(item) || now.contains(item);
    let mut list: Vec<T> = here.iter().filter(out).cloned().collect();
    for item in now {
        if !was.contains(item) && !list.contains(item) {
            list.push(item.clone());
        }
    }
    list
}

macro_rules! lists {
    ($($item:ty)*) => {$(
        impl Merge for Vec<$item> {
            fn joined(&self, was: &Self, now: &Self) -> Option<Self> {
                Some(list(self, was, now))
            }
        }
    )*};
}

lists!(String Anchor AnswerEntry);

impl Merge for Ids {
    fn joined(&self, was: &Self, now: &Self) -> Option<Self> {
        Some(Ids::of(list(self.all(), was.all(), now.all())))
    }
}

impl Merge for Judgement {
    fn joined(&self, was: &Self, now: &Self) -> Option<Self> {
        Some(Judgement {
            reliability: self
                .reliability
                .merged(&was.reliability, &now.reliability)?,
            credibility: self
                .credibility
                .merged(&was.credibility, &now.credibility)?,
            assessment: self.assessment.merged(&was.assessment, &now.assessment)?,
            likelihood: self.likelihood.merged(&was.likelihood, &now.likelihood)?,
            note: self.note.merged(&was.note, &now.note)?,
            tags: self.tags.merged(&was.tags, &now.tags)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&str]) -> Vec<String> {
        items.iter().map(|&item| item.to_owned()).collect()
    }

    #[test]
    fn a_value_changes_only_from_what_it_was() {
        let value = |here: &str| here.to_owned().merged(&"was".to_owned(), &"now".to_owned());
        assert_eq!(value("was").as_deref(), Some("now"));
        assert_eq!(value("now").as_deref(), Some("now"));
        assert_eq!(value("other"), None);
    }

    #[test]
    fn a_list_takes_what_was_put_in_and_loses_what_was_taken_out() {
        let (was, now) = (list(&["a", "b"]), list(&["b", "c"]));
        let merged = |here: &[&str]| list(here).merged(&was, &now).unwrap();
        assert_eq!(merged(&["a", "b"]), now);
        assert_eq!(merged(&["a", "b", "x"]), list(&["b", "x", "c"]));
        assert_eq!(merged(&["x", "c"]), list(&["x", "c"]));
        assert_eq!(merged(&[]), list(&["c"]));
    }

    #[test]
    fn a_judgement_clashes_only_where_both_changed_the_same() {
        let judgement = |note: Option<&str>, tags: &[&str]| Judgement {
            note: note.map(str::to_owned),
            tags: list(tags),
            ..Judgement::default()
        };
        let (was, now) = (judgement(None, &[]), judgement(Some("ours"), &["x"]));
        let merged = judgement(None, &["y"]).merged(&was, &now).unwrap();
        assert_eq!(merged, judgement(Some("ours"), &["y", "x"]));
        assert_eq!(judgement(Some("theirs"), &[]).merged(&was, &now), None);
    }
}
