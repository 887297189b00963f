//! What lies over the panes: the help, the palette, and what corrections ask for.

use super::ask::Ask;
use super::card::Card;
use super::choose::Chooser;
use super::command::{Binding, Command, Context};
use super::line::Line;
use super::menu::{Choice, Item, Menu};
use super::note::Note;
use super::screen::Pane;
use crate::model::{Dossier, Paragraph, Selection};
use crate::text;

/// What lies over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// The keys.
    Help(Help),
    /// Anything, by name.
    Palette(Box<Palette>),
    /// One annotation, field by field.
    Card(Box<Card>),
    /// One of several, for a field or a correction.
    Chooser(Box<Chooser>),
    /// A line to type, for a field or a correction.
    Ask(Box<Ask>),
    /// A note to write.
    Note(Box<Note>),
}

/// The keys that work, searchable.
#[derive(Debug, Default)]
pub struct Help {
    /// What was typed.
    pub line: Line,
    /// The bindings that hold it.
    pub shown: Vec<Binding>,
    /// The first visible row.
    pub top: usize,
}

impl Help {
    /// The keys that work in a pane first, then everywhere else.
    #[must_use]
    pub fn new(bindings: &[Binding], pane: Pane) -> Self {
        let mut help = Self::default();
        help.search(bindings, pane);
        help
    }

    /// Shows the bindings that hold what was typed.
    pub fn search(&mut self, bindings: &[Binding], pane: Pane) {
        let words = text::fold(self.line.text());
        let holds = |binding: &&Binding| {
            let place = binding.context.title();
            let line = format!(
                "{} {} {} {place}",
                binding.keys,
                binding.command.says_in(binding.context),
                binding.command.name()
            );
            let line = text::fold(&line);
            words.split_whitespace().all(|word| line.contains(word))
        };
        self.shown = bindings.iter().filter(holds).cloned().collect();
        self.shown
            .sort_by_key(|binding| (rank(binding.context, pane), binding.command));
        self.top = 0;
    }

    /// Rows, headings included.
    #[must_use]
    pub fn rows(&self) -> usize {
        let mut contexts: Vec<Context> = self.shown.iter().map(|b| b.context).collect();
        contexts.dedup();
        self.shown.len() + (contexts.len() * 2).saturating_sub(1)
    }

    /// Scrolls by rows in a window of some rows; says whether it moved.
    pub fn scroll(&mut self, rows: isize, height: usize) -> bool {
        let last = self.rows().saturating_sub(height);
        let to = self.top.saturating_add_signed(rows).min(last);
        std::mem::replace(&mut self.top, to) != to
    }
}

/// The pane's own keys come first, then those of every pane.
fn rank(context: Context, pane: Pane) -> (u8, Context) {
    let own = match pane {
        Pane::Article => Context::Article,
        Pane::Entities => Context::Entities,
        Pane::Claims => Context::Claims,
        Pane::Sectors => Context::Sectors,
    };
    let rank = match context {
        _ if context == own => 0,
        Context::Everywhere => 1,
        _ => 2,
    };
    (rank, context)
}

/// What the palette can go to or do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Does a command.
    Command(Command),
    /// Selects something.
    Select(Selection),
}

impl Target {
    /// What it is, in one word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Target::Command(_) => "do",
            Target::Select(Selection::Entity(_)) => "entity",
            Target::Select(Selection::Claim(_)) => "claim",
            Target::Select(Selection::Question(_)) => "question",
            Target::Select(Selection::Sector(_)) => "place",
            Target::Select(Selection::Verification(_)) => "verification",
            Target::Select(Selection::Paragraph(_)) => "paragraph",
        }
    }
}

/// Anything, by name.
#[derive(Debug)]
pub struct Palette {
    /// Everything that is offered.
    pub menu: Menu<Target>,
    /// Whether commands are offered too.
    pub commands: bool,
    /// The paragraph whose number was typed.
    numbered: Option<Target>,
}

/// Longest beginning of a paragraph that is offered, in bytes.
const BEGINNING: usize = 80;
/// More paragraphs are found by their number only.
const PARAGRAPHS: usize = 20_000;

impl Palette {
    /// Everything that can be gone to, and everything that can be done if `commands`.
    #[must_use]
    pub fn new(dossier: &Dossier, bindings: &[Binding], commands: bool) -> Self {
        let mut items: Vec<Item<Target>> = Vec::new();
        let mut offer = |target: Target, names: Vec<String>, more: String| {
            items.push(Item {
                value: target,
                names,
                more,
            });
        };
        if commands {
            for (command, keys) in bound(bindings) {
                let names = vec![command.says().into(), command.name().into()];
                offer(Target::Command(command), names, keys);
            }
        }
        for id in dossier.entity_ids() {
            let entity = dossier.entity(id);
            let selection = if entity.is_sector() {
                Selection::Sector(id)
            } else {
                Selection::Entity(id)
            };
            let all = std::iter::once(&entity.name).chain(&entity.aliases);
            let all = all.cloned().collect();
            offer(Target::Select(selection), all, String::new());
        }
        for id in dossier.question_ids() {
            let question = dossier.question(id).question.clone();
            let target = Target::Select(Selection::Question(id));
            offer(target, vec![question], format!("question {}", id.0 + 1));
        }
        for (number, name) in beginnings(dossier) {
            let target = Target::Select(Selection::Paragraph(number));
            offer(target, vec![name], format!("¶{}", number.number()));
        }
        Self {
            menu: Menu::new(items),
            commands,
            numbered: None,
        }
    }

    /// Finds what was typed.
    pub fn search(&mut self, dossier: &Dossier) {
        self.menu.search();
        let typed = self.menu.line.text().trim();
        let number = typed.trim_start_matches('¶').trim().parse().ok();
        let there = |p: &Paragraph| dossier.article().paragraph(*p).is_some();
        let paragraph = number.and_then(Paragraph::numbered).filter(there);
        self.numbered = paragraph.map(|p| Target::Select(Selection::Paragraph(p)));
    }

    /// How many choices there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.menu.count() + usize::from(self.numbered.is_some())
    }

    /// Moves the cursor by rows in a window of some rows; says whether it moved.
    pub fn step(&mut self, rows: isize, height: usize) -> bool {
        let count = self.count();
        self.menu.step(rows, count, height)
    }

    /// The choice at an index: the paragraph whose number was typed comes first.
    #[must_use]
    pub fn choice(&self, at: usize) -> Option<Choice<'_, Target>> {
        let Some(numbered) = &self.numbered else {
            return self.menu.choice(at);
        };
        let name = match numbered {
            Target::Select(Selection::Paragraph(p)) => format!("paragraph {}", p.number()),
            _ => String::new(),
        };
        match at.checked_sub(1) {
            Some(at) => self.menu.choice(at),
            None => Some(Choice {
                value: numbered,
                name,
                marks: Vec::new(),
                more: "",
            }),
        }
    }
}

/// The commands that a person can ask for, with their keys.
fn bound(bindings: &[Binding]) -> Vec<(Command, String)> {
    let offered = |binding: &&Binding| {
        !matches!(
            binding.context,
            Context::Typing | Context::List | Context::Visual | Context::Card | Context::Note
        ) && !binding.command.only_moves()
            && !matches!(binding.command, Command::Palette | Command::Redraw)
    };
    let mut commands: Vec<(Command, String)> = Vec::new();
    for binding in bindings.iter().filter(offered) {
        if !commands.iter().any(|(known, _)| *known == binding.command) {
            commands.push((binding.command, binding.keys.clone()));
        }
    }
    commands
}

fn beginnings(dossier: &Dossier) -> impl Iterator<Item = (Paragraph, String)> + '_ {
    let article = dossier.article();
    let few = article.paragraphs().len() <= PARAGRAPHS;
    let spans = article.paragraphs().iter().filter(move |_| few);
    (0..).zip(spans).map(|(number, span)| {
        let words = span.of(article.text());
        let end = words.floor_char_boundary(BEGINNING);
        (Paragraph(number), words[..end].to_owned())
    })
}
