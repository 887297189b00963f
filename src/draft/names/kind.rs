//! What a run of capitalised words names.

use super::run::Run;
use super::{Known, Page, lexicon};
use crate::draft::gazetteer::{Called, Gazetteer, Locale, Sort};
use crate::model::layer::Kind;

/// What a run is taken for, and how sure that is: 0 is no name unless it is one elsewhere, 3 is certain.
#[derive(Debug, Clone, Copy)]
pub struct Guess {
    pub kind: Kind,
    pub sure: u8,
}

#[allow(clippy::unnecessary_wraps)] // every guess of a rule is one that another rule may not have
fn guessed(kind: Kind, sure: u8) -> Option<Guess> {
    Some(Guess { kind, sure })
}

/// What a run names; none if it names nothing.
pub fn guess(page: &Page, run: &Run, gazetteer: &Gazetteer, known: &Known) -> Option<Guess> {
    let words = page.words(run);
    let single = run.tokens.len() == 1;
    if run.titled {
        return guessed(Kind::Person, 3);
    }
    if single && lexicon::is_nobody(words) {
        return None;
    }
    if single && is_pair(words, gazetteer) {
        return None;
    }
    if let Some((_, called)) = gazetteer.country_named(words) {
        return by_country(page, run, called);
    }
    if let Some(kind) = by_words(page, run) {
        let lone = single && lexicon::by_itself(words).is_none();
        return if lone {
            lone_word(page, run, kind, known)
        } else {
            guessed(kind, 3)
        };
    }
    if single && is_adjective(page, run, known) {
        return None;
    }
    let found = by_place(page, run, gazetteer, known).or_else(|| by_context(page, run, known))?;
    guessed(found.kind, if run.heading { 0 } else { found.sure })
}

/// "Karvelian border guards": the adjective of a place, told by its ending and the noun behind it.
fn is_adjective(page: &Page, run: &Run, known: &Known) -> bool {
    let (word, after) = (page.words(run), page.after(run.tokens.end));
    let noun = after.starts_with(char::is_lowercase)
        && !lexicon::is_verb(after)
        && !CLOSED.contains(&after)
        && !after.ends_with("ed");
    let of_place = || {
        let stem = word.trim_end_matches(['n', 'a', 'i', 's', 'e', 'h']);
        stem.len() > 3 && known.stems.contains(stem)
    };
    noun && !known.local.contains(word)
        && (lexicon::is_demonym(word) || of_place() && !after.ends_with('s'))
}

/// Words that are no noun behind a name.
const CLOSED: [&str; 40] = [
    "a", "after", "against", "along", "also", "and", "as", "at", "because", "before", "between",
    "but", "by", "during", "for", "from", "if", "in", "into", "near", "not", "of", "on", "or",
    "over", "since", "than", "that", "the", "then", "through", "to", "under", "until", "when",
    "where", "which", "while", "who", "with",
];

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
    if several
        && last == "Corridor"
        && matches!(
            page.word(run.tokens.end - 2),
            "Economic" | "Trade" | "Transport"
        )
    {
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

/// "Pakistan-Afghanistan" tells where a frontier is and names nothing.
fn is_pair(word: &str, gazetteer: &Gazetteer) -> bool {
    let known = |name: &str| gazetteer.country_named(name).is_some();
    word.split_once('-')
        .is_some_and(|(one, other)| known(one) && known(other))
}

fn is_saint(word: &str) -> bool {
    matches!(word, "Saint" | "St")
}

/// A type of a weapon or vehicle: "T-80", "Mi-17".
fn model(word: &str) -> bool {
    let digits = word.chars().any(|c| c.is_ascii_digit());
    digits && word.contains('-') && word.starts_with(char::is_uppercase) && word.len() < 12
}

/// "the Council", "Parliament": a name only where it is not the first word.
fn lone_word(page: &Page, run: &Run, kind: Kind, known: &Known) -> Option<Guess> {
    let known = !run.opens || known.sure.contains(page.words(run));
    guessed(kind, if known { 2 } else { 0 })
}

/// By the gazetteer.
fn by_place(page: &Page, run: &Run, gazetteer: &Gazetteer, seen: &Known) -> Option<Guess> {
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
    // No town: a name that hardly anybody bears.
    let area = |place: &Locale| !matches!(place.sort, Sort::Town | Sort::WordTown);
    let certain = !run.opens || seen.sure.contains(words) || local;
    let sure = 1 + u8::from(certain) + u8::from(certain && found.iter().any(area));
    guessed(Kind::Place, sure)
}

/// Whether the word before says that this is where something is.
pub fn is_local(page: &Page, run: &Run) -> bool {
    let start = run.tokens.start;
    let before = page.before(start).to_lowercase();
    let of_ground = || {
        let noun = page.before(start.saturating_sub(1));
        lexicon::by_neighbour(noun) == Some(Kind::Place)
            || matches!(
                noun,
                "mayor" | "governor" | "residents" | "people" | "outskirts" | "capital"
            )
    };
    matches!(
        before.as_str(),
        "in" | "near" | "outside" | "at" | "into" | "around" | "across" | "toward" | "towards"
    ) || before == "from" && run.tokens.len() == 1
        || before == "of" && of_ground()
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

fn by_context(page: &Page, run: &Run, known: &Known) -> Option<Guess> {
    let words = page.words(run);
    let single = run.tokens.len() == 1;
    let (before, after) = (
        page.before(run.tokens.start).to_lowercase(),
        page.after(run.tokens.end),
    );
    let speaks = lexicon::is_saying(after) || lexicon::is_saying(&before);
    let aged = after == "," && page.after(run.tokens.end + 1).parse::<u8>().is_ok();
    if is_dateline(page, run) {
        return guessed(Kind::Place, 2);
    }
    if aged
        || !single && (after == "who" || after == "," && page.after(run.tokens.end + 1) == "who")
    {
        return guessed(Kind::Person, 3);
    }
    // "the Zaynur rebels", "the newspaper Al-Marsad", "the Pukamayu river".
    let beside = lexicon::by_neighbour(after)
        .or_else(|| lexicon::by_neighbour(&before).filter(|kind| *kind != Kind::Place));
    if let Some(kind) = beside.filter(|_| !run.opens || !single) {
        return guessed(kind, 2);
    }
    if before == "(" && after == ")" || single && run.shouted && words.len() > 1 {
        return guessed(Kind::Organisation, if run.opens { 1 } else { 2 });
    }
    let the = before == "the";
    let local = is_local(page, run);
    let thing = after == "," && page.after(run.tokens.end + 1) == "which";
    if single {
        one_word(page, run, known, the || thing)
    } else {
        several_words(run, the || thing, local, speaks)
    }
}

fn several_words(run: &Run, thing: bool, local: bool, speaks: bool) -> Option<Guess> {
    let long = run.tokens.len() > 4;
    match (thing, local) {
        (true, _) => guessed(Kind::Organisation, 2),
        (_, true) => guessed(Kind::Place, 2),
        _ => guessed(
            if long {
                Kind::Organisation
            } else {
                Kind::Person
            },
            1 + u8::from(speaks),
        ),
    }
}

/// A name of one word is a person's only where the full name stands elsewhere; else it rather is a place's.
fn one_word(page: &Page, run: &Run, known: &Known, thing: bool) -> Option<Guess> {
    let words = page.words(run);
    let after = page.after(run.tokens.end);
    let local = is_local(page, run);
    let kind = if thing && !local {
        Kind::Organisation
    } else {
        Kind::Place
    };
    if !run.opens || known.sure.contains(words) {
        return guessed(kind, 1 + u8::from(local));
    }
    let is = matches!(
        after,
        "is" | "was" | "are" | "were" | "may" | "can" | "could"
    );
    let acts = matches!(after, "'s" | "’s") || lexicon::is_verb(after) && !is;
    let common = known.lower.contains(words.to_lowercase().as_str())
        || COMMON.iter().any(|ending| words.ends_with(ending));
    guessed(kind, u8::from(acts && !common))
}

/// Endings of common words, which are no names at the beginning of a sentence.
const COMMON: [&str; 15] = [
    "s", "ing", "ly", "ed", "tion", "sion", "ment", "ness", "ity", "phy", "ance", "ence", "ism",
    "ship", "age",
];
