//! W3C Web Annotations, as [`export`](crate::store::export) writes them, and as Hypothesis and others do.
//!
//! What this program wrote is told by its `cc:` properties, and comes back whole. Of an annotation without them it is
//! known which words somebody marked, and not who speaks: it becomes a claim whose side is not known, in draft, under
//! its first tag as the question. Comments have no place in a dossier; they are counted.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Listed;
use crate::model::layer::{
    Anchor, Anchors, AnswerEntry, ClaimEntry, EntityEntry, Ids, Layer, PlaceEntry, QuestionEntry,
    Review, Selector, SideEntry, StretchEntry, VerificationEntry,
};
use crate::text::counted;

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
        Self {
            layer,
            ..Self::default()
        }
    }

    fn item(&mut self, item: &Value) {
        let anchors = targets(item);
        match own(item, "role").and_then(Value::as_str) {
            Some("content") => self.layer.claims.push(claim(item, anchors)),
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
        let id = text(item, "entity");
        match self
            .layer
            .entities
            .iter_mut()
            .find(|entity| Some(&entity.id) == id.as_ref())
        {
            Some(entity) => entity.mentions.extend(anchors),
            None => self.stray += 1,
        }
    }

    fn part(&mut self, role: &str, item: &Value, anchors: Vec<Anchor>) {
        let id = text(item, "claim");
        let found = self
            .layer
            .claims
            .iter_mut()
            .rev()
            .find(|claim| Some(&claim.id) == id.as_ref());
        match (role, found) {
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
        let known = self
            .layer
            .questions
            .iter()
            .find(|question| question.question == asked);
        let known = known.map(|question| question.id.clone());
        let question = known.unwrap_or_else(|| self.ask(asked));
        self.layer.claims.push(ClaimEntry {
            id: format!("mark-{}", self.foreign),
            question,
            side: Some("unknown".to_owned()),
            ..claim(&Value::Null, anchors)
        });
    }

    /// Adds a question; its id.
    fn ask(&mut self, question: String) -> String {
        let id = format!("marked-{}", self.layer.questions.len() + 1);
        self.layer.questions.push(QuestionEntry {
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

/// A property of this program's own, as it is written and as JSON-LD expands it.
fn own<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    let expanded = || value.get(format!("urn:counterclaim:{name}"));
    value.get(format!("cc:{name}")).or_else(expanded)
}

fn text(value: &Value, name: &str) -> Option<String> {
    own(value, name)?.as_str().map(str::to_owned)
}

/// A list; JSON-LD may write a list of one as that one.
fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    match own(value, name) {
        Some(Value::Array(items)) => items,
        Some(item) => std::slice::from_ref(item),
        None => &[],
    }
}

fn texts(value: &Value, name: &str) -> Vec<String> {
    let items = list(value, name).iter();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A word of the dossier's format; nothing if it is none.
fn word<T: DeserializeOwned>(value: &Value, name: &str) -> Option<T> {
    serde_json::from_value(own(value, name)?.clone()).ok()
}

fn side(value: &Value) -> SideEntry {
    SideEntry {
        id: text(value, "id").unwrap_or_default(),
        name: text(value, "name").unwrap_or_default(),
        letter: text(value, "letter").unwrap_or_default(),
        speakers: texts(value, "speakers"),
    }
}

fn question(value: &Value) -> QuestionEntry {
    QuestionEntry {
        id: text(value, "id").unwrap_or_default(),
        question: text(value, "question").unwrap_or_default(),
        review: word(value, "review").unwrap_or_default(),
    }
}

fn entity(value: &Value) -> Option<EntityEntry> {
    Some(EntityEntry {
        id: text(value, "id").unwrap_or_default(),
        name: text(value, "name").unwrap_or_default(),
        kind: word(value, "kind")?,
        aliases: texts(value, "aliases"),
        stand_ins: texts(value, "standIns"),
        mentions: Vec::new(),
        side: text(value, "side"),
        place: own(value, "place").and_then(place),
        review: word(value, "review").unwrap_or_default(),
    })
}

fn place(value: &Value) -> Option<PlaceEntry> {
    let stretch = own(value, "stretch").and_then(|stretch| {
        Some(StretchEntry {
            line: text(stretch, "line")?,
            from: word(stretch, "from"),
            to: word(stretch, "to"),
        })
    });
    Some(PlaceEntry {
        lat: own(value, "lat")?.as_f64()?,
        lon: own(value, "lon")?.as_f64()?,
        precision: word(value, "precision")?,
        sector: word(value, "sector").unwrap_or(false),
        stretch,
        basis: text(value, "basis"),
    })
}

fn claim(item: &Value, content: Vec<Anchor>) -> ClaimEntry {
    let voice = own(item, "voice").and_then(Value::as_str);
    ClaimEntry {
        id: text(item, "claim").unwrap_or_default(),
        question: text(item, "question").unwrap_or_default(),
        side: match voice {
            Some("article" | "unknown") => voice.map(str::to_owned),
            _ => text(item, "side"),
        },
        paragraph: None,
        source: Anchors::default(),
        cue: Anchors::default(),
        cue_class: word(item, "cueClass"),
        content: together(content),
        place: ids(texts(item, "place")),
        answers: list(item, "answers").iter().filter_map(answer).collect(),
        hedges: Vec::new(),
        within: text(item, "within"),
        review: word(item, "review").unwrap_or_default(),
    }
}

fn answer(value: &Value) -> Option<AnswerEntry> {
    Some(AnswerEntry {
        claim: text(value, "claim")?,
        how: word(value, "how")?,
    })
}

fn verification(item: &Value, quote: Vec<Anchor>) -> VerificationEntry {
    VerificationEntry {
        id: text(item, "verification").unwrap_or_default(),
        paragraph: None,
        quote: together(quote),
        questions: texts(item, "questions"),
        review: word(item, "review").unwrap_or_default(),
    }
}

/// Several ids, or one.
pub(super) fn ids(mut ids: Vec<String>) -> Ids {
    match ids.len() {
        1 => Ids::One(ids.remove(0)),
        _ => Ids::Many(ids),
    }
}

/// Several pieces, or one.
pub(super) fn together(mut anchors: Vec<Anchor>) -> Anchors {
    match anchors.len() {
        1 => Anchors::One(anchors.remove(0)),
        _ => Anchors::Many(anchors),
    }
}

/// The anchors of an annotation's targets; a target without a selector is a whole page.
fn targets(item: &Value) -> Vec<Anchor> {
    let targets = each(item.get("target"));
    targets.iter().filter_map(|target| anchor(target)).collect()
}

/// A value that may be one or several.
fn each(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(item) => vec![item],
        None => Vec::new(),
    }
}

fn anchor(target: &Value) -> Option<Anchor> {
    let selectors = each(target.get("selector"));
    let of_type = |wanted: &str| {
        let is = |selector: &&&Value| selector.get("type").and_then(Value::as_str) == Some(wanted);
        selectors.iter().find(is).copied()
    };
    let quote = of_type("TextQuoteSelector")?;
    let words = |key: &str| quote.get(key).and_then(Value::as_str).map(str::to_owned);
    let start = of_type("TextPositionSelector").and_then(|position| position.get("start"));
    let number = |value: &Value| value.as_u64().and_then(|n| u32::try_from(n).ok());
    Some(Anchor::Selector(Selector {
        quote: words("exact")?,
        prefix: words("prefix"),
        suffix: words("suffix"),
        paragraph: own(target, "paragraph").and_then(number),
        position: start.and_then(number),
    }))
}

/// The first tag: Hypothesis has a list of them, the standard a body for each.
fn tag(item: &Value) -> Option<String> {
    let listed = each(item.get("tags")).into_iter().filter_map(Value::as_str);
    let bodies = each(item.get("body"))
        .into_iter()
        .filter(|body| is_tag(body));
    let bodies = bodies.filter_map(|body| body.get("value")?.as_str());
    let mut tags = listed
        .chain(bodies)
        .map(str::trim)
        .filter(|tag| !tag.is_empty());
    tags.next().map(str::to_owned)
}

fn is_tag(body: &Value) -> bool {
    body.get("purpose").and_then(Value::as_str) == Some("tagging")
}

/// How many comments an annotation has.
fn comments(item: &Value) -> usize {
    let said = |value: &str| usize::from(!value.trim().is_empty());
    let hypothesis = item.get("text").and_then(Value::as_str).map_or(0, said);
    let bodies = each(item.get("body"))
        .into_iter()
        .filter(|body| !is_tag(body));
    let values = bodies.filter_map(|body| body.as_str().or_else(|| body.get("value")?.as_str()));
    hypothesis + values.map(said).sum::<usize>()
}
