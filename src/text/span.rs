//! A stretch of the article, in bytes.

use std::ops::Range;

/// A byte range of a text, on character boundaries, `start <= end`.
///
/// Offsets are 32 bits wide: an article is at most [`MAX_TEXT_BYTES`](super::MAX_TEXT_BYTES)
/// long, and a text of a million paragraphs should not cost twice the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to, not including, byte `end`.
    ///
    /// # Panics
    /// If an offset does not fit into 32 bits; texts that long are refused when they are read.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        let narrow =
            |at: usize| u32::try_from(at).expect("texts over 4 GiB are refused on reading");
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// The span as a range of byte indices.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether byte `at` lies inside.
    #[must_use]
    pub fn contains(self, at: usize) -> bool {
        self.range().contains(&at)
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn union(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The words of the span in `text`.
    ///
    /// # Panics
    /// If the span was made for another text and cuts a character.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

/// The character boundary of `text` at or before byte `at`.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_is_found_before_any_byte() {
        let found: Vec<_> = (0..7).map(|at| floor_boundary("a中b", at)).collect();
        assert_eq!(found, [0, 1, 1, 1, 4, 5, 5]);
    }

    #[test]
    fn spans_relate_by_their_bytes() {
        let outer = Span::new(2, 8);
        assert!(outer.contains(2) && !outer.contains(8));
        assert!(outer.covers(Span::new(2, 8)) && !outer.covers(Span::new(1, 3)));
        assert!(outer.overlaps(Span::new(7, 9)) && !outer.overlaps(Span::new(8, 9)));
        assert_eq!(outer.union(Span::new(9, 12)), Span::new(2, 12));
        assert_eq!(Span::new(0, 3).of("abcdef"), "abc");
    }
}
