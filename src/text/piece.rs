//! Pieces of overlong paragraphs, so that no work is ever larger than a piece.

use super::Span;
use super::sentence_end::sentence_ends;
use super::span::floor_boundary;
use unicode_segmentation::UnicodeSegmentation;

/// The most bytes a piece has.
pub const MAX_PIECE_BYTES: usize = 8 * 1024;

/// How pieces are cut out of paragraphs.
const PIECE: Cutter = Cutter {
    stride: MAX_PIECE_BYTES - 2048,
    slack: 2048,
    longest: MAX_PIECE_BYTES,
    place: after_sentence,
};

/// The pieces in which `paragraph` is laid out; end to end they are the paragraph.
///
/// Nearly every paragraph is one piece. One of more than [`MAX_PIECE_BYTES`] is cut into pieces
/// between half that size and that size (the last may be shorter): after a sentence where one ends
/// in the last quarter, else after white space, else between graphemes.
#[must_use]
pub fn pieces(text: &str, paragraph: Span) -> Vec<Span> {
    PIECE.parts(text, paragraph).collect()
}

/// The one of the [`pieces`] of `paragraph` that holds byte `at`: the first if `at` is before it, the
/// last if it is behind. Takes the same time for a paragraph of 10 MB as for one of 10 KB.
#[must_use]
pub fn piece_at(text: &str, paragraph: Span, at: usize) -> Span {
    PIECE.part(text, paragraph, PIECE.index_at(text, paragraph, at))
}

/// Cuts a span into parts whose borders can be found without reading what is before them.
#[derive(Clone, Copy)]
pub(super) struct Cutter {
    /// The n-th border lies at or before n times this many bytes,
    pub stride: usize,
    /// and by at most this many.
    pub slack: usize,
    /// Spans up to this length stay whole.
    pub longest: usize,
    /// Where to cut the text in a range of bytes.
    pub place: fn(&str, Span) -> usize,
}

impl Cutter {
    /// All parts of `span`, in order.
    pub(super) fn parts(
        self,
        text: &str,
        span: Span,
    ) -> impl DoubleEndedIterator<Item = Span> + '_ {
        (0..self.count(span)).map(move |index| self.part(text, span, index))
    }

    /// How many parts `span` has.
    pub(super) fn count(self, span: Span) -> usize {
        if span.len() <= self.longest {
            1
        } else {
            span.len().div_ceil(self.stride)
        }
    }

    /// The part with this index.
    pub(super) fn part(self, text: &str, span: Span, index: usize) -> Span {
        Span::new(
            self.border(text, span, index),
            self.border(text, span, index + 1),
        )
    }

    /// The index of the part that holds byte `at`, or of the nearest.
    pub(super) fn index_at(self, text: &str, span: Span, at: usize) -> usize {
        let index = at.saturating_sub(span.range().start) / self.stride;
        let last = self.count(span) - 1;
        let behind = index < last && at >= self.border(text, span, index + 1);
        (index + usize::from(behind)).min(last)
    }

    /// Where the part with this index starts.
    fn border(self, text: &str, span: Span, index: usize) -> usize {
        let range = span.range();
        if index == 0 {
            return range.start;
        }
        if index >= self.count(span) {
            return range.end;
        }
        let latest = floor_boundary(text, range.start + index * self.stride);
        // Twice up to three bytes are lost to character boundaries.
        let earliest = floor_boundary(text, latest - self.slack + 6);
        (self.place)(text, Span::new(earliest, latest))
    }
}

/// The last place in `range` where the text may be cut best.
fn after_sentence(text: &str, range: Span) -> usize {
    let (start, part) = (range.range().start, range.of(text));
    sentence_ends(part, 0)
        .last()
        .map_or_else(|| after_blank(text, range), |found| start + found.next)
}

/// The place after the last white space in `range`, else the last between graphemes.
pub(super) fn after_blank(text: &str, range: Span) -> usize {
    let (start, part) = (range.range().start, range.of(text));
    let blank = part.char_indices().rev().find(|(_, c)| c.is_whitespace());
    blank.map_or_else(
        || between_graphemes(text, range),
        |(at, c)| start + at + c.len_utf8(),
    )
}

/// The last place in `range` between two graphemes.
fn between_graphemes(text: &str, range: Span) -> usize {
    let range = range.range();
    let from = floor_boundary(text, range.end.saturating_sub(256).max(range.start));
    let ahead = floor_boundary(text, range.end + 64);
    text[from..ahead]
        .grapheme_indices(true)
        .map(|(at, _)| from + at)
        .take_while(|&at| at <= range.end)
        .last()
        .filter(|&at| at > from)
        .unwrap_or(range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::specimen::{Dice, HOSTILE, PROSE};

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn check(text: &str) -> Vec<Span> {
        let found = pieces(text, whole(text));
        assert_eq!(found[0].start, 0);
        assert_eq!(found[found.len() - 1].range().end, text.len());
        assert!(found.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(
            found
                .iter()
                .all(|piece| piece.len() <= MAX_PIECE_BYTES && !piece.is_empty())
        );
        for piece in &found {
            assert_eq!(piece_at(text, whole(text), piece.range().start), *piece);
            assert_eq!(piece_at(text, whole(text), piece.range().end - 1), *piece);
        }
        found
    }

    #[test]
    fn an_ordinary_paragraph_is_one_piece() {
        let text = "x. ".repeat(2000);
        assert_eq!(pieces(&text, whole(&text)), [whole(&text)]);
        assert_eq!(pieces("", Span::new(0, 0)), [Span::new(0, 0)]);
        assert_eq!(piece_at("abc", Span::new(1, 2), 99), Span::new(1, 2));
    }

    #[test]
    fn pieces_end_with_a_sentence_a_word_or_a_grapheme() {
        let prose = "Gen. Munir rejected what U.S. officials said. ".repeat(1000);
        assert!(
            check(&prose)
                .iter()
                .all(|piece| piece.of(&prose).ends_with("said. "))
        );
        let words = "word ".repeat(10_000);
        assert!(
            check(&words)
                .iter()
                .all(|piece| piece.of(&words).ends_with(' '))
        );
        let accents = "e\u{301}".repeat(10_000);
        assert!(
            check(&accents)
                .iter()
                .all(|piece| piece.of(&accents).starts_with('e'))
        );
    }

    #[test]
    fn a_long_run_of_anything_is_cut() {
        for unit in [
            "a",
            " ",
            "\n",
            "\u{301}",
            "👩\u{200d}",
            "🇵🇰",
            "中",
            ". ",
            ".)",
            "! a ",
        ] {
            check(&unit.repeat((1 << 18) / unit.len()));
        }
    }

    #[test]
    fn pieces_of_any_text_cover_it() {
        for seed in 0..20 {
            let units = if seed % 2 == 0 {
                &PROSE[..]
            } else {
                &HOSTILE[..]
            };
            let text = Dice::new(seed).text(units, 30_000, "");
            if !text.is_empty() {
                check(&text);
            }
        }
    }
}
