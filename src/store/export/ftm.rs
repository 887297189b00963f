//! `FollowTheMoney` entities as JSON lines, for Aleph and `OpenAleph` (<https://followthemoney.tech>).
//!
//! | here | there |
//! |---|---|
//! | the article | `Article`; its text only if the whole of it leaves |
//! | person | `Person` |
//! | organisation, group | `Organization` |
//! | place | `Address`; coordinates only where it is known to the point |
//! | operation, event | `Event` |
//! | equipment | `Asset` |
//! | each name by which the text names an entity | `Mention`, resolved where it is a person or a body |
//! | claim | `Note` on those whom its source names, with who, cue, words and paragraph in `description` |
//! | how a claim meets another | `UnknownLink` between the two notes, its `role` the word: denies, counters, concedes |
//! | line on what could be checked | `Note` |
//!
//! Side, question, class of the cue, paragraph, characters and review of a claim are `keywords`. Ids are made of what
//! they name and of the text, so that a second export of the same article is the same entities.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Serialize;

use super::cite;
use super::guid::guid;
use super::judged;
use super::quoted::Quoted;
use super::visible::visible;
use super::{Excerpt, Exporter};
use crate::model::{
    Claim, ClaimId, Dossier, EntityId, Kind, Part, Precision, Selection, Verification,
};
use crate::store::print::json;

/// `FollowTheMoney`.
pub(super) struct Ftm;

impl Exporter for Ftm {
    fn name(&self) -> &'static str {
        "ftm"
    }

    fn ending(&self) -> &'static str {
        "ftm.json"
    }

    fn says(&self) -> &'static str {
        "FollowTheMoney entities, for Aleph"
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let all = Entities {
            dossier: excerpt.dossier(),
            sha256: &excerpt.sha256(),
            excerpt,
        };
        for entity in all.list() {
            json::one(&entity, out)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

/// An entity as `FollowTheMoney` has it: every property is a list.
#[derive(Serialize)]
struct Entity {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Entity {
    fn new(schema: &'static str, id: String) -> Self {
        Self {
            id,
            schema,
            properties: BTreeMap::new(),
        }
    }

    /// Adds what is there, once; a property with nothing in it is left out.
    fn with(mut self, name: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        for value in values {
            let value = visible(value.trim()).into_owned();
            let list = self.properties.entry(name).or_default();
            if !value.is_empty() && !list.contains(&value) {
                list.push(value);
            }
        }
        self.properties.retain(|_, list| !list.is_empty());
        self
    }
}

struct Entities<'e, 'a> {
    excerpt: &'e Excerpt<'a>,
    dossier: &'a Dossier,
    sha256: &'e str,
}

fn schema(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Organisation | Kind::Group => "Organization",
        Kind::Place => "Address",
        Kind::Operation | Kind::Event => "Event",
        Kind::Equipment => "Asset",
    }
}

impl Entities<'_, '_> {
    fn list(&self) -> Vec<Entity> {
        let entities = self.excerpt.entities();
        let mut list = vec![self.article()];
        list.extend(entities.iter().map(|&id| self.entity(id)));
        list.extend(entities.iter().flat_map(|&id| self.mentions(id)));
        for id in self.excerpt.claims() {
            list.push(self.claim(id));
            list.extend(self.answers(id));
        }
        let lines = self.excerpt.verifications().into_iter().enumerate();
        list.extend(lines.map(|(n, line)| self.verification(n, line)));
        list
    }

    fn id(&self, what: &str, key: &str) -> String {
        format!("cc-{}", guid(self.sha256, what, key))
    }

    fn document(&self) -> String {
        self.id("article", "")
    }

    fn id_of(&self, entity: EntityId) -> String {
        self.id("entity", &self.dossier.entity(entity).key)
    }

    fn article(&self) -> Entity {
        let about = self.dossier.about();
        let whole = self.excerpt.says().is_none();
        let text = whole.then(|| self.dossier.article().text().to_owned());
        let date =
            |given: &Option<String>| given.as_deref().and_then(cite::date).map(cite::Date::iso);
        Entity::new("Article", self.document())
            .with("title", [self.excerpt.title().to_owned()])
            .with("fileName", [self.excerpt.name().to_owned()])
            .with("mimeType", ["text/plain".to_owned()])
            .with("author", about.author.clone())
            .with("publisher", about.publisher.clone())
            .with("publishedAt", date(&about.published))
            .with("retrievedAt", date(&about.captured))
            .with(
                "sourceUrl",
                about.url.clone().filter(|url| cite::is_web(url)),
            )
            .with("keywords", [format!("sha256 {}", self.sha256)])
            .with("bodyText", text)
    }

    fn entity(&self, id: EntityId) -> Entity {
        let entity = self.dossier.entity(id);
        let schema = schema(entity.kind);
        let side = entity
            .side
            .map(|side| format!("side: {}", self.dossier.side(side).name));
        let place = entity.place.as_ref();
        let here = Entity::new(schema, self.id_of(id))
            .with("name", [entity.name.clone()])
            .with("alias", entity.names_apart().0.to_vec())
            .with("proof", [self.document()])
            .with(
                "keywords",
                [
                    entity.kind.word().to_owned(),
                    entity.review.word().to_owned(),
                ],
            )
            .with("keywords", side);
        if schema != "Address" {
            return here;
        }
        let exact = place.filter(|place| place.precision == Precision::Point);
        here.with("full", [entity.name.clone()])
            .with("latitude", exact.map(|place| place.lat.to_string()))
            .with("longitude", exact.map(|place| place.lon.to_string()))
            .with(
                "remarks",
                place.map(|place| format!("known to the {}", place.precision.word())),
            )
    }

    /// One for each name by which the text names the entity.
    fn mentions(&self, id: EntityId) -> Vec<Entity> {
        let article = self.dossier.article();
        let here = self
            .excerpt
            .mentions()
            .filter(|mention| mention.entity == id);
        let words: BTreeSet<&str> = here.map(|mention| article.words(mention.span)).collect();
        let kind = schema(self.dossier.entity(id).kind);
        let body = matches!(kind, "Person" | "Organization");
        let mention = |words: &str| {
            let key = format!("{} {words}", self.dossier.entity(id).key);
            Entity::new("Mention", self.id("mention", &key))
                .with("document", [self.document()])
                .with("name", [words.to_owned()])
                .with("detectedSchema", [kind.to_owned()])
                .with("resolved", body.then(|| self.id_of(id)))
        };
        words.into_iter().map(mention).collect()
    }

    fn note(&self, id: String) -> Entity {
        Entity::new("Note", id).with("proof", [self.document()])
    }

    fn claim_id(&self, claim: &Claim) -> String {
        self.id("claim", &claim.key)
    }

    fn claim(&self, id: ClaimId) -> Entity {
        let claim = self.dossier.claim(id);
        let question = &self.dossier.question(claim.question).question;
        let whom = claim.source.iter().filter_map(|part| part.span);
        let whom = whom.flat_map(|span| self.dossier.entities_in(span));
        let whom = whom.filter(|&entity| self.excerpt.names(entity));
        let involved = self.dossier.entities_involved(Selection::Claim(id));
        let names = involved.into_iter();
        let names = names.map(|id| self.dossier.entity(id).name.clone());
        self.note(self.claim_id(claim))
            .with("name", [question.clone()])
            .with("description", [self.dossier.cite_claim(id)])
            .with("notes", judged::in_words(&claim.judgement))
            .with("entity", whom.map(|entity| self.id_of(entity)))
            .with("namesMentioned", names)
            .with(
                "keywords",
                [format!("voice: {}", self.dossier.voice_name(claim.voice))],
            )
            .with(
                "keywords",
                claim
                    .cue_class
                    .map(|class| format!("cue: {}", class.word())),
            )
            .with("keywords", self.places(&claim.content))
            .with("keywords", [claim.review.word().to_owned()])
    }

    fn places(&self, parts: &[Part]) -> Vec<String> {
        let places = parts
            .iter()
            .filter_map(|part| Quoted::part(self.dossier.article(), part).place);
        places
            .flat_map(|place| {
                [
                    format!("paragraph {}", place.paragraph),
                    format!("characters {}–{}", place.start, place.end),
                ]
            })
            .collect()
    }

    fn answers(&self, id: ClaimId) -> Vec<Entity> {
        let claim = self.dossier.claim(id);
        let met = claim
            .answers
            .iter()
            .filter(|answer| self.excerpt.has(answer.claim));
        met.map(|answer| {
            let other = self.dossier.claim(answer.claim);
            let key = format!("{} {}", claim.key, other.key);
            Entity::new("UnknownLink", self.id("answer", &key))
                .with("subject", [self.claim_id(claim)])
                .with("object", [self.claim_id(other)])
                .with("role", [answer.how.word().to_owned()])
                .with("proof", [self.document()])
        })
        .collect()
    }

    fn verification(&self, n: usize, line: &Verification) -> Entity {
        let questions = line.questions.iter();
        let questions = questions.map(|&id| self.dossier.question(id).question.clone());
        self.note(self.id("verification", &format!("{n} {}", line.key)))
            .with("name", ["What could be checked".to_owned()])
            .with("description", [line.text()])
            .with("keywords", questions)
            .with("keywords", self.places(&line.words))
            .with("keywords", [line.review.word().to_owned()])
    }
}
