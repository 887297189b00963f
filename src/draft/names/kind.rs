//! What a run of capitalised words names.

use std::collections::HashSet;

use super::run::Run;
use super::{Page, lexicon};
use crate::draft::gazetteer::{Called, Gazetteer, Locale, Sort};
use crate::model::layer::Kind;

/// What a run is taken for, and how sure that is: 0 is no name unless it is one elsewhere, 3 is certain.
#[derive(Debug, Clone, Copy)]
pub struct Guess {
    pub kind: Kind,
    pub sure: u8,
}

fn guessed(kind: Kind, sure: u8) -> Option<Guess> {
    Some(Guess { kind, sure })
}

/// What a run names; none if it names nothing.
pub fn guess(page: &Page, run: &Run, gazetteer: &Gazetteer, sure: &HashSet<&str>) -> Option<Guess> {
    let words = page.words(run);
    let single = run.tokens.len() == 1;
    if run.titled {
        return guessed(Kind::Person, 3);
    }
    if single && lexicon::is_nobody(words) {
        return None;
    }
    if let Some((_, called)) = gazetteer.country_named(words) {
        return by_country(page, run, called);
    }
    if let Some(kind) = by_words(page, run) {
        let lone = single && lexicon::by_itself(words).is_none();
        return if lone {
            lone_word(page, run, kind, sure)
        } else {
            guessed(kind, 3)
        };
    }
    if let Some(known) = by_place(page, run, gazetteer, sure) {
        return Some(known);
    }
    by_context(page, run, sure)
}

fn by_country(page: &Page, run: &Run, called: Called) -> Option<Guess> {
    match called {
        Called::Name | Called::Alias | Called::Capital => guessed(Kind::Place, 3),
        Called::Seat => guessed(Kind::Organisation, 3),
        Called::People if page.words(run).ends_with('s') => guessed(Kind::Group, 2),
        Called::People | Called::Adjective => None,
    }
}

/// By a word in it: "Ministry", "River", "Operation".
fn by_words(page: &Page, run: &Run) -> Option<Kind> {
    let first = page.word(run.tokens.start);
    let last = page.word(run.tokens.end - 1);
    if let Some(kind) = lexicon::by_itself(page.words(run)).or_else(|| lexicon::by_itself(last)) {
        return Some(kind);
    }
    let several = run.tokens.len() > 1;
    if several && lexicon::by_first(first) == Some(Kind::Operation) {
        return Some(Kind::Operation);
    }
    // "Ministry of Defence", "Front for Change": the word before "of" tells.
    let mut before_of = run
        .tokens
        .clone()
        .filter(|&at| matches!(page.word(at), "of" | "for"));
    let head = before_of.find_map(|at| lexicon::by_last(page.word(at - 1)));
    let kind = head.or_else(|| lexicon::by_last(last));
    kind.or_else(|| {
        run.tokens.clone().skip(1).find_map(|at| {
            lexicon::by_last(page.word(at))
                .filter(|kind| *kind != Kind::Place && *kind != Kind::Event)
        })
    })
    .or_else(|| {
        lexicon::by_first(first).filter(|kind| several && *kind == Kind::Place && !is_saint(first))
    })
    .or_else(|| model(last).then_some(Kind::Equipment))
}

fn is_saint(word: &str) -> bool {
    matches!(word, "Saint" | "St" | "San" | "Santa")
}

/// A type of a weapon or vehicle: "T-80", "Mi-17".
fn model(word: &str) -> bool {
    let digits = word.chars().any(|c| c.is_ascii_digit());
    digits && word.contains('-') && word.starts_with(char::is_uppercase) && word.len() < 12
}

/// "the Council", "Parliament": a name only where it is not the first word.
fn lone_word(page: &Page, run: &Run, kind: Kind, sure: &HashSet<&str>) -> Option<Guess> {
    let known = !run.opens || sure.contains(page.words(run));
    guessed(kind, if known { 2 } else { 0 })
}

/// By the gazetteer.
fn by_place(page: &Page, run: &Run, gazetteer: &Gazetteer, sure: &HashSet<&str>) -> Option<Guess> {
    let words = page.words(run);
    let found: Vec<Locale> = gazetteer.places_named(words);
    let local = is_local(page, run);
    let known = |place: &Locale| match place.sort {
        Sort::WordTown => false,
        Sort::Town | Sort::Province => {
            local
                || place.people >= 200_000
                || !run.opens && run.tokens.len() == 1 && is_dateline(page, run)
        }
        _ => true,
    };
    if !found.iter().any(known) || lexicon::is_saying(page.after(run.tokens.end)) && !local {
        return None;
    }
    let certain = !run.opens || sure.contains(words) || local;
    guessed(Kind::Place, if certain { 2 } else { 1 })
}

/// Whether the word before says that this is where something is.
fn is_local(page: &Page, run: &Run) -> bool {
    let before = page.before(run.tokens.start).to_lowercase();
    matches!(
        before.as_str(),
        "in" | "near" | "outside" | "at" | "into" | "around" | "across" | "toward" | "towards"
    ) || before == "from" && run.tokens.len() == 1
}

/// "KABUL (Reuters)", "Kabul — ", at the beginning of a paragraph.
fn is_dateline(page: &Page, run: &Run) -> bool {
    let opens = page
        .tokens
        .tokens
        .get(run.tokens.start)
        .is_some_and(|token| token.opens_paragraph);
    opens
        && matches!(page.after(run.tokens.end), "(" | "—" | "–" | "-" | ",")
        && (run.shouted || page.after(run.tokens.end) != ",")
}

fn by_context(page: &Page, run: &Run, sure: &HashSet<&str>) -> Option<Guess> {
    let words = page.words(run);
    let count = run.tokens.len();
    let after = page.after(run.tokens.end);
    let speaks = lexicon::is_saying(after)
        || lexicon::is_saying(&page.before(run.tokens.start).to_lowercase());
    let aged = after == "," && page.after(run.tokens.end + 1).parse::<u8>().is_ok();
    if is_dateline(page, run) {
        return guessed(Kind::Place, 2);
    }
    if count == 1 && run.shouted && words.len() > 1 {
        return guessed(Kind::Organisation, if run.opens { 1 } else { 2 });
    }
    let the = page.before(run.tokens.start).eq_ignore_ascii_case("the");
    if count > 1 {
        let kind = if the {
            Kind::Organisation
        } else if is_local(page, run) {
            Kind::Place
        } else {
            Kind::Person
        };
        let fits = kind != Kind::Person || count <= 4;
        return guessed(
            if fits { kind } else { Kind::Organisation },
            if run.opens && !(speaks || aged) { 1 } else { 2 },
        );
    }
    let known = !run.opens || sure.contains(words);
    let possessive = matches!(after, "'s" | "’s");
    let kind = if is_local(page, run) {
        Kind::Place
    } else if the {
        Kind::Organisation
    } else if speaks || aged {
        Kind::Person
    } else {
        Kind::Place
    };
    let sure = if known {
        1 + u8::from(speaks || is_local(page, run))
    } else {
        u8::from(speaks || possessive)
    };
    guessed(kind, sure)
}
