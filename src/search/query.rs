//! A pattern asked of one index: which entries match, and how well.

use super::found::Hit;
use super::index::Index;
use super::letters::Letters;
use super::pattern::{Ask, Group, Pattern, Term, Text};
use super::score::{Grade, Grader};

/// A pattern made ready for one index.
pub(super) struct Query<'a> {
    index: &'a Index,
    groups: Vec<Vec<Check<'a>>>,
    /// Letters that every matching name has.
    letters: Letters,
    /// Whether names are compared at all, or entries only chosen.
    ranks: bool,
}

/// A term made ready for one index.
enum Check<'a> {
    /// The name meets the text.
    Name(&'a Text),
    /// No name of the entry meets the text.
    NoName(&'a Text),
    /// The entry has one of the marked values, or, where negated, none of them.
    Value { marked: Vec<bool>, negated: bool },
}

/// The grades of a name for all groups, added up.
#[derive(Clone, Copy, Default)]
struct Total {
    points: i64,
    fit: i64,
}

impl Total {
    fn add(&mut self, grade: Grade) {
        self.points += grade.points;
        self.fit += grade.fit as i64;
    }

    /// One number that orders names: points first; then how the texts stand in the name; then
    /// names before aliases; then shorter before longer.
    fn score(self, is_alias: bool, length: usize) -> i64 {
        let shortness = 2047 - i64::from(u16::try_from(length).unwrap_or(u16::MAX).min(2047));
        let tie = self.fit.min(15) << 12 | i64::from(!is_alias) << 11 | shortness;
        (self.points << 16) + tie
    }
}

impl<'a> Query<'a> {
    /// Makes `pattern` ready for `index`.
    pub(super) fn new(index: &'a Index, pattern: &'a Pattern) -> Self {
        let check = |term| Check::new(index, term);
        let checks = |group: &'a Group| group.iter().map(check).collect();
        let needed = pattern.groups.iter().map(needed);
        let mut terms = pattern.groups.iter().flatten();
        Self {
            index,
            groups: pattern.groups.iter().map(checks).collect(),
            letters: needed.fold(Letters::default(), Letters::union),
            ranks: terms.any(|term| !term.negated && matches!(term.ask, Ask::Name(_))),
        }
    }

    /// The entry with its best name, if it matches.
    pub(super) fn hit(&self, grader: &mut Grader, entry: u32) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        for (name, number) in (0..).zip(self.index.names_of(entry)) {
            let Some(total) = self.total(grader, entry, number) else {
                continue;
            };
            let score = if self.ranks {
                total.score(name > 0, self.index.folded(number).len())
            } else {
                0
            };
            if best.is_none_or(|best| score > best.score) {
                best = Some(Hit { entry, name, score });
            }
        }
        best
    }

    /// The grades of a name, if it matches.
    fn total(&self, grader: &mut Grader, entry: u32, number: usize) -> Option<Total> {
        if !self.index.letters(number).cover(self.letters) {
            return None;
        }
        let mut total = Total::default();
        for group in &self.groups {
            let names = group.iter().filter_map(|check| match check {
                Check::Name(text) => self.grade(grader, number, text),
                Check::NoName(_) | Check::Value { .. } => None,
            });
            match names.max() {
                Some(grade) => total.add(grade),
                None if group.iter().any(|check| self.holds(grader, entry, check)) => {}
                None => return None,
            }
        }
        Some(total)
    }

    /// Whether an entry as a whole is what is asked for.
    fn holds(&self, grader: &mut Grader, entry: u32, check: &Check) -> bool {
        match check {
            Check::Name(_) => false,
            Check::NoName(text) => {
                let mut names = self.index.names_of(entry);
                names.all(|number| self.grade(grader, number, text).is_none())
            }
            Check::Value { marked, negated } => self.index.has_value(entry, marked) != *negated,
        }
    }

    /// How well a name meets a text; most that do not are told by their letters.
    fn grade(&self, grader: &mut Grader, number: usize, text: &Text) -> Option<Grade> {
        let covers = self.index.letters(number).cover(text.letters);
        covers.then(|| grader.grade(self.index.folded(number), text))?
    }
}

impl<'a> Check<'a> {
    fn new(index: &Index, term: &'a Term) -> Self {
        match &term.ask {
            Ask::Name(text) if term.negated => Self::NoName(text),
            Ask::Name(text) => Self::Name(text),
            Ask::Field(field) => Self::Value {
                marked: index.values_of(field),
                negated: term.negated,
            },
        }
    }
}

/// The letters a name must have for one of the terms to hold.
fn needed(group: &Group) -> Letters {
    let needed = group.iter().map(|term| match &term.ask {
        Ask::Name(text) if !term.negated => text.letters,
        _ => Letters::default(),
    });
    needed.reduce(Letters::common).unwrap_or_default()
}
