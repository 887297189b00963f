//! Standard output and standard error.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use crate::text::clean;

/// Columns of a page that nobody sees yet.
const COLUMNS: usize = 80;

/// Standard output, written in large pieces. Flush it: dropping it hides what goes wrong.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Writes a whole text to standard output.
pub(super) fn write(text: &[u8]) -> io::Result<()> {
    let mut out = stdout();
    out.write_all(text)?;
    out.flush()
}

/// A sentence on standard error, with nothing in it that a terminal could act on.
pub(super) fn complain(sentence: &str) {
    let line = format!("counterclaim: {}\n", clean(sentence));
    let _ = io::stderr().write_all(line.as_bytes()); // nobody is listening
}

/// How many columns to write: the terminal's, or 80 where there is none.
pub(super) fn columns() -> usize {
    if !io::stdout().is_terminal() {
        return COLUMNS;
    }
    let told = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let asked = || {
        crossterm::terminal::size()
            .ok()
            .map(|(columns, _)| usize::from(columns))
    };
    told.or_else(asked)
        .filter(|&columns| columns > 0)
        .unwrap_or(COLUMNS)
}
