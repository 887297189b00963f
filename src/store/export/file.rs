//! An export in a file: whole or not at all, and never over another one unasked.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

/// Why an export was not written; nothing is there that was not there before.
#[derive(Debug, Error)]
pub enum Refusal {
    /// There is something already.
    #[error("{} is there already. --force replaces it.", .0.display())]
    Exists(PathBuf),
    /// A folder is not a file.
    #[error("{} is a folder. --out FILE has to name a file in it.", .0.display())]
    Folder(PathBuf),
    /// The folder takes no file.
    #[error("{} cannot be written: {reason}. --out FILE writes elsewhere.", .file.display())]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// Writes a file: into a temporary one beside it, then in its place in one step.
///
/// # Errors
/// If something is there already and `replace` is not set; if the folder takes no file.
pub fn write_file(
    file: &Path,
    replace: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Refusal> {
    let unwritable = |reason| Refusal::Unwritable {
        file: file.into(),
        reason,
    };
    if file.is_dir() {
        return Err(Refusal::Folder(file.into()));
    }
    if !replace && file.symlink_metadata().is_ok() {
        return Err(Refusal::Exists(file.into()));
    }
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let temporary = NamedTempFile::new_in(folder).map_err(unwritable)?;
    let mut out = BufWriter::with_capacity(1 << 16, temporary.as_file());
    write(&mut out)
        .and_then(|()| out.flush())
        .and_then(|()| temporary.as_file().sync_all())
        .and_then(|()| readable(temporary.as_file()))
        .map_err(unwritable)?;
    drop(out);
    let written = if replace {
        temporary.persist(file)
    } else {
        temporary.persist_noclobber(file)
    };
    match written {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Refusal::Exists(file.into()))
        }
        Err(error) => Err(unwritable(error.error)),
    }
}

/// A temporary file is for its owner alone; an export is as open as other files.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(file: &Path, words: &str, replace: bool) -> Result<(), Refusal> {
        write_file(file, replace, |out| out.write_all(words.as_bytes()))
    }

    #[test]
    fn a_file_is_replaced_only_if_asked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("brief.md");
        write(&file, "one", false).unwrap();
        let refused = write(&file, "two", false).unwrap_err().to_string();
        assert!(refused.contains("is there already. --force"), "{refused}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "one");
        write(&file, "two", true).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
    }

    #[test]
    fn what_fails_half_way_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("brief.md");
        let failed = write_file(&file, true, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("no more"))
        });
        assert!(failed.unwrap_err().to_string().contains("no more"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_is_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let refused = write(folder.path(), "x", true).unwrap_err().to_string();
        assert!(refused.contains("is a folder"), "{refused}");
        let refused = write(&folder.path().join("no/where"), "x", true).unwrap_err();
        assert!(
            refused.to_string().contains("cannot be written"),
            "{refused}"
        );
    }
}
