//! What the standard has no words for: the article, the sides, the entities, the questions.

use serde::Serialize;

use crate::model::layer::{Assessment, Credibility, Judgement, Likelihood, Reliability};
use crate::model::{About, Dossier, EntityId, Place, Question, Side, Stretch};

/// Where the article comes from.
#[derive(Serialize)]
pub(super) struct ArticleOf<'a> {
    #[serde(rename = "cc:title", skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(rename = "cc:publisher", skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(rename = "cc:author", skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(rename = "cc:published", skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(rename = "cc:url", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "cc:captured", skip_serializing_if = "Option::is_none")]
    captured: Option<&'a str>,
    #[serde(rename = "cc:sha256")]
    sha256: String,
}

impl<'a> ArticleOf<'a> {
    pub(super) fn new(about: &'a About, sha256: &str) -> Self {
        Self {
            title: about.title.as_deref(),
            publisher: about.publisher.as_deref(),
            author: about.author.as_deref(),
            published: about.published.as_deref(),
            url: about.url.as_deref(),
            captured: about.captured.as_deref(),
            sha256: sha256.to_owned(),
        }
    }
}

/// A party to the dispute.
#[derive(Serialize)]
pub(super) struct SideOf<'a> {
    #[serde(rename = "cc:id")]
    id: &'a str,
    #[serde(rename = "cc:name")]
    name: &'a str,
    #[serde(rename = "cc:letter")]
    letter: &'a str,
    #[serde(rename = "cc:speakers", skip_serializing_if = "<[_]>::is_empty")]
    speakers: &'a [String],
}

impl<'a> SideOf<'a> {
    pub(super) fn new(side: &'a Side) -> Self {
        Self {
            id: &side.key,
            name: &side.name,
            letter: &side.letter,
            speakers: &side.speakers,
        }
    }
}

/// Somebody or something that the text names.
#[derive(Serialize)]
pub(super) struct EntityOf<'a> {
    #[serde(rename = "cc:id")]
    id: &'a str,
    #[serde(rename = "cc:name")]
    name: &'a str,
    #[serde(rename = "cc:kind")]
    kind: &'static str,
    #[serde(rename = "cc:aliases", skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'a [String],
    #[serde(rename = "cc:standIns", skip_serializing_if = "<[_]>::is_empty")]
    stand_ins: &'a [String],
    #[serde(rename = "cc:side", skip_serializing_if = "Option::is_none")]
    side: Option<&'a str>,
    #[serde(rename = "cc:place", skip_serializing_if = "Option::is_none")]
    place: Option<PlaceOf<'a>>,
    #[serde(rename = "cc:judgement", skip_serializing_if = "Option::is_none")]
    judgement: Option<JudgementOf<'a>>,
    #[serde(rename = "cc:review")]
    review: &'static str,
}

impl<'a> EntityOf<'a> {
    pub(super) fn new(dossier: &'a Dossier, id: EntityId) -> Self {
        let entity = dossier.entity(id);
        let (aliases, stand_ins) = entity.names_apart();
        Self {
            id: &entity.key,
            name: &entity.name,
            kind: entity.kind.word(),
            aliases,
            stand_ins,
            side: entity.side.map(|side| dossier.side(side).key.as_str()),
            place: entity.place.as_ref().map(PlaceOf::new),
            judgement: JudgementOf::new(&entity.judgement),
            review: entity.review.word(),
        }
    }
}

#[derive(Serialize)]
struct PlaceOf<'a> {
    #[serde(rename = "cc:lat")]
    lat: f64,
    #[serde(rename = "cc:lon")]
    lon: f64,
    #[serde(rename = "cc:precision")]
    precision: &'static str,
    #[serde(rename = "cc:sector", skip_serializing_if = "Option::is_none")]
    sector: Option<bool>,
    #[serde(rename = "cc:stretch", skip_serializing_if = "Option::is_none")]
    stretch: Option<StretchOf<'a>>,
    #[serde(rename = "cc:basis", skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
}

impl<'a> PlaceOf<'a> {
    fn new(place: &'a Place) -> Self {
        Self {
            lat: place.lat,
            lon: place.lon,
            precision: place.precision.word(),
            sector: place.sector.then_some(true),
            stretch: place.stretch.as_ref().map(StretchOf::new),
            basis: place.basis.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct StretchOf<'a> {
    #[serde(rename = "cc:line")]
    line: &'a str,
    #[serde(rename = "cc:from", skip_serializing_if = "Option::is_none")]
    from: Option<[f64; 2]>,
    #[serde(rename = "cc:to", skip_serializing_if = "Option::is_none")]
    to: Option<[f64; 2]>,
}

impl<'a> StretchOf<'a> {
    fn new(stretch: &'a Stretch) -> Self {
        let (from, to) = stretch.ends.unzip();
        Self {
            line: &stretch.line,
            from,
            to,
        }
    }
}

/// What rival claims are about.
#[derive(Serialize)]
pub(super) struct QuestionOf<'a> {
    #[serde(rename = "cc:id")]
    id: &'a str,
    #[serde(rename = "cc:question")]
    question: &'a str,
    #[serde(rename = "cc:judgement", skip_serializing_if = "Option::is_none")]
    judgement: Option<JudgementOf<'a>>,
    #[serde(rename = "cc:review")]
    review: &'static str,
}

impl<'a> QuestionOf<'a> {
    pub(super) fn new(question: &'a Question) -> Self {
        Self {
            id: &question.key,
            question: &question.question,
            judgement: JudgementOf::new(&question.judgement),
            review: question.review.word(),
        }
    }
}

/// What a person made of an annotation.
#[derive(Serialize)]
pub(super) struct JudgementOf<'a> {
    #[serde(rename = "cc:reliability", skip_serializing_if = "Option::is_none")]
    reliability: Option<&'static str>,
    #[serde(rename = "cc:credibility", skip_serializing_if = "Option::is_none")]
    credibility: Option<&'static str>,
    #[serde(rename = "cc:assessment", skip_serializing_if = "Option::is_none")]
    assessment: Option<&'static str>,
    #[serde(rename = "cc:likelihood", skip_serializing_if = "Option::is_none")]
    likelihood: Option<&'static str>,
    #[serde(rename = "cc:note", skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(rename = "cc:tags", skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
}

impl<'a> JudgementOf<'a> {
    /// Nothing if nobody judged.
    pub(super) fn new(judgement: &'a Judgement) -> Option<Self> {
        (!judgement.is_empty()).then(|| Self {
            reliability: judgement.reliability.map(Reliability::word),
            credibility: judgement.credibility.map(Credibility::word),
            assessment: judgement.assessment.map(Assessment::word),
            likelihood: judgement.likelihood.map(Likelihood::word),
            note: judgement.note.as_deref(),
            tags: &judgement.tags,
        })
    }
}
