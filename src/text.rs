//! Text as bytes, words and columns: spans, paragraphs, sentences, display width, wrapping and
//! the cleaning of hostile characters. Knows nothing of the rest of the crate.

mod span;

pub use span::Span;

/// The longest text that is opened, in bytes (1 GiB).
pub const MAX_TEXT_BYTES: u64 = 1 << 30;
