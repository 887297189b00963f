//! What the user configured, in `counterclaim/config.toml` of the config folder.
//!
//! ```toml
//! theme = "dark"      # terminal-16, dark, light, monochrome
//! measure = 72        # columns of a zoomed article, 20 to 200
//! marker = "ascii"    # how the map is drawn: braille, ascii
//!
//! [keys]              # everywhere
//! "ctrl-q" = "quit"
//!
//! [keys.claims]       # in one place
//! "x" = "swap-columns"
//! ```
//!
//! A mistake becomes a notice with its line, and the rest is used.

mod read;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folders;

/// The longest configuration that is read, in bytes (1 MiB).
const MAX_BYTES: u64 = 1 << 20;

/// What can be configured; nothing where the user said nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The theme.
    pub theme: Option<ThemeName>,
    /// Columns of a zoomed article.
    pub measure: Option<u16>,
    /// What the map is drawn with.
    pub marker: Option<Marker>,
    /// Keys that do something else, in the order of the file.
    pub keys: Vec<KeySetting>,
}

/// A theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeName {
    /// The terminal's own 16 colours.
    Terminal,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Without colour.
    Mono,
}

impl ThemeName {
    /// All themes.
    pub const ALL: [ThemeName; 4] = [Self::Terminal, Self::Dark, Self::Light, Self::Mono];

    /// Its name in the configuration and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Terminal => "terminal-16",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "monochrome",
        }
    }
}

/// What the map is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// Eight dots a cell.
    Braille,
    /// Letters and punctuation.
    Ascii,
}

impl Marker {
    /// All markers.
    pub const ALL: [Marker; 2] = [Self::Braille, Self::Ascii];

    /// Its name in the configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Braille => "braille",
            Self::Ascii => "ascii",
        }
    }
}

/// A key that the user gave another meaning; what key and action are called is for `keys` to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySetting {
    /// Where it holds: the name of a pane or mode; empty for everywhere.
    pub context: String,
    /// The key, in the notation of the configuration.
    pub key: String,
    /// What it does.
    pub action: String,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// Settings, and what was wrong with them.
#[derive(Debug, Default)]
pub struct Configuration {
    /// What could be understood.
    pub settings: Settings,
    /// Sentences with file and line. They may hold words from the file: clean them before showing.
    pub notices: Vec<String>,
    /// The file, for messages about its lines.
    pub file: PathBuf,
}

/// The file that is read when no other is named.
#[must_use]
pub fn default_file() -> Option<PathBuf> {
    folders::config().map(|folder| folder.join("config.toml"))
}

/// Reads the user's configuration; a missing file is none, an unreadable one a notice.
#[must_use]
pub fn load() -> Configuration {
    let Some(file) = default_file() else {
        return Configuration::default();
    };
    match text(&file) {
        Ok(text) => parse(&file, &text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Configuration::default(),
        Err(error) => Configuration {
            notices: vec![unreadable(&file, &error)],
            ..Configuration::default()
        },
    }
}

/// Reads the configuration that was asked for.
///
/// # Errors
/// A sentence, if the file cannot be read at all.
pub fn load_from(file: &Path) -> Result<Configuration, String> {
    let text = text(file).map_err(|error| unreadable(file, &error))?;
    Ok(parse(file, &text))
}

/// The settings in the text of a configuration file.
#[must_use]
pub fn parse(file: &Path, text: &str) -> Configuration {
    let (settings, mistakes) = read::settings(text);
    let name = file.display();
    let notice = |(line, mistake)| format!("{name}, line {line}: {mistake}");
    Configuration {
        settings,
        notices: mistakes.into_iter().map(notice).collect(),
        file: file.to_owned(),
    }
}

fn text(file: &Path) -> io::Result<String> {
    let about = fs::metadata(file)?;
    if !about.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    if about.len() > MAX_BYTES {
        return Err(io::Error::other("it is larger than 1 MiB"));
    }
    let bytes = fs::read(file)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn unreadable(file: &Path, error: &io::Error) -> String {
    let file = file.display();
    format!("{file} cannot be read: {error}. Correct or remove it.")
}
