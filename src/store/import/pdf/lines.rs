//! Lines out of letters.

use super::letters::Letter;

/// A line of a column; measures in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where it begins.
    pub(super) x: f64,
    /// Where it ends.
    pub(super) end: f64,
    /// What it stands on, down from the top.
    pub(super) y: f64,
    /// How large its letters are.
    pub(super) size: f64,
}

/// A gap of so much of a letter's size is a blank.
const BLANK: f64 = 0.16;

/// A gap of so many sizes is one between columns.
const GUTTER: f64 = 1.8;

/// The lines of a page, in the order in which they are set: a line goes on as long as letters stand on the same height,
/// follow each other to the right and leave no gap as between columns.
pub(super) fn lines(letters: &[Letter]) -> Vec<Line> {
    let mut found: Vec<Open> = Vec::new();
    for letter in letters {
        match found.last_mut() {
            Some(line) if line.goes_on_with(letter) => line.add(letter),
            _ => found.push(Open::with(letter)),
        }
    }
    let whole = found.into_iter().map(Open::close);
    whole.filter(|line| !line.text.is_empty()).collect()
}

/// A line that may still grow.
struct Open {
    line: Line,
    /// Whether blanks came since the last letter.
    blank: bool,
    /// How many letters there are of its size.
    letters: usize,
}

impl Open {
    fn with(letter: &Letter) -> Self {
        let mut open = Self {
            line: Line {
                text: String::new(),
                x: letter.x,
                end: letter.x,
                y: letter.y,
                size: letter.size,
            },
            blank: false,
            letters: 0,
        };
        open.add(letter);
        open
    }

    fn goes_on_with(&self, letter: &Letter) -> bool {
        let size = self.line.size.max(letter.size);
        let level = (letter.y - self.line.y).abs() < size * 0.45;
        let gap = letter.x - self.line.end;
        // What begins with blanks has no place of its own yet.
        level && gap > -size && (gap < size * GUTTER || self.line.text.is_empty())
    }

    fn add(&mut self, letter: &Letter) {
        if letter.text.trim().is_empty() {
            self.blank = true;
            // A blank that is as wide as a gutter is one: the next letter is measured from before it.
            if letter.end - letter.x < letter.size {
                self.line.end = self.line.end.max(letter.end);
            }
            return;
        }
        if self.line.text.is_empty() {
            (self.line.x, self.line.y, self.line.size) = (letter.x, letter.y, letter.size);
        } else if self.blank || letter.x - self.line.end > letter.size * BLANK {
            self.line.text.push(' ');
        }
        self.blank = false;
        self.line.text.push_str(&letter.text);
        self.line.end = letter.end;
        // A raised figure or a large initial does not make the size of a line.
        if self.letters < 3 && letter.size < self.line.size {
            (self.line.size, self.line.y) = (letter.size, letter.y);
        }
        self.letters += 1;
    }

    fn close(mut self) -> Line {
        self.line.text = self.line.text.trim().to_owned();
        self.line
    }
}
