//! One of several: what a field or a correction asks for.

use super::card::Field;
use super::menu::{Item, Menu};
use crate::model::Target;
use crate::text::Span;

/// What a choice or a typed line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The value of a field.
    Field(Target, Field),
    /// How a claim meets another one.
    How {
        /// The claim that meets.
        claim: String,
        /// The claim that is met.
        met: String,
    },
    /// Into which the target is merged.
    MergeInto(Target),
    /// Which of the two names stays, and what moves.
    MergeHow(Target, Target),
    /// Which name of an entity is split off.
    SplitOff(String),
    /// What a new claim of these words is about.
    NewClaim(Span),
    /// A new question, and a new claim of these words about it, if any.
    NewQuestion(Option<Span>),
    /// What a new entity with this name is.
    NewEntity(Span),
    /// The sides.
    Sides,
    /// The name of a new side.
    NewSide,
    /// The ledger.
    Ledger,
    /// Words that are not in the text any more.
    Orphans,
    /// Where a copy of the article goes, so that it can be corrected.
    Settle,
    /// What to do with a dossier that changed on disk.
    Changed,
    /// In which format it is taken out.
    Export,
    /// Where an export in this format goes.
    ExportTo(String),
    /// Whether an export replaces what is there.
    ExportOver {
        /// The format.
        format: String,
        /// The file.
        path: String,
    },
}

/// Where to go back to: a card and its row.
pub type Back = Option<(Target, usize)>;

/// One of several.
#[derive(Debug)]
pub struct Chooser {
    /// What is asked.
    pub title: String,
    /// What can be chosen, by a word that stands for it.
    pub menu: Menu<String>,
    /// What for.
    pub purpose: Purpose,
    /// Where it was asked.
    pub back: Back,
}

impl Chooser {
    /// A question with its choices.
    #[must_use]
    pub fn new(title: impl Into<String>, purpose: Purpose, items: Vec<Item<String>>) -> Self {
        Self {
            title: title.into(),
            menu: Menu::new(items),
            purpose,
            back: None,
        }
    }

    /// The same, asked on a card.
    #[must_use]
    pub fn back_to(mut self, back: Back) -> Self {
        self.back = back;
        self
    }
}
