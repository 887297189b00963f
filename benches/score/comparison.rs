//! Sides and the comparison on marked passages, with the marks as input.
//!
//! `cargo run --release --example disputes -- FILE.txt…` prints scores; `-v` also every claim.

#[path = "disputes.rs"]
mod disputes;
#[path = "marked.rs"]
mod gold;

use counterclaim::draft::parties::{self, Voice};
use counterclaim::draft::{Tokens, cast, gazetteer::Gazetteer};
use counterclaim::model::Article;
use gold::{Gold, GoldVoice};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with('-'));
    let verbose = flags.iter().any(|flag| flag == "-v");
    let (mut total, mut found) = (disputes::Sides::default(), disputes::Share::default());
    for file in files {
        let name = file.rsplit('/').next().unwrap_or(&file).trim_end_matches(".txt").to_owned();
        let mut score = disputes::Sides::default();
        for gold in gold::passages(&name, &std::fs::read_to_string(&file)?)? {
            if gold.sides.is_empty() {
                continue;
            }
            let article = Article::new(gold.text.clone());
            let tokens = Tokens::of(&article);
    let cast = cast::join(&article, &tokens, &gold.reading, Gazetteer::get());
            let parties = parties::find(&article, &gold.reading, &cast, Gazetteer::get(), &[]);
            let one = disputes::sides(&gold, &parties);
            let paired = disputes::pairing(&gold, &parties);
            found.count(paired.iter().flatten().count() >= 2);
            score += one;
            if verbose && (one.right.of < one.right.all || one.given.of < one.given.all) {
                show(&gold, &parties);
            }
        }
        println!("{name:30} given {} right {} apart {}", score.given, score.right, score.apart);
        total += score;
    }
    println!("{:30} given {} right {} apart {}; two sides found {found}", "all", total.given, total.right, total.apart);
    Ok(())
}

fn show(gold: &Gold, parties: &parties::Parties) {
    println!("\n== {} {:?}", gold.id, gold.sides);
    for side in &parties.sides {
        println!("   {}: {:?}", side.name, side.speakers);
    }
    let paired = disputes::pairing(gold, parties);
    for (i, attribution) in gold.reading.attributions.iter().enumerate() {
        let words = |span: counterclaim::text::Span| span.of(&gold.text);
        let drafted = match parties.voices[i] {
            Voice::Side(side) => format!("{} ({:?})", parties.sides[side].name, paired[side]),
            other => format!("{other:?}"),
        };
        let mark = match (gold.voices[i], parties.voices[i]) {
            (GoldVoice::Side(a), Voice::Side(b)) if paired[b] != Some(a) => "WRONG",
            (GoldVoice::Side(_), Voice::Side(_)) => "ok",
            (GoldVoice::Side(_), _) => "missing",
            (GoldVoice::Third | GoldVoice::Article, Voice::Side(_)) => "WRONG",
            _ => "",
        };
        let content = attribution.content.first().map_or("", |span| words(*span));
        println!(
            "   {mark:8} {:?} | {drafted} | {} | {} | {:.70}",
            gold.voices[i],
            attribution.source.map_or("-", words),
            words(attribution.cue),
            content
        );
    }
}
