//! Names found by rules, for a program that was built without the tagger's weights.
//!
//! A run of capitalised words is a name; titles, words such as "Ministry" and "River", the gazetteer and the words beside it tell
//! what it names. A word at the beginning of a sentence counts only if something else says that it is a name. English
//! only, linear in the text.

mod kind;
mod lexicon;
mod run;

use std::collections::{HashMap, HashSet};

use super::gazetteer::Gazetteer;
use super::{Naming, Tokens};
use crate::model::Article;
use crate::model::layer::Kind;
use crate::text::Span;
use kind::Guess;
use run::Run;

/// The names of an article, in order.
#[must_use]
pub fn namings(article: &Article, tokens: &Tokens, gazetteer: &Gazetteer) -> Vec<Naming> {
    let page = Page {
        text: article.text(),
        tokens,
    };
    let runs: Vec<Run> = tokens
        .sentences
        .iter()
        .flat_map(|sentence| run::runs(&page, sentence))
        .collect();
    let sure: HashSet<&str> = runs
        .iter()
        .filter(|run| !run.opens)
        .map(|run| page.words(run))
        .collect();
    let guesses: Vec<(Run, Guess)> = runs
        .iter()
        .filter_map(|run| Some((run.clone(), kind::guess(&page, run, gazetteer, &sure)?)))
        .collect();
    let settled = settle(&page, &guesses);
    let mut namings: Vec<Naming> = guesses
        .iter()
        .zip(settled)
        .filter_map(|((run, _), kind)| {
            Some(Naming {
                span: tokens.span(&run.tokens)?,
                kind: kind?,
            })
        })
        .collect();
    namings.sort_by_key(|naming| naming.span);
    namings.dedup_by(|next, last| last.span.overlaps(next.span));
    namings
}

/// An article, word by word.
#[derive(Debug, Clone, Copy)]
struct Page<'a> {
    text: &'a str,
    tokens: &'a Tokens,
}

impl<'a> Page<'a> {
    /// A token's word; empty past the end.
    fn word(&self, token: usize) -> &'a str {
        self.tokens
            .tokens
            .get(token)
            .map_or("", |token| token.span.of(self.text))
    }

    /// The word of the token before; empty at the beginning of a paragraph.
    fn before(&self, token: usize) -> &'a str {
        let opens = self
            .tokens
            .tokens
            .get(token)
            .is_none_or(|token| token.opens_paragraph);
        token
            .checked_sub(1)
            .filter(|_| !opens)
            .map_or("", |before| self.word(before))
    }

    /// The word of a token, if it is of the same paragraph as the one before it.
    fn after(&self, token: usize) -> &'a str {
        let opens = self
            .tokens
            .tokens
            .get(token)
            .is_none_or(|token| token.opens_paragraph);
        if opens { "" } else { self.word(token) }
    }

    fn words(&self, run: &Run) -> &'a str {
        self.tokens
            .span(&run.tokens)
            .unwrap_or_else(Span::default)
            .of(self.text)
    }

    /// Whether two neighbouring tokens touch.
    fn touch(&self, token: usize) -> bool {
        let end = |token: usize| self.tokens.tokens.get(token).map(|token| token.span);
        end(token)
            .zip(end(token + 1))
            .is_some_and(|(one, next)| one.end == next.start)
    }
}

/// What each name names in the end: what is sure of a name anywhere holds for it everywhere, and a surname is a person's.
fn settle(page: &Page, guesses: &[(Run, Guess)]) -> Vec<Option<Kind>> {
    let mut known: HashMap<&str, (u8, Kind)> = HashMap::new();
    let mut surnames: HashSet<&str> = HashSet::new();
    for (run, guess) in guesses {
        let entry = known
            .entry(page.words(run))
            .or_insert((guess.sure, guess.kind));
        if guess.sure > entry.0 {
            *entry = (guess.sure, guess.kind);
        }
        if guess.kind == Kind::Person && run.tokens.len() > 1 && guess.sure > 1 {
            surnames.extend(run.tokens.end.checked_sub(1).map(|last| page.word(last)));
        }
    }
    let person = |run: &Run, sure: u8| {
        sure < 3 && run.tokens.len() == 1 && surnames.contains(page.words(run))
    };
    guesses
        .iter()
        .map(|(run, guess)| match known.get(page.words(run)) {
            _ if person(run, guess.sure) => Some(Kind::Person),
            Some((0, _)) => None,
            Some((_, kind)) => Some(*kind),
            None => None,
        })
        .collect()
}

#[cfg(test)]
mod tests;
