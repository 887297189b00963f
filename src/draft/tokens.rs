//! Words, clitics and single marks of punctuation, and the sentences that they stand in.

use std::ops::Range;

use crate::text::Span;

/// A word, a clitic ("'s") or one mark of punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Whether it is the first of its paragraph.
    pub opens_paragraph: bool,
}

/// The tokens of an article.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// In the order of the text.
    pub tokens: Vec<Token>,
    /// Token indices of each sentence; together they cover all tokens.
    pub sentences: Vec<Range<usize>>,
}
