//! The card of an annotation: opening it, and asking for the value of a field.

use super::super::App;
use super::super::ask::Ask;
use super::super::card::{Card, Field};
use super::super::choose::{Back, Chooser, Purpose};
use super::super::command::{Command, Outcome};
use super::super::menu::Item;
use super::super::note::Note;
use super::super::overlay::Overlay;
use super::super::workbench::Setting;
use crate::model::layer::{Assessment, Credibility, Judgement, Likelihood, Reliability};
use crate::model::{CueClass, Desk, Kind, Target, anchor, decision};
use crate::text::Span;

impl App {
    pub(super) fn edit_selected(&mut self) -> Outcome {
        match self.at_hand_or_say() {
            Some((_, target)) => self.open_card(&target, 0),
            None => Outcome::nothing(),
        }
    }

    /// Opens the card of an entry at a row.
    pub(super) fn open_card(&mut self, target: &Target, row: usize) -> Outcome {
        let height = self.overlay_rows();
        let card = Card::of(self.workbench.desk(), target);
        self.overlay = card.map(|mut card| {
            card.step(isize::try_from(row).unwrap_or(0), height);
            Overlay::Card(Box::new(card))
        });
        Outcome::redraw()
    }

    /// Back to the card where something was asked, or to the panes.
    pub(super) fn go_back(&mut self, back: Back) -> Outcome {
        self.overlay = None;
        match back {
            Some((target, row)) => self.open_card(&target, row),
            None => Outcome::redraw(),
        }
    }

    /// A command while a card has the keys.
    pub(super) fn in_card(&mut self, command: Command) -> Outcome {
        let rows = self.overlay_rows();
        let Some(Overlay::Card(card)) = &mut self.overlay else {
            return Outcome::nothing();
        };
        let moved = match command {
            Command::Down => card.step(1, rows),
            Command::Up => card.step(-1, rows),
            Command::Top => card.step(isize::MIN / 2, rows),
            Command::Bottom => card.step(isize::MAX / 2, rows),
            Command::Select => return self.change_field(),
            Command::Empty => return self.empty_field(),
            Command::Undo | Command::Redo | Command::Save => return self.corrected_card(command),
            Command::Keep | Command::Reject => return self.review_card(command),
            Command::Clear | Command::Cancel | Command::Back => {
                self.overlay = None;
                return Outcome::redraw();
            }
            _ => false,
        };
        self.moved(moved, "this is the end of the card")
    }

    /// Accepts or rejects what the card is of, whatever is selected behind it.
    fn review_card(&mut self, command: Command) -> Outcome {
        let Some(Overlay::Card(card)) = self.overlay.take() else {
            return Outcome::nothing();
        };
        if let Some(selection) = self.selection_of(&card.target) {
            self.select(selection, super::Step::Chosen, None);
            return self.review(command).unwrap_or_default();
        }
        match command {
            Command::Reject => {
                let correction = decision::reject(self.workbench.desk(), &card.target);
                self.correct(correction)
            }
            _ => {
                self.say("a side is no draft: there is nothing to accept");
                Outcome::redraw()
            }
        }
    }

    /// Does something that changes what the card shows.
    fn corrected_card(&mut self, command: Command) -> Outcome {
        let back = self.card_here();
        let outcome = self.review(command).unwrap_or_default();
        if self
            .overlay
            .as_ref()
            .is_none_or(|overlay| matches!(overlay, Overlay::Card(_)))
        {
            self.go_back(back);
        }
        outcome
    }

    fn card_here(&self) -> Back {
        match &self.overlay {
            Some(Overlay::Card(card)) => Some((card.target.clone(), card.cursor())),
            _ => None,
        }
    }

    /// Asks for the value of the field at the cursor.
    fn change_field(&mut self) -> Outcome {
        let Some((target, field)) = self.field_here() else {
            return Outcome::nothing();
        };
        let back = self.card_here();
        if field.is_span() {
            return self.set_span(target, field, back);
        }
        if field == Field::Note {
            let before = self.judgement_of(&target).note.unwrap_or_default();
            self.overlay = Some(Overlay::Note(Box::new(Note::new(target, &before, back))));
            return Outcome::redraw();
        }
        if let Some(ask) = self.typed_field(&target, field) {
            self.overlay = Some(Overlay::Ask(Box::new(ask.back_to(back))));
            return Outcome::redraw();
        }
        let items = self.items_of(&target, field);
        if items.is_empty() {
            self.say("there is nothing to choose from");
            return Outcome::redraw();
        }
        let purpose = Purpose::Field(target, field);
        let mut chooser = Chooser::new(field.label(), purpose, items).back_to(back);
        let value = self.overlay.as_ref().and_then(|overlay| match overlay {
            Overlay::Card(card) => card.row()?.value.clone(),
            _ => None,
        });
        let rows = self.overlay_rows();
        chooser.menu.point_at(rows, |key| {
            value.as_ref().is_some_and(|v| v.starts_with(key.as_str()))
        });
        self.overlay = Some(Overlay::Chooser(Box::new(chooser)));
        Outcome::redraw()
    }

    fn field_here(&self) -> Option<(Target, Field)> {
        match &self.overlay {
            Some(Overlay::Card(card)) => Some((card.target.clone(), card.row()?.field)),
            _ => None,
        }
    }

    /// Empties the field at the cursor.
    fn empty_field(&mut self) -> Outcome {
        let Some((target, field)) = self.field_here() else {
            return Outcome::nothing();
        };
        let back = self.card_here();
        let outcome = self.set_field(&target, field, "");
        self.go_back(back);
        outcome
    }

    /// Selects the words of a field in the article, to be grown and shrunk or chosen anew.
    pub(super) fn set_span(&mut self, target: Target, field: Field, back: Back) -> Outcome {
        let span = self.span_of(&target, field);
        let label = field.label();
        self.workbench.setting = Some(Setting {
            target,
            field,
            back,
        });
        self.overlay = None;
        self.screen.give(super::Pane::Article);
        self.fit();
        if let Some(span) = span {
            self.go_to_byte(span.start as usize);
        }
        let article = self.dossier.article();
        self.article.end_visual();
        match span {
            Some(span) => self.article.select(article, span),
            None => self.article.toggle_visual(article),
        }
        self.say(format!(
            "the {label}: w b words, ) ( sentences, o other end, Enter takes it, + adds it, Esc leaves it"
        ));
        Outcome::redraw()
    }

    /// Where the words of a field stand, if they do; those of a claim for an empty field, which is set near them.
    fn span_of(&mut self, target: &Target, field: Field) -> Option<Span> {
        let spans = match self.spans_of(target, field) {
            spans if spans.is_empty() => self.spans_of(target, Field::Content),
            spans => spans,
        };
        spans.into_iter().reduce(Span::union)
    }

    /// Where each piece of a field stands.
    pub(super) fn spans_of(&mut self, target: &Target, field: Field) -> Vec<Span> {
        let article = self.dossier.shared_article();
        let desk = self.workbench.desk();
        let (anchors, paragraph) = match target {
            Target::Claim(id) => match (desk.claims.with_id(id), field) {
                (None, _) => return Vec::new(),
                (Some(claim), Field::Source) => (claim.source.pieces(), claim.paragraph),
                (Some(claim), Field::Cue) => (claim.cue.pieces(), claim.paragraph),
                (Some(claim), Field::Hedges) => (claim.hedges.as_slice(), claim.paragraph),
                (Some(claim), _) => (claim.content.pieces(), claim.paragraph),
            },
            Target::Verification(id) => match desk.verification.with_id(id) {
                Some(line) => (line.quote.pieces(), line.paragraph),
                None => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let found = anchors
            .iter()
            .filter_map(|a| anchor::find(&article, a, paragraph).ok());
        found.map(anchor::Found::span).collect()
    }

    /// A field that is typed, with what stands in it.
    fn typed_field(&mut self, target: &Target, field: Field) -> Option<Ask> {
        let tags = self.judgement_of(target).tags;
        let desk = self.workbench.desk();
        let purpose = Purpose::Field(target.clone(), field);
        let ask = |before: &str| Ask::new(field.label(), purpose.clone(), before);
        let list =
            |items: &[String]| ask(&items.join("; ")).hinted("several are parted by semicolons");
        Some(match (target, field) {
            (Target::Entity(id), Field::Name) => ask(&desk.entities.with_id(id)?.name),
            (Target::Side(id), Field::Name) => ask(&desk.sides.with_id(id)?.name),
            (Target::Side(id), Field::Letter) => {
                ask(&desk.sides.with_id(id)?.letter).hinted("one letter of its own")
            }
            (Target::Side(id), Field::Speakers) => list(&desk.sides.with_id(id)?.speakers),
            (Target::Entity(id), Field::Aliases) => list(&desk.entities.with_id(id)?.aliases),
            (Target::Entity(id), Field::StandIns) => list(&desk.entities.with_id(id)?.stand_ins),
            (Target::Entity(id), Field::Coordinates) => {
                let place = desk.entities.with_id(id)?.place.as_ref();
                let before = place.map_or_else(String::new, super::place::written);
                ask(&before).hinted("latitude longitude precision, such as 34.7 71.5 district; add sector for a sector")
            }
            (Target::Question(id), Field::Wording) => ask(&desk.questions.with_id(id)?.question),
            (_, Field::Tags) => list(&tags),
            _ => return None,
        })
    }

    /// The analyst's own fields of an entry.
    pub(super) fn judgement_of(&mut self, target: &Target) -> Judgement {
        let desk = self.workbench.desk();
        let judgement = match target {
            Target::Claim(id) => desk.claims.with_id(id).map(|claim| &claim.judgement),
            Target::Entity(id) => desk.entities.with_id(id).map(|entity| &entity.judgement),
            Target::Question(id) => desk
                .questions
                .with_id(id)
                .map(|question| &question.judgement),
            _ => None,
        };
        judgement.cloned().unwrap_or_default()
    }

    /// What a field can be chosen from.
    fn items_of(&mut self, target: &Target, field: Field) -> Vec<Item<String>> {
        let desk = self.workbench.desk();
        match (target, field) {
            (Target::Claim(_), Field::Side) => {
                let mut items = sides(desk);
                items.push(Item::new("third party".into(), "third party").with("no side"));
                items.push(Item::new("article".into(), "the article").with("its own voice"));
                items.push(Item::new("unknown".into(), "side not known"));
                items
            }
            (_, Field::Side) => sides(desk),
            (Target::Claim(_), Field::Question) | (_, Field::Bears) => questions(desk),
            (_, Field::CueClass) => words(CueClass::ALL.iter().map(|class| (class.word(), ""))),
            (_, Field::Kind) => words(Kind::ALL.iter().map(|kind| (kind.word(), ""))),
            (_, Field::Place) => {
                let places = desk
                    .entities
                    .iter()
                    .filter(|entity| entity.kind == Kind::Place);
                places
                    .map(|place| Item::new(place.id.clone(), place.name.as_str()))
                    .collect()
            }
            (Target::Claim(id), Field::Answers) => rivals(desk, id),
            (Target::Claim(id), Field::Within) => {
                let others = desk.claims.iter().filter(|other| other.id != *id);
                others
                    .map(|other| Item::new(other.id.clone(), other.content.words()))
                    .collect()
            }
            (_, Field::Reliability) => {
                words(Reliability::ALL.iter().map(|r| (r.word(), r.means())))
            }
            (_, Field::Credibility) => {
                words(Credibility::ALL.iter().map(|c| (c.word(), c.means())))
            }
            (_, Field::Assessment) => words(Assessment::ALL.iter().map(|a| (a.word(), a.means()))),
            (_, Field::Likelihood) => words(Likelihood::ALL.iter().map(|l| (l.word(), l.means()))),
            _ => Vec::new(),
        }
    }
}

fn sides(desk: &Desk) -> Vec<Item<String>> {
    let side = |side: &crate::model::layer::SideEntry| {
        Item::new(side.id.clone(), side.name.as_str()).with(side.letter.as_str())
    };
    desk.sides.iter().map(side).collect()
}

pub(super) fn questions(desk: &Desk) -> Vec<Item<String>> {
    let numbered = (1..).zip(desk.questions.iter());
    let item = |(number, question): (usize, &crate::model::layer::QuestionEntry)| {
        Item::new(question.id.clone(), question.question.as_str())
            .with(format!("question {number}"))
    };
    numbered.map(item).collect()
}

fn words<'a>(words: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Item<String>> {
    words
        .map(|(word, means)| Item::new(word.to_owned(), word).with(means))
        .collect()
}

/// Claims of other voices that a claim can meet: those about its question first, those that it meets marked.
fn rivals(desk: &Desk, id: &str) -> Vec<Item<String>> {
    let Some(claim) = desk.claims.with_id(id) else {
        return Vec::new();
    };
    let rival =
        |other: &&crate::model::layer::ClaimEntry| other.id != claim.id && other.side != claim.side;
    let (near, far): (Vec<_>, Vec<_>) = desk
        .claims
        .iter()
        .filter(rival)
        .partition(|other| other.question == claim.question);
    let item = |other: &crate::model::layer::ClaimEntry| {
        let met = claim.answers.iter().find(|answer| answer.claim == other.id);
        let voice = super::super::card::voice_name(desk, other.side.as_deref());
        let more = met.map_or(voice, |met| met.how.word().to_owned());
        Item::new(other.id.clone(), other.content.words()).with(more)
    };
    near.into_iter().chain(far).map(item).collect()
}
