//! Words set against a stretch of text: the part of it that is most like them.

use std::collections::HashSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::word_index::tokens;
use crate::text::{self, Span};

/// How alike two words must be to count as one that was edited, from 0 to 1.
const EDITED: f64 = 0.6;
/// The shortest word that may be another one edited, in letters.
const SHORTEST: usize = 4;
/// The most pairs of words whose letters are compared.
const MOST_PAIRS: usize = 40_000;
/// What a word that is the same counts against one that came in between.
const SAME: i64 = 2;

/// Words as they are compared.
pub(super) fn folded(words: &str) -> Vec<String> {
    tokens(words)
        .map(|token| text::fold(token.of(words)))
        .collect()
}

/// A part of a text that is like the words that were looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Alike {
    /// The part.
    pub(super) span: Span,
    /// How much of both is the same, from 0 to 1.
    pub(super) ratio: f64,
    /// How many words are the same.
    pub(super) same: usize,
}

/// The part of `within` that is most like `quote`, if any word of it is.
pub(super) fn align(text: &str, within: Span, quote: &[String]) -> Option<Alike> {
    let part = within.of(text);
    let base = within.range().start;
    let places: Vec<Span> = tokens(part)
        .map(|token| Span::new(base + token.range().start, base + token.range().end))
        .collect();
    let there: Vec<String> = places.iter().map(|p| text::fold(p.of(text))).collect();
    let read = as_quoted(quote, &there);
    let quoted: Vec<&str> = quote.iter().map(String::as_str).collect();
    let words: Vec<&str> = read.iter().map(|(word, _)| *word).collect();
    let ops = capture_diff_slices(Algorithm::Myers, &quoted, &words);
    let run = best_run(&ops)?.grown(&quoted, &words);
    let alike = run.matched.iter().map(|&at| read[at].1);
    let same = alike.clone().filter(|alike| *alike >= 1.0).count();
    Some(Alike {
        span: places[run.text.start].union(places[run.text.end - 1]),
        ratio: ratio(alike.sum(), quote.len() + run.text.len()),
        same,
    })
}

/// A run of words of which many are quoted.
#[derive(Debug, Clone, Default)]
struct Run {
    /// Which of the quoted words it takes in.
    quote: Range<usize>,
    /// Which words of the text.
    text: Range<usize>,
    /// Those of them that are quoted.
    matched: Vec<usize>,
}

impl Run {
    /// A difference pairs a word that occurs twice with either of them: the one beside the run belongs to it.
    fn grown(mut self, quoted: &[&str], words: &[&str]) -> Self {
        while self.quote.start > 0
            && self.text.start > 0
            && quoted[self.quote.start - 1] == words[self.text.start - 1]
        {
            self.quote.start -= 1;
            self.text.start -= 1;
            self.matched.push(self.text.start);
        }
        while quoted
            .get(self.quote.end)
            .is_some_and(|word| words.get(self.text.end) == Some(word))
        {
            self.matched.push(self.text.end);
            self.quote.end += 1;
            self.text.end += 1;
        }
        self
    }
}

/// The run in which most words are quoted and fewest are not.
fn best_run(ops: &[DiffOp]) -> Option<Run> {
    let (mut best, mut most) = (None, 0);
    let (mut run, mut score) = (Run::default(), 0);
    let count = |len| i64::try_from(len).unwrap_or(i64::MAX);
    for op in ops {
        match *op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => {
                if score <= 0 {
                    (run, score) = (Run::default(), 0);
                    run.quote.start = old_index;
                    run.text.start = new_index;
                }
                run.quote.end = old_index + len;
                run.text.end = new_index + len;
                run.matched.extend(new_index..new_index + len);
                score += SAME * count(len);
                if score > most {
                    (best, most) = (Some(run.clone()), score);
                }
            }
            DiffOp::Insert { new_len, .. } | DiffOp::Replace { new_len, .. } => {
                score -= count(new_len);
            }
            DiffOp::Delete { .. } => {}
        }
    }
    best
}

/// What is the same on both sides, of all words of both.
#[allow(clippy::cast_precision_loss)] // far fewer than 2^52
fn ratio(matched: f64, words: usize) -> f64 {
    2.0 * matched / words as f64
}

/// The words of a text, with the quoted word in place of one that it was edited to; and how alike these two are.
fn as_quoted<'a>(quote: &'a [String], there: &'a [String]) -> Vec<(&'a str, f64)> {
    let known: HashSet<&str> = there.iter().map(String::as_str).collect();
    let missing: Vec<&str> = quote
        .iter()
        .map(String::as_str)
        .filter(|word| !known.contains(word) && word.chars().count() >= SHORTEST)
        .collect();
    let quoted: HashSet<&str> = quote.iter().map(String::as_str).collect();
    let compare = missing.len() * there.len() <= MOST_PAIRS;
    let read = |word: &'a String| {
        let word = word.as_str();
        if !compare || quoted.contains(word) || word.chars().count() < SHORTEST {
            return (word, 1.0);
        }
        let alike = |other: &&'a str| (*other, strsim::normalized_levenshtein(word, other));
        let best = missing.iter().map(alike).max_by(|a, b| a.1.total_cmp(&b.1));
        best.filter(|(_, alike)| *alike >= EDITED)
            .unwrap_or((word, 1.0))
    };
    there.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(quote: &str, text: &str) -> Option<(String, usize, usize)> {
        let alike = align(text, Span::new(0, text.len()), &folded(quote))?;
        let percent = (alike.ratio * 100.0).round();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some((alike.span.of(text).to_owned(), percent as usize, alike.same))
    }

    fn part(words: &str, percent: usize, same: usize) -> (String, usize, usize) {
        (words.to_owned(), percent, same)
    }

    #[test]
    fn the_part_that_is_most_alike_is_found() {
        let quote = "the strikes hit the militants’ hideouts";
        for (text, expected) in [
            (
                "He said the strikes hit the militants' hideouts again.",
                Some(part("the strikes hit the militants' hideouts", 100, 6)),
            ),
            (
                "The army said the strikes only hit the militants’ hideouts.",
                Some(part("the strikes only hit the militants’ hideouts", 92, 6)),
            ),
            (
                "On the day the strikes hit the wrong village.",
                Some(part("the strikes hit the", 80, 4)),
            ),
            (
                "It said the striking hit the militants’ hideouts.",
                Some(part("the striking hit the militants’ hideouts", 94, 5)),
            ),
            ("Nobody spoke.", None),
            ("", None),
        ] {
            assert_eq!(aligned(quote, text), expected, "{text}");
        }
    }

    #[test]
    fn words_far_away_do_not_stretch_it() {
        let text = format!(
            "The posts {} were burning in Bajaur.",
            "and so on ".repeat(9)
        );
        let (words, ..) = aligned("the posts were burning in Bajaur", &text).unwrap();
        assert_eq!(words, "were burning in Bajaur");
    }

    #[test]
    fn a_word_that_was_edited_is_found_by_its_letters() {
        assert_eq!(
            aligned("rejects", "Kabul rejected it"),
            Some(part("rejected", 75, 0))
        );
        assert_eq!(aligned("says", "Kabul said it"), None, "another word");
    }
}
