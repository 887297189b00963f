//! Paragraphs out of pieces of text, whatever the format they come from.

use super::extract::MAX_BYTES;

/// The paragraphs of a text in the making.
///
/// White space and control characters are one blank; soft hyphens, zero-width spaces and byte order marks, which say
/// only where a line may break, are left out: so no character of a file can end a paragraph or hide a word from a
/// search.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    text: String,
    /// Where the open paragraph begins, if there is one.
    open: Option<usize>,
    /// Whether a blank stands before the next letter.
    gap: bool,
    /// Whether something was left out because the text grew too long.
    cut: bool,
}

impl Paragraphs {
    /// Adds words to the open paragraph, or begins one.
    pub(super) fn push(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
                c if c.is_whitespace() || c.is_control() || c == '\u{FFFC}' => self.gap = true,
                c => self.letter(c),
            }
        }
    }

    fn letter(&mut self, c: char) {
        if self.text.len() >= MAX_BYTES {
            self.cut = true;
            return;
        }
        if self.open.is_none() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.open = Some(self.text.len());
        } else if self.gap {
            self.text.push(' ');
        }
        self.gap = false;
        self.text.push(c);
    }

    /// Ends the open paragraph, if there is one.
    pub(super) fn end(&mut self) {
        self.open = None;
        self.gap = false;
    }

    /// Adds a whole paragraph.
    #[cfg(any(feature = "html", feature = "pdf"))]
    pub(super) fn whole(&mut self, words: &str) {
        self.end();
        self.push(words);
        self.end();
    }

    /// The text, and a notice if it is not all of it.
    pub(super) fn finish(mut self) -> (String, Option<String>) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let notice = self.cut.then(|| {
            let limit = MAX_BYTES >> 20;
            format!("its text is longer than {limit} MiB: the rest is left out.")
        });
        (self.text, notice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::paragraphs;

    #[test]
    fn nothing_in_a_piece_breaks_a_paragraph() {
        let mut found = Paragraphs::default();
        found.push("  One\r\n\u{2028}two\u{0}\u{85}th\u{AD}ree\u{200B}\u{a0} ");
        found.push("\tfour");
        found.end();
        found.end();
        found.push(" \n");
        found.end();
        found.push("Five.");
        let (text, notice) = found.finish();
        assert_eq!(
            (text.as_str(), notice),
            ("One two three four\n\nFive.\n", None)
        );
        assert_eq!(paragraphs(&text).len(), 2);
    }

    #[test]
    fn a_text_without_end_is_cut_and_said_to_be() {
        let mut found = Paragraphs::default();
        for _ in 0..40 {
            found.push(&"x".repeat(1 << 20));
        }
        let (text, notice) = found.finish();
        assert!(text.len() <= MAX_BYTES + 1);
        assert!(notice.unwrap().contains("32 MiB"));
    }
}
