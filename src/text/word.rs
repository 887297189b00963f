//! The words of a text, for a cursor to walk on.

use super::Span;
use super::piece::{Cutter, after_blank};
use unicode_segmentation::UnicodeSegmentation;

/// How a span is cut for reading its words: no word is longer than this, and moving by a word reads
/// no more, however long the paragraph.
const STRETCH: Cutter = Cutter {
    stride: 1536,
    slack: 512,
    longest: 2048,
    place: after_blank,
};

/// The words of `span`, in order.
///
/// A word is what UAX 29 makes of letters and digits, with hyphenated compounds kept whole:
/// "Ghazab-Lil-Haq", "2,600-kilometer", "Pakistan’s". Punctuation and symbols are no words; an
/// ideograph is one by itself. Without white space a word has at most two thousand bytes.
///
/// ```
/// use counterclaim::text::{Span, words};
///
/// let text = "Operation Ghazab-Lil-Haq (2026)!";
/// let found: Vec<_> = words(text, Span::new(0, text.len())).map(|word| word.of(text)).collect();
/// assert_eq!(found, ["Operation", "Ghazab-Lil-Haq", "2026"]);
/// ```
pub fn words(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    STRETCH
        .parts(text, span)
        .flat_map(|stretch| words_of(text, stretch))
}

/// The word of `span` that holds byte `at`.
#[must_use]
pub fn word_at(text: &str, span: Span, at: usize) -> Option<Span> {
    let stretch = STRETCH.part(text, span, STRETCH.index_at(text, span, at));
    words_of(text, stretch)
        .into_iter()
        .find(|word| word.contains(at))
}

/// The first word of `span` that starts after byte `at`.
#[must_use]
pub fn next_word(text: &str, span: Span, at: usize) -> Option<Span> {
    (STRETCH.index_at(text, span, at)..STRETCH.count(span))
        .flat_map(|index| words_of(text, STRETCH.part(text, span, index)))
        .find(|word| word.range().start > at)
}

/// The last word of `span` that starts before byte `at`.
#[must_use]
pub fn previous_word(text: &str, span: Span, at: usize) -> Option<Span> {
    (0..=STRETCH.index_at(text, span, at))
        .rev()
        .flat_map(|index| {
            words_of(text, STRETCH.part(text, span, index))
                .into_iter()
                .rev()
        })
        .find(|word| word.range().start < at)
}

/// The words of a stretch.
fn words_of(text: &str, stretch: Span) -> Vec<Span> {
    let part = stretch.of(text);
    let mut found: Vec<Span> = Vec::new();
    if !part.contains(char::is_alphanumeric) {
        return found;
    }
    let mut hyphen = None;
    for (offset, bound) in part.split_word_bound_indices() {
        let start = stretch.range().start + offset;
        let span = Span::new(start, start + bound.len());
        if bound.contains(char::is_alphanumeric) {
            match found.last_mut().filter(|word| {
                hyphen
                    == Some(Span {
                        start: word.end,
                        end: span.start,
                    })
            }) {
                Some(word) => *word = word.union(span),
                None => found.push(span),
            }
        }
        hyphen = matches!(bound, "-" | "‐" | "‑").then_some(span);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::specimen::{Dice, HOSTILE, PROSE};

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn read(text: &str) -> Vec<&str> {
        words(text, whole(text)).map(|word| word.of(text)).collect()
    }

    #[test]
    fn compounds_and_possessives_are_one_word() {
        assert_eq!(
            read(
                "Pakistan’s “Ghazab-Lil-Haq” – a 2,600-kilometer, state-\u{2011}run -line- don't U.S. 3.5"
            ),
            [
                "Pakistan’s",
                "Ghazab-Lil-Haq",
                "a",
                "2,600-kilometer",
                "state",
                "run",
                "line",
                "don't",
                "U.S",
                "3.5"
            ]
        );
    }

    #[test]
    fn scripts_without_spaces_have_words_too() {
        assert_eq!(
            read("中文 и עברית, می‌خواهم"),
            ["中", "文", "и", "עברית", "می‌خواهم"]
        );
        assert_eq!(read("👩‍👩‍👧 … — !"), [""; 0]);
        assert_eq!(read(""), [""; 0]);
    }

    #[test]
    fn a_cursor_walks_over_every_word_both_ways() {
        for seed in 0..150 {
            let units = if seed % 2 == 0 {
                &PROSE[..]
            } else {
                &HOSTILE[..]
            };
            let text = Dice::new(seed).text(units, if seed < 2 { 3_000 } else { 40 }, " ");
            let all: Vec<_> = words(&text, whole(&text)).collect();
            let mut forth: Vec<_> = word_at(&text, whole(&text), 0).into_iter().collect();
            let mut at = 0;
            while let Some(word) = next_word(&text, whole(&text), at) {
                forth.push(word);
                at = word.range().start;
            }
            assert_eq!(forth, all, "{text:?}");
            let mut back = Vec::new();
            let mut at = text.len();
            while let Some(word) = previous_word(&text, whole(&text), at) {
                back.push(word);
                assert_eq!(
                    word_at(&text, whole(&text), word.range().end - 1),
                    Some(word)
                );
                at = word.range().start;
            }
            back.reverse();
            assert_eq!(back, all, "{text:?}");
        }
    }

    #[test]
    fn ten_megabytes_are_not_read_for_one_step() {
        for text in [
            "a".repeat(10 << 20),
            "中".repeat(3 << 20),
            "a ".repeat(5 << 20),
        ] {
            let middle = crate::text::span::floor_boundary(&text, 5 << 20);
            for _ in 0..100 {
                let next = next_word(&text, whole(&text), middle);
                assert!(next > previous_word(&text, whole(&text), middle));
            }
        }
        assert_eq!(
            next_word(&" ".repeat(1 << 20), Span::new(0, 1 << 20), 0),
            None
        );
    }
}
