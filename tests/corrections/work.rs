//! Somebody at work: decisions drawn by lot, undone and made again, as the program does it.

use std::sync::Arc;

use counterclaim::model::correction::Correction;
use counterclaim::model::decision::{self, Proposal};
use counterclaim::model::layer::{
    AnswerEntry, How, Ids, Kind, Layer, QuestionEntry, Review, SideEntry, VerificationEntry,
};
use counterclaim::model::ledger::{Line, LineEntry, Stamp};
use counterclaim::model::{Article, Clash, Desk, Dossier, Edit, Ledger, Renumbered, Target};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::invented::{self, Dice, NAMES, Pool};

/// What somebody does next.
#[derive(Debug, Clone)]
pub enum Step {
    Decide(Vec<u16>),
    Undo,
    Redo,
}

/// Many steps; most decide.
pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let decide = vec(any::<u16>(), 4..24).prop_map(Step::Decide);
    vec(
        prop_oneof![6 => decide, 2 => Just(Step::Undo), 1 => Just(Step::Redo)],
        0..24,
    )
}

/// A layer on the desk, its ledger and the dossier that is shown.
pub struct Work {
    pub desk: Desk,
    pub ledger: Ledger,
    pub dossier: Option<Dossier>,
}

impl Work {
    pub fn on(layer: Layer) -> Self {
        Self::go_on(Desk::new(layer), Ledger::default())
    }

    pub fn go_on(desk: Desk, ledger: Ledger) -> Self {
        let article = Article::new(invented::TEXT.into());
        Self {
            dossier: Some(Dossier::of_desk(article, &desk).0),
            desk,
            ledger,
        }
    }

    /// Takes a step; gives the dossier before it, and where everything went.
    pub fn take(&mut self, step: &Step) -> Option<(Dossier, Renumbered)> {
        let (gone, clashes) = self.take_with_clashes(step)?;
        assert_eq!(clashes, [], "a decision about what is there applies");
        Some(gone)
    }

    /// The same where decisions may be about what is not there.
    pub fn take_with_clashes(
        &mut self,
        step: &Step,
    ) -> Option<((Dossier, Renumbered), Vec<Clash>)> {
        let (edits, clashes) = match step {
            Step::Decide(numbers) => {
                let correction = decision(&self.desk, &mut Dice::new(numbers));
                if correction.is_empty() {
                    return None;
                }
                let correction = self.ledger.decide(correction);
                (correction.edits.clone(), self.desk.apply(correction))
            }
            Step::Undo => {
                let correction = self.ledger.undo()?;
                (correction.edits.clone(), self.desk.take_back(correction))
            }
            Step::Redo => {
                let correction = self.ledger.redo()?;
                (correction.edits.clone(), self.desk.apply(correction))
            }
        };
        self.record();
        Some((self.revise(&edits), clashes))
    }

    /// The dossier after edits; gives the one before.
    fn revise(&mut self, edits: &[Edit]) -> (Dossier, Renumbered) {
        let shown = self.dossier.take().unwrap();
        let before = shown.clone();
        let (revised, renumbered) = shown.revised(&self.desk, edits);
        self.dossier = Some(revised);
        (before, renumbered)
    }

    /// Everything that is undone.
    pub fn undo_all(&mut self) {
        while self.take(&Step::Undo).is_some() {}
    }

    fn record(&mut self) {
        while !self.ledger.unrecorded().is_empty() {
            let number = self.ledger.lines().len();
            self.ledger.recorded(Stamp {
                at: format!("2026-12-01T00:00:{:02}Z", number % 60),
                id: format!("line-{number}"),
            });
        }
    }

    /// The dossier as it is built from the desk.
    pub fn of_desk(&self) -> Dossier {
        let article: Arc<Article> = self.dossier.as_ref().unwrap().shared_article();
        Dossier::of_desk(article, &self.desk).0
    }
}

/// A ledger after its file.
pub fn reread(ledger: &Ledger) -> Ledger {
    let written = ledger.lines().iter().enumerate();
    let written = written.map(|(number, line)| {
        let entry = LineEntry::of(line, ledger.says(number));
        serde_json::to_string(&entry).unwrap()
    });
    let lines = written.map(|line| Line::from(serde_json::from_str::<LineEntry>(&line).unwrap()));
    Ledger::new(lines.collect())
}

fn targets(pool: &Pool) -> Vec<Target> {
    let sides = pool.sides.iter().cloned().map(Target::Side);
    let entities = pool.entities.iter().cloned().map(Target::Entity);
    let questions = pool.questions.iter().cloned().map(Target::Question);
    let claims = pool.claims.iter().cloned().map(Target::Claim);
    let lines = pool.lines.iter().cloned().map(Target::Verification);
    sides
        .chain(entities)
        .chain(questions)
        .chain(claims)
        .chain(lines)
        .collect()
}

/// A decision, drawn by lot.
fn decision(desk: &Desk, dice: &mut Dice) -> Correction {
    let pool = invented::pool_of(&desk.layer());
    let nothing = || Proposal::new(desk).finish(String::new());
    match dice.below(14) {
        0 => {
            let all = targets(&pool);
            let review = invented::review(dice);
            let some: Vec<Target> = all.into_iter().filter(|_| dice.one_in(2)).collect();
            decision::review(desk, &some, review, "looked at some".into())
        }
        1 => dice
            .some(&targets(&pool))
            .map_or_else(nothing, |target| decision::reject(desk, &target)),
        2 if !pool.entities.is_empty() => {
            decision::merged(desk, &dice.of(&pool.entities), &dice.of(&pool.entities))
        }
        3 if !pool.entities.is_empty() => {
            let id = dice.of(&pool.entities);
            let entity = desk.entities.with_id(&id).unwrap();
            let names = [&entity.aliases[..], &entity.stand_ins[..]].concat();
            let names: Vec<String> = names.into_iter().filter(|_| dice.one_in(2)).collect();
            decision::split(desk, &id, &names)
        }
        4 if !pool.questions.is_empty() => {
            decision::move_question(desk, &dice.of(&pool.questions), dice.one_in(2))
        }
        5 if pool.questions.len() > 1 => {
            let (id, into) = (dice.of(&pool.questions), dice.of(&pool.questions));
            if id == into {
                nothing()
            } else {
                decision::merge_questions(desk, &id, &into)
            }
        }
        6 | 7 if !pool.claims.is_empty() => change_claim(desk, dice, &pool),
        8 | 9 if !pool.entities.is_empty() => change_entity(desk, dice, &pool),
        10 => change_list(desk, dice, &pool),
        11 => add_some(desk, dice, &pool),
        12 => add_claim(desk, dice, &pool),
        _ => dice
            .some(&pool.sides)
            .map_or_else(nothing, |id| decision::withdraw_side(desk, &id)),
    }
}

fn change_claim(desk: &Desk, dice: &mut Dice, pool: &Pool) -> Correction {
    let id = dice.of(&pool.claims);
    let new = invented::claim(dice, &id, pool);
    let other = invented::reference(dice, &pool.claims, &pool.astray);
    let mut proposal = Proposal::new(desk);
    let field = dice.below(12);
    proposal.claim(&id, |claim| match field {
        0 => claim.question = new.question,
        1 => claim.side = new.side,
        2 => claim.paragraph = new.paragraph,
        3 => claim.source = new.source,
        4 => claim.cue = new.cue,
        5 => claim.cue_class = new.cue_class,
        6 => claim.content = new.content,
        7 => claim.place = new.place,
        8 => claim.answers.push(AnswerEntry {
            claim: other,
            how: How::Denies,
        }),
        9 => claim.within = new.within,
        10 => claim.judgement = new.judgement,
        _ => *claim = new,
    });
    proposal.finish("changed a claim".into())
}

fn change_entity(desk: &Desk, dice: &mut Dice, pool: &Pool) -> Correction {
    let id = dice.of(&pool.entities);
    let new = invented::entity(dice, &id, pool);
    let mut proposal = Proposal::new(desk);
    let field = dice.below(10);
    proposal.entity(&id, |entity| match field {
        0 => entity.name = new.name,
        1 => entity.kind = new.kind,
        2 => entity.aliases = new.aliases,
        3 => entity.stand_ins = new.stand_ins,
        4 => entity.mentions = new.mentions,
        5 => entity.side = new.side,
        6 => entity.place = new.place,
        7 => entity.judgement = new.judgement,
        _ => *entity = new,
    });
    proposal.finish("changed an entity".into())
}

/// Changes a side, a question or a line on what could be checked.
fn change_list(desk: &Desk, dice: &mut Dice, pool: &Pool) -> Correction {
    let mut proposal = Proposal::new(desk);
    for id in pool
        .sides
        .iter()
        .filter(|_| dice.one_in(2))
        .collect::<Vec<_>>()
    {
        let name = dice.of(&NAMES).to_owned();
        proposal.side(id, |side| side.name = name);
    }
    for id in pool
        .questions
        .iter()
        .filter(|_| dice.one_in(2))
        .collect::<Vec<_>>()
    {
        let judgement = invented::judgement(dice);
        proposal.question(id, |question| question.judgement = judgement);
    }
    for id in pool
        .lines
        .iter()
        .filter(|_| dice.one_in(2))
        .collect::<Vec<_>>()
    {
        let (quote, question) = (invented::anchors(dice), dice.some(&pool.questions));
        proposal.verification(id, |line| {
            line.quote = quote;
            line.questions = question.into_iter().collect();
        });
    }
    proposal.finish("changed a list".into())
}

/// Adds one or two of what is no claim.
fn add_some(desk: &Desk, dice: &mut Dice, pool: &Pool) -> Correction {
    let mut proposal = Proposal::new(desk);
    if dice.one_in(2) {
        let id = desk.new_id("New one", "entity");
        let mut entity = invented::entity(dice, &id, pool);
        entity.kind = Kind::Group;
        proposal.add_entity(entity);
        let second = invented::entity(dice, &format!("{id}-second"), pool);
        if !desk.has(&Target::Entity(second.id.clone())) {
            proposal.add_entity(second);
        }
    }
    if dice.one_in(2) {
        proposal.add_side(SideEntry {
            id: desk.new_id("A side", "side"),
            name: dice.of(&NAMES).to_owned(),
            ..SideEntry::default()
        });
    }
    if dice.one_in(2) {
        proposal.add_verification(VerificationEntry {
            id: desk.new_id("A line", "line"),
            paragraph: None,
            quote: invented::anchors(dice),
            questions: dice.some(&pool.questions).into_iter().collect(),
            review: Review::Kept,
        });
    }
    proposal.finish("added something".into())
}

/// Adds a claim with a question of its own, and sets it against another.
fn add_claim(desk: &Desk, dice: &mut Dice, pool: &Pool) -> Correction {
    let mut proposal = Proposal::new(desk);
    let mut claim = invented::claim(dice, &desk.new_id("A claim", "claim"), pool);
    let question = QuestionEntry {
        id: desk.new_id("A question", "question"),
        question: "Who says so?".into(),
        review: Review::Kept,
        judgement: invented::judgement(dice),
    };
    claim.question.clone_from(&question.id);
    claim.place = Ids::default();
    if let Some(other) = dice.some(&pool.claims) {
        let met = claim.id.clone();
        proposal.claim(&other, |other| {
            other.answers.push(AnswerEntry {
                claim: met,
                how: How::Counters,
            });
        });
    }
    proposal.add_question(question);
    proposal.add_claim(claim);
    proposal.finish("added a claim".into())
}
