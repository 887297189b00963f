//! The draft as an annotation layer: spans become quotes, indices become ids.

mod entity;
mod id;
mod title;

use std::collections::HashSet;

use super::{Attribution, Cast, Matters, Parties, Reading, Voice};
use crate::model::layer::{
    Anchors, AnswerEntry, ClaimEntry, EntityEntry, Ids, Judgement, Kind, Layer, Precision,
    QuestionEntry, Review, SideEntry, VerificationEntry,
};
use crate::model::{Article, anchor};
use crate::text::Span;

/// What the steps of drafting found.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// Who says what, and what is named.
    pub reading: &'a Reading,
    /// The entities.
    pub cast: &'a Cast,
    /// The sides.
    pub parties: &'a Parties,
    /// The comparison.
    pub matters: &'a Matters,
}

/// Places of a claim at most.
const PLACES: usize = 4;
/// Under what stands a claim that no matter holds.
const LEFT_OVER: &str = "What else is claimed?";

/// The annotation layer of what was found in an article; every entry of it is a draft, and every quote of
/// it is found where it was taken from.
#[must_use]
pub fn layer(article: &Article, findings: Findings) -> Layer {
    let writer = Writer::new(article, findings);
    Layer {
        title: title::title(article),
        sides: writer.side_entries(),
        entities: writer.entity_entries(),
        questions: writer.question_entries(),
        claims: writer.claim_entries(),
        verification: writer.verification_entries(),
        ..Layer::default()
    }
}

struct Writer<'a> {
    article: &'a Article,
    found: Findings<'a>,
    /// The content of each attribution, as quotes; empty where there are no words.
    contents: Vec<Anchors>,
    sides: Vec<String>,
    entities: Vec<String>,
    questions: Vec<String>,
    claims: Vec<String>,
    /// For each attribution the matter that holds it.
    matter_of: Vec<Option<usize>>,
    /// For each attribution its source, or the one that it shares with the claim before ("confirmed X but denied Y").
    sources: Vec<Option<Span>>,
    /// Mentions of places known more exactly than to the country, with the entity; in the order of the text.
    places: Vec<(Span, usize)>,
}

impl<'a> Writer<'a> {
    fn new(article: &'a Article, found: Findings<'a>) -> Self {
        let attributions = &found.reading.attributions;
        let mut ids = id::Ids::without(&["article", "unknown"]);
        let sides = found
            .parties
            .sides
            .iter()
            .map(|side| ids.give(&side.name, "side"));
        let sides = sides.collect();
        let mut ids = id::Ids::default();
        let entities = found
            .cast
            .figures
            .iter()
            .map(|figure| ids.give(&figure.name, "entity"));
        let entities = entities.collect();
        let mut ids = id::Ids::default();
        let claims = attributions.iter().map(|attribution| {
            let at = article
                .paragraph_at(attribution.cue.start as usize)
                .number();
            ids.give(
                &format!("p{at} {}", article.words(attribution.cue)),
                "claim",
            )
        });
        let claims = claims.collect();
        let mut ids = id::Ids::default();
        let asked = found.matters.matters.iter();
        let questions = asked
            .map(|matter| ids.give(&matter.question, "question"))
            .collect();
        let mut matter_of = vec![None; attributions.len()];
        for (index, matter) in found.matters.matters.iter().enumerate() {
            for &claim in &matter.claims {
                if let Some(of) = matter_of.get_mut(claim) {
                    *of = Some(index);
                }
            }
        }
        let content = |a: &Attribution| anchor::anchors(article, &a.content);
        let contents = attributions.iter().map(content).collect();
        Self {
            article,
            found,
            contents,
            sides,
            entities,
            questions,
            claims,
            matter_of,
            sources: sources(article, found.reading),
            places: places(found.cast),
        }
    }

    fn side_entries(&self) -> Vec<SideEntry> {
        let sides = &self.found.parties.sides;
        let letters = id::letters(sides.iter().map(|side| side.name.as_str()));
        let all = sides.iter().zip(&self.sides).zip(letters);
        let entry = |((side, id), letter): ((&super::Party, &String), String)| SideEntry {
            id: id.clone(),
            name: side.name.clone(),
            letter,
            speakers: side.speakers.clone(),
        };
        all.map(entry).collect()
    }

    fn entity_entries(&self) -> Vec<EntityEntry> {
        let figures = &self.found.cast.figures;
        let shared = entity::SharedNames::of(figures);
        let mut named = HashSet::new();
        let all = figures.iter().zip(&self.entities).enumerate();
        let entry = |(i, (figure, id)): (usize, (&super::Figure, &String))| {
            let side = self.found.parties.figures.get(i).copied().flatten();
            let mut entry = entity::entry(self.article, figure, &shared);
            entry.name = told_apart(&entry, &mut named);
            entry.id.clone_from(id);
            entry.side = side.and_then(|side| self.sides.get(side).cloned());
            entry
        };
        all.map(entry).collect()
    }

    /// Whether a claim can be written: it says something.
    fn says_something(&self, claim: usize) -> bool {
        self.contents
            .get(claim)
            .is_some_and(|content| !content.pieces().is_empty())
    }

    fn question_entries(&self) -> Vec<QuestionEntry> {
        let matters = self.found.matters.matters.iter().zip(&self.questions);
        let filled =
            matters.filter(|(m, _)| m.claims.iter().any(|&claim| self.says_something(claim)));
        let entry = |id: &str, question: &str| QuestionEntry {
            id: id.to_owned(),
            question: question.to_owned(),
            review: Review::Draft,
            judgement: Judgement::default(),
        };
        let mut entries: Vec<QuestionEntry> = filled
            .map(|(matter, id)| entry(id, &matter.question))
            .collect();
        let left = |(claim, matter): (usize, &Option<usize>)| {
            matter.is_none() && self.says_something(claim)
        };
        if self.matter_of.iter().enumerate().any(left) {
            entries.push(entry(LEFT_OVER_ID, LEFT_OVER));
        }
        entries
    }

    fn claim_entries(&self) -> Vec<ClaimEntry> {
        let attributions = self.found.reading.attributions.iter().enumerate();
        let written = attributions.filter(|(i, _)| self.says_something(*i));
        written
            .map(|(i, attribution)| self.claim(i, attribution))
            .collect()
    }

    fn claim(&self, i: usize, attribution: &Attribution) -> ClaimEntry {
        let matter = self.matter_of[i];
        let question = matter.map_or(LEFT_OVER_ID, |matter| &self.questions[matter]);
        let source: Vec<Span> = self.source(i).into_iter().collect();
        let hedges = self.found.matters.hedges.get(i).into_iter().flatten();
        let within = attribution
            .within
            .filter(|&outer| self.says_something(outer));
        ClaimEntry {
            id: self.claims[i].clone(),
            question: question.to_owned(),
            side: self.side(i),
            paragraph: Some(self.paragraph(attribution)),
            source: anchor::anchors(self.article, &source),
            cue: anchor::anchors(self.article, &[attribution.cue]),
            cue_class: self.found.matters.classes.get(i).copied(),
            content: self.contents[i].clone(),
            place: self.places(attribution),
            answers: self.answers(i),
            hedges: hedges
                .filter_map(|span| anchor::anchor(self.article, *span))
                .collect(),
            within: within.map(|outer| self.claims[outer].clone()),
            review: Review::Draft,
            judgement: Judgement::default(),
        }
    }

    /// The paragraph in which most of its words are looked for: that of the content.
    fn paragraph(&self, attribution: &Attribution) -> u32 {
        let first = attribution.content.first().unwrap_or(&attribution.cue);
        self.article.paragraph_at(first.start as usize).number()
    }

    fn source(&self, i: usize) -> Option<Span> {
        self.sources.get(i).copied().flatten()
    }

    fn voice(&self, i: usize) -> Voice {
        match self.source(i) {
            None => Voice::Article,
            Some(_) => self
                .found
                .parties
                .voices
                .get(i)
                .copied()
                .unwrap_or_default(),
        }
    }

    fn side(&self, i: usize) -> Option<String> {
        match self.voice(i) {
            Voice::Side(side) => self
                .sides
                .get(side)
                .cloned()
                .or_else(|| Some("unknown".into())),
            Voice::ThirdParty => None,
            // Whoever is named and is not known to be one of the sides, the article does not speak for.
            Voice::Article if self.source(i).is_none() => Some("article".into()),
            Voice::Article | Voice::Unknown => Some("unknown".into()),
        }
    }

    /// What it answers; nobody answers themselves.
    fn answers(&self, i: usize) -> Vec<AnswerEntry> {
        // They are in the order of the answering claims.
        let meetings = &self.found.matters.meetings;
        let first = meetings.partition_point(|meeting| meeting.answer < i);
        let meetings = meetings.iter().skip(first);
        let ours = meetings
            .take_while(|meeting| meeting.answer == i)
            .filter(|meeting| {
                self.says_something(meeting.to) && self.side(i) != self.side(meeting.to)
            });
        let entry = |meeting: &super::matters::Meeting| AnswerEntry {
            claim: self.claims[meeting.to].clone(),
            how: meeting.how,
        };
        ours.map(entry).collect()
    }

    /// The places that its words name and that are known more exactly than to the country.
    fn places(&self, attribution: &Attribution) -> Ids {
        let mut ids: Vec<String> = Vec::new();
        for piece in &attribution.content {
            let first = self
                .places
                .partition_point(|(span, _)| span.start < piece.start);
            let inside = self
                .places
                .iter()
                .skip(first)
                .take_while(|(span, _)| span.end <= piece.end);
            for id in inside
                .take(4 * PLACES)
                .filter_map(|(_, entity)| self.entities.get(*entity))
            {
                if ids.len() < PLACES && !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
        }
        match ids.len() {
            1 => Ids::One(ids.remove(0)),
            _ => Ids::Many(ids),
        }
    }

    fn verification_entries(&self) -> Vec<VerificationEntry> {
        let mut ids = id::Ids::default();
        let lines = self.found.matters.verifications.iter();
        lines
            .map(|(span, questions)| {
                let paragraph = self.article.paragraph_at(span.start as usize).number();
                let asked = questions.iter().filter(|&&matter| {
                    let claims = self
                        .found
                        .matters
                        .matters
                        .get(matter)
                        .map(|matter| &matter.claims);
                    claims.is_some_and(|claims| {
                        claims.iter().any(|&claim| self.says_something(claim))
                    })
                });
                VerificationEntry {
                    id: ids.give(&format!("p{paragraph}"), "line"),
                    paragraph: Some(paragraph),
                    quote: anchor::anchors(self.article, &[*span]),
                    questions: asked
                        .filter_map(|&matter| self.questions.get(matter).cloned())
                        .collect(),
                    review: Review::Draft,
                }
            })
            .filter(|entry| !entry.quote.pieces().is_empty())
            .collect()
    }
}

/// A name that no entity before has: "Phnom Penh" the city, and "Phnom Penh (organisation)".
fn told_apart(entry: &EntityEntry, named: &mut HashSet<String>) -> String {
    let plain = std::iter::once(entry.name.clone());
    let by_kind = std::iter::once(format!("{} ({})", entry.name, entry.kind.word()));
    let numbered = (2..).map(|n| format!("{} ({} {n})", entry.name, entry.kind.word()));
    let mut free = plain
        .chain(by_kind)
        .chain(numbered)
        .filter(|name| named.insert(name.clone()));
    free.next().unwrap_or_default()
}

/// The source of each attribution, its own or the one that it shares.
fn sources(article: &Article, reading: &Reading) -> Vec<Option<Span>> {
    let shared = super::parties::shared::shared(article, reading);
    let attributions = &reading.attributions;
    let own = attributions.iter().zip(shared);
    own.map(|(attribution, of)| {
        let other = || attributions.get(of?)?.source;
        attribution.source.or_else(other)
    })
    .collect()
}

/// Mentions of places known more exactly than to the country, in the order of the text.
fn places(cast: &Cast) -> Vec<(Span, usize)> {
    let exact = |figure: &&super::Figure| {
        let site = figure.place.as_ref();
        figure.kind == Kind::Place && site.is_some_and(|site| site.precision != Precision::Country)
    };
    let figures = cast
        .figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| exact(figure));
    let mut places: Vec<(Span, usize)> = figures
        .flat_map(|(i, figure)| figure.mentions.iter().map(move |span| (*span, i)))
        .collect();
    places.sort_unstable();
    places
}

/// The id of the question for what no matter holds.
const LEFT_OVER_ID: &str = "what-else";

#[cfg(test)]
mod tests;
