//! Opening an article with its dossier.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::import::{self, Extract, Means, Reading};
use super::layer_file::{LayerFile, broken};
use super::pair::Pair;
use super::workplace::{Workplace, read_ledger};
use super::{OpenError, digest, file};
use crate::model::layer::Layer;
use crate::model::ledger::{Replayed, Unapplied, replay};
use crate::model::{Article, Desk, Dossier, Fault, Ledger, Problem};
use crate::text;

/// The bundled article, byte for byte.
pub const BUNDLED_TEXT: &str = include_str!("../../seeds/operation-ghazab-lil-haq.txt");
/// The annotation layer of the bundled article.
pub const BUNDLED_LAYER: &str = include_str!("../../seeds/operation-ghazab-lil-haq.json");
/// What the files of the bundled article are called.
const BUNDLED_NAME: &str = "operation-ghazab-lil-haq";

/// Where an article comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The article in the program.
    Bundled,
    /// A text file or a dossier.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// An address of the web.
    Address(String),
}

impl Source {
    /// What an argument means: nothing is the bundled article, `-` standard input, what has a scheme an address.
    #[must_use]
    pub fn from_argument(argument: Option<PathBuf>) -> Self {
        match argument {
            None => Self::Bundled,
            Some(path) if path.as_os_str() == "-" => Self::Stdin,
            Some(path) if import::is_address(&path) => {
                Self::Address(path.to_string_lossy().into_owned())
            }
            Some(path) => Self::File(path),
        }
    }
}

/// An article that is open.
#[derive(Debug)]
pub struct Opened {
    /// The article and what was found in it.
    pub dossier: Dossier,
    /// What is wrong with the annotation layer.
    pub problems: Vec<Problem>,
    /// Sentences for the status line. They may hold words from files: clean them before showing.
    pub notices: Vec<String>,
    /// The name of the file, for messages.
    pub name: String,
    /// What the state file remembers the article by: its file or address; nothing for standard input.
    pub key: Option<String>,
    /// The dossier file, if one was used.
    pub layer: Option<PathBuf>,
    /// Whether there is no dossier: nothing is known of the article but its text.
    pub bare: bool,
    /// Whether the text was taken out of a file of another format, or came from an address.
    pub extracted: bool,
    /// The layer, without the corrections of the ledger.
    pub base: Arc<Layer>,
    /// The corrections.
    pub ledger: Ledger,
    /// The corrected layer, if there are corrections and something to correct.
    pub desk: Option<Desk>,
    /// What of the ledger does not apply to this layer.
    pub unapplied: Vec<Unapplied>,
    /// Where corrections are kept.
    pub workplace: Workplace,
    /// The SHA-256 of the text, if the layer was made for another one.
    pub changed: Option<String>,
}

impl Opened {
    /// Takes another layer for the same text, such as a draft, and makes the corrections in it.
    pub fn take(&mut self, layer: Layer) {
        let article = self.dossier.shared_article();
        let corrected = corrected(&layer, &self.ledger);
        (self.dossier, self.problems) = match &corrected {
            Some(replayed) => Dossier::of_desk(article, &replayed.desk),
            None => Dossier::build(article, &layer),
        };
        self.base = Arc::new(layer);
        let (desk, unapplied) = corrected.map(|r| (r.desk, r.unapplied)).unzip();
        self.desk = desk;
        self.unapplied = unapplied.unwrap_or_default();
    }
}

/// The layer after its ledger, if that says anything.
fn corrected(layer: &Layer, ledger: &Ledger) -> Option<Replayed> {
    (!ledger.is_empty()).then(|| replay(layer.clone(), ledger))
}

/// Opens an article by the means that need nobody's leave: no private network, no other process.
///
/// # Errors
/// As [`open_with`].
pub fn open(source: Source) -> Result<Opened, OpenError> {
    open_with(source, &Means::default())
}

/// Opens an article.
///
/// # Errors
/// A sentence that names the file and a way out. A dossier beside a text that cannot be used is a
/// notice, not an error.
pub fn open_with(source: Source, means: &Means) -> Result<Opened, OpenError> {
    match source {
        Source::Bundled => bundled(),
        Source::Stdin => stdin(means),
        Source::File(path) => pair(Pair::of(&path)?, means),
        Source::Address(address) => of_address(address, means),
    }
}

/// The bundled article; that its sha256 is right is tested, not computed at every start.
pub(super) fn bundled() -> Result<Opened, OpenError> {
    let layer: Layer = serde_json::from_str(BUNDLED_LAYER)
        .map_err(|error| broken(Path::new("the bundled dossier"), &error))?;
    let (dossier, problems) = Dossier::build(Article::new(BUNDLED_TEXT.into()), &layer);
    Ok(Opened {
        dossier,
        problems,
        notices: Vec::new(),
        name: BUNDLED_NAME.into(),
        key: Some("bundled".into()),
        layer: None,
        bare: false,
        extracted: false,
        base: Arc::new(layer),
        ledger: Ledger::default(),
        desk: None,
        unapplied: Vec::new(),
        workplace: Workplace::nowhere(BUNDLED_NAME),
        changed: None,
    })
}

pub(super) fn stdin(means: &Means) -> Result<Opened, OpenError> {
    let (name, no_name) = ("standard input", Path::new(""));
    let limit = |head: &[u8]| import::limit(head, no_name);
    let bytes = file::read_from(io::stdin().lock(), name.into(), 0, limit)?;
    bare(name.into(), bytes, no_name, means)
}

/// Opens what stands at an address; a copy of it could be called as the last part of that.
fn of_address(address: String, means: &Means) -> Result<Opened, OpenError> {
    let extract = import::read_address(&address, means).map_err(|reason| OpenError::Import {
        name: address.clone(),
        reason,
    })?;
    Ok(Opened {
        key: Some(address.clone()),
        workplace: Workplace::nowhere(&import::file_of(&address).to_string_lossy()),
        ..of_extract(address, extract)
    })
}

/// An article without a dossier: plain text, or the text of another format.
fn bare(name: String, bytes: Vec<u8>, path: &Path, means: &Means) -> Result<Opened, OpenError> {
    match import::read(bytes, path, means) {
        Ok(Reading::Plain(bytes)) => Ok(join(name, bytes, None, Ledger::default())),
        Ok(Reading::Extracted(extract)) => Ok(of_extract(name, extract)),
        Err(reason) => Err(OpenError::Import { name, reason }),
    }
}

fn of_extract(name: String, extract: Extract) -> Opened {
    let told = |notice: &String| format!("{name}: {notice}");
    let mut notices: Vec<String> = extract.notices.iter().map(told).collect();
    let mut layer = Layer::default();
    extract.about.tell(&mut layer);
    let article = Article::new(extract.text);
    notices.extend(wordless(&article, &name));
    let (dossier, problems) = Dossier::build(article, &layer);
    Opened {
        dossier,
        problems,
        notices,
        key: None,
        layer: None,
        bare: true,
        extracted: true,
        base: Arc::new(layer),
        ledger: Ledger::default(),
        desk: None,
        unapplied: Vec::new(),
        workplace: Workplace::nowhere(&name),
        changed: None,
        name,
    }
}

fn wordless(article: &Article, name: &str) -> Option<String> {
    let says = || format!("{name} holds no words: there is nothing to read in it.");
    article.is_empty().then(says)
}

/// Opens a text with its dossier, or without one and a notice why; the corrections of its ledger are made.
pub(super) fn pair(pair: Pair, means: &Means) -> Result<Opened, OpenError> {
    let path = pair.text.clone();
    let key = file::key(&path);
    let layer = match &pair.layer {
        Some(layer) => layer.path.clone(),
        None => path.with_extension("json"),
    };
    // What has no name of its own (`<(…)`) has no ledger either.
    let kept = key.as_ref().map(|_| read_ledger(&layer)).transpose();
    let (journal, lines, says) = match kept {
        Ok(Some((journal, lines, says))) => (Some(journal), lines, says),
        Ok(None) => (None, Vec::new(), Vec::new()),
        Err(error) => (
            None,
            Vec::new(),
            vec![format!("Opened without its ledger: {error}")],
        ),
    };
    let on_disk = pair.layer.as_ref().map(|file| file.layer.clone());
    let mut opened = pair_with(pair, Ledger::new(lines), means)?;
    let article = opened.dossier.shared_article();
    opened.workplace = match &key {
        Some(_) if opened.extracted => {
            let text = path.with_extension("txt");
            let Some(workplace) = Workplace::of_extract(&text, article, journal) else {
                return Ok(displaced(opened, &path, key));
            };
            workplace
        }
        Some(_) => Workplace::beside(file_name(&path), layer, on_disk, journal),
        None => Workplace::nowhere(&opened.name),
    };
    opened.notices.extend(says);
    opened.key = key;
    Ok(opened)
}

/// An article of another format whose place is another text's, and the ledger there too: a copy of its text could have
/// the whole name of the file.
fn displaced(opened: Opened, path: &Path, key: Option<String>) -> Opened {
    let copy = format!("{}.txt", path.display());
    Opened {
        ledger: Ledger::default(),
        workplace: Workplace::nowhere(&copy),
        key,
        ..opened
    }
}

/// Opens a text with its dossier and these corrections.
pub(super) fn pair_with(pair: Pair, ledger: Ledger, means: &Means) -> Result<Opened, OpenError> {
    let bytes = file::read_by(&pair.text, |head| pair.limit(head));
    let bytes = bytes.map_err(|reason| match &pair.layer {
        Some(layer) if pair.by_layer => of_dossier(layer, reason),
        _ => reason,
    })?;
    let name = file_name(&pair.text);
    let mut opened = match pair.layer {
        Some(layer) => join(name, bytes, Some(layer), ledger),
        // It is drafted first; then the corrections are made in the draft.
        None => Opened {
            ledger,
            ..bare(name, bytes, &pair.text, means)?
        },
    };
    let trouble = pair
        .trouble
        .map(|trouble| format!("Opened without its dossier: {trouble}"));
    let instead = pair.stands_for.map(|named| {
        let (named, name) = (file_name(&named), &opened.name);
        format!("{named} is read as {name} beside it, with its dossier.")
    });
    opened
        .notices
        .splice(0..0, trouble.into_iter().chain(instead));
    Ok(opened)
}

/// Why a text could not be opened that was not named by the person, but by a dossier.
fn of_dossier(layer: &LayerFile, reason: OpenError) -> OpenError {
    let (file, text) = (layer.path.clone(), layer.text_name());
    match reason {
        OpenError::Missing(_) => OpenError::TextMissing { file, text },
        reason => OpenError::TextOf {
            file,
            reason: Box::new(reason),
        },
    }
}

fn join(name: String, bytes: Vec<u8>, layer: Option<LayerFile>, ledger: Ledger) -> Opened {
    let (path, layer) = layer.map(|file| (file.path, file.layer)).unzip();
    let layer = layer.unwrap_or_default();
    let bare = path.is_none();
    // A text without a dossier is drafted first; then the corrections are made in the draft.
    let corrected = if bare {
        None
    } else {
        corrected(&layer, &ledger)
    };
    let changed = has_changed(&bytes, corrected.as_ref().map(|r| &r.desk), &layer);
    let mut notices = Vec::new();
    let article = Article::new(decode(&name, bytes, &mut notices));
    notices.extend(wordless(&article, &name));
    let workplace = Workplace::nowhere(&name);
    let (dossier, mut problems) = match &corrected {
        Some(replayed) => Dossier::of_desk(article, &replayed.desk),
        None => Dossier::build(article, &layer),
    };
    let made_for_another = || Problem::new("sha256", Fault::TextChanged);
    problems.splice(0..0, changed.as_ref().map(|_| made_for_another()));
    let (desk, unapplied) = corrected.map(|r| (r.desk, r.unapplied)).unzip();
    let unapplied: Vec<Unapplied> = unapplied.unwrap_or_default();
    if !unapplied.is_empty() {
        let lines = text::counted(unapplied.len(), "correction");
        notices.push(format!(
            "{lines} of the ledger not as it was: L shows which and why."
        ));
    }
    Opened {
        dossier,
        problems,
        notices,
        name,
        key: None,
        bare,
        extracted: false,
        layer: path,
        base: Arc::new(layer),
        ledger,
        desk,
        unapplied,
        workplace,
        changed,
    }
}

/// The SHA-256 of a text for which a layer was not made, if that says for which it was.
fn has_changed(bytes: &[u8], desk: Option<&Desk>, layer: &Layer) -> Option<String> {
    let layer = desk.map_or(layer, Desk::about);
    let made_for = layer.sha256.as_ref()?;
    let now = digest::sha256(bytes);
    (!made_for.trim().eq_ignore_ascii_case(&now)).then_some(now)
}

/// Valid UTF-8, nearly always, is not copied.
pub(super) fn decode(name: &str, bytes: Vec<u8>, notices: &mut Vec<String>) -> String {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => error.into_bytes(),
    };
    let (text, damage) = text::decode(&bytes);
    if let Some(at) = damage {
        notices.push(format!(
            "{name} is not UTF-8 at byte {at}: what cannot be read is shown as �."
        ));
    }
    text.into_owned()
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
