//! The draft as an annotation layer.
//!
//! Every span is anchored by its words, its paragraph and its position, so that a dossier finds it at once and for
//! certain; every entry says that it is a draft.

mod anchor;
mod claims;
mod entities;
mod names;

use crate::draft::{Cast, Matters, Parties, Reading};
use crate::model::Article;
use crate::model::layer::{Layer, QuestionEntry, Review, SideEntry, VerificationEntry};
use anchor::Anchoring;
use names::Ids;

/// The annotation layer of a draft.
#[must_use]
pub fn layer(article: &Article, reading: &Reading, cast: &Cast, parties: &Parties, matters: &Matters) -> Layer {
    let anchoring = Anchoring::of(article);
    let sides = sides(parties);
    let entities = entities::entities(&anchoring, cast, parties, &sides);
    let mut ids = Ids::default();
    let questions: Vec<QuestionEntry> = matters
        .matters
        .iter()
        .map(|matter| QuestionEntry {
            id: ids.give(&matter.question, "question"),
            question: matter.question.clone(),
            review: Review::Draft,
        })
        .collect();
    let claims = claims::claims(&claims::Parts { anchoring: &anchoring, reading, cast, parties, matters, sides: &sides, questions: &questions, entities: &entities });
    let verification = verification(&anchoring, matters, &questions);
    Layer {
        title: names::title(article),
        sides,
        entities,
        questions,
        claims,
        verification,
        ..Layer::default()
    }
}

/// The sides, with a letter each that none of the others has.
fn sides(parties: &Parties) -> Vec<SideEntry> {
    let mut ids = Ids::reserved(&["article", "unknown"]);
    let mut letters: Vec<String> = Vec::new();
    let entry = |party: &crate::draft::Party| {
        let letter = names::letter(&party.name, &letters);
        letters.push(letter.clone());
        let name = if party.name.trim().is_empty() { letter.clone() } else { party.name.clone() };
        SideEntry { id: ids.give(&name, "side"), name, letter, speakers: party.speakers.clone() }
    };
    parties.sides.iter().map(entry).collect()
}

fn verification(anchoring: &Anchoring, matters: &Matters, questions: &[QuestionEntry]) -> Vec<VerificationEntry> {
    let mut ids = Ids::default();
    let lines = matters.verifications.iter().filter_map(|(line, on)| {
        let quote = anchoring.pieces(&[*line])?;
        Some(VerificationEntry {
            id: ids.give("verification", "verification"),
            paragraph: None,
            quote,
            questions: on.iter().filter_map(|&row| Some(questions.get(row)?.id.clone())).collect(),
            review: Review::Draft,
        })
    });
    lines.collect()
}

#[cfg(test)]
mod tests;
