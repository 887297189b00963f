use serde_json::Value;

use super::*;
use crate::model::Article;

const EXPECTED: &str = include_str!("../../../assets/draft/tagger.expected.json");

fn tagged(text: &str) -> (Tokens, Tagging) {
    let tokens = Tokens::of(&Article::new(text.to_owned()));
    let tagging = Tagger::bundled()
        .unwrap()
        .tag(text, &tokens, &|| false)
        .unwrap();
    (tokens, tagging)
}

/// For every number of the fixture how far a tagger's is from it: the trainer's probabilities, reckoned in floats.
fn distances(tagger: &Tagger) -> Vec<f64> {
    let cases: Value = serde_json::from_str(EXPECTED).unwrap();
    let mut all = Vec::new();
    for case in cases.as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let tokens = Tokens::of(&Article::new(text.to_owned()));
        let found = tagger.scores(&tagger.input(text, &tokens));
        let rows = case["rows"].as_array().unwrap().iter();
        let wanted: Vec<f64> = rows
            .flat_map(|row| row.as_array().unwrap())
            .map(|p| p.as_f64().unwrap())
            .collect();
        assert_eq!(found.len(), wanted.len(), "{text}");
        all.extend(
            found
                .iter()
                .zip(&wanted)
                .map(|(&f, w)| (f64::from(f.exp()) - w).abs()),
        );
    }
    all
}

#[test]
fn the_probabilities_are_those_of_the_trainer() {
    let exact = Tagger::exact(WEIGHTS).unwrap();
    let furthest = distances(&exact).into_iter().fold(0., f64::max);
    assert!(furthest < 1e-3, "{furthest}");
}

/// Rounding moves a probability here and there by a few hundredths, and hardly any on the whole.
#[test]
fn rounding_to_steps_hardly_moves_the_probabilities() {
    let found = distances(Tagger::bundled().unwrap());
    let furthest = found.iter().copied().fold(0., f64::max);
    let mean = found.iter().sum::<f64>() / found.iter().map(|_| 1.).sum::<f64>();
    assert!(
        furthest < 0.1 && mean < 1e-3,
        "{furthest} at most, {mean} on the whole"
    );
}

#[test]
fn a_plain_statement_is_marked() {
    let text = "The ministry said on Monday that three soldiers had been killed near the village of Kharan.\n";
    let (tokens, tagging) = tagged(text);
    let words = |role| {
        let mut of_role = tagging
            .tagged
            .iter()
            .filter(|t| t.role == role && !t.nested);
        tokens
            .span(&of_role.next().unwrap().tokens)
            .unwrap()
            .of(text)
    };
    assert_eq!(words(Role::Source), "The ministry");
    assert_eq!(words(Role::Cue), "said");
    assert_eq!(
        words(Role::Content),
        "that three soldiers had been killed near the village of Kharan"
    );
    assert!(tagging.certainty.iter().all(|c| (0. ..=1.0001).contains(c)));
    assert!(
        tagging
            .namings
            .iter()
            .any(|n| n.kind == Kind::Place && n.span.of(text) == "Kharan")
    );
}

#[test]
fn every_span_of_hostile_text_lies_inside_it() {
    let long = "x".repeat(20_000);
    let unbroken = "said“".repeat(5_000);
    let emoji = "👩‍👩‍👧 ".repeat(2_000);
    let marks = "\"“”'".repeat(3_000);
    for text in [
        "",
        " ",
        "\n\n",
        "\u{301}",
        "\u{0}\u{1}",
        "नमस्ते 漢字かな",
        &long,
        &unbroken,
        &emoji,
        &marks,
    ] {
        let (tokens, tagging) = tagged(text);
        for found in &tagging.tagged {
            assert!(!found.tokens.is_empty() && found.tokens.end <= tokens.len());
        }
        for naming in tagging.namings.iter().chain(&tagging.described) {
            assert!(text.get(naming.span.range()).is_some());
        }
    }
}

#[test]
fn windows_mark_every_token_once() {
    let text = "He said so, and left. ".repeat(400) + &"word ".repeat(3_000);
    let tokens = Tokens::of(&Article::new(text.clone()));
    let input = Tagger::bundled().unwrap().input(&text, &tokens);
    let mut at = 0;
    for window in input.windows() {
        assert_eq!(window.marked.start, at);
        assert!(
            window.marked.end > at
                && window.read.start <= at
                && window.read.end >= window.marked.end
        );
        assert!(input.size(&window.read) <= windows::PIECES + pieces::MOST);
        at = window.marked.end;
    }
    assert_eq!(at, tokens.len());
}

#[test]
fn whoever_says_stop_gets_nothing() {
    let text = "He said so, and left. ".repeat(400);
    let tokens = Tokens::of(&Article::new(text.clone()));
    let asked = std::sync::atomic::AtomicUsize::new(0);
    let stop = || asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 2;
    assert_eq!(Tagger::bundled().unwrap().tag(&text, &tokens, &stop), None);
    assert_eq!(asked.into_inner(), 3);
}

#[test]
fn a_damaged_file_is_no_tagger() {
    for bytes in [
        &b""[..],
        b"counterclaim tagger 1\n\n",
        b"counterclaim tagger 1\npieces text 9 9\n\nabc",
        b"\xff\n\n",
    ] {
        assert!(Tagger::new(bytes).is_err());
    }
}
