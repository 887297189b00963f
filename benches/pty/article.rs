//! What is measured of the program itself.

use std::io;
use std::thread;
use std::time::Duration;

use super::Place;
use super::invented;
use super::process::{Used, peak_memory};
use super::session::{Answer, Session};
use super::table::{Table, Times, ms, times_as_long};

/// How often a start is measured.
const STARTS: usize = 31;

/// Keys of every kind, in an order in which each has something to do.
const KINDS: &[(&str, &str, &[&str])] = &[
    ("`j` in the article", "1", &["j"]),
    ("`}` and `{`", "1gg", &["}", "}", "{"]),
    ("`Ctrl-d`, `Ctrl-u`", "1gg", &["\x04", "\x15"]),
    ("`j` in the entities", "2gg", &["j"]),
    ("`j`, `l`, `h` in the claims", "3gg", &["j", "l", "h"]),
    ("`n` on the map", "4", &["n", "n", "n", "N"]),
    (
        "panning and zooming the map",
        "4",
        &["h", "j", "+", "l", "-"],
    ),
    ("`z`", "1", &["z", "z"]),
    ("`)`", "1gg", &[")", ")", "("]),
    ("`Tab`", "1", &["2", "3", "4", "1"]),
];

/// How often each kind of key is pressed.
const PRESSES: usize = 40;

/// The first frame of the bundled article, beside the floor's.
pub fn start(place: &Place, table: &mut Table) -> io::Result<()> {
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        ours.push(started(place.counterclaim(&[]))?);
        bare.push(started(place.floor()?)?);
    }
    let frame = |answers: &[Answer]| answers.iter().filter_map(|a| a.frame).collect::<Times>();
    let settled = |answers: &[Answer]| answers.iter().map(|a| a.settled).collect::<Times>();
    let (first, floor) = (frame(&ours).median(), frame(&bare).median());
    let found = format!("{}, {}", ms(first), times_as_long(first, floor));
    table.row("first complete frame", found, "1.5x");
    let last = settled(&ours).median();
    table.row("settled", ms(last), "with the first frame");
    let bytes = |answers: &[Answer]| answers[0].bytes;
    let found = format!("{}, the floor {}", bytes(&ours), bytes(&bare));
    table.row("bytes until then", found, "");
    Ok(())
}

fn started(command: portable_pty::CommandBuilder) -> io::Result<Answer> {
    let (session, answer) = Session::start(command)?;
    session.quit("q")?;
    Ok(answer)
}

/// From a key to the last byte of its answer.
pub fn keys(place: &Place, table: &mut Table) -> io::Result<()> {
    let (mut bare, _) = Session::start(place.floor()?)?;
    let floor = pressed(&mut bare, &["j"], PRESSES)?;
    bare.quit("q")?;
    let (mut session, _) = Session::start(place.counterclaim(&[]))?;
    let mut all = Vec::new();
    let mut rows = Vec::new();
    for (what, before, keys) in KINDS {
        for key in before.chars() {
            session.press(&key.to_string())?;
        }
        let times = pressed(&mut session, keys, PRESSES)?;
        rows.push((*what, Times::from(&*times)));
        all.extend(times);
    }
    let memory = session.process().and_then(peak_memory);
    session.quit("\x03")?;
    let (all, floor) = (Times::from(&*all), Times::from(&*floor));
    let found = format!("{}; floor {}", all.words(), floor.words());
    table.row("a key to its last byte", found, "1.5 ms median, 3 ms p99");
    for (what, times) in rows {
        table.row(format!("– {what}"), times.words(), "");
    }
    #[expect(clippy::cast_precision_loss, reason = "megabytes")]
    let found = memory.map_or("unknown".into(), |kb| {
        format!("{:.1} MB", kb as f64 / 1024.0)
    });
    table.row("peak memory after these keys", found, "12 MB");
    Ok(())
}

/// The times of keys pressed in turn; a key that changes nothing has none.
fn pressed(session: &mut Session, keys: &[&str], times: usize) -> io::Result<Vec<Duration>> {
    let mut found = Vec::with_capacity(times);
    for key in keys.iter().cycle().take(times) {
        let answer = session.press(key)?;
        found.extend((answer.bytes > 0).then_some(answer.settled));
    }
    Ok(found)
}

/// Two thousand keys in one write.
pub fn flood(place: &Place, table: &mut Table) -> io::Result<()> {
    let long = long(place)?;
    for (what, arguments) in [("bundled article", vec![]), ("10 MB text", vec![&*long])] {
        let (mut session, _) = Session::start(place.counterclaim(&arguments))?;
        let keys = "j".repeat(1500) + &"k".repeat(500);
        let answer = session.press(&keys)?;
        session.quit("\x03")?;
        let found = format!("{} frames in {}", answer.frames, ms(answer.settled));
        let what = format!("2,000 keys at once, {what}");
        table.row(what, found, "a handful of frames");
    }
    Ok(())
}

/// What the program does while nobody does anything.
pub fn rest(place: &Place, table: &mut Table) -> io::Result<()> {
    let (mut session, _) = Session::start(place.counterclaim(&[]))?;
    session.press("j")?;
    let process = session.process().unwrap_or(0);
    let before = Used::by(process);
    thread::sleep(Duration::from_secs(3));
    let used = Used::by(process)
        .zip(before)
        .map(|(now, then)| now.since(then));
    session.quit("q")?;
    let found = used.map_or("unknown".into(), |used| {
        format!("{} of CPU, {} wake-ups", ms(used.cpu), used.switches)
    });
    table.row("at rest for 3 s", found, "nothing");
    Ok(())
}

/// The article over and over, as a file of 10 MB.
pub fn long(place: &Place) -> io::Result<String> {
    place.file("long.txt", || invented::text(10_000_000))
}

/// A text of 10 MB: opened, scrolled, jumped in, searched.
pub fn long_text(place: &Place, table: &mut Table) -> io::Result<()> {
    let path = long(place)?;
    let paragraph = place.file("paragraph.txt", || invented::paragraph(10_000_000))?;
    for (what, path) in [("10 MB text", &path), ("10 MB paragraph", &paragraph)] {
        first_frame(place, table, what, path)?;
        let (mut session, _) = Session::start(place.counterclaim(&[path]))?;
        let memory = session.process().and_then(peak_memory).unwrap_or(0);
        table.row(
            format!("{what}: peak memory"),
            format!("{} MB", memory / 1024),
            "",
        );
        for keys in [&["j"][..], &["G", "gg"], &["42G", "1gg"]] {
            let times = Times::from(&*pressed(&mut session, keys, PRESSES / 2)?);
            table.row(
                format!("{what}: `{}`", keys.join("`, `")),
                times.words(),
                "as in 10 KB",
            );
        }
        search(&mut session, table, what)?;
        session.quit("\x03")?;
    }
    Ok(())
}

fn first_frame(place: &Place, table: &mut Table, what: &str, path: &str) -> io::Result<()> {
    let mut starts = Vec::new();
    for _ in 0..STARTS / 4 {
        starts.push(started(place.counterclaim(&[path]))?);
    }
    let frames: Times = starts.iter().filter_map(|answer| answer.frame).collect();
    table.row(format!("{what}: first frame"), ms(frames.median()), "40 ms");
    Ok(())
}

fn search(session: &mut Session, table: &mut Table, what: &str) -> io::Result<()> {
    for words in ["zebra", "taliban", "border posts"] {
        session.press("1gg")?;
        session.press("/")?;
        let mut times = Vec::new();
        for letter in words.chars() {
            times.push(session.press(&letter.to_string())?.settled);
        }
        session.press("\r")?;
        let next = session.press("n")?.settled;
        let most = Times::from(&*times).quantile(1.0);
        let last = times.last().copied().unwrap_or_default();
        let found = format!(
            "slowest letter {}, last {}, then `n` {}",
            ms(most),
            ms(last),
            ms(next)
        );
        table.row(format!("{what}: `/{words}`"), found, "15 ms");
    }
    Ok(())
}

/// Fuzzy search over 100,000 names, from the first letter on.
pub fn names(place: &Place, table: &mut Table) -> io::Result<()> {
    let path = place.file("names.json", || invented::dossier(100_000))?;
    place.file("names.txt", || invented::ARTICLE.to_owned())?;
    let (mut session, answer) = Session::start(place.counterclaim(&[&path]))?;
    let first = answer.frame.unwrap_or_default();
    table.row("100,000 names: first frame", ms(first), "");
    session.press("2")?;
    session.press("/")?;
    let mut times = Vec::new();
    for _ in 0..3 {
        for key in ["k", "h", "y", "b", "\x7f", "\x7f", "a", "n", "\x15"] {
            times.push(session.press(key)?.settled);
        }
    }
    let memory = session.process().and_then(peak_memory).unwrap_or(0);
    session.quit("\x03")?;
    let times = Times::from(&*times);
    let found = format!("{}, slowest {}", times.words(), ms(times.quantile(1.0)));
    table.row("100,000 names: a letter of the search", found, "16 ms");
    table.row(
        "100,000 names: peak memory",
        format!("{} MB", memory / 1024),
        "",
    );
    Ok(())
}
