//! The other side of the fence: the program as a helper of itself, which reads one file and ends.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

use super::extract::extract;
use super::{Extract, ImportError, Kind, MAX_DOCUMENT_BYTES};

/// The first argument of a helper.
const WORD: &str = "--read-for-parent";

/// The most memory of a helper, in bytes (1 GiB).
pub(super) const MEMORY: u64 = 1 << 30;

/// The most processor time of a helper, in seconds: it ends even if nobody is left to end it.
#[cfg(unix)]
const SECONDS: u64 = 60;

/// What a helper answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// What it read.
    Read(Box<Extract>),
    /// Why it did not.
    Refused(ImportError),
}

impl From<Reply> for Result<Extract, ImportError> {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Read(extract) => Ok(*extract),
            Reply::Refused(reason) => Err(reason),
        }
    }
}

/// The arguments that make a helper out of the program.
pub(super) fn arguments(kind: Kind, charset: Option<&str>) -> Vec<String> {
    let words = [Some(WORD), Some(kind.word()), charset];
    words.into_iter().flatten().map(str::to_owned).collect()
}

/// Reads a file on standard input for another process of this program, if the arguments ask for it.
#[must_use]
pub fn serve(mut arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    if arguments.next()? != OsStr::new(WORD) {
        return None;
    }
    let kind = arguments.next()?;
    let kind = Kind::from_word(kind.to_str()?)?;
    let charset = arguments.next();
    bound();
    let answered = answer(kind, charset.as_deref().and_then(OsStr::to_str));
    Some(answered.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}

fn answer(kind: Kind, charset: Option<&str>) -> io::Result<()> {
    let mut bytes = Vec::new();
    let input = io::stdin().lock();
    input.take(MAX_DOCUMENT_BYTES).read_to_end(&mut bytes)?;
    let reply = match extract(kind, charset, &bytes) {
        Ok(extract) => Reply::Read(Box::new(extract)),
        Err(reason) => Reply::Refused(reason),
    };
    let reply = serde_json::to_vec(&reply)?;
    io::stdout().lock().write_all(&reply)
}

/// Takes memory, time and files away from this process.
#[cfg(unix)]
fn bound() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        let _ = setrlimit(resource, limit); // a system without it has the deadline
    }
}

#[cfg(not(unix))]
fn bound() {}
