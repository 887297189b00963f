//! The weights of the linear models, and their file.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::model::layer::How;

/// Made by `cargo run --release --example meetings` from the marked passages.
const WEIGHTS: &str = include_str!("../../../assets/draft/meetings.txt");

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(WEIGHTS));

/// A weight for each feature.
#[derive(Debug, Clone, Default)]
pub struct Weights(pub HashMap<String, f32>);

impl Weights {
    /// The sum of the weights of features; those without a weight count nothing.
    #[must_use]
    pub fn score(&self, features: &[String]) -> f32 {
        features
            .iter()
            .filter_map(|feature| self.0.get(feature))
            .sum()
    }
}

/// Whether claims meet, and how.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Whether one meets the other, as long as the sides are not known.
    pub pair: Weights,
    /// Whether one meets the other, when it is known whose voice each is.
    pub sided: Weights,
    /// Whether it denies.
    pub denies: Weights,
    /// Whether it counters.
    pub counters: Weights,
    /// Whether it concedes.
    pub concedes: Weights,
}

impl Model {
    /// The model that the program carries.
    #[must_use]
    pub fn get() -> &'static Self {
        &MODEL
    }

    /// The weights for one way of meeting.
    #[must_use]
    pub fn how(&self, how: How) -> &Weights {
        match how {
            How::Denies => &self.denies,
            How::Counters => &self.counters,
            How::Concedes => &self.concedes,
        }
    }

    /// The weights for one way of meeting, to be changed.
    pub fn how_mut(&mut self, how: How) -> &mut Weights {
        match how {
            How::Denies => &mut self.denies,
            How::Counters => &mut self.counters,
            How::Concedes => &mut self.concedes,
        }
    }

    /// Reads a file of lines `part weight feature`; other lines are passed over.
    #[must_use]
    pub fn read(file: &str) -> Self {
        let mut model = Self::default();
        for line in file.lines() {
            let mut fields = line.splitn(3, ' ');
            let (Some(part), Some(weight), Some(feature)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let Ok(weight) = weight.parse() else { continue };
            let weights = match part {
                "pair" => &mut model.pair,
                "sided" => &mut model.sided,
                "denies" => &mut model.denies,
                "counters" => &mut model.counters,
                "concedes" => &mut model.concedes,
                _ => continue,
            };
            weights.0.insert(feature.to_owned(), weight);
        }
        model
    }

    /// The file, with weights under `least` left out.
    #[must_use]
    pub fn write(&self, least: f32) -> String {
        let mut file = String::new();
        let parts = [
            ("pair", &self.pair),
            ("sided", &self.sided),
            ("denies", &self.denies),
            ("counters", &self.counters),
            ("concedes", &self.concedes),
        ];
        for (part, weights) in parts {
            let mut sorted: Vec<(&String, &f32)> = weights
                .0
                .iter()
                .filter(|(_, weight)| weight.abs() >= least)
                .collect();
            sorted.sort_by(|a, b| a.0.cmp(b.0));
            for (feature, weight) in sorted {
                let _ = writeln!(file, "{part} {weight:.2} {feature}");
            }
        }
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_as_it_was_written() {
        let mut model = Model::default();
        model.pair.0.insert("a b".into(), 1.5);
        model.concedes.0.insert("c".into(), -0.25);
        let read = Model::read(&model.write(0.1));
        assert_eq!(
            (read.pair.0, read.concedes.0),
            (model.pair.0, model.concedes.0)
        );
    }

    #[test]
    fn the_program_carries_weights() {
        let model = Model::get();
        assert!(model.pair.0.len() > 100 && !model.denies.0.is_empty());
    }
}
