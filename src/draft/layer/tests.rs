//! Layers of any text are found again, span by span, and hold no problem.

use super::layer;
use crate::draft::gazetteer::Gazetteer;
use crate::draft::{Attribution, Naming, Reading, Tokens, cast, matters, parties};
use crate::model::layer::{Kind, Layer};
use crate::model::{Article, Dossier};
use crate::text::{self, Span};

fn drafted(article: &Article, reading: &Reading) -> Layer {
    let cast = cast::join(article, &Tokens::of(article), reading, Gazetteer::get());
    let parties = parties::find(article, reading, &cast, Gazetteer::get(), &[]);
    let matters = matters::gather(article, reading, &cast, Gazetteer::get(), &parties);
    layer(article, reading, &cast, &parties, &matters)
}

/// A reading that is no good, of the words as they come: every third a cue, with its neighbours.
fn senseless(article: &Article, most: usize) -> Reading {
    let whole = Span::new(0, article.len());
    let words: Vec<Span> = text::words(article.text(), whole).take(most).collect();
    let kinds = Kind::ALL;
    let mut reading = Reading::default();
    for (i, five) in words.chunks(5).enumerate() {
        let [source, cue, first, second, name] = five else { continue };
        reading.attributions.push(Attribution {
            source: (i % 4 > 0).then_some(*source),
            cue: *cue,
            content: vec![*first, *second],
            within: (i % 3 == 0).then(|| i.saturating_sub(1)),
        });
        reading.namings.push(Naming { span: *name, kind: kinds[i % kinds.len()] });
    }
    reading
}

#[test]
fn the_layer_of_any_text_has_no_problem() {
    let hostile = [
        String::new(),
        "\u{feff}\u{202e}a b c d e f g h".to_owned(),
        "said ".repeat(400),
        "The army said it denied the claim. ".repeat(60),
        "é’ß\u{301} 中文 🙂 İ \u{0} \u{1b}[31m word ".repeat(40),
        "A\n\nB said\tC\r\n“D” ‘e’ — f … 1,000 ".repeat(30),
        "unknown article ? ¶ x ".repeat(30),
    ];
    for text in hostile {
        let article = Article::new(text);
        let reading = senseless(&article, 900);
        let layer = drafted(&article, &reading);
        assert_eq!(layer.claims.len(), reading.attributions.len());
        let words = article.text().chars().take(40).collect::<String>();
        let (dossier, problems) = Dossier::build(article, layer);
        assert!(problems.is_empty(), "{words:?}: {:#?}", &problems[..problems.len().min(4)]);
        for (claim, attribution) in dossier.claims().iter().zip(&reading.attributions) {
            let found: Vec<Span> = claim.content.iter().filter_map(|part| part.span).collect();
            assert_eq!(found, attribution.content);
        }
    }
}

#[test]
fn a_denial_stands_opposite_what_it_denies() {
    let text = "The Karvelian army said on Monday that Dzhurmian troops had shelled Sadzeli.\nDzhurmia denied the accusation.";
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        Span::new(at, at + words.len())
    };
    let article = Article::new(text.to_owned());
    let reading = Reading {
        attributions: vec![
            Attribution {
                source: Some(span("The Karvelian army")),
                cue: span("said"),
                content: vec![span("that Dzhurmian troops had shelled Sadzeli")],
                within: None,
            },
            Attribution { source: Some(Span::new(78, 86)), cue: span("denied"), content: vec![span("the accusation")], within: None },
        ],
        namings: vec![
            Naming { span: span("Sadzeli"), kind: Kind::Place },
            Naming { span: Span::new(78, 86), kind: Kind::Place },
        ],
    };
    let layer = drafted(&article, &reading);
    assert_eq!(layer.sides.len(), 2);
    assert_eq!(layer.questions.len(), 1);
    assert_eq!(layer.questions[0].question, "Had Dzhurmian troops shelled Sadzeli?");
    assert_ne!(layer.claims[0].side, layer.claims[1].side);
    assert_eq!(layer.claims[1].answers.len(), 1);
    let (_, problems) = Dossier::build(article, layer);
    assert!(problems.is_empty(), "{problems:?}");
}
