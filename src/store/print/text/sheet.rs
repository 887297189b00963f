//! Lines of a given width.

use std::io::{self, Write};

use crate::text::{Span, clean, width, wrap};

/// No room is so narrow that a word of this many columns must be cut.
const LEAST: usize = 12;

/// No column is wider than this.
const WIDEST: usize = 32;

/// Where text is written, cleaned and wrapped.
pub(super) struct Sheet<'a, W> {
    out: &'a mut W,
    columns: usize,
}

impl<'a, W: Write> Sheet<'a, W> {
    pub(super) fn new(out: &'a mut W, columns: usize) -> Self {
        Self { out, columns }
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A text whose lines all begin at column `indent`.
    pub(super) fn text(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.labelled("", indent, text)
    }

    /// A text whose lines all begin at column `indent`, with a label before the first.
    pub(super) fn labelled(&mut self, label: &str, indent: usize, text: &str) -> io::Result<()> {
        let label = clean(label);
        let room = self.columns.saturating_sub(indent).max(LEAST);
        let mut before = format!("{label}{}", spaces(indent.saturating_sub(width(&label))));
        for row in wrap(text, Span::new(0, text.len()), room) {
            let line = format!("{before}{}", clean(row.of(text)));
            writeln!(self.out, "{}", line.trim_end())?;
            before = spaces(indent);
        }
        Ok(())
    }

    /// Cells side by side, each as wide as its column, the last one wrapped into what is left.
    /// A first cell that is wider has a line to itself.
    pub(super) fn row(&mut self, cells: &[String], widths: &[usize]) -> io::Result<()> {
        let (Some((last, fixed)), Some(&first)) = (cells.split_last(), widths.first()) else {
            return Ok(());
        };
        let mut label: String = fixed.iter().zip(widths).map(padded).collect();
        if width(&fixed[0]) > first {
            self.text(0, &fixed[0])?;
            label.replace_range(..clean(&fixed[0]).len(), &spaces(first));
        }
        self.labelled(&label, width(&label), last)
    }
}

fn padded((cell, &columns): (&String, &usize)) -> String {
    let cell = clean(cell);
    let missing = columns.saturating_sub(width(&cell));
    format!("{cell}{}  ", spaces(missing))
}

fn spaces(count: usize) -> String {
    " ".repeat(count)
}

/// How wide each column of `rows` must be; the last one is left to what room there is, for which
/// the first one gives way.
pub(super) fn widths(rows: &[Vec<String>], room: usize) -> Vec<usize> {
    let columns = rows.first().map_or(0, Vec::len).saturating_sub(1);
    let widest = |column: usize| {
        let cells = rows.iter().map(|row| width(&row[column]).min(WIDEST));
        cells.max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..columns).map(widest).collect();
    if let Some((first, others)) = widths.split_first_mut() {
        let taken: usize = others.iter().map(|columns| columns + 2).sum();
        let left = room.saturating_sub(taken + 2 + LEAST);
        *first = (*first).min(left.max(LEAST));
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn a_name_that_leaves_no_room_has_a_line_to_itself() {
        let rows = [
            row(&["Kabul", "place", "2, 4"]),
            row(&["A long and winding name", "group", "1, 2, 3, 4, 5"]),
        ];
        let mut out = Vec::new();
        let mut sheet = Sheet::new(&mut out, 36);
        let widths = widths(&rows, sheet.columns());
        for row in &rows {
            sheet.row(row, &widths).unwrap();
        }
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "Kabul            place  2, 4\nA long and winding name\n                 group  1, 2, 3, 4,\n                        5\n"
        );
    }

    #[test]
    fn controls_are_shown_and_take_their_room() {
        let mut out = Vec::new();
        Sheet::new(&mut out, 20)
            .labelled("\u{1b}1", 4, "a\u{7} b\n\u{9b}c")
            .unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "␛1  a␇ b ␦c\n");
    }
}
