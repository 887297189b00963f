//! An article as the encoder reads it.

use std::ops::Range;

use crate::draft::tokens::Tokens;

use super::features::{self, Quote};
use super::pieces::Pieces;

/// Word pieces and features of an article's tokens.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// Piece ids of all tokens, one after the other.
    ids: Vec<u16>,
    /// Where each token's pieces begin in `ids`; one more at the end.
    begins: Vec<u32>,
    shapes: Vec<u8>,
    quotes: Vec<Quote>,
    sentence_ends: Vec<usize>,
}

impl Input {
    pub(super) fn new(pieces: &Pieces, text: &str, tokens: &Tokens) -> Self {
        let mut input = Self {
            begins: vec![0],
            quotes: features::quotes(text, tokens),
            sentence_ends: tokens.sentences.iter().map(|s| s.end).collect(),
            ..Self::default()
        };
        for token in &tokens.tokens {
            let word = token.span.of(text);
            pieces.of(word, &mut input.ids);
            let begun = u32::try_from(input.ids.len()).unwrap_or(u32::MAX);
            input.begins.push(begun);
            input
                .shapes
                .push(features::shape(word, token.opens_paragraph));
        }
        input
    }

    /// The features alone; every word is one unknown piece. For training, which has its own vocabulary.
    #[must_use]
    pub fn without_pieces(text: &str, tokens: &Tokens) -> Self {
        Self::new(&Pieces::default(), text, tokens)
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// The pieces of a token.
    #[must_use]
    pub fn pieces(&self, token: usize) -> &[u16] {
        self.ids
            .get(self.begins[token] as usize..self.begins[token + 1] as usize)
            .unwrap_or(&[])
    }

    /// How a token is written, see `features::shape`.
    #[must_use]
    pub fn shape(&self, token: usize) -> u8 {
        self.shapes[token]
    }

    /// Where a token stands in a quotation, see `features::Quote`.
    #[must_use]
    pub fn quote(&self, token: usize) -> u8 {
        self.quotes[token] as u8
    }

    /// The windows of the article, in order.
    pub fn windows(&self) -> impl Iterator<Item = super::Window> + '_ {
        super::windows::windows(self)
    }

    /// Token after the last of each sentence.
    pub(super) fn sentence_ends(&self) -> &[usize] {
        &self.sentence_ends
    }

    /// How many pieces these tokens have.
    pub(super) fn size(&self, tokens: &Range<usize>) -> usize {
        (self.begins[tokens.end] - self.begins[tokens.start]) as usize
    }

    /// The first token from which on there are at most `pieces` before `token`.
    pub(super) fn back(&self, token: usize, pieces: usize) -> usize {
        let from = (self.begins[token] as usize).saturating_sub(pieces);
        self.begins.partition_point(|&b| (b as usize) < from)
    }

    /// The last token up to which there are at most `pieces` from `token` on.
    pub(super) fn ahead(&self, token: usize, pieces: usize) -> usize {
        let to = self.begins[token] as usize + pieces;
        self.begins.partition_point(|&b| b as usize <= to) - 1
    }
}
