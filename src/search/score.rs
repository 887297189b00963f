//! How well one name meets one text.
//!
//! Points are those of fuzzy-matcher's `SkimMatcherV2` on folded text: 16 a letter, more at the
//! start of the name and of its words, less for gaps. A [`Fit`] parts names with equal points.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::pattern::{Shape, Text};
use super::places::Letter;
use super::points::{FOLLOWS, LEADING, LETTER, Points, WORD_START, bonus};
use super::refine::is_subsequence;

/// How well a name meets a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade {
    /// fuzzy-matcher's points.
    pub(super) points: i64,
    /// What decides between equal points.
    pub(super) fit: Fit,
}

/// How a text stands in a name, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Scattered, or inside a word.
    Loose,
    /// At the start of a word.
    WordStart,
    /// As whole words.
    Words,
    /// As the whole name.
    Name,
}

/// Grades names; one a thread, for it reuses its memory.
///
/// A few names are graded by `SkimMatcherV2` itself, many by [`Points`], which says the same in a
/// fraction of the time.
pub(super) struct Grader {
    skim: SkimMatcherV2,
    points: Option<Points>,
    letters: Vec<char>,
}

impl Grader {
    /// A grader for a few names.
    pub(super) fn for_few() -> Self {
        Self {
            skim: SkimMatcherV2::default().respect_case(),
            points: None,
            letters: Vec::new(),
        }
    }

    /// A grader for many names.
    pub(super) fn for_many() -> Self {
        Self {
            points: Some(Points::default()),
            ..Self::for_few()
        }
    }

    /// How well `name` meets `text`; `None` where it does not.
    pub(super) fn grade(&mut self, name: &str, text: &Text) -> Option<Grade> {
        if text.shape != Shape::Fuzzy {
            return best_run(name, text).map(|run| run.grade);
        }
        let points = self.points(name, text)?;
        let fit = if points < text.word_points {
            Fit::Loose
        } else {
            fit_anywhere(name, &text.folded)
        };
        Some(Grade { points, fit })
    }

    /// fuzzy-matcher's points for a fuzzy text in `name`.
    fn points(&mut self, name: &str, text: &Text) -> Option<i64> {
        let Some(points) = &mut self.points else {
            return self.skim_points(name, &text.folded);
        };
        if name.is_ascii() {
            let points = points.of(name.as_bytes(), text.folded.as_bytes());
            return points.map(i64::from);
        }
        self.letters.clear();
        self.letters.extend(name.chars());
        let wanted: Vec<char> = text.folded.chars().collect();
        points.of(&self.letters, &wanted).map(i64::from)
    }

    fn skim_points(&self, name: &str, wanted: &str) -> Option<i64> {
        if !is_subsequence(wanted, name) {
            return None;
        }
        self.forget();
        self.skim.fuzzy_match(name, wanted)
    }

    /// Where the letters of `wanted` are met in `name`, counted in characters.
    pub(super) fn places(&self, name: &str, wanted: &str) -> Vec<usize> {
        self.forget();
        let found = self.skim.fuzzy_indices(name, wanted);
        found.map(|(_, places)| places).unwrap_or_default()
    }

    /// `SkimMatcherV2` does not clear all of the memory it reuses, so that what it saw before can
    /// leak into the points of `aab`. A match of the smallest size makes it drop that memory.
    /// (Its own `use_cache(false)` panics in 0.3.7.)
    fn forget(&self) {
        self.skim.fuzzy_match("x", "x");
    }
}

/// The points of a text at the start of a word, at least; with fewer it does not stand there.
pub(super) fn word_points(folded: &str) -> i64 {
    let letters = i64::try_from(folded.chars().count()).unwrap_or(i64::MAX / 64);
    i64::from(LEADING + WORD_START - FOLLOWS) + letters * i64::from(LETTER + FOLLOWS)
}

/// A stretch of a name that meets a text letter by letter.
pub(super) struct Run {
    /// The byte of the folded name at which it starts.
    pub(super) start: usize,
    /// How well it meets the text.
    pub(super) grade: Grade,
}

/// The best stretch of `name` that meets a text which is not fuzzy, the first among equals.
pub(super) fn best_run(name: &str, text: &Text) -> Option<Run> {
    let wanted = text.folded.as_str();
    let run = |start: usize| Run {
        start,
        grade: grade_run(name, start, wanted),
    };
    match text.shape {
        Shape::Prefix => name.starts_with(wanted).then(|| run(0)),
        Shape::Whole => (name == wanted).then(|| run(0)),
        Shape::Suffix => name.strip_suffix(wanted).map(|rest| run(rest.len())),
        Shape::Fuzzy | Shape::Exact | Shape::Words => {
            let runs = occurrences(name, wanted).map(run);
            let whole = |run: &Run| text.shape != Shape::Words || run.grade.fit >= Fit::Words;
            runs.filter(whole)
                .reduce(|best, run| if run.grade > best.grade { run } else { best })
        }
    }
}

/// Every place at which `wanted` occurs, overlapping ones too.
fn occurrences(name: &str, wanted: &str) -> impl Iterator<Item = usize> {
    let (name, wanted) = (name.as_bytes(), wanted.as_bytes());
    let starts = wanted[0].places(name, 0);
    starts.filter(move |&at| name[at..].starts_with(wanted))
}

/// Points as fuzzy-matcher gives them for letters side by side.
fn grade_run(name: &str, start: usize, wanted: &str) -> Grade {
    let name = name.as_bytes();
    let mut bonuses = wanted.char_indices().map(|(at, _)| bonus(name, start + at));
    let first = LETTER + LEADING + bonuses.next().unwrap_or(0);
    let others = bonuses.map(|bonus| LETTER + bonus.max(FOLLOWS));
    Grade {
        points: i64::from(first + others.sum::<i32>()),
        fit: fit_at(name, start, wanted.len()),
    }
}

/// The best fit of `wanted` at the start of any word.
fn fit_anywhere(name: &str, wanted: &str) -> Fit {
    let fits = occurrences(name, wanted).map(|at| fit_at(name.as_bytes(), at, wanted.len()));
    fits.max().unwrap_or(Fit::Loose)
}

/// How the stretch of `length` bytes from `start` stands in `name`.
fn fit_at(name: &[u8], start: usize, length: usize) -> Fit {
    let end = start + length;
    if length == name.len() {
        Fit::Name
    } else if !starts_word(name, start) {
        Fit::Loose
    } else if end == name.len() || starts_word(name, end + 1) {
        Fit::Words
    } else {
        Fit::WordStart
    }
}

/// Words are what fuzzy-matcher takes for words: they start where it gives a bonus.
fn starts_word(name: &[u8], at: usize) -> bool {
    bonus(name, at) > 0
}
