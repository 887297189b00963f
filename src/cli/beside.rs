//! Where a dossier is written: beside its text, or in a folder.

use std::path::{Path, PathBuf};

use crate::store::{Read, dossier_file};

/// The dossier file of a text.
pub(super) fn dossier_of(text: &Path, folder: Option<&PathBuf>) -> PathBuf {
    let beside = text.with_extension("json");
    match (folder, beside.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => beside,
    }
}

/// The file of an article's text: what was taken out of another format goes into a text file beside that.
pub(super) fn text_of(file: &Path, read: &Read) -> PathBuf {
    if read.extracted {
        file.with_extension("txt")
    } else {
        file.to_owned()
    }
}

/// Writes the text that was taken out of another format beside its dossier, unless that could not be written.
pub(super) fn write_text(dossier: &Path, read: &Read, replace: bool) -> Result<(), String> {
    dossier_file::may_write(dossier, replace)
        .and_then(|()| {
            dossier_file::write_text(&dossier.with_extension("txt"), read.article.text())
        })
        .map_err(|error| error.to_string())
}
