//! What selected words become: a claim, an entity, a span of one, a name.

use super::super::App;
use super::super::card::Field;
use super::super::command::{Command, Outcome};
use super::super::workbench::Setting;
use crate::model::decision::{self, Proposal, quoted};
use crate::model::layer::Anchors;
use crate::model::{Desk, Selection, Target, anchor};
use crate::text::Span;

impl App {
    /// A command while words are being selected; none if it means what it means elsewhere.
    pub(super) fn in_words(&mut self, command: Command) -> Option<Outcome> {
        if !self.article.is_visual() {
            return None;
        }
        let article = self.dossier.article();
        let moved = match command {
            Command::OtherEnd => self.article.turn_visual(article),
            Command::NextSentence => self.article.move_sentence(article, true),
            Command::PreviousSentence => self.article.move_sentence(article, false),
            _ => return self.with_words(command),
        };
        Some(self.moved(moved, "the paragraph goes no further"))
    }

    fn with_words(&mut self, command: Command) -> Option<Outcome> {
        let span = self.article.selected(self.dossier.article())?;
        Some(match command {
            Command::Take if self.workbench.setting.is_some() => self.take_words(span, false),
            Command::Take => self.yank(),
            Command::TakeToo => self.take_words(span, true),
            Command::NewClaim => self.ask_claim(span),
            Command::NewEntity => self.ask_entity(span),
            Command::NewVerification => self.new_verification(span),
            Command::AsSource => self.as_part(Field::Source, span),
            Command::AsCue => self.as_part(Field::Cue, span),
            Command::AsContent => self.as_part(Field::Content, span),
            Command::AsMention => self.as_mention(span),
            Command::AsAlias => self.as_alias(span),
            _ => return None,
        })
    }

    /// Leaves the words alone; says whether a span was being set.
    pub(super) fn leave_setting(&mut self) -> bool {
        match self.workbench.setting.take() {
            Some(setting) => {
                self.go_back(setting.back);
                true
            }
            None => false,
        }
    }

    /// The selected words become the span that is being set, or are added to it.
    fn take_words(&mut self, span: Span, too: bool) -> Outcome {
        let Some(Setting {
            target,
            field,
            back,
        }) = self.workbench.setting.clone()
        else {
            self.say("no span is being set · e opens the card of the selected annotation");
            return Outcome::nothing();
        };
        let outcome = self.set_words(&target, field, span, too);
        if self.workbench.setting.take().is_some() {
            self.article.end_visual();
        }
        self.go_back(back);
        outcome
    }

    /// The selected words become a part of the selected claim.
    fn as_part(&mut self, field: Field, span: Span) -> Outcome {
        let Some(Selection::Claim(id)) = self.selection else {
            self.say("no claim is selected · c makes one of these words");
            return Outcome::nothing();
        };
        let target = Target::Claim(self.dossier.claim(id).key.clone());
        self.article.end_visual();
        self.set_words(&target, field, span, false)
    }

    fn set_words(&mut self, target: &Target, field: Field, span: Span, too: bool) -> Outcome {
        let article = self.dossier.shared_article();
        let anchors = anchor::anchors(&article, &[span]);
        if anchors.is_empty() {
            self.say("there are no words in that");
            return Outcome::redraw();
        }
        if self.spans_of(target, field) == [span] {
            self.say("that is so already");
            return Outcome::redraw();
        }
        let shown = quoted(&anchors.words());
        let desk = self.workbench.desk();
        let name = decision::named(desk, target).unwrap_or_default();
        let label = field.label();
        let says = if too {
            format!("added {shown} to the {label} of {name}")
        } else {
            format!("set the {label} of {name} to {shown}")
        };
        let joined = |before: &Anchors| {
            let before = if too { before.pieces() } else { &[] };
            Anchors::of([before, anchors.pieces()].concat())
        };
        let paragraph = article.paragraph_at(span.start as usize).number();
        let mut proposal = Proposal::new(desk);
        match target {
            Target::Claim(id) => proposal.claim(id, |claim| match field {
                Field::Source => claim.source = joined(&claim.source),
                Field::Cue => claim.cue = joined(&claim.cue),
                Field::Hedges => claim.hedges.extend_from_slice(anchors.pieces()),
                _ => {
                    claim.content = joined(&claim.content);
                    claim.paragraph = claim.paragraph.or(Some(paragraph));
                }
            }),
            Target::Verification(id) => {
                proposal.verification(id, |line| line.quote = joined(&line.quote));
            }
            _ => {}
        }
        let correction = proposal.finish(says);
        self.correct(correction)
    }

    /// The entity that is selected, or a sentence.
    fn entity_or_say(&mut self) -> Option<String> {
        let id = self.selection.and_then(Selection::entity);
        if id.is_none() {
            self.say("no entity is selected · e makes one of these words");
        }
        id.map(|id| self.dossier.entity(id).key.clone())
    }

    fn as_mention(&mut self, span: Span) -> Outcome {
        let Some(id) = self.entity_or_say() else {
            return Outcome::nothing();
        };
        let article = self.dossier.shared_article();
        let Some(mention) = anchor::anchor(&article, span) else {
            self.say("there are no words in that");
            return Outcome::redraw();
        };
        let desk = self.workbench.desk();
        let name = desk
            .entities
            .with_id(&id)
            .map_or_else(String::new, |entity| entity.name.clone());
        let says = format!("{} is a mention of {name}", quoted(mention.quote()));
        let mut proposal = Proposal::new(desk);
        proposal.entity(&id, |entity| {
            if !entity.mentions.contains(&mention) {
                entity.mentions.push(mention);
            }
        });
        let correction = proposal.finish(says);
        self.article.end_visual();
        self.correct(correction)
    }

    fn as_alias(&mut self, span: Span) -> Outcome {
        let Some(id) = self.entity_or_say() else {
            return Outcome::nothing();
        };
        let alias = self.dossier.article().words(span).trim().to_owned();
        let desk = self.workbench.desk();
        let name = desk
            .entities
            .with_id(&id)
            .map_or_else(String::new, |entity| entity.name.clone());
        if let Some(owner) = owner(desk, &alias).filter(|owner| *owner != name) {
            self.say(format!(
                "{} names {owner} already · M merges the two",
                quoted(&alias)
            ));
            return Outcome::redraw();
        }
        let says = format!("{} is another name of {name}", quoted(&alias));
        let mut proposal = Proposal::new(desk);
        proposal.entity(&id, |entity| {
            if entity.name != alias && !entity.aliases.contains(&alias) {
                entity.aliases.push(alias);
            }
        });
        let correction = proposal.finish(says);
        self.article.end_visual();
        self.correct(correction)
    }
}

/// The name of the entity that a name belongs to.
fn owner(desk: &Desk, name: &str) -> Option<String> {
    let mut entities = desk.entities.iter();
    let owner = entities.find(|e| e.name == name || e.aliases.iter().any(|alias| alias == name));
    owner.map(|owner| owner.name.clone())
}
