//! What the encoder is told of a token besides its pieces.

use crate::draft::quotation::Quotations;
use crate::draft::tokens::Tokens;

/// The shape given to every piece of a word but the first.
pub(super) const INSIDE_WORD: u8 = 7;

/// How a word is written: 1 capitals, 2 a capital first, 3 small, 4 a digit first, 5 a mark; 8 more at the start of
/// a paragraph.
pub(super) fn shape(word: &str, opens_paragraph: bool) -> u8 {
    let mut letters = word.chars();
    let kind = match letters.next() {
        Some(first) if first.is_alphabetic() => {
            let capitals = letters.next().is_some()
                && word.chars().any(char::is_uppercase)
                && !word.chars().any(char::is_lowercase);
            match (capitals, first.is_uppercase()) {
                (true, _) => 1,
                (false, true) => 2,
                (false, false) => 3,
            }
        }
        Some(first) if first.is_numeric() => 4,
        _ => 5,
    };
    kind + if opens_paragraph { 8 } else { 0 }
}

/// Where a token stands in a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(super) enum Quote {
    /// In none.
    #[default]
    Outside = 0,
    /// It is the mark that opens one.
    Opens = 1,
    /// In one, in the paragraph that began it.
    Inside = 2,
    /// It is the mark that closes one.
    Closes = 3,
    /// In one that an earlier paragraph began.
    RunsOn = 4,
    /// It is the first token of a paragraph in which one goes on.
    Resumes = 5,
}

/// The state of quotation of every token.
pub(super) fn quotes(text: &str, tokens: &Tokens) -> Vec<Quote> {
    let mut found = vec![Quote::Outside; tokens.len()];
    for range in Quotations::of(text, tokens).ranges() {
        let mut state = Quote::Inside;
        for at in range.clone() {
            found[at] = state;
            if at == range.start {
                found[at] = Quote::Opens;
            } else if tokens.tokens[at].opens_paragraph {
                (found[at], state) = (Quote::Resumes, Quote::RunsOn);
            } else if at + 1 == range.end && is_mark(tokens.tokens[at].span.of(text)) {
                found[at] = Quote::Closes;
            }
        }
    }
    found
}

fn is_mark(word: &str) -> bool {
    word.starts_with(['"', '”', '\'', '’', '»'])
}
