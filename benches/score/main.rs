//! How good a draft is: figures to set beside those of other systems.
//!
//! ```text
//! cargo run --release --example score -- polnear GOLD.jsonl              the draft of each article, scored
//! cargo run --release --example score -- predictions GOLD.jsonl OUT.jsonl  what another program found, scored
//! cargo run --release --example score -- joiner GOLD.jsonl               the true spans joined, scored
//! cargo run --release --example score -- joiner GOLD.jsonl SPANS.jsonl   spans of a tagger joined, scored
//! cargo run --release --example score -- names GOLD.jsonl                names by rules, against passages
//! cargo run --release --example score -- names-re3d FOLDER               the same against a folder of re3d
//! cargo run --release --example score -- entities TEXT DOSSIER.json      the cast by rules, against a person's dossier
//! cargo run --release --example score -- cast TEXT DOSSIER.json          the same with the dossier's own names
//! ```
//!
//! GOLD and OUT hold a line for each article, as `shared/eval/README.md` says; a line of SPANS is
//! `{"doc": NAME, "spans": [["source" | "cue" | "content", begin, end, nested], …]}`. All offsets count code points.

mod attributions;
mod entities;
mod found;
mod gold;
mod spans;
mod table;
mod words;

use std::error::Error;
use std::time::Instant;

use counterclaim::draft::{Tagged, Tokens, joiner, rules};

use crate::attributions::Tally;
use crate::gold::{Document, Marks};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["predictions", gold, found] => {
            let found = found::read::<found::Attributions>(found)?;
            score(gold, |document| {
                let found = found.get(&document.name);
                found
                    .map(|found| found.in_bytes(&document.article))
                    .unwrap_or_default()
            })
        }
        ["rules", gold] => score(gold, |document| {
            let tokens = Tokens::of(&document.article);
            let found = rules::attributions(&document.article, &tokens);
            found.iter().map(found::marks).collect()
        }),
        ["joiner", gold] => score(gold, |document| joined(document, &spans::flat)),
        ["joiner", gold, tagged] => {
            let tagged = found::read::<found::Spans>(tagged)?;
            score(gold, |document| {
                joined(document, &|document, tokens| {
                    let found = tagged.get(&document.name);
                    found
                        .map(|found| found.in_tokens(&document.article, tokens))
                        .unwrap_or_default()
                })
            })
        }
        ["names", gold] => {
            table::print_counts(&entities::passages(gold, &entities::by_rules)?);
            Ok(())
        }
        ["names-re3d", folder] => {
            table::print_counts(&entities::re3d(folder, &entities::by_rules)?);
            Ok(())
        }
        [what @ ("entities" | "cast"), text, dossier] => {
            let shared = entities::dossier(text, dossier, what == "cast", &entities::by_rules)?;
            table::print_shared(&shared);
            Ok(())
        }
        _ => Err(
            "score polnear|predictions|joiner|names|names-re3d|entities|cast FILE [FILE]".into(),
        ),
    }
}

/// Scores what `find` finds in each article, and prints the table.
fn score(gold: &str, find: impl Fn(&Document) -> Vec<Marks>) -> Result<(), Box<dyn Error>> {
    let mut tally = Tally::default();
    let documents = gold::read(gold)?;
    let (mut bytes, begun) = (0, Instant::now());
    let mut dump = std::env::var("DUMP")
        .ok()
        .map(|p| std::fs::File::create(p).unwrap());
    for document in &documents {
        let found = find(document);
        if let Some(f) = &mut dump {
            use std::io::Write;
            let a = &document.article;
            let cp = |v: &[std::ops::Range<usize>]| {
                v.iter()
                    .map(|r| [a.code_point_of(r.start), a.code_point_of(r.end)])
                    .collect::<Vec<_>>()
            };
            let l: Vec<_> = found.iter().map(|m| serde_json::json!({"source": cp(&m.source), "cue": cp(&m.cue), "content": cp(&m.content)})).collect();
            writeln!(
                f,
                "{}",
                serde_json::json!({"doc": document.name, "attributions": l})
            )
            .unwrap();
        }
        tally.add(document.article.text(), &found, &document.attributions);
        bytes += document.article.len();
    }
    table::print(&tally);
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{} articles of {bytes} bytes in {seconds:.2} s",
        documents.len()
    );
    Ok(())
}

/// The attributions that the joiner makes of given spans.
fn joined(document: &Document, spans: &dyn Fn(&Document, &Tokens) -> Vec<Tagged>) -> Vec<Marks> {
    let tokens = Tokens::of(&document.article);
    let tagged = spans(document, &tokens);
    let found = joiner::join(&document.article, &tokens, &tagged);
    found.iter().map(found::marks).collect()
}
