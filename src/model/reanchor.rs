//! The anchors of a layer in a text that has changed: which stand where they stood, which were found elsewhere,
//! which are orphans and what is nearest to them.
//!
//! Nothing is moved by looking: what a person accepts becomes a [`Correction`](super::Correction).

mod accept;
mod align;
mod fields;
mod nearest;
mod pieces;
mod settle;

#[cfg(test)]
mod json {
    //! What a file says, for the tests beside.

    pub(super) fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
        serde_json::from_str(json).unwrap()
    }

    pub(super) fn written(value: &impl serde::Serialize) -> String {
        serde_json::to_string(value).unwrap()
    }
}
#[cfg(test)]
mod tests;

pub use accept::accept;
pub use nearest::{Candidate, nearest};
pub use settle::settle;

use self::pieces::{Piece, of_claim, of_entity, of_verification};
use super::anchor::{self, Drifts, Found, Lost};
use super::correction::Target;
use super::layer::Anchor;
use super::{Article, Desk};
use crate::text::{self, Span};

/// A field that holds anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A mention of an entity.
    Mention,
    /// Who says a claim.
    Source,
    /// Its words of saying.
    Cue,
    /// What is said.
    Content,
    /// Words that weaken it.
    Hedge,
    /// The words of a line on what could be checked.
    Quote,
}

impl Field {
    /// What it is called in a sentence.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Field::Mention => "mention",
            Field::Source => "source",
            Field::Cue => "cue",
            Field::Content => "content",
            Field::Hedge => "hedge",
            Field::Quote => "quote",
        }
    }
}

/// Where an anchor stands in a layer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The entry.
    pub target: Target,
    /// Its field.
    pub field: Field,
    /// Which piece of the field, from 0.
    pub piece: usize,
}

/// An anchor whose words are not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Where it stands in the layer.
    pub place: Place,
    /// The anchor.
    pub anchor: Anchor,
    /// Why it is lost.
    pub lost: Lost,
    /// The paragraph that is named for it, counted from 1.
    pub paragraph: Option<u32>,
    /// Where the other words of its entry stand, if some were found.
    pub beside: Option<Span>,
}

impl Orphan {
    /// The words that are looked for.
    #[must_use]
    pub fn quote(&self) -> &str {
        self.anchor.quote()
    }
}

/// What became of the anchors of a layer: each is unchanged, moved or an orphan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// How many are found where they are said to stand.
    pub unchanged: usize,
    /// How many are found by their words, but elsewhere than their paragraph or position says.
    pub moved: usize,
    /// The others, in the order of the layer: mentions, claims, lines on what could be checked.
    pub orphans: Vec<Orphan>,
}

impl Survey {
    /// How many anchors there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.unchanged + self.moved + self.orphans.len()
    }

    /// In one sentence without a full stop: "of 92 anchors 80 stand where they stood, 10 moved, 2 are orphans".
    #[must_use]
    pub fn says(&self) -> String {
        let are = if self.orphans.len() == 1 { "is" } else { "are" };
        let stand = if self.unchanged == 1 {
            "stands"
        } else {
            "stand"
        };
        format!(
            "of {} {} {stand} where {} stood, {} moved, {} {are} orphaned",
            text::counted(self.total(), "anchor"),
            self.unchanged,
            if self.unchanged == 1 { "it" } else { "they" },
            self.moved,
            self.orphans.len(),
        )
    }

    fn take(&mut self, article: &Article, target: impl Fn() -> Target, pieces: Vec<Piece>) {
        let beside = pieces.iter().find_map(Piece::span);
        for piece in pieces {
            match piece.found {
                Ok(_) if piece.is_at_its_place(article) => self.unchanged += 1,
                Ok(_) => self.moved += 1,
                Err(lost) => self.orphans.push(Orphan {
                    place: Place {
                        target: target(),
                        field: piece.field,
                        piece: piece.number,
                    },
                    anchor: piece.anchor.clone(),
                    lost,
                    paragraph: anchor::named(piece.anchor, piece.scope.paragraph()),
                    beside: beside.filter(|_| piece.field != Field::Mention),
                }),
            }
        }
    }
}

/// Looks for every anchor of a layer in the text.
#[must_use]
pub fn survey(article: &Article, desk: &Desk) -> Survey {
    let drifts = Drifts::of(article, desk.claims.iter());
    let mut survey = Survey::default();
    for entity in desk.entities.iter() {
        let target = || Target::Entity(entity.id.clone());
        survey.take(article, target, of_entity(article, entity, &drifts));
    }
    for claim in desk.claims.iter() {
        let target = || Target::Claim(claim.id.clone());
        survey.take(article, target, of_claim(article, claim, &drifts));
    }
    for line in desk.verification.iter() {
        let target = || Target::Verification(line.id.clone());
        survey.take(article, target, of_verification(article, line));
    }
    survey
}
