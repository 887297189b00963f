//! What comes in: keys, the mouse, the size of the screen, signals; each from a thread that
//! sleeps until there is something.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::escape::Events;
use crate::app::{Action, Arrival};
use crate::keys::Key;

/// Something that happened.
#[derive(Debug)]
pub enum Incoming {
    /// A key was pressed.
    Key(Key),
    /// The mouse, a paste or the size of the screen.
    Action(Action),
    /// A draft of the article, or of its opening.
    Draft(Box<Arrival>),
    /// The shell asks to stop for a while.
    Stop,
    /// The system asks to end.
    Signal(i32),
    /// The terminal is gone.
    Gone,
}

/// Events that wait at most; more wait in the terminal. (The room for them is cleared at the start.)
const QUEUE: usize = 512;

/// Listens to the terminal and to signals; others may send to the loop too.
///
/// # Errors
/// If signals cannot be listened to.
pub fn listen() -> io::Result<(SyncSender<Incoming>, Receiver<Incoming>)> {
    let (sender, receiver) = sync_channel(QUEUE);
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    let to_loop = sender.clone();
    let of_signals = sender.clone();
    thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in &mut signals {
                let incoming = match signal {
                    SIGTSTP => Incoming::Stop,
                    other => Incoming::Signal(other),
                };
                if of_signals.send(incoming).is_err() {
                    return;
                }
            }
        })?;
    thread::Builder::new()
        .name("input".into())
        .spawn(move || read_all(&to_loop))?;
    Ok((sender, receiver))
}

fn read_all(sender: &SyncSender<Incoming>) {
    let mut events = Events::default();
    loop {
        let incoming = match events.read() {
            Ok(event) => translate(event),
            Err(_) => Some(Incoming::Gone),
        };
        let gone = matches!(incoming, Some(Incoming::Gone));
        if incoming.is_some_and(|incoming| sender.send(incoming).is_err()) || gone {
            return;
        }
    }
}

/// An event of the terminal as something that happened here; none for what nobody asked for.
#[must_use]
pub fn translate(event: Event) -> Option<Incoming> {
    let action = match event {
        Event::Key(key) if key.kind == KeyEventKind::Release => return None,
        Event::Key(key) => return Some(Incoming::Key(key.into())),
        Event::Paste(text) => Action::Paste(text),
        Event::Resize(width, height) => Action::Resize(width, height),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Action::Click(mouse.column, mouse.row),
            MouseEventKind::ScrollDown => Action::Wheel(mouse.column, mouse.row, 1),
            MouseEventKind::ScrollUp => Action::Wheel(mouse.column, mouse.row, -1),
            _ => return None,
        },
        Event::FocusGained | Event::FocusLost => return None,
    };
    Some(Incoming::Action(action))
}
