//! The terminal: entering and leaving its screen, and writing a frame to it in one go.
//!
//! What was switched on is switched off again on every way out; doing it twice is harmless.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// Whether the screen is ours at present. The panic hook, the signals and the end of the
/// program all look here, so that the screen is given back once.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Presses and the wheel, with SGR coordinates (xterm's "Mouse Tracking"). Not crossterm's own
/// command: that reports every movement too, and would wake a program that has nothing to do.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// A frame being written, sent to the terminal as one piece.
#[derive(Debug, Clone, Default)]
pub struct FrameBuffer(Rc<RefCell<Vec<u8>>>);

impl Write for FrameBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing leaves before the frame is whole: see [`FrameBuffer::send`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl FrameBuffer {
    /// Begins a frame.
    ///
    /// # Errors
    /// None; writing to memory does not fail.
    pub fn begin(&mut self) -> io::Result<()> {
        queue!(self, BeginSynchronizedUpdate)
    }

    /// Ends the frame and sends it in one write.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn send(&mut self) -> io::Result<()> {
        queue!(self, EndSynchronizedUpdate)?;
        let mut out = io::stdout().lock();
        out.write_all(&self.0.borrow())?;
        self.0.borrow_mut().clear();
        out.flush()
    }
}

/// The terminal that frames are drawn on.
pub type Screen = Terminal<CrosstermBackend<FrameBuffer>>;

/// Whether there is a terminal to draw on.
#[must_use]
pub fn is_there() -> bool {
    io::stdout().is_terminal()
}

/// Takes the screen: raw mode, the alternate screen, mouse and paste.
///
/// # Errors
/// If there is no terminal, or it does not let itself be switched.
pub fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        Print(MOUSE_ON),
        EnableBracketedPaste,
        Hide
    )
}

/// Gives the screen back as it was. Harmless if it was given back already.
pub fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    // A terminal that is gone cannot be restored, and nobody is left to be told.
    let _ = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        Print(MOUSE_OFF),
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}

/// Has a panic, in whatever thread, give the screen back before it is reported.
pub fn restore_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        report(panic);
    }));
}

/// A screen for frames of the size that the terminal has.
///
/// # Errors
/// If the terminal does not say its size.
pub fn screen() -> io::Result<(Screen, FrameBuffer)> {
    let buffer = FrameBuffer::default();
    let backend = CrosstermBackend::new(buffer.clone());
    let options = TerminalOptions {
        viewport: Viewport::Fullscreen,
    };
    Ok((Terminal::with_options(backend, options)?, buffer))
}
