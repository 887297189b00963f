//! The panes as rows, for pipes, tests and screen readers.
//!
//! | format | for | control characters of the article |
//! |---|---|---|
//! | text | reading | shown as symbols |
//! | tsv | `cut -f`, spreadsheets; a header, one row a line, lists joined by `; ` | shown as symbols |
//! | json | programs; an array, one row a line | escaped, so that nothing is lost |
//!
//! A cell that is empty (`null` in JSON) says that the text has nothing there: no answer, no
//! source, no coordinates. It is never filled with a 0 or a "no".

pub(super) mod json;
pub(super) mod rows;
pub(super) mod text;
mod tsv;

use std::io::{self, Write};

use serde::Serialize;

use crate::model::Dossier;

/// Which pane is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The comparison: one row a claim, in the order of the questions.
    Claims,
    /// Who and what the text names: one row each, most often named first.
    Entities,
    /// The places: one row each, sectors first.
    Sectors,
    /// The text: one row a paragraph.
    Article,
}

impl What {
    /// All panes.
    pub const ALL: [What; 4] = [What::Claims, What::Entities, What::Sectors, What::Article];

    /// Its name on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            What::Claims => "claims",
            What::Entities => "entities",
            What::Sectors => "sectors",
            What::Article => "article",
        }
    }
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading, wrapped at so many columns.
    Text(usize),
    /// Tab-separated values.
    Tsv,
    /// JSON.
    Json,
}

/// Writes `rows` as a JSON array with one row a line.
pub(super) fn array<R: Serialize>(rows: &[R], out: &mut impl Write) -> io::Result<()> {
    json::write(rows, out)
}

/// Writes the rows of a pane.
///
/// # Errors
/// When `out` takes no more; a closed pipe is for the caller to pass over in silence.
pub fn print(
    dossier: &Dossier,
    what: What,
    format: Format,
    out: &mut impl Write,
) -> io::Result<()> {
    match (what, format) {
        (What::Claims, Format::Json) => json::write(rows::claims(dossier), out),
        (What::Claims, Format::Tsv) => tsv::write(rows::claims(dossier), out),
        (What::Entities, Format::Json) => json::write(rows::entities(dossier), out),
        (What::Entities, Format::Tsv) => tsv::write(rows::entities(dossier), out),
        (What::Sectors, Format::Json) => json::write(rows::sectors(dossier), out),
        (What::Sectors, Format::Tsv) => tsv::write(rows::sectors(dossier), out),
        (What::Article, Format::Json) => json::write(rows::article(dossier), out),
        (What::Article, Format::Tsv) => tsv::write(rows::article(dossier), out),
        (what, Format::Text(columns)) => text::write(dossier, what, columns, out),
    }
}
