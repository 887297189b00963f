//! Several programs at once: another copy of this one, and others that write the dossier.

use std::fs;

use super::{LAYER, home, lines, opened, quit};

#[test]
fn lines_that_another_copy_added_are_taken_in() {
    let home = home();
    let mut one = opened(&home);
    let mut other = opened(&home);
    one.press("d a")
        .told("accepted the question “Who fired first?”")
        .see("13 drafts");
    other
        .press("2 j x")
        .told("rejected the entity")
        .told("1 correction from elsewhere taken in")
        .see("12 drafts");
    one.press("a")
        .told("accepted the claim")
        .see("11 drafts")
        .press("L");
    one.see("accepted the question “Who fired first?”")
        .see("rejected the entity")
        .press("Esc");
    quit(one);
    quit(other);
    assert_eq!(lines(&home).len(), 3);
    let mut again = opened(&home);
    again.see("11 drafts");
    quit(again);
}

#[test]
fn one_copy_does_not_undo_what_another_has_decided() {
    let home = home();
    let mut one = opened(&home);
    let mut other = opened(&home);
    one.press("d a").told("accepted");
    other
        .press("d x")
        .see("drafts")
        .press("L")
        .see("accepted the question “Who fired first?”");
    other.see("rejected the question").press("Esc");
    quit(other);
    quit(one);
    opened(&home).see("2 questions");
}

#[test]
fn a_dossier_that_changed_on_disk_is_merged_or_written_beside() {
    for merge in [true, false] {
        let home = home();
        let mut session = opened(&home);
        session.press("d a").told("accepted the question");
        let theirs = LAYER.replace("Who moved guns to the ridge?", "Who brought guns?");
        home.file("ridge.json", &theirs);
        session.press("Ctrl-s").see("changed since it was read");
        let layer = || fs::read_to_string(home.path().join("ridge.json")).unwrap();
        if merge {
            session
                .press("Enter")
                .told("written: the corrections stand in the file as it was changed");
            session
                .see("13 drafts")
                .press("3 G")
                .see("Who brought guns?");
            assert!(layer().contains("Who brought guns?") && layer().contains("kept"));
        } else {
            session.press("Down Enter").told("ridge.corrected-1.json");
            assert_eq!(layer(), theirs);
            let beside = fs::read_to_string(home.path().join("ridge.corrected-1.json")).unwrap();
            assert!(beside.contains("Who moved guns to the ridge?") && beside.contains("kept"));
        }
        quit(session);
        opened(&home).see("13 drafts");
    }
}

#[test]
fn nothing_is_written_over_a_dossier_that_became_something_else() {
    let home = home();
    let mut session = opened(&home);
    session.press("d a").told("accepted");
    home.file("ridge.json", "{ this is no dossier");
    session.press("Ctrl-s").told("not written");
    assert_eq!(
        fs::read_to_string(home.path().join("ridge.json")).unwrap(),
        "{ this is no dossier"
    );
    session.press("a").told("accepted").see("12 drafts");
    quit(session);
    assert_eq!(lines(&home).len(), 2);
}
