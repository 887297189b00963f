//! `counterclaim`: arguments, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    counterclaim::cli::run()
}
