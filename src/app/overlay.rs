//! What lies over the panes: the help and the palette.

use super::command::{Binding, Command, Context};
use super::line::Line;
use super::screen::Pane;
use crate::model::{Dossier, Paragraph, Selection};
use crate::search::{Entry, Found, Hit, Index, Pattern};
use crate::text;

/// What lies over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// The keys.
    Help(Help),
    /// Anything, by name.
    Palette(Box<Palette>),
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

/// A row of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it goes to.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// Bytes of the name to mark.
    pub marks: Vec<u32>,
    /// The keys that do the same.
    pub keys: String,
}

/// Anything, by name.
#[derive(Debug)]
pub struct Palette {
    /// What was typed.
    pub line: Line,
    /// Whether commands are offered too.
    pub commands: bool,
    targets: Vec<(Target, String)>,
    index: Index,
    found: Found,
    /// The paragraph whose number was typed.
    numbered: Option<Paragraph>,
    cursor: usize,
    top: usize,
}

/// Longest beginning of a paragraph that is offered, in bytes.
const BEGINNING: usize = 80;
/// More paragraphs are found by their number only.
const PARAGRAPHS: usize = 20_000;

impl Palette {
    /// Everything that can be gone to, and everything that can be done if `commands`.
    #[must_use]
    pub fn new(dossier: &Dossier, bindings: &[Binding], commands: bool) -> Self {
        let mut targets: Vec<(Target, String)> = Vec::new();
        let mut names: Vec<Vec<String>> = Vec::new();
        let mut offer = |target: Target, all: Vec<String>, keys: String| {
            targets.push((target, keys));
            names.push(all);
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
        let entries = names.into_iter().map(|names| Entry {
            names,
            fields: vec![],
        });
        let mut palette = Self {
            line: Line::default(),
            commands,
            targets,
            index: entries.collect(),
            found: Found::default(),
            numbered: None,
            cursor: 0,
            top: 0,
        };
        palette.search(dossier);
        palette
    }

    /// Finds what was typed.
    pub fn search(&mut self, dossier: &Dossier) {
        let typed = self.line.text().trim();
        self.index.search(&Pattern::parse(typed), &mut self.found);
        let number = typed.trim_start_matches('¶').trim().parse().ok();
        self.numbered = number
            .and_then(Paragraph::numbered)
            .filter(|p| dossier.article().paragraph(*p).is_some());
        self.cursor = 0;
        self.top = 0;
    }

    /// How many choices there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.hits().len() + usize::from(self.numbered.is_some())
    }

    /// Index of the choice at the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Index of the first visible choice.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Moves the cursor by rows in a window of some rows; says whether it moved.
    pub fn step(&mut self, rows: isize, height: usize) -> bool {
        let last = self.count().saturating_sub(1);
        let to = self.cursor.saturating_add_signed(rows).min(last);
        let moved = to != self.cursor;
        self.cursor = to;
        let low = (to + 1).saturating_sub(height.max(1));
        self.top = self.top.clamp(low, to);
        moved
    }

    /// The choice at an index.
    #[must_use]
    pub fn choice(&self, at: usize) -> Option<Choice> {
        if let Some(paragraph) = self.numbered {
            if at == 0 {
                return Some(Choice {
                    target: Target::Select(Selection::Paragraph(paragraph)),
                    name: format!("paragraph {}", paragraph.number()),
                    marks: Vec::new(),
                    keys: String::new(),
                });
            }
            return self.found.hits().get(at - 1).map(|hit| self.hit(*hit));
        }
        self.found.hits().get(at).map(|hit| self.hit(*hit))
    }

    /// The name that matched, and whose it is if it is another name.
    fn name(&self, hit: Hit) -> String {
        let name = self.index.name(hit.entry, hit.name);
        match hit.name {
            0 => name.to_owned(),
            _ => format!("{name} → {}", self.index.name(hit.entry, 0)),
        }
    }

    fn hit(&self, hit: Hit) -> Choice {
        let (target, keys) = &self.targets[hit.entry as usize];
        Choice {
            target: *target,
            name: self.name(hit),
            marks: if self.line.is_empty() {
                Vec::new()
            } else {
                self.index.positions(self.found.pattern(), hit)
            },
            keys: keys.clone(),
        }
    }
}

/// The commands that a person can ask for, with their keys.
fn bound(bindings: &[Binding]) -> Vec<(Command, String)> {
    let offered = |binding: &&Binding| {
        !matches!(
            binding.context,
            Context::Typing | Context::List | Context::Visual
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
