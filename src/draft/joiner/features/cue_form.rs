//! The grammatical form of a cue, by its looks.

use std::ops::Range;

use super::super::scene::Scene;

/// The form of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueForm {
    /// "said", "has claimed".
    Finite,
    /// "saying", without "is" before.
    Participle,
    /// "to say".
    Infinitive,
    /// "was told", "is expected": the source, if there is one, comes with "by".
    Passive,
    /// "reportedly".
    Adverb,
    /// A mark: a colon.
    Mark,
}

impl CueForm {
    /// The form of the cue of these tokens.
    #[must_use]
    pub fn of(scene: &Scene, cue: &Range<usize>) -> Self {
        let last = scene.lower(cue.end.saturating_sub(1));
        let has_be = cue.clone().take(8).any(|token| is_be(&scene.lower(token)));
        if !last.starts_with(char::is_alphabetic) {
            Self::Mark
        } else if has_be && cue.len() > 1 && !last.ends_with("ing") {
            Self::Passive
        } else if last.ends_with("ing") && !has_be {
            Self::Participle
        } else if cue.len() == 1 && last.ends_with("ly") && last != "reply" {
            Self::Adverb
        } else if scene.lower(cue.start) == "to" || scene.lower_before(cue.start) == "to" {
            Self::Infinitive
        } else {
            Self::Finite
        }
    }

    /// Whether who says it is the subject of the clause, or would be.
    #[must_use]
    pub fn has_subject(self) -> bool {
        matches!(self, Self::Finite | Self::Participle | Self::Infinitive)
    }

    /// A letter for it.
    pub(super) fn letter(self) -> char {
        match self {
            Self::Finite => 'f',
            Self::Participle => 'g',
            Self::Infinitive => 't',
            Self::Passive => 'p',
            Self::Adverb => 'l',
            Self::Mark => 'm',
        }
    }
}

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'re" | "’re" | "'m" | "’m"
    )
}
