//! Which cue introduces a content.

use super::super::question::Links;
use super::super::scene::Scene;
use super::Sink;
use super::pair::{Pair, neighbour, step};
use crate::draft::{Role, Tagged};

const LETTER: char = 'Q';

/// Features of joining a content to a cue.
pub(super) fn joined(pair: &Pair, links: &Links, sink: &mut Sink) {
    pair.describe(LETTER, sink);
    let Pair {
        scene,
        side,
        sentences,
        distance,
        ..
    } = pair;
    let (content, cue) = (&pair.asked_span().tokens, &pair.answer_span().tokens);
    let (first, last) = (scene.lower(cue.start), scene.lower(cue.end - 1));
    sink.add(LETTER, format_args!("{side}w={last}"));
    sink.add(LETTER, format_args!("{side}f={first}"));
    let opening = opening(scene, content.start);
    sink.add(LETTER, format_args!("{side}o={opening}"));
    sink.add(LETTER, format_args!("{side}o={opening}n{distance}"));
    sink.add(LETTER, format_args!("{side}o={opening}s{sentences}"));
    let after = scene.lower(cue.end);
    sink.add(LETTER, format_args!("{side}k={after}"));
    let length = step(content.len());
    sink.add(LETTER, format_args!("{side}l{length}"));
    let before = before(pair, links);
    sink.add(LETTER, format_args!("{side}b{before}"));
    sink.add(LETTER, format_args!("{side}b{before}o={opening}"));
}

/// Features of joining a content to no cue.
pub(super) fn alone(scene: &Scene, spans: &[Tagged], asked: usize, sink: &mut Sink) {
    let content = &spans[asked].tokens;
    let opening = opening(scene, content.start);
    let quoted = u8::from(scene.is_quoted(content.start));
    let length = step(content.len());
    let around = [
        neighbour(scene, spans, asked, true),
        neighbour(scene, spans, asked, false),
    ];
    let around: String = around.iter().collect();
    sink.add(LETTER, format_args!("!"));
    sink.add(LETTER, format_args!("!o={opening}"));
    sink.add(LETTER, format_args!("!q{quoted}l{length}"));
    sink.add(LETTER, format_args!("!x{around}"));
    sink.add(LETTER, format_args!("!x{around}l{length}"));
}

/// How the content before this one stands to the candidate: whether it belongs to it, whether both stand in
/// one quotation.
fn before(pair: &Pair, links: &Links) -> &'static str {
    let earlier = (pair.asked.saturating_sub(6)..pair.asked)
        .rev()
        .find(|&span| pair.spans[span].role == Role::Content);
    let Some(earlier) = earlier else {
        return "-";
    };
    let quotation = |span: usize| pair.scene.quotations.at(pair.spans[span].tokens.start);
    let (this, that) = (quotation(pair.asked), quotation(earlier));
    let same_cue = links.cues.get(earlier).copied().flatten() == Some(pair.answer);
    match (
        same_cue,
        this.is_some() && this == that,
        this.is_some() && that.is_some(),
    ) {
        (true, true, _) => "11",
        (true, false, true) => "1q",
        (true, false, false) => "1-",
        (false, true, _) => "01",
        (false, false, true) => "0q",
        (false, false, false) => "0-",
    }
}

/// What a content begins with: a word that subordinates, a quotation mark, or the shape of its first word.
fn opening(scene: &Scene, token: usize) -> String {
    let lower = scene.lower(token);
    match lower.as_str() {
        "that" | "to" | "whether" | "if" | "as" | "of" | "for" | "what" | "how" | "why" | "who"
        | "it" | "they" | "he" | "she" | "the" | "a" | "his" | "her" | "their" => lower,
        "“" | "\"" | "‘" | "'" => "quote".into(),
        _ if scene.opens_sentence(token) => "sentence".into(),
        _ if scene.is_quoted(token) => "quoted".into(),
        _ if scene.word(token).starts_with(char::is_uppercase) => "Word".into(),
        _ => "word".into(),
    }
}
