//! A side that is none.

use super::{Proposal, named};
use crate::model::Desk;
use crate::model::build::UNKNOWN;
use crate::model::correction::{Correction, Target};

/// Takes a side out: its claims are of a side that is not known then, its entities of none.
#[must_use]
pub fn withdraw_side(desk: &Desk, id: &str) -> Correction {
    let name = named(desk, &Target::Side(id.to_owned())).unwrap_or_default();
    let mut proposal = Proposal::new(desk);
    for claim in proposal.claims_where(|claim| claim.side.as_deref() == Some(id)) {
        proposal.claim(&claim, |claim| claim.side = Some(UNKNOWN.to_owned()));
    }
    let its = desk
        .entities
        .iter()
        .filter(|entity| entity.side.as_deref() == Some(id));
    for entity in its {
        proposal.entity(&entity.id, |entity| entity.side = None);
    }
    proposal.remove_side(id);
    proposal.finish(format!("withdrew {name}"))
}
