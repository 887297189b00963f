//! What is kept between two runs, and what it costs where nothing can be kept.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use rustix::process::Signal;

use crate::terminal::{Exit, Home, Session};

const PLACES: &str = "state/counterclaim/places.json";

fn quit(mut session: Session) {
    session.send("q q q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
}

#[test]
fn the_last_place_in_each_article_is_remembered() {
    let home = Home::new();
    let other = home.file("other.txt", "One.\nTwo.\nThree.\nFour.\n");
    let mut session = home.program().start();
    session.press("} } } } } }").see("¶ 7/45").press("3");
    quit(session);

    let mut session = home.program().arg(&other).start();
    session
        .see("¶ 1/4")
        .told("j/k line")
        .press("} }")
        .see("¶ 3/4");
    quit(session);

    let mut session = home.program().start();
    session
        .see("¶ 7/45")
        .told("j/k question")
        .see("7 P ▌ Pakistani security");
    quit(session);
    let mut session = home.program().arg(&other).start();
    session.see("¶ 3/4").told("j/k line");
}

#[test]
fn a_zoomed_pane_and_a_place_left_by_a_signal_are_remembered() {
    let home = Home::new();
    let mut session = home.program().start();
    session.press("} } 2 z").see("2 Entities").miss("1 Article");
    session.signal(Signal::TERM);
    session.wait_exit();
    home.program()
        .start()
        .see("2 Entities")
        .miss("1 Article")
        .told("j/k entity");
}

#[test]
fn a_place_beyond_the_end_of_a_shorter_text_is_its_end() {
    let home = Home::new();
    let file = home.file("text.txt", "One.\nTwo.\nThree.\n");
    let mut session = home.program().arg(&file).start();
    session.press("G").see("¶ 3/3");
    quit(session);
    home.file("text.txt", "Ö.");
    home.program().arg(&file).start().see("¶ 1/1");
    home.file("text.txt", "");
    home.program().arg(&file).start().see("empty");
}

#[test]
fn a_broken_memory_is_nothing_remembered_and_is_replaced() {
    for broken in ["{", "[]", "\u{0}\u{1}", "{\"version\":1,\"places\":7}", ""] {
        let home = Home::new();
        let file = home.file(PLACES, broken);
        let mut session = home.program().start();
        session.see("¶ 1/45").told("j/k line").press("}");
        quit(session);
        home.program().start().see("¶ 2/45");
        assert!(fs::read_to_string(file).unwrap().contains("bundled"));
    }
}

#[test]
fn a_state_folder_that_takes_no_file_costs_only_the_memory() {
    let file_instead = Home::new();
    file_instead.file("state", "this is no folder");
    let read_only = Home::new();
    let folder = read_only.path().join("state/counterclaim");
    fs::create_dir_all(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    for home in [file_instead, read_only] {
        let mut session = home.program().start();
        session.press("}").see("¶ 2/45");
        quit(session);
        let mut session = home.program().start();
        session.see("1 Article").told("j/k line").press("j");
        quit(session);
    }
}
