//! Commands in the help and the palette.

use super::super::App;
use super::super::command::{Command, Outcome};
use super::super::history::Step;
use super::super::overlay::{Overlay, Target};
use super::super::screen::{Pane, Room};
use crate::model::Selection;

impl App {
    /// Rows of a list that lies over the panes.
    #[must_use]
    pub fn overlay_rows(&self) -> usize {
        usize::from(self.overlay_area().height.saturating_sub(4))
    }

    /// The area of what lies over the panes, border included.
    #[must_use]
    pub fn overlay_area(&self) -> super::super::Area {
        let (width, height) = (self.screen.width, self.screen.height);
        let small = self.screen.room() == Room::Small;
        let wide = if small {
            width
        } else {
            (width - width / 8).min(84)
        };
        let high = match (&self.overlay, small) {
            (_, true) => height.saturating_sub(2),
            (Some(Overlay::Help(_)), false) => height.saturating_sub(4),
            (Some(Overlay::Card(card)), false) => {
                let lines = card.line_of(card.rows.len().saturating_sub(1)) + 1;
                let lines = u16::try_from(lines).unwrap_or(u16::MAX);
                height.saturating_sub(4).min(lines.saturating_add(4))
            }
            (Some(Overlay::Ask(ask)), false) => {
                let lines = match ask.preview.len() {
                    0 => 0,
                    lines => u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(1),
                };
                height.min(6_u16.saturating_add(lines))
            }
            _ => (height.saturating_sub(4)).min(22),
        };
        let x = (width - wide) / 2;
        super::super::Area::new(x, if small { 1 } else { 2 }, wide, high)
    }

    pub(super) fn in_overlay(&mut self, command: Command) -> Outcome {
        match &mut self.overlay {
            Some(Overlay::Card(_)) => return self.in_card(command),
            Some(Overlay::Note(note)) => {
                return match command {
                    Command::Accept | Command::Cancel | Command::Clear => self.keep_note(),
                    _ => Outcome::moved(note.edit(command)),
                };
            }
            _ => {}
        }
        let rows = self.overlay_rows();
        let page = isize::try_from(rows).unwrap_or(1).max(1);
        match command {
            Command::Cancel | Command::Clear | Command::Back => self.close(),
            Command::DeleteBack if self.overlay_is_empty() => self.close(),
            Command::ListDown => self.step_overlay(1, rows),
            Command::ListUp => self.step_overlay(-1, rows),
            Command::PageDown => self.step_overlay(page, rows),
            Command::PageUp => self.step_overlay(-page, rows),
            Command::Accept => self.choose(),
            _ => match self.edit_overlay_by(command) {
                Some(outcome) => outcome,
                None => {
                    self.say("Enter accepts, Esc closes");
                    Outcome::nothing()
                }
            },
        }
    }

    fn overlay_is_empty(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Palette(palette)) => palette.menu.line.is_empty(),
            Some(Overlay::Help(help)) => help.line.is_empty(),
            Some(Overlay::Chooser(chooser)) => chooser.menu.line.is_empty(),
            // Deleting from an empty line of an answer is no wish to leave it.
            Some(Overlay::Ask(_) | Overlay::Card(_) | Overlay::Note(_)) => false,
            None => true,
        }
    }

    pub(super) fn close(&mut self) -> Outcome {
        let back = match self.overlay.take() {
            Some(Overlay::Chooser(chooser)) => chooser.back,
            Some(Overlay::Ask(ask)) => {
                self.decline(&ask.purpose);
                ask.back
            }
            _ => None,
        };
        self.go_back(back)
    }

    pub(super) fn step_overlay(&mut self, steps: isize, rows: usize) -> Outcome {
        let moved = match &mut self.overlay {
            Some(Overlay::Palette(palette)) => palette.step(steps, rows),
            Some(Overlay::Help(help)) => help.scroll(steps, rows),
            Some(Overlay::Chooser(chooser)) => {
                let count = chooser.menu.count();
                chooser.menu.step(steps, count, rows)
            }
            Some(Overlay::Ask(_) | Overlay::Card(_) | Overlay::Note(_)) | None => false,
        };
        let end = if steps > 0 { "end" } else { "start" };
        self.moved(moved, &format!("this is the {end} of the list"))
    }

    /// Does or goes to the choice at the cursor.
    pub(super) fn choose(&mut self) -> Outcome {
        let target = match &self.overlay {
            Some(Overlay::Palette(palette)) => palette
                .choice(palette.menu.cursor())
                .map(|choice| *choice.value),
            Some(Overlay::Chooser(chooser)) => {
                let choice = chooser.menu.choice(chooser.menu.cursor());
                let key = choice.map(|choice| choice.value.clone());
                return self.choose_key(key);
            }
            Some(Overlay::Ask(_)) => return self.answer(),
            _ => return self.close(),
        };
        let Some(target) = target else {
            self.say("nothing is called that");
            return Outcome::nothing();
        };
        self.overlay = None;
        match target {
            Target::Command(command) => {
                let mut outcome = self.command(command, None);
                outcome.redraw = true;
                outcome
            }
            Target::Select(selection) => self.go_to(selection),
        }
    }

    fn choose_key(&mut self, key: Option<String>) -> Outcome {
        match (key, self.overlay.take()) {
            (Some(key), Some(Overlay::Chooser(chooser))) => self.chosen(*chooser, &key),
            (_, overlay) => {
                self.overlay = overlay;
                self.say("nothing is called that");
                Outcome::nothing()
            }
        }
    }

    fn answer(&mut self) -> Outcome {
        match self.overlay.take() {
            Some(Overlay::Ask(ask)) => self.asked(*ask),
            _ => Outcome::redraw(),
        }
    }

    /// Selects something and gives the keys to the pane where it is at home.
    fn go_to(&mut self, selection: Selection) -> Outcome {
        self.select(selection, Step::Chosen, None);
        let pane = match selection {
            Selection::Entity(_) => Pane::Entities,
            Selection::Claim(_) | Selection::Question(_) | Selection::Verification(_) => {
                Pane::Claims
            }
            Selection::Sector(_) => Pane::Sectors,
            Selection::Paragraph(_) => Pane::Article,
        };
        if self.screen.focus != pane {
            self.focus(pane);
        }
        Outcome::redraw()
    }
}
