//! The card: every field of every kind of annotation is changed, shown and undone.

use crate::stage::Stage;

/// Changes the field at the cursor by keys, sees what it holds then, and after undoing what it held before.
#[track_caller]
fn changed(at: &mut Stage, keys: &str, typed: &str, field: &str, (before, after): (&str, &str)) {
    at.holds(field, before);
    at.press("Enter")
        .press(keys)
        .type_text(typed)
        .press("Enter");
    at.holds(field, after).told("set the ");
    at.press("u").holds(field, before).told("undid: set the ");
    at.press("Ctrl-r").holds(field, after).press("j");
}

#[test]
fn every_field_of_a_claim() {
    let mut at = Stage::drafted(120, 40);
    at.press("d d e")
        .see("Claim, a draft")
        .see("What the text says");
    changed(&mut at, "", "tolmen", "side", ("Varsk", "Tolmen"));
    let questions = ("Who fired first?", "Where did the shells come from?");
    changed(&mut at, "", "shells", "question", questions);
    // The source: the words before it too.
    at.press("Enter").told("the source:").press("o b Enter");
    at.holds("source", "fire, the Varskian Defence Ministry");
    at.press("u")
        .holds("source", "the Varskian Defence Ministry")
        .press("j");
    // The cue: one word more.
    at.press("Enter w Enter")
        .holds("cue", "said on")
        .press("u")
        .holds("cue", "said")
        .press("j");
    changed(
        &mut at,
        "",
        "doubting",
        "cue class",
        ("neutral", "doubting"),
    );
    at.press("Enter b Enter")
        .holds("content", "Two Varskian soldiers were")
        .press("u j");
    at.press("Enter Enter")
        .miss("hedges         none")
        .press("u")
        .holds("hedges", "none")
        .press("j");
    changed(
        &mut at,
        "",
        "sadzel ridge",
        "place",
        ("Sadzel Ridge", "none"),
    );
    at.holds("answers", "no other claim")
        .press("Enter")
        .type_text("moved guns")
        .press("Enter");
    at.see("How does it meet that claim?").press("Enter");
    at.told("denies")
        .press("u")
        .holds("answers", "no other claim")
        .press("j");
    changed(
        &mut at,
        "",
        "april",
        "stands within",
        (
            "none",
            "“that both armies had moved guns to the ridge in April”",
        ),
    );
    at.press("Esc").miss("What the text says");
}

#[test]
fn every_field_of_an_entity() {
    let mut at = Stage::drafted(120, 40);
    at.press("2 / virrek Enter 2 e").see("Entity, a draft");
    changed(
        &mut at,
        "Ctrl-u",
        "Col. Adan Virrek",
        "name",
        ("Adan Virrek", "Col. Adan Virrek"),
    );
    changed(&mut at, "", "group", "kind", ("person", "group"));
    changed(&mut at, "", "varsk", "side", ("Tolmen", "Varsk"));
    changed(
        &mut at,
        "",
        "Virrek; the colonel",
        "aliases",
        ("none", "Virrek · the colonel"),
    );
    changed(&mut at, "", "Tolmen", "stand-ins", ("none", "Tolmen"));
    let place = ("not placed", "47.5 9.25 · district");
    changed(&mut at, "", "47.5 9.25 district", "coordinates", place);
    changed(
        &mut at,
        "",
        "soldiers; spokesmen",
        "tags",
        ("none", "soldiers · spokesmen"),
    );
}

#[test]
fn what_cannot_be_is_said_and_nothing_changes() {
    let mut at = Stage::drafted(120, 40);
    at.press("2 / virrek Enter 2 e");
    at.press("Enter").told("accept").miss("next, previous");
    at.press("Ctrl-u Enter")
        .told("the name cannot be empty")
        .holds("name", "Adan Virrek");
    at.press("Enter Ctrl-u")
        .type_text("Colonel Virrek")
        .press("Enter");
    at.told("another entity is called “Colonel Virrek” · M merges the two");
    at.press("j Backspace")
        .told("the kind cannot be empty")
        .holds("kind", "person");
    at.press("G k k Enter")
        .type_text("north")
        .press("Enter")
        .told("is no place");
    at.press("Enter")
        .type_text("95 200")
        .press("Enter")
        .told("is not on the globe");
    at.holds("coordinates", "not placed");
    assert!(at.app.workbench().ledger.is_empty());
}

#[test]
fn a_field_is_emptied() {
    let mut at = Stage::drafted(120, 40);
    at.press("d d d e G k k k k k k k")
        .holds("answers", "denies “Two Varskian soldiers were killed”");
    at.press("Backspace")
        .holds("answers", "no other claim")
        .press("u");
    at.holds("answers", "denies “Two Varskian soldiers were killed”");
}

#[test]
fn a_question_is_worded_anew_moved_and_merged() {
    let mut at = Stage::drafted(120, 32);
    at.press("3 d e").see("Question, a draft");
    changed(
        &mut at,
        "Ctrl-u",
        "Who began?",
        "wording",
        ("Who fired first?", "Who began?"),
    );
    at.press("Esc").see("1 Who began?");
    at.press("J")
        .told("moved the question “Who began?” down")
        .see("2 Who began?");
    at.press("K")
        .see("1 Who began?")
        .press("K")
        .told("this is the first question");
    at.press("M")
        .see("Merge “Who began?” into")
        .type_text("shells")
        .press("Enter");
    at.told("merged the question “Who began?” into “Where did the shells come from?”");
    at.see("2 questions")
        .see("VARSK  2 claims")
        .press("u")
        .see("3 questions")
        .see("Who began?");
}

#[test]
fn every_field_of_a_verification_line() {
    let mut at = Stage::drafted(120, 32);
    at.press("D D D D D D e").see("Verification line, a draft");
    at.press("Enter b b Enter")
        .holds("words", "Neither account could be");
    at.press("u")
        .see("Neither account could be independently verified.");
    at.press("j")
        .holds("bears on", "“Who fired first?”")
        .press("Enter")
        .type_text("shells");
    at.press("Enter").holds(
        "bears on",
        "“Who fired first?” · “Where did the shells come from?”",
    );
    at.press("u").holds("bears on", "“Who fired first?”");
}

#[test]
fn a_card_accepts_and_rejects_and_goes_on() {
    let mut at = Stage::drafted(120, 32);
    at.press("d e a")
        .told("accepted the question")
        .see("13 drafts")
        .press("e x");
    at.told("rejected the claim").see("12 drafts");
}
