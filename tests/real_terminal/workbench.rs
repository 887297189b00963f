//! The workbench in the real program: what is corrected is on the disk, and stays there whatever happens.

mod copies;
mod elsewhere;
mod hostile;
mod journeys;
mod killed;

use std::fs;

use crate::terminal::{Exit, Home, Session};

/// A short article, and a dossier of it in which everything is a draft.
const TEXT: &str = include_str!("../stage/ridge.txt");
const LAYER: &str = include_str!("../stage/ridge.json");
const LEDGER: &str = "ridge.ledger.jsonl";

/// A folder with the short article and its dossier.
fn home() -> Home {
    let home = Home::new();
    home.file("ridge.txt", TEXT);
    home.file("ridge.json", LAYER);
    home
}

fn opened(home: &Home) -> Session {
    let mut session = home.program().size(120, 40).arg("ridge.txt").start();
    session.see("Two killed at the ridge");
    session
}

fn quit(mut session: Session) {
    session.send("q q");
    assert_eq!(session.wait_exit(), Exit::Code(0), "{}", session.report());
    assert_eq!(session.written().foreign(), Vec::<String>::new());
}

/// The lines of the ledger.
fn lines(home: &Home) -> Vec<String> {
    let ledger = fs::read_to_string(home.path().join(LEDGER)).unwrap_or_default();
    ledger.lines().map(str::to_owned).collect()
}

/// What the program prints.
fn printed(home: &Home, arguments: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .current_dir(home.path())
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}
