//! Where a place is, of several of that name: the one that agrees with the other places and countries of the article.

use std::collections::HashMap;

use super::Site;
use super::scene::Scene;
use super::sketch::Sketch;
use crate::draft::gazetteer::{Locale, Sort};
use crate::geo::Coord;
use crate::model::layer::{Kind, Precision};

/// The most mentions at which the words beside a name are looked at.
const LOOKED_AT: usize = 40;

/// The share of the article's mentions of countries from which on a country is one that the article is about.
const ABOUT: f64 = 0.04;

/// People in a town that is known without its country: a city that a reader takes to be the one.
const GREAT: u32 = 300_000;

/// By how much the largest town of a name must exceed the next to be the one that is meant.
const LARGER: u32 = 5;

/// Gives each place that the gazetteer knows its site.
pub fn place(scene: &Scene, sketches: &mut [Sketch]) {
    let votes = Votes::of(scene, sketches);
    let mut chosen: Vec<Option<Choice>> = sketches
        .iter()
        .map(|sketch| choose(scene, sketch, &votes, None))
        .collect();
    let points: Vec<(&str, Coord)> = chosen
        .iter()
        .flatten()
        .filter(|choice| choice.sure)
        .filter_map(Choice::point)
        .collect();
    let middles = middles(&points);
    for (sketch, chosen) in sketches.iter().zip(&mut chosen) {
        if chosen.as_ref().is_some_and(|choice| !choice.sure) {
            *chosen = choose(scene, sketch, &votes, Some(&middles));
        }
    }
    for (sketch, chosen) in sketches.iter_mut().zip(chosen) {
        if let Some(choice) = chosen {
            settle(sketch, choice);
        }
    }
}

fn settle(sketch: &mut Sketch, choice: Choice) {
    let Choice { locale, reason, .. } = choice;
    let Some(at) = locale.at else { return };
    let basis = [locale.basis.as_str(), reason.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    sketch.site = Some(Site {
        at,
        precision: locale.sort.precision(),
        stretch: locale.stretch,
        basis: basis.join("; "),
    });
}

/// A place that a name was taken for.
#[derive(Debug, Clone)]
struct Choice {
    locale: Locale,
    /// Whether no other place of that name comes near.
    sure: bool,
    reason: String,
}

impl Choice {
    fn point(&self) -> Option<(&'static str, Coord)> {
        let point = matches!(
            self.locale.sort.precision(),
            Precision::Point | Precision::District
        );
        point.then_some(self.locale.country).zip(self.locale.at)
    }
}

/// How often the article speaks of each country.
#[derive(Debug, Default)]
struct Votes {
    of: HashMap<String, f64>,
    all: f64,
}

impl Votes {
    fn of(scene: &Scene, sketches: &[Sketch]) -> Self {
        let mut votes = Self::default();
        for sketch in sketches {
            if let Some(code) = &sketch.country {
                votes.add(code, sketch.mentions.len());
            }
        }
        // Adjectives, which are no mentions of anybody: "Pakistani".
        let spans = sketches
            .iter()
            .flat_map(|sketch| sketch.mentions.iter().map(|span| (*span, 0)));
        let cover = scene.cover(spans);
        for (token, _) in cover
            .iter()
            .enumerate()
            .filter(|(_, covered)| covered.is_none())
        {
            if let Some((country, _)) = scene.country(token) {
                votes.add(country.code, 1);
            }
        }
        votes
    }

    fn add(&mut self, code: &str, count: usize) {
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        *self.of.entry(code.to_owned()).or_default() += count;
        self.all += count;
    }

    /// The share of a country, not counting `own` mentions of what is asked about.
    fn share(&self, code: &str, own: f64) -> f64 {
        let votes = self.of.get(code).copied().unwrap_or_default();
        let all = (self.all - own).max(1.0);
        (votes - own).max(0.0) / all
    }

    /// Whether the article is about the frontier that the map holds.
    fn frontier(&self) -> bool {
        ["PK", "AF"]
            .iter()
            .any(|code| self.share(code, 0.0) >= ABOUT)
    }
}

/// What the words beside a name say that it is.
#[derive(Debug, Default, Clone, Copy)]
struct Hint {
    town: bool,
    province: bool,
    district: bool,
}

fn hint(scene: &Scene, sketch: &Sketch) -> Hint {
    let mut hint = Hint::default();
    for span in sketch.mentions.iter().take(LOOKED_AT) {
        let tokens = scene.tokens.within(*span);
        let after = scene.lower(tokens.end);
        let before = scene.lower_before(tokens.start);
        let noun = if before == "of" {
            scene.lower_before(tokens.start.saturating_sub(1))
        } else {
            before
        };
        for word in [after, noun] {
            match word.as_str() {
                "city" | "town" | "village" | "port" | "airport" | "suburb" => hint.town = true,
                "province" | "region" | "oblast" | "governorate" | "state" | "county" => {
                    hint.province = true;
                }
                "district" | "sector" | "sectors" | "agency" | "districts" => hint.district = true,
                _ => {}
            }
        }
    }
    hint
}

fn choose(
    scene: &Scene,
    sketch: &Sketch,
    votes: &Votes,
    middles: Option<&HashMap<&str, Coord>>,
) -> Option<Choice> {
    let named_place = sketch.kind() == Kind::Place && sketch.noun.is_none();
    if let Some(country) = sketch
        .country
        .as_deref()
        .filter(|_| sketch.noun.is_some() && sketch.kind() == Kind::Place)
    {
        let country = scene.gazetteer.country(country)?;
        let locale = scene
            .gazetteer
            .places_named(country.name)
            .into_iter()
            .find(|locale| locale.sort == Sort::Country)?;
        return Some(Choice {
            locale,
            sure: true,
            reason: String::new(),
        });
    }
    if !(named_place || sketch.is_country()) {
        return None;
    }
    let mut locales: Vec<Locale> = sketch
        .names
        .iter()
        .take(4)
        .flat_map(|name| scene.gazetteer.places_named(name))
        .collect();
    if sketch.is_country() {
        let state = locales
            .iter()
            .any(|l| l.sort == Sort::Province && votes.share(l.country, 0.0) >= ABOUT);
        let own = f64::from(u32::try_from(sketch.mentions.len()).unwrap_or(u32::MAX));
        let alone = sketch
            .country
            .as_deref()
            .is_none_or(|code| votes.share(code, own) == 0.0);
        if !(state && alone) {
            locales.retain(|locale| locale.sort == Sort::Country);
        }
    }
    let hint = hint(scene, sketch);
    let scale = |locale: &Locale| score(locale, sketch, votes, hint, middles);
    let mut scored: Vec<(f64, Locale)> = locales
        .into_iter()
        .map(|locale| (scale(&locale), locale))
        .collect();
    scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let (best, locale) = scored.first().cloned()?;
    let rivals = scored
        .iter()
        .skip(1)
        .filter(|(_, other)| apart(&locale, other))
        .count();
    let next = scored
        .iter()
        .skip(1)
        .find(|(_, other)| apart(&locale, other));
    let sure = next.is_none_or(|(next, _)| best - next > 1.0);
    let reason = accepted(&locale, &scored, votes, hint, rivals)?;
    Some(Choice {
        locale,
        sure,
        reason,
    })
}

/// Whether two places are more than neighbours.
fn apart(one: &Locale, other: &Locale) -> bool {
    match (one.at, other.at) {
        (Some(a), Some(b)) => {
            a.km_to(b) > 60.0 && (one.sort == other.sort || one.country != other.country)
        }
        _ => true,
    }
}

fn score(
    locale: &Locale,
    sketch: &Sketch,
    votes: &Votes,
    hint: Hint,
    middles: Option<&HashMap<&str, Coord>>,
) -> f64 {
    let own = if sketch.country.is_some() {
        sketch.mentions.len()
    } else {
        0
    };
    let own = f64::from(u32::try_from(own).unwrap_or(u32::MAX));
    let share = votes.share(locale.country, own);
    let mut score = if share >= ABOUT {
        4.0 + 4.0 * share
    } else {
        0.0
    };
    score += f64::from(locale.people.max(1)).log10() / 2.0;
    score += match locale.sort {
        Sort::Country => 12.0,
        Sort::Sector if votes.frontier() && !hint.town => 6.0,
        Sort::Line | Sort::Landmark | Sort::Region => 4.0,
        Sort::Province if hint.province || hint.district => 5.0,
        Sort::Province => 1.0,
        Sort::Town if hint.province => -2.0,
        Sort::WordTown if !hint.town => -4.0,
        _ => 0.0,
    };
    if let Some((middle, at)) = middles
        .and_then(|middles| middles.get(locale.country))
        .zip(locale.at)
    {
        score += 3.0 / (1.0 + middle.km_to(at) / 200.0);
    }
    score
}

/// Why the best place of a name may be taken; none if it would be a guess.
fn accepted(
    best: &Locale,
    scored: &[(f64, Locale)],
    votes: &Votes,
    hint: Hint,
    rivals: usize,
) -> Option<String> {
    let about = votes.share(best.country, 0.0) >= ABOUT;
    let among = if rivals == 0 {
        String::new()
    } else {
        format!("of {} places of that name ", rivals + 1)
    };
    let because = |why: &str| Some(format!("{among}{why}"));
    match best.sort {
        Sort::Country => Some(String::new()),
        Sort::Sector | Sort::Line | Sort::Landmark if best.country.is_empty() || about => {
            because("")
        }
        Sort::Region if best.country.is_empty() || about => because(""),
        Sort::WordTown if !hint.town => None,
        _ if about => because("the one in a country that the article names"),
        Sort::Region => because(""),
        Sort::Town | Sort::WordTown => {
            let next = scored
                .iter()
                .map(|(_, l)| l)
                .filter(|l| l.country != best.country)
                .map(|l| l.people)
                .max()
                .unwrap_or(0);
            let clear = best.people >= GREAT && best.people / LARGER >= next;
            if clear {
                because("the largest by far")
            } else {
                None
            }
        }
        Sort::Province if rivals == 0 && hint.province => because("the only one of that name"),
        _ => None,
    }
}

/// The middle of the known points of each country.
fn middles<'a>(points: &[(&'a str, Coord)]) -> HashMap<&'a str, Coord> {
    let mut sums: HashMap<&str, (f64, f64, f64)> = HashMap::new();
    for (country, at) in points {
        let sum = sums.entry(country).or_default();
        *sum = (sum.0 + at.lon(), sum.1 + at.lat(), sum.2 + 1.0);
    }
    let middle = |(country, (lon, lat, count)): (&'a str, (f64, f64, f64))| {
        Some((country, Coord::new(lon / count, lat / count)?))
    };
    sums.into_iter().filter_map(middle).collect()
}
