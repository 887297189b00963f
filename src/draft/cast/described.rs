//! Figures without a name, which the text tells by what they are: "Pakistani officials", "Taliban forces", "militants".

mod phrase;

use std::collections::HashMap;

use super::noun;
use super::scene::Scene;
use super::sketch::Sketch;
use crate::draft::Reading;
use crate::model::layer::Kind;
use crate::text::Span;
use phrase::{Phrase, phrases};

/// The most figures of this sort in an article: those after are in nobody's memory.
const MOST: usize = 400;

/// How often a bare noun must be used to be a figure: people, things that happened.
const OFTEN: [(Kind, usize); 2] = [(Kind::Group, 2), (Kind::Event, 3)];

/// Bodies of which a state has one each, so that the noun alone tells which.
const ARMED: [&str; 5] = ["military", "army", "navy", "air force", "police"];

/// Adds the figures that are described.
pub fn add(scene: &Scene, reading: &Reading, sketches: &mut Vec<Sketch>) {
    let phrases = phrases(scene, sketches);
    let speaking = heads(scene, reading);
    let mut groups: HashMap<_, Vec<&Phrase>> = HashMap::new();
    let mut order = Vec::new();
    for phrase in &phrases {
        let key = phrase.key();
        let group = groups.entry(key.clone()).or_insert_with(|| {
            order.push(key);
            Vec::new()
        });
        group.push(phrase);
    }
    let known: HashMap<String, usize> = named(sketches);
    for key in order {
        let Some(group) = groups
            .get(&key)
            .filter(|_| sketches.len() < known.len() + MOST)
        else {
            continue;
        };
        if !deserves(group, &speaking) {
            continue;
        }
        let sketch = sketch(scene, group);
        match sketch
            .names
            .iter()
            .find_map(|name| known.get(&name.to_lowercase()))
        {
            Some(&same) => sketches[same]
                .names
                .extend(sketch.names.into_iter().skip(1)),
            None => sketches.push(sketch),
        }
    }
}

fn named(sketches: &[Sketch]) -> HashMap<String, usize> {
    let names = sketches.iter().enumerate().flat_map(|(i, sketch)| {
        sketch
            .names
            .iter()
            .map(move |name| (name.to_lowercase(), i))
    });
    names.collect()
}

/// The last token of the head of each source, that is of its first noun phrase.
fn heads(scene: &Scene, reading: &Reading) -> Vec<usize> {
    let spans = reading
        .attributions
        .iter()
        .filter_map(|attribution| attribution.source);
    let mut heads: Vec<usize> = spans.filter_map(|span| head(scene, span)).collect();
    heads.sort_unstable();
    heads
}

/// The last token of the first noun phrase of a source.
pub fn head(scene: &Scene, source: Span) -> Option<usize> {
    let tokens = scene.tokens.within(source);
    let mut last = None;
    for token in tokens.take(30) {
        let lower = scene.lower(token);
        let ends = matches!(
            lower.as_str(),
            "," | "of"
                | "for"
                | "in"
                | "at"
                | "from"
                | "who"
                | "which"
                | "that"
                | "with"
                | "to"
                | "on"
                | "near"
                | "("
                | "—"
                | "–"
                | "including"
                | "under"
                | "by"
                | "whose"
                | "familiar"
                | "speaking"
                | "quoted"
                | "close"
                | "briefed"
        );
        if ends && last.is_some() {
            break;
        }
        if lower.chars().any(char::is_alphanumeric) && !scene.is_possessive(token) {
            last = Some(token);
        }
    }
    last
}

/// Whether a group of phrases that say the same is worth an entry.
fn deserves(group: &[&Phrase], speaking: &[usize]) -> bool {
    let Some(first) = group.first() else {
        return false;
    };
    let speaks = || {
        group
            .iter()
            .any(|phrase| speaking.binary_search(&(phrase.tokens.end - 1)).is_ok())
    };
    let named = first.is_named();
    let often = OFTEN
        .iter()
        .find(|(kind, _)| *kind == first.noun.kind)
        .map(|(_, count)| *count);
    match first.noun.kind {
        Kind::Equipment => true,
        Kind::Event => {
            first.told() > 0 && !named || often.is_some_and(|count| group.len() >= count)
        }
        _ if first.country.is_some() => true,
        _ if ARMED.iter().any(|body| first.said.ends_with(body)) => true,
        Kind::Place if named => false,
        _ if named => first.noun.telling || first.noun.state || speaks(),
        _ if first.told() > 0 => first.noun.telling || group.len() > 1 || speaks(),
        _ => {
            often.is_some_and(|count| group.len() >= count)
                || speaks() && first.noun.kind == Kind::Organisation && group.len() > 1
        }
    }
}

fn sketch(scene: &Scene, group: &[&Phrase]) -> Sketch {
    let mut sketch = Sketch::default();
    for phrase in group {
        let Some(span) = scene.span_of(&phrase.tokens) else {
            continue;
        };
        let words = span.of(scene.text);
        sketch.named.push(span);
        if sketch.names.len() < 6
            && !sketch.names.iter().any(|name| name == words)
            && !words.contains('\n')
        {
            sketch.names.push(words.to_owned());
        }
    }
    // The fullest way to say it, and rather as within a sentence than as at its beginning.
    sketch.names.sort_by_key(|name| {
        (
            std::cmp::Reverse(name.split(' ').count()),
            name.starts_with(char::is_uppercase),
        )
    });
    if let Some(first) = group.first() {
        sketch.kind = Some(first.noun.kind);
        sketch.noun = Some(first.noun);
        let soil = matches!(first.said.as_str(), "territory" | "soil" | "airspace");
        let official = noun::is_official(first.noun, &first.said);
        sketch.country = first
            .country
            .filter(|_| official || soil)
            .map(str::to_owned);
    }
    sketch
}
