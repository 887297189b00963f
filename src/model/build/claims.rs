//! Claims: their voices, their words, and how they meet.

use super::{ARTICLE, Builder, UNKNOWN, anchor};
use crate::model::dossier::{Answer, Claim, Voice};
use crate::model::layer::{Anchor, ClaimEntry};
use crate::model::problem::Fault;
use crate::model::{ClaimId, EntityId, Paragraph};

impl<'a> Builder<'a> {
    /// The claims; their answers may look ahead, so ids come first.
    pub(super) fn claims(&mut self, entries: &[&'a ClaimEntry]) -> Vec<Claim> {
        self.claims.reserve(entries.len());
        for (i, entry) in entries.iter().enumerate() {
            self.claim_key(&entry.id, i);
        }
        let entries = || entries.iter().enumerate();
        let voices: Vec<Voice> = entries().map(|(i, entry)| self.voice(i, entry)).collect();
        let mut claims: Vec<Claim> = entries()
            .map(|(i, entry)| self.claim(entry, ClaimId::at(i), &voices))
            .collect();
        self.break_circles(&mut claims);
        claims
    }

    fn claim_key(&mut self, id: &'a str, number: usize) {
        let path = || format!("claims[{number}].id");
        if id.trim().is_empty() {
            self.report(path(), Fault::Empty { what: "id" });
        } else if self.claims.contains_key(id) {
            let (what, id) = ("claim", id.to_owned());
            self.report(path(), Fault::DuplicateId { what, id });
        } else {
            self.claims.insert(id, ClaimId::at(number));
        }
    }

    fn voice(&mut self, i: usize, entry: &ClaimEntry) -> Voice {
        match entry.side.as_deref() {
            None => Voice::ThirdParty,
            Some(ARTICLE) => Voice::Article,
            Some(UNKNOWN) if !self.sides.contains_key(UNKNOWN) => Voice::Unknown,
            Some(id) => self
                .known(|b| &b.sides, "side", id, || format!("claims[{i}].side"))
                .map_or(Voice::ThirdParty, Voice::Side),
        }
    }

    /// A claim: taken over as it was, if it can be, but for what it refers to.
    fn claim(&mut self, entry: &ClaimEntry, id: ClaimId, voices: &[Voice]) -> Claim {
        let i = id.index();
        let voice = voices[i];
        let before = self.before.take(&entry.id, i, &self.claims);
        let claim = before.unwrap_or_else(|| self.new_claim(i, entry, voice));
        Claim {
            question: self.asked[i],
            voice,
            places: self.places(i, entry),
            answers: self.answers(i, entry, voices),
            within: self.within(i, entry),
            ..claim
        }
    }

    /// A claim whose words have to be found; what it refers to is not filled in.
    fn new_claim(&mut self, i: usize, entry: &ClaimEntry, voice: Voice) -> Claim {
        let paragraph = entry.paragraph;
        let pieces = entry.content.pieces();
        let scope = anchor::of_claim(self.article, entry, || self.drifts());
        let content = self.parts(format_args!("claims[{i}].content"), pieces, scope);
        if content.is_empty() {
            self.report(format!("claims[{i}].content"), Fault::NoWords);
        }
        if entry.source.is_empty() && voice != Voice::Article {
            self.report(format!("claims[{i}].source"), Fault::NoSource);
        }
        let first = content.iter().find_map(|part| part.span);
        let mut parts = |field: &str, anchors: &[Anchor]| {
            self.parts(format_args!("claims[{i}].{field}"), anchors, scope)
        };
        let source = parts("source", entry.source.pieces());
        let cue = parts("cue", entry.cue.pieces());
        let hedges = parts("hedges", &entry.hedges);
        Claim {
            key: entry.id.clone(),
            question: self.asked[i],
            voice,
            source,
            cue,
            cue_class: entry.cue_class,
            hedges,
            paragraph: first
                .map(|span| self.article.paragraph_at(span.start as usize))
                .or(paragraph.and_then(Paragraph::numbered)),
            content,
            places: Vec::new(),
            answers: Vec::new(),
            within: None,
            review: entry.review,
            judgement: entry.judgement.clone(),
        }
    }

    fn places(&mut self, i: usize, entry: &ClaimEntry) -> Vec<EntityId> {
        let path = || format!("claims[{i}].place");
        let ids = entry.place.all().iter();
        ids.filter_map(|id| self.known(|b| &b.entities, "entity", id, path))
            .collect()
    }

    fn answers(&mut self, i: usize, entry: &ClaimEntry, voices: &[Voice]) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (j, answer) in entry.answers.iter().enumerate() {
            let path = || format!("claims[{i}].answers[{j}].claim");
            match self.known(|b| &b.claims, "claim", &answer.claim, path) {
                None => {}
                Some(claim) if voices[claim.index()] == voices[i] => {
                    self.report(path(), Fault::AnswersItself(answer.claim.clone()));
                }
                Some(claim) => answers.push(Answer {
                    claim,
                    how: answer.how,
                }),
            }
        }
        answers
    }

    fn within(&mut self, i: usize, entry: &ClaimEntry) -> Option<ClaimId> {
        let id = entry.within.as_ref()?;
        self.known(|b| &b.claims, "claim", id, || format!("claims[{i}].within"))
    }

    /// Cuts `within` where following it would never end.
    fn break_circles(&mut self, claims: &mut [Claim]) {
        // For each claim the walk outwards that came by; where an earlier one did, all is well.
        let mut walks = vec![0; claims.len()];
        for walk in 1..=claims.len() {
            let mut at = Some(walk - 1);
            while let Some(here) = at.filter(|&here| walks[here] == 0) {
                walks[here] = walk;
                at = claims[here].within.map(ClaimId::index);
            }
            if let Some(again) = at.filter(|&again| walks[again] == walk) {
                claims[again].within = None;
                let key = claims[again].key.clone();
                self.report(format!("claims[{again}].within"), Fault::Circle(key));
            }
        }
    }
}
