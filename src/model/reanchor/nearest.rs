//! The words of a changed text that are most like those of an orphan.

use std::collections::HashMap;

use super::align::{Alike, align, folded};
use super::{Orphan, anchor};
use crate::model::anchor::places_of;
use crate::model::word_index::{cuts_word, tokens};
use crate::model::{Article, Paragraph};
use crate::text::{self, Span};

/// Bytes around the old place that are looked at first.
const NEAR: usize = 1_500;
/// The most words of a quote that is compared: longer than any sentence.
const LONGEST: usize = 400;
/// Alike enough near the old place, from 0 to 1.
const ALIKE_NEAR: f64 = 0.35;
/// Alike enough anywhere.
const ALIKE_FAR: f64 = 0.5;
/// So alike that nothing better is looked for elsewhere.
const SURELY: f64 = 0.75;
/// How many words must be the same where nothing else speaks for a place.
const SAME_FAR: usize = 3;
/// A word that occurs more often says nothing about where to look.
const COMMON: usize = 2_000;
/// How many stretches of a text are compared.
const STRETCHES: usize = 4;
/// How many words may stand where the words of an orphan stood between their context.
const BETWEEN: usize = 6;

/// Words that may be those of an orphan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Where they stand.
    pub span: Span,
    /// How alike they are: the words that are the same of all words of both, from 0 to 1. A word of which some
    /// letters were changed counts by its letters; case, accents and typography do not count.
    pub alike: f64,
}

/// The words that are nearest to an orphan's, if some are near enough: the same words where the other words of its
/// claim, its position or its paragraph point to, else those most like them near there, else those that stand
/// between its prefix and suffix, else those most like them in the whole text. For a word or two their context
/// counts first, and only the paragraph where they should stand is looked at.
///
/// The first one asked for in the whole of a long text reads it once; every further one takes as long as its words.
#[must_use]
pub fn nearest(article: &Article, orphan: &Orphan) -> Option<Candidate> {
    let quote = folded(orphan.quote());
    if quote.is_empty() || quote.len() > LONGEST {
        return None;
    }
    let search = Search {
        article,
        orphan,
        expected: expected(article, orphan),
        quote,
    };
    let in_context = search.is_short().then(|| search.in_context()).flatten();
    if let Some(Alike { span, ratio, .. }) = in_context {
        return Some(Candidate { span, alike: ratio });
    }
    if let Some(span) = search.same_words() {
        return Some(Candidate { span, alike: 1.0 });
    }
    let near = search.alike_near();
    let far = || search.alike_far(near.map_or(0.0, |alike| alike.ratio));
    let found = match near {
        Some(alike) if alike.ratio >= SURELY => Some(alike),
        _ => search.in_context().or_else(far).or(near),
    };
    found.map(|alike| Candidate {
        span: with_punctuation(article.text(), orphan.quote(), alike.span),
        alike: alike.ratio,
    })
}

/// Where the words of an orphan should stand: beside the other words of its entry, else at its position, else in
/// its paragraph.
fn expected(article: &Article, orphan: &Orphan) -> Option<Span> {
    let at = |at: usize| Span::new(at, at);
    let position = anchor::selector(&orphan.anchor).position;
    let position = position.and_then(|position| article.byte_of(position));
    let paragraph = orphan.paragraph.and_then(Paragraph::numbered);
    let paragraph = paragraph.and_then(|p| article.paragraph(p));
    orphan.beside.or(position.map(at)).or(paragraph)
}

struct Search<'a> {
    article: &'a Article,
    orphan: &'a Orphan,
    expected: Option<Span>,
    quote: Vec<String>,
}

impl Search<'_> {
    /// Whether a place is not told by these words alone.
    fn is_short(&self) -> bool {
        self.quote.len() < SAME_FAR
    }

    /// The stretches where the words should stand, the likeliest first.
    fn near(&self) -> Vec<Span> {
        let reach = NEAR.max(2 * self.orphan.quote().len());
        let around = |span: Span| {
            let at = span.range().start;
            let stretch = self.stretch(at, reach, reach + span.len().min(NEAR));
            let paragraph = self.article.paragraph(self.article.paragraph_at(at));
            match paragraph.filter(|_| self.is_short()) {
                Some(paragraph) => Span {
                    start: stretch.start.max(paragraph.start),
                    end: stretch.end.min(paragraph.end).max(paragraph.start),
                },
                None => stretch,
            }
        };
        let paragraph = self.orphan.paragraph.and_then(Paragraph::numbered);
        let paragraph = paragraph.and_then(|p| self.article.paragraph(p));
        let paragraph = paragraph.filter(|_| self.orphan.beside.is_none());
        let places = self.expected.into_iter().chain(paragraph);
        let mut near: Vec<Span> = places.map(around).collect();
        near.dedup();
        near
    }

    /// So many bytes before and behind a place.
    fn stretch(&self, at: usize, before: usize, behind: usize) -> Span {
        let text = self.article.text();
        let start = text.floor_char_boundary(at.saturating_sub(before));
        let end = text.ceil_char_boundary((at + behind).min(text.len()));
        Span::new(start, end.max(start))
    }

    /// The same words, at the place that is nearest to where they should stand.
    fn same_words(&self) -> Option<Span> {
        let words = self.orphan.quote().trim();
        let nearest = |within| {
            let places = places_of(self.article, words, within).into_iter();
            let whole = places.filter(|span| !cuts_word(self.article.text(), *span));
            whole.min_by_key(|span| self.distance(*span))
        };
        let near = self.near().into_iter().find_map(nearest);
        let anywhere = !self.is_short() || self.expected.is_none();
        near.or_else(|| nearest(Span::new(0, self.article.len())).filter(|_| anywhere))
    }

    /// Bytes between a span and where the words should stand.
    fn distance(&self, span: Span) -> u32 {
        self.expected.map_or(0, |expected| {
            let before = expected.start.saturating_sub(span.end);
            before.max(span.start.saturating_sub(expected.end))
        })
    }

    fn alike(&self, within: Span) -> Option<Alike> {
        align(self.article.text(), within, &self.quote)
    }

    fn alike_near(&self) -> Option<Alike> {
        let near = self.near().into_iter();
        let alike = near.filter_map(|within| self.alike(within));
        best(alike.filter(|alike| alike.ratio >= ALIKE_NEAR))
    }

    /// The same in the whole text, where it is better than so much.
    fn alike_far(&self, than: f64) -> Option<Alike> {
        let stretches = self.promising().into_iter();
        let alike = stretches.filter_map(|within| self.alike(within));
        let enough = |alike: &Alike| {
            alike.ratio >= ALIKE_FAR && alike.ratio > than && alike.same >= SAME_FAR
        };
        best(alike.filter(enough))
    }

    /// The stretches of the text in which most of the rarer words stand as they do in the quote.
    fn promising(&self) -> Vec<Span> {
        let index = self.article.word_index();
        let room = self.quote.len() + 8;
        let mut votes: HashMap<usize, f64> = HashMap::new();
        for (into, word) in self.quote.iter().enumerate() {
            let places = index.places(word);
            if places.len() <= COMMON {
                #[allow(clippy::cast_precision_loss)] // at most two thousand
                let weight = 1.0 / places.len() as f64;
                for &place in places {
                    let start = (place as usize).saturating_sub(into);
                    *votes.entry(start / room).or_default() += weight;
                }
            }
        }
        let mut votes: Vec<(usize, f64)> = votes.into_iter().collect();
        votes.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let stretches = votes.iter().take(STRETCHES).map(|(at, _)| {
            let first = (at * room).saturating_sub(room);
            Span::new(index.start(first), index.start((at + 3) * room))
        });
        stretches.collect()
    }

    /// What stands between the words of the prefix and of the suffix, near the old place.
    fn in_context(&self) -> Option<Alike> {
        let selector = anchor::selector(&self.orphan.anchor);
        let prefix = folded(selector.prefix.as_ref()?);
        let suffix = folded(selector.suffix.as_ref()?);
        let (prefix, suffix) = (
            prefix.get(prefix.len().checked_sub(2)?..)?,
            suffix.get(..2)?,
        );
        self.near()
            .into_iter()
            .find_map(|within| self.between(prefix, suffix, within))
    }

    fn between(&self, prefix: &[String], suffix: &[String], within: Span) -> Option<Alike> {
        let part = within.of(self.article.text());
        let places: Vec<Span> = tokens(part).collect();
        let words: Vec<String> = places.iter().map(|p| text::fold(p.of(part))).collect();
        let stands = |at: usize, wanted: &[String]| {
            words
                .get(at..)
                .is_some_and(|words| words.starts_with(wanted))
        };
        let starts = (0..words.len()).filter(|&at| stands(at, prefix));
        let most = self.quote.len() + BETWEEN;
        let between = |at: usize| {
            let first = at + prefix.len();
            let mut ends = first + 1..=first + most;
            ends.find(|&end| stands(end, suffix)).map(|end| first..end)
        };
        let range = starts.into_iter().find_map(between)?;
        let span = places[range.start].union(places[range.end - 1]);
        let base = within.range().start;
        let span = Span::new(base + span.range().start, base + span.range().end);
        let alike = self.alike(span);
        Some(Alike {
            span,
            ratio: alike.map_or(0.0, |alike| alike.ratio),
            same: alike.map_or(0, |alike| alike.same),
        })
    }
}

/// The most alike one; of two the first.
fn best(alike: impl Iterator<Item = Alike>) -> Option<Alike> {
    alike.reduce(|best, next| if next.ratio > best.ratio { next } else { best })
}

/// A span of words with the punctuation around it that the quote has there too, typography aside.
fn with_punctuation(text: &str, quote: &str, span: Span) -> Span {
    let quote = quote.trim();
    let mut words = tokens(quote);
    let Some(first) = words.next() else {
        return span;
    };
    let last = words.last().unwrap_or(first);
    let plain = |c: char| text::fold(c.encode_utf8(&mut [0; 4]));
    let (mut start, mut end) = (span.range().start, span.range().end);
    for c in quote[..first.range().start].chars().rev() {
        match text[..start].chars().next_back() {
            Some(there) if plain(there) == plain(c) => start -= there.len_utf8(),
            _ => break,
        }
    }
    for c in quote[last.range().end..].chars() {
        match text[end..].chars().next() {
            Some(there) if plain(there) == plain(c) => end += there.len_utf8(),
            _ => break,
        }
    }
    Span::new(start, end)
}
