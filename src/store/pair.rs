//! Which two files belong together: an article and the dossier beside it.

use std::path::{Path, PathBuf};

use super::import::{self, Kind};
use super::layer_file::LayerFile;
use super::{OpenError, file};

/// A text and its dossier, found from the name of either.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) text: PathBuf,
    pub(super) layer: Option<LayerFile>,
    /// Whether the person named the dossier, not the text.
    pub(super) by_layer: bool,
    /// Why a dossier beside the text is not used.
    pub(super) trouble: Option<OpenError>,
    /// The file of another format that the person named, if this is the pair of its text.
    pub(super) stands_for: Option<PathBuf>,
}

impl Pair {
    /// The pair that a person means by `path`.
    pub(super) fn of(path: &Path) -> Result<Self, OpenError> {
        if file::has_extension(path, "json") {
            Self::of_layer(path)
        } else {
            Ok(Self::of_text(path))
        }
    }

    fn of_layer(path: &Path) -> Result<Self, OpenError> {
        let layer = LayerFile::read(path)?;
        let text = layer.text_name();
        let folder = folder_of(path);
        if !file::stays_in(folder, &text) {
            let file = path.into();
            return Err(OpenError::TextOutside { file, text });
        }
        Ok(Self {
            text: path.with_file_name(text),
            layer: Some(layer),
            by_layer: true,
            trouble: None,
            stands_for: None,
        })
    }

    fn of_text(path: &Path) -> Self {
        let (layer, trouble) = match beside(path) {
            Ok(layer) => (layer, None),
            Err(trouble) => (None, Some(trouble)),
        };
        if matches!(trouble, Some(OpenError::OtherText { .. }))
            && let Some(pair) = Self::of_extracted(path)
        {
            return pair;
        }
        Self {
            text: path.into(),
            layer,
            by_layer: false,
            trouble,
            stands_for: None,
        }
    }

    /// The text that was taken out of a file of another format, with its dossier: `report.pdf` was read before, and
    /// `report.txt` and `report.json` stand beside it.
    fn of_extracted(path: &Path) -> Option<Self> {
        let text = path.with_extension("txt");
        let other = text != path && file::exists(&text);
        if !other || Kind::of(&file::head(path), path, None) == Ok(Kind::Text) {
            return None;
        }
        let layer = beside(&text).ok().flatten()?;
        Some(Self {
            text,
            layer: Some(layer),
            by_layer: false,
            trouble: None,
            stands_for: Some(path.into()),
        })
    }

    /// The most bytes of the text, after a look at the first of them.
    pub(super) fn limit(&self, head: &[u8]) -> u64 {
        match self.layer {
            Some(_) => crate::text::MAX_TEXT_BYTES,
            None => import::limit(head, &self.text),
        }
    }
}

/// The dossier beside a text, if there is one and it is this text's.
fn beside(text: &Path) -> Result<Option<LayerFile>, OpenError> {
    let path = text.with_extension("json");
    if !file::exists(&path) {
        return Ok(None);
    }
    let layer = LayerFile::read(&path)?;
    let made_for = layer.text_name();
    if text
        .file_name()
        .is_some_and(|name| name == made_for.as_str())
    {
        Ok(Some(layer))
    } else {
        let text = made_for;
        Err(OpenError::OtherText { file: path, text })
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}
