//! What is known of one entity: whom it appears with, every sentence that mentions it, the claims
//! that involve it.

use std::collections::HashMap;
use std::rc::Rc;

use super::scroll::Spot;
use crate::model::{ClaimId, Dossier, EntityId, Paragraph, Selection};
use crate::text::{self, Span};

/// A row of the detail below the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DetailRow {
    /// Who it appears with, most often first.
    With(String),
    /// A row of a sentence that mentions it.
    Words {
        /// The words of this row.
        span: Span,
        /// The paragraph, on the first row of the sentence.
        paragraph: Option<Paragraph>,
        /// Which of the sentences it belongs to.
        sentence: usize,
    },
    /// A row of a claim that involves it.
    Claim(ClaimId, String),
}

/// A sentence with the first mention in it.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// The sentence.
    pub span: Span,
    /// The first mention in it.
    pub mention: Span,
}

/// What is known of the entity at the cursor.
#[derive(Debug, Default)]
pub struct Detail {
    /// Whose.
    pub entity: Option<EntityId>,
    with: String,
    /// The sentences that mention it, in the order of the text.
    pub sentences: Vec<Sentence>,
    claims: Vec<ClaimId>,
    rows: HashMap<usize, Rc<[DetailRow]>>,
    /// The sentence that `>` and `<` have come to.
    pub current: usize,
    /// The first visible row.
    pub top: Spot,
}

impl Detail {
    /// Columns before the words.
    pub const MARGIN: usize = 5;
    /// Blocks before the sentences.
    pub const FIRST_SENTENCE: usize = 1;

    /// What is known of an entity; nothing of none.
    pub fn of(dossier: &Dossier, entity: Option<EntityId>) -> Self {
        let Some(id) = entity else {
            return Self::default();
        };
        let sentences = dossier.sentences_mentioning(id).into_iter();
        let sentences: Vec<Sentence> = sentences
            .map(|(span, mention)| Sentence { span, mention })
            .collect();
        Self {
            entity,
            with: with(dossier, id, &sentences),
            sentences,
            claims: dossier.claims_involving(Selection::Entity(id)),
            ..Self::default()
        }
    }

    /// Forgets the rows, after the width changed.
    pub fn forget_rows(&mut self) {
        self.rows.clear();
    }

    /// How many claims involve it.
    pub fn claims(&self) -> usize {
        self.claims.len()
    }

    /// How many blocks of rows there are.
    pub fn count(&self) -> usize {
        match self.entity {
            Some(_) => Self::FIRST_SENTENCE + self.sentences.len() + self.claims.len(),
            None => 0,
        }
    }

    /// The rows of a block at a width in columns.
    pub fn rows(&mut self, dossier: &Dossier, block: usize, width: usize) -> Rc<[DetailRow]> {
        if let Some(rows) = self.rows.get(&block) {
            return Rc::clone(rows);
        }
        let rows: Rc<[DetailRow]> = self.lay_out(dossier, block, width).into();
        self.rows.insert(block, Rc::clone(&rows));
        rows
    }

    fn lay_out(&self, dossier: &Dossier, block: usize, width: usize) -> Vec<DetailRow> {
        let Some(at) = block.checked_sub(Self::FIRST_SENTENCE) else {
            return vec![DetailRow::With(self.with.clone())];
        };
        if let Some(sentence) = self.sentences.get(at) {
            let text = dossier.article().text();
            let paragraph = dossier.article().paragraph_at(sentence.span.start as usize);
            let rows = text::wrap(text, sentence.span, width).into_iter();
            return rows
                .enumerate()
                .map(|(i, span)| DetailRow::Words {
                    span,
                    paragraph: (i == 0).then_some(paragraph),
                    sentence: at,
                })
                .collect();
        }
        let id = self.claims[at - self.sentences.len()];
        let claim = dossier.claim(id);
        let words = match claim.source_words() {
            source if source.is_empty() => claim.content_words(),
            source => format!("{source}: {}", claim.content_words()),
        };
        let whole = Span::new(0, words.len());
        let rows = text::wrap(&words, whole, width).into_iter();
        rows.map(|row| DetailRow::Claim(id, text::clean(row.of(&words)).into_owned()))
            .collect()
    }

    /// The spot at which the end comes to lie on the last row.
    fn last_top(&mut self, dossier: &Dossier, width: usize, height: usize) -> Spot {
        let Some(block) = self.count().checked_sub(1) else {
            return Spot::default();
        };
        let row = self.rows(dossier, block, width).len().saturating_sub(1);
        let last = Spot { block, row };
        last.above(height.saturating_sub(1), |block| {
            self.rows(dossier, block, width).len()
        })
    }

    /// The visible rows.
    pub fn window(&mut self, dossier: &Dossier, width: usize, height: usize) -> Vec<DetailRow> {
        self.top = self.top.min(self.last_top(dossier, width, height));
        let mut window = Vec::with_capacity(height);
        let mut row = self.top.row;
        for block in self.top.block..self.count() {
            if window.len() >= height {
                break;
            }
            let rows = self.rows(dossier, block, width);
            window.extend(rows.iter().skip(row).cloned());
            row = 0;
        }
        window.truncate(height);
        window
    }
}

fn with(dossier: &Dossier, id: EntityId, sentences: &[Sentence]) -> String {
    let companions = dossier.companions(id, sentences.iter().map(|sentence| sentence.span));
    let names = companions.iter().take(8);
    let names: Vec<String> = names
        .map(|&(other, count)| format!("{} {count}", text::clean(&dossier.entity(other).name)))
        .collect();
    if names.is_empty() {
        "with nobody else in a sentence".to_owned()
    } else {
        format!("with {}", names.join(" · "))
    }
}
