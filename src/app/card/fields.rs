//! The rows of each kind of card.

use super::{CardRow, Field, judged};
use crate::model::Desk;
use crate::model::decision::quoted;
use crate::model::layer::{
    Anchor, ClaimEntry, EntityEntry, QuestionEntry, SideEntry, VerificationEntry,
};

/// A claim is judged in full.
const CLAIM: [Field; 6] = [
    Field::Reliability,
    Field::Credibility,
    Field::Assessment,
    Field::Likelihood,
    Field::Tags,
    Field::Note,
];
/// Whatever else there is gets tags and a note.
const OTHER: [Field; 2] = [Field::Tags, Field::Note];

fn row(field: Field, value: impl Into<String>) -> CardRow {
    let value: String = value.into();
    CardRow {
        field,
        value: (!value.is_empty()).then_some(value),
    }
}

pub(super) fn of_claim(desk: &Desk, claim: &ClaimEntry) -> Vec<CardRow> {
    let question = desk.questions.with_id(&claim.question);
    let question = question.map_or(claim.question.as_str(), |question| &question.question);
    let places = claim.place.all().iter().map(|id| entity_name(desk, id));
    let hedges = claim.hedges.iter().map(Anchor::quote);
    let answers = claim.answers.iter().map(|answer| {
        let met = desk.claims.with_id(&answer.claim);
        let words = met.map_or_else(|| answer.claim.clone(), |met| quoted(&met.content.words()));
        format!("{} {words}", answer.how.word())
    });
    let within = claim.within.as_ref().and_then(|id| desk.claims.with_id(id));
    let mut rows = vec![
        row(Field::Side, voice_name(desk, claim.side.as_deref())),
        row(Field::Question, question),
        row(Field::Source, claim.source.words()),
        row(Field::Cue, claim.cue.words()),
        row(
            Field::CueClass,
            claim.cue_class.map_or("", |class| class.word()),
        ),
        row(Field::Content, claim.content.words()),
        row(Field::Hedges, joined(hedges, " … ")),
        row(Field::Place, joined(places, " · ")),
        row(Field::Answers, joined(answers, " · ")),
        row(
            Field::Within,
            within.map_or_else(String::new, |claim| quoted(&claim.content.words())),
        ),
    ];
    rows.extend(judged(&claim.judgement, &CLAIM));
    rows
}

pub(super) fn of_entity(desk: &Desk, entity: &EntityEntry) -> Vec<CardRow> {
    let side = entity.side.as_ref().and_then(|id| desk.sides.with_id(id));
    let place = entity.place.as_ref().map_or_else(String::new, |place| {
        let sector = if place.sector { ", a sector" } else { "" };
        format!(
            "{} {} · {}{sector}",
            place.lat,
            place.lon,
            place.precision.word()
        )
    });
    let mut rows = vec![
        row(Field::Name, entity.name.as_str()),
        row(Field::Kind, entity.kind.word()),
        row(Field::Side, side.map_or("", |side| side.name.as_str())),
        row(Field::Aliases, joined(entity.aliases.iter(), " · ")),
        row(Field::StandIns, joined(entity.stand_ins.iter(), " · ")),
        row(Field::Coordinates, place),
    ];
    rows.extend(judged(&entity.judgement, &OTHER));
    rows
}

pub(super) fn of_question(question: &QuestionEntry) -> Vec<CardRow> {
    let mut rows = vec![row(Field::Wording, question.question.as_str())];
    rows.extend(judged(&question.judgement, &OTHER));
    rows
}

pub(super) fn of_verification(desk: &Desk, line: &VerificationEntry) -> Vec<CardRow> {
    let questions = line.questions.iter().map(|id| {
        let question = desk.questions.with_id(id);
        question.map_or_else(|| id.clone(), |question| quoted(&question.question))
    });
    vec![
        row(Field::Words, line.quote.words()),
        row(Field::Bears, joined(questions, " · ")),
    ]
}

pub(super) fn of_side(side: &SideEntry) -> Vec<CardRow> {
    vec![
        row(Field::Name, side.name.as_str()),
        row(Field::Letter, side.letter.as_str()),
        row(Field::Speakers, joined(side.speakers.iter(), " · ")),
    ]
}

/// The name of what a claim's `side` says.
pub(in crate::app) fn voice_name(desk: &Desk, side: Option<&str>) -> String {
    match side {
        None => "third party".to_owned(),
        Some("article") => "the article".to_owned(),
        Some(id) => match desk.sides.with_id(id) {
            Some(side) => side.name.clone(),
            None => "side not known".to_owned(),
        },
    }
}

fn entity_name(desk: &Desk, id: &str) -> String {
    desk.entities
        .with_id(id)
        .map_or_else(|| id.to_owned(), |entity| entity.name.clone())
}

fn joined<S: AsRef<str>>(parts: impl Iterator<Item = S>, between: &str) -> String {
    let parts: Vec<S> = parts.collect();
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    parts.join(between)
}
