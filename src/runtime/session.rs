//! One session on the real terminal: from taking the screen to giving it back.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crossterm::style::force_color_output;
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::low_level;
use thiserror::Error;

use super::{Ended, Incoming, Runtime, World, drafting, listen, writing};
use crate::app::{Action, App, Bench, Effect, Pane, Preferences, Recorded};
use crate::draft::{Request, Stop};
use crate::geo::Basemap;
use crate::keys::{Keyboard, Keymap};
use crate::model::Dossier;
use crate::store::Workplace;
use crate::store::state::Place;
use crate::terminal::{self, FrameBuffer};
use crate::theme::{self, Theme};

/// What a session starts with.
#[derive(Debug)]
pub struct Options {
    /// What is explored.
    pub dossier: Dossier,
    /// What it is called where the dossier gives no title.
    pub name: String,
    /// The ground below its places.
    pub basemap: Basemap,
    /// What a person has set.
    pub preferences: Preferences,
    /// The keys.
    pub keymap: Keymap,
    /// The theme.
    pub theme: theme::Name,
    /// Sentences for the status line, the first one shown first.
    pub notices: Vec<String>,
    /// Where the reader was last time.
    pub place: Option<Place>,
    /// What to draft, if the article has no dossier.
    pub draft: Option<Request>,
    /// What is corrected.
    pub bench: Bench,
    /// Where corrections are kept.
    pub workplace: Workplace,
}

/// Why a session could not be held.
#[derive(Debug, Error)]
pub enum RunError {
    /// Nothing to draw on.
    #[error(
        "there is no terminal to draw on; `counterclaim print claims` writes the claims without one"
    )]
    NoTerminal,
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] io::Error),
}

/// How a session ended.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    /// Where the reader was.
    pub place: Place,
    ended: Ended,
}

impl Left {
    /// Ends the way the session did: a signal that asked for it does what it does to a program
    /// that does not listen, so that the shell sees who ended it.
    ///
    /// # Errors
    /// If the signal cannot be sent.
    pub fn end(self) -> io::Result<()> {
        match self.ended {
            Ended::Quit => Ok(()),
            Ended::Signal(signal) => low_level::emulate_default_handler(signal),
        }
    }
}

/// Explores a dossier until somebody quits; says where they were.
///
/// # Errors
/// If there is no terminal, or it fails.
pub fn explore(options: Options) -> Result<Left, RunError> {
    if !terminal::is_there() {
        return Err(RunError::NoTerminal);
    }
    // Signals are heard before the screen is taken: one that comes in between gives it back too.
    let (to_loop, incoming) = listen()?;
    terminal::restore_on_panic();
    let held = match terminal::enter() {
        Ok(()) => hold(options, to_loop, &incoming),
        Err(_) => Err(RunError::NoTerminal),
    };
    terminal::leave();
    held
}

fn hold(
    options: Options,
    to_loop: SyncSender<Incoming>,
    incoming: &Receiver<Incoming>,
) -> Result<Left, RunError> {
    let (screen, frame) = terminal::screen()?;
    let size = screen.size()?;
    let bindings = options.keymap.bindings();
    let mut app = App::new(
        options.dossier,
        options.basemap,
        bindings,
        options.preferences,
        (size.width, size.height),
    )
    .named(options.name)
    .correcting(options.bench);
    if let Some(place) = options.place {
        app.start_at(place.byte as usize, pane(place.pane), place.zoomed);
    }
    if let Some(says) = first_of(&options.notices) {
        app.update(Action::Say(says));
    }
    let draft = options.draft.map(|request| {
        app.start_drafting();
        let article = app.dossier().shared_article();
        let start = move || drafting::start(article, request, to_loop);
        Box::new(start) as Box<dyn FnOnce() -> io::Result<Stop>>
    });
    // A theme that was asked for is drawn whatever `NO_COLOR` says; crossterm would leave it out.
    force_color_output(options.theme != theme::Name::Monochrome);
    let mut runtime = Runtime {
        app: &mut app,
        keyboard: Keyboard::new(options.keymap),
        theme: Theme::named(options.theme),
        terminal: screen,
        world: Real {
            frame,
            draft,
            stop: None,
            workplace: options.workplace,
        },
        frames: 0,
    };
    let ended = runtime.run(incoming);
    let ended = match ended {
        Ok(ended) => ended,
        // The terminal went away under us: that is an end, not a failure.
        Err(error) if is_gone(&error) => Ended::Quit,
        Err(error) => return Err(error.into()),
    };
    let place = place(&app);
    Ok(Left { place, ended })
}

/// The first notice, and how many more there are.
fn first_of(notices: &[String]) -> Option<String> {
    let (first, more) = notices.split_first()?;
    Some(match more.len() {
        0 => first.clone(),
        n => format!("{first} · and {n} more"),
    })
}

fn pane(number: u8) -> Option<Pane> {
    let mut panes = Pane::ALL.into_iter();
    panes.find(|pane| pane.number() == usize::from(number))
}

/// Where the reader is.
fn place(app: &App) -> Place {
    Place {
        byte: u32::try_from(app.article().cursor()).unwrap_or(u32::MAX),
        pane: u8::try_from(app.screen().focus.number()).unwrap_or(1),
        zoomed: app.screen().zoomed,
    }
}

/// Whether the other end of the terminal was closed (`EPIPE`, `EIO`).
fn is_gone(error: &io::Error) -> bool {
    const EIO: i32 = 5;
    error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(EIO)
}

/// The real world.
struct Real {
    frame: FrameBuffer,
    /// Starts to draft, once there is something to read.
    draft: Option<Box<dyn FnOnce() -> io::Result<Stop>>>,
    /// Ends the draft in the making.
    stop: Option<Stop>,
    /// Where corrections are kept.
    workplace: Workplace,
}

impl Drop for Real {
    fn drop(&mut self) {
        self.stop_drafting();
    }
}

impl World for Real {
    /// OSC 52: the terminal puts it on the clipboard of the machine one sits at.
    fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        write!(out, "\x1b]52;c;{}\x07", STANDARD.encode(text))?;
        out.flush()
    }

    fn suspend(&mut self) -> io::Result<()> {
        terminal::leave();
        // The whole job stops, `cargo run` around us included, so that the shell comes back.
        kill_current_process_group(Signal::STOP)?;
        terminal::enter()
    }

    fn write(&mut self, app: &mut App, effect: &Effect) -> Recorded {
        writing::write(&mut self.workplace, app, effect)
    }

    fn begin_frame(&mut self) -> io::Result<()> {
        self.frame.begin()
    }

    fn end_frame(&mut self) -> io::Result<()> {
        self.frame.send()?;
        if let Some(start) = self.draft.take() {
            self.stop = Some(start()?);
        }
        Ok(())
    }

    fn stop_drafting(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.ask();
        }
    }
}
