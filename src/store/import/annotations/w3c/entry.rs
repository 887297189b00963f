//! What this program's own properties say, as entries of a layer.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::model::layer::{
    Anchor, Anchors, AnswerEntry, ClaimEntry, EntityEntry, Ids, Judgement, PlaceEntry,
    QuestionEntry, SideEntry, StretchEntry, VerificationEntry,
};

/// A property of this program's own, as it is written and as JSON-LD expands it.
pub(super) fn own<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    let expanded = || value.get(format!("urn:counterclaim:{name}"));
    value.get(format!("cc:{name}")).or_else(expanded)
}

pub(super) fn text(value: &Value, name: &str) -> Option<String> {
    own(value, name)?.as_str().map(str::to_owned)
}

/// A list; JSON-LD may write a list of one as that one.
pub(super) fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
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

/// What a person made of it.
fn judgement(value: &Value) -> Judgement {
    let Some(judged) = own(value, "judgement") else {
        return Judgement::default();
    };
    Judgement {
        reliability: word(judged, "reliability"),
        credibility: word(judged, "credibility"),
        assessment: word(judged, "assessment"),
        likelihood: word(judged, "likelihood"),
        note: text(judged, "note"),
        tags: texts(judged, "tags"),
    }
}

pub(super) fn side(value: &Value) -> SideEntry {
    SideEntry {
        id: text(value, "id").unwrap_or_default(),
        name: text(value, "name").unwrap_or_default(),
        letter: text(value, "letter").unwrap_or_default(),
        speakers: texts(value, "speakers"),
    }
}

pub(super) fn question(value: &Value) -> QuestionEntry {
    QuestionEntry {
        judgement: judgement(value),
        id: text(value, "id").unwrap_or_default(),
        question: text(value, "question").unwrap_or_default(),
        review: word(value, "review").unwrap_or_default(),
    }
}

pub(super) fn entity(value: &Value) -> Option<EntityEntry> {
    Some(EntityEntry {
        judgement: judgement(value),
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

pub(super) fn claim(item: &Value, content: Vec<Anchor>) -> ClaimEntry {
    let voice = own(item, "voice").and_then(Value::as_str);
    ClaimEntry {
        judgement: judgement(item),
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

pub(super) fn verification(item: &Value, quote: Vec<Anchor>) -> VerificationEntry {
    VerificationEntry {
        id: text(item, "verification").unwrap_or_default(),
        paragraph: None,
        quote: together(quote),
        questions: texts(item, "questions"),
        review: word(item, "review").unwrap_or_default(),
    }
}

/// Several ids, or one.
pub(in super::super) fn ids(mut ids: Vec<String>) -> Ids {
    match ids.len() {
        1 => Ids::One(ids.remove(0)),
        _ => Ids::Many(ids),
    }
}

/// Several pieces, or one.
pub(in super::super) fn together(mut anchors: Vec<Anchor>) -> Anchors {
    match anchors.len() {
        1 => Anchors::One(anchors.remove(0)),
        _ => Anchors::Many(anchors),
    }
}
