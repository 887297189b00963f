//! Lines of a ledger in their file.

use std::collections::HashSet;
use std::path::Path;

use jiff::Timestamp;

use super::{Trouble, Written};
use crate::model::ledger::{Deed, Ledger, Line, LineEntry, Stamp};
use crate::store::digest;
use crate::store::journal::{self, Journal, JournalError};

/// Letters of a line's id.
const ID: usize = 12;
/// How often lines of others are taken in before a line is given up.
const PATIENCE: usize = 100;

/// The ledger in a file beside a dossier, and what is wrong with it; none if there is no file.
pub(in crate::store) fn read(
    layer: &Path,
) -> Result<(Journal, Vec<Line>, Vec<String>), JournalError> {
    let (journal, lines, notices) = Journal::open(&super::Workplace::ledger_path(layer))?;
    let mut says: Vec<String> = notices.iter().map(ToString::to_string).collect();
    let (lines, broken) = parsed(&lines);
    says.extend(broken.into_iter().map(|(number, why)| {
        let name = journal.path().display();
        format!("{name}, line {number}: {why}. It is left as it is and not applied.")
    }));
    Ok((journal, lines, says))
}

/// Lines as what they say; and the numbers of those that say nothing, with the reason.
fn parsed(lines: &[journal::Line]) -> (Vec<Line>, Vec<(usize, String)>) {
    let (mut good, mut broken) = (Vec::with_capacity(lines.len()), Vec::new());
    for line in lines {
        match serde_json::from_str::<LineEntry>(&line.text) {
            Ok(entry) => good.push(entry.into()),
            Err(error) => broken.push((line.number, error.to_string())),
        }
    }
    (good, broken)
}

/// Names for the lines that no file has yet: where one undoes another of them, by its new name.
fn named(ledger: &Ledger) -> Vec<(Stamp, String)> {
    let at = Timestamp::now();
    let first = ledger.recorded_lines();
    let mut given: Vec<(String, String)> = Vec::new();
    let mut before = first
        .checked_sub(1)
        .map_or_else(String::new, |n| ledger.lines()[n].id.clone());
    let mut named = Vec::new();
    for (number, line) in (first..).zip(ledger.unrecorded()) {
        let mut line = line.clone();
        line.at = format!("{at:.3}");
        if let Deed::Undo(of) | Deed::Redo(of) = &mut line.deed
            && let Some((_, name)) = given.iter().find(|(unnamed, _)| unnamed == of)
        {
            name.clone_into(of);
        }
        let unnamed = std::mem::take(&mut line.id);
        let mut entry = LineEntry::of(&line, ledger.says(number));
        let content = serde_json::to_string(&entry).unwrap_or_default();
        let mut id = digest::sha256(format!("{before}\n{content}").as_bytes());
        id.truncate(ID);
        given.push((unnamed, id.clone()));
        before.clone_from(&id);
        entry.id.clone_from(&id);
        let json = serde_json::to_string(&entry).unwrap_or_default();
        named.push((Stamp { at: line.at, id }, json));
    }
    named
}

/// Adds the lines that no file has yet.
pub(super) fn append(journal: &mut Journal, ledger: &Ledger) -> Result<Written, Trouble> {
    let mut written = Written {
        stamps: Vec::new(),
        foreign: Vec::new(),
    };
    for (stamp, json) in named(ledger) {
        for _ in 0..PATIENCE {
            match journal.append(&json) {
                Ok(()) => {
                    written.stamps.push(stamp);
                    break;
                }
                Err(JournalError::Foreign { lines, .. }) => {
                    written.foreign.extend(parsed(&lines).0);
                }
                // Version control wrote it anew, say: what it holds now counts, and what it lost comes back.
                Err(JournalError::Rewritten(_)) => written.foreign.extend(reopen(journal, ledger)?),
                // What was added before is in the file, and so it is said.
                Err(_) if !written.stamps.is_empty() => return Ok(written),
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(written)
}

/// Reads a file that was written anew, and adds the recorded lines that are missing in it; gives those that the ledger
/// does not have.
fn reopen(journal: &mut Journal, ledger: &Ledger) -> Result<Vec<Line>, JournalError> {
    let (again, lines, _) = Journal::open(journal.path())?;
    *journal = again;
    let lines = parsed(&lines).0;
    let there: HashSet<&str> = lines.iter().map(|line| line.id.as_str()).collect();
    let recorded = &ledger.lines()[..ledger.recorded_lines()];
    for (number, line) in recorded.iter().enumerate() {
        if !there.contains(line.id.as_str()) {
            let entry = LineEntry::of(line, ledger.says(number));
            journal.append(&serde_json::to_string(&entry).unwrap_or_default())?;
        }
    }
    let known: HashSet<&str> = recorded.iter().map(|line| line.id.as_str()).collect();
    let foreign = lines
        .iter()
        .filter(|line| !known.contains(line.id.as_str()));
    Ok(foreign.cloned().collect())
}

/// Begins a file with every line of a ledger.
pub(super) fn begin(path: &Path, ledger: &Ledger) -> Result<(Journal, Written), Trouble> {
    let before = &ledger.lines()[..ledger.recorded_lines()];
    let entry = |(number, line)| {
        let entry = LineEntry::of(line, ledger.says(number));
        serde_json::to_string(&entry).unwrap_or_default()
    };
    let named = named(ledger);
    let mut lines: Vec<String> = before.iter().enumerate().map(entry).collect();
    lines.extend(named.iter().map(|(_, json)| json.clone()));
    let journal = Journal::begin(path, lines.iter().map(String::as_str))?;
    let written = Written {
        stamps: named.into_iter().map(|(stamp, _)| stamp).collect(),
        foreign: Vec::new(),
    };
    Ok((journal, written))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::model::layer::{Judgement, QuestionEntry, Review};
    use crate::model::{Correction, Edit};

    fn added(id: &str) -> Correction {
        let entry = QuestionEntry {
            id: id.to_owned(),
            question: format!("What of {id}?"),
            review: Review::Kept,
            judgement: Judgement::default(),
        };
        Correction {
            says: format!("added {id}"),
            edits: vec![Edit::Question(crate::model::correction::Change::Add {
                entry: Box::new(entry),
                behind: None,
            })],
        }
    }

    fn record(journal: &mut Journal, ledger: &mut Ledger, id: &str) -> Vec<Line> {
        ledger.decide(added(id));
        let written = append(journal, ledger).unwrap();
        let foreign = written.foreign;
        ledger.take_in_before(foreign.clone());
        written
            .stamps
            .into_iter()
            .for_each(|stamp| ledger.recorded(stamp));
        foreign
    }

    #[test]
    fn a_ledger_that_was_merged_while_it_was_open_loses_nobody_s_lines() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ledger.jsonl");
        let (mut journal, ..) = Journal::open(&path).unwrap();
        let mut ledger = Ledger::default();
        record(&mut journal, &mut ledger, "one");
        record(&mut journal, &mut ledger, "two");
        let ours = fs::read_to_string(&path).unwrap();
        let theirs = ours.lines().next().unwrap().replace("one", "theirs");
        let theirs = theirs.replacen("\"id\":\"", "\"id\":\"t", 1);
        // Somebody put their line in the place of the first of ours.
        let second = ours.lines().nth(1).unwrap();
        fs::write(&path, format!("{theirs}\n{second}\n")).unwrap();
        let foreign = record(&mut journal, &mut ledger, "three");
        assert_eq!(foreign.len(), 1);
        let (_, lines, _) = Journal::open(&path).unwrap();
        let mut says: Vec<String> = parsed(&lines)
            .0
            .into_iter()
            .map(|line| match line.deed {
                Deed::Decide(correction) => correction.says,
                _ => String::new(),
            })
            .collect();
        says.sort();
        assert_eq!(
            says,
            ["added one", "added theirs", "added three", "added two"]
        );
        let replayed = Ledger::new(parsed(&lines).0);
        assert_eq!(replayed.holding().len(), ledger.holding().len());
    }
}
