//! What leaves the program: every format, of the bundled article and of one in which everything is hostile, through the
//! real binary. The tools that the formats are for open them in [`tools`].

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod files;
mod hostile;
mod pictures;
mod rows;
mod tools;
mod words;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The formats that hold the claims.
const TEXTS: [&str; 10] = [
    "markdown", "html", "csv", "tsv", "jsonl", "w3c", "geojson", "ftm", "bibtex", "csl-json",
];

/// The program with some arguments.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterclaim"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

/// An export as bytes; `more` are further arguments.
fn bytes(format: &str, more: &[&str]) -> Vec<u8> {
    let arguments = [&["export", "--to", format], more].concat();
    let output = run(&arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    output.stdout
}

/// An export as text.
fn text(format: &str, more: &[&str]) -> String {
    String::from_utf8(bytes(format, more)).unwrap()
}

/// A refused export's sentence.
fn refusal(arguments: &[&str]) -> String {
    let output = run(&[&["export"], arguments].concat());
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

/// The article in which everything is hostile.
fn hostile() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/hostile.json");
    file.to_str().unwrap().to_owned()
}

/// The text of an article, character by character; of the bundled one if `None`.
fn characters(file: Option<&str>) -> Vec<char> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text: PathBuf = match file {
        Some(dossier) => Path::new(dossier).with_extension("txt"),
        None => root.join("seeds/operation-ghazab-lil-haq.txt"),
    };
    std::fs::read_to_string(text).unwrap().chars().collect()
}

fn lines(text: &str) -> Vec<Value> {
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}
