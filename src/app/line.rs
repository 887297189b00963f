//! A line of input: the text being typed and the cursor in it.

use unicode_segmentation::UnicodeSegmentation;

/// Characters that a line takes; more are not typed but pasted by accident.
const LIMIT: usize = 1000;

/// Text being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    /// Byte in `text`, between grapheme clusters.
    cursor: usize,
}

impl Line {
    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Replaces everything, the cursor behind it.
    pub fn set(&mut self, text: &str) {
        self.clear();
        self.paste(text);
    }

    /// Removes everything; says whether there was something.
    pub fn clear(&mut self) -> bool {
        let had = !self.text.is_empty();
        self.text.clear();
        self.cursor = 0;
        had
    }

    /// Types a character; control characters are not typed.
    pub fn insert(&mut self, c: char) -> bool {
        if c.is_control() || self.text.len() >= LIMIT {
            return false;
        }
        self.text.insert(self.cursor, c);
        self.cursor += c.len_utf8();
        true
    }

    /// Types a text; line ends become spaces.
    pub fn paste(&mut self, text: &str) -> bool {
        let line = text.trim_end_matches(['\r', '\n']);
        let mut typed = false;
        for c in line.chars() {
            let blank = matches!(c, '\n' | '\t');
            typed |= self.insert(if blank { ' ' } else { c });
        }
        typed
    }

    /// Deletes the character before the cursor.
    pub fn delete_back(&mut self) -> bool {
        let from = self.step_left();
        self.delete_from(from)
    }

    /// Deletes the character under the cursor.
    pub fn delete_forward(&mut self) -> bool {
        let to = self.step_right();
        let had = to > self.cursor;
        self.text.drain(self.cursor..to);
        had
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) -> bool {
        let words = self.before_cursor().trim_end();
        let from = words.rfind(char::is_whitespace).map_or(0, |at| {
            at + words[at..].chars().next().map_or(0, char::len_utf8)
        });
        self.delete_from(from)
    }

    /// Deletes everything before the cursor.
    pub fn delete_line(&mut self) -> bool {
        self.delete_from(0)
    }

    /// Moves the cursor one character to the left.
    pub fn left(&mut self) -> bool {
        let to = self.step_left();
        self.go(to)
    }

    /// Moves the cursor one character to the right.
    pub fn right(&mut self) -> bool {
        let to = self.step_right();
        self.go(to)
    }

    /// Moves the cursor to the start.
    pub fn start(&mut self) -> bool {
        self.go(0)
    }

    /// Moves the cursor to the end.
    pub fn end(&mut self) -> bool {
        self.go(self.text.len())
    }

    fn go(&mut self, to: usize) -> bool {
        let moved = to != self.cursor;
        self.cursor = to;
        moved
    }

    fn delete_from(&mut self, from: usize) -> bool {
        let had = from < self.cursor;
        self.text.drain(from..self.cursor);
        self.cursor = from;
        had
    }

    fn step_left(&self) -> usize {
        let last = self.before_cursor().grapheme_indices(true).next_back();
        last.map_or(0, |(at, _)| at)
    }

    fn step_right(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editing_keeps_to_whole_characters() {
        let mut line = Line::default();
        line.set("née e\u{301}a");
        assert!(line.left() && line.left());
        assert!(line.delete_forward());
        assert_eq!(line.text(), "née a");
        assert!(line.delete_word());
        assert_eq!(line.text(), "a");
        assert!(!line.delete_back());
        assert!(line.delete_forward() && !line.delete_forward());
        assert!(line.is_empty());
    }

    #[test]
    fn control_characters_are_not_typed() {
        let mut line = Line::default();
        assert!(!line.insert('\u{1b}'));
        assert!(line.paste("a\nb\u{7}\n"));
        assert_eq!(line.text(), "a b");
    }
}
