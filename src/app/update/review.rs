//! Reviewing: from draft to draft, one key an annotation.

use super::super::App;
use super::super::command::{Command, Outcome};
use super::super::drafting::Progress;
use super::super::history::Step;
use super::super::screen::Pane;
use crate::model::layer::Review;
use crate::model::{Selection, Target, decision};
use crate::text;

impl App {
    /// What a command about the selected annotation does.
    pub(super) fn review(&mut self, command: Command) -> Option<Outcome> {
        let outcome = match command {
            Command::Keep => self.keep(),
            Command::Reject => self.reject(),
            Command::KeepAll => self.keep_all(),
            Command::NextDraft => self.step_draft(true),
            Command::PreviousDraft => self.step_draft(false),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Edit => self.edit_selected(),
            Command::Merge => self.ask_merge(),
            Command::Split => self.ask_split(),
            Command::MoveUp => self.move_question(true),
            Command::MoveDown => self.move_question(false),
            Command::Sides => self.ask_sides(),
            Command::Ledger => self.show_ledger(),
            Command::Orphans => self.show_orphans(0),
            Command::Save => self.save(),
            _ => return None,
        };
        Some(outcome)
    }

    /// What is corrected: what is selected, if the pane that has the keys can show it, else what its cursor is on.
    pub(super) fn at_hand(&mut self) -> Option<(Selection, Target)> {
        let focus = self.screen.focus;
        let selected = self.selection.filter(|s| self.target_of(*s).is_some());
        let seen = selected.and_then(home_of) == Some(focus);
        match focus {
            Pane::Entities if !seen => {
                self.select_listed(Step::Chosen);
            }
            Pane::Claims if !seen => {
                self.select_at_claims(Step::Chosen);
            }
            _ => {}
        }
        let selection = self.selection?;
        Some((selection, self.target_of(selection)?))
    }

    /// Gives the keys to the pane that shows a selection, where the one that has them shows others.
    pub(super) fn bring_home(&mut self, selection: Selection) {
        let lists = [Pane::Entities, Pane::Claims];
        if let Some(home) = home_of(selection)
            && lists.contains(&self.screen.focus)
            && self.screen.focus != home
        {
            self.focus(home);
        }
    }

    /// The same, or a sentence that says how to select something.
    pub(super) fn at_hand_or_say(&mut self) -> Option<(Selection, Target)> {
        let at_hand = self.at_hand();
        if at_hand.is_none() {
            self.say("nothing is selected · Enter selects, d goes to the next draft");
        }
        at_hand
    }

    fn keep(&mut self) -> Outcome {
        let Some((selection, target)) = self.at_hand_or_say() else {
            return Outcome::nothing();
        };
        if self.dossier.review_of(selection) == Some(Review::Kept) {
            let outcome = self.step_draft(true);
            if self.dossier.drafts() > 0 {
                self.say("that is kept already; this is the next draft");
            }
            return outcome;
        }
        let desk = self.workbench.desk();
        let name = decision::named(desk, &target).unwrap_or_default();
        let says = format!("accepted {name}");
        let correction = decision::review(desk, &[target], Review::Kept, says);
        let outcome = self.correct(correction);
        self.go_on(selection);
        outcome
    }

    fn reject(&mut self) -> Outcome {
        let Some((selection, target)) = self.at_hand_or_say() else {
            return Outcome::nothing();
        };
        let next = self.dossier.draft_after(selection, true);
        let next = next.and_then(|next| self.target_of(next));
        let drafts = self.dossier.drafts() > 0;
        let correction = decision::reject(self.workbench.desk(), &target);
        let outcome = self.correct(correction);
        let next = next.and_then(|next| self.selection_of(&next));
        match next.or_else(|| self.dossier.first_draft()) {
            Some(next) => self.show_draft(next),
            None if drafts => self.say_reviewed(),
            None => {}
        }
        outcome
    }

    /// Accepts a question with its claims and the lines on what could be checked, or an entity with the claims
    /// that involve it.
    fn keep_all(&mut self) -> Outcome {
        let Some((selection, _)) = self.at_hand_or_say() else {
            return Outcome::nothing();
        };
        let whole = match selection {
            Selection::Claim(id) => Selection::Question(self.dossier.claim(id).question),
            other => other,
        };
        let draft = |s: &Selection| self.dossier.review_of(*s) == Some(Review::Draft);
        let parts = self.dossier.whole_of(whole).into_iter().filter(draft);
        let targets: Vec<Target> = parts.filter_map(|part| self.target_of(part)).collect();
        let desk = self.workbench.desk();
        let Some(first) = targets.first() else {
            self.say("all of it is kept already");
            return Outcome::nothing();
        };
        let name = match targets.len() {
            1 => decision::named(desk, first).unwrap_or_default(),
            n => {
                let drafts = text::counted(n, "draft");
                format!(
                    "{drafts} of {}",
                    decision::quoted(&self.dossier.name_of(whole))
                )
            }
        };
        let says = format!("accepted {name}");
        let correction = decision::review(self.workbench.desk(), &targets, Review::Kept, says);
        let outcome = self.correct(correction);
        self.go_on(whole);
        outcome
    }

    /// To the next draft after one that was dealt with; what was said stays.
    fn go_on(&mut self, from: Selection) {
        match self.dossier.draft_after(from, true) {
            Some(next) => self.show_draft(next),
            None => self.say_reviewed(),
        }
    }

    /// Selects a draft; what was said stays, and how many are left is said by the header.
    fn show_draft(&mut self, draft: Selection) {
        let message = self.status.message.take();
        self.select(draft, Step::Chosen, None);
        self.bring_home(draft);
        self.status.message = message;
    }

    fn say_reviewed(&mut self) {
        let said = self.status.message.take();
        let said = said.map_or_else(String::new, |said| format!("{said} · "));
        self.say(format!("{said}no draft is left"));
    }

    /// To the next draft, or the one before, around the ends.
    pub(super) fn step_draft(&mut self, forward: bool) -> Outcome {
        let found = match self.selection {
            Some(from) => self.dossier.draft_after(from, forward),
            None => self.dossier.first_draft().and_then(|first| {
                let last = || self.dossier.draft_after(first, false);
                if forward { Some(first) } else { last() }
            }),
        };
        let only = found.is_some() && found == self.selection;
        match found {
            Some(_) if only => {
                self.say("this is the only draft left");
                Outcome::nothing()
            }
            Some(draft) => {
                self.show_draft(draft);
                let left = text::counted(self.dossier.drafts(), "draft");
                self.say(format!("{left} left · a accepts, x rejects, e corrects"));
                Outcome::redraw()
            }
            None if self.drafting() == Progress::Running => {
                self.say("nothing is drafted yet: the draft is being made");
                Outcome::nothing()
            }
            None => {
                self.say("there is no draft: everything here is kept");
                Outcome::nothing()
            }
        }
    }

    fn move_question(&mut self, up: bool) -> Outcome {
        let Some(question) = self.claims.question() else {
            self.say("no question is shown · Esc shows all");
            return Outcome::nothing();
        };
        let key = self.dossier.question(question).key.clone();
        let correction = decision::move_question(self.workbench.desk(), &key, up);
        if correction.is_empty() {
            let end = if up { "first" } else { "last" };
            self.say(format!("this is the {end} question"));
            return Outcome::nothing();
        }
        self.correct(correction)
    }
}

/// The list where something is at home, if it is in one.
fn home_of(selection: Selection) -> Option<Pane> {
    match selection {
        Selection::Entity(_) | Selection::Sector(_) => Some(Pane::Entities),
        Selection::Claim(_) | Selection::Question(_) | Selection::Verification(_) => {
            Some(Pane::Claims)
        }
        Selection::Paragraph(_) => None,
    }
}
