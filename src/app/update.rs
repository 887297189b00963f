//! What an action makes of the application.

mod answer;
mod article;
mod bench;
mod card;
mod claims;
mod correct;
mod entities;
mod export;
mod new;
mod orphans;
mod overlay;
mod place;
mod pointer;
mod review;
mod sectors;
mod typing;
mod values;
mod words;

pub use export::{Exported, Offer};
pub use typing::Typing;

use super::App;
use super::command::{Action, Command, Effect, Outcome};
use super::drafting::Progress;
use super::echo::Echo;
use super::filter::Filter;
use super::history::Step;
use super::overlay::Overlay;
use super::screen::{Pane, Room};
use crate::model::Selection;
use crate::text::{self, Span};

impl App {
    /// Changes the state as an action asks, and says what has to follow.
    pub fn update(&mut self, action: Action) -> Outcome {
        let message = self.status.message.take();
        let pending = std::mem::take(&mut self.status.pending);
        let mut outcome = match action {
            Action::Do(command, number) => self.command(command, number),
            Action::Insert(c) => self.insert(c),
            Action::Paste(text) => self.paste(&text),
            Action::Unbound(key) => {
                self.say(format!("{key} does nothing here · ? shows the keys"));
                Outcome::nothing()
            }
            Action::Pending(keys) => {
                self.status.pending = keys;
                Outcome::nothing()
            }
            Action::Click(x, y) => self.click(x, y),
            Action::Wheel(x, y, steps) => self.wheel(x, y, steps),
            Action::Resize(width, height) => self.resize(width, height),
            Action::Resumed => Outcome::effect(Effect::Repaint),
            Action::Say(sentence) => {
                self.say(sentence);
                Outcome::nothing()
            }
        };
        outcome.redraw |= self.take_in().redraw;
        outcome.redraw |= message != self.status.message || pending != self.status.pending;
        outcome
    }

    /// Puts a sentence into the status line until the next key.
    pub(super) fn say(&mut self, sentence: impl Into<String>) {
        self.status.message = Some(sentence.into());
    }

    fn resize(&mut self, width: u16, height: u16) -> Outcome {
        self.screen.width = width;
        self.screen.height = height;
        self.fit();
        Outcome::redraw()
    }

    fn command(&mut self, command: Command, number: Option<u32>) -> Outcome {
        if command == Command::Quit {
            return Outcome::effect(Effect::Quit);
        }
        if command == Command::Suspend {
            return Outcome::effect(Effect::Suspend);
        }
        if self.overlay.is_some() {
            return self.in_overlay(command);
        }
        if self.typing.is_some() {
            return self.while_typing(command);
        }
        if let (Command::Bottom, Some(number)) = (command, number) {
            return self.go_paragraph(number);
        }
        self.in_words(command)
            .or_else(|| self.everywhere(command))
            .or_else(|| self.review(command))
            .unwrap_or_else(|| self.in_pane(command, number))
    }

    /// What a command does in whatever pane.
    fn everywhere(&mut self, command: Command) -> Option<Outcome> {
        let outcome = match command {
            Command::FocusArticle => self.focus(Pane::Article),
            Command::FocusEntities => self.focus(Pane::Entities),
            Command::FocusClaims => self.focus(Pane::Claims),
            Command::FocusSectors => self.focus(Pane::Sectors),
            Command::FocusNext => self.focus(self.screen.focus.stepped(1)),
            Command::FocusPrevious => self.focus(self.screen.focus.stepped(3)),
            Command::Zoom => self.zoom(),
            Command::Help | Command::Palette | Command::GoTo => self.open(command),
            Command::SelectionBack => self.retrace(false),
            Command::SelectionForward => self.retrace(true),
            Command::Filter => self.toggle_filter(),
            Command::Clear => self.clear(),
            Command::Back => self.back(),
            Command::Redraw => Outcome::effect(Effect::Repaint),
            Command::Export => Outcome::effect(Effect::Offer),
            Command::Yank => self.yank(),
            Command::NextMention => self.step_mention(true),
            Command::PreviousMention => self.step_mention(false),
            Command::NextClaim => self.step_claim(true),
            Command::PreviousClaim => self.step_claim(false),
            _ => return None,
        };
        Some(outcome)
    }

    fn in_pane(&mut self, command: Command, number: Option<u32>) -> Outcome {
        match self.screen.focus {
            Pane::Article => self.in_article(command, number),
            Pane::Entities => self.in_entities(command),
            Pane::Claims => self.in_claims(command),
            Pane::Sectors => self.in_sectors(command),
        }
    }

    /// Gives the keys to a pane.
    pub(super) fn focus(&mut self, pane: Pane) -> Outcome {
        if self.screen.focus == pane {
            self.say(format!("already in {} {}", pane.number(), pane.title()));
            return Outcome::nothing();
        }
        if self.screen.focus == Pane::Article {
            self.article.end_visual();
            self.left_article = Some(self.screen);
        }
        self.screen.give(pane);
        self.fit();
        Outcome::redraw()
    }

    fn zoom(&mut self) -> Outcome {
        if self.screen.room() == Room::Small {
            self.say("the pane has the whole screen already");
            return Outcome::nothing();
        }
        self.screen.zoomed = !self.screen.zoomed;
        self.fit();
        Outcome::redraw()
    }

    /// Selects something, and has every other pane than `origin` answer.
    pub(super) fn select(&mut self, selection: Selection, step: Step, origin: Option<Pane>) {
        self.history.push(selection, step);
        self.show_selection(selection, origin);
    }

    fn show_selection(&mut self, selection: Selection, origin: Option<Pane>) {
        if self.selection != Some(selection) {
            self.selection = Some(selection);
            self.echo = Echo::of(&self.dossier, selection);
        }
        if origin != Some(Pane::Article)
            && let Some(span) = self.place_in_text(selection)
        {
            self.show_span(span);
        }
        if let Some(id) = selection
            .entity()
            .filter(|_| origin != Some(Pane::Entities))
        {
            self.entities.follow(&self.dossier, id);
        }
        if origin != Some(Pane::Claims) {
            self.claims.follow(&self.dossier, selection);
        }
        if origin != Some(Pane::Sectors) {
            match selection.entity() {
                Some(id) => self.sectors.follow(id),
                None => self.sectors.leave(),
            }
        }
    }

    /// Where to look first: among what the filter shows, if it is there.
    fn place_in_text(&self, selection: Selection) -> Option<Span> {
        let shown = |span: &Span| {
            let paragraph = self.dossier.article().paragraph_at(span.start as usize);
            let filter = self.filter.as_ref();
            filter.is_none_or(|filter| filter.paragraphs.contains(&paragraph))
        };
        let first = self.dossier.place_of(selection)?;
        if shown(&first) {
            return Some(first);
        }
        let spans = self.dossier.spans_of(selection);
        Some(spans.into_iter().find(shown).unwrap_or(first))
    }

    fn retrace(&mut self, forward: bool) -> Outcome {
        let to = if forward {
            self.history.forward()
        } else {
            self.history.back()
        };
        match to {
            Some(selection) => {
                self.show_selection(selection, None);
                let name = self.dossier.name_of(selection);
                self.say(format!("selected: {name}"));
                Outcome::redraw()
            }
            None => {
                let end = if forward { "newer" } else { "older" };
                self.say(format!("no {end} selection"));
                Outcome::nothing()
            }
        }
    }

    fn toggle_filter(&mut self) -> Outcome {
        match self.screen.focus {
            Pane::Entities if self.selection.is_none() => self.select_listed(Step::Chosen),
            Pane::Claims if self.selection.is_none() => self.select_at_claims(Step::Chosen),
            _ => false,
        };
        let Some(by) = self.selection else {
            self.say("nothing is selected to filter by · Enter selects");
            return Outcome::nothing();
        };
        let on = self
            .filter
            .as_ref()
            .is_some_and(|filter| filter.by == by.into());
        let filter = (!on).then(|| Filter::new(&self.dossier, by));
        self.set_filter(filter);
        Outcome::redraw()
    }

    /// Puts a filter on every pane, or takes it away.
    pub fn set_filter(&mut self, filter: Option<Filter>) {
        self.filter = filter;
        let filter = self.filter.as_ref();
        let article = self.dossier.article();
        self.article
            .show_only(article, filter.map(|filter| &filter.paragraphs));
        self.entities.relist(&self.dossier, filter);
        self.claims.narrow(&self.dossier, filter);
        if let Some(selection) = self.selection {
            self.show_selection(selection, None);
        }
    }

    /// Clears one thing: what narrows or marks the pane that has the keys, the filter, what narrows
    /// or marks the others, the selection.
    fn clear(&mut self) -> Outcome {
        if self.leave_setting() {
            self.article.end_visual();
            return Outcome::redraw();
        }
        if self.clear_in(self.screen.focus) {
            return Outcome::redraw();
        }
        if self.filter.is_some() {
            self.set_filter(None);
            return Outcome::redraw();
        }
        if Pane::ALL.into_iter().any(|pane| self.clear_in(pane)) {
            return Outcome::redraw();
        }
        if self.selection.take().is_some() {
            self.echo = Echo::default();
            self.sectors.leave();
            return Outcome::redraw();
        }
        if self.drafting() == Progress::Running {
            return self.stop_drafting();
        }
        self.say("nothing to clear");
        Outcome::nothing()
    }

    /// Clears what narrows or marks one pane; says whether there was anything.
    fn clear_in(&mut self, pane: Pane) -> bool {
        match pane {
            Pane::Article => self.article.end_visual() || self.article.find.take().is_some(),
            Pane::Entities => {
                let typed = !self.entities.typed().is_empty();
                if typed {
                    let filter = self.filter.as_ref();
                    self.entities.search(&self.dossier, filter, "");
                    self.entities_follow_selection();
                }
                typed
            }
            Pane::Claims => self.claims.widen(&self.dossier, self.filter.as_ref()),
            Pane::Sectors => false,
        }
    }

    fn entities_follow_selection(&mut self) {
        if let Some(id) = self.selection.and_then(Selection::entity) {
            self.entities.follow(&self.dossier, id);
        }
    }

    /// One level back: out of the selected words, out of the zoomed pane, out of the program.
    fn back(&mut self) -> Outcome {
        if self.leave_setting() | self.article.end_visual() {
            return Outcome::redraw();
        }
        if self.screen.zoomed {
            return self.zoom();
        }
        let unrecorded = self.workbench.ledger.unrecorded().len();
        if unrecorded > 0 && !std::mem::replace(&mut self.workbench.warned, true) {
            let corrections = text::counted(unrecorded, "correction");
            self.say(format!(
                "{corrections} in memory only: Ctrl-s writes them, q again leaves without them"
            ));
            return Outcome::redraw();
        }
        Outcome::effect(Effect::Quit)
    }

    fn open(&mut self, command: Command) -> Outcome {
        use super::overlay::{Help, Palette};
        self.overlay = Some(match command {
            Command::Help => Overlay::Help(Help::new(&self.bindings, self.screen.focus)),
            _ => {
                let commands = command == Command::Palette;
                let palette = Palette::new(&self.dossier, &self.bindings, commands);
                Overlay::Palette(Box::new(palette))
            }
        });
        Outcome::redraw()
    }

    /// Nothing of a pane listens to a command.
    pub(super) fn not_here(&mut self, command: Command) -> Outcome {
        let pane = self.screen.focus.title();
        let does = command.says().to_lowercase();
        self.say(format!("not in {pane}: {does}"));
        Outcome::nothing()
    }

    /// Something moved, or a sentence says why not.
    pub(super) fn moved(&mut self, moved: bool, otherwise: &str) -> Outcome {
        if !moved {
            self.say(otherwise);
        }
        Outcome::moved(moved)
    }
}
