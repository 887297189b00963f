//! How an open question is laid out: the sides' claims opposite each other, then what the
//! article says could be checked, and who else speaks.

use std::collections::BTreeSet;

use crate::model::layer::Judgement;
use crate::model::{
    Claim, ClaimId, CueClass, Dossier, How, QuestionId, Review, SideId, VerificationId, Voice,
};
use crate::text;

/// What a line of a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The name of a side above its claims, where they stand below each other.
    Head,
    /// The words of a claim.
    Words,
    /// Who says them, by which cue, where.
    Source,
    /// How the claim meets others, or that nothing meets it.
    Meeting,
    /// Something that the text does not say.
    Silent,
}

/// One line of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellLine {
    /// What it says; clean, no wider than the column.
    pub text: String,
    /// What it is.
    pub tone: Tone,
    /// The claim it belongs to.
    pub claim: Option<ClaimId>,
}

/// One row of the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowKind {
    /// A question's own row.
    Question(QuestionId),
    /// A line of each column.
    Pair(Option<CellLine>, Option<CellLine>),
    /// A line across both columns.
    Across(CellLine, Across),
    /// Nothing.
    Blank,
}

/// What a line across both columns is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// The article's own line on what could be checked.
    Verification(VerificationId),
    /// A third party's claim.
    ThirdParty,
    /// The article's own voice.
    Article,
    /// Somebody of whom it is not known for whom they speak.
    Unknown,
    /// A side that is not in the columns, or a claim where columns stand below each other.
    Side(SideId),
}

/// Parts the pieces of a credit; never begins a line.
/// Columns of a note that stand below its claim.
const NOTE: usize = 60;
const DOT: &str = "\u{a0}· ";

/// What is written where a side says nothing: never "no", never 0.
const SILENCE: &str = "no answer in this text";

/// The widths of the comparison, in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Widths {
    /// The whole pane.
    pub pane: usize,
    /// Each of the two columns; none if they stand below each other.
    pub column: Option<usize>,
}

/// Columns before the words of a row.
pub const INDENT: usize = 3;
/// Columns between the two columns.
pub const RULE: usize = 3;
/// Narrower panes set the sides below each other.
const TWO_COLUMNS: usize = 60;

impl Widths {
    /// The widths in a pane of some columns.
    #[must_use]
    pub fn of(pane: usize) -> Self {
        let column = (pane >= TWO_COLUMNS).then(|| (pane - INDENT - RULE) / 2);
        Self { pane, column }
    }

    /// Columns for a line across.
    #[must_use]
    pub fn across(self) -> usize {
        self.pane.saturating_sub(INDENT + 1).max(1)
    }
}

/// The rows below the question's own.
#[must_use]
pub fn rows(
    dossier: &Dossier,
    question: QuestionId,
    pair: Option<(SideId, SideId)>,
    widths: Widths,
) -> Vec<RowKind> {
    let layout = Layout { dossier, widths };
    let mut rows = Vec::new();
    if let Some((left, right)) = pair {
        match widths.column {
            Some(column) => rows.extend(layout.columns(question, left, right, column)),
            None => rows.extend(layout.stacked(question, &[left, right])),
        }
    }
    layout.besides(question, pair, &mut rows);
    rows.push(RowKind::Blank);
    rows
}

struct Layout<'a> {
    dossier: &'a Dossier,
    widths: Widths,
}

impl Layout<'_> {
    fn columns(
        &self,
        question: QuestionId,
        left: SideId,
        right: SideId,
        width: usize,
    ) -> Vec<RowKind> {
        let mut rows = Vec::new();
        for (ours, theirs) in self.opposite(question, left, right) {
            let alone = [left, right].map(|side| self.dossier.column(question, side).is_empty());
            let mut ours = self.cell(&ours, width, alone[1]);
            let mut theirs = self.cell(&theirs, width, alone[0]);
            if rows.is_empty() {
                self.say_silent(question, left, &mut ours, width);
                self.say_silent(question, right, &mut theirs, width);
            } else {
                rows.push(RowKind::Pair(None, None));
            }
            let height = ours.len().max(theirs.len());
            let (mut ours, mut theirs) = (ours.into_iter(), theirs.into_iter());
            rows.extend((0..height).map(|_| RowKind::Pair(ours.next(), theirs.next())));
        }
        rows
    }

    /// Claims that meet each other, opposite each other; the others below.
    fn opposite(
        &self,
        question: QuestionId,
        left: SideId,
        right: SideId,
    ) -> Vec<(Vec<ClaimId>, Vec<ClaimId>)> {
        let mut theirs = self.dossier.column(question, right);
        let mut blocks: Vec<(Vec<ClaimId>, Vec<ClaimId>)> = Vec::new();
        for ours in self.dossier.column(question, left) {
            let (meeting, rest) = theirs.iter().partition(|&&id| self.meet(ours, id));
            theirs = rest;
            let meeting: Vec<ClaimId> = meeting;
            match blocks.last_mut() {
                Some((column, opposite)) if meeting.is_empty() && opposite.is_empty() => {
                    column.push(ours);
                }
                _ => blocks.push((vec![ours], meeting)),
            }
        }
        match blocks.iter_mut().find(|(_, opposite)| opposite.is_empty()) {
            Some((_, opposite)) => opposite.extend(theirs),
            None if !theirs.is_empty() => blocks.push((vec![], theirs)),
            None => {}
        }
        blocks
    }

    fn meet(&self, a: ClaimId, b: ClaimId) -> bool {
        let meets = |from: ClaimId, to: ClaimId| {
            let answers = &self.dossier.claim(from).answers;
            answers.iter().any(|answer| answer.claim == to)
        };
        meets(a, b) || meets(b, a)
    }

    fn stacked(&self, question: QuestionId, sides: &[SideId]) -> Vec<RowKind> {
        let width = self.widths.across();
        let mut rows = Vec::new();
        for &side in sides {
            let claims = self.dossier.column(question, side);
            let mut lines = vec![CellLine {
                text: text::fit(&text::clean(&self.dossier.side(side).name), width),
                tone: Tone::Head,
                claim: None,
            }];
            let mut cell = self.cell(&claims, width, false);
            self.say_silent(question, side, &mut cell, width);
            lines.append(&mut cell);
            let across = lines.into_iter();
            rows.extend(across.map(|line| RowKind::Across(line, Across::Side(side))));
        }
        rows
    }

    /// Writes out that a side gives no answer, or where it does.
    fn say_silent(
        &self,
        question: QuestionId,
        side: SideId,
        cell: &mut Vec<CellLine>,
        width: usize,
    ) {
        if !self.dossier.column(question, side).is_empty() {
            return;
        }
        let elsewhere = self.dossier.answers_elsewhere(question, side);
        if elsewhere.is_empty() {
            cell.extend(lines(SILENCE, width, Tone::Silent, None));
        }
        for id in elsewhere {
            let claim = self.dossier.claim(id);
            let number = claim.question.index() + 1;
            let words = format!("under question {number}: {}", claim.content_words());
            cell.extend(lines(&words, width, Tone::Meeting, Some(id)));
        }
    }

    /// The claims of a column; where the other column is silent as a whole, no claim says so.
    fn cell(&self, claims: &[ClaimId], width: usize, alone: bool) -> Vec<CellLine> {
        let mut cell = Vec::new();
        for (i, &id) in claims.iter().enumerate() {
            if i > 0 {
                cell.extend(lines(" ", width, Tone::Silent, None));
            }
            cell.extend(self.claim(id, width, alone));
        }
        cell
    }

    fn claim(&self, id: ClaimId, width: usize, alone: bool) -> Vec<CellLine> {
        let claim = self.dossier.claim(id);
        let words = spoken(claim);
        let mut cell = lines(&words, width, Tone::Words, Some(id));
        cell.extend(lines(&credit(claim), width, Tone::Source, Some(id)));
        let meeting = self.meeting(id, alone);
        if !meeting.is_empty() {
            cell.extend(lines(&meeting, width, Tone::Meeting, Some(id)));
        }
        if let Some(own) = judged(&claim.judgement) {
            cell.extend(lines(&own, width, Tone::Meeting, Some(id)));
        }
        cell
    }

    /// How a side's claim meets others and is met.
    fn meeting(&self, id: ClaimId, alone: bool) -> String {
        let claim = self.dossier.claim(id);
        if claim.voice.side().is_none() {
            return String::new();
        }
        let mut parts = Vec::new();
        let at = |other: ClaimId| paragraph(self.dossier.claim(other));
        for how in [How::Denies, How::Counters, How::Concedes] {
            let ours: Vec<String> = claim
                .answers
                .iter()
                .filter(|a| a.how == how)
                .map(|a| at(a.claim))
                .collect();
            if !ours.is_empty() {
                parts.push(format!("{} {}", how.word(), distinct(&ours)));
            }
        }
        for how in [How::Denies, How::Counters, How::Concedes] {
            let theirs: Vec<String> = self
                .dossier
                .answered_by(id)
                .iter()
                .filter(|a| a.how == how)
                .map(|a| at(a.claim))
                .collect();
            if !theirs.is_empty() {
                parts.push(format!("{} {}", how.passive(), distinct(&theirs)));
            }
        }
        if !self.dossier.is_met(id) && !alone {
            let answers = !claim.answers.is_empty();
            let turn = "not answered in turn";
            parts.push(if answers { turn } else { SILENCE }.to_owned());
        }
        parts.join(DOT)
    }

    fn besides(
        &self,
        question: QuestionId,
        pair: Option<(SideId, SideId)>,
        rows: &mut Vec<RowKind>,
    ) {
        let width = self.widths.across();
        for index in self.dossier.verifications_of(question) {
            let line = &self.dossier.verifications()[index];
            let at = line
                .paragraph
                .map_or(String::new(), |p| format!(" ¶{}", p.number()));
            let draft = if line.review == Review::Draft {
                " · draft"
            } else {
                ""
            };
            let words = format!("On what could be checked: “{}”{at}{draft}", line.text());
            let across = lines(&words, width, Tone::Meeting, None).into_iter();
            let kind = Across::Verification(VerificationId::at(index));
            rows.extend(across.map(|line| RowKind::Across(line, kind)));
        }
        for &id in self.dossier.claims_of(question) {
            let claim = self.dossier.claim(id);
            let kind = match claim.voice {
                Voice::ThirdParty => Across::ThirdParty,
                Voice::Article => Across::Article,
                Voice::Unknown => Across::Unknown,
                Voice::Side(side) if pair.is_none_or(|(l, r)| side != l && side != r) => {
                    Across::Side(side)
                }
                Voice::Side(_) => continue,
            };
            let words = format!("{} — {}", spoken(claim), credit(claim));
            let across = lines(&words, width, Tone::Words, Some(id)).into_iter();
            let own = judged(&claim.judgement).into_iter();
            let own = own.flat_map(|words| lines(&words, width, Tone::Meeting, Some(id)));
            rows.extend(across.chain(own).map(|line| RowKind::Across(line, kind)));
        }
    }
}

/// The words of a claim. What is denied stands with the words that deny it, in the order of the
/// text: alone it would read as its opposite.
fn spoken(claim: &Claim) -> String {
    let mut parts: Vec<_> = claim.cue.iter().chain(&claim.content).collect();
    let found = parts.iter().all(|part| part.span.is_some());
    if claim.cue_class != Some(CueClass::Denying) || !found {
        return claim.content_words();
    }
    parts.sort_by_key(|part| part.span);
    let mut words = String::new();
    let mut end = None;
    for part in parts {
        let start = part.span.map(|span| span.start);
        match end.zip(start) {
            None => {}
            Some((end, start)) if start <= end + 1 => words.push(' '),
            Some(_) => words.push_str(" … "),
        }
        words.push_str(&part.quote);
        end = part.span.map(|span| span.end);
    }
    words
}

/// Who says a claim, by which cue, of which class, where.
fn credit(claim: &Claim) -> String {
    let mut parts = Vec::new();
    match claim.voice {
        Voice::Article if claim.source.is_empty() => parts.push("the article".to_owned()),
        _ if claim.source.is_empty() => parts.push("no source given".to_owned()),
        _ => parts.push(claim.source_words()),
    }
    if !claim.cue.is_empty() {
        parts.push(format!("“{}”", claim.cue_words()));
    }
    if let Some(class) = claim.cue_class {
        parts.push(class.word().to_owned());
    }
    parts.push(paragraph(claim));
    if claim.review == Review::Draft {
        parts.push("draft".to_owned());
    }
    if claim.is_orphan() {
        parts.push("orphan: its words are not found once in the text".to_owned());
    }
    parts.join(DOT)
}

/// What a person makes of a claim, apart from what the text says; none if nobody judged it.
fn judged(judgement: &Judgement) -> Option<String> {
    let mut parts: Vec<String> = judgement.code().into_iter().collect();
    parts.extend(judgement.assessment.map(|a| a.word().to_owned()));
    parts.extend(judgement.likelihood.map(|l| l.word().to_owned()));
    parts.extend(judgement.tags.iter().map(|tag| format!("#{tag}")));
    parts.extend(judgement.note.as_ref().map(|note| {
        let first = note.lines().next().unwrap_or_default();
        format!("note: {}", text::elide(first, NOTE))
    }));
    (!parts.is_empty()).then(|| format!("analyst: {}", parts.join(DOT)))
}

fn paragraph(claim: &Claim) -> String {
    claim
        .paragraph
        .map_or("¶?".to_owned(), |p| format!("¶{}", p.number()))
}

fn distinct(places: &[String]) -> String {
    let distinct: BTreeSet<&String> = places.iter().collect();
    let list: Vec<&str> = distinct.into_iter().map(String::as_str).collect();
    list.join(", ")
}

/// Words as clean lines of a width.
fn lines(words: &str, width: usize, tone: Tone, claim: Option<ClaimId>) -> Vec<CellLine> {
    let whole = text::Span::new(0, words.len());
    let rows = text::wrap(words, whole, width.max(1)).into_iter();
    let mut lines: Vec<CellLine> = rows
        .map(|row| CellLine {
            text: text::clean(row.of(words)).into_owned(),
            tone,
            claim,
        })
        .collect();
    if lines.is_empty() {
        lines.push(CellLine {
            text: String::new(),
            tone,
            claim,
        });
    }
    lines
}
