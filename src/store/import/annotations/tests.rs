//! What goes out comes back; what was made elsewhere is put where it belongs; what is broken is a sentence.

use std::fs;

use super::*;
use crate::draft::{self, Request, Stop};
use crate::model::Dossier;
use crate::model::layer::{Assessment, Credibility, Judgement, Likelihood, Reliability};
use crate::store::export;
use crate::store::import::testing::mutations;
use crate::store::{Source, open, sha256};

const ARTICLE: &str = "\
ORLEM, May 4 — Two Varskian soldiers were killed when their post came under fire, the Varskian Defence Ministry said.

Tolmen denied that its troops had fired first. “Our men were asleep,” said Col. Adan Virrek, a spokesman for the army.

Varsk accused Tolmen of shelling the village of Sadzel on Monday. Tolmen rejected the accusation.

Neither account could be independently verified.
";

/// A drafted dossier and the bundled one, with their names.
fn dossiers() -> Vec<(String, Dossier)> {
    let article = Article::new(ARTICLE.to_owned());
    let drafted = draft::draft(&article, &Request::default(), &Stop::default()).unwrap();
    let mut layer = drafted.layer;
    for (claim, note) in layer.claims.iter_mut().zip(["Ask again.", "Seen."]) {
        claim.judgement = judged(note);
    }
    let (drafted, _) = Dossier::build(article, layer);
    let bundled = open(Source::Bundled).unwrap();
    vec![
        ("drafted".to_owned(), drafted),
        (bundled.name, bundled.dossier),
    ]
}

fn judged(note: &str) -> Judgement {
    Judgement {
        reliability: Some(Reliability::B),
        credibility: Some(Credibility::Three),
        assessment: Some(Assessment::Weak),
        likelihood: Some(Likelihood::Unlikely),
        note: Some(note.to_owned()),
        tags: vec!["shelling".to_owned()],
    }
}

fn exported(format: &str, dossier: &Dossier) -> String {
    let format = export::format(format).unwrap();
    String::from_utf8(export::export(format, dossier, "article", &[])).unwrap()
}

/// Brings a list to a text.
fn brought(list: &str, text: &str) -> Result<(Brought, Dossier), OpenError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list");
    fs::write(&file, list).unwrap();
    let article = Article::new(text.to_owned());
    let brought = bring(&file, &article, &sha256(text.as_bytes()))?;
    let (dossier, _) = Dossier::build(article, brought.layer.clone());
    Ok((brought, dossier))
}

#[test]
fn what_goes_out_comes_back_the_same() {
    for format in ["w3c", "jsonl"] {
        for (name, dossier) in dossiers() {
            let out = exported(format, &dossier);
            let (brought, back) = brought(&out, dossier.article().text()).unwrap();
            assert_eq!(
                (brought.tally.moved, brought.tally.orphaned),
                (0, 0),
                "{name} as {format}"
            );
            assert!(brought.tally.unchanged > 10, "{name} as {format}");
            let again = exported(format, &back);
            let differs = out
                .lines()
                .zip(again.lines())
                .position(|(first, second)| first != second);
            assert_eq!(
                (differs, again.len()),
                (None, out.len()),
                "{name} as {format}"
            );
        }
    }
}

#[test]
fn what_was_an_orphan_is_one_again() {
    let opened = open(Source::File("tests/bad/quote-not-found.json".into())).unwrap();
    for format in ["w3c", "jsonl"] {
        let out = exported(format, &opened.dossier);
        let (brought, back) = brought(&out, opened.dossier.article().text()).unwrap();
        assert_eq!(
            (brought.tally.moved, brought.tally.orphaned),
            (0, 1),
            "{format}"
        );
        assert!(exported(format, &back) == out, "{format}");
    }
}

#[test]
fn in_a_text_that_grew_everything_is_moved_and_in_one_that_lost_a_part_some_is_orphaned() {
    let (_, dossier) = dossiers().pop().unwrap();
    let out = exported("w3c", &dossier);
    let text = dossier.article().text();
    let (grown, _) = brought(&out, &format!("A note of the desk.\n{text}")).unwrap();
    assert_eq!((grown.tally.unchanged, grown.tally.orphaned), (0, 0));
    let fifteenth = dossier.article().paragraphs()[14].range(); // Does the TTP operate from Afghan soil?
    let shrunk = [&text[..fifteenth.start], &text[fifteenth.end..]].concat();
    let (shrunk, back) = brought(&out, &shrunk).unwrap();
    let all = grown.tally.moved;
    let Tally {
        unchanged,
        moved,
        orphaned,
    } = shrunk.tally;
    assert_eq!(unchanged + moved + orphaned, all);
    assert!(
        unchanged > 20 && moved > 20 && (5..40).contains(&orphaned),
        "{:?}",
        shrunk.tally
    );
    assert_eq!(back.claims().len(), dossier.claims().len());
    let lost = back
        .claims()
        .iter()
        .filter(|claim| claim.content.iter().any(|part| part.span.is_none()));
    assert!(
        lost.count() >= 3,
        "the claims of the paragraph are kept as orphans"
    );
}

#[test]
fn short_words_in_other_surroundings_are_not_taken_for_the_same() {
    let list = |context: &str| {
        format!(
            r#"[{{"target": {{"selector": {{"type": "TextQuoteSelector", "exact": "said" {context}}}}}}}]"#
        )
    };
    let text = "Kabul said so, and Islamabad said no.";
    let tally = |context: &str| brought(&list(context), text).unwrap().0.tally;
    assert_eq!(
        tally(r#", "prefix": "Islamabad  ", "suffix": " no""#).unchanged,
        1
    );
    assert_eq!(tally("").orphaned, 1);
    assert_eq!(
        tally(r#", "prefix": "Beijing", "suffix": "maybe""#).orphaned,
        1
    );
}

/// As `https://api.hypothes.is/api/search` answers, shortened.
const HYPOTHESIS: &str = r#"{"total": 3, "rows": [
  {"id": "a1", "user": "acct:mira@hypothes.is", "uri": "https://example.org/x", "text": "Is this so?", "tags": ["border posts"],
   "target": [{"source": "https://example.org/x", "selector": [
     {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 0, "endOffset": 9},
     {"type": "TextPositionSelector", "start": 977, "end": 990},
     {"type": "TextQuoteSelector", "exact": "guns had opened fire", "prefix": "said that\n   Varskian ", "suffix": " from"}]}]},
  {"id": "a2", "text": "", "tags": ["border posts"],
   "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "nowhere at all"}]}]},
  {"id": "a3", "text": "A note on the page", "tags": [], "target": [{"source": "https://example.org/x"}]}]}"#;

#[test]
fn what_hypothesis_exports_is_drafted_without_a_side_and_what_is_left_out_is_said() {
    let text = "Tolmen said that Varskian guns had opened fire from the ridge.";
    let (brought, dossier) = brought(HYPOTHESIS, text).unwrap();
    assert_eq!(
        brought.tally,
        Tally {
            unchanged: 0,
            moved: 1,
            orphaned: 1
        }
    );
    assert_eq!(dossier.questions().len(), 1);
    assert_eq!(dossier.questions()[0].question, "border posts");
    assert_eq!(dossier.claims()[0].content_words(), "guns had opened fire");
    assert_eq!(dossier.claims()[0].voice, crate::model::Voice::Unknown);
    let losses = brought.losses.join(" ");
    for says in [
        "2 annotations of another tool",
        "2 comments",
        "1 annotation mark",
    ] {
        assert!(losses.contains(says), "{losses}");
    }
}

#[test]
fn lines_of_other_articles_are_left_out() {
    let mut of = dossiers();
    let (_, first) = of.remove(0);
    let (_, second) = of.remove(0);
    let lines = exported("jsonl", &first) + &exported("jsonl", &second);
    let (found, back) = brought(&lines, second.article().text()).unwrap();
    assert_eq!(back.claims().len(), second.claims().len());
    let others = format!("{} lines are about other articles", first.claims().len());
    assert!(
        found.losses.iter().any(|loss| loss.contains(&others)),
        "{:?}",
        found.losses
    );
    let refused = brought(&lines, "Another text.").unwrap_err().to_string();
    assert!(
        refused.contains("claims of 2 articles, and none"),
        "{refused}"
    );
}

#[test]
fn what_is_broken_is_a_sentence_with_its_place() {
    for (list, says) in [
        ("{\"items\": [", "line 1, column"),
        ("{}", "holds no annotations"),
        ("[1, 2]", "holds no annotations"),
        ("3", "holds no annotations"),
        ("", "the file ends where a value is expected"),
        (
            r#"{"anchors": {}, "question_id": "q"}"#,
            "line 1: missing field `id`",
        ),
    ] {
        let refused = brought(list, "Words.").unwrap_err().to_string();
        assert!(refused.contains(says), "{list}: {refused}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let refused = brought(&deep, "Words.").unwrap_err().to_string();
    assert!(refused.contains("nested deeper than 128"), "{refused}");
}

#[test]
fn no_change_of_a_list_breaks_its_reader() {
    let (_, dossier) = dossiers().remove(0);
    let text = dossier.article().text();
    for format in ["w3c", "jsonl"] {
        let out = exported(format, &dossier);
        mutations(out.as_bytes(), 40, |bytes| {
            drop(brought(&String::from_utf8_lossy(bytes), text));
        });
    }
}
