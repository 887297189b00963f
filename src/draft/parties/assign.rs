//! From the sides' camps to the voice of each claim.

use std::collections::{HashMap, HashSet};

use super::camps::{Camps, Named};
use super::choice;
use super::contest::Contest;
use super::noun::noun;
use super::phrase::Phrase;
use super::{Countries, Parties, Party, Voice};
use crate::draft::{Cast, Reading, lemma};
use crate::model::Article;
use crate::model::layer::Kind;
use crate::text;

/// How much opposition to one side puts a camp on the other.
const AGAINST: f32 = 1.0;

/// How much more opposition is asked for with each claim by which a side is heard.
const CROWD: f32 = 0.4;

/// Under how much opposition to all sides a body of its own is a third party.
const BYSTANDER: f32 = 1.2;

/// How often camps are put on a side by those that were put there before.
const ROUNDS: usize = 3;

/// The sides, and which camps are theirs.
#[derive(Debug, Default)]
pub struct Assignment {
    /// The sides.
    pub sides: Vec<Party>,
    /// The side of each camp.
    pub camps: HashMap<usize, usize>,
    /// Camps with names of their own that have little to do with any side's claims.
    pub bystanders: HashSet<usize>,
}

/// Camps named as a body, country or group that oppose no side much.
fn bystanders(camps: &Camps, contest: &Contest, of: &HashMap<usize, usize>) -> HashSet<usize> {
    let mut opposed: HashMap<usize, f32> = HashMap::new();
    for (&(one, other), &weight) in &contest.opposed {
        for (camp, enemy) in [(one, other), (other, one)] {
            if of.contains_key(&enemy) {
                *opposed.entry(camp).or_default() += weight;
            }
        }
    }
    let named = camps
        .names
        .iter()
        .filter(|name| !matches!(name.kind, Some(Kind::Person)));
    let camps = named
        .map(|name| name.camp)
        .filter(|camp| !of.contains_key(camp));
    camps
        .filter(|camp| opposed.get(camp).copied().unwrap_or_default() < BYSTANDER)
        .collect()
}

/// The sides as found in the text.
#[must_use]
pub fn found(
    article: &Article,
    reading: &Reading,
    camps: &Camps,
    contest: &Contest,
    sides: &[usize],
    countries: &dyn Countries,
) -> Assignment {
    let mut sides = sides.to_vec();
    if let Some(pair) = sides.get_mut(..2) {
        let first = |camp: &usize| first_mention(reading, camps, *camp);
        pair.sort_by_key(first);
    }
    let mut of: HashMap<usize, usize> = sides
        .iter()
        .enumerate()
        .map(|(side, &camp)| (camp, side))
        .collect();
    let countries_of = countries_of(camps, countries);
    if sides.iter().all(|camp| countries_of.contains(camp)) {
        join_by_focus(article, reading, camps, &mut of, &countries_of);
    }
    join_by_opposition(camps, contest, sides.len(), &mut of, &countries_of);
    let parties = sides
        .iter()
        .map(|&camp| party(article.text(), reading, camps, &of, camp, countries))
        .collect();
    let bystanders = bystanders(camps, contest, &of);
    Assignment {
        sides: parties,
        camps: of,
        bystanders,
    }
}

/// The sides that a person named.
#[must_use]
pub fn requested(
    article: &Article,
    reading: &Reading,
    camps: &Camps,
    contest: &Contest,
    requested: &[Party],
) -> Assignment {
    let mut of = HashMap::new();
    for (side, party) in requested.iter().enumerate() {
        let words = || {
            std::iter::once(&party.name)
                .chain(&party.speakers)
                .filter(|word| !word.is_empty())
        };
        for name in &camps.names {
            let same = words().any(|word| word.to_lowercase() == name.form.to_lowercase());
            if same {
                of.entry(name.camp).or_insert(side);
            }
        }
        for (i, attribution) in reading.attributions.iter().enumerate() {
            let (Some(source), Some(Some(camp))) = (attribution.source, camps.speakers.get(i))
            else {
                continue;
            };
            let source = source.of(article.text());
            if words().any(|word| holds_word(source, word)) {
                of.entry(*camp).or_insert(side);
            }
        }
    }
    join_by_opposition(camps, contest, requested.len(), &mut of, &HashSet::new());
    let bystanders = bystanders(camps, contest, &of);
    Assignment {
        sides: requested.to_vec(),
        camps: of,
        bystanders,
    }
}

/// Whether a phrase holds a word or several as whole words.
fn holds_word(phrase: &str, word: &str) -> bool {
    let (phrase, word) = (phrase.to_lowercase(), word.to_lowercase());
    phrase.match_indices(&word).any(|(at, _)| {
        let span = crate::text::Span::new(at, at + word.len());
        crate::model::anchor::stands_alone(&phrase, span)
    })
}

/// Camps that oppose one side only, and are not of a kind that stands apart, are the other's.
fn join_by_opposition(
    camps: &Camps,
    contest: &Contest,
    sides: usize,
    of: &mut HashMap<usize, usize>,
    countries: &HashSet<usize>,
) {
    if sides != 2 {
        return;
    }
    let apart = choice::apart(camps);
    let bodies = Bodies::of(camps);
    for _ in 0..ROUNDS {
        let mut against: HashMap<usize, [f32; 2]> = HashMap::new();
        for (&(one, other), &weight) in &contest.opposed {
            for (camp, enemy) in [(one, other), (other, one)] {
                if let (None, Some(&side)) = (of.get(&camp), of.get(&enemy))
                    && let Some(slot) = against.entry(camp).or_default().get_mut(side)
                {
                    *slot += weight;
                }
            }
        }
        for (camp, [first, second]) in against {
            let joined = usize::from(first > second);
            let heard: f32 = of
                .iter()
                .filter(|(_, side)| **side == joined)
                .filter_map(|(camp, _)| contest.mass.get(camp))
                .sum();
            // The more a side is heard by its own, the less is somebody else to be taken for one of it.
            let crowd = 1.0 + CROWD * (heard - 1.0).clamp(0.0, 4.0);
            let least = crowd * bodies.kindly(camp);
            if apart.contains(&camp) || countries.contains(&camp) {
                continue;
            }
            if first >= least && second < first * 0.4 {
                of.insert(camp, 1);
            } else if second >= least && first < second * 0.4 {
                of.insert(camp, 0);
            }
        }
    }
}

/// Between two states, an office without its country ("the Information Minister") is taken for one of the state that
/// spoke just before, in the same paragraph.
fn join_by_focus(
    article: &Article,
    reading: &Reading,
    camps: &Camps,
    of: &mut HashMap<usize, usize>,
    countries: &HashSet<usize>,
) {
    let offices = Bodies::of(camps).states;
    let mut last = None;
    for (attribution, camp) in reading.attributions.iter().zip(&camps.speakers) {
        let Some(camp) = camp else { continue };
        let here = article.paragraph_at(attribution.cue.start as usize);
        if let Some(&side) = of.get(camp) {
            last = Some((here, side));
        } else if let Some((_, side)) = last.filter(|(paragraph, _)| *paragraph == here)
            && offices.contains(camp)
            && !countries.contains(camp)
        {
            of.insert(*camp, side);
        }
    }
}

/// What bodies stand in which camp.
struct Bodies {
    /// Camps with a body of a state.
    states: HashSet<usize>,
    /// Camps with a body that looks on or decides.
    oversight: HashSet<usize>,
}

impl Bodies {
    fn of(camps: &Camps) -> Self {
        let is_state = |phrase: &Phrase| phrase.nouns.iter().any(|(_, noun)| noun.state);
        let speakers = camps.speakers.iter().zip(&camps.phrases);
        let states = speakers.filter_map(|(camp, phrase)| camp.filter(|_| is_state(phrase)));
        let watches = |name: &&Named| {
            let mut words = name.form.split_whitespace();
            name.kind == Some(Kind::Organisation)
                && words.any(|word| noun(&lemma::stem(word)).oversight)
        };
        let oversight = camps.names.iter().filter(watches).map(|name| name.camp);
        Self {
            states: states.collect(),
            oversight: oversight.collect(),
        }
    }

    /// How much opposition to one side puts a camp on the other.
    fn kindly(&self, camp: usize) -> f32 {
        if self.oversight.contains(&camp) {
            AGAINST * 1.8
        } else if self.states.contains(&camp) {
            AGAINST * 0.6
        } else {
            AGAINST
        }
    }
}

/// The camps that are countries: none of them stands on another's side unless the text says so.
fn countries_of(camps: &Camps, countries: &dyn Countries) -> HashSet<usize> {
    let names = camps
        .names
        .iter()
        .filter(|name| matches!(name.kind, Some(Kind::Place) | None));
    names
        .filter(|name| countries.country_of(&name.form).is_some())
        .map(|name| name.camp)
        .collect()
}

fn state_body(camps: &Camps, camp: usize) -> bool {
    let mut phrases = camps
        .speakers
        .iter()
        .zip(&camps.phrases)
        .filter(|(of, _)| **of == Some(camp));
    phrases.any(|(_, phrase)| phrase.nouns.iter().any(|(_, noun)| noun.state))
}

/// Where a camp is first heard or named.
fn first_mention(reading: &Reading, camps: &Camps, camp: usize) -> u32 {
    let named = camps.namings.iter().position(|&of| of == camp);
    let named = named
        .and_then(|k| reading.namings.get(k))
        .map(|naming| naming.span.start);
    let heard = camps.speakers.iter().position(|of| *of == Some(camp));
    let heard = heard
        .and_then(|i| reading.attributions.get(i)?.source)
        .map(|span| span.start);
    named.into_iter().chain(heard).min().unwrap_or(u32::MAX)
}

/// A side's name and the words that speak for it.
fn party(
    text: &str,
    reading: &Reading,
    camps: &Camps,
    of: &HashMap<usize, usize>,
    camp: usize,
    countries: &dyn Countries,
) -> Party {
    let side = of.get(&camp);
    let mut speakers: Vec<String> = Vec::new();
    for name in camps.names.iter().filter(|name| of.get(&name.camp) == side) {
        if !speakers.contains(&name.form) {
            speakers.push(name.form.clone());
        }
    }
    let name = name(text, reading, camps, camp, countries);
    if speakers.is_empty() {
        speakers.push(name.clone());
    }
    Party { name, speakers }
}

/// What a reader would call a camp: its country, its group or body, what its people are, or a person.
fn name(
    text: &str,
    reading: &Reading,
    camps: &Camps,
    camp: usize,
    countries: &dyn Countries,
) -> String {
    let own: Vec<&Named> = camps
        .names
        .iter()
        .filter(|name| name.camp == camp)
        .collect();
    let country = own.iter().filter(|name| name.kind != Some(Kind::Person));
    let country = country
        .clone()
        .find_map(|name| countries.country_of(&name.form));
    if let Some((_, country)) = country {
        return country;
    }
    let is_core = |name: &&&Named| {
        name.form
            .split_whitespace()
            .any(|word| noun(&lemma::stem(word)).core)
    };
    let state = state_body(camps, camp) || own.iter().any(|name| is_core(&name));
    let rank = |name: &&&Named| match name.kind {
        Some(Kind::Group) => 4,
        Some(Kind::Place) => 3,
        Some(Kind::Organisation) if !is_core(name) => 3,
        None => 1,
        _ => 0,
    };
    let best = own
        .iter()
        .filter(|name| rank(name) > 0)
        .max_by_key(|name| (rank(name) * name.count, std::cmp::Reverse(name.number)));
    if let Some(best) = best {
        return best.form.clone();
    }
    let common = common_noun(text, reading, camps, camp);
    let body = common
        .as_ref()
        .filter(|(_, body)| *body)
        .map(|(word, _)| word.clone());
    let person = || {
        own.iter()
            .find(|name| name.kind == Some(Kind::Person))
            .map(|name| name.form.clone())
    };
    let organisation = own
        .iter()
        .find(|name| name.kind == Some(Kind::Organisation))
        .map(|name| name.form.clone());
    let kept = |word: &String| {
        !matches!(
            word.as_str(),
            "Ministry" | "Minister" | "State" | "President"
        )
    };
    body.filter(|word| !state || kept(word))
        .or_else(|| state.then(|| "Government".to_owned()))
        .or(organisation)
        .or_else(person)
        .or(common.map(|(word, _)| word))
        .unwrap_or_else(|| "Others".to_owned())
}

/// The common noun by which a camp's sources go, with a capital: "Villagers".
fn common_noun(
    text: &str,
    reading: &Reading,
    camps: &Camps,
    camp: usize,
) -> Option<(String, bool)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (i, attribution) in reading.attributions.iter().enumerate() {
        let (Some(source), Some(phrase)) = (attribution.source, camps.phrases.get(i)) else {
            continue;
        };
        if camps.speakers.get(i) != Some(&Some(camp)) || phrase.pronoun.is_some() {
            continue;
        }
        for word in text::words(text, source).take(12) {
            let word = word.of(text).trim_end_matches("'s").trim_end_matches("’s");
            let said = noun(&lemma::stem(word));
            if said.is_somebody() && !said.title {
                let heavy = if said.state || said.body || said.people {
                    2
                } else {
                    1
                };
                *counts.entry(word.to_lowercase()).or_default() += heavy;
            }
        }
    }
    let most = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?
        .0;
    let mut letters = most.chars();
    let first = letters.next()?;
    let said = noun(&lemma::stem(&most));
    let body = said.state || said.body || said.people;
    Some((first.to_uppercase().chain(letters).collect(), body))
}

/// The voice of each claim and the side of each figure.
#[must_use]
pub fn parties(reading: &Reading, cast: &Cast, camps: &Camps, assignment: Assignment) -> Parties {
    let apart = choice::apart(camps);
    let voices = (0..reading.attributions.len())
        .map(|i| voice(reading, camps, &assignment, &apart, i))
        .collect();
    let spans: HashMap<_, _> = reading
        .namings
        .iter()
        .zip(&camps.namings)
        .map(|(naming, camp)| (naming.span, *camp))
        .collect();
    let figures = cast.figures.iter().map(|figure| {
        let camps: HashSet<usize> = figure
            .mentions
            .iter()
            .filter_map(|span| spans.get(span).copied())
            .collect();
        let sides: HashSet<usize> = camps
            .iter()
            .filter_map(|camp| assignment.camps.get(camp).copied())
            .collect();
        let speaks = figure.kind != Kind::Equipment && figure.kind != Kind::Event;
        (sides.len() == 1 && speaks)
            .then(|| sides.into_iter().next())
            .flatten()
    });
    let figures = figures.collect();
    Parties {
        sides: assignment.sides,
        voices,
        figures,
    }
}

fn voice(
    reading: &Reading,
    camps: &Camps,
    assignment: &Assignment,
    apart: &HashSet<usize>,
    i: usize,
) -> Voice {
    let speaker = camps.speakers.get(i).copied().flatten();
    if let Some(&side) = speaker.and_then(|camp| assignment.camps.get(&camp)) {
        return Voice::Side(side);
    }
    let sourceless = reading
        .attributions
        .get(i)
        .is_some_and(|attribution| attribution.source.is_none());
    let phrase = camps.phrases.get(i);
    match (speaker, phrase) {
        (None, _) if sourceless => Voice::Article,
        (_, Some(phrase)) if phrase.several => Voice::Unknown,
        (Some(camp), _) if apart.contains(&camp) => Voice::ThirdParty,
        // A body with a name of its own that has no part in the quarrel.
        (Some(camp), _)
            if !assignment.sides.is_empty() && assignment.bystanders.contains(&camp) =>
        {
            Voice::ThirdParty
        }
        _ => Voice::Unknown,
    }
}
