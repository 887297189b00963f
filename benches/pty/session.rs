//! A program in a pseudo-terminal: what is typed into it, and when its answer has come.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// What the last bytes of a frame are (the end of a synchronized update).
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// How long to wait for an answer.
#[derive(Debug, Clone, Copy)]
struct Wait {
    /// Nothing has come after this long: nothing will.
    for_first: Duration,
    /// Nothing more has come for this long: that was all.
    for_more: Duration,
    /// Whether there is a whole frame in it.
    framed: bool,
}

impl Wait {
    const FRAME: Self = Self {
        for_first: Duration::from_secs(5),
        for_more: Duration::from_millis(100),
        framed: true,
    };
    const PICTURE: Self = Self {
        framed: false,
        ..Self::FRAME
    };
    const KEY: Self = Self {
        for_first: Duration::from_millis(500),
        for_more: Duration::from_millis(25),
        framed: false,
    };
}

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
    /// Starts a program and waits for its first frame.
    pub fn start(command: CommandBuilder) -> io::Result<(Self, Answer)> {
        let (session, begin) = Self::spawn(command)?;
        let answer = session.answer(begin, Wait::FRAME);
        Ok((session, answer))
    }

    /// Starts a program that does not say where its frames end.
    pub fn start_peer(command: CommandBuilder) -> io::Result<(Self, Answer)> {
        let (session, begin) = Self::spawn(command)?;
        let answer = session.answer(begin, Wait::PICTURE);
        Ok((session, answer))
    }

    fn spawn(command: CommandBuilder) -> io::Result<(Self, Instant)> {
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
        Ok((session, begin))
    }

    /// Types some bytes in one write and waits for the answer.
    pub fn press(&mut self, keys: &str) -> io::Result<Answer> {
        let begin = Instant::now();
        self.writer.write_all(keys.as_bytes())?;
        Ok(self.answer(begin, Wait::KEY))
    }

    /// Collects what comes until it is over.
    fn answer(&self, begin: Instant, wait: Wait) -> Answer {
        let mut answer = Answer::default();
        let mut tail = Vec::new();
        let mut patience = wait.for_first;
        loop {
            match self.chunks.recv_timeout(patience) {
                Ok((at, bytes)) => {
                    answer.settled = at - begin;
                    answer.bytes += bytes.len();
                    tail.extend(bytes);
                    let ends = ends_of_frames(&mut tail);
                    if ends > 0 {
                        answer.frame.get_or_insert(at - begin);
                    }
                    answer.frames += ends;
                    if answer.frames > 0 || !wait.framed {
                        patience = wait.for_more;
                    }
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
