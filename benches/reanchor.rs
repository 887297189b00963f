//! How long it takes to find twenty thousand anchors again in a text of ten megabytes that has changed.

mod invented;

use std::fmt::Write;
use std::hint::black_box;

use counterclaim::model::reanchor::{nearest, settle, survey};
use counterclaim::model::{Article, Desk, anchor};
use counterclaim::text::Span;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const CLAIMS: usize = 10_000;

/// Claims whose content are so many sentences of a text, with a word before each as their cue.
fn desk(article: &Article) -> Desk {
    let every = article.len() / CLAIMS;
    let claims: Vec<serde_json::Value> = (0..CLAIMS)
        .map(|number| {
            let at = article.text().ceil_char_boundary(number * every);
            let sentence = article.sentence_at(at);
            let first = counterclaim::text::next_word(article.text(), sentence, 0);
            let anchor = |span| anchor::anchors(article, &[span]);
            serde_json::json!({
                "id": format!("c{number}"),
                "question": "q",
                "paragraph": article.paragraph_at(at).number(),
                "content": anchor(sentence),
                "cue": anchor(first.unwrap_or(Span::new(at, at))),
            })
        })
        .collect();
    let layer = serde_json::json!({ "claims": claims });
    Desk::new(serde_json::from_value(layer).expect("a layer"))
}

/// A text of which no two sentences are the same.
fn text(bytes: usize) -> String {
    let mut names = invented::names(usize::MAX);
    let mut text = String::new();
    while text.len() < bytes {
        let words: Vec<String> = names.by_ref().take(9).collect();
        let end = if text.len().is_multiple_of(7) {
            "\n\n"
        } else {
            " "
        };
        let rest = words[1..].join(" of ");
        let _ = write!(text, "{} said the {rest}.{end}", words[0]);
    }
    text
}

fn changed(bench: &mut Criterion) {
    let text = text(10_000_000);
    let desk = desk(&Article::new(text.clone()));
    let edits = [
        ("same", text.clone()),
        ("a paragraph before it", format!("New.\n\n{text}")),
        (
            "each sentence edited",
            text.replace(" said the ", " said that the "),
        ),
        ("another text", text.replace(' ', " x")),
    ];
    for (what, text) in edits {
        let article = || Article::new(text.clone());
        eprintln!("{what}: {}", survey(&article(), &desk).says());
        bench.bench_function(&format!("survey/{what}"), |bencher| {
            bencher.iter_batched(
                article,
                |article| survey(black_box(&article), &desk),
                BatchSize::PerIteration,
            );
        });
        let article = article();
        bench.bench_function(&format!("settle/{what}"), |bencher| {
            bencher.iter(|| settle(black_box(&desk), &article, None));
        });
        let orphans = survey(&article, &desk).orphans;
        let Some(orphan) = orphans.get(orphans.len() / 2) else {
            continue;
        };
        let found = orphans
            .iter()
            .take(200)
            .filter_map(|o| nearest(&article, o));
        eprintln!("{what}: {} of 200 orphans have a candidate", found.count());
        bench.bench_function(&format!("nearest/{what}"), |bencher| {
            bencher.iter(|| nearest(black_box(&article), orphan));
        });
    }
}

fn brief() -> Criterion {
    Criterion::default().sample_size(10)
}

criterion_group!(name = benches; config = brief(); targets = changed);
criterion_main!(benches);
