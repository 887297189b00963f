//! Rows for reading: wrapped, aligned, in words.

mod article;
mod balance;
mod claims;
mod entities;
mod sectors;
mod sheet;

use std::io::{self, Write};

use super::What;
use crate::model::Dossier;
use sheet::Sheet;

/// Writes a pane as text of so many columns.
pub(super) fn write(
    dossier: &Dossier,
    what: What,
    columns: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut sheet = Sheet::new(out, columns);
    match what {
        What::Claims => claims::write(dossier, &mut sheet),
        What::Entities => entities::write(dossier, &mut sheet),
        What::Sectors => sectors::write(dossier, &mut sheet),
        What::Article => article::write(dossier, &mut sheet),
    }
}

/// "1 claim", "2 claims".
fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}

/// "7, 10", as far as there are any.
fn listed(numbers: impl IntoIterator<Item = u32>) -> String {
    let numbers: Vec<String> = numbers.into_iter().map(|n| n.to_string()).collect();
    numbers.join(", ")
}
