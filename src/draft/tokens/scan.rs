//! From characters to tokens.

use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// What follows the apostrophe of a clitic.
const CLITICS: [&str; 8] = ["s", "S", "d", "ll", "re", "ve", "m", "t"];

/// The tokens of `paragraph`, in order.
pub(super) fn tokens(text: &str, paragraph: Span) -> impl Iterator<Item = Span> + '_ {
    let range = paragraph.range();
    let (mut at, end) = (range.start, range.end);
    std::iter::from_fn(move || {
        let unread = &text[at..end];
        let rest = unread.trim_start_matches(is_unseen);
        let length = token_length(rest)?;
        let start = end - rest.len();
        at = start + length;
        Some(Span::new(start, at))
    })
}

/// Length in bytes of the token that `rest` begins with; none at the end.
fn token_length(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    Some(match first {
        c if is_letter(c) => word_length(rest),
        '\'' | '’' => first.len_utf8() + clitic_length(&rest[first.len_utf8()..]),
        c => {
            let after = &rest[c.len_utf8()..];
            c.len_utf8() + after.len() - after.trim_start_matches(is_combining_mark).len()
        }
    })
}

/// Length of the word at the start of `rest`, with its hyphens and ampersands inside.
fn word_length(rest: &str) -> usize {
    let mut length = run_length(rest);
    while let Some(more) = rest[length..].strip_prefix(['-', '&']) {
        match run_length(more) {
            0 => break,
            run => length += 1 + run,
        }
    }
    length
}

/// Length of the letters, digits and combining marks at the start of `rest`; a mark comes not first.
fn run_length(rest: &str) -> usize {
    if !rest.starts_with(is_letter) {
        return 0;
    }
    rest.find(|c| !is_letter(c) && !is_combining_mark(c))
        .unwrap_or(rest.len())
}

/// Length of the clitic that stands after an apostrophe, if it is a whole word.
fn clitic_length(after: &str) -> usize {
    let word = after
        .find(|c| !is_letter(c) && c != '_')
        .map_or(after, |end| &after[..end]);
    if CLITICS.contains(&word) {
        word.len()
    } else {
        0
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether `c` is a blank, or nothing that can be seen.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
}
