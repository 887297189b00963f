//! Text as it is compared: without case, accents and typography.

use super::clean::is_plain;
use super::hostile::{Shown, shown};
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// `text` for matching that is blind to case, accents and typography.
///
/// Letters are taken apart (Unicode NFKD, so that `ﬁ` is `fi` and `Ａ` is `a`), put in lower case
/// and stripped of accents and vowel points; `ø ł đ ß æ` become what a plain keyboard has, curly
/// quotes and dashes their ASCII forms, Persian and Urdu letters their Arabic twins. White space is
/// a space, a line break with the indentation after it a single one; invisible characters vanish.
///
/// ```
/// use counterclaim::text::fold;
///
/// assert_eq!(fold("Pakistan’s"), fold("PAKISTÁN'S"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    if let Some(folded) = fold_ascii(text) {
        return folded;
    }
    let mut folded = String::with_capacity(text.len());
    fold_each(text, |c, _| folded.push(c));
    folded
}

/// [`fold`] with, for each character of the result, the byte of `text` it comes from, so that
/// matched characters can be marked. Positions never decrease; one letter may give several
/// characters, which then share it.
///
/// # Panics
/// If the text is longer than 4 GiB; such texts are refused when they are read.
#[must_use]
pub fn fold_with_positions(text: &str) -> (String, Vec<u32>) {
    let len = u32::try_from(text.len()).expect("texts over 4 GiB are refused on reading");
    if let Some(folded) = fold_ascii(text) {
        return (folded, (0..len).collect());
    }
    let mut folded = String::with_capacity(text.len());
    let mut positions = Vec::with_capacity(text.len());
    fold_each(text, |c, at| {
        folded.push(c);
        positions.push(at);
    });
    (folded, positions)
}

/// [`fold`] for printable ASCII, where each byte gives one.
fn fold_ascii(text: &str) -> Option<String> {
    is_plain(text).then(|| {
        let lower = text.to_ascii_lowercase();
        if lower.contains('`') {
            lower.replace('`', "'")
        } else {
            lower
        }
    })
}

/// Gives every folded character of `text`, and the byte it comes from, to `emit`.
fn fold_each(text: &str, mut emit: impl FnMut(char, u32)) {
    let mut after_line_break = false;
    for (at, c) in text.char_indices() {
        let goes_on = after_line_break && matches!(c, ' ' | '\t' | '\n' | '\r');
        if !goes_on {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            fold_character(c, |c| emit(c, at));
            after_line_break = matches!(c, '\n' | '\r');
        }
    }
}

/// Gives the folded characters of `c` to `emit`.
fn fold_character(c: char, mut emit: impl FnMut(char)) {
    if c.is_ascii() {
        emit(plain(c.to_ascii_lowercase()));
    } else if !is_invisible(c) {
        decompose_compatible(plain(c), |part| {
            let letters = part.to_lowercase().filter(|&c| !is_accent(c));
            letters.for_each(|c| emit_plain(c, &mut emit));
        });
    }
}

/// Gives the characters that stand for `c` on a plain keyboard to `emit`.
fn emit_plain(c: char, emit: &mut impl FnMut(char)) {
    match c {
        'ß' => "ss".chars().for_each(emit),
        'æ' => "ae".chars().for_each(emit),
        'œ' => "oe".chars().for_each(emit),
        'þ' => "th".chars().for_each(emit),
        _ => emit(plain(c)),
    }
}

/// The character that stands for `c` where typography and spelling habits do not count.
fn plain(c: char) -> char {
    match c {
        '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | 'ʹ' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' => '-',
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'ŧ' => 't',
        'ς' => 'σ',
        'ی' | 'ى' => 'ي',
        'ک' => 'ك',
        'ہ' => 'ه',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// Whether `c` has no shape of its own: what is never shown, joiners and variation selectors.
fn is_invisible(c: char) -> bool {
    shown(c) == Shown::Never || matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether `c` is an accent, a vowel point or the Arabic lengthening stroke. Marks that make another
/// letter, such as the virama (9) and the voicing of kana (8), are not.
fn is_accent(c: char) -> bool {
    c == '\u{640}' || matches!(canonical_combining_class(c), 1 | 7 | 10..=36 | 200..=240)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::specimen::{self, HOSTILE, PROSE};

    #[test]
    fn case_accents_and_typography_do_not_count() {
        for (text, folded) in [
            ("", ""),
            ("Durand LINE", "durand line"),
            ("Naïve É e\u{301}", "naive e e"),
            ("Straße STRAẞE", "strasse strasse"),
            (
                "Øst Łódź Đorđe Æsir Þing İstanbul",
                "ost lodz dorde aesir thing istanbul",
            ),
            ("Pakistan’s “ﬁrst” – …", "pakistan's \"first\" - ..."),
            ("Ｔａｌｉｂａｎ", "taliban"),
            ("Tali\u{ad}ban\u{200b}", "taliban"),
            ("Durand\r\n    Line\tnow", "durand line now"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("طَالِبــان", "طالبان"),
            ("پاکستانی", "پاكستاني"),
            ("עִבְרִית", "עברית"),
            ("`quoted`", "'quoted'"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
        assert_ne!(fold("が"), fold("か"));
        assert_eq!(fold("한국"), fold("\u{1112}\u{1161}\u{11ab}국"));
    }

    #[test]
    fn positions_lead_back_to_the_letters() {
        let (folded, positions) = fold_with_positions("É ﬁ\n  ß");
        assert_eq!(folded, "e fi ss");
        assert_eq!(positions, [0, 2, 3, 3, 6, 9, 9]);
        assert_eq!(fold_with_positions("Ab").1, [0, 1]);
    }

    #[test]
    fn every_character_has_a_position_on_a_boundary() {
        for units in [&HOSTILE[..], &PROSE[..]] {
            specimen::each(1_000, units, |text| {
                let (folded, positions) = fold_with_positions(text);
                assert_eq!(folded, fold(text));
                assert_eq!(folded.chars().count(), positions.len());
                assert!(positions.is_sorted());
                assert!(
                    positions
                        .iter()
                        .all(|&at| text.is_char_boundary(at as usize))
                );
                assert_eq!(fold(&folded), folded, "{text:?}");
            });
        }
    }
}
