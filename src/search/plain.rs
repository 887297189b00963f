//! The plain definition of what is found, and that the ways to be fast keep to it.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::found::MANY;
use super::pattern::{Ask, Field, Shape, Term, Text};
use super::random::Random;
use super::refine::is_subsequence;
use super::{Entry, Found, Hit, Index, Pattern};
use crate::text::fold;

fn find(index: &Index, typed: &str) -> Vec<Hit> {
    let mut found = Found::default();
    index.search(&Pattern::parse(typed), &mut found);
    found.hits().to_vec()
}

/// Random entries; with few letters, so that much matches.
fn random_entries(random: &mut Random, count: usize) -> Vec<Entry> {
    let name = |random: &mut Random| {
        let length = 1 + random.below(12);
        random.text("abcàB -’", length)
    };
    let entry = |_| Entry {
        names: (0..=random.below(3)).map(|_| name(random)).collect(),
        fields: vec![("kind", random.text("ab", 2))],
    };
    (0..count).map(entry).collect()
}

/// A random pattern of one to three words.
fn random_pattern(random: &mut Random) -> String {
    let starts = [
        "", "", "", "", "'", "^", "!", "!^", "!'", "kind:", "!kind:", "| ",
    ];
    let word = |random: &mut Random| {
        let start = *random.pick(&starts);
        let length = 1 + random.below(4);
        let end = *random.pick(&["", "", "", "$", "'"]);
        format!("{start}{}{end}", random.text("abc", length))
    };
    let words: Vec<String> = (0..=random.below(3)).map(|_| word(random)).collect();
    words.join(" ")
}

/// The definition of a match, as slow and plain as possible: the points of a name.
fn plain_points(entry: &Entry, name: &str, pattern: &Pattern) -> Option<i64> {
    let alternatives = |group: &Vec<Term>| {
        let points = group
            .iter()
            .filter_map(|term| plain_term(entry, name, term));
        points.max()
    };
    pattern.groups.iter().map(alternatives).sum()
}

fn plain_term(entry: &Entry, name: &str, term: &Term) -> Option<i64> {
    match &term.ask {
        Ask::Name(text) if term.negated => {
            let met = entry
                .names
                .iter()
                .any(|name| plain_text(&fold(name), text).is_some());
            (!met).then_some(i64::MIN / 16)
        }
        Ask::Name(text) => plain_text(name, text),
        Ask::Field(Field { key, value }) => {
            let mut fields = entry.fields.iter();
            let has = fields.any(|field| field.0 == *key && fold(&field.1).starts_with(value));
            (has != term.negated).then_some(i64::MIN / 16)
        }
    }
}

/// fuzzy-matcher's own points for a fuzzy text, any for another that is met.
fn plain_text(name: &str, text: &Text) -> Option<i64> {
    let wanted = text.folded.as_str();
    let met = match text.shape {
        Shape::Fuzzy => return SkimMatcherV2::default().fuzzy_match(name, wanted),
        Shape::Exact => name.contains(wanted),
        Shape::Prefix => name.starts_with(wanted),
        Shape::Suffix => name.ends_with(wanted),
        Shape::Whole => name == wanted,
        Shape::Words => {
            let parts: Vec<&str> = name.split([' ', '-', '\'']).collect();
            parts.contains(&wanted)
        }
    };
    met.then_some(0)
}

/// Compares the hits of many random patterns with the plain definition.
fn compare_with_plain(seed: u64, entries: usize, patterns: usize) {
    let mut random = Random::new(seed);
    let entries = random_entries(&mut random, entries);
    let index: Index = entries.iter().cloned().collect();
    for _ in 0..patterns {
        let typed = random_pattern(&mut random);
        let pattern = Pattern::parse(&typed);
        let hits = find(&index, &typed);
        let matches = |entry: &Entry| {
            let mut names = entry.names.iter();
            names.any(|name| plain_points(entry, &fold(name), &pattern).is_some())
        };
        let expected: Vec<usize> = (0..entries.len())
            .filter(|&at| matches(&entries[at]))
            .collect();
        let mut found: Vec<usize> = hits.iter().map(|hit| hit.entry as usize).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{typed:?}");
        assert!(
            hits.is_sorted_by(|a, b| (b.score, a.entry) < (a.score, b.entry)),
            "{typed:?}"
        );
    }
}

#[test]
fn few_entries_are_found_as_defined() {
    compare_with_plain(3, 60, 1_000);
}

#[test]
fn many_entries_are_found_as_defined() {
    compare_with_plain(4, MANY + 501, 25);
}

#[test]
fn the_order_is_that_of_fuzzy_matcher() {
    let mut random = Random::new(5);
    let entries = random_entries(&mut random, MANY + 100);
    let index: Index = entries.iter().cloned().collect();
    for _ in 0..12 {
        let length = 1 + random.below(4);
        let typed = random.text("abc-", length);
        let wanted = fold(&typed);
        let points = |hit: &Hit| {
            let name = fold(index.name(hit.entry, hit.name));
            let best = SkimMatcherV2::default()
                .fuzzy_match(&name, &wanted)
                .expect("a hit");
            let names = entries[hit.entry as usize].names.iter();
            let others =
                names.filter_map(|name| SkimMatcherV2::default().fuzzy_match(&fold(name), &wanted));
            assert_eq!(others.max(), Some(best), "{typed:?} in {name:?}");
            best
        };
        let points: Vec<i64> = find(&index, &typed).iter().map(points).collect();
        assert!(points.is_sorted_by(|a, b| a >= b), "{typed:?}");
    }
}

#[test]
fn few_and_many_are_graded_alike() {
    let mut random = Random::new(6);
    let entries = random_entries(&mut random, MANY);
    let many: Index = entries.iter().cloned().collect();
    let few: Index = entries[..MANY / 2].iter().cloned().collect();
    for _ in 0..60 {
        let typed = random_pattern(&mut random);
        let mut hits = find(&many, &typed);
        hits.retain(|hit| (hit.entry as usize) < few.len());
        assert_eq!(hits, find(&few, &typed), "{typed:?}");
    }
}

#[test]
fn typing_on_finds_what_searching_afresh_finds() {
    let mut random = Random::new(7);
    for entries in [80, MANY + 300] {
        let index: Index = random_entries(&mut random, entries).into_iter().collect();
        let mut typed = String::new();
        let mut found = Found::default();
        for _ in 0..if entries < MANY { 2_000 } else { 100 } {
            match random.below(5) {
                0 => drop(typed.pop()),
                1 if typed.len() > 12 => typed.clear(),
                _ => typed += &random.text("aabbcc  '^!$|\\", 1),
            }
            index.search(&Pattern::parse(&typed), &mut found);
            assert_eq!(found.hits(), find(&index, &typed), "{typed:?}");
        }
    }
}

#[test]
fn marks_spell_the_pattern() {
    let mut random = Random::new(8);
    let index: Index = random_entries(&mut random, 200).into_iter().collect();
    for _ in 0..300 {
        let length = 1 + random.below(5);
        let typed = random.text("abc-", length);
        let pattern = Pattern::parse(&typed);
        for hit in find(&index, &typed) {
            let name = index.name(hit.entry, hit.name);
            let positions = index.positions(&pattern, hit);
            let met: String = positions
                .iter()
                .map(|&at| &name[at as usize..])
                .filter_map(|rest| rest.chars().next())
                .collect();
            let Ask::Name(text) = &pattern.groups[0][0].ask else {
                panic!("not a name")
            };
            assert!(
                is_subsequence(&text.folded, &fold(&met)),
                "{typed:?} marks {met:?} in {name:?}"
            );
        }
    }
}
