//! What speaks for and against an answer, as features of a linear model.
//!
//! None of them depends on how long the text is: distances are small numbers, capped early.

mod cue_form;
mod of_content;
mod of_cue;
mod pair;

use std::fmt::{Arguments, Write};

pub use self::cue_form::CueForm;
use self::pair::Pair;
use super::question::Links;
use super::scene::Scene;
use crate::draft::{Role, Tagged};

/// Receives features one by one.
pub(super) struct Sink<'s> {
    scratch: String,
    see: &'s mut dyn FnMut(&str),
}

impl Sink<'_> {
    /// Passes a feature on, after the letter of its question.
    fn add(&mut self, letter: char, feature: Arguments) {
        self.scratch.clear();
        self.scratch.push(letter);
        // Writing to a string cannot fail.
        let _ = self.scratch.write_fmt(feature);
        (self.see)(&self.scratch);
    }
}

/// Calls `see` with each feature of answering the question about span `asked` with span `answer`, or with
/// "none of these". `spans` are those of one layer, in order; `links` holds the answers given before.
pub fn features(
    scene: &Scene,
    spans: &[Tagged],
    links: &Links,
    (asked, answer): (usize, Option<usize>),
    see: &mut dyn FnMut(&str),
) {
    let mut sink = Sink {
        scratch: String::with_capacity(64),
        see,
    };
    let Some(span) = spans.get(asked) else {
        return;
    };
    let pair = answer.and_then(|answer| Pair::new(scene, spans, asked, answer));
    match (span.role, pair) {
        (Role::Content, Some(pair)) => of_content::joined(&pair, links, &mut sink),
        (Role::Content, None) => of_content::alone(scene, spans, asked, &mut sink),
        (Role::Cue, Some(pair)) => of_cue::joined(&pair, links, &mut sink),
        (Role::Cue, None) => of_cue::alone(scene, spans, links, asked, &mut sink),
        (Role::Source, _) => {}
    }
}
