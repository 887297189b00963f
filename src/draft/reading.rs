//! What the tagger, or the rules where there is no tagger, find in an article.

use crate::model::layer::Kind;
use crate::text::Span;

/// A statement with its owner: who (source) says how (cue) what (content), after PARC 3.0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The noun phrase or pronoun that names who says it; none where nobody is named.
    pub source: Option<Span>,
    /// The words of saying.
    pub cue: Span,
    /// What is said, in the order of the text; never empty.
    pub content: Vec<Span>,
    /// Index of the attribution in whose content this one stands.
    pub within: Option<usize>,
}

/// A span that names somebody or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Naming {
    /// The name, without a title.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
}

/// What was found in an article, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Who says what. Ordered by cue.
    pub attributions: Vec<Attribution>,
    /// What is named. Ordered, never overlapping.
    pub namings: Vec<Naming>,
}
