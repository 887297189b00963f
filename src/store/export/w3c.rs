//! The annotations as a W3C Web Annotation collection (JSON-LD), for Hypothesis, Recogito and everything else that
//! speaks the Recommendation of 23 February 2017 (<https://www.w3.org/TR/annotation-model/>).
//!
//! # What the file holds
//!
//! One `AnnotationCollection` whose `first` page is embedded and holds every annotation in `items`. What the standard
//! has words for is said in its words, so that any tool shows something sensible; what it has no words for is said in
//! properties with the prefix `cc:`, declared in the second `@context`. **A reader takes the `cc:` properties where
//! they are and the bodies only where they are not**: the bodies are a gloss on them.
//!
//! ```json
//! {
//!   "@context": ["http://www.w3.org/ns/anno.jsonld", {"cc": "urn:counterclaim:", "cc:from": {"@container": "@list"}, …}],
//!   "id": "urn:uuid:…", "type": "AnnotationCollection", "label": TITLE, "total": N,
//!   "cc:article": {"cc:title", "cc:publisher", "cc:author", "cc:published", "cc:url", "cc:captured", "cc:sha256"},
//!   "cc:sides": [{"cc:id", "cc:name", "cc:letter", "cc:speakers": […]}],
//!   "cc:entities": [{"cc:id", "cc:name", "cc:kind", "cc:aliases": […], "cc:standIns": […], "cc:side", "cc:review",
//!                    "cc:place": {"cc:lat", "cc:lon", "cc:precision", "cc:sector": true, "cc:basis",
//!                                 "cc:stretch": {"cc:line", "cc:from": [LON, LAT], "cc:to": [LON, LAT]}}}],
//!   "cc:questions": [{"cc:id", "cc:question", "cc:review"}],
//!   "first": {"id": "urn:uuid:…", "type": "AnnotationPage", "startIndex": 0, "items": [ANNOTATION, …]}
//! }
//! ```
//!
//! An entity, a question and the head of a claim have a `cc:judgement` where a person judged them: an object of
//! `cc:reliability`, `cc:credibility`, `cc:assessment`, `cc:likelihood`, `cc:note` and `cc:tags`.
//!
//! Every property with nothing in it is left out. Under a filter the lists hold what the filter lets through.
//!
//! # The annotations
//!
//! | `cc:role` | one for each | `motivation` | further `cc:` properties |
//! |---|---|---|---|
//! | `content` | claim: it is the claim's head | `classifying` | `cc:claim` (its id), `cc:question` (id), `cc:voice`, `cc:side`, `cc:cueClass`, `cc:place` (ids), `cc:answers` (`[{"cc:claim": ID, "cc:how": HOW}]`), `cc:within` (id), `cc:review` |
//! | `source` | claim with a source | `identifying` | `cc:claim` |
//! | `cue` | claim with a cue | `tagging` | `cc:claim`, `cc:cueClass` |
//! | `hedge` | word that weakens a claim | `tagging` | `cc:claim` |
//! | `verification` | line on what could be checked | `classifying` | `cc:verification` (its id), `cc:questions` (ids), `cc:review` |
//! | `mention` | place that names an entity | `identifying` | `cc:entity` (its id), `cc:form` |
//!
//! - `cc:voice` is `side` (then `cc:side` is the side's id), `third party`, `article` or `unknown`. It is a word and not
//!   `null`, because JSON-LD drops what is `null`.
//! - `cc:form` is `name`, `alias`, `stand-in` or `marked`. The first three are found again by the entity's names; a
//!   `marked` one comes back as one of the entity's `mentions`.
//! - A claim whose file quotes no content has a head all the same; its target is the whole article, without a selector.
//! - `cc:how`, `cc:cueClass`, `cc:kind`, `cc:precision`, `cc:review` are the words of the dossier file.
//!
//! # The targets
//!
//! A target is a `SpecificResource`: `source` is the article's address, or, where it has none, its
//! [RFC 6920](https://www.rfc-editor.org/rfc/rfc6920) name `ni:///sha-256;…`; `selector` is a list of a
//! `TextQuoteSelector` (`exact`, and up to 32 code points of `prefix` and `suffix`, as the text has them) and a
//! `TextPositionSelector` (`start`, `end`: Unicode code points from 0, the end behind the last); `cc:paragraph` counts
//! from 1. A part with gaps has a list of targets in the order of the file, one a piece. Words that are not in the text
//! (orphans) have a `TextQuoteSelector` with `exact` alone and no position: nothing is made up for them.
//!
//! What does not come back: fields that the dossier's format does not know, and the anchors that a file used to find
//! the words (the words are found again by what stands around them).

mod about;
mod annotation;

use std::io::{self, Write};

use serde::Serialize;

use super::guid::urn;
use super::{Excerpt, Exporter};
use crate::store::print::json;
use about::{ArticleOf, EntityOf, QuestionOf, SideOf};
use annotation::Annotations;

/// W3C Web Annotation.
pub(super) struct W3c;

impl Exporter for W3c {
    fn name(&self) -> &'static str {
        "w3c"
    }

    fn ending(&self) -> &'static str {
        "jsonld"
    }

    fn says(&self) -> &'static str {
        "W3C Web Annotations, JSON-LD; comes back"
    }

    /// The head in one line, then an annotation a line: what changes between two exports can be seen.
    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let sha256 = excerpt.sha256();
        let items = Annotations::new(excerpt, &sha256).all();
        let head = to_json(&Collection::new(excerpt, &sha256, items.len()))?;
        let page = to_json(&Page::new(&sha256))?;
        // Both objects are left open: the page for its items, the collection for its page.
        write!(
            out,
            "{},\n\"first\": {},\n\"items\": [",
            open(&head),
            open(&page)
        )?;
        for (n, item) in items.iter().enumerate() {
            out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
            json::one(item, out)?;
        }
        writeln!(out, "\n]}}}}")
    }
}

fn to_json(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    json::one(value, &mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// An object without its last brace.
fn open(object: &str) -> &str {
    object.strip_suffix('}').unwrap_or(object)
}

/// The two contexts: the standard's, and the words that it does not have.
#[derive(Serialize)]
struct Context(&'static str, Words);

#[derive(Serialize)]
struct Words {
    cc: &'static str,
    #[serde(rename = "cc:from")]
    from: List,
    #[serde(rename = "cc:to")]
    to: List,
}

/// What keeps its order.
#[derive(Serialize)]
struct List {
    #[serde(rename = "@container")]
    container: &'static str,
}

const LIST: List = List { container: "@list" };

const CONTEXT: Context = Context(
    "http://www.w3.org/ns/anno.jsonld",
    Words {
        cc: "urn:counterclaim:",
        from: LIST,
        to: LIST,
    },
);

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: Context,
    id: String,
    r#type: &'static str,
    label: &'a str,
    total: usize,
    generator: Generator,
    #[serde(rename = "cc:article")]
    article: ArticleOf<'a>,
    #[serde(rename = "cc:sides", skip_serializing_if = "Vec::is_empty")]
    sides: Vec<SideOf<'a>>,
    #[serde(rename = "cc:entities", skip_serializing_if = "Vec::is_empty")]
    entities: Vec<EntityOf<'a>>,
    #[serde(rename = "cc:questions", skip_serializing_if = "Vec::is_empty")]
    questions: Vec<QuestionOf<'a>>,
}

#[derive(Serialize)]
struct Generator {
    id: &'static str,
    r#type: &'static str,
    name: &'static str,
}

impl<'a> Collection<'a> {
    fn new(excerpt: &Excerpt<'a>, sha256: &str, total: usize) -> Self {
        let dossier = excerpt.dossier();
        let mut entities: Vec<_> = excerpt.entities();
        entities.sort_unstable(); // the order of the file
        Self {
            context: CONTEXT,
            id: urn(sha256, "collection", ""),
            r#type: "AnnotationCollection",
            label: excerpt.title(),
            total,
            generator: Generator {
                id: "urn:counterclaim:program",
                r#type: "Software",
                name: concat!("counterclaim ", env!("CARGO_PKG_VERSION")),
            },
            article: ArticleOf::new(dossier.about(), sha256),
            sides: dossier.sides().iter().map(SideOf::new).collect(),
            entities: entities
                .into_iter()
                .map(|id| EntityOf::new(dossier, id))
                .collect(),
            questions: excerpt
                .questions()
                .into_iter()
                .map(|id| QuestionOf::new(dossier.question(id)))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct Page {
    id: String,
    r#type: &'static str,
    #[serde(rename = "partOf")]
    part_of: String,
    #[serde(rename = "startIndex")]
    start: u32,
}

impl Page {
    fn new(sha256: &str) -> Self {
        Self {
            id: urn(sha256, "page", "1"),
            r#type: "AnnotationPage",
            part_of: urn(sha256, "collection", ""),
            start: 0,
        }
    }
}
