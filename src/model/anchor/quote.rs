//! From a span to the words that a file quotes.

use memchr::memmem;

use crate::model::Article;
use crate::model::layer::{Anchor, Anchors, Selector};
use crate::text::Span;

/// Characters of context where the words alone do not say which place is meant.
const CONTEXT: usize = 24;
/// Bytes of a paragraph in which words are counted; in a longer one they always get their context.
const COUNTED: usize = 32 << 10;

/// The words of a span, such that they are found there again: with what stands around them where they
/// occur more than once in their paragraph. None for a span without words.
#[must_use]
pub fn anchor(article: &Article, span: Span) -> Option<Anchor> {
    let span = trimmed(article.text(), span)?;
    let quote = article.words(span);
    let paragraph = article.paragraph_at(span.start as usize);
    let around = article.paragraph(paragraph)?;
    let (prefix, suffix) = if occurs_once(article.words(around), quote) {
        (None, None)
    } else {
        context(article.text(), around, span)
    };
    Some(Anchor::Selector(Selector {
        quote: quote.to_owned(),
        prefix,
        suffix,
        paragraph: Some(paragraph.number()),
        position: Some(article.code_point_of(span.start as usize)),
    }))
}

/// The words of several spans, cut where paragraphs end.
#[must_use]
pub fn anchors(article: &Article, spans: &[Span]) -> Anchors {
    let pieces = spans.iter().flat_map(|span| by_paragraph(article, *span));
    Anchors::of(pieces.filter_map(|span| anchor(article, span)).collect())
}

/// A span cut where paragraphs end.
fn by_paragraph(article: &Article, span: Span) -> impl Iterator<Item = Span> + '_ {
    let first = article.paragraph_at(span.start as usize).index();
    let paragraphs = article.paragraphs().get(first..).unwrap_or_default();
    let touching = paragraphs.iter().take_while(move |p| p.start < span.end);
    touching.filter_map(move |p| {
        let (start, end) = (span.start.max(p.start), span.end.min(p.end));
        (start < end).then(|| Span::new(start as usize, end as usize))
    })
}

fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = text.get(span.range())?;
    let start = span.start as usize + (words.len() - words.trim_start().len());
    let words = words.trim();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

fn occurs_once(paragraph: &str, quote: &str) -> bool {
    paragraph.len() <= COUNTED
        && memmem::find_iter(paragraph.as_bytes(), quote.as_bytes())
            .nth(1)
            .is_none()
}

fn context(text: &str, within: Span, span: Span) -> (Option<String>, Option<String>) {
    let before = &text[within.start as usize..span.start as usize];
    let after = &text[span.end as usize..within.end.max(span.end) as usize];
    let from = before
        .char_indices()
        .rev()
        .nth(CONTEXT - 1)
        .map_or(0, |(at, _)| at);
    let to = after
        .char_indices()
        .nth(CONTEXT)
        .map_or(after.len(), |(at, _)| at);
    let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    (some(&before[from..]), some(&after[..to]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selector(article: &Article, words: &str, nth: usize) -> Selector {
        let (start, _) = article.text().match_indices(words).nth(nth).unwrap();
        match anchor(article, Span::new(start, start + words.len())) {
            Some(Anchor::Selector(selector)) => selector,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn words_that_occur_twice_get_their_context() {
        let article = Article::new("Zoë said no. Then Zoë said yes.\n\nZoë left.".into());
        let second = selector(&article, "Zoë", 1);
        assert_eq!(second.prefix.as_deref(), Some("Zoë said no. Then "));
        assert_eq!(second.suffix.as_deref(), Some(" said yes."));
        assert_eq!((second.paragraph, second.position), (Some(1), Some(18)));
        let third = selector(&article, "Zoë", 2);
        assert_eq!((third.prefix, third.paragraph), (None, Some(2)));
    }

    #[test]
    fn a_span_over_two_paragraphs_is_two_pieces_without_the_gap() {
        let article = Article::new("“One.\n\n“Two,” he said.".into());
        let anchors = anchors(
            &article,
            &[Span::new(0, article.text().find(" he").unwrap())],
        );
        let quotes: Vec<&str> = anchors.pieces().iter().map(Anchor::quote).collect();
        assert_eq!(quotes, ["“One.", "“Two,”"]);
    }

    #[test]
    fn white_space_quotes_nothing() {
        let article = Article::new("a \u{a0} b".into());
        assert_eq!(anchor(&article, Span::new(1, 5)), None);
    }
}
