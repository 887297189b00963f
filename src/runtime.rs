//! The loop: sleeps until something happens, has the application answer, draws once.
//!
//! No tick: at rest nothing runs. Whatever is queued is answered before a frame is drawn, so a
//! thousand keys cost a handful of frames.

mod drafting;
mod escape;
mod events;
mod exporting;
mod session;
mod still;
mod writing;

use std::io;
use std::sync::mpsc::{Receiver, RecvError};

use ratatui::Terminal;
use ratatui::backend::Backend;

pub use events::{Incoming, listen};
pub use session::{Left, Options, RunError, explore};
pub use still::{Still, still};

use crate::app::{Action, App, Effect, Recorded};
use crate::keys::Keyboard;
use crate::theme::Theme;
use crate::view;

/// What the loop needs from the world besides a terminal: carrying out effects.
pub trait World {
    /// Puts text on the clipboard.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Gives the terminal to the shell and comes back when continued.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn suspend(&mut self) -> io::Result<()>;

    /// Stops the draft in the making.
    fn stop_drafting(&mut self) {}

    /// Writes what was corrected: the ledger's new lines, the dossier, or a copy of both somewhere else.
    fn write(&mut self, app: &mut App, effect: &Effect) -> Recorded {
        let _ = (app, effect);
        Recorded::Failed("there is no file to write to".to_owned())
    }

    /// A frame is about to be drawn.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn begin_frame(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// A frame was drawn.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn end_frame(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Somebody quit, or nothing can come any more.
    Quit,
    /// A signal asked for it.
    Signal(i32),
}

/// One application on one terminal.
pub struct Runtime<'a, B: Backend, W: World> {
    /// The application.
    pub app: &'a mut App,
    /// What its keys mean.
    pub keyboard: Keyboard,
    /// How its meanings look.
    pub theme: Theme,
    /// Where it is drawn.
    pub terminal: Terminal<B>,
    /// What carries out its effects.
    pub world: W,
    /// Frames drawn so far.
    pub frames: usize,
}

impl<B, W> Runtime<'_, B, W>
where
    B: Backend,
    W: World,
    io::Error: From<B::Error>,
{
    /// Draws, then answers what comes until somebody quits.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn run(&mut self, incoming: &Receiver<Incoming>) -> io::Result<Ended> {
        self.draw()?;
        loop {
            let mut next = match incoming.recv() {
                Ok(first) => Some(first),
                Err(RecvError) => return Ok(Ended::Quit),
            };
            let mut redraw = false;
            while let Some(event) = next {
                match self.answer(event)? {
                    Answer::End(ended) => return Ok(ended),
                    Answer::Drawn(changed) => redraw |= changed,
                }
                next = incoming.try_recv().ok();
            }
            if redraw {
                self.draw()?;
            }
        }
    }

    /// Draws a frame.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn draw(&mut self) -> io::Result<()> {
        self.world.begin_frame()?;
        let (app, theme) = (&*self.app, &self.theme);
        self.terminal.draw(|frame| view::draw(frame, app, theme))?;
        self.frames += 1;
        self.world.end_frame()
    }

    fn answer(&mut self, event: Incoming) -> io::Result<Answer> {
        let action = match event {
            Incoming::Signal(signal) => return Ok(Answer::End(Ended::Signal(signal))),
            Incoming::Gone => return Ok(Answer::End(Ended::Quit)),
            Incoming::Stop => {
                self.suspend()?;
                return Ok(Answer::Drawn(true));
            }
            Incoming::Key(key) => {
                let mode = self.app.mode();
                self.keyboard.press(key, mode, self.app.screen().focus)
            }
            Incoming::Draft(arrival) => {
                return Ok(Answer::Drawn(self.app.arrive(arrival).redraw));
            }
            Incoming::Action(action) => action,
        };
        let outcome = self.app.update(action);
        match outcome.effect {
            None => {}
            Some(Effect::Quit) => return Ok(Answer::End(Ended::Quit)),
            Some(Effect::Copy(text)) => self.world.copy(&text)?,
            Some(Effect::Suspend) => self.suspend()?,
            Some(Effect::Repaint) => self.repaint()?,
            Some(Effect::StopDrafting) => self.world.stop_drafting(),
            Some(Effect::Offer) => self.app.offer_exports(exporting::offers()),
            Some(Effect::Preview(format)) => exporting::preview(self.app, &format),
            Some(Effect::Export {
                format,
                path,
                replace,
            }) => self.export(&format, (&path, replace))?,
            Some(effect @ (Effect::Record | Effect::Save(_) | Effect::Settle(_))) => {
                return Ok(Answer::Drawn(self.write(&effect)));
            }
        }
        Ok(Answer::Drawn(outcome.redraw))
    }

    /// Has what was corrected written, and says how that went.
    fn write(&mut self, effect: &Effect) -> bool {
        let recorded = self.world.write(self.app, effect);
        self.app.recorded(recorded).redraw
    }

    /// Writes an export, and says while that lasts what is going on.
    fn export(&mut self, format: &str, to: (&str, bool)) -> io::Result<()> {
        self.app
            .update(Action::Say(format!("exporting {format} to {}…", to.0)));
        self.draw()?;
        self.app.hush();
        let size = (self.app.screen().width, self.app.screen().height);
        let exported = exporting::export(self.app, (self.theme.name(), size), format, to);
        self.app.exported(exported);
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.world.suspend()?;
        self.repaint()?;
        let size = self.terminal.size()?;
        self.app.update(Action::Resize(size.width, size.height));
        Ok(())
    }

    /// Forgets what the terminal shows, so that every cell is written again. (`resize`, since
    /// `clear` asks the terminal where its cursor is, and the input thread would take the reply.)
    fn repaint(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())?;
        Ok(())
    }
}

enum Answer {
    Drawn(bool),
    End(Ended),
}
