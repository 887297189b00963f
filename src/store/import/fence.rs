//! Where files of other formats are read: where they can do no harm.
//!
//! The readers of these formats are large, and a file may be made to break them. So the program starts itself once more,
//! with the file on its standard input, and this second process has bounds of its own: 1 GiB of memory, 30 seconds. If
//! it crashes, overflows its stack or wants more, it ends and nothing else does; what it says on the way is not shown.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::extract::extract;
use super::serve::{self, MEMORY, Reply};
use super::{Extract, ImportError, Kind, Means, paragraphs};

/// How long a file may take, in seconds.
const DEADLINE: u64 = 30;

/// The most that a helper may answer, in bytes: the text, and twice as much for what JSON escapes.
const MAX_REPLY: u64 = 4 * paragraphs::MAX_BYTES as u64;

/// The stack of a reader that has no process of its own, in bytes.
const STACK: usize = 64 << 20;

/// Reads a file of another format than plain text.
///
/// # Errors
/// What the reader says, or that it was too slow or broke down.
pub(super) fn read(
    kind: Kind,
    charset: Option<&str>,
    bytes: Vec<u8>,
    means: &Means,
) -> Result<Extract, ImportError> {
    let started = means
        .helper
        .as_ref()
        .and_then(|program| start(program, kind, charset).ok());
    match started {
        Some(child) => in_process(child, bytes),
        None => in_thread(kind, charset.map(str::to_owned), bytes),
    }
}

fn start(program: &Path, kind: Kind, charset: Option<&str>) -> std::io::Result<Child> {
    Command::new(program)
        .args(serve::arguments(kind, charset))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

fn in_process(mut child: Child, bytes: Vec<u8>) -> Result<Extract, ImportError> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (tell, answer) = mpsc::channel();
    thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&bytes)));
    thread::spawn(move || {
        let mut reply = Vec::new();
        let read = stdout.map(|stdout| stdout.take(MAX_REPLY).read_to_end(&mut reply));
        let _ = tell.send(read.map(|_| reply)); // nobody waits any longer
    });
    let reply = wait(&answer);
    let _ = child.kill(); // it has answered, or is too late
    let _ = child.wait();
    let reply = reply?.unwrap_or_default();
    let reply: Result<Reply, _> = serde_json::from_slice(&reply);
    reply
        .unwrap_or(Reply::Refused(ImportError::BrokeDown(MEMORY >> 20)))
        .into()
}

fn in_thread(kind: Kind, charset: Option<String>, bytes: Vec<u8>) -> Result<Extract, ImportError> {
    let (tell, answer) = mpsc::channel();
    let work = move || {
        let _ = tell.send(extract(kind, charset.as_deref(), &bytes)); // nobody waits any longer
    };
    let started = thread::Builder::new().stack_size(STACK).spawn(work);
    if let Err(reason) = started {
        return Err(ImportError::Unreachable(reason.to_string()));
    }
    wait(&answer)?
}

/// What comes before the deadline.
fn wait<T>(answer: &Receiver<T>) -> Result<T, ImportError> {
    answer
        .recv_timeout(Duration::from_secs(DEADLINE))
        .map_err(|reason| match reason {
            RecvTimeoutError::Timeout => ImportError::TooSlow(DEADLINE),
            RecvTimeoutError::Disconnected => ImportError::BrokeDown(MEMORY >> 20),
        })
}
