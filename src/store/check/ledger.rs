//! What is wrong with a ledger: lines that say nothing, corrections that do not apply to the dossier any more.

use std::path::Path;

use super::Finding;
use crate::model::layer::Layer;
use crate::model::ledger::{Ledger, Unapplied, replay};
use crate::store::workplace::{Workplace, read_ledger};

/// What is wrong with the ledger beside a dossier; nothing if there is none.
pub(super) fn findings(dossier: &Path, layer: &Layer) -> Vec<Finding> {
    let file = Workplace::ledger_path(dossier).display().to_string();
    let finding = |problem: String| Finding {
        file: file.clone(),
        line: None,
        column: None,
        path: None,
        problem,
    };
    let (lines, says) = match read_ledger(dossier) {
        Ok((_, lines, says)) => (lines, says),
        Err(error) => return vec![finding(error.to_string())],
    };
    let ledger = Ledger::new(lines);
    let unapplied = replay(layer.clone(), &ledger).unapplied;
    let lost = unapplied.iter().map(|lost| lost_in_words(&ledger, lost));
    says.into_iter().chain(lost).map(finding).collect()
}

fn lost_in_words(ledger: &Ledger, lost: &Unapplied) -> String {
    let Unapplied {
        line,
        clash,
        against,
    } = lost;
    let named =
        |number: usize| format!("“{}” ({})", ledger.says(number), ledger.lines()[number].id);
    let against = against.map_or_else(String::new, |other| {
        format!(" It was decided otherwise before: {}.", named(other))
    });
    format!(
        "the correction {} does not apply: {clash}.{against} Correct it on the screen, or remove the line.",
        named(*line)
    )
}
