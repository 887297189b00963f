//! The ledger: every decision in its order, and what was undone.
//!
//! A dossier is a draft and its ledger. Lines are only ever added; undoing adds a line too. So two people's
//! ledgers merge as text, and replaying one on a newer draft makes the same corrections.

mod replay;

use foldhash::HashMap;

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
    /// The ledger of these lines; a line that occurs twice (two ledgers merged as text) counts once. Another line with
    /// the id of an earlier one is kept.
    #[must_use]
    pub fn new(lines: Vec<Line>) -> Self {
        let mut seen: HashMap<&str, Vec<&Line>> = HashMap::default();
        let mut first = Vec::with_capacity(lines.len());
        for line in &lines {
            let alike = seen.entry(line.id.as_str()).or_default();
            first.push(!alike.contains(&line));
            alike.push(line);
        }
        let mut first = first.into_iter();
        let mut lines = lines;
        lines.retain(|_| first.next().unwrap_or(true));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn correction(says: &str) -> Correction {
        Correction {
            says: says.into(),
            edits: Vec::new(),
        }
    }

    fn record(ledger: &mut Ledger, id: &str) {
        ledger.recorded(Stamp {
            at: "2026-12-01T00:00:00Z".into(),
            id: id.into(),
        });
    }

    fn sentences(ledger: &Ledger) -> Vec<String> {
        (0..ledger.lines().len()).map(|n| ledger.says(n)).collect()
    }

    #[test]
    fn undoing_and_redoing_are_lines_of_their_own() {
        let mut ledger = Ledger::default();
        assert!(ledger.is_empty() && ledger.undo().is_none() && ledger.redo().is_none());
        ledger.decide(correction("one"));
        ledger.decide(correction("two"));
        assert_eq!(ledger.undo().unwrap().says, "two");
        assert_eq!(ledger.undo().unwrap().says, "one");
        assert!(ledger.undo().is_none());
        assert_eq!(ledger.to_redo().unwrap().says, "one");
        assert_eq!(ledger.redo().unwrap().says, "one");
        assert_eq!(
            sentences(&ledger),
            ["one", "two", "undid: two", "undid: one", "made again: one"]
        );
        assert!(ledger.holds(0) && !ledger.holds(1) && ledger.holds(2));
        ledger.decide(correction("three"));
        assert!(
            ledger.redo().is_none(),
            "a decision ends what could be made again"
        );
        assert_eq!(ledger.holding(), [0, 5]);
    }

    #[test]
    fn a_line_gets_its_name_when_it_is_recorded() {
        let mut ledger = Ledger::default();
        ledger.decide(correction("one"));
        ledger.undo();
        ledger.redo();
        assert_eq!(ledger.unrecorded().len(), 3);
        record(&mut ledger, "a");
        record(&mut ledger, "b");
        assert_eq!(ledger.unrecorded().len(), 1);
        assert_eq!(ledger.lines()[1].deed, Deed::Undo("a".into()));
        assert_eq!(ledger.lines()[2].deed, Deed::Redo("a".into()));
        record(&mut ledger, "c");
        record(&mut ledger, "nothing is left");
        let mark = ledger.mark().unwrap();
        assert_eq!((mark.through.as_str(), mark.lines), ("c", 3));
        assert_eq!(ledger.undo().unwrap().says, "one");
    }

    fn line(id: &str, deed: Deed) -> Line {
        Line {
            at: String::new(),
            id: id.into(),
            deed,
        }
    }

    #[test]
    fn of_two_ledgers_merged_as_text_each_line_counts_once() {
        let decide = |says: &str| Deed::Decide(correction(says));
        let ledger = Ledger::new(vec![
            line("a", decide("one")),
            line("b", decide("two")),
            line("a", decide("one")),
            line("c", Deed::Undo("a".into())),
            line("b", decide("another with that id")),
            line("d", Deed::Undo("gone".into())),
        ]);
        assert_eq!(
            sentences(&ledger),
            [
                "one",
                "two",
                "undid: one",
                "another with that id",
                "undid: something that is not in this ledger"
            ]
        );
        assert_eq!(ledger.holding(), [1, 3]);
    }

    #[test]
    fn a_line_reads_back_as_it_was_written() {
        let mut ledger = Ledger::default();
        ledger.decide(correction("one"));
        ledger.undo();
        ledger.redo();
        for id in ["a", "b", "c"] {
            record(&mut ledger, id);
        }
        for (number, line) in ledger.lines().iter().enumerate() {
            let written = serde_json::to_string(&LineEntry::of(line, ledger.says(number))).unwrap();
            let read: LineEntry = serde_json::from_str(&written).unwrap();
            assert_eq!(Line::from(read), *line, "{written}");
        }
    }
}
