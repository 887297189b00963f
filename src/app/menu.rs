//! A list to choose from: narrowed by what is typed, the best match first.

use super::line::Line;
use crate::search::{Entry, Found, Hit, Index, Pattern};

/// Something that can be chosen.
#[derive(Debug, Clone)]
pub struct Item<T> {
    /// What it stands for.
    pub value: T,
    /// Its names; the first is shown.
    pub names: Vec<String>,
    /// What is shown at the right.
    pub more: String,
}

impl<T> Item<T> {
    /// An item with one name.
    pub fn new(value: T, name: impl Into<String>) -> Self {
        Self {
            value,
            names: vec![name.into()],
            more: String::new(),
        }
    }

    /// The same with something at the right.
    #[must_use]
    pub fn with(mut self, more: impl Into<String>) -> Self {
        self.more = more.into();
        self
    }
}

/// A row of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'a, T> {
    /// What it stands for.
    pub value: &'a T,
    /// Its name.
    pub name: String,
    /// Bytes of the name to mark.
    pub marks: Vec<u32>,
    /// What is shown at the right.
    pub more: &'a str,
}

/// A list to choose from.
#[derive(Debug)]
pub struct Menu<T> {
    /// What was typed.
    pub line: Line,
    items: Vec<(T, String)>,
    index: Index,
    found: Found,
    cursor: usize,
    top: usize,
}

impl<T> Menu<T> {
    /// A menu of some items, in their order until something is typed.
    #[must_use]
    pub fn new(items: Vec<Item<T>>) -> Self {
        let (mut kept, mut names) = (
            Vec::with_capacity(items.len()),
            Vec::with_capacity(items.len()),
        );
        for item in items {
            kept.push((item.value, item.more));
            names.push(Entry {
                names: item.names,
                fields: vec![],
            });
        }
        let mut menu = Self {
            line: Line::default(),
            items: kept,
            index: names.into_iter().collect(),
            found: Found::default(),
            cursor: 0,
            top: 0,
        };
        menu.search();
        menu
    }

    /// Finds what was typed.
    pub fn search(&mut self) {
        let typed = self.line.text().trim();
        self.index.search(&Pattern::parse(typed), &mut self.found);
        self.cursor = 0;
        self.top = 0;
    }

    /// How many choices there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.hits().len()
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

    /// Moves the cursor by rows among `count` choices, in a window of some rows; says whether it moved.
    pub fn step(&mut self, rows: isize, count: usize, height: usize) -> bool {
        let last = count.saturating_sub(1);
        let to = self.cursor.saturating_add_signed(rows).min(last);
        let moved = to != self.cursor;
        self.cursor = to;
        let low = (to + 1).saturating_sub(height.max(1));
        self.top = self.top.clamp(low, to);
        moved
    }

    /// Puts the cursor on the first item that is such.
    pub fn point_at(&mut self, height: usize, is: impl Fn(&T) -> bool) {
        let hits = self.found.hits();
        let at = hits
            .iter()
            .position(|hit| is(&self.items[hit.entry as usize].0));
        let count = hits.len();
        if let Some(at) = at.and_then(|at| isize::try_from(at).ok()) {
            self.step(isize::MIN / 2, count, height);
            self.step(at, count, height);
        }
    }

    /// The choice at an index.
    #[must_use]
    pub fn choice(&self, at: usize) -> Option<Choice<'_, T>> {
        let hit = *self.found.hits().get(at)?;
        let (value, more) = &self.items[hit.entry as usize];
        Some(Choice {
            value,
            name: self.name(hit),
            marks: if self.line.is_empty() {
                Vec::new()
            } else {
                self.index.positions(self.found.pattern(), hit)
            },
            more,
        })
    }

    /// The name that matched, and whose it is if it is another name.
    fn name(&self, hit: Hit) -> String {
        let name = self.index.name(hit.entry, hit.name);
        match hit.name {
            0 => name.to_owned(),
            _ => format!("{name} → {}", self.index.name(hit.entry, 0)),
        }
    }
}
