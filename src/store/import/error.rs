//! Why an article in another format could not be read.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why an article in another format could not be read: the end of a sentence that begins with the file's name.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ImportError {
    /// A format whose feature was left out.
    #[error(
        "is {what}, and this counterclaim was built without reading that. Build it with --features {feature}, or save plain text."
    )]
    NotBuilt {
        /// The format.
        what: String,
        /// The Cargo feature that reads it.
        feature: String,
    },
    /// A format that nothing here reads.
    #[error("is {what}, which is not read. {instead}")]
    Foreign {
        /// What it is.
        what: String,
        /// A way out, as a sentence.
        instead: String,
    },
    /// A file that ends too early, or is another than its name says.
    #[error(
        "is no sound {format}: {what}. Open it in its own program and save it again, or save plain text."
    )]
    Damaged {
        /// The format.
        format: String,
        /// What is wrong.
        what: String,
    },
    /// A file behind a password, or with locks on its text.
    #[error("is locked: {0}. Save a copy without the lock.")]
    Locked(String),
    /// An archive that unpacks to too much.
    #[error("unpacks to more than {0} MiB, the most that is read. Save its text as plain text.")]
    TooMuch(u64),
    /// A file that took too long.
    #[error("took longer than {0} seconds to read, and was given up. Save its text as plain text.")]
    TooSlow(u64),
    /// A file on which its reader broke down.
    #[error(
        "cannot be read: its reader broke down, as it does on damaged files and on those that want more than {0} MiB of memory. Save its text as plain text."
    )]
    BrokeDown(u64),
    /// An address that names no page of the web.
    #[error("is no address of a page: {0}. Only http:// and https:// are fetched.")]
    NoPage(String),
    /// An address on a network that is not the public one.
    #[error(
        "leads to {0}, an address of this machine or of a private network, which is not fetched. --allow-private fetches it."
    )]
    Private(String),
    /// A server that cannot be reached or breaks off.
    #[error("cannot be fetched: {0}. Try again later, or save the page and open the file.")]
    Unreachable(String),
    /// A server that answers with something else than the page.
    #[error(
        "is not given out: the server answers {0}. Check the address, or save the page and open the file."
    )]
    Refused(String),
    /// A page without an end.
    #[error(
        "is larger than {0} MiB, the most that is fetched. Save the page and open a part of it."
    )]
    Endless(u64),
}

impl ImportError {
    /// A format whose file is not as it should be.
    #[cfg(any(feature = "html", feature = "docx", feature = "epub", feature = "pdf"))]
    pub(super) fn damaged(format: &str, what: impl Into<String>) -> Self {
        Self::Damaged {
            format: format.to_owned(),
            what: what.into(),
        }
    }

    /// A format whose feature was left out.
    #[allow(dead_code)] // not in a build with all of them
    pub(super) fn not_built(what: &str, feature: &str) -> Self {
        Self::NotBuilt {
            what: what.to_owned(),
            feature: feature.to_owned(),
        }
    }
}
