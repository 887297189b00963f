//! In the entities: the patterns of the search, sorting, what is said of each.

use crate::terminal::{Screen, Session};

/// The names listed, as far as they are visible, first to last.
fn listed(screen: &Screen) -> Vec<String> {
    let lines = screen.pane("2 Entities").expect("the pane of entities");
    let rows = lines
        .iter()
        .skip(1)
        .take_while(|line| !line.starts_with('─'));
    let names = rows.map(|line| line.chars().skip(1).collect::<String>());
    let names = names.map(|name| name.split("  ").next().unwrap_or_default().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

#[test]
fn patterns_are_those_of_fzf() {
    /// What is typed, what comes first, what is listed too, what is not.
    const PATTERNS: [(&str, &str, &str, &str); 12] = [
        ("bajaur", "Bajaur", "Bajaur", "Pakistan"),
        ("kind:place", "", "Kurram", "Pakistan"),
        ("kind:sector", "", "Kurram", "Kabul"),
        ("side:afghanistan", "", "Afghanistan", "Pakistan"),
        ("'istan", "", "Balochistan", "Bajaur"),
        ("^pak", "", "Pakistani officials", "Balochistan"),
        ("drones$", "drones", "drones", "Pakistan"),
        ("!pakistan kind:org", "", "China", "Pakistan"),
        ("qatar | turkey", "", "Qatar", "Iran"),
        ("qatar | turkey", "", "Turkey", "Iran"),
        ("KÁBUL kind:place", "Kabul", "Kabul", "Bajaur"),
        (
            "khyber pak",
            "Khyber Pakhtunkhwa",
            "Khyber Pakhtunkhwa",
            "Khyber",
        ),
    ];
    let mut at = Session::start(160, 48);
    at.press("2");
    for (typed, first, other, absent) in PATTERNS {
        at.press("/ x Ctrl-u")
            .type_text(typed)
            .see(&format!("/{typed}"));
        let names = listed(&at.screen());
        let has = |name: &str| names.iter().any(|listed| listed == name);
        assert!(first.is_empty() || names[0] == first, "{typed}: {names:?}");
        assert!(has(other) && !has(absent), "{typed}: {names:?}");
        at.press("Enter");
    }
}

#[test]
fn matched_characters_are_marked_as_one_types() {
    let mut at = Session::start(160, 48);
    at.press("2 /").type_text("kurr");
    let (column, row) = at.place_of("▸Kurram");
    let marks = (1..=6).map(|i| at.screen().look(column + i, row).underline);
    let marks: Vec<bool> = marks.collect();
    assert_eq!(
        marks,
        [true, true, true, true, false, false],
        "{}",
        at.report()
    );
    at.press("Backspace Ctrl-w").see("▸Pakistan");
}

#[test]
fn a_search_that_finds_nothing_says_so_and_esc_shows_all() {
    let mut at = Session::start(80, 24);
    at.press("2 /")
        .type_text("zzz")
        .see("0/71")
        .see("Nothing is named like that");
    at.press("Enter").told("nothing is named “zzz”");
    at.press("Esc")
        .see("71 by mentions")
        .press("Esc")
        .told("nothing to clear");
    at.press("/")
        .type_text("iran")
        .see("▸Iran")
        .press("Esc")
        .see("71 by mentions");
}

#[test]
fn the_list_is_sorted_three_ways() {
    let mut at = Session::start(160, 48);
    at.press("2");
    let by_mentions = listed(&at.screen());
    assert_eq!(by_mentions[..2], ["Pakistan", "Afghanistan"]);
    at.hinted("s sort").told("sorted by name").press("g g");
    let by_name = listed(&at.screen());
    let mut sorted = by_name.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(by_name, sorted);
    at.press("s").told("sorted by appearance").press("g g");
    assert_ne!(listed(&at.screen()), by_name);
    at.press("s").told("sorted by mentions").press("g g");
    assert_eq!(listed(&at.screen()), by_mentions);
}

#[test]
fn every_mention_stands_in_its_sentence() {
    let mut at = Session::start(160, 48);
    at.press("2 /")
        .type_text("ttp")
        .press("Enter")
        .reads("2 Entities", "Tehrik-e-Taliban Pakistan · group");
    at.reads("2 Entities", "¶15")
        .reads("2 Entities", "At the core of the dispute lies");
    at.press("n")
        .press("N")
        .press("N")
        .told("no more mentions this way");
    at.press(">").told("mention 2 of 5").see("¶ 15/45");
    at.press("/ Esc Esc j");
    at.press("k Enter")
        .told("Tehrik-e-Taliban Pakistan: 5 mentions");
    at.told("> <").press("Tab Tab").told("j/k question");
}
