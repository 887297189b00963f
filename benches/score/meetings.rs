//! Learns which claim meets which, and how, from marked passages.
//!
//! `cargo run --release --example meetings -- assets/draft/meetings.txt FILE.txt…` holds a fifth of the passages
//! out, prints the scores on it, then learns from all and writes the weights. The order of the passages and of
//! the steps is fixed, so the same files give the same weights.

#[path = "marked.rs"]
#[allow(dead_code)] // what only the scorer asks for
mod gold;

use std::collections::{HashMap, HashSet};

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
const LEAST: f32 = 0.09;

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
            let ways = gold.answers.iter().filter(|(one, ..)| *one == i);
            let ways = ways
                .map(|&(_, how, to)| (hows(&claims, i, to), how))
                .collect();
            Example {
                passage,
                candidates,
                sided,
                hows: ways,
            }
        })
        .collect()
}

/// Adaptive gradient steps (Adagrad) on the logarithm of the chance of what is marked.
fn learn(examples: &[&Example]) -> Model {
    let mut model = Model::default();
    let common = common(examples);
    let mut squares: [HashMap<String, f32>; 4] = Default::default();
    let mut squares_sided = HashMap::new();
    for _ in 0..ROUNDS {
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
                    step(weights, squares, features, error, &common);
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
                    );
                }
            }
        }
    }
    model
}

/// Features that stand in at least so many claims; rarer ones teach nothing that holds elsewhere.
fn common(examples: &[&Example]) -> HashSet<String> {
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
    common: &HashSet<String>,
) {
    if error.abs() < 1e-4 {
        return;
    }
    for feature in features.iter().filter(|feature| common.contains(*feature)) {
        let weight = weights.0.entry(feature.clone()).or_default();
        let slope = error - DECAY * *weight;
        let square = squares.entry(feature.clone()).or_insert(0.5);
        *square += slope * slope;
        *weight += STEP * slope / square.sqrt();
    }
}

/// Prints how well the model does on claims that it has not seen, for several chances from which on a claim is
/// taken to meet another.
fn report(model: &Model, held: &[&Example], sided: bool) {
    for chance in [0.1, 0.2, 0.3, 0.4, 0.5] {
        let (mut found, mut given, mut right, mut ranked) = (0, 0, 0, 0);
        for example in held {
            let (candidates, weights) = if sided {
                (&example.sided, &model.sided)
            } else {
                (&example.candidates, &model.pair)
            };
            let met = candidates.iter().filter(|(_, met)| *met).count();
            found += met;
            let scores: Vec<f32> = candidates
                .iter()
                .map(|(features, _)| weights.score(features))
                .collect();
            let sum: f32 = 1.0 + scores.iter().map(|score| score.exp()).sum::<f32>();
            let best = scores
                .iter()
                .zip(candidates)
                .max_by(|a, b| a.0.total_cmp(b.0));
            if let Some((score, (_, is_met))) = best {
                ranked += usize::from(met > 0 && *is_met);
                given += usize::from(score.exp() / sum > chance);
                right += usize::from(score.exp() / sum > chance && *is_met);
            }
        }
        println!(
            "from chance {chance}: {given} given, {:.1} % right, {:.1} % of {found} found; the likeliest is right for {ranked}",
            percent(right, given),
            percent(right, found)
        );
    }
    let ways = held.iter().flat_map(|example| &example.hows);
    let right = ways.clone().filter(|(features, how)| {
        let score = |way: How| model.how(way).score(features);
        let all = [How::Denies, How::Counters, How::Concedes].into_iter();
        all.max_by(|a, b| score(*a).total_cmp(&score(*b))) == Some(*how)
    });
    let (right, all) = (right.count(), ways.count());
    println!("how they meet: {:.1} % of {all} right", percent(right, all));
}

#[allow(clippy::cast_precision_loss)] // counts of claims
fn percent(of: usize, all: usize) -> f64 {
    100.0 * of as f64 / all.max(1) as f64
}
