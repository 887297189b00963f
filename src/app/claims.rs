//! The pane of claims: which question and claim one is at, what is open, what is shown.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::claims_filter::{Narrowing, Standing};
pub use super::claims_layout::{Across, CellLine, INDENT, RULE, RowKind, Tone, Widths};
use super::filter::Filter;
use super::screen::Area;
use super::scroll::Spot;
use crate::model::{
    Balance, ClaimId, CueClass, Dossier, QuestionId, Renumbered, Selection, SideId, Status, Voice,
};

/// One of the two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

/// Where one is: a question, or one of its claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// Index into the shown questions.
    pub index: usize,
    /// The claim, if one of them.
    pub claim: Option<ClaimId>,
}

/// The state of the pane of claims.
#[derive(Debug, Default)]
pub struct ClaimsPane {
    pub(super) area: Area,
    pub(super) widths: Widths,
    pub(super) pair: Option<(SideId, SideId)>,
    /// How much room the article gives each side, in the order of the sides.
    balances: Vec<Balance>,
    /// How the sides stand on each question, in the order of the questions.
    statuses: Vec<Status>,
    narrowing: Narrowing,
    pub(super) shown: Vec<QuestionId>,
    pub(super) cursor: Cursor,
    /// Questions that stay open when the cursor leaves them.
    kept_open: BTreeSet<QuestionId>,
    pub(super) laid_out: HashMap<QuestionId, Rc<[RowKind]>>,
    pub(super) top: Spot,
    pub(super) window: Vec<RowKind>,
}

impl ClaimsPane {
    /// Every question, the first two sides in the columns.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let pair = (dossier.sides().len() >= 2).then_some((SideId(0), SideId(1)));
        let sides = dossier.side_ids().into_iter();
        let mut pane = Self {
            pair,
            balances: sides
                .map(|side| dossier.balance(Voice::Side(side)))
                .collect(),
            shown: dossier.question_ids().collect(),
            ..Self::default()
        };
        pane.statuses = Self::work_out_statuses(dossier);
        pane
    }

    /// Reads the dossier anew: what is open, narrowed and at the cursor stays.
    pub fn renew(&mut self, dossier: &Dossier, renumbered: &Renumbered, filter: Option<&Filter>) {
        let claim = self.cursor.claim.and_then(|id| renumbered.claim(id));
        let question = match claim {
            Some(claim) => Some(dossier.claim(claim).question),
            None => self.question().and_then(|id| renumbered.question(id)),
        };
        let open = self
            .kept_open
            .iter()
            .filter_map(|&id| renumbered.question(id));
        let index = self.cursor.index;
        let sides = dossier.sides().len();
        let there = |side: SideId| side.index() < sides;
        let pair = self
            .pair
            .filter(|&(left, right)| there(left) && there(right));
        let narrowing = std::mem::take(&mut self.narrowing);
        let (area, widths) = (self.area, self.widths);
        let top = self.top;
        *self = Self {
            kept_open: open.collect(),
            narrowing: narrowing.with_sides(sides),
            area,
            widths,
            top,
            ..Self::new(dossier)
        };
        self.pair = pair.or(self.pair);
        self.shown = self.narrowing.questions(dossier, filter);
        let last = self.shown.len().saturating_sub(1);
        let at = question.and_then(|id| self.shown.iter().position(|&shown| shown == id));
        self.cursor = Cursor {
            index: at.unwrap_or(index.min(last)),
            claim: claim.filter(|_| at.is_some()),
        };
        self.bring(dossier);
    }

    /// Lays its rows out anew.
    pub fn forget_rows(&mut self) {
        self.laid_out.clear();
    }

    /// Fits the pane into an area.
    pub fn fit(&mut self, dossier: &Dossier, area: Area) {
        let widths = Widths::of(usize::from(area.width));
        if widths != self.widths {
            self.widths = widths;
            self.laid_out.clear();
        }
        self.area = area;
        self.bring(dossier);
    }

    /// The sides in the columns; none if the dossier has fewer than two.
    #[must_use]
    pub fn pair(&self) -> Option<(SideId, SideId)> {
        self.pair
    }

    /// The sides in the columns as a list.
    #[must_use]
    pub fn sides(&self) -> Vec<SideId> {
        self.pair.map_or(vec![], |(left, right)| vec![left, right])
    }

    /// How much room and which words the article gives a side.
    #[must_use]
    pub fn balance(&self, side: SideId) -> &Balance {
        &self.balances[side.index()]
    }

    /// How the sides stand on a question, whichever are in the columns.
    #[must_use]
    pub fn status(&self, question: QuestionId) -> &Status {
        &self.statuses[question.index()]
    }

    fn work_out_statuses(dossier: &Dossier) -> Vec<Status> {
        let questions = dossier.question_ids();
        questions
            .map(|id| dossier.status(id, &dossier.side_ids()))
            .collect()
    }

    /// The widths of the comparison.
    #[must_use]
    pub fn widths(&self) -> Widths {
        self.widths
    }

    /// What narrows the comparison.
    #[must_use]
    pub fn narrowing(&self) -> &Narrowing {
        &self.narrowing
    }

    /// The questions that are shown.
    #[must_use]
    pub fn shown(&self) -> &[QuestionId] {
        &self.shown
    }

    /// The visible rows.
    #[must_use]
    pub fn window(&self) -> &[RowKind] {
        &self.window
    }

    /// Rows of the heads above the window.
    #[must_use]
    pub fn head_rows(&self) -> u16 {
        match (self.pair, self.widths.column, self.area.height) {
            (None, ..) | (_, _, 0..5) => 0,
            (_, None, _) | (_, _, 5..10) => 1,
            _ => 2,
        }
    }

    /// The claim the cursor is on.
    #[must_use]
    pub fn claim(&self) -> Option<ClaimId> {
        self.cursor.claim
    }

    /// The question the cursor is in.
    #[must_use]
    pub fn question(&self) -> Option<QuestionId> {
        self.shown.get(self.cursor.index).copied()
    }

    /// Whether a question is open.
    #[must_use]
    pub fn is_open(&self, question: QuestionId) -> bool {
        self.kept_open.contains(&question) || self.question() == Some(question)
    }

    /// What the cursor is on, as a selection.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        let question = self.question()?;
        Some(match self.cursor.claim {
            Some(claim) => Selection::Claim(claim),
            None => Selection::Question(question),
        })
    }

    /// Down a claim of the column, or to the next question; says whether the cursor moved.
    pub fn down(&mut self, dossier: &Dossier) -> bool {
        if let Some(next) = self.neighbour(dossier, 1) {
            return self.set(dossier, self.cursor.index, Some(next));
        }
        let index = self.cursor.index + 1;
        index < self.shown.len() && self.set(dossier, index, None)
    }

    /// Up a claim of the column, to its question, or to the question before.
    pub fn up(&mut self, dossier: &Dossier) -> bool {
        if self.cursor.claim.is_some() {
            let before = self.neighbour(dossier, -1);
            return self.set(dossier, self.cursor.index, before);
        }
        match self.cursor.index.checked_sub(1) {
            Some(index) => self.set(dossier, index, None),
            None => false,
        }
    }

    /// To the question some questions further, backwards if negative.
    pub fn skip(&mut self, dossier: &Dossier, questions: isize) -> bool {
        let last = self.shown.len().saturating_sub(1);
        let index = self.cursor.index.saturating_add_signed(questions).min(last);
        let moved = index != self.cursor.index || self.cursor.claim.is_some();
        moved && !self.shown.is_empty() && self.set(dossier, index, None)
    }

    /// Into a column, at the claim opposite; says whether there is one.
    pub fn enter_column(&mut self, dossier: &Dossier, column: Column) -> bool {
        let claims = self.column(dossier, column);
        let opposite = claims.iter().copied().find(|&id| {
            self.cursor.claim.is_some_and(|other| {
                let met = |a: ClaimId, b: ClaimId| {
                    let answers = &dossier.claim(a).answers;
                    answers.iter().any(|answer| answer.claim == b)
                };
                met(id, other) || met(other, id)
            })
        });
        match opposite.or(claims.first().copied()) {
            Some(_) if self.cursor.claim.is_some_and(|id| claims.contains(&id)) => false,
            Some(claim) => self.set(dossier, self.cursor.index, Some(claim)),
            None => false,
        }
    }

    /// The side of a column.
    #[must_use]
    pub fn side(&self, column: Column) -> Option<SideId> {
        self.pair.map(|(left, right)| match column {
            Column::Left => left,
            Column::Right => right,
        })
    }

    fn column(&self, dossier: &Dossier, column: Column) -> Vec<ClaimId> {
        match (self.question(), self.side(column)) {
            (Some(question), Some(side)) => dossier.column(question, side),
            _ => Vec::new(),
        }
    }

    /// The claim some claims further: in the column, or among what others say.
    fn neighbour(&self, dossier: &Dossier, steps: isize) -> Option<ClaimId> {
        let here = self.cursor.claim?;
        let (question, sides) = (self.question()?, self.sides());
        let side = |id: ClaimId| dossier.claim(id).voice.side().filter(|s| sides.contains(s));
        let claims = dossier.claims_of(question).iter().copied();
        let walk: Vec<ClaimId> = claims.filter(|&id| side(id) == side(here)).collect();
        let at = walk.iter().position(|&id| id == here)?;
        walk.get(at.checked_add_signed(steps)?).copied()
    }

    pub(super) fn set(&mut self, dossier: &Dossier, index: usize, claim: Option<ClaimId>) -> bool {
        let to = Cursor { index, claim };
        let moved = to != self.cursor;
        self.cursor = to;
        self.bring(dossier);
        moved
    }

    /// Follows a selection made elsewhere.
    pub fn follow(&mut self, dossier: &Dossier, selection: Selection) {
        let (question, claim) = match selection {
            Selection::Claim(id) => (dossier.claim(id).question, Some(id)),
            Selection::Question(id) => (id, None),
            _ => {
                let involved = dossier.claims_involving(selection);
                let here = self.question();
                let shows = |&&id: &&ClaimId| Some(dossier.claim(id).question) == here;
                match involved.iter().find(shows).or(involved.first()) {
                    Some(&id) => (dossier.claim(id).question, None),
                    None => return,
                }
            }
        };
        if let Some(index) = self.shown.iter().position(|&id| id == question) {
            self.set(dossier, index, claim);
        }
    }

    /// Keeps a question open when it is left, or no longer; says which.
    pub fn toggle_open(&mut self, dossier: &Dossier, question: QuestionId) -> bool {
        let stays = !self.kept_open.remove(&question) && self.kept_open.insert(question);
        self.bring(dossier);
        stays
    }

    /// Keeps every question open, or none but the one at the cursor; says which.
    pub fn toggle_all(&mut self, dossier: &Dossier) -> bool {
        let all = !self.shown.iter().all(|id| self.kept_open.contains(id));
        self.kept_open.clear();
        if all {
            self.kept_open.extend(&self.shown);
        }
        self.bring(dossier);
        all
    }

    /// Swaps the two columns.
    pub fn swap(&mut self, dossier: &Dossier) -> bool {
        let Some((left, right)) = self.pair else {
            return false;
        };
        self.set_pair(dossier, (right, left));
        true
    }

    /// Puts the next side that is not in the other column into a column.
    pub fn turn(&mut self, dossier: &Dossier, column: Column) -> bool {
        let Some((left, right)) = self.pair.filter(|_| dossier.sides().len() > 2) else {
            return false;
        };
        let count = dossier.sides().len();
        let next = |from: SideId, other: SideId| {
            let ids = (1..count).map(|step| SideId::at((from.index() + step) % count));
            ids.into_iter().find(|&id| id != other).unwrap_or(from)
        };
        let pair = match column {
            Column::Left => (next(left, right), right),
            Column::Right => (left, next(right, left)),
        };
        self.set_pair(dossier, pair);
        true
    }

    fn set_pair(&mut self, dossier: &Dossier, pair: (SideId, SideId)) {
        self.pair = Some(pair);
        self.laid_out.clear();
        self.cursor.claim = None;
        self.bring(dossier);
    }

    /// The next status that the pane can be narrowed to and that some question has.
    pub fn next_standing(&mut self, dossier: &Dossier, filter: Option<&Filter>) {
        let mut after = Standing::ALL
            .into_iter()
            .skip_while(|&s| self.narrowing.standing.is_some_and(|now| now != s));
        if self.narrowing.standing.is_some() {
            after.next();
        }
        let found = after.find(|&standing| {
            let narrowing = Narrowing {
                standing: Some(standing),
                ..self.narrowing.clone()
            };
            !narrowing.questions(dossier, filter).is_empty()
        });
        self.narrowing.standing = found;
        self.narrow(dossier, filter);
    }

    /// Only claims of the left side that nobody answers; then of the right; then all.
    pub fn next_unanswered(&mut self, dossier: &Dossier, filter: Option<&Filter>) {
        let sides = self.sides();
        let next = match self.narrowing.unanswered {
            None => sides.first().copied(),
            Some(side) => {
                let at = sides.iter().position(|&s| s == side);
                at.and_then(|at| sides.get(at + 1).copied())
            }
        };
        self.narrowing.unanswered = next;
        self.narrow(dossier, filter);
    }

    /// The next cue class that some claim has; then all.
    pub fn next_cue(&mut self, dossier: &Dossier, filter: Option<&Filter>) {
        let used = |class: &CueClass| {
            let mut claims = dossier.claims().iter();
            claims.any(|claim| claim.cue_class == Some(*class))
        };
        let classes: Vec<CueClass> = CueClass::ALL.into_iter().filter(used).collect();
        self.narrowing.cue = match self.narrowing.cue {
            None => classes.first().copied(),
            Some(now) => {
                let at = classes.iter().position(|&class| class == now);
                at.and_then(|at| classes.get(at + 1).copied())
            }
        };
        self.narrow(dossier, filter);
    }

    /// Only questions that hold some words.
    pub fn search(&mut self, dossier: &Dossier, filter: Option<&Filter>, words: &str) {
        words.clone_into(&mut self.narrowing.words);
        self.narrow(dossier, filter);
    }

    /// Shows everything again; says whether something was hidden.
    pub fn widen(&mut self, dossier: &Dossier, filter: Option<&Filter>) -> bool {
        let narrowed = !self.narrowing.is_empty();
        self.narrowing = Narrowing::default();
        self.narrow(dossier, filter);
        narrowed
    }

    /// Works out again what is shown; the cursor stays with its question if it can.
    pub fn narrow(&mut self, dossier: &Dossier, filter: Option<&Filter>) {
        let before = self.question();
        self.shown = self.narrowing.questions(dossier, filter);
        let index = before.and_then(|id| self.shown.iter().position(|&q| q == id));
        if index.is_none() {
            self.cursor.claim = None;
        }
        self.cursor.index = index.unwrap_or(0);
        self.bring(dossier);
    }

    /// How many claims the narrowing admits, where it asks for claims.
    #[must_use]
    pub fn admitted(&self, dossier: &Dossier, filter: Option<&Filter>) -> usize {
        let claims = self.shown.iter().flat_map(|&id| dossier.claims_of(id));
        claims
            .filter(|&&id| self.narrowing.admits(dossier, filter, id))
            .count()
    }

    /// The number of a question in the comparison, from 1.
    #[must_use]
    pub fn number(question: QuestionId) -> usize {
        question.index() + 1
    }

    /// The voice of the column at the cursor.
    #[must_use]
    pub fn voice(&self, dossier: &Dossier) -> Option<Voice> {
        self.cursor.claim.map(|id| dossier.claim(id).voice)
    }
}
