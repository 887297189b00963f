//! What a whole draft missed, by kind.

use counterclaim::model::{self, Dossier};

use crate::disputes::Matched;
use crate::marked::{Gold, GoldVoice};

/// Prints each claim of a side that was not found with it, and each answer that does not stand opposite what it answers.
pub fn print(gold: &Gold, dossier: &Dossier) {
    let matched = Matched::of(gold, dossier);
    println!("== {}: missed", gold.id);
    for (i, voice) in gold.voices.iter().enumerate() {
        if let GoldVoice::Side(side) = voice
            && !matched.is_of(dossier, i, *side)
        {
            let kind = claim(&matched, dossier, i);
            println!(
                "  claim {i} of {}: {kind}: {}",
                gold.sides[*side].0,
                words(gold, i)
            );
        }
    }
    for &(one, how, other) in &gold.answers {
        if !matched.is_opposite(dossier, one, other) {
            let kind = answer(&matched, dossier, one, other);
            println!("  answer {one} to {other} ({how:?}): {kind}");
            println!("      {}", words(gold, one));
            println!("      {}", words(gold, other));
        }
    }
}

/// Why a claim of a side counts as missed.
fn claim(matched: &Matched, dossier: &Dossier, i: usize) -> String {
    match matched.voice(dossier, i) {
        None => "not found".to_owned(),
        Some(model::Voice::Side(side)) => format!("wrong side, {}", dossier.side(side).name),
        Some(other) => format!("no side, {}", dossier.voice_name(other)),
    }
}

/// Why an answer counts as missed.
fn answer(matched: &Matched, dossier: &Dossier, one: usize, other: usize) -> String {
    let (Some(a), Some(b)) = (matched.found[one], matched.found[other]) else {
        return "one is not found".to_owned();
    };
    let (a, b) = (dossier.claim(a), dossier.claim(b));
    if a.question == b.question {
        return "one voice".to_owned();
    }
    format!("rows {} and {}", a.question.0 + 1, b.question.0 + 1)
}

/// A marked claim in one line.
fn words(gold: &Gold, i: usize) -> String {
    let marked = &gold.reading.attributions[i];
    let of = |span: counterclaim::text::Span| span.of(&gold.text);
    let content = marked.content.first().map_or("", |span| of(*span));
    let source = marked.source.map_or("-", of);
    format!("{source} | {} | {content:.100}", of(marked.cue))
}
