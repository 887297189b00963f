//! The filter: only what involves one thing, in every pane and in every export.

use std::collections::BTreeSet;

use super::dossier::{Dossier, Voice};
use super::{ClaimId, CueClass, EntityId, Paragraph, QuestionId, Selection, SideId};

/// By what a filter lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// What involves a selection.
    Selection(Selection),
    /// What a side says.
    Side(SideId),
    /// What a side says and nobody answers in this text.
    Unanswered(SideId),
    /// Claims given by a cue of a class.
    Cue(CueClass),
    /// Questions of a status, by its [`word`](super::Status::word).
    Status(&'static str),
    /// Claims that were picked otherwise, by these words.
    Words(String),
}

impl From<Selection> for By {
    fn from(selection: Selection) -> Self {
        Self::Selection(selection)
    }
}

impl By {
    /// The selection, if it is one.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        match self {
            Self::Selection(selection) => Some(*selection),
            _ => None,
        }
    }

    /// What is let through, in words.
    #[must_use]
    pub fn says(&self, dossier: &Dossier) -> String {
        match self {
            Self::Selection(selection) => dossier.name_of(*selection),
            Self::Side(side) => format!("what {} says", dossier.side(*side).name),
            Self::Unanswered(side) => format!("{} unanswered", dossier.side(*side).name),
            Self::Cue(class) => format!("{} cues", class.word()),
            Self::Status(word) => (*word).to_owned(),
            Self::Words(words) => words.clone(),
        }
    }
}

/// What a filter lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// By what.
    pub by: By,
    /// The paragraphs that it stands in.
    pub paragraphs: BTreeSet<Paragraph>,
    /// The claims that involve it.
    pub claims: BTreeSet<ClaimId>,
    /// Whom these paragraphs and claims name.
    pub entities: BTreeSet<EntityId>,
}

impl Filter {
    /// The filter by a selection, a side, a cue or a status.
    #[must_use]
    pub fn new(dossier: &Dossier, by: impl Into<By>) -> Self {
        match by.into() {
            By::Selection(selection) => Self::of_selection(dossier, selection),
            by => Self::of_claims(dossier, by),
        }
    }

    /// The filter that lets through some claims, picked by these words.
    #[must_use]
    pub fn of_these(dossier: &Dossier, words: String, claims: BTreeSet<ClaimId>) -> Self {
        Self::with_claims(dossier, By::Words(words), claims)
    }

    fn of_selection(dossier: &Dossier, by: Selection) -> Self {
        let paragraphs = dossier.paragraphs_of(by);
        let claims: BTreeSet<ClaimId> = dossier.claims_involving(by).into_iter().collect();
        let entities = dossier.entities_involved(by);
        Self::naming(dossier, by.into(), (paragraphs, claims, entities))
    }

    fn of_claims(dossier: &Dossier, by: By) -> Self {
        let claims: BTreeSet<ClaimId> = dossier
            .claim_ids()
            .filter(|&id| holds(dossier, &by, id))
            .collect();
        Self::with_claims(dossier, by, claims)
    }

    fn with_claims(dossier: &Dossier, by: By, claims: BTreeSet<ClaimId>) -> Self {
        let paragraphs = claims
            .iter()
            .filter_map(|&id| dossier.claim(id).paragraph)
            .collect();
        let named = claims.iter().map(|&id| Selection::Claim(id));
        let entities = named
            .flat_map(|claim| dossier.entities_involved(claim))
            .collect();
        Self::naming(dossier, by, (paragraphs, claims, entities))
    }

    /// Whom the paragraphs name is let through too.
    fn naming(
        dossier: &Dossier,
        by: By,
        (paragraphs, claims, mut entities): (
            BTreeSet<Paragraph>,
            BTreeSet<ClaimId>,
            BTreeSet<EntityId>,
        ),
    ) -> Self {
        for paragraph in &paragraphs {
            entities.extend(dossier.entities_involved(Selection::Paragraph(*paragraph)));
        }
        Self {
            by,
            paragraphs,
            claims,
            entities,
        }
    }
}

/// Whether a claim is one of those asked for; for a selection [`Dossier::claims_involving`] says it.
fn holds(dossier: &Dossier, by: &By, id: ClaimId) -> bool {
    let claim = dossier.claim(id);
    match *by {
        By::Selection(_) | By::Words(_) => false,
        By::Side(side) => claim.voice == Voice::Side(side),
        By::Unanswered(side) => claim.voice == Voice::Side(side) && !dossier.is_met(id),
        By::Cue(class) => claim.cue_class == Some(class),
        By::Status(word) => status_of(dossier, claim.question) == word,
    }
}

fn status_of(dossier: &Dossier, question: QuestionId) -> &'static str {
    dossier.status(question, &dossier.side_ids()).word()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::model::layer::Layer;

    fn dossier() -> Dossier {
        let layer: Layer = serde_json::from_str(
            r#"{"sides": [{"id": "a", "name": "Alpha", "letter": "A"}, {"id": "b", "name": "Beta", "letter": "B"}],
            "entities": [{"id": "e", "name": "Alpha", "kind": "group"}, {"id": "f", "name": "Gamma", "kind": "group"}],
            "questions": [{"id": "q", "question": "Rain?"}, {"id": "r", "question": "Snow?"}],
            "claims": [
              {"id": "c", "question": "q", "side": "a", "paragraph": 1, "source": "Alpha", "cue": "said", "cue_class": "neutral", "content": "it rained"},
              {"id": "d", "question": "q", "side": "b", "paragraph": 2, "source": "Beta", "cue": "denied", "cue_class": "denying", "content": "that",
               "answers": [{"claim": "c", "how": "denies"}]},
              {"id": "g", "question": "r", "side": "a", "paragraph": 3, "source": "Alpha", "cue": "said", "content": "it snowed on Gamma"}]}"#,
        )
        .unwrap();
        let text = "Alpha said it rained.\nBeta denied that.\nAlpha said it snowed on Gamma.";
        Dossier::build(Article::new(text.into()), layer).0
    }

    fn claims(by: By) -> Vec<u32> {
        let filter = Filter::new(&dossier(), by);
        filter.claims.into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn claims_are_let_through_by_side_cue_status_and_silence() {
        assert_eq!(claims(By::Side(SideId(0))), [0, 2]);
        assert_eq!(claims(By::Unanswered(SideId(0))), [2]);
        assert_eq!(claims(By::Cue(CueClass::Denying)), [1]);
        assert_eq!(claims(By::Status("disputed")), [0, 1]);
        assert_eq!(claims(By::Status("agreed")), [0; 0]);
        assert_eq!(claims(Selection::Entity(EntityId(1)).into()), [2]);
    }

    #[test]
    fn whom_the_paragraphs_name_comes_with_the_claims() {
        let filter = Filter::new(&dossier(), By::Unanswered(SideId(0)));
        assert_eq!(filter.paragraphs, BTreeSet::from([Paragraph(2)]));
        assert_eq!(filter.entities.len(), 2);
        assert_eq!(filter.by.says(&dossier()), "Alpha unanswered");
    }
}
