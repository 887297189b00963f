//! Where in a name the pattern was met, for what is on the screen.

use std::collections::BTreeSet;

use super::found::Hit;
use super::index::Index;
use super::pattern::{Ask, Group, Pattern, Shape, Text};
use super::score::{Grade, Grader, best_run};
use crate::text::fold_with_positions;

impl Index {
    /// The bytes of the hit's name, as it was given, at which the characters start that `pattern`
    /// met, in ascending order.
    ///
    /// # Panics
    /// If the hit is from another index.
    #[must_use]
    pub fn positions(&self, pattern: &Pattern, hit: Hit) -> Vec<u32> {
        let (folded, origins) = fold_with_positions(self.name(hit.entry, hit.name));
        let mut grader = Grader::for_few();
        let mut bytes = BTreeSet::new();
        for group in &pattern.groups {
            if let Some(text) = best_text(&mut grader, group, &folded) {
                let places = places(&grader, &folded, text);
                bytes.extend(places.into_iter().map(|place| origins[place]));
            }
        }
        bytes.into_iter().collect()
    }
}

/// The text of a group that `name` meets best.
fn best_text<'a>(grader: &mut Grader, group: &'a Group, name: &str) -> Option<&'a Text> {
    let met = group.iter().filter_map(|term| match &term.ask {
        Ask::Name(text) if !term.negated => Some((grader.grade(name, text)?, text)),
        _ => None,
    });
    let better = |best: (Grade, _), next: (Grade, _)| if next.0 > best.0 { next } else { best };
    met.reduce(better).map(|(_, text)| text)
}

/// The characters of the folded `name` that meet `text`.
fn places(grader: &Grader, name: &str, text: &Text) -> Vec<usize> {
    if text.shape == Shape::Fuzzy {
        return grader.places(name, &text.folded);
    }
    let Some(run) = best_run(name, text) else {
        return Vec::new();
    };
    let first = name[..run.start].chars().count();
    (first..first + text.folded.chars().count()).collect()
}
