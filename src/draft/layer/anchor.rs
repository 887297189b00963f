//! Spans as anchors that are found again at once.

use crate::model::Article;
use crate::model::layer::{Anchor, Anchors, Selector};
use crate::text::Span;

/// Makes anchors for the spans of an article.
#[derive(Debug)]
pub struct Anchoring<'a> {
    /// The article.
    pub article: &'a Article,
}

impl<'a> Anchoring<'a> {
    /// For an article.
    #[must_use]
    pub fn of(article: &'a Article) -> Self {
        Self { article }
    }

    /// The words of a span with their paragraph and position; none for a span of blanks.
    #[must_use]
    pub fn anchor(&self, span: Span) -> Option<Anchor> {
        let words = self.article.text().get(span.range())?;
        if words.trim().is_empty() {
            return None;
        }
        Some(Anchor::Selector(Selector {
            quote: words.to_owned(),
            prefix: None,
            suffix: None,
            paragraph: Some(self.article.paragraph_at(span.start as usize).number()),
            position: Some(self.article.code_point_of(span.start as usize)),
        }))
    }

    /// Several spans as one quote with gaps; none if all are blank.
    #[must_use]
    pub fn pieces(&self, spans: &[Span]) -> Option<Anchors> {
        let mut anchors: Vec<Anchor> = spans.iter().filter_map(|span| self.anchor(*span)).collect();
        match anchors.len() {
            0 => None,
            1 => anchors.pop().map(Anchors::One),
            _ => Some(Anchors::Many(anchors)),
        }
    }
}
