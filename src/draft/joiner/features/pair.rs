//! Two spans and how they stand to each other.

use super::super::question::{paragraphs_between, sentences_between};
use super::super::scene::Scene;
use super::Sink;
use crate::draft::{Role, Tagged};

/// A span asked about and a candidate for it.
pub(super) struct Pair<'a> {
    pub scene: &'a Scene<'a>,
    pub spans: &'a [Tagged],
    /// Index of the span asked about.
    pub asked: usize,
    /// Index of the candidate.
    pub answer: usize,
    /// `<` where the candidate comes first, `>` where it comes second.
    pub side: char,
    /// Sentences between them, at most 3.
    pub sentences: usize,
    /// Paragraphs between them, at most 2.
    pub paragraphs: usize,
    /// Tokens between them, in steps.
    pub distance: usize,
    /// The roles of the spans between them, as letters; `+` where there are many.
    pub roles: String,
}

impl<'a> Pair<'a> {
    pub(super) fn new(
        scene: &'a Scene<'a>,
        spans: &'a [Tagged],
        asked: usize,
        answer: usize,
    ) -> Option<Self> {
        let (a, b) = (spans.get(asked)?, spans.get(answer)?);
        let (low, high) = (asked.min(answer), asked.max(answer));
        let between = spans.get(low + 1..high)?;
        Some(Self {
            scene,
            spans,
            asked,
            answer,
            side: if answer < asked { '<' } else { '>' },
            sentences: sentences_between(scene, a, b).min(3),
            paragraphs: paragraphs_between(scene, a, b).min(2),
            distance: step(Scene::between(a, b).len()),
            roles: letters(between),
        })
    }

    /// The span asked about.
    pub(super) fn asked_span(&self) -> &'a Tagged {
        &self.spans[self.asked]
    }

    /// The candidate.
    pub(super) fn answer_span(&self) -> &'a Tagged {
        &self.spans[self.answer]
    }

    /// Adds what is said about any two spans.
    pub(super) fn describe(&self, letter: char, sink: &mut Sink) {
        let Self {
            side,
            sentences,
            paragraphs,
            distance,
            roles,
            ..
        } = self;
        sink.add(letter, format_args!("{side}"));
        sink.add(letter, format_args!("{side}n{distance}"));
        sink.add(letter, format_args!("{side}s{sentences}"));
        sink.add(letter, format_args!("{side}p{paragraphs}"));
        sink.add(letter, format_args!("{side}s{sentences}n{distance}"));
        sink.add(letter, format_args!("{side}r{roles}"));
        sink.add(letter, format_args!("{side}s{sentences}r{roles}"));
        let quoted = self.quoted();
        sink.add(letter, format_args!("{side}q{quoted}"));
        sink.add(
            letter,
            format_args!("{side}q{quoted}s{sentences}p{paragraphs}"),
        );
        let (first, last) = self.edges();
        sink.add(letter, format_args!("{side}a={first}"));
        sink.add(letter, format_args!("{side}z={last}"));
        let beyond = self.beyond();
        sink.add(letter, format_args!("{side}x{beyond}"));
        sink.add(letter, format_args!("{side}x{beyond}n{distance}"));
    }

    /// How the two stand to quotations: neither, asked only, candidate only, both in one, in two.
    fn quoted(&self) -> char {
        let quotation = |span: &Tagged| self.scene.quotations.at(span.tokens.start);
        match (quotation(self.asked_span()), quotation(self.answer_span())) {
            (None, None) => '0',
            (Some(_), None) => 'a',
            (None, Some(_)) => 'c',
            (Some(a), Some(c)) if a == c => '1',
            (Some(_), Some(_)) => '2',
        }
    }

    /// The first and the last word between the two, as they stand in the text.
    fn edges(&self) -> (String, String) {
        let gap = Scene::between(self.asked_span(), self.answer_span());
        if gap.is_empty() {
            return ("-".into(), "-".into());
        }
        (self.scene.lower(gap.start), self.scene.lower(gap.end - 1))
    }

    /// The roles of the neighbours of the two that do not lie between them, in their sentences.
    fn beyond(&self) -> String {
        let out = |of: usize, before: bool| neighbour(self.scene, self.spans, of, before);
        let before = self.answer < self.asked;
        [out(self.answer, before), out(self.asked, !before)]
            .iter()
            .collect()
    }
}

/// The letter of the span before (or behind) span `of` if it stands in the same sentence.
pub(super) fn neighbour(scene: &Scene, spans: &[Tagged], of: usize, before: bool) -> char {
    let next = if before {
        of.checked_sub(1)
    } else {
        Some(of + 1)
    };
    let found = next.and_then(|next| spans.get(next)).zip(spans.get(of));
    match found {
        Some((next, this)) if sentences_between(scene, next, this) == 0 => letter(next.role),
        _ => '-',
    }
}

/// Up to four letters for the roles of spans.
fn letters(spans: &[Tagged]) -> String {
    let mut letters: String = spans.iter().take(4).map(|span| letter(span.role)).collect();
    if spans.len() > 4 {
        letters.push('+');
    }
    letters
}

/// The letter of a role, as in the markup of the passages.
fn letter(role: Role) -> char {
    match role {
        Role::Source => 's',
        Role::Cue => 'c',
        Role::Content => 'q',
    }
}

/// A number of tokens in steps that grow.
pub(super) fn step(tokens: usize) -> usize {
    match tokens {
        0..=3 => tokens,
        4..=6 => 4,
        7..=12 => 7,
        _ => 13,
    }
}
