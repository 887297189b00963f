//! What the joiner knows of the text around a span.

use std::ops::Range;

use crate::draft::{Quotations, Tagged, Tokens};
use crate::model::Article;

/// An article's tokens with what they stand in.
pub struct Scene<'a> {
    /// The text.
    text: &'a str,
    /// Its tokens.
    pub(super) tokens: &'a Tokens,
    /// Its quotations.
    pub(super) quotations: Quotations,
    /// The number of each token's sentence, and of its paragraph.
    places: Vec<Place>,
}

/// Where a token stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    sentence: u32,
    paragraph: u32,
}

impl<'a> Scene<'a> {
    /// The scene of `article`, whose tokens are `tokens`.
    #[must_use]
    pub fn new(article: &'a Article, tokens: &'a Tokens) -> Self {
        let text = article.text();
        Self {
            text,
            tokens,
            quotations: Quotations::of(text, tokens),
            places: places(tokens),
        }
    }

    /// The words of a token; none past the end.
    #[must_use]
    pub fn word(&self, token: usize) -> &'a str {
        let found = self.tokens.tokens.get(token);
        found.map_or("", |token| token.span.of(self.text))
    }

    /// The words of a token in lower case; a mark that stands for none past the end.
    #[must_use]
    pub fn lower(&self, token: usize) -> String {
        match self.word(token) {
            "" => "^".to_owned(),
            word => word.chars().take(24).flat_map(char::to_lowercase).collect(),
        }
    }

    /// The same for the token before `token`.
    #[must_use]
    pub fn lower_before(&self, token: usize) -> String {
        let before = token.checked_sub(1);
        before.map_or_else(|| "^".to_owned(), |before| self.lower(before))
    }

    /// The number of the sentence that `token` stands in.
    #[must_use]
    pub fn sentence(&self, token: usize) -> usize {
        self.place(token).sentence as usize
    }

    /// The number of the paragraph that `token` stands in.
    pub(super) fn paragraph(&self, token: usize) -> usize {
        self.place(token).paragraph as usize
    }

    /// Whether the word before `token` joins what follows to what came before: "and", a comma, "before". An
    /// adverb may stand between.
    #[must_use]
    pub fn is_coordinated(&self, token: usize) -> bool {
        let before = self.lower_before(token);
        let before = if before.ends_with("ly") {
            self.lower_before(token.saturating_sub(1))
        } else {
            before
        };
        matches!(
            before.as_str(),
            "and"
                | "but"
                | "or"
                | "nor"
                | "yet"
                | "then"
                | "while"
                | ","
                | "by"
                | "before"
                | "after"
                | "without"
                | "when"
                | "in"
                | "to"
                | "not"
                | "also"
                | "even"
                | "only"
                | "instead"
        )
    }

    /// The tokens of the sentence that `token` stands in.
    pub(super) fn sentence_tokens(&self, token: usize) -> Option<Range<usize>> {
        self.tokens.sentences.get(self.sentence(token)).cloned()
    }

    /// Whether `token` is the first of its sentence.
    #[must_use]
    pub fn opens_sentence(&self, token: usize) -> bool {
        token == 0 || self.sentence(token) != self.sentence(token - 1)
    }

    /// The tokens of each quotation, in order.
    #[must_use]
    pub fn quotations(&self) -> &[Range<usize>] {
        self.quotations.ranges()
    }

    /// Whether `token` stands in a quotation.
    #[must_use]
    pub fn is_quoted(&self, token: usize) -> bool {
        self.quotations.at(token).is_some()
    }

    /// The tokens between two spans, which may come in either order.
    pub(super) fn between(a: &Tagged, b: &Tagged) -> Range<usize> {
        let (first, second) = if a.tokens.start <= b.tokens.start {
            (a, b)
        } else {
            (b, a)
        };
        first.tokens.end..second.tokens.start.max(first.tokens.end)
    }

    fn place(&self, token: usize) -> Place {
        let known = self.places.get(token).or(self.places.last());
        known.copied().unwrap_or_default()
    }
}

/// The places of all tokens.
fn places(tokens: &Tokens) -> Vec<Place> {
    let mut places = Vec::with_capacity(tokens.len());
    let mut here = Place::default();
    for sentence in &tokens.sentences {
        for token in tokens.tokens.get(sentence.clone()).unwrap_or_default() {
            here.paragraph += u32::from(token.opens_paragraph);
            places.push(here);
        }
        here.sentence += 1;
    }
    places
}
