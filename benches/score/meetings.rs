//! Learns which claim meets which, and how, from marked passages.
//!
//! `cargo run --release --example meetings -- assets/draft/meetings.txt FILE.txt…` holds a fifth of the passages
//! out, prints the scores on it, then learns from all and writes the weights. The order of the passages and of
//! the steps is fixed, so the same files give the same weights.

#[path = "marked.rs"]
mod gold;

use std::collections::HashMap;

use counterclaim::draft::meeting::{Claims, Model, model::Weights};
use counterclaim::draft::meeting::{hows, pair};
use counterclaim::draft::parties::{self, camps};
use counterclaim::draft::{Tokens, cast, gazetteer::Gazetteer};
use counterclaim::model::Article;
use counterclaim::model::layer::How;
use gold::Gold;

const ROUNDS: usize = 14;
const STEP: f32 = 0.18;
const DECAY: f32 = 0.002;
/// In how many claims a feature must stand.
const SEEN: usize = 4;
/// Weights under this are not kept.
const LEAST: f32 = 0.06;
/// From this chance on a claim is taken to meet another.
const CHANCE: f32 = 0.42;

/// A claim with its candidates: features of each, and which are met.
struct Example {
    passage: usize,
    candidates: Vec<(Vec<String>, bool)>,
    sided: Vec<(Vec<String>, bool)>,
    hows: Vec<(Vec<String>, How)>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let target = arguments.next().ok_or("where do the weights go?")?;
    let mut passages: Vec<Gold> = Vec::new();
    for file in arguments {
        let name = file.rsplit('/').next().unwrap_or(&file).to_owned();
        passages.extend(gold::passages(&name, &std::fs::read_to_string(&file)?)?);
    }
    let examples: Vec<Example> = passages
        .iter()
        .enumerate()
        .flat_map(|(p, gold)| examples(p, gold))
        .collect();
    let (held, rest): (Vec<&Example>, Vec<&Example>) = examples
        .iter()
        .partition(|example| example.passage % 5 == 0);
    let model = learn(&rest);
    println!(
        "learnt from {} claims, {} weights",
        rest.len(),
        model.pair.0.len()
    );
    for sided in [false, true] {
        println!("sides known: {sided}");
        report(&model, &held, sided);
    }
    let all: Vec<&Example> = examples.iter().collect();
    let file = learn(&all).write(LEAST);
    println!(
        "{} bytes, {} weights written",
        file.len(),
        file.lines().count()
    );
    std::fs::write(target, file)?;
    Ok(())
}

fn examples(passage: usize, gold: &Gold) -> Vec<Example> {
    let article = Article::new(gold.text.clone());
    let tokens = Tokens::of(&article);
    let cast = cast::join(&article, &tokens, &gold.reading, Gazetteer::get());
    let camps = camps::read(&article, &gold.reading, &cast, Gazetteer::get());
    let claims = Claims::read(&article, &gold.reading, &camps);
    let mut known = Claims::read(&article, &gold.reading, &camps);
    known.voices = parties::find(&article, &gold.reading, &cast, Gazetteer::get(), &[]).voices;
    let met = |i: usize, to: usize| {
        gold.answers
            .iter()
            .find(|(one, _, other)| (*one, *other) == (i, to))
    };
    (0..claims.statements.len())
        .map(|i| {
            let candidates = claims
                .candidates(i)
                .map(|to| (pair(&claims, i, to), met(i, to).is_some()))
                .collect();
            let sided = claims
                .candidates(i)
                .map(|to| (pair(&known, i, to), met(i, to).is_some()))
                .collect();
            let hows = gold.answers.iter().filter(|(one, ..)| *one == i);
            let hows = hows
                .map(|&(_, how, to)| (hows_of(&claims, i, to), how))
                .collect();
            Example {
                passage,
                candidates,
                sided,
                hows,
            }
        })
        .collect()
}

fn hows_of(claims: &Claims, i: usize, to: usize) -> Vec<String> {
    hows(claims, i, to)
}

/// Adaptive gradient steps (Adagrad) on the logarithm of the chance of what is marked.
fn learn(examples: &[&Example]) -> Model {
    let mut model = Model::default();
    let env = |name: &str, or: f32| {
        std::env::var(name)
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(or)
    };
    let (rounds, rate, decay) = (
        env("ROUNDS", ROUNDS as f32) as usize,
        env("RATE", STEP),
        env("DECAY", DECAY),
    );
    let common = common(examples);
    let mut squares: [HashMap<String, f32>; 4] = Default::default();
    let mut squares_sided = HashMap::new();
    for _ in 0..rounds {
        for example in examples {
            for (candidates, weights, squares) in [
                (&example.candidates, &mut model.pair, &mut squares[0]),
                (&example.sided, &mut model.sided, &mut squares_sided),
            ] {
                let scores: Vec<f32> = candidates
                    .iter()
                    .map(|(features, _)| weights.score(features))
                    .collect();
                let sum: f32 = 1.0
                    + scores
                        .iter()
                        .map(|score| score.min(30.0).exp())
                        .sum::<f32>();
                #[allow(clippy::cast_precision_loss)] // a handful
                let wanted = candidates.iter().filter(|(_, met)| *met).count() as f32;
                for ((features, met), score) in candidates.iter().zip(&scores) {
                    let goal = if *met { 1.0 / wanted } else { 0.0 };
                    let error = goal - score.min(30.0).exp() / sum;
                    step(weights, squares, features, error, &common, rate, decay);
                }
            }
            for (features, how) in &example.hows {
                let all = [How::Denies, How::Counters, How::Concedes];
                let scores = all.map(|how| model.how(how).score(features).exp());
                let sum: f32 = scores.iter().sum();
                for (k, way) in all.into_iter().enumerate() {
                    let goal = if way == *how { 1.0 } else { 0.0 };
                    step(
                        model.how_mut(way),
                        &mut squares[k + 1],
                        features,
                        goal - scores[k] / sum,
                        &common,
                        rate,
                        decay,
                    );
                }
            }
        }
    }
    model
}

/// Features that stand in at least so many claims; rarer ones teach nothing that holds elsewhere.
fn common(examples: &[&Example]) -> std::collections::HashSet<String> {
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for example in examples {
        let all = example
            .sided
            .iter()
            .map(|(features, _)| features)
            .chain(example.hows.iter().map(|(f, _)| f));
        let mut seen: Vec<&String> = all.flatten().collect();
        seen.sort_unstable();
        seen.dedup();
        for feature in seen {
            *counts.entry(feature).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count >= SEEN)
        .map(|(feature, _)| feature.clone())
        .collect()
}

fn step(
    weights: &mut Weights,
    squares: &mut HashMap<String, f32>,
    features: &[String],
    error: f32,
    common: &std::collections::HashSet<String>,
    rate: f32,
    decay: f32,
) {
    if error.abs() < 1e-4 {
        return;
    }
    for feature in features.iter().filter(|feature| common.contains(*feature)) {
        let weight = weights.0.entry(feature.clone()).or_default();
        let slope = error - decay * *weight;
        let square = squares.entry(feature.clone()).or_insert(0.5);
        *square += slope * slope;
        *weight += rate * slope / square.sqrt();
    }
}

fn report(model: &Model, held: &[&Example], sided: bool) {
    for chance in [0.1, 0.2, 0.3, 0.4, 0.5] {
        let (mut found, mut given, mut right, mut hows, mut ways, mut ranked, mut rankable) =
            (0, 0, 0, 0, 0, 0, 0);
        for example in held {
            let (candidates, weights) = if sided {
                (&example.sided, &model.sided)
            } else {
                (&example.candidates, &model.pair)
            };
            found += candidates.iter().filter(|(_, met)| *met).count();
            let scores: Vec<f32> = candidates
                .iter()
                .map(|(features, _)| weights.score(features))
                .collect();
            let sum: f32 = 1.0 + scores.iter().map(|score| score.exp()).sum::<f32>();
            let best = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
            if candidates.iter().any(|(_, met)| *met) {
                rankable += 1;
                ranked += usize::from(best.is_some_and(|(k, _)| candidates[k].1));
            }
            if let Some((k, score)) = best.filter(|(_, score)| score.exp() / sum > chance) {
                let _ = score;
                given += 1;
                right += usize::from(candidates[k].1);
            }
            for (features, how) in &example.hows {
                let score = |way: How| model.how(way).score(features);
                let best = [How::Denies, How::Counters, How::Concedes]
                    .into_iter()
                    .max_by(|a, b| score(*a).total_cmp(&score(*b)));
                hows += 1;
                ways += usize::from(best == Some(*how));
            }
        }
        #[allow(clippy::cast_precision_loss)] // counts of claims
        let percent = |of: usize, all: usize| 100.0 * of as f64 / all.max(1) as f64;
        println!("ranked {:.1} at {chance}", percent(ranked, rankable));
        println!(
            "held out: {found} answers; {given} given, {:.1} % right, {:.1} % found; how right {:.1} % of {hows}",
            percent(right, given),
            percent(right, found),
            percent(ways, hows)
        );
    }
}
