//! What the claims are about: rival claims brought together, and which answers which.

pub mod cue;

use crate::model::layer::{CueClass, How};
use crate::text::Span;

/// Claims about one and the same thing: a row of the comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matter {
    /// The question, in one plain sentence made of the claims' own words.
    pub question: String,
    /// Attributions of the reading, in the order of the text.
    pub claims: Vec<usize>,
}

/// How one attribution meets another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// The attribution that answers.
    pub answer: usize,
    /// How.
    pub how: How,
    /// The attribution that is answered.
    pub to: usize,
}

/// The comparison as drafted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matters {
    /// The questions, in the order of the text. Every attribution stands in exactly one.
    pub matters: Vec<Matter>,
    /// Which claim answers which.
    pub meetings: Vec<Meeting>,
    /// The class of each attribution's cue.
    pub classes: Vec<CueClass>,
    /// The hedges of each attribution, as they stand in the text.
    pub hedges: Vec<Vec<Span>>,
    /// The article's own lines on what could be checked, with the questions they bear on.
    pub verifications: Vec<(Span, Vec<usize>)>,
}
