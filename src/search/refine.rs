//! When everything a pattern finds is among what another pattern found.

use super::pattern::{Ask, Field, Group, Pattern, Shape, Term, Text};

impl Pattern {
    /// Whether whatever matches this pattern also matches `wider`, so that it is enough to search
    /// what `wider` found. May say no where it is so, but never yes where it is not.
    #[must_use]
    pub fn refines(&self, wider: &Pattern) -> bool {
        let implied = |wide: &Group| self.groups.iter().any(|narrow| group_implies(narrow, wide));
        wider.groups.iter().all(implied)
    }
}

/// Whether one of `narrow` holding means that one of `wide` holds.
fn group_implies(narrow: &Group, wide: &Group) -> bool {
    narrow
        .iter()
        .all(|term| wide.iter().any(|other| term_implies(term, other)))
}

/// Whether `narrow` holding means that `wide` holds. Not having the wider is more than not
/// having the narrower.
fn term_implies(narrow: &Term, wide: &Term) -> bool {
    match (narrow.negated, wide.negated) {
        (false, false) => ask_implies(&narrow.ask, &wide.ask),
        (true, true) => ask_implies(&wide.ask, &narrow.ask),
        _ => false,
    }
}

fn ask_implies(narrow: &Ask, wide: &Ask) -> bool {
    match (narrow, wide) {
        (Ask::Name(narrow), Ask::Name(wide)) => text_implies(narrow, wide),
        (Ask::Field(narrow), Ask::Field(wide)) => field_implies(narrow, wide),
        _ => false,
    }
}

fn field_implies(narrow: &Field, wide: &Field) -> bool {
    narrow.key == wide.key && narrow.value.starts_with(&wide.value)
}

fn text_implies(narrow: &Text, wide: &Text) -> bool {
    let (long, short) = (narrow.folded.as_str(), wide.folded.as_str());
    match wide.shape {
        Shape::Fuzzy => is_subsequence(short, long),
        Shape::Exact => narrow.shape != Shape::Fuzzy && long.contains(short),
        Shape::Prefix => {
            matches!(narrow.shape, Shape::Prefix | Shape::Whole) && long.starts_with(short)
        }
        Shape::Suffix => {
            matches!(narrow.shape, Shape::Suffix | Shape::Whole) && long.ends_with(short)
        }
        Shape::Words | Shape::Whole => narrow == wide,
    }
}

/// Whether the characters of `short` occur in `long` in their order.
pub(super) fn is_subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short
        .chars()
        .all(|wanted| rest.any(|found| found == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refines(narrow: &str, wide: &str) -> bool {
        Pattern::parse(narrow).refines(&Pattern::parse(wide))
    }

    #[test]
    fn more_letters_and_more_words_refine() {
        for (narrow, wide) in [
            ("k", ""),
            ("khy", "kh"),
            ("khxy", "khy"),
            ("khyber pak", "khyber"),
            ("pak khyber", "khyber pa"),
            ("'khy", "kh"),
            ("^khy$", "^kh"),
            ("^khy$", "hy$"),
            ("^khy", "'hy"),
            ("!kh", "!khy"),
            ("kab", "kab | isl"),
            ("kabu | isla", "kab | isl"),
            ("kind:pl", "kind:p"),
            ("!kind:p", "!kind:pl"),
        ] {
            assert!(refines(narrow, wide), "{narrow} refines {wide}");
        }
    }

    #[test]
    fn what_may_find_more_does_not_refine() {
        for (narrow, wide) in [
            ("", "k"),
            ("kh", "khy"),
            ("!khy", "!kh"),
            ("kab | isl", "kab"),
            ("khy", "'kh"),
            ("'khy", "^kh"),
            ("khy$", "kh$"),
            ("^khy", "^kh$"),
            ("!kh", "kh"),
            ("kind:pl", "side:pl"),
            ("'khan", "'khan'"),
        ] {
            assert!(!refines(narrow, wide), "{narrow} does not refine {wide}");
        }
    }
}
