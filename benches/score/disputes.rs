//! Sides and the comparison, scored against marked articles.

use counterclaim::draft::parties::{Parties, Voice};

use super::gold::{Gold, GoldVoice};

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
    let met = |one: usize, other: usize| matters.meetings.iter().any(|m| (m.answer, m.to) == (one, other));
    for &(one, _, other) in &gold.answers {
        let voices = (parties.voices[one], parties.voices[other]);
        let same = matches!(voices, (Voice::Side(a), Voice::Side(b)) if a == b);
        score.opposite.count(row[one] == row[other] && !same);
        score.answered.count(met(one, other));
    }
    for meeting in &matters.meetings {
        score.precise.count(gold.answers.iter().any(|&(one, _, other)| (one, other) == (meeting.answer, meeting.to)));
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
            let (here, there) = (row[one] == row[other], marked[one] == marked[other] && marked[one] != usize::MAX);
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
