//! Adding a line, and noticing what others did to the file.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::thread;
use std::time::Duration;

use super::contents::{Line, is_torn};
use super::{About, Journal, JournalError, MAX_BYTES, MAX_LINE_BYTES};
use crate::store::safe_write::{self, is_gone};

fn about(file: &File) -> Option<About> {
    file.metadata().ok().map(|about| About::of(&about))
}

/// How often a lock is asked for, and how long is waited in between: half a second in all.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(10);

/// The lock on a journal's file, given back when it is dropped.
struct Lock(Option<File>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(file) = &self.0 {
            let _ = file.unlock(); // closing gives it back as well
        }
    }
}

impl Journal {
    /// Adds a line, and returns when it is on the disk.
    ///
    /// A piece of a line that a killed program left at the end is cut off first.
    ///
    /// # Errors
    /// If other programs changed the file, or the disk does not take the line; then no piece of the line is in the file.
    /// After [`JournalError::Foreign`] the same line can be appended again.
    pub fn append(&mut self, line: &str) -> Result<(), JournalError> {
        if line.trim().is_empty() || line.contains(['\n', '\r']) {
            return Err(JournalError::NotALine);
        }
        if line.len() > MAX_LINE_BYTES {
            return Err(JournalError::LongLine(line.len()));
        }
        for _ in 0..3 {
            if self.append_here(line)? {
                return Ok(());
            }
        }
        Err(JournalError::Busy(self.path.clone())) // somebody replaces it again and again
    }

    /// Adds a line to the file that is open, or opened now. It was not if another file with the same lines stands at the
    /// path by now: the next try opens that.
    fn append_here(&mut self, line: &str) -> Result<bool, JournalError> {
        let (file, created) = self.open_file()?;
        let lock = self.lock(&file)?;
        if !self.is_as_known(&file)? {
            return Ok(false);
        }
        self.write(&file, line)?;
        drop(lock);
        if created {
            let folder = self
                .path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            safe_write::sync_folder(folder.unwrap_or(".".as_ref()));
        }
        self.file = Some(file);
        Ok(true)
    }

    /// The file, opened for appending; and whether it was made just now.
    fn open_file(&mut self) -> Result<(File, bool), JournalError> {
        if let Some(file) = self.file.take() {
            return Ok((file, false));
        }
        let mut options = OpenOptions::new();
        options.read(true).append(true);
        let opened = match self.about {
            Some(_) => options.open(&self.path).map(|file| (file, false)),
            None => match options.clone().create_new(true).open(&self.path) {
                // There is one by now, or a symbolic link to where one will be.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    self.open_appeared(&options)
                }
                made => made.map(|file| (file, true)),
            },
        };
        opened.map_err(|error| match self.about {
            Some(_) if is_gone(&error) => JournalError::Vanished(self.path.clone()),
            _ => self.unwritten(error),
        })
    }

    fn open_appeared(&self, options: &OpenOptions) -> io::Result<(File, bool)> {
        let is_other = |about: fs::Metadata| !about.is_file();
        if fs::metadata(&self.path).is_ok_and(is_other) {
            return Err(io::Error::other("it is not a file")); // opening a pipe might wait for ever
        }
        let file = options.clone().create(true).open(&self.path)?;
        Ok((file, false))
    }

    fn lock(&self, file: &File) -> Result<Lock, JournalError> {
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Lock(file.try_clone().ok())),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => return Ok(Lock(None)), // a file system without locks
            }
        }
        Err(JournalError::Busy(self.path.clone()))
    }

    /// Compares the file at the path with what is known of it, and takes in what others added. `false` if nothing was
    /// added, but it is not the file that is open.
    fn is_as_known(&mut self, file: &File) -> Result<bool, JournalError> {
        let gone = || JournalError::Vanished(self.path.clone());
        let there = match fs::metadata(&self.path) {
            Ok(there) => About::of(&there),
            Err(error) if is_gone(&error) => return Err(gone()),
            Err(error) => return Err(self.unwritten(error)),
        };
        let open = file.metadata().map_err(|error| self.unwritten(error))?;
        let is_open = About::of(&open) == there;
        if is_open && self.about == Some(there) {
            return Ok(true);
        }
        let (about, bytes) = self.read()?.ok_or_else(gone)?;
        let lines = self.take_in_rest(&bytes)?;
        self.about = Some(about);
        if lines.is_empty() {
            return Ok(is_open);
        }
        let file = self.path.clone();
        Err(JournalError::Foreign { file, lines })
    }

    /// Takes in what stands in the file behind what is known of it.
    fn take_in_rest(&mut self, bytes: &[u8]) -> Result<Vec<Line>, JournalError> {
        let rewritten = || JournalError::Rewritten(self.path.clone());
        if !self.known.begins(bytes) {
            return Err(rewritten());
        }
        let length = usize::try_from(self.known.length).unwrap_or(usize::MAX);
        let mut known = self.known.clone();
        let mut lines = known.extend(&bytes[length..]).lines;
        let tail = &self.known.tail;
        if !is_torn(tail) {
            // It is known already, unless it went on.
            let same = |line: &Line| line.text.as_bytes() == tail.trim_ascii();
            if !lines.first().is_some_and(same) {
                return Err(rewritten());
            }
            lines.remove(0);
        }
        self.known = known;
        Ok(lines)
    }

    /// Writes the line at the end of the locked file.
    fn write(&mut self, mut file: &File, line: &str) -> Result<(), JournalError> {
        let mut whole = self.known.length;
        let torn = is_torn(&self.known.tail);
        if !torn {
            whole += self.known.tail.len() as u64;
        }
        let bytes = [if torn { "" } else { "\n" }, line, "\n"].concat();
        if whole + bytes.len() as u64 > MAX_BYTES {
            return Err(JournalError::TooBig(self.path.clone()));
        }
        let cut = |to| file.set_len(to);
        if torn && !self.known.tail.is_empty() {
            cut(whole).map_err(|error| self.unwritten(error))?;
        }
        let written = file.write(bytes.as_bytes()).and_then(|count| match count {
            count if count == bytes.len() => file.sync_data(),
            _ => Err(io::ErrorKind::StorageFull.into()), // a disk takes a line whole, or has no room
        });
        if let Err(error) = written {
            self.note(&[]);
            if cut(whole).is_ok() {
                self.about = about(file); // else the piece is noticed by the next append, and cut off then
            }
            return Err(self.unwritten(error));
        }
        self.note(bytes.as_bytes());
        self.about = about(file);
        Ok(())
    }

    /// What is known after `bytes` were written behind the known lines, or behind a tail that is one.
    fn note(&mut self, bytes: &[u8]) {
        let mut tail = std::mem::take(&mut self.known.tail);
        if is_torn(&tail) {
            tail.clear();
        }
        tail.extend_from_slice(bytes);
        self.known.extend(&tail);
    }

    fn unwritten(&self, reason: io::Error) -> JournalError {
        use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        let file = self.path.clone();
        match reason.kind() {
            StorageFull | QuotaExceeded | FileTooLarge => JournalError::Full(file),
            _ => JournalError::Io {
                file,
                deed: "written",
                reason,
            },
        }
    }
}
