//! How far a long run has come, on standard error, where somebody watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line that shows how many of the articles are done. A single article, or an output that is no
/// terminal, shows none.
pub(super) struct Progress(ProgressBar);

/// How often the line is drawn at most, in times a second.
const REFRESH: u8 = 10;

impl Progress {
    /// None of `articles` is done.
    pub(super) fn new(articles: usize) -> Self {
        if articles < 2 {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(
            Some(articles as u64),
            ProgressDrawTarget::stderr_with_hz(REFRESH),
        );
        let plain = ProgressStyle::with_template("drafting {pos}/{len} {wide_bar} {eta}");
        bar.set_style(plain.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_elapsed(Duration::ZERO);
        Self(bar)
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }

    /// Lets something else be written without the line in its way.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        self.0.suspend(write);
    }

    /// Takes the line away.
    pub(super) fn done(&self) {
        self.0.finish_and_clear();
    }
}
