//! What the workbench asks about: merging, splitting, sides, the ledger, where corrections go.

use super::super::App;
use super::super::ask::Ask;
use super::super::choose::{Chooser, Purpose};
use super::super::command::{Effect, Outcome, Over};
use super::super::menu::Item;
use super::super::overlay::Overlay;
use super::super::workbench::Home;
use crate::model::decision::{self, Proposal, quoted};
use crate::model::layer::{EntityEntry, SideEntry};
use crate::model::{Selection, Target};
use crate::text;

/// Stands for a side that is still to be named.
const NEW: &str = "\u{0}new";

impl App {
    fn choose_from(
        &mut self,
        title: String,
        purpose: Purpose,
        items: Vec<Item<String>>,
    ) -> Outcome {
        let chooser = Chooser::new(title, purpose, items);
        self.overlay = Some(Overlay::Chooser(Box::new(chooser)));
        Outcome::redraw()
    }

    fn ask(&mut self, ask: Ask) -> Outcome {
        self.overlay = Some(Overlay::Ask(Box::new(ask)));
        Outcome::redraw()
    }

    /// Asks into which entity or question the one at hand is merged.
    pub(super) fn ask_merge(&mut self) -> Outcome {
        let Some((selection, target)) = self.at_hand_or_say() else {
            return Outcome::nothing();
        };
        let name = self.dossier.name_of(selection);
        let title = format!("merge {} into", quoted(&name));
        let desk = self.workbench.desk();
        let items: Vec<Item<String>> = match &target {
            Target::Entity(id) => {
                let others = desk.entities.iter().filter(|other| other.id != *id);
                others.map(named_entity).collect()
            }
            Target::Question(id) => {
                let others = super::card::questions(desk);
                others
                    .into_iter()
                    .filter(|item| item.value != *id)
                    .collect()
            }
            _ => {
                self.say("entities and questions can be merged, and this is neither");
                return Outcome::nothing();
            }
        };
        self.choose_from(title, Purpose::MergeInto(target), items)
    }

    /// Shows what merging does, and asks which name stays.
    fn ask_merge_how(&mut self, target: Target, into: &str) -> Outcome {
        let (Target::Entity(id), desk) = (&target, self.workbench.desk()) else {
            return Outcome::nothing();
        };
        let entities = desk.entities.with_id(id).zip(desk.entities.with_id(into));
        let Some((one, other)) = entities.map(|(a, b)| (a.name.clone(), b.name.clone())) else {
            return Outcome::nothing();
        };
        let moves = |key: &str| {
            let found = self.selection_of(&Target::Entity(key.to_owned()));
            let entity = found.and_then(Selection::entity);
            entity.map_or_else(String::new, |entity| {
                let mentions = self.dossier.mentions_of(entity).len();
                let claims = self
                    .dossier
                    .claims_involving(Selection::Entity(entity))
                    .len();
                let mentions = text::counted(mentions, "mention");
                format!("{mentions}, {} move", text::counted(claims, "claim"))
            })
        };
        let (of_one, of_other) = (moves(id), moves(into));
        let items = vec![
            Item::new(
                into.to_owned(),
                format!("{other} stays; {one} is another name of it"),
            )
            .with(of_one),
            Item::new(
                id.clone(),
                format!("{one} stays; {other} is another name of it"),
            )
            .with(of_other),
        ];
        let purpose = Purpose::MergeHow(target, Target::Entity(into.to_owned()));
        self.choose_from("which name stays?".to_owned(), purpose, items)
    }

    /// Asks which name of the entity at hand is split off.
    pub(super) fn ask_split(&mut self) -> Outcome {
        let Some((_, Target::Entity(id))) = self.at_hand_or_say() else {
            self.say("an entity can be split, and none is selected · 2 lists them");
            return Outcome::nothing();
        };
        let Some(entity) = self.workbench.desk().entities.with_id(&id) else {
            return Outcome::nothing();
        };
        let names = entity.aliases.iter().chain(&entity.stand_ins);
        let items: Vec<_> = names
            .map(|name| Item::new(name.clone(), name.as_str()))
            .collect();
        let title = format!("split off {} as an entity of its own", entity.name);
        if items.is_empty() {
            let name = entity.name.clone();
            self.say(format!(
                "{name} has one name only: there is nothing to split off"
            ));
            return Outcome::nothing();
        }
        self.choose_from(title, Purpose::SplitOff(id), items)
    }

    /// The sides, to be corrected, and a new one.
    pub(super) fn ask_sides(&mut self) -> Outcome {
        let desk = self.workbench.desk();
        let sides = desk.sides.iter().map(|side| {
            let more = format!("{} · {}", side.letter, side.speakers.join(", "));
            Item::new(side.id.clone(), side.name.as_str()).with(more)
        });
        let mut items: Vec<Item<String>> = sides.collect();
        items.push(Item::new(NEW.into(), "a new side"));
        self.choose_from("sides".to_owned(), Purpose::Sides, items)
    }

    /// Every correction, the newest first.
    pub(super) fn show_ledger(&mut self) -> Outcome {
        let ledger = &self.workbench.ledger;
        if ledger.is_empty() {
            self.say("nothing was corrected yet · a accepts, x rejects, e corrects");
            return Outcome::nothing();
        }
        let numbers = (0..ledger.lines().len()).rev();
        let items = numbers.flat_map(|number| self.rows_of_line(number));
        let items: Vec<Item<String>> = items.collect();
        let title = format!(
            "ledger · {}",
            text::counted(ledger.holding().len(), "correction")
        );
        self.choose_from(title, Purpose::Ledger, items)
    }

    /// A line of the ledger; below one that does not apply why, and what was decided before it.
    fn rows_of_line(&self, number: usize) -> Vec<Item<String>> {
        let ledger = &self.workbench.ledger;
        let row = |number: usize, says: String| Item::new(number.to_string(), says);
        let says = row(number, ledger.says(number));
        let mut lost = self.workbench.unapplied.iter();
        let Some(lost) = lost.find(|lost| lost.line == number) else {
            let when = &ledger.lines()[number].at;
            let when = when
                .get(..16)
                .map_or_else(String::new, |when| when.replace('T', " "));
            let undone = !ledger.holds(number);
            return vec![says.with(if undone { "undone".to_owned() } else { when })];
        };
        let why = row(number, format!("  {}", lost.clash));
        let before = lost
            .against
            .map(|other| row(other, format!("  decided before: {}", ledger.says(other))));
        let rows = [says.with("does not apply"), why];
        rows.into_iter().chain(before).collect()
    }

    /// Writes the corrections into the dossier file, or asks where they can go.
    pub(super) fn save(&mut self) -> Outcome {
        if self.workbench.ledger.is_empty() {
            self.say("nothing was corrected: there is nothing to write");
            return Outcome::nothing();
        }
        match self.workbench.home {
            Home::Beside if self.workbench.ledger.unrecorded().is_empty() => {
                Outcome::effect(Effect::Save(Over::Nothing))
            }
            _ => self.ask_where(),
        }
    }

    /// Asks where a copy of the article can go.
    pub(super) fn ask_where(&mut self) -> Outcome {
        let (title, path) = match &self.workbench.home {
            Home::Nowhere(path) => ("corrections need a copy of the article", path.clone()),
            Home::Beside => (
                "write a copy of the article and its corrections",
                String::new(),
            ),
        };
        let hint = "a .txt path; the dossier and the ledger go beside it · Esc keeps corrections in memory";
        self.ask(Ask::new(title, Purpose::Settle, &path).hinted(hint))
    }

    /// Leaves corrections in memory if a copy was offered and is not wanted.
    pub(super) fn decline(&mut self, purpose: &Purpose) {
        if *purpose == Purpose::Settle {
            self.workbench.declined = true;
            self.say("corrections stay in memory · Ctrl-s writes them");
        }
    }

    /// Asks what to do with a dossier that changed on disk.
    pub(super) fn ask_about_change(&mut self, how: &str) -> Outcome {
        let items = vec![
            Item::new(
                "merge".into(),
                "make the corrections in the file as it is now",
            )
            .with("merge"),
            Item::new("beside".into(), "write another file beside it").with("keep both"),
        ];
        self.choose_from(how.to_owned(), Purpose::Changed, items)
    }

    pub(super) fn chosen_otherwise(&mut self, purpose: Purpose, key: &str) -> Outcome {
        self.overlay = None;
        match purpose {
            Purpose::MergeInto(Target::Question(id)) => {
                let correction = decision::merge_questions(self.workbench.desk(), &id, key);
                self.correct_and_show(correction, &Target::Question(key.to_owned()))
            }
            Purpose::MergeInto(target) => self.ask_merge_how(target, key),
            Purpose::MergeHow(Target::Entity(one), Target::Entity(other)) => {
                let gone = if key == one { other } else { one };
                let correction = decision::merged(self.workbench.desk(), &gone, key);
                self.correct_and_show(correction, &Target::Entity(key.to_owned()))
            }
            Purpose::SplitOff(id) => {
                let correction = decision::split(self.workbench.desk(), &id, &[key.to_owned()]);
                self.correct(correction)
            }
            Purpose::NewClaim(span) => self.new_claim(span, key),
            Purpose::NewEntity(span) => self.new_entity(span, key),
            Purpose::Sides if key == NEW => self.ask(
                Ask::new("the new side", Purpose::NewSide, "")
                    .hinted("its name, such as Afghanistan"),
            ),
            Purpose::Sides => self.open_card(&Target::Side(key.to_owned()), 0),
            Purpose::Ledger => self.jump_to_line(key),
            Purpose::Orphans => self.re_anchor(key),
            Purpose::Changed if key == "merge" => Outcome::effect(Effect::Save(Over::Changed)),
            Purpose::Changed => Outcome::effect(Effect::Save(Over::Beside)),
            other => self.export_on(other, key),
        }
    }

    pub(super) fn asked_otherwise(&mut self, purpose: &Purpose, typed: &str) -> Outcome {
        self.overlay = None;
        match purpose {
            Purpose::NewQuestion(span) => self.new_question(*span, typed),
            Purpose::NewSide => self.new_side(typed),
            Purpose::Settle if typed.is_empty() => {
                self.decline(&Purpose::Settle);
                Outcome::redraw()
            }
            Purpose::Settle => Outcome::effect(Effect::Settle(typed.to_owned())),
            other => self.export_on(other.clone(), typed),
        }
    }

    fn correct_and_show(
        &mut self,
        correction: crate::model::Correction,
        target: &Target,
    ) -> Outcome {
        let outcome = self.correct(correction);
        let message = self.status.message.take();
        if let Some(selection) = self.selection_of(target) {
            self.select(selection, super::Step::Chosen, None);
        }
        self.status.message = message;
        outcome
    }

    fn new_side(&mut self, name: &str) -> Outcome {
        let desk = self.workbench.desk();
        if name.is_empty() || desk.sides.iter().any(|side| side.name == name) {
            self.say("a side needs a name of its own");
            return Outcome::redraw();
        }
        let taken = |letter: &char| desk.sides.iter().any(|s| s.letter == letter.to_string());
        let own = name
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_uppercase);
        let letter = own
            .chain('A'..='Z')
            .find(|letter| !taken(letter))
            .unwrap_or('X');
        let side = SideEntry {
            id: desk.new_id(name, "side"),
            name: name.to_owned(),
            letter: letter.to_string(),
            speakers: vec![name.to_owned()],
        };
        let target = Target::Side(side.id.clone());
        let mut proposal = Proposal::new(desk);
        proposal.add_side(side);
        let correction = proposal.finish(format!("added the side {}", quoted(name)));
        let outcome = self.correct(correction);
        self.open_card(&target, 0);
        outcome
    }

    /// Selects what a line of the ledger was about.
    fn jump_to_line(&mut self, key: &str) -> Outcome {
        let number: usize = key.parse().unwrap_or(0);
        let ledger = &self.workbench.ledger;
        let says = ledger.says(number);
        let Some(correction) = ledger.decided_by(number).cloned() else {
            return Outcome::redraw();
        };
        let before = self.selection;
        self.show_corrected(&correction);
        let there = correction.edits.iter().any(|edit| {
            let selection = self.selection_of(&edit.target());
            selection.is_some() && selection == self.selection
        });
        if there || self.selection != before {
            self.say(says);
        } else {
            self.say(format!("{says} · nothing of it is left to go to"));
        }
        Outcome::redraw()
    }
}

fn named_entity(entity: &EntityEntry) -> Item<String> {
    let names = std::iter::once(&entity.name).chain(&entity.aliases);
    Item {
        value: entity.id.clone(),
        names: names.cloned().collect(),
        more: entity.kind.word().to_owned(),
    }
}
