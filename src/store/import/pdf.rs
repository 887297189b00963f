//! The text of a PDF: letters where they are set on the page, put together to lines and paragraphs again.
//!
//! A PDF holds no paragraphs, only letters and their places. What is done here is described in [`lines`], [`flow`] and
//! [`edges`]; it is made for prose in one or more columns. The words of pictures (scans) are not there, and that is said.

mod edges;
mod flow;
mod letters;
mod lines;

use std::sync::Arc;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::paragraphs::Paragraphs;
use super::{Extract, ImportError};
use crate::model::About;
use crate::text::counted;
use letters::Sheet;
use lines::Line;

/// The most pages that are read.
const MAX_PAGES: usize = 5_000;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Extract, ImportError> {
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ImportError::Locked("it asks for a password".to_owned()),
        LoadPdfError::Invalid => {
            ImportError::damaged("PDF", "its table of contents is missing or damaged")
        }
    })?;
    let sheets = letters::sheets(&pdf, MAX_PAGES);
    let mut pages: Vec<Vec<Line>> = sheets
        .iter()
        .map(|sheet| lines::lines(&sheet.letters))
        .collect();
    let edges = edges::remove(&mut pages);
    let mut found = Paragraphs::default();
    for words in flow::paragraphs(&pages) {
        found.whole(&words);
    }
    let (text, cut) = found.finish();
    Ok(Extract {
        text,
        about: about(&pdf),
        notices: notices(&sheets, pdf.pages().len(), edges)
            .into_iter()
            .chain(cut)
            .collect(),
    })
}

/// What a reader should know of pages that were not read whole.
fn notices(sheets: &[Sheet], pages: usize, edges: usize) -> Vec<String> {
    let pictures = sheets
        .iter()
        .filter(|sheet| sheet.letters.is_empty() && sheet.pictures > 0)
        .count();
    let unread: usize = sheets.iter().map(|sheet| sheet.unread).sum();
    let says = [
        (pictures > 0).then(|| {
            format!(
                "of its {pages} pages {pictures} hold pictures and no text, as scans do: their words are missing. Run a text recognition (OCR) over it first."
            )
        }),
        (unread > 0).then(|| format!("{unread} of its letters do not say which they are, and are missing.")),
        (edges > 0).then(|| format!("left out: {} at the edges of its pages (running heads, page numbers).", counted(edges, "line"))),
        (pages > MAX_PAGES).then(|| format!("only the first {MAX_PAGES} of its {pages} pages are read.")),
    ];
    says.into_iter().flatten().collect()
}

/// What the file says about itself; when it was made is not when it was published.
fn about(pdf: &Pdf) -> About {
    let metadata = pdf.metadata();
    let words = |field: &Option<Box<[u8]>>| field.as_deref().and_then(string);
    About {
        title: words(&metadata.title).filter(|title| is_title(title)),
        author: words(&metadata.author),
        ..About::default()
    }
}

/// A string of a PDF: UTF-16 or UTF-8 after its mark, else letters of a byte each.
fn string(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] => crate::text::decode(bytes).0.into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
        },
    };
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .collect();
    let text = words
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    (!text.is_empty()).then_some(text)
}

/// Many programs put the name of a file where the title belongs.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let endings = [
        ".doc", ".docx", ".odt", ".indd", ".pdf", ".tex", ".dvi", ".rtf", ".qxd", ".html",
    ];
    let is_file = endings.iter().any(|ending| lower.ends_with(ending));
    !is_file && !lower.starts_with("microsoft word") && lower != "untitled"
}

#[cfg(test)]
mod tests;
