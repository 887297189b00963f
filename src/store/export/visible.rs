//! Text from outside in files that people open.

use std::borrow::Cow;

use crate::text::clean;

/// `text` with control characters shown as pictures (`␛` for ESC) and what reorders the letters around it as `␦`; tabs
/// and line breaks stay. One character becomes one, so positions hold.
///
/// Such characters have no business in prose, act on a terminal that prints the file, and are not allowed in XML.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hostile) {
        return text.into();
    }
    let shown = |c: char| match c {
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        c if is_hostile(c) => picture(c),
        c => c,
    };
    text.chars().map(shown).collect::<String>().into()
}

fn is_hostile(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
}

fn picture(c: char) -> char {
    clean(c.encode_utf8(&mut [0; 4]))
        .chars()
        .next()
        .unwrap_or('␦')
}

/// The same in one line: line breaks and tabs are blanks.
pub(super) fn line(text: &str) -> String {
    let text = visible(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_and_positions_hold() {
        let hostile = "a\u{1b}[31m\u{9b}5n\u{202e}b\u{0}\u{ffff}\tc\nd";
        let shown = visible(hostile);
        assert_eq!(shown.chars().count(), hostile.chars().count());
        assert!(shown.contains('␛') && shown.contains("\tc\nd"));
        assert!(!shown.contains(is_hostile));
        assert!(matches!(visible("plain مرحبا"), Cow::Borrowed(_)));
        assert_eq!(line(" a\n\tb "), "a b");
    }
}
