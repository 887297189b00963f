//! An export in a file: whole or not at all, and never over another one unasked.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::store::safe_write::{self, Expected, SaveError};

/// Why an export was not written; nothing is there that was not there before.
#[derive(Debug, Error)]
pub enum Refusal {
    /// There is something already.
    #[error("{} is there already. --force replaces it.", .0.display())]
    Exists(PathBuf),
    /// A folder is not a file.
    #[error("{} is a folder. Name a file in it.", .0.display())]
    Folder(PathBuf),
    /// The system refuses.
    #[error(transparent)]
    Unwritable(#[from] SaveError),
}

/// Writes a file in one step; folders that are missing are made.
///
/// # Errors
/// If something is there already and `replace` is not set; if the folder takes no file.
pub fn write_file(file: &Path, replace: bool, bytes: &[u8]) -> Result<(), Refusal> {
    if file.is_dir() {
        return Err(Refusal::Folder(file.into()));
    }
    let expected = if replace {
        Expected::Anything
    } else {
        Expected::Nothing
    };
    match safe_write::write(file, bytes, expected) {
        Ok(_) => Ok(()),
        Err(SaveError::Appeared(file)) => Err(Refusal::Exists(file)),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_replaced_only_if_asked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/brief.md");
        write_file(&file, false, b"one").unwrap();
        let refused = write_file(&file, false, b"two").unwrap_err().to_string();
        assert!(refused.contains("is there already. --force"), "{refused}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "one");
        write_file(&file, true, b"two").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
    }
}
