//! Finding the words that an anchor quotes, and quoting the words of a span.

mod drift;
mod places;
mod quote;

use std::borrow::Cow;

use self::places::{is_telling, places};
use super::article::{Article, Paragraph};
use super::layer::{Anchor, Selector};
use crate::text::Span;

pub use drift::{Drift, Drifts, Scope, is_exact, of_claim};
pub use places::places_of;
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
    find_from(article, anchor, paragraph, (0, true))
}

/// The same for words of a claim whose content stands so many paragraphs behind the one that is named, because
/// paragraphs came or went before it: there the same words in the paragraph named are others. A word or two are not
/// looked for in the whole text then: where they occur once, they are another claim's.
///
/// # Errors
/// The reason why the words are an orphan.
pub fn find_beside(
    article: &Article,
    anchor: &Anchor,
    paragraph: Option<u32>,
    drift: i64,
) -> Result<Found, Lost> {
    find_from(
        article,
        anchor,
        paragraph,
        (drift, is_telling(anchor.quote())),
    )
}

/// The same so many paragraphs behind, and else in the whole text or not.
fn find_from(
    article: &Article,
    anchor: &Anchor,
    paragraph: Option<u32>,
    (drift, anywhere): (i64, bool),
) -> Result<Found, Lost> {
    let selector = &*selector(anchor);
    if selector.quote.trim().is_empty() {
        return Err(Lost::Empty);
    }
    if let Some(span) = at_position(article, selector) {
        return Ok(Found::Here(span));
    }
    let whole = Span::new(0, article.len());
    let Some(number) = selector.paragraph.or(paragraph) else {
        return once(article, selector, whole, Reach::Named).map(Found::Here);
    };
    let named = Paragraph::numbered(number).filter(|p| article.paragraph(*p).is_some());
    if drift == 0
        && let Some(within) = named.and_then(|p| article.paragraph(p))
    {
        match once(article, selector, within, Reach::Named) {
            Err(Lost::Missing) => {}
            found => return found.map(Found::Here),
        }
    }
    let there = u32::try_from(i64::from(number) + drift).ok();
    let there = there
        .filter(|_| drift != 0)
        .and_then(Paragraph::numbered)
        .and_then(|p| article.paragraph(p))
        .and_then(|within| once(article, selector, within, Reach::Beyond).ok());
    let elsewhere = || {
        once(article, selector, whole, Reach::Beyond)
            .ok()
            .filter(|_| anywhere)
    };
    match there.or_else(elsewhere) {
        Some(span) if Some(article.paragraph_at(span.range().start)) == named => {
            Ok(Found::Here(span))
        }
        Some(span) => Ok(Found::Elsewhere(span)),
        None if named.is_none() => Err(Lost::NoParagraph(number)),
        None => Err(Lost::Missing),
    }
}

/// The paragraph that is named for an anchor: its own, else the claim's.
#[must_use]
pub fn named(anchor: &Anchor, paragraph: Option<u32>) -> Option<u32> {
    match anchor {
        Anchor::Selector(selector) => selector.paragraph.or(paragraph),
        Anchor::Quote(_) => paragraph,
    }
}

/// An anchor as words in their context.
#[must_use]
pub fn selector(anchor: &Anchor) -> Cow<'_, Selector> {
    match anchor {
        Anchor::Selector(selector) => Cow::Borrowed(selector),
        Anchor::Quote(quote) => Cow::Owned(Selector {
            quote: quote.clone(),
            ..Selector::default()
        }),
    }
}

/// The words, if they stand exactly where the position hint says.
fn at_position(article: &Article, selector: &Selector) -> Option<Span> {
    let start = article.byte_of(selector.position?)?;
    let end = start + selector.quote.len();
    (article.text().get(start..end)? == selector.quote).then(|| Span::new(start, end))
}

/// How far from where they should stand words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Where they are said to stand.
    Named,
    /// Beyond that: nobody has to know how often they occur, only whether once.
    Beyond,
}

/// The only place of an anchor's words. Letters within another word are these words only where a person may have
/// quoted them so: in the paragraph named by hand, not where a text has changed.
fn once(article: &Article, selector: &Selector, within: Span, reach: Reach) -> Result<Span, Lost> {
    let text = article.text();
    let enough = match reach {
        Reach::Named => usize::MAX,
        Reach::Beyond => 1,
    };
    let whole = selector.position.is_some() || reach == Reach::Beyond;
    let mut places = places(article, selector, within, (enough, whole));
    if places.len() > 1 {
        let alone = places.iter().filter(|&&span| stands_alone(text, span));
        let alone: Vec<Span> = alone.copied().collect();
        if alone.len() == 1 {
            places = alone;
        }
    }
    match places.as_slice() {
        [] => Err(Lost::Missing),
        [span] => Ok(*span),
        _ => Err(Lost::Ambiguous(places.len())),
    }
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
    fn letters_within_another_word_are_not_the_word_that_moved() {
        let text = Article::new("Nothing here.\n\nOfficials gave a warning.".into());
        let anchor = |position| {
            Anchor::Selector(Selector {
                quote: "war".into(),
                paragraph: Some(2),
                position,
                ..Selector::default()
            })
        };
        let quoted_so = Found::Here(Span::new(32, 35));
        assert_eq!(find(&text, &anchor(None), None), Ok(quoted_so));
        assert_eq!(find(&text, &anchor(Some(3)), None), Err(Lost::Missing));
        assert_eq!(find(&text, &quote("war"), Some(1)), Err(Lost::Missing));
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
    fn words_of_a_claim_that_drifted_are_looked_for_where_it_stands() {
        let text = "He said so.\n\nShe said no.\n\nThey said yes. We said it.";
        let article = Article::new(text.into());
        let drift = 1;
        assert_eq!(
            find_beside(&article, &quote("said"), Some(1), drift),
            Ok(Found::Elsewhere(Span::new(17, 21)))
        );
        assert_eq!(
            find_beside(&article, &quote("said"), Some(1), 2),
            Err(Lost::Missing),
            "twice there; that of paragraph 1 is another one"
        );
        assert_eq!(
            find_beside(&article, &quote("yes"), Some(1), drift),
            Err(Lost::Missing),
            "a word of another claim"
        );
        assert_eq!(
            find_beside(&article, &quote("They said yes"), Some(1), drift),
            Ok(Found::Elsewhere(Span::new(27, 40)))
        );
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
