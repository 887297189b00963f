//! Names found by rules, for a program that was built without the tagger's weights.
//!
//! A run of capitalised words is a name; titles, words such as "Ministry" and "River", the gazetteer and the words beside it tell
//! what it names. A word at the beginning of a sentence counts only if something else says that it is a name. English
//! only, linear in the text.

mod agree;
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
    let guessed = guessed(article, tokens, gazetteer);
    guessed.into_iter().map(|(naming, _)| naming).collect()
}

/// The names that a tagger found, with those that the rules are certain of and that it missed, and with the rules' kind where
/// they are certain of it: countries and capitals, operations, persons with a title, bodies that say what they are.
#[must_use]
pub fn completed(
    article: &Article,
    tokens: &Tokens,
    gazetteer: &Gazetteer,
    tagged: &[Naming],
) -> Vec<Naming> {
    let mut certain: Vec<Naming> = guessed(article, tokens, gazetteer)
        .into_iter()
        .filter_map(|(naming, sure)| (sure >= CERTAIN).then_some(naming))
        .collect();
    let mut all = tagged.to_vec();
    for naming in &mut all {
        let same = certain.binary_search_by_key(&naming.span, |certain| certain.span);
        if let Some(known) = same.ok().and_then(|at| certain.get(at)).filter(|known| {
            is_narrow(naming.kind) || is_told(article.words(naming.span), known.kind)
        }) {
            naming.kind = known.kind;
        }
    }
    // "China-Pakistan" and "Economic Corridor" are one name where the rules are sure of the whole.
    let pieces = |whole: Span| {
        let first = tagged.partition_point(|naming| naming.span.end <= whole.start);
        let inside = tagged[first..]
            .iter()
            .take_while(|naming| naming.span.start < whole.end);
        (
            first,
            inside.filter(|naming| whole.covers(naming.span)).count(),
        )
    };
    let joined: Vec<Naming> = certain
        .iter()
        .copied()
        .filter(|certain| pieces(certain.span).1 >= 2)
        .collect();
    all.retain(|naming| {
        let at = joined.partition_point(|whole| whole.span.end <= naming.span.start);
        joined
            .get(at)
            .is_none_or(|whole| !whole.span.overlaps(naming.span))
    });
    all.extend(&joined);
    certain.retain(|certain| {
        let behind = tagged.partition_point(|naming| naming.span.end <= certain.span.start);
        tagged
            .get(behind)
            .is_none_or(|naming| !naming.span.overlaps(certain.span))
    });
    all.extend(certain);
    for naming in &mut all {
        with_make(article, tokens, naming);
    }
    all.sort_by_key(|naming| naming.span);
    agree::agree(article.text(), gazetteer, &mut all);
    all
}

/// From here on a guess is no guess.
const CERTAIN: u8 = 3;

/// Kinds that a tagger takes for one another, where a word in the name tells them apart.
fn is_narrow(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Organisation | Kind::Place | Kind::Operation | Kind::Event
    )
}

/// Whether a name says itself what it names: "Operation Desert Storm", "the Durand Line".
fn is_told(words: &str, kind: Kind) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    kind == Kind::Operation || kind == Kind::Place && lexicon::by_last(last) == Some(Kind::Place)
}

/// What stands before a weapon and is a part of its name.
const MAKES: [&str; 8] = [
    "-guided",
    "-propelled",
    "-launched",
    "-range",
    "-mounted",
    "-fired",
    "-borne",
    "-seeking",
];

/// "munitions" as "precision-guided munitions".
fn with_make(article: &Article, tokens: &Tokens, naming: &mut Naming) {
    let first = tokens.within(naming.span).start;
    let before = first.checked_sub(1).and_then(|at| tokens.tokens.get(at));
    let Some(before) = before
        .map(|token| token.span)
        .filter(|_| naming.kind == Kind::Equipment)
    else {
        return;
    };
    let make = article.words(before);
    if before.end + 1 == naming.span.start && MAKES.iter().any(|make_of| make.ends_with(make_of)) {
        naming.span = before.union(naming.span);
    }
}

/// The names with how sure they are, in order.
fn guessed(article: &Article, tokens: &Tokens, gazetteer: &Gazetteer) -> Vec<(Naming, u8)> {
    let page = Page {
        text: article.text(),
        tokens,
    };
    let runs: Vec<Run> = tokens
        .sentences
        .iter()
        .flat_map(|sentence| run::runs(&page, sentence))
        .collect();
    let known = Known::of(&page, &runs);
    let guesses: Vec<(Run, Guess)> = runs
        .iter()
        .filter_map(|run| Some((run.clone(), kind::guess(&page, run, gazetteer, &known)?)))
        .collect();
    let settled = bracketed(&page, &guesses, settle(&page, &guesses));
    let named = guesses.iter().zip(settled);
    let mut namings: Vec<(Naming, u8)> = named
        .filter_map(|((run, guess), kind)| {
            let span = tokens.span(&run.tokens)?;
            Some((Naming { span, kind: kind? }, guess.sure))
        })
        .collect();
    namings.sort_by_key(|(naming, _)| naming.span);
    namings.dedup_by(|(next, _), (last, _)| last.span.overlaps(next.span));
    namings
}

/// What the article says of its words in all places together.
#[derive(Debug, Default)]
struct Known<'a> {
    /// Names that stand within a sentence, where a capital says that they are names.
    sure: HashSet<&'a str>,
    /// Names behind a preposition of place.
    local: HashSet<&'a str>,
    /// The stems of names of one word.
    stems: HashSet<&'a str>,
    /// Words in lower case.
    lower: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(page: &Page<'a>, runs: &[Run]) -> Self {
        let mut known = Self::default();
        for run in runs.iter().filter(|run| !run.opens) {
            let words = page.words(run);
            known.sure.insert(words);
            if kind::is_local(page, run) {
                known.local.insert(words);
                known
                    .stems
                    .insert(words.trim_end_matches(['n', 'a', 'i', 's', 'e', 'h']));
            }
        }
        let words = (0..page.tokens.len()).map(|token| page.word(token));
        known
            .lower
            .extend(words.filter(|word| word.starts_with(char::is_lowercase)));
        known
    }
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
        self.tokens.word(self.text, token)
    }

    /// The word of the token before; empty at the beginning of a paragraph.
    fn before(&self, token: usize) -> &'a str {
        self.tokens.word_before(self.text, token)
    }

    /// The word of a token, if it is of the same paragraph as the one before it.
    fn after(&self, token: usize) -> &'a str {
        if self.tokens.opens(token) {
            ""
        } else {
            self.word(token)
        }
    }

    fn words(&self, run: &Run) -> &'a str {
        self.tokens
            .span(&run.tokens)
            .unwrap_or_default()
            .of(self.text)
    }

    /// Whether two neighbouring tokens touch.
    fn touch(&self, token: usize) -> bool {
        self.tokens.touch(token)
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
        if guess.kind == Kind::Person && run.tokens.len() > 1 && guess.sure > 0 {
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
            Some((1.., kind)) => Some(*kind),
            _ => None,
        })
        .collect()
}

/// An acronym in brackets names what stands before it.
fn bracketed(
    page: &Page,
    guesses: &[(Run, Guess)],
    settled: Vec<Option<Kind>>,
) -> Vec<Option<Kind>> {
    let mut kinds: HashMap<&str, Kind> = HashMap::new();
    for (i, (run, _)) in guesses.iter().enumerate().skip(1) {
        let (Some((full, _)), Some(Some(kind))) = (guesses.get(i - 1), settled.get(i - 1)) else {
            continue;
        };
        let beside =
            full.tokens.end + 1 == run.tokens.start && page.before(run.tokens.start) == "(";
        if beside && run.tokens.len() == 1 && run.shouted && *kind != Kind::Person {
            kinds.insert(page.words(run), *kind);
        }
    }
    let settled = guesses.iter().zip(settled);
    settled
        .map(|((run, _), kind)| kinds.get(page.words(run)).copied().or(kind))
        .collect()
}

#[cfg(test)]
mod tests;
