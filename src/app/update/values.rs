//! Values of fields: what one may be, how it is set, how it reads in a sentence.

use super::super::card::{Field, voice_name};
use super::place;
use crate::model::decision::{self, Proposal, quoted};
use crate::model::layer::{
    Anchors, Assessment, Credibility, Ids, Judgement, Likelihood, Reliability,
};
use crate::model::{CueClass, Desk, Kind, Target};

/// Why a value cannot be: it would leave something without a name, or is not what the field holds.
pub(super) fn refuse(desk: &Desk, target: &Target, field: Field, value: &str) -> Option<String> {
    let label = field.label();
    let must = matches!(
        (target, field),
        (
            _,
            Field::Name
                | Field::Letter
                | Field::Wording
                | Field::Question
                | Field::Kind
                | Field::Content
                | Field::Words
        )
    );
    if must && value.trim().is_empty() {
        return Some(format!("the {label} cannot be empty"));
    }
    match (target, field) {
        (Target::Side(id), Field::Letter) => {
            let mut chars = value.chars();
            if !chars.next().is_some_and(char::is_alphabetic) || chars.next().is_some() {
                return Some(format!("{} is not one letter", quoted(value)));
            }
            let other = desk
                .sides
                .iter()
                .find(|side| side.id != *id && side.letter == value);
            other.map(|other| format!("{} has the letter {value} already", other.name))
        }
        (_, Field::Coordinates) if !value.is_empty() => place::read(value, None).err(),
        (Target::Entity(id), Field::Name) => {
            let other = desk
                .entities
                .iter()
                .find(|other| other.id != *id && other.name == value);
            other.map(|_| {
                format!(
                    "another entity is called {} · M merges the two",
                    quoted(value)
                )
            })
        }
        _ => None,
    }
}

/// A value in a sentence.
pub(super) fn shown(desk: &Desk, field: Field, value: &str) -> String {
    match field {
        _ if value.is_empty() => "nothing".to_owned(),
        Field::Side if value == "third party" => value.to_owned(),
        Field::Side => voice_name(desk, Some(value)),
        Field::Question | Field::Bears => {
            let question = desk.questions.with_id(value);
            question.map_or_else(|| value.to_owned(), |question| quoted(&question.question))
        }
        Field::Place => {
            let place = desk.entities.with_id(value);
            place.map_or_else(|| value.to_owned(), |place| place.name.clone())
        }
        Field::Within => {
            let claim = desk.claims.with_id(value);
            claim.map_or_else(|| value.to_owned(), |claim| quoted(&claim.content.words()))
        }
        Field::CueClass | Field::Kind => value.to_owned(),
        _ => quoted(value),
    }
}

pub(super) fn says(desk: &Desk, target: &Target, field: Field, shown: &str) -> String {
    let name = decision::named(desk, target).unwrap_or_default();
    format!("set the {} of {name} to {shown}", field.label())
}

/// Sets a field that says what the text says.
pub(super) fn set(proposal: &mut Proposal, target: &Target, field: Field, value: &str) {
    match target {
        Target::Claim(id) => set_claim(proposal, id, field, value),
        Target::Entity(id) => set_entity(proposal, id, field, value),
        Target::Question(id) => {
            proposal.question(id, |question| value.clone_into(&mut question.question));
        }
        Target::Side(id) => set_side(proposal, id, field, value),
        Target::Verification(id) => set_verification(proposal, id, field, value),
        Target::Layer => {}
    }
}

fn set_claim(proposal: &mut Proposal, id: &str, field: Field, value: &str) {
    proposal.claim(id, |claim| match field {
        Field::Side => {
            claim.side = (!matches!(value, "third party" | "")).then(|| value.to_owned());
        }
        Field::Question => value.clone_into(&mut claim.question),
        Field::Source => claim.source = Anchors::default(),
        Field::Cue => claim.cue = Anchors::default(),
        Field::Hedges => claim.hedges.clear(),
        Field::CueClass => claim.cue_class = CueClass::ALL.into_iter().find(|c| c.word() == value),
        Field::Place => claim.place = toggled(&claim.place, value),
        Field::Answers => claim.answers.clear(),
        Field::Within => claim.within = (!value.is_empty()).then(|| value.to_owned()),
        _ => {}
    });
}

/// The ids with one put in, or taken out if it is there; none for an empty one.
fn toggled(ids: &Ids, id: &str) -> Ids {
    if id.is_empty() {
        return Ids::default();
    }
    let mut all = ids.all().to_vec();
    toggle(&mut all, id);
    Ids::of(all)
}

fn toggle(all: &mut Vec<String>, id: &str) {
    match all.iter().position(|other| other == id) {
        Some(at) => drop(all.remove(at)),
        None => all.push(id.to_owned()),
    }
}

fn set_entity(proposal: &mut Proposal, id: &str, field: Field, value: &str) {
    proposal.entity(id, |entity| match field {
        Field::Name => value.clone_into(&mut entity.name),
        Field::Kind => {
            let kind = Kind::ALL.into_iter().find(|kind| kind.word() == value);
            entity.kind = kind.unwrap_or(entity.kind);
        }
        Field::Side => entity.side = (!value.is_empty()).then(|| value.to_owned()),
        Field::Aliases => entity.aliases = several(value),
        Field::StandIns => entity.stand_ins = several(value),
        Field::Coordinates => entity.place = place::read(value, entity.place.as_ref()).ok(),
        _ => {}
    });
}

fn set_side(proposal: &mut Proposal, id: &str, field: Field, value: &str) {
    proposal.side(id, |side| match field {
        Field::Name => value.clone_into(&mut side.name),
        Field::Letter => value.clone_into(&mut side.letter),
        Field::Speakers => side.speakers = several(value),
        _ => {}
    });
}

fn set_verification(proposal: &mut Proposal, id: &str, field: Field, value: &str) {
    if field == Field::Bears {
        proposal.verification(id, |line| match value {
            "" => line.questions.clear(),
            question => toggle(&mut line.questions, question),
        });
    }
}

pub(super) fn judge(judgement: &mut Judgement, field: Field, value: &str) {
    match field {
        Field::Reliability => {
            judgement.reliability = Reliability::ALL.iter().copied().find(|r| r.word() == value);
        }
        Field::Credibility => {
            judgement.credibility = Credibility::ALL.iter().copied().find(|c| c.word() == value);
        }
        Field::Assessment => {
            judgement.assessment = Assessment::ALL.iter().copied().find(|a| a.word() == value);
        }
        Field::Likelihood => {
            judgement.likelihood = Likelihood::ALL.iter().copied().find(|l| l.word() == value);
        }
        Field::Tags => judgement.tags = several(value),
        Field::Note => judgement.note = (!value.is_empty()).then(|| value.to_owned()),
        _ => {}
    }
}

/// The items of a line, parted by semicolons.
fn several(line: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for item in line
        .split(';')
        .map(str::trim)
        .filter(|item| !item.is_empty())
    {
        if !items.iter().any(|other| other == item) {
            items.push(item.to_owned());
        }
    }
    items
}
