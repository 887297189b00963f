//! In the claims: filters, columns, opening, searching, what is said when nothing answers.

use crate::terminal::{Screen, Session, squeezed};

/// The rows of questions that are visible.
fn questions(screen: &Screen) -> Vec<String> {
    let lines = screen.pane("3 Claims").expect("the pane of claims");
    let signs = ['▾', '▸', '•'];
    lines
        .into_iter()
        .filter(|line| line.starts_with(signs))
        .collect()
}

#[test]
fn questions_are_narrowed_by_status() {
    let mut at = Session::start(160, 48);
    at.press("3 z")
        .hinted("t status")
        .told("only disputed: 8 questions");
    assert!(
        questions(&at.screen())
            .iter()
            .all(|row| row.contains("disputed"))
    );
    assert_eq!(questions(&at.screen()).len(), 8, "{}", at.report());
    at.press("t").told("only conceded in part: 1 question");
    at.press("t")
        .told("only unanswered: 7 questions")
        .see("7 of 16 questions");
    while !at.screen().has("16 questions · 8 disputed · 7 unanswered") {
        at.press("t");
    }
    at.press("t Esc")
        .see("16 questions · 8 disputed · 7 unanswered");
}

#[test]
fn one_question_is_not_called_questions() {
    let mut at = Session::start(160, 48);
    at.press("3 /")
        .type_text("soil")
        .press("Enter")
        .told("1 question");
    let told = at.screen().status();
    assert!(!told.contains("1 questions"), "{told}");
}

#[test]
fn claims_that_nobody_answers_are_those_of_one_side_then_of_the_other() {
    let mut at = Session::start(160, 48);
    at.press("3 U")
        .told("claims of Pakistan that nobody answers");
    at.see("Pakistan unanswered")
        .press("U")
        .see("Afghanistan unanswered");
    at.told("claims of Afghanistan that nobody answers");
    at.press("U")
        .see("16 questions · 8 disputed")
        .miss("Afghanistan unanswered");
}

#[test]
fn claims_are_narrowed_by_the_class_of_their_cue() {
    let mut at = Session::start(160, 48);
    let mut classes = 0;
    at.press("3 z c").see("neutral cues").told("claims in");
    while !at.screen().has("16 questions · 8 disputed") {
        classes += 1;
        at.press("c");
    }
    assert!(classes >= 5, "{classes}");
    at.press("c Esc").miss("neutral cues");
}

#[test]
fn the_columns_are_swapped_and_back() {
    let mut at = Session::start(160, 48);
    at.press("3");
    let sides = |screen: &Screen| {
        let head = screen.pane("3 Claims").unwrap()[0].clone();
        (head.find("PAKISTAN"), head.find("AFGHANISTAN"))
    };
    let (pakistan, afghanistan) = sides(&at.screen());
    assert!(pakistan < afghanistan, "{}", at.report());
    at.press("s");
    let (pakistan, afghanistan) = sides(&at.screen());
    assert!(afghanistan < pakistan, "{}", at.report());
    at.press("s [").told("there is no third side");
}

#[test]
fn a_question_is_kept_open_and_all_are_opened() {
    let mut at = Session::start(160, 48);
    at.press("3 z o j").see("▾  1").see("▾  2").see("▸  3");
    at.press("k o j").see("▸  1").see("▾  2");
    at.press("O").see("▾  1").see("▾  3");
    at.press("O").see("▸  1").see("▾  2").see("▸  3");
}

#[test]
fn a_side_that_does_not_answer_is_said_to_give_no_answer_in_this_text() {
    let mut at = Session::start(80, 24);
    at.press("3 j j j")
        .see("▾  4 Where have operations")
        .see("no answer in this text");
    at.press("l")
        .told("Afghanistan gives no answer here in this text");
    at.press("h")
        .see("¶ 7/45")
        .press("h")
        .told("already in this column");
    at.press("Enter").told("Pakistani security sources, ¶7");
    at.reads(
        "3 Claims",
        "On what could be checked: “Independent verification remains limited”",
    );
}

#[test]
fn a_claim_is_copied_with_who_says_it_and_where() {
    let mut at = Session::start(80, 24);
    at.press("3 j j l y").told("copied");
    let copied = at.written().copied()[0].clone();
    let said = "Afghan Taliban officials, “counter”: “Pakistan’s strikes extended beyond";
    assert!(
        copied.starts_with(said) && copied.ends_with("¶8)"),
        "{copied}"
    );
}

#[test]
fn every_line_of_a_long_question_can_be_read_by_keys() {
    let mut at = Session::start(80, 24);
    at.press("3");
    for _ in 2..=7 {
        at.press("}");
    }
    at.see("▾  7 Self-defence or escalation?");
    let mut seen = String::new();
    for _ in 0..40 {
        seen += &squeezed(&at.screen().pane("3 Claims").unwrap().concat());
        if at.screen().has("▾  8") {
            break;
        }
        at.press("Space");
    }
    let last = "Pakistan’s strategic calculus has shifted from expectation to coercion";
    assert!(seen.contains(&squeezed(last)), "{}", at.report());
}

#[test]
fn a_search_keeps_the_questions_that_hold_its_words() {
    let mut at = Session::start(80, 24);
    at.press("3 /")
        .type_text("mosque")
        .see("“mosque” · 1 of 16 questions");
    at.press("Enter")
        .see("▾  6 Who shelled the mosque")
        .press("Esc")
        .see("16 questions · 8");
    at.press("/")
        .type_text("zzz")
        .see("No question is left")
        .press("Esc")
        .see("16 questions · 8");
}
