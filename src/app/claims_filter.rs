//! Which questions and claims the comparison shows.

use crate::model::{ClaimId, CueClass, Dossier, QuestionId, SideId, Status, Voice};
use crate::text;

use super::filter::Filter;

/// The statuses that the pane can be narrowed to, in the order of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// One denies or counters the other.
    Disputed,
    /// Something is conceded, whatever is disputed beside it.
    Conceded,
    /// A side gives no answer, or neither meets the other.
    Unanswered,
    /// Everything claimed is conceded.
    Agreed,
    /// Only others speak.
    ThirdParties,
}

impl Standing {
    /// In the order of the key.
    pub const ALL: [Standing; 5] = [
        Standing::Disputed,
        Standing::Conceded,
        Standing::Unanswered,
        Standing::Agreed,
        Standing::ThirdParties,
    ];

    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Disputed => "disputed",
            Standing::Conceded => "conceded in part",
            Standing::Unanswered => "unanswered",
            Standing::Agreed => "agreed",
            Standing::ThirdParties => "third parties",
        }
    }

    fn holds(self, status: &Status) -> bool {
        matches!(
            (self, status),
            (Standing::Disputed, Status::Disputed { .. })
                | (
                    Standing::Conceded,
                    Status::ConcededInPart | Status::Disputed { conceding: true }
                )
                | (Standing::Unanswered, Status::Unanswered(_))
                | (Standing::Agreed, Status::Agreed)
                | (
                    Standing::ThirdParties,
                    Status::ThirdPartiesOnly | Status::SideNotKnown | Status::NoClaims
                )
        )
    }
}

/// What narrows the comparison; everything empty shows everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Only questions of this status.
    pub standing: Option<Standing>,
    /// Only questions with a claim of this side that nobody answers.
    pub unanswered: Option<SideId>,
    /// Only questions with a claim given by a cue of this class.
    pub cue: Option<CueClass>,
    /// Only questions that hold all these words, in whatever case and accents.
    pub words: String,
}

impl Narrowing {
    /// The same for a dossier with so many sides.
    #[must_use]
    pub fn with_sides(mut self, sides: usize) -> Self {
        self.unanswered.take_if(|side| side.index() >= sides);
        self
    }

    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is shown, in words; empty if everything is.
    #[must_use]
    pub fn says(&self, dossier: &Dossier) -> String {
        let mut parts = Vec::new();
        if let Some(standing) = self.standing {
            parts.push(standing.word().to_owned());
        }
        if let Some(side) = self.unanswered {
            parts.push(format!("{} unanswered", dossier.side(side).name));
        }
        if let Some(cue) = self.cue {
            parts.push(format!("{} cues", cue.word()));
        }
        if !self.words.trim().is_empty() {
            parts.push(format!("“{}”", self.words.trim()));
        }
        parts.join(", ")
    }

    /// Whether a claim is one of those asked for.
    #[must_use]
    pub fn admits(&self, dossier: &Dossier, filter: Option<&Filter>, id: ClaimId) -> bool {
        let claim = dossier.claim(id);
        let unanswered = |side| claim.voice == Voice::Side(side) && !dossier.is_met(id);
        self.unanswered.is_none_or(unanswered)
            && self.cue.is_none_or(|class| claim.cue_class == Some(class))
            && filter.is_none_or(|filter| filter.claims.contains(&id))
    }

    /// The questions that are shown.
    #[must_use]
    pub fn questions(&self, dossier: &Dossier, filter: Option<&Filter>) -> Vec<QuestionId> {
        let sides = dossier.side_ids();
        let words = text::fold(self.words.trim());
        let words: Vec<&str> = words.split_whitespace().collect();
        let by_claim = self.unanswered.is_some() || self.cue.is_some() || filter.is_some();
        let shown = |id: &QuestionId| {
            let claims = dossier.claims_of(*id);
            let status = self.standing;
            status.is_none_or(|standing| standing.holds(&dossier.status(*id, &sides)))
                && (!by_claim || claims.iter().any(|&c| self.admits(dossier, filter, c)))
                && (words.is_empty() || holds(dossier, *id, &words))
        };
        dossier.question_ids().filter(shown).collect()
    }
}

/// Whether a question or its claims hold all of some folded words.
fn holds(dossier: &Dossier, id: QuestionId, words: &[&str]) -> bool {
    let mut haystack = dossier.question(id).question.clone();
    for &claim in dossier.claims_of(id) {
        let claim = dossier.claim(claim);
        let places = claim.places.iter().map(|&p| dossier.entity(p).name.clone());
        let parts = [
            claim.source_words(),
            claim.cue_words(),
            claim.content_words(),
            dossier.voice_name(claim.voice).to_owned(),
        ];
        for part in parts.into_iter().chain(places) {
            haystack.push('\n');
            haystack.push_str(&part);
        }
    }
    let haystack = text::fold(&haystack);
    words.iter().all(|word| haystack.contains(word))
}
