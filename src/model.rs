//! The dossier: an article and its annotation layer as one value that every pane reads.
//!
//! A [`Dossier`] is built from an [`Article`] and a [`layer::Layer`] only through validation
//! ([`Dossier::build`]); what is wrong comes back as [`Problem`]s. Everything else here are
//! questions that can be asked of it. Nothing here knows a screen or a file.

pub mod anchor;
mod article;
mod build;
mod citation;
mod comparison;
pub mod correction;
pub mod decision;
mod desk;
mod dossier;
mod entity_view;
mod filter;
pub mod layer;
pub mod ledger;
pub mod mention;
mod problem;
pub mod reanchor;
mod renumbered;
mod reviewing;
mod roll;
mod selection;
mod slug;
mod span_index;
#[cfg(test)]
mod specimen;
mod word_index;

pub use article::{Article, Paragraph};
pub use comparison::{Balance, Status};
pub use correction::{Clash, Correction, Edit, Target};
pub use desk::Desk;
pub use dossier::{
    About, Answer, Claim, Dossier, Entity, Part, Place, Question, Role, Side, Stretch,
    Verification, Voice,
};
pub use filter::{By, Filter};
pub use layer::{CueClass, How, Kind, Precision, Review};
pub use ledger::Ledger;
pub use mention::{Form, Mention};
pub use problem::{Fault, Problem};
pub use renumbered::Renumbered;
pub use selection::Selection;
pub use slug::slug;
pub use span_index::SpanIndex;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Index into the dossier's list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id at an index.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

ids! {
    /// A side of this dossier.
    SideId
    /// An entity of this dossier.
    EntityId
    /// A question of this dossier.
    QuestionId
    /// A claim of this dossier.
    ClaimId
    /// A line on what could be checked, of this dossier.
    VerificationId
}
