//! Search lines: what is typed, and what it finds as it is typed.

use super::super::article::Find;
use super::super::command::{Command, Outcome};
use super::super::history::Step;
use super::super::line::Line;
use super::super::overlay::Overlay;
use super::super::screen::Pane;
use super::super::{App, Bring};
use crate::search::Needle;

/// Matches of a search that are counted; beyond, the count says "and more".
const COUNTED: usize = 9_999;

/// A line that takes the keys.
#[derive(Debug)]
pub struct Typing {
    /// The pane that is searched.
    pub pane: Pane,
    /// What was typed.
    pub line: Line,
    /// What was searched for before, to come back to.
    before: String,
    /// Where the article's cursor was.
    origin: usize,
    /// Whether the next character sets a mark, or jumps to it; none if it is typed.
    mark: Option<bool>,
}

impl Typing {
    /// Waits for the letter of a mark.
    pub(super) fn mark(set: bool) -> Self {
        Self {
            pane: Pane::Article,
            line: Line::default(),
            before: String::new(),
            origin: 0,
            mark: Some(set),
        }
    }

    /// Whether the next character names a mark.
    #[must_use]
    pub fn is_mark(&self) -> bool {
        self.mark.is_some()
    }
}

impl App {
    /// Opens the search line of a pane.
    pub(super) fn type_into(&mut self, pane: Pane) -> Outcome {
        let before = match pane {
            Pane::Entities => self.entities.typed().to_owned(),
            Pane::Claims => self.claims.narrowing().words.clone(),
            Pane::Article | Pane::Sectors => String::new(),
        };
        let mut line = Line::default();
        line.set(&before);
        self.typing = Some(Typing {
            pane,
            line,
            before,
            origin: self.article.cursor(),
            mark: None,
        });
        Outcome::redraw()
    }

    pub(super) fn insert(&mut self, c: char) -> Outcome {
        if let Some(Overlay::Note(note)) = &mut self.overlay {
            note.insert(c);
            return Outcome::redraw();
        }
        if self.overlay.is_some() {
            return self.edit_overlay(|line| line.insert(c));
        }
        if let Some(set) = self.typing.as_ref().and_then(|typing| typing.mark) {
            self.typing = None;
            return self.mark(c, set);
        }
        self.edit(|line| line.insert(c))
    }

    pub(super) fn paste(&mut self, text: &str) -> Outcome {
        if let Some(Overlay::Note(note)) = &mut self.overlay {
            note.paste(text);
            return Outcome::redraw();
        }
        if self.overlay.is_some() {
            return self.edit_overlay(|line| line.paste(text));
        }
        if self.typing.as_ref().is_none_or(Typing::is_mark) {
            self.say("nothing to paste into here · / opens a search");
            return Outcome::nothing();
        }
        self.edit(|line| line.paste(text))
    }

    pub(super) fn while_typing(&mut self, command: Command) -> Outcome {
        if self.typing.as_ref().is_some_and(Typing::is_mark) {
            self.typing = None;
            return Outcome::redraw();
        }
        match command {
            Command::Accept => self.accept(),
            Command::Cancel => self.cancel(),
            Command::ListDown => self.step_while_typing(1),
            Command::ListUp => self.step_while_typing(-1),
            Command::DeleteBack if self.typing.as_ref().is_some_and(|t| t.line.is_empty()) => {
                self.cancel()
            }
            _ => match edit_of(command) {
                Some(edit) => self.edit(edit),
                None => {
                    self.say("Enter accepts, Esc cancels");
                    Outcome::nothing()
                }
            },
        }
    }

    fn edit(&mut self, edit: impl FnOnce(&mut Line) -> bool) -> Outcome {
        let Some(typing) = self.typing.as_mut() else {
            return Outcome::nothing();
        };
        let text = typing.line.text().to_owned();
        let changed = edit(&mut typing.line);
        if typing.line.text() != text {
            self.search_live();
        }
        Outcome::moved(changed)
    }

    /// Searches for what is typed so far.
    fn search_live(&mut self) {
        let Some(typing) = &self.typing else {
            return;
        };
        let typed = typing.line.text().to_owned();
        let (pane, origin) = (typing.pane, typing.origin);
        self.search_for(pane, &typed, origin);
    }

    fn search_for(&mut self, pane: Pane, typed: &str, origin: usize) {
        let filter = self.filter.as_ref();
        match pane {
            Pane::Entities => self.entities.search(&self.dossier, filter, typed),
            Pane::Claims => self.claims.search(&self.dossier, filter, typed),
            Pane::Article | Pane::Sectors => self.find(typed, origin),
        }
    }

    /// Marks the matches in the text and goes to the first one from byte `origin` on.
    fn find(&mut self, typed: &str, origin: usize) {
        let article = self.dossier.article();
        let Some(needle) = Needle::new(typed) else {
            self.article.find = None;
            self.article.go(article, origin, Bring::Third);
            return;
        };
        let text = article.text();
        let count = needle.count(text, COUNTED);
        let found = needle
            .next_from(text, origin)
            .or_else(|| needle.next_from(text, 0));
        let ordinal = found.map(|span| needle.ordinal(text, span, COUNTED).n);
        self.article.find = Some(Find {
            needle,
            typed: typed.to_owned(),
            count: count.n,
            more: count.more,
            ordinal,
        });
        self.go_to_byte(found.map_or(origin, |span| span.start as usize));
    }

    /// To the next match, or the one before, around the ends of the text.
    pub(super) fn step_match(&mut self, forward: bool) -> Outcome {
        let article = self.dossier.article();
        let text = article.text();
        let Some(find) = &self.article.find else {
            self.say("nothing was searched for · / searches");
            return Outcome::nothing();
        };
        let here = self.article.cursor();
        let found = if forward {
            let next = text[here..].chars().next().map_or(0, char::len_utf8);
            find.needle.next_from(text, here + next)
        } else {
            find.needle.previous_before(text, here)
        };
        let around = found.is_none();
        let found = found.or_else(|| {
            if forward {
                find.needle.next_from(text, 0)
            } else {
                find.needle.previous_before(text, text.len())
            }
        });
        let Some(span) = found else {
            let typed = find.typed.clone();
            self.say(format!("“{typed}” is not in the text"));
            return Outcome::nothing();
        };
        let ordinal = Some(find.needle.ordinal(text, span, COUNTED).n);
        self.show_span(span);
        if let Some(find) = &mut self.article.find {
            find.ordinal = ordinal;
        }
        if around {
            let end = if forward { "start" } else { "end" };
            self.say(format!("went on from the {end} of the article"));
        } else if !self.screen.bordered() {
            self.say_found();
        }
        Outcome::redraw()
    }

    /// Says which match this is, where no title says it.
    fn say_found(&mut self) {
        if let Some(says) = self.article.find.as_ref().map(Find::says) {
            self.say(says);
        }
    }

    fn accept(&mut self) -> Outcome {
        let Some(typing) = self.typing.take() else {
            return Outcome::nothing();
        };
        match typing.pane {
            Pane::Entities => {
                if self.entities.entity().is_none() {
                    self.say(format!("nothing is named “{}”", typing.line.text()));
                }
                self.select_listed(Step::Chosen);
            }
            Pane::Claims => {
                self.say_what_is_shown();
                self.select_at_claims(Step::Chosen);
            }
            Pane::Article | Pane::Sectors => {
                let missed = self.article.find.as_ref().filter(|find| find.count == 0);
                if let Some(typed) = missed.map(|find| find.typed.clone()) {
                    self.say(format!("“{typed}” is not in the text"));
                } else if !self.screen.bordered() {
                    self.say_found();
                }
            }
        }
        Outcome::redraw()
    }

    fn cancel(&mut self) -> Outcome {
        let Some(typing) = self.typing.take() else {
            return Outcome::nothing();
        };
        if typing.line.text() != typing.before {
            self.search_for(typing.pane, &typing.before, typing.origin);
        }
        if typing.pane == Pane::Entities {
            self.entities_follow_selection();
        }
        Outcome::redraw()
    }

    fn step_while_typing(&mut self, rows: isize) -> Outcome {
        match self.typing.as_ref().map(|typing| typing.pane) {
            Some(Pane::Entities) => {
                let moved = self.entities.step(&self.dossier, rows);
                self.moved(moved, "the list goes no further")
            }
            Some(Pane::Claims) => {
                let moved = self.claims.skip(&self.dossier, rows);
                self.moved(moved, "the list goes no further")
            }
            _ => self.step_match(rows > 0),
        }
    }

    fn edit_overlay(&mut self, edit: impl FnOnce(&mut Line) -> bool) -> Outcome {
        let changed = match &mut self.overlay {
            Some(Overlay::Chooser(chooser)) => {
                let changed = edit(&mut chooser.menu.line);
                chooser.menu.search();
                changed
            }
            Some(Overlay::Ask(ask)) => edit(&mut ask.line),
            Some(Overlay::Card(_) | Overlay::Note(_)) | None => false,
            Some(Overlay::Palette(palette)) => {
                let changed = edit(&mut palette.menu.line);
                palette.search(&self.dossier);
                changed
            }
            Some(Overlay::Help(help)) => {
                let changed = edit(&mut help.line);
                help.search(&self.bindings, self.screen.focus);
                changed
            }
        };
        Outcome::moved(changed)
    }

    /// Edits the line of the overlay by a command; says whether the command is one.
    pub(super) fn edit_overlay_by(&mut self, command: Command) -> Option<Outcome> {
        edit_of(command).map(|edit| self.edit_overlay(edit))
    }
}

/// The edit of a line that a command asks for.
fn edit_of(command: Command) -> Option<fn(&mut Line) -> bool> {
    Some(match command {
        Command::DeleteBack => Line::delete_back,
        Command::DeleteForward => Line::delete_forward,
        Command::DeleteWord => Line::delete_word,
        Command::DeleteLine => Line::delete_line,
        Command::CursorLeft => Line::left,
        Command::CursorRight => Line::right,
        Command::CursorStart => Line::start,
        Command::CursorEnd => Line::end,
        _ => return None,
    })
}
