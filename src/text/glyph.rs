//! A text as the cells of a terminal: one glyph after the other, each clean and of known width.

use super::Span;
use super::cluster::{Cluster, cluster_at, columns, simple_width};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// What one or two cells (rarely more, for Indic ligatures) show of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// The bytes it stands for, with whatever invisible characters stand next to them.
    pub span: Span,
    /// What is written to the terminal: never empty, never a control character.
    pub symbol: Cow<'a, str>,
    /// The columns the symbol takes: never 0.
    pub width: u8,
}

/// The glyphs of `span`, in the order of the text; together they cover it.
///
/// A glyph is a grapheme cluster with its hostile characters replaced or dropped: a control
/// character is shown as its picture, a tab as a space, a line break with the indentation after it
/// as one space. A cluster without width joins its neighbour. Only a text that has nothing to show
/// at all has no glyph.
///
/// The widths are those of `unicode-width` for each symbol by itself, as in a screen buffer that is
/// filled symbol by symbol; that of a whole string can be less (Arabic lam-alef counts one there, two here).
///
/// ```
/// use counterclaim::text::{Span, glyphs};
///
/// let text = "a\u{1b}é\u{200b}中";
/// let seen: Vec<_> = glyphs(text, Span::new(0, text.len()))
///     .map(|glyph| (glyph.symbol, glyph.width))
///     .collect();
/// assert_eq!(seen, [("a".into(), 1), ("␛".into(), 1), ("é".into(), 1), ("中".into(), 2)]);
/// ```
pub fn glyphs(text: &str, span: Span) -> impl Iterator<Item = Glyph<'_>> {
    let range = span.range();
    Glyphs {
        text: &text[..range.end],
        at: range.start,
        ahead: None,
    }
}

/// The state of [`glyphs`].
struct Glyphs<'a> {
    text: &'a str,
    at: usize,
    /// The cluster at `at`, when it had to be looked at early.
    ahead: Option<Cluster<'a>>,
}

impl<'a> Iterator for Glyphs<'a> {
    type Item = Glyph<'a>;

    fn next(&mut self) -> Option<Glyph<'a>> {
        if let Some(glyph) = self.plain() {
            return Some(glyph);
        }
        let start = self.at;
        let mut seen = self.advance()?;
        while seen.width == 0 {
            seen = self.advance()?;
        }
        self.absorb(&mut seen);
        Some(Glyph {
            span: Span::new(start, self.at),
            symbol: seen.symbol,
            width: seen.width,
        })
    }
}

impl<'a> Glyphs<'a> {
    /// Takes a printable ASCII character that another follows: by far the most common glyph.
    fn plain(&mut self) -> Option<Glyph<'a>> {
        let start = self.at;
        let pair = self.text.as_bytes().get(start..start + 2)?;
        if self.ahead.is_some() || !pair.iter().all(|byte| matches!(byte, b' '..=b'~')) {
            return None;
        }
        self.at += 1;
        Some(Glyph {
            span: Span::new(start, self.at),
            symbol: Cow::Borrowed(&self.text[start..self.at]),
            width: 1,
        })
    }

    /// Takes the next cluster.
    fn advance(&mut self) -> Option<Cluster<'a>> {
        let ahead = self.ahead.take();
        let next = ahead.or_else(|| cluster_at(self.text, self.at))?;
        self.at = next.end;
        Some(next)
    }

    /// Takes the invisible clusters after `seen`, and a cluster that only they kept from being one
    /// with it: what is written side by side must be what was measured.
    fn absorb(&mut self, seen: &mut Cluster<'a>) {
        let mut vanished = matches!(seen.symbol, Cow::Owned(_));
        while !self.at_simple_character() {
            let Some(next) = cluster_at(self.text, self.at) else {
                return;
            };
            if next.width > 0 && !(vanished && join(seen, &next)) {
                self.ahead = Some(next);
                return;
            }
            vanished = true;
            self.at = next.end;
        }
    }

    /// Whether a character comes next that never joins the one before it.
    fn at_simple_character(&self) -> bool {
        let next = self.text[self.at..].chars().next();
        next.is_some_and(|c| simple_width(c).is_some())
    }
}

/// Appends the symbol of `next` to `seen` if no cluster ends between them, and says whether it did.
fn join(seen: &mut Cluster<'_>, next: &Cluster<'_>) -> bool {
    let joined = format!("{}{}", seen.symbol, next.symbol);
    let border = seen.symbol.len();
    if joined.grapheme_indices(true).any(|(at, _)| at == border) {
        return false;
    }
    seen.width = columns(&joined);
    seen.symbol = Cow::Owned(joined);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::specimen::{self, HOSTILE};

    fn all(text: &str) -> Vec<Glyph<'_>> {
        glyphs(text, Span::new(0, text.len())).collect()
    }

    fn symbols(text: &str) -> String {
        all(text)
            .iter()
            .map(|glyph| glyph.symbol.as_ref())
            .collect()
    }

    #[test]
    fn an_escape_sequence_is_harmless_text() {
        assert_eq!(symbols("\u{1b}[31mred\u{7}"), "␛[31mred␇");
        assert_eq!(symbols("a\u{9b}2J\u{85}b\0"), "a␦2J␤b␀");
    }

    #[test]
    fn invisible_characters_join_their_neighbour() {
        let text = "\u{feff}a\u{200b}\u{ad}b\u{301}\u{200f}";
        let spans: Vec<_> = all(text).iter().map(|glyph| glyph.span.range()).collect();
        assert_eq!(symbols(text), "ab\u{301}");
        assert_eq!(spans, [0..9, 9..15]);
        assert!(all("\u{200b}\u{301}").is_empty());
    }

    #[test]
    fn what_only_the_invisible_kept_apart_is_measured_as_one() {
        let thumb = all("👍\u{200b}🏽");
        assert_eq!((thumb.len(), thumb[0].width), (1, 2));
        assert_eq!(thumb[0].symbol, "👍🏽");
        let family = all("👩\u{200d}\u{200b}👩");
        assert_eq!((family.len(), family[0].width), (1, 2));
    }

    #[test]
    fn scripts_have_their_widths() {
        for (text, width) in [
            ("漢字かな한국", 12),
            ("עִבְרִית", 5),
            ("السَّلام", 6),
            ("می‌خواهم", 7),
            ("क्ष", 2),
            ("ｶﾞ", 3),
            ("e\u{301}\u{302}o", 2),
        ] {
            let sum: u32 = all(text).iter().map(|glyph| u32::from(glyph.width)).sum();
            assert_eq!(sum, width, "{text}");
        }
    }

    #[test]
    fn a_chain_of_joined_emoji_is_cut_to_bounded_symbols() {
        let chain = "👩\u{200d}".repeat(10_000);
        assert!(
            all(&chain)
                .iter()
                .all(|glyph| glyph.symbol.len() <= 128 && glyph.width == 2)
        );
        let hangul = "\u{1100}".repeat(10_000);
        assert!(all(&hangul).iter().all(|glyph| glyph.symbol.len() <= 128));
    }

    #[test]
    fn glyphs_of_any_text_are_clean_measured_and_cover_it() {
        specimen::each(2_000, &HOSTILE, |text| {
            let found = all(text);
            let mut at = 0;
            for glyph in &found {
                assert_eq!(glyph.span.range().start, at, "{text:?}");
                at = glyph.span.range().end;
                assert!(!glyph.symbol.contains(char::is_control), "{text:?}");
                assert_eq!(glyph.width, columns(&glyph.symbol), "{text:?}");
                assert!(glyph.width > 0 && !glyph.symbol.is_empty(), "{text:?}");
            }
            assert!(found.is_empty() || at == text.len(), "{text:?}");
        });
    }
}
