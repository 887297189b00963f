//! Rows as tab-separated values: a header, then one row a line, never a quotation mark added.

use std::io::{self, Write};

use super::rows::Row;
use crate::text::clean;

/// Writes a header and `rows`.
pub(super) fn write<R: Row>(
    rows: impl IntoIterator<Item = R>,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{}", R::FIELDS.join("\t"))?;
    for row in rows {
        let cells = row.cells();
        let cells: Vec<_> = cells.iter().map(|cell| clean(cell)).collect();
        writeln!(out, "{}", cells.join("\t"))?;
    }
    Ok(())
}
