//! A dossier file: from JSON to a [`Layer`], or to the line and column where it breaks.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{MAX_LAYER_BYTES, OpenError, file};
use crate::model::layer::Layer;

/// A dossier file that was read.
#[derive(Debug)]
pub(super) struct LayerFile {
    pub(super) path: PathBuf,
    pub(super) layer: Layer,
}

impl LayerFile {
    /// Reads the dossier at `path`.
    pub(super) fn read(path: &Path) -> Result<Self, OpenError> {
        let json = file::read(path, MAX_LAYER_BYTES)?;
        let layer = parse(path, &json)?;
        let path = path.to_owned();
        Ok(Self { path, layer })
    }

    /// The name of the text that it is made for.
    pub(super) fn text_name(&self) -> String {
        let beside = || {
            let name = self.path.with_extension("txt");
            let name = name.file_name().unwrap_or_default();
            name.to_string_lossy().into_owned()
        };
        self.layer.text.clone().unwrap_or_else(beside)
    }
}

/// The layer in `json`, which was read from `path`.
pub(super) fn parse(path: &Path, json: &[u8]) -> Result<Layer, OpenError> {
    let json = without_mark(json);
    let object = json.trim_ascii_start().starts_with(b"{");
    match serde_json::from_slice(json) {
        Ok(layer) if object && is_dossier(&layer, json) => Ok(layer),
        Err(error) if object || error.is_syntax() || error.is_eof() => Err(broken(path, &error)),
        _ => Err(OpenError::NotADossier(path.into())),
    }
}

/// JSON allows no byte order mark; editors write one all the same.
pub(super) fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json)
}

/// The fields that only a dossier has; an empty list counts.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Marks {
    sides: Option<IgnoredAny>,
    entities: Option<IgnoredAny>,
    questions: Option<IgnoredAny>,
    claims: Option<IgnoredAny>,
    verification: Option<IgnoredAny>,
}

/// Every field of a layer may be left out, so any JSON object reads as one.
fn is_dossier(layer: &Layer, json: &[u8]) -> bool {
    if !layer.entities.is_empty() || !layer.claims.is_empty() {
        return true;
    }
    let marks: Marks = serde_json::from_slice(json).unwrap_or_default();
    let Marks {
        sides,
        entities,
        questions,
        claims,
        verification,
    } = marks;
    let any = [sides, entities, questions, claims, verification];
    any.iter().any(Option::is_some)
}

/// A mistake in a JSON file, in words.
pub(super) fn broken(path: &Path, error: &serde_json::Error) -> OpenError {
    OpenError::Json {
        file: path.into(),
        line: error.line(),
        column: error.column().max(1),
        what: in_words(&error.to_string()),
    }
}

/// What serde says, without the place and without its own vocabulary.
fn in_words(message: &str) -> String {
    let what = message
        .rfind(" at line ")
        .map_or(message, |end| &message[..end]);
    let plain = [
        (
            "recursion limit exceeded",
            "the JSON is nested deeper than 128 levels",
        ),
        (
            "trailing characters",
            "something follows the end of the JSON",
        ),
        (
            "EOF while parsing a value",
            "the file ends where a value is expected",
        ),
        ("EOF while parsing", "the file ends inside"),
        ("type: map", "type: object"),
        ("type: sequence", "type: list"),
        ("expected a sequence", "expected a list"),
        ("expected f64", "expected a number"),
        ("expected u32", "expected a whole number"),
        ("expected usize", "expected a whole number"),
        ("unknown variant", "unknown word"),
    ];
    let words = plain.iter().fold(what.to_owned(), |words, (theirs, ours)| {
        words.replace(theirs, ours)
    });
    match words.split_once("expected struct ") {
        Some((given, _)) => format!("{given}expected an object"),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(json: &str) -> String {
        parse(Path::new("a.json"), json.as_bytes())
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn broken_json_is_told_by_line_and_column() {
        assert_eq!(
            sentence("{\"sides\": [\n"),
            "a.json, line 2, column 1: the file ends inside a list. Correct the dossier there."
        );
        assert!(
            sentence("{\"claims\": 3}").starts_with(
                "a.json, line 1, column 12: invalid type: integer `3`, expected a list."
            )
        );
    }

    #[test]
    fn any_object_reads_as_a_layer_but_only_a_dossier_is_one() {
        let path = Path::new("a.json");
        for other in [
            "{}",
            "[]",
            "[[1]]",
            "3",
            "{\"title\": \"t\", \"text\": \"whole\"}",
        ] {
            let refused = parse(path, other.as_bytes());
            assert!(matches!(refused, Err(OpenError::NotADossier(_))), "{other}");
        }
        assert!(parse(path, b"{\"claims\": []}").is_ok());
        assert!(parse(path, b"\xEF\xBB\xBF{\"sides\": []}").is_ok());
    }
}
