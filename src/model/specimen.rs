//! A small dispute for tests.

use super::Desk;
use super::correction::Correction;
use super::decision::Proposal;
use super::layer::{ClaimEntry, EntityEntry, Layer};

pub(super) use read::layer;

/// Two sides on one question, and a question that one speaks about.
pub(super) const JSON: &str = r#"{
  "sides": [
    {"id": "alpha", "name": "Alpha", "letter": "A"},
    {"id": "beta", "name": "Beta", "letter": "B"}
  ],
  "entities": [
    {"id": "town", "name": "Alpha", "kind": "place", "aliases": ["the town"], "side": "alpha"},
    {"id": "group", "name": "Beta", "kind": "group", "stand_ins": ["Alpha"], "mentions": ["that"]},
    {"id": "day", "name": "Monday", "kind": "event"}
  ],
  "questions": [
    {"id": "rain", "question": "Did it rain?"},
    {"id": "check", "question": "Was it checked?"},
    {"id": "why", "question": "Why?"}
  ],
  "claims": [
    {"id": "a-rain", "question": "rain", "side": "alpha", "source": "Alpha", "cue": "said",
     "content": "it rained on Monday", "place": "town"},
    {"id": "b-rain", "question": "rain", "side": "beta", "source": "Beta", "cue": "denied", "content": "that",
     "answers": [{"claim": "a-rain", "how": "denies"}], "within": "a-rain"},
    {"id": "b-check", "question": "check", "side": "beta", "source": "Beta", "content": "Neither account"}
  ],
  "verification": [
    {"id": "line", "quote": "could be checked", "questions": ["check", "rain"]}
  ]
}"#;

/// The text that it is about.
pub(super) const TEXT: &str =
    "Alpha said it rained on Monday.\n\nBeta denied that. Neither account could be checked.";

pub(super) fn desk() -> Desk {
    Desk::new(layer())
}

/// A decision that changes a claim.
pub(super) fn on_claim(desk: &Desk, id: &str, change: impl FnOnce(&mut ClaimEntry)) -> Correction {
    let mut proposal = Proposal::new(desk);
    proposal.claim(id, change);
    proposal.finish(format!("changed {id}"))
}

/// A decision that changes an entity.
pub(super) fn on_entity(
    desk: &Desk,
    id: &str,
    change: impl FnOnce(&mut EntityEntry),
) -> Correction {
    let mut proposal = Proposal::new(desk);
    proposal.entity(id, change);
    proposal.finish(format!("changed {id}"))
}

/// The layer, read as tests may.
#[cfg(test)]
mod read {
    use super::{JSON, Layer};

    pub fn layer() -> Layer {
        serde_json::from_str(JSON).unwrap()
    }
}
