//! From the scores of labels to stretches of tokens.

use std::ops::Range;

/// A stretch of tokens with one tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// Which of the head's tags.
    pub(super) tag: usize,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The mean probability of its labels.
    pub(super) certainty: f32,
}

/// Tokens that are kept before their labels are settled.
const KEPT: usize = 4096;
/// Tokens whose labels stay open then: more than can still be changed by what follows.
const OPEN: usize = 512;

/// Finds the likeliest labels of an article (Viterbi), where a stretch goes on only after it has begun. Labels are 0
/// outside, `1 + 2 tag` for the first token of a stretch and `2 + 2 tag` for the others. Memory does not grow with
/// the article.
#[derive(Debug)]
pub(super) struct Decoder {
    labels: usize,
    /// For each label the score of the best way to it.
    best: Vec<f32>,
    /// For the tokens that are not settled, and each label: its score, and the label before it on the best way.
    scores: Vec<f32>,
    before: Vec<u8>,
    settled: usize,
    stretches: Vec<Stretch>,
}

impl Decoder {
    pub(super) fn new(tags: usize) -> Self {
        Self {
            labels: 1 + 2 * tags,
            best: Vec::new(),
            scores: Vec::new(),
            before: Vec::new(),
            settled: 0,
            stretches: Vec::new(),
        }
    }

    /// Takes the log-probabilities of the next token's labels.
    pub(super) fn push(&mut self, scores: &[f32]) {
        let before: Vec<u8> = (0..self.labels)
            .map(|label| self.best_before(label))
            .collect();
        let way = |(label, &from): (usize, &u8)| {
            let begun = match self.best.get(usize::from(from)) {
                Some(&score) if may_follow(usize::from(from), label) => score,
                None if !goes_on(label) => 0.,
                _ => f32::NEG_INFINITY,
            };
            begun + scores[label]
        };
        let best: Vec<f32> = before.iter().enumerate().map(way).collect();
        let top = best.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        self.best = best.into_iter().map(|score| score - top).collect();
        self.before.extend(before);
        self.scores.extend_from_slice(scores);
        if self.before.len() >= KEPT * self.labels {
            self.settle(OPEN);
        }
    }

    /// All stretches, in order.
    pub(super) fn finish(mut self) -> Vec<Stretch> {
        self.settle(0);
        self.stretches
    }

    /// The label before `label` on the best way to it.
    fn best_before(&self, label: usize) -> u8 {
        let ways = self
            .best
            .iter()
            .enumerate()
            .filter(|&(from, _)| may_follow(from, label));
        let best = ways.max_by(|a, b| a.1.total_cmp(b.1));
        best.and_then(|(from, _)| u8::try_from(from).ok())
            .unwrap_or(0)
    }

    /// Settles the labels of all tokens that are kept but the last `open`.
    fn settle(&mut self, open: usize) {
        let kept = self.before.len() / self.labels;
        let best = self
            .best
            .iter()
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(b.1));
        let mut label = best.map_or(0, |(label, _)| label);
        let mut path = vec![0; kept];
        for (nth, at) in path.iter_mut().enumerate().rev() {
            *at = label;
            label = usize::from(self.before[nth * self.labels + label]);
        }
        let settled = kept.saturating_sub(open);
        for (nth, &label) in path[..settled].iter().enumerate() {
            let score = self.scores[nth * self.labels + label];
            self.take(self.settled + nth, label, score.exp());
        }
        self.settled += settled;
        self.before.drain(..settled * self.labels);
        self.scores.drain(..settled * self.labels);
    }

    /// Adds a token to the stretches.
    fn take(&mut self, token: usize, label: usize, probability: f32) {
        let Some(tag) = label.checked_sub(1).map(|l| l / 2) else {
            return;
        };
        match self.stretches.last_mut() {
            Some(last) if goes_on(label) && last.tokens.end == token && last.tag == tag => {
                last.tokens.end += 1;
                let length = f32::from(u16::try_from(last.tokens.len()).unwrap_or(u16::MAX));
                last.certainty += (probability - last.certainty) / length;
            }
            _ => self.stretches.push(Stretch {
                tag,
                tokens: token..token + 1,
                certainty: probability,
            }),
        }
    }
}

/// Whether a label goes on with a stretch.
fn goes_on(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// Whether a token with `label` may follow one with `before`.
fn may_follow(before: usize, label: usize) -> bool {
    !goes_on(label) || before == label || before + 1 == label
}
