//! Writing a dossier: whole or not at all, and never over another one unasked.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use crate::model::layer::{Layer, Review};

/// Why a dossier was not written; nothing is there that was not there before.
#[derive(Debug, Error)]
pub enum WriteError {
    /// There is one already.
    #[error("{} is there already. --force replaces it, --out DIR writes elsewhere.", .0.display())]
    Exists(PathBuf),
    /// There is one already that a person has worked on.
    #[error("{} holds what a person kept, and --force replaces drafts only. Move it away first.", .0.display())]
    Kept(PathBuf),
    /// There is another text of that name.
    #[error("{} is there already and is another text. --out DIR writes elsewhere.", .0.display())]
    OtherText(PathBuf),
    /// The folder takes no file.
    #[error("{} cannot be written: {reason}. --out DIR writes elsewhere.", .file.display())]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// A layer as the text of its file.
///
/// # Panics
/// Never: every layer is JSON.
#[must_use]
pub fn to_json(layer: &Layer) -> String {
    let mut json = serde_json::to_string_pretty(layer).unwrap_or_default();
    json.push('\n');
    json
}

/// Writes a layer to a file: into a temporary file beside it, then in its place in one step.
///
/// # Errors
/// If there is one already and `replace` is not set, or it holds what a person kept; if the folder takes no file.
pub fn write(file: &Path, layer: &Layer, replace: bool) -> Result<(), WriteError> {
    let temporary = beside(file, to_json(layer).as_bytes())?;
    if replace && is_kept(file) {
        return Err(WriteError::Kept(file.into()));
    }
    if replace {
        let written = temporary.persist(file);
        written.map_err(|error| unwritable(file, error.error))?;
        return Ok(());
    }
    put(temporary, file)
}

/// Whether [`write`] would find its file free, or replace what is there.
///
/// # Errors
/// What [`write`] would say.
pub fn may_write(file: &Path, replace: bool) -> Result<(), WriteError> {
    let there = fs::symlink_metadata(file).is_ok();
    match replace {
        false if there => Err(WriteError::Exists(file.into())),
        true if is_kept(file) => Err(WriteError::Kept(file.into())),
        _ => Ok(()),
    }
}

/// Writes the text that a dossier is made for, if it is not there already.
///
/// # Errors
/// If another text is there; if the folder takes no file.
pub fn write_text(file: &Path, text: &str) -> Result<(), WriteError> {
    match put(beside(file, text.as_bytes())?, file) {
        Err(WriteError::Exists(_)) if holds(file, text.as_bytes()) => Ok(()),
        Err(WriteError::Exists(_)) => Err(WriteError::OtherText(file.into())),
        written => written,
    }
}

/// Whether a file holds these bytes and no others.
fn holds(file: &Path, bytes: &[u8]) -> bool {
    let length = fs::metadata(file).map(|about| about.len());
    length.is_ok_and(|length| length == bytes.len() as u64)
        && fs::read(file).is_ok_and(|there| there == bytes)
}

/// A temporary file with these bytes, in the folder of `file`.
fn beside(file: &Path, bytes: &[u8]) -> Result<NamedTempFile, WriteError> {
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(|reason| unwritable(file, reason))?;
    let mut temporary = NamedTempFile::new_in(folder).map_err(|reason| unwritable(file, reason))?;
    temporary
        .write_all(bytes)
        .and_then(|()| temporary.as_file().sync_all())
        .and_then(|()| readable(temporary.as_file()))
        .map_err(|reason| unwritable(file, reason))?;
    Ok(temporary)
}

/// Puts a temporary file in its place, if nothing is there.
fn put(temporary: NamedTempFile, file: &Path) -> Result<(), WriteError> {
    match temporary.persist_noclobber(file) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(WriteError::Exists(file.into()))
        }
        Err(error) => Err(unwritable(file, error.error)),
    }
}

fn unwritable(file: &Path, reason: io::Error) -> WriteError {
    WriteError::Unwritable {
        file: file.into(),
        reason,
    }
}

/// Whether a person made or accepted something in the dossier that is there; one that cannot be read is nobody's draft
/// either.
fn is_kept(file: &Path) -> bool {
    let Ok(json) = fs::read(file) else {
        return false; // nothing there
    };
    let Ok(layer) = serde_json::from_slice::<Layer>(&json) else {
        return true;
    };
    layer.reviews().any(|review| review == Review::Kept)
}

/// A temporary file is for its owner alone; a dossier is as open as other files.
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

    fn layer(title: &str) -> Layer {
        Layer {
            title: Some(title.into()),
            ..Layer::default()
        }
    }

    #[test]
    fn a_dossier_is_written_and_never_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/report.json");
        write(&file, &layer("First"), false).unwrap();
        let error = write(&file, &layer("Second"), false).unwrap_err();
        assert!(error.to_string().contains("is there already"), "{error}");
        let read = || serde_json::from_slice::<Layer>(&fs::read(&file).unwrap()).unwrap();
        assert_eq!(read(), layer("First"));
        write(&file, &layer("Second"), true).unwrap();
        assert_eq!(read(), layer("Second"));
        assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1);
    }

    #[test]
    fn what_a_person_kept_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.json");
        for kept in [
            r#"{"questions": [{"id": "q", "question": "Who?", "review": "kept"}]}"#,
            "{ broken",
        ] {
            fs::write(&file, kept).unwrap();
            let error = write(&file, &layer("New"), true).unwrap_err();
            assert!(error.to_string().contains("Move it away first"), "{error}");
            assert_eq!(fs::read_to_string(&file).unwrap(), kept);
        }
    }

    #[test]
    fn a_folder_that_takes_no_file_is_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("file");
        fs::write(&taken, "").unwrap();
        let error = write(&taken.join("report.json"), &layer("x"), false).unwrap_err();
        assert!(error.to_string().contains("cannot be written"), "{error}");
    }
}
