//! The application on a screen of cells, without a terminal: the same keys, the same drawing.

#![allow(dead_code)] // each test file uses its part

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use counterclaim::app::{Action, App, Bench, Effect, Preferences, Recorded};
use counterclaim::geo::Marker;
use counterclaim::keys::{Key, Keyboard, Keymap, parse};
use counterclaim::model::ledger::Stamp;
use counterclaim::store::{self, Source, basemap};
use counterclaim::theme::{Name, Theme};
use counterclaim::view;
use crossterm::event::KeyCode;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

/// How a screen is set up.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// A text with its dossier; the bundled article if none.
    pub file: Option<PathBuf>,
    pub ascii: bool,
    pub theme: Name,
}

/// The application and its screen.
pub struct Stage {
    pub app: App,
    keyboard: Keyboard,
    theme: Theme,
    terminal: Terminal<TestBackend>,
    /// What the last key asked of the world outside.
    pub effect: Option<Effect>,
    /// Lines of the ledger that were written.
    recorded: usize,
}

/// A short article, and a dossier of it in which everything is a draft.
pub const RIDGE: [(&str, &str); 2] = [
    ("ridge.txt", include_str!("ridge.txt")),
    ("ridge.json", include_str!("ridge.json")),
];

impl Stage {
    /// A short article in which everything is a draft.
    pub fn drafted(columns: u16, rows: u16) -> Self {
        Self::drafted_as(&Setting::default(), columns, rows)
    }

    pub fn drafted_as(setting: &Setting, columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in RIDGE {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let setting = Setting {
            file: Some(folder.path().join("ridge.txt")),
            ..setting.clone()
        };
        Self::set(&setting, columns, rows)
    }

    /// The bundled article.
    pub fn new(columns: u16, rows: u16) -> Self {
        Self::set(&Setting::default(), columns, rows)
    }

    pub fn set(setting: &Setting, columns: u16, rows: u16) -> Self {
        let source = Source::from_argument(setting.file.clone());
        let opened = store::open(source).unwrap();
        let (dossier, name) = (opened.dossier, opened.name);
        let basemap = basemap::of(&dossier);
        let bench = Bench {
            base: opened.base,
            ..Bench::default()
        };
        let keymap = Keymap::default();
        let ascii = setting.ascii;
        let marker = if ascii {
            Marker::Ascii
        } else {
            Marker::Braille
        };
        let preferences = Preferences {
            ascii,
            marker,
            ..Preferences::default()
        };
        let size = (columns, rows);
        let mut stage = Self {
            app: App::new(dossier, basemap, keymap.bindings(), preferences, size)
                .named(name)
                .correcting(bench),
            keyboard: Keyboard::new(keymap),
            theme: Theme::named(setting.theme),
            terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap(),
            effect: None,
            recorded: 0,
        };
        stage.draw();
        stage
    }

    /// Presses the keys of a script: blanks part them, what is no key by name is typed.
    pub fn press(&mut self, script: &str) -> &mut Self {
        for word in script.split_whitespace() {
            for key in parse(word).unwrap_or_else(|_| typed(word)) {
                self.press_key(key);
            }
        }
        self.draw();
        self
    }

    /// Types a text, blanks included.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for key in typed(text) {
            self.press_key(key);
        }
        self.draw();
        self
    }

    fn press_key(&mut self, key: Key) {
        let (mode, pane) = (self.app.mode(), self.app.screen().focus);
        let action = self.keyboard.press(key, mode, pane);
        self.effect = self.app.update(action).effect;
        self.record();
    }

    /// Does as a world would in which everything can be written.
    fn record(&mut self) {
        let recorded = match &self.effect {
            Some(Effect::Record | Effect::Settle(_)) => {
                let lines = self.app.workbench().ledger.unrecorded();
                self.recorded += lines.len();
                let first = self.recorded - lines.len();
                let stamp = |number: usize| Stamp {
                    at: "2026-12-01T09:00:00Z".into(),
                    id: format!("line-{number}"),
                };
                Recorded::Written {
                    stamps: (first..self.recorded).map(stamp).collect(),
                    foreign: Vec::new(),
                    says: None,
                }
            }
            Some(Effect::Save(_)) => Recorded::Saved("written".into()),
            _ => return,
        };
        self.app.recorded(recorded);
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.app.update(Action::Resize(columns, rows));
        self.terminal.backend_mut().resize(columns, rows);
        self.draw();
        self
    }

    fn draw(&mut self) {
        let (app, theme) = (&self.app, &self.theme);
        self.terminal
            .draw(|frame| view::draw(frame, app, theme))
            .unwrap();
    }

    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The symbols, cell by cell.
    pub fn cells(&self) -> Vec<Vec<String>> {
        let area = self.buffer().area;
        let cell = |x, y| self.buffer()[Position { x, y }].symbol().to_owned();
        let row = |y| (0..area.width).map(|x| cell(x, y)).collect();
        (0..area.height).map(row).collect()
    }

    /// The lines without blanks at their ends.
    pub fn text(&self) -> String {
        let rows = self.cells().into_iter();
        let lines = rows.map(|row| row.concat().trim_end().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The lines as a person reads them, every blank a blank.
    fn read(&self) -> String {
        self.text().replace('\u{a0}', " ")
    }

    /// A text is on the screen.
    #[track_caller]
    pub fn see(&mut self, text: &str) -> &mut Self {
        let screen = self.read();
        assert!(screen.contains(text), "no “{text}” in\n{screen}");
        self
    }

    /// A text is not on the screen.
    #[track_caller]
    pub fn miss(&mut self, text: &str) -> &mut Self {
        let screen = self.read();
        assert!(!screen.contains(text), "“{text}” in\n{screen}");
        self
    }

    /// The last line holds a text.
    #[track_caller]
    pub fn told(&mut self, text: &str) -> &mut Self {
        let screen = self.read();
        let last = screen.lines().last().unwrap_or_default();
        assert!(
            last.contains(text),
            "no “{text}” in the last line of\n{screen}"
        );
        self
    }

    /// The row of a card holds a value.
    #[track_caller]
    pub fn holds(&mut self, field: &str, value: &str) -> &mut Self {
        let screen = self.read();
        let row = |line: &str| {
            let cells = line.split(['┃', '│']).map(str::trim);
            let mut values = cells.filter_map(|cell| cell.strip_prefix(field));
            values.any(|rest| rest.starts_with(' ') && rest.trim() == value)
        };
        let held = screen.lines().any(row);
        assert!(held, "{field} is not “{value}” in\n{screen}");
        self
    }

    /// How each cell looks: a letter a style, a dot for the plain one, and what the letters mean.
    pub fn looks(&self) -> String {
        let area = self.buffer().area;
        let mut styles: Vec<String> = Vec::new();
        let mut map = String::new();
        for y in 0..area.height {
            let mut line = String::new();
            for x in 0..area.width {
                let look = look(&self.buffer()[Position { x, y }]);
                line.push(match look.as_str() {
                    "" => '.',
                    look => {
                        let known = styles.iter().position(|style| style == look);
                        let at = known.unwrap_or(styles.len());
                        if known.is_none() {
                            styles.push(look.to_owned());
                        }
                        letter(at)
                    }
                });
            }
            let _ = writeln!(map, "{}", line.trim_end_matches('.'));
        }
        for (at, style) in styles.iter().enumerate() {
            let _ = writeln!(map, "{} {style}", letter(at));
        }
        map
    }

    /// Everything that can be seen, to compare two screens.
    pub fn picture(&self) -> (Buffer, Option<Position>) {
        let backend = self.terminal.backend();
        let cursor = backend.cursor_visible().then(|| backend.cursor_position());
        (self.buffer().clone(), cursor)
    }

    /// The characters on the screen that are not ASCII.
    pub fn beyond_ascii(&self) -> BTreeSet<char> {
        let text = self.cells().concat().concat();
        text.chars().filter(|c| !c.is_ascii()).collect()
    }
}

/// The keys that type a text.
fn typed(text: &str) -> Vec<Key> {
    let key = |c| Key::plain(KeyCode::Char(c));
    text.chars().map(key).collect()
}

fn letter(at: usize) -> char {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    LETTERS.get(at).map_or('?', |&letter| char::from(letter))
}

/// The style of a cell, in words; empty for the plain one.
fn look(cell: &Cell) -> String {
    use ratatui::style::Color::Reset;
    let mut words = Vec::new();
    if cell.fg != Reset {
        words.push(format!("{}", cell.fg));
    }
    if cell.bg != Reset {
        words.push(format!("on {}", cell.bg));
    }
    if !cell.modifier.is_empty() {
        words.push(format!("{:?}", cell.modifier).to_lowercase());
    }
    words.join(" ")
}
