//! The ledger: every decision in its order, and what was undone.
//!
//! A dossier is a draft and its ledger. Lines are only ever added; undoing adds a line too. So two people's
//! ledgers merge as text, and replaying one on a newer draft makes the same corrections.

mod replay;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

pub use replay::{Replayed, Unapplied, replay, without};

use super::correction::{Correction, Edit};
use super::layer::LedgerMark;

/// What a line of a ledger does.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// A decision.
    Decide(Correction),
    /// Takes the decision with an id back.
    Undo(String),
    /// Makes it again.
    Redo(String),
}

/// A line of a ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// When, as RFC 3339 in UTC; empty as long as it is not recorded.
    pub at: String,
    /// What names it; empty as long as it is not recorded.
    pub id: String,
    /// What it does.
    pub deed: Deed,
}

/// A line as a file has it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LineEntry {
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// What names it.
    pub id: String,
    /// The decision in one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub says: String,
    /// The id of the decision that it takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<String>,
    /// The id of the decision that it makes again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redo: Option<String>,
    /// What it changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
}

impl LineEntry {
    /// A line as a file has it, with what it says ([`Ledger::says`]).
    #[must_use]
    pub fn of(line: &Line, says: String) -> Self {
        let mut entry = Self {
            at: line.at.clone(),
            id: line.id.clone(),
            says,
            ..Self::default()
        };
        match &line.deed {
            Deed::Decide(correction) => entry.edits.clone_from(&correction.edits),
            Deed::Undo(of) => entry.undo = Some(of.clone()),
            Deed::Redo(of) => entry.redo = Some(of.clone()),
        }
        entry
    }
}

impl From<LineEntry> for Line {
    fn from(entry: LineEntry) -> Self {
        let deed = match (entry.undo, entry.redo) {
            (Some(of), _) => Deed::Undo(of),
            (None, Some(of)) => Deed::Redo(of),
            (None, None) => Deed::Decide(Correction {
                says: entry.says,
                edits: entry.edits,
            }),
        };
        Self {
            at: entry.at,
            id: entry.id,
            deed,
        }
    }
}

/// Every decision, and which of them hold.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    lines: Vec<Line>,
    standing: Standing,
    /// How many lines at the end no file has yet.
    unrecorded: usize,
}

/// Which decisions hold.
#[derive(Debug, Clone, Default)]
struct Standing {
    /// Decisions that hold, as indices into the lines, in the order in which they were made.
    holding: Vec<usize>,
    /// Decisions that were undone and can be made again, the last one undone last.
    undone: Vec<usize>,
}

impl Standing {
    fn after(lines: &[Line]) -> Self {
        let mut standing = Self::default();
        for number in 0..lines.len() {
            standing.take_in(lines, number);
        }
        standing
    }

    /// Takes the line with a number in.
    fn take_in(&mut self, lines: &[Line], number: usize) {
        let with = |list: &[usize], of: &str| list.iter().rposition(|&n| lines[n].id == of);
        match &lines[number].deed {
            Deed::Decide(_) => {
                self.holding.push(number);
                self.undone.clear();
            }
            Deed::Undo(of) => {
                if let Some(at) = with(&self.holding, of) {
                    self.undone.push(self.holding.remove(at));
                }
            }
            Deed::Redo(of) => {
                if let Some(at) = with(&self.undone, of) {
                    let again = self.undone.remove(at);
                    let place = self.holding.partition_point(|&n| n < again);
                    self.holding.insert(place, again);
                }
            }
        }
    }
}

impl Ledger {
    /// The ledger of these lines; a line that occurs twice (two ledgers merged as text) counts once.
    #[must_use]
    pub fn new(mut lines: Vec<Line>) -> Self {
        let mut seen = HashSet::new();
        lines.retain(|line| seen.insert(line.id.clone()));
        Self {
            standing: Standing::after(&lines),
            lines,
            unrecorded: 0,
        }
    }

    /// Every line, the oldest first.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Whether nobody has decided anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The decision of a line.
    #[must_use]
    pub fn decision(&self, number: usize) -> Option<&Correction> {
        match &self.lines.get(number)?.deed {
            Deed::Decide(correction) => Some(correction),
            Deed::Undo(_) | Deed::Redo(_) => None,
        }
    }

    /// The decision that a line makes, takes back or makes again.
    #[must_use]
    pub fn decided_by(&self, number: usize) -> Option<&Correction> {
        match &self.lines.get(number)?.deed {
            Deed::Decide(correction) => Some(correction),
            Deed::Undo(of) | Deed::Redo(of) => {
                let at = self.lines.iter().position(|line| line.id == *of)?;
                self.decision(at)
            }
        }
    }

    /// The numbers of the decisions that hold, in the order in which they were made.
    #[must_use]
    pub fn holding(&self) -> &[usize] {
        &self.standing.holding
    }

    /// The decision that undoing would take back.
    #[must_use]
    pub fn to_undo(&self) -> Option<&Correction> {
        self.decision(*self.standing.holding.last()?)
    }

    /// The decision that redoing would make again.
    #[must_use]
    pub fn to_redo(&self) -> Option<&Correction> {
        self.decision(*self.standing.undone.last()?)
    }

    /// Adds a decision.
    pub fn decide(&mut self, correction: Correction) -> &Correction {
        let number = self.lines.len();
        self.add(Deed::Decide(correction));
        self.decision(number)
            .unwrap_or_else(|| unreachable!("it was added just now"))
    }

    /// Adds a line that takes the last decision back.
    pub fn undo(&mut self) -> Option<&Correction> {
        let number = *self.standing.holding.last()?;
        self.add(Deed::Undo(self.lines[number].id.clone()));
        self.decision(number)
    }

    /// Adds a line that makes the last undone decision again.
    pub fn redo(&mut self) -> Option<&Correction> {
        let number = *self.standing.undone.last()?;
        self.add(Deed::Redo(self.lines[number].id.clone()));
        self.decision(number)
    }

    fn add(&mut self, deed: Deed) {
        // A line that is not recorded has no id of its own yet; it must be found all the same.
        let number = self.lines.len();
        self.unrecorded += 1;
        self.lines.push(Line {
            at: String::new(),
            id: format!("#{number}"),
            deed,
        });
        self.standing.take_in(&self.lines, number);
    }

    /// The lines that no file has yet, the oldest first.
    #[must_use]
    pub fn unrecorded(&self) -> &[Line] {
        &self.lines[self.lines.len() - self.unrecorded..]
    }

    /// How many lines a file has.
    #[must_use]
    pub fn recorded_lines(&self) -> usize {
        self.lines.len() - self.unrecorded
    }

    /// The oldest line that no file had is in one now, under these names.
    pub fn recorded(&mut self, stamp: Stamp) {
        let number = self.lines.len() - self.unrecorded;
        let Some(line) = self.lines.get_mut(number) else {
            return;
        };
        self.unrecorded -= 1;
        let before = std::mem::replace(&mut line.id, stamp.id.clone());
        line.at = stamp.at;
        for later in &mut self.lines[number + 1..] {
            match &mut later.deed {
                Deed::Undo(of) | Deed::Redo(of) if *of == before => of.clone_from(&stamp.id),
                _ => {}
            }
        }
    }

    /// Takes in lines that somebody else recorded, before those that no file has yet.
    pub fn take_in_before(&mut self, foreign: Vec<Line>) {
        let own = self.lines.split_off(self.lines.len() - self.unrecorded);
        let unrecorded = own.len();
        let lines = std::mem::take(&mut self.lines);
        *self = Self::new(lines.into_iter().chain(foreign).chain(own).collect());
        self.unrecorded = unrecorded;
    }

    /// What a layer says that contains all lines of it.
    #[must_use]
    pub fn mark(&self) -> Option<LedgerMark> {
        self.lines.last().map(|line| LedgerMark {
            through: line.id.clone(),
            lines: self.lines.len(),
        })
    }

    /// What a line says, in a sentence without a full stop.
    #[must_use]
    pub fn says(&self, number: usize) -> String {
        let named = |of: &str| {
            let decision = self.lines.iter().position(|line| line.id == of);
            let decision = decision.and_then(|number| self.decision(number));
            decision
                .map_or("something that is not in this ledger", |c| &c.says)
                .to_owned()
        };
        match &self.lines[number].deed {
            Deed::Decide(correction) => correction.says.clone(),
            Deed::Undo(of) => format!("undid: {}", named(of)),
            Deed::Redo(of) => format!("made again: {}", named(of)),
        }
    }

    /// Whether the decision of a line holds; a line that is none holds.
    #[must_use]
    pub fn holds(&self, number: usize) -> bool {
        self.decision(number).is_none() || self.standing.holding.binary_search(&number).is_ok()
    }
}

/// When a line was recorded, and what names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// RFC 3339, UTC.
    pub at: String,
    /// The line's id.
    pub id: String,
}
