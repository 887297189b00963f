//! One row a claim.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use super::judgement::JudgementCells;
use super::{Row, cell, list};
use crate::model::{Article, Claim, ClaimId, CueClass, Dossier, Paragraph, QuestionId, Voice};
use crate::text::Span;

/// A claim.
#[derive(Serialize)]
pub struct ClaimRow<'a> {
    question: &'a str,
    /// The question's status, all sides compared.
    status: &'static str,
    /// The side's id; `article` for its own voice, nothing for third parties.
    side: Option<&'a str>,
    source: Option<String>,
    cue: Option<String>,
    cue_class: Option<&'static str>,
    content: String,
    paragraph: Option<u32>,
    /// Code points from the beginning of the article to the content's first.
    start: Option<u32>,
    /// And to behind its last.
    end: Option<u32>,
    place: Vec<&'a str>,
    answers: Vec<AnswerRow<'a>>,
    id: &'a str,
    /// Whether a person has looked at it.
    review: &'static str,
    /// What a person makes of it.
    #[serde(flatten)]
    judgement: JudgementCells<'a>,
    /// What a person notes about the question.
    question_note: Option<&'a str>,
    question_tags: &'a [String],
}

/// Which claim is met, and how.
#[derive(Serialize)]
struct AnswerRow<'a> {
    how: &'static str,
    claim: &'a str,
}

impl fmt::Display for AnswerRow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.how, self.claim)
    }
}

impl Row for ClaimRow<'_> {
    const FIELDS: &'static [&'static str] = &[
        "question",
        "status",
        "side",
        "source",
        "cue",
        "cue_class",
        "content",
        "paragraph",
        "start",
        "end",
        "place",
        "answers",
        "id",
        "review",
        "reliability",
        "credibility",
        "assessment",
        "likelihood",
        "note",
        "tags",
        "question_note",
        "question_tags",
    ];

    fn cells(&self) -> Vec<Cow<'_, str>> {
        let mut cells = vec![
            self.question.into(),
            self.status.into(),
            cell(self.side),
            cell(self.source.as_ref()),
            cell(self.cue.as_ref()),
            cell(self.cue_class),
            self.content.as_str().into(),
            cell(self.paragraph),
            cell(self.start),
            cell(self.end),
            list(&self.place),
            list(&self.answers),
            self.id.into(),
            self.review.into(),
        ];
        cells.extend(self.judgement.cells());
        cells.extend([cell(self.question_note), list(self.question_tags)]);
        cells
    }
}

/// The claims, question by question: each side's, third parties', the article's own.
pub fn claims(dossier: &Dossier) -> impl Iterator<Item = ClaimRow<'_>> {
    in_order(dossier).map(|id| claim(dossier, id))
}

/// The claims in the order of the comparison.
pub fn in_order(dossier: &Dossier) -> impl Iterator<Item = ClaimId> + '_ {
    dossier
        .question_ids()
        .flat_map(move |question| of_question(dossier, question))
}

fn of_question(dossier: &Dossier, question: QuestionId) -> Vec<ClaimId> {
    let voices = dossier.side_ids().into_iter().map(Voice::Side);
    voices
        .chain([Voice::ThirdParty, Voice::Unknown, Voice::Article])
        .flat_map(|voice| dossier.of_voice(question, voice))
        .collect()
}

/// The row of a claim.
pub fn claim(dossier: &Dossier, id: ClaimId) -> ClaimRow<'_> {
    let claim = dossier.claim(id);
    let status = dossier.status(claim.question, &dossier.side_ids()).word();
    let (start, end) = positions(dossier.article(), claim.content_span());
    let names = claim.places.iter();
    let question = dossier.question(claim.question);
    ClaimRow {
        question: &question.question,
        status,
        side: side_id(dossier, claim.voice),
        source: words(claim.source_words()),
        cue: words(claim.cue_words()),
        cue_class: claim.cue_class.map(CueClass::word),
        content: claim.content_words(),
        paragraph: claim.paragraph.map(Paragraph::number),
        start,
        end,
        place: names
            .map(|&place| dossier.entity(place).name.as_str())
            .collect(),
        answers: answers(dossier, claim),
        id: &claim.key,
        review: claim.review.word(),
        judgement: JudgementCells::of(&claim.judgement),
        question_note: question.judgement.note.as_deref(),
        question_tags: &question.judgement.tags,
    }
}

fn side_id(dossier: &Dossier, voice: Voice) -> Option<&str> {
    match voice {
        Voice::Side(side) => Some(&dossier.side(side).key),
        Voice::Article => Some("article"),
        Voice::Unknown => Some("unknown"),
        Voice::ThirdParty => None,
    }
}

fn words(words: String) -> Option<String> {
    (!words.is_empty()).then_some(words)
}

fn positions(article: &Article, span: Option<Span>) -> (Option<u32>, Option<u32>) {
    let ends = span.map(|span| {
        let position = |at: u32| article.code_point_of(at as usize);
        (position(span.start), position(span.end))
    });
    ends.unzip()
}

fn answers<'a>(dossier: &'a Dossier, claim: &Claim) -> Vec<AnswerRow<'a>> {
    let row = |answer: &crate::model::Answer| AnswerRow {
        how: answer.how.word(),
        claim: &dossier.claim(answer.claim).key,
    };
    claim.answers.iter().map(row).collect()
}
