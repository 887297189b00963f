//! Learns the weights of the joiner from passages with marked attributions.
//!
//! ```text
//! python3 markup.py --jsonl assets/draft/corpus/*.txt > /tmp/corpus.jsonl
//! cargo run --release --example train-joiner -- assets/draft/joiner.txt /tmp/corpus.jsonl …
//! ```
//!
//! The passages are put together to long documents at random, so that the weights do not depend on length,
//! and their spans are disturbed as a tagger disturbs them. Everything random comes from one seed: the same
//! passages give the same weights.

mod course;
mod dice;
#[path = "../score/gold.rs"]
mod gold;
mod learn;
mod lesson;
mod noise;
mod truth;

use std::error::Error;
use std::fmt::Write;

use crate::dice::Dice;
use crate::learn::Learner;

/// How often the passages are put together anew.
const ROUNDS: usize = 4;

/// How often all lessons are gone through.
const EPOCHS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [out, files @ ..] = &arguments[..] else {
        return Err("train-joiner WEIGHTS.txt CORPUS.jsonl…".into());
    };
    let mut passages = Vec::new();
    for file in files {
        passages.extend(gold::read(file)?);
    }
    let mut dice = Dice::new(1);
    let mut learner = Learner::default();
    for round in 0..ROUNDS {
        for document in course::documents(&passages, &mut dice) {
            let disturbed = (round > 0).then_some(&mut dice);
            lesson::teach(&document, disturbed, &mut learner);
        }
    }
    let learnt = learner.learn(EPOCHS, &mut dice);
    let mut lines = format!(
        "# Weights of the joiner, in hundredths; made by benches/train_joiner from {} passages.\n",
        passages.len()
    );
    for (feature, hundredths) in &learnt {
        writeln!(lines, "{feature} {hundredths}")?;
    }
    std::fs::write(out, &lines)?;
    println!(
        "{} passages, {} lessons, {} weights, {} bytes",
        passages.len(),
        learner.lessons(),
        learnt.len(),
        lines.len()
    );
    Ok(())
}
