//! How far a long run has come, on standard error, where somebody watches.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What takes less shows nothing.
const MOMENT: Duration = Duration::from_millis(500);
/// How often the line is drawn.
const TICK: Duration = Duration::from_millis(200);
/// The line: that something happens, how many of the articles are done, for how long.
const LINE: &str = "{spinner} drafting {pos}/{len} {wide_bar} {elapsed}";

/// A line that shows how many of the articles are done, once that takes longer than a moment. An output
/// that is no terminal shows none.
pub(super) struct Progress {
    bar: ProgressBar,
    /// Closed when all is done; until then somebody waits for the moment to pass.
    _waiting: Sender<()>,
}

impl Progress {
    /// None of `articles` is done.
    pub(super) fn new(articles: usize) -> Self {
        let target = ProgressDrawTarget::hidden();
        let bar = ProgressBar::with_draw_target(Some(articles as u64), target);
        let style = ProgressStyle::with_template(LINE);
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.tick_chars("|/-\\ ").progress_chars("=> "));
        let (waiting, done) = channel::<()>();
        let shown = bar.clone();
        thread::spawn(move || {
            if done.recv_timeout(MOMENT) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        Self {
            bar,
            _waiting: waiting,
        }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }

    /// Lets something else be written without the line in its way.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// Takes the line away.
    pub(super) fn done(self) {
        self.bar.finish_and_clear();
    }
}
