//! Letters as the search sees them: without accents and without case.
//!
//! A text is decomposed (NFD), its marks are dropped and it is lower-cased. What decomposition
//! leaves apart though readers take it for an accent (ø, ł, đ, ı …) becomes its plain letter,
//! typographic apostrophes, hyphens and spaces become the ones on the keyboard, and characters
//! without a shape (soft hyphen, joiners, direction marks) are dropped. Folding twice changes
//! nothing.

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// A folded text that knows where each of its characters came from.
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// For each *character* of `text` the byte at which its original starts.
    pub(super) origins: Vec<usize>,
}

impl Folded {
    /// Folds `text`, keeping the way back.
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        for (at, character) in text.char_indices() {
            fold_char(character, &mut |plain| {
                folded.text.push(plain);
                folded.origins.push(at);
            });
        }
        folded
    }
}

/// The folded form of `text`.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the folded form of `text` to `out`.
pub(super) fn fold_into(text: &str, out: &mut String) {
    for character in text.chars() {
        fold_char(character, &mut |plain| out.push(plain));
    }
}

/// Calls `put` for each character that `character` folds to, which may be none.
fn fold_char(character: char, put: &mut impl FnMut(char)) {
    if character.is_ascii() {
        put(character.to_ascii_lowercase());
    } else {
        decompose_canonical(character, |part| {
            part.to_lowercase().for_each(|lower| fold_part(lower, put));
        });
    }
}

/// Folds one lower-case character of a decomposition.
fn fold_part(part: char, put: &mut impl FnMut(char)) {
    match part {
        _ if part.is_ascii() => put(part),
        'ø' => put('o'),
        'đ' | 'ð' => put('d'),
        'ł' => put('l'),
        'ı' => put('i'),
        'ħ' => put('h'),
        'ŧ' => put('t'),
        'ς' => put('σ'),
        'ß' => "ss".chars().for_each(put),
        'æ' => "ae".chars().for_each(put),
        'œ' => "oe".chars().for_each(put),
        '‘' | '’' | 'ʼ' => put('\''),
        '‐' | '‑' | '–' | '—' => put('-'),
        '\u{a0}' | '\u{202f}' => put(' '),
        _ if is_shapeless(part) || canonical_combining_class(part) != 0 => {}
        _ => put(part),
    }
}

/// Whether a character only steers its neighbours: joiners, direction marks, variation selectors.
fn is_shapeless(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_typography_do_not_matter() {
        assert_eq!(fold("Ghazab‑Lil‑Haq"), "ghazab-lil-haq");
        assert_eq!(fold("Pakistan’s"), "pakistan's");
        assert_eq!(
            fold("Łódź, İzmir, Đà Nẵng, Straße"),
            "lodz, izmir, da nang, strasse"
        );
        assert_eq!(fold("e\u{301}"), fold("É"));
        assert_eq!(fold("آ"), "ا");
        assert_eq!(fold("ΟΔΥΣΣΕΥΣ"), fold("Οδυσσεύς"));
    }

    #[test]
    fn folding_twice_changes_nothing_for_every_character() {
        for character in '\0'..=char::MAX {
            let once = fold(&character.to_string());
            assert_eq!(fold(&once), once, "{character:?}");
        }
    }

    #[test]
    fn every_folded_character_knows_its_original() {
        let text = "Côte d’Ivoire e\u{301}ß한";
        let folded = Folded::new(text);
        assert_eq!(folded.text, fold(text));
        assert_eq!(folded.text.chars().count(), folded.origins.len());
        for (plain, &at) in folded.text.chars().zip(&folded.origins) {
            let original = text[at..].chars().next().expect("a boundary");
            assert!(fold(&original.to_string()).contains(plain));
        }
    }
}
