//! Running heads and page numbers, which stand in the middle of sentences when pages are read one after another.

use std::collections::HashMap;

use super::lines::Line;

/// Takes the topmost and the lowest line away from each page where it is a number, or where the same words, figures
/// aside, stand there on three pages or more and on a third of all; how many lines were taken.
pub(super) fn remove(pages: &mut [Vec<Line>]) -> usize {
    let mut times: HashMap<(bool, String), usize> = HashMap::new();
    for page in pages.iter() {
        for top in [true, false] {
            if let Some(edge) = edge(page, top) {
                *times.entry((top, pattern(&page[edge].text))).or_default() += 1;
            }
        }
    }
    let enough = 3.max(pages.len() / 3);
    let mut removed = 0;
    for page in pages.iter_mut() {
        for top in [true, false] {
            let Some(edge) = edge(page, top) else {
                continue;
            };
            let pattern = pattern(&page[edge].text);
            let often = times
                .get(&(top, pattern.clone()))
                .is_some_and(|&times| times >= enough);
            if often || (is_number(&pattern) && page.len() > 2) {
                page.remove(edge);
                removed += 1;
            }
        }
    }
    removed
}

/// The topmost line of a page, or the lowest.
fn edge(page: &[Line], top: bool) -> Option<usize> {
    let height = |&at: &usize| if top { -page[at].y } else { page[at].y };
    (0..page.len()).max_by(|a, b| height(a).total_cmp(&height(b)))
}

/// Words with `#` for each number.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_digit() && pattern.ends_with('#') => {}
            c if c.is_ascii_digit() => pattern.push('#'),
            c => pattern.extend(c.to_lowercase()),
        }
    }
    pattern
}

fn is_number(pattern: &str) -> bool {
    let bare: String = pattern.chars().filter(|c| !c.is_whitespace()).collect();
    ["#", "-#-", "–#–", "page#", "#/#", "#of#", "page#of#"].contains(&bare.as_str())
}
