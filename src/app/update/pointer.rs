//! The mouse: a press focuses and selects, the wheel scrolls what is under it.

use super::super::App;
use super::super::Bring;
use super::super::command::{Command, Outcome};
use super::super::entities::Pressed;
use super::super::history::Step;
use super::super::overlay::Overlay;
use super::super::screen::{Pane, Room};
use crate::model::Selection;

/// Rows that one step of the wheel scrolls.
const WHEEL: i32 = 3;

impl App {
    pub(super) fn click(&mut self, x: u16, y: u16) -> Outcome {
        if self.overlay.is_some() {
            return self.click_overlay(x, y);
        }
        self.typing = None;
        if self.screen.room() == Room::Small && y == 0 {
            return self.click_tab(x);
        }
        if y == 0 && x >= self.screen.width / 2 && self.dossier.drafts() > 0 {
            return self.step_draft(true); // the counter of drafts
        }
        let Some(pane) = self.screen.pane_at(x, y) else {
            return Outcome::nothing();
        };
        if self.screen.focus != pane {
            self.focus(pane);
        }
        let inner = self.screen.inner(pane).filter(|area| area.contains(x, y));
        if let Some(area) = inner {
            self.press(pane, x - area.x, y - area.y);
        }
        Outcome::redraw()
    }

    fn click_tab(&mut self, x: u16) -> Outcome {
        let tabs = self.screen.tabs().into_iter();
        let tab = tabs.rev().find(|(_, left, _)| *left <= x);
        tab.map_or(Outcome::nothing(), |(pane, _, _)| self.focus(pane))
    }

    fn press(&mut self, pane: Pane, x: u16, y: u16) {
        match pane {
            Pane::Article => self.press_article(x, y),
            Pane::Entities => self.press_entities(y),
            Pane::Claims => {
                self.claims.press(&self.dossier, x, y);
                self.select_at_claims(Step::Chosen);
            }
            Pane::Sectors => {
                if let Some(id) = self.sectors.under(x, y) {
                    self.sectors.follow(id);
                    self.select(Selection::Sector(id), Step::Chosen, Some(Pane::Sectors));
                }
            }
        }
    }

    /// A press in the text selects the mention there, or else the claim.
    fn press_article(&mut self, x: u16, y: u16) {
        let article = self.dossier.article();
        let Some(at) = self.article.byte_under(article, x, y) else {
            return;
        };
        self.article.go(article, at, Bring::Near);
        let mention = self.dossier.mentions().at(at).last();
        let claim = self.dossier.claim_spans().at(at).last();
        let thing = match (mention, claim) {
            (Some((_, mention)), _) => Selection::Entity(mention.entity),
            (None, Some((_, (claim, _)))) => Selection::Claim(*claim),
            (None, None) => return,
        };
        self.select(thing, Step::Chosen, Some(Pane::Article));
    }

    fn press_entities(&mut self, y: u16) {
        match self.entities.under(y) {
            Some(Pressed::Search) => {
                self.type_into(Pane::Entities);
            }
            Some(Pressed::Entity(at)) => {
                self.entities.press(&self.dossier, at);
                self.select_listed(Step::Chosen);
            }
            Some(Pressed::Mention(span)) => self.show_span(span),
            Some(Pressed::Claim(id)) => self.select(Selection::Claim(id), Step::Chosen, None),
            None => {}
        }
    }

    fn click_overlay(&mut self, x: u16, y: u16) -> Outcome {
        let area = self.overlay_area();
        if !area.contains(x, y) {
            // A note is not thrown away by a click beside it.
            return match self.overlay {
                Some(Overlay::Note(_)) => self.keep_note(),
                _ => self.close(),
            };
        }
        let row = y.checked_sub(area.y + 3).map(usize::from);
        let Some(row) = row.filter(|row| *row < self.overlay_rows()) else {
            return Outcome::nothing();
        };
        let rows = self.overlay_rows();
        let row = isize::try_from(row).unwrap_or(0);
        let signed = |n: usize| isize::try_from(n).unwrap_or(0);
        match &mut self.overlay {
            Some(Overlay::Palette(palette)) => {
                let menu = &palette.menu;
                let steps = signed(menu.top()) + row - signed(menu.cursor());
                palette.step(steps, rows);
                self.choose()
            }
            Some(Overlay::Chooser(chooser)) => {
                let menu = &mut chooser.menu;
                let steps = signed(menu.top()) + row - signed(menu.cursor());
                let count = menu.count();
                menu.step(steps, count, rows);
                self.choose()
            }
            Some(Overlay::Card(card)) => {
                let line = card.top() + usize::try_from(row).unwrap_or(0);
                let at = (0..card.rows.len()).find(|&at| card.line_of(at) == line);
                let Some(at) = at else {
                    return Outcome::nothing();
                };
                let steps = signed(at) - signed(card.cursor());
                card.step(steps, rows);
                self.in_card(Command::Select)
            }
            _ => Outcome::nothing(),
        }
    }

    pub(super) fn wheel(&mut self, x: u16, y: u16, steps: i32) -> Outcome {
        let rows = isize::try_from(steps * WHEEL).unwrap_or(0);
        if self.overlay.is_some() {
            let height = self.overlay_rows();
            return self.step_overlay(rows, height);
        }
        let Some(pane) = self.screen.pane_at(x, y) else {
            return Outcome::nothing();
        };
        Outcome::moved(match pane {
            Pane::Article => self.article.scroll(self.dossier.article(), rows),
            Pane::Entities => self.wheel_entities(y, rows),
            Pane::Claims => self.claims.scroll(&self.dossier, rows),
            Pane::Sectors => (0..steps.unsigned_abs())
                .fold(false, |moved, _| self.sectors.zoom(steps < 0) || moved),
        })
    }

    fn wheel_entities(&mut self, y: u16, rows: isize) -> bool {
        let (line, list, _) = self.entities.heights();
        let top = self.screen.inner(Pane::Entities).map_or(0, |area| area.y);
        if y.saturating_sub(top) < line + list {
            self.entities.scroll(&self.dossier, rows)
        } else {
            self.entities.scroll_detail(&self.dossier, rows)
        }
    }
}
