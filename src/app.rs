//! The application as a value: the state of each pane, and what an action makes of it.
//!
//! [`update`](App::update) is the only door: an [`Action`] goes in, the state changes, an
//! [`Outcome`] says whether the screen must be drawn and what the runtime has to do. Nothing
//! here knows a terminal, a thread or a file.

mod article;
mod ask;
mod card;
mod choose;
mod claims;
mod claims_filter;
mod claims_layout;
mod claims_window;
mod command;
mod drafting;
mod echo;
mod entities;
mod entity_detail;
mod filter;
mod flow;
mod history;
mod line;
mod menu;
mod note;
mod overlay;
mod screen;
mod scroll;
mod sectors;
mod update;
mod workbench;

pub use article::{ArticlePane, Bring, Find};
pub use ask::Ask;
pub use card::{Card, CardRow, Field};
pub use choose::{Chooser, Purpose};
pub use claims::{
    Across, CellLine, ClaimsPane, Column, INDENT, RULE, RowKind as ClaimRow, Tone, Widths,
};
pub use command::{Action, Binding, Command, Context, Effect, Outcome, Over};
use drafting::Drafting;
pub use drafting::{Arrival, Progress};
pub use echo::Echo;
pub use entities::{DetailRow, EntitiesPane, strip_columns};
pub use filter::Filter;
pub use flow::Row;
pub use history::{History, Step};
pub use line::Line;
pub use menu::{Choice, Item, Menu};
pub use note::Note;
pub use overlay::{Help, Overlay, Palette, Target};
pub use screen::{Area, Pane, Room, Screen};
pub use sectors::{MapPlace, SectorsPane, Voices, sign};
pub use update::{Exported, Offer};
pub use workbench::{Bench, Home, Recorded, Workbench};

use crate::geo::{Basemap, Marker};
use crate::model::layer::{Layer, Review};
use crate::model::{Dossier, Selection};

/// What a person can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// Columns of text, at most.
    pub measure: u16,
    /// What the map is drawn with.
    pub marker: Marker,
    /// Whether only ASCII is drawn where the article itself does not ask for more.
    pub ascii: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            measure: 72,
            marker: Marker::Braille,
            ascii: false,
        }
    }
}

/// What the keyboard does at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Keys are commands.
    Normal,
    /// Words are being selected in the article.
    Visual,
    /// A search line of a pane takes the keys.
    Typing,
    /// The palette takes the keys.
    Palette,
    /// The help takes the keys.
    Help,
    /// The card of an annotation takes the keys.
    Card,
    /// A note takes the keys.
    Note,
    /// The next character names a mark.
    Mark,
}

/// The application.
#[derive(Debug)]
pub struct App {
    dossier: Dossier,
    /// What the article is called where its dossier gives no title.
    name: String,
    preferences: Preferences,
    screen: Screen,
    /// The screen as it was when the keys last left the article.
    left_article: Option<Screen>,
    selection: Option<Selection>,
    echo: Echo,
    history: History,
    filter: Option<Filter>,
    article: ArticlePane,
    entities: EntitiesPane,
    claims: ClaimsPane,
    sectors: SectorsPane,
    bindings: Vec<Binding>,
    overlay: Option<Overlay>,
    typing: Option<update::Typing>,
    drafting: Drafting,
    workbench: Workbench,
    status: Status,
}

/// What the last line says besides the keys.
#[derive(Debug, Default)]
pub struct Status {
    /// A sentence, until the next key.
    pub message: Option<String>,
    /// Keys typed that wait for more.
    pub pending: String,
}

impl App {
    /// A dossier on a screen of a size in cells, nothing selected.
    #[must_use]
    pub fn new(
        dossier: Dossier,
        basemap: Basemap,
        bindings: Vec<Binding>,
        preferences: Preferences,
        size: (u16, u16),
    ) -> Self {
        let gutter_and_border = 12;
        let screen = Screen::new(size.0, size.1, preferences.measure + gutter_and_border);
        let mut app = Self {
            article: ArticlePane::new(dossier.article()),
            entities: EntitiesPane::new(&dossier),
            claims: ClaimsPane::new(&dossier),
            sectors: SectorsPane::new(&dossier, basemap, preferences.marker),
            dossier,
            name: "untitled".to_owned(),
            preferences,
            bindings,
            screen,
            left_article: None,
            selection: None,
            echo: Echo::default(),
            history: History::default(),
            filter: None,
            overlay: None,
            typing: None,
            drafting: Drafting::default(),
            workbench: Workbench::default(),
            status: Status::default(),
        };
        app.fit();
        app
    }

    /// Names the article, for the case that its dossier gives no title.
    #[must_use]
    pub fn named(mut self, name: String) -> Self {
        self.name = name;
        self
    }

    /// Puts on the workbench what was opened.
    #[must_use]
    pub fn correcting(mut self, bench: Bench) -> Self {
        self.workbench = Workbench::new(bench);
        self
    }

    /// What is corrected.
    #[must_use]
    pub fn workbench(&self) -> &Workbench {
        &self.workbench
    }

    /// Whether a draft is selected, to be accepted or rejected.
    #[must_use]
    pub fn is_reviewing(&self) -> bool {
        let review = self
            .selection
            .and_then(|selection| self.dossier.review_of(selection));
        review == Some(Review::Draft)
    }

    /// The corrected layer.
    pub fn corrected(&mut self) -> Layer {
        self.workbench.desk().layer()
    }

    /// The article's title, or else its name.
    #[must_use]
    pub fn title(&self) -> &str {
        self.dossier.about().title.as_deref().unwrap_or(&self.name)
    }

    /// What the article is called among files.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The model that every pane reads.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// What a person has set.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        self.preferences
    }

    /// How the screen is divided.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The one selection.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        self.selection
    }

    /// What the panes answer to the selection.
    #[must_use]
    pub fn echo(&self) -> &Echo {
        &self.echo
    }

    /// The filter that is on.
    #[must_use]
    pub fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    /// The reading pane.
    #[must_use]
    pub fn article(&self) -> &ArticlePane {
        &self.article
    }

    /// The pane of entities.
    #[must_use]
    pub fn entities(&self) -> &EntitiesPane {
        &self.entities
    }

    /// The pane of claims.
    #[must_use]
    pub fn claims(&self) -> &ClaimsPane {
        &self.claims
    }

    /// The map.
    #[must_use]
    pub fn sectors(&self) -> &SectorsPane {
        &self.sectors
    }

    /// The keys and what they do.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// What lies over the panes.
    #[must_use]
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The search line that takes the keys, and whose it is.
    #[must_use]
    pub fn typing(&self) -> Option<(Pane, &Line)> {
        self.typing
            .as_ref()
            .map(|typing| (typing.pane, &typing.line))
    }

    /// What the last line says.
    #[must_use]
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// What the keyboard does at present.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match &self.overlay {
            Some(Overlay::Palette(_) | Overlay::Chooser(_)) => Mode::Palette,
            Some(Overlay::Ask(_)) => Mode::Typing,
            Some(Overlay::Card(_)) => Mode::Card,
            Some(Overlay::Note(_)) => Mode::Note,
            Some(Overlay::Help(_)) => Mode::Help,
            None if self.typing.as_ref().is_some_and(update::Typing::is_mark) => Mode::Mark,
            None if self.typing.is_some() => Mode::Typing,
            None if self.article.is_visual() && self.screen.focus == Pane::Article => Mode::Visual,
            None => Mode::Normal,
        }
    }

    /// Begins where somebody left: the article's cursor on byte `at`, the keys in a pane.
    pub fn start_at(&mut self, at: usize, pane: Option<Pane>, zoomed: bool) {
        self.screen.give(pane.unwrap_or(Pane::Article));
        self.screen.zoomed = zoomed;
        self.fit();
        let article = self.dossier.article();
        let at = article.text().floor_char_boundary(at.min(article.len()));
        self.article.go(article, at, Bring::Third);
    }

    /// Fits every visible pane into its area.
    fn fit(&mut self) {
        let screen = self.screen;
        let zoomed = screen.zoomed || screen.room() == Room::Small;
        let article = self.dossier.article();
        if let Some(area) = screen.inner(Pane::Article) {
            let sides = u16::try_from(self.dossier.sides().len().min(3)).unwrap_or(3);
            let measure = self.preferences.measure;
            self.article.fit(article, area, measure, zoomed, sides);
        }
        if let Some(area) = screen.inner(Pane::Entities) {
            self.entities.fit(&self.dossier, area);
        }
        if let Some(area) = screen.inner(Pane::Claims) {
            self.claims.fit(&self.dossier, area);
        }
        if let Some(area) = screen.inner(Pane::Sectors) {
            self.sectors.fit(area);
        }
    }
}
