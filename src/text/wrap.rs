//! Text in rows of a given number of columns.

use super::clean::is_plain;
use super::{Span, glyphs};
use unicode_linebreak::linebreaks;

/// The rows of `span` when it is laid out in `columns`, greedily, by display width.
///
/// A row ends where UAX 14 allows it: after spaces, hyphens and dashes, between ideographs. A soft
/// hyphen is no opportunity, since it is not shown. Rows neither start nor end with blanks; a line
/// break in the text is a space. A word wider than a row starts a new one and is cut between
/// glyphs; a single glyph wider than a row has one to itself. There is always at least one row.
///
/// Linear in the text; give it one of the [`pieces`](super::pieces) of an overlong paragraph.
///
/// ```
/// use counterclaim::text::{Span, wrap};
///
/// let text = "Operation Ghazab-Lil-Haq";
/// let rows = wrap(text, Span::new(0, text.len()), 17);
/// let words: Vec<_> = rows.iter().map(|row| row.of(text)).collect();
/// assert_eq!(words, ["Operation Ghazab-", "Lil-Haq"]);
/// ```
#[must_use]
pub fn wrap(text: &str, span: Span, columns: usize) -> Vec<Span> {
    let mut rows = Rows::new(text, columns.max(1));
    let (from, words) = (span.range().start, span.of(text));
    let mut start = 0;
    for (end, _) in linebreaks(words) {
        if words[..end].ends_with('\u{AD}') && end < words.len() {
            continue;
        }
        rows.push(from + start, &words[start..end]);
        start = end;
    }
    rows.finish(span)
}

/// The rows so far and the one being filled.
struct Rows<'a> {
    text: &'a str,
    columns: usize,
    done: Vec<Span>,
    /// The row being filled; empty when none is.
    row: Span,
    /// Columns of the row with the blanks after it.
    filled: usize,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, columns: usize) -> Self {
        Self {
            text,
            columns,
            done: Vec::new(),
            row: Span::default(),
            filled: 0,
        }
    }

    /// Adds a word with the blanks after it, at byte `at`.
    fn push(&mut self, at: usize, word: &str) {
        let seen = word.trim_end_matches(is_blank);
        let blanks = &word[seen.len()..];
        if seen.is_empty() {
            self.filled += if self.after_line_break(at) {
                0
            } else {
                self.width(at, blanks)
            };
            return;
        }
        let width = self.width(at, seen);
        let end = at + seen.len();
        if !self.row.is_empty() && self.filled + width <= self.columns {
            self.row = Span::new(self.row.range().start, end);
            self.filled += width;
        } else {
            self.break_row();
            self.start_row(at, end, width);
        }
        self.filled += self.width(end, blanks);
    }

    /// Begins a row with the word `at..end`, cut into as many rows as it needs.
    fn start_row(&mut self, at: usize, end: usize, width: usize) {
        self.row = Span::new(at, end);
        self.filled = width;
        if width > self.columns {
            self.cut();
        }
    }

    /// Cuts the row being filled at glyphs; what is left over stays the row being filled.
    fn cut(&mut self) {
        let word = std::mem::take(&mut self.row);
        self.filled = 0;
        for glyph in glyphs(self.text, word) {
            let width = usize::from(glyph.width);
            if !self.row.is_empty() && self.filled + width > self.columns {
                self.break_row();
            }
            let start = if self.row.is_empty() {
                glyph.span
            } else {
                self.row
            };
            self.row = start.union(glyph.span);
            self.filled += width;
        }
    }

    /// Ends the row being filled.
    fn break_row(&mut self) {
        if !self.row.is_empty() {
            self.done.push(self.row);
        }
        self.row = Span::default();
        self.filled = 0;
    }

    /// All rows; for a span without a word, an empty one at its start.
    fn finish(mut self, span: Span) -> Vec<Span> {
        self.break_row();
        if self.done.is_empty() {
            self.done
                .push(Span::new(span.range().start, span.range().start));
        }
        self.done
    }

    /// The columns of `part`, which is at byte `at`.
    fn width(&self, at: usize, part: &str) -> usize {
        if is_plain(part) {
            return part.len();
        }
        glyphs(self.text, Span::new(at, at + part.len()))
            .map(|glyph| usize::from(glyph.width))
            .sum()
    }

    /// Whether a line break stands before byte `at`, whose space the blanks after it share.
    fn after_line_break(&self, at: usize) -> bool {
        self.text[..at].ends_with('\n')
    }
}

/// Whether `c` is a blank that a row may end with unseen: white space where a line may break.
fn is_blank(c: char) -> bool {
    let is_shown = matches!(c, '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let holds_together = matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}');
    c.is_whitespace() && !is_shown && !holds_together
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean::width;
    use crate::text::specimen::{Dice, HOSTILE, PROSE};

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn rows(text: &str, columns: usize) -> Vec<&str> {
        let rows = wrap(text, whole(text), columns);
        rows.iter().map(|row| row.of(text)).collect()
    }

    #[test]
    fn rows_break_between_words() {
        assert_eq!(
            rows("the frontier hardens", 12),
            ["the frontier", "hardens"]
        );
        assert_eq!(
            rows("  the  frontier   hardens ", 13),
            ["the  frontier", "hardens"]
        );
        assert_eq!(rows("self-defense—again", 13), ["self-defense—", "again"]);
        assert_eq!(rows("1 000\u{a0}km", 6), ["1", "000\u{a0}km"]);
        assert_eq!(
            rows("consti\u{ad}tution ends", 8),
            ["consti\u{ad}tu", "tion", "ends"]
        );
    }

    #[test]
    fn a_line_break_is_a_space() {
        assert_eq!(rows("one\ntwo\r\n  three", 80), ["one\ntwo\r\n  three"]);
        assert_eq!(rows("one\n     two", 7), ["one\n     two"]);
        assert_eq!(rows("one\ntwo\r\nthree", 5), ["one", "two", "three"]);
    }

    #[test]
    fn a_word_wider_than_a_row_is_cut_between_glyphs() {
        assert_eq!(rows("a Taliban b", 3), ["a", "Tal", "iba", "n b"]);
        assert_eq!(
            rows("e\u{301}e\u{301}e\u{301}", 2),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
        assert_eq!(rows("漢字かな", 5), ["漢字", "かな"]);
        assert_eq!(rows("漢字", 1), ["漢", "字"]);
        assert_eq!(rows("👩‍👩‍👧‍👧👩‍👩‍👧‍👧", 3), ["👩‍👩‍👧‍👧", "👩‍👩‍👧‍👧"]);
        assert_eq!(rows("ab", 0), ["a", "b"]);
    }

    #[test]
    fn there_is_always_a_row() {
        for nothing in ["", " ", "\n\n", "\u{200b}"] {
            assert_eq!(wrap(nothing, whole(nothing), 10).len(), 1, "{nothing:?}");
        }
        let spaces = " ".repeat(1 << 20);
        assert_eq!(wrap(&spaces, whole(&spaces), 10), [Span::new(0, 0)]);
        assert_eq!(rows("a\u{1b}[31mb", 4), ["a\u{1b}[3", "1mb"]);
    }

    #[test]
    fn a_megabyte_without_spaces_is_wrapped() {
        let letters = "a".repeat(1 << 20);
        assert_eq!(wrap(&letters, whole(&letters), 64).len(), (1 << 20) / 64);
        assert_eq!(wrap(&letters, whole(&letters), 0).len(), 1 << 20);
        let lines = "\n".repeat(1000);
        assert_eq!(wrap(&lines, whole(&lines), 1).len(), 1);
    }

    #[test]
    fn plain_and_careful_ways_agree() {
        for seed in 0..300 {
            let text =
                Dice::new(seed).text(&["a", "be", "-", " ", "  ", "(", "/", "cede", "."], 90, "");
            let accented = text.replace('e', "é");
            let columns = 1 + Dice::new(seed).below(30);
            let accents_off: Vec<_> = rows(&accented, columns)
                .iter()
                .map(|row| row.replace('é', "e"))
                .collect();
            assert_eq!(accents_off, rows(&text, columns), "{text:?}");
        }
    }

    #[test]
    fn rows_of_any_text_fit_and_hold_every_word() {
        for seed in 0..4_000 {
            let units = if seed % 2 == 0 {
                &PROSE[..]
            } else {
                &HOSTILE[..]
            };
            let mut dice = Dice::new(seed);
            let text = dice.text(units, 40, if seed % 4 == 0 { " " } else { "" });
            let columns = dice.below(30);
            check(&text, columns);
        }
    }

    fn check(text: &str, columns: usize) {
        let found = wrap(text, whole(text), columns);
        assert!(
            found.windows(2).all(|pair| pair[0].end <= pair[1].start),
            "{text:?}"
        );
        for row in &found {
            let wide = width(row.of(text));
            let single = glyphs(text, *row).count() <= 1;
            assert!(
                wide <= columns || single,
                "{wide} > {columns}: {:?} in {text:?}",
                row.of(text)
            );
        }
        let mut at = 0;
        for row in found
            .iter()
            .copied()
            .chain([Span::new(text.len(), text.len())])
        {
            let between = &text[at..row.range().start];
            assert!(
                between.chars().all(is_blank),
                "{between:?} lost from {text:?}"
            );
            at = row.range().end;
        }
    }
}
