//! What the program's bytes make of the screen.

use std::fmt::Write;
use std::num::NonZeroU16;

use super::panes::{Cells, Pane, inside, panes};

/// Begins a frame: the terminal shows nothing of it before its end.
const BEGIN: &[u8] = b"\x1b[?2026h";
/// Ends a frame.
const END: &[u8] = b"\x1b[?2026l";

/// A terminal that shows whole frames only, as one does that knows synchronized output.
pub struct Glass {
    parser: vt100::Parser,
    /// Bytes of a frame that is not whole yet.
    held: Vec<u8>,
    /// Everything that was written.
    pub written: Vec<u8>,
    /// Whole frames so far.
    pub frames: usize,
    /// Whether the program has closed the terminal.
    pub closed: bool,
}

impl Glass {
    pub fn new(columns: u16, rows: u16) -> Self {
        Self {
            parser: vt100::Parser::new(size(rows), size(columns), 0),
            held: Vec::new(),
            written: Vec::new(),
            frames: 0,
            closed: false,
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.set_size(size(rows), size(columns));
    }

    pub fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.held.extend_from_slice(bytes);
        while self.show_part() {}
    }

    pub fn close(&mut self) {
        self.parser.process(&std::mem::take(&mut self.held));
        self.closed = true;
    }

    /// Shows what is held up to the next end of a frame; says whether there was one.
    fn show_part(&mut self) -> bool {
        let begin = position(&self.held, BEGIN);
        let end = begin.and_then(|from| position(&self.held[from..], END).map(|to| from + to));
        let (whole, to) = match (begin, end) {
            (Some(_), Some(end)) => (true, end + END.len()),
            (Some(begin), None) => (false, begin),
            (None, _) => (false, self.held.len() - started(&self.held)),
        };
        let shown: Vec<u8> = self.held.drain(..to).collect();
        self.parser.process(&shown);
        self.frames += usize::from(whole);
        whole
    }

    pub fn screen(&self) -> Screen {
        Screen {
            screen: self.parser.screen().clone(),
        }
    }
}

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a screen has cells")
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}

/// How many bytes at the end may be the start of `BEGIN`.
fn started(bytes: &[u8]) -> usize {
    let starts = |n: &usize| bytes.ends_with(&BEGIN[..*n]);
    (1..BEGIN.len()).rev().find(starts).unwrap_or(0)
}

/// How a cell looks besides its character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // as many as a terminal knows
pub struct Look {
    pub colour: vt100::Color,
    pub ground: vt100::Color,
    pub bold: bool,
    pub dim: bool,
    pub italic: bool,
    pub underline: bool,
    pub inverse: bool,
}

/// The screen at one moment.
#[derive(Clone)]
pub struct Screen {
    screen: vt100::Screen,
}

impl Screen {
    /// The lines without blanks at their ends.
    pub fn lines(&self) -> Vec<String> {
        let columns = self.screen.size().1.get();
        self.screen.rows(0, columns).collect()
    }

    /// All lines.
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// A line, counted from 0; from the bottom if negative.
    pub fn line(&self, row: i32) -> String {
        let lines = self.lines();
        let count = i32::try_from(lines.len()).expect("few lines");
        let at = if row < 0 { count + row } else { row };
        lines[usize::try_from(at).expect("a line of the screen")].clone()
    }

    /// The last line: hints, sentences, what is typed.
    pub fn status(&self) -> String {
        self.line(-1)
    }

    pub fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Column and row of the first cell of a text, which stands in one line.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        let (rows, columns) = self.screen.size();
        (0..rows.get()).find_map(|row| {
            let cells: Vec<&str> = (0..columns.get())
                .map(|column| self.symbol(column, row))
                .collect();
            let starts = |&column: &u16| cells[usize::from(column)..].concat().starts_with(text);
            let column = (0..columns.get()).find(starts)?;
            Some((column, row))
        })
    }

    /// The lines inside the pane with a title, such as `2 Entities`.
    pub fn pane(&self, title: &str) -> Option<Vec<String>> {
        let (column, row) = self.find(&format!(" {title}"))?;
        let cells = self.cells();
        let here = |pane: &Pane| {
            let columns = pane.left..pane.right;
            pane.top == usize::from(row) && columns.contains(&usize::from(column))
        };
        let pane = panes(&cells).ok()?.into_iter().find(here)?;
        Some(inside(&cells, pane))
    }

    fn cells(&self) -> Cells {
        let (rows, columns) = self.screen.size();
        let cell = |column, row| self.symbol(column, row).to_owned();
        let row = |row| (0..columns.get()).map(|column| cell(column, row)).collect();
        (0..rows.get()).map(row).collect()
    }

    fn symbol(&self, column: u16, row: u16) -> &str {
        let cell = self.screen.cell(row, column).expect("a cell of the screen");
        match cell.contents() {
            "" if cell.is_wide_continuation() => "",
            "" => " ",
            contents => contents,
        }
    }

    /// How the first cell of a text looks.
    pub fn look_of(&self, text: &str) -> Option<Look> {
        let (column, row) = self.find(text)?;
        Some(self.look(column, row))
    }

    /// How a cell looks.
    pub fn look(&self, column: u16, row: u16) -> Look {
        let cell = self.screen.cell(row, column).expect("a cell of the screen");
        Look {
            colour: cell.fgcolor(),
            ground: cell.bgcolor(),
            bold: cell.bold(),
            dim: cell.dim(),
            italic: cell.italic(),
            underline: cell.underline(),
            inverse: cell.inverse(),
        }
    }

    /// Column and row of the cursor, if it is shown.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let (row, column) = self.screen.cursor_position();
        (!self.screen.hide_cursor()).then_some((column, row))
    }

    /// Everything of a screen that can be seen, to compare two.
    pub fn picture(&self) -> String {
        let mut picture = format!("cursor {:?}\n", self.cursor());
        let mut before = None;
        for (row, cells) in (0..).zip(self.cells()) {
            for (column, cell) in (0..).zip(cells) {
                let look = Some(self.look(column, row));
                if look != before {
                    let _ = write!(picture, "{look:?}");
                }
                before = look;
                picture.push_str(&cell);
            }
            picture.push('\n');
        }
        picture
    }

    /// Whether the shell's screen is shown, with nothing left switched on.
    pub fn is_given_back(&self) -> bool {
        let mouse = self.screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        let taken = [
            self.screen.alternate_screen(),
            self.screen.hide_cursor(),
            self.screen.bracketed_paste(),
            mouse,
        ];
        taken == [false; 4]
    }

    /// Whether the program's screen is shown, with mouse and paste switched on.
    pub fn is_taken(&self) -> bool {
        let mouse = self.screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        self.screen.alternate_screen() && self.screen.bracketed_paste() && mouse
    }
}
