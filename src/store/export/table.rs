//! The claims as a table: comma- or tab-separated, quoted as RFC 4180 has it, one row a claim.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and so it may what begins with a tab
//! or a line break. Such a cell gets an apostrophe before it, which spreadsheets read as "this is text" (OWASP, "CSV
//! Injection"). The apostrophe is the only character that the article does not have.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::visible::visible;
use super::{Excerpt, Exporter};
use crate::store::print::rows::{self, ClaimRow, Row};

/// A table with a separator.
pub(super) struct Table {
    name: &'static str,
    says: &'static str,
    separator: u8,
}

/// Comma-separated.
pub(super) const CSV: Table = Table {
    name: "csv",
    says: "one row a claim, for spreadsheets and data frames",
    separator: b',',
};

/// Tab-separated.
pub(super) const TSV: Table = Table {
    name: "tsv",
    says: "the same with tabs",
    separator: b'\t',
};

impl Exporter for Table {
    fn name(&self) -> &'static str {
        self.name
    }

    fn ending(&self) -> &'static str {
        self.name
    }

    fn says(&self) -> &'static str {
        self.says
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let mut table = WriterBuilder::new()
            .delimiter(self.separator)
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        table.write_record(ClaimRow::FIELDS.iter().chain(&MORE))?;
        for id in excerpt.claims() {
            let row = rows::claim(excerpt.dossier(), id);
            let mut cells = row.cells();
            cells.extend(more(excerpt, id).map(Cow::Owned));
            table.write_record(cells.iter().map(|cell| defused(cell).into_owned()))?;
        }
        table.flush()
    }
}

/// The columns behind those that `counterclaim print claims` has.
const MORE: [&str; 4] = ["hedges", "within", "title", "url"];

fn more(excerpt: &Excerpt, id: crate::model::ClaimId) -> [String; 4] {
    let dossier = excerpt.dossier();
    let claim = dossier.claim(id);
    let hedges: Vec<&str> = claim
        .hedges
        .iter()
        .map(|part| part.quote.as_str())
        .collect();
    let within = claim.within.map(|id| dossier.claim(id).key.clone());
    let url = dossier.about().url.clone();
    [
        hedges.join("; "),
        within.unwrap_or_default(),
        excerpt.title().to_owned(),
        url.unwrap_or_default(),
    ]
}

/// A cell that no spreadsheet computes and no terminal acts on.
fn defused(cell: &str) -> Cow<'_, str> {
    let cell = visible(cell);
    // A blank before the sign does not hide it from every program.
    let first = cell
        .trim_start_matches([' ', '\u{a0}', '\u{feff}'])
        .chars()
        .next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}").into()
        }
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_words_left_alone() {
        for bad in ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", " =1", "＝1"] {
            assert_eq!(defused(bad), format!("'{bad}"));
        }
        for fine in ["", "denied", "a=b", "“-1”"] {
            assert_eq!(defused(fine), fine);
        }
    }
}
