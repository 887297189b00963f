//! From a layer and a ledger to the corrected layer.

use foldhash::HashMap;

use super::{Deed, Ledger, Standing};
use crate::model::correction::Clash;
use crate::model::layer::{Layer, LedgerMark};
use crate::model::{Desk, Edit};

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
    let mut replayed = Replayed {
        desk,
        unapplied: Vec::new(),
    };
    if !unapplied.is_empty() {
        let deciders = Deciders::of(ledger);
        let told = unapplied.into_iter().map(|(line, clash)| Unapplied {
            against: deciders.before(line),
            line,
            clash,
        });
        replayed.unapplied = told.collect();
    }
    replayed
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

/// Which decisions that hold are about an entry.
struct Deciders<'a> {
    ledger: &'a Ledger,
    /// For each id the numbers of the lines, in rising order.
    about: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Deciders<'a> {
    fn of(ledger: &'a Ledger) -> Self {
        let mut about: HashMap<&str, Vec<usize>> = HashMap::default();
        for &number in ledger.holding() {
            for edit in edits(ledger, number) {
                let lines = about.entry(edit.id()).or_default();
                if lines.last() != Some(&number) {
                    lines.push(number);
                }
            }
        }
        Self { ledger, about }
    }

    /// The last line before one that decided about the same.
    fn before(&self, line: usize) -> Option<usize> {
        let ours = edits(self.ledger, line);
        let last = |ours: &Edit| {
            let lines = self.about.get(ours.id())?;
            let before = lines[..lines.partition_point(|&other| other < line)].iter();
            let meets = |&&other: &&usize| {
                let theirs = edits(self.ledger, other).iter();
                theirs.into_iter().any(|theirs| ours.meets(theirs))
            };
            before.rev().find(meets).copied()
        };
        ours.iter().filter_map(last).max()
    }
}

fn edits(ledger: &Ledger, line: usize) -> &[Edit] {
    let decision = ledger.decision(line);
    decision.map_or(&[], |decision| decision.edits.as_slice())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::Review;
    use crate::model::ledger::Stamp;
    use crate::model::specimen::{layer, on_claim};
    use crate::model::{Correction, Target, decision};

    /// A layer and its ledger, both as they are after some decisions.
    struct Work {
        desk: Desk,
        ledger: Ledger,
    }

    impl Work {
        fn new() -> Self {
            Self {
                desk: Desk::new(layer()),
                ledger: Ledger::default(),
            }
        }

        fn decide(&mut self, correction: Correction) {
            self.desk.apply(self.ledger.decide(correction));
            self.record();
        }

        fn undo(&mut self) {
            self.desk.take_back(self.ledger.undo().unwrap());
            self.record();
        }

        fn redo(&mut self) {
            self.desk.apply(self.ledger.redo().unwrap());
            self.record();
        }

        fn record(&mut self) {
            let id = format!("line {}", self.ledger.lines().len());
            let at = String::new();
            self.ledger.recorded(Stamp { at, id });
        }

        fn saved(&self) -> Layer {
            Layer {
                ledger: self.ledger.mark(),
                ..self.desk.layer()
            }
        }

        fn side(&mut self, side: &str) {
            let side = Some(side.to_owned());
            self.decide(on_claim(&self.desk, "a-rain", |claim| claim.side = side));
        }

        fn reject(&mut self, id: &str) {
            self.decide(decision::reject(&self.desk, &Target::Claim(id.into())));
        }
    }

    #[test]
    fn what_a_layer_contains_by_its_mark_is_not_made_again() {
        let mut work = Work::new();
        work.side("unknown");
        work.reject("b-check");
        let saved = work.saved();
        let replayed = replay(saved.clone(), &work.ledger);
        assert_eq!(replayed.unapplied, []);
        assert_eq!(replayed.desk.layer(), work.desk.layer());
        work.side("beta");
        assert_eq!(replay(saved, &work.ledger).desk.layer(), work.desk.layer());
    }

    #[test]
    fn what_was_undone_since_the_mark_is_taken_back_and_what_was_redone_is_made() {
        let mut work = Work::new();
        work.side("unknown");
        work.reject("b-check");
        let both = work.saved();
        work.undo();
        let one = work.saved();
        work.undo();
        for saved in [&both, &one] {
            let replayed = replay(saved.clone(), &work.ledger);
            assert_eq!(replayed.unapplied, []);
            assert_eq!(replayed.desk.layer(), layer());
        }
        work.redo();
        work.redo();
        for saved in [both, one] {
            assert_eq!(replay(saved, &work.ledger).desk.layer(), work.desk.layer());
        }
    }

    #[test]
    fn the_mark_of_another_ledger_means_nothing() {
        let mut work = Work::new();
        work.side("unknown");
        let mut saved = work.saved();
        saved.ledger.as_mut().unwrap().through = "elsewhere".into();
        let replayed = replay(saved, &work.ledger);
        assert_eq!(replayed.unapplied, [], "it is so already");
        assert_eq!(replayed.desk.layer(), work.desk.layer());
    }

    #[test]
    fn a_newer_draft_with_other_ids_gets_the_same_decisions() {
        let mut work = Work::new();
        work.decide(decision::review(
            &work.desk,
            &[Target::Claim("a-rain".into())],
            Review::Kept,
            "accepted".into(),
        ));
        work.reject("b-check");
        let mut newer = layer();
        newer.claims[0].id = "c1".into();
        newer.claims[2].id = "c3".into();
        newer.claims[1].answers[0].claim = "c1".into();
        let replayed = replay(newer, &work.ledger);
        assert_eq!(replayed.unapplied, []);
        let claims: Vec<_> = replayed
            .desk
            .claims
            .iter()
            .map(|c| (&*c.id, c.review))
            .collect();
        assert_eq!(claims, [("c1", Review::Kept), ("b-rain", Review::Draft)]);
    }

    #[test]
    fn what_does_not_apply_is_reported_with_the_line_that_decided_otherwise() {
        let mut ours = Work::new();
        ours.side("unknown");
        let mut theirs = Work::new();
        theirs.reject("b-check");
        theirs.side("beta");
        let mut lines = ours.ledger.lines().to_vec();
        lines.extend(theirs.ledger.lines().iter().map(|line| {
            let mut line = line.clone();
            line.id = format!("their {}", line.id);
            line
        }));
        let merged = Ledger::new(lines);
        let replayed = replay(layer(), &merged);
        let [unapplied] = &replayed.unapplied[..] else {
            panic!("{:?}", replayed.unapplied);
        };
        assert_eq!((unapplied.line, unapplied.against), (2, Some(0)));
        assert_eq!(
            unapplied.clash.to_string(),
            "the side of the claim “it rained on Monday” is another one by now"
        );
        assert!(replayed.desk.claims.find("b-check").is_none());
        let about = merged.last_about(&Target::Claim("b-check".into()));
        assert_eq!(about, Some(1));
    }

    #[test]
    fn what_is_gone_from_a_newer_draft_is_listed() {
        let mut work = Work::new();
        work.side("unknown");
        let mut newer = layer();
        newer.claims.clear();
        let replayed = replay(newer, &work.ledger);
        let told = replayed.unapplied[0].clash.to_string();
        assert_eq!(told, "there is no claim “it rained on Monday” any more");
        assert_eq!(replayed.unapplied[0].against, None);
    }
}
