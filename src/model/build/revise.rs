//! A dossier after corrections: what they did not touch is taken over, not looked for again.

use std::collections::{HashSet, VecDeque};

use super::{Builder, Entries, Keys, about};
use crate::model::correction::{Change, Edit};
use crate::model::dossier::{Claim, Dossier, Part};
use crate::model::layer::EntityEntry;
use crate::model::renumbered::{Numbering, Renumbered};
use crate::model::{ClaimId, Desk, Paragraph, SpanIndex};

/// Where the words of a claim stand.
pub(super) struct Words {
    pub(super) source: Vec<Part>,
    pub(super) cue: Vec<Part>,
    pub(super) content: Vec<Part>,
    pub(super) hedges: Vec<Part>,
    pub(super) paragraph: Option<Paragraph>,
}

/// The claims of a dossier as it was, to take over in their order.
#[derive(Default)]
pub(super) struct Found {
    claims: VecDeque<Claim>,
    /// The ids of those whose words have to be looked for.
    changed: HashSet<String>,
}

impl Found {
    /// The words of the claim with an id, if they were found before; `ids` are those of the claims as they are now.
    pub(super) fn take(&mut self, id: &str, ids: &Keys<ClaimId>) -> Option<Words> {
        while let Some(claim) = self.claims.front()
            && !ids.contains_key(claim.key.as_str())
        {
            self.claims.pop_front(); // it is gone
        }
        let here = self.claims.front().is_some_and(|claim| claim.key == id);
        let claim = here.then(|| self.claims.pop_front()).flatten()?;
        (!self.changed.contains(id)).then_some(Words {
            source: claim.source,
            cue: claim.cue,
            content: claim.content,
            hedges: claim.hedges,
            paragraph: claim.paragraph,
        })
    }
}

/// What corrections touch besides questions and lines on what could be checked, which are always built anew.
#[derive(Debug, Default)]
struct Touched {
    entities: Naming,
    claims: HashSet<String>,
    /// Whether entries came, went or changed places.
    order: bool,
}

/// How much of the entities is touched.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Naming {
    /// Nothing.
    #[default]
    Same,
    /// What is known of them, not what they are called.
    Known,
    /// What they are called, so that other names are looked for.
    Called,
}

impl Touched {
    fn by(edits: &[Edit]) -> Self {
        let mut touched = Self::default();
        for edit in edits {
            touched.order |= edit.renumbers();
            let naming = match edit {
                Edit::Entity(change) if names(change) => Naming::Called,
                Edit::Entity(_) | Edit::Side(_) => Naming::Known,
                Edit::Claim(change) => {
                    touched.claims.insert(change.id().to_owned());
                    Naming::Same
                }
                Edit::Question(_) | Edit::Verification(_) => Naming::Same,
            };
            touched.entities = touched.entities.max(naming);
        }
        touched
    }
}

/// Whether a change has other names looked for.
fn names(change: &Change<EntityEntry>) -> bool {
    let names = ["name", "aliases", "stand_ins", "mentions"];
    change.renumbers() || change.fields().iter().any(|field| names.contains(field))
}

impl Dossier {
    /// The dossier of a layer after `edits`; and where in it is what had a number before.
    ///
    /// The work is that of numbering, and of finding again the words that were touched.
    #[must_use]
    pub fn revised(self, desk: &Desk, edits: &[Edit]) -> (Self, Renumbered) {
        let touched = Touched::by(edits);
        let entries = Entries::of_desk(desk);
        let article = self.article.clone();
        let before = touched.order.then(|| Numbering::of(&self));
        let mut builder = Builder::new(&article, &entries);
        let sides = builder.sides(&entries.sides);
        let mentions = if touched.entities == Naming::Called {
            let mentions = builder.mentions(&entries.entities).into_iter();
            SpanIndex::new(mentions.map(|m| (m.span, m)).collect())
        } else {
            self.mentions
        };
        let entities = if touched.entities == Naming::Same {
            self.entities
        } else {
            builder.entities(&entries.entities)
        };
        let questions = builder.questions(&entries);
        builder.found = Found {
            claims: self.claims.into(),
            changed: touched.claims,
        };
        let claims = builder.claims(&entries.claims);
        let verifications = builder.verifications(&entries.verification);
        let dossier = Self::indexed(
            article.clone(),
            about(entries.about),
            (sides, entities, questions),
            (claims, verifications),
            mentions,
        );
        let renumbered = before.map(|before| before.found_in(&dossier));
        (dossier, renumbered.unwrap_or_default())
    }
}
