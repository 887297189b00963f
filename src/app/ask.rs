//! A line to type: what a field or a correction asks for.

use super::choose::{Back, Purpose};
use super::line::Line;

/// A line to type.
#[derive(Debug)]
pub struct Ask {
    /// What is asked.
    pub title: String,
    /// How to answer.
    pub hint: String,
    /// Lines that are shown below.
    pub preview: Vec<String>,
    /// What was typed.
    pub line: Line,
    /// What for.
    pub purpose: Purpose,
    /// Where it was asked.
    pub back: Back,
}

impl Ask {
    /// A question, and what stands in the line at first.
    #[must_use]
    pub fn new(title: impl Into<String>, purpose: Purpose, before: &str) -> Self {
        let mut line = Line::default();
        line.set(before);
        Self {
            title: title.into(),
            hint: String::new(),
            preview: Vec::new(),
            line,
            purpose,
            back: None,
        }
    }

    /// The same with a sentence that says how to answer.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The same with lines below.
    #[must_use]
    pub fn previewing(mut self, lines: Vec<String>) -> Self {
        self.preview = lines;
        self
    }

    /// The same, asked on a card.
    #[must_use]
    pub fn back_to(mut self, back: Back) -> Self {
        self.back = back;
        self
    }
}
