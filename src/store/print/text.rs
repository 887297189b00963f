//! Rows for reading: wrapped, aligned, in words.

mod analyst;
mod article;
pub(in crate::store) mod balance;
pub(in crate::store) mod claims;
mod entities;
mod sectors;
mod sheet;

use std::io::{self, Write};

use super::What;
use crate::model::{Dossier, Paragraph};
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

/// "1–3, 7, 10": numbers in rising order, runs of three or more drawn together.
pub(in crate::store) fn listed(paragraphs: impl IntoIterator<Item = Paragraph>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in paragraphs.into_iter().map(Paragraph::number) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words = runs.into_iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_paragraphs_are_drawn_together() {
        let listed =
            |numbers: &[u32]| listed(numbers.iter().copied().filter_map(Paragraph::numbered));
        assert_eq!(listed(&[]), "");
        assert_eq!(listed(&[1, 2, 3, 5, 7, 8, 45]), "1–3, 5, 7, 8, 45");
    }
}
