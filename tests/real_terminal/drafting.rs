//! An article without a dossier: read at once, drafted meanwhile.

use std::fs;
use std::time::Duration;

use crate::terminal::{Exit, Home, Session};

const ARTICLE: &str = "\
Two killed at the ridge

ORLEM, May 4 — Two Varskian soldiers were killed when their post came under fire, the Varskian Defence Ministry said on Sunday.

Tolmen denied that its troops had fired first. “Our men were asleep,” said Col. Adan Virrek, a spokesman for the Tolmeni army.

The Varskian Defence Ministry said that the shells had come from Tolmeni positions near Sadzel.

Varsk accused Tolmen of shelling the village of Sadzel on Monday. Tolmen rejected the accusation and said that Varskian guns had opened fire from the ridge.

Neither account could be independently verified.
";

fn opened(home: &Home) -> Session {
    home.file("report.txt", ARTICLE);
    home.program().size(160, 48).arg("report.txt").start()
}

#[test]
fn an_article_without_a_dossier_is_drafted_and_looks_it() {
    let home = Home::new();
    let mut session = opened(&home);
    session
        .see("Two Varskian soldiers were killed")
        .told("Drafted by the program")
        .see("drafts · d next · ¶")
        .see("TOLMEN")
        .see("VARSK")
        .see("· draft");
    session.press("2 / virrek Enter").see("Adan Virrek");
    session.send("q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
    let written = fs::read_dir(home.path()).unwrap().filter_map(Result::ok);
    let names: Vec<_> = written.map(|entry| entry.file_name()).collect();
    assert!(!names.iter().any(|name| name == "report.json"), "{names:?}");
}

#[test]
fn a_denial_stands_opposite_what_it_denies() {
    let home = Home::new();
    let mut session = opened(&home);
    session.told("Drafted by the program").press("3 t");
    session.see("disputed").see("its troops had fired first");
}

#[test]
fn a_long_article_is_read_while_it_is_drafted_and_left_at_once() {
    let home = Home::new();
    let long = ARTICLE.repeat(8_000); // some 4 MB, minutes of drafting
    home.file("long.txt", long);
    let mut session = home.program().size(160, 48).arg("long.txt").start();
    session.see("drafting…").press("}").see("¶ 2/").press("G");
    session.see("TOLMEN"); // the opening is there before the rest
    session.see("drafting…").send("q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
    assert!(session.screen().is_given_back() && session.is_set_as_before());
}

#[test]
fn escape_stops_the_draft_and_what_was_found_stays() {
    let home = Home::new();
    home.file("long.txt", ARTICLE.repeat(8_000));
    let mut session = home.program().size(160, 48).arg("long.txt").start();
    session.see("TOLMEN").see("drafting…");
    session.press("Esc").told("drafting stopped");
    session.miss("drafting…").see("TOLMEN");
    session.see("only the beginning is drafted");
    assert!(session.is_quiet_for(Duration::from_millis(300)));
    session.send("q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
}

#[test]
fn the_sides_can_be_named() {
    let home = Home::new();
    home.file("report.txt", ARTICLE);
    let program = home
        .program()
        .size(160, 48)
        .arg("--sides")
        .arg("Tolmen=Tolmeni;Varsk=Varskian");
    let mut session = program.arg("report.txt").start();
    session.told("Drafted by the program");
    let (tolmen, _) = session.place_of("TOLMEN");
    let (varsk, _) = session.place_of("VARSK");
    assert!(tolmen < varsk, "the columns stand in the order given");
}

#[test]
fn other_languages_are_named_and_no_claim_is_made_up() {
    let home = Home::new();
    let french = "Le ministère de la Défense a déclaré que deux soldats avaient été tués à Marseille.\n\n\
                  Le gouvernement a nié toute responsabilité, selon un communiqué publié dimanche à Paris.\n";
    home.file("rapport.txt", french);
    let mut session = home.program().size(160, 48).arg("rapport.txt").start();
    session
        .told("The text is in French")
        .see("No claims were found");
}
