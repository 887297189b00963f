//! Commands in the pane of claims.

use super::super::App;
use super::super::claims::Column;
use super::super::command::{Command, Outcome};
use super::super::history::Step;
use super::super::screen::Pane;
use crate::model::{ClaimId, Selection};
use crate::text;

impl App {
    pub(super) fn in_claims(&mut self, command: Command) -> Outcome {
        match command {
            Command::Down | Command::ListDown => {
                self.step_claims(|app| app.claims.down(&app.dossier))
            }
            Command::Up | Command::ListUp => self.step_claims(|app| app.claims.up(&app.dossier)),
            Command::HalfDown | Command::PageDown => {
                self.step_claims(|app| app.claims.read_on(&app.dossier))
            }
            Command::HalfUp | Command::PageUp => {
                self.step_claims(|app| app.claims.read_back(&app.dossier))
            }
            Command::NextParagraph => self.skip_questions(1),
            Command::PreviousParagraph => self.skip_questions(-1),
            Command::Top => self.skip_questions(isize::MIN / 2),
            Command::Bottom => self.skip_questions(isize::MAX / 2),
            Command::Left => self.enter_column(Column::Left),
            Command::Right => self.enter_column(Column::Right),
            Command::Select => self.show_claim(),
            Command::Search => self.type_into(Pane::Claims),
            _ => self.narrow_claims(command),
        }
    }

    fn narrow_claims(&mut self, command: Command) -> Outcome {
        let filter = self.filter.as_ref();
        match command {
            Command::ToggleOpen => return self.toggle_open(),
            Command::ToggleAll => {
                let all = self.claims.toggle_all(&self.dossier);
                self.say(if all {
                    "every question stays open"
                } else {
                    "only the question at the cursor is open"
                });
                return Outcome::redraw();
            }
            Command::SwapColumns => {
                let swapped = self.claims.swap(&self.dossier);
                return self.moved(swapped, "there are no two sides to swap");
            }
            Command::LeftColumn => return self.turn_column(Column::Left),
            // With two sides there is nothing to choose, and `]` goes forward as elsewhere.
            Command::RightColumn if self.dossier.sides().len() <= 2 => return self.retrace(true),
            Command::RightColumn => return self.turn_column(Column::Right),
            Command::FilterStatus => self.claims.next_standing(&self.dossier, filter),
            Command::FilterUnanswered => self.claims.next_unanswered(&self.dossier, filter),
            Command::FilterCue => self.claims.next_cue(&self.dossier, filter),
            _ => return self.not_here(command),
        }
        self.say_what_is_shown();
        self.select_at_claims(Step::Walked);
        Outcome::redraw()
    }

    fn toggle_open(&mut self) -> Outcome {
        let Some(question) = self.claims.question() else {
            self.say("no question is shown · Esc shows all");
            return Outcome::nothing();
        };
        let number = question.index() + 1;
        let stays = self.claims.toggle_open(&self.dossier, question);
        let what = if stays {
            "stays open"
        } else {
            "closes when it is left"
        };
        self.say(format!("question {number} {what}"));
        Outcome::redraw()
    }

    /// Says what narrows the comparison and how much is left.
    pub(super) fn say_what_is_shown(&mut self) {
        let narrowing = self.claims.narrowing();
        let shown = self.claims.shown().len();
        if narrowing.is_empty() {
            return;
        }
        let questions = text::counted(shown, "question");
        let admitted = || {
            let claims = self.claims.admitted(&self.dossier, self.filter.as_ref());
            text::counted(claims, "claim")
        };
        let says = match (narrowing.unanswered, narrowing.cue) {
            (Some(side), _) => {
                let name = &self.dossier.side(side).name;
                format!(
                    "{} of {name} that nobody answers in this text, in {questions}",
                    admitted()
                )
            }
            (None, Some(_)) => {
                let says = narrowing.says(&self.dossier);
                format!("only {says}: {} in {questions}", admitted())
            }
            (None, None) => format!("only {}: {questions}", narrowing.says(&self.dossier)),
        };
        self.say(format!("{says} · Esc shows all"));
    }

    fn turn_column(&mut self, column: Column) -> Outcome {
        let turned = self.claims.turn(&self.dossier, column);
        self.moved(turned, "there is no third side")
    }

    fn step_claims(&mut self, step: impl FnOnce(&mut Self) -> bool) -> Outcome {
        let moved = step(self);
        self.after_claims(moved, "no more questions this way")
    }

    fn skip_questions(&mut self, questions: isize) -> Outcome {
        let moved = self.claims.skip(&self.dossier, questions);
        self.after_claims(moved, "no more questions this way")
    }

    fn enter_column(&mut self, column: Column) -> Outcome {
        let side = self.claims.side(column);
        let moved = self.claims.enter_column(&self.dossier, column);
        let otherwise = match side {
            None => "there are no two sides to compare".to_owned(),
            Some(_)
                if self
                    .claims
                    .claim()
                    .is_some_and(|id| self.dossier.claim(id).voice.side() == side) =>
            {
                "already in this column".to_owned()
            }
            Some(side) => {
                let name = &self.dossier.side(side).name;
                format!("{name} gives no answer here in this text")
            }
        };
        self.after_claims(moved, &otherwise)
    }

    fn after_claims(&mut self, moved: bool, otherwise: &str) -> Outcome {
        let selected = self.select_at_claims(Step::Walked);
        self.moved(moved || selected, otherwise)
    }

    /// Selects what the cursor of the pane is on; says whether that changed anything.
    pub(super) fn select_at_claims(&mut self, step: Step) -> bool {
        let Some(selection) = self.claims.selection() else {
            return false;
        };
        let changed = self.selection != Some(selection);
        if changed {
            self.select(selection, step, Some(Pane::Claims));
        }
        changed
    }

    /// Shows the claim at the cursor, or the first of the question, in the text.
    fn show_claim(&mut self) -> Outcome {
        let Some(question) = self.claims.question() else {
            self.say("no question is shown · Esc shows all");
            return Outcome::nothing();
        };
        let first = || -> Option<ClaimId> {
            let claims = self.dossier.claims_of(question).iter().copied();
            claims
                .clone()
                .find(|&id| self.dossier.claim(id).content_span().is_some())
        };
        let Some(id) = self.claims.claim().or_else(first) else {
            self.say("this question has no claim in the text");
            return Outcome::nothing();
        };
        let Some(span) = self.dossier.claim(id).content_span() else {
            self.say("orphan: these words are not in the text");
            return Outcome::nothing();
        };
        self.select(Selection::Claim(id), Step::Chosen, None);
        self.show_span(span);
        if self.screen.focus != Pane::Article {
            self.focus(Pane::Article);
        }
        let source = self.dossier.claim(id).source_words();
        let paragraph = self.dossier.article().paragraph_at(span.start as usize);
        let says = if source.is_empty() {
            format!("the article itself, ¶{}", paragraph.number())
        } else {
            format!("{source}, ¶{}", paragraph.number())
        };
        self.say(format!("{says} · 3 goes back to the claims"));
        Outcome::redraw()
    }
}
