//! Corrections of an article that is no plain text: its text stands beside it first.

use std::fs;

use super::*;
use crate::model::decision::Proposal;
use crate::model::layer::{Judgement, QuestionEntry, Review};
use crate::model::{Desk, Dossier};
use crate::store::{Opened, Source, open};

const PAGE: &[u8] = include_bytes!("../../../tests/imports/article.html");

fn page() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    fs::write(&page, PAGE).unwrap();
    (folder, page)
}

fn opened(path: &Path) -> Opened {
    open(Source::File(path.to_owned())).unwrap()
}

/// Asks a question more, and records that.
fn ask(opened: &mut Opened) -> Result<Written, Trouble> {
    let desk = Desk::new((*opened.base).clone());
    let mut proposal = Proposal::new(&desk);
    proposal.add_question(QuestionEntry {
        id: "q".into(),
        question: "Who fired first?".into(),
        review: Review::Kept,
        judgement: Judgement::default(),
    });
    let correction = proposal.finish("added the question".into());
    opened.ledger.decide(correction);
    let text = opened.dossier.article().text();
    opened.workplace.record(text, &opened.base, &opened.ledger)
}

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_first_correction_of_a_page_writes_its_text_the_dossier_and_the_ledger() {
    let (folder, page) = page();
    let mut first = opened(&page);
    assert_eq!(first.workplace.proposal(), None);
    assert_eq!(
        names(folder.path()),
        ["page.html"],
        "opening writes nothing"
    );
    ask(&mut first).unwrap();
    let four = ["page.html", "page.json", "page.ledger.jsonl", "page.txt"];
    assert_eq!(names(folder.path()), four);
    let text = fs::read_to_string(folder.path().join("page.txt")).unwrap();
    assert_eq!(text, first.dossier.article().text());
    for named in ["page.html", "page.txt", "page.json"] {
        let again = opened(&folder.path().join(named));
        assert_eq!((again.name.as_str(), again.bare), ("page.txt", false));
        let asked = |dossier: &Dossier| dossier.questions().len();
        assert_eq!((asked(&again.dossier), again.ledger.lines().len()), (1, 1));
        assert_eq!(again.changed, None, "{named}: the dossier is this text's");
        assert_eq!(again.dossier.about().title, first.dossier.about().title);
    }
}

#[test]
fn saving_a_page_writes_its_text_too() {
    let (folder, page) = page();
    let mut opened = opened(&page);
    let layer = (*opened.base).clone();
    opened.workplace.save(layer, &opened.ledger).unwrap();
    assert_eq!(names(folder.path()), ["page.html", "page.json", "page.txt"]);
}

#[test]
fn a_page_whose_place_is_taken_offers_a_copy_and_takes_no_ledger_from_there() {
    for taken in ["page.txt", "page.json"] {
        let (folder, page) = page();
        fs::write(
            folder.path().join(taken),
            r#"{"text": "page.txt", "sides": []}"#,
        )
        .unwrap();
        let deed = r#"{"at":"2026-12-01T09:00:00Z","id":"1","says":"x","edits":[]}"#;
        fs::write(folder.path().join("page.ledger.jsonl"), format!("{deed}\n")).unwrap();
        let before = names(folder.path());
        let mut opened = opened(&page);
        assert!(opened.ledger.is_empty(), "{taken}");
        let trouble = ask(&mut opened).unwrap_err();
        assert!(matches!(trouble, Trouble::Nowhere(_)), "{taken}: {trouble}");
        assert_eq!(names(folder.path()), before, "{taken}");
        let copy = opened.workplace.proposal().unwrap().to_owned();
        assert_eq!(copy, folder.path().join("page.html.txt"));
        let text = opened.dossier.article().text();
        let settled = opened
            .workplace
            .settle(&copy, text, &opened.base, &opened.ledger);
        assert_eq!(settled.unwrap().stamps.len(), 1, "{taken}");
        assert_eq!(self::opened(&copy).ledger.lines().len(), 1, "{taken}");
    }
}

#[test]
fn a_text_that_came_there_since_is_not_replaced() {
    let (folder, page) = page();
    let mut opened = opened(&page);
    fs::write(folder.path().join("page.txt"), "Another text.").unwrap();
    let trouble = ask(&mut opened).unwrap_err();
    assert!(matches!(trouble, Trouble::OtherText(_)), "{trouble}");
    let text = fs::read_to_string(folder.path().join("page.txt")).unwrap();
    assert_eq!(text, "Another text.");
    assert_eq!(names(folder.path()), ["page.html", "page.txt"]);
}
