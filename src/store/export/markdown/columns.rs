//! The columns of a question, side by side in a block of code.

use std::io::{self, Write};

use crate::store::export::Excerpt;
use crate::store::export::brief::{Cell, Column, Compared};
use crate::store::export::visible::line;
use crate::text::{Span, clean, fit, width, wrap};

/// Columns of characters of a block, for two sides; it is as wide as a mail.
const WIDTH: usize = 78;
/// The narrowest column in which words can be read.
const NARROWEST: usize = 30;
/// What parts the columns.
const BAR: &str = " │ ";

/// Writes the columns: two beside each other, further sides in blocks of their own below.
pub(super) fn write(excerpt: &Excerpt, row: &Compared, out: &mut dyn Write) -> io::Result<()> {
    row.columns
        .chunks(2)
        .try_for_each(|pair| block(excerpt, pair, out))
}

fn block(excerpt: &Excerpt, pair: &[Column], out: &mut dyn Write) -> io::Result<()> {
    let bars = width(BAR) * pair.len().saturating_sub(1);
    let room = ((WIDTH - bars) / pair.len().max(1)).max(NARROWEST);
    let columns: Vec<Vec<String>> = pair
        .iter()
        .map(|column| lines(excerpt, column, room))
        .collect();
    let fence = fence(&columns);
    writeln!(out, "\n{fence}text")?;
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    for row in 0..rows {
        let cells = columns
            .iter()
            .map(|lines| lines.get(row).map_or("", String::as_str));
        let cells: Vec<String> = cells.map(|words| fit(words, room)).collect();
        let between = if row == 1 { "─┼─" } else { BAR };
        writeln!(out, "{}", cells.join(between).trim_end())?;
    }
    writeln!(out, "{fence}")
}

/// Longer than whatever run of backticks is inside.
fn fence(columns: &[Vec<String>]) -> String {
    let lines = columns.iter().flatten();
    let longest = lines.map(|line| longest_run(line)).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}

fn longest_run(line: &str) -> usize {
    let runs = line.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}

fn lines(excerpt: &Excerpt, column: &Column, room: usize) -> Vec<String> {
    let name = line(&excerpt.dossier().side(column.side).name).to_uppercase();
    let mut lines = vec![fit(&name, room).trim_end().to_owned(), "─".repeat(room)];
    if column.cells.is_empty() {
        for silence in &column.silence {
            lines.extend(wrapped(silence, room, ""));
        }
    }
    for (n, cell) in column.cells.iter().enumerate() {
        if n > 0 {
            lines.push(String::new());
        }
        lines.extend(claim(cell, room));
    }
    lines
}

fn claim(cell: &Cell, room: usize) -> Vec<String> {
    let mut lines = wrapped(&format!("“{}”", cell.words), room, "");
    lines.extend(wrapped(&format!("— {}", cell.citation()), room, "  "));
    for meeting in cell.meets.iter().chain(&cell.met) {
        lines.extend(wrapped(&format!("→ {meeting}"), room, "  "));
    }
    lines
}

/// A text in lines; all but the first begin with `indent`.
fn wrapped(text: &str, room: usize, indent: &str) -> Vec<String> {
    let text = line(text);
    let rows = wrap(&text, Span::new(0, text.len()), room - indent.len());
    let rows = rows.into_iter().enumerate().map(|(n, row)| {
        let words = clean(row.of(&text));
        if n == 0 {
            words.into_owned()
        } else {
            format!("{indent}{words}")
        }
    });
    rows.collect()
}
