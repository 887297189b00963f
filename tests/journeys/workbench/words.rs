//! Selected words become claims, entities and spans.

use crate::stage::Stage;

#[test]
fn words_become_a_claim_about_a_question_and_are_set_against_another() {
    let mut at = Stage::drafted(120, 40);
    at.press("/ dismissed Enter Esc w v w c")
        .see("What is the claim about?");
    at.type_text("shells")
        .press("Enter")
        .told("added the claim “the charge”");
    at.see("Claim, kept")
        .holds("side", "side not known")
        .holds("source", "none");
    at.press("Enter")
        .type_text("tolmen")
        .press("Enter")
        .holds("side", "Tolmen");
    at.press("j j Enter")
        .told("the source:")
        .press("b b b b b Enter");
    at.press("Esc 1 / colonel Enter Esc v w s")
        .told("set the source of the claim “the charge” to “Colonel Virrek”");
    at.press("/ dismissed Enter Esc v u").told("to “dismissed”");
    at.press("e")
        .holds("source", "Colonel Virrek")
        .holds("cue", "dismissed");
    at.press("j j j j Enter")
        .type_text("denying")
        .press("Enter")
        .holds("cue class", "denying");
    at.press("j j j j Enter")
        .see("that shells had come from")
        .press("Enter");
    at.see("How does it meet that claim?").press("Enter");
    at.holds(
        "answers",
        "denies “that shells had come from Tolmeni positions near Sadzel”",
    );
    at.press("Esc 3")
        .see("⇄ disputed")
        .see("Colonel Virrek · “dismissed” · denying · ¶4");
}

#[test]
fn words_become_a_claim_about_a_new_question() {
    let mut at = Stage::drafted(120, 40);
    at.press("/ dismissed Enter Esc w v w c")
        .type_text("new question")
        .press("Enter");
    at.see("The new question")
        .type_text("Was it so?")
        .press("Enter");
    at.told("added the claim “the charge”")
        .press("Esc")
        .see("4 questions")
        .see("Was it so?");
    at.press("u").see("3 questions").miss("Was it so?");
}

#[test]
fn words_become_an_entity_and_a_verification_line() {
    let mut at = Stage::drafted(120, 40);
    at.press("/ lake Enter Esc v w e")
        .see("What is “Lake Union”?")
        .type_text("org")
        .press("Enter");
    at.told("added the entity “Lake Union”")
        .see("Entity, kept")
        .holds("kind", "organisation");
    at.press("Esc 2")
        .see("▸Lake Union")
        .press("1 / lake Enter Esc v w e");
    at.told("“Lake Union” is an entity already");
    at.press("Esc / nobody Enter Esc v w w r")
        .told("added the verification line “nobody else repeated”");
    at.see("Verification line, kept")
        .press("Esc u u")
        .see("14 drafts");
    assert_eq!(at.app.dossier().entities().len(), 5);
}

#[test]
fn a_span_grows_and_shrinks_by_word_and_sentence() {
    let mut at = Stage::drafted(120, 40);
    let whole = "that its troops had fired first";
    at.press("d d d e j j j j j")
        .holds("content", whole)
        .press("Enter")
        .told("the content:");
    at.press("b Enter")
        .holds("content", "that its troops had fired");
    at.press("Enter ) Enter")
        .holds("content", whole)
        .told("set the content");
    at.press("Enter ) Enter")
        .see("that its troops had fired first. “Our men")
        .press("u");
    at.press("Enter ( Enter")
        .told("set the content")
        .press("u")
        .holds("content", whole)
        .press("u u");
    at.press("Enter o ( Enter")
        .holds("content", "Tolmen denied that its troops had fired first");
    at.press("u Enter w b Enter")
        .told("that is so already")
        .holds("content", whole);
}

#[test]
fn a_span_with_a_gap_is_made_by_adding() {
    let mut at = Stage::drafted(120, 40);
    at.press("d d d e j j j j j Enter Esc")
        .holds("content", "that its troops had fired first");
    assert!(at.app.workbench().ledger.is_empty());
    at.press("Enter Esc Esc 1 / asleep Enter Esc v +")
        .told("no span is being set");
    at.press("Esc e j j j j j Enter v / asleep Enter v +");
    at.told("added “asleep” to the content");
}

#[test]
fn a_part_without_its_whole_is_a_sentence() {
    let mut at = Stage::drafted(120, 40);
    for key in ["s", "u", "t"] {
        at.press("v")
            .press(key)
            .told("no claim is selected · c makes one")
            .press("Esc");
    }
    for key in ["i", "a"] {
        at.press("v")
            .press(key)
            .told("no entity is selected · e makes one")
            .press("Esc");
    }
}
