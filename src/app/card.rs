//! The card of an annotation: what the text says of it and what a person makes of it, field by field.

mod fields;

pub(super) use fields::voice_name;

use crate::model::correction::Entry;
use crate::model::layer::{Judgement, Review};
use crate::model::{Desk, Target};

/// What a card has a row for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// For whom a claim's source, or an entity, speaks.
    Side,
    /// What a claim is about.
    Question,
    /// Who says it.
    Source,
    /// The words of saying.
    Cue,
    /// Their class.
    CueClass,
    /// What is said.
    Content,
    /// Words that weaken it.
    Hedges,
    /// Where it is said to be so.
    Place,
    /// Which claims it meets.
    Answers,
    /// The claim that it stands in.
    Within,
    /// The name of an entity or a side.
    Name,
    /// What an entity is.
    Kind,
    /// Its other names.
    Aliases,
    /// Names of others that stand for it.
    StandIns,
    /// Where it is.
    Coordinates,
    /// A question in words.
    Wording,
    /// A side's letter.
    Letter,
    /// The names that speak for a side.
    Speakers,
    /// The words of a line on what could be checked.
    Words,
    /// The questions that such a line bears on.
    Bears,
    /// How reliable the source is.
    Reliability,
    /// How credible the information is.
    Credibility,
    /// How it stands after assessment.
    Assessment,
    /// How likely it is.
    Likelihood,
    /// Tags.
    Tags,
    /// A note.
    Note,
}

impl Field {
    /// What it is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Field::Side => "side",
            Field::Question => "question",
            Field::Wording => "wording",
            Field::Source => "source",
            Field::Cue => "cue",
            Field::CueClass => "cue class",
            Field::Content => "content",
            Field::Hedges => "hedges",
            Field::Place => "place",
            Field::Answers => "answers",
            Field::Within => "stands within",
            Field::Name => "name",
            Field::Kind => "kind",
            Field::Aliases => "aliases",
            Field::StandIns => "stand-ins",
            Field::Coordinates => "coordinates",
            Field::Letter => "letter",
            Field::Speakers => "speakers",
            Field::Words => "words",
            Field::Bears => "bears on",
            Field::Reliability => "reliability",
            Field::Credibility => "credibility",
            Field::Assessment => "status",
            Field::Likelihood => "likelihood",
            Field::Tags => "tags",
            Field::Note => "note",
        }
    }

    /// What stands where nothing is filled in.
    #[must_use]
    pub fn empty(self) -> &'static str {
        match self {
            Field::Reliability => "not judged (F)",
            Field::Credibility => "not judged (6)",
            Field::Assessment => "not assessed",
            Field::Answers => "no other claim",
            Field::Coordinates => "not placed",
            _ => "none",
        }
    }

    /// Whether it is the analyst's own.
    #[must_use]
    pub fn is_judgement(self) -> bool {
        matches!(
            self,
            Field::Reliability
                | Field::Credibility
                | Field::Assessment
                | Field::Likelihood
                | Field::Tags
                | Field::Note
        )
    }

    /// Whether it is a span of the article.
    #[must_use]
    pub fn is_span(self) -> bool {
        matches!(
            self,
            Field::Source | Field::Cue | Field::Content | Field::Hedges | Field::Words
        )
    }
}

/// A field with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRow {
    /// The field.
    pub field: Field,
    /// What it holds; none if nothing.
    pub value: Option<String>,
}

/// The card of an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Of what.
    pub target: Target,
    /// What it is, and whether it is a draft.
    pub title: String,
    /// The words that it is known by.
    pub words: String,
    /// Its fields, those of the text first.
    pub rows: Vec<CardRow>,
    cursor: usize,
    top: usize,
}

impl Card {
    /// The card of an entry; none if it is not there.
    #[must_use]
    pub fn of(desk: &Desk, target: &Target) -> Option<Self> {
        let (title, words, rows) = match target {
            Target::Layer => return None,
            Target::Claim(id) => {
                let claim = desk.claims.with_id(id)?;
                (titled(claim), claim.words(), fields::of_claim(desk, claim))
            }
            Target::Entity(id) => {
                let entity = desk.entities.with_id(id)?;
                (
                    titled(entity),
                    entity.words(),
                    fields::of_entity(desk, entity),
                )
            }
            Target::Question(id) => {
                let question = desk.questions.with_id(id)?;
                (
                    titled(question),
                    question.words(),
                    fields::of_question(question),
                )
            }
            Target::Verification(id) => {
                let line = desk.verification.with_id(id)?;
                (
                    titled(line),
                    line.words(),
                    fields::of_verification(desk, line),
                )
            }
            Target::Side(id) => {
                let side = desk.sides.with_id(id)?;
                ("side".to_owned(), side.words(), fields::of_side(side))
            }
        };
        Some(Self {
            target: target.clone(),
            title,
            words,
            rows,
            cursor: 0,
            top: 0,
        })
    }

    /// The row at the cursor.
    #[must_use]
    pub fn row(&self) -> Option<&CardRow> {
        self.rows.get(self.cursor)
    }

    /// Index of the row at the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Lines above the window.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// The line of a row: above the analyst's fields stand a blank line and a heading, above all a heading.
    #[must_use]
    pub fn line_of(&self, row: usize) -> usize {
        let own = self
            .rows
            .get(row)
            .is_some_and(|row| row.field.is_judgement());
        row + 1 + if own { 2 } else { 0 }
    }

    /// Moves the cursor by rows in a window of some lines; says whether it moved.
    pub fn step(&mut self, rows: isize, height: usize) -> bool {
        let last = self.rows.len().saturating_sub(1);
        let to = self.cursor.saturating_add_signed(rows).min(last);
        let moved = to != self.cursor;
        self.cursor = to;
        let line = self.line_of(to);
        let low = (line + 1).saturating_sub(height.max(1));
        self.top = if to == 0 {
            0
        } else {
            self.top.clamp(low, line)
        };
        moved
    }
}

fn titled<E: Entry>(entry: &E) -> String {
    match entry.review() {
        Review::Draft => format!("{}, a draft", E::NOUN),
        Review::Kept => format!("{}, kept", E::NOUN),
    }
}

/// The rows of the analyst's own fields.
fn judged(judgement: &Judgement, only: &[Field]) -> Vec<CardRow> {
    let means = |word: &str, means: &str| format!("{word} · {means}");
    let value = |field| match field {
        Field::Reliability => judgement.reliability.map(|r| means(r.word(), r.means())),
        Field::Credibility => judgement.credibility.map(|c| means(c.word(), c.means())),
        Field::Assessment => judgement.assessment.map(|a| means(a.word(), a.means())),
        Field::Likelihood => judgement.likelihood.map(|l| means(l.word(), l.means())),
        Field::Tags => (!judgement.tags.is_empty()).then(|| judgement.tags.join(" · ")),
        Field::Note => judgement.note.as_ref().map(|note| note.replace('\n', " ")),
        _ => None,
    };
    let row = |&field| CardRow {
        field,
        value: value(field),
    };
    only.iter().map(row).collect()
}
