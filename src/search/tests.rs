//! What is found in a small article, in which order and with which marks.

use super::{Entry, Found, Hit, Index, Pattern};

fn entry(names: &[&str], fields: &[(&'static str, &str)]) -> Entry {
    Entry {
        names: names.iter().map(|&name| name.to_owned()).collect(),
        fields: fields
            .iter()
            .map(|&(key, value)| (key, value.to_owned()))
            .collect(),
    }
}

fn article() -> Vec<Entry> {
    vec![
        entry(
            &["Afghan Taliban officials"],
            &[("kind", "group"), ("side", "Afghanistan")],
        ),
        entry(
            &["Tehrik-e-Taliban Pakistan", "TTP", "Pakistani Taliban"],
            &[("kind", "group")],
        ),
        entry(
            &["Taliban", "Afghan Taliban"],
            &[("kind", "group"), ("side", "Afghanistan")],
        ),
        entry(
            &["Khyber Pakhtunkhwa", "KP"],
            &[("kind", "place"), ("side", "Pakistan")],
        ),
        entry(&["Khyber"], &[("kind", "place"), ("side", "Pakistan")]),
        entry(&["Bajaur"], &[("kind", "place"), ("side", "Pakistan")]),
        entry(&["Operation Ghazab‑Lil‑Haq"], &[("kind", "operation")]),
        entry(
            &["Nangarhār", "Nangrahar"],
            &[("kind", "place"), ("side", "Afghanistan")],
        ),
        entry(
            &["Maryam Nawaz"],
            &[("kind", "person"), ("side", "Pakistan")],
        ),
    ]
}

fn find(index: &Index, typed: &str) -> Vec<Hit> {
    let mut found = Found::default();
    index.search(&Pattern::parse(typed), &mut found);
    found.hits().to_vec()
}

/// The names that are found in the small article, best first.
fn found(typed: &str) -> Vec<String> {
    let index: Index = article().into_iter().collect();
    let name = |hit: &Hit| index.name(hit.entry, hit.name).to_owned();
    find(&index, typed).iter().map(name).collect()
}

/// The name that is found first, with the letters that were met in brackets.
fn marked(typed: &str) -> String {
    let index: Index = article().into_iter().collect();
    let hit = find(&index, typed)[0];
    let positions = index.positions(&Pattern::parse(typed), hit);
    let letters = index.name(hit.entry, hit.name).char_indices();
    let mark = |(at, letter): (usize, char)| {
        if positions.iter().any(|&byte| byte as usize == at) {
            format!("[{letter}]")
        } else {
            letter.to_string()
        }
    };
    letters.map(mark).collect::<String>().replace("][", "")
}

#[test]
fn the_best_name_comes_first() {
    assert_eq!(
        found("taliban")[..2],
        ["Taliban", "Afghan Taliban officials"]
    );
    assert_eq!(found("ttp")[0], "TTP");
    assert_eq!(found("bajr"), ["Bajaur"]);
    assert_eq!(found("khyber")[..2], ["Khyber", "Khyber Pakhtunkhwa"]);
    assert_eq!(found("kp")[0], "KP");
}

#[test]
fn words_match_in_any_order_and_accents_do_not_matter() {
    assert_eq!(found("khyber pak"), ["Khyber Pakhtunkhwa"]);
    assert_eq!(found("pak khyber"), ["Khyber Pakhtunkhwa"]);
    assert_eq!(found("NANGARHAR"), ["Nangarhār"]);
    assert_eq!(found("nāwāz"), ["Maryam Nawaz"]);
    assert_eq!(found("'lil-haq"), ["Operation Ghazab‑Lil‑Haq"]);
}

#[test]
fn marks_and_fields_choose() {
    assert_eq!(found("^khyber$"), ["Khyber"]);
    assert_eq!(found("khwa$ | ^baj"), ["Khyber Pakhtunkhwa", "Bajaur"]);
    assert_eq!(found("kind:place !khyber"), ["Bajaur", "Nangarhār"]);
    assert_eq!(
        found("side:afg kind:gr 'officials"),
        ["Afghan Taliban officials"]
    );
    assert_eq!(
        found("kind:person | kind:operation"),
        ["Operation Ghazab‑Lil‑Haq", "Maryam Nawaz"]
    );
    assert_eq!(found("'taliban !side:afghanistan"), ["Pakistani Taliban"]);
    assert!(found("foo:bar").is_empty());
}

#[test]
fn a_name_that_is_not_wanted_rules_out_its_entry() {
    assert!(!found("!ttp").contains(&"Tehrik-e-Taliban Pakistan".to_owned()));
    assert_eq!(found("!ttp").len(), article().len() - 1);
}

#[test]
fn nothing_asked_gives_everything_in_order() {
    let names: Vec<String> = article()
        .into_iter()
        .map(|entry| entry.names[0].clone())
        .collect();
    for typed in ["", "  ", "'", "kind:", "! |"] {
        assert_eq!(found(typed), names);
    }
}

#[test]
fn an_entry_without_names_has_an_empty_one() {
    let index: Index = [Entry::default()].into_iter().collect();
    let hits = find(&index, "");
    assert_eq!(index.name(hits[0].entry, hits[0].name), "");
    assert!(find(&index, "a").is_empty());
    assert!(find(&[].into_iter().collect(), "").is_empty());
}

#[test]
fn met_letters_are_marked_in_the_name_as_given() {
    assert_eq!(marked("bajr"), "[Baj]au[r]");
    assert_eq!(marked("taliban"), "[Taliban]");
    assert_eq!(marked("nangarhar"), "[Nangarhār]");
    assert_eq!(marked("khyber pak"), "[Khyber] [Pak]htunkhwa");
    assert_eq!(marked("'lil-h"), "Operation Ghazab‑[Lil‑H]aq");
    assert_eq!(marked("khwa$ kind:place !x"), "Khyber Pakhtun[khwa]");
    assert_eq!(marked("zz | ^oper"), "[Oper]ation Ghazab‑Lil‑Haq");
}

#[test]
fn another_index_is_searched_from_scratch() {
    let (small, other): (Index, Index) = (
        article().into_iter().take(2).collect(),
        article().into_iter().collect(),
    );
    let mut found = Found::default();
    small.search(&Pattern::parse("tal"), &mut found);
    other.search(&Pattern::parse("tali"), &mut found);
    assert_eq!(found.hits(), find(&other, "tali"));
}
