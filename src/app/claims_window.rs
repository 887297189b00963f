//! Scrolling the comparison: open questions have many rows, closed ones one, and only those that
//! are looked at are laid out.

use std::rc::Rc;

use super::claims::ClaimsPane;
use super::claims_layout::{CellLine, INDENT, RowKind};
use super::scroll::Spot;
use crate::model::{ClaimId, Dossier};

impl ClaimsPane {
    /// What is under a cell of the pane, from its left top corner.
    pub fn press(&mut self, dossier: &Dossier, x: u16, y: u16) -> bool {
        let Some(row) = y.checked_sub(self.head_rows()) else {
            return false;
        };
        let Some(kind) = self.window.get(usize::from(row)).cloned() else {
            return false;
        };
        let steps = usize::from(row);
        let spot = self.top.below(steps, self.shown.len(), |block| {
            self.heights(dossier, block)
        });
        let claim = match kind {
            RowKind::Pair(left, right) => {
                let middle = INDENT + self.widths.column.unwrap_or(0) + 1;
                let cell = if usize::from(x) <= middle {
                    left
                } else {
                    right
                };
                cell.and_then(|cell| cell.claim)
            }
            RowKind::Across(cell, _) => cell.claim,
            RowKind::Question(_) | RowKind::Blank => None,
        };
        self.set(dossier, spot.block, claim)
    }

    /// Scrolls by rows without moving the cursor.
    pub fn scroll(&mut self, dossier: &Dossier, rows: isize) -> bool {
        let before = self.top;
        let steps = rows.unsigned_abs();
        self.top = if rows < 0 {
            self.top.above(steps, |block| self.heights(dossier, block))
        } else {
            let count = self.shown.len();
            let to = self
                .top
                .below(steps, count, |block| self.heights(dossier, block));
            to.min(self.last_top(dossier))
        };
        self.refresh(dossier);
        self.top != before
    }

    /// Reads on: through the rest of the question at the cursor, then to the next one.
    pub fn read_on(&mut self, dossier: &Dossier) -> bool {
        self.scroll_on(dossier) || self.skip(dossier, 1)
    }

    /// Reads back: to the start of the question at the cursor, then to the one before.
    pub fn read_back(&mut self, dossier: &Dossier) -> bool {
        self.scroll_back(dossier) || self.skip(dossier, -1)
    }

    /// Scrolls on through the question at the cursor; says whether there was more of it.
    fn scroll_on(&mut self, dossier: &Dossier) -> bool {
        let block = self.cursor.index;
        if block >= self.shown.len() {
            return false;
        }
        // The empty row behind a question need not be seen.
        let last = self.heights(dossier, block).saturating_sub(2);
        let end = Spot { block, row: last };
        let bottom = self.height().saturating_sub(1);
        let count = self.shown.len();
        let low = self
            .top
            .below(bottom, count, |block| self.heights(dossier, block));
        let step = isize::try_from(bottom / 2 + 1).unwrap_or(1);
        low < end && self.scroll(dossier, step)
    }

    /// Scrolls back to the start of the question at the cursor; says whether it was out of sight.
    fn scroll_back(&mut self, dossier: &Dossier) -> bool {
        let block = self.cursor.index;
        let start = Spot { block, row: 0 };
        let step = isize::try_from(self.height() / 2 + 1).unwrap_or(1);
        self.top > start && self.top.block == block && self.scroll(dossier, -step)
    }

    fn height(&self) -> usize {
        usize::from(self.area.height.saturating_sub(self.head_rows()))
    }

    fn rows(&mut self, dossier: &Dossier, block: usize) -> Rc<[RowKind]> {
        let question = self.shown[block];
        if !self.is_open(question) {
            return Rc::new([RowKind::Question(question)]);
        }
        if let Some(rows) = self.laid_out.get(&question) {
            return Rc::clone(rows);
        }
        let below = super::claims_layout::rows(dossier, question, self.pair, self.widths);
        let rows: Rc<[RowKind]> = std::iter::once(RowKind::Question(question))
            .chain(below)
            .collect();
        self.laid_out.insert(question, Rc::clone(&rows));
        rows
    }

    fn heights(&mut self, dossier: &Dossier, block: usize) -> usize {
        self.rows(dossier, block).len()
    }

    fn last_top(&mut self, dossier: &Dossier) -> Spot {
        let Some(block) = self.shown.len().checked_sub(1) else {
            return Spot::default();
        };
        let row = self.heights(dossier, block) - 1;
        let height = self.height();
        let last = Spot { block, row };
        last.above(height.saturating_sub(1), |block| {
            self.heights(dossier, block)
        })
    }

    /// Scrolls so that the whole of what the cursor is on is visible, or its start.
    pub(super) fn bring(&mut self, dossier: &Dossier) {
        let height = self.height();
        if height == 0 || self.shown.is_empty() {
            self.window.clear();
            return;
        }
        let block = self.cursor.index.min(self.shown.len() - 1);
        let rows = self.rows(dossier, block);
        let (first, last) = match self.cursor.claim {
            Some(claim) => extent(&rows, claim),
            None => (0, rows.len() - 1),
        };
        let first = Spot { block, row: first };
        let last = Spot { block, row: last };
        let low = last.above(height - 1, |block| self.heights(dossier, block));
        self.top = self.top.max(low).min(first).min(self.last_top(dossier));
        self.refresh(dossier);
    }

    fn refresh(&mut self, dossier: &Dossier) {
        let mut window = Vec::with_capacity(self.height());
        let mut row = self.top.row;
        for block in self.top.block..self.shown.len() {
            if window.len() >= self.height() {
                break;
            }
            window.extend(self.rows(dossier, block).iter().skip(row).cloned());
            row = 0;
        }
        window.truncate(self.height());
        self.window = window;
    }
}

/// The first and last row that show a claim.
fn extent(rows: &[RowKind], claim: ClaimId) -> (usize, usize) {
    let of = |cell: &Option<CellLine>| cell.as_ref().is_some_and(|c| c.claim == Some(claim));
    let shows = |row: &RowKind| match row {
        RowKind::Pair(left, right) => of(left) || of(right),
        RowKind::Across(cell, _) => cell.claim == Some(claim),
        RowKind::Question(_) | RowKind::Blank => false,
    };
    let first = rows.iter().position(shows).unwrap_or(0);
    let last = rows.iter().rposition(shows).unwrap_or(0);
    (if first == 1 { 0 } else { first }, last)
}
