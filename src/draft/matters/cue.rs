//! The class of a cue, and the words that weaken a claim.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::draft::lemma;
use crate::model::layer::CueClass;
use crate::text::{self, Span};

/// Which words of saying are of which class.
const LEXICON: &str = include_str!("../../../assets/draft/cues.txt");

/// The most words of a cue that are looked at.
const WORDS: usize = 16;

/// The cues of the lexicon, by their stems.
struct Lexicon {
    classes: HashMap<String, CueClass>,
    negations: HashSet<String>,
    hedges: HashSet<String>,
}

static CUES: LazyLock<Lexicon> = LazyLock::new(|| read(LEXICON));

fn read(file: &str) -> Lexicon {
    let mut lexicon = Lexicon {
        classes: HashMap::new(),
        negations: HashSet::new(),
        hedges: HashSet::new(),
    };
    for (kind, entries) in file.lines().filter_map(|line| line.split_once(':')) {
        let class = CueClass::ALL.into_iter().find(|class| class.word() == kind);
        for entry in entries.split(',').map(str::trim) {
            let stems: Vec<String> = entry.split_whitespace().map(lemma::stem).collect();
            match (class, kind) {
                (Some(class), _) => {
                    lexicon.classes.entry(stems.join(" ")).or_insert(class);
                }
                (None, "negation") => drop(lexicon.negations.insert(stems.join(" "))),
                (None, "hedges") => drop(lexicon.hedges.insert(entry.to_owned())),
                (None, _) => {}
            }
        }
    }
    lexicon
}

/// What a cue does with what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Its class.
    pub class: CueClass,
    /// The stems of its words, with negation as "not".
    pub stems: Vec<String>,
    /// Whether it is negated.
    pub negated: bool,
}

/// Reads the words of a cue.
#[must_use]
pub fn read_cue(words: &str) -> Cue {
    let words: Vec<&str> = text::words(words, Span::new(0, words.len()))
        .take(WORDS)
        .map(|word| word.of(words))
        .collect();
    let mut stems = Vec::new();
    for word in words {
        let lower = word.to_lowercase().replace('’', "'");
        match lower.strip_suffix("n't") {
            Some(verb) => stems.extend([lemma::stem(verb), "not".to_owned()]),
            None => stems.push(lemma::stem(word)),
        }
    }
    let negated = stems.iter().any(|stem| CUES.negations.contains(stem));
    Cue {
        class: class(&stems, negated),
        stems,
        negated,
    }
}

fn class(stems: &[String], negated: bool) -> CueClass {
    // "did not say", "has yet to say": nothing is granted or denied.
    let several = phrase(stems, negated);
    if let Some(class) = several {
        return class;
    }
    let mut found = CueClass::Neutral;
    for stem in stems {
        let Some(&class) = CUES.classes.get(stem) else {
            continue;
        };
        // The first word of a class decides, but a hedge before it weakens it: "appears to believe".
        if found == CueClass::Neutral {
            found = class;
        }
    }
    match (found, negated) {
        (CueClass::Conceding, true) => CueClass::Denying,
        (CueClass::Denying, true) => CueClass::Conceding,
        (found, _) => found,
    }
}

/// The class of the longest entry of several words whose words stand in this order in a cue.
fn phrase(stems: &[String], negated: bool) -> Option<CueClass> {
    let negate = |stem: &String| {
        let not = CUES.negations.contains(stem) && negated;
        if not { "not".to_owned() } else { stem.clone() }
    };
    let stems: Vec<String> = stems.iter().map(negate).collect();
    (2..=4.min(stems.len())).rev().find_map(|size| {
        let mut windows = stems.windows(size).map(|window| window.join(" "));
        windows.find_map(|words| CUES.classes.get(&words).copied())
    })
}

/// The words of a span that weaken what it says.
pub fn hedges(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    text::words(text, span).filter(|word| CUES.hedges.contains(word.of(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class_of(cue: &str) -> CueClass {
        read_cue(cue).class
    }

    #[test]
    fn every_line_of_the_lexicon_is_read() {
        let classes: HashSet<_> = CUES.classes.values().copied().collect();
        assert_eq!(classes.len(), CueClass::ALL.len() - 1, "all but neutral");
        assert!(CUES.negations.contains("not") && CUES.hedges.contains("might"));
    }

    #[test]
    fn a_cue_has_the_class_of_its_verb() {
        for (cue, class) in [
            ("said", CueClass::Neutral),
            ("according to", CueClass::Neutral),
            ("describe it as", CueClass::Neutral),
            ("insisted", CueClass::Assertive),
            ("accusing", CueClass::Assertive),
            ("has claimed", CueClass::Doubting),
            ("later confirmed", CueClass::Conceding),
            ("has repeatedly denied", CueClass::Denying),
            ("flatly rejects", CueClass::Denying),
            ("is said", CueClass::Hedging),
            ("reportedly", CueClass::Hedging),
        ] {
            assert_eq!(class_of(cue), class, "{cue}");
        }
    }

    #[test]
    fn negation_and_hedges_turn_a_class() {
        for (cue, class) in [
            ("has never formally accepted it as", CueClass::Denying),
            ("did not deny", CueClass::Conceding),
            ("didn’t dispute", CueClass::Conceding),
            ("does not recognise", CueClass::Denying),
            ("did not say", CueClass::Neutral),
            ("appears to believe", CueClass::Hedging),
            ("may assume", CueClass::Hedging),
        ] {
            assert_eq!(class_of(cue), class, "{cue}");
        }
    }

    #[test]
    fn hedges_are_spans_of_the_text() {
        let text = "It may have been shelled, reportedly.";
        let found: Vec<_> = hedges(text, Span::new(0, text.len()))
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, ["may", "reportedly"]);
    }
}
