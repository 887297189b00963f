//! Sides and the comparison, scored against marked articles.

use counterclaim::draft::parties::{Parties, Voice};

use counterclaim::model::{self, ClaimId, Dossier, SideId};
use counterclaim::text::Span;

use crate::marked::{Gold, GoldVoice};

/// How many of how many.
#[derive(Debug, Clone, Copy, Default)]
pub struct Share {
    /// How many.
    pub of: usize,
    /// Of how many.
    pub all: usize,
}

impl Share {
    /// Counts one.
    pub fn count(&mut self, yes: bool) {
        self.of += usize::from(yes);
        self.all += 1;
    }

    /// Adds another share.
    pub fn add(&mut self, other: Share) {
        self.of += other.of;
        self.all += other.all;
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        #[allow(clippy::cast_precision_loss)] // counts of claims
        let percent = 100.0 * self.of as f64 / self.all.max(1) as f64;
        write!(f, "{percent:5.1} ({}/{})", self.of, self.all)
    }
}

/// Sides as scored.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sides {
    /// A side is given, of the claims that are of a side.
    pub given: Share,
    /// It is the right one, of the claims that a side is given.
    pub right: Share,
    /// Claims of third parties to which no side is given.
    pub apart: Share,
}

/// Which drafted side is which marked one: the pairing under which most claims agree.
pub fn pairing(gold: &Gold, parties: &Parties) -> Vec<Option<usize>> {
    let mut counts = vec![(0usize, 0, 0); 0];
    for drafted in 0..parties.sides.len() {
        for marked in 0..gold.sides.len() {
            let agree = gold.voices.iter().zip(&parties.voices);
            let agree = agree
                .filter(|pair| *pair == (&GoldVoice::Side(marked), &Voice::Side(drafted)))
                .count();
            counts.push((agree, drafted, marked));
        }
    }
    counts.sort_by_key(|&(agree, ..)| std::cmp::Reverse(agree));
    let mut pairing = vec![None; parties.sides.len()];
    for (agree, drafted, marked) in counts {
        if agree > 0 && pairing[drafted].is_none() && !pairing.contains(&Some(marked)) {
            pairing[drafted] = Some(marked);
        }
    }
    pairing
}

/// Scores the sides of one article.
pub fn sides(gold: &Gold, parties: &Parties) -> Sides {
    let pairing = pairing(gold, parties);
    let mut score = Sides::default();
    for (marked, drafted) in gold.voices.iter().zip(&parties.voices) {
        let drafted = drafted.side().map(|side| pairing[side]);
        match (marked, drafted) {
            (GoldVoice::Unmarked, _) => {}
            (GoldVoice::Side(_), None) => score.given.count(false),
            (GoldVoice::Side(side), Some(drafted)) => {
                score.given.count(true);
                score.right.count(drafted == Some(*side));
            }
            (GoldVoice::Third | GoldVoice::Article, drafted) => {
                score.apart.count(drafted.is_none());
                if drafted.is_some() {
                    score.right.count(false);
                }
            }
        }
    }
    score
}

impl std::ops::AddAssign for Sides {
    fn add_assign(&mut self, other: Self) {
        self.given.add(other.given);
        self.right.add(other.right);
        self.apart.add(other.apart);
    }
}

/// The comparison as scored.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rows {
    /// Marked answers between claims that stand in one row, and are of different sides or voices there.
    pub opposite: Share,
    /// Marked answers that are drafted as answers.
    pub answered: Share,
    /// Drafted answers that are marked.
    pub precise: Share,
    /// Marked same-row pairs that stand in one drafted row.
    pub together: Share,
    /// Drafted same-row pairs that stand in one marked row.
    pub purely: Share,
}

impl std::ops::AddAssign for Rows {
    fn add_assign(&mut self, other: Self) {
        self.opposite.add(other.opposite);
        self.answered.add(other.answered);
        self.precise.add(other.precise);
        self.together.add(other.together);
        self.purely.add(other.purely);
    }
}

/// Scores the comparison of one article, whose claims are the marked ones.
pub fn rows(gold: &Gold, parties: &Parties, matters: &counterclaim::draft::Matters) -> Rows {
    let mut score = Rows::default();
    let mut row = vec![usize::MAX; gold.reading.attributions.len()];
    for (k, matter) in matters.matters.iter().enumerate() {
        for &claim in &matter.claims {
            row[claim] = k;
        }
    }
    let met = |one: usize, other: usize| {
        matters
            .meetings
            .iter()
            .any(|m| (m.answer, m.to) == (one, other))
    };
    for &(one, _, other) in &gold.answers {
        let voices = (parties.voices[one], parties.voices[other]);
        let same = matches!(voices, (Voice::Side(a), Voice::Side(b)) if a == b);
        score.opposite.count(row[one] == row[other] && !same);
        score.answered.count(met(one, other));
    }
    for meeting in &matters.meetings {
        score.precise.count(
            gold.answers
                .iter()
                .any(|&(one, _, other)| (one, other) == (meeting.answer, meeting.to)),
        );
    }
    if gold.questions.is_empty() {
        return score;
    }
    let mut marked = vec![usize::MAX; row.len()];
    for (k, claims) in gold.questions.iter().enumerate() {
        for &claim in claims {
            marked[claim] = k;
        }
    }
    for one in 0..row.len() {
        for other in one + 1..row.len() {
            let (here, there) = (
                row[one] == row[other],
                marked[one] == marked[other] && marked[one] != usize::MAX,
            );
            if there {
                score.together.count(here);
            }
            if here {
                score.purely.count(there);
            }
        }
    }
    score
}

/// A draft of the bare text as scored.
#[derive(Debug, Clone, Copy, Default)]
pub struct Whole {
    /// Marked claims that are drafted: contents overlap by half, both ways.
    pub found: Share,
    /// Marked claims of a side that are drafted with that side.
    pub right: Share,
    /// Marked answers whose claims stand in one drafted row, in different voices.
    pub opposite: Share,
}

impl std::ops::AddAssign for Whole {
    fn add_assign(&mut self, other: Self) {
        self.found.add(other.found);
        self.right.add(other.right);
        self.opposite.add(other.opposite);
    }
}

/// The marked claims beside the drafted ones.
pub struct Matched {
    /// The drafted claim of each marked one.
    pub found: Vec<Option<ClaimId>>,
    /// Which drafted side is which marked one.
    pub pairing: Vec<(SideId, usize)>,
}

impl Matched {
    /// Sets the claims of a dossier, drafted of the bare text, beside the marked ones.
    pub fn of(gold: &Gold, dossier: &Dossier) -> Self {
        let found = gold.reading.attributions.iter();
        let found = found.map(|marked| {
            dossier.claim_ids().find(|&id| {
                let parts = dossier.claim(id).content.iter();
                let spans: Vec<Span> = parts.filter_map(|part| part.span).collect();
                half_both_ways(&marked.content, &spans)
            })
        });
        let mut matched = Self {
            found: found.collect(),
            pairing: Vec::new(),
        };
        matched.pair_sides(gold, dossier);
        matched
    }

    /// Pairs the sides so that most claims agree.
    fn pair_sides(&mut self, gold: &Gold, dossier: &Dossier) {
        let mut counts = Vec::new();
        for drafted in dossier.side_ids() {
            for marked in 0..gold.sides.len() {
                let agree = (0..self.found.len()).filter(|&i| {
                    gold.voices[i] == GoldVoice::Side(marked)
                        && self.voice(dossier, i) == Some(model::Voice::Side(drafted))
                });
                counts.push((agree.count(), drafted, marked));
            }
        }
        counts.sort_by_key(|&(agree, ..)| std::cmp::Reverse(agree));
        for (agree, drafted, marked) in counts {
            let taken = |&(d, m): &(SideId, usize)| d == drafted || m == marked;
            if agree > 0 && !self.pairing.iter().any(taken) {
                self.pairing.push((drafted, marked));
            }
        }
    }

    /// The drafted voice of a marked claim, if it was found.
    pub fn voice(&self, dossier: &Dossier, i: usize) -> Option<model::Voice> {
        Some(dossier.claim(self.found[i]?).voice)
    }

    /// Whether a marked claim was found with this marked side.
    pub fn is_of(&self, dossier: &Dossier, i: usize, side: usize) -> bool {
        let voice = self.voice(dossier, i);
        let mut sides = self.pairing.iter();
        sides.any(|&(d, m)| m == side && voice == Some(model::Voice::Side(d)))
    }

    /// Whether both claims of an answer stand in one row, in different voices.
    pub fn is_opposite(&self, dossier: &Dossier, one: usize, other: usize) -> bool {
        let both = self.found[one].zip(self.found[other]);
        both.is_some_and(|(a, b)| {
            let (a, b) = (dossier.claim(a), dossier.claim(b));
            a.question == b.question && a.voice != b.voice
        })
    }
}

/// Scores a dossier drafted of the bare text.
pub fn whole(gold: &Gold, dossier: &Dossier) -> Whole {
    let matched = Matched::of(gold, dossier);
    let mut score = Whole::default();
    for (i, marked) in gold.voices.iter().enumerate() {
        score.found.count(matched.found[i].is_some());
        if let GoldVoice::Side(side) = marked {
            score.right.count(matched.is_of(dossier, i, *side));
        }
    }
    for &(one, _, other) in &gold.answers {
        score
            .opposite
            .count(matched.is_opposite(dossier, one, other));
    }
    score
}

/// Whether two contents cover at least half of each other, in bytes.
fn half_both_ways(one: &[Span], other: &[Span]) -> bool {
    let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    let shared: usize = one
        .iter()
        .flat_map(|a| {
            other.iter().map(move |b| {
                (a.end.min(b.end) as usize).saturating_sub(a.start.max(b.start) as usize)
            })
        })
        .sum();
    2 * shared >= length(one).max(1) && 2 * shared >= length(other).max(1)
}
