//! Words, clitics and single marks of punctuation, and the sentences that they stand in.

mod scan;
mod speech;

use std::ops::Range;

use crate::model::Article;
use crate::text::{self, Span};

/// A word, a clitic ("'s") or one mark of punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Whether it is the first of its paragraph.
    pub opens_paragraph: bool,
}

/// The tokens of an article.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// In the order of the text.
    pub tokens: Vec<Token>,
    /// Token indices of each sentence; together they cover all tokens. A sentence never crosses a paragraph,
    /// and who is named behind a question or a cry stays with it: "“Who fired?” Ada Lind asked."
    pub sentences: Vec<Range<usize>>,
}

impl Tokens {
    /// The tokens of `article`: words (with hyphens and ampersands inside: "cross-border", "R&D"), clitics
    /// ("'s", "'ll") and single marks, in time linear in its length.
    ///
    /// The same tokens as those of the training scripts, which are found by the regular expression
    /// `[^\W_]+(?:[-&][^\W_]+)*|['’](?:s|S|d|ll|re|ve|m|t)\b|[^\s\w]|_`, except that combining marks stay
    /// with their letter and invisible characters are no tokens.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let mut found = Self::default();
        for &paragraph in article.paragraphs() {
            found.read(article.text(), paragraph);
        }
        found
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The bytes from the first to the last of these tokens; none if the range is empty or past the end.
    #[must_use]
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(range.clone())?;
        Some(tokens.first()?.span.union(tokens.last()?.span))
    }

    /// The word of a token of `text`, the article that these are the tokens of; empty past the end.
    #[must_use]
    pub fn word<'a>(&self, text: &'a str, token: usize) -> &'a str {
        let found = self.tokens.get(token);
        found.map_or("", |token| token.span.of(text))
    }

    /// The word of the token before; empty at the beginning of a paragraph and past the end.
    #[must_use]
    pub fn word_before<'a>(&self, text: &'a str, token: usize) -> &'a str {
        let before = token.checked_sub(1).filter(|_| !self.opens(token));
        before.map_or("", |before| self.word(text, before))
    }

    /// Whether no token of the same paragraph stands before `token`; so it is past the end too.
    #[must_use]
    pub fn opens(&self, token: usize) -> bool {
        let found = self.tokens.get(token);
        found.is_none_or(|token| token.opens_paragraph)
    }

    /// Whether nothing stands between `token` and the next one.
    #[must_use]
    pub fn touch(&self, token: usize) -> bool {
        match self.tokens.get(token..) {
            Some([this, next, ..]) => this.span.end == next.span.start,
            _ => false,
        }
    }

    /// The tokens that share a byte with `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// Adds the tokens and sentences of a paragraph.
    fn read(&mut self, text: &str, paragraph: Span) {
        let first = self.tokens.len();
        let tokens = scan::tokens(text, paragraph).enumerate();
        self.tokens.extend(tokens.map(|(nth, span)| Token {
            span,
            opens_paragraph: nth == 0,
        }));
        let mut begun = first;
        for sentence in text::sentences(text, paragraph) {
            let unread = &self.tokens[begun..];
            let end = begun + unread.partition_point(|t| t.span.start < sentence.end);
            if end <= begun {
                continue;
            }
            match self.sentences.last_mut() {
                Some(before)
                    if begun > first
                        && speech::names_speaker(
                            text,
                            &self.tokens[before.start..end],
                            begun - before.start,
                        ) =>
                {
                    before.end = end;
                }
                _ => self.sentences.push(begun..end),
            }
            begun = end;
        }
        if begun < self.tokens.len() {
            self.sentences.push(begun..self.tokens.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<&str>, Vec<usize>, Vec<Range<usize>>) {
        let found = Tokens::of(&Article::new(text.to_owned()));
        let words = found.tokens.iter().map(|t| t.span.of(text)).collect();
        let opening = (0..found.len()).filter(|&i| found.tokens[i].opens_paragraph);
        (words, opening.collect(), found.sentences)
    }

    #[test]
    fn words_clitics_and_marks_are_tokens() {
        let (words, opening, sentences) =
            read("“It’s R&D,” Mr. O'Neil’s cross-border team said_\n");
        assert_eq!(
            words,
            [
                "“",
                "It",
                "’s",
                "R&D",
                ",",
                "”",
                "Mr",
                ".",
                "O",
                "'",
                "Neil",
                "’s",
                "cross-border",
                "team",
                "said",
                "_"
            ]
        );
        assert_eq!((opening, sentences.len()), (vec![0], 1));
        assert_eq!(
            read("They'll 'such' 3.5% a- -b").0.concat(),
            "They'll'such'3.5%a--b"
        );
        assert_eq!(
            read("'such 'd_ don't").0,
            ["'", "such", "'", "d", "_", "don", "'t"]
        );
        assert_eq!(
            read("cafe\u{301} नमस्ते\u{200b}x").0,
            ["cafe\u{301}", "नमस्ते", "x"]
        );
    }

    #[test]
    fn a_sentence_stays_in_its_paragraph() {
        let (_, opening, sentences) = read("A headline\n\nHe left. She came.\n  \nEnd");
        assert_eq!(opening, [0, 2, 8]);
        assert_eq!(sentences, [0..2, 2..5, 5..8, 8..9]);
    }

    #[test]
    fn a_speaker_stays_with_the_question_or_cry_before() {
        let sentences = |text: &str| read(text).2.len();
        assert_eq!(
            sentences("“Who fired?” Ada Lind asked. “We did!” The mayor asked on."),
            2
        );
        assert_eq!(sentences("\"Never!\" Lind, the mayor, said. He left."), 2);
        assert_eq!(
            sentences("“Who fired?” Nobody knows. “Go!” It rained, he said."),
            4
        );
        assert_eq!(sentences("Who fired? Lind said nothing."), 2);
    }

    #[test]
    fn a_wrapped_line_opens_no_paragraph() {
        let line = "The ministry in the capital said nothing to anyone about the clash";
        let text = format!("{line}\n{line}\n{line}.\n\n{line}\n{line}\n{line}.\n");
        assert_eq!(read(&text).1.len(), 2);
    }

    #[test]
    fn spans_and_ranges_convert_both_ways() {
        let text = "He said so. She did not.";
        let found = Tokens::of(&Article::new(text.to_owned()));
        assert_eq!(found.span(&(1..3)).map(|s| s.of(text)), Some("said so"));
        assert_eq!(found.span(&(3..3)), None);
        assert_eq!(found.span(&(3..99)), None);
        assert_eq!(found.within(Span::new(4, 9)), 1..3);
        assert_eq!(found.within(Span::new(11, 12)), 4..4);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(Tokens::of(&Article::new(" \n\u{200b}\n".into())).is_empty());
        assert!(Tokens::of(&Article::default()).sentences.is_empty());
    }
}
