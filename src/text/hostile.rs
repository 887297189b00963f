//! What a terminal may see of a single character.

/// How a character of a text reaches the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    Itself,
    /// As this visible stand-in.
    As(&'static str),
    /// Not at all: it has no shape of its own and could only hide or confuse.
    Never,
}

/// The control pictures of U+0000 to U+001F, three bytes each.
const PICTURES: &str = "␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟";

/// Stands where a character stood that would have acted on the terminal or on the order of letters.
const SUBSTITUTE: &str = "␦";

/// How `c` is shown.
///
/// | characters | shown as |
/// |---|---|
/// | tab, line feed | a space |
/// | other C0 controls, DEL | their control picture: `␛` `␀` `␍` `␡` |
/// | NEL, LINE and PARAGRAPH SEPARATOR | `␤` |
/// | other C1 controls (U+0080-9F) | `␦` |
/// | embeddings, overrides, isolates (U+202A-202E, 2066-2069) | `␦`: they reorder what is read |
/// | interlinear annotation (U+FFF9-FFFB) | `␦`: it hides a second text |
/// | direction marks (U+200E, 200F, 061C) | nothing: harmless, and common in Arabic and Hebrew |
/// | zero-width space, word joiner, invisible operators, BOM, soft hyphen | nothing |
/// | tags and supplementary variation selectors (U+E0000-E0FFF) | nothing (see `glyph` for flags) |
/// | noncharacters | `�`, as is the replacement character itself |
/// | halfwidth katakana sound marks (U+FF9E, FF9F) | `゛` `゜`, whose width nobody disputes |
///
/// ZERO WIDTH JOINER and NON-JOINER stay: emoji, Arabic and Indic words need them.
pub(super) fn shown(c: char) -> Shown {
    match c {
        ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' => Shown::Itself,
        '\t' | '\n' => Shown::As(" "),
        '\0'..='\u{1F}' => Shown::As(picture(c)),
        '\u{7F}' => Shown::As("␡"),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::As("␤"),
        '\u{80}'..='\u{9F}' => Shown::As(SUBSTITUTE),
        _ => shown_beyond_latin(c),
    }
}

/// The picture of a C0 control.
fn picture(c: char) -> &'static str {
    let at = 3 * c as usize;
    &PICTURES[at..at + 3]
}

/// [`shown`] for what is neither ASCII nor Latin, and for the soft hyphen.
fn shown_beyond_latin(c: char) -> Shown {
    match c {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFF9}'..='\u{FFFB}' => {
            Shown::As(SUBSTITUTE)
        }
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => Shown::Never,
        '\u{FF9E}' => Shown::As("゛"),
        '\u{FF9F}' => Shown::As("゜"),
        '\u{FDD0}'..='\u{FDEF}' => Shown::As("\u{FFFD}"),
        _ if u32::from(c) & 0xFFFE == 0xFFFE => Shown::As("\u{FFFD}"),
        _ => Shown::Itself,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn controls_have_their_own_pictures() {
        assert_eq!(shown('\0'), Shown::As("␀"));
        assert_eq!(shown('\u{1B}'), Shown::As("␛"));
        assert_eq!(shown('\u{1F}'), Shown::As("␟"));
        assert_eq!(shown('\r'), Shown::As("␍"));
        assert_eq!(shown('\u{9B}'), Shown::As("␦"));
        assert_eq!(shown('\u{202E}'), Shown::As("␦"));
        assert_eq!(shown('\u{AD}'), Shown::Never);
        assert_eq!(shown('\u{E0041}'), Shown::Never);
        assert_eq!(shown('\u{200D}'), Shown::Itself);
    }

    #[test]
    fn no_control_is_shown_as_itself_and_every_stand_in_is_visible() {
        for c in '\0'..=char::MAX {
            match shown(c) {
                Shown::Itself => assert!(!c.is_control(), "{c:?}"),
                Shown::As(symbol) => {
                    assert!(!symbol.contains(char::is_control), "{c:?}");
                    assert!((1..=2).contains(&symbol.width()), "{c:?}");
                }
                Shown::Never => {}
            }
        }
    }
}
