//! What a file was like when it was read, to tell later whether another program wrote it.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

/// A file as it was when it was read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    about: About,
    /// Whether a later write would have another time of change; a file that was written just before may not.
    settled: bool,
    digest: [u8; 32],
}

/// What the system knows of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct About {
    pub(in crate::store) length: u64,
    modified: Option<SystemTime>,
    /// Device and number on it; 0 where files have none.
    identity: (u64, u64),
}

/// The coarsest clock of a file system in use: FAT counts in two seconds.
const TICK: Duration = Duration::from_secs(2);

impl About {
    pub(in crate::store) fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (metadata.dev(), metadata.ino())
        };
        #[cfg(not(unix))]
        let identity = (0, 0);
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity,
        }
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// It holds what was read.
    Same,
    /// It holds something else.
    Changed,
    /// It is not there.
    Vanished,
}

impl Fingerprint {
    /// The fingerprint of a file that holds `bytes`. `metadata` is what the open file said *before* it was read, so that a
    /// write in between is noticed.
    #[must_use]
    pub fn of(metadata: &Metadata, bytes: &[u8]) -> Self {
        let about = About::of(metadata);
        let age = about.modified.and_then(|at| at.elapsed().ok());
        Self {
            about,
            settled: age.is_some_and(|age| age > TICK),
            digest: Sha256::digest(bytes).into(),
        }
    }

    /// Whether the file at `path` still holds what was read. The file is read only if the system's data do not tell.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn now(&self, path: &Path) -> io::Result<Now> {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if is_gone(&error) => return Ok(Now::Vanished),
            Err(error) => return Err(error),
        };
        let about = About::of(&metadata);
        if about == self.about && self.settled {
            return Ok(Now::Same);
        }
        if about.length != self.about.length || !metadata.is_file() {
            return Ok(Now::Changed);
        }
        let same = digest(path)? == self.digest;
        Ok(if same { Now::Same } else { Now::Changed })
    }

    /// Whether another program changed or removed the file at `path`; a file that cannot be read counts as changed.
    #[must_use]
    pub fn has_changed(&self, path: &Path) -> bool {
        !matches!(self.now(path), Ok(Now::Same))
    }
}

pub(in crate::store) fn is_gone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn digest(path: &Path) -> io::Result<[u8; 32]> {
    let (mut file, mut hasher) = (File::open(path)?, Sha256::new());
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hasher.finalize().into()),
            read => hasher.update(&buffer[..read]),
        }
    }
}
