//! How fast the program is in a terminal, measured from outside: `cargo bench --bench pty`, or a part
//! of it: `cargo bench --bench pty -- start`.
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

/// What can be measured, by the name with which it is asked for: `cargo bench --bench pty -- keys`.
const PARTS: &[(&str, Part)] = &[
    ("start", article::start),
    ("keys", article::keys),
    ("flood", article::flood),
    ("rest", article::rest),
    ("text", article::long_text),
    ("names", article::names),
    ("peers", peers::measure),
];

type Part = fn(&Place, &mut Table) -> io::Result<()>;

fn measure() -> io::Result<()> {
    let place = Place::new()?;
    let mut table = Table::default();
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    for (name, part) in PARTS {
        if asked.is_empty() || asked.iter().any(|asked| asked == name) {
            part(&place, &mut table)?;
        }
    }
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
