//! Bytes of a journal as lines.

use std::fmt;

use serde::de::IgnoredAny;

/// A line of a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, counted from 1 as editors do.
    pub number: usize,
    /// The text, without white space around it.
    pub text: String,
}

/// What is odd in a journal. Nothing is lost by it but what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The last line ends in the middle: the program was killed while it was written, and never said that it was done.
    Torn(Line),
    /// A line is no UTF-8; it stays in the file and is passed over.
    NotText {
        /// Its number in the file, counted from 1.
        number: usize,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Notice::Torn(Line { number, .. }) => write!(
                f,
                "line {number} of the ledger ends in the middle: the program was stopped while writing it. It is passed over, and cut off by the next correction."
            ),
            Notice::NotText { number } => write!(
                f,
                "line {number} of the ledger is not UTF-8 text. It is passed over and stays as it is."
            ),
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) lines: Vec<Line>,
    pub(super) notices: Vec<Notice>,
}

impl Contents {
    /// The lines in `bytes`, which follow `before` other lines.
    pub(super) fn of(bytes: &[u8], before: usize) -> Self {
        let mut contents = Self::default();
        let mut begin = 0;
        let breaks = memchr::memchr_iter(b'\n', bytes);
        for (nth, end) in breaks.chain([bytes.len()]).enumerate() {
            let is_whole = end < bytes.len();
            contents.add(before + nth + 1, &bytes[begin..end], is_whole);
            begin = end + 1;
        }
        contents
    }

    fn add(&mut self, number: usize, bytes: &[u8], is_whole: bool) {
        let bytes = if number == 1 {
            bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
        } else {
            bytes
        };
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            return;
        }
        let text = String::from_utf8_lossy(bytes).into_owned();
        if !is_whole && is_torn(bytes) {
            self.notices.push(Notice::Torn(Line { number, text }));
        } else if str::from_utf8(bytes).is_err() {
            self.notices.push(Notice::NotText { number });
        } else {
            self.lines.push(Line { number, text });
        }
    }
}

/// Whether a last line that has no line break is only a piece of one.
pub(super) fn is_torn(tail: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(tail).is_err()
}
