//! What two claims have in common, as features of a linear model.

use std::collections::HashMap;

use super::{Claims, Statement};
use crate::draft::Voice;
use crate::model::layer::CueClass;

/// How rare words are in the claims of an article.
#[derive(Debug, Default)]
pub struct Rarity {
    claims: f32,
    counts: HashMap<String, u32>,
}

impl Rarity {
    /// Counts in how many claims each word stands.
    #[must_use]
    pub fn of(statements: &[Statement]) -> Self {
        let mut counts: HashMap<String, u32> = HashMap::new();
        for word in statements.iter().flat_map(|statement| &statement.words) {
            *counts.entry(word.clone()).or_default() += 1;
        }
        #[allow(clippy::cast_precision_loss)] // far under 2^24
        let claims = statements.len() as f32;
        Self { claims, counts }
    }

    #[allow(clippy::cast_precision_loss)] // far under 2^24
    fn weight(&self, word: &str) -> f32 {
        let count = self.counts.get(word).copied().unwrap_or(1) as f32;
        ((self.claims + 2.0) / count).ln()
    }

    /// How much of what two claims say is the same, 0 to 1 (cosine).
    #[must_use]
    pub fn likeness(&self, one: &Statement, other: &Statement) -> f32 {
        let square = |statement: &Statement| -> f32 {
            statement
                .words
                .iter()
                .map(|word| self.weight(word).powi(2))
                .sum()
        };
        let shared: f32 = one
            .words
            .intersection(&other.words)
            .map(|word| self.weight(word).powi(2))
            .sum();
        let length = (square(one) * square(other)).sqrt();
        if length > 0.0 { shared / length } else { 0.0 }
    }
}

/// Stand-ins for a claim: "the allegations".
const CLAIMS: [&str; 28] = [
    "allegation",
    "accusation",
    "claim",
    "charge",
    "report",
    "figure",
    "version",
    "account",
    "story",
    "suggestion",
    "explanation",
    "criticism",
    "assertion",
    "description",
    "statement",
    "number",
    "finding",
    "it",
    "thi",
    "this",
    "that",
    "such",
    "these",
    "so",
    "rumour",
    "label",
    "comparison",
    "offer",
];

fn class(statement: &Statement) -> CueClass {
    statement
        .cue
        .as_ref()
        .map_or(CueClass::Neutral, |cue| cue.class)
}

fn bucket(value: f32) -> u8 {
    [0.001, 0.04, 0.1, 0.2, 0.35]
        .iter()
        .map(|edge| u8::from(value > *edge))
        .sum()
}

fn distance(one: usize, other: usize) -> String {
    if other > one {
        return "ahead".to_owned();
    }
    match one - other {
        n @ 1..=4 => n.to_string(),
        5..=6 => "5".to_owned(),
        _ => "7".to_owned(),
    }
}

fn speakers(one: &Statement, other: &Statement) -> &'static str {
    match (one.speaker, other.speaker) {
        (Some(a), Some(b)) if a == b => "same",
        (Some(_), Some(_)) => "other",
        (None, None) => "none",
        (None, _) => "mine-unknown",
        (_, None) => "theirs-unknown",
    }
}

/// Features of "claim `i` meets claim `to`".
#[must_use]
pub fn pair(claims: &Claims, i: usize, to: usize) -> Vec<String> {
    let (Some(mine), Some(theirs)) = (claims.statements.get(i), claims.statements.get(to)) else {
        return Vec::new();
    };
    let mut found = vec!["bias".to_owned()];
    alone(mine, &mut found);
    let who = speakers(mine, theirs);
    let far = distance(i, to);
    let like = bucket(claims.rarity.likeness(mine, theirs));
    let paragraphs = mine.paragraph.abs_diff(theirs.paragraph).min(3);
    let sentences = mine.sentence.abs_diff(theirs.sentence).min(4);
    let (my_class, their_class) = (class(mine).word(), class(theirs).word());
    let last = last_other(claims, i, to);
    found.extend([
        format!("far {far}"),
        format!("par {paragraphs}"),
        format!("sen {sentences}"),
        format!("who {who}"),
        format!("who {who} far {far}"),
        format!("who {who} class {my_class}"),
        format!("classes {my_class} {their_class}"),
        format!("their class {their_class}"),
        format!("like {like}"),
        format!("like {like} who {who}"),
        format!("last {last} who {who}"),
        format!("last {last} class {my_class}"),
        format!("last {last} like {like}"),
        format!("negated {} like {like}", mine.negated),
        format!("their negated {} mine {}", theirs.negated, mine.negated),
        format!("takes up {} last {last}", takes_up(mine)),
        format!("takes up {} far {far}", takes_up(mine)),
        format!("third {} {}", mine.third, theirs.third),
        format!("their sourced {}", theirs.sourced),
    ]);
    if let Some(cue) = &theirs.cue {
        found.extend(cue.stems.iter().map(|stem| format!("their cue {stem}")));
    }
    relations(mine, theirs, i, to, &mut found);
    let shared = mine.numbers.intersection(&theirs.numbers).count();
    let numbers = match (shared, mine.numbers.is_empty() || theirs.numbers.is_empty()) {
        (1.., _) => "shared",
        (0, false) => "differ",
        _ => "none",
    };
    found.push(format!("numbers {numbers}"));
    found.push(format!("numbers {numbers} who {who}"));
    if let (Some(my_voice), Some(their_voice)) = (claims.voices.get(i), claims.voices.get(to)) {
        let sides = sides(*my_voice, *their_voice);
        found.extend([
            format!("sides {sides}"),
            format!("sides {sides} last {last}"),
            format!("sides {sides} far {far}"),
            format!("sides {sides} like {like}"),
            format!("sides {sides} class {my_class}"),
            format!("sides {sides} par {paragraphs}"),
            format!("sides {sides} numbers {numbers}"),
            format!("sides {sides} takes up {}", takes_up(mine)),
        ]);
    }
    found
}

fn sides(mine: Voice, theirs: Voice) -> &'static str {
    match (mine, theirs) {
        (Voice::Side(a), Voice::Side(b)) if a == b => "same",
        (Voice::Side(_), Voice::Side(_)) => "opposed",
        (Voice::Side(_), Voice::Unknown) => "theirs unknown",
        (Voice::Unknown, Voice::Side(_)) => "mine unknown",
        (Voice::Unknown, Voice::Unknown) => "unknown",
        _ => "apart",
    }
}

/// Features of a claim alone: whether it meets any.
fn alone(mine: &Statement, found: &mut Vec<String>) {
    let my_class = class(mine).word();
    found.push(format!("my class {my_class} {}", mine.sourced));
    if let Some(cue) = &mine.cue {
        found.extend(cue.stems.iter().map(|stem| format!("my cue {stem}")));
        found.push(format!("my cue negated {}", cue.negated));
    }
    found.extend(
        mine.first
            .iter()
            .enumerate()
            .take(2)
            .map(|(at, stem)| format!("first {at} {stem}")),
    );
    let length = match mine.length {
        0..=3 => "short",
        4..=9 => "middle",
        _ => "long",
    };
    found.extend([
        format!("my length {length}"),
        format!("my negated {} class {my_class}", mine.negated),
        format!("my quoted {}", mine.quoted),
        format!("my third {}", mine.third),
        format!("opens {}", mine.opens),
        format!("my within {}", mine.within.is_some()),
        format!("takes up {} class {my_class}", takes_up(mine)),
    ]);
    found.extend(
        mine.first
            .iter()
            .chain(&mine.words)
            .filter(|word| CLAIMS.contains(&word.as_str()))
            .map(|word| format!("names {word}"))
            .take(3),
    );
}

fn relations(mine: &Statement, theirs: &Statement, i: usize, to: usize, found: &mut Vec<String>) {
    let names = |one: &Statement, other: &Statement| {
        other
            .speaker
            .is_some_and(|speaker| one.named.contains(&speaker))
    };
    let accused = theirs.target.is_some() && theirs.target == mine.speaker;
    let shared = mine.named.intersection(&theirs.named).count().min(2);
    found.push(format!("accused {accused}"));
    found.push(format!(
        "accuses back {}",
        mine.target.is_some() && mine.target == theirs.speaker
    ));
    found.push(format!("I name them {}", names(mine, theirs)));
    found.push(format!("they name me {}", names(theirs, mine)));
    found.push(format!("names shared {shared}"));
    if mine.within == Some(to) {
        found.push("inside theirs".to_owned());
    }
    if theirs.within == Some(i) {
        found.push("theirs inside".to_owned());
    }
}

/// Whether the content stands for another claim: "the allegations", "this".
fn takes_up(mine: &Statement) -> bool {
    let first = mine
        .first
        .iter()
        .take(2)
        .any(|word| CLAIMS.contains(&word.as_str()));
    first
        || mine.length <= 4
            && mine
                .words
                .iter()
                .any(|word| CLAIMS.contains(&word.as_str()))
}

/// Whether `to` is the last claim of somebody else before claim `i`, or how it stands among those.
fn last_other(claims: &Claims, i: usize, to: usize) -> &'static str {
    let Some(mine) = claims.statements.get(i) else {
        return "no";
    };
    if to > i {
        return "ahead";
    }
    let others = claims.statements.get(to + 1..i).unwrap_or_default();
    let own =
        |statement: &&Statement| statement.speaker.is_some() && statement.speaker == mine.speaker;
    let theirs = claims
        .statements
        .get(to)
        .and_then(|statement| statement.speaker);
    let of_them =
        |statement: &&Statement| statement.speaker.is_some() && statement.speaker == theirs;
    match (
        others.iter().filter(|s| !own(s)).count(),
        others.iter().filter(|s| !own(s) && !of_them(s)).count(),
    ) {
        (0, _) => "last",
        (_, 0) => "run",
        _ => "no",
    }
}

/// Features of the way in which claim `i` meets claim `to`.
#[must_use]
pub fn hows(claims: &Claims, i: usize, to: usize) -> Vec<String> {
    let (Some(mine), Some(theirs)) = (claims.statements.get(i), claims.statements.get(to)) else {
        return Vec::new();
    };
    let my_class = class(mine).word();
    let mut found = vec!["bias".to_owned()];
    alone(mine, &mut found);
    let like = bucket(claims.rarity.likeness(mine, theirs));
    found.extend([
        format!("like {like}"),
        format!("classes {my_class} {}", class(theirs).word()),
        format!("negated {} like {like}", mine.negated),
        format!(
            "accused {}",
            theirs.target.is_some() && theirs.target == mine.speaker
        ),
    ]);
    found
}
