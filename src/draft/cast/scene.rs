//! The article as the steps of the cast read it: word by word, with what is known of the world.

use std::ops::Range;

use crate::draft::Tokens;
use crate::draft::gazetteer::{Called, Country, Gazetteer};
use crate::text::Span;

/// The article, its tokens and the gazetteer.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a Tokens,
    /// The world.
    pub gazetteer: &'a Gazetteer,
}

impl<'a> Scene<'a> {
    pub fn new(text: &'a str, tokens: &'a Tokens, gazetteer: &'a Gazetteer) -> Self {
        Self {
            text,
            tokens,
            gazetteer,
        }
    }

    /// Where a token stands; an empty span past the end.
    pub fn span(&self, token: usize) -> Span {
        self.tokens
            .tokens
            .get(token)
            .map_or_else(Span::default, |token| token.span)
    }

    /// A token's word; empty past the end.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.word(self.text, token)
    }

    /// The same in lower case.
    pub fn lower(&self, token: usize) -> String {
        self.word(token).to_lowercase()
    }

    /// The word before, in lower case, without looking past the beginning of the paragraph.
    pub fn lower_before(&self, token: usize) -> String {
        self.tokens.word_before(self.text, token).to_lowercase()
    }

    /// Whether a token is a possessive ending.
    pub fn is_possessive(&self, token: usize) -> bool {
        matches!(self.word(token), "'s" | "’s" | "'S" | "’S" | "'" | "’")
    }

    /// Whether a token begins with a capital.
    pub fn is_capital(&self, token: usize) -> bool {
        self.word(token).starts_with(char::is_uppercase)
    }

    /// The country that a capitalised word is the name, adjective or capital of.
    pub fn country(&self, token: usize) -> Option<(&'a Country, Called)> {
        let word = self.word(token);
        word.starts_with(char::is_uppercase)
            .then(|| self.gazetteer.country_named(word))?
    }

    /// For each token, the number of the span that covers it. Of spans that overlap, the later wins.
    pub fn cover(&self, spans: impl Iterator<Item = (Span, usize)>) -> Vec<Option<usize>> {
        let mut cover = vec![None; self.tokens.len()];
        for (span, number) in spans {
            for token in self.tokens.within(span) {
                if let Some(slot) = cover.get_mut(token) {
                    *slot = Some(number);
                }
            }
        }
        cover
    }

    /// The bytes of a range of tokens.
    pub fn span_of(&self, range: &Range<usize>) -> Option<Span> {
        self.tokens.span(range)
    }
}
