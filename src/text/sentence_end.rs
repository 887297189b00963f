//! Where sentences end.
//!
//! The rules are those of UAX 29 with the repairs that news prose needs, and without its look-ahead
//! that is quadratic on hostile text. A sentence ends after a full stop, `!`, `?` or `…`, with the
//! closing quotes and brackets and the note numbers after it, where white space follows, unless
//!
//! - the full stop abbreviates a word (see [`abbreviation`](super::abbreviation)) or numbers an item,
//! - the next letter is in lower case, or a comma, colon or dash carries the sentence on.
//!
//! Marks of scripts without such spaces (`。`, `।`, `؟`) need none. A line break is white space.

use super::abbreviation::abbreviates;
use super::punctuation::{Mark, carries_on, closes, mark, opens};

/// The longest word that is looked up as an abbreviation, in bytes.
const LONGEST_ABBREVIATION: usize = 16;

/// The end of a sentence and the start of the one after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SentenceEnd {
    /// One past the last byte of the sentence.
    pub end: usize,
    /// The first byte of the next.
    pub next: usize,
}

/// The ends of sentences in `text` from byte `from` on, but for the end of `text` itself.
pub(super) fn sentence_ends(text: &str, from: usize) -> impl Iterator<Item = SentenceEnd> + '_ {
    Ends {
        text,
        start: from,
        at: from,
    }
}

/// The state of [`sentence_ends`].
struct Ends<'a> {
    text: &'a str,
    /// Where the sentence begins.
    start: usize,
    /// Up to where it has been read.
    at: usize,
}

/// Marks in a row, with what closes after them.
struct Ending {
    mark: Mark,
    /// Its first byte.
    start: usize,
    /// How many marks it has.
    marks: usize,
    /// One past its last byte.
    end: usize,
}

impl Iterator for Ends<'_> {
    type Item = SentenceEnd;

    fn next(&mut self) -> Option<SentenceEnd> {
        while let Some(ending) = self.next_ending() {
            let rest = self.text[ending.end..].trim_start();
            let next = self.text.len() - rest.len();
            self.at = next;
            if rest.is_empty() {
                return None;
            }
            let apart = next > ending.end || ending.mark == Mark::Alone;
            if apart && !self.goes_on(&ending, rest) {
                self.start = next;
                return Some(SentenceEnd {
                    end: ending.end,
                    next,
                });
            }
        }
        None
    }
}

impl Ends<'_> {
    /// The next marks, with the quotes, brackets and note numbers that stay with them.
    fn next_ending(&self) -> Option<Ending> {
        let unread = &self.text[self.at..];
        let (offset, first) = unread
            .char_indices()
            .find_map(|(at, c)| mark(c).map(|mark| (at, mark)))?;
        let start = self.at + offset;
        let ending = unread[offset..].trim_start_matches(|c| mark(c).is_some() || closes(c));
        let end = self.text.len() - ending.len();
        Some(Ending {
            mark: first,
            start,
            marks: self.text[start..end]
                .chars()
                .filter(|&c| mark(c).is_some())
                .count(),
            end: end + note_number(ending),
        })
    }

    /// Whether the sentence does not end with `ending`, judged by the `rest` after it.
    fn goes_on(&self, ending: &Ending, rest: &str) -> bool {
        let word = rest.trim_start_matches(opens);
        match word.chars().next() {
            None => true,
            Some(_) if rest.starts_with(carries_on) => true,
            Some(first) => first.is_lowercase() || self.is_abbreviation(ending, word),
        }
    }

    /// Whether `ending` is a single full stop that belongs to the word before it.
    fn is_abbreviation(&self, ending: &Ending, following: &str) -> bool {
        if ending.marks > 1 || !self.text[ending.start..].starts_with('.') {
            return false;
        }
        let sentence = &self.text[self.start..ending.start];
        let word = last_word(sentence);
        abbreviates(word, following) || word.len() == sentence.len() && is_item_number(word)
    }
}

/// Letters, digits and full stops at the end of `sentence`; nothing if there are too many.
fn last_word(sentence: &str) -> &str {
    let start = sentence
        .char_indices()
        .rev()
        .take_while(|&(_, c)| c.is_alphanumeric() || c == '.')
        .take(LONGEST_ABBREVIATION)
        .last()
        .map_or(sentence.len(), |(at, _)| at);
    &sentence[start..]
}

/// Whether `word` numbers a list item.
fn is_item_number(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Length of the note numbers that `text` begins with: `[12][3]`, `¹²`.
fn note_number(text: &str) -> usize {
    let mut rest = text.trim_start_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']);
    while let Some(note) = rest.strip_prefix('[') {
        let digits = note.bytes().take_while(u8::is_ascii_digit).take(4).count();
        match note[digits..].strip_prefix(']') {
            Some(after) if is_item_number(&note[..digits]) => rest = after,
            _ => break,
        }
    }
    text.len() - rest.len()
}
