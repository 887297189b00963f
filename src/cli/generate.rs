//! What the program writes about itself: schema, completions, man pages.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;
use super::failure::Failure;
use super::output;
use crate::store;

/// `counterclaim schema`.
pub(super) fn schema() -> Result<ExitCode, Failure> {
    write(store::schema().as_bytes())
}

/// `counterclaim completions`.
pub(super) fn completions(shell: Shell) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(shell, &mut command, "counterclaim", &mut script);
    write(&script)
}

/// `counterclaim man`.
pub(super) fn man(command: Option<&str>) -> Result<ExitCode, Failure> {
    let mut root = Arguments::command();
    root.build();
    let page = match command {
        None => root,
        Some(name) => root
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| no_command(name))?,
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    write(&text)
}

fn no_command(name: &str) -> Failure {
    Failure::Sentence(format!(
        "there is no command {name}. `counterclaim --help` lists them."
    ))
}

fn write(text: &[u8]) -> Result<ExitCode, Failure> {
    output::write(text)?;
    Ok(ExitCode::SUCCESS)
}
