//! Attributions compared with the true ones, as `shared/eval/score.py` does it.
//!
//! | figure | counts |
//! |---|---|
//! | `token.ROLE` | words in that role in any attribution of the article |
//! | `overlap.ROLE` | instances of a role, matched one to one, where the shared words are at least half of either |
//! | `ar.content` | attributions, matched one to one by their content, likewise |
//! | `ar.source` | of these, those whose source is right: neither has one, or the head of each lies in the other |
//! | `ar.full` | of these, those whose cues share a word |
//! | `ar.speech` | `ar.source` of the attributions whose cue holds a word of saying: the claims proper |

use std::collections::{BTreeMap, BTreeSet};

use counterclaim::draft::Role;

use crate::gold::Marks;
use crate::words::{Quoting, Set, Words};

/// The three roles with their names.
pub const ROLES: [(Role, &str); 3] = [
    (Role::Source, "source"),
    (Role::Cue, "cue"),
    (Role::Content, "content"),
];

/// How many were right, found and true.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Found ones that are right.
    pub right: usize,
    /// All that were found.
    pub found: usize,
    /// True ones that were found.
    pub met: usize,
    /// All that are true.
    pub gold: usize,
}

impl Count {
    fn both(right: usize, found: usize, gold: usize) -> Self {
        Self {
            right,
            found,
            met: right,
            gold,
        }
    }

    /// The share of what was found that is right, in percent.
    pub fn precision(self) -> f64 {
        percent(self.right, self.found)
    }

    /// The share of what is true that was found, in percent.
    pub fn recall(self) -> f64 {
        percent(self.met, self.gold)
    }

    /// The harmonic mean of both, in percent.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }
}

#[allow(clippy::cast_precision_loss)] // counts of words in a file
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        100.0 * part as f64 / whole as f64
    }
}

/// The counts of all articles by the names of the figures.
#[derive(Debug, Default)]
pub struct Tally {
    /// In the order of their names.
    pub counts: BTreeMap<String, Count>,
}

/// An attribution as words.
struct Instance {
    roles: [Set; 3],
    is_saying: bool,
}

impl Instance {
    fn of(words: &Words, marks: &Marks) -> Self {
        Self {
            roles: ROLES.map(|(role, _)| words.within(marks.of(role))),
            is_saying: words.is_saying(&marks.cue),
        }
    }

    fn source(&self) -> &Set {
        &self.roles[0]
    }

    fn cue(&self) -> &Set {
        &self.roles[1]
    }

    fn content(&self) -> &Set {
        &self.roles[2]
    }
}

impl Tally {
    /// Counts an article in.
    pub fn add(&mut self, text: &str, found: &[Marks], gold: &[Marks]) {
        let words = Words::of(text);
        let instances = |marks: &[Marks]| {
            marks
                .iter()
                .map(|marks| Instance::of(&words, marks))
                .collect()
        };
        let (found, all): (Vec<Instance>, Vec<Instance>) = (instances(found), instances(gold));
        for (role, (_, name)) in ROLES.iter().enumerate() {
            self.add_role(role, name, &found, &all);
        }
        let kinds: Vec<Quoting> = gold
            .iter()
            .map(|marks| words.quoting(&marks.content))
            .collect();
        let with_content = all
            .into_iter()
            .zip(kinds)
            .filter(|(gold, _)| !gold.content().is_empty());
        self.add_whole(&words, &found, &with_content.collect::<Vec<_>>());
    }

    /// Counts the words and the instances of a role.
    fn add_role(&mut self, role: usize, name: &str, found: &[Instance], gold: &[Instance]) {
        let all = |of: &[Instance]| {
            of.iter()
                .flat_map(|one| one.roles[role].clone())
                .collect::<BTreeSet<_>>()
        };
        let (a, b) = (all(found), all(gold));
        let shared = a.intersection(&b).count();
        self.count(
            &format!("token.{name}"),
            Count::both(shared, a.len(), b.len()),
        );
        let distinct = |of: &[Instance]| {
            let sets = of
                .iter()
                .map(|one| one.roles[role].clone())
                .filter(|set| !set.is_empty());
            sets.collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        };
        let (a, b) = (distinct(found), distinct(gold));
        let matched = pair_off(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>());
        self.count(
            &format!("overlap.{name}"),
            Count::both(matched.len(), a.len(), b.len()),
        );
    }

    /// Counts whole attributions.
    fn add_whole(&mut self, words: &Words, found: &[Instance], gold: &[(Instance, Quoting)]) {
        let contents: Vec<&Set> = found.iter().map(Instance::content).collect();
        let true_contents: Vec<&Set> = gold.iter().map(|(one, _)| one.content()).collect();
        let matched = pair_off(&contents, &true_contents);
        let sourced: Vec<(usize, usize)> = matched
            .iter()
            .copied()
            .filter(|&(i, j)| is_same_source(words, &found[i], &gold[j].0))
            .collect();
        let full = sourced
            .iter()
            .filter(|&&(i, j)| is_same_cue(&found[i], &gold[j].0))
            .count();
        let of_all = |right| Count::both(right, found.len(), gold.len());
        self.count("ar.content", of_all(matched.len()));
        self.count("ar.source", of_all(sourced.len()));
        self.count("ar.full", of_all(full));
        let speech = Count {
            right: sourced.iter().filter(|(i, _)| found[*i].is_saying).count(),
            found: found.iter().filter(|one| one.is_saying).count(),
            met: sourced.iter().filter(|(_, j)| gold[*j].0.is_saying).count(),
            gold: gold.iter().filter(|(one, _)| one.is_saying).count(),
        };
        self.count("ar.speech", speech);
        for (kind, name) in [
            (Quoting::Direct, "direct"),
            (Quoting::Mixed, "mixed"),
            (Quoting::Indirect, "indirect"),
        ] {
            let count = Count {
                met: sourced.iter().filter(|(_, j)| gold[*j].1 == kind).count(),
                gold: gold.iter().filter(|(_, of)| *of == kind).count(),
                ..Count::default()
            };
            self.count(&format!("recall.{name}"), count);
        }
    }

    fn count(&mut self, name: &str, more: Count) {
        let count = self.counts.entry(name.to_owned()).or_default();
        count.right += more.right;
        count.found += more.found;
        count.met += more.met;
        count.gold += more.gold;
    }
}

/// Whether neither has a source, or the head of each lies in the other.
fn is_same_source(words: &Words, found: &Instance, gold: &Instance) -> bool {
    match (words.head(found.source()), words.head(gold.source())) {
        (None, None) => true,
        (Some(a), Some(b)) => gold.source().contains(&a) && found.source().contains(&b),
        _ => false,
    }
}

/// Whether neither has a cue, or the two share a word.
fn is_same_cue(found: &Instance, gold: &Instance) -> bool {
    found.cue().is_empty() && gold.cue().is_empty() || shared(found.cue(), gold.cue()) > 0
}

/// How many words two sets share.
fn shared(a: &Set, b: &Set) -> usize {
    a.iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count()
}

/// Pairs sets off one to one, those first that share most (by Jaccard); only where the shared words are at
/// least half of either.
fn pair_off(found: &[&Set], gold: &[&Set]) -> Vec<(usize, usize)> {
    let mut possible = Vec::new();
    for (i, a) in found.iter().enumerate() {
        for (j, b) in gold.iter().enumerate() {
            let both = shared(a, b);
            if both > 0 && 2 * both >= a.len() && 2 * both >= b.len() {
                let either = a.len() + b.len() - both;
                possible.push((Ratio(both, either), i, j));
            }
        }
    }
    possible.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used, mut met) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, i, j) in possible {
        if !used.contains(&i) && !met.contains(&j) {
            used.insert(i);
            met.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}

/// A fraction, compared without rounding.
#[derive(Debug, PartialEq, Eq)]
struct Ratio(usize, usize);

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
