//! What may reach a terminal.

use super::{Glyph, Span, glyphs};
use std::borrow::Cow;

/// `text` as a terminal may see it: the symbols of its [`glyphs`] in a row.
///
/// Control characters are shown as pictures (`␛` for ESC), characters that reorder or hide text as
/// `␦` or not at all, tabs and line breaks as a space; a letter keeps at most eight combining marks.
/// A text with nothing of the kind is borrowed. Cleaning twice is cleaning once.
///
/// ```
/// use counterclaim::text::clean;
///
/// assert_eq!(clean("\u{1b}[2Jgone?\r\nno"), "␛[2Jgone? no");
/// ```
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let same = |glyph: &Glyph| glyph.symbol == glyph.span.of(text);
    let mut found = glyphs(text, Span::new(0, text.len()));
    let mut kept = 0;
    let Some(changed) = found.find(|glyph| {
        let same = same(glyph);
        kept = if same { glyph.span.range().end } else { kept };
        !same
    }) else {
        return Cow::Borrowed(&text[..kept]);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..kept]);
    out.push_str(&changed.symbol);
    found.for_each(|glyph| out.push_str(&glyph.symbol));
    Cow::Owned(out)
}

/// The columns `text` takes once it is clean: the sum over its [`glyphs`].
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    glyphs(text, Span::new(0, text.len()))
        .map(|glyph| usize::from(glyph.width))
        .sum()
}

/// Whether `text` is printable ASCII, where a byte is a column.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes()
        .fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::specimen::{self, HOSTILE};
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn what_is_clean_is_borrowed() {
        for text in ["", "plain", "Pakistan’s “claim”", "漢字 👩‍👩‍👧 می‌خواهم"]
        {
            assert!(
                matches!(clean(text), Cow::Borrowed(same) if same == text),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_hostile_is_shown_or_dropped() {
        assert_eq!(clean("\u{1b}[31m"), "␛[31m");
        assert_eq!(clean("a\u{202e}b\u{2066}c"), "a␦b␦c");
        assert_eq!(clean("in\u{ad}visible\u{200b}"), "invisible");
        assert_eq!(clean("\u{200b}"), "");
        assert_eq!(clean("\u{feff}x"), "x");
        assert_eq!(clean(&"\n".repeat(1000)), " ");
        assert_eq!(clean("a\tb\n  c\u{fffd}"), "a b c\u{fffd}");
    }

    #[test]
    fn clean_text_is_stable_harmless_and_as_wide_as_its_graphemes() {
        specimen::each(5_000, &HOSTILE, |text| {
            let cleaned = clean(text);
            assert!(!cleaned.contains(char::is_control), "{text:?}");
            assert_eq!(clean(&cleaned), cleaned, "{text:?}");
            let drawn: usize = cleaned.graphemes(true).map(UnicodeWidthStr::width).sum();
            assert_eq!(width(text), drawn, "{text:?} {cleaned:?}");
        });
    }

    #[test]
    fn long_runs_are_no_problem() {
        for unit in [
            "a",
            " ",
            "\n",
            "\u{301}",
            "\u{200b}",
            "👩\u{200d}",
            "\u{1b}",
        ] {
            let text = unit.repeat((1 << 18) / unit.len());
            assert!(!clean(&text).contains(char::is_control));
        }
    }
}
