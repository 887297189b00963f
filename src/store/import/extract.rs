//! What a reader finds in a file.

use serde::{Deserialize, Serialize};

use super::{ImportError, Kind};
use crate::model::About;

/// The longest text that comes out of another format, in bytes (32 MiB).
pub(super) const MAX_BYTES: usize = 32 << 20;

/// The text of an article in another format, and what the file says about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Extract {
    /// The text: a paragraph a line, a blank line between.
    pub(in crate::store) text: String,
    /// Title, author, publisher, time and address, as far as the file says so.
    #[serde(with = "AboutFields")]
    pub(in crate::store) about: About,
    /// What a reader should know of it: sentences that begin in the middle, after the file's name and a colon.
    pub(in crate::store) notices: Vec<String>,
}

/// The fields of [`About`] on their way between two processes.
#[derive(Serialize, Deserialize)]
#[serde(remote = "About")]
struct AboutFields {
    title: Option<String>,
    publisher: Option<String>,
    author: Option<String>,
    published: Option<String>,
    url: Option<String>,
    captured: Option<String>,
}

/// Reads `bytes` of a kind that is not plain text; `charset` is what a server said of them.
pub(super) fn extract(
    kind: Kind,
    charset: Option<&str>,
    bytes: &[u8],
) -> Result<Extract, ImportError> {
    match kind {
        Kind::Text => Ok(plain(bytes, charset)),
        #[cfg(feature = "html")]
        Kind::Html => super::html::read(bytes, charset),
        #[cfg(feature = "markdown")]
        Kind::Markdown => Ok(super::markdown::read(bytes)),
        #[cfg(feature = "pdf")]
        Kind::Pdf => super::pdf::read(bytes),
        Kind::Zip => zip(bytes),
        #[cfg(not(feature = "html"))]
        Kind::Html => Err(ImportError::not_built("HTML", "html")),
        #[cfg(not(feature = "markdown"))]
        Kind::Markdown => Ok(with_marks(plain(bytes, charset))),
        #[cfg(not(feature = "pdf"))]
        Kind::Pdf => Err(ImportError::not_built("PDF", "pdf")),
    }
}

/// Markdown is readable as it stands.
#[cfg(not(feature = "markdown"))]
fn with_marks(mut extract: Extract) -> Extract {
    let says = "it is Markdown, and this counterclaim was built without reading that: its marks stand in the text.";
    extract.notices.push(says.to_owned());
    extract
}

/// A plain text that did not come from a file.
pub(super) fn plain(bytes: &[u8], charset: Option<&str>) -> Extract {
    #[cfg(feature = "web")]
    let (text, notice) = super::charset::decode_text(bytes, charset);
    #[cfg(not(feature = "web"))]
    let (text, notice) = {
        let _ = charset; // nothing is fetched, so nobody names one
        let (text, damage) = crate::text::decode(bytes);
        let notice = damage
            .map(|at| format!("it is not UTF-8 at byte {at}: what cannot be read is shown as �."));
        (text.into_owned(), notice)
    };
    Extract {
        text,
        notices: notice.into_iter().collect(),
        ..Extract::default()
    }
}

/// A DOCX, an EPUB, or neither: what is in the archive says so.
#[cfg(any(feature = "docx", feature = "epub"))]
fn zip(bytes: &[u8]) -> Result<Extract, ImportError> {
    let mut archive = super::archive::Archive::open(bytes)?;
    if archive.has("META-INF/container.xml") {
        return epub(&mut archive);
    }
    if let Some(document) = archive.find("word/document", ".xml") {
        return docx(&mut archive, &document);
    }
    let what = if archive.has("content.xml") {
        "an OpenDocument file"
    } else {
        "an archive that holds no article"
    };
    Err(ImportError::Foreign {
        what: what.to_owned(),
        instead: "Save it as DOCX, or open the text itself.".to_owned(),
    })
}

#[cfg(not(any(feature = "docx", feature = "epub")))]
fn zip(_: &[u8]) -> Result<Extract, ImportError> {
    Err(ImportError::not_built(
        "DOCX, EPUB or another archive",
        "docx,epub",
    ))
}

#[cfg(feature = "docx")]
fn docx(archive: &mut super::archive::Archive, document: &str) -> Result<Extract, ImportError> {
    super::docx::read(archive, document)
}

#[cfg(all(feature = "epub", not(feature = "docx")))]
fn docx(_: &mut super::archive::Archive, _: &str) -> Result<Extract, ImportError> {
    Err(ImportError::not_built("DOCX", "docx"))
}

#[cfg(feature = "epub")]
fn epub(archive: &mut super::archive::Archive) -> Result<Extract, ImportError> {
    super::epub::read(archive)
}

#[cfg(all(feature = "docx", not(feature = "epub")))]
fn epub(_: &mut super::archive::Archive) -> Result<Extract, ImportError> {
    Err(ImportError::not_built("EPUB", "epub"))
}
