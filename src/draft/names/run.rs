//! Runs of capitalised words.

use std::ops::Range;

use super::{Page, lexicon};
use crate::draft::title::is_title;

/// The most words of a name.
const LONGEST: usize = 9;

/// A run of words that may be a name.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // each may hold with any other
pub struct Run {
    /// Its tokens, without a title.
    pub tokens: Range<usize>,
    /// Whether a title stands before it.
    pub titled: bool,
    /// Whether it opens a sentence, so that its first capital says nothing.
    pub opens: bool,
    /// Whether all of its letters are capitals.
    pub shouted: bool,
    /// Whether it stands in a headline, whose capitals say nothing.
    pub heading: bool,
}

/// The runs of a sentence.
pub fn runs(page: &Page, sentence: &Range<usize>) -> Vec<Run> {
    let mut found = Vec::new();
    let heading = is_heading(page, sentence);
    let mut at = sentence.start;
    while at < sentence.end {
        if !is_capital(page.word(at)) {
            at += 1;
            continue;
        }
        // In a headline only single words can be known.
        let end = if heading {
            at + 1
        } else {
            end_of(page, at, sentence.end)
        };
        let opens = heading || opens(page, at, sentence.start);
        for part in split(page, at..end) {
            let opens = opens && part.start == at || heading;
            found.extend(named(page, part, opens, heading));
        }
        at = end.max(at + 1);
    }
    found
}

/// Whether a word opens its sentence or a quotation in it.
fn opens(page: &Page, at: usize, start: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else {
        return true;
    };
    let mark = page.word(before);
    let quote = matches!(mark, "“" | "\"" | "‘")
        || matches!(mark, "'" | "’") && (before == start || !page.touch(before - 1));
    let behind = matches!(mark, ":" | "•" | "-" | "—" | "–" | ".") && !page.touch(before);
    quote || behind || before == start && !mark.starts_with(char::is_alphanumeric)
}

/// Whether nearly every word has a capital: a headline, whose capitals say nothing.
fn is_heading(page: &Page, sentence: &Range<usize>) -> bool {
    let words = sentence
        .clone()
        .map(|at| page.word(at))
        .filter(|word| word.chars().count() > 3);
    let (mut capitals, mut all) = (0, 0);
    for word in words {
        all += 1;
        capitals += usize::from(is_capital(word));
    }
    let ends = page.word(sentence.end.saturating_sub(1));
    all > 3 && capitals * 5 > all * 4 && !matches!(ends, "." | "!" | "?")
}

/// Whether a word begins like a name: with a capital, or as "al-Darrami" does.
pub fn is_capital(word: &str) -> bool {
    let rest = ["al-", "el-", "ul-", "as-", "ash-", "ad-", "an-"]
        .iter()
        .find_map(|start| word.strip_prefix(start));
    rest.unwrap_or(word).starts_with(char::is_uppercase)
}

/// Whether a token goes on with a name by itself: a capital, an initial's full stop, the apostrophe of "O'Neil".
fn continues(page: &Page, word: &str, at: usize) -> bool {
    let opens = page
        .tokens
        .tokens
        .get(at)
        .is_some_and(|token| token.opens_paragraph);
    let apostrophe = || {
        let inside = page.touch(at - 1) && page.touch(at);
        matches!(word, "'" | "’") && inside && is_capital(page.word(at + 1))
    };
    is_capital(word) && !opens || word == "." && is_initial(page, at) || apostrophe()
}

/// Where the run that begins at `start` ends.
fn end_of(page: &Page, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit && end - start < LONGEST {
        let word = page.word(end);
        if continues(page, word, end) {
            end += 1;
        } else if let Some(next) =
            over_owner(page, start, end, limit).or_else(|| over_particles(page, end, limit))
        {
            end = next;
        } else {
            break;
        }
    }
    while end > start + 1 && page.word(end - 1) == "." && !is_dotted(page, end - 1) {
        end -= 1;
    }
    end
}

/// Where the run goes on behind a possessive: "Harbour Workers' Union", "St Elmo's Hospital".
fn over_owner(page: &Page, start: usize, at: usize, limit: usize) -> Option<usize> {
    let possessive = matches!(page.word(at), "'s" | "’s" | "'" | "’") && page.touch(at - 1);
    let known = |at: usize| {
        at < limit && is_capital(page.word(at)) && lexicon::by_last(page.word(at)).is_some()
    };
    let named = known(at + 1) || is_capital(page.word(at + 1)) && known(at + 2);
    let owner = at - start > 1 || page.word(at - 1).ends_with('s') && page.word(at) != "'s";
    (possessive && named && owner).then_some(at + 2)
}

/// Whether the full stop belongs to an initial or a title before it, and a name goes on behind it.
fn is_initial(page: &Page, stop: usize) -> bool {
    let word = page.word(stop - 1);
    let short = word.chars().count() == 1 || is_title(word) && word.len() < 5;
    short && page.touch(stop - 1) && (is_capital(page.word(stop + 1)) || is_dotted(page, stop))
}

/// Whether the full stop ends an abbreviation of single letters: "U.S."
fn is_dotted(page: &Page, stop: usize) -> bool {
    let letter = |at: usize| page.word(at).chars().count() == 1 && is_capital(page.word(at));
    stop >= 3
        && letter(stop - 1)
        && page.word(stop - 2) == "."
        && letter(stop - 3)
        && page.touch(stop - 2)
        && page.touch(stop - 1)
}

/// Where the run goes on behind small words: "Ministry of the Interior", "Ursula von der Leyen".
fn over_particles(page: &Page, at: usize, limit: usize) -> Option<usize> {
    let count = (at..limit.min(at + 3))
        .take_while(|&at| lexicon::is_particle(page.word(at)))
        .count();
    let next = at + count;
    if count == 0 || next >= limit || !is_capital(page.word(next)) {
        return None;
    }
    let loose = (at..next).any(|at| lexicon::BINDING.contains(&page.word(at)));
    let before = page.word(at - 1);
    // "of" goes on with a name that needs it: "Bank of X", not "Kabul of X".
    let needs = lexicon::by_last(before).is_some()
        || matches!(
            before,
            "Ministry"
                | "Department"
                | "University"
                | "Bank"
                | "Gulf"
                | "Strait"
                | "Bay"
                | "Battle"
                | "Church"
                | "Union"
        );
    let and = page.word(at) == "and"
        && !matches!(
            before,
            "Health"
                | "Trade"
                | "Food"
                | "Law"
                | "Labour"
                | "Education"
                | "Science"
                | "Bosnia"
                | "Trinidad"
                | "Peace"
        );
    (!loose || needs && !and).then_some(next + 1)
}

/// Cuts a run behind titles and before words that name nobody.
fn split(page: &Page, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    for at in tokens.clone() {
        if lexicon::is_nobody(page.word(at))
            && !(at > start && lexicon::by_last(page.word(at)).is_some())
        {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..tokens.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// The runs of a part: the name behind its starters and titles, and a name before the title ("Punjab Chief Minister …").
fn named(page: &Page, tokens: Range<usize>, opens: bool, heading: bool) -> Vec<Run> {
    let (mut tokens, mut opens) = (tokens, opens);
    let article = |word: &str| {
        matches!(
            word,
            "A" | "An" | "The" | "In" | "At" | "." | "'" | "’" | "of" | "for" | "and"
        )
    };
    while !tokens.is_empty()
        && (article(page.word(tokens.start))
            || opens && lexicon::is_starter(page.word(tokens.start)))
    {
        tokens.start += 1;
        opens = heading;
    }
    let title =
        |at: &usize| is_title(page.word(*at)) && tokens.end - at > 1 && !takes_of(page, *at);
    let Some(last) = tokens.clone().rev().skip(1).find(title) else {
        // "the Environment Minister" names nobody.
        let office = tokens
            .end
            .checked_sub(1)
            .is_some_and(|last| is_title(page.word(last)));
        let run = run(page, tokens, opens, heading);
        return run.into_iter().filter(|_| !office).collect();
    };
    let first = tokens
        .clone()
        .find(|at| is_title(page.word(*at)))
        .unwrap_or(last);
    let dot = usize::from(page.word(last + 1) == ".");
    let mut person = run(page, last + 1 + dot..tokens.end, false, heading);
    if let Some(person) = &mut person {
        person.titled = true;
    }
    let before = (first == tokens.start + 1)
        .then(|| run(page, tokens.start..first, opens, heading))
        .flatten();
    before.into_iter().chain(person).collect()
}

fn run(page: &Page, tokens: Range<usize>, opens: bool, heading: bool) -> Option<Run> {
    let shouted = tokens
        .clone()
        .all(|at| !page.word(at).contains(char::is_lowercase));
    let letters = tokens
        .clone()
        .any(|at| page.word(at).chars().filter(|c| c.is_alphabetic()).count() > 1);
    (!tokens.is_empty() && letters).then_some(Run {
        tokens,
        titled: false,
        opens,
        shouted,
        heading,
    })
}

/// "Minister of Defence": the title is not one before a name.
fn takes_of(page: &Page, at: usize) -> bool {
    matches!(page.word(at + 1), "of" | "for" | "and")
}
