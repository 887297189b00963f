//! The program running.

use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

use counterclaim::keys::{Key, notation};
use portable_pty::{Child, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

use super::glass::{Glass, Screen};
use super::keys;
use super::program::{Home, Program};
use super::written::Written;

/// The program running in a terminal of its own.
pub struct Session {
    pub home: Home,
    pub(super) shared: Arc<Shared>,
    child: Box<dyn Child + Send + Sync>,
    /// The terminal's other end, none once it is closed.
    terminal: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    /// How the terminal was set before the program began.
    settings: String,
}

pub(super) struct Shared {
    pub glass: Mutex<Glass>,
    pub changed: Condvar,
    closing: AtomicBool,
}

/// How the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exit {
    Code(u32),
    Signal(String),
}

impl Session {
    /// The bundled article on a screen of a size.
    pub fn start(columns: u16, rows: u16) -> Self {
        Program::new().size(columns, rows).start()
    }

    pub(super) fn of(program: Program) -> Self {
        let (columns, rows) = program.size;
        let pair = native_pty_system().openpty(pty(columns, rows)).unwrap();
        let settings = settings(&*pair.master);
        let child = pair.slave.spawn_command(program.command()).unwrap();
        let shared = Arc::new(Shared {
            glass: Mutex::new(Glass::new(columns, rows)),
            changed: Condvar::new(),
            closing: AtomicBool::new(false),
        });
        let bytes = pair.master.try_clone_reader().unwrap();
        let to = Arc::clone(&shared);
        let reader = thread::spawn(move || read(bytes, &to));
        Self {
            home: program.home,
            shared,
            child,
            keyboard: Some(pair.master.take_writer().unwrap()),
            terminal: Some(pair.master),
            reader: Some(reader),
            settings,
        }
    }

    /// Presses the keys of a script one after the other, each after the frame that answers the
    /// one before: every key changes something, or a sentence says why not.
    pub fn press(&mut self, script: &str) -> &mut Self {
        self.press_keys(keys::script(script))
    }

    /// Types a text, blanks included.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.press_keys(keys::typed(text))
    }

    fn press_keys(&mut self, keys: Vec<Key>) -> &mut Self {
        for key in keys {
            let complaint = format!("{} was not answered", notation(key));
            self.send_and_wait(&keys::bytes(key), &complaint);
        }
        self
    }

    /// Presses a key that the hints on screen name: `"U unanswered"` presses `U`, `"j/k line"`
    /// the first of both.
    pub fn hinted(&mut self, hint: &str) -> &mut Self {
        let status = self.screen().status();
        assert!(
            status.contains(hint),
            "“{hint}” is not among the hints\n{}",
            self.report()
        );
        let keys = hint.split(' ').next().unwrap();
        let first = keys.split('/').find(|key| !key.is_empty());
        self.press(first.unwrap_or("/"))
    }

    /// Sends keys without waiting for anything.
    pub fn send(&mut self, script: &str) -> &mut Self {
        let keys = keys::script(script).into_iter();
        let bytes: Vec<u8> = keys.flat_map(keys::bytes).collect();
        self.send_bytes(&bytes)
    }

    pub fn send_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
        self
    }

    /// Pastes a text, as a terminal does that brackets it.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        let bytes = format!("\x1b[200~{text}\x1b[201~");
        self.send_and_wait(bytes.as_bytes(), "what was pasted was not answered")
    }

    /// Presses the left button on a cell.
    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.send_and_wait(&keys::click(column, row), "the button was not answered")
    }

    /// Presses the left button on the first cell of a text.
    pub fn click_on(&mut self, text: &str) -> &mut Self {
        let (column, row) = self.place_of(text);
        self.click(column, row)
    }

    /// Turns the wheel one step over a cell.
    pub fn wheel(&mut self, (column, row): (u16, u16), down: bool) -> &mut Self {
        self.send_and_wait(
            &keys::wheel(column, row, down),
            "the wheel was not answered",
        )
    }

    fn send_and_wait(&mut self, bytes: &[u8], complaint: &str) -> &mut Self {
        let before = self.frames();
        self.send_bytes(bytes);
        self.wait_for_frame(before, complaint);
        self
    }

    /// Gives the screen another size and waits for the frame that fills it.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let before = self.frames();
        self.resize_unseen(columns, rows);
        self.wait_for_frame(before, "the new size was not answered");
        self
    }

    /// Gives the screen another size without waiting for anything.
    pub fn resize_unseen(&mut self, columns: u16, rows: u16) {
        self.shared.glass.lock().unwrap().resize(columns, rows);
        let terminal = self.terminal.as_ref().unwrap();
        terminal.resize(pty(columns, rows)).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    pub fn pid(&self) -> Pid {
        let id = self.child.process_id().unwrap();
        Pid::from_raw(id.cast_signed()).unwrap()
    }

    /// Waits until the program is stopped, as by Ctrl-z.
    pub fn wait_stopped(&self) {
        let (_, status) = waitpid(Some(self.pid()), WaitOptions::UNTRACED)
            .unwrap()
            .unwrap();
        assert!(status.stopped(), "{status:?}\n{}", self.report());
    }

    /// Closes the terminal, as somebody does who closes the window.
    pub fn hang_up(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        let (rows, columns) = {
            let size = self.terminal.as_ref().unwrap().get_size().unwrap();
            (size.rows, size.cols)
        };
        // The frame that answers this wakes the reader, which then lets go of the terminal.
        self.resize_unseen(columns + 1, rows);
        self.reader.take().unwrap().join().unwrap();
        self.keyboard = None;
        self.terminal = None;
    }

    /// Waits until the program has ended.
    pub fn wait_exit(&mut self) -> Exit {
        if self.terminal.is_some() {
            self.wait("the program did not end", |glass| glass.closed);
        }
        let status = self.child.wait().unwrap();
        match status.signal() {
            Some(signal) => Exit::Signal(signal.to_owned()),
            None => Exit::Code(status.exit_code()),
        }
    }

    /// Whether the terminal is set as it was before the program began.
    pub fn is_set_as_before(&self) -> bool {
        settings(&**self.terminal.as_ref().unwrap()) == self.settings
    }

    pub fn screen(&self) -> Screen {
        self.shared.glass.lock().unwrap().screen()
    }

    /// Whole frames so far.
    pub fn frames(&self) -> usize {
        self.shared.glass.lock().unwrap().frames
    }

    /// The bytes that the program has written.
    pub fn bytes(&self) -> Vec<u8> {
        self.shared.glass.lock().unwrap().written.clone()
    }

    /// Everything that the program has written, taken apart.
    pub fn written(&self) -> Written {
        Written::of(&self.shared.glass.lock().unwrap().written)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            let _ = kill_process(self.pid(), Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

fn read(mut bytes: Box<dyn Read + Send>, shared: &Shared) {
    let mut buffer = [0; 16384];
    while let Ok(n @ 1..) = bytes.read(&mut buffer) {
        if shared.closing.load(Ordering::SeqCst) {
            break;
        }
        shared.glass.lock().unwrap().take(&buffer[..n]);
        shared.changed.notify_all();
    }
    shared.glass.lock().unwrap().close();
    shared.changed.notify_all();
}

fn pty(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// How a terminal is set: raw or not, with echo or not, and the rest.
fn settings(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios())
}
