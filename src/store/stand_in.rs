//! What `text` will offer, until its branch lands; same names, same signatures.

use crate::text::Span;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<usize>) {
    let damage = std::str::from_utf8(bytes).err().map(|e| e.valid_up_to());
    (String::from_utf8_lossy(bytes), damage)
}

/// Stand-in.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let picture = |c: char| match c {
        '\t' | '\n' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('?'),
        '\u{7F}'..='\u{9F}' => '␦',
        c => c,
    };
    Cow::Owned(text.chars().map(picture).collect())
}

pub(super) fn width(text: &str) -> usize {
    clean(text).width()
}

pub(super) fn wrap(text: &str, span: Span, columns: usize) -> Vec<Span> {
    let (mut rows, mut row): (Vec<Span>, Option<Span>) = (Vec::new(), None);
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    for word in span.of(text).split_whitespace() {
        let word = Span::new(at(word), at(word) + word.len());
        row = match row {
            Some(row) if width(row.union(word).of(text)) <= columns => Some(row.union(word)),
            Some(row) => {
                rows.push(row);
                Some(word)
            }
            None => Some(word),
        };
    }
    rows.push(row.unwrap_or(span));
    rows
}
