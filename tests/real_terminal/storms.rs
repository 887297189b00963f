//! Many keys and many sizes at once: nothing is lost, and the end is the same.

use crate::terminal::{Exit, Home, Program, Session};

/// Paragraphs of one line each, so that one key down is one paragraph.
fn many_paragraphs() -> Program {
    let home = Home::new();
    let lines: Vec<String> = (1..=5000).map(|n| format!("paragraph {n}")).collect();
    let file = home.file("many.txt", lines.join("\n"));
    home.program().size(80, 24).arg(file)
}

#[test]
fn two_thousand_keys_in_one_write_all_arrive() {
    let portion = "Down ".repeat(100);
    let mut in_portions = many_paragraphs().start();
    for n in 1..=20 {
        let place = format!("¶ {}/5000", n * 100 + 1);
        in_portions.send(&portion).see(&place);
    }
    // The terminal hands over a long write in pieces; wherever they part a key, it is one key.
    for before in ["", "k", "k k"] {
        let mut at_once = many_paragraphs().start();
        at_once.send(&format!("{before} {}", portion.repeat(20)));
        at_once.see("¶ 2001/5000");
        let frames = at_once.frames();
        assert!(frames < 500, "{frames} frames for 2,000 keys");
        let expected = in_portions.screen().picture();
        assert_eq!(at_once.screen().picture(), expected);
        at_once.send(&portion.repeat(20)).send("q");
        assert_eq!(at_once.wait_exit(), Exit::Code(0));
    }
}

#[test]
fn two_thousand_letters_typed_at_once_are_all_typed() {
    let mut session = Session::start(80, 24);
    session.press("2 /");
    let letters = "Backspace k a b u l Backspace Backspace Backspace Backspace ".repeat(200);
    session
        .send("x")
        .send(&letters)
        .send("Backspace q a t a r")
        .see("/qatar")
        .see("▸Qatar");
}

#[test]
fn a_wheel_turned_fast_ends_where_a_slow_one_does() {
    let mut session = many_paragraphs().start();
    session.send_bytes(&b"\x1b[<65;10;10M".repeat(1000));
    session.send_bytes(&b"\x1b[<64;10;10M".repeat(900));
    // In the end 100 steps down of three rows each.
    session.wait_for("the wheel did not end where it should", |screen| {
        screen.line(2).contains("paragraph 301")
    });
}

#[test]
fn a_storm_of_sizes_and_keys_ends_on_the_screen_of_a_fresh_start() {
    for (columns, rows) in [(160, 48), (100, 30), (40, 12), (17, 4)] {
        let mut fresh = Session::start(columns, rows);
        fresh.send("G g g");
        let mut session = Session::start(80, 24);
        for n in 0..50_u16 {
            let (columns, rows) = match n % 5 {
                0 => (1, 1),
                1 => (160 - n, 48),
                2 => (40 + n, 12),
                3 => (n + 1, 60 - n),
                _ => (200, 3),
            };
            session.resize_unseen(columns, rows);
            session.send("j } k j");
        }
        session.resize_unseen(columns, rows);
        session.send("G g g");
        // The fresh one has drawn its last frame when it shows its first line again.
        let settled = |screen: &crate::terminal::Screen| screen.picture();
        session.wait_for("not the screen of a fresh start", |screen| {
            settled(screen) == settled(&fresh.screen())
        });
    }
}
