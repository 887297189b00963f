//! A softmax over the answers to each question, trained by stochastic descent with steps that shrink (`AdaGrad`).

use std::collections::HashMap;

use crate::dice::Dice;

/// The size of a step.
const RATE: f32 = 0.15;
/// What a weight loses of itself in a step, so that rare features count for little.
const DECAY: f32 = 2e-5;
/// In how many lessons a feature must occur to be kept.
const SEEN: u32 = 4;

/// The smallest weight that is kept, in hundredths.
const SMALLEST: i16 = 7;

/// Features with what is known of them.
#[derive(Default)]
pub struct Learner {
    numbers: HashMap<String, u32>,
    seen: Vec<u32>,
    lessons: Vec<Lesson>,
}

/// A question: the features of each answer, and which is right.
struct Lesson {
    options: Vec<Vec<u32>>,
    right: usize,
}

impl Learner {
    /// The number of a feature.
    pub fn number(&mut self, feature: &str) -> u32 {
        if let Some(&number) = self.numbers.get(feature) {
            self.seen[number as usize] += 1;
            return number;
        }
        let number = u32::try_from(self.seen.len()).expect("fewer features than fit");
        self.numbers.insert(feature.to_owned(), number);
        self.seen.push(1);
        number
    }

    /// Adds a question.
    pub fn add(&mut self, options: Vec<Vec<u32>>, right: usize) {
        self.lessons.push(Lesson { options, right });
    }

    /// How many questions there are.
    pub fn lessons(&self) -> usize {
        self.lessons.len()
    }

    /// The weights of the features that matter, in hundredths, in the order of the features.
    pub fn learn(&self, epochs: usize, dice: &mut Dice) -> Vec<(&str, i16)> {
        let mut weights = vec![0.0_f32; self.seen.len()];
        let mut squares = vec![1e-2_f32; self.seen.len()];
        let mut order: Vec<&Lesson> = self.lessons.iter().collect();
        for epoch in 0..epochs {
            dice.shuffle(&mut order);
            let mut wrong = 0;
            for lesson in &order {
                wrong += usize::from(lesson.step(&mut weights, &mut squares));
            }
            println!("epoch {epoch}: {wrong} of {} answered wrong", order.len());
        }
        let mut kept: Vec<(&str, i16)> = Vec::new();
        for (feature, &number) in &self.numbers {
            let weight = hundredths(weights[number as usize]);
            if self.seen[number as usize] >= SEEN && weight.abs() >= SMALLEST {
                kept.push((feature, weight));
            }
        }
        kept.sort_unstable();
        kept
    }
}

impl Lesson {
    /// Moves the weights a little towards the right answer; whether they gave a wrong one.
    fn step(&self, weights: &mut [f32], squares: &mut [f32]) -> bool {
        let score = |option: &Vec<u32>| option.iter().map(|&of| weights[of as usize]).sum::<f32>();
        let scores: Vec<f32> = self.options.iter().map(score).collect();
        let highest = scores.iter().copied().fold(f32::MIN, f32::max);
        let powers: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
        let sum: f32 = powers.iter().sum();
        for (nth, option) in self.options.iter().enumerate() {
            let gradient = powers[nth] / sum - if nth == self.right { 1.0 } else { 0.0 };
            if gradient.abs() < 1e-3 {
                continue;
            }
            for &of in option {
                let at = of as usize;
                let gradient = gradient + DECAY * weights[at];
                squares[at] += gradient * gradient;
                weights[at] -= RATE * gradient / squares[at].sqrt();
            }
        }
        scores[self.right] < highest
    }
}

#[allow(clippy::cast_possible_truncation)] // rounded and within bounds
fn hundredths(weight: f32) -> i16 {
    (weight * 100.0).round().clamp(-9999.0, 9999.0) as i16
}
