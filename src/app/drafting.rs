//! A draft in the making, and taking it in when it arrives: the text is read meanwhile, and nothing
//! that a person is doing is taken out of their hands.

use std::sync::Arc;

use super::command::{Effect, Outcome};
use super::history::Step;
use super::{App, Mode, Pane, SectorsPane};
use crate::geo::Basemap;
use crate::model::layer::Layer;
use crate::model::{Dossier, Renumbered};

/// A dossier for the article that is open.
#[derive(Debug)]
pub struct Arrival {
    /// The dossier.
    pub dossier: Dossier,
    /// The layer that it was built from.
    pub base: Arc<Layer>,
    /// The ground below its places.
    pub basemap: Basemap,
    /// Whether nothing more will come: the opening of a long article comes before the rest.
    pub last: bool,
    /// A sentence for the status line.
    pub says: Option<String>,
}

/// How far a draft has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is drafted, or all that there is to draft.
    #[default]
    Done,
    /// More will arrive.
    Running,
    /// Somebody stopped it: there is more in the text than was drafted.
    Stopped,
}

/// What is known of a draft in the making.
#[derive(Debug, Default)]
pub(super) struct Drafting {
    progress: Progress,
    /// What arrived while an overlay or a search line had the keys.
    waiting: Option<Box<Arrival>>,
}

impl App {
    /// Says that the article is being drafted.
    pub fn start_drafting(&mut self) {
        self.drafting.progress = Progress::Running;
    }

    /// How far the draft of the article has come.
    #[must_use]
    pub fn drafting(&self) -> Progress {
        self.drafting.progress
    }

    /// Takes a dossier in, or keeps it until nobody is typing.
    pub fn arrive(&mut self, arrival: Box<Arrival>) -> Outcome {
        if self.drafting.progress != Progress::Running {
            return Outcome::nothing();
        }
        self.drafting.waiting = Some(arrival);
        self.take_in()
    }

    /// Takes in what has arrived, if nobody is in the middle of something.
    pub(super) fn take_in(&mut self) -> Outcome {
        if !matches!(self.mode(), Mode::Normal | Mode::Visual) {
            return Outcome::nothing();
        }
        let Some(mut arrival) = self.drafting.waiting.take() else {
            return Outcome::nothing();
        };
        if arrival.last {
            self.drafting.progress = Progress::Done;
        }
        // What is said already was said for a reason: that the dossier beside it is broken, say.
        if let Some(says) = arrival
            .says
            .take()
            .filter(|_| self.status.message.is_none())
        {
            self.say(says);
        }
        self.adopt(*arrival);
        Outcome::redraw()
    }

    /// Stops the draft; what has arrived stays.
    pub(super) fn stop_drafting(&mut self) -> Outcome {
        self.drafting = Drafting {
            progress: Progress::Stopped,
            waiting: None,
        };
        self.say("drafting stopped; what was found so far stays");
        Outcome {
            redraw: true,
            effect: Some(Effect::StopDrafting),
        }
    }

    /// Reads another dossier of the same article, corrected as the one before was; the place in the text, the
    /// search, the selection and the filter stay.
    fn adopt(&mut self, arrival: Arrival) {
        let Arrival {
            dossier,
            base,
            basemap,
            ..
        } = arrival;
        self.workbench.renew(base);
        let dossier = if self.workbench.ledger.is_empty() {
            dossier
        } else {
            Dossier::of_desk(dossier.shared_article(), self.workbench.desk()).0
        };
        let renumbered = Renumbered::between(&self.dossier, &dossier);
        self.sectors = SectorsPane::new(&dossier, basemap, self.preferences.marker);
        self.dossier = dossier;
        self.renew_panes(&renumbered, true);
        if let Some(selection) = self.selection {
            self.select(selection, Step::Chosen, Some(Pane::Article));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Preferences;
    use crate::app::command::{Action, Command};
    use crate::model::layer::{EntityEntry, Judgement, Kind, Layer, Review};
    use crate::model::{Article, Selection};

    const TEXT: &str = "Orlem denied it.\n\nVarsk said that Orlem had fired.";

    fn dossier(names: &[&str]) -> Dossier {
        let entities = names.iter().map(|&name| EntityEntry {
            id: name.to_lowercase(),
            name: name.into(),
            kind: Kind::Place,
            aliases: Vec::new(),
            stand_ins: Vec::new(),
            mentions: Vec::new(),
            side: None,
            place: None,
            review: Review::Draft,
            judgement: Judgement::default(),
        });
        let layer = Layer {
            entities: entities.collect(),
            ..Layer::default()
        };
        Dossier::build(Article::new(TEXT.into()), layer).0
    }

    fn arrival(names: &[&str], last: bool) -> Box<Arrival> {
        Box::new(Arrival {
            dossier: dossier(names),
            base: Arc::default(),
            basemap: Basemap::default(),
            last,
            says: Some("drafted".into()),
        })
    }

    fn app() -> App {
        let bare = dossier(&[]);
        let mut app = App::new(
            bare,
            Basemap::default(),
            Vec::new(),
            Preferences::default(),
            (120, 32),
        );
        app.start_drafting();
        app
    }

    #[test]
    fn what_arrives_is_taken_in_and_the_place_in_the_text_stays() {
        let mut app = app();
        app.update(Action::Do(Command::NextParagraph, None));
        let cursor = app.article().cursor();
        assert!(cursor > 0);
        assert!(app.arrive(arrival(&["Orlem"], false)).redraw);
        assert_eq!(app.drafting(), Progress::Running);
        assert!(app.arrive(arrival(&["Varsk", "Orlem"], true)).redraw);
        assert_eq!(app.drafting(), Progress::Done);
        assert_eq!(app.entities().listed().len(), 2);
        assert_eq!(app.article().cursor(), cursor);
        assert_eq!(app.status().message.as_deref(), Some("drafted"));
    }

    #[test]
    fn the_selection_stays_with_what_it_names() {
        let mut app = app();
        app.arrive(arrival(&["Orlem"], false));
        app.update(Action::Do(Command::FocusEntities, None));
        app.update(Action::Do(Command::Select, None));
        app.arrive(arrival(&["Varsk", "Orlem"], true));
        let id = app.selection().and_then(Selection::entity).unwrap();
        assert_eq!(app.dossier().entity(id).name, "Orlem");
    }

    #[test]
    fn a_filter_stays_on() {
        let mut app = app();
        app.arrive(arrival(&["Orlem"], false));
        app.update(Action::Do(Command::FocusEntities, None));
        app.update(Action::Do(Command::Filter, None));
        assert_eq!(app.filter().unwrap().paragraphs.len(), 2);
        app.arrive(arrival(&["Varsk", "Orlem"], true));
        let by = app
            .filter()
            .unwrap()
            .by
            .selection()
            .unwrap()
            .entity()
            .unwrap();
        assert_eq!(app.dossier().entity(by).name, "Orlem");
    }

    #[test]
    fn nothing_changes_under_the_hands_of_somebody_who_types() {
        let mut app = app();
        app.update(Action::Do(Command::Search, None));
        assert!(!app.arrive(arrival(&["Orlem"], true)).redraw);
        assert!(app.entities().listed().is_empty());
        let outcome = app.update(Action::Do(Command::Cancel, None));
        assert!(outcome.redraw);
        assert_eq!(app.entities().listed().len(), 1);
    }

    #[test]
    fn escape_stops_it_and_what_comes_later_is_not_taken_in() {
        let mut app = app();
        let outcome = app.update(Action::Do(Command::Clear, None));
        assert_eq!(outcome.effect, Some(Effect::StopDrafting));
        assert_eq!(app.drafting(), Progress::Stopped);
        app.arrive(arrival(&["Orlem"], true));
        assert!(app.entities().listed().is_empty());
    }
}
