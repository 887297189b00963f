//! Writing a dossier: whole or not at all, and never over another one unasked.

use std::fs;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::safe_write::{self, Expected, SaveError};
use super::workplace::read_ledger;
use crate::model::Ledger;
use crate::model::layer::{Layer, Review};
use crate::model::ledger::without;

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
    /// The disk or the folder takes no file.
    #[error("{0} --out DIR writes elsewhere.")]
    Unwritten(#[from] SaveError),
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
    if replace && is_kept(file) {
        return Err(WriteError::Kept(file.into()));
    }
    let expected = if replace {
        Expected::Anything
    } else {
        Expected::Nothing
    };
    match safe_write::write(file, to_json(layer).as_bytes(), expected) {
        Ok(_) => Ok(()),
        Err(SaveError::Appeared(file)) => Err(WriteError::Exists(file)),
        Err(error) => Err(WriteError::Unwritten(error)),
    }
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
    match safe_write::write(file, text.as_bytes(), Expected::Nothing) {
        Ok(_) => Ok(()),
        Err(SaveError::Appeared(_)) if holds(file, text.as_bytes()) => Ok(()),
        Err(SaveError::Appeared(file)) => Err(WriteError::OtherText(file)),
        Err(error) => Err(WriteError::Unwritten(error)),
    }
}

/// Whether a file holds these bytes and no others.
pub(super) fn holds(file: &Path, bytes: &[u8]) -> bool {
    let length = fs::metadata(file).map(|about| about.len());
    length.is_ok_and(|length| length == bytes.len() as u64)
        && fs::read(file).is_ok_and(|there| there == bytes)
}

/// Whether a person made or accepted something in the dossier that is there, and its ledger does not say so (what that
/// says is made again in the new draft); one that cannot be read is nobody's draft either.
fn is_kept(file: &Path) -> bool {
    let Ok(json) = fs::read(file) else {
        return false; // nothing there
    };
    let Ok(layer) = serde_json::from_slice::<Layer>(&json) else {
        return true;
    };
    let Ok((_, lines, _)) = read_ledger(file) else {
        return true; // what it says could not be made again
    };
    without(layer, &Ledger::new(lines))
        .reviews()
        .any(|review| review == Review::Kept)
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
    fn what_the_ledger_says_was_kept_is_no_reason_to_keep_the_draft() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.json");
        let question =
            |review: &str| format!(r#"[{{"id": "q", "question": "Who?", "review": "{review}"}}]"#);
        let accepted = r#"{"at":"2026-12-01T09:00:00Z","id":"1","says":"accepted it","edits":[{"question":{"set":{"id":"q","words":"Who?","was":{"review":"draft"},"now":{"review":"kept"}}}}]}"#;
        let mark = r#""ledger": {"through": "1", "lines": 1}"#;
        fs::write(
            &file,
            format!(r#"{{{mark}, "questions": {}}}"#, question("kept")),
        )
        .unwrap();
        let error = write(&file, &layer("New"), true).unwrap_err();
        assert!(error.to_string().contains("Move it away first"), "{error}");
        fs::write(
            folder.path().join("report.ledger.jsonl"),
            format!("{accepted}\n"),
        )
        .unwrap();
        write(&file, &layer("New"), true).unwrap();
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
