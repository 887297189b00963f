//! What the encoder is told of a token besides its pieces.

use crate::draft::tokens::Token;
use crate::text::Span;

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

/// Where a token stands in a quotation in double marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(super) enum Quote {
    /// In none.
    #[default]
    Outside = 0,
    /// It is the mark that opens one.
    Opens = 1,
    /// In one that this paragraph began.
    Inside = 2,
    /// It is the mark that closes one.
    Closes = 3,
    /// In one that an earlier paragraph began.
    RunsOn = 4,
    /// It is the mark that takes one up that an earlier paragraph began.
    Resumes = 5,
}

/// The state of quotation of every token. A paragraph ends a quotation unless the next begins with a mark.
pub(super) fn quotes(text: &str, tokens: &[Token]) -> Vec<Quote> {
    let mut found = Vec::with_capacity(tokens.len());
    let (mut inside, mut resumed, mut open_before) = (false, false, false);
    for (at, token) in tokens.iter().enumerate() {
        if token.opens_paragraph {
            (open_before, inside, resumed) = (inside, false, false);
        }
        let mark = Mark::of(text, tokens, at);
        found.push(if mark.opens(inside) {
            resumed = token.opens_paragraph && open_before;
            inside = true;
            if resumed { Quote::Resumes } else { Quote::Opens }
        } else if inside && mark.is_double() {
            inside = false;
            Quote::Closes
        } else {
            match (inside, resumed) {
                (false, _) => Quote::Outside,
                (true, false) => Quote::Inside,
                (true, true) => Quote::RunsOn,
            }
        });
    }
    found
}

/// A token as a quotation mark.
enum Mark {
    No,
    Opening,
    Closing,
    /// A straight mark, and whether it touches the word before and the one after.
    Straight { before: bool, after: bool },
}

impl Mark {
    fn of(text: &str, tokens: &[Token], at: usize) -> Self {
        let word = |t: &Token| t.span.of(text);
        match word(&tokens[at]) {
            "“" => Self::Opening,
            "”" => Self::Closing,
            "\"" => Self::Straight {
                before: !tokens[at].opens_paragraph
                    && at > 0
                    && touches(tokens[at - 1].span, tokens[at].span)
                    && !matches!(word(&tokens[at - 1]), "(" | "[" | "—" | "–" | "-"),
                after: tokens.get(at + 1).is_some_and(|next| !next.opens_paragraph && touches(tokens[at].span, next.span)),
            },
            _ => Self::No,
        }
    }

    fn is_double(&self) -> bool {
        !matches!(self, Self::No)
    }

    fn opens(&self, inside: bool) -> bool {
        match *self {
            Self::Opening => true,
            Self::Straight { before, after } if inside => after && !before,
            Self::Straight { before, after } => after || !before,
            Self::No | Self::Closing => false,
        }
    }
}

fn touches(one: Span, next: Span) -> bool {
    one.end == next.start
}
