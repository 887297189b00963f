//! Every place where quoted words stand in their context.

use memchr::memmem;

use super::stands_alone;
use crate::model::Article;
use crate::model::layer::Selector;
use crate::model::word_index::cuts_word;
use crate::text::{self, Span};

/// Bytes of a text that are read through without asking where its words stand.
const SHORT: usize = 64 << 10;
/// Letters and digits that say by themselves which place is meant.
const TELLING: usize = 10;

/// The words of a span are these, in this context.
#[derive(Debug, Clone, Copy)]
struct Wanted<'a> {
    quote: &'a str,
    before: &'a str,
    after: &'a str,
    /// Whether letters within another word do not count.
    whole: bool,
}

/// The places within a span where the words of a selector stand in their context. Where that context is
/// nowhere whole, those that have it on one side: a word beside them may have been edited.
///
/// If they are to be `whole`, letters within another word do not count. Once more than `enough` were found that are no part of a longer word, no more are looked for.
pub(super) fn places(
    article: &Article,
    selector: &Selector,
    within: Span,
    (enough, whole): (usize, bool),
) -> Vec<Span> {
    let context = [&selector.prefix, &selector.suffix].map(|c| c.as_deref().unwrap_or_default());
    let wanted = |before, after| Wanted {
        quote: &selector.quote,
        before,
        after,
        whole,
    };
    let [before, after] = context;
    let found = wanted(before, after).places(article, within, enough);
    if !found.is_empty() || context.iter().any(|side| side.is_empty()) {
        return found;
    }
    let sides = [(before, ""), ("", after)];
    let telling = sides
        .into_iter()
        .filter(|(before, after)| is_telling(before) || is_telling(after));
    let places =
        telling.flat_map(|(before, after)| wanted(before, after).places(article, within, enough));
    in_order(places.collect())
}

/// Whether words are so long that they hardly occur by chance.
pub(super) fn is_telling(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphanumeric()).count() >= TELLING
}

/// Every place of some words within a span, whatever stands around them.
#[must_use]
pub fn places_of(article: &Article, words: &str, within: Span) -> Vec<Span> {
    let wanted = Wanted {
        quote: words,
        before: "",
        after: "",
        whole: false,
    };
    wanted.places(article, within, usize::MAX)
}

impl Wanted<'_> {
    /// The places in this context; of those where it is not to the letter only if there is no other.
    fn places(self, article: &Article, within: Span, enough: usize) -> Vec<Span> {
        let text = article.text();
        let mut found = Vec::new();
        let mut alone = 0;
        for stretch in self.stretches(article, within) {
            for span in occurrences(text, self.quote, stretch) {
                if !(self.whole && cuts_word(text, span)) && self.is_around(text, span) {
                    alone += usize::from(stands_alone(text, span));
                    found.push(span);
                }
                if alone > enough {
                    return in_order(found);
                }
            }
        }
        let found = in_order(found);
        let found = preferring(found, |span| span.of(text) == self.quote);
        preferring(found, |span| self.is_exactly_around(text, span))
    }

    /// The stretches in which to look.
    fn stretches(self, article: &Article, within: Span) -> Vec<Span> {
        let text = article.text();
        let needle = [self.before, self.quote, self.after].concat();
        let index = (within.len() > SHORT).then(|| article.word_index_if_it_pays());
        let edges = [self.before, self.after].map(|side| self.whole && side.is_empty());
        let near = index.flatten().and_then(|index| index.near(&needle, edges));
        let Some((into, places)) = near else {
            return vec![within];
        };
        let (before, behind) = (2 * into + 64, 2 * (needle.len() - into) + 64);
        let range = within.range();
        let places = places.filter(|at| range.contains(at));
        let stretches = places.map(|at| {
            let start = text.ceil_char_boundary(at.saturating_sub(before).max(range.start));
            let end = text.floor_char_boundary((at + behind).min(range.end));
            Span::new(start, end.max(start))
        });
        stretches.collect()
    }

    fn is_exactly_around(self, text: &str, span: Span) -> bool {
        let (before, after) = around(text, span);
        before.ends_with(self.before) && after.starts_with(self.after)
    }

    /// The same without regard to typography and white space.
    fn is_around(self, text: &str, span: Span) -> bool {
        let (before, after) = around(text, span);
        let near = |words: &str| 4 * words.len() + 64;
        let from = before.ceil_char_boundary(before.len().saturating_sub(near(self.before)));
        let to = after.floor_char_boundary(near(self.after).min(after.len()));
        self.is_exactly_around(text, span)
            || (letters(&before[from..]).ends_with(&letters(self.before))
                && letters(&after[..to]).starts_with(&letters(self.after)))
    }
}

fn around(text: &str, span: Span) -> (&str, &str) {
    (&text[..span.range().start], &text[span.range().end..])
}

fn letters(words: &str) -> String {
    let mut letters = text::fold(words);
    letters.retain(|c| !c.is_whitespace());
    letters
}

fn in_order(mut places: Vec<Span>) -> Vec<Span> {
    places.sort_unstable();
    places.dedup();
    places
}

/// The places that are such, or all if none is.
fn preferring(places: Vec<Span>, is: impl Fn(Span) -> bool) -> Vec<Span> {
    let such: Vec<Span> = places.iter().copied().filter(|&span| is(span)).collect();
    if such.is_empty() { places } else { such }
}

/// Every place of `quote` within a span; if there is none, every place where white space is other white space,
/// so that wrapped text can be quoted and be wrapped anew.
fn occurrences<'a>(
    text: &'a str,
    quote: &'a str,
    within: Span,
) -> Box<dyn Iterator<Item = Span> + 'a> {
    let part = within.of(text).as_bytes();
    let base = within.range().start;
    let mut exact = memmem::find_iter(part, quote.as_bytes())
        .map(move |at| Span::new(base + at, base + at + quote.len()))
        .peekable();
    if exact.peek().is_some() {
        return Box::new(exact);
    }
    let words: Vec<&str> = quote.split_whitespace().collect();
    // The longest one is the one that is found least often.
    let longest = (0..words.len()).max_by_key(|&n| words[n].len());
    let Some(longest) = longest.filter(|_| quote.contains(char::is_whitespace)) else {
        return Box::new(std::iter::empty());
    };
    let found = memmem::Finder::new(words[longest]).into_owned();
    let starts: Vec<usize> = found.find_iter(part).map(|at| base + at).collect();
    let spans = starts.into_iter().filter_map(move |at| {
        let start = precede(text, at, &words[..longest])?;
        Some(Span::new(start, follow(text, at, &words[longest..])?))
    });
    Box::new(spans.filter(move |span| within.covers(*span)))
}

/// The end of `words` if they follow each other from byte `at` with white space between.
fn follow(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let mut rest = text.get(at..)?;
    for (number, word) in words.iter().enumerate() {
        rest = if number == 0 { rest } else { beyond(rest)? };
        rest = rest.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

/// What follows the white space that text begins with; none if it begins with another character.
fn beyond(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    (rest.len() < text.len()).then_some(rest)
}

/// The start of `words` if they precede byte `at`, each with white space behind it.
fn precede(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let mut rest = text.get(..at)?;
    for word in words.iter().rev() {
        let before = rest.trim_end();
        rest = (before.len() < rest.len()).then_some(before)?;
        rest = rest.strip_suffix(word)?;
    }
    Some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selector(quote: &str, prefix: &str, suffix: &str) -> Selector {
        Selector {
            quote: quote.into(),
            prefix: Some(prefix.into()),
            suffix: Some(suffix.into()),
            ..Selector::default()
        }
    }

    fn found(text: &str, selector: &Selector) -> Vec<usize> {
        let article = Article::new(text.into());
        let whole = Span::new(0, text.len());
        let places = places(&article, selector, whole, (usize::MAX, false));
        places.iter().map(|span| span.range().start).collect()
    }

    #[test]
    fn context_counts_without_its_typography() {
        let wanted = selector("Khan", "the “governor”, ", " denied");
        assert_eq!(
            found("Khan denied it. the \"governor\",\nKhan denied", &wanted),
            [32]
        );
    }

    #[test]
    fn context_on_one_side_counts_where_the_other_was_edited() {
        let wanted = selector("Khan", "according to the ", ", a spokesman");
        let text = "Khan left. But according to an officer, Khan, a spokesman, said so.";
        assert_eq!(found(text, &wanted), [40]);
        let short = selector("Khan", "to the ", ", a");
        assert_eq!(
            found(text, &short),
            [0_usize; 0],
            "“, a” tells nothing by itself"
        );
    }

    #[test]
    fn words_are_found_however_they_are_wrapped() {
        let wanted = selector("denied\nthe report", "", "");
        assert_eq!(found("Kabul denied the  report.", &wanted), [6]);
        assert_eq!(found("Kabul deniedthe report.", &wanted), [0_usize; 0]);
    }

    #[test]
    fn a_long_text_gives_the_same_places_by_its_words() {
        let filler = "Nobody could verify the figures that were given. ".repeat(2_000);
        let text = format!("{filler}The posts burned.\n{filler}The posts burned again.");
        let article = Article::new(text.clone());
        let whole = Span::new(0, text.len());
        let wanted = [
            selector("posts burned", "The ", "."),
            selector("posts\nburned", "", ""),
            selector("posts burnt", "", ""),
            selector("burn", "", "ed again"),
            selector("zebra", "", ""),
        ];
        let read = |selector| places(&article, selector, whole, (usize::MAX, false));
        let before: Vec<Vec<Span>> = wanted.iter().map(read).collect();
        let _ = article.word_index();
        let after: Vec<Vec<Span>> = wanted.iter().map(read).collect();
        assert_eq!(before, after);
        let counts: Vec<usize> = before.iter().map(Vec::len).collect();
        assert_eq!(counts, [1, 2, 0, 1, 0]);
    }
}
