//! The analyst's own fields: apart from what the text says, and empty until a person fills them.

use crate::stage::Stage;

#[test]
fn an_analysts_own_fields_stand_apart_and_are_empty_at_first() {
    let mut at = Stage::drafted(120, 40);
    at.press("d d e")
        .see("What you make of it")
        .holds("reliability", "not judged (F)");
    at.holds("credibility", "not judged (6)")
        .holds("status", "not assessed");
    at.press("j j j j j j j j j j Enter")
        .type_text("B")
        .press("Enter")
        .see("reliability    B · ");
    at.press("j Enter")
        .type_text("2")
        .press("Enter")
        .see("credibility    2 · ");
    at.press("j Enter")
        .type_text("contested")
        .press("Enter")
        .see("status         contested · ");
    at.press("j Enter")
        .type_text("unlikely")
        .press("Enter")
        .see("likelihood     ");
    at.press("j Enter")
        .type_text("ridge; may")
        .press("Enter")
        .holds("tags", "ridge · may");
    let text = at.text();
    let (says, makes) = (
        text.find("What the text says"),
        text.find("What you make of it"),
    );
    assert!(says < makes, "{text}");
    at.press("u u u u u")
        .holds("reliability", "not judged (F)")
        .holds("tags", "none");
}

#[test]
fn a_judgement_never_changes_what_the_text_says() {
    let mut at = Stage::drafted(120, 40);
    let before = at.press("3 j l").text();
    at.press("e j j j j j j j j j j Enter")
        .type_text("E")
        .press("Enter Esc");
    let status = |text: &str| {
        text.lines()
            .find(|line| line.contains("1 Who fired first?"))
            .map(str::to_owned)
    };
    assert_eq!(
        status(&at.text()),
        status(&before),
        "a status of the program's own is worked out, not judged"
    );
}

#[test]
fn a_note_of_several_lines_is_written_kept_and_undone() {
    let mut at = Stage::drafted(120, 40);
    at.press("d d e G Enter")
        .see("Note")
        .type_text("Ask the observers.");
    at.press("Enter").type_text("They were there.").press("Esc");
    at.told("set the note of the claim")
        .holds("note", "Ask the observers. They were there.");
    at.press("Enter")
        .see("They were there.")
        .press("Esc")
        .miss("set the note");
    at.press("u")
        .holds("note", "none")
        .press("Ctrl-r Backspace")
        .holds("note", "none");
}
