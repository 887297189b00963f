//! Commands on the map.

use super::super::App;
use super::super::command::{Command, Outcome};
use super::super::history::Step;
use super::super::screen::Pane;
use crate::model::Selection;

impl App {
    pub(super) fn in_sectors(&mut self, command: Command) -> Outcome {
        let moved = match command {
            Command::Left => self.sectors.pan(-1, 0),
            Command::Right => self.sectors.pan(1, 0),
            Command::Up => self.sectors.pan(0, -1),
            Command::Down => self.sectors.pan(0, 1),
            Command::HalfUp | Command::PageUp => self.sectors.pan(0, -4),
            Command::HalfDown | Command::PageDown => self.sectors.pan(0, 4),
            Command::ZoomIn => self.sectors.zoom(true),
            Command::ZoomOut => self.sectors.zoom(false),
            Command::FitAll => self.sectors.fit_all(),
            _ => return self.in_sectors_otherwise(command),
        };
        self.moved(moved, "the map goes no further this way")
    }

    fn in_sectors_otherwise(&mut self, command: Command) -> Outcome {
        match command {
            Command::Next => self.walk_places(true),
            Command::Previous => self.walk_places(false),
            Command::NextPlace => self.walk_or_leave(true),
            Command::PreviousPlace => self.walk_or_leave(false),
            Command::Top => self.reach_edge(true),
            Command::Bottom => self.reach_edge(false),
            Command::Select => self.go_to_place(),
            _ => self.not_here(command),
        }
    }

    /// To the first place, or the last.
    fn reach_edge(&mut self, first: bool) -> Outcome {
        let before = self.sectors.cursor();
        self.sectors.leave();
        self.walk(first);
        let moved = self.sectors.cursor() != before;
        let end = if first { "first" } else { "last" };
        self.moved(moved, &format!("this is the {end} place"))
    }

    fn walk_places(&mut self, forward: bool) -> Outcome {
        let walked = self.walk(forward);
        let end = if forward { "last" } else { "first" };
        if walked {
            return Outcome::redraw();
        }
        self.say(format!("this is the {end} place"));
        Outcome::nothing()
    }

    /// Walks the places; past the last one the keys go to the next pane.
    fn walk_or_leave(&mut self, forward: bool) -> Outcome {
        if self.walk(forward) {
            return Outcome::redraw();
        }
        let steps = if forward { 1 } else { 3 };
        self.focus(Pane::Sectors.stepped(steps))
    }

    fn walk(&mut self, forward: bool) -> bool {
        let Some(id) = self.sectors.walk(forward) else {
            return false;
        };
        self.select(Selection::Sector(id), Step::Walked, Some(Pane::Sectors));
        if !self.sectors.place().is_some_and(|place| place.placed) {
            let name = self.dossier.entity(id).name.clone();
            self.say(format!(
                "{name} is not placed: the dossier has no coordinates"
            ));
        }
        true
    }

    /// To the place in the text.
    fn go_to_place(&mut self) -> Outcome {
        let Some(id) = self.sectors.place().map(|place| place.entity) else {
            self.say("no place is chosen · n walks the places");
            return Outcome::nothing();
        };
        self.select(Selection::Sector(id), Step::Chosen, Some(Pane::Sectors));
        let name = self.dossier.entity(id).name.clone();
        let first = self.dossier.mentions_of(id).next().map(|m| m.span);
        match first {
            Some(span) => {
                self.show_span(span);
                self.focus(Pane::Article);
                self.say(format!("{name} · > < walk its mentions"));
            }
            None => self.say(format!("{name} is not named in the text")),
        }
        Outcome::redraw()
    }
}
