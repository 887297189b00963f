//! From the first draft to the last; merging over a restart; a claim out of selected words.

use std::fs;

use super::{LEDGER, home, lines, opened, printed, quit};
use crate::terminal::Home;

const REPORT: &str = "\
Two killed at the ridge

ORLEM, May 4 — Two Varskian soldiers were killed when their post came under fire, the Varskian Defence Ministry said on Sunday.

Tolmen denied that its troops had fired first. “Our men were asleep,” said Col. Adan Virrek, a spokesman for the Tolmeni army.

Neither account could be independently verified.
";

#[test]
fn a_drafted_article_is_reviewed_from_the_first_draft_to_the_last() {
    let home = Home::new();
    home.file("report.txt", REPORT);
    let mut session = home.program().size(120, 40).arg("report.txt").start();
    session
        .told("Drafted by the program")
        .press("d")
        .told("drafts left");
    let mut reviewed = 0;
    while !session.screen().status().contains("no draft is left") {
        session.press("a");
        reviewed += 1;
        assert!(reviewed < 100, "{}", session.report());
    }
    assert!(reviewed > 5, "{reviewed} drafts");
    quit(session);
    let ledger = fs::read_to_string(home.path().join("report.ledger.jsonl")).unwrap();
    assert_eq!(ledger.lines().count(), reviewed);
    assert_eq!(
        fs::read_to_string(home.path().join("report.txt")).unwrap(),
        REPORT
    );

    let mut session = home.program().size(120, 40).arg("report.txt").start();
    session
        .see("Tolmen")
        .miss("draft")
        .press("d")
        .told("there is no draft");
    quit(session);
    let claims = printed(&home, &["print", "claims", "report.txt", "--format", "tsv"]);
    assert!(
        claims.contains("\tkept") && !claims.contains("\tdraft"),
        "{claims}"
    );
}

#[test]
fn two_entities_are_merged_and_it_is_undone_and_made_again_over_a_restart() {
    let home = home();
    let mut session = opened(&home);
    session
        .press("2 /")
        .type_text("colonel")
        .press("Enter 2 M")
        .see("Merge “Colonel Virrek” into");
    session
        .type_text("adan")
        .press("Enter")
        .see("Which name stays?")
        .press("Enter");
    session
        .told("merged Colonel Virrek into Adan Virrek")
        .see("2 Entities");
    assert!(lines(&home)[0].contains("merged Colonel Virrek into Adan Virrek"));
    session.press("u").told("undid: merged Colonel Virrek");
    quit(session);

    let mut session = opened(&home);
    session
        .press("Ctrl-r")
        .told("made again: merged Colonel Virrek into Adan Virrek");
    quit(session);

    let mut session = opened(&home);
    session
        .press("2 /")
        .type_text("colonel")
        .press("Enter")
        .see("▸Colonel Virrek →");
    session
        .press("u")
        .told("undid: merged")
        .press("Ctrl-r u")
        .told("undid: merged");
    quit(session);
    assert_eq!(lines(&home).len(), 6, "nothing is taken out of a ledger");
    let entities = printed(&home, &["print", "entities", "ridge.txt"]);
    assert!(entities.contains("Colonel Virrek"), "{entities}");
}

#[test]
fn selected_words_become_a_claim_that_is_set_against_another() {
    let home = home();
    let mut session = opened(&home);
    session
        .press("/")
        .type_text("dismissed")
        .press("Enter Esc w v w c")
        .see("What is the claim about?");
    session
        .type_text("shells")
        .press("Enter")
        .told("added the claim “the charge”");
    session
        .press("Enter")
        .type_text("tolmen")
        .press("Enter")
        .told("to Tolmen");
    session
        .press("j j j j j j j j Enter")
        .see("that shells had come from")
        .press("Enter");
    session
        .see("How does it meet that claim?")
        .press("Enter")
        .told("denies");
    session.press("Esc 3").see("⇄ disputed");
    quit(session);
    let claims = printed(&home, &["print", "claims", "ridge.txt", "--format", "tsv"]);
    let claim = claims
        .lines()
        .find(|line| line.contains("the charge"))
        .unwrap();
    assert!(
        claim.contains("tolmen") && claim.contains("denies v-shells"),
        "{claim}"
    );
}

#[test]
fn what_is_corrected_stands_in_the_dossier_when_it_is_asked_for_and_no_sooner() {
    let home = home();
    let mut session = opened(&home);
    session.press("d a").told("accepted");
    let layer = || fs::read_to_string(home.path().join("ridge.json")).unwrap();
    assert_eq!(layer(), super::LAYER);
    session.press("Ctrl-s").told("written: ").told("ridge.json");
    let saved = layer();
    assert!(
        saved.contains(r#""question": "Who fired first?", "review": "kept""#),
        "{saved}"
    );
    let same = |line: &&str| saved.contains(*line);
    let changed = super::LAYER.lines().filter(|line| !same(line)).count();
    assert!(changed <= 3, "{changed} lines changed\n{saved}");
    quit(session);
    let mut session = opened(&home);
    session
        .see("13 drafts")
        .press("u")
        .told("undid: accepted")
        .see("14 drafts");
    quit(session);
    assert_eq!(lines(&home).len(), 2);
    assert!(home.path().join(LEDGER).exists());
    opened(&home).see("14 drafts");
}

#[test]
fn who_only_reads_leaves_no_file() {
    let home = home();
    let mut session = opened(&home);
    session
        .press("j 2 j Enter 3 j l 4 n 1 v w Esc d L")
        .told("nothing was corrected yet");
    quit(session);
    assert!(!home.path().join(LEDGER).exists());
    assert_eq!(
        fs::read_to_string(home.path().join("ridge.json")).unwrap(),
        super::LAYER
    );
}

#[test]
fn a_text_that_changed_on_disk_is_anchored_again_and_that_is_said_once() {
    let home = Home::new();
    home.file("report.txt", REPORT);
    let start = || home.program().size(120, 40).arg("report.txt").start();
    let mut session = start();
    session.told("Drafted by the program");
    session.press("d a").told("accepted");
    quit(session);

    let changed = REPORT.replace(
        "its troops had fired first",
        "its soldiers had fired the first shot",
    );
    home.file("report.txt", format!("A line before all.\n\n{changed}"));
    let mut session = start();
    session.told("The text changed: of").told("R re-anchors");
    session
        .press("R")
        .see("orphaned")
        .see("that its soldiers had fired");
    let mut keys = 0;
    while !session
        .screen()
        .status()
        .contains("took the changed text over")
    {
        session.press("Enter");
        keys += 1;
        assert!(keys < 50, "{}", session.report());
    }
    session.press("R").told("nothing to re-anchor");
    session.press("Ctrl-s").told("written");
    quit(session);

    let mut session = start();
    session.see("first shot").miss("The text changed");
    quit(session);
    let claims = printed(&home, &["print", "claims", "report.txt", "--format", "tsv"]);
    assert!(claims.contains("its soldiers had fired"), "{claims}");
    printed(&home, &["check", "report.txt"]);
}
