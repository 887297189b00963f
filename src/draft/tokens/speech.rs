//! Speakers behind a quotation that ends with a question mark or a cry.

use super::Token;
use crate::draft::lexicon::{Saying, saying};

/// The farthest that the verb may stand behind the quotation, in tokens.
const REACH: usize = 6;

/// Whether the sentence from token `next` on only names the speaker of the quotation that ends before it:
/// "“Who fired?” Ada Lind asked." `tokens` are those of both.
pub(super) fn names_speaker(text: &str, tokens: &[Token], next: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let quoted = next >= 2
        && matches!(word(next - 1), "”" | "\"" | "’" | "'" | "»")
        && matches!(word(next - 2), "?" | "!" | "…");
    quoted && is_speaker(&word, next)
}

/// Whether a name or "the mayor" stands at `next`, and a verb of saying behind it.
fn is_speaker<'a>(word: &impl Fn(usize) -> &'a str, next: usize) -> bool {
    let verb = (next + 1..next + REACH).find(|&at| {
        let word = word(at);
        word == "," || saying(word) == Some(Saying::Clause)
    });
    let Some(verb) = verb else {
        return false;
    };
    let named = (next..verb).all(|at| {
        word(at).starts_with(char::is_uppercase) || matches!(word(at), "." | "-" | "’s" | "'s")
    });
    let titled = matches!(word(next), "The" | "A" | "One" | "Another") && verb <= next + 3;
    let ends = |at: usize| {
        matches!(
            word(at),
            "." | "," | "" | "on" | "in" | "at" | "as" | "of" | "to" | "with"
        )
    };
    let apposed = word(verb) == ",";
    let starts_clause = matches!(
        word(next),
        "He" | "She" | "It" | "They" | "Nobody" | "There" | "This" | "That"
    );
    !starts_clause
        && (named || titled)
        && (apposed && named && says_soon(word, verb) || !apposed && ends(verb + 1))
}

/// Whether a verb of saying closes the apposition that begins at `comma`.
fn says_soon<'a>(word: &impl Fn(usize) -> &'a str, comma: usize) -> bool {
    (comma + 2..comma + 16)
        .any(|at| word(at) == "," && saying(word(at + 1)) == Some(Saying::Clause))
}
