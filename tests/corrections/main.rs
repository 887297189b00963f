//! What must hold whatever is decided: nothing is lost by undoing, and a ledger says the same as the screen.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod invented;
mod work;

use std::collections::HashSet;

use counterclaim::model::layer::Layer;
use counterclaim::model::ledger::replay;
use counterclaim::model::{Dossier, Renumbered};
use proptest::prelude::*;

use invented::{doubled_layers, layers};
use work::{Step, Work, reread, steps};

fn json(layer: &Layer) -> String {
    serde_json::to_string_pretty(layer).unwrap()
}

/// Everything in its list in the order of its words, as two entries with one id cannot be told apart.
fn sorted(layer: &Layer) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    entries.extend(layer.sides.iter().map(|e| format!("{e:?}")));
    entries.extend(layer.entities.iter().map(|e| format!("{e:?}")));
    entries.extend(layer.questions.iter().map(|e| format!("{e:?}")));
    entries.extend(layer.claims.iter().map(|e| format!("{e:?}")));
    entries.extend(layer.verification.iter().map(|e| format!("{e:?}")));
    entries.sort();
    entries
}

/// Whether each number leads to what has the same key, and to none only where that is gone.
fn leads(before: &Dossier, after: &Dossier, renumbered: &Renumbered) {
    macro_rules! same {
        ($ids:ident, $list:ident, $map:ident, $one:ident) => {
            let now: HashSet<&str> = after
                .$list()
                .iter()
                .map(|entry| entry.key.as_str())
                .collect();
            for id in before.$ids() {
                let key = before.$one(id).key.as_str();
                match renumbered.$map(id) {
                    Some(id) => assert_eq!(after.$one(id).key, key),
                    // What has no id cannot be told from another.
                    None => assert!(key.is_empty() || !now.contains(key), "{key}"),
                }
            }
        };
    }
    same!(entity_ids, entities, entity, entity);
    same!(question_ids, questions, question, question);
    same!(claim_ids, claims, claim, claim);
    same!(verification_ids, verifications, verification, verification);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn everything_undone_is_the_dossier_byte_for_byte(layer in layers(), steps in steps()) {
        let mut work = Work::on(layer.clone());
        for step in &steps {
            work.take(step);
        }
        work.undo_all();
        prop_assert_eq!(json(&work.desk.layer()), json(&layer));
        prop_assert_eq!(work.desk.layer(), layer);
    }

    #[test]
    fn replay_equals_the_live_state(layer in layers(), steps in steps()) {
        let mut work = Work::on(layer.clone());
        for step in &steps {
            if work.take(step).is_none() {
                continue;
            }
            let replayed = replay(layer.clone(), &reread(&work.ledger));
            prop_assert_eq!(replayed.unapplied, []);
            prop_assert_eq!(json(&replayed.desk.layer()), json(&work.desk.layer()));
        }
    }

    /// The dossier was saved in the middle, with a mark; more was decided, and undone to before the mark.
    #[test]
    fn a_dossier_that_contains_a_part_of_its_ledger_is_brought_up_to_date(
        layer in layers(), steps in steps(), later in steps(), undone in 0..30_usize,
    ) {
        let mut work = Work::on(layer);
        for step in &steps {
            work.take(step);
        }
        let mut saved = work.desk.layer();
        saved.ledger = work.ledger.mark();
        let saved: Layer = serde_json::from_str(&json(&saved)).unwrap();
        for step in later.iter().chain(&vec![Step::Undo; undone]) {
            work.take(step);
        }
        let replayed = replay(saved, &reread(&work.ledger));
        prop_assert_eq!(replayed.unapplied, []);
        prop_assert_eq!(json(&replayed.desk.layer()), json(&work.desk.layer()));
    }

    #[test]
    fn a_revised_dossier_is_the_one_built_anew(layer in layers(), steps in steps()) {
        let mut work = Work::on(layer);
        for step in &steps {
            if let Some((before, renumbered)) = work.take(step) {
                let after = work.dossier.as_ref().unwrap();
                prop_assert_eq!(after, &work.of_desk());
                leads(&before, after, &renumbered);
            }
        }
    }

    /// Ids that are doubled or empty are a mistake in the file; nothing is lost for it.
    #[test]
    fn doubled_ids_lose_nothing(layer in doubled_layers(), steps in steps()) {
        let mut work = Work::on(layer.clone());
        for step in &steps {
            if let Some((before, renumbered)) = work.take(step) {
                let after = work.dossier.as_ref().unwrap();
                prop_assert_eq!(after, &work.of_desk());
                leads(&before, after, &renumbered);
            }
        }
        let replayed = replay(layer.clone(), &reread(&work.ledger));
        prop_assert_eq!(sorted(&replayed.desk.layer()), sorted(&work.desk.layer()));
        work.undo_all();
        prop_assert_eq!(sorted(&work.desk.layer()), sorted(&layer));
    }

    /// A ledger replayed on another draft: what does not apply is listed; undoing and redoing there is as replaying.
    #[test]
    fn on_a_newer_draft_undo_and_redo_are_a_replay(
        layer in layers(), newer in layers(), steps in steps(), later in steps(),
    ) {
        let mut work = Work::on(layer);
        for step in &steps {
            work.take(step);
        }
        let ledger = reread(&work.ledger);
        let replayed = replay(newer.clone(), &ledger);
        let mut work = Work::go_on(replayed.desk, ledger);
        for step in &later {
            work.take_with_clashes(step);
            let replayed = replay(newer.clone(), &reread(&work.ledger));
            prop_assert_eq!(json(&replayed.desk.layer()), json(&work.desk.layer()));
        }
    }
}

/// How many cases of each: more by `PROPTEST_CASES`.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(64)
}
