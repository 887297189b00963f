//! Drafting: an article read by the program, so that there is a dossier before a person has made one.
//!
//! Everything made here is a draft and says so. Nothing is settled: a claim keeps its words and its source,
//! a side is given only where the text gives it, a place is put on the map only where its name is known.
//!
//! | step | of | makes | in |
//! |---|---|---|---|
//! | words | the article | tokens and sentences, with their spans | [`tokens`] |
//! | reading | tokens | who says what, in which words; names and their kinds: a [`Reading`] | [`reading`] |
//! | cast | a reading | mentions joined into entities, placed where known: a [`Cast`] | [`cast`] |
//! | parties | a cast | the sides, and whose voice each attribution is: [`Parties`] | [`parties`] |
//! | matters | all of these | questions, and which claim answers which: [`Matters`] | [`matters`] |
//! | layer | all of these | the annotation layer, in the words of the text | [`layer`] |

pub mod cast;
pub mod joiner;
pub mod layer;
pub mod matters;
pub mod parties;
pub mod quotation;
pub mod reading;
pub mod tagged;
pub mod tagger;
pub mod tokens;

pub use cast::{Cast, Figure};
pub use joiner::join;
pub use matters::{Matter, Matters};
pub use parties::{Parties, Party, Voice};
pub use quotation::Quotations;
pub use reading::{Attribution, Naming, Reading};
pub use tagged::{Role, Tagged};
pub use tokens::{Token, Tokens};
