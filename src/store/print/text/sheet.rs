//! Lines of a given width.

use std::io::{self, Write};

use crate::text::{Span, clean, width, wrap};

/// No room is so narrow that a word of this many columns must be cut.
const LEAST: usize = 16;

/// A cell may be wider, but does not push the others' columns further than this.
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
    pub(super) fn row(&mut self, cells: &[String], widths: &[usize]) -> io::Result<()> {
        let Some((last, fixed)) = cells.split_last() else {
            return Ok(());
        };
        let padded = |(cell, &columns): (&String, &usize)| {
            let cell = clean(cell);
            let missing = columns.saturating_sub(width(&cell));
            format!("{cell}{}  ", spaces(missing))
        };
        let label: String = fixed.iter().zip(widths).map(padded).collect();
        self.labelled(&label, width(&label), last)
    }
}

fn spaces(count: usize) -> String {
    " ".repeat(count)
}

/// How wide each column of `rows` must be; the last one is left to what room there is.
pub(super) fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.first().map_or(0, Vec::len).saturating_sub(1);
    let widest = |column: usize| rows.iter().map(|row| width(&row[column]).min(WIDEST)).max();
    (0..columns)
        .map(|column| widest(column).unwrap_or(0))
        .collect()
}
