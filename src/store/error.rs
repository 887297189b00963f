//! Why something could not be opened: one variant a mistake, each a sentence with a way out.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::import::ImportError;

/// Why an article could not be opened.
///
/// The sentences may hold names and words from files; clean them before a terminal sees them.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is nothing of that name.
    #[error(
        "there is no file {}. Check the name, or run `counterclaim` alone for the bundled article.",
        .0.display()
    )]
    Missing(PathBuf),
    /// A folder instead of a text.
    #[error("{} is a folder. Name a text file in it.", .0.display())]
    Folder(PathBuf),
    /// A folder without any text.
    #[error("{} holds no .txt file. Name another folder, or a file.", .0.display())]
    NoTexts(PathBuf),
    /// A line of JSON lines that is no article.
    #[error("{}, line {line}: {what}. A line is {is}.", .file.display())]
    Line {
        /// The file.
        file: PathBuf,
        /// Line, counted from 1.
        line: usize,
        /// What is wrong.
        what: String,
        /// What a line of such a file is.
        is: &'static str,
    },
    /// JSON without an annotation.
    #[error(
        "{} holds no annotations. Name a W3C list (JSON-LD), an export of Hypothesis, or JSON lines of `counterclaim export --to jsonl`.",
        .0.display()
    )]
    NoAnnotations(PathBuf),
    /// Claims of several articles, none of them the one at hand.
    #[error(
        "{} holds claims of {count} articles, and none of them is this text. Leave the lines of one article in it.",
        .file.display()
    )]
    OtherArticles {
        /// The list.
        file: PathBuf,
        /// How many articles.
        count: usize,
    },
    /// A named pipe, which might never end.
    #[error(
        "{path} is a pipe. Send it to standard input instead: counterclaim - < {path}",
        path = .0.display()
    )]
    Pipe(PathBuf),
    /// A device or a socket.
    #[error("{} is a device, not a text file. Name a file, or - for standard input.", .0.display())]
    Device(PathBuf),
    /// Reading is not permitted.
    #[error("{} may not be read by you. Change its permissions, or open a copy.", .0.display())]
    Denied(PathBuf),
    /// Reading failed.
    #[error("{name} cannot be read: {reason}. Try again, or open a copy.")]
    Unreadable {
        /// The file, or standard input.
        name: String,
        /// What the system says.
        reason: io::Error,
    },
    /// More than is opened.
    #[error("{name} is larger than {limit} MiB, the most that is opened. Open a part of it.")]
    TooBig {
        /// The file, or standard input.
        name: String,
        /// The most, in MiB.
        limit: u64,
    },
    /// An article in another format than plain text that could not be read, or an address that could not be fetched.
    #[error("{name} {reason}")]
    Import {
        /// The file, standard input, or the address.
        name: String,
        /// Why, as the end of a sentence.
        reason: ImportError,
    },
    /// A dossier that is not JSON, or of another shape.
    #[error("{}, line {line}, column {column}: {what}. Correct the dossier there.", .file.display())]
    Json {
        /// The dossier.
        file: PathBuf,
        /// Line, counted from 1.
        line: usize,
        /// Column in bytes, counted from 1.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// JSON, but of another kind.
    #[error(
        "{} is not a dossier: it has no sides, entities, questions, claims or verification lines. Name the text file, or a dossier.",
        .0.display()
    )]
    NotADossier(PathBuf),
    /// A dossier that names a text outside its folder.
    #[error(
        "{} names the text “{text}”, which is not a file in its own folder. Put the text beside it and set \"text\" to the bare file name.",
        .file.display()
    )]
    TextOutside {
        /// The dossier.
        file: PathBuf,
        /// The name it gives.
        text: String,
    },
    /// A dossier whose text is not there.
    #[error(
        "{} is made for the text “{text}”, which is not beside it. Put it there, or correct \"text\".",
        .file.display()
    )]
    TextMissing {
        /// The dossier.
        file: PathBuf,
        /// The name it gives.
        text: String,
    },
    /// A dossier beside a text that is made for another one.
    #[error(
        "{} beside it is the dossier of “{text}”. Set its \"text\" to this file if it belongs here.",
        .file.display()
    )]
    OtherText {
        /// The dossier.
        file: PathBuf,
        /// The name it gives.
        text: String,
    },
    /// The text of a dossier could not be opened.
    #[error("{} cannot be opened with its text: {reason}", .file.display())]
    TextOf {
        /// The dossier.
        file: PathBuf,
        /// Why.
        reason: Box<OpenError>,
    },
}

impl OpenError {
    /// What the system's refusal to open `path` means.
    pub(super) fn from_io(path: &Path, reason: io::Error) -> Self {
        match reason.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing(path.into()),
            io::ErrorKind::PermissionDenied => Self::Denied(path.into()),
            io::ErrorKind::IsADirectory => Self::Folder(path.into()),
            _ => Self::Unreadable {
                name: path.display().to_string(),
                reason,
            },
        }
    }

    /// Whether it is the dossier that is at fault, which `counterclaim check` reports as found.
    #[must_use]
    pub fn is_fault_of_dossier(&self) -> bool {
        matches!(
            self,
            Self::Json { .. }
                | Self::NotADossier(_)
                | Self::TextOutside { .. }
                | Self::TextMissing { .. }
                | Self::OtherText { .. }
                | Self::TextOf { .. }
        )
    }
    /// The dossier at fault, or the file that was asked for.
    pub(super) fn file(&self) -> &Path {
        match self {
            Self::Missing(file)
            | Self::Folder(file)
            | Self::NoTexts(file)
            | Self::Line { file, .. }
            | Self::NoAnnotations(file)
            | Self::OtherArticles { file, .. }
            | Self::Pipe(file)
            | Self::Device(file)
            | Self::Denied(file)
            | Self::NotADossier(file)
            | Self::Json { file, .. }
            | Self::TextOutside { file, .. }
            | Self::TextMissing { file, .. }
            | Self::OtherText { file, .. }
            | Self::TextOf { file, .. } => file,
            Self::Unreadable { name, .. }
            | Self::TooBig { name, .. }
            | Self::Import { name, .. } => Path::new(name),
        }
    }
}
