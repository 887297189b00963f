//! The command line: from arguments to what is done, to an exit code.
//!
//! | exit code | means |
//! |---|---|
//! | 0 | fine |
//! | 1 | `check` found problems, or `draft` could not do some of the files |
//! | 2 | could not run: a sentence on standard error says why |

mod arguments;
mod beside;
mod check;
mod draft;
mod explore;
mod export;
mod failure;
mod generate;
mod hint;
mod import;
mod output;
mod print;
mod sides;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use failure::Failure;

use crate::store::import::{Means, serve};

/// Does what the arguments of the process ask for.
#[must_use]
pub fn run() -> ExitCode {
    if let Some(code) = serve(std::env::args_os().skip(1)) {
        return code;
    }
    match Arguments::try_parse() {
        Ok(arguments) => execute(arguments).unwrap_or_else(Failure::exit),
        Err(error) => misused(&error),
    }
}

fn execute(arguments: Arguments) -> Result<ExitCode, Failure> {
    match arguments.command {
        None => explore::explore(&arguments.screen),
        Some(Command::Print(print)) => print::print(print),
        Some(Command::Draft(draft)) => draft::draft(draft),
        Some(Command::Export(export)) => export::export(&export),
        Some(Command::Import(import)) => import::import(&import),
        Some(Command::Check(check)) => check::check(check),
        Some(Command::Schema) => generate::schema(),
        Some(Command::Completions { shell }) => generate::completions(shell),
        Some(Command::Man { command }) => generate::man(command.as_deref()),
    }
}

/// What reading an article may use: `private` if a person allows private networks.
fn means(private: bool) -> Means {
    Means {
        private,
        helper: std::env::current_exe().ok(),
    }
}

/// Prints help, the version, or what is wrong with the arguments.
fn misused(error: &clap::Error) -> ExitCode {
    if let Some(hint) = hint::for_arguments(error.kind(), std::env::args_os().skip(1)) {
        output::complain(&hint);
    } else {
        let _ = error.print(); // nobody is listening
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
