//! Text as bytes, words and columns: spans, paragraphs, sentences, display width, wrapping and
//! the cleaning of hostile characters. Knows nothing of the rest of the crate.
//!
//! | question | answer |
//! |---|---|
//! | which characters do these bytes hold? | [`decode`] |
//! | what does the article consist of? | [`paragraphs`], [`pieces`], [`sentences`], [`words`] |
//! | what may a terminal see of it? | [`clean`], [`glyphs`] |
//! | how much room does it need? | [`width`], [`wrap`], [`elide`], [`fit`] |
//! | are these the same words? | [`fold`] |
//!
//! Everything is bounded: a paragraph of 10 MB is read in [`pieces`] of at most
//! [`MAX_PIECE_BYTES`], a letter under a thousand accents keeps a handful of them, and no function
//! takes more than linear time on any input.

mod abbreviation;
mod clean;
mod cluster;
mod counted;
mod decode;
mod elide;
mod fold;
mod glyph;
mod hostile;
mod line;
mod paragraph;
mod piece;
mod punctuation;
mod sentence;
mod sentence_end;
mod span;
mod word;
mod wrap;

#[cfg(test)]
mod specimen;

pub use clean::{clean, width};
pub use counted::counted;
pub use decode::decode;
pub use elide::{elide, fit};
pub use fold::{fold, fold_with_positions};
pub use glyph::{Glyph, glyphs};
pub use paragraph::paragraphs;
pub use piece::{MAX_PIECE_BYTES, piece_at, pieces};
pub use sentence::{sentence_at, sentences};
pub use span::Span;
pub use word::{next_word, previous_word, word_at, words};
pub use wrap::wrap;

/// The longest text that is opened, in bytes (1 GiB).
pub const MAX_TEXT_BYTES: u64 = 1 << 30;
