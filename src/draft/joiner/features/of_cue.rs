//! Who is the source of a cue.

use super::super::question::{Links, sentences_between};
use super::super::scene::Scene;
use super::Sink;
use super::cue_form::CueForm;
use super::pair::{Pair, neighbour};
use crate::draft::{Role, Tagged};

const LETTER: char = 'S';

/// Features of joining a cue to a source.
pub(super) fn joined(pair: &Pair, links: &Links, sink: &mut Sink) {
    pair.describe(LETTER, sink);
    let Pair {
        scene,
        side,
        sentences,
        distance,
        roles,
        ..
    } = pair;
    let (cue, source) = (&pair.asked_span().tokens, &pair.answer_span().tokens);
    let (form, before) = (
        CueForm::of(scene, cue).letter(),
        scene.lower_before(cue.start),
    );
    let (first, last) = (scene.lower(cue.start), scene.lower(cue.end - 1));
    sink.add(LETTER, format_args!("{side}w={last}"));
    sink.add(LETTER, format_args!("{side}f={first}"));
    sink.add(LETTER, format_args!("{side}v{form}"));
    sink.add(LETTER, format_args!("{side}v{form}s{sentences}n{distance}"));
    sink.add(LETTER, format_args!("{side}v{form}r{roles}"));
    sink.add(LETTER, format_args!("{side}k={before}"));
    sink.add(LETTER, format_args!("{side}v{form}k={before}"));
    let head = head(scene, source.end - 1);
    sink.add(LETTER, format_args!("{side}h={head}"));
    sink.add(LETTER, format_args!("{side}h={head}n{distance}"));
    let content = content_place(pair, links);
    sink.add(LETTER, format_args!("{side}c{content}"));
    sink.add(LETTER, format_args!("{side}c{content}n{distance}"));
    let shared = shared(pair, links);
    sink.add(LETTER, format_args!("{side}u{shared}"));
    sink.add(LETTER, format_args!("{side}u{shared}v{form}"));
    sink.add(LETTER, format_args!("{side}u{shared}k={before}"));
    sink.add(LETTER, format_args!("{side}u{shared}s{sentences}r{roles}"));
}

/// Features of leaving a cue without a source.
pub(super) fn alone(scene: &Scene, spans: &[Tagged], links: &Links, asked: usize, sink: &mut Sink) {
    let cue = &spans[asked].tokens;
    let (form, before) = (
        CueForm::of(scene, cue).letter(),
        scene.lower_before(cue.start),
    );
    let (first, last) = (scene.lower(cue.start), scene.lower(cue.end - 1));
    let around = [
        neighbour(scene, spans, asked, true),
        neighbour(scene, spans, asked, false),
    ];
    let around: String = around.iter().collect();
    let sourced = match previous_cue(scene, spans, asked) {
        Some(earlier) if links.sources[earlier].is_some() => '1',
        Some(_) => '0',
        None => '-',
    };
    let quoted = u8::from(scene.is_quoted(cue.start));
    sink.add(LETTER, format_args!("!"));
    sink.add(LETTER, format_args!("!w={last}"));
    sink.add(LETTER, format_args!("!f={first}"));
    sink.add(LETTER, format_args!("!v{form}"));
    sink.add(LETTER, format_args!("!v{form}u{sourced}"));
    sink.add(LETTER, format_args!("!k={before}"));
    sink.add(LETTER, format_args!("!v{form}k={before}"));
    sink.add(LETTER, format_args!("!x{around}"));
    sink.add(LETTER, format_args!("!v{form}x{around}"));
    sink.add(LETTER, format_args!("!q{quoted}"));
}

/// The cue before cue `asked` in its sentence.
fn previous_cue(scene: &Scene, spans: &[Tagged], asked: usize) -> Option<usize> {
    (asked.saturating_sub(8)..asked)
        .rev()
        .take_while(|&span| sentences_between(scene, &spans[span], &spans[asked]) == 0)
        .find(|&span| spans[span].role == Role::Cue)
}

/// Whether the candidate is the source of the cue before, or of another cue.
fn shared(pair: &Pair, links: &Links) -> char {
    let source_of = |cue: usize| links.sources.get(cue).copied().flatten();
    let before = previous_cue(pair.scene, pair.spans, pair.asked);
    if before.is_some_and(|cue| source_of(cue) == Some(pair.answer)) {
        return 'b';
    }
    let (low, high) = (
        pair.answer.saturating_sub(6),
        pair.asked.min(pair.answer + 7),
    );
    match (low..high).any(|cue| source_of(cue) == Some(pair.answer)) {
        true => 'e',
        false if before.is_some() => 'o',
        false => '-',
    }
}

/// Where the contents of the cue stand: before or behind the cue, and whether the candidate lies between.
fn content_place(pair: &Pair, links: &Links) -> &'static str {
    let near = pair.asked.saturating_sub(8)..pair.spans.len().min(pair.asked + 9);
    let mut contents =
        near.filter(|&span| links.cues.get(span).copied().flatten() == Some(pair.asked));
    let Some(content) = contents.next() else {
        return "-";
    };
    let (cue, source) = (pair.asked, pair.answer);
    let second = contents.next().is_some();
    match (content < cue, source < content, source < cue, second) {
        (true, true, ..) => "sqc",
        (true, false, true, _) => "qsc",
        (true, false, false, false) => "qcs",
        (true, false, false, true) => "qcsq",
        (false, _, true, _) => "scq",
        (false, _, false, _) if source < content => "csq",
        (false, ..) => "cqs",
    }
}

/// The last word of a source where it is a word of grammar, else its shape.
fn head(scene: &Scene, token: usize) -> String {
    let lower = scene.lower(token);
    match lower.as_str() {
        "he" | "she" | "they" | "it" | "who" | "which" | "that" | "i" | "we" | "you" | "his"
        | "her" | "their" | "its" | "our" | "my" | "'s" | "’s" | "," | "some" | "many" | "one"
        | "others" | "those" | "officials" | "people" => lower,
        _ if scene.word(token).starts_with(char::is_uppercase) => "Name".into(),
        _ if lower.starts_with(char::is_alphabetic) => "noun".into(),
        _ => "mark".into(),
    }
}
