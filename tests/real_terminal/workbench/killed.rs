//! Killed in the middle of quick corrections: what the screen has acknowledged is there.

use rustix::process::Signal;

use super::{home, lines, opened};
use crate::terminal::{Exit, Screen};

/// How often the program is killed.
const KILLS: usize = 40;
/// Everything that is a draft in the short article.
const DRAFTS: usize = 14;

/// Numbers that look random and are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % (most + 1)
    }
}

/// How many drafts the header counts.
fn left(screen: &Screen) -> usize {
    let header = screen.line(0);
    let mut words = header
        .split_whitespace()
        .skip_while(|word| *word != "~")
        .skip(1);
    words.next().map_or(0, |count| count.parse().unwrap())
}

#[test]
fn every_acknowledged_correction_survives_being_killed() {
    let (mut dice, mut recorded, mut beyond) = (Dice(7), 0, 0);
    for _ in 0..KILLS {
        let home = home();
        let mut session = opened(&home);
        session.press("d");
        for _ in 0..dice.up_to(3) {
            session.press("a"); // one by one, each seen
        }
        session.send("a a a a a a a a a a"); // a storm, and the kill somewhere in it
        for _ in 0..dice.up_to(1_000_000) {
            std::hint::spin_loop();
        }
        session.signal(Signal::KILL);
        assert!(matches!(session.wait_exit(), Exit::Signal(_)));

        let shown = DRAFTS - left(&session.screen());
        let there = lines(&home);
        let whole = there.iter().filter(|line| line.ends_with('}')).count();
        assert!(
            whole >= shown,
            "{shown} were acknowledged, {there:?} are there"
        );
        let again = opened(&home);
        assert_eq!(DRAFTS - left(&again.screen()), whole, "{}", again.report());
        recorded += whole;
        beyond += whole - shown;
    }
    assert!(recorded > KILLS, "only {recorded} corrections");
    println!("{recorded} corrections; {beyond} were on the disk before the screen said so");
}
