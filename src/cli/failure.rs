//! Why the program could not do what was asked.

use std::io;
use std::process::ExitCode;

use thiserror::Error;

use super::output;
use crate::store::OpenError;

/// A reason to end with exit code 2.
#[derive(Debug, Error)]
pub(super) enum Failure {
    /// The article could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The output takes no more.
    #[error("the output cannot be written: {0}. Make room, or send it elsewhere.")]
    Output(#[from] io::Error),
    /// The screen could not be held.
    #[error(transparent)]
    Screen(#[from] crate::runtime::RunError),
    /// Anything else, as a sentence.
    #[error("{0}")]
    Sentence(String),
}

impl Failure {
    /// Says why, unless it is only that nobody reads any further (`| head`).
    pub(super) fn exit(self) -> ExitCode {
        match &self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            _ => output::complain(&self.to_string()),
        }
        ExitCode::from(2)
    }
}
