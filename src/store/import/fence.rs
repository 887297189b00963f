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

use super::extract::{MAX_BYTES, extract};
use super::serve::{self, MEMORY, Reply};
use super::{Extract, ImportError, Kind, Means};

/// How long a file may take, in seconds.
const DEADLINE: Duration = Duration::from_secs(30);

/// The most that a helper may answer, in bytes: the text, and twice as much for what JSON escapes.
const MAX_REPLY: u64 = 4 * MAX_BYTES as u64;

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
        Some(child) => in_process(child, bytes, DEADLINE),
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

fn in_process(
    mut child: Child,
    bytes: Vec<u8>,
    deadline: Duration,
) -> Result<Extract, ImportError> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (tell, answer) = mpsc::channel();
    thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&bytes)));
    thread::spawn(move || {
        let mut reply = Vec::new();
        let read = stdout.map(|stdout| stdout.take(MAX_REPLY).read_to_end(&mut reply));
        let _ = tell.send(read.map(|_| reply)); // nobody waits any longer
    });
    let reply = wait(&answer, deadline);
    let _ = child.kill(); // it has answered, or is too late
    let _ = child.wait();
    let reply = reply?.unwrap_or_default();
    let reply: Result<Reply, _> = serde_json::from_slice(&reply);
    let broke_down = Reply::Refused(ImportError::BrokeDown(MEMORY >> 20));
    reply.unwrap_or(broke_down).into()
}

fn in_thread(kind: Kind, charset: Option<String>, bytes: Vec<u8>) -> Result<Extract, ImportError> {
    let (tell, answer) = mpsc::channel();
    let work = move || {
        let _ = tell.send(extract(kind, charset.as_deref(), &bytes)); // nobody waits any longer
    };
    // Without a thread there is nobody to tell, and that is heard below.
    let _ = thread::Builder::new().stack_size(STACK).spawn(work);
    wait(&answer, DEADLINE)?
}

/// What comes before the deadline.
fn wait<T>(answer: &Receiver<T>, deadline: Duration) -> Result<T, ImportError> {
    answer
        .recv_timeout(deadline)
        .map_err(|reason| match reason {
            RecvTimeoutError::Timeout => ImportError::TooSlow(deadline.as_secs()),
            RecvTimeoutError::Disconnected => ImportError::BrokeDown(MEMORY >> 20),
        })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn helper(program: &str, arguments: &[&str]) -> Child {
        Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    #[test]
    fn a_helper_that_breaks_down_is_a_sentence() {
        for program in ["false", "cat"] {
            let broken = in_process(helper(program, &[]), b"not a reply".to_vec(), DEADLINE);
            assert_eq!(broken, Err(ImportError::BrokeDown(1024)), "{program}");
        }
    }

    #[test]
    fn a_helper_that_never_answers_is_ended() {
        let late = in_process(
            helper("sleep", &["1000"]),
            vec![0; 1 << 20],
            Duration::from_millis(50),
        );
        assert_eq!(late, Err(ImportError::TooSlow(0)));
    }

    #[test]
    fn a_helper_that_cannot_be_started_is_replaced_by_a_thread() {
        let means = Means {
            helper: Some("/nowhere/counterclaim".into()),
            ..Means::default()
        };
        let read = read(Kind::Text, None, b"Words.".to_vec(), &means).unwrap();
        assert_eq!(read.text, "Words.");
    }
}
