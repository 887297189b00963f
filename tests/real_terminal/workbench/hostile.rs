//! Ledgers that somebody else wrote: broken, torn, hostile, long.

use std::fmt::Write;
use std::fs;

use super::{LEDGER, home, lines, opened, quit};

/// A line that accepts a question, or makes a draft of it again.
fn line(number: usize, question: &str, kept: bool) -> String {
    let (was, now) = if kept {
        ("draft", "kept")
    } else {
        ("kept", "draft")
    };
    format!(
        r#"{{"at":"2026-11-30T10:00:00.000Z","id":"line-{number}","says":"decision {number}","edits":[{{"question":{{"set":{{"id":"{question}","words":"W","was":{{"review":"{was}"}},"now":{{"review":"{now}"}}}}}}}}]}}"#
    )
}

#[test]
fn broken_and_torn_lines_are_passed_over_with_a_sentence() {
    let whole = line(1, "first", true);
    for (bad, says) in [
        (format!("{whole}\nnot json\n"), "line 2"),
        (format!("{whole}\n{{\"at\":7}}\n"), "line 2"),
        (format!("{whole}\n{}", &whole[..60]), "ends in the middle"),
    ] {
        let home = home();
        home.file(LEDGER, &bad);
        let mut session = opened(&home);
        session
            .told(says)
            .see("13 drafts")
            .press("d a")
            .told("accepted")
            .see("12 drafts");
        quit(session);
        assert!(lines(&home)[0] == whole && lines(&home).last().unwrap().contains("accepted"));
        opened(&home).see("12 drafts");
    }
}

#[test]
fn what_does_not_apply_is_listed_with_the_reason() {
    let home = home();
    home.file(LEDGER, line(1, "gone", true) + "\n");
    let mut session = opened(&home);
    session
        .press("L")
        .see("decision 1")
        .see("does not apply")
        .see("there is no question “W” any more");
    session.press("Esc d a").told("accepted");
    quit(session);
    assert_eq!(lines(&home).len(), 2, "never dropped");
}

#[test]
fn what_two_people_decided_differently_is_shown_with_both_lines() {
    let worded = |number: usize, wording: &str| {
        format!(
            r#"{{"at":"2026-11-30T10:00:0{number}.000Z","id":"line-{number}","says":"worded it “{wording}”","edits":[{{"question":{{"set":{{"id":"first","words":"Who fired first?","was":{{"question":"Who fired first?"}},"now":{{"question":"{wording}"}}}}}}}}]}}"#
        )
    };
    let home = home();
    let both = [worded(1, "Who began?"), worded(2, "Who shot first?")];
    home.file(LEDGER, both.join("\n") + "\n");
    let mut session = opened(&home);
    session
        .told("L shows which and why")
        .see("1 Who began?")
        .press("L");
    session
        .see("worded it “Who shot first?”")
        .see("does not apply");
    session
        .see("is another one by now")
        .see("decided before: worded it “Who began?”");
    session
        .press("Down Down Enter")
        .told("worded it “Who began?”");
    quit(session);
    assert_eq!(lines(&home), both);
}

#[test]
fn a_hostile_ledger_is_shown_and_not_obeyed() {
    let home = home();
    let says = "evil\\u001b[2J\\u001b]0;title\\u0007\\u202e";
    let hostile = line(1, "first", true)
        .replace("decision 1", says)
        .replace("\"W\"", &format!("\"{says}\""));
    let gone = line(2, "gone\\u001b[2J", true)
        .replace("decision 2", says)
        .replace("\"W\"", &format!("\"{says}\""));
    home.file(LEDGER, format!("{hostile}\n{gone}\n\u{1b}[2J\u{9b}31m\n"));
    let mut session = opened(&home);
    session
        .see("13 drafts")
        .press("L")
        .see("evil")
        .press("Enter L Down Enter u")
        .told("undid: evil");
    session.press("Ctrl-r").told("made again: evil");
    quit(session);
}

#[test]
fn a_ledger_of_ten_thousand_lines_opens_and_goes_on() {
    let home = home();
    let mut ledger = String::new();
    for number in 0..10_000 {
        writeln!(ledger, "{}", line(number, "first", number % 2 == 0)).unwrap();
    }
    home.file(LEDGER, ledger + &line(10_000, "first", true) + "\n");
    let mut session = opened(&home);
    session
        .see("13 drafts")
        .press("L")
        .see("ledger · 10001 corrections".replacen('l', "L", 1).as_str());
    session
        .press("Esc d a")
        .told("accepted")
        .see("12 drafts")
        .press("u u")
        .told("undid: decision 10000");
    quit(session);
    assert_eq!(lines(&home).len(), 10_004);
    assert!(fs::metadata(home.path().join(LEDGER)).unwrap().len() > 1_000_000);
}
