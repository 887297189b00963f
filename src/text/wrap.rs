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
mod tests;
