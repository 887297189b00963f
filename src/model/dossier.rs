//! The dossier and what it is made of.

use std::sync::Arc;

use super::layer::{CueClass, How, Judgement, Kind, Layer, Precision, Review};
use super::mention::{Hit, Mention};
use super::span_index::SpanIndex;
use super::{Article, ClaimId, EntityId, Paragraph, QuestionId, SideId, VerificationId};
use crate::text::Span;

/// Where the article comes from, as far as is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// When it was taken down from there.
    pub captured: Option<String>,
}

impl About {
    /// Writes what is known into a layer; what is not known stays there as it is.
    pub fn tell(&self, layer: &mut Layer) {
        self.write(layer, true);
    }

    /// Writes what is known into a layer where that says nothing.
    pub fn complete(&self, layer: &mut Layer) {
        self.write(layer, false);
    }

    fn write(&self, layer: &mut Layer, over: bool) {
        let Layer {
            title,
            publisher,
            author,
            published,
            url,
            captured,
            ..
        } = layer;
        let fields = [
            (title, &self.title),
            (publisher, &self.publisher),
            (author, &self.author),
            (published, &self.published),
            (url, &self.url),
            (captured, &self.captured),
        ];
        for (field, known) in fields {
            if known.is_some() && (over || field.is_none()) {
                field.clone_from(known);
            }
        }
    }
}

/// A party to the dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its id in the file.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The letter that marks it.
    pub letter: String,
    /// Names and demonyms that speak for it.
    pub speakers: Vec<String>,
}

/// Somebody or something that the text names.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its id in the file.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its other names, stand-ins last.
    pub aliases: Vec<String>,
    /// How many of these, the last ones, are names of something else that stand for it.
    pub stand_ins: usize,
    /// The side that it speaks or fights for.
    pub side: Option<SideId>,
    /// Where it is.
    pub place: Option<Place>,
    /// Draft or kept.
    pub review: Review,
    /// What a person makes of it.
    pub judgement: Judgement,
}

impl Entity {
    /// Its own other names, and the names of something else that stand for it.
    #[must_use]
    pub fn names_apart(&self) -> (&[String], &[String]) {
        self.aliases
            .split_at(self.aliases.len().saturating_sub(self.stand_ins))
    }

    /// Whether it is a sector of the front.
    #[must_use]
    pub fn is_sector(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.sector)
    }
}

/// Where an entity is.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// How exactly it is known.
    pub precision: Precision,
    /// Whether it is a sector.
    pub sector: bool,
    /// The stretch of a line of the map that stands for it.
    pub stretch: Option<Stretch>,
    /// Where the coordinates come from.
    pub basis: Option<String>,
}

/// A stretch of one of the map's named lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Name of the line in the base map.
    pub line: String,
    /// Longitude and latitude of its two ends, in degrees; none for the whole line.
    pub ends: Option<([f64; 2], [f64; 2])>,
}

/// What rival claims are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id in the file.
    pub key: String,
    /// The question.
    pub question: String,
    /// Draft or kept.
    pub review: Review,
    /// What a person makes of it.
    pub judgement: Judgement,
}

/// For whom a claim's source speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// For a side.
    Side(SideId),
    /// For somebody else.
    ThirdParty,
    /// The article itself says it.
    Article,
    /// For whom is not known: the text does not say, or a draft could not tell.
    Unknown,
}

impl Voice {
    /// The side, if it is one.
    #[must_use]
    pub fn side(self) -> Option<SideId> {
        match self {
            Voice::Side(side) => Some(side),
            Voice::ThirdParty | Voice::Article | Voice::Unknown => None,
        }
    }
}

/// Quoted words; without a span they are an orphan: not found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words as the file has them.
    pub quote: String,
    /// Where they are.
    pub span: Option<Span>,
}

/// How a claim meets another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The claim that is met.
    pub claim: ClaimId,
    /// How.
    pub how: How,
}

/// An attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its id in the file.
    pub key: String,
    /// What it is about.
    pub question: QuestionId,
    /// For whom its source speaks.
    pub voice: Voice,
    /// Who says it.
    pub source: Vec<Part>,
    /// The words of saying.
    pub cue: Vec<Part>,
    /// The class of the cue.
    pub cue_class: Option<CueClass>,
    /// What is said.
    pub content: Vec<Part>,
    /// Where it is said to be so.
    pub places: Vec<EntityId>,
    /// Which claims of other sides it meets.
    pub answers: Vec<Answer>,
    /// Words that weaken it.
    pub hedges: Vec<Part>,
    /// The claim inside which it stands.
    pub within: Option<ClaimId>,
    /// The paragraph of its words.
    pub paragraph: Option<Paragraph>,
    /// Draft or kept.
    pub review: Review,
    /// What a person makes of it.
    pub judgement: Judgement,
}

impl Claim {
    /// The spans of source, cue and content that were found.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let parts = self.source.iter().chain(&self.cue).chain(&self.content);
        parts.filter_map(|part| part.span)
    }

    /// From the first byte of its words to the last; none if no content was found.
    #[must_use]
    pub fn content_span(&self) -> Option<Span> {
        let spans = self.content.iter().filter_map(|part| part.span);
        spans.reduce(Span::union)
    }

    /// Whether words of it were not found in the text.
    #[must_use]
    pub fn is_orphan(&self) -> bool {
        let mut parts = self.source.iter().chain(&self.cue).chain(&self.content);
        parts.any(|part| part.span.is_none())
    }

    /// The words of its content, pieces joined by an ellipsis.
    #[must_use]
    pub fn content_words(&self) -> String {
        joined(&self.content)
    }

    /// The words of its source.
    #[must_use]
    pub fn source_words(&self) -> String {
        joined(&self.source)
    }

    /// The words of its cue.
    #[must_use]
    pub fn cue_words(&self) -> String {
        joined(&self.cue)
    }
}

fn joined(parts: &[Part]) -> String {
    let words: Vec<&str> = parts.iter().map(|part| part.quote.as_str()).collect();
    words.join(" … ")
}

/// The article's own line on what could be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Its id in the file.
    pub key: String,
    /// Its words.
    pub words: Vec<Part>,
    /// The questions that it bears on.
    pub questions: Vec<QuestionId>,
    /// The paragraph of its words.
    pub paragraph: Option<Paragraph>,
    /// Draft or kept.
    pub review: Review,
}

impl Verification {
    /// Its words, pieces joined by an ellipsis.
    #[must_use]
    pub fn text(&self) -> String {
        joined(&self.words)
    }
}

/// Which part of a claim a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who says it.
    Source,
    /// The words of saying.
    Cue,
    /// What is said.
    Content,
}

/// An article and what was found in it. Built by [`Dossier::build`] alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    pub(super) article: Arc<Article>,
    pub(super) about: About,
    pub(super) sides: Vec<Side>,
    pub(super) entities: Vec<Entity>,
    pub(super) questions: Vec<Question>,
    pub(super) claims: Vec<Claim>,
    pub(super) verifications: Vec<Verification>,
    pub(super) mentions: SpanIndex<Mention>,
    /// Every place where a name stands, for when one is added or taken away.
    pub(super) hits: Vec<Hit>,
    /// Whether some words were looked for where other claims' words moved to: then a correction of one claim can
    /// move another.
    pub(super) leaning: bool,
    /// For each entity its mentions, as indices into `mentions`, in the order of the text.
    pub(super) mentions_of: Vec<Vec<u32>>,
    pub(super) claim_spans: SpanIndex<(ClaimId, Role)>,
    /// For each question its claims, in the order of the file.
    pub(super) claims_of: Vec<Vec<ClaimId>>,
    /// For each entity the claims placed there, or naming it in their content.
    pub(super) claims_at: Vec<Vec<ClaimId>>,
    /// For each claim the claims that meet it.
    pub(super) answered_by: Vec<Vec<Answer>>,
    /// Claims in the order of the text.
    pub(super) reading_order: Vec<ClaimId>,
}

impl Dossier {
    /// The article alone: no sides, no entities, no claims.
    #[must_use]
    pub fn bare(article: impl Into<Arc<Article>>) -> Self {
        Self {
            article: article.into(),
            about: About::default(),
            sides: Vec::new(),
            hits: Vec::new(),
            leaning: false,
            entities: Vec::new(),
            questions: Vec::new(),
            claims: Vec::new(),
            verifications: Vec::new(),
            mentions: SpanIndex::default(),
            mentions_of: Vec::new(),
            claim_spans: SpanIndex::default(),
            claims_of: Vec::new(),
            claims_at: Vec::new(),
            answered_by: Vec::new(),
            reading_order: Vec::new(),
        }
    }

    /// The text.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The text, for whoever needs it on another thread.
    #[must_use]
    pub fn shared_article(&self) -> Arc<Article> {
        Arc::clone(&self.article)
    }

    /// Where the article comes from.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The parties, in the order of the file.
    #[must_use]
    pub fn sides(&self) -> &[Side] {
        &self.sides
    }

    /// The ids of all sides.
    #[must_use]
    pub fn side_ids(&self) -> Vec<SideId> {
        (0..self.sides.len()).map(SideId::at).collect()
    }

    /// A side.
    #[must_use]
    pub fn side(&self, id: SideId) -> &Side {
        &self.sides[id.index()]
    }

    /// Whom and what the text names, in the order of the file.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// An entity.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// The ids of all entities.
    pub fn entity_ids(&self) -> impl Iterator<Item = EntityId> + use<> {
        (0..self.entities.len()).map(EntityId::at)
    }

    /// The questions, in the order of the comparison.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// A question.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.questions[id.index()]
    }

    /// The ids of all questions.
    pub fn question_ids(&self) -> impl Iterator<Item = QuestionId> + use<> {
        (0..self.questions.len()).map(QuestionId::at)
    }

    /// The claims, in the order of the file.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// A claim.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> &Claim {
        &self.claims[id.index()]
    }

    /// The ids of all claims, in the order of the file.
    pub fn claim_ids(&self) -> impl Iterator<Item = ClaimId> + use<> {
        (0..self.claims.len()).map(ClaimId::at)
    }

    /// The ids of the claims whose content was found, in the order of the text.
    #[must_use]
    pub fn reading_order(&self) -> &[ClaimId] {
        &self.reading_order
    }

    /// The article's own lines on what could be checked.
    #[must_use]
    pub fn verifications(&self) -> &[Verification] {
        &self.verifications
    }

    /// One of these lines.
    #[must_use]
    pub fn verification(&self, id: VerificationId) -> &Verification {
        &self.verifications[id.index()]
    }

    /// The ids of these lines.
    pub fn verification_ids(&self) -> impl Iterator<Item = VerificationId> + use<> {
        (0..self.verifications.len()).map(VerificationId::at)
    }

    /// Every mention, in the order of the text.
    #[must_use]
    pub fn mentions(&self) -> &SpanIndex<Mention> {
        &self.mentions
    }

    /// The mentions of an entity, in the order of the text; for a place also those in which its
    /// name stands for something else.
    #[must_use]
    pub fn mentions_of(&self, id: EntityId) -> impl ExactSizeIterator<Item = &Mention> + '_ {
        let all = self.mentions.all();
        self.mentions_of[id.index()]
            .iter()
            .map(|&i| &all[i as usize].1)
    }

    /// Every source, cue and content, in the order of the text.
    #[must_use]
    pub fn claim_spans(&self) -> &SpanIndex<(ClaimId, Role)> {
        &self.claim_spans
    }

    /// The claims about a question, in the order of the file.
    #[must_use]
    pub fn claims_of(&self, id: QuestionId) -> &[ClaimId] {
        &self.claims_of[id.index()]
    }

    /// The claims that meet a claim, and how.
    #[must_use]
    pub fn answered_by(&self, id: ClaimId) -> &[Answer] {
        &self.answered_by[id.index()]
    }

    /// What marks a voice: a side's letter, `·` for third parties, `¶` for the article, `?` if it is not known.
    #[must_use]
    pub fn letter(&self, voice: Voice) -> &str {
        match voice {
            Voice::Side(side) => &self.side(side).letter,
            Voice::ThirdParty => "·",
            Voice::Article => "¶",
            Voice::Unknown => "?",
        }
    }

    /// The name of a voice.
    #[must_use]
    pub fn voice_name(&self, voice: Voice) -> &str {
        match voice {
            Voice::Side(side) => &self.side(side).name,
            Voice::ThirdParty => "third party",
            Voice::Article => "the article",
            Voice::Unknown => "side not known",
        }
    }
}
