//! A claim in words that can be compared.

use std::collections::HashSet;

use crate::draft::matters::cue::{self, Cue};
use crate::draft::parties::camps::Camps;
use crate::draft::{Reading, lemma};
use crate::model::Article;
use crate::model::layer::Kind;
use crate::text::{self, Span};

/// The most words of a content that are compared.
const WORDS: usize = 160;

/// The most namings of a content that are compared.
const NAMES: usize = 24;

/// A claim in words that can be compared.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a sign by itself
pub struct Statement {
    /// Its words of saying.
    pub cue: Option<Cue>,
    /// The stems of its content that say what it is about, once each.
    pub words: HashSet<String>,
    /// The first stems of its content, all of them.
    pub first: Vec<String>,
    /// How many words its content has.
    pub length: usize,
    /// The camps named in its content.
    pub named: HashSet<usize>,
    /// The numbers in its content.
    pub numbers: HashSet<String>,
    /// Whether its content denies something.
    pub negated: bool,
    /// Whether its content begins inside quotation marks.
    pub quoted: bool,
    /// Who says it.
    pub speaker: Option<usize>,
    /// Whom it accuses.
    pub target: Option<usize>,
    /// Whether its source is of a kind that stands apart.
    pub third: bool,
    /// Whether somebody is named as the source.
    pub sourced: bool,
    /// Paragraph, counted from 0.
    pub paragraph: u32,
    /// Sentence, counted from 0.
    pub sentence: u32,
    /// The claim in which it stands.
    pub within: Option<usize>,
    /// The stem of the word with which its sentence begins.
    pub opens: String,
}

/// The claims of an article.
#[must_use]
pub fn statements(article: &Article, reading: &Reading, camps: &Camps) -> Vec<Statement> {
    let cues = reading
        .attributions
        .iter()
        .map(|attribution| attribution.cue.start as usize);
    let sentences: Vec<Span> = article.sentences_at(cues).collect();
    let mut number = 0;
    let mut last = None;
    (0..reading.attributions.len())
        .map(|i| {
            let sentence = sentences.get(i).copied().unwrap_or_default();
            if last.is_some_and(|last| last != sentence) {
                number += 1;
            }
            last = Some(sentence);
            statement(article, reading, camps, i, sentence, number)
        })
        .collect()
}

fn statement(
    article: &Article,
    reading: &Reading,
    camps: &Camps,
    i: usize,
    sentence: Span,
    number: u32,
) -> Statement {
    let text = article.text();
    let Some(attribution) = reading.attributions.get(i) else {
        return Statement::default();
    };
    let mut statement = Statement {
        cue: Some(cue::read_cue(attribution.cue.of(text))),
        speaker: camps.speakers.get(i).copied().flatten(),
        target: camps.targets.get(i).copied().flatten(),
        third: camps
            .phrases
            .get(i)
            .is_some_and(super::super::parties::phrase::Phrase::is_third),
        sourced: attribution.source.is_some(),
        paragraph: article.paragraph_at(attribution.cue.start as usize).0,
        sentence: number,
        within: attribution.within,
        opens: lemma::stems(text, sentence, 1).pop().unwrap_or_default(),
        ..Statement::default()
    };
    let mut left = WORDS;
    for &piece in attribution.content.iter().take(12) {
        let words = piece.of(text);
        statement.quoted |= words.starts_with(['"', '“', '‘', '\'']);
        for word in text::words(text, piece).take(left) {
            statement.add(word.of(text));
            left -= 1;
        }
        let from = reading
            .namings
            .partition_point(|naming| naming.span.start < piece.start);
        let inside = reading
            .namings
            .iter()
            .enumerate()
            .skip(from)
            .take_while(|(_, naming)| naming.span.end <= piece.end);
        for (k, naming) in inside.take(NAMES) {
            if naming.kind != Kind::Equipment {
                statement.named.extend(camps.namings.get(k));
            }
        }
    }
    statement
}

impl Statement {
    fn add(&mut self, word: &str) {
        let lower = word.to_lowercase();
        let stem = lemma::stem(word);
        let denies = [
            "not", "never", "no", "false", "nothing", "nonsense", "lie", "li", "untru", "none",
            "without", "baseless", "nobody", "cannot", "wrong", "invent", "fabricat", "absurd",
            "guilty", "innocent", "neither",
        ];
        self.negated |=
            denies.contains(&stem.as_str()) || lower.ends_with("n't") || lower.ends_with("n’t");
        if self.first.len() < 4 {
            self.first.push(stem.clone());
        }
        self.length += 1;
        if word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&lower.as_str()) {
            self.numbers.insert(lower);
        }
        if !lemma::is_empty(&stem) {
            self.words.insert(stem);
        }
    }
}

const NUMBERS: [&str; 24] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "half",
];
