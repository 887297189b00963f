//! What a person adds: claims, questions, entities, lines on what could be checked.

use super::super::App;
use super::super::ask::Ask;
use super::super::choose::{Chooser, Purpose};
use super::super::command::Outcome;
use super::super::menu::Item;
use super::super::overlay::Overlay;
use super::card::questions;
use crate::model::decision::{Proposal, quoted};
use crate::model::layer::{
    Anchors, ClaimEntry, EntityEntry, Ids, Judgement, QuestionEntry, Review, VerificationEntry,
};
use crate::model::{Kind, Target, anchor};
use crate::text::Span;

/// Stands for a question that is still to be worded.
const NEW: &str = "\u{0}new";

impl App {
    /// Asks what a new claim of these words is about.
    pub(super) fn ask_claim(&mut self, span: Span) -> Outcome {
        let desk = self.workbench.desk();
        let mut items = questions(desk);
        items.push(Item::new(NEW.into(), "a new question"));
        let mut chooser = Chooser::new("what is the claim about?", Purpose::NewClaim(span), items);
        let here = self
            .claims
            .question()
            .map(|id| self.dossier.question(id).key.clone());
        let rows = self.overlay_rows();
        chooser
            .menu
            .point_at(rows, |key| here.as_ref() == Some(key));
        self.overlay = Some(Overlay::Chooser(Box::new(chooser)));
        Outcome::redraw()
    }

    pub(super) fn ask_entity(&mut self, span: Span) -> Outcome {
        let name = self.dossier.article().words(span).to_owned();
        let known = self
            .dossier
            .entities()
            .iter()
            .any(|entity| entity.name == name);
        if known {
            self.say(format!("{} is an entity already", quoted(&name)));
            return Outcome::nothing();
        }
        let kinds = Kind::ALL
            .iter()
            .map(|kind| Item::new(kind.word().to_owned(), kind.word()));
        let title = format!("what is {}?", quoted(&name));
        let chooser = Chooser::new(title, Purpose::NewEntity(span), kinds.collect());
        self.overlay = Some(Overlay::Chooser(Box::new(chooser)));
        Outcome::redraw()
    }

    /// Makes a claim of these words, about a question that is there or a new one.
    pub(super) fn new_claim(&mut self, span: Span, question: &str) -> Outcome {
        if question == NEW {
            let ask = Ask::new("the new question", Purpose::NewQuestion(Some(span)), "")
                .hinted("one plain sentence, such as: Does the TTP operate from Afghan soil?");
            self.overlay = Some(Overlay::Ask(Box::new(ask)));
            return Outcome::redraw();
        }
        self.add_claim(span, question, None)
    }

    /// Makes a question, and a claim of these words about it.
    pub(super) fn new_question(&mut self, span: Option<Span>, wording: &str) -> Outcome {
        if wording.is_empty() {
            self.say("the question cannot be empty");
            return Outcome::redraw();
        }
        let entry = QuestionEntry {
            id: self.workbench.desk().new_id(wording, "question"),
            question: wording.to_owned(),
            review: Review::Kept,
            judgement: Judgement::default(),
        };
        let id = entry.id.clone();
        match span {
            Some(span) => self.add_claim(span, &id, Some(entry)),
            None => {
                let mut proposal = Proposal::new(self.workbench.desk());
                proposal.add_question(entry);
                let correction = proposal.finish(format!("added the question {}", quoted(wording)));
                self.correct(correction)
            }
        }
    }

    fn add_claim(&mut self, span: Span, question: &str, new: Option<QuestionEntry>) -> Outcome {
        let article = self.dossier.shared_article();
        let content = anchor::anchors(&article, &[span]);
        let words = content.words();
        if content.is_empty() {
            self.say("there are no words in that");
            return Outcome::redraw();
        }
        let desk = self.workbench.desk();
        let claim = ClaimEntry {
            id: desk.new_id(&words, "claim"),
            question: question.to_owned(),
            side: Some("unknown".to_owned()),
            paragraph: Some(article.paragraph_at(span.start as usize).number()),
            source: Anchors::default(),
            cue: Anchors::default(),
            cue_class: None,
            content,
            place: Ids::default(),
            answers: Vec::new(),
            hedges: Vec::new(),
            within: None,
            review: Review::Kept,
            judgement: Judgement::default(),
        };
        let target = Target::Claim(claim.id.clone());
        let mut proposal = Proposal::new(desk);
        if let Some(question) = new {
            proposal.add_question(question);
        }
        proposal.add_claim(claim);
        let correction = proposal.finish(format!("added the claim {}", quoted(&words)));
        self.article.end_visual();
        let outcome = self.correct(correction);
        self.select_new(&target);
        outcome
    }

    /// Makes an entity of these words.
    pub(super) fn new_entity(&mut self, span: Span, kind: &str) -> Outcome {
        let name = self.dossier.article().words(span).trim().to_owned();
        let kind = Kind::ALL
            .into_iter()
            .find(|k| k.word() == kind)
            .unwrap_or(Kind::Organisation);
        let desk = self.workbench.desk();
        let entity = EntityEntry {
            id: desk.new_id(&name, "entity"),
            name: name.clone(),
            kind,
            aliases: Vec::new(),
            stand_ins: Vec::new(),
            mentions: Vec::new(),
            side: None,
            place: None,
            review: Review::Kept,
            judgement: Judgement::default(),
        };
        let target = Target::Entity(entity.id.clone());
        let mut proposal = Proposal::new(desk);
        proposal.add_entity(entity);
        let correction = proposal.finish(format!("added the entity {}", quoted(&name)));
        self.article.end_visual();
        let outcome = self.correct(correction);
        self.select_new(&target);
        outcome
    }

    pub(super) fn new_verification(&mut self, span: Span) -> Outcome {
        let article = self.dossier.shared_article();
        let quote = anchor::anchors(&article, &[span]);
        let words = quote.words();
        let question = self
            .claims
            .question()
            .map(|id| self.dossier.question(id).key.clone());
        let desk = self.workbench.desk();
        let entry = VerificationEntry {
            id: desk.new_id(&words, "verification"),
            paragraph: Some(article.paragraph_at(span.start as usize).number()),
            quote,
            questions: question.into_iter().collect(),
            review: Review::Kept,
        };
        let target = Target::Verification(entry.id.clone());
        let mut proposal = Proposal::new(desk);
        proposal.add_verification(entry);
        let correction = proposal.finish(format!("added the verification line {}", quoted(&words)));
        self.article.end_visual();
        let outcome = self.correct(correction);
        self.select_new(&target);
        outcome
    }

    /// Selects what was made just now, and opens its card to be filled in.
    fn select_new(&mut self, target: &Target) {
        let message = self.status.message.take();
        if let Some(selection) = self.selection_of(target) {
            self.select(selection, super::Step::Chosen, None);
        }
        self.open_card(target, 0);
        self.status.message = message;
    }
}
