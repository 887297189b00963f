//! Finding the words that an anchor quotes, and quoting the words of a span.

mod quote;

use memchr::memmem;

use super::article::{Article, Paragraph};
use super::layer::{Anchor, Selector};
use crate::text::Span;

pub use quote::{anchor, anchors};

/// Where the words of an anchor were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// At the place that the anchor names.
    Here(Span),
    /// Nowhere there, but once in the whole text.
    Elsewhere(Span),
}

impl Found {
    /// Where.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Found::Here(span) | Found::Elsewhere(span) => span,
        }
    }
}

/// Why an anchor names no span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The anchor quotes no word.
    Empty,
    /// The words do not occur.
    Missing,
    /// The words occur more than once and nothing says which is meant.
    Ambiguous(usize),
    /// The paragraph named does not exist and the words are not elsewhere.
    NoParagraph(u32),
}

/// Finds an anchor's words: exactly at its position, else once in its paragraph (or
/// `paragraph`, the claim's) with its context, else once in the whole text.
///
/// # Errors
/// The reason why the words are an orphan.
pub fn find(article: &Article, anchor: &Anchor, paragraph: Option<u32>) -> Result<Found, Lost> {
    let plain;
    let selector = match anchor {
        Anchor::Selector(selector) => selector,
        Anchor::Quote(quote) => {
            plain = Selector {
                quote: quote.clone(),
                ..Selector::default()
            };
            &plain
        }
    };
    if selector.quote.trim().is_empty() {
        return Err(Lost::Empty);
    }
    if let Some(span) = at_position(article, selector) {
        return Ok(Found::Here(span));
    }
    let whole = Span::new(0, article.len());
    let Some(number) = selector.paragraph.or(paragraph) else {
        return once(article, selector, whole).map(Found::Here);
    };
    let Some(within) = Paragraph::numbered(number).and_then(|p| article.paragraph(p)) else {
        return once(article, selector, whole)
            .map(Found::Elsewhere)
            .map_err(|_| Lost::NoParagraph(number));
    };
    match once(article, selector, within) {
        Err(Lost::Missing) => once(article, selector, whole)
            .map(Found::Elsewhere)
            .map_err(|_| Lost::Missing),
        found => found.map(Found::Here),
    }
}

/// The words, if they stand exactly where the position hint says.
fn at_position(article: &Article, selector: &Selector) -> Option<Span> {
    let start = article.byte_of(selector.position?)?;
    let end = start + selector.quote.len();
    (article.text().get(start..end)? == selector.quote).then(|| Span::new(start, end))
}

fn once(article: &Article, selector: &Selector, within: Span) -> Result<Span, Lost> {
    let mut places = occurrences(article.text(), &selector.quote, within);
    places.retain(|&span| in_context(article.text(), selector, span));
    if places.len() > 1 {
        let whole: Vec<Span> = places
            .iter()
            .copied()
            .filter(|&span| stands_alone(article.text(), span))
            .collect();
        if whole.len() == 1 {
            places = whole;
        }
    }
    match places.as_slice() {
        [] => Err(Lost::Missing),
        [span] => Ok(*span),
        _ => Err(Lost::Ambiguous(places.len())),
    }
}

fn in_context(text: &str, selector: &Selector, span: Span) -> bool {
    let Span { start, end } = span;
    let before = &text[..start as usize];
    let after = &text[end as usize..];
    selector.prefix.as_ref().is_none_or(|p| before.ends_with(p))
        && selector
            .suffix
            .as_ref()
            .is_none_or(|s| after.starts_with(s))
}

/// Every place of `quote` within a span; white space matches any white space, so that
/// hard-wrapped text can be quoted.
fn occurrences(text: &str, quote: &str, within: Span) -> Vec<Span> {
    let exact: Vec<Span> = memmem::find_iter(within.of(text).as_bytes(), quote.as_bytes())
        .map(|at| within.start as usize + at)
        .map(|at| Span::new(at, at + quote.len()))
        .collect();
    if !exact.is_empty() || !within.of(text).contains('\n') {
        return exact;
    }
    let words: Vec<&str> = quote.split_whitespace().collect();
    let Some(first) = words.first() else {
        return exact;
    };
    memmem::find_iter(within.of(text).as_bytes(), first.as_bytes())
        .map(|at| within.start as usize + at)
        .filter_map(|at| Some(Span::new(at, follow(text, at, &words)?)))
        .filter(|span| within.covers(*span))
        .collect()
}

/// The end of `words` if they follow each other from byte `at` with white space between.
fn follow(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let mut rest = text.get(at..)?;
    for word in words {
        rest = rest.trim_start().strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

/// Whether a span is neither preceded nor followed by a letter, digit or hyphen.
///
/// The hyphen binds: "Pakistan-Afghanistan" names a frontier, not Pakistan.
#[must_use]
pub fn stands_alone(text: &str, span: Span) -> bool {
    let binds = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '_');
    let before = text[..span.start as usize].chars().next_back();
    let after = text[span.end as usize..].chars().next();
    !before.is_some_and(binds) && !after.is_some_and(binds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(words: &str) -> Anchor {
        Anchor::Quote(words.into())
    }

    fn article() -> Article {
        Article::new("Kabul denies it.\nUnits left Kabul before Kabul fell; it rained.".into())
    }

    #[test]
    fn words_are_found_once_in_their_paragraph() {
        let found = find(&article(), &quote("Kabul"), Some(1));
        assert_eq!(found, Ok(Found::Here(Span::new(0, 5))));
        assert_eq!(
            find(&article(), &quote("Kabul"), Some(2)),
            Err(Lost::Ambiguous(2))
        );
        assert_eq!(
            find(&article(), &quote("Herat"), Some(2)),
            Err(Lost::Missing)
        );
        assert_eq!(
            find(&article(), &quote("Kabul"), Some(9)),
            Err(Lost::NoParagraph(9))
        );
    }

    #[test]
    fn a_whole_word_beats_letters_inside_another() {
        let text = article();
        let Ok(Found::Here(span)) = find(&text, &quote("it"), Some(2)) else {
            panic!("not found")
        };
        assert!(text.text()[span.start as usize..].starts_with("it rained"));
    }

    #[test]
    fn context_tells_two_places_apart() {
        let anchor = Anchor::Selector(Selector {
            quote: "Kabul".into(),
            prefix: Some("before ".into()),
            ..Selector::default()
        });
        let text = article();
        let Ok(Found::Here(span)) = find(&text, &anchor, Some(2)) else {
            panic!("not found")
        };
        assert!(text.text()[span.end as usize..].starts_with(" fell"));
    }

    #[test]
    fn words_in_another_paragraph_are_found_and_said_to_be_elsewhere() {
        let found = find(&article(), &quote("denies"), Some(2));
        assert_eq!(found, Ok(Found::Elsewhere(Span::new(6, 12))));
    }

    #[test]
    fn a_position_wins_over_a_count() {
        let anchor = Anchor::Selector(Selector {
            quote: "Kabul".into(),
            position: Some(28),
            ..Selector::default()
        });
        assert_eq!(
            find(&article(), &anchor, Some(2)),
            Ok(Found::Here(Span::new(28, 33)))
        );
    }
}
