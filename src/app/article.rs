//! The reading pane: where in the text one is, what is marked, searched and selected there.

use std::collections::BTreeMap;

use super::flow::{Flow, Row};
use super::screen::Area;
use super::scroll::Spot;
use crate::model::{Article, Paragraph};
use crate::search::Needle;
use crate::text::{self, Span};

/// Where the cursor's row comes to lie when the text moves to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bring {
    /// Wherever it is, if it is visible; else as near as possible.
    Near,
    /// In the upper third, unless it is visible already.
    Third,
}

/// A search in the text.
#[derive(Debug)]
pub struct Find {
    /// What is looked for.
    pub needle: Needle,
    /// What was typed.
    pub typed: String,
    /// How many matches there are, counted up to a limit.
    pub count: usize,
    /// Whether there are more than were counted.
    pub more: bool,
    /// Which of them the cursor is on, from 1.
    pub ordinal: Option<usize>,
}

impl Find {
    /// What was searched for, and which match of how many this is.
    #[must_use]
    pub fn says(&self) -> String {
        let more = if self.more { "+" } else { "" };
        match self.ordinal {
            Some(n) => format!("“{}” {n}/{}{more}", self.typed, self.count),
            None if self.count == 0 => format!("“{}” not found", self.typed),
            None => format!("“{}” {}{more}", self.typed, self.count),
        }
    }
}

/// The state of the reading pane.
#[derive(Debug, Default)]
pub struct ArticlePane {
    flow: Flow,
    top: Spot,
    cursor: usize,
    /// The column that vertical movement returns to.
    goal: Option<usize>,
    height: usize,
    gutter: u16,
    /// Empty columns to the left of the gutter, where the text is centred.
    indent: u16,
    window: Vec<Row>,
    /// Where a selection of words began.
    visual: Option<Span>,
    marks: BTreeMap<char, usize>,
    /// The search whose matches are marked.
    pub find: Option<Find>,
}

impl ArticlePane {
    /// A pane at the start of an article.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let start = article.paragraphs().first();
        Self {
            flow: Flow::new(article),
            cursor: start.map_or(0, |span| span.start as usize),
            ..Self::default()
        }
    }

    /// Fits the pane into an area: at most `measure` columns of text, centred if `centred`.
    pub fn fit(&mut self, article: &Article, area: Area, measure: u16, centred: bool, sides: u16) {
        let digits = article.count().max(1).ilog10() + 1;
        let marks = if sides == 0 { 0 } else { sides + 2 };
        self.gutter = u16::try_from(digits).unwrap_or(0) + 1 + marks;
        let columns = area.width.saturating_sub(self.gutter + 1).min(measure);
        let used = columns + self.gutter;
        self.indent = if centred {
            area.width.saturating_sub(used) / 2
        } else {
            0
        };
        self.height = usize::from(area.height);
        let gaps = area.height >= 10;
        if self.flow.set_width(columns.max(1), gaps) {
            self.bring(article, Bring::Third);
        }
        self.keep_in_view(article);
    }

    /// What the rows of the pane show.
    #[must_use]
    pub fn window(&self) -> &[Row] {
        &self.window
    }

    /// Columns before the text: numbers, letters and bars of the sides.
    #[must_use]
    pub fn gutter(&self) -> u16 {
        self.gutter
    }

    /// Columns left empty before the gutter.
    #[must_use]
    pub fn indent(&self) -> u16 {
        self.indent
    }

    /// Columns of text.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.flow.columns()
    }

    /// The byte that the cursor is on.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The paragraph that the cursor is in.
    #[must_use]
    pub fn paragraph(&self, article: &Article) -> Paragraph {
        article.paragraph_at(self.cursor)
    }

    /// The word that the cursor is on.
    #[must_use]
    pub fn word(&self, article: &Article) -> Option<Span> {
        let paragraph = article.paragraph(self.paragraph(article))?;
        text::word_at(article.text(), paragraph, self.cursor)
    }

    /// The words selected with `v`, none if nothing is.
    #[must_use]
    pub fn selected(&self, article: &Article) -> Option<Span> {
        let from = self.visual?;
        let to = self.word(article).unwrap_or_else(|| self.here(article));
        Some(from.union(to))
    }

    fn here(&self, article: &Article) -> Span {
        let next = article.text()[self.cursor..].chars().next();
        Span::new(self.cursor, self.cursor + next.map_or(0, char::len_utf8))
    }

    /// Starts or ends selecting words.
    pub fn toggle_visual(&mut self, article: &Article) {
        self.visual = match self.visual {
            Some(_) => None,
            None => Some(self.word(article).unwrap_or_else(|| self.here(article))),
        };
    }

    /// Selects the words of a span, the cursor on the last one.
    pub fn select(&mut self, article: &Article, span: Span) {
        let first = article.paragraph_at(span.start as usize);
        let first = article.paragraph(first).unwrap_or(span);
        let word = text::word_at(article.text(), first, span.start as usize);
        self.visual = Some(
            word.filter(|w| w.start == span.start)
                .unwrap_or(Span::new(span.start as usize, span.start as usize)),
        );
        let last = article.paragraph_at(span.end.saturating_sub(1) as usize);
        let last = article.paragraph(last).unwrap_or(span);
        let word = text::previous_word(article.text(), last, span.end as usize);
        let to = word.map_or(span.start, |word| word.start.max(span.start));
        self.go(article, to as usize, Bring::Near);
    }

    /// To the other end of the selected words.
    pub fn turn_visual(&mut self, article: &Article) -> bool {
        let (Some(from), here) = (self.visual, self.word(article)) else {
            return false;
        };
        self.visual = Some(here.unwrap_or_else(|| self.here(article)));
        self.go(article, from.start as usize, Bring::Near)
    }

    /// To the last word of this sentence or the next, or the first one of this or the one before.
    pub fn move_sentence(&mut self, article: &Article, forward: bool) -> bool {
        let sentence = article.sentence_at(self.cursor);
        let paragraph = article
            .paragraph(self.paragraph(article))
            .unwrap_or(sentence);
        let end = |sentence: Span| {
            let word = text::previous_word(article.text(), paragraph, sentence.end as usize);
            word.map_or(sentence.start, |word| word.start) as usize
        };
        let to = if forward {
            match end(sentence) {
                end if end > self.cursor => Some(end),
                _ if sentence.end < paragraph.end => {
                    let next = text::next_word(article.text(), paragraph, self.cursor);
                    next.map(|word| end(article.sentence_at(word.start as usize)))
                }
                _ => None,
            }
        } else if (sentence.start as usize) < self.cursor {
            Some(sentence.start as usize)
        } else {
            let before = text::previous_word(article.text(), paragraph, self.cursor);
            before.map(|word| article.sentence_at(word.start as usize).start as usize)
        };
        to.is_some_and(|to| self.go(article, to, Bring::Near))
    }

    /// Ends selecting words; says whether one did.
    pub fn end_visual(&mut self) -> bool {
        self.visual.take().is_some()
    }

    /// Whether words are being selected.
    #[must_use]
    pub fn is_visual(&self) -> bool {
        self.visual.is_some()
    }

    /// Remembers the cursor under a letter.
    pub fn set_mark(&mut self, letter: char) {
        self.marks.insert(letter, self.cursor);
    }

    /// The byte remembered under a letter.
    #[must_use]
    pub fn mark(&self, letter: char) -> Option<usize> {
        self.marks.get(&letter).copied()
    }

    /// Shows only some paragraphs; all for none.
    pub fn show_only(
        &mut self,
        article: &Article,
        paragraphs: Option<&std::collections::BTreeSet<Paragraph>>,
    ) {
        self.flow.show_only(paragraphs);
        let paragraph = self.flow.shown_from(self.paragraph(article));
        if let Some(paragraph) = paragraph.filter(|p| *p != self.paragraph(article))
            && let Some(span) = article.paragraph(paragraph)
        {
            self.cursor = span.start as usize;
        }
        self.bring(article, Bring::Third);
    }

    /// Puts the cursor on byte `at`; says whether it moved.
    pub fn go(&mut self, article: &Article, at: usize, bring: Bring) -> bool {
        let before = (self.cursor, self.top);
        self.cursor = at.min(article.len());
        self.goal = None;
        self.bring(article, bring);
        before != (self.cursor, self.top)
    }

    /// Moves the cursor by rows, downwards if positive; says whether it moved.
    pub fn move_rows(&mut self, article: &Article, rows: isize) -> bool {
        if self.flow.is_empty() {
            return false;
        }
        let spot = self.flow.spot_of(article, self.cursor);
        let goal = *self.goal.insert(self.goal.unwrap_or_else(|| {
            let row = self.flow.span_at(article, spot);
            column_of(article, row, self.cursor)
        }));
        let mut to = self.step(article, spot, rows);
        if self.flow.is_gap(article, to) {
            to = self.step(article, to, rows.signum());
        }
        let row = self.flow.span_at(article, to);
        let at = byte_at(article, row, goal);
        if self.flow.spot_of(article, at) == spot {
            return false;
        }
        self.cursor = at;
        self.bring(article, Bring::Near);
        true
    }

    fn step(&mut self, article: &Article, from: Spot, rows: isize) -> Spot {
        let steps = rows.unsigned_abs();
        if rows < 0 {
            self.flow.above(article, from, steps)
        } else {
            self.flow.below(article, from, steps)
        }
    }

    /// Scrolls by rows; the cursor stays unless it would leave the pane.
    pub fn scroll(&mut self, article: &Article, rows: isize) -> bool {
        let before = self.top;
        self.top = self
            .step(article, self.top, rows)
            .min(self.last_top(article));
        if self.top == before {
            return false;
        }
        let spot = self.flow.spot_of(article, self.cursor);
        let low = self
            .flow
            .below(article, self.top, self.height.saturating_sub(1));
        let to = spot.clamp(self.top, low);
        if to != spot {
            let row = self.flow.span_at(article, to);
            self.cursor = row.start as usize;
            self.goal = None;
        }
        self.refresh(article);
        true
    }

    /// Rows of the pane.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// To the next paragraph, or the one before.
    pub fn move_paragraph(&mut self, article: &Article, forward: bool) -> bool {
        let here = self.paragraph(article);
        let starts = article.paragraph(here).map(|span| span.start as usize);
        let to = if forward {
            self.flow
                .shown_from(Paragraph(here.0 + 1))
                .filter(|p| *p > here)
        } else if starts.is_some_and(|start| start < self.cursor) {
            Some(here)
        } else {
            self.flow.shown_before(here)
        };
        match to.and_then(|p| article.paragraph(p)) {
            Some(span) => self.go(article, span.start as usize, Bring::Near),
            None => false,
        }
    }

    /// To the next word, or the one before.
    pub fn move_word(&mut self, article: &Article, forward: bool) -> bool {
        let Some(span) = article.paragraph(self.paragraph(article)) else {
            return false;
        };
        let within = if forward {
            text::next_word(article.text(), span, self.cursor)
        } else {
            text::previous_word(article.text(), span, self.cursor)
        };
        match within {
            Some(word) => self.go(article, word.start as usize, Bring::Near),
            None if forward => self.move_paragraph(article, true),
            None => self.move_to_end_before(article, span),
        }
    }

    /// To the last word of the paragraph before.
    fn move_to_end_before(&mut self, article: &Article, span: Span) -> bool {
        let here = article.paragraph_at(span.start as usize);
        let before = self.flow.shown_before(here);
        let Some(before) = before.and_then(|p| article.paragraph(p)) else {
            return self.go(article, span.start as usize, Bring::Near);
        };
        let end = before.end as usize;
        let word = text::previous_word(article.text(), before, end);
        let at = word.map_or(before.start, |word| word.start);
        self.go(article, at as usize, Bring::Near)
    }

    /// To the first or the last row.
    pub fn move_to_edge(&mut self, article: &Article, top: bool) -> bool {
        let spot = if top {
            Spot::default()
        } else {
            self.flow.last(article)
        };
        let at = self.flow.span_at(article, spot).start as usize;
        self.go(article, at, Bring::Near)
    }

    /// The byte under a cell of the pane, from its left top corner.
    #[must_use]
    pub fn byte_under(&self, article: &Article, x: u16, y: u16) -> Option<usize> {
        let Some(Row::Text { span, .. }) = self.window.get(usize::from(y)) else {
            return None;
        };
        let column = x.saturating_sub(self.indent + self.gutter);
        Some(byte_at(article, *span, usize::from(column)))
    }

    /// Column and row of the cursor, from the left top corner of the pane.
    #[must_use]
    pub fn cursor_cell(&self, article: &Article) -> Option<(u16, u16)> {
        let holds = |row: &Row| match row {
            Row::Text { span, .. } => {
                span.contains(self.cursor) || span.start as usize == self.cursor
            }
            Row::Gap { .. } => false,
        };
        let exact = self.window.iter().position(holds);
        let y = exact.or_else(|| self.window.iter().rposition(|row| self.begins_before(row)))?;
        let Row::Text { span, .. } = self.window[y] else {
            return None;
        };
        let column = column_of(article, span, self.cursor).min(self.columns().saturating_sub(1));
        let x = self.indent + self.gutter + u16::try_from(column).ok()?;
        Some((x, u16::try_from(y).ok()?))
    }

    fn begins_before(&self, row: &Row) -> bool {
        matches!(row, Row::Text { span, .. } if span.start as usize <= self.cursor)
    }

    fn last_top(&mut self, article: &Article) -> Spot {
        let last = self.flow.last(article);
        self.flow
            .above(article, last, self.height.saturating_sub(1))
    }

    fn bring(&mut self, article: &Article, bring: Bring) {
        if self.height == 0 || self.flow.is_empty() {
            self.window.clear();
            return;
        }
        let spot = self.flow.spot_of(article, self.cursor);
        let margin = (self.height / 4).min(3);
        let reach = self.height - 1 - margin;
        let low = self.flow.below(article, self.top, reach);
        let high = self.flow.below(article, self.top, margin);
        let visible = spot >= high.min(low) && spot <= low;
        if !visible || (spot < high && self.top != Spot::default()) {
            let above = match bring {
                Bring::Third => self.height / 3,
                Bring::Near if spot < high => margin,
                Bring::Near => reach,
            };
            self.top = self.flow.above(article, spot, above);
        }
        self.keep_in_view(article);
    }

    fn keep_in_view(&mut self, article: &Article) {
        if self.flow.is_empty() {
            self.window.clear();
            return;
        }
        self.top = self.top.min(self.last_top(article));
        self.refresh(article);
    }

    fn refresh(&mut self, article: &Article) {
        self.window = self.flow.window(article, self.top, self.height);
    }
}

/// Columns of a row before byte `at`.
fn column_of(article: &Article, row: Span, at: usize) -> usize {
    text::glyphs(article.text(), row)
        .take_while(|glyph| (glyph.span.start as usize) < at)
        .map(|glyph| usize::from(glyph.width))
        .sum()
}

/// The byte of a row at a column, or its last character's.
fn byte_at(article: &Article, row: Span, column: usize) -> usize {
    let mut right = 0;
    let mut last = row.start as usize;
    for glyph in text::glyphs(article.text(), row) {
        last = glyph.span.start as usize;
        right += usize::from(glyph.width);
        if right > column {
            break;
        }
    }
    last
}
