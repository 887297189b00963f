//! The ledger: every correction in a sentence, what was undone, and the way to each.

use crate::stage::Stage;

#[test]
fn every_correction_is_a_sentence_and_leads_to_what_it_was_about() {
    let mut at = Stage::drafted(120, 40);
    at.press("d a a x u 2 / colonel Enter 2 M")
        .type_text("adan")
        .press("Enter Enter L");
    at.see("Ledger · 3 corrections")
        .see("merged Colonel Virrek into Adan Virrek");
    at.see("accepted the question “Who fired first?”")
        .see("2026-12-01 09:00");
    at.see("rejected the claim “that its troops had fired first”")
        .see("undone");
    at.type_text("accepted the question")
        .press("Enter")
        .told("accepted the question “Who fired first?”");
    at.miss("Ledger ·");
    let question = at.app.dossier().question_ids().next().unwrap();
    assert_eq!(
        at.app.selection(),
        Some(counterclaim::model::Selection::Question(question))
    );
}

#[test]
fn undoing_and_making_again_goes_all_the_way() {
    let mut at = Stage::drafted(120, 32);
    let before = format!("{:?}", at.app.dossier().claims());
    at.press("d a a a a a a a a");
    let after = format!("{:?}", at.app.dossier().claims());
    for _ in 0..8 {
        at.press("u").told("undid: accepted");
    }
    at.press("u").told("nothing to undo").see("14 drafts");
    assert_eq!(format!("{:?}", at.app.dossier().claims()), before);
    for _ in 0..8 {
        at.press("Ctrl-r").told("made again: accepted");
    }
    at.press("Ctrl-r")
        .told("nothing to make again")
        .see("6 drafts");
    assert_eq!(format!("{:?}", at.app.dossier().claims()), after);
}

#[test]
fn a_new_correction_after_undoing_ends_what_could_be_made_again() {
    let mut at = Stage::drafted(120, 32);
    at.press("d a u x").told("rejected the question");
    at.press("Ctrl-r").told("nothing to make again");
}
