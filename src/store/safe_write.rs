//! The one way to replace a file: whole or not at all, and never over what another program wrote meanwhile.
//!
//! The bytes go into a temporary file in the same folder, are flushed to the disk, and take the file's place in one step.
//! Killed at any instant, the file is the old one or the new one. A temporary file that a killed program left is removed
//! by the next save of the same file. What a rename cannot keep is lost: other hard links keep the old bytes, and access
//! control lists and extended attributes are those of a new file.

mod fingerprint;

#[cfg(test)]
mod tests;

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

pub(super) use fingerprint::{About, is_gone};
pub use fingerprint::{Fingerprint, Now};

/// Why a file was not written; what was there before is there still.
#[derive(Debug, Error)]
pub enum SaveError {
    /// Another program wrote it since it was read.
    #[error("{} was changed by another program since it was read.", .0.display())]
    Changed(PathBuf),
    /// It is not there any more.
    #[error("{} is not there any more: it was removed or renamed since it was read.", .0.display())]
    Vanished(PathBuf),
    /// There is one already where there was none.
    #[error("{} is there already.", .0.display())]
    Appeared(PathBuf),
    /// The file may not be written by this user.
    #[error("{} may not be written by you. Change its permissions, or write elsewhere.", .0.display())]
    ReadOnly(PathBuf),
    /// A folder, a device, a pipe.
    #[error("{} is not a file that can be replaced. Write elsewhere.", .0.display())]
    NoFile(PathBuf),
    /// Symbolic links that lead to each other.
    #[error("{} is a symbolic link that leads nowhere. Write elsewhere.", .0.display())]
    Loop(PathBuf),
    /// The disk is full, or the user's share of it.
    #[error("{} was not written: the disk is full. Make room, or write elsewhere.", .0.display())]
    Full(PathBuf),
    /// The folder takes no file, or the system refuses.
    #[error("{} cannot be written: {reason}. Write elsewhere.", .file.display())]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

impl SaveError {
    pub(super) fn from_io(file: &Path, reason: io::Error) -> Self {
        use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        let file = file.to_owned();
        match reason.kind() {
            StorageFull | QuotaExceeded | FileTooLarge => Self::Full(file),
            _ => Self::Unwritable { file, reason },
        }
    }
}

/// What must stand at a path for it to be written.
#[derive(Debug, Clone, Copy)]
pub enum Expected<'a> {
    /// Whatever is there.
    Anything,
    /// Nothing.
    Nothing,
    /// The file as it was read or written last.
    As(&'a Fingerprint),
}

/// Writes `bytes` to `path` if what stands there is what is expected, and says what stands there now.
///
/// A symbolic link is followed, and what it leads to is written. The new file has the mode of the one that it replaces,
/// and its owner where the system allows; a file that nobody had yet has the mode that the user's mask gives. Folders
/// that are missing are made.
///
/// # Errors
/// If something else is there than is expected, or the disk does not take the bytes; then nothing has changed.
pub fn write(path: &Path, bytes: &[u8], expected: Expected) -> Result<Fingerprint, SaveError> {
    let target = target(path)?;
    let failed = |reason| SaveError::from_io(path, reason);
    expect(path, expected)?;
    let replaced = replaceable(path, &target)?;
    let folder = folder(&target);
    fs::create_dir_all(folder).map_err(failed)?;
    let name = target
        .file_name()
        .ok_or_else(|| SaveError::NoFile(path.into()))?;
    let leftovers = Leftovers::of(name);
    leftovers.remove(folder);
    let mut temporary = leftovers.create(folder).map_err(failed)?;
    let file = temporary.as_file_mut();
    let written = file.write_all(bytes).and_then(|()| match &replaced {
        Some(about) => take_after(file, about),
        None => Ok(()),
    });
    written.and_then(|()| file.sync_all()).map_err(failed)?;
    let fingerprint = Fingerprint::of(&file.metadata().map_err(failed)?, bytes);
    expect(path, expected)?; // again, since flushing takes its time
    match expected {
        Expected::Nothing => {
            temporary
                .persist_noclobber(&target)
                .map_err(|error| match error.error.kind() {
                    io::ErrorKind::AlreadyExists => SaveError::Appeared(path.into()),
                    _ => failed(error.error),
                })?
        }
        _ => temporary
            .persist(&target)
            .map_err(|error| failed(error.error))?,
    };
    sync_folder(folder);
    Ok(fingerprint)
}

/// Whether what stands at `path` is what is expected.
fn expect(path: &Path, expected: Expected) -> Result<(), SaveError> {
    let known = match expected {
        Expected::As(known) => known,
        Expected::Nothing if fs::metadata(path).is_ok() => {
            return Err(SaveError::Appeared(path.into()));
        }
        Expected::Nothing | Expected::Anything => return Ok(()),
    };
    let now = known.now(path);
    match now.map_err(|reason| SaveError::from_io(path, reason))? {
        Now::Same => Ok(()),
        Now::Changed => Err(SaveError::Changed(path.into())),
        Now::Vanished => Err(SaveError::Vanished(path.into())),
    }
}

/// Where the bytes belong: behind the symbolic links at `path`, even if nothing is there yet.
fn target(path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_owned();
    for _ in 0..40 {
        // as many links as Linux follows
        let Ok(next) = fs::read_link(&target) else {
            return Ok(target);
        };
        target = folder(&target).join(next);
    }
    Err(SaveError::Loop(path.into()))
}

fn folder(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// What is known of the file that will be replaced; `None` if there is none.
fn replaceable(path: &Path, target: &Path) -> Result<Option<Metadata>, SaveError> {
    let about = match fs::metadata(target) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(reason) => return Err(SaveError::from_io(path, reason)),
    };
    if !about.is_file() {
        return Err(SaveError::NoFile(path.into()));
    }
    match OpenOptions::new().write(true).open(target) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            Err(SaveError::ReadOnly(path.into()))
        }
        Err(reason) => Err(SaveError::from_io(path, reason)),
        Ok(_) => Ok(Some(about)),
    }
}

/// Gives the new file the mode of the old one, and its owner and group as far as the system allows.
fn take_after(file: &File, replaced: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let own = file.metadata()?;
        if own.uid() != replaced.uid() || own.gid() != replaced.gid() {
            // Only root may give a file away; anybody else may at most choose among the own groups.
            let _ = fchown(file, Some(replaced.uid()), Some(replaced.gid()))
                .or_else(|_| fchown(file, None, Some(replaced.gid())));
        }
    }
    file.set_permissions(replaced.permissions()) // after the owner, whose change takes bits away
}

/// Makes the rename itself last. Some file systems cannot flush a folder; the file is whole there all the same.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// The temporary files of saves of one file. One that nobody holds locked was left by a killed program.
struct Leftovers {
    prefix: OsString,
}

const SUFFIX: &str = ".saving";

impl Leftovers {
    fn of(name: &OsStr) -> Self {
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(".");
        Self { prefix }
    }

    fn create(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(&self.prefix).suffix(SUFFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666)); // less the user's mask
        }
        let file = builder.tempfile_in(folder)?;
        let _ = file.as_file().try_lock(); // where files cannot be locked, nothing is removed either
        Ok(file)
    }

    /// Removes what killed programs left. A save has begun elsewhere if the file is empty: it may not be locked yet.
    fn remove(&self, folder: &Path) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if self.fits(&entry.file_name())
                && entry
                    .metadata()
                    .is_ok_and(|about| about.is_file() && about.len() > 0)
                && File::open(&path).is_ok_and(|file| file.try_lock().is_ok())
            {
                let _ = fs::remove_file(path); // it costs room, nothing else
            }
        }
    }

    fn fits(&self, name: &OsStr) -> bool {
        let (name, prefix) = (name.as_encoded_bytes(), self.prefix.as_encoded_bytes());
        let rest = name
            .strip_prefix(prefix)
            .and_then(|rest| rest.strip_suffix(SUFFIX.as_bytes()));
        rest.is_some_and(|random| random.len() == 6 && random.iter().all(u8::is_ascii_alphanumeric))
    }
}
