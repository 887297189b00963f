//! From a layer and a ledger to the corrected layer.

use super::{Deed, Ledger, Standing};
use crate::model::Desk;
use crate::model::correction::Clash;
use crate::model::layer::{Layer, LedgerMark};

/// A decision, or a part of one, that does not apply any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unapplied {
    /// The number of its line.
    pub line: usize,
    /// Why.
    pub clash: Clash,
    /// The number of the line that decided otherwise before, if one did.
    pub against: Option<usize>,
}

/// A layer after its ledger.
#[derive(Debug)]
pub struct Replayed {
    /// The corrected layer.
    pub desk: Desk,
    /// What did not apply.
    pub unapplied: Vec<Unapplied>,
}

/// Makes every decision that holds. What the layer contains already, by its mark, is not made again; what was
/// undone since then is taken back.
#[must_use]
pub fn replay(mut layer: Layer, ledger: &Ledger) -> Replayed {
    let contained = layer.ledger.take();
    let contained = contained.and_then(|mark| holding_then(ledger, &mark));
    let mut desk = Desk::new(layer);
    let mut unapplied = Vec::new();
    let contained = contained.unwrap_or_default();
    let holds = |number: &usize| ledger.holding().binary_search(number).is_ok();
    for &number in contained.iter().rev().filter(|n| !holds(n)) {
        let clashes = ledger
            .decision(number)
            .map(|correction| desk.take_back(correction));
        unapplied.extend(clashes.into_iter().flatten().map(|clash| (number, clash)));
    }
    for &number in ledger.holding() {
        if contained.binary_search(&number).is_err()
            && let Some(correction) = ledger.decision(number)
        {
            let clashes = desk.apply(correction);
            unapplied.extend(clashes.into_iter().map(|clash| (number, clash)));
        }
    }
    let told = |(line, clash)| Unapplied {
        against: against(ledger, line),
        line,
        clash,
    };
    let unapplied = unapplied.into_iter().map(told).collect();
    Replayed { desk, unapplied }
}

/// The layer without what its mark says that it contains of a ledger.
#[must_use]
pub fn without(mut layer: Layer, ledger: &Ledger) -> Layer {
    let contained = layer.ledger.take();
    let contained = contained.and_then(|mark| holding_then(ledger, &mark));
    let mut desk = Desk::new(layer);
    for &number in contained.unwrap_or_default().iter().rev() {
        ledger
            .decision(number)
            .map(|correction| desk.take_back(correction));
    }
    desk.layer()
}

/// The decisions that held when the line of a mark was the last one; none if the mark is not of this ledger.
fn holding_then(ledger: &Ledger, mark: &LedgerMark) -> Option<Vec<usize>> {
    let lines = ledger.lines();
    let last = mark.lines.checked_sub(1)?;
    if lines.get(last)?.id != mark.through {
        return None;
    }
    Some(Standing::after(&lines[..=last]).holding)
}

/// The last line before one that decided about the same and holds.
fn against(ledger: &Ledger, line: usize) -> Option<usize> {
    let ours = &ledger.decision(line)?.edits;
    let before = ledger.holding().iter().rev().copied();
    before.filter(|&other| other < line).find(|&other| {
        let theirs = ledger
            .decision(other)
            .map(|c| c.edits.as_slice())
            .unwrap_or_default();
        theirs
            .iter()
            .any(|theirs| ours.iter().any(|ours| ours.meets(theirs)))
    })
}

impl Ledger {
    /// The last line that decided about an entry and holds.
    #[must_use]
    pub fn last_about(&self, target: &crate::model::Target) -> Option<usize> {
        let about = |number: &&usize| {
            let decision = self.decision(**number);
            decision.is_some_and(|c| c.edits.iter().any(|edit| edit.target() == *target))
        };
        self.holding().iter().rev().find(about).copied()
    }

    /// Whether a line decides.
    #[must_use]
    pub fn decides(&self, number: usize) -> bool {
        self.lines
            .get(number)
            .is_some_and(|line| matches!(line.deed, Deed::Decide(_)))
    }
}
