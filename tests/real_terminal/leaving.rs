//! However it ends, the shell comes back as it was.
//!
//! A panic is not among the ways here: nothing a person can do provokes one.

use rustix::process::Signal;

use crate::terminal::{Exit, Home, Screen, Session};

/// What is switched on, and what switches it off again.
const SWITCHES: [(&str, &str); 5] = [
    ("[?1049h", "[?1049l"),
    ("[?25l", "[?25h"),
    ("[?1000h", "[?1000l"),
    ("[?1006h", "[?1006l"),
    ("[?2004h", "[?2004l"),
];

fn started() -> Session {
    let session = Session::start(100, 30);
    assert!(session.screen().is_taken(), "{}", session.report());
    assert!(!session.is_set_as_before());
    session
}

/// Everything that was switched on is off, and the terminal is set as before.
fn assert_given_back(session: &Session) {
    assert!(session.screen().is_given_back(), "{}", session.report());
    assert!(session.is_set_as_before());
    let written = session.written().sequences;
    let last = |wanted: &str| written.iter().rposition(|sequence| sequence == wanted);
    for (on, off) in SWITCHES {
        assert!(last(on).is_some() && last(off) > last(on), "{on} {off}");
    }
    // The shell's prompt begins on an empty screen, with nothing of ours on it.
    assert_eq!(session.screen().text().trim(), "");
}

#[test]
fn q_gives_the_screen_back() {
    let mut session = started();
    session.press("j 2 j z").send("q q");
    assert_eq!(session.wait_exit(), Exit::Code(0));
    assert_given_back(&session);
}

#[test]
fn ctrl_c_quits_at_once_wherever_one_is() {
    for keys in ["j", "/ x", "v", "?", ":", "m", "g", "2 / k", "z"] {
        let mut session = started();
        session.press(keys).send("Ctrl-c");
        assert_eq!(session.wait_exit(), Exit::Code(0), "{keys}");
        assert_given_back(&session);
    }
}

#[test]
fn a_signal_gives_the_screen_back_and_the_shell_sees_which_it_was() {
    let signals = [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
    ];
    for (signal, name) in signals {
        let mut session = started();
        session.press("} } 2 z");
        session.signal(signal);
        assert_eq!(session.wait_exit(), Exit::Signal(name.into()));
        assert_given_back(&session);
    }
}

#[test]
fn a_signal_before_the_first_frame_gives_the_screen_back_too() {
    for _ in 0..5 {
        let mut session = Home::new().program().start_unseen();
        session.wait_for("the screen was not taken", Screen::is_taken);
        session.signal(Signal::TERM);
        assert_eq!(session.wait_exit(), Exit::Signal("Terminated".into()));
        assert_given_back(&session);
    }
}

#[test]
fn a_closed_window_ends_the_program() {
    let mut session = started();
    session.press("j");
    session.hang_up();
    let exit = session.wait_exit();
    let expected = [Exit::Code(0), Exit::Signal("Hangup".into())];
    assert!(expected.contains(&exit), "{exit:?}");
}

#[test]
fn what_cannot_be_opened_leaves_the_screen_alone() {
    let home = Home::new();
    let mut session = home.program().arg("missing.txt").start_unseen();
    assert_eq!(session.wait_exit(), Exit::Code(2));
    assert_eq!(session.frames(), 0);
    assert!(session.is_set_as_before());
    assert_eq!(session.written().sequences, Vec::<String>::new());
}
