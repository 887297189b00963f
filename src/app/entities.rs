//! The pane of entities: the list with its fuzzy search, and below it every mention of the one
//! at the cursor in its sentence.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::entity_detail::Detail;
pub use super::entity_detail::DetailRow;
use super::filter::Filter;
use super::screen::Area;
use super::scroll::Spot;
use crate::model::{ClaimId, Dossier, EntityId};
use crate::search::{Entry, Found, Hit, Index, Pattern};
use crate::text::{self, Span};

/// The order of the list while nothing is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Most mentioned first.
    #[default]
    Mentions,
    /// By name.
    Name,
    /// By first appearance in the text.
    Appearance,
}

impl Sort {
    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Sort::Mentions => "by mentions",
            Sort::Name => "by name",
            Sort::Appearance => "by appearance",
        }
    }

    fn next(self) -> Self {
        match self {
            Sort::Mentions => Sort::Name,
            Sort::Name => Sort::Appearance,
            Sort::Appearance => Sort::Mentions,
        }
    }
}

/// The state of the pane of entities.
#[derive(Debug)]
pub struct EntitiesPane {
    index: Index,
    found: Found,
    typed: String,
    sort: Sort,
    /// What is listed, with the name that matched.
    listed: Vec<(EntityId, Hit)>,
    cursor: usize,
    top: usize,
    area: Area,
    /// Where the mentions of the visible entities fall, and over how many columns.
    strips: Vec<Vec<u32>>,
    detail: Detail,
    detail_window: Vec<DetailRow>,
}

impl EntitiesPane {
    /// Everything, most mentioned first.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let entries = dossier.entities().iter().map(|entity| Entry {
            names: std::iter::once(&entity.name)
                .chain(&entity.aliases)
                .cloned()
                .collect(),
            fields: fields(dossier, entity),
        });
        let mut pane = Self {
            index: entries.collect(),
            found: Found::default(),
            typed: String::new(),
            sort: Sort::default(),
            listed: Vec::new(),
            cursor: 0,
            top: 0,
            area: Area::default(),
            strips: Vec::new(),
            detail: Detail::default(),
            detail_window: Vec::new(),
        };
        pane.list(dossier, None);
        pane
    }

    /// The same pane for another dossier of the same article, the cursor on `at` if it is listed: the
    /// order and what was typed stay.
    #[must_use]
    pub fn renewed(
        &self,
        dossier: &Dossier,
        filter: Option<&Filter>,
        at: Option<EntityId>,
    ) -> Self {
        let mut pane = Self {
            sort: self.sort,
            ..Self::new(dossier)
        };
        pane.search(dossier, filter, &self.typed);
        // Where it is gone, the cursor stays at its row.
        let last = pane.listed().len().saturating_sub(1);
        pane.cursor = at
            .and_then(|id| pane.position(id))
            .unwrap_or(self.cursor.min(last));
        pane
    }

    /// Lays out anew what is said of the entity at the cursor.
    pub fn forget_rows(&mut self) {
        self.detail = Detail::default();
    }

    /// Fits the pane into an area.
    pub fn fit(&mut self, dossier: &Dossier, area: Area) {
        if area.width != self.area.width {
            self.detail.forget_rows();
        }
        self.area = area;
        self.bring();
        self.look(dossier);
    }

    /// Rows of the search line, the list and the detail.
    #[must_use]
    pub fn heights(&self) -> (u16, u16, u16) {
        let height = self.area.height;
        let rest = height.saturating_sub(1);
        let detail = if height >= 8 { rest / 2 } else { 0 };
        (height.min(1), rest - detail, detail)
    }

    /// What is listed: the entity and the name of it that matched.
    #[must_use]
    pub fn listed(&self) -> &[(EntityId, Hit)] {
        &self.listed
    }

    /// Index of the entity at the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Index of the first visible entity.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// What was typed into the search line.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Where in the text the mentions of a visible row fall: how many in each of the columns.
    #[must_use]
    pub fn strip(&self, row: usize) -> &[u32] {
        self.strips.get(row).map_or(&[], Vec::as_slice)
    }

    /// How many claims involve the entity whose detail is shown.
    #[must_use]
    pub fn claims_of_detailed(&self) -> usize {
        self.detail.claims()
    }

    /// The entity at the cursor.
    #[must_use]
    pub fn entity(&self) -> Option<EntityId> {
        self.listed.get(self.cursor).map(|(id, _)| *id)
    }

    /// The entity whose detail is shown.
    #[must_use]
    pub fn detailed(&self) -> Option<EntityId> {
        self.detail.entity
    }

    /// The visible rows of the detail.
    #[must_use]
    pub fn detail(&self) -> &[DetailRow] {
        &self.detail_window
    }

    /// The sentence of the detail that `>` and `<` have come to.
    #[must_use]
    pub fn current(&self) -> usize {
        self.detail.current
    }

    /// The name that matched, with whose it is if it is another name, and the bytes to mark.
    #[must_use]
    pub fn marked(&self, hit: Hit) -> (Cow<'_, str>, Vec<u32>) {
        let name = self.index.name(hit.entry, hit.name);
        if self.typed.is_empty() {
            return (name.into(), Vec::new());
        }
        let marks = self.index.positions(self.found.pattern(), hit);
        let shown = match hit.name {
            0 => name.into(),
            _ => format!("{name} → {}", self.index.name(hit.entry, 0)).into(),
        };
        (shown, marks)
    }

    /// Searches for a pattern; the cursor goes to the best.
    pub fn search(&mut self, dossier: &Dossier, filter: Option<&Filter>, typed: &str) {
        typed.clone_into(&mut self.typed);
        self.cursor = 0;
        self.top = 0;
        self.list(dossier, filter);
        self.bring();
        self.look(dossier);
    }

    /// Sorts by the next order; the cursor stays with its entity.
    pub fn sort_next(&mut self, dossier: &Dossier, filter: Option<&Filter>) {
        self.sort = self.sort.next();
        self.relist(dossier, filter);
    }

    /// Lists again, after a filter changed; the cursor stays with its entity if it can.
    pub fn relist(&mut self, dossier: &Dossier, filter: Option<&Filter>) {
        let before = self.entity();
        self.list(dossier, filter);
        let at = before.and_then(|id| self.position(id));
        self.cursor = at.unwrap_or(0);
        self.bring();
        self.look(dossier);
    }

    fn position(&self, id: EntityId) -> Option<usize> {
        self.listed.iter().position(|(listed, _)| *listed == id)
    }

    fn list(&mut self, dossier: &Dossier, filter: Option<&Filter>) {
        let pattern = Pattern::parse(&self.typed);
        self.index.search(&pattern, &mut self.found);
        let hits = self.found.hits().iter();
        let hits = hits.map(|&hit| (EntityId(hit.entry), hit));
        self.listed = hits
            .filter(|(id, _)| filter.is_none_or(|filter| filter.entities.contains(id)))
            .collect();
        if pattern.is_empty() {
            self.order(dossier);
        }
    }

    fn order(&mut self, dossier: &Dossier) {
        let count = |id: EntityId| dossier.mentions_of(id).len();
        let first = |id: EntityId| dossier.mentions_of(id).next().map(|m| m.span.start);
        match self.sort {
            Sort::Mentions => self.listed.sort_by_key(|&(id, _)| Reverse(count(id))),
            Sort::Name => self
                .listed
                .sort_by_cached_key(|&(id, _)| text::fold(&dossier.entity(id).name)),
            Sort::Appearance => self
                .listed
                .sort_by_key(|&(id, _)| (first(id).is_none(), first(id))),
        }
    }

    /// Moves the cursor by rows; says whether it moved.
    pub fn step(&mut self, dossier: &Dossier, rows: isize) -> bool {
        let last = self.listed.len().saturating_sub(1);
        let to = self.cursor.saturating_add_signed(rows).min(last);
        self.go(dossier, to)
    }

    fn go(&mut self, dossier: &Dossier, to: usize) -> bool {
        let moved = to != self.cursor;
        self.cursor = to;
        self.bring();
        self.look(dossier);
        moved
    }

    /// Points at an entity that was selected elsewhere.
    pub fn follow(&mut self, dossier: &Dossier, id: EntityId) {
        match self.position(id) {
            Some(at) => {
                self.go(dossier, at);
            }
            None => self.look_at(dossier, Some(id)),
        }
    }

    /// Scrolls the list by rows without moving the cursor off the screen.
    pub fn scroll(&mut self, dossier: &Dossier, rows: isize) -> bool {
        let height = usize::from(self.heights().1);
        let last = self.listed.len().saturating_sub(height);
        let before = self.top;
        self.top = self.top.saturating_add_signed(rows).min(last);
        let low = self.top + height.saturating_sub(1);
        let to = self.cursor.clamp(self.top, low.max(self.top));
        self.cursor = to.min(self.listed.len().saturating_sub(1));
        self.look(dossier);
        self.top != before
    }

    /// Scrolls the detail by rows.
    pub fn scroll_detail(&mut self, dossier: &Dossier, rows: isize) -> bool {
        let before = self.detail.top;
        let steps = rows.unsigned_abs();
        let count = self.detail.count();
        let width = self.detail_width();
        let detail = &mut self.detail;
        let top = detail.top;
        let to = if rows < 0 {
            top.above(steps, |block| detail.rows(dossier, block, width).len())
        } else {
            top.below(steps, count, |block| {
                detail.rows(dossier, block, width).len()
            })
        };
        self.detail.top = to;
        self.look(dossier);
        self.detail.top != before
    }

    /// The next mention of an entity after byte `at`, or the one before it.
    #[must_use]
    pub fn mention_from(
        dossier: &Dossier,
        id: EntityId,
        at: usize,
        forward: bool,
    ) -> Option<(usize, usize, Span)> {
        let spans: Vec<Span> = dossier.mentions_of(id).map(|m| m.span).collect();
        let found = if forward {
            spans.partition_point(|span| span.start as usize <= at)
        } else {
            spans
                .partition_point(|span| (span.start as usize) < at)
                .checked_sub(1)?
        };
        spans.get(found).map(|&span| (found + 1, spans.len(), span))
    }

    /// Brings the sentence of a mention into the detail.
    pub fn point_at(&mut self, dossier: &Dossier, mention: Span) {
        let sentences = &self.detail.sentences;
        let Some(at) = sentences.iter().position(|s| s.span.covers(mention)) else {
            return;
        };
        self.detail.current = at;
        self.detail.top = Spot {
            block: Detail::FIRST_SENTENCE + at,
            row: 0,
        };
        self.look(dossier);
    }

    /// What is under a cell of the pane, from its left top corner: an entity of the list, a
    /// mention of the detail.
    #[must_use]
    pub fn under(&self, y: u16) -> Option<Pressed> {
        let (line, list, _) = self.heights();
        if y < line {
            return Some(Pressed::Search);
        }
        if y < line + list {
            let at = self.top + usize::from(y - line);
            return (at < self.listed.len()).then_some(Pressed::Entity(at));
        }
        let row = usize::from(y - line - list).checked_sub(1)?;
        match self.detail_window.get(row)? {
            DetailRow::Words { sentence, .. } => {
                let sentence = self.detail.sentences.get(*sentence)?;
                Some(Pressed::Mention(sentence.mention))
            }
            DetailRow::Claim(id, _) => Some(Pressed::Claim(*id)),
            DetailRow::With(_) => None,
        }
    }

    /// Puts the cursor on an entity of the list.
    pub fn press(&mut self, dossier: &Dossier, at: usize) -> bool {
        self.go(dossier, at)
    }

    fn bring(&mut self) {
        let height = usize::from(self.heights().1).max(1);
        let low = (self.cursor + 1).saturating_sub(height);
        self.top = self.top.clamp(low, self.cursor.max(low));
        let last = self.listed.len().saturating_sub(height);
        self.top = self.top.min(last);
    }

    fn look(&mut self, dossier: &Dossier) {
        let columns = usize::from(strip_columns(self.area.width));
        let height = usize::from(self.heights().1);
        let visible = self.listed.iter().skip(self.top).take(height);
        self.strips = visible
            .map(|(id, _)| dossier.spread(*id, columns))
            .collect();
        self.look_at(dossier, self.entity());
    }

    fn detail_width(&self) -> usize {
        usize::from(self.area.width)
            .saturating_sub(Detail::MARGIN)
            .max(1)
    }

    fn look_at(&mut self, dossier: &Dossier, entity: Option<EntityId>) {
        if self.detail.entity != entity {
            self.detail = Detail::of(dossier, entity);
        }
        let height = usize::from(self.heights().2.saturating_sub(1));
        let width = self.detail_width();
        self.detail_window = self.detail.window(dossier, width, height);
    }
}

/// Columns of the strip that shows where mentions fall, in a pane of some columns.
#[must_use]
pub fn strip_columns(width: u16) -> u16 {
    if width >= 34 { (width / 7).min(12) } else { 0 }
}

/// What a press of the mouse chooses in the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// The search line.
    Search,
    /// An entity, by its place in the list.
    Entity(usize),
    /// A mention in the text.
    Mention(Span),
    /// A claim.
    Claim(ClaimId),
}

fn fields(dossier: &Dossier, entity: &crate::model::Entity) -> Vec<(&'static str, String)> {
    let mut fields = vec![("kind", entity.kind.word().to_owned())];
    if entity.is_sector() {
        fields.push(("kind", "sector".to_owned()));
    }
    if let Some(side) = entity.side {
        let side = dossier.side(side);
        fields.push(("side", side.key.clone()));
        fields.push(("side", side.name.clone()));
    }
    fields
}
