//! From the words of a layer to a dossier: ids become numbers, quotes become spans, and
//! whatever does not fit is reported and, where it can be, kept.

mod claims;
mod entities;
mod index;
mod parties;

use std::collections::HashMap;
use std::fmt::Arguments;
use std::sync::Arc;

use super::anchor::{self, Found};
use super::dossier::{About, Claim, Dossier, Entity, Part, Question, Side, Verification};
use super::layer::{Anchor, Layer};
use super::mention::Mention;
use super::problem::{Fault, Problem};
use super::span_index::SpanIndex;
use super::{Article, ClaimId, EntityId, QuestionId, SideId};
use crate::text::Span;

/// The id that stands for the article's own voice.
const ARTICLE: &str = "article";
/// The id that stands for a side that the text does not tell.
const UNKNOWN: &str = "unknown";

type Keys<Id> = HashMap<String, Id>;

impl Dossier {
    /// Joins a layer to its article; what does not fit is reported, and kept where it can be:
    /// a quote that is not found stays as an orphan, an unknown id is left out.
    #[must_use]
    pub fn build(article: impl Into<Arc<Article>>, layer: Layer) -> (Self, Vec<Problem>) {
        let article = article.into();
        let mut builder = Builder::new(&article, &layer);
        let sides = builder.sides(&layer.sides);
        let entities = builder.entities(&layer.entities);
        let mentions = builder.mentions(&layer.entities);
        let questions = builder.questions(&layer);
        let claims = builder.claims(&layer.claims);
        let verifications = builder.verifications(&layer);
        let problems = builder.problems;
        let dossier = Self::indexed(
            article,
            about(layer),
            (sides, entities, questions),
            (claims, verifications),
            mentions,
        );
        (dossier, problems)
    }

    fn indexed(
        article: Arc<Article>,
        about: About,
        (sides, entities, questions): (Vec<Side>, Vec<Entity>, Vec<Question>),
        (claims, verifications): (Vec<Claim>, Vec<Verification>),
        mentions: Vec<Mention>,
    ) -> Self {
        let mentions = SpanIndex::new(mentions.into_iter().map(|m| (m.span, m)).collect());
        Self {
            mentions_of: index::mentions_of(&mentions, entities.len()),
            claim_spans: SpanIndex::new(index::claim_spans(&claims)),
            claims_of: index::claims_of(&claims, questions.len()),
            claims_at: index::claims_at(&claims, &mentions, entities.len()),
            answered_by: index::answered_by(&claims),
            reading_order: index::reading_order(&claims),
            article,
            about,
            sides,
            entities,
            questions,
            claims,
            verifications,
            mentions,
        }
    }
}

fn about(layer: Layer) -> About {
    About {
        title: layer.title,
        publisher: layer.publisher,
        author: layer.author,
        published: layer.published,
        url: layer.url,
        captured: layer.captured,
    }
}

struct Builder<'a> {
    article: &'a Article,
    sides: Keys<SideId>,
    entities: Keys<EntityId>,
    questions: Keys<QuestionId>,
    /// Claims by id, numbered as they will stand in the dossier.
    claims: Keys<ClaimId>,
    problems: Vec<Problem>,
}

impl<'a> Builder<'a> {
    fn new(article: &'a Article, layer: &Layer) -> Self {
        let mut builder = Self {
            article,
            sides: Keys::new(),
            entities: Keys::new(),
            questions: Keys::new(),
            claims: Keys::new(),
            problems: Vec::new(),
        };
        builder.sides = builder.keys(
            "sides",
            "side",
            layer.sides.iter().map(|s| &s.id),
            SideId::at,
        );
        builder.entities = builder.keys(
            "entities",
            "entity",
            layer.entities.iter().map(|e| &e.id),
            EntityId::at,
        );
        builder.questions = builder.keys(
            "questions",
            "question",
            layer.questions.iter().map(|q| &q.id),
            QuestionId::at,
        );
        builder
    }

    fn report(&mut self, path: impl Into<String>, fault: Fault) {
        self.problems.push(Problem::new(path, fault));
    }

    /// Numbers the ids of a list; the first of two equal ones keeps the name.
    fn keys<'k, Id>(
        &mut self,
        list: &str,
        what: &'static str,
        ids: impl Iterator<Item = &'k String>,
        number: fn(usize) -> Id,
    ) -> Keys<Id> {
        let mut keys = Keys::new();
        for (i, id) in ids.enumerate() {
            let path = || format!("{list}[{i}].id");
            if id.trim().is_empty() {
                self.report(path(), Fault::Empty { what: "id" });
            } else if keys.contains_key(id) {
                let id = id.clone();
                self.report(path(), Fault::DuplicateId { what, id });
            } else {
                keys.insert(id.clone(), number(i));
            }
        }
        keys
    }

    /// The number of an id, or a report that there is none.
    fn known<Id: Copy>(
        &mut self,
        keys: fn(&Self) -> &Keys<Id>,
        what: &'static str,
        id: &str,
        path: impl FnOnce() -> String,
    ) -> Option<Id> {
        let known = keys(self).get(id).copied();
        if known.is_none() {
            let id = id.to_owned();
            self.report(path(), Fault::UnknownId { what, id });
        }
        known
    }

    /// The pieces of a quote; `path` is only written out if there is something to report.
    fn parts(&mut self, path: Arguments, anchors: &[Anchor], paragraph: Option<u32>) -> Vec<Part> {
        let several = anchors.len() > 1;
        let mut parts = Vec::with_capacity(anchors.len());
        for (i, anchor) in anchors.iter().enumerate() {
            let span = if several {
                self.span(format_args!("{path}[{i}]"), anchor, paragraph)
            } else {
                self.span(path, anchor, paragraph)
            };
            parts.push(Part {
                quote: anchor.quote().to_owned(),
                span,
            });
        }
        parts
    }

    fn span(&mut self, path: Arguments, anchor: &Anchor, paragraph: Option<u32>) -> Option<Span> {
        let quote = || anchor.quote().to_owned();
        match anchor::find(self.article, anchor, paragraph) {
            Ok(Found::Here(span)) => Some(span),
            Ok(Found::Elsewhere(span)) => {
                let paragraph = self.article.paragraph_at(span.start as usize).number();
                let quote = quote();
                self.report(path.to_string(), Fault::Moved { quote, paragraph });
                Some(span)
            }
            Err(lost) => {
                let paragraph = match anchor {
                    Anchor::Selector(selector) => selector.paragraph.or(paragraph),
                    Anchor::Quote(_) => paragraph,
                };
                let quote = quote();
                self.report(
                    path.to_string(),
                    Fault::Quote {
                        quote,
                        paragraph,
                        lost,
                    },
                );
                None
            }
        }
    }
}
