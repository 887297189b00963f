//! Whose words an attribution gives: the figure that its source names, or takes up with a noun or a pronoun.

mod named;
mod pronoun;

use std::collections::HashMap;

use super::described::head;
use super::noun::{noun, takes_up};
use super::scene::Scene;
use super::sketch::Sketch;
use crate::draft::Reading;
use crate::draft::title::{Gender, gender, is_title};
use crate::model::layer::Kind;
use crate::text::Span;
use pronoun::pronoun;

/// How many referents back a pronoun or a noun looks for whom it stands for.
const LOOK_BACK: usize = 12;

/// The figure of each attribution's source, and for each figure where it is a source without its name.
pub fn sources(
    scene: &Scene,
    reading: &Reading,
    sketches: &[Sketch],
) -> (Vec<Option<usize>>, Vec<Vec<Span>>) {
    let mentions = sketches
        .iter()
        .enumerate()
        .flat_map(|(i, sketch)| sketch.mentions.iter().map(move |span| (*span, i)));
    let mut mentions: Vec<(Span, usize)> = mentions.collect();
    mentions.sort_unstable();
    let mut reader = Reader {
        scene,
        sketches,
        countries: countries(sketches),
        mentions,
        heard: Vec::new(),
        genders: HashMap::new(),
        nouns: HashMap::new(),
    };
    let mut sources = vec![None; reading.attributions.len()];
    let mut references = vec![Vec::new(); sketches.len()];
    let quotations = quotations(scene.text, reading);
    for (i, span) in in_order(reading, &quotations) {
        let outer = quotations.get(&i).copied();
        let speaker = outer.and_then(|outer| sources.get(outer).copied().flatten());
        let Some((figure, by_name)) = reader.read(span, speaker) else {
            continue;
        };
        if let Some(source) = sources.get_mut(i) {
            *source = Some(figure);
        }
        if !by_name && let Some(list) = references.get_mut(figure) {
            list.push(span);
        }
    }
    for list in &mut references {
        list.sort_unstable();
        list.dedup();
    }
    (sources, references)
}

fn countries(sketches: &[Sketch]) -> HashMap<&str, usize> {
    let countries = sketches
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, sketch)| sketch.is_country());
    countries
        .filter_map(|(i, sketch)| Some((sketch.country.as_deref()?, i)))
        .collect()
}

/// For each attribution inside a direct quotation: the attribution that gives the quotation.
fn quotations(text: &str, reading: &Reading) -> HashMap<usize, usize> {
    let contents = reading
        .attributions
        .iter()
        .enumerate()
        .flat_map(|(i, attribution)| attribution.content.iter().map(move |span| (*span, i)));
    let quoted = |span: &Span| span.of(text).starts_with(['"', '“', '‘', '\'']);
    let mut contents: Vec<(Span, usize)> = contents.filter(|(span, _)| quoted(span)).collect();
    contents.sort_unstable();
    let around = |span: Span, own: usize| {
        let behind = contents.partition_point(|(content, _)| content.start <= span.start);
        let near = contents.get(..behind)?.iter().rev().take(3);
        near.into_iter()
            .find(|(content, i)| content.covers(span) && *i != own)
            .map(|(_, i)| *i)
    };
    let sources = reading.attributions.iter().enumerate();
    sources
        .filter_map(|(i, attribution)| Some((i, around(attribution.source?, i)?)))
        .collect()
}

/// The attributions with a source, in the order of their sources; one inside a quotation after whoever speaks the quotation.
fn in_order(reading: &Reading, quotations: &HashMap<usize, usize>) -> Vec<(usize, Span)> {
    let source = |i: usize| reading.attributions.get(i)?.source;
    let all = (0..reading.attributions.len()).filter_map(|i| Some((i, source(i)?)));
    let mut sources: Vec<(usize, Span)> = all.collect();
    sources.sort_by_cached_key(|&(i, span)| {
        let outer = quotations.get(&i).and_then(|&outer| source(outer));
        (
            outer.map_or(span, |outer| outer.max(span)),
            outer.is_some(),
            span,
        )
    });
    sources
}

/// Somebody who was named as a source, or spoken of where a pronoun may take them up.
#[derive(Debug, Clone, Copy)]
struct Heard {
    figure: Option<usize>,
    person: bool,
    plural: bool,
    gender: Option<Gender>,
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    sketches: &'a [Sketch],
    /// The figure of each country that is one, by its code.
    countries: HashMap<&'a str, usize>,
    /// Every mention with its figure, in the order of the text.
    mentions: Vec<(Span, usize)>,
    /// Sources so far.
    heard: Vec<Heard>,
    genders: HashMap<usize, Gender>,
    /// By a noun of a source: the figure that it told of last, if that is known.
    nouns: HashMap<String, Option<usize>>,
}

/// What speaks without being anybody.
const PAPERS: [&str; 24] = [
    "account",
    "analysis",
    "article",
    "bulletin",
    "complaint",
    "document",
    "editorial",
    "estimate",
    "filing",
    "indictment",
    "leaflet",
    "letter",
    "memo",
    "notice",
    "petition",
    "poll",
    "release",
    "report",
    "ruling",
    "statement",
    "study",
    "survey",
    "tweet",
    "verdict",
];

impl Reader<'_> {
    /// The figure of a source, and whether the source names it.
    ///
    /// `speaker` is whoever speaks the quotation that the source stands in, whom a pronoun does not mean.
    fn read(&mut self, span: Span, speaker: Option<usize>) -> Option<(usize, bool)> {
        let tokens = self.scene.tokens.within(span);
        let single = tokens.len() == 1;
        if let Some(pronoun) = pronoun(&self.scene.lower(tokens.start)).filter(|_| single) {
            return Some((self.meant(pronoun, span, speaker)?, false));
        }
        let head = head(self.scene, span)?;
        let person = self.is_person(span, head);
        let named = self.named(span, head);
        let figure = named.or_else(|| self.taken_up(span, head));
        let sex = self
            .gender_of(span)
            .or_else(|| figure.and_then(|figure| self.genders.get(&figure).copied()));
        if let Some((figure, sex)) = figure.zip(sex).filter(|_| person) {
            self.genders.insert(figure, sex);
        }
        match figure {
            Some(figure) => self.learn(span, figure),
            None => drop(self.nouns.insert(self.scene.lower(head), None)),
        }
        let plural = !person && self.is_plural(head, figure);
        let person = person || figure.is_none() && !plural && self.is_somebody(span, head);
        self.heard.push(Heard {
            figure,
            person,
            plural,
            gender: sex,
        });
        Some((figure?, named.is_some()))
    }

    fn is_person(&self, span: Span, head: usize) -> bool {
        let named = self.within(span).iter().any(|(at, figure)| {
            self.kind(*figure) == Some(Kind::Person)
                && !self.scene.is_possessive(self.scene.tokens.within(*at).end)
        });
        let lower = self.scene.lower(head);
        named
            || is_title(&lower)
            || takes_up(&lower) == Some(Kind::Person)
            || gender(&lower).is_some() && !self.scene.is_capital(head)
    }

    /// Whether a source that no figure fits is a person all the same: "a farmer in the next valley".
    fn is_somebody(&self, span: Span, head: usize) -> bool {
        let first = self.scene.lower(self.scene.tokens.within(span).start);
        let lower = self.scene.lower(head);
        matches!(first.as_str(), "a" | "an" | "one" | "another")
            && noun(&lower).is_none()
            && !PAPERS.contains(&lower.as_str())
            && takes_up(&lower).is_none()
    }

    fn is_plural(&self, head: usize, figure: Option<usize>) -> bool {
        let lower = self.scene.lower(head);
        let common = !self.scene.is_capital(head) || figure.is_none();
        common
            && (lower.ends_with('s') && !lower.ends_with("ss")
                || lower == "police"
                || lower == "people")
    }

    fn kind(&self, figure: usize) -> Option<Kind> {
        self.sketches.get(figure).map(Sketch::kind)
    }

    /// The mentions that lie inside a span.
    fn within(&self, span: Span) -> &[(Span, usize)] {
        let start = self
            .mentions
            .partition_point(|(at, _)| at.start < span.start);
        let rest = self.mentions.get(start..).unwrap_or_default();
        let count = rest
            .iter()
            .take_while(|(at, _)| at.start < span.end)
            .count();
        rest.get(..count).unwrap_or_default()
    }

    /// The mentions before a span.
    fn before(&self, span: Span) -> &[(Span, usize)] {
        let end = self
            .mentions
            .partition_point(|(at, _)| at.start < span.start);
        self.mentions.get(..end).unwrap_or_default()
    }

    /// What the words of a source say of the sex of whom it names.
    fn gender_of(&self, span: Span) -> Option<Gender> {
        let tokens = self.scene.tokens.within(span);
        let before = tokens.start.checked_sub(2).unwrap_or(tokens.start)..tokens.start;
        let words = tokens
            .take(24)
            .chain(before.filter(|token| is_title(self.scene.word(*token))));
        words
            .map(|token| self.scene.lower(token))
            .filter(|lower| {
                takes_up(lower).is_some() || is_title(lower) || lower.ends_with("woman")
            })
            .find_map(|lower| gender(&lower))
    }

    /// Remembers the nouns that a source says of its figure: "the general", "the ministry".
    fn learn(&mut self, span: Span, figure: usize) {
        for token in self.scene.tokens.within(span).take(24) {
            let lower = self.scene.lower(token);
            if takes_up(&lower).is_some_and(|kind| {
                Some(kind) == self.kind(figure)
                    || kind != Kind::Person && self.kind(figure) == Some(Kind::Place)
            }) || noun(&lower).is_some_and(|noun| {
                self.sketches
                    .get(figure)
                    .is_some_and(|sketch| sketch.noun == Some(noun))
            }) {
                self.nouns.insert(lower, Some(figure));
            }
        }
    }
}
