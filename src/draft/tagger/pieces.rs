//! Words cut into the pieces of the encoder's vocabulary.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::weights::{Weights, WeightsError};

/// The most pieces of one word that are read.
pub(super) const MOST: usize = 6;
/// The most bytes of one word that are read; longer ones are no words.
const LONGEST: usize = 200;

/// The vocabulary: every piece with its number.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// Pieces that begin a word.
    first: HashMap<Box<str>, u16>,
    /// Pieces that go on with one.
    inner: HashMap<Box<str>, u16>,
    /// Bytes of the longest piece.
    longest: usize,
    unknown: u16,
    /// The piece before and the piece after every window.
    pub(super) edges: [u16; 2],
}

impl Pieces {
    /// # Errors
    ///
    /// A vocabulary is missing, too long, or has no `[UNK]`, `[CLS]` and `[SEP]`.
    pub(super) fn new(weights: &Weights) -> Result<Self, WeightsError> {
        let list = weights.text("pieces")?;
        let (mut first, mut inner) = (HashMap::new(), HashMap::new());
        for (nth, piece) in list.lines().enumerate() {
            let id = u16::try_from(nth).map_err(|_| WeightsError::Size("pieces"))?;
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => inner.insert(Box::from(rest), id),
                _ => first.insert(Box::from(piece), id),
            };
        }
        let id = |name: &'static str| first.get(name).copied().ok_or(WeightsError::Missing(name));
        let longest = first.keys().chain(inner.keys()).map(|p| p.len()).max();
        Ok(Self {
            unknown: id("[UNK]")?,
            edges: [id("[CLS]")?, id("[SEP]")?],
            longest: longest.unwrap_or(0),
            first,
            inner,
        })
    }

    /// Adds the pieces of `word` to `ids`: at least one and at most six. Case and accents are left out, and marks
    /// inside stand alone, as in BERT's own preparation of text.
    pub(super) fn of(&self, word: &str, ids: &mut Vec<u16>) {
        let begun = ids.len();
        let plain = plain(word);
        for part in parts(&plain) {
            self.cut(part, ids);
            if ids.len() >= begun + MOST {
                break;
            }
        }
        ids.truncate(begun + MOST);
        if ids.len() == begun {
            ids.push(self.unknown);
        }
    }

    /// Adds the longest pieces that `part` begins with, one after the other; an unknown one if that fails.
    fn cut(&self, part: &str, ids: &mut Vec<u16>) {
        let begun = ids.len();
        let mut rest = part;
        while !rest.is_empty() && ids.len() < begun + MOST {
            let known = if rest.len() == part.len() {
                &self.first
            } else {
                &self.inner
            };
            let Some((length, id)) = self.longest_piece(known, rest) else {
                ids.truncate(begun);
                ids.push(self.unknown);
                return;
            };
            ids.push(id);
            rest = &rest[length..];
        }
    }

    fn longest_piece(&self, known: &HashMap<Box<str>, u16>, rest: &str) -> Option<(usize, u16)> {
        let most = rest.len().min(self.longest);
        let ends = (1..=most).rev().filter(|&end| rest.is_char_boundary(end));
        ends.into_iter()
            .find_map(|end| known.get(&rest[..end]).map(|&id| (end, id)))
    }
}

/// `word` in small letters without accents, and no longer than a word can be.
fn plain(word: &str) -> String {
    let short = word
        .char_indices()
        .take_while(|&(at, _)| at < LONGEST)
        .map(|(_, c)| c);
    if word.is_ascii() {
        return short.map(|c| c.to_ascii_lowercase()).collect();
    }
    let bare = short.nfd().filter(|&c| !is_combining_mark(c));
    bare.flat_map(char::to_lowercase).collect()
}

/// `word` at its marks of punctuation, each of which is a part of its own.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (part, after) = rest.split_at(length);
        rest = after;
        Some(part)
    })
}
