//! The screen: what it needs before it can be opened.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use super::arguments::Screen;
use super::failure::Failure;
use super::{hint, output};
use crate::app::{Bench, Context, Home, Preferences};
use crate::draft::Request;
use crate::keys::{Keymap, Setting};
use crate::model::layer::Layer;
use crate::model::{Desk, Problem, reanchor};
use crate::store::settings::{self, Configuration, Marker, Settings, ThemeName};
use crate::store::state::{Memory, Place};
use crate::store::{Opened, Source, basemap, keyboard_at_hand};
use crate::{geo, runtime, theme};

/// Opens the screen.
pub(super) fn explore(screen: &Screen) -> Result<ExitCode, Failure> {
    let source = Source::from_argument(screen.file.clone());
    match source {
        // Before anything is read that could not be shown.
        Source::Stdin => {
            must_have_terminal(screen)?;
            announce_reading();
        }
        Source::Address(ref address) => {
            must_have_terminal(screen)?;
            output::complain(&format!("fetching {address}"));
        }
        Source::Bundled | Source::File(_) => {}
    }
    let mut opened = hint::open(source, &super::means(screen.allow_private))?;
    must_have_terminal(screen)?;
    if screen.file.is_none() && !io::stdin().is_terminal() {
        let unread = "Standard input is not read unless you say so: counterclaim -";
        opened.notices.push(unread.into());
    }
    let configuration = match &screen.config {
        Some(file) => settings::load_from(file).map_err(Failure::Sentence)?,
        None => settings::load(),
    };
    let flags = Flags {
        ascii: screen.ascii,
        theme: screen.theme,
    };
    let memory = Memory::of_user().zip(opened.key.clone());
    let place = memory.as_ref().and_then(|(memory, key)| memory.recall(key));
    let sides = screen.sides.clone();
    if sides.is_some() && !opened.bare {
        opened.notices.push(HAS_SIDES.into());
    }
    let request = Request {
        sides: sides.unwrap_or_default().0,
        about: opened.dossier.about().clone(),
    };
    let left = runtime::explore(options(opened, configuration, flags, place, request))?;
    if let Some((memory, key)) = memory {
        // A state folder that cannot be written costs the memory and nothing else.
        let _ = memory.remember(&key, left.place);
    }
    left.end()?;
    Ok(ExitCode::SUCCESS)
}

/// A dossier says itself who the sides are.
const HAS_SIDES: &str = "--sides is for articles without a dossier; this one has its sides.";

/// Whoever types the article should know that it is being read.
fn announce_reading() {
    if io::stdin().is_terminal() {
        output::complain("reading the article from the keyboard; Ctrl-D ends it.");
    }
}

/// What was asked for on the command line; it wins over the configuration.
#[derive(Debug, Clone, Copy)]
struct Flags {
    ascii: bool,
    theme: Option<ThemeName>,
}

fn options(
    opened: Opened,
    configuration: Configuration,
    flags: Flags,
    place: Option<Place>,
    request: Request,
) -> runtime::Options {
    let settings = configuration.settings;
    let file = configuration.file;
    let (keymap, mistakes) = Keymap::with(&key_settings(&settings));
    let mut notices = configuration.notices;
    notices.extend(
        mistakes
            .iter()
            .map(|m| format!("{}, line {}: {}", file.display(), m.line, m.sentence)),
    );
    notices.splice(0..0, re_anchor(&opened));
    notices.extend(opened.notices);
    notices.extend(problems(&opened.problems, &opened.name));
    let basemap = basemap::of(&opened.dossier);
    let empty = opened.dossier.article().is_empty();
    runtime::Options {
        draft: (opened.bare && !empty).then_some(request),
        bench: Bench {
            home: match opened.workplace.proposal() {
                Some(path) => Home::Nowhere(path.display().to_string()),
                None => Home::Beside,
            },
            base: opened.base,
            ledger: opened.ledger,
            desk: opened.desk,
            unapplied: opened.unapplied,
            changed: opened.changed,
        },
        workplace: opened.workplace,
        dossier: opened.dossier,
        name: opened.name,
        basemap,
        preferences: preferences(&settings, flags),
        keymap,
        theme: theme(&settings, flags),
        notices,
        place,
    }
}

fn preferences(settings: &Settings, flags: Flags) -> Preferences {
    let ascii = flags.ascii || settings.marker == Some(Marker::Ascii);
    let defaults = Preferences::default();
    Preferences {
        measure: settings.measure.unwrap_or(defaults.measure),
        marker: if ascii {
            geo::Marker::Ascii
        } else {
            geo::Marker::Braille
        },
        ascii: flags.ascii,
    }
}

/// The theme asked for; `NO_COLOR` asks for none of the colours unless a theme was named here.
fn theme(settings: &Settings, flags: Flags) -> theme::Name {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match flags.theme.or(settings.theme.filter(|_| !no_colour)) {
        None if no_colour => theme::Name::Monochrome,
        None | Some(ThemeName::Terminal) => theme::Name::Terminal,
        Some(ThemeName::Dark) => theme::Name::Dark,
        Some(ThemeName::Light) => theme::Name::Light,
        Some(ThemeName::Mono) => theme::Name::Monochrome,
    }
}

fn key_settings(settings: &Settings) -> Vec<Setting> {
    let keys = settings.keys.iter();
    keys.map(|key| Setting {
        context: match key.context.as_str() {
            "" => Context::Everywhere.name().to_owned(),
            named => named.to_owned(),
        },
        key: key.key.clone(),
        command: key.action.clone(),
        line: key.line,
    })
    .collect()
}

/// What became of the quoted words, if the text is another one than the dossier was made for.
fn re_anchor(opened: &Opened) -> Option<String> {
    opened.changed.as_ref()?;
    let desk = opened.desk.clone();
    let desk = desk.unwrap_or_else(|| Desk::new(Layer::clone(&opened.base)));
    let says = reanchor::survey(opened.dossier.article(), &desk).says();
    Some(format!("The text changed: {says} · R re-anchors"))
}

/// One sentence for however many problems the dossier has.
fn problems(problems: &[Problem], name: &str) -> Option<String> {
    let first = problems.first()?;
    Some(match problems.len() {
        1 => format!("{name}: {first}"),
        n => format!("{name} has {n} problems: counterclaim check lists them. The first: {first}"),
    })
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
