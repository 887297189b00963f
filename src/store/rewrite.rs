//! Writing a changed layer into the text that it was read from: what did not change stays as it was written, byte for
//! byte.
//!
//! Three texts are compared: the file's own, and what serde writes for the layer before and after the change. Where the
//! latter two agree, the file's text is kept: its order, white space and way of writing numbers, fields that this program
//! does not know, and fields that say nothing but their default. Where they differ, the comparison goes one step inwards.
//! Nothing here knows the fields of an entry, so a field that is added to the format needs nothing here.

mod matching;
mod parts;
mod style;
mod weave;

#[cfg(test)]
mod tests;

use thiserror::Error;

use super::layer_file::without_mark;
use crate::model::layer::Layer;
use weave::Weaver;

/// Why a text could not be changed in place. The whole layer can be written instead
/// ([`to_json`](super::dossier_file::to_json)), which loses the formatting and the unknown fields.
#[derive(Debug, Error)]
pub enum RewriteError {
    /// The text is no JSON, so it is not what the layer was read from.
    #[error("the dossier's file is not JSON any more ({0}), so it cannot be corrected in place.")]
    NotJson(#[from] serde_json::Error),
    /// What was written does not read as the changed layer: the text was not the layer's, or the layer holds what JSON
    /// cannot say.
    #[error(
        "the dossier's file does not hold what was read from it, so it cannot be corrected in place."
    )]
    OtherLayer,
}

/// The text of a dossier that reads as `to`, made from the text `original`, which reads as `from`.
///
/// Everything that is the same in both keeps its bytes: order, white space, the way in which numbers and characters are
/// written, line endings, a byte order mark, unknown fields, fields that spell out a default. Entries are recognised by
/// their ids, and by their place where ids are doubled or empty. What is new is written as its neighbours are: on one
/// line, filled lines, or a line for each field. If nothing changed, the result is `original`.
///
/// # Errors
/// If `original` is not the text of `from`; then nothing may be written in its place.
pub fn rewrite(original: &str, from: &Layer, to: &Layer) -> Result<String, RewriteError> {
    let old = serde_json::to_string(from)?;
    let new = serde_json::to_string(to)?;
    if old == new {
        return Ok(original.to_owned());
    }
    let json = original.strip_prefix('\u{feff}').unwrap_or(original);
    let json = json.trim_matches(parts::WHITE);
    if parts::bracket(json) != Some(b'{') || serde_json::from_str::<Layer>(json)? != *from {
        return Err(RewriteError::OtherLayer);
    }
    let begin = original.len() - original.trim_start_matches(parts::MARK_OR_WHITE).len();
    let mut weaver = Weaver::new(json, original.len() + new.len().saturating_sub(old.len()))?;
    weaver.write(&original[..begin]);
    weaver.root(json, &old, &new)?;
    weaver.write(&original[begin + json.len()..]);
    let written = weaver.finish();
    match serde_json::from_slice::<Layer>(without_mark(written.as_bytes())) {
        Ok(read) if read == *to => Ok(written),
        _ => Err(RewriteError::OtherLayer),
    }
}
