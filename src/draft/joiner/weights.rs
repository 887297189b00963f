//! The weights of the features.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The learnt weights, one feature a line: the feature, a blank, its weight in hundredths.
const BUILT_IN: &str = include_str!("../../../assets/draft/joiner.txt");

/// How much each feature counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights(HashMap<String, f32>);

impl Weights {
    /// The weights that come with the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static READ: OnceLock<Weights> = OnceLock::new();
        READ.get_or_init(|| Self::read(BUILT_IN))
    }

    /// Reads weights; a line that is none, such as a comment after `#`, is passed over.
    #[must_use]
    pub fn read(lines: &str) -> Self {
        let read = lines.lines().filter_map(|line| {
            let (feature, hundredths) = line.rsplit_once(' ')?;
            let weight: i16 = hundredths.parse().ok()?;
            Some((feature.to_owned(), f32::from(weight) / 100.0))
        });
        Self(read.collect())
    }

    /// The weight of a feature; 0 where it was never learnt.
    #[must_use]
    pub fn of(&self, feature: &str) -> f32 {
        self.0.get(feature).copied().unwrap_or(0.0)
    }
}

impl FromIterator<(String, f32)> for Weights {
    fn from_iter<T: IntoIterator<Item = (String, f32)>>(weights: T) -> Self {
        Self(weights.into_iter().collect())
    }
}
