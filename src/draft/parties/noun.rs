//! What the common nouns of a source say about whose voice it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::draft::lemma;

const LEXICON: &str = include_str!("../../../assets/draft/speakers.txt");

/// What a common noun says about whose voice it is; a noun may be several of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // a noun may be any of these at once
pub struct Noun {
    /// A body of a state: "ministry", "army".
    pub state: bool,
    /// The government itself: "ministry", "army", not "court".
    pub core: bool,
    /// A body that can be a party: "company", "union".
    pub body: bool,
    /// Speaks for a body: "spokesman", "minister".
    pub role: bool,
    /// People who can be a party: "villagers".
    pub people: bool,
    /// Seldom a party: "analyst", "monitors".
    pub third: bool,
    /// The other side of whoever is named with it: "counterpart".
    pub rival: bool,
    /// More than one party: "both".
    pub several: bool,
    /// Part of a title or name that names nobody: "Col.", "northern".
    pub title: bool,
    /// A verb of somebody who stands apart: "teaches".
    pub outsider: bool,
    /// A body that looks on or decides: "commission".
    pub oversight: bool,
    /// A verb of speaking for somebody: "represents".
    pub speaks: bool,
}

impl Noun {
    /// Whether it names somebody by what they are.
    #[must_use]
    pub fn is_somebody(self) -> bool {
        self.state || self.body || self.role || self.people || self.third
    }
}

static NOUNS: LazyLock<HashMap<String, Noun>> = LazyLock::new(|| {
    let mut nouns: HashMap<String, Noun> = HashMap::new();
    for (kind, words) in LEXICON.lines().filter_map(|line| line.split_once(':')) {
        for word in words.split([',', ' ']).filter(|word| !word.is_empty()) {
            let noun = nouns.entry(lemma::stem(word)).or_default();
            match kind {
                "state" => noun.state = true,
                "core" => noun.core = true,
                "body" => noun.body = true,
                "role" => noun.role = true,
                "people" => noun.people = true,
                "third" => noun.third = true,
                "rival" => noun.rival = true,
                "several" => noun.several = true,
                "title" => noun.title = true,
                "outsider" => noun.outsider = true,
                "oversight" => noun.oversight = true,
                "speaks" => noun.speaks = true,
                _ => {}
            }
        }
    }
    nouns
});

/// What a stem says; nothing, if it is no such noun.
#[must_use]
pub fn noun(stem: &str) -> Noun {
    NOUNS.get(stem).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_found_by_their_stems() {
        assert!(noun(&lemma::stem("ministries")).state);
        assert!(noun(&lemma::stem("Villagers")).people);
        assert!(noun(&lemma::stem("analysts")).third);
        assert!(noun(&lemma::stem("spokeswoman")).role);
        assert!(!noun(&lemma::stem("banana")).is_somebody());
    }
}
