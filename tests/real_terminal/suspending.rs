//! Ctrl-z stops the program with the shell's screen, and it comes back whole.

use rustix::process::Signal;

use crate::terminal::Session;

/// Waits until the program is stopped and the screen given back.
fn stopped(session: &mut Session) {
    session.wait_stopped();
    session.wait_for("the screen was not given back", |screen| {
        screen.is_given_back()
    });
    assert!(session.is_set_as_before());
}

/// Continues it and waits for the frame that fills the screen again.
fn continued(session: &mut Session) {
    let before = session.frames();
    session.signal(Signal::CONT);
    session.wait_for_frame(before, "nothing was drawn after the program went on");
    assert!(session.screen().is_taken() && !session.is_set_as_before());
}

#[test]
fn ctrl_z_stops_and_comes_back_whole() {
    let mut session = Session::start(100, 30);
    session.press("} } 2 j");
    let before = session.screen().picture();
    for _ in 0..2 {
        session.send("Ctrl-z");
        stopped(&mut session);
        continued(&mut session);
        assert_eq!(session.screen().picture(), before, "{}", session.report());
    }
    session.press("j").see("▸Taliban");
}

#[test]
fn ctrl_z_works_while_one_types() {
    let mut session = Session::start(100, 30);
    session.press("2 /").type_text("kab").see("▸Kabul");
    session.send("Ctrl-z");
    stopped(&mut session);
    continued(&mut session);
    session.see("/kab").type_text("ul").see("/kabul");
}

#[test]
fn a_stop_that_the_shell_asks_for_is_the_same() {
    let mut session = Session::start(100, 30);
    session.press("j");
    let before = session.screen().picture();
    session.signal(Signal::TSTP);
    stopped(&mut session);
    continued(&mut session);
    assert_eq!(session.screen().picture(), before, "{}", session.report());
}

#[test]
fn another_size_while_it_is_stopped_is_noticed() {
    let fresh = Session::start(80, 24);
    let mut session = Session::start(160, 48);
    session.send("Ctrl-z");
    stopped(&mut session);
    session.resize_unseen(80, 24);
    continued(&mut session);
    let expected = fresh.screen().picture();
    session.wait_for("not the screen of that size", |screen| {
        screen.picture() == expected
    });
}
