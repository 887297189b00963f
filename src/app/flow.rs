//! The flow of the text through a column: paragraphs wrapped as far as anybody looks.
//!
//! Nothing here is proportional to the length of the article except one list of its pieces:
//! rows are wrapped when they are needed and remembered for a while.

use std::collections::HashMap;
use std::rc::Rc;

use super::scroll::Spot;
use crate::model::{Article, Paragraph};
use crate::text::{self, Span};

/// A piece of a paragraph that is wrapped by itself; most paragraphs are one.
#[derive(Debug, Clone, Copy)]
struct Block {
    span: Span,
    paragraph: Paragraph,
}

/// What a row of the pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Words.
    Text {
        /// The words.
        span: Span,
        /// Whose they are.
        paragraph: Paragraph,
        /// Whether they begin the paragraph.
        first: bool,
    },
    /// The space behind a paragraph, and how many paragraphs a filter hides there.
    Gap {
        /// Paragraphs not shown.
        hidden: u32,
    },
}

/// The text, wrapped to a number of columns.
#[derive(Debug, Default)]
pub struct Flow {
    columns: usize,
    /// Whether an empty row follows each paragraph.
    gaps: bool,
    blocks: Vec<Block>,
    /// The blocks that a filter lets through; all if there is none.
    shown: Option<Vec<u32>>,
    wrapped: HashMap<usize, Rc<[Span]>>,
}

/// Wrapped blocks that are remembered.
const REMEMBERED: usize = 2048;

impl Flow {
    /// The flow of an article; it has no width yet.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let mut blocks = Vec::with_capacity(article.paragraphs().len());
        for (number, span) in (0..).zip(article.paragraphs()) {
            let pieces = text::pieces(article.text(), *span).into_iter();
            blocks.extend(pieces.map(|span| Block {
                span,
                paragraph: Paragraph(number),
            }));
        }
        Self {
            blocks,
            ..Self::default()
        }
    }

    /// Sets the width in columns and whether paragraphs are set apart; says whether that changes
    /// the flow.
    pub fn set_width(&mut self, columns: u16, gaps: bool) -> bool {
        let columns = usize::from(columns);
        let changed = columns != self.columns || gaps != self.gaps;
        if columns != self.columns {
            self.wrapped.clear();
        }
        self.columns = columns;
        self.gaps = gaps;
        changed
    }

    /// Columns of the flow.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Shows only some paragraphs, given in order; all for none.
    pub fn show_only(&mut self, paragraphs: Option<&std::collections::BTreeSet<Paragraph>>) {
        self.shown = paragraphs.map(|chosen| {
            let blocks = (0..).zip(&self.blocks);
            blocks
                .filter(|(_, block)| chosen.contains(&block.paragraph))
                .map(|(i, _)| i)
                .collect()
        });
    }

    /// Whether nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    fn count(&self) -> usize {
        self.shown.as_ref().map_or(self.blocks.len(), Vec::len)
    }

    fn block(&self, shown: usize) -> Block {
        let index = match &self.shown {
            Some(list) => list[shown] as usize,
            None => shown,
        };
        self.blocks[index]
    }

    fn rows(&mut self, article: &Article, shown: usize) -> Rc<[Span]> {
        let block = self.block(shown);
        let key = block.span.start as usize;
        if let Some(rows) = self.wrapped.get(&key) {
            return Rc::clone(rows);
        }
        if self.wrapped.len() >= REMEMBERED {
            self.wrapped.clear();
        }
        let mut rows = text::wrap(article.text(), block.span, self.columns);
        if rows.is_empty() {
            rows.push(Span::new(key, key));
        }
        let rows: Rc<[Span]> = rows.into();
        self.wrapped.insert(key, Rc::clone(&rows));
        rows
    }

    /// How many paragraphs are hidden between a block and the next one shown; none if the next
    /// block goes on with the same paragraph.
    fn gap_after(&self, shown: usize) -> Option<u32> {
        let here = self.block(shown).paragraph;
        let next = (shown + 1 < self.count()).then(|| self.block(shown + 1).paragraph);
        match next {
            Some(next) if next == here => None,
            Some(next) => {
                let hidden = next.0 - here.0 - 1;
                (self.gaps || hidden > 0).then_some(hidden)
            }
            None => {
                let last = self.blocks.last().map_or(0, |block| block.paragraph.0);
                let hidden = last - here.0;
                (hidden > 0).then_some(hidden)
            }
        }
    }

    fn height(&mut self, article: &Article, shown: usize) -> usize {
        self.rows(article, shown).len() + usize::from(self.gap_after(shown).is_some())
    }

    /// The spot `steps` rows below, or the last row there is.
    pub fn below(&mut self, article: &Article, spot: Spot, steps: usize) -> Spot {
        let count = self.count();
        spot.below(steps, count, |block| self.height(article, block))
    }

    /// The spot `steps` rows above, or the first row there is.
    pub fn above(&mut self, article: &Article, spot: Spot, steps: usize) -> Spot {
        spot.above(steps, |block| self.height(article, block))
    }

    /// The spot of byte `at`; if a filter hides it, of the next paragraph that is shown.
    pub fn spot_of(&mut self, article: &Article, at: usize) -> Spot {
        if self.is_empty() {
            return Spot::default();
        }
        let mut block = self.first_ending_after(at);
        if block == self.count() {
            block -= 1;
        }
        let rows = self.rows(article, block);
        let row = rows.partition_point(|row| row.start as usize <= at);
        Spot {
            block,
            row: row.saturating_sub(1),
        }
    }

    fn first_ending_after(&self, at: usize) -> usize {
        let ends_before = |block: &Block| (block.span.end as usize) <= at;
        match &self.shown {
            None => self.blocks.partition_point(ends_before),
            Some(list) => list.partition_point(|&i| ends_before(&self.blocks[i as usize])),
        }
    }

    /// The words at a spot; of the row before, if the spot is the gap behind a paragraph.
    pub fn span_at(&mut self, article: &Article, spot: Spot) -> Span {
        if spot.block >= self.count() {
            return Span::default();
        }
        let rows = self.rows(article, spot.block);
        rows[spot.row.min(rows.len() - 1)]
    }

    /// Whether a spot is the space behind a paragraph.
    pub fn is_gap(&mut self, article: &Article, spot: Spot) -> bool {
        spot.block < self.count() && spot.row >= self.rows(article, spot.block).len()
    }

    /// What `height` rows from a spot on show.
    pub fn window(&mut self, article: &Article, top: Spot, height: usize) -> Vec<Row> {
        let mut window = Vec::with_capacity(height);
        let mut row = top.row;
        for shown in top.block..self.count() {
            let block = self.block(shown);
            let rows = self.rows(article, shown);
            let begins = article.paragraph(block.paragraph).map(|p| p.start);
            for &span in rows.iter().skip(row) {
                window.push(Row::Text {
                    span,
                    paragraph: block.paragraph,
                    first: Some(span.start) == begins,
                });
            }
            if let Some(hidden) = self.gap_after(shown) {
                window.push(Row::Gap { hidden });
            }
            row = 0;
            if window.len() >= height {
                break;
            }
        }
        window.truncate(height);
        window
    }

    /// The last spot.
    pub fn last(&mut self, article: &Article) -> Spot {
        if self.is_empty() {
            return Spot::default();
        }
        let block = self.count() - 1;
        let row = self.height(article, block) - 1;
        Spot { block, row }
    }

    /// The first paragraph that is shown at or after another; else the last one.
    #[must_use]
    pub fn shown_from(&self, paragraph: Paragraph) -> Option<Paragraph> {
        let before = |block: &Block| block.paragraph < paragraph;
        let at = match &self.shown {
            None => self.blocks.partition_point(before),
            Some(list) => list.partition_point(|&i| before(&self.blocks[i as usize])),
        };
        let last = self.count().checked_sub(1)?;
        Some(self.block(at.min(last)).paragraph)
    }

    /// The last paragraph that is shown before another.
    #[must_use]
    pub fn shown_before(&self, paragraph: Paragraph) -> Option<Paragraph> {
        let before = |block: &Block| block.paragraph < paragraph;
        let at = match &self.shown {
            None => self.blocks.partition_point(before),
            Some(list) => list.partition_point(|&i| before(&self.blocks[i as usize])),
        };
        Some(self.block(at.checked_sub(1)?).paragraph)
    }
}
