//! Corrections: what a person decides about a layer, as values.
//!
//! A [`Correction`] is one decision, in one sentence and as few [`Edit`]s as it takes. Each edit says what was
//! and what is now, so it can be turned round, and it names its entry by its id and by its words, so it finds
//! it again in a newer draft. Applying happens at a [`Desk`](super::Desk).

mod fields;
mod merge;

use serde::{Deserialize, Serialize};

pub use fields::{
    ClaimFields, EntityFields, LayerFields, QuestionFields, SideFields, VerificationFields,
};
pub use merge::Clash;

use super::layer::{
    ClaimEntry, EntityEntry, Layer, QuestionEntry, Review, SideEntry, VerificationEntry,
};

/// Something that a list of a layer holds.
pub trait Entry: Clone + PartialEq {
    /// What of it was changed.
    type Fields: Fields<Self>;
    /// What it is called in a sentence.
    const NOUN: &'static str;

    /// Its id in the file.
    fn id(&self) -> &str;

    /// The words that a person knows it by.
    fn words(&self) -> String;

    /// Whether a person has looked at it; what has no such mark counts as kept.
    fn review(&self) -> Review;
}

/// Some fields of an entry.
pub trait Fields<E>: Sized + Clone + PartialEq {
    /// The fields in which two states of an entry differ: those of the first and those of the second; none if
    /// they are equal.
    fn between(was: &E, now: &E) -> Option<(Self, Self)>;

    /// Whether an entry has just these values in them.
    fn are_of(&self, entry: &E) -> bool;

    /// Changes these fields of an entry from what they `was` to what they are `now`.
    ///
    /// # Errors
    /// If a field is neither; then nothing is changed.
    fn put(was: &Self, now: &Self, entry: &mut E) -> Result<bool, Clash>;

    /// The names of the fields.
    fn names(&self) -> Vec<&'static str>;
}

/// One entry of a layer changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Edit {
    /// What the layer says of its article; only its fields can be set.
    Layer(Change<Layer>),
    /// A side.
    Side(Change<SideEntry>),
    /// An entity.
    Entity(Change<EntityEntry>),
    /// A question.
    Question(Change<QuestionEntry>),
    /// A claim.
    Claim(Change<ClaimEntry>),
    /// A line on what could be checked.
    Verification(Change<VerificationEntry>),
}

/// How an entry changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[serde(bound(
    serialize = "E: Serialize, E::Fields: Serialize",
    deserialize = "E: Deserialize<'de>, E::Fields: Deserialize<'de>"
))]
pub enum Change<E: Entry> {
    /// Some of its fields.
    Set {
        /// Its id.
        id: String,
        /// Its words before the change.
        words: String,
        /// Its words after the change, if they are others.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        then: Option<String>,
        /// The fields as they were.
        was: Box<E::Fields>,
        /// The fields as they are now.
        now: Box<E::Fields>,
    },
    /// It is new.
    Add {
        /// The entry.
        entry: Box<E>,
        /// The id of the entry that it stands behind; none at the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        behind: Option<String>,
    },
    /// It is gone.
    Remove {
        /// The entry.
        entry: Box<E>,
        /// The id of the entry that it stood behind; none at the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        behind: Option<String>,
    },
    /// It stands elsewhere in its list.
    Move {
        /// Its id.
        id: String,
        /// Its words.
        words: String,
        /// The id of the entry that it stood behind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<String>,
        /// The id of the entry that it stands behind now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        now: Option<String>,
    },
}

impl<E: Entry> Change<E> {
    /// The change from one state of an entry to another; none if there is none.
    #[must_use]
    pub fn between(was: &E, now: &E) -> Option<Self> {
        let (words, then) = (was.words(), now.words());
        let (fields, changed) = E::Fields::between(was, now)?;
        Some(Self::Set {
            id: was.id().to_owned(),
            then: (then != words).then_some(then),
            words,
            was: Box::new(fields),
            now: Box::new(changed),
        })
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Set {
                id,
                words,
                then,
                was,
                now,
            } => {
                let (words, then) = match then {
                    Some(then) => (then, Some(words)),
                    None => (words, None),
                };
                Self::Set {
                    id,
                    words,
                    then,
                    was: now,
                    now: was,
                }
            }
            Self::Add { entry, behind } => Self::Remove { entry, behind },
            Self::Remove { entry, behind } => Self::Add { entry, behind },
            Self::Move {
                id,
                words,
                was,
                now,
            } => Self::Move {
                id,
                words,
                was: now,
                now: was,
            },
        }
    }

    /// The id of the entry.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Set { id, .. } | Self::Move { id, .. } => id,
            Self::Add { entry, .. } | Self::Remove { entry, .. } => entry.id(),
        }
    }

    /// Whether entries come, go or change places, so that those behind them are numbered anew.
    #[must_use]
    pub fn renumbers(&self) -> bool {
        !matches!(self, Self::Set { .. })
    }

    /// The names of the fields that it changes; none if it changes the list.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static str> {
        match self {
            Self::Set { now, .. } => now.names(),
            _ => Vec::new(),
        }
    }
}

/// Does the same with whatever an edit changes.
macro_rules! each {
    ($edit:expr, $change:ident => $does:expr) => {
        match $edit {
            Edit::Layer($change) => $does,
            Edit::Side($change) => $does,
            Edit::Entity($change) => $does,
            Edit::Question($change) => $does,
            Edit::Claim($change) => $does,
            Edit::Verification($change) => $does,
        }
    };
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Edit::Layer(change) => Edit::Layer(change.turned()),
            Edit::Side(change) => Edit::Side(change.turned()),
            Edit::Entity(change) => Edit::Entity(change.turned()),
            Edit::Question(change) => Edit::Question(change.turned()),
            Edit::Claim(change) => Edit::Claim(change.turned()),
            Edit::Verification(change) => Edit::Verification(change.turned()),
        }
    }

    /// What it changes: the kind of entry and its id.
    #[must_use]
    pub fn target(&self) -> Target {
        match self {
            Edit::Layer(_) => Target::Layer,
            Edit::Side(change) => Target::Side(change.id().to_owned()),
            Edit::Entity(change) => Target::Entity(change.id().to_owned()),
            Edit::Question(change) => Target::Question(change.id().to_owned()),
            Edit::Claim(change) => Target::Claim(change.id().to_owned()),
            Edit::Verification(change) => Target::Verification(change.id().to_owned()),
        }
    }

    /// Whether entries come, go or change places.
    #[must_use]
    pub fn renumbers(&self) -> bool {
        each!(self, change => change.renumbers())
    }

    /// The id of the entry that it changes.
    #[must_use]
    pub fn id(&self) -> &str {
        each!(self, change => change.id())
    }

    /// Whether both are about the same entry.
    fn is_about_same(&self, other: &Edit) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other) && self.id() == other.id()
    }

    /// Whether it changes only whether a person has looked at an entry, and what they make of it.
    #[must_use]
    pub fn is_remark(&self) -> bool {
        let remark = |field: &&str| matches!(*field, "review" | "judgement");
        let fields = each!(self, change => change.fields());
        !fields.is_empty() && fields.iter().all(remark)
    }

    /// Whether both change the same: the same field of the same entry, or the same entry's being there.
    #[must_use]
    pub fn meets(&self, other: &Edit) -> bool {
        if !self.is_about_same(other) {
            return false;
        }
        let fields = |edit: &Edit| each!(edit, change => change.fields());
        let (ours, theirs) = (fields(self), fields(other));
        ours.is_empty() || theirs.is_empty() || ours.iter().any(|f| theirs.contains(f))
    }
}

/// An entry by its id in the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// What the layer says of its article.
    Layer,
    /// A side.
    Side(String),
    /// An entity.
    Entity(String),
    /// A question.
    Question(String),
    /// A claim.
    Claim(String),
    /// A line on what could be checked.
    Verification(String),
}

/// One decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The decision in one plain sentence, without a full stop: "merged TTP into Tehrik-e-Taliban Pakistan".
    pub says: String,
    /// What it changes.
    pub edits: Vec<Edit>,
}

impl Correction {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

macro_rules! entry {
    ($type:ident, $fields:ident, $noun:literal, |$e:ident| $words:expr, $review:expr) => {
        impl Entry for $type {
            type Fields = $fields;
            const NOUN: &'static str = $noun;

            fn id(&self) -> &str {
                &self.id
            }

            fn words(&self) -> String {
                let $e = self;
                $words
            }

            fn review(&self) -> Review {
                let $e = self;
                $review
            }
        }
    };
}

impl Entry for Layer {
    type Fields = LayerFields;
    const NOUN: &'static str = "dossier";

    /// There is one only, so it needs none.
    fn id(&self) -> &'static str {
        ""
    }

    fn words(&self) -> String {
        self.title.clone().unwrap_or_default()
    }

    fn review(&self) -> Review {
        Review::Kept
    }
}

entry!(SideEntry, SideFields, "side", |e| e.name.clone(), {
    let _ = e;
    Review::Kept
});
entry!(
    EntityEntry,
    EntityFields,
    "entity",
    |e| e.name.clone(),
    e.review
);
entry!(
    QuestionEntry,
    QuestionFields,
    "question",
    |e| e.question.clone(),
    e.review
);
entry!(
    ClaimEntry,
    ClaimFields,
    "claim",
    |e| e.content.words(),
    e.review
);
entry!(
    VerificationEntry,
    VerificationFields,
    "verification line",
    |e| e.quote.words(),
    e.review
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::specimen::{desk, on_claim, on_entity};

    fn edit(correction: Correction) -> Edit {
        correction.edits.into_iter().next().unwrap()
    }

    #[test]
    fn a_change_turned_twice_is_itself() {
        let desk = desk();
        let renamed = edit(on_entity(&desk, "day", |day| day.name = "Sunday".into()));
        let turned = renamed.clone().turned();
        let Edit::Entity(Change::Set { words, then, .. }) = &turned else {
            panic!("{turned:?}");
        };
        assert_eq!(
            (words.as_str(), then.as_deref()),
            ("Sunday", Some("Monday"))
        );
        assert_eq!(turned.turned(), renamed);
        let removal = crate::model::decision::reject(&desk, &Target::Claim("b-rain".into()));
        for edit in removal.edits {
            assert_eq!(edit.clone().turned().turned(), edit);
        }
    }

    #[test]
    fn edits_meet_in_the_same_field_or_in_being_there() {
        let desk = desk();
        let side = |id| edit(on_claim(&desk, id, |claim| claim.side = None));
        let review = edit(on_claim(&desk, "a-rain", |claim| {
            claim.review = Review::Kept;
        }));
        assert!(side("a-rain").meets(&side("a-rain")));
        assert!(!side("a-rain").meets(&side("b-rain")));
        assert!(!side("a-rain").meets(&review));
        let claim = desk.claims.with_id("a-rain").unwrap().clone();
        let gone = Edit::Claim(Change::Remove {
            entry: Box::new(claim),
            behind: None,
        });
        assert!(gone.meets(&review) && review.meets(&gone));
        assert!(gone.renumbers() && !review.renumbers());
    }

    #[test]
    fn a_field_that_was_empty_reads_back_as_changed() {
        let side = edit(on_claim(&desk(), "a-rain", |claim| claim.side = None));
        let json = serde_json::to_string(&side).unwrap();
        assert!(json.contains(r#""now":{"side":null}"#), "{json}");
        assert_eq!(serde_json::from_str::<Edit>(&json).unwrap(), side);
    }
}
