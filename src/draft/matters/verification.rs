//! The lines on what could be checked.

use std::collections::HashMap;

use crate::draft::Reading;
use crate::model::Article;
use crate::text::{self, Span};

/// Words of checking.
const CHECKS: [&str; 7] = [
    "verif",
    "confirm",
    "corroborat",
    "check",
    "establish",
    "authenticat",
    "substantiat",
];

/// What, before a word of checking in the same sentence, says that it could not be done.
const FAILS: [&str; 16] = [
    "could not",
    "couldn't",
    "cannot",
    "can not",
    "can't",
    "not been",
    "unable to",
    "no way ",
    "impossible",
    "not possible",
    "not able to",
    "difficult to",
    "hard to",
    "yet to be",
    "neither",
    "none of",
];

/// The longest sentence that is read, in bytes.
const LONGEST: usize = 600;

/// The sentences that say what could not be checked, in the order of the text.
#[must_use]
pub fn lines(article: &Article) -> Vec<Span> {
    let mut found = Vec::new();
    for &paragraph in article.paragraphs() {
        let words = paragraph.of(article.text());
        if !CHECKS.iter().any(|check| words.contains(check)) && !words.contains("ndependent") {
            continue;
        }
        let sentences = text::sentences(article.text(), paragraph);
        found.extend(
            sentences
                .into_iter()
                .filter(|span| span.len() <= LONGEST && says_so(span.of(article.text()))),
        );
    }
    found
}

/// Whether a sentence says what could not be checked.
fn says_so(sentence: &str) -> bool {
    let lower = sentence.to_lowercase().replace('’', "'");
    if lower.contains("unverified") || lower.contains("verification") && limited(&lower) {
        return true;
    }
    let checks = CHECKS
        .iter()
        .flat_map(|check| lower.match_indices(check))
        .map(|(at, _)| at);
    checks.into_iter().any(|at| {
        let before = lower.get(..at).unwrap_or_default();
        let near = before
            .char_indices()
            .rev()
            .nth(110)
            .map_or(before, |(from, _)| before.get(from..).unwrap_or(before));
        let fails = FAILS.iter().any(|fail| near.contains(fail));
        // "police could not confirm their own figure" is a source that will not say, "could not be confirmed" is a check.
        let checked = lower
            .get(at..)
            .is_some_and(|rest| rest.starts_with("verif"))
            || near.contains(" be ")
            || near.contains("independent")
            || near.contains("no way ")
            || near.contains("impossible")
            || near.contains("not possible")
            || near.contains("not been");
        fails && checked
    })
}

fn limited(lower: &str) -> bool {
    [
        "limited",
        "impossible",
        "difficult",
        "no independent",
        "not possible",
        "lack",
        "without",
        "hard",
        "awaits",
        "pending",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// The rows that have claims in each paragraph.
#[must_use]
pub fn by_paragraph(
    article: &Article,
    reading: &Reading,
    rows: &[Vec<usize>],
) -> HashMap<u32, Vec<usize>> {
    let mut found: HashMap<u32, Vec<usize>> = HashMap::new();
    for (number, row) in rows.iter().enumerate() {
        for cue in row
            .iter()
            .filter_map(|&claim| Some(reading.attributions.get(claim)?.cue))
        {
            let here = found
                .entry(article.paragraph_at(cue.start as usize).0)
                .or_default();
            if here.last() != Some(&number) {
                here.push(number);
            }
        }
    }
    found
}

/// The most rows that a line bears on: in a paragraph without end, the last ones.
const BEARS_ON: usize = 6;

/// The rows that a line bears on: those with claims in its paragraph, or else in the one before it.
#[must_use]
pub fn bears_on(article: &Article, rows: &HashMap<u32, Vec<usize>>, line: Span) -> Vec<usize> {
    let paragraph = article.paragraph_at(line.start as usize).0;
    let before = || rows.get(&paragraph.checked_sub(1)?);
    let near = rows
        .get(&paragraph)
        .or_else(before)
        .map_or(&[][..], Vec::as_slice);
    near[near.len().saturating_sub(BEARS_ON)..].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_what_could_not_be_checked() {
        for line in [
            "The claims could not be independently verified.",
            "Independent verification remains limited, and narratives compete.",
            "There was no way to confirm either account.",
            "Monitors were unable to verify the figures.",
            "None of this could be checked on the spot.",
            "The footage has not been verified.",
            "It was impossible to establish who fired first.",
        ] {
            assert!(says_so(line), "{line}");
        }
    }

    #[test]
    fn other_lines_do_not() {
        for line in [
            "The ministry confirmed two deaths.",
            "He would neither confirm nor deny it.",
            "Officers checked the trucks.",
            "The spokesman could not confirm how many had left.",
            "Verification teams arrived on Monday.",
        ] {
            assert!(!says_so(line), "{line}");
        }
    }
}
