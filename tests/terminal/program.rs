//! What is started, where, and with what around it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::Session;

/// A user's folder, empty at first, and gone with the last who holds it.
#[derive(Clone)]
pub struct Home(Arc<TempDir>);

impl Home {
    pub fn new() -> Self {
        Self(Arc::new(tempfile::tempdir().unwrap()))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, with the folders that it needs.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Writes the configuration that the program reads.
    pub fn configure(&self, toml: &str) {
        self.file("config/counterclaim/config.toml", toml);
    }

    /// The program, to be started here.
    pub fn program(&self) -> Program {
        Program {
            home: self.clone(),
            size: (160, 48),
            arguments: Vec::new(),
            environment: Vec::new(),
            input: None,
            powerless: false,
        }
    }
}

/// The program with its arguments.
#[derive(Clone)]
pub struct Program {
    pub home: Home,
    pub size: (u16, u16),
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    input: Option<PathBuf>,
    powerless: bool,
}

impl Program {
    /// In a home of its own.
    pub fn new() -> Self {
        Home::new().program()
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub fn arg(mut self, argument: impl AsRef<Path>) -> Self {
        let argument = argument.as_ref().to_str().unwrap();
        self.arguments.push(argument.into());
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// With a file, not the terminal, as its standard input.
    pub fn input(mut self, file: PathBuf) -> Self {
        self.input = Some(file);
        self
    }

    /// As somebody whom the permissions of files bind; none if there is nobody such.
    pub fn powerless(mut self) -> Option<Self> {
        self.powerless = rustix::process::geteuid().is_root();
        let there = Path::new(SETPRIV).exists();
        (there || !self.powerless).then_some(self)
    }

    /// Starts it and waits for its first frame.
    pub fn start(self) -> Session {
        let session = self.start_unseen();
        session.wait_for_frame(0, "the program has drawn nothing");
        session
    }

    /// Starts it, whether it draws something or not.
    pub fn start_unseen(self) -> Session {
        Session::of(self)
    }

    pub fn command(&self) -> CommandBuilder {
        let program = env!("CARGO_BIN_EXE_counterclaim");
        let mut command = match &self.input {
            None if self.powerless => {
                let mut nobody = CommandBuilder::new(SETPRIV);
                nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
                nobody.arg(program);
                nobody
            }
            None => CommandBuilder::new(program),
            Some(input) => {
                // The shell opens the file and becomes the program.
                let mut shell = CommandBuilder::new("/bin/sh");
                shell.args(["-c", "input=$1; shift; exec \"$@\" < \"$input\"", "sh"]);
                shell.arg(input);
                shell.arg(program);
                shell
            }
        };
        command.args(&self.arguments);
        command.cwd(self.home.path());
        command.env_clear();
        for (name, folder) in FOLDERS {
            command.env(name, self.home.path().join(folder));
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command
    }
}

/// Starts a program as another user.
const SETPRIV: &str = "/usr/bin/setpriv";

/// Where the program looks for its files.
const FOLDERS: [(&str, &str); 5] = [
    ("HOME", ""),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_STATE_HOME", "state"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CACHE_HOME", "cache"),
];
