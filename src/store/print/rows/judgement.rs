//! What a person makes of an annotation: in columns of its own, behind what the text says.

use std::borrow::Cow;

use serde::Serialize;

use super::{cell, list};
use crate::model::layer::{Assessment, Credibility, Judgement, Likelihood, Reliability};

/// The fields of a judgement, in their order; nothing where nobody judged.
#[derive(Serialize)]
pub struct JudgementCells<'a> {
    reliability: Option<&'static str>,
    credibility: Option<&'static str>,
    assessment: Option<&'static str>,
    likelihood: Option<&'static str>,
    #[serde(flatten)]
    remarks: RemarkCells<'a>,
}

impl<'a> JudgementCells<'a> {
    pub(super) fn of(judgement: &'a Judgement) -> Self {
        Self {
            reliability: judgement.reliability.map(Reliability::word),
            credibility: judgement.credibility.map(Credibility::word),
            assessment: judgement.assessment.map(Assessment::word),
            likelihood: judgement.likelihood.map(Likelihood::word),
            remarks: RemarkCells::of(judgement),
        }
    }

    pub(super) fn cells(&self) -> Vec<Cow<'_, str>> {
        let words = [
            self.reliability,
            self.credibility,
            self.assessment,
            self.likelihood,
        ];
        let mut cells: Vec<Cow<'_, str>> = words.into_iter().map(cell).collect();
        cells.extend(self.remarks.cells());
        cells
    }
}

/// A note and tags.
#[derive(Serialize)]
pub struct RemarkCells<'a> {
    note: Option<&'a str>,
    tags: &'a [String],
}

impl<'a> RemarkCells<'a> {
    pub(super) fn of(judgement: &'a Judgement) -> Self {
        Self {
            note: judgement.note.as_deref(),
            tags: &judgement.tags,
        }
    }

    pub(super) fn cells(&self) -> [Cow<'_, str>; 2] {
        [cell(self.note), list(self.tags)]
    }
}
