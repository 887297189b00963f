//! How good a draft is: figures to set beside those of other systems.
//!
//! ```text
//! cargo run --release --example score -- all GOLD.jsonl RE3D              every table of the README; RE3D is the folder kept out of training
//! cargo run --release --example score -- disputes FILE.txt… | bundled    sides and rows, of true claims; with -d of whole drafts too
//! cargo run --release --example score -- polnear GOLD.jsonl              the draft of each article, scored
//! cargo run --release --example score -- rules GOLD.jsonl                what the rules find, scored
//! cargo run --release --example score -- predictions GOLD.jsonl OUT.jsonl  what another program found, scored
//! cargo run --release --example score -- joiner GOLD.jsonl               the true spans joined, scored
//! cargo run --release --example score -- joiner GOLD.jsonl SPANS.jsonl   spans of a tagger joined, scored
//! cargo run --release --example score -- names [--rules] GOLD.jsonl      names of the draft, or by rules, against passages
//! cargo run --release --example score -- re3d [--rules] FOLDER            names and noun phrases, against a folder of re3d
//! cargo run --release --example score -- entities [--rules|--gold] TEXT DOSSIER.json  the cast against a person's dossier
//! ```
//!
//! GOLD and OUT hold a line for each article, as `shared/eval/README.md` says; a line of SPANS is
//! `{"doc": NAME, "spans": [["source" | "cue" | "content", begin, end, nested], …]}`. All offsets count code points.

mod attributions;
mod comparison;
mod disputes;
mod entities;
mod found;
mod gold;
mod marked;
mod missed;
mod spans;
mod table;
mod words;

use std::error::Error;
use std::time::Instant;

use counterclaim::draft::{self, Request, Stop, Tagged, Tokens, joiner, rules};

use crate::attributions::Tally;
use crate::entities::Readings;
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
        ["polnear", gold] => polnear(gold),
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
        ["disputes", ref files @ ..] => comparison::score(files),
        ["all", gold, reports] => all(gold, reports),
        ["names", gold] => print_names(entities::passages(gold, &entities::by_draft)),
        ["names", "--rules", gold] => print_names(entities::passages(gold, &entities::by_rules)),
        ["re3d", folder] => print_names(entities::re3d(folder, &entities::by_phrase)),
        ["re3d", "--rules", folder] => print_names(entities::re3d(folder, &entities::by_rules)),
        ["entities", text, dossier] => print_entities(text, dossier, Readings::Drafted),
        ["entities", "--rules", text, dossier] => print_entities(text, dossier, Readings::ByRules),
        ["entities", "--gold", text, dossier] => print_entities(text, dossier, Readings::Gold),
        _ => Err(
            "score all|disputes|polnear|predictions|joiner|names|re3d|entities FILE [FILE]".into(),
        ),
    }
}

/// Everything that the README quotes.
fn all(gold: &str, reports: &str) -> Result<(), Box<dyn Error>> {
    let root = env!("CARGO_MANIFEST_DIR");
    println!("== attributions, {gold}");
    polnear(gold)?;
    println!("\n== persons, bodies, places, {reports}");
    print_names(entities::re3d(reports, &entities::by_phrase))?;
    println!("\n== the bundled article against its dossier");
    let seed = |ending| format!("{root}/seeds/operation-ghazab-lil-haq.{ending}");
    print_entities(&seed("txt"), &seed("json"), Readings::Drafted)?;
    comparison::score(&["-d", "bundled"])?;
    println!("\n== seven disputes");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(format!("{root}/tests/disputes"))? {
        let path = entry?.path().to_string_lossy().into_owned();
        files.extend(path.strip_suffix(".txt").is_some().then_some(path));
    }
    files.sort();
    let files: Vec<&str> = std::iter::once("-d")
        .chain(files.iter().map(String::as_str))
        .collect();
    comparison::score(&files)
}

/// Attributions of whole drafts; nested ones are left out, since the articles have none marked.
fn polnear(gold: &str) -> Result<(), Box<dyn Error>> {
    score(gold, |document| {
        let drafted = draft::draft(&document.article, &Request::default(), &Stop::default());
        let found = drafted.unwrap_or_default().reading.attributions;
        let outer = found.iter().filter(|found| found.within.is_none());
        outer.map(found::marks).collect()
    })
}

fn print_names(found: Result<entities::Table, Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    table::print_counts(&found?);
    Ok(())
}

fn print_entities(text: &str, dossier: &str, readings: Readings) -> Result<(), Box<dyn Error>> {
    table::print_shared(&entities::dossier(text, dossier, readings)?);
    Ok(())
}

/// Scores what `find` finds in each article, and prints the table.
fn score(gold: &str, find: impl Fn(&Document) -> Vec<Marks>) -> Result<(), Box<dyn Error>> {
    let mut tally = Tally::default();
    let documents = gold::read(gold)?;
    let (mut bytes, begun) = (0, Instant::now());
    for document in &documents {
        let found = find(document);
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

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a failed unwrap is a failed test
mod tests {
    use super::*;

    /// The figures that `shared/eval/score.py` gives for the two files beside: precision, recall, F1.
    const BY_SCORE_PY: [(&str, &str); 10] = [
        ("token.source", "100.0 52.6 69.0"),
        ("token.cue", "83.3 41.7 55.6"),
        ("token.content", "100.0 84.6 91.7"),
        ("overlap.source", "75.0 50.0 60.0"),
        ("overlap.cue", "80.0 44.4 57.1"),
        ("overlap.content", "100.0 66.7 80.0"),
        ("ar.content", "100.0 66.7 80.0"),
        ("ar.source", "83.3 55.6 66.7"),
        ("ar.full", "66.7 44.4 53.3"),
        ("ar.speech", "100.0 60.0 75.0"),
    ];

    #[test]
    fn the_figures_are_those_of_the_reference() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/score/fixture");
        let found = found::read::<found::Attributions>(&format!("{folder}/found.jsonl")).unwrap();
        let mut tally = Tally::default();
        for document in gold::read(&format!("{folder}/gold.jsonl")).unwrap() {
            let marks = found[&document.name].in_bytes(&document.article);
            tally.add(document.article.text(), &marks, &document.attributions);
        }
        for (name, expected) in BY_SCORE_PY {
            let count = tally.counts[name];
            let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
            let figures = format!("{precision:.1} {recall:.1} {f1:.1}");
            assert_eq!(figures, expected, "{name}");
        }
        let recall = |name: &str| format!("{:.0}", tally.counts[name].recall());
        let recalls = ["recall.direct", "recall.mixed", "recall.indirect"].map(recall);
        assert_eq!(recalls, ["100", "0", "57"]);
    }
}
