//! Commands in the article, and those that move through it from any pane.

use super::super::App;
use super::super::article::Bring;
use super::super::command::{Command, Effect, Outcome};
use super::super::filter::Filter;
use super::super::history::Step;
use super::super::screen::{Pane, Screen};
use super::typing::Typing;
use crate::app::EntitiesPane;
use crate::model::{ClaimId, Paragraph, Selection};
use crate::text::Span;

impl App {
    pub(super) fn in_article(&mut self, command: Command, number: Option<u32>) -> Outcome {
        let article = self.dossier.article();
        let rows = isize::try_from(number.unwrap_or(1)).unwrap_or(1);
        let page = isize::try_from(self.article.height()).unwrap_or(1);
        let (half, page) = ((page / 2).max(1), (page - 2).max(1));
        let moved = match command {
            Command::Down => self.article.move_rows(article, rows),
            Command::Up => self.article.move_rows(article, -rows),
            Command::HalfDown => self.article.move_rows(article, half),
            Command::HalfUp => self.article.move_rows(article, -half),
            Command::PageDown => self.article.move_rows(article, page),
            Command::PageUp => self.article.move_rows(article, -page),
            Command::Left => self.article.move_word(article, false),
            Command::Right => self.article.move_word(article, true),
            Command::NextParagraph => self.article.move_paragraph(article, true),
            Command::PreviousParagraph => self.article.move_paragraph(article, false),
            Command::Top => self.article.move_to_edge(article, true),
            Command::Bottom => self.article.move_to_edge(article, false),
            _ => return self.in_article_otherwise(command),
        };
        let down = matches!(
            command,
            Command::Down
                | Command::HalfDown
                | Command::PageDown
                | Command::Bottom
                | Command::Right
                | Command::NextParagraph
        );
        let end = if down { "end" } else { "start" };
        self.moved(moved, &format!("this is the {end} of the article"))
    }

    fn in_article_otherwise(&mut self, command: Command) -> Outcome {
        match command {
            Command::Select => self.select_here(),
            Command::Visual => {
                self.article.toggle_visual(self.dossier.article());
                Outcome::redraw()
            }
            Command::Search => self.type_into(Pane::Article),
            Command::Next => self.step_match(true),
            Command::Previous => self.step_match(false),
            Command::SetMark | Command::JumpMark => {
                self.typing = Some(Typing::mark(command == Command::SetMark));
                self.status.pending = if command == Command::SetMark {
                    "m: a letter for the mark".into()
                } else {
                    "': the letter of a mark".into()
                };
                Outcome::redraw()
            }
            _ => self.not_here(command),
        }
    }

    /// To a paragraph by its number, in the article whatever the pane.
    pub(super) fn go_paragraph(&mut self, number: u32) -> Outcome {
        let article = self.dossier.article();
        let count = article.count();
        let paragraph = Paragraph::numbered(number).filter(|p| article.paragraph(*p).is_some());
        let Some(paragraph) = paragraph else {
            self.say(format!(
                "there is no paragraph {number}: the last is {count}"
            ));
            return Outcome::nothing();
        };
        if let Some(span) = article.paragraph(paragraph) {
            self.go_to_byte(span.start as usize);
        }
        self.screen.give(Pane::Article);
        // The digits of `42G` chose panes on the way; what was beside the article comes back.
        if let Some(before) = self.left_article.take() {
            let (width, height) = (self.screen.width, self.screen.height);
            self.screen = Screen {
                width,
                height,
                ..before
            };
        }
        self.fit();
        Outcome::redraw()
    }

    /// Selects what is under the cursor: the smallest thing first, then what it stands in.
    fn select_here(&mut self) -> Outcome {
        let at = self.article.cursor();
        let mut things: Vec<(usize, Selection)> = Vec::new();
        for (span, mention) in self.dossier.mentions().at(at) {
            things.push((span.len(), Selection::Entity(mention.entity)));
        }
        for (span, (claim, _)) in self.dossier.claim_spans().at(at) {
            things.push((span.len(), Selection::Claim(*claim)));
        }
        things.sort_by_key(|(length, _)| *length);
        let mut things: Vec<Selection> = things.into_iter().map(|(_, thing)| thing).collect();
        things.dedup();
        let article = self.dossier.article();
        if article.is_empty() {
            self.say("the article is empty");
            return Outcome::nothing();
        }
        things.push(Selection::Paragraph(self.article.paragraph(article)));
        let now = things
            .iter()
            .position(|&thing| Some(thing) == self.selection);
        let next = now.map_or(0, |now| (now + 1) % things.len());
        self.select(things[next], Step::Chosen, Some(Pane::Article));
        let name = self.dossier.name_of(things[next]);
        let more = if things.len() > 1 {
            " · Enter again for what it stands in"
        } else {
            ""
        };
        self.say(format!("selected: {name}{more}"));
        Outcome::redraw()
    }

    /// To the next mention of the selected entity, or the one before.
    pub(super) fn step_mention(&mut self, forward: bool) -> Outcome {
        let entity = self.selection.and_then(Selection::entity);
        let Some(id) = entity.or_else(|| self.entity_at_list()) else {
            self.say("no entity is selected · 2 lists them");
            return Outcome::nothing();
        };
        if self.selection.and_then(Selection::entity) != Some(id) {
            self.select(Selection::Entity(id), Step::Chosen, Some(Pane::Entities));
        }
        let at = self.article.cursor();
        let found = EntitiesPane::mention_from(&self.dossier, id, at, forward);
        let name = &self.dossier.entity(id).name;
        match found {
            Some((ordinal, count, span)) => {
                let sentence = format!("{name}: mention {ordinal} of {count}");
                self.show_span(span);
                self.entities.point_at(&self.dossier, span);
                self.say(sentence);
                Outcome::redraw()
            }
            None => {
                let end = if forward { "after" } else { "before" };
                self.say(format!("no mention of {name} {end} this one"));
                Outcome::nothing()
            }
        }
    }

    fn entity_at_list(&self) -> Option<crate::model::EntityId> {
        (self.screen.focus == Pane::Entities).then(|| self.entities.entity())?
    }

    /// Selects the next claim of the text, or the one before.
    pub(super) fn step_claim(&mut self, forward: bool) -> Outcome {
        let here = self.article.cursor();
        let order = self.dossier.reading_order();
        let start = |id: &ClaimId| {
            let span = self.dossier.claim(*id).content_span();
            span.map_or(0, |span| span.start as usize)
        };
        let selected = match self.selection {
            Some(Selection::Claim(id)) if start(&id) == here => {
                order.iter().position(|&other| other == id)
            }
            _ => None,
        };
        let to = match (selected, forward) {
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
            (None, true) => Some(order.partition_point(|id| start(id) <= here)),
            (None, false) => order.partition_point(|id| start(id) < here).checked_sub(1),
        };
        match to.and_then(|at| order.get(at).copied()) {
            Some(id) => {
                self.select(Selection::Claim(id), Step::Chosen, None);
                let claim = self.dossier.claim(id);
                let voice = self.dossier.voice_name(claim.voice);
                let whose = if claim.source.is_empty() {
                    claim.content_words()
                } else {
                    claim.source_words()
                };
                self.say(format!("claim of {voice}: {whose}"));
                Outcome::redraw()
            }
            None => {
                let end = if forward { "after" } else { "before" };
                self.say(format!("no claim {end} here"));
                Outcome::nothing()
            }
        }
    }

    /// Puts the article's cursor on a span, without giving it the keys.
    pub(super) fn show_span(&mut self, span: Span) {
        self.go_to_byte(span.start as usize);
    }

    /// Puts the article's cursor on a byte; a filter that hides it is lifted, and that is said.
    pub(super) fn go_to_byte(&mut self, at: usize) {
        let paragraph = self.dossier.article().paragraph_at(at);
        let hides = |filter: &Filter| !filter.paragraphs.contains(&paragraph);
        if self.filter.as_ref().is_some_and(hides) {
            self.set_filter(None);
            let number = paragraph.number();
            self.say(format!("the filter is lifted: it hides ¶ {number}"));
        }
        self.article.go(self.dossier.article(), at, Bring::Third);
    }

    /// Copies the selected words, the selected claim with its source, or the sentence with its
    /// citation.
    pub(super) fn yank(&mut self) -> Outcome {
        let article = self.dossier.article();
        let copied = if let Some(span) = self.article.selected(article) {
            self.article.end_visual();
            self.dossier.article().words(span).to_owned()
        } else if let (Some(Selection::Claim(id)), false) =
            (self.selection, self.screen.focus == Pane::Article)
        {
            self.dossier.cite_claim(id)
        } else {
            let sentence = article.sentence_at(self.article.cursor());
            self.dossier.cite(sentence)
        };
        if copied.trim().is_empty() {
            self.say("there is nothing to copy here");
            return Outcome::nothing();
        }
        self.say(format!("copied {} characters", copied.chars().count()));
        Outcome::effect(Effect::Copy(copied))
    }

    /// Sets or jumps to a mark.
    pub(super) fn mark(&mut self, letter: char, set: bool) -> Outcome {
        if set {
            self.article.set_mark(letter);
            self.say(format!("mark {letter} is here · ' {letter} comes back"));
            return Outcome::redraw();
        }
        match self.article.mark(letter) {
            Some(at) => {
                self.go_to_byte(at);
                Outcome::redraw()
            }
            None => {
                self.say(format!("there is no mark {letter} · m {letter} sets it"));
                Outcome::redraw()
            }
        }
    }
}
