//! Where the corrections of an article are kept: the ledger, and the dossier when they are written into it.
//!
//! | file | written |
//! |---|---|
//! | `NAME.ledger.jsonl` | a line for each correction, before the screen says that it is done |
//! | `NAME.json` | when somebody asks for it, with a mark that says how much of the ledger it contains; and once, with the draft, before the first correction of an article that has no dossier |
//!
//! A text that was taken out of a file of another format is written first, into `NAME.txt` beside that file; the dossier
//! and the ledger are those of that text.
//!
//! The bundled article, standard input and addresses have no place: corrections of them go to a copy. The same holds for
//! a text of another format whose names are taken.

mod lines;
#[cfg(all(test, feature = "html"))]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use super::dossier_file::{holds, to_json};
use super::journal::{Journal, JournalError};
use super::layer_file;
use super::rewrite::{RewriteError, rewrite};
use super::safe_write::{self, Expected, SaveError};
use super::{MAX_LAYER_BYTES, OpenError, digest, read_known};
use crate::model::Article;
use crate::model::layer::Layer;
use crate::model::ledger::{Ledger, Line, Stamp, replay};
use crate::text::MAX_TEXT_BYTES;

pub(super) use lines::read as read_ledger;

/// Why something was not written; what was there is there.
#[derive(Debug, Error)]
pub enum Trouble {
    /// The article has no place of its own; a copy could go to this path.
    #[error("the article has no file that could be corrected.")]
    Nowhere(PathBuf),
    /// The dossier is not what it was when it was read.
    #[error("{0}")]
    Changed(String),
    /// The ledger could not be written.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// A file could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// A file could not be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The dossier's text and its layer do not go together.
    #[error(transparent)]
    Rewrite(#[from] RewriteError),
    /// Another article is there.
    #[error("{} holds another text. Choose another name.", .0.display())]
    OtherText(PathBuf),
    /// A dossier is there that is not this one.
    #[error("{} is there already. Choose another name.", .0.display())]
    OtherDossier(PathBuf),
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The names and times of the lines, in their order.
    pub stamps: Vec<Stamp>,
    /// Lines that another program had added before them.
    pub foreign: Vec<Line>,
}

/// Where the corrections of an article are kept.
#[derive(Debug)]
pub struct Workplace {
    /// The bytes of the text, where it has no file.
    homeless: Option<Homeless>,
    /// The name of the text's file.
    text: String,
    /// The text, if its file is still to be written.
    extract: Option<Arc<Article>>,
    /// The dossier; it may still be to be made.
    layer: PathBuf,
    journal: Option<Journal>,
    /// The layer in the dossier file, as it was read or written last; none if there is no file yet.
    on_disk: Option<Layer>,
}

/// An article without a file.
#[derive(Debug)]
struct Homeless {
    /// What a copy could be called.
    path: PathBuf,
}

impl Workplace {
    /// The place of an article in a file: its dossier, and what the dossier holds, if it is there.
    #[must_use]
    pub fn beside(
        text: String,
        layer: PathBuf,
        on_disk: Option<Layer>,
        journal: Option<Journal>,
    ) -> Self {
        Self {
            homeless: None,
            text,
            extract: None,
            layer,
            journal,
            on_disk,
        }
    }

    /// The place of a text that was taken out of a file of another format: `text` beside that file, which is written
    /// before anything that belongs to it; none if that or its dossier is there already and another one's.
    #[must_use]
    pub fn of_extract(
        text: &Path,
        article: Arc<Article>,
        journal: Option<Journal>,
    ) -> Option<Self> {
        let layer = text.with_extension("json");
        let free = |file: &Path| file.symlink_metadata().is_err();
        let is_ours = free(text) || holds(text, article.text().as_bytes());
        if !is_ours || !free(&layer) {
            return None;
        }
        let name = text.file_name().unwrap_or_default().to_string_lossy();
        Some(Self {
            extract: Some(article),
            ..Self::beside(name.into_owned(), layer, None, journal)
        })
    }

    /// No place yet; a copy could be called so.
    #[must_use]
    pub fn nowhere(name: &str) -> Self {
        Self {
            homeless: Some(Homeless {
                path: PathBuf::from(name).with_extension("txt"),
            }),
            text: String::new(),
            extract: None,
            layer: PathBuf::new(),
            journal: None,
            on_disk: None,
        }
    }

    /// What a copy of the article could be called, if it needs one.
    #[must_use]
    pub fn proposal(&self) -> Option<&Path> {
        self.homeless
            .as_ref()
            .map(|homeless| homeless.path.as_path())
    }

    /// The ledger's file.
    pub(super) fn ledger_path(layer: &Path) -> PathBuf {
        layer.with_extension("ledger.jsonl")
    }

    /// Adds the lines of a ledger that no file has yet; the first time, the dossier is made of `base` if there is none.
    ///
    /// # Errors
    /// A sentence; what could be added before counts as not added.
    pub fn record(
        &mut self,
        text: &str,
        base: &Layer,
        ledger: &Ledger,
    ) -> Result<Written, Trouble> {
        if let Some(homeless) = &self.homeless {
            return Err(Trouble::Nowhere(homeless.path.clone()));
        }
        if self.on_disk.is_none() {
            self.write_extract()?;
            let mut base = base.clone();
            let usual = self.layer.with_extension("txt");
            let usual = usual
                .file_name()
                .is_some_and(|usual| usual == self.text.as_str());
            base.text = (!usual).then(|| self.text.clone());
            base.sha256 = whole(text);
            safe_write::write(&self.layer, to_json(&base).as_bytes(), Expected::Nothing)?;
            self.on_disk = Some(base);
        }
        let journal = match &mut self.journal {
            Some(journal) => journal,
            None => {
                let (journal, _, _) = Journal::open(&Self::ledger_path(&self.layer))?;
                self.journal.insert(journal)
            }
        };
        lines::append(journal, ledger)
    }

    /// Writes the corrected layer into the dossier file, if that is as it was when it was read.
    ///
    /// # Errors
    /// [`Trouble::Changed`] if it is not; then nothing is written. A sentence if it cannot be.
    pub fn save(&mut self, corrected: Layer, ledger: &Ledger) -> Result<PathBuf, Trouble> {
        if let Some(homeless) = &self.homeless {
            return Err(Trouble::Nowhere(homeless.path.clone()));
        }
        let path = self.layer.clone();
        let (json, fingerprint) = match read_known(&path, MAX_LAYER_BYTES) {
            Ok(known) => known,
            Err(OpenError::Missing(_)) => {
                self.write_extract()?;
                let corrected = Layer {
                    ledger: ledger.mark(),
                    ..corrected
                };
                safe_write::write(&path, to_json(&corrected).as_bytes(), Expected::Nothing)?;
                self.on_disk = Some(corrected);
                return Ok(path);
            }
            Err(error) => return Err(error.into()),
        };
        let there = layer_file::parse(&path, &json)?;
        if Some(&there) != self.on_disk.as_ref() {
            let name = path.display();
            return Err(Trouble::Changed(format!(
                "{name} changed since it was read"
            )));
        }
        let corrected = Layer {
            // What was written with the draft is not known to whoever drafted it.
            text: corrected.text.or_else(|| there.text.clone()),
            sha256: corrected.sha256.or_else(|| there.sha256.clone()),
            ledger: ledger.mark(),
            ..corrected
        };
        let written = rewritten(&json, &there, &corrected)?;
        match safe_write::write(&path, written.as_bytes(), Expected::As(&fingerprint)) {
            Ok(_) => {}
            Err(SaveError::Changed(_)) => {
                return Err(Trouble::Changed(format!(
                    "{} is being changed",
                    path.display()
                )));
            }
            Err(error) => return Err(error.into()),
        }
        self.on_disk = Some(corrected);
        Ok(path)
    }

    /// Makes the corrections in the dossier as it is on disk now, and writes that; gives the layer that it held, for
    /// whoever shows it.
    ///
    /// # Errors
    /// A sentence if it cannot be read or written.
    pub fn save_over(&mut self, ledger: &Ledger) -> Result<Layer, Trouble> {
        let (json, _) = read_known(&self.layer, MAX_LAYER_BYTES)?;
        let there = layer_file::parse(&self.layer, &json)?;
        self.on_disk = Some(there.clone());
        let corrected = replay(there.clone(), ledger).desk.layer();
        self.save(corrected, ledger)?;
        Ok(there)
    }

    /// Writes the corrected layer into a new file beside the dossier, for the same text.
    ///
    /// # Errors
    /// A sentence if none can be written.
    pub fn save_beside(&self, mut corrected: Layer) -> Result<PathBuf, Trouble> {
        corrected.ledger = None; // it has no ledger of its own
        corrected.text.get_or_insert_with(|| self.text.clone());
        let json = to_json(&corrected);
        for number in 1..1000 {
            let path = self
                .layer
                .with_extension(format!("corrected-{number}.json"));
            match safe_write::write(&path, json.as_bytes(), Expected::Nothing) {
                Ok(_) => return Ok(path),
                Err(SaveError::Appeared(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Trouble::OtherDossier(self.layer.clone()))
    }

    /// Writes the text that was taken out of a file of another format, unless its dossier could not follow.
    fn write_extract(&mut self) -> Result<(), Trouble> {
        let Some(article) = &self.extract else {
            return Ok(());
        };
        if self.layer.symlink_metadata().is_ok() {
            return Err(SaveError::Appeared(self.layer.clone()).into());
        }
        put_text(&self.layer.with_file_name(&self.text), article.text())?;
        self.extract = None;
        Ok(())
    }

    /// Gives the article and its corrections a place: the text at `path`, the dossier and the ledger beside it. What is
    /// there of it already stays.
    ///
    /// # Errors
    /// If another text, another dossier or another ledger is there, or the folder takes no file.
    pub fn settle(
        &mut self,
        path: &Path,
        text: &str,
        base: &Layer,
        ledger: &Ledger,
    ) -> Result<Written, Trouble> {
        let path = match path.extension() {
            Some(_) => path.to_owned(),
            None => path.with_extension("txt"),
        };
        put_text(&path, text)?;
        let layer = path.with_extension("json");
        let mut base = base.clone();
        let text_name = path.file_name().unwrap_or_default().to_string_lossy();
        base.text = (path.extension() != Some("txt".as_ref())).then(|| text_name.into_owned());
        base.sha256 = Some(digest::sha256(text.as_bytes()));
        match read_known(&layer, MAX_LAYER_BYTES) {
            Ok((json, _)) if layer_file::parse(&layer, &json)? == base => {}
            Ok(_) => return Err(Trouble::OtherDossier(layer)),
            Err(OpenError::Missing(_)) => {
                safe_write::write(&layer, to_json(&base).as_bytes(), Expected::Nothing)?;
            }
            Err(error) => return Err(error.into()),
        }
        let (journal, written) = lines::begin(&Self::ledger_path(&layer), ledger)?;
        let text = path.file_name().unwrap_or_default();
        let text = text.to_string_lossy().into_owned();
        *self = Self::beside(text, layer, Some(base), Some(journal));
        Ok(written)
    }
}

/// Writes a text, unless it is there.
fn put_text(path: &Path, text: &str) -> Result<(), Trouble> {
    match read_known(path, MAX_TEXT_BYTES) {
        Ok((there, _)) if there == text.as_bytes() => Ok(()),
        Ok(_) => Err(Trouble::OtherText(path.into())),
        Err(OpenError::Missing(_)) => {
            safe_write::write(path, text.as_bytes(), Expected::Nothing)?;
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// The SHA-256 of a text that was read as it is; what is no UTF-8 was not.
fn whole(text: &str) -> Option<String> {
    (!text.contains(char::REPLACEMENT_CHARACTER)).then(|| digest::sha256(text.as_bytes()))
}

/// The text of a dossier file with a changed layer.
fn rewritten(json: &[u8], there: &Layer, corrected: &Layer) -> Result<String, Trouble> {
    let text = String::from_utf8_lossy(json); // JSON that was parsed is UTF-8
    Ok(rewrite(&text, there, corrected)?)
}
