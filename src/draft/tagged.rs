//! What the tagger marks in a text, before the marks are joined into attributions.

use std::ops::Range;

/// The part that a stretch of words plays in an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Who says it.
    Source,
    /// The words of saying.
    Cue,
    /// What is said, or a piece of it.
    Content,
}

/// A stretch of tokens in one role. Stretches of one layer do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagged {
    /// What it is.
    pub role: Role,
    /// Token indices; never empty.
    pub tokens: Range<usize>,
    /// Whether it belongs to an attribution inside the content of another: the second layer.
    pub nested: bool,
}
