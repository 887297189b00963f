//! How fast the program is in a terminal, measured from outside: `cargo bench --bench pty`.
//!
//! Runs the release binary in a pseudo-terminal of 160x48, types into it and looks at the clock
//! when bytes come back; prints a table in markdown. Beside it a program that only opens ratatui
//! and fills the same cells: what no program on this machine, in this minute, could beat.

mod article;
mod floor;
#[path = "../invented/mod.rs"]
mod invented;
mod peers;
mod process;
mod session;
mod table;

use std::io;
use std::process::ExitCode;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use table::Table;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let outcome = match arguments.next().as_deref() {
        Some(floor::ARGUMENT) => floor::run(),
        _ if std::env::args().any(|argument| argument == "--bench") => measure(),
        // `cargo test --benches` only asks whether it starts.
        _ => Ok(()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> io::Result<()> {
    let place = Place::new()?;
    let mut table = Table::default();
    article::start(&place, &mut table)?;
    article::keys(&place, &mut table)?;
    article::flood(&place, &mut table)?;
    article::rest(&place, &mut table)?;
    article::long_text(&place, &mut table)?;
    article::names(&place, &mut table)?;
    peers::measure(&place, &mut table)?;
    print!("{table}");
    Ok(())
}

/// Where the programs run: an empty home of their own, and the files they open.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        Ok(Self { folder })
    }

    /// The path of a file here, made by `write` the first time.
    fn file(&self, name: &str, write: impl FnOnce() -> String) -> io::Result<String> {
        let path = self.folder.path().join(name);
        if !path.exists() {
            std::fs::write(&path, write())?;
        }
        Ok(path.to_string_lossy().into_owned())
    }

    /// A program that finds neither a configuration nor a memory of anybody.
    fn command(&self, program: &str, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("HOME", self.folder.path());
        for folder in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            command.env(folder, self.folder.path());
        }
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        command.cwd(self.folder.path());
        command
    }

    fn counterclaim(&self, arguments: &[&str]) -> CommandBuilder {
        self.command(env!("CARGO_BIN_EXE_counterclaim"), arguments)
    }

    /// The bare program: this one, asked to be it.
    fn floor(&self) -> io::Result<CommandBuilder> {
        let this = std::env::current_exe()?;
        Ok(self.command(&this.to_string_lossy(), &[floor::ARGUMENT]))
    }
}
