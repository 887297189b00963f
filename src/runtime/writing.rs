//! Writing what was corrected, and saying how that went.

use std::path::Path;

use crate::app::{App, Effect, Over, Recorded};
use crate::store::{Trouble, Workplace, Written};

/// Does what an effect asks for.
pub(super) fn write(workplace: &mut Workplace, app: &mut App, effect: &Effect) -> Recorded {
    let done = match effect {
        Effect::Save(over) => save(workplace, app, *over),
        Effect::Settle(path) => settle(workplace, app, path),
        _ => {
            let bench = app.workbench();
            let text = app.dossier().article().text();
            workplace
                .record(text, bench.base(), &bench.ledger)
                .map(Recorded::from)
        }
    };
    done.unwrap_or_else(|trouble| match trouble {
        Trouble::Nowhere(path) => Recorded::Nowhere(path.display().to_string()),
        Trouble::Changed(how) => Recorded::Changed(how),
        other => Recorded::Failed(other.to_string()),
    })
}

fn save(workplace: &mut Workplace, app: &mut App, over: Over) -> Result<Recorded, Trouble> {
    let corrected = app.corrected();
    let ledger = &app.workbench().ledger;
    let saved = |path: &Path| Recorded::Saved(format!("written: {}", path.display()));
    match over {
        Over::Nothing => workplace.save(corrected, ledger).map(|path| saved(&path)),
        Over::Beside => workplace.save_beside(corrected).map(|path| saved(&path)),
        Over::Changed => workplace
            .save_over(ledger)
            .map(|layer| Recorded::Merged(Box::new(layer))),
    }
}

fn settle(workplace: &mut Workplace, app: &App, path: &str) -> Result<Recorded, Trouble> {
    let bench = app.workbench();
    let text = app.dossier().article().text();
    let written = workplace.settle(Path::new(path), text, bench.base(), &bench.ledger)?;
    Ok(Recorded::Written {
        stamps: written.stamps,
        foreign: written.foreign,
        says: Some(format!(
            "written; from now on corrections go beside {path}: open that next time"
        )),
    })
}

impl From<Written> for Recorded {
    fn from(written: Written) -> Self {
        Recorded::Written {
            stamps: written.stamps,
            foreign: written.foreign,
            says: None,
        }
    }
}
