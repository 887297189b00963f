//! The files: the only module that knows any.
//!
//! | question | answer |
//! |---|---|
//! | which article, with which dossier? | [`open`] |
//! | which articles do these files and folders hold? | [`articles()`] |
//! | what text do HTML, DOCX, EPUB, PDF and the web hold? | [`import`] |
//! | how is a dossier written? | [`dossier_file`] |
//! | where do corrections go? | [`Workplace`] |
//! | how is a line added that no crash loses? | [`journal`] |
//! | how is a file replaced? | [`safe_write`]; a hand-written dossier: [`mod@rewrite`] |
//! | how is one changed in place, the rest of its text kept? | [`rewrite`](mod@rewrite) |
//! | how is a file replaced without losing anything? | [`safe_write`] |
//! | how is a line added to a ledger, and what did others add? | [`journal`] |
//! | what does each pane hold, as rows? | [`mod@print`] |
//! | how does it leave, for other tools? | [`mod@export`] |
//! | what is wrong with a dossier? | [`check`] |
//! | what is the format of a dossier? | [`schema`] |
//! | what did the user configure? | [`settings`] |
//! | where was the reader last time? | [`state`] |
//! | what does the map hold? | [`basemap`] |
//!
//! Everything that is read is bounded, and every way in which it can fail is a sentence.

mod articles;
pub mod attributions;
pub mod basemap;
pub mod check;
mod digest;
pub mod dossier_file;
mod error;
pub mod export;
mod file;
mod folders;
pub mod import;
pub mod journal;
mod layer_file;
mod open;
mod pair;
pub mod print;
pub mod rewrite;
pub mod safe_write;
mod schema;
pub mod settings;
pub mod state;
mod workplace;

pub use articles::{Read, Unread, articles, articles_with};
pub use digest::sha256;
pub use error::OpenError;
pub use file::{MAX_LAYER_BYTES, keyboard_at_hand, read_known};
pub use open::{BUNDLED_LAYER, BUNDLED_TEXT, Opened, Source, open, open_with};
pub use schema::schema;
pub use workplace::{Trouble, Workplace, Written};
