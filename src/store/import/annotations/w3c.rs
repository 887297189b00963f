//! W3C Web Annotations, as [`export`](crate::store::export) writes them, and as Hypothesis and others do.
//!
//! What this program wrote is told by its `cc:` properties, and comes back whole. Of an annotation without them it is
//! known which words somebody marked, and not who speaks: it becomes a claim whose side is not known, in draft, under
//! its first tag as the question. Comments have no place in a dossier; they are counted.

mod entry;
mod target;

use std::collections::HashMap;

use serde_json::Value;

use super::Listed;
use crate::model::layer::{Anchor, ClaimEntry, Judgement, Layer, QuestionEntry, Review};
use crate::text::counted;
use entry::{claim, entity, list, own, question, side, text, verification};
pub(super) use entry::{ids, together};
use target::{comments, tag, targets};

/// The most annotations that are read.
const MAX_ITEMS: usize = 100_000;

/// The question of what has no tag.
const MARKED: &str = "What else is marked in the text?";

/// What a value holds; nothing if it is no list of annotations.
pub(super) fn read(value: &Value) -> Option<Listed> {
    let items = items(value)?;
    let mut reader = Reader::of(value);
    items
        .iter()
        .take(MAX_ITEMS)
        .for_each(|item| reader.item(item));
    Some(Listed {
        losses: reader.losses(items.len()),
        layer: reader.layer,
    })
}

/// The annotations of a collection, of its page, of a list, of what Hypothesis exports; or a single one.
fn items(value: &Value) -> Option<&[Value]> {
    let is_annotation = |item: &Value| item.get("target").is_some();
    match value {
        Value::Array(items) if items.iter().all(is_annotation) => Some(items),
        Value::Object(object) => {
            let mut lists = ["items", "rows", "annotations"]
                .into_iter()
                .filter_map(|key| object.get(key));
            let list = lists.find_map(Value::as_array).map(Vec::as_slice);
            let page = object.get("first").filter(|page| page.is_object());
            let single = is_annotation(value).then(|| std::slice::from_ref(value));
            list.or_else(|| page.and_then(items)).or(single)
        }
        _ => None,
    }
}

#[derive(Default)]
struct Reader {
    layer: Layer,
    /// Where the claims with these ids stand in the layer.
    claims: HashMap<String, usize>,
    /// Where the entities with these ids stand.
    entities: HashMap<String, usize>,
    /// The ids of the questions that were made of tags.
    asked: HashMap<String, String>,
    /// Annotations that mark no words.
    wordless: usize,
    /// Annotations whose claim is not in the list.
    stray: usize,
    /// Comments that people wrote.
    comments: usize,
    /// Annotations of others, which do not say who speaks.
    foreign: usize,
}

impl Reader {
    fn of(value: &Value) -> Self {
        let article = own(value, "article");
        let known = |key| article.and_then(|article| text(article, key));
        let layer = Layer {
            title: known("title"),
            publisher: known("publisher"),
            author: known("author"),
            published: known("published"),
            url: known("url"),
            captured: known("captured"),
            sides: list(value, "sides").iter().map(side).collect(),
            entities: list(value, "entities").iter().filter_map(entity).collect(),
            questions: list(value, "questions").iter().map(question).collect(),
            ..Layer::default()
        };
        let entities = layer.entities.iter().enumerate();
        let entities = entities.map(|(at, entity)| (entity.id.clone(), at));
        Self {
            entities: entities.collect(),
            layer,
            ..Self::default()
        }
    }

    fn item(&mut self, item: &Value) {
        let anchors = targets(item);
        match own(item, "role").and_then(Value::as_str) {
            Some("content") => self.claim(claim(item, anchors)),
            Some("verification") => self.layer.verification.push(verification(item, anchors)),
            Some("mention") => self.mention(item, anchors),
            Some(role) => self.part(role, item, anchors),
            None => self.marked(item, anchors),
        }
    }

    /// Names and aliases are found again by themselves.
    fn mention(&mut self, item: &Value, anchors: Vec<Anchor>) {
        if own(item, "form").and_then(Value::as_str) != Some("marked") {
            return;
        }
        let at = text(item, "entity").and_then(|id| self.entities.get(&id));
        match at.and_then(|&at| self.layer.entities.get_mut(at)) {
            Some(entity) => entity.mentions.extend(anchors),
            None => self.stray += 1,
        }
    }

    fn claim(&mut self, claim: ClaimEntry) {
        let at = self.layer.claims.len();
        self.claims.entry(claim.id.clone()).or_insert(at);
        self.layer.claims.push(claim);
    }

    fn part(&mut self, role: &str, item: &Value, anchors: Vec<Anchor>) {
        let at = text(item, "claim").and_then(|id| self.claims.get(&id));
        match (role, at.and_then(|&at| self.layer.claims.get_mut(at))) {
            ("source", Some(claim)) => claim.source = together(anchors),
            ("cue", Some(claim)) => claim.cue = together(anchors),
            ("hedge", Some(claim)) => claim.hedges.extend(anchors),
            _ => self.stray += 1,
        }
    }

    /// What somebody marked with another tool.
    fn marked(&mut self, item: &Value, anchors: Vec<Anchor>) {
        self.comments += comments(item);
        if anchors.is_empty() {
            self.wordless += 1;
            return;
        }
        self.foreign += 1;
        let asked = tag(item).unwrap_or_else(|| MARKED.to_owned());
        let known = self.asked.get(&asked).cloned();
        let question = known.unwrap_or_else(|| self.ask(asked));
        self.claim(ClaimEntry {
            judgement: Judgement::default(),
            id: format!("mark-{}", self.foreign),
            question,
            side: Some("unknown".to_owned()),
            ..claim(&Value::Null, anchors)
        });
    }

    /// Adds a question; its id.
    fn ask(&mut self, question: String) -> String {
        let id = format!("marked-{}", self.layer.questions.len() + 1);
        self.asked.insert(question.clone(), id.clone());
        self.layer.questions.push(QuestionEntry {
            judgement: Judgement::default(),
            id: id.clone(),
            question,
            review: Review::Draft,
        });
        id
    }

    fn losses(&self, items: usize) -> Vec<String> {
        let says = [
            (self.foreign > 0).then(|| {
                let marks = counted(self.foreign, "annotation");
                format!("{marks} of another tool say which words are marked and not who speaks: their side is not known, and they are drafts.")
            }),
            (self.comments > 0).then(|| {
                format!("{} are left out: a dossier holds the article's own words only.", counted(self.comments, "comment"))
            }),
            (self.wordless > 0).then(|| format!("{} mark no words and are left out.", counted(self.wordless, "annotation"))),
            (self.stray > 0).then(|| {
                format!("{} belong to a claim or an entity that is not in the list, and are left out.", counted(self.stray, "annotation"))
            }),
            (items > MAX_ITEMS).then(|| format!("only the first {MAX_ITEMS} annotations are read.")),
        ];
        says.into_iter().flatten().collect()
    }
}
