//! Noun phrases beside a cue, by words that they cannot hold.

use std::ops::Range;

use super::super::joiner::Scene;
use super::super::lexicon::saying;

/// The longest phrase that is looked at, in tokens.
const LONGEST: usize = 24;

/// The noun phrase that ends before `end`, in `sentence`: a pronoun, or the words back to one that a noun
/// phrase cannot hold. A closing comma and the apposition before it belong to it.
pub(super) fn before(scene: &Scene, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| sentence.contains(last))?;
    if scene.word(last) != "," {
        return simple_before(scene, sentence, end);
    }
    let from = sentence.start.max(last.saturating_sub(LONGEST));
    let comma = (from..last).rev().find(|&token| scene.word(token) == ",")?;
    let named = simple_before(scene, sentence, comma)?;
    scene
        .word(named.end - 1)
        .starts_with(char::is_alphabetic)
        .then_some(named.start..end)
}

/// The noun phrase that begins at `start`, with an apposition after a comma.
pub(super) fn behind(scene: &Scene, sentence: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let end = simple_behind(scene, sentence, start);
    if end <= start {
        return None;
    }
    let apposed = scene.word(end) == "," && is_apposition(scene, end + 1);
    if apposed {
        let limit = sentence.end.min(end + LONGEST);
        let close = (end + 1..limit)
            .find(|&token| matches!(scene.word(token), "," | "." | ";" | "”" | "\""));
        return Some(start..close.unwrap_or(limit));
    }
    Some(start..end)
}

/// Whether what begins at `token` says more about the name before: "the mayor", "who leads".
fn is_apposition(scene: &Scene, token: usize) -> bool {
    matches!(
        scene.lower(token).as_str(),
        "a" | "an" | "the" | "who" | "its" | "his" | "her" | "whose" | "one"
    )
}

fn simple_before(scene: &Scene, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| sentence.contains(last))?;
    if is_pronoun(&scene.lower(last)) {
        return Some(last..end);
    }
    let from = sentence.start.max(end.saturating_sub(LONGEST));
    let mut start = end;
    while start > from && holds(scene, start - 1) && !scene.is_quoted(start - 1) {
        start -= 1;
    }
    while start < end && is_weak_start(&scene.lower(start)) {
        start += 1;
        // "In a statement the ministry": the phrase is the last one with an article.
        let article = (start + 1..end)
            .rev()
            .find(|&token| matches!(scene.lower(token).as_str(), "the" | "a" | "an"));
        start = article.unwrap_or(start);
    }
    (start < end && scene.word(end - 1).starts_with(char::is_alphanumeric)).then_some(start..end)
}

fn simple_behind(scene: &Scene, sentence: &Range<usize>, start: usize) -> usize {
    if is_pronoun(&scene.lower(start)) {
        return start + 1;
    }
    let limit = sentence.end.min(start + LONGEST);
    let ends = |&token: &usize| {
        let lower = scene.lower(token);
        let stops = scene.word(token) == "." && token + 1 >= sentence.end;
        stops
            || !holds(scene, token)
            || scene.is_quoted(token)
            || matches!(lower.as_str(), "in" | "on" | "at" | "during" | "to" | "by")
    };
    (start..limit).find(ends).unwrap_or(limit)
}

/// Whether a noun phrase may hold this token.
fn holds(scene: &Scene, token: usize) -> bool {
    let lower = scene.lower(token);
    let word = scene.word(token);
    let bracket = matches!(
        word,
        "(" | ")" | "-" | "." | "’s" | "'s" | "’" | "'" | "&" | "/"
    );
    (word.starts_with(char::is_alphanumeric) || bracket)
        && !is_boundary(&lower)
        && !is_verb(scene, token, &lower)
}

/// Whether a token is a verb of saying here and not a noun: "claims" behind "the" is one.
fn is_verb(scene: &Scene, token: usize, lower: &str) -> bool {
    let past = lower.ends_with("ed") || matches!(lower, "said" | "told" | "says" | "wrote");
    past && saying(lower).is_some() && scene.word(token).starts_with(char::is_lowercase)
}

/// Words that no noun phrase goes over.
fn is_boundary(lower: &str) -> bool {
    matches!(
        lower,
        "but"
            | "or"
            | "that"
            | "which"
            | "because"
            | "when"
            | "while"
            | "if"
            | "as"
            | "after"
            | "before"
            | "since"
            | "although"
            | "though"
            | "than"
            | "so"
            | "is"
            | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "not"
            | "where"
            | "what"
            | "how"
            | "then"
            | "also"
            | "even"
            | "until"
            | "whether"
            | "did"
            | "does"
            | "do"
            | "who"
    )
}

/// Words that begin no noun phrase though they may stand in one.
fn is_weak_start(lower: &str) -> bool {
    matches!(
        lower,
        "in" | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "and"
            | "of"
            | "to"
            | "meanwhile"
            | "however"
            | "yet"
            | "still"
            | "later"
            | "earlier"
            | "under"
            | "during"
            | "despite"
            | "against"
            | "."
            | ")"
            | "-"
            | "'s"
            | "’s"
            | "’"
            | "'"
    )
}

/// Whether a word is a pronoun that can speak.
pub(super) fn is_pronoun(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "she" | "they" | "it" | "i" | "we" | "who" | "you"
    )
}
