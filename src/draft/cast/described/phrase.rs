//! Noun phrases that tell somebody or something by what they are.

use std::ops::Range;

use super::super::noun::{self, Noun};
use super::super::scene::Scene;
use super::super::sketch::Sketch;
use crate::model::layer::Kind;

/// The most words before a noun that are taken to it.
const REACH: usize = 5;

/// A noun phrase that describes a figure.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Its tokens, without an article.
    pub tokens: Range<usize>,
    /// What its noun says.
    pub noun: Noun,
    /// Whose it is: the sketch of a name in it.
    pub of: Option<usize>,
    /// The country that a name or an adjective in it gives.
    pub country: Option<&'static str>,
    /// What is said of it, in lower case: adjectives and the noun.
    pub said: String,
}

impl Phrase {
    /// Whether a name in it tells which of many.
    pub fn is_named(&self) -> bool {
        self.of.is_some() || self.country.is_some()
    }

    /// How many words stand before the noun.
    pub fn told(&self) -> usize {
        self.tokens.len() - 1
    }

    /// What it has in common with other ways to say the same.
    pub fn key(&self) -> (Option<usize>, Option<&'static str>, String) {
        let of = if self.country.is_some() {
            None
        } else {
            self.of
        };
        (of, self.country, self.said.clone())
    }
}

/// Every noun phrase of the text that describes somebody or something.
pub fn phrases(scene: &Scene, sketches: &[Sketch]) -> Vec<Phrase> {
    let spans = sketches
        .iter()
        .enumerate()
        .flat_map(|(i, sketch)| sketch.mentions.iter().map(move |span| (*span, i)));
    let cover = scene.cover(spans);
    let covered = |token: usize| cover.get(token).copied().flatten();
    let mut found = Vec::new();
    for sentence in &scene.tokens.sentences {
        for token in sentence.clone() {
            if covered(token).is_some() || scene.is_capital(token) && token != sentence.start {
                continue;
            }
            let Some(noun) = noun::noun(&scene.lower(token)) else {
                continue;
            };
            if is_verb(scene, token) || goes_on(scene, token) {
                continue;
            }
            found.extend(phrase(
                scene,
                sketches,
                &covered,
                sentence.start..token + 1,
                noun,
            ));
        }
    }
    found
}

/// Whether a word that may be a noun or a verb stands as a verb: behind a name or a pronoun, before an object.
fn is_verb(scene: &Scene, token: usize) -> bool {
    let before = scene.lower_before(token);
    matches!(
        before.as_str(),
        "to" | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "who"
            | "which"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "not"
    )
}

/// Whether the noun only tells which of what comes next: "military pressure", "drone attacks".
fn goes_on(scene: &Scene, token: usize) -> bool {
    let (word, next) = (scene.lower(token), scene.lower(token + 1));
    if next.is_empty()
        || !next.starts_with(char::is_alphabetic)
        || scene
            .tokens
            .tokens
            .get(token + 1)
            .is_some_and(|t| t.opens_paragraph)
    {
        return false;
    }
    let verb = next.ends_with("ed")
        || next.ends_with('s') && noun::noun(&next).is_none()
        || next.ends_with("ing")
        || next.ends_with("ly");
    let singular = !word.ends_with('s') && word != "police" && word != "troops";
    noun::noun(&next).is_some()
        || singular && !verb && !CLOSED.contains(&next.as_str()) && !scene.is_capital(token + 1)
}

/// Words that end a noun phrase before them.
const CLOSED: [&str; 86] = [
    "a", "about", "after", "again", "against", "along", "also", "although", "amid", "an", "and",
    "around", "as", "at", "be", "because", "before", "began", "behind", "between", "but", "by",
    "can", "could", "did", "do", "during", "for", "from", "had", "has", "have", "he", "her", "his",
    "if", "in", "inside", "into", "is", "it", "its", "later", "may", "might", "must", "near", "no",
    "nor", "not", "now", "of", "on", "or", "over", "said", "say", "shall", "she", "should",
    "since", "so", "spoke", "still", "than", "that", "the", "their", "then", "they", "this",
    "through", "to", "told", "under", "until", "was", "were", "when", "where", "which", "while",
    "who", "will", "with", "would",
];

/// The phrase that ends with the last token of `within`.
fn phrase(
    scene: &Scene,
    sketches: &[Sketch],
    covered: &dyn Fn(usize) -> Option<usize>,
    within: Range<usize>,
    noun: Noun,
) -> Option<Phrase> {
    let head = within.end - 1;
    let mut phrase = Phrase {
        tokens: head..within.end,
        noun,
        of: None,
        country: None,
        said: scene.lower(head),
    };
    for token in within.clone().rev().skip(1).take(REACH) {
        if scene.is_possessive(token) {
            let owner = token
                .checked_sub(1)
                .filter(|owner| *owner >= within.start)?;
            if !take_name(scene, sketches, covered, owner, &mut phrase) {
                return keep(scene, phrase);
            }
            break;
        }
        let lower = scene.lower(token);
        if noun::modifies(&lower) && covered(token).is_none() {
            phrase.said = format!("{lower} {}", phrase.said);
            phrase.tokens.start = token;
        } else if covered(token).is_some() || scene.is_capital(token) {
            let capital = phrase.country.is_none() && phrase.tokens.start == token + 1;
            if !(capital && take_name(scene, sketches, covered, token, &mut phrase)) {
                break;
            }
        } else {
            break;
        }
    }
    keep(scene, phrase)
}

/// The most names that an adjective is compared with.
const COMPARED: usize = 200;

/// The place that a capitalised word is an adjective of, as far as their letters tell: "Karvelian", "Kashmiri".
fn people_of(scene: &Scene, sketches: &[Sketch], token: usize) -> Option<usize> {
    let word = scene.word(token);
    let stem = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|stem| stem.chars().count() >= 4)?;
    sketches.iter().take(COMPARED).position(|sketch| {
        let is_of = |name: &String| {
            name.strip_prefix(stem)
                .is_some_and(|rest| rest.chars().count() <= 3 && !rest.contains(' '))
                && name != word
        };
        sketch.kind() == Kind::Place && sketch.names.iter().any(is_of)
    })
}

/// Endings of words for who belongs to a place.
const ENDINGS: [&str; 10] = ["ian", "ean", "ese", "ish", "an", "en", "ic", "i", "n", "er"];

/// Whether a word is a pair of countries: "Pakistan-Afghanistan".
fn between(scene: &Scene, token: usize) -> bool {
    let known = |name: &str| scene.gazetteer.country_named(name).is_some();
    scene
        .word(token)
        .split_once('-')
        .is_some_and(|(one, other)| known(one) && known(other))
}

/// A few nouns are figures only with a certain word before them.
fn keep(scene: &Scene, phrase: Phrase) -> Option<Phrase> {
    let head = scene.lower(phrase.tokens.end - 1);
    let needs: &[&str] = match head.as_str() {
        "force" => &["air", "police", "task", "border", "security"],
        "rounds" => &["negotiation", "peace", "mortar", "artillery"],
        _ => &[],
    };
    let told = needs.is_empty() || needs.iter().any(|word| phrase.said.contains(word));
    let alone = phrase.tokens.len() == 1;
    let ground = phrase.noun.kind == Kind::Place
        && phrase.said.split(' ').count() < 3
        && !phrase.is_named()
        && !phrase.said.contains('-');
    if ground {
        return None;
    }
    let needs_telling = matches!(
        head.as_str(),
        "states"
            | "state"
            | "parties"
            | "powers"
            | "actors"
            | "sources"
            | "partners"
            | "institutions"
            | "talks"
            | "collapse"
            | "services"
            | "guards"
            | "families"
            | "companies"
            | "authors"
            | "gangs"
    );
    (told && !(alone && needs_telling)).then_some(phrase)
}

/// Takes a name before the noun to the phrase; false if it is no name that tells whose the noun is.
fn take_name(
    scene: &Scene,
    sketches: &[Sketch],
    covered: &dyn Fn(usize) -> Option<usize>,
    token: usize,
    phrase: &mut Phrase,
) -> bool {
    let own = covered(token);
    if let Some(sketch) = own.and_then(|i| sketches.get(i)) {
        if matches!(sketch.kind(), Kind::Person | Kind::Event | Kind::Equipment) {
            return false;
        }
        let mut start = token;
        while start > 0 && covered(start - 1) == own && !scene.is_possessive(start - 1) {
            start -= 1;
        }
        phrase.of = phrase.of.or(own);
        phrase.tokens.start = start;
        if sketch.is_country() || sketch.called.is_some() {
            phrase.country = scene
                .gazetteer
                .country(sketch.country.as_deref().unwrap_or_default())
                .map(|country| country.code);
        }
        return true;
    }
    let Some((country, _)) = scene.country(token) else {
        if let Some(place) = people_of(scene, sketches, token) {
            phrase.of = phrase.of.or(Some(place));
            phrase.tokens.start = token;
            return true;
        }
        let pair = between(scene, token);
        phrase.tokens.start = if pair { token } else { phrase.tokens.start };
        phrase.said = if pair {
            format!("{} {}", scene.lower(token), phrase.said)
        } else {
            phrase.said.clone()
        };
        return pair;
    };
    phrase.tokens.start = token;
    if phrase.of.is_none() {
        phrase.country = Some(country.code);
    }
    true
}
