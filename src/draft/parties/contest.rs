//! How much two camps are opposed: who accuses, denies and answers whom, and whom the text sets against whom.

use std::collections::HashMap;

use super::camps::Camps;
use crate::draft::matters::cue::{self, Cue};
use crate::draft::{Reading, lemma};
use crate::model::layer::{CueClass, Kind};
use crate::text::Span;

/// How many claims back a denial looks for what it denies.
const LOOK_BACK: usize = 6;

/// What each sign of opposition weighs.
mod weight {
    /// One accuses the other.
    pub const ACCUSES: f32 = 2.5;
    /// One denies what the other said before.
    pub const DENIES: f32 = 2.0;
    /// "replied", "retorted", "called this".
    pub const REPLIES: f32 = 1.5;
    /// One grants what the other said before.
    pub const GRANTS: f32 = 0.8;
    /// One names the other in what it says.
    pub const NAMES: f32 = 0.4;
    /// They speak one after the other.
    pub const ALTERNATE: f32 = 0.3;
    /// "between X and Y", "X-Y border", "X against Y".
    pub const BETWEEN: f32 = 2.5;
}

/// How much camps are opposed, and how much each speaks.
#[derive(Debug, Default)]
pub struct Contest {
    /// For two camps, the lower number first.
    pub opposed: HashMap<(usize, usize), f32>,
    /// How much each camp is heard and named.
    pub mass: HashMap<usize, f32>,
}

impl Contest {
    fn oppose(&mut self, one: Option<usize>, other: Option<usize>, weight: f32) {
        if let (Some(one), Some(other)) = (one, other)
            && one != other
        {
            *self.opposed.entry((one.min(other), one.max(other))).or_default() += weight;
        }
    }

    /// How much two camps are opposed.
    #[must_use]
    pub fn between(&self, one: usize, other: usize) -> f32 {
        let key = (one.min(other), one.max(other));
        self.opposed.get(&key).copied().unwrap_or_default()
    }
}

/// Weighs the signs of opposition in an article.
#[must_use]
pub fn contest(text: &str, reading: &Reading, camps: &Camps) -> Contest {
    let mut contest = Contest::default();
    for speaker in camps.speakers.iter().flatten() {
        *contest.mass.entry(*speaker).or_default() += 1.0;
    }
    for camp in &camps.namings {
        *contest.mass.entry(*camp).or_default() += 0.2;
    }
    for i in 0..reading.attributions.len() {
        claim(&mut contest, text, reading, camps, i);
    }
    pairs(&mut contest, text, reading, camps);
    contest
}

/// The signs that one claim gives.
fn claim(contest: &mut Contest, text: &str, reading: &Reading, camps: &Camps, i: usize) {
    let Some(attribution) = reading.attributions.get(i) else { return };
    let speaker = camps.speakers.get(i).copied().flatten();
    let cue = cue::read_cue(attribution.cue.of(text));
    contest.oppose(speaker, camps.targets.get(i).copied().flatten(), weight::ACCUSES);
    let earlier = (0..i).rev().take(LOOK_BACK).find_map(|j| {
        let other = camps.speakers.get(j).copied().flatten()?;
        (Some(other) != speaker && attribution.within != Some(j)).then_some(other)
    });
    contest.oppose(speaker, earlier, answering(text, &cue, attribution.content.first().copied()));
    let previous = i.checked_sub(1).and_then(|j| camps.speakers.get(j).copied().flatten());
    contest.oppose(speaker, previous, weight::ALTERNATE);
    let mut named = Vec::new();
    for &piece in attribution.content.iter().take(8) {
        let from = reading.namings.partition_point(|naming| naming.span.start < piece.start);
        let within = reading.namings.iter().enumerate().skip(from).take_while(|(_, naming)| naming.span.end <= piece.end);
        for (k, naming) in within.take(24) {
            let camp = camps.namings.get(k).copied();
            if naming.kind != Kind::Equipment && !named.contains(&camp) {
                named.push(camp);
                contest.oppose(speaker, camp, weight::NAMES);
            }
        }
    }
}

/// How much a claim answers the one before it, by its words of saying.
fn answering(text: &str, cue: &Cue, content: Option<Span>) -> f32 {
    let replies = ["reply", "respond", "retort", "counter", "answer", "shoot", "hit"];
    let takes_up = || {
        let words = content.map(|span| lemma::stems(text, span, 2)).unwrap_or_default();
        words.first().is_some_and(|word| matches!(word.as_str(), "thi" | "this" | "that" | "it" | "such" | "these"))
    };
    match cue.class {
        CueClass::Denying => weight::DENIES,
        CueClass::Conceding => weight::GRANTS,
        _ if cue.stems.iter().any(|stem| replies.contains(&stem.as_str())) => weight::REPLIES,
        _ if cue.stems.iter().any(|stem| matches!(stem.as_str(), "call" | "describ" | "brand" | "term")) && takes_up() => weight::REPLIES,
        _ => 0.0,
    }
}

/// Names that the text sets against each other: "between X and Y", "the X-Y border", "X v. Y".
fn pairs(contest: &mut Contest, text: &str, reading: &Reading, camps: &Camps) {
    let named = reading.namings.iter().zip(&camps.namings);
    let next = reading.namings.iter().zip(&camps.namings).skip(1);
    for ((one, &first), (other, &second)) in named.zip(next) {
        if first == second || one.kind == Kind::Person && other.kind != Kind::Person {
            continue;
        }
        let Some(between) = text.get(one.span.end as usize..other.span.start as usize) else { continue };
        let start = (one.span.start as usize).saturating_sub(16);
        let start = (start..).find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let before = text.get(start..one.span.start as usize).unwrap_or_default();
        let set = match between {
            " and " | " and the " => before.contains("between ") || before.contains("both "),
            "-" | "–" | " v. " | " v " | " vs " | " vs. " | " versus " => true,
            " against " | "'s war on " | "’s war on " | " against the " => true,
            _ => false,
        };
        if set {
            contest.oppose(Some(first), Some(second), weight::BETWEEN);
        }
    }
}
