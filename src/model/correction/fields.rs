//! The fields of each kind of entry that a correction can change.

use serde::{Deserialize, Deserializer, Serialize};

use super::merge::{Clash, Merge};
use super::{Entry, Fields};
use crate::model::layer::{
    Anchor, Anchors, AnswerEntry, ClaimEntry, CueClass, EntityEntry, Ids, Judgement, Kind, Layer,
    PlaceEntry, QuestionEntry, Review, SideEntry, VerificationEntry,
};

/// A field that is there may be null; one that is not there was not changed.
fn there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

macro_rules! fields {
    ($(#[$doc:meta])* $name:ident of $entry:ident { $($field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        #[allow(missing_docs)] // each is described where the entry is
        pub struct $name {
            $(
                #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
                pub $field: Option<$type>,
            )*
        }

        impl Fields<$entry> for $name {
            fn between(was: &$entry, now: &$entry) -> Option<(Self, Self)> {
                let (mut before, mut behind) = (Self::default(), Self::default());
                $(
                    if was.$field != now.$field {
                        before.$field = Some(was.$field.clone());
                        behind.$field = Some(now.$field.clone());
                    }
                )*
                (before != behind).then_some((before, behind))
            }

            fn are_of(&self, entry: &$entry) -> bool {
                true $(&& self.$field.as_ref().is_none_or(|is| *is == entry.$field))*
            }

            fn put(was: &Self, now: &Self, entry: &mut $entry) -> Result<bool, Clash> {
                let clash = |field| Clash::Other {
                    noun: $entry::NOUN,
                    words: entry.words(),
                    field,
                };
                if was.are_of(entry) {
                    $(
                        if let (Some(_), Some(now)) = (&was.$field, &now.$field) {
                            entry.$field.clone_from(now);
                        }
                    )*
                    return Ok(was != now);
                }
                let mut changed = entry.clone();
                $(
                    if let (Some(was), Some(now)) = (&was.$field, &now.$field) {
                        changed.$field = entry
                            .$field
                            .merged(was, now)
                            .ok_or_else(|| clash(stringify!($field)))?;
                    }
                )*
                let differs = changed != *entry;
                *entry = changed;
                Ok(differs)
            }

            fn names(&self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $(
                    if self.$field.is_some() {
                        names.push(stringify!($field));
                    }
                )*
                names
            }
        }
    };
}

fields! {
    /// What a layer says of its article.
    LayerFields of Layer {
        title: Option<String>,
        publisher: Option<String>,
        author: Option<String>,
        published: Option<String>,
        url: Option<String>,
        captured: Option<String>,
        sha256: Option<String>,
    }
}

fields! {
    /// Fields of a side.
    SideFields of SideEntry {
        name: String,
        letter: String,
        speakers: Vec<String>,
    }
}

fields! {
    /// Fields of an entity.
    EntityFields of EntityEntry {
        name: String,
        kind: Kind,
        aliases: Vec<String>,
        stand_ins: Vec<String>,
        mentions: Vec<Anchor>,
        side: Option<String>,
        place: Option<PlaceEntry>,
        review: Review,
        judgement: Judgement,
    }
}

fields! {
    /// Fields of a question.
    QuestionFields of QuestionEntry {
        question: String,
        review: Review,
        judgement: Judgement,
    }
}

fields! {
    /// Fields of a claim.
    ClaimFields of ClaimEntry {
        question: String,
        side: Option<String>,
        paragraph: Option<u32>,
        source: Anchors,
        cue: Anchors,
        cue_class: Option<CueClass>,
        content: Anchors,
        place: Ids,
        answers: Vec<AnswerEntry>,
        hedges: Vec<Anchor>,
        within: Option<String>,
        review: Review,
        judgement: Judgement,
    }
}

fields! {
    /// Fields of a line on what could be checked.
    VerificationFields of VerificationEntry {
        paragraph: Option<u32>,
        quote: Anchors,
        questions: Vec<String>,
        review: Review,
    }
}
