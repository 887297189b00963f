//! JSON lines of claims, as `counterclaim export --to jsonl` writes them.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::w3c::{ids, together};
use super::{Listed, OpenError};
use crate::model::layer::{
    Anchor, AnswerEntry, ClaimEntry, CueClass, EntityEntry, Judgement, Kind, Layer, QuestionEntry,
    Review, Selector, SideEntry,
};

/// What the lines do not have.
const LOSSES: &str = "JSON lines hold no words that speak for a side, no entities but the places of claims, by name, no lines on what could be checked, and what a person made of a claim but not of a question or an entity: what they do not hold is not in the dossier.";

/// A line; what else stands in it can be worked out, or is said a second time.
#[derive(Deserialize)]
struct Line {
    id: String,
    question: String,
    question_id: String,
    #[serde(default)]
    question_review: Review,
    side: Option<String>,
    side_name: Option<String>,
    side_letter: Option<String>,
    cue_class: Option<CueClass>,
    #[serde(default)]
    place: Vec<String>,
    #[serde(default)]
    place_ids: Vec<String>,
    #[serde(default)]
    answers: Vec<AnswerEntry>,
    within: Option<String>,
    anchors: Parts,
    #[serde(default)]
    review: Review,
    #[serde(default)]
    judgement: Judgement,
    #[serde(default)]
    article: ArticleOf,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Parts {
    source: Vec<Selector>,
    cue: Vec<Selector>,
    content: Vec<Selector>,
    hedges: Vec<Selector>,
}

#[derive(Default, Clone, Deserialize)]
#[serde(default)]
struct ArticleOf {
    title: Option<String>,
    publisher: Option<String>,
    author: Option<String>,
    published: Option<String>,
    url: Option<String>,
    captured: Option<String>,
    sha256: Option<String>,
}

/// Whether a value is a claim of these lines, and not an annotation.
pub(super) fn is_line(value: &Value) -> bool {
    value.get("anchors").is_some() && value.get("question_id").is_some()
}

/// Reads the lines about the text with this fingerprint; if there are none, all, if they are about one article.
pub(super) fn read(
    list: &Path,
    lines: Vec<(usize, Value)>,
    sha256: &str,
) -> Result<Listed, OpenError> {
    let mut read = Vec::new();
    for (number, value) in lines {
        let line: Line = serde_json::from_value(value).map_err(|error| OpenError::Line {
            file: list.into(),
            line: number,
            what: error.to_string(),
            is: "a claim, as `counterclaim export --to jsonl` writes it",
        })?;
        read.push(line);
    }
    let all = read.len();
    let about_it = |line: &Line| line.article.sha256.as_deref() == Some(sha256);
    if read.iter().any(about_it) {
        read.retain(about_it);
    } else {
        let articles: BTreeSet<_> = read
            .iter()
            .map(|line| line.article.sha256.as_deref())
            .collect();
        if articles.len() > 1 {
            let (file, count) = (list.into(), articles.len());
            return Err(OpenError::OtherArticles { file, count });
        }
    }
    let others = all - read.len();
    let mut losses = vec![LOSSES.to_owned()];
    losses.extend(
        (others > 0).then(|| format!("{others} lines are about other articles, and are left out.")),
    );
    Ok(Listed {
        layer: layer(read),
        losses,
    })
}

fn layer(lines: Vec<Line>) -> Layer {
    let about = lines
        .first()
        .map(|line| line.article.clone())
        .unwrap_or_default();
    let mut layer = Layer {
        title: about.title,
        publisher: about.publisher,
        author: about.author,
        published: about.published,
        url: about.url,
        captured: about.captured,
        ..Layer::default()
    };
    let mut known = Known::default();
    for line in lines {
        add(line, &mut layer, &mut known);
    }
    layer
}

/// The ids that lines have named so far.
#[derive(Default)]
struct Known {
    questions: HashSet<String>,
    sides: HashSet<String>,
    places: HashSet<String>,
}

fn add(line: Line, layer: &mut Layer, known: &mut Known) {
    if known.questions.insert(line.question_id.clone()) {
        layer.questions.push(QuestionEntry {
            judgement: Judgement::default(),
            id: line.question_id.clone(),
            question: line.question,
            review: line.question_review,
        });
    }
    if let (Some(id), Some(name)) = (&line.side, line.side_name)
        && known.sides.insert(id.clone())
    {
        layer.sides.push(SideEntry {
            id: id.clone(),
            speakers: vec![name.clone()],
            name,
            letter: line.side_letter.unwrap_or_default(),
        });
    }
    for (id, name) in line.place_ids.iter().zip(line.place) {
        if known.places.insert(id.clone()) {
            layer.entities.push(place(id.clone(), name));
        }
    }
    let all = |selectors: Vec<Selector>| selectors.into_iter().map(Anchor::Selector).collect();
    let Parts {
        source,
        cue,
        content,
        hedges,
    } = line.anchors;
    layer.claims.push(ClaimEntry {
        judgement: line.judgement,
        id: line.id,
        question: line.question_id,
        side: line.side,
        paragraph: None,
        source: together(all(source)),
        cue: together(all(cue)),
        cue_class: line.cue_class,
        content: together(all(content)),
        place: ids(line.place_ids),
        answers: line.answers,
        hedges: all(hedges),
        within: line.within,
        review: line.review,
    });
}

/// Of a place only the name is known; where it is is not made up.
fn place(id: String, name: String) -> EntityEntry {
    EntityEntry {
        judgement: Judgement::default(),
        id,
        name,
        kind: Kind::Place,
        aliases: Vec::new(),
        stand_ins: Vec::new(),
        mentions: Vec::new(),
        side: None,
        place: None,
        review: Review::Draft,
    }
}
