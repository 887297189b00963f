//! How much two camps are opposed: who accuses, denies and answers whom, and whom the text sets against whom.

use std::collections::HashMap;

use super::camps::Camps;
use crate::draft::Reading;
use crate::draft::meeting::{Claims, Model};
use crate::model::layer::Kind;

/// What each sign of opposition weighs.
mod weight {
    /// One accuses the other.
    pub const ACCUSES: f32 = 2.5;
    /// One meets a claim of the other, times how likely that is.
    pub const MEETS: f32 = 3.0;
    /// One names the other in what it says.
    pub const NAMES: f32 = 0.3;
    /// They speak one after the other.
    pub const ALTERNATE: f32 = 0.1;
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
            *self
                .opposed
                .entry((one.min(other), one.max(other)))
                .or_default() += weight;
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
pub fn contest(text: &str, reading: &Reading, camps: &Camps, claims: &Claims) -> Contest {
    let mut contest = Contest::default();
    for speaker in camps.speakers.iter().flatten() {
        *contest.mass.entry(*speaker).or_default() += 1.0;
    }
    for camp in &camps.namings {
        *contest.mass.entry(*camp).or_default() += 0.2;
    }
    for i in 0..reading.attributions.len() {
        claim(&mut contest, reading, camps, claims, i);
    }
    pairs(&mut contest, text, reading, camps);
    contest
}

/// The signs that one claim gives.
fn claim(contest: &mut Contest, reading: &Reading, camps: &Camps, claims: &Claims, i: usize) {
    let Some(attribution) = reading.attributions.get(i) else {
        return;
    };
    let speaker = camps.speakers.get(i).copied().flatten();
    contest.oppose(
        speaker,
        camps.targets.get(i).copied().flatten(),
        weight::ACCUSES,
    );
    for candidate in claims.chances(&Model::get().pair, i) {
        let other = camps.speakers.get(candidate.to).copied().flatten();
        contest.oppose(speaker, other, weight::MEETS * candidate.chance);
    }
    let previous = i
        .checked_sub(1)
        .and_then(|j| camps.speakers.get(j).copied().flatten());
    contest.oppose(speaker, previous, weight::ALTERNATE);
    let mut named = Vec::new();
    for &piece in attribution.content.iter().take(8) {
        let from = reading
            .namings
            .partition_point(|naming| naming.span.start < piece.start);
        let within = reading
            .namings
            .iter()
            .enumerate()
            .skip(from)
            .take_while(|(_, naming)| naming.span.end <= piece.end);
        for (k, naming) in within.take(24) {
            let camp = camps.namings.get(k).copied();
            if naming.kind != Kind::Equipment && !named.contains(&camp) {
                named.push(camp);
                contest.oppose(speaker, camp, weight::NAMES);
            }
        }
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
        let Some(between) = text.get(one.span.end as usize..other.span.start as usize) else {
            continue;
        };
        let start = (one.span.start as usize).saturating_sub(16);
        let start = (start..=one.span.start as usize)
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or_default();
        let before = text.get(start..one.span.start as usize).unwrap_or_default();
        let set = match between {
            " and " | " and the " => before.contains("between ") || before.contains("both "),
            "-" | "–" | " v. " | " v " | " vs " | " vs. " | " versus " | " against "
            | " against the " | "'s war on " | "’s war on " => true,
            _ => false,
        };
        if set {
            contest.oppose(Some(first), Some(second), weight::BETWEEN);
        }
    }
}
