//! Which letters a text holds, as 64 bits.

/// The set of letters in a folded text, so coarse that it fits into 64 bits.
///
/// Letters and digits of ASCII have a bit each; everything else shares the remaining 28. A text
/// can contain a pattern only if its letters cover the pattern's, which one instruction decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Letters(u64);

impl Letters {
    /// The letters of a folded text.
    pub(super) fn of(folded: &str) -> Self {
        Self(folded.chars().fold(0, |bits, letter| bits | bit(letter)))
    }

    /// Whether every letter of `other` may be here.
    pub(super) fn cover(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The letters of either.
    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The letters of both.
    pub(super) fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// The bit that stands for `letter`.
fn bit(letter: char) -> u64 {
    let place = match letter {
        'a'..='z' => u32::from(letter) - u32::from('a'),
        '0'..='9' => 26 + u32::from(letter) - u32::from('0'),
        _ => 36 + u32::from(letter) % 28,
    };
    1 << place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_covers_the_letters_it_holds() {
        let khyber = Letters::of("khyber pass 7");
        assert!(khyber.cover(Letters::of("ky7")));
        assert!(khyber.cover(Letters::of("")));
        assert!(!khyber.cover(Letters::of("kt")));
        assert!(!khyber.cover(Letters::of("خ")));
        assert_eq!(
            Letters::of("ab").union(Letters::of("bc")),
            Letters::of("abc")
        );
        assert_eq!(
            Letters::of("ab").common(Letters::of("bc")),
            Letters::of("b")
        );
    }
}
