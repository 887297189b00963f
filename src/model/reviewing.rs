//! What is still a draft, and the order in which a person goes through it.

use super::dossier::Dossier;
use super::layer::Review;
use super::{ClaimId, EntityId, QuestionId, Selection, VerificationId};

impl Dossier {
    /// How many annotations nobody has looked at yet: questions, claims, lines on what could be checked, entities.
    #[must_use]
    pub fn drafts(&self) -> usize {
        let questions = self.questions.iter().map(|question| question.review);
        let claims = self.claims.iter().map(|claim| claim.review);
        let lines = self.verifications.iter().map(|line| line.review);
        let entities = self.entities.iter().map(|entity| entity.review);
        let all = questions.chain(claims).chain(lines).chain(entities);
        all.filter(|review| *review == Review::Draft).count()
    }

    /// Whether a person has looked at what is selected; none for a paragraph.
    #[must_use]
    pub fn review_of(&self, selection: Selection) -> Option<Review> {
        match selection {
            Selection::Entity(id) | Selection::Sector(id) => Some(self.entity(id).review),
            Selection::Claim(id) => Some(self.claim(id).review),
            Selection::Question(id) => Some(self.question(id).review),
            Selection::Verification(id) => Some(self.verification(id).review),
            Selection::Paragraph(_) => None,
        }
    }

    /// Everything that is reviewed together with a selection: a question's claims and the lines on what could be
    /// checked that bear on it; the claims that involve an entity.
    #[must_use]
    pub fn whole_of(&self, selection: Selection) -> Vec<Selection> {
        let mut whole = vec![selection];
        match selection {
            Selection::Question(id) => {
                whole.extend(self.claims_of(id).iter().copied().map(Selection::Claim));
                let lines = self.verifications_of(id).map(VerificationId::at);
                whole.extend(lines.map(Selection::Verification));
            }
            Selection::Entity(_) | Selection::Sector(_) => {
                let claims = self.claims_involving(selection).into_iter();
                whole.extend(claims.map(Selection::Claim));
            }
            _ => {}
        }
        whole
    }

    /// The order of reviewing: question by question with its claims, then the lines on what could be checked, then
    /// the entities.
    fn review_order(&self) -> impl DoubleEndedIterator<Item = Selection> + '_ {
        let questions = (0..self.questions.len())
            .map(QuestionId::at)
            .flat_map(|id| {
                let claims = self.claims_of(id).iter().copied().map(Selection::Claim);
                std::iter::once(Selection::Question(id)).chain(claims)
            });
        let lines = (0..self.verifications.len()).map(VerificationId::at);
        let entities = (0..self.entities.len()).map(EntityId::at);
        questions
            .chain(lines.map(Selection::Verification))
            .chain(entities.map(Selection::Entity))
    }

    /// The first draft.
    #[must_use]
    pub fn first_draft(&self) -> Option<Selection> {
        self.review_order()
            .find(|&s| self.review_of(s) == Some(Review::Draft))
    }

    /// The next draft after a selection in the order of reviewing, or the one before, around the ends; the
    /// selection itself comes last. From a paragraph on: that of its first claim.
    #[must_use]
    pub fn draft_after(&self, selection: Selection, forward: bool) -> Option<Selection> {
        let from = match selection {
            Selection::Sector(id) => Selection::Entity(id),
            Selection::Paragraph(_) => {
                let claims: Vec<ClaimId> = self.claims_involving(selection);
                claims.first().map_or(selection, |&id| Selection::Claim(id))
            }
            other => other,
        };
        let is_draft = |s: &Selection| self.review_of(*s) == Some(Review::Draft);
        if forward {
            around(|| self.review_order(), from, is_draft)
        } else {
            around(|| self.review_order().rev(), from, is_draft)
        }
    }
}

/// The first that is such behind one, going on from the start.
fn around<I: Iterator<Item = Selection>>(
    order: impl Fn() -> I,
    from: Selection,
    is: impl Fn(&Selection) -> bool + Copy,
) -> Option<Selection> {
    let behind = order().skip_while(|&s| s != from).skip(1).find(is);
    behind.or_else(|| order().find(is))
}
