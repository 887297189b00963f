//! Sides and the comparison on marked passages, with the marks as input.
//!
//! `-v` prints every claim, `-q` every question, `-d` drafts the bare text too, `-m` prints what those drafts missed, `-w=DIR` writes the layers.

use crate::disputes;
use crate::marked::{self as gold, Gold, GoldVoice};
use crate::missed;
use counterclaim::draft::matters;
use counterclaim::draft::parties::{self, Voice};
use counterclaim::draft::{self, Request, Stop, layer};
use counterclaim::draft::{Tokens, cast, gazetteer::Gazetteer};
use counterclaim::model::{Article, Dossier, Paragraph};
use counterclaim::store;

/// Scores the files, or `bundled`; flags begin with `-`.
pub fn score(arguments: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    let (flags, files): (Vec<&str>, Vec<&str>) = arguments
        .iter()
        .partition(|argument| argument.starts_with('-'));
    let verbose = flags.contains(&"-v");
    let mut drafted = disputes::Whole::default();
    let mut compared = disputes::Rows::default();
    let (mut problems, mut peaceful) = (0, disputes::Share::default());
    let (mut total, mut found) = (disputes::Sides::default(), disputes::Share::default());
    for file in files {
        let name = file
            .rsplit('/')
            .next()
            .unwrap_or(file)
            .trim_end_matches(".txt")
            .to_owned();
        let mut score = disputes::Sides::default();
        let marked = if name == "bundled" {
            vec![bundled()?]
        } else {
            gold::passages(&name, &std::fs::read_to_string(file)?)?
        };
        for gold in marked {
            let article = Article::new(gold.text.clone());
            let tokens = Tokens::of(&article);
            let cast = cast::join(&article, &tokens, &gold.reading, Gazetteer::get());
            let parties = parties::find(&article, &gold.reading, &cast, Gazetteer::get(), &[]);
            let matters =
                matters::gather(&article, &gold.reading, &cast, Gazetteer::get(), &parties);
            let layer = layer::layer(
                &article,
                layer::Findings {
                    reading: &gold.reading,
                    cast: &cast,
                    parties: &parties,
                    matters: &matters,
                },
            );
            if let Some(folder) = flags.iter().find_map(|flag| flag.strip_prefix("-w=")) {
                std::fs::write(format!("{folder}/{}.txt", gold.id), &gold.text)?;
                std::fs::write(
                    format!("{folder}/{}.json", gold.id),
                    serde_json::to_string_pretty(&layer)?,
                )?;
            }
            let (_, faults) = Dossier::build(article, layer);
            if flags.contains(&"-d") {
                drafted += whole(&gold, &mut problems)?;
            }
            for fault in &faults {
                println!("{}: {fault}", gold.id);
            }
            problems += faults.len();
            if gold.sides.is_empty() {
                peaceful.count(parties.sides.is_empty());
                continue;
            }
            compared += disputes::rows(&gold, &parties, &matters);
            if flags.contains(&"-q") {
                questions(&gold, &parties, &matters);
            }
            let one = disputes::sides(&gold, &parties);
            let paired = disputes::pairing(&gold, &parties);
            found.count(paired.iter().flatten().count() >= 2);
            score += one;
            if verbose && (one.right.of < one.right.all || one.given.of < one.given.all) {
                show(&gold, &parties, &cast);
            }
        }
        println!(
            "{name:30} given {} right {} apart {}",
            score.given, score.right, score.apart
        );
        total += score;
    }
    println!(
        "{:30} given {} right {} apart {}; two sides found {found}",
        "all", total.given, total.right, total.apart
    );
    println!(
        "answers in one row opposite {}; answered {} precise {}; pairs together {} purely {}",
        compared.opposite, compared.answered, compared.precise, compared.together, compared.purely
    );
    println!(
        "whole drafts: found {} with the right side {}; answers in one row opposite {}",
        drafted.found, drafted.right, drafted.opposite
    );
    println!("problems in layers: {problems}; no sides where there is no dispute {peaceful}");
    Ok(())
}

/// The draft of the bare text, scored.
fn whole(gold: &Gold, problems: &mut usize) -> Result<disputes::Whole, Box<dyn std::error::Error>> {
    let article = Article::new(gold.text.clone());
    let draft = draft::draft(&article, &Request::default(), &Stop::default())?;
    let (dossier, faults) = Dossier::build(article, draft.layer);
    for fault in &faults {
        println!("{} drafted: {fault}", gold.id);
    }
    *problems += faults.len();
    if std::env::args().any(|flag| flag == "-v") {
        println!("== {} drafted", gold.id);
        let article = Article::new(gold.text.clone());
        let named = draft::draft(&article, &Request::default(), &Stop::default())?
            .reading
            .namings;
        println!(
            "   {:?}",
            named
                .iter()
                .map(|n| format!("{} {}", n.kind.short(), n.span.of(&gold.text)))
                .collect::<Vec<_>>()
        );
        for side in dossier.sides() {
            println!("   {}: {:?}", side.name, side.speakers);
        }
        for id in dossier.claim_ids() {
            let claim = dossier.claim(id);
            println!(
                "   {} | {} [{}] {} | {} | {:.60}",
                claim.question.0 + 1,
                claim.paragraph.map_or(0, Paragraph::number),
                dossier.voice_name(claim.voice),
                claim.source_words(),
                claim.cue_words(),
                claim.content_words()
            );
        }
    }
    if std::env::args().any(|flag| flag == "-m") {
        missed::print(gold, &dossier);
    }
    Ok(disputes::whole(gold, &dossier))
}

/// The bundled article with its curated dossier.
fn bundled() -> Result<Gold, serde_json::Error> {
    let layer: counterclaim::model::layer::Layer = serde_json::from_str(store::BUNDLED_LAYER)?;
    let (dossier, _) = Dossier::build(Article::new(store::BUNDLED_TEXT.to_owned()), layer);
    Ok(gold::of_dossier("bundled", &dossier))
}

fn questions(gold: &Gold, parties: &parties::Parties, matters: &matters::Matters) {
    println!("\n==== {}", gold.id);
    for (k, matter) in matters.matters.iter().enumerate() {
        println!("  {} {}", k + 1, matter.question);
        for &i in &matter.claims {
            let attribution = &gold.reading.attributions[i];
            let words = |span: counterclaim::text::Span| span.of(&gold.text);
            let voice = match parties.voices[i] {
                Voice::Side(side) => parties.sides[side].name.clone(),
                other => format!("{other:?}"),
            };
            let answers: Vec<String> = matters
                .meetings
                .iter()
                .filter(|m| m.answer == i)
                .map(|m| format!("{:?} {}", m.how, m.to))
                .collect();
            let content = attribution.content.first().map_or("", |span| words(*span));
            println!(
                "       {i:2} [{voice}] {} | {} | {:.90} {}",
                attribution.source.map_or("-", words),
                words(attribution.cue),
                content,
                answers.join(" ")
            );
        }
    }
    for (line, on) in &matters.verifications {
        println!("  ? {} -> {on:?}", line.of(&gold.text));
    }
}

fn show(gold: &Gold, parties: &parties::Parties, cast: &counterclaim::draft::Cast) {
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
            "   {mark:8} {:?} | {drafted} | {} | {} | {:.70} || {:?}",
            gold.voices[i],
            attribution.source.map_or("-", words),
            words(attribution.cue),
            content,
            cast.sources[i].map(|f| &cast.figures[f].name)
        );
    }
}
