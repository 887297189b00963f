//! The comparison: how the sides' claims about a question meet. Computed, never stored, and
//! never a verdict.

use std::collections::BTreeSet;

use super::dossier::{Dossier, Voice};
use super::layer::{CueClass, How};
use super::{ClaimId, QuestionId, SideId};
use crate::text::Span;

/// How the compared sides stand to each other on a question, in this text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// One denies or counters the other.
    Disputed {
        /// Whether something is conceded all the same.
        conceding: bool,
    },
    /// Something is conceded, nothing denied or countered.
    ConcededInPart,
    /// Everything claimed is conceded.
    Agreed,
    /// These sides give no answer in this text; all of them, if each speaks and none to another;
    /// none, if there is one side only.
    Unanswered(Vec<SideId>),
    /// No compared side speaks, others do.
    ThirdPartiesOnly,
    /// Somebody speaks of whom it is not known whether they are a side.
    SideNotKnown,
    /// Nobody is quoted.
    NoClaims,
}

impl Status {
    /// One word for files and filters.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Status::Disputed { .. } => "disputed",
            Status::ConcededInPart => "conceded in part",
            Status::Agreed => "agreed",
            Status::Unanswered(_) => "unanswered",
            Status::ThirdPartiesOnly => "third parties only",
            Status::SideNotKnown => "side not known",
            Status::NoClaims => "no claims",
        }
    }
}

/// How much room and which words the article gives a voice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Balance {
    /// Claims.
    pub claims: usize,
    /// Sentences that give them.
    pub sentences: usize,
    /// Claims that no other side meets.
    pub unanswered: usize,
    /// How many cues of each class give them, in the order of [`CueClass::ALL`].
    pub cues: [usize; CueClass::ALL.len()],
}

impl Dossier {
    /// How `sides` stand to each other on a question.
    #[must_use]
    pub fn status(&self, question: QuestionId, sides: &[SideId]) -> Status {
        let claims = self.claims_of(question);
        let theirs: Vec<ClaimId> = claims
            .iter()
            .copied()
            .filter(|&id| self.speaks_for(id, sides))
            .collect();
        if claims.is_empty() {
            return Status::NoClaims;
        }
        if theirs.is_empty() {
            let unknown = |&id: &ClaimId| self.claim(id).voice == Voice::Unknown;
            if claims.iter().any(unknown) {
                return Status::SideNotKnown;
            }
            return Status::ThirdPartiesOnly;
        }
        let met = |id: &ClaimId, how: How| self.meetings(*id, sides).any(|(_, h)| h == how);
        let any = |how| theirs.iter().any(|id| met(id, how));
        let conceding = any(How::Concedes);
        if any(How::Denies) || any(How::Counters) {
            Status::Disputed { conceding }
        } else if !conceding {
            Status::Unanswered(self.silent(question, sides))
        } else if theirs.iter().all(|id| met(id, How::Concedes)) {
            Status::Agreed
        } else {
            Status::ConcededInPart
        }
    }

    /// The sides among `sides` that say nothing on a question; all, if each says something; none,
    /// if there is no other side.
    fn silent(&self, question: QuestionId, sides: &[SideId]) -> Vec<SideId> {
        let speaks = |side: &SideId| !self.column(question, *side).is_empty();
        let silent: Vec<SideId> = sides.iter().copied().filter(|s| !speaks(s)).collect();
        match silent.as_slice() {
            [] if sides.len() > 1 => sides.to_vec(),
            _ => silent,
        }
    }

    fn speaks_for(&self, claim: ClaimId, sides: &[SideId]) -> bool {
        let side = self.claim(claim).voice.side();
        side.is_some_and(|side| sides.contains(&side))
    }

    /// The claims of `sides` that a claim meets or is met by, and how.
    fn meetings<'a>(
        &'a self,
        claim: ClaimId,
        sides: &'a [SideId],
    ) -> impl Iterator<Item = (ClaimId, How)> + 'a {
        let meets = self.claim(claim).answers.iter();
        let met_by = self.answered_by(claim).iter();
        meets
            .chain(met_by)
            .map(|answer| (answer.claim, answer.how))
            .filter(|(other, _)| self.speaks_for(*other, sides))
    }

    /// The claims about a question that a side makes, in the order of the file.
    #[must_use]
    pub fn column(&self, question: QuestionId, side: SideId) -> Vec<ClaimId> {
        self.of_voice(question, Voice::Side(side))
    }

    /// The claims about a question in one voice, in the order of the file.
    #[must_use]
    pub fn of_voice(&self, question: QuestionId, voice: Voice) -> Vec<ClaimId> {
        let claims = self.claims_of(question).iter().copied();
        claims.filter(|&id| self.claim(id).voice == voice).collect()
    }

    /// Claims of a side under other questions that meet a claim about this one.
    #[must_use]
    pub fn answers_elsewhere(&self, question: QuestionId, side: SideId) -> Vec<ClaimId> {
        let claims = self.claims_of(question).iter();
        let met_by = claims.flat_map(|&id| self.answered_by(id));
        let there: BTreeSet<ClaimId> = met_by
            .map(|answer| answer.claim)
            .filter(|&id| self.claim(id).voice == Voice::Side(side))
            .filter(|&id| self.claim(id).question != question)
            .collect();
        there.into_iter().collect()
    }

    /// Whether another side meets the claim, or it meets another side's.
    #[must_use]
    pub fn is_met(&self, claim: ClaimId) -> bool {
        let voice = self.claim(claim).voice;
        let by = self.answered_by(claim).iter();
        by.map(|answer| self.claim(answer.claim).voice)
            .any(|other| other.side().is_some() && other != voice)
    }

    /// The verification lines that bear on a question, as indices.
    pub fn verifications_of(&self, question: QuestionId) -> impl Iterator<Item = usize> + '_ {
        let lines = self.verifications().iter().enumerate();
        lines
            .filter(move |(_, line)| line.questions.contains(&question))
            .map(|(i, _)| i)
    }

    /// How much room and which words the article gives a voice.
    #[must_use]
    pub fn balance(&self, voice: Voice) -> Balance {
        let mut balance = Balance::default();
        let mut starts = Vec::new();
        let mut seen = BTreeSet::new();
        for id in self.claim_ids().filter(|&id| self.claim(id).voice == voice) {
            let claim = self.claim(id);
            balance.claims += 1;
            balance.unanswered += usize::from(!self.is_met(id));
            let class = claim.cue_class;
            let cue = claim.cue.iter().find_map(|part| part.span);
            // One cue may carry two claims, and is still used once.
            let anew = cue.is_none_or(|span| seen.insert(span));
            if let Some(i) = CueClass::ALL.iter().position(|&c| Some(c) == class && anew) {
                balance.cues[i] += 1;
            }
            let found = claim.content.iter().filter_map(|part| part.span);
            starts.extend(found.map(|span| span.start as usize));
        }
        starts.sort_unstable();
        let mut sentences: Vec<Span> = self.article().sentences_at(starts).collect();
        sentences.dedup();
        balance.sentences = sentences.len();
        balance
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::model::layer::{
        Anchor, Anchors, AnswerEntry, ClaimEntry, Ids, Judgement, Layer, QuestionEntry, Review,
        SideEntry,
    };

    fn claim(id: &str, side: Option<&str>, answers: &[(&str, How)]) -> ClaimEntry {
        let one = |words: &str| Anchors::One(Anchor::Quote(words.into()));
        ClaimEntry {
            id: id.into(),
            question: "q".into(),
            side: side.map(str::to_owned),
            paragraph: None,
            source: one("Who"),
            cue: one("says"),
            cue_class: Some(CueClass::Neutral),
            content: one("what"),
            place: Ids::default(),
            answers: answers
                .iter()
                .map(|(claim, how)| AnswerEntry {
                    claim: (*claim).into(),
                    how: *how,
                })
                .collect(),
            hedges: vec![],
            within: None,
            review: Review::default(),
            judgement: Judgement::default(),
        }
    }

    fn status(claims: Vec<ClaimEntry>) -> Status {
        let side = |id: &str| SideEntry {
            id: id.into(),
            name: id.into(),
            letter: id[..1].to_uppercase(),
            speakers: vec![],
        };
        let layer = Layer {
            sides: vec![side("left"), side("right")],
            questions: vec![QuestionEntry {
                id: "q".into(),
                question: "What?".into(),
                review: Review::default(),
                judgement: Judgement::default(),
            }],
            claims,
            ..Layer::default()
        };
        let (dossier, problems) = Dossier::build(Article::new("Who says what".into()), layer);
        let real: Vec<_> = problems
            .iter()
            .filter(|p| !matches!(p.fault, crate::model::Fault::NoClaims(_)))
            .collect();
        assert!(real.is_empty(), "{real:?}");
        dossier.status(QuestionId(0), &[SideId(0), SideId(1)])
    }

    #[test]
    fn a_missing_claim_is_unanswered_not_no() {
        assert_eq!(
            status(vec![claim("a", Some("left"), &[])]),
            Status::Unanswered(vec![SideId(1)])
        );
    }

    #[test]
    fn two_sides_that_do_not_meet_leave_each_other_unanswered() {
        let claims = vec![
            claim("a", Some("left"), &[]),
            claim("b", Some("right"), &[]),
        ];
        assert_eq!(
            status(claims),
            Status::Unanswered(vec![SideId(0), SideId(1)])
        );
    }

    #[test]
    fn a_denial_disputes_whatever_is_conceded_beside_it() {
        let claims = vec![
            claim("a", Some("left"), &[]),
            claim("b", Some("right"), &[("a", How::Concedes)]),
            claim("c", Some("right"), &[("a", How::Denies)]),
        ];
        assert_eq!(status(claims), Status::Disputed { conceding: true });
    }

    #[test]
    fn concessions_agree_only_if_nothing_is_left_over() {
        let conceded = vec![
            claim("a", Some("left"), &[]),
            claim("b", Some("right"), &[("a", How::Concedes)]),
        ];
        assert_eq!(status(conceded.clone()), Status::Agreed);
        let more = [conceded, vec![claim("c", Some("left"), &[])]].concat();
        assert_eq!(status(more), Status::ConcededInPart);
    }

    #[test]
    fn others_alone_are_third_parties_only() {
        let unknown = vec![claim("a", None, &[]), claim("b", Some("unknown"), &[])];
        assert_eq!(status(unknown), Status::SideNotKnown);
        let others = vec![claim("a", None, &[]), claim("b", Some("article"), &[])];
        assert_eq!(status(others), Status::ThirdPartiesOnly);
        assert_eq!(status(vec![]), Status::NoClaims);
    }
}
