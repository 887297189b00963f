//! Which camps are the sides.

use std::collections::{HashMap, HashSet};

use super::camps::Camps;
use super::contest::Contest;
use crate::model::layer::Kind;

/// The most sides.
const MOST: usize = 4;

/// How much two camps must be opposed to be sides.
const LEAST: f32 = 1.1;

/// How much a third camp must be opposed to each of the sides, and how often heard, to be one.
const THIRD: (f32, f32) = (1.8, 2.0);

/// The camps that are sides, the two most opposed first and these in the order of the text.
#[must_use]
pub fn sides(camps: &Camps, contest: &Contest) -> Vec<usize> {
    let apart = apart(camps);
    let things = things(camps);
    let score = |one: usize, other: usize| {
        let mass = |camp: usize| contest.mass.get(&camp).copied().unwrap_or_default();
        let distance = |camp: usize| if apart.contains(&camp) { 0.35 } else { 1.0 };
        let bodies = standing(&things, one) * standing(&things, other);
        (contest.between(one, other) + 0.25 * mass(one).min(mass(other)).min(6.0))
            * distance(one)
            * distance(other)
            * bodies
    };
    let mut ranked: Vec<(f32, (usize, usize))> = contest
        .opposed
        .keys()
        .map(|&(one, other)| (score(one, other), (one, other)))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let Some(&(_, (one, other))) = ranked.first().filter(|(best, _)| *best >= LEAST) else {
        return Vec::new();
    };
    let mut sides = vec![one, other];
    let heard = |camp: usize| contest.mass.get(&camp).copied().unwrap_or_default();
    let mut thirds: Vec<(f32, usize)> = contest
        .mass
        .keys()
        .filter(|&&camp| {
            camp != one && camp != other && !apart.contains(&camp) && heard(camp) >= THIRD.1
        })
        .map(|&camp| {
            (
                contest.between(camp, one).min(contest.between(camp, other)),
                camp,
            )
        })
        .filter(|(least, _)| *least >= THIRD.0)
        .collect();
    thirds.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    sides.extend(thirds.into_iter().map(|(_, camp)| camp).take(MOST - 2));
    sides
}

/// The camps in which everybody is of a kind that is seldom a party.
#[must_use]
pub fn apart(camps: &Camps) -> HashSet<usize> {
    let mut apart = HashMap::new();
    for (camp, phrase) in camps.speakers.iter().zip(&camps.phrases) {
        if let Some(camp) =
            camp.filter(|_| phrase.pronoun.is_none() && (phrase.head.is_some() || phrase.outsider))
        {
            *apart.entry(camp).or_insert(true) &= phrase.is_third();
        }
    }
    let heard = apart
        .into_iter()
        .filter(|(_, apart)| *apart)
        .map(|(camp, _)| camp);
    let onlookers = camps
        .names
        .iter()
        .filter(|name| is_onlooker(&name.form))
        .map(|name| name.camp);
    heard.chain(onlookers).collect()
}

/// Whether a name is that of a body that is seldom a party.
fn is_onlooker(name: &str) -> bool {
    ONLOOKERS
        .iter()
        .any(|known| name == *known || name.len() > 6 && known.len() > 6 && name.contains(known))
}

/// Bodies of many states, and those that watch over rights and truces.
const ONLOOKERS: [&str; 26] = [
    "United Nations",
    "UN",
    "U.N.",
    "Red Cross",
    "Red Crescent",
    "Amnesty International",
    "Human Rights Watch",
    "OSCE",
    "IOM",
    "UNHCR",
    "UNICEF",
    "World Health Organization",
    "WHO",
    "ASEAN",
    "African Union",
    "AU",
    "European Union",
    "EU",
    "Arab League",
    "OAS",
    "CARICOM",
    "International Organization",
    "International Committee",
    "Reporters Without Borders",
    "World Bank",
    "International Monetary Fund",
];

/// How well a camp can stand for a side.
fn standing(things: &HashSet<usize>, camp: usize) -> f32 {
    if things.contains(&camp) { 0.1 } else { 1.0 }
}

/// The camps all of whose names are of things.
fn things(camps: &Camps) -> HashSet<usize> {
    let is_thing =
        |kind: Option<Kind>| matches!(kind, Some(Kind::Equipment | Kind::Event | Kind::Operation));
    let others: HashSet<usize> = camps
        .names
        .iter()
        .filter(|name| !is_thing(name.kind))
        .map(|name| name.camp)
        .collect();
    let things = camps
        .names
        .iter()
        .filter(|name| is_thing(name.kind))
        .map(|name| name.camp);
    things.filter(|camp| !others.contains(camp)).collect()
}
