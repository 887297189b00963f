//! Taking out what is in the panes: which format, where to, and how it went. Writing it is the runtime's.

use std::collections::BTreeSet;

use super::super::App;
use super::super::ask::Ask;
use super::super::choose::{Chooser, Purpose};
use super::super::command::{Effect, Outcome};
use super::super::menu::Item;
use super::super::overlay::Overlay;
use crate::model::{ClaimId, Filter};

/// A format that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its name.
    pub format: String,
    /// What it is, in one line.
    pub says: String,
}

/// How an export went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// It is written; a sentence.
    Written(String),
    /// There is something at that path already.
    There {
        /// The format.
        format: String,
        /// The path.
        path: String,
    },
    /// It was not written; a sentence.
    Failed(String),
}

/// Stands for replacing what is there.
const REPLACE: &str = "replace";

impl App {
    /// What is on: the filter, and what narrows the claims. An export lets through what all of them do.
    #[must_use]
    pub fn filters(&self) -> Vec<Filter> {
        let mut filters: Vec<Filter> = self.filter.iter().cloned().collect();
        let narrowing = self.claims.narrowing();
        if !narrowing.is_empty() {
            let shown = self.claims.shown().iter();
            let claims = shown.flat_map(|&question| self.dossier.claims_of(question));
            let admitted = |id: &&ClaimId| narrowing.admits(&self.dossier, None, **id);
            let claims: BTreeSet<ClaimId> = claims.filter(admitted).copied().collect();
            let says = narrowing.says(&self.dossier);
            filters.push(Filter::of_these(&self.dossier, says, claims));
        }
        filters
    }

    /// Asks for a format.
    pub fn offer_exports(&mut self, offers: Vec<Offer>) {
        let items = offers.into_iter().map(|offer| Item {
            names: vec![offer.format.clone(), offer.says.clone()],
            value: offer.format,
            more: offer.says,
        });
        let filters = self.filters();
        let says: Vec<String> = filters
            .iter()
            .map(|filter| filter.by.says(&self.dossier))
            .collect();
        let title = if says.is_empty() {
            "export as".to_owned()
        } else {
            format!("export only {} as", says.join(" · "))
        };
        let chooser = Chooser::new(title, Purpose::Export, items.collect());
        self.overlay = Some(Overlay::Chooser(Box::new(chooser)));
    }

    /// Asks where an export goes, and shows how it begins.
    pub fn ask_export(&mut self, format: &str, path: &str, preview: Vec<String>) {
        let title = format!("export as {format}");
        let hint = "Enter writes this file; Esc leaves. It begins:";
        let hint = if preview.is_empty() {
            hint.trim_end_matches(" It begins:")
        } else {
            hint
        };
        let ask = Ask::new(title, Purpose::ExportTo(format.to_owned()), path)
            .hinted(hint)
            .previewing(preview);
        self.overlay = Some(Overlay::Ask(Box::new(ask)));
    }

    /// Says nothing in the last line, as a picture has it.
    pub fn hush(&mut self) {
        self.status.message = None;
    }

    /// Says how an export went; asks what to do if something is there already.
    pub fn exported(&mut self, exported: Exported) {
        match exported {
            Exported::Written(says) | Exported::Failed(says) => self.say(says),
            Exported::There { format, path } => {
                let title = format!("replace {path}, which is there already?");
                let items = vec![Item::new(REPLACE.to_owned(), "replace it")];
                let purpose = Purpose::ExportOver { format, path };
                let chooser = Chooser::new(title, purpose, items);
                self.overlay = Some(Overlay::Chooser(Box::new(chooser)));
            }
        }
    }

    /// Goes on with what was chosen or typed for an export.
    pub(super) fn export_on(&mut self, purpose: Purpose, given: &str) -> Outcome {
        match purpose {
            Purpose::Export => Outcome::effect(Effect::Preview(given.to_owned())),
            Purpose::ExportTo(_) if given.is_empty() => {
                self.say("nothing was exported: it needs a file to go to");
                Outcome::redraw()
            }
            Purpose::ExportTo(format) => Outcome::effect(Effect::Export {
                format,
                path: given.to_owned(),
                replace: false,
            }),
            Purpose::ExportOver { format, path } => Outcome::effect(Effect::Export {
                format,
                path,
                replace: true,
            }),
            _ => Outcome::redraw(),
        }
    }
}
