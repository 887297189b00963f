//! Corrections: applied at once, undone and made again, handed to the world to be recorded.

use super::super::App;
use super::super::command::{Effect, Outcome};
use super::super::echo::Echo;
use super::super::filter::Filter;
use super::super::workbench::{Home, Recorded};
use crate::model::correction::Edit;
use crate::model::{By, Correction, Dossier, Renumbered, Selection, Target};

impl App {
    /// Makes a correction.
    pub(super) fn correct(&mut self, correction: Correction) -> Outcome {
        if correction.is_empty() {
            self.say("that is so already");
            return Outcome::redraw();
        }
        self.workbench.desk().apply(&correction);
        self.say(correction.says.clone());
        let edits = correction.edits.clone();
        self.workbench.ledger.decide(correction);
        self.revise(&edits);
        Outcome::effect(Effect::Record)
    }

    /// Takes the last correction back.
    pub(super) fn undo(&mut self) -> Outcome {
        self.workbench.desk();
        let Some(correction) = self.workbench.ledger.undo().cloned() else {
            self.say("nothing to undo");
            return Outcome::nothing();
        };
        self.workbench.desk().take_back(&correction);
        self.say(format!("undid: {}", correction.says));
        self.revise(&correction.edits);
        self.show_corrected(&correction);
        Outcome::effect(Effect::Record)
    }

    /// Makes the correction again that was undone last.
    pub(super) fn redo(&mut self) -> Outcome {
        self.workbench.desk();
        let Some(correction) = self.workbench.ledger.redo().cloned() else {
            self.say("nothing to make again");
            return Outcome::nothing();
        };
        self.workbench.desk().apply(&correction);
        self.say(format!("made again: {}", correction.says));
        self.revise(&correction.edits);
        self.show_corrected(&correction);
        Outcome::effect(Effect::Record)
    }

    /// Selects what a correction was about, if it is there.
    pub(super) fn show_corrected(&mut self, correction: &Correction) {
        let mut targets = correction.edits.iter().map(Edit::target);
        let there = targets.find_map(|target| self.selection_of(&target));
        if let Some(selection) = there {
            let message = self.status.message.take();
            self.select(selection, super::Step::Chosen, None);
            self.bring_home(selection);
            self.status.message = message.or(self.status.message.take());
        }
    }

    /// Reads the dossier anew where edits touched it.
    fn revise(&mut self, edits: &[Edit]) {
        let bare = Dossier::bare(self.dossier.shared_article());
        let before = std::mem::replace(&mut self.dossier, bare);
        let desk = self.workbench.desk();
        let (dossier, renumbered) = before.revised(desk, edits);
        self.dossier = dossier;
        match Renewal::after(edits) {
            Renewal::Remarks => self.renew_remarks(),
            Renewal::Claims => self.renew_panes(&renumbered, false),
            Renewal::All => self.renew_panes(&renumbered, true),
        }
    }

    /// Shows what changed of the remarks on annotations; what is listed where stays.
    fn renew_remarks(&mut self) {
        self.claims.forget_rows();
        self.entities.forget_rows();
        self.fit();
    }

    /// Has every pane read the dossier that is there now, that of the entities if `names` may be others; cursors
    /// and what narrows the panes stay.
    pub(in crate::app) fn renew_panes(&mut self, renumbered: &Renumbered, names: bool) {
        let selection = self.selection.take().and_then(|s| renumbered.selection(s));
        let filter = self.filter.take().and_then(|filter| match filter.by {
            By::Selection(selection) => renumbered.selection(selection).map(By::Selection),
            by => Some(by),
        });
        let at = self.entities.entity().and_then(|id| renumbered.entity(id));
        self.filter = filter.map(|by| Filter::new(&self.dossier, by));
        let filter = self.filter.as_ref();
        if names || filter.is_some() {
            self.entities = self.entities.renewed(&self.dossier, filter, at);
        } else {
            self.entities.forget_rows();
        }
        self.claims.renew(&self.dossier, renumbered, filter);
        self.sectors.renew(&self.dossier);
        self.history.renumber(renumbered);
        self.echo = Echo::default();
        self.fit();
        if let Some(selection) = selection {
            self.selection = Some(selection);
            self.echo = Echo::of(&self.dossier, selection);
        }
    }

    /// The entry of a selection, by its id in the file.
    pub(super) fn target_of(&self, selection: Selection) -> Option<Target> {
        let dossier = &self.dossier;
        Some(match selection {
            Selection::Entity(id) | Selection::Sector(id) => {
                Target::Entity(dossier.entity(id).key.clone())
            }
            Selection::Claim(id) => Target::Claim(dossier.claim(id).key.clone()),
            Selection::Question(id) => Target::Question(dossier.question(id).key.clone()),
            Selection::Verification(id) => {
                Target::Verification(dossier.verification(id).key.clone())
            }
            Selection::Paragraph(_) => return None,
        })
    }

    /// The selection of an entry, if it is there and can be selected.
    pub(super) fn selection_of(&self, target: &Target) -> Option<Selection> {
        let dossier = &self.dossier;
        match target {
            Target::Entity(key) => {
                let id = dossier
                    .entity_ids()
                    .find(|&id| dossier.entity(id).key == *key)?;
                Some(Selection::Entity(id))
            }
            Target::Claim(key) => {
                let id = dossier
                    .claim_ids()
                    .find(|&id| dossier.claim(id).key == *key)?;
                Some(Selection::Claim(id))
            }
            Target::Question(key) => {
                let id = dossier
                    .question_ids()
                    .find(|&id| dossier.question(id).key == *key)?;
                Some(Selection::Question(id))
            }
            Target::Verification(key) => {
                let mut ids = dossier.verification_ids();
                let id = ids.find(|&id| dossier.verification(id).key == *key)?;
                Some(Selection::Verification(id))
            }
            Target::Side(_) | Target::Layer => None,
        }
    }

    /// Takes in what came of writing.
    pub fn recorded(&mut self, recorded: Recorded) -> Outcome {
        match recorded {
            Recorded::Written {
                stamps,
                foreign,
                says,
            } => {
                self.workbench.home = Home::Beside;
                self.workbench.warned = false;
                if !foreign.is_empty() {
                    self.take_in_foreign(foreign);
                }
                for stamp in stamps {
                    self.workbench.ledger.recorded(stamp);
                }
                if let Some(says) = says {
                    self.say(says);
                }
            }
            Recorded::Nowhere(path) => {
                self.workbench.home = Home::Nowhere(path);
                if !self.workbench.declined {
                    return self.ask_where();
                }
                self.say_too("in memory only, Ctrl-s writes it");
            }
            Recorded::Failed(why) => self.say(format!(
                "not written: {why} · the correction stays in memory; Ctrl-s writes it elsewhere"
            )),
            Recorded::Saved(says) => {
                self.workbench.warned = false;
                self.say(says);
            }
            Recorded::Merged(layer) => {
                self.workbench.renew(std::sync::Arc::from(layer));
                self.read_anew();
                self.say(match self.workbench.unapplied.len() {
                    0 => "written: the corrections stand in the file as it was changed".to_owned(),
                    n => format!(
                        "written, but for {}: L shows which and why",
                        crate::text::counted(n, "correction that does not apply there")
                    ),
                });
            }
            Recorded::Changed(how) => return self.ask_about_change(&how),
        }
        Outcome::redraw()
    }

    /// Takes in corrections that another copy of the program made.
    fn take_in_foreign(&mut self, foreign: Vec<crate::model::ledger::Line>) {
        let lines = crate::text::counted(foreign.len(), "correction");
        self.workbench.take_in(foreign);
        self.read_anew();
        self.say_too(&format!("{lines} from elsewhere taken in, L shows them"));
    }

    /// Says something besides what was said.
    fn say_too(&mut self, sentence: &str) {
        let said = self.status.message.take();
        let said = said.map_or_else(String::new, |said| format!("{said} · "));
        self.say(format!("{said}{sentence}"));
    }

    /// Reads the dossier from the desk again.
    pub(in crate::app) fn read_anew(&mut self) {
        let article = self.dossier.shared_article();
        let (dossier, _) = Dossier::of_desk(article, self.workbench.desk());
        let renumbered = Renumbered::between(&self.dossier, &dossier);
        self.dossier = dossier;
        self.renew_panes(&renumbered, true);
    }
}

/// How much of the panes edits touch.
enum Renewal {
    /// Whether a person has looked at annotations, and what they make of them.
    Remarks,
    /// Claims and what they are about, but no name.
    Claims,
    /// Everything.
    All,
}

impl Renewal {
    fn after(edits: &[Edit]) -> Self {
        let names = |edit: &Edit| {
            let who = matches!(edit, Edit::Entity(_) | Edit::Side(_) | Edit::Layer(_));
            who && !edit.is_remark()
        };
        if edits.iter().all(Edit::is_remark) {
            Self::Remarks
        } else if edits.iter().any(names) {
            Self::All
        } else {
            Self::Claims
        }
    }
}
