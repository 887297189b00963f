//! What a person asks of a draft, and how they take it back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Party;
use crate::model::About;

/// What is said about an article before it is drafted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The sides, in the order of the columns; found by the program if there are none.
    pub sides: Vec<Party>,
    /// What is known of the article besides its text; it is put into the layer.
    pub about: About,
}

/// Tells a draft in the making to stop. Clones are the same switch.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks whoever drafts to stop.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Goes on, unless somebody asked to stop.
    ///
    /// # Errors
    /// [`Stopped`] if somebody did.
    pub fn check(&self) -> Result<(), Stopped> {
        if self.asked() { Err(Stopped) } else { Ok(()) }
    }
}

/// The draft was stopped before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("drafting was stopped")]
pub struct Stopped;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_heard_by_every_clone() {
        let stop = Stop::default();
        let heard = stop.clone();
        assert_eq!(heard.check(), Ok(()));
        stop.ask();
        assert_eq!(heard.check(), Err(Stopped));
    }
}
