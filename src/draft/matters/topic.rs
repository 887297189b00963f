//! What a row is about, where its words cannot be turned into a question.

use std::collections::HashMap;

use super::clause;
use super::question::{Asker, fits};
use crate::draft::lemma;
use crate::text::{self, Span};

/// Words between which a noun phrase ends.
const BORDERS: [&str; 8] = [
    "that", "which", "who", "whose", "than", "if", "because", "while",
];

/// "What is said of the strikes?": of the longest phrase whose words the claims of a row share.
#[must_use]
pub fn shared(asker: &Asker, row: &[usize]) -> Option<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for statement in row
        .iter()
        .filter_map(|&claim| asker.claims.statements.get(claim))
    {
        for word in &statement.words {
            *counts.entry(word).or_default() += 1;
        }
    }
    let is_shared = |stem: &str| counts.get(stem).is_some_and(|&count| count > 1);
    row.iter()
        .find_map(|&claim| phrase(asker, claim, &is_shared))
}

/// "What is said of the strikes?": of the first phrase of a claim.
#[must_use]
pub fn of(asker: &Asker, claim: usize) -> Option<String> {
    phrase(asker, claim, &|stem| !lemma::is_empty(stem))
}

/// A noun phrase of a claim's content with a word that counts: "the shelling of Khertsi".
fn phrase(asker: &Asker, claim: usize, counts: &dyn Fn(&str) -> bool) -> Option<String> {
    let text = asker.article.text();
    let (span, _) = asker.content(claim)?;
    let words: Vec<Span> = text::words(text, span).take(60).collect();
    for (at, word) in words.iter().enumerate() {
        let lower = word.of(text).to_lowercase();
        let determiner = matches!(
            lower.as_str(),
            "the" | "its" | "their" | "his" | "her" | "a" | "an"
        );
        if !determiner {
            continue;
        }
        let run: Vec<Span> = words
            .get(at + 1..)?
            .iter()
            .take(3)
            .copied()
            .take_while(|next| is_noun_like(text, *next))
            .collect();
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let stretch = text.get(first.start as usize..last.end as usize)?;
        let broken = stretch.contains([',', '.', ';', '"', '“', '”', '(', '\n']);
        let has_verb = run.iter().skip(1).any(|word| is_verb_like(text, *word));
        let is_about = !has_verb && run.iter().any(|word| counts(&lemma::stem(word.of(text))));
        if broken || !is_about {
            continue;
        }
        let question = fits(format!(
            "What is said of the {}?",
            clause::lower_first(stretch, true)
        ));
        if question.is_some() {
            return question;
        }
    }
    None
}

/// Words that tell nobody what a row is about.
const VAGUE: [&str; 45] = [
    "month",
    "week",
    "day",
    "year",
    "weekend",
    "hour",
    "minut",
    "time",
    "number",
    "previous",
    "rest",
    "end",
    "begin",
    "middl",
    "first",
    "last",
    "next",
    "second",
    "third",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "morn",
    "even",
    "night",
    "summer",
    "winter",
    "spring",
    "autumn",
    "lot",
    "way",
    "fact",
    "word",
    "same",
    "past",
    "futur",
    "whol",
    "kind",
    "side",
    "seven",
    "three",
];

/// Whether a word behind another may be a verb: "the river belongs".
fn is_verb_like(text: &str, word: Span) -> bool {
    let lower = word.of(text).to_lowercase();
    let past = [
        "came", "took", "fell", "went", "left", "made", "gave", "got", "ran", "rang", "saw",
        "said", "lost", "met", "put", "became", "began", "cost", "costs", "led", "held", "kept",
        "meant", "alone", "south", "north", "east", "west", "ago", "here",
    ];
    past.contains(&lower.as_str())
        || lower.ends_with('s')
            && !lower.ends_with("ss")
            && !lower.ends_with("'s")
            && !lower.ends_with("’s")
}

/// Whether a word may stand in a short noun phrase.
fn is_noun_like(text: &str, word: Span) -> bool {
    let word = word.of(text);
    let lower = word.to_lowercase();
    let stem = lemma::stem(word);
    let verbal = lower.ends_with("ed") || lower.ends_with("ly");
    !BORDERS.contains(&lower.as_str())
        && !VAGUE.contains(&stem.as_str())
        && !lemma::is_empty(&stem)
        && !verbal
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))
}
