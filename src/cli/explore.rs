//! The screen: what it needs before it can be opened.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use super::arguments::Screen;
use super::failure::Failure;
use super::{hint, output};
use crate::store::settings::{self, Configuration, Settings, ThemeName};
use crate::store::state::{Memory, Place};
use crate::store::{Opened, Source, keyboard_at_hand};

/// What the screen is opened with.
#[derive(Debug)]
pub struct Options {
    /// Without braille and box characters.
    pub ascii: bool,
    /// The theme that was asked for on the command line; it wins over the configured one.
    pub theme: Option<ThemeName>,
    /// The user's configuration, with its mistakes.
    pub configuration: Configuration,
    /// Where the reader was last time.
    pub place: Option<Place>,
    /// Where to remember the place when leaving.
    pub memory: Option<Memory>,
}

impl Options {
    /// What the user configured.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.configuration.settings
    }
}

/// Opens the screen.
pub(super) fn explore(screen: &Screen) -> Result<ExitCode, Failure> {
    let source = Source::from_argument(screen.file.clone());
    if source == Source::Stdin {
        must_have_terminal(screen)?; // before anything is read that could not be shown
        announce_reading();
    }
    let mut opened = hint::open(source)?;
    must_have_terminal(screen)?;
    if screen.file.is_none() && !io::stdin().is_terminal() {
        let unread = "Standard input is not read unless you say so: counterclaim -";
        opened.notices.push(unread.into());
    }
    let options = options(screen, opened.key.as_deref())?;
    start(opened, options)?;
    Ok(ExitCode::SUCCESS)
}

fn options(screen: &Screen, key: Option<&str>) -> Result<Options, Failure> {
    let configuration = match &screen.config {
        Some(file) => settings::load_from(file).map_err(Failure::Sentence)?,
        None => settings::load(),
    };
    let memory = Memory::of_user();
    Ok(Options {
        ascii: screen.ascii,
        theme: screen.theme,
        configuration,
        place: memory
            .as_ref()
            .zip(key)
            .and_then(|(memory, key)| memory.recall(key)),
        memory,
    })
}

/// Whoever types the article should know that it is being read.
fn announce_reading() {
    if io::stdin().is_terminal() {
        output::complain("reading the article from the keyboard; Ctrl-D ends it.");
    }
}

/// Says in one sentence what is missing, and what works without it.
fn must_have_terminal(screen: &Screen) -> Result<(), Failure> {
    let missing = if !io::stdout().is_terminal() {
        "the output is not a terminal"
    } else if !keyboard_at_hand() {
        "there is no keyboard"
    } else {
        return Ok(());
    };
    let file = screen
        .file
        .as_ref()
        .map(|file| format!(" {}", file.display()));
    let file = file.unwrap_or_default();
    Err(Failure::Sentence(format!(
        "{missing}, and the screen needs one; `counterclaim print claims{file}` writes the claims without it."
    )))
}

/// Stands in for `crate::runtime::explore(opened, options)`.
#[allow(clippy::needless_pass_by_value)] // the signature that the runtime will have
fn start(opened: Opened, options: Options) -> Result<(), Failure> {
    let _ = (opened, options.settings());
    Err(Failure::Sentence("the screen is not built yet.".into()))
}
