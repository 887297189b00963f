//! The file under the ledger: lines of text that are only ever added, each on the disk before the screen says so.
//!
//! A line is one `write` at the end of the file, then flushed. Killed at any instant, the file has every line that was
//! acknowledged and at most a piece of the next, which is reported on opening and cut off by the next append. Before each
//! append the file is compared with what is known of it: lines that another program added are handed over
//! ([`JournalError::Foreign`]), and a file that was changed in any other way is left alone with a sentence. Programs that
//! append at the same time wait for each other by a lock on the file, where the system has one.

mod append;
mod contents;

#[cfg(test)]
mod tests;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::safe_write::{self, About, Expected, SaveError, is_gone};
use contents::Contents;
pub use contents::{Line, Notice};

/// The longest journal that is read or made, in bytes (256 MiB).
pub const MAX_BYTES: u64 = 256 << 20;
/// The longest line that is added, in bytes (16 MiB).
pub const MAX_LINE_BYTES: usize = 16 << 20;

/// Why a line was not added, or a journal not opened. The file holds no piece of the line, and the line can be added later
/// or elsewhere.
#[derive(Debug, Error)]
pub enum JournalError {
    /// Another program added lines. They count as known now: take them in, and append again.
    #[error("{} has {} that another program added.", .file.display(), lines_in_words(.lines.len()))]
    Foreign {
        /// The journal.
        file: PathBuf,
        /// What was added.
        lines: Vec<Line>,
    },
    /// The file does not begin with what is known of it: open it anew.
    #[error("{} was changed by another program: what was read from it is not there as it was.", .0.display())]
    Rewritten(PathBuf),
    /// The file is not there any more: write the lines to a new one ([`Journal::begin`]).
    #[error("{} is not there any more: it was removed or renamed.", .0.display())]
    Vanished(PathBuf),
    /// Another program holds the file for long.
    #[error("{} is held by another program. Try again when that is done.", .0.display())]
    Busy(PathBuf),
    /// A folder, a device, a pipe.
    #[error("{} is not a file. Move it away.", .0.display())]
    NoFile(PathBuf),
    /// The file is longer than is read, or would be.
    #[error("{} would be larger than {} MiB, the most that is kept. Move it away to begin another.", .0.display(), MAX_BYTES >> 20)]
    TooBig(PathBuf),
    /// The line is longer than is kept.
    #[error("a line of {} bytes is longer than {} MiB, the most that is kept.", .0, MAX_LINE_BYTES >> 20)]
    LongLine(usize),
    /// The line is not one line.
    #[error("a line cannot be added that is empty or holds a line break.")]
    NotALine,
    /// The disk is full, or the user's share of it.
    #[error("{} was not written: the disk is full. Make room, or write elsewhere.", .0.display())]
    Full(PathBuf),
    /// Reading or writing failed.
    #[error("{} cannot be {deed}: {reason}.", .file.display())]
    Io {
        /// The journal.
        file: PathBuf,
        /// "read" or "written".
        deed: &'static str,
        /// What the system says.
        reason: io::Error,
    },
}

fn lines_in_words(count: usize) -> String {
    match count {
        1 => "a line".to_owned(),
        count => format!("{count} lines"),
    }
}

/// A file of lines, to which lines are added.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// Open since the first append.
    file: Option<File>,
    /// What the system said of the file when it was last read or written; `None` if there was none.
    about: Option<About>,
    known: Known,
}

/// What has been read from the file or written to it.
#[derive(Debug, Clone, Default)]
struct Known {
    /// Bytes of its whole lines.
    length: u64,
    /// A running digest of these bytes.
    hasher: Sha256,
    /// How many lines they are, empty ones too.
    lines: usize,
    /// What follows them, without a line break.
    tail: Vec<u8>,
}

impl Journal {
    /// Opens the journal at `path` and reads its lines, without white space at the ends and without empty ones. If there is no such file,
    /// there are no lines, and the first append makes it.
    ///
    /// A last line without its line break is a line if it is JSON; else it is what is left of an append that was killed,
    /// is reported, and is cut off by the next append.
    ///
    /// # Errors
    /// If it is there but cannot be read, or is longer than [`MAX_BYTES`].
    pub fn open(path: &Path) -> Result<(Self, Vec<Line>, Vec<Notice>), JournalError> {
        let mut journal = Self {
            path: path.to_owned(),
            file: None,
            about: None,
            known: Known::default(),
        };
        let Some((about, bytes)) = journal.read()? else {
            return Ok((journal, Vec::new(), Vec::new()));
        };
        journal.about = Some(about);
        let contents = journal.known.take_in(&bytes);
        Ok((journal, contents.lines, contents.notices))
    }

    /// Makes a new journal at `path` that holds `lines`, whole or not at all.
    ///
    /// # Errors
    /// If something is there already, or the disk does not take the lines.
    pub fn begin<'a>(
        path: &Path,
        lines: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, SaveError> {
        let text: String = lines.into_iter().flat_map(|line| [line, "\n"]).collect();
        safe_write::write(path, text.as_bytes(), Expected::Nothing)?;
        let about = fs::metadata(path).map_err(|reason| SaveError::from_io(path, reason))?;
        let mut known = Known::default();
        known.take_in(text.as_bytes());
        Ok(Self {
            path: path.to_owned(),
            file: None,
            about: Some(About::of(&about)),
            known,
        })
    }

    /// Where the journal is, or will be.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is in the file, with what the system says of it from before it was read; `None` if there is no file.
    fn read(&self) -> Result<Option<(About, Vec<u8>)>, JournalError> {
        let about = match fs::metadata(&self.path) {
            Ok(about) => about,
            Err(error) if is_gone(&error) => return Ok(None),
            Err(reason) => return Err(self.unreadable(reason)),
        };
        if !about.is_file() {
            return Err(JournalError::NoFile(self.path.clone()));
        }
        let file = OpenOptions::new().read(true).open(&self.path);
        let file = file.map_err(|reason| self.unreadable(reason))?;
        let about = file.metadata().map_err(|reason| self.unreadable(reason))?;
        let mut bytes =
            Vec::with_capacity(usize::try_from(about.len().min(MAX_BYTES)).unwrap_or(0) + 1);
        let read = file.take(MAX_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|reason| self.unreadable(reason))?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(JournalError::TooBig(self.path.clone()));
        }
        Ok(Some((About::of(&about), bytes)))
    }

    fn unreadable(&self, reason: io::Error) -> JournalError {
        let file = self.path.clone();
        let deed = "read";
        JournalError::Io { file, deed, reason }
    }
}

impl Known {
    /// Takes in the whole of a file.
    fn take_in(&mut self, bytes: &[u8]) -> Contents {
        *self = Self::default();
        self.extend(bytes)
    }

    /// Takes in what follows the known lines.
    fn extend(&mut self, bytes: &[u8]) -> Contents {
        let whole = memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1);
        let contents = Contents::of(bytes, self.lines);
        self.hasher.update(&bytes[..whole]);
        self.length += whole as u64;
        self.lines += memchr::memchr_iter(b'\n', &bytes[..whole]).count();
        bytes[whole..].clone_into(&mut self.tail);
        contents
    }

    /// Whether a file with these bytes begins with what is known. A torn line may be gone: others cut it off, too.
    fn begins(&self, bytes: &[u8]) -> bool {
        let length = usize::try_from(self.length).unwrap_or(usize::MAX);
        let Some((whole, rest)) = bytes.split_at_checked(length) else {
            return false;
        };
        let same = Sha256::digest(whole) == self.hasher.clone().finalize();
        same && (contents::is_torn(&self.tail) || rest.starts_with(&self.tail))
    }
}
