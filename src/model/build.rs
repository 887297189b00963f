//! From the words of a layer to a dossier: ids become numbers, quotes become spans, and
//! whatever does not fit is reported and, where it can be, kept.

mod before;
mod claims;
mod entities;
mod index;
mod parties;
mod revise;

use std::borrow::Borrow;
use std::cell::OnceCell;
use std::fmt::Arguments;
use std::sync::Arc;

use foldhash::HashMap;

use self::before::Before;
use self::index::Kept;
use super::anchor::{self, Drifts, Scope};
use super::dossier::{About, Claim, Dossier, Entity, Part, Question, Side, Verification};
use super::layer::{
    Anchor, ClaimEntry, EntityEntry, Layer, QuestionEntry, SideEntry, VerificationEntry,
};
use super::mention::{self, Mention};
use super::problem::{Fault, Problem};
use super::span_index::SpanIndex;
use super::{Article, ClaimId, Desk, EntityId, QuestionId, SideId};
use crate::text::Span;

/// The id that stands for the article's own voice.
pub(super) const ARTICLE: &str = "article";
/// The id that stands for a side that the text does not tell.
pub(super) const UNKNOWN: &str = "unknown";

type Keys<'a, Id> = HashMap<&'a str, Id>;

/// The lists of a dossier.
struct Lists {
    sides: Vec<Side>,
    entities: Vec<Entity>,
    questions: Vec<Question>,
    claims: Vec<Claim>,
    verifications: Vec<Verification>,
}

/// The entries of a layer, wherever they are kept.
struct Entries<'a> {
    /// What the layer says besides its lists.
    about: &'a Layer,
    sides: Vec<&'a SideEntry>,
    entities: Vec<&'a EntityEntry>,
    questions: Vec<&'a QuestionEntry>,
    claims: Vec<&'a ClaimEntry>,
    verification: Vec<&'a VerificationEntry>,
}

impl<'a> Entries<'a> {
    fn of_layer(layer: &'a Layer) -> Self {
        Self {
            about: layer,
            sides: layer.sides.iter().collect(),
            entities: layer.entities.iter().collect(),
            questions: layer.questions.iter().collect(),
            claims: layer.claims.iter().collect(),
            verification: layer.verification.iter().collect(),
        }
    }

    fn of_desk(desk: &'a Desk) -> Self {
        Self {
            about: desk.about(),
            sides: desk.sides.iter().collect(),
            entities: desk.entities.iter().collect(),
            questions: desk.questions.iter().collect(),
            claims: desk.claims.iter().collect(),
            verification: desk.verification.iter().collect(),
        }
    }
}

impl Dossier {
    /// Joins a layer to its article; what does not fit is reported, and kept where it can be:
    /// a quote that is not found stays as an orphan, an unknown id is left out.
    #[must_use]
    pub fn build(
        article: impl Into<Arc<Article>>,
        layer: impl Borrow<Layer>,
    ) -> (Self, Vec<Problem>) {
        Self::of_entries(article.into(), &Entries::of_layer(layer.borrow()))
    }

    /// The same for a layer that is being corrected.
    #[must_use]
    pub fn of_desk(article: impl Into<Arc<Article>>, desk: &Desk) -> (Self, Vec<Problem>) {
        Self::of_entries(article.into(), &Entries::of_desk(desk))
    }

    fn of_entries(article: Arc<Article>, entries: &Entries) -> (Self, Vec<Problem>) {
        let mut builder = Builder::new(&article, entries);
        let sides = builder.sides(&entries.sides);
        let entities = builder.entities(&entries.entities);
        let (hits, marked) = builder.mentions(&entries.entities);
        let mentions = revise::indexed(mention::joined(&hits, marked));
        let questions = builder.questions(entries);
        let claims = builder.claims(&entries.claims);
        let verifications = builder.verifications(&entries.verification);
        let lists = Lists {
            sides,
            entities,
            questions,
            claims,
            verifications,
        };
        let leaning = builder.drifts.get().is_some();
        let problems = builder.problems;
        let about = about(entries.about);
        let dossier = Self::indexed(article, about, lists, mentions, Kept::default());
        let dossier = Self {
            hits,
            leaning,
            ..dossier
        };
        (dossier, problems)
    }

    fn indexed(
        article: Arc<Article>,
        about: About,
        lists: Lists,
        mentions: SpanIndex<Mention>,
        kept: Kept,
    ) -> Self {
        let Lists {
            sides,
            entities,
            questions,
            claims,
            verifications,
        } = lists;
        let (of, at) = (kept.mentions_of, kept.claims_at);
        Self {
            mentions_of: of.unwrap_or_else(|| index::mentions_of(&mentions, entities.len())),
            claims_at: at.unwrap_or_else(|| index::claims_at(&claims, &mentions, entities.len())),
            claim_spans: kept
                .claim_spans
                .unwrap_or_else(|| index::claim_spans(&claims)),
            claims_of: kept
                .claims_of
                .unwrap_or_else(|| index::claims_of(&claims, questions.len())),
            answered_by: kept
                .answered_by
                .unwrap_or_else(|| index::answered_by(&claims)),
            reading_order: kept
                .reading_order
                .unwrap_or_else(|| index::reading_order(&claims)),
            article,
            about,
            sides,
            entities,
            questions,
            claims,
            verifications,
            mentions,
            hits: Vec::new(),
            leaning: false,
        }
    }
}

fn about(layer: &Layer) -> About {
    About {
        title: layer.title.clone(),
        publisher: layer.publisher.clone(),
        author: layer.author.clone(),
        published: layer.published.clone(),
        url: layer.url.clone(),
        captured: layer.captured.clone(),
    }
}

struct Builder<'a> {
    article: &'a Article,
    sides: Keys<'a, SideId>,
    entities: Keys<'a, EntityId>,
    questions: Keys<'a, QuestionId>,
    /// Claims by id, numbered as they will stand in the dossier.
    claims: Keys<'a, ClaimId>,
    /// The claims as the layer has them.
    entries: Vec<&'a ClaimEntry>,
    drifts: OnceCell<Drifts>,
    /// For each claim its question.
    asked: Vec<QuestionId>,
    /// The claims and the entities before corrections.
    before: Before<'a, Claim>,
    entities_before: Before<'a, Entity>,
    problems: Vec<Problem>,
}

impl<'a> Builder<'a> {
    fn new(article: &'a Article, entries: &Entries<'a>) -> Self {
        let mut builder = Self {
            article,
            entries: entries.claims.clone(),
            drifts: OnceCell::new(),
            sides: Keys::default(),
            entities: Keys::default(),
            questions: Keys::default(),
            claims: Keys::default(),
            asked: Vec::new(),
            before: Before::default(),
            entities_before: Before::default(),
            problems: Vec::new(),
        };
        let sides = entries.sides.iter().map(|side| side.id.as_str());
        builder.sides = builder.keys("sides", "side", sides, SideId::at);
        let entities = entries.entities.iter().map(|entity| entity.id.as_str());
        builder.entities = builder.keys("entities", "entity", entities, EntityId::at);
        let questions = entries
            .questions
            .iter()
            .map(|question| question.id.as_str());
        builder.questions = builder.keys("questions", "question", questions, QuestionId::at);
        builder
    }

    fn report(&mut self, path: impl Into<String>, fault: Fault) {
        self.problems.push(Problem::new(path, fault));
    }

    /// Numbers the ids of a list; the first of two equal ones keeps the name.
    fn keys<Id>(
        &mut self,
        list: &str,
        what: &'static str,
        ids: impl Iterator<Item = &'a str>,
        number: fn(usize) -> Id,
    ) -> Keys<'a, Id> {
        let mut keys = Keys::default();
        keys.reserve(ids.size_hint().0);
        for (i, id) in ids.enumerate() {
            let path = || format!("{list}[{i}].id");
            if id.trim().is_empty() {
                self.report(path(), Fault::Empty { what: "id" });
            } else if keys.contains_key(id) {
                let id = id.to_owned();
                self.report(path(), Fault::DuplicateId { what, id });
            } else {
                keys.insert(id, number(i));
            }
        }
        keys
    }

    /// The number of an id, or a report that there is none.
    fn known<Id: Copy>(
        &mut self,
        keys: fn(&Self) -> &Keys<'a, Id>,
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
    fn parts(&mut self, path: Arguments, anchors: &[Anchor], scope: Scope) -> Vec<Part> {
        let several = anchors.len() > 1;
        let mut parts = Vec::with_capacity(anchors.len());
        for (i, anchor) in anchors.iter().enumerate() {
            let span = if several {
                self.span(format_args!("{path}[{i}]"), anchor, scope)
            } else {
                self.span(path, anchor, scope)
            };
            parts.push(Part {
                quote: anchor.quote().to_owned(),
                span,
            });
        }
        parts
    }

    /// How far paragraphs moved; asked for only where that counts.
    fn drifts(&self) -> &Drifts {
        let claims = || self.entries.iter().copied();
        self.drifts
            .get_or_init(|| Drifts::of(self.article, claims()))
    }

    fn span(&mut self, path: Arguments, anchor: &Anchor, scope: Scope) -> Option<Span> {
        let quote = || anchor.quote().to_owned();
        match scope.find(self.article, anchor) {
            Ok(anchor::Found::Here(span)) => Some(span),
            Ok(anchor::Found::Elsewhere(span)) => {
                let paragraph = self.article.paragraph_at(span.start as usize).number();
                let quote = quote();
                self.report(path.to_string(), Fault::Moved { quote, paragraph });
                Some(span)
            }
            Err(lost) => {
                let paragraph = anchor::named(anchor, scope.paragraph());
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
