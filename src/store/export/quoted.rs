//! Words of the article with what stands around them and where.

use crate::model::{Article, Paragraph, Part};
use crate::text::Span;

/// Code points of context on each side.
const CONTEXT: usize = 32;

/// Words of the article and where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoted<'a> {
    /// The words as the text has them; an orphan's as the file has them.
    pub(super) exact: &'a str,
    /// Where they stand; nothing for an orphan.
    pub(super) place: Option<Place<'a>>,
}

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// What stands directly before, at most 32 code points.
    pub(super) prefix: &'a str,
    /// What stands directly behind.
    pub(super) suffix: &'a str,
    /// Code points from the beginning of the article to their first.
    pub(super) start: u32,
    /// And to behind their last.
    pub(super) end: u32,
    /// The paragraph, from 1.
    pub(super) paragraph: u32,
}

impl<'a> Quoted<'a> {
    /// A part of a claim.
    pub(super) fn part(article: &'a Article, part: &'a Part) -> Self {
        match part.span {
            Some(span) => Self::span(article, span),
            None => Self {
                exact: &part.quote,
                place: None,
            },
        }
    }

    /// Words of the text.
    pub(super) fn span(article: &'a Article, span: Span) -> Self {
        let (before, after) = around(article.text(), span);
        let at = |byte: u32| article.code_point_of(byte as usize);
        let Paragraph(paragraph) = article.paragraph_at(span.start as usize);
        Self {
            exact: article.words(span),
            place: Some(Place {
                prefix: before,
                suffix: after,
                start: at(span.start),
                end: at(span.end),
                paragraph: paragraph + 1,
            }),
        }
    }
}

fn around(text: &str, span: Span) -> (&str, &str) {
    let before = &text[..span.start as usize];
    let after = &text[span.end as usize..];
    let from = before.char_indices().rev().nth(CONTEXT - 1);
    let to = after.char_indices().nth(CONTEXT);
    (
        &before[from.map_or(0, |(at, _)| at)..],
        &after[..to.map_or(after.len(), |(at, _)| at)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_counts_code_points_and_ends_with_the_text() {
        let article = Article::new(format!("{}Kabul.", "é".repeat(40)));
        let span = Span::new(80, 85);
        let place = Quoted::span(&article, span).place.unwrap();
        assert_eq!(place.prefix, "é".repeat(32));
        assert_eq!((place.suffix, place.start, place.end), (".", 40, 45));
    }

    #[test]
    fn an_orphan_has_its_words_alone() {
        let article = Article::new("Nothing.".into());
        let part = Part {
            quote: "lost".into(),
            span: None,
        };
        let quoted = Quoted::part(&article, &part);
        assert_eq!((quoted.exact, quoted.place), ("lost", None));
    }
}
