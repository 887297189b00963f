//! Ids and letters: short, readable, unique, and the same when an article is drafted again.

use std::collections::HashMap;

use crate::model::slug;

/// Ids that were given out.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashMap<String, usize>,
}

impl Ids {
    /// Ids that must not be given out: the format has them already.
    pub(super) fn without(reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|id| ((*id).to_owned(), 1));
        Self {
            taken: taken.collect(),
        }
    }

    /// An id made of `words`, with a number behind it from the second of its kind on.
    pub(super) fn give(&mut self, words: &str, otherwise: &str) -> String {
        let mut id = slug(words);
        if id.is_empty() {
            otherwise.clone_into(&mut id);
        }
        loop {
            let count = self.taken.entry(id.clone()).or_default();
            *count += 1;
            if *count == 1 {
                return id;
            }
            id = format!("{id}-{count}");
        }
    }
}

/// One letter for each name, all different: its first, else another of its own, else any.
pub(super) fn letters<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for name in names {
        let own = name
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_uppercase());
        let any = ('A'..='Z').chain('a'..='z').chain('А'..='Я');
        let letter = own
            .chain(any)
            .map(String::from)
            .find(|letter| !taken.contains(letter));
        taken.push(letter.unwrap_or_default()); // more than a hundred sides: `check` will say so
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_unique() {
        let mut ids = Ids::without(&["article"]);
        let given = [
            "São Tomé’s army",
            "sao tome s army",
            "",
            "…",
            "Article",
            "Tomé; a very long name that goes on and on",
        ]
        .map(|words| ids.give(words, "claim"));
        assert_eq!(
            given,
            [
                "sao-tome-s-army",
                "sao-tome-s-army-2",
                "claim",
                "claim-2",
                "article-2",
                "tome-a-very-long-name-that-g"
            ]
        );
    }

    #[test]
    fn an_id_with_a_number_is_not_given_twice() {
        let mut ids = Ids::default();
        let given = ["a", "a-2", "a", "a"].map(|words| ids.give(words, "x"));
        let mut distinct = given.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), 4, "{given:?}");
    }

    #[test]
    fn letters_differ() {
        let all = |names: &[&str]| letters(names.iter().copied()).join("");
        assert_eq!(all(&["Armenia", "Azerbaijan"]), "AZ");
        assert_eq!(all(&["Egypt", "Ethiopia", "Sudan"]), "ETS");
        assert_eq!(all(&["þⷞ2", "A", "a"]), "ABC");
        let many: Vec<String> = (0..80).map(|n| format!("{n}")).collect();
        let letters = letters(many.iter().map(String::as_str));
        assert!(
            letters
                .iter()
                .all(|letter| letter.chars().all(char::is_alphabetic))
        );
    }
}
