//! What the claims are about: rival claims brought together, and which answers which.

mod clause;
pub mod cue;
mod question;
mod rows;
mod topic;
mod verb;
mod verification;

use crate::draft::meeting::Claims;
use crate::draft::parties::{Countries, camps};
use crate::draft::{Cast, Parties, Reading};
use crate::model::Article;
use crate::model::layer::{CueClass, How};
use crate::text::Span;

/// Claims about one and the same thing: a row of the comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matter {
    /// The question, in one plain sentence made of the claims' own words.
    pub question: String,
    /// Attributions of the reading, in the order of the text.
    pub claims: Vec<usize>,
}

/// How one attribution meets another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// The attribution that answers.
    pub answer: usize,
    /// How.
    pub how: How,
    /// The attribution that is answered.
    pub to: usize,
}

/// The comparison as drafted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matters {
    /// The questions, in the order of the text. Every attribution stands in exactly one.
    pub matters: Vec<Matter>,
    /// Which claim answers which.
    pub meetings: Vec<Meeting>,
    /// The class of each attribution's cue.
    pub classes: Vec<CueClass>,
    /// The hedges of each attribution, as they stand in the text.
    pub hedges: Vec<Vec<Span>>,
    /// The article's own lines on what could be checked, with the questions they bear on.
    pub verifications: Vec<(Span, Vec<usize>)>,
}

/// The most hedges of a claim.
const HEDGES: usize = 6;

/// Brings the claims of an article together.
#[must_use]
pub fn gather(
    article: &Article,
    reading: &Reading,
    cast: &Cast,
    countries: &dyn Countries,
    parties: &Parties,
) -> Matters {
    let camps = camps::read(article, reading, cast, countries);
    let mut claims = Claims::read(article, reading, &camps);
    claims.voices.clone_from(&parties.voices);
    let meetings = rows::meetings(&claims, &parties.voices);
    let rows = rows::rows(&claims, &meetings);
    let asker = question::Asker {
        article,
        reading,
        claims: &claims,
        camps: &camps,
        parties,
        called: question::called(&camps),
        meetings: &meetings,
    };
    let matters = rows
        .iter()
        .map(|row| Matter {
            question: asker.ask(row),
            claims: row.clone(),
        })
        .collect();
    let lines = verification::lines(article).into_iter();
    let by_paragraph = verification::by_paragraph(article, reading, &rows);
    let bearing = |line| (line, verification::bears_on(article, &by_paragraph, line));
    let cues = claims.statements.iter().map(|statement| {
        statement
            .cue
            .as_ref()
            .map_or(CueClass::Neutral, |cue| cue.class)
    });
    Matters {
        matters,
        classes: cues.collect(),
        hedges: (0..reading.attributions.len())
            .map(|i| hedges(article, reading, i))
            .collect(),
        verifications: lines.map(bearing).collect(),
        meetings,
    }
}

/// The words of a claim's cue and content that weaken it.
fn hedges(article: &Article, reading: &Reading, i: usize) -> Vec<Span> {
    let Some(attribution) = reading.attributions.get(i) else {
        return Vec::new();
    };
    let spans = std::iter::once(attribution.cue).chain(attribution.content.iter().copied());
    let mut found: Vec<Span> = spans
        .take(8)
        .flat_map(|span| cue::hedges(article.text(), span).take(HEDGES))
        .take(HEDGES)
        .collect();
    found.sort();
    found.dedup();
    found
}
