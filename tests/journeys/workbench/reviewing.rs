//! From draft to draft, one key an annotation.

use crate::stage::{Setting, Stage};

/// Everything that is a draft in the short article.
const DRAFTS: usize = 14;

#[test]
fn every_draft_is_reviewed_with_one_key_each() {
    let mut at = Stage::drafted(120, 32);
    at.see("14 drafts").press("d").told("14 drafts left");
    for left in (1..DRAFTS).rev() {
        at.press("a").told("accepted the ");
        let count = if left == 1 {
            "1 draft "
        } else {
            &format!("{left} drafts ")
        };
        at.see(count);
    }
    at.press("a").told("no draft is left").miss("~ ");
    at.press("d").told("there is no draft");
    assert_eq!(at.app.dossier().drafts(), 0);
}

#[test]
fn a_draft_looks_other_than_what_is_kept_in_every_pane() {
    let mut at = Stage::drafted(160, 48);
    at.see("▾~ 1 Who fired first?")
        .see("neutral · ¶2 · draft")
        .see("V ▏")
        .see("~ V org");
    at.press("d a").see("▾  1 Who fired first?");
    at.press("a").miss("neutral · ¶2 · draft").see("V ▌");
    at.press("2 a")
        .told("accepted the entity “Varskian Defence Ministry”")
        .miss("~ V org")
        .see("V org");
}

#[test]
fn what_is_rejected_is_gone_and_comes_back() {
    let mut at = Stage::drafted(120, 32);
    at.press("d d")
        .see("Two Varskian soldiers were killed ")
        .press("x");
    at.told("rejected the claim “Two Varskian soldiers were killed”")
        .see("13 drafts");
    at.see("VARSK  1 claim")
        .press("u")
        .told("undid: rejected the claim")
        .see("VARSK  2 claims");
    at.see("14 drafts").see("denies ¶2");
    at.press("Ctrl-r")
        .told("made again: rejected")
        .see("VARSK  1 claim")
        .miss("denies ¶2");
}

#[test]
fn the_last_claim_of_a_question_takes_the_question_with_it() {
    let mut at = Stage::drafted(120, 32);
    at.see("3 questions").press("d d d d d d d d");
    at.press("x")
        .told("the last one of its question")
        .see("2 questions");
    at.press("u").see("3 questions").see("Who moved guns");
}

#[test]
fn the_whole_of_a_question_and_of_an_entity_is_accepted_at_once() {
    let mut at = Stage::drafted(120, 32);
    at.press("d A")
        .told("accepted 5 drafts of “Who fired first?”")
        .see("9 drafts");
    at.see("▸  1 Who fired first?");
    at.press("u").see("14 drafts").see("▾~ 1 Who fired first?");
    at.press("2 g g A")
        .told("drafts of “Varskian Defence Ministry”");
}

#[test]
fn the_drafts_go_round_in_both_directions() {
    let mut at = Stage::drafted(120, 32);
    at.press("d");
    let first = at.app.selection();
    at.press("D");
    let last = at.app.selection();
    assert_ne!(first, last);
    at.press("d");
    assert_eq!(at.app.selection(), first);
    for _ in 0..DRAFTS {
        at.press("d");
    }
    assert_eq!(at.app.selection(), first, "round in {DRAFTS} steps");
}

#[test]
fn who_corrects_nothing_sees_nothing_of_it() {
    let mut at = Stage::new(120, 32);
    for pane in ["2", "3", "4", "1"] {
        at.press(pane)
            .miss("draft")
            .miss("~")
            .miss("accept")
            .miss("undo");
        at.miss("ledger").miss("not judged").miss("not assessed");
    }
    for key in ["u", "Ctrl-r", "L", "Ctrl-s", "d"] {
        at.press(key);
        assert_eq!(at.effect, None, "{key}");
    }
    at.press("u")
        .told("nothing to undo")
        .press("Ctrl-r")
        .told("nothing to make again");
    at.press("L").told("nothing was corrected yet");
    at.press("Ctrl-s").told("nothing was corrected");
}

#[test]
fn while_nothing_is_drafted_yet_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bare.txt");
    std::fs::write(&file, "One said that it rained.\n").unwrap();
    let setting = Setting {
        file: Some(file),
        ..Setting::default()
    };
    let mut at = Stage::set(&setting, 120, 32);
    at.press("d").told("there is no draft");
    at.app.start_drafting();
    at.press("d")
        .told("nothing is drafted yet: the draft is being made");
}

#[test]
fn what_is_accepted_and_rejected_is_what_the_pane_shows() {
    let mut at = Stage::drafted(80, 24);
    at.press("d d 2 x")
        .told("rejected the entity “Varskian Defence Ministry”");
    at.press("u 2 Enter 3 a")
        .told("accepted the question “Who fired first?”");
    // From the entities the next drafts lead to the pane that shows them.
    at.press("2 G d")
        .see("3 Claims")
        .press("a")
        .told("accepted the ");
    let mut at = Stage::drafted(80, 24);
    at.press("3 D")
        .see("2 Entities")
        .press("a")
        .told("accepted the entity “Sadzel”");
    at.see("3 Claims").press("u").see("2 Entities");
}
