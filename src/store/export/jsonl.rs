//! The claims as JSON lines: one object a line, one line a claim, in the order of the comparison.
//!
//! Each line stands for itself, so that the lines of many articles can be put in one file. It begins with the fields of
//! `counterclaim print claims --format json`, in their order:
//!
//! `question` `status` `side` `source` `cue` `cue_class` `content` `paragraph` `start` `end` `place` `answers` `id` `review`
//! `reliability` `credibility` `assessment` `likelihood` `note` `tags` `question_note` `question_tags`
//!
//! and goes on with what is needed to bring the claim back:
//!
//! | field | is |
//! |---|---|
//! | `question_id`, `question_review` | the question's id, and `draft` or `kept` |
//! | `side_name`, `side_letter` | name and letter of the side; `null` unless a side speaks |
//! | `place_ids` | the ids of the entities in `place`, in the same order |
//! | `within` | the id of the claim inside which it stands, or `null` |
//! | `anchors` | an object of four lists, `source`, `cue`, `content`, `hedges`; each piece is an anchor of the dossier's format (`quote`, `prefix`, `suffix`, `paragraph`, `position`) with one field more, `end`: the code point behind its last. An orphan has its `quote` alone |
//! | `judgement` | what a person made of the claim, as in the dossier's format (`reliability`, `credibility`, `assessment`, `likelihood`, `note`, `tags`); left out if nobody judged |
//! | `article` | `title`, `publisher`, `author`, `published`, `url`, `captured` as far as they are known, and the `sha256` of the text |
//!
//! What a line cannot carry, and what an importer therefore does not get back: the words that speak for a side, entities
//! other than by the names in `place`, lines on what could be checked, questions that no claim is about.
//! `side` is `null` for third parties, `"article"` for its own voice, `"unknown"` where the text does not tell.

use std::io::{self, Write};

use serde::Serialize;

use super::quoted::Quoted;
use super::{Excerpt, Exporter};
use crate::model::layer::Judgement;
use crate::model::{About, Article, ClaimId, Part};
use crate::store::print::json;
use crate::store::print::rows::{self, ClaimRow};

/// JSON lines.
pub(super) struct Jsonl;

impl Exporter for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn ending(&self) -> &'static str {
        "jsonl"
    }

    fn says(&self) -> &'static str {
        "one JSON object a claim; comes back with its anchors"
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let sha256 = excerpt.sha256();
        for id in excerpt.claims() {
            json::one(&line(excerpt, &sha256, id), out)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    row: ClaimRow<'a>,
    question_id: &'a str,
    question_review: &'static str,
    side_name: Option<&'a str>,
    side_letter: Option<&'a str>,
    place_ids: Vec<&'a str>,
    within: Option<&'a str>,
    anchors: Anchors<'a>,
    #[serde(skip_serializing_if = "Judgement::is_empty")]
    judgement: &'a Judgement,
    article: ArticleOf<'a>,
}

#[derive(Serialize)]
struct Anchors<'a> {
    source: Vec<Anchor<'a>>,
    cue: Vec<Anchor<'a>>,
    content: Vec<Anchor<'a>>,
    hedges: Vec<Anchor<'a>>,
}

#[derive(Serialize)]
struct Anchor<'a> {
    quote: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

/// Where the article comes from.
#[derive(Serialize)]
struct ArticleOf<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    captured: Option<&'a str>,
    sha256: &'a str,
}

fn line<'a>(excerpt: &Excerpt<'a>, sha256: &'a str, id: ClaimId) -> Line<'a> {
    let dossier = excerpt.dossier();
    let claim = dossier.claim(id);
    let question = dossier.question(claim.question);
    let side = claim.voice.side().map(|side| dossier.side(side));
    let anchors = |parts: &'a [Part]| anchors(dossier.article(), parts);
    Line {
        row: rows::claim(dossier, id),
        question_id: &question.key,
        question_review: question.review.word(),
        side_name: side.map(|side| side.name.as_str()),
        side_letter: side.map(|side| side.letter.as_str()),
        place_ids: claim
            .places
            .iter()
            .map(|&place| dossier.entity(place).key.as_str())
            .collect(),
        within: claim.within.map(|id| dossier.claim(id).key.as_str()),
        anchors: Anchors {
            source: anchors(&claim.source),
            cue: anchors(&claim.cue),
            content: anchors(&claim.content),
            hedges: anchors(&claim.hedges),
        },
        judgement: &claim.judgement,
        article: about(dossier.about(), sha256),
    }
}

fn anchors<'a>(article: &'a Article, parts: &'a [Part]) -> Vec<Anchor<'a>> {
    let anchor = |part: &'a Part| {
        let Quoted { exact, place } = Quoted::part(article, part);
        Anchor {
            quote: exact,
            prefix: place.map(|place| place.prefix),
            suffix: place.map(|place| place.suffix),
            paragraph: place.map(|place| place.paragraph),
            position: place.map(|place| place.start),
            end: place.map(|place| place.end),
        }
    };
    parts.iter().map(anchor).collect()
}

fn about<'a>(about: &'a About, sha256: &'a str) -> ArticleOf<'a> {
    ArticleOf {
        title: about.title.as_deref(),
        publisher: about.publisher.as_deref(),
        author: about.author.as_deref(),
        published: about.published.as_deref(),
        url: about.url.as_deref(),
        captured: about.captured.as_deref(),
        sha256,
    }
}
