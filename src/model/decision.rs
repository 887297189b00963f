//! Decisions: from what a person wants to the edits that it takes, what hangs on an entry included.

mod entity;
mod proposal;
mod side;

pub use entity::{merged, split};
pub use proposal::Proposal;
pub use side::withdraw_side;

use super::Desk;
use super::correction::{Correction, Entry, Target};
use super::layer::{ClaimEntry, Review};
use crate::text;

/// Columns of words that a sentence of the ledger quotes.
const QUOTED: usize = 60;

/// Words in quotation marks, cut to what a sentence holds.
#[must_use]
pub fn quoted(words: &str) -> String {
    format!("“{}”", text::elide(words, QUOTED))
}

/// An entry in a sentence: the claim “…”, the entity Bajaur; none if it is not there.
#[must_use]
pub fn named(desk: &Desk, target: &Target) -> Option<String> {
    let name = |noun: &str, words: String| format!("the {noun} {}", quoted(&words));
    Some(match target {
        Target::Side(id) => name("side", desk.sides.with_id(id)?.words()),
        Target::Entity(id) => name("entity", desk.entities.with_id(id)?.words()),
        Target::Question(id) => name("question", desk.questions.with_id(id)?.words()),
        Target::Claim(id) => name("claim", desk.claims.with_id(id)?.words()),
        Target::Verification(id) => {
            name("verification line", desk.verification.with_id(id)?.words())
        }
    })
}

/// Accepts entries, or makes drafts of them again; what is so already is left alone.
#[must_use]
pub fn review(desk: &Desk, targets: &[Target], review: Review, says: String) -> Correction {
    let mut proposal = Proposal::new(desk);
    for target in targets {
        match target {
            Target::Side(_) => {}
            Target::Entity(id) => proposal.entity(id, |entry| entry.review = review),
            Target::Question(id) => proposal.question(id, |entry| entry.review = review),
            Target::Claim(id) => proposal.claim(id, |entry| entry.review = review),
            Target::Verification(id) => proposal.verification(id, |entry| entry.review = review),
        }
    }
    proposal.finish(says)
}

/// Takes an entry out, and with it what cannot stand without it: a question's claims, a question that no claim
/// is left for, answers to a claim.
#[must_use]
pub fn reject(desk: &Desk, target: &Target) -> Correction {
    let Some(name) = named(desk, target) else {
        return Proposal::new(desk).finish(String::new());
    };
    let mut proposal = Proposal::new(desk);
    let mut says = format!("rejected {name}");
    match target {
        Target::Side(id) => return withdraw_side(desk, id),
        Target::Entity(id) => {
            let placed = proposal.claims_where(|claim| claim.place.all().contains(id));
            for claim in placed {
                proposal.claim(&claim, |claim| claim.place = without(&claim.place, id));
            }
            proposal.remove_entity(id);
        }
        Target::Claim(id) => {
            let question = desk.claims.with_id(id).map(|claim| claim.question.clone());
            remove_claims(&mut proposal, std::slice::from_ref(id));
            if let Some(question) = question.filter(|q| is_last(desk, id, q)) {
                remove_question(&mut proposal, &question);
                says.push_str(", the last one of its question");
            }
        }
        Target::Question(id) => {
            let claims = proposal.claims_where(|claim| claim.question == *id);
            if !claims.is_empty() {
                let claims = text::counted(claims.len(), "claim");
                says = format!("{says} with its {claims}");
            }
            remove_claims(&mut proposal, &claims);
            remove_question(&mut proposal, id);
        }
        Target::Verification(id) => proposal.remove_verification(id),
    }
    proposal.finish(says)
}

/// Whether a claim is the only one about its question.
fn is_last(desk: &Desk, claim: &str, question: &str) -> bool {
    let mut others = desk.claims.iter().filter(|other| other.id != claim);
    !others.any(|other| other.question == question)
}

fn without(ids: &super::layer::Ids, id: &str) -> super::layer::Ids {
    let kept = ids.all().iter().filter(|other| *other != id);
    super::layer::Ids::of(kept.cloned().collect())
}

/// Takes claims out; what meets them meets them no more, what stands within them stands by itself.
fn remove_claims(proposal: &mut Proposal, gone: &[String]) {
    let hangs_on = |claim: &ClaimEntry| {
        let within = claim.within.as_ref().is_some_and(|id| gone.contains(id));
        within
            || claim
                .answers
                .iter()
                .any(|answer| gone.contains(&answer.claim))
    };
    for id in proposal.claims_where(hangs_on) {
        if !gone.contains(&id) {
            proposal.claim(&id, |claim| {
                claim.answers.retain(|answer| !gone.contains(&answer.claim));
                claim.within.take_if(|id| gone.contains(id));
            });
        }
    }
    for id in gone {
        proposal.remove_claim(id);
    }
}

fn remove_question(proposal: &mut Proposal, id: &str) {
    let bears = proposal.verifications_where(|line| line.questions.iter().any(|q| q == id));
    for line in bears {
        proposal.verification(&line, |line| line.questions.retain(|q| q != id));
    }
    proposal.remove_question(id);
}

/// Moves a question before the one above it, or behind the one below it.
#[must_use]
pub fn move_question(desk: &Desk, id: &str, up: bool) -> Correction {
    let mut proposal = Proposal::new(desk);
    let order: Vec<&str> = desk
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    let at = order.iter().position(|other| *other == id);
    let behind = at.and_then(|at| {
        if up {
            at.checked_sub(1)
                .map(|above| above.checked_sub(1).map(|two| order[two].to_owned()))
        } else {
            order.get(at + 1).map(|below| Some((*below).to_owned()))
        }
    });
    if let Some(behind) = behind {
        proposal.move_question(id, behind);
    }
    let way = if up { "up" } else { "down" };
    let name = named(desk, &Target::Question(id.to_owned())).unwrap_or_default();
    proposal.finish(format!("moved {name} {way}"))
}

/// Gives the claims of a question to another one, and takes it out.
#[must_use]
pub fn merge_questions(desk: &Desk, id: &str, into: &str) -> Correction {
    let name = |id: &str| {
        desk.questions
            .with_id(id)
            .map_or_else(String::new, |q| quoted(&q.question))
    };
    let says = format!("merged the question {} into {}", name(id), name(into));
    let mut proposal = Proposal::new(desk);
    for claim in proposal.claims_where(|claim| claim.question == id) {
        proposal.claim(&claim, |claim| into.clone_into(&mut claim.question));
    }
    for line in proposal.verifications_where(|line| line.questions.iter().any(|q| q == id)) {
        proposal.verification(&line, |line| {
            line.questions.retain(|q| q != id && q != into);
            line.questions.push(into.to_owned());
        });
    }
    proposal.remove_question(id);
    proposal.finish(says)
}
