//! The lines of a text, as they were written.

use super::Span;
use memchr::{memchr, memchr_iter};

/// A line: where it begins and what is on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The line up to its last visible character, with its indentation.
    written: &'a str,
    /// What is on the line, without the white space around it; empty for a blank line.
    pub span: Span,
}

impl<'a> Line<'a> {
    fn new(text: &'a str, start: usize, end: usize) -> Self {
        let line = &text[start..end];
        let written = line.trim_end_matches(is_unseen);
        let indent = written.len() - written.trim_start_matches(is_unseen).len();
        Self {
            written,
            span: Span::new(start + indent, start + written.len()),
        }
    }

    /// Whether nothing can be seen on the line.
    pub(super) fn is_blank(&self) -> bool {
        self.span.is_empty()
    }

    /// The length in characters, with the indentation.
    pub(super) fn len(&self) -> usize {
        self.written.chars().count()
    }

    /// Whether the line has more than `limit` characters.
    pub(super) fn is_longer_than(&self, limit: usize) -> bool {
        self.written.len() > limit && self.len() > limit
    }

    /// The words between blanks.
    pub(super) fn words(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.written.split_ascii_whitespace()
    }

    /// Whether the line begins with a bullet, or a number or letter of a list.
    pub(super) fn begins_item(&self) -> bool {
        let mut words = self.words();
        let label = words.next().unwrap_or_default();
        words.next().is_some() && (is_bullet(label) || is_number(label))
    }
}

/// The lines of `text`, in order, blank ones too, after a byte order mark if there is one.
///
/// They end with a line feed; in a text that has none, with a carriage return.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let bytes = text.as_bytes();
    let newline = if memchr(b'\n', bytes).is_some() {
        b'\n'
    } else {
        b'\r'
    };
    let mut start = 0;
    memchr_iter(newline, bytes)
        .chain([bytes.len()])
        .map(move |end| {
            let line = Line::new(text, start, end);
            start = end + 1;
            line
        })
}

/// Whether `c` leaves nothing on the screen at the edge of a line.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
}

/// Whether `label` is the bullet of a list item.
fn is_bullet(label: &str) -> bool {
    matches!(label, "-" | "*" | "+" | "•" | "◦" | "▪" | "‣" | "–")
}

/// Whether `label` numbers a list item: `1.`, `12)`, `(3)`, `a)`, `(b)`.
fn is_number(label: &str) -> bool {
    let (open, label) = label
        .strip_prefix('(')
        .map_or((false, label), |rest| (true, rest));
    let closed = label.strip_suffix(')');
    let Some(number) = closed.or_else(|| label.strip_suffix('.').filter(|_| !open)) else {
        return false;
    };
    let letter =
        closed.is_some() && number.len() == 1 && number.as_bytes()[0].is_ascii_alphabetic();
    let digits = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    letter || digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_what_the_text_uses() {
        let on = |text: &'static str| {
            lines(text)
                .map(|line| line.span.of(text))
                .collect::<Vec<_>>()
        };
        assert_eq!(on("a\n\n b \r\nc"), ["a", "", "b", "c"]);
        assert_eq!(on("a\rb"), ["a", "b"]);
        assert_eq!(on("\u{feff}a\n\u{c}b\n\u{200b}\n"), ["a", "b", "", ""]);
    }

    #[test]
    fn list_items_are_known_by_their_labels() {
        let begins = |text: &'static str| lines(text).all(|line| line.begins_item());
        assert!(begins(
            "- a\n-   b\n  * c\n• d\n1. e\n12) f\n(3) g\na) h\n(b) i"
        ));
        for prose in [
            "-",
            "2021. It",
            "A. Khan",
            "e.g. this",
            "-dash",
            "() x",
            "(a. x",
            "and so",
        ] {
            assert!(!begins(prose), "{prose}");
        }
    }
}
