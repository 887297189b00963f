//! A note of any length, in a text area.

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::choose::Back;
use super::command::Command;
use crate::model::Target;
use crate::text;

/// The longest paste that a note takes, in bytes.
const LONGEST_PASTE: usize = 1 << 20;

/// A note in the making.
#[derive(Debug)]
pub struct Note {
    /// Of what.
    pub target: Target,
    /// The text.
    pub area: TextArea<'static>,
    /// Where it was asked for.
    pub back: Back,
}

impl Note {
    /// A note as it is, the cursor at its end.
    #[must_use]
    pub fn new(target: Target, before: &str, back: Back) -> Self {
        let lines = before
            .lines()
            .map(|line| text::clean(line).into_owned())
            .collect();
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { target, area, back }
    }

    /// The text, without empty lines at its end.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim_end().to_owned()
    }

    /// Types a character.
    pub fn insert(&mut self, c: char) {
        if !c.is_control() {
            self.area.insert_char(c);
        }
    }

    /// Pastes text.
    pub fn paste(&mut self, pasted: &str) {
        let end = pasted.floor_char_boundary(LONGEST_PASTE);
        let lines: Vec<_> = pasted[..end].lines().map(text::clean).collect();
        self.area.insert_str(lines.join("\n"));
    }

    /// Edits by a command; says whether it is one.
    pub fn edit(&mut self, command: Command) -> bool {
        let area = &mut self.area;
        match command {
            Command::NewLine => area.insert_newline(),
            Command::DeleteBack => drop(area.delete_char()),
            Command::DeleteForward => drop(area.delete_next_char()),
            Command::DeleteWord => drop(area.delete_word()),
            Command::DeleteLine => drop(area.delete_line_by_head()),
            Command::CursorLeft => area.move_cursor(CursorMove::Back),
            Command::CursorRight => area.move_cursor(CursorMove::Forward),
            Command::CursorStart => area.move_cursor(CursorMove::Head),
            Command::CursorEnd => area.move_cursor(CursorMove::End),
            Command::ListUp => area.move_cursor(CursorMove::Up),
            Command::ListDown => area.move_cursor(CursorMove::Down),
            _ => return false,
        }
        true
    }
}
