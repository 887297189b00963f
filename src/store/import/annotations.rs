//! Annotations that come back: a W3C list or JSON lines of claims, put on an article again.
//!
//! | step | where |
//! |---|---|
//! | what the file says, as a layer whose anchors are the file's own | `w3c`, `jsonl` |
//! | each anchor is looked for in this text: unchanged, moved, orphaned | `settle` |
//!
//! An orphan stays, with its words and what stood around them, as in every dossier; nothing is dropped without a word.

mod jsonl;
mod settle;
mod w3c;

use std::path::Path;

use serde_json::Value;

use super::super::layer_file::{broken, without_mark};
use super::super::{OpenError, file};
use crate::model::Article;
use crate::model::layer::Layer;

pub use settle::Tally;

/// The longest list of annotations that is read, in bytes (32 MiB).
const MAX_BYTES: u64 = 32 << 20;

/// What a list of annotations says about an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The annotations; their anchors are those of the article.
    pub layer: Layer,
    /// What became of their quotes.
    pub tally: Tally,
    /// What the file could not carry or what of it could not be used, in sentences.
    pub losses: Vec<String>,
}

/// What a file of annotations holds.
struct Listed {
    layer: Layer,
    losses: Vec<String>,
}

/// Brings a list of annotations back to an article; `sha256` is that of its text.
///
/// # Errors
/// A sentence that names the file, and where it breaks.
pub fn bring(list: &Path, article: &Article, sha256: &str) -> Result<Brought, OpenError> {
    let bytes = file::read(list, MAX_BYTES)?;
    let Listed { mut layer, losses } = read(list, without_mark(&bytes), sha256)?;
    let tally = settle::settle(&mut layer, article);
    layer.sha256 = Some(sha256.to_owned());
    Ok(Brought {
        layer,
        tally,
        losses,
    })
}

fn read(list: &Path, bytes: &[u8], sha256: &str) -> Result<Listed, OpenError> {
    let nothing = || OpenError::NoAnnotations(list.into());
    let whole: Result<Value, _> = serde_json::from_slice(bytes);
    let lines = match whole {
        Ok(value) if jsonl::is_line(&value) => vec![(1, value)],
        Ok(value) => return w3c::read(&value).ok_or_else(nothing),
        Err(error) => match lines(list, bytes) {
            Some(lines) => lines?,
            None => return Err(broken(list, &error)),
        },
    };
    jsonl::read(list, lines, sha256)
}

/// The lines of a file whose first line is a claim; nothing if it is none.
fn lines(list: &Path, bytes: &[u8]) -> Option<Result<Vec<(usize, Value)>, OpenError>> {
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    let mut filled = lines
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .peekable();
    let first: Value = serde_json::from_slice(filled.peek()?.1).ok()?;
    let read = |(at, line): (usize, &[u8])| {
        let value = serde_json::from_slice(line).map_err(|error| OpenError::Line {
            file: list.into(),
            line: at + 1,
            what: error.to_string(),
            is: "a claim, as `counterclaim export --to jsonl` writes it",
        })?;
        Ok((at + 1, value))
    };
    jsonl::is_line(&first).then(|| filled.map(read).collect())
}

#[cfg(test)]
mod tests;
