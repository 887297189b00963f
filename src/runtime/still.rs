//! The screen without a terminal: one frame, as cells.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell as Drawn};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use crate::app::{App, Area, Pane, Preferences};
use crate::geo::Basemap;
use crate::keys::Keymap;
use crate::model::{Dossier, Filter};
use crate::store::export::picture::{Cell, Colour, Grid, Look, Rgb};
use crate::text::width;
use crate::theme::{self, Theme};
use crate::view;

/// What a frame is drawn of.
#[derive(Debug)]
pub struct Still {
    /// What is shown.
    pub dossier: Dossier,
    /// What it is called where the dossier gives no title.
    pub name: String,
    /// The ground below its places.
    pub basemap: Basemap,
    /// What a person has set.
    pub preferences: Preferences,
    /// The theme.
    pub theme: theme::Name,
    /// One pane, or the whole screen.
    pub pane: Option<Pane>,
    /// The filter that is on.
    pub filter: Option<Filter>,
    /// Columns and rows of the picture.
    pub size: (u16, u16),
}

/// Draws one frame.
#[must_use]
pub fn still(still: Still) -> Grid {
    let (columns, rows) = still.size;
    // A pane alone has the header above it and the keys below it, which are cut off.
    let around = if still.pane.is_some() { 2 } else { 0 };
    let size = (columns, rows.saturating_add(around));
    let bindings = Keymap::default().bindings();
    let mut app = App::new(
        still.dossier,
        still.basemap,
        bindings,
        still.preferences,
        size,
    )
    .named(still.name);
    app.start_at(0, still.pane, still.pane.is_some());
    app.set_filter(still.filter);
    let area = still.pane.and_then(|pane| app.screen().area(pane));
    draw(&app, still.theme, (size, area))
}

/// The screen as it is.
pub(super) fn of(app: &App, theme: theme::Name, size: (u16, u16)) -> Grid {
    draw(app, theme, (size, None))
}

/// Draws a part of a frame, or all of it.
fn draw(app: &App, named: theme::Name, (size, part): ((u16, u16), Option<Area>)) -> Grid {
    let theme = Theme::named(named);
    let Ok(mut terminal) = Terminal::new(TestBackend::new(size.0, size.1));
    let Ok(frame) = terminal.draw(|frame| view::draw(frame, app, &theme));
    let area = part.unwrap_or(Area::new(0, 0, size.0, size.1));
    let (ink, paper) = ground(named);
    Grid::new(area.width, cells(frame.buffer, area), ink, paper)
}

fn cells(buffer: &Buffer, area: Area) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(usize::from(area.width) * usize::from(area.height));
    for y in area.y..area.y + area.height {
        let mut reached = 0;
        for x in area.x..area.x + area.width {
            let drawn = &buffer[Position { x, y }];
            let mut cell = cell(drawn);
            if reached > 0 {
                reached -= 1;
                (cell.symbol, cell.width) = (String::new(), 0);
            } else {
                reached = cell.width.saturating_sub(1);
            }
            cells.push(cell);
        }
    }
    cells
}

fn cell(drawn: &Drawn) -> Cell {
    let has = |modifier| drawn.modifier.contains(modifier);
    Cell {
        symbol: drawn.symbol().to_owned(),
        width: u8::try_from(width(drawn.symbol())).unwrap_or(1).clamp(1, 2),
        look: Look {
            ink: colour(drawn.fg),
            paper: colour(drawn.bg),
            bold: has(Modifier::BOLD),
            dim: has(Modifier::DIM),
            italic: has(Modifier::ITALIC),
            underlined: has(Modifier::UNDERLINED),
            reversed: has(Modifier::REVERSED),
        },
    }
}

fn colour(colour: Color) -> Colour {
    match colour {
        Color::Reset => Colour::Ground,
        Color::Black => Colour::Indexed(0),
        Color::Red => Colour::Indexed(1),
        Color::Green => Colour::Indexed(2),
        Color::Yellow => Colour::Indexed(3),
        Color::Blue => Colour::Indexed(4),
        Color::Magenta => Colour::Indexed(5),
        Color::Cyan => Colour::Indexed(6),
        Color::Gray => Colour::Indexed(7),
        Color::DarkGray => Colour::Indexed(8),
        Color::LightRed => Colour::Indexed(9),
        Color::LightGreen => Colour::Indexed(10),
        Color::LightYellow => Colour::Indexed(11),
        Color::LightBlue => Colour::Indexed(12),
        Color::LightMagenta => Colour::Indexed(13),
        Color::LightCyan => Colour::Indexed(14),
        Color::White => Colour::Indexed(15),
        Color::Indexed(index) => Colour::Indexed(index),
        Color::Rgb(red, green, blue) => Colour::Rgb(red, green, blue),
    }
}

/// What a picture is drawn on where the theme leaves that to the terminal.
fn ground(theme: theme::Name) -> (Rgb, Rgb) {
    let of_theme = |colour: Option<Color>| match colour {
        Some(Color::Rgb(red, green, blue)) => Some([red, green, blue]),
        _ => None,
    };
    let style = Theme::named(theme).ground();
    let (ink, paper) = match theme {
        theme::Name::Monochrome => ([20, 20, 20], [255, 255, 255]),
        _ => ([214, 214, 214], [24, 26, 30]),
    };
    (
        of_theme(style.fg).unwrap_or(ink),
        of_theme(style.bg).unwrap_or(paper),
    )
}
