//! Attributions as claims.

use std::collections::HashMap;

use super::anchor::Anchoring;
use super::names::{self, Ids};
use crate::draft::parties::shared;
use crate::draft::{Cast, Matters, Parties, Reading, Voice};
use crate::model::layer::{AnswerEntry, ClaimEntry, EntityEntry, Ids as Several, Kind, QuestionEntry, Review, SideEntry};

/// The id that stands for the article's own voice.
const ARTICLE: &str = "article";

/// The id that stands for a voice of which it is not known whose it is.
const UNKNOWN: &str = "unknown";

/// The most places of a claim.
const PLACES: usize = 8;

/// What claims are made of.
pub struct Parts<'a> {
    /// Anchors for the article's spans.
    pub anchoring: &'a Anchoring<'a>,
    /// Who says what.
    pub reading: &'a Reading,
    /// Who and where.
    pub cast: &'a Cast,
    /// For whom.
    pub parties: &'a Parties,
    /// About what.
    pub matters: &'a Matters,
    /// The sides as entries.
    pub sides: &'a [SideEntry],
    /// The questions as entries.
    pub questions: &'a [QuestionEntry],
    /// The entities as entries, numbered as the figures.
    pub entities: &'a [EntityEntry],
}

/// The claims, in the order of the reading.
#[must_use]
pub fn claims(parts: &Parts) -> Vec<ClaimEntry> {
    let count = parts.reading.attributions.len();
    let mut question = vec![None; count];
    for (row, matter) in parts.matters.matters.iter().enumerate() {
        for &claim in &matter.claims {
            if let Some(slot) = question.get_mut(claim) {
                *slot = parts.questions.get(row).map(|entry| entry.id.clone());
            }
        }
    }
    let shared = shared::shared(parts.anchoring.article, parts.reading);
    let mut ids = Ids::default();
    let names: Vec<String> = (0..count).map(|i| id(parts, i, &mut ids)).collect();
    let places = places(parts);
    let entries = (0..count).zip(question).zip(places).filter_map(|((i, question), place)| {
        let mut claim = claim(parts, i, question?, shared.get(i).copied().flatten(), &names)?;
        claim.place = place;
        Some(claim)
    });
    let mut entries: Vec<ClaimEntry> = entries.collect();
    keep_what_is_there(&mut entries);
    entries
}

/// An id from who says it and the first words of what is said.
fn id(parts: &Parts, i: usize, ids: &mut Ids) -> String {
    let text = parts.anchoring.article.text();
    let letter = parts.parties.voices.get(i).copied().and_then(Voice::side).and_then(|side| parts.sides.get(side));
    let letter = letter.map_or("x", |side| side.letter.as_str());
    let content = parts.reading.attributions.get(i).and_then(|attribution| attribution.content.first());
    let words = content.and_then(|span| text.get(span.range())).unwrap_or_default();
    let few: Vec<&str> = words.split_whitespace().take(5).collect();
    ids.give(&format!("{letter} {}", few.join(" ")), "claim")
}

fn claim(parts: &Parts, i: usize, question: String, shared: Option<usize>, names: &[String]) -> Option<ClaimEntry> {
    let attribution = parts.reading.attributions.get(i)?;
    let of = |i: usize| parts.reading.attributions.get(i)?.source;
    let source = attribution.source.or_else(|| shared.and_then(of));
    let source = source.and_then(|span| parts.anchoring.pieces(&[span]));
    let voice = parts.parties.voices.get(i).copied().unwrap_or_default();
    let side = match voice {
        _ if source.is_none() => Some(ARTICLE.to_owned()),
        Voice::Side(side) => names::side(parts.sides, side),
        Voice::ThirdParty => None,
        Voice::Article => Some(ARTICLE.to_owned()),
        Voice::Unknown => Some(UNKNOWN.to_owned()),
    };
    let hedges = parts.matters.hedges.get(i).map(Vec::as_slice).unwrap_or_default();
    Some(ClaimEntry {
        id: names.get(i)?.clone(),
        question,
        side,
        paragraph: None,
        source: source.unwrap_or_default(),
        cue: parts.anchoring.pieces(&[attribution.cue]).unwrap_or_default(),
        cue_class: parts.matters.classes.get(i).copied(),
        content: parts.anchoring.pieces(&attribution.content)?,
        place: Several::default(),
        answers: answers(parts, i, names),
        hedges: hedges.iter().filter_map(|span| parts.anchoring.anchor(*span)).collect(),
        within: attribution.within.filter(|&outer| outer != i).and_then(|outer| names.get(outer).cloned()),
        review: Review::Draft,
    })
}

fn answers(parts: &Parts, i: usize, names: &[String]) -> Vec<AnswerEntry> {
    let from = parts.matters.meetings.partition_point(|meeting| meeting.answer < i);
    let mine = parts.matters.meetings.iter().skip(from).take_while(|meeting| meeting.answer == i);
    mine.filter_map(|meeting| Some(AnswerEntry { claim: names.get(meeting.to)?.clone(), how: meeting.how })).collect()
}

/// The places named in each claim's content.
fn places(parts: &Parts) -> Vec<Several> {
    let mut mentions: Vec<(u32, u32, usize)> = Vec::new();
    for (number, figure) in parts.cast.figures.iter().enumerate() {
        if figure.kind == Kind::Place || figure.place.as_ref().is_some_and(|site| site.stretch.is_some()) {
            mentions.extend(figure.mentions.iter().map(|span| (span.start, span.end, number)));
        }
    }
    mentions.sort_unstable();
    let of = |attribution: &crate::draft::Attribution| {
        let mut ids: Vec<String> = Vec::new();
        for piece in &attribution.content {
            let from = mentions.partition_point(|(start, ..)| *start < piece.start);
            let inside = mentions.iter().skip(from).take_while(|(_, end, _)| *end <= piece.end);
            for entry in inside.take(4 * PLACES).filter_map(|(.., number)| parts.entities.get(*number)) {
                if !ids.contains(&entry.id) && ids.len() < PLACES {
                    ids.push(entry.id.clone());
                }
            }
        }
        Several::Many(ids)
    };
    parts.reading.attributions.iter().map(of).collect()
}

/// Leaves out what cannot stand: answers to the own voice or to claims that are not there, circles of "within".
fn keep_what_is_there(entries: &mut [ClaimEntry]) {
    let voices: HashMap<String, Option<String>> = entries.iter().map(|entry| (entry.id.clone(), entry.side.clone())).collect();
    let outer: HashMap<String, String> =
        entries.iter().filter_map(|entry| Some((entry.id.clone(), entry.within.clone()?))).collect();
    for entry in entries {
        let side = &entry.side;
        let own = entry.id.clone();
        let open = side.as_deref() == Some(UNKNOWN);
        entry.answers.retain(|answer| {
            let other = voices.get(&answer.claim);
            answer.claim != own && other.is_some_and(|other| other != side || open)
        });
        let circles = |first: &String| {
            let mut at = first;
            for _ in 0..8 {
                match outer.get(at) {
                    _ if *at == own => return true,
                    Some(next) => at = next,
                    None => return false,
                }
            }
            true
        };
        entry.within = entry.within.take().filter(|first| voices.contains_key(first) && !circles(first));
    }
}

