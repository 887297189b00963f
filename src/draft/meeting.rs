//! Which claim meets which, and how: a linear model over pairs of claims, learnt from marked passages.
//!
//! For each claim the claims shortly before it are candidates (and those in the sentence behind it, for "he
//! denied that she had said …"); each gets a score from what the two have in common ([`features`]), and "meets
//! none" has the score 0. The scores become chances by the usual exponential. Time is linear in the number of
//! claims: there are at most [`BACK`] + [`AHEAD`] candidates.

pub mod features;
pub mod model;
pub mod statement;

use crate::draft::parties::camps::Camps;
use crate::draft::{Reading, Voice};
use crate::model::Article;
use crate::model::layer::How;
pub use features::{hows, pair};
pub use model::{Model, Weights};
pub use statement::{Statement, statements};

/// How many claims before it a claim may meet.
pub const BACK: usize = 10;

/// How many claims behind it a claim may meet.
pub const AHEAD: usize = 1;

/// A claim that another may meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The attribution that may be met.
    pub to: usize,
    /// How likely, 0 to 1.
    pub chance: f32,
}

/// Everything that the model reads about the claims of an article.
#[derive(Debug)]
pub struct Claims {
    /// What each says, in words that can be compared.
    pub statements: Vec<Statement>,
    /// How rare each word of the contents is in this article.
    pub rarity: features::Rarity,
    /// Whose voice each is, once the sides are known.
    pub voices: Vec<Voice>,
}

impl Claims {
    /// Reads the claims of an article.
    #[must_use]
    pub fn read(article: &Article, reading: &Reading, camps: &Camps) -> Self {
        let statements = statements(article, reading, camps);
        let rarity = features::Rarity::of(&statements);
        Self {
            statements,
            rarity,
            voices: Vec::new(),
        }
    }

    /// The claims that claim `i` may meet.
    pub fn candidates(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let behind = (i.saturating_sub(BACK)..i).rev();
        let ahead = (i + 1..=i + AHEAD).filter(|&j| j < self.statements.len());
        behind.chain(ahead)
    }

    /// What claim `i` may meet, the likeliest first.
    #[must_use]
    pub fn chances(&self, weights: &Weights, i: usize) -> Vec<Candidate> {
        let scored: Vec<(usize, f32)> = self
            .candidates(i)
            .map(|to| (to, weights.score(&pair(self, i, to))))
            .collect();
        let top = scored.iter().map(|(_, score)| *score).fold(0.0, f32::max);
        let sum: f32 = (-top).exp()
            + scored
                .iter()
                .map(|(_, score)| (score - top).exp())
                .sum::<f32>();
        let mut chances: Vec<Candidate> = scored
            .into_iter()
            .map(|(to, score)| Candidate {
                to,
                chance: (score - top).exp() / sum,
            })
            .collect();
        chances.sort_by(|a, b| b.chance.total_cmp(&a.chance));
        chances
    }

    /// How claim `i` meets claim `to`.
    #[must_use]
    pub fn how(&self, model: &Model, i: usize, to: usize) -> How {
        let features = hows(self, i, to);
        let score = |how: How| model.how(how).score(&features);
        let ranked = [How::Counters, How::Denies, How::Concedes]
            .into_iter()
            .map(|how| (score(how), how));
        ranked
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map_or(How::Counters, |(_, how)| how)
    }
}
