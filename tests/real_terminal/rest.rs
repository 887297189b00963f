//! At rest nothing runs: no thread of the program wakes up.

#![cfg(target_os = "linux")]

use std::fs;
use std::time::Duration;

use crate::terminal::Session;

/// How often each thread went to sleep so far.
fn sleeps(session: &Session) -> Vec<String> {
    let pid = session.pid().as_raw_nonzero();
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let mut counts: Vec<String> = tasks
        .map(|task| {
            let task = task.unwrap().path();
            let status = fs::read_to_string(task.join("status")).unwrap();
            let lines = status.lines();
            let counted = lines.filter(|line| line.starts_with("voluntary_ctxt_switches"));
            format!("{} {}", task.display(), counted.collect::<String>())
        })
        .collect();
    counts.sort();
    counts
}

#[test]
fn nobody_wakes_up_at_rest() {
    let mut session = Session::start(160, 48);
    session.press("2 / k a b Enter 4 n 3 j : Esc ? Esc");
    // The first look may catch a thread on its way to sleep.
    let rests = |_| {
        let before = sleeps(&session);
        let quiet = session.is_quiet_for(Duration::from_secs(2));
        quiet && sleeps(&session) == before
    };
    assert!((0..3).any(rests), "{:?}", sleeps(&session));
}

#[test]
fn a_key_that_changes_nothing_draws_nothing() {
    let mut session = Session::start(80, 24);
    session.press("X").told("X does nothing here");
    let frames = session.frames();
    session.send("X X X").press("j");
    assert_eq!(session.frames(), frames + 1, "{}", session.report());
}
