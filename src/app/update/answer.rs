//! What was chosen, typed or written: from an answer to a correction.

use super::super::App;
use super::super::ask::Ask;
use super::super::card::Field;
use super::super::choose::{Chooser, Purpose};
use super::super::command::Outcome;
use super::super::menu::Item;
use super::super::overlay::Overlay;
use super::values::{judge, refuse, says, set, shown};
use crate::model::decision::{Proposal, quoted};
use crate::model::layer::{AnswerEntry, Judgement};
use crate::model::{Desk, How, Target};

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
        set(&mut proposal, target, field, value);
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
                proposal.question(id, |question| question.judgement = judgement);
            }
            Target::Side(_) | Target::Verification(_) | Target::Layer => {}
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
            other => self.asked_otherwise(&other, &typed),
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
