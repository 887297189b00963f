//! The comparison: question by question, a column a side.

use super::pilcrow;
use crate::model::{
    Answer, ClaimId, Dossier, QuestionId, Review, SideId, Status, Verification, Voice,
};
use crate::store::export::{Excerpt, judged};
use crate::store::print::text::claims;
use crate::text::elide;

/// A claim as it is cited.
pub(in crate::store::export) struct Cell {
    /// What is said.
    pub(in crate::store::export) words: String,
    /// Who says it.
    pub(in crate::store::export) source: String,
    /// The words of saying.
    pub(in crate::store::export) cue: String,
    /// Their class.
    pub(in crate::store::export) class: Option<&'static str>,
    /// "¶15".
    pub(in crate::store::export) paragraph: Option<String>,
    /// "908–1059", in code points.
    pub(in crate::store::export) characters: Option<String>,
    /// Words that weaken it.
    pub(in crate::store::export) hedges: Vec<String>,
    /// "denies Pakistan ¶5 “…”".
    pub(in crate::store::export) meets: Vec<String>,
    /// "denied by Afghanistan ¶15".
    pub(in crate::store::export) met: Vec<String>,
    /// What a person made of it.
    pub(in crate::store::export) judged: Option<String>,
    /// "draft", "words not found in the text".
    pub(in crate::store::export) remarks: Vec<&'static str>,
}

impl Cell {
    /// Who said it, how and where, in one line: "Kabul, “denies” (denying), ¶15, characters 5172–5189".
    pub(in crate::store::export) fn citation(&self) -> String {
        let mut parts = Vec::new();
        parts.extend((!self.source.is_empty()).then(|| self.source.clone()));
        let class = self.class.map(|class| format!("({class})"));
        let cue = (!self.cue.is_empty()).then(|| format!("“{}”", self.cue));
        let cue: Vec<String> = cue.into_iter().chain(class).collect();
        parts.extend((!cue.is_empty()).then(|| cue.join(" ")));
        parts.extend(self.paragraph.clone());
        parts.extend(
            self.characters
                .as_ref()
                .map(|at| format!("characters {at}")),
        );
        parts.extend(
            self.hedges
                .iter()
                .map(|hedge| format!("weakened by “{hedge}”")),
        );
        parts.extend(self.judged.clone());
        parts.extend(self.remarks.iter().map(|&remark| remark.to_owned()));
        parts.join(", ")
    }
}

/// What one side says to a question.
pub(in crate::store::export) struct Column {
    /// The side.
    pub(in crate::store::export) side: SideId,
    /// Its claims.
    pub(in crate::store::export) cells: Vec<Cell>,
    /// What stands there if it has none.
    pub(in crate::store::export) silence: Vec<String>,
}

/// A question with everything that is said to it.
pub(in crate::store::export) struct Compared {
    /// Its number, from 1.
    pub(in crate::store::export) number: u32,
    /// The question.
    pub(in crate::store::export) question: String,
    /// How the sides stand to each other.
    pub(in crate::store::export) status: String,
    /// Whether they are at odds.
    pub(in crate::store::export) disputed: bool,
    /// Whether nobody has looked at it.
    pub(in crate::store::export) draft: bool,
    /// A column a side, in the order of the file.
    pub(in crate::store::export) columns: Vec<Column>,
    /// What others say, by who they are.
    pub(in crate::store::export) others: Vec<(&'static str, Vec<Cell>)>,
    /// The article's own lines on what could be checked.
    pub(in crate::store::export) verification: Vec<Quote>,
}

/// Words of the article alone.
pub(in crate::store::export) struct Quote {
    /// The words.
    pub(in crate::store::export) words: String,
    /// "¶15".
    pub(in crate::store::export) paragraph: Option<String>,
    /// Whether nobody has looked at it.
    pub(in crate::store::export) draft: bool,
}

/// Columns of words that are repeated only to be recognised.
const REMINDER: usize = 44;

/// Every question that leaves.
pub(in crate::store::export) fn compared(excerpt: &Excerpt) -> Vec<Compared> {
    let questions = excerpt.questions().into_iter();
    questions.map(|id| question(excerpt, id)).collect()
}

fn question(excerpt: &Excerpt, id: QuestionId) -> Compared {
    let dossier = excerpt.dossier();
    let sides = dossier.side_ids();
    let status = dossier.status(id, &sides);
    let cells = |voice| -> Vec<Cell> {
        let claims = excerpt.of_voice(id, voice).into_iter();
        claims.map(|id| cell(dossier, id)).collect()
    };
    let columns = sides.iter().map(|&side| Column {
        side,
        cells: cells(Voice::Side(side)),
        silence: silence(excerpt, id, side),
    });
    let others = [
        ("Third parties", Voice::ThirdParty),
        ("Side not known", Voice::Unknown),
        ("The article itself", Voice::Article),
    ];
    let others = others.into_iter().map(|(name, voice)| (name, cells(voice)));
    Compared {
        number: id.0 + 1,
        question: dossier.question(id).question.clone(),
        status: claims::status(dossier, &status),
        disputed: matches!(status, Status::Disputed { .. }),
        draft: dossier.question(id).review == Review::Draft,
        columns: columns.collect(),
        others: others.filter(|(_, cells)| !cells.is_empty()).collect(),
        verification: dossier
            .verifications_of(id)
            .map(|line| quote(&dossier.verifications()[line]))
            .collect(),
    }
}

/// Why a column is empty: the text says nothing, it answers under another question, or a filter is in the way.
fn silence(excerpt: &Excerpt, question: QuestionId, side: SideId) -> Vec<String> {
    let dossier = excerpt.dossier();
    if !dossier.column(question, side).is_empty() {
        return vec!["no claim that the filter lets through".to_owned()];
    }
    let elsewhere = dossier.answers_elsewhere(question, side);
    if elsewhere.is_empty() {
        return vec!["no claim in this text".to_owned()];
    }
    let answer = |id: ClaimId| {
        let number = dossier.claim(id).question.0 + 1;
        format!("answers under question {number}: {}", reminder(dossier, id))
    };
    elsewhere.into_iter().map(answer).collect()
}

/// A claim as it is cited.
pub(super) fn cell(dossier: &Dossier, id: ClaimId) -> Cell {
    let claim = dossier.claim(id);
    let article = dossier.article();
    let characters = claim.content_span().map(|span| {
        let at = |byte: u32| article.code_point_of(byte as usize);
        format!("{}–{}", at(span.start), at(span.end))
    });
    let remarks = [
        (claim.review == Review::Draft, "draft"),
        (claim.is_orphan(), "words not found in the text"),
    ];
    let remarks = remarks.into_iter().filter(|(so, _)| *so);
    Cell {
        words: claim.content_words(),
        source: claim.source_words(),
        cue: claim.cue_words(),
        class: claim.cue_class.map(crate::model::CueClass::word),
        paragraph: pilcrow(claim.paragraph),
        characters,
        hedges: claim
            .hedges
            .iter()
            .map(|hedge| hedge.quote.clone())
            .collect(),
        meets: claim
            .answers
            .iter()
            .map(|answer| meets(dossier, answer.how.word(), *answer))
            .collect(),
        met: dossier
            .answered_by(id)
            .iter()
            .map(|answer| meets(dossier, &format!("{} by", answer.how.passive()), *answer))
            .collect(),
        judged: judged::in_words(&claim.judgement),
        remarks: remarks.map(|(_, remark)| remark).collect(),
    }
}

fn meets(dossier: &Dossier, how: &str, answer: Answer) -> String {
    let other = dossier.claim(answer.claim);
    let name = dossier.voice_name(other.voice);
    format!("{how} {name} {}", reminder(dossier, answer.claim))
}

fn reminder(dossier: &Dossier, id: ClaimId) -> String {
    let claim = dossier.claim(id);
    let words = format!("“{}”", elide(&claim.content_words(), REMINDER));
    pilcrow(claim.paragraph)
        .into_iter()
        .chain([words])
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words of a line on what could be checked.
pub(super) fn quote(line: &Verification) -> Quote {
    Quote {
        words: line.text(),
        paragraph: pilcrow(line.paragraph),
        draft: line.review == Review::Draft,
    }
}
