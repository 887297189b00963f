//! A program in a pseudo-terminal: what is typed into it, and when its answer has come.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// What the last bytes of a frame are (the end of a synchronized update).
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// An answer is over when nothing more has come for this long.
pub const QUIET: Duration = Duration::from_millis(25);

/// A program that shows nothing after this long never will.
const PATIENCE: Duration = Duration::from_secs(5);

/// A key without an answer after this long changed nothing.
const NO_ANSWER: Duration = Duration::from_millis(500);

/// A running program.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    /// Closed last: it takes the terminal away.
    _terminal: Box<dyn MasterPty + Send>,
}

/// What came back.
#[derive(Debug, Default, Clone, Copy)]
pub struct Answer {
    /// Until the first frame was whole; nothing if there was none.
    pub frame: Option<Duration>,
    /// Until the last byte.
    pub settled: Duration,
    /// Frames.
    pub frames: usize,
    /// Bytes.
    pub bytes: usize,
}

impl Session {
    /// Starts a program and waits for its first picture.
    pub fn start(command: CommandBuilder) -> io::Result<(Self, Answer)> {
        let size = PtySize {
            rows: 48,
            cols: 160,
            ..PtySize::default()
        };
        let pair = native_pty_system()
            .openpty(size)
            .map_err(io::Error::other)?;
        let reader = pair.master.try_clone_reader().map_err(io::Error::other)?;
        let writer = pair.master.take_writer().map_err(io::Error::other)?;
        let chunks = timed(reader);
        let begin = Instant::now();
        let child = pair
            .slave
            .spawn_command(command)
            .map_err(io::Error::other)?;
        let session = Self {
            child,
            writer,
            chunks,
            _terminal: pair.master,
        };
        // A start may pause before its first picture and after it.
        let answer = session.answer(begin, PATIENCE, 4 * QUIET);
        Ok((session, answer))
    }

    /// Types some bytes in one write and waits for the answer.
    pub fn press(&mut self, keys: &str) -> io::Result<Answer> {
        let begin = Instant::now();
        self.writer.write_all(keys.as_bytes())?;
        Ok(self.answer(begin, NO_ANSWER, QUIET))
    }

    /// Collects what comes, if it begins in time, until it has been quiet for a while.
    fn answer(&self, begin: Instant, patience: Duration, quiet: Duration) -> Answer {
        let mut answer = Answer::default();
        let mut tail = Vec::new();
        let mut wait = patience;
        loop {
            match self.chunks.recv_timeout(wait) {
                Ok((at, bytes)) => {
                    wait = quiet;
                    answer.settled = at - begin;
                    answer.bytes += bytes.len();
                    tail.extend(bytes);
                    let ends = ends_of_frames(&mut tail);
                    if ends > 0 {
                        answer.frame.get_or_insert(at - begin);
                    }
                    answer.frames += ends;
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return answer,
            }
        }
    }

    /// The process.
    pub fn process(&self) -> Option<u32> {
        self.child.process_id()
    }

    /// Asks the program to end, and waits until it has.
    pub fn quit(mut self, keys: &str) -> io::Result<()> {
        self.writer.write_all(keys.as_bytes())?;
        self.child.wait()?;
        Ok(())
    }

    /// Ends the program whatever it thinks.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

/// How many frames end in `bytes`; keeps what may be the beginning of a further end.
fn ends_of_frames(bytes: &mut Vec<u8>) -> usize {
    let windows = bytes.windows(END_OF_FRAME.len());
    let ends: Vec<usize> = windows
        .enumerate()
        .filter(|(_, window)| *window == END_OF_FRAME)
        .map(|(at, _)| at + END_OF_FRAME.len())
        .collect();
    let seen = ends.last().copied().unwrap_or(0);
    let keep = (bytes.len() + 1).saturating_sub(END_OF_FRAME.len());
    bytes.drain(..keep.max(seen));
    ends.len()
}

/// Reads in a thread of its own; each piece with the time at which it was there.
fn timed(mut reader: Box<dyn Read + Send>) -> Receiver<(Instant, Vec<u8>)> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(read @ 1..) = reader.read(&mut buffer) {
            let chunk = (Instant::now(), buffer[..read].to_vec());
            if sender.send(chunk).is_err() {
                return;
            }
        }
    });
    receiver
}
