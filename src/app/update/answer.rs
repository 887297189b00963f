//! What was chosen, typed or written: from an answer to a correction.

use super::super::App;
use super::super::ask::Ask;
use super::super::card::{Field, voice_name};
use super::super::choose::{Chooser, Purpose};
use super::super::command::Outcome;
use super::super::menu::Item;
use super::super::overlay::Overlay;
use crate::model::decision::{self, Proposal, quoted};
use crate::model::layer::{
    AnswerEntry, Assessment, Credibility, Ids, Judgement, Likelihood, PlaceEntry, Reliability,
};
use crate::model::{CueClass, Desk, How, Kind, Precision, Target};

impl App {
    /// Sets a field to what was chosen or typed; an empty value empties it.
    pub(super) fn set_field(&mut self, target: &Target, field: Field, value: &str) -> Outcome {
        if let Some(why) = refuse(self.workbench.desk(), target, field, value) {
            self.say(why);
            return Outcome::redraw();
        }
        if field.is_judgement() {
            let mut judgement = self.judgement_of(target);
            judge(&mut judgement, field, value);
            return self.set_judgement(target, field, value, judgement);
        }
        let desk = self.workbench.desk();
        let shown = shown(desk, field, value);
        let says = says(desk, target, field, &shown);
        let mut proposal = Proposal::new(desk);
        match target {
            Target::Claim(id) => set_claim(&mut proposal, id, field, value),
            Target::Entity(id) => set_entity(&mut proposal, id, field, value),
            Target::Question(id) => {
                proposal.question(id, |question| value.clone_into(&mut question.question));
            }
            Target::Side(id) => set_side(&mut proposal, id, field, value),
            Target::Verification(id) => set_verification(&mut proposal, id, field, value),
        }
        let correction = proposal.finish(says);
        self.correct(correction)
    }

    /// Sets an analyst's own field.
    pub(super) fn set_judgement(
        &mut self,
        target: &Target,
        field: Field,
        value: &str,
        judgement: Judgement,
    ) -> Outcome {
        let desk = self.workbench.desk();
        let says = says(desk, target, field, &quoted(value));
        let mut proposal = Proposal::new(desk);
        match target {
            Target::Claim(id) => proposal.claim(id, |claim| claim.judgement = judgement),
            Target::Entity(id) => proposal.entity(id, |entity| entity.judgement = judgement),
            Target::Question(id) => {
                proposal.question(id, |question| question.judgement = judgement)
            }
            Target::Side(_) | Target::Verification(_) => {}
        }
        let correction = proposal.finish(says);
        self.correct(correction)
    }

    /// Keeps the note that was written.
    pub(super) fn keep_note(&mut self) -> Outcome {
        let Some(Overlay::Note(note)) = self.overlay.take() else {
            return Outcome::nothing();
        };
        let text = note.text();
        let before = self.judgement_of(&note.target);
        let outcome = if before.note.clone().unwrap_or_default() == text {
            Outcome::redraw()
        } else {
            let judgement = Judgement {
                note: (!text.is_empty()).then(|| text.clone()),
                ..before
            };
            self.set_judgement(
                &note.target,
                Field::Note,
                &text.replace('\n', " "),
                judgement,
            )
        };
        self.go_back(note.back);
        outcome
    }

    /// Does what a choice is for.
    pub(super) fn chosen(&mut self, chooser: Chooser, key: &str) -> Outcome {
        let Chooser { purpose, back, .. } = chooser;
        match purpose {
            Purpose::Field(Target::Claim(claim), Field::Answers) => {
                let items = HOWS.map(|(word, means)| Item::new(word.to_owned(), word).with(means));
                let purpose = Purpose::How {
                    claim,
                    met: key.to_owned(),
                };
                let how = Chooser::new("how does it meet that claim?", purpose, items.into());
                self.overlay = Some(Overlay::Chooser(Box::new(how.back_to(back))));
                Outcome::redraw()
            }
            Purpose::Field(target, field) => {
                let outcome = self.set_field(&target, field, key);
                self.go_back(back);
                outcome
            }
            Purpose::How { claim, met } => {
                let correction = answered(self.workbench.desk(), &claim, &met, key);
                let outcome = self.correct(correction);
                self.go_back(back);
                outcome
            }
            other => self.chosen_otherwise(other, key),
        }
    }

    /// Does what a typed line is for.
    pub(super) fn asked(&mut self, ask: Ask) -> Outcome {
        let typed = ask.line.text().trim().to_owned();
        match ask.purpose {
            Purpose::Field(target, field) => {
                let outcome = self.set_field(&target, field, &typed);
                self.go_back(ask.back);
                outcome
            }
            other => self.asked_otherwise(other, &typed),
        }
    }
}

/// How a claim can meet another.
const HOWS: [(&str, &str); 4] = [
    ("denies", "says that it is not so"),
    ("counters", "sets something else against it"),
    ("concedes", "grants it"),
    ("does not meet it", ""),
];

fn answered(desk: &Desk, claim: &str, met: &str, how: &str) -> crate::model::Correction {
    let how = [How::Denies, How::Counters, How::Concedes]
        .into_iter()
        .find(|h| h.word() == how);
    let words = |id: &str| {
        desk.claims
            .with_id(id)
            .map_or_else(String::new, |c| quoted(&c.content.words()))
    };
    let says = match how {
        Some(how) => format!("the claim {} {} {}", words(claim), how.word(), words(met)),
        None => format!("the claim {} does not meet {}", words(claim), words(met)),
    };
    let mut proposal = Proposal::new(desk);
    proposal.claim(claim, |claim| {
        claim.answers.retain(|answer| answer.claim != met);
        claim.answers.extend(how.map(|how| AnswerEntry {
            claim: met.to_owned(),
            how,
        }));
    });
    proposal.finish(says)
}

/// Why a value cannot be: it would leave something without a name, or is not what the field holds.
fn refuse(desk: &Desk, target: &Target, field: Field, value: &str) -> Option<String> {
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
        (_, Field::Coordinates) if !value.is_empty() => coordinates(value, None).err(),
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
fn shown(desk: &Desk, field: Field, value: &str) -> String {
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

fn says(desk: &Desk, target: &Target, field: Field, shown: &str) -> String {
    let name = decision::named(desk, target).unwrap_or_default();
    format!("set the {} of {name} to {shown}", field.label())
}

fn set_claim(proposal: &mut Proposal, id: &str, field: Field, value: &str) {
    proposal.claim(id, |claim| match field {
        Field::Side => {
            claim.side = (!matches!(value, "third party" | "")).then(|| value.to_owned())
        }
        Field::Question => value.clone_into(&mut claim.question),
        Field::Source => claim.source = crate::model::layer::Anchors::default(),
        Field::Cue => claim.cue = crate::model::layer::Anchors::default(),
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
        Field::Coordinates => entity.place = coordinates(value, entity.place.as_ref()).ok(),
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

fn judge(judgement: &mut Judgement, field: Field, value: &str) {
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

/// Coordinates as they are typed.
pub(super) fn written(place: &PlaceEntry) -> String {
    let sector = if place.sector { " sector" } else { "" };
    format!(
        "{} {} {}{sector}",
        place.lat,
        place.lon,
        place.precision.word()
    )
}

/// Typed coordinates; what is not typed (the stretch of a line) stays as it was.
fn coordinates(typed: &str, before: Option<&PlaceEntry>) -> Result<PlaceEntry, String> {
    let how = || {
        format!(
            "{} is no place: latitude, longitude and precision (point, district, province, country, line), such as 34.7 71.5 district",
            quoted(typed)
        )
    };
    let words: Vec<&str> = typed
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let [lat, lon, rest @ ..] = words.as_slice() else {
        return Err(how());
    };
    let (Ok(lat), Ok(lon)) = (lat.parse::<f64>(), lon.parse::<f64>()) else {
        return Err(how());
    };
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        return Err(format!(
            "{lat} {lon} is not on the globe: latitude -90 to 90, longitude -180 to 180"
        ));
    }
    let mut place = PlaceEntry {
        lat,
        lon,
        precision: Precision::Point,
        sector: false,
        stretch: before.and_then(|place| place.stretch.clone()),
        basis: None,
    };
    for word in rest {
        match PRECISIONS
            .into_iter()
            .find(|precision| precision.word() == *word)
        {
            Some(precision) => place.precision = precision,
            None if *word == "sector" => place.sector = true,
            None => return Err(how()),
        }
    }
    Ok(place)
}

const PRECISIONS: [Precision; 5] = [
    Precision::Point,
    Precision::District,
    Precision::Province,
    Precision::Country,
    Precision::Line,
];
