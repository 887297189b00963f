//! Commands in the pane of entities.

use super::super::App;
use super::super::command::{Command, Outcome};
use super::super::history::Step;
use super::super::screen::Pane;
use crate::model::Selection;
use crate::text;

impl App {
    pub(super) fn in_entities(&mut self, command: Command) -> Outcome {
        let (_, list, _) = self.entities.heights();
        let page = isize::try_from(list).unwrap_or(1).max(2);
        match command {
            Command::Down | Command::ListDown => self.step_entities(1),
            Command::Up | Command::ListUp => self.step_entities(-1),
            Command::HalfDown => self.step_entities(page / 2),
            Command::HalfUp => self.step_entities(-page / 2),
            Command::PageDown => self.step_entities(page - 1),
            Command::PageUp => self.step_entities(1 - page),
            Command::Top => self.step_entities(isize::MIN / 2),
            Command::Bottom => self.step_entities(isize::MAX / 2),
            Command::Next | Command::Right => self.scroll_sentences(1),
            Command::Previous | Command::Left => self.scroll_sentences(-1),
            Command::Search => self.type_into(Pane::Entities),
            Command::Sort => {
                self.entities.sort_next(&self.dossier, self.filter.as_ref());
                let word = self.entities.sort().word();
                self.say(format!("sorted {word}"));
                Outcome::redraw()
            }
            Command::Select => self.go_to_entity(),
            _ => self.not_here(command),
        }
    }

    /// Moves in the list; what is at the cursor is selected.
    pub(super) fn step_entities(&mut self, rows: isize) -> Outcome {
        let moved = self.entities.step(&self.dossier, rows);
        let end = if rows > 0 { "last" } else { "first" };
        let selected = self.select_listed(Step::Walked);
        self.moved(moved || selected, &format!("this is the {end} entity"))
    }

    /// Selects the entity at the cursor of the list; says whether that changed anything.
    pub(super) fn select_listed(&mut self, step: Step) -> bool {
        let Some(id) = self.entities.entity() else {
            return false;
        };
        let selection = Selection::Entity(id);
        let changed = self.selection != Some(selection);
        if changed {
            self.select(selection, step, Some(Pane::Entities));
        }
        changed
    }

    fn scroll_sentences(&mut self, rows: isize) -> Outcome {
        let moved = self.entities.scroll_detail(&self.dossier, rows);
        self.moved(moved, "no more mentions this way")
    }

    /// To the mention in the text.
    fn go_to_entity(&mut self) -> Outcome {
        let Some(id) = self.entities.entity() else {
            self.say("no entity is listed · / searches, Esc shows all");
            return Outcome::nothing();
        };
        self.select(Selection::Entity(id), Step::Chosen, Some(Pane::Entities));
        let count = self.dossier.mentions_of(id).len();
        let name = self.dossier.entity(id).name.clone();
        if count == 0 {
            self.say(format!("{name} is not named in the text"));
            return Outcome::redraw();
        }
        self.focus(Pane::Article);
        let keys = if count > 1 { " · > < walk them" } else { "" };
        self.say(format!("{name}: {}{keys}", text::counted(count, "mention")));
        Outcome::redraw()
    }
}
