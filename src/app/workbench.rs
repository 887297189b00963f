//! What is corrected: the layer, the ledger, and what is being asked on the way.

use std::sync::Arc;

use super::card::Field;
use super::choose::Back;
use crate::model::layer::Layer;
use crate::model::ledger::{Line, Stamp, Unapplied, replay};
use crate::model::{Desk, Ledger, Target};

/// Where corrections go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Home {
    /// A ledger beside the article.
    #[default]
    Beside,
    /// Nowhere yet: the article is in the program, or came from standard input. A copy could go to this path.
    Nowhere(String),
}

/// A dossier as it is opened to be corrected.
#[derive(Debug, Default)]
pub struct Bench {
    /// The layer without the corrections of the ledger, but those that its mark names.
    pub base: Arc<Layer>,
    /// The corrections.
    pub ledger: Ledger,
    /// The corrected layer, if it was worked out already.
    pub desk: Option<Desk>,
    /// What of the ledger does not apply to this layer.
    pub unapplied: Vec<Unapplied>,
    /// Where corrections go.
    pub home: Home,
    /// The SHA-256 of the text, if the layer was made for another one.
    pub changed: Option<String>,
}

/// A span that is being set anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Of what.
    pub target: Target,
    /// Which span.
    pub field: Field,
    /// The card where it was asked for.
    pub back: Back,
}

/// What the world answers when it was asked to write.
#[derive(Debug, Clone, PartialEq)]
pub enum Recorded {
    /// These lines, the oldest first, are in the ledger's file; and lines that came from elsewhere.
    Written {
        /// The lines' names and times.
        stamps: Vec<Stamp>,
        /// Lines that another program added meanwhile, oldest first; they stand before ours.
        foreign: Vec<Line>,
        /// A sentence, where they went to a new place.
        says: Option<String>,
    },
    /// There is no place for them yet; a copy could go to this path.
    Nowhere(String),
    /// They could not be written, for this reason.
    Failed(String),
    /// The dossier was written; a sentence.
    Saved(String),
    /// The dossier was written after it had changed on disk; this is the layer that it held, without our corrections.
    Merged(Box<Layer>),
    /// The dossier changed on disk since it was read, in this way: nothing was written.
    Changed(String),
}

/// The state of the workbench.
#[derive(Debug, Default)]
pub struct Workbench {
    base: Arc<Layer>,
    desk: Option<Desk>,
    /// The decisions.
    pub ledger: Ledger,
    /// What of the ledger does not apply.
    pub unapplied: Vec<Unapplied>,
    /// Where corrections go.
    pub home: Home,
    /// The SHA-256 of the text, if the layer was made for another one.
    pub(super) changed: Option<String>,
    /// The span that the selected words will be.
    pub(super) setting: Option<Setting>,
    /// Whether a copy of an article without a file was offered and not wanted; then it is not offered at every correction.
    pub(super) declined: bool,
    /// Whether somebody was told that leaving loses what no file has.
    pub(super) warned: bool,
}

impl Workbench {
    /// A workbench with what was opened.
    #[must_use]
    pub fn new(bench: Bench) -> Self {
        Self {
            base: bench.base,
            desk: bench.desk,
            ledger: bench.ledger,
            unapplied: bench.unapplied,
            home: bench.home,
            changed: bench.changed,
            ..Self::default()
        }
    }

    /// The layer before the corrections of the ledger.
    #[must_use]
    pub fn base(&self) -> &Arc<Layer> {
        &self.base
    }

    /// The corrected layer; taken out of the files' one when it is first asked for.
    pub fn desk(&mut self) -> &mut Desk {
        let base = &self.base;
        self.desk
            .get_or_insert_with(|| Desk::new(Layer::clone(base)))
    }

    /// The corrected layer, if anything was corrected or asked.
    #[must_use]
    pub fn desk_now(&self) -> Option<&Desk> {
        self.desk.as_ref()
    }

    /// Whether a span is being set.
    #[must_use]
    pub fn is_setting(&self) -> bool {
        self.setting.is_some()
    }

    /// Takes another layer of the same article, and makes every correction in it again.
    pub fn renew(&mut self, base: Arc<Layer>) {
        if self.ledger.is_empty() {
            self.desk = None;
        } else {
            let replayed = replay(Layer::clone(&base), &self.ledger);
            self.desk = Some(replayed.desk);
            self.unapplied = replayed.unapplied;
        }
        self.base = base;
    }

    /// The ledger with lines that came from elsewhere before those that no file has yet; then everything is made
    /// again.
    pub fn take_in(&mut self, foreign: Vec<Line>) {
        self.ledger.take_in_before(foreign);
        let base = Arc::clone(&self.base);
        self.renew(base);
    }
}
