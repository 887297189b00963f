//! Claims: their voices, their words, and how they meet.

use super::revise::Words;
use super::{ARTICLE, Builder, UNKNOWN};
use crate::model::dossier::{Answer, Claim, Voice};
use crate::model::layer::ClaimEntry;
use crate::model::problem::Fault;
use crate::model::{ClaimId, EntityId, Paragraph};

impl<'a> Builder<'a> {
    /// The claims; their answers may look ahead, so ids come first.
    pub(super) fn claims(&mut self, entries: &[&'a ClaimEntry]) -> Vec<Claim> {
        let path = |i: usize| format!("claims[{i}]");
        for (i, entry) in entries.iter().enumerate() {
            self.claim_key(&path(i), &entry.id, i);
        }
        let entries = || entries.iter().enumerate();
        let voices: Vec<Voice> = entries()
            .map(|(i, entry)| self.voice(&path(i), entry))
            .collect();
        let mut claims: Vec<Claim> = entries()
            .map(|(i, entry)| self.claim(&path(i), entry, ClaimId::at(i), &voices))
            .collect();
        self.break_circles(&mut claims);
        claims
    }

    fn claim_key(&mut self, path: &str, id: &'a str, number: usize) {
        let path = || format!("{path}.id");
        if id.trim().is_empty() {
            self.report(path(), Fault::Empty { what: "id" });
        } else if self.claims.contains_key(id) {
            let (what, id) = ("claim", id.to_owned());
            self.report(path(), Fault::DuplicateId { what, id });
        } else {
            self.claims.insert(id, ClaimId::at(number));
        }
    }

    fn voice(&mut self, path: &str, entry: &ClaimEntry) -> Voice {
        match entry.side.as_deref() {
            None => Voice::ThirdParty,
            Some(ARTICLE) => Voice::Article,
            Some(UNKNOWN) if !self.sides.contains_key(UNKNOWN) => Voice::Unknown,
            Some(id) => self
                .known(|b| &b.sides, "side", id, || format!("{path}.side"))
                .map_or(Voice::ThirdParty, Voice::Side),
        }
    }

    fn claim(&mut self, path: &str, entry: &ClaimEntry, id: ClaimId, voices: &[Voice]) -> Claim {
        let voice = voices[id.index()];
        let words = match self.found.take(&entry.id, &self.claims) {
            Some(words) => words,
            None => self.words(path, entry, voice),
        };
        Claim {
            key: entry.id.clone(),
            // Every id has a question by now, if only one that says it is missing.
            question: self.questions[entry.question.as_str()],
            voice,
            source: words.source,
            cue: words.cue,
            cue_class: entry.cue_class,
            content: words.content,
            places: self.places(path, entry),
            answers: self.answers(path, entry, voice, voices),
            hedges: words.hedges,
            within: self.within(path, entry),
            paragraph: words.paragraph,
            review: entry.review,
            judgement: entry.judgement.clone(),
        }
    }

    /// Where the words of a claim stand.
    fn words(&mut self, path: &str, entry: &ClaimEntry, voice: Voice) -> Words {
        let paragraph = entry.paragraph;
        let content = self.parts(
            format_args!("{path}.content"),
            entry.content.pieces(),
            paragraph,
        );
        if content.is_empty() {
            self.report(format!("{path}.content"), Fault::NoWords);
        }
        if entry.source.is_empty() && voice != Voice::Article {
            self.report(format!("{path}.source"), Fault::NoSource);
        }
        let first = content.iter().find_map(|part| part.span);
        Words {
            source: self.parts(
                format_args!("{path}.source"),
                entry.source.pieces(),
                paragraph,
            ),
            cue: self.parts(format_args!("{path}.cue"), entry.cue.pieces(), paragraph),
            hedges: self.parts(format_args!("{path}.hedges"), &entry.hedges, paragraph),
            paragraph: first
                .map(|span| self.article.paragraph_at(span.start as usize))
                .or(paragraph.and_then(Paragraph::numbered)),
            content,
        }
    }

    fn places(&mut self, path: &str, entry: &ClaimEntry) -> Vec<EntityId> {
        let ids = entry.place.all().iter();
        ids.filter_map(|id| self.known(|b| &b.entities, "entity", id, || format!("{path}.place")))
            .collect()
    }

    fn answers(
        &mut self,
        path: &str,
        entry: &ClaimEntry,
        voice: Voice,
        voices: &[Voice],
    ) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (i, answer) in entry.answers.iter().enumerate() {
            let path = || format!("{path}.answers[{i}].claim");
            match self.known(|b| &b.claims, "claim", &answer.claim, path) {
                None => {}
                Some(claim) if voices[claim.index()] == voice => {
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

    fn within(&mut self, path: &str, entry: &ClaimEntry) -> Option<ClaimId> {
        let id = entry.within.as_ref()?;
        self.known(|b| &b.claims, "claim", id, || format!("{path}.within"))
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
