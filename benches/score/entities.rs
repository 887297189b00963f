//! Entities: names against gold names, and a drafted cast against a dossier that a person made.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use counterclaim::draft::gazetteer::Gazetteer;
use counterclaim::draft::tagger::Tagger;
use counterclaim::draft::{
    self, Attribution, Cast, Figure, Naming, Reading, Request, Stop, Tokens, cast, names,
};
use counterclaim::model::layer::{Kind, Layer};
use counterclaim::model::{Article, Claim, Dossier, EntityId, Form, Part};
use counterclaim::text::{Span, fold};
use serde::Deserialize;

use crate::attributions::Count;
use crate::gold::bytes;

/// Finds the names of an article.
pub type Namer = dyn Fn(&Article, &Tokens) -> Vec<Naming>;

/// Names found by rules.
pub fn by_rules(article: &Article, tokens: &Tokens) -> Vec<Naming> {
    names::namings(article, tokens, Gazetteer::get())
}

/// Names as a draft has them: found by the tagger, where its weights are built in.
pub fn by_draft(article: &Article, _: &Tokens) -> Vec<Naming> {
    let drafted = draft::draft(article, &Request::default(), &Stop::default());
    drafted
        .map(|drafted| drafted.reading.namings)
        .unwrap_or_default()
}

/// Persons, bodies and places by name or noun phrase, as `re3d` marks them: a head of the tagger that learnt from its other folders.
pub fn by_phrase(article: &Article, tokens: &Tokens) -> Vec<Naming> {
    let tagging =
        Tagger::bundled().and_then(|tagger| tagger.tag(article.text(), tokens, &|| false));
    tagging.map_or_else(|| by_rules(article, tokens), |tagging| tagging.described)
}

/// A span with the word for its kind.
type Labelled = (Span, &'static str);

/// Figures by kind.
pub type Table = BTreeMap<&'static str, Count>;

/// Scores names against a folder of the `re3d` corpus (`documents.json`, `entities.json`): persons, organisations and
/// locations; right where each covers half of the other and the kinds agree. A group is an organisation there.
///
/// The corpus marks a name with its title and noun phrase, and often the bare name inside it: these count as one, found if any
/// of them is.
pub fn re3d(folder: &str, namer: &Namer) -> Result<Table, Box<dyn Error>> {
    let mut table = Table::new();
    let marks: Vec<Mark> = lines(&Path::new(folder).join("entities.json"))?;
    for document in lines::<Report>(&Path::new(folder).join("documents.json"))? {
        let article = Article::new(document.text);
        let of_document = marks.iter().filter(|mark| mark.document_id == document.id);
        let gold = of_document.filter_map(|mark| {
            let range = bytes(&article, (mark.begin, mark.end));
            Some((Span::new(range.start, range.end), corpus_kind(&mark.kind)?))
        });
        let gold = nests(gold.collect());
        let found = namer(&article, &Tokens::of(&article));
        let found = found
            .iter()
            .filter_map(|naming| Some((naming.span, coarse(naming.kind)?)));
        count(&mut table, &found.collect::<Vec<_>>(), &gold);
    }
    Ok(table)
}

/// Scores names against passages in the form of `markup.py --jsonl`, by kind.
pub fn passages(path: &str, namer: &Namer) -> Result<Table, Box<dyn Error>> {
    let mut table = Table::new();
    for passage in lines::<Passage>(Path::new(path))? {
        let article = Article::new(passage.text);
        let gold = passage.entities.iter().filter_map(|(begin, end, kind)| {
            let range = bytes(&article, (*begin, *end));
            Some((
                Span::new(range.start, range.end),
                passage_kind(kind)?.word(),
            ))
        });
        let gold = nests(gold.collect());
        let found = namer(&article, &Tokens::of(&article));
        let found: Vec<Labelled> = found
            .iter()
            .map(|naming| (naming.span, naming.kind.word()))
            .collect();
        count(&mut table, &found, &gold);
    }
    Ok(table)
}

/// What of a person's dossier a drafted cast has.
#[derive(Debug, Default)]
pub struct Shared {
    /// Entities of the dossier.
    pub all: usize,
    /// Those that the cast has by name, alias or mention, and by kind.
    pub found: usize,
    /// The others.
    pub missing: Vec<(Kind, String)>,
    /// Sectors of the dossier.
    pub sectors: usize,
    /// Those that the cast has as sectors with the same stretch.
    pub placed: usize,
    /// Figures of the cast.
    pub drafted: usize,
}

/// Whose names and attributions a cast is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readings {
    /// The draft's.
    Drafted,
    /// Names found by rules, and the dossier's attributions.
    ByRules,
    /// The dossier's, so that only the joining is measured.
    Gold,
}

/// Scores the cast of an article against its dossier.
pub fn dossier(text: &str, layer: &str, readings: Readings) -> Result<Shared, Box<dyn Error>> {
    let text = std::fs::read_to_string(text)?;
    let layer: Layer = serde_json::from_str(&std::fs::read_to_string(layer)?)?;
    let (kept, _) = Dossier::build(Article::new(text.clone()), layer);
    let article = Article::new(text);
    let tokens = Tokens::of(&article);
    let mut reading = gold_reading(&kept);
    match readings {
        Readings::Drafted => {
            reading = draft::draft(&article, &Request::default(), &Stop::default())?.reading;
        }
        Readings::ByRules => reading.namings = by_rules(&article, &tokens),
        Readings::Gold => {}
    }
    let drafted = cast::join(&article, &tokens, &reading, Gazetteer::get());
    Ok(shared(&kept, &drafted))
}

fn shared(kept: &Dossier, drafted: &Cast) -> Shared {
    let mut shared = Shared {
        drafted: drafted.figures.len(),
        ..Shared::default()
    };
    for id in kept.entity_ids() {
        let entity = kept.entity(id);
        let same = drafted
            .figures
            .iter()
            .find(|figure| figure.kind == entity.kind && is_same(kept, id, figure));
        shared.all += 1;
        match same {
            Some(_) => shared.found += 1,
            None => shared.missing.push((entity.kind, entity.name.clone())),
        }
        let place = entity.place.as_ref().filter(|place| place.sector);
        if let Some(place) = place {
            let ends = place.stretch.as_ref().and_then(|stretch| stretch.ends);
            let of = |figure: &Figure| {
                figure
                    .place
                    .as_ref()
                    .and_then(|site| site.stretch.as_ref())
                    .and_then(|s| s.from.zip(s.to))
            };
            shared.sectors += 1;
            shared.placed += usize::from(
                same.and_then(of)
                    .is_some_and(|drafted| Some(drafted) == ends),
            );
        }
    }
    shared
}

/// Whether a figure has one of the entity's names, or a mention in common.
fn is_same(kept: &Dossier, id: EntityId, figure: &Figure) -> bool {
    let plain = |name: &str| fold(name).trim_start_matches("the ").to_owned();
    let entity = kept.entity(id);
    let names: Vec<String> = std::iter::once(&entity.name)
        .chain(&entity.aliases)
        .map(|name| plain(name))
        .collect();
    let mut own = std::iter::once(&figure.name).chain(&figure.aliases);
    own.any(|name| names.contains(&plain(name)))
        || kept.mentions_of(id).any(|mention| {
            figure
                .mentions
                .iter()
                .any(|span| half_each(*span, mention.span))
        })
}

/// Names and attributions as the dossier has them.
fn gold_reading(kept: &Dossier) -> Reading {
    let text = kept.article().text();
    let mut reading = Reading::default();
    let spans = |parts: &[Part]| {
        parts
            .iter()
            .filter_map(|part| part.span)
            .collect::<Vec<Span>>()
    };
    let attribution = |claim: &Claim| {
        Some(Attribution {
            source: spans(&claim.source).first().copied(),
            cue: *spans(&claim.cue).first()?,
            content: spans(&claim.content),
            within: None,
        })
    };
    reading.attributions = kept.claims().iter().filter_map(attribution).collect();
    for id in kept.entity_ids() {
        let kind = kept.entity(id).kind;
        let names = kept
            .mentions_of(id)
            .filter(|mention| mention.form != Form::Marked && is_name(mention.span.of(text), kind));
        reading.namings.extend(names.map(|mention| Naming {
            span: mention.span,
            kind: if mention.literal.is_some() {
                Kind::Place
            } else {
                kind
            },
        }));
    }
    reading.namings.sort_by_key(|naming| naming.span);
    reading
}

/// Whether an entity's name is one by the conventions of the corpus, not a description.
fn is_name(words: &str, kind: Kind) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    kind == Kind::Equipment
        || words.starts_with(char::is_uppercase) && !last.starts_with(char::is_lowercase)
}

/// Adds what was found to a table: a true name is found if any of its spans is, a found one is right if it is any true one's.
fn count(table: &mut Table, found: &[Labelled], gold: &[Nest]) {
    let meets = |(span, kind): &Labelled, nest: &Nest| {
        nest.kind == *kind && nest.spans.iter().any(|other| half_each(*span, *other))
    };
    for nest in gold {
        let met = usize::from(found.iter().any(|name| meets(name, nest)));
        for row in ["all", nest.kind] {
            let count = table.entry(row).or_default();
            count.gold += 1;
            count.met += met;
        }
    }
    for name in found {
        let right = usize::from(gold.iter().any(|nest| meets(name, nest)));
        for row in ["all", name.1] {
            let count = table.entry(row).or_default();
            count.found += 1;
            count.right += right;
        }
    }
}

/// A true name, with the spans inside it that are marked as the same kind.
struct Nest {
    kind: &'static str,
    spans: Vec<Span>,
}

fn half_each(one: Span, other: Span) -> bool {
    let shared = one
        .end
        .min(other.end)
        .saturating_sub(one.start.max(other.start)) as usize;
    shared > 0 && 2 * shared >= one.len() && 2 * shared >= other.len()
}

/// Spans with those of their kind that lie inside them.
fn nests(mut spans: Vec<Labelled>) -> Vec<Nest> {
    spans.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut nests: Vec<Nest> = Vec::with_capacity(spans.len());
    for (span, kind) in spans {
        let around = |nest: &&mut Nest| {
            nest.kind == kind && nest.spans.first().is_some_and(|outer| outer.covers(span))
        };
        match nests.iter_mut().rev().take(8).find(around) {
            Some(nest) => nest.spans.push(span),
            None => nests.push(Nest {
                kind,
                spans: vec![span],
            }),
        }
    }
    nests
}

fn coarse(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Person => "person",
        Kind::Organisation | Kind::Group => "organisation",
        Kind::Place => "location",
        Kind::Operation | Kind::Equipment | Kind::Event => return None,
    })
}

fn corpus_kind(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "Person" => "person",
        "Organisation" => "organisation",
        "Location" => "location",
        _ => return None,
    })
}

fn passage_kind(kind: &str) -> Option<Kind> {
    Some(match kind {
        "person" => Kind::Person,
        "org" => Kind::Organisation,
        "group" => Kind::Group,
        "place" => Kind::Place,
        "op" => Kind::Operation,
        "equip" => Kind::Equipment,
        "event" => Kind::Event,
        _ => return None,
    })
}

/// A document of the corpus.
#[derive(Deserialize)]
struct Report {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

/// An entity of the corpus, in code points.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Mark {
    begin: u32,
    end: u32,
    #[serde(rename = "type")]
    kind: String,
    document_id: String,
}

/// A passage with its names, in code points.
#[derive(Deserialize)]
struct Passage {
    text: String,
    entities: Vec<(u32, u32, String)>,
}

fn lines<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, Box<dyn Error>> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| Ok(serde_json::from_str(line)?)).collect()
}
