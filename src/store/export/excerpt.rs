//! What of a dossier leaves.

use std::collections::BTreeSet;

use crate::model::{
    ClaimId, Dossier, EntityId, Filter, Mention, Paragraph, Question, QuestionId, Verification,
    Voice,
};
use crate::store::digest;
use crate::store::print::rows;

/// A dossier, and what all of the filters that are on let through of it.
#[derive(Debug, Clone, Copy)]
pub struct Excerpt<'a> {
    dossier: &'a Dossier,
    name: &'a str,
    filters: &'a [Filter],
}

impl<'a> Excerpt<'a> {
    /// What `filters` let through of a dossier; everything if there is none. `name` is what the article is called where
    /// its dossier gives no title.
    #[must_use]
    pub fn new(dossier: &'a Dossier, name: &'a str, filters: &'a [Filter]) -> Self {
        Self {
            dossier,
            name,
            filters,
        }
    }

    /// The whole dossier.
    #[must_use]
    pub fn dossier(&self) -> &'a Dossier {
        self.dossier
    }

    /// The article's title, or else its name.
    #[must_use]
    pub fn title(&self) -> &'a str {
        let title = self.dossier.about().title.as_deref();
        title.unwrap_or(self.name)
    }

    /// What the article is called among files.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The filters in words; none if everything leaves.
    #[must_use]
    pub fn says(&self) -> Option<String> {
        let words: Vec<String> = self
            .filters
            .iter()
            .map(|filter| filter.by.says(self.dossier))
            .collect();
        (!words.is_empty()).then(|| words.join(" · "))
    }

    /// The fingerprint of the text, as `sha256sum` prints it.
    #[must_use]
    pub fn sha256(&self) -> String {
        digest::sha256(self.dossier.article().text().as_bytes())
    }

    /// Whether a claim leaves.
    #[must_use]
    pub fn has(&self, claim: ClaimId) -> bool {
        self.filters
            .iter()
            .all(|filter| filter.claims.contains(&claim))
    }

    /// The claims, in the order of the comparison.
    pub fn claims(&self) -> impl Iterator<Item = ClaimId> + use<'a> {
        let this = *self;
        rows::in_order(self.dossier).filter(move |&id| this.has(id))
    }

    /// The questions, in the order of the comparison: under a filter those with a claim that leaves.
    #[must_use]
    pub fn questions(&self) -> Vec<QuestionId> {
        let any = |&id: &QuestionId| {
            let mut claims = self.dossier.claims_of(id).iter();
            self.filters.is_empty() || claims.any(|&claim| self.has(claim))
        };
        self.dossier.question_ids().filter(any).collect()
    }

    /// The claims about a question in one voice.
    #[must_use]
    pub fn of_voice(&self, question: QuestionId, voice: Voice) -> Vec<ClaimId> {
        let claims = self.dossier.of_voice(question, voice).into_iter();
        claims.filter(|&id| self.has(id)).collect()
    }

    /// Whether an entity leaves.
    #[must_use]
    pub fn names(&self, entity: EntityId) -> bool {
        self.filters
            .iter()
            .all(|filter| filter.entities.contains(&entity))
    }

    /// The entities, most often named first.
    #[must_use]
    pub fn entities(&self) -> Vec<EntityId> {
        let mut entities = rows::by_mentions(self.dossier);
        entities.retain(|&id| self.names(id));
        entities
    }

    /// The places, sectors first.
    #[must_use]
    pub fn places(&self) -> Vec<EntityId> {
        let mut places = self.dossier.places();
        places.retain(|&id| self.names(id));
        places
    }

    /// The claims that are said to hold at a place.
    #[must_use]
    pub fn claims_at(&self, place: EntityId) -> Vec<ClaimId> {
        let claims = self.dossier.claims_at(place).iter().copied();
        claims.filter(|&id| self.has(id)).collect()
    }

    /// Whether what stands in a paragraph leaves.
    #[must_use]
    pub fn holds(&self, paragraph: Paragraph) -> bool {
        self.filters
            .iter()
            .all(|filter| filter.paragraphs.contains(&paragraph))
    }

    /// The mentions, in the order of the text.
    pub fn mentions(&self) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let this = *self;
        let all = self.dossier.mentions().all().iter();
        all.map(|(_, mention)| mention).filter(move |mention| {
            let paragraph = this
                .dossier
                .article()
                .paragraph_at(mention.span.start as usize);
            this.names(mention.entity) && this.holds(paragraph)
        })
    }

    /// The article's own lines on what could be checked: under a filter those that bear on a question that leaves, or
    /// stand in a paragraph of it.
    #[must_use]
    pub fn verifications(&self) -> Vec<&'a Verification> {
        let questions: BTreeSet<QuestionId> = self.questions().into_iter().collect();
        let bears = |line: &&Verification| {
            self.filters.is_empty()
                || line.questions.iter().any(|id| questions.contains(id))
                || line
                    .paragraph
                    .is_some_and(|paragraph| self.holds(paragraph))
        };
        self.dossier.verifications().iter().filter(bears).collect()
    }

    /// The question of an id.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> &'a Question {
        self.dossier.question(id)
    }
}
