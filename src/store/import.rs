//! Articles in other formats than plain text: what a file is, and what text it holds.
//!
//! | question | answer |
//! |---|---|
//! | what is it? | [`Kind`]: its first bytes decide, then its name |
//! | what text does it hold? | a reader a format: HTML, Markdown, DOCX, EPUB, PDF |
//! | what if its reader never ends, crashes, or wants all the memory? | `fence`: it works in a process of its own |
//! | what stands at an address? | `web` |
//! | what do annotations made elsewhere say about an article? | [`annotations`] |
//!
//! What comes out is plain text, a paragraph a line and a blank line between: white space and control characters inside
//! a paragraph are one blank each, soft hyphens and zero-width spaces are left out. Names inside archives are looked up
//! and never written to. A build without a format's feature says so in a sentence.

pub mod annotations;
#[cfg(any(feature = "docx", feature = "epub"))]
mod archive;
#[cfg(any(feature = "html", feature = "web"))]
mod charset;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "epub")]
mod epub;
mod error;
mod extract;
mod fence;
#[cfg(feature = "html")]
mod html;
mod kind;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(any(
    feature = "html",
    feature = "markdown",
    feature = "docx",
    feature = "epub",
    feature = "pdf"
))]
mod paragraphs;
#[cfg(feature = "pdf")]
mod pdf;
mod serve;
mod slug;
#[cfg(test)]
mod testing;
mod web;
#[cfg(any(feature = "docx", feature = "epub"))]
mod xml;

use std::path::{Path, PathBuf};

pub use error::ImportError;
pub use kind::Kind;
pub use serve::serve;

pub(super) use extract::Extract;
pub(super) use slug::file_of;
pub(super) use web::{fetch, is_address};

/// The longest file of another format than plain text that is read, in bytes (64 MiB).
pub const MAX_DOCUMENT_BYTES: u64 = 64 << 20;

/// What reading an article may use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Means {
    /// Whether an address may lead to private, loopback and link-local networks.
    pub private: bool,
    /// This program, which then reads foreign formats in a process of its own, bounded in time and memory; if none,
    /// they are read in a thread, bounded in time only.
    pub helper: Option<PathBuf>,
}

/// The most bytes of a file that begins with `head` and is called `name`.
pub(super) fn limit(head: &[u8], name: &Path) -> u64 {
    match Kind::of(head, name, None) {
        Ok(Kind::Text) => crate::text::MAX_TEXT_BYTES,
        _ => MAX_DOCUMENT_BYTES,
    }
}

/// The text in `bytes` if they are of another format; the bytes again if they are plain text.
///
/// # Errors
/// The end of a sentence that begins with the file's name.
pub(super) fn read(bytes: Vec<u8>, name: &Path, means: &Means) -> Result<Reading, ImportError> {
    match Kind::of(&bytes, name, None)? {
        Kind::Text => Ok(Reading::Plain(bytes)),
        kind => fence::read(kind, None, bytes, means).map(Reading::Extracted),
    }
}

/// What was read.
#[derive(Debug)]
pub(super) enum Reading {
    /// Plain text, as it is.
    Plain(Vec<u8>),
    /// The text of another format.
    Extracted(Extract),
}

/// What stands at an address, and when it was taken down from there.
///
/// # Errors
/// The end of a sentence that begins with the address.
pub(super) fn read_address(address: &str, means: &Means) -> Result<Extract, ImportError> {
    let fetched = fetch(address, means.private)?;
    let name = file_of(&fetched.address);
    let kind = Kind::of(&fetched.bytes, &name, fetched.media.as_deref())?;
    let mut extract = match kind {
        Kind::Text => extract::plain(&fetched.bytes, fetched.charset.as_deref()),
        kind => fence::read(kind, fetched.charset.as_deref(), fetched.bytes, means)?,
    };
    extract.about.url = Some(fetched.address);
    extract.about.captured = Some(fetched.captured);
    Ok(extract)
}
