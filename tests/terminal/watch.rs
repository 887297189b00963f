//! Waiting until something is on the screen, and saying what was there instead.

use std::time::{Duration, Instant};

use super::glass::{Glass, Look, Screen};
use super::panes::squeezed;
use super::session::Session;

/// Long enough for the busiest machine; nobody waits that long but for a failure.
const DEADLINE: Duration = Duration::from_secs(30);

impl Session {
    /// Waits until a text is on the screen.
    #[track_caller]
    pub fn see(&mut self, text: &str) -> &mut Self {
        let complaint = format!("“{text}” is not on the screen");
        self.wait_for(&complaint, |screen| screen.has(text))
    }

    /// Waits until a text is not on the screen.
    #[track_caller]
    pub fn miss(&mut self, text: &str) -> &mut Self {
        let complaint = format!("“{text}” is on the screen");
        self.wait_for(&complaint, |screen| !screen.has(text))
    }

    /// Waits until a pane holds some words, however they are wrapped.
    #[track_caller]
    pub fn reads(&mut self, pane: &str, words: &str) -> &mut Self {
        let complaint = format!("“{words}” is not in {pane}");
        let wanted = squeezed(words);
        self.wait_for(&complaint, |screen| {
            let lines = screen.pane(pane).unwrap_or_default();
            squeezed(&lines.concat()).contains(&wanted)
        })
    }

    /// Waits until the last line holds a text.
    #[track_caller]
    pub fn told(&mut self, text: &str) -> &mut Self {
        let complaint = format!("“{text}” is not in the last line");
        self.wait_for(&complaint, |screen| screen.status().contains(text))
    }

    #[track_caller]
    pub fn wait_for(&mut self, complaint: &str, seen: impl Fn(&Screen) -> bool) -> &mut Self {
        self.wait(complaint, |glass| seen(&glass.screen()));
        self
    }

    #[track_caller]
    pub fn wait_for_frame(&self, before: usize, complaint: &str) {
        self.wait(complaint, |glass| glass.frames > before || glass.closed);
    }

    /// Whether nothing is written for a time.
    pub fn is_quiet_for(&self, time: Duration) -> bool {
        let glass = self.shared.glass.lock().unwrap();
        let before = glass.written.len();
        let quiet = |glass: &mut Glass| glass.written.len() == before;
        let waited = self.shared.changed.wait_timeout_while(glass, time, quiet);
        waited.unwrap().1.timed_out()
    }

    #[track_caller]
    pub(super) fn wait(&self, complaint: &str, seen: impl Fn(&Glass) -> bool) {
        let end = Instant::now() + DEADLINE;
        let mut glass = self.shared.glass.lock().unwrap();
        while !seen(&glass) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() || glass.closed {
                drop(glass);
                panic!("{complaint}\n{}", self.report());
            }
            glass = self.shared.changed.wait_timeout(glass, left).unwrap().0;
        }
    }

    /// Column and row of a text on the screen.
    #[track_caller]
    pub fn place_of(&self, text: &str) -> (u16, u16) {
        let place = self.screen().find(text);
        place.unwrap_or_else(|| panic!("“{text}” is not on the screen\n{}", self.report()))
    }

    /// How a text on the screen looks.
    #[track_caller]
    pub fn look_of(&self, text: &str) -> Look {
        let (column, row) = self.place_of(text);
        self.screen().look(column, row)
    }

    /// The screen, for the report of a failure.
    pub fn report(&self) -> String {
        let screen = self.screen().text();
        format!("--- screen ---\n{screen}\n--- end ---")
    }
}
