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
        Target::Layer => "what the dossier says of its article".to_owned(),
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
            Target::Layer | Target::Side(_) => {}
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
        Target::Layer => return Proposal::new(desk).finish(String::new()),
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
    let Some(gone) = desk.questions.with_id(id).filter(|_| id != into) else {
        return proposal.finish(String::new());
    };
    if desk.questions.find(into).is_none() {
        return proposal.finish(String::new());
    }
    proposal.question(into, |question| {
        question.judgement = question.judgement.with(&gone.judgement);
    });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dossier;
    use crate::model::article::Article;
    use crate::model::layer::Layer;
    use crate::model::specimen::{TEXT, desk, layer};

    fn after(correction: &Correction) -> Layer {
        let mut desk = desk();
        assert_eq!(desk.apply(correction), []);
        let layer = desk.layer();
        desk.take_back(correction);
        assert_eq!(desk.layer(), self::layer());
        layer
    }

    fn claim(id: &str) -> Target {
        Target::Claim(id.into())
    }

    fn ids<T: Entry>(list: &[T]) -> Vec<&str> {
        list.iter().map(Entry::id).collect()
    }

    #[test]
    fn what_is_kept_already_is_left_alone() {
        let targets = [
            claim("a-rain"),
            Target::Side("alpha".into()),
            claim("nowhere"),
        ];
        let accepted = review(&desk(), &targets, Review::Kept, "accepted".into());
        assert_eq!(accepted.edits.len(), 1);
        let mut kept = desk();
        kept.apply(&accepted);
        assert!(review(&kept, &targets, Review::Kept, String::new()).is_empty());
    }

    #[test]
    fn a_rejected_claim_is_met_by_none_and_holds_none() {
        let rejected = reject(&desk(), &claim("a-rain"));
        assert_eq!(rejected.says, "rejected the claim “it rained on Monday”");
        let layer = after(&rejected);
        assert_eq!(ids(&layer.claims), ["b-rain", "b-check"]);
        assert_eq!(
            (layer.claims[0].answers.len(), &layer.claims[0].within),
            (0, &None)
        );
        assert_eq!(ids(&layer.questions), ["rain", "check", "why"]);
    }

    #[test]
    fn the_last_claim_takes_its_question_along() {
        let rejected = reject(&desk(), &claim("b-check"));
        assert_eq!(
            rejected.says,
            "rejected the claim “Neither account”, the last one of its question"
        );
        let layer = after(&rejected);
        assert_eq!(ids(&layer.questions), ["rain", "why"]);
        assert_eq!(layer.verification[0].questions, ["rain"]);
    }

    #[test]
    fn a_question_is_rejected_with_its_claims_and_an_entity_without() {
        let rejected = reject(&desk(), &Target::Question("rain".into()));
        assert_eq!(
            rejected.says,
            "rejected the question “Did it rain?” with its 2 claims"
        );
        assert_eq!(ids(&after(&rejected).claims), ["b-check"]);
        let rejected = reject(&desk(), &Target::Entity("town".into()));
        let layer = after(&rejected);
        assert!(layer.claims[0].place.all().is_empty());
        assert_eq!(layer.claims.len(), 3);
        assert!(reject(&desk(), &claim("nowhere")).is_empty());
    }

    #[test]
    fn of_two_entities_one_has_all_the_names_mentions_and_places() {
        let merging = merged(&desk(), "town", "group");
        assert_eq!(merging.says, "merged Alpha into Beta");
        let layer = after(&merging);
        assert_eq!(ids(&layer.entities), ["group", "day"]);
        let group = &layer.entities[0];
        assert_eq!(group.aliases, ["Alpha", "the town"]);
        assert!(group.stand_ins.is_empty(), "it does not stand for itself");
        assert_eq!(
            (group.side.as_deref(), group.review),
            (Some("alpha"), Review::Kept)
        );
        assert_eq!(layer.claims[0].place.all(), ["group"]);
        let (dossier, _) = Dossier::build(Article::new(TEXT.into()), layer);
        assert_eq!(dossier.mentions_of(crate::model::EntityId(0)).len(), 3);
        assert!(merged(&desk(), "town", "town").is_empty());
        assert!(merged(&desk(), "town", "nowhere").is_empty());
    }

    #[test]
    fn an_entity_gives_some_of_its_names_to_another() {
        let splitting = split(&desk(), "town", &["the town".into()]);
        assert_eq!(splitting.says, "split “the town” from Alpha");
        let layer = after(&splitting);
        assert_eq!(ids(&layer.entities), ["town", "group", "day", "the-town"]);
        assert!(layer.entities[0].aliases.is_empty());
        assert_eq!(layer.entities[3].side.as_deref(), Some("alpha"));
        assert!(split(&desk(), "town", &[]).is_empty());
    }

    #[test]
    fn a_question_moves_by_one_and_not_past_the_ends() {
        let order = |id, up| {
            let layer = after(&move_question(&desk(), id, up));
            ids(&layer.questions).join(" ")
        };
        assert_eq!(order("check", true), "check rain why");
        assert_eq!(order("check", false), "rain why check");
        assert_eq!(order("why", true), "rain why check");
        assert!(move_question(&desk(), "rain", true).is_empty());
        assert!(move_question(&desk(), "why", false).is_empty());
    }

    #[test]
    fn two_questions_are_one() {
        let merging = merge_questions(&desk(), "rain", "check");
        assert_eq!(
            merging.says,
            "merged the question “Did it rain?” into “Was it checked?”"
        );
        let layer = after(&merging);
        assert!(layer.claims.iter().all(|claim| claim.question == "check"));
        assert_eq!(layer.verification[0].questions, ["check"]);
        assert!(merge_questions(&desk(), "rain", "nowhere").is_empty());
        assert!(merge_questions(&desk(), "rain", "rain").is_empty());
    }

    #[test]
    fn of_a_side_that_is_withdrawn_it_is_not_known_who_speaks() {
        let layer = after(&reject(&desk(), &Target::Side("alpha".into())));
        assert_eq!(ids(&layer.sides), ["beta"]);
        assert_eq!(layer.claims[0].side.as_deref(), Some("unknown"));
        assert_eq!(layer.entities[0].side, None);
    }

    #[test]
    fn what_is_added_together_stands_in_that_order() {
        let desk = desk();
        let mut proposal = Proposal::new(&desk);
        for id in ["one", "two"] {
            let mut entity = desk.entities.with_id("day").unwrap().clone();
            entity.id = id.into();
            proposal.add_entity(entity);
        }
        let layer = after(&proposal.finish("added two".into()));
        assert_eq!(ids(&layer.entities), ["town", "group", "day", "one", "two"]);
    }
}
