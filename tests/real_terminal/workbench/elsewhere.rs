//! Where there is no place for corrections: the bundled article, standard input, folders that take no file.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{LEDGER, home, lines, opened, quit};
use crate::terminal::{Exit, Home, Session};

const COPY: &str = "operation-ghazab-lil-haq";

/// The bundled article, with one claim rejected.
fn corrected(home: &Home) -> Session {
    let mut session = home.program().size(120, 40).start();
    session
        .press("3 j l x")
        .see("Corrections need a copy of the article");
    session
}

#[test]
fn corrections_of_the_bundled_article_go_to_a_copy() {
    let home = Home::new();
    let mut session = corrected(&home);
    session.press("Enter").told("written").told(COPY);
    session
        .press("u")
        .told("undid: rejected the claim")
        .press("Ctrl-r");
    quit(session);
    let text = fs::read_to_string(home.path().join(format!("{COPY}.txt"))).unwrap();
    assert_eq!(
        text,
        include_str!("../../../seeds/operation-ghazab-lil-haq.txt")
    );
    let mut session = home
        .program()
        .size(120, 40)
        .arg(format!("{COPY}.txt"))
        .start();
    session
        .press("3")
        .see("7 disputed")
        .press("u")
        .see("8 disputed");
    quit(session);
    let mut bundled = home.program().size(120, 40).start();
    bundled.see("8 disputed");
    quit(bundled);
}

#[test]
fn a_copy_can_be_declined_and_leaving_warns_once() {
    let home = Home::new();
    let mut session = corrected(&home);
    session
        .press("Esc")
        .miss("Corrections need a copy")
        .see("7 disputed");
    session
        .press("j x")
        .told("in memory only, Ctrl-s writes it")
        .miss("Corrections need a copy");
    session
        .press("q")
        .told("2 corrections in memory only: Ctrl-s writes them, q again leaves");
    session
        .press("Ctrl-s")
        .see("Corrections need a copy")
        .press("Esc")
        .send("q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
    let mut files = fs::read_dir(home.path()).unwrap().filter_map(Result::ok);
    assert!(files.all(|file| !file.file_name().to_string_lossy().contains("ledger")));
}

#[test]
fn a_copy_never_goes_over_another_text() {
    let home = Home::new();
    home.file("other.txt", "Another text.\n");
    let mut session = corrected(&home);
    session
        .press("Ctrl-u")
        .type_text("other.txt")
        .press("Enter")
        .told("holds another text");
    session
        .press("Ctrl-s")
        .press("Ctrl-u")
        .type_text("mine")
        .press("Enter")
        .told("written");
    quit(session);
    assert_eq!(
        fs::read_to_string(home.path().join("other.txt")).unwrap(),
        "Another text.\n"
    );
    for file in ["mine.txt", "mine.json", "mine.ledger.jsonl"] {
        assert!(home.path().join(file).exists(), "{file}");
    }
}

#[test]
fn a_folder_that_takes_no_file_is_a_sentence_and_the_work_goes_elsewhere() {
    let home = home();
    let elsewhere = home.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let allow = |path: &std::path::Path, bits| {
        fs::set_permissions(path, fs::Permissions::from_mode(bits)).unwrap();
    };
    allow(&elsewhere, 0o777);
    allow(home.path(), 0o555);
    let Some(program) = home.program().powerless() else {
        return;
    };
    let mut session = program.size(120, 40).arg("ridge.txt").start();
    session
        .press("d a")
        .told("not written")
        .see("13 drafts")
        .press("a")
        .see("12 drafts");
    session
        .press("q")
        .told("2 corrections in memory only")
        .press("Ctrl-s");
    session.see("Write a copy of the article");
    session
        .type_text("elsewhere/ridge.txt")
        .press("Enter")
        .told("written");
    session.press("q");
    allow(home.path(), 0o755);
    let mut session = home
        .program()
        .size(120, 40)
        .arg("elsewhere/ridge.txt")
        .start();
    session.see("12 drafts");
    quit(session);
    assert!(lines(&home).is_empty());
}

#[test]
fn a_ledger_that_is_a_folder_or_vanishes_is_a_sentence() {
    let folder = home();
    fs::create_dir(folder.path().join(LEDGER)).unwrap();
    let mut session = opened(&folder);
    session
        .told("is not a file")
        .press("d a")
        .told("not written")
        .told("is not a file")
        .see("13 drafts");
    session.send("q q");
    session.wait_exit();

    let vanished = home();
    let mut session = opened(&vanished);
    session.press("d a").told("accepted");
    fs::remove_file(vanished.path().join(LEDGER)).unwrap();
    session
        .press("a")
        .told("not written")
        .told("is not there any more")
        .see("12 drafts");
    session.press("Ctrl-s").see("Write a copy of the article");
    session
        .type_text("saved.txt")
        .press("Enter")
        .told("written");
    quit(session);
    let ledger = fs::read_to_string(vanished.path().join("saved.ledger.jsonl")).unwrap();
    assert_eq!(ledger.lines().count(), 2, "what vanished is there too");
}
