//! The map with its names, and below it what is said of the chosen place.

use ratatui::style::{Modifier, Style};

use super::DRAFT;
use super::canvas::Canvas;
use crate::app::{App, Area, MapPlace, Pane, Voices};
use crate::geo::{Ink, LandmarkKind, Layer};
use crate::model::{Review, Voice};
use crate::theme::Theme;

/// Draws the map; says where the cursor is.
pub fn draw(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let pane = app.sectors();
    let picture = pane.picture()?;
    for (y, row) in (area.y..area.y + area.height).zip(picture.rows()) {
        for (x, cell) in (area.x..area.x + area.width).zip(row) {
            if cell.symbol != ' ' {
                canvas.cell(x, y, cell.symbol, ink(app, theme, cell.ink));
            }
        }
    }
    for name in picture.names() {
        let (x, y) = (area.x + name.column, area.y + name.row);
        canvas.text(x, y, name.width, &name.text, ink(app, theme, name.ink));
    }
    let rows = pane.caption_rows();
    let (_, below) = area.split_top(area.height - rows);
    caption(canvas, app, theme, below);
    let chosen = pane.cursor()?;
    let label = picture
        .names()
        .iter()
        .find(|name| name.ink.feature() == Some(chosen));
    label
        .filter(|_| app.screen().focus == Pane::Sectors)
        .map(|name| (area.x + name.column, area.y + name.row))
}

fn ink(app: &App, theme: &Theme, ink: Ink) -> Style {
    match ink {
        Ink::Line(Layer::River | Layer::Coast) => theme.water(),
        Ink::Line(Layer::Admin1 | Layer::Tribal | Layer::Disputed)
        | Ink::ScaleBar
        | Ink::Landmark(LandmarkKind::Country) => theme.faint(),
        Ink::None | Ink::Line(Layer::Country) => theme.text(),
        Ink::Line(Layer::Durand) if is_involved(app, "durand") => {
            theme.contested().patch(theme.involved())
        }
        Ink::Line(Layer::Durand) => theme.contested(),
        Ink::Landmark(LandmarkKind::Crossing | LandmarkKind::Town) => {
            theme.faint().add_modifier(Modifier::ITALIC)
        }
        Ink::Stretch(i) | Ink::Place(i) | Ink::PlaceLabel(i) => {
            place(app, theme, usize::from(i), ink)
        }
    }
}

/// Whether the selection involves a line of the map as a whole.
fn is_involved(app: &App, line: &str) -> bool {
    let mut places = app.sectors().places().iter();
    places.any(|place| {
        place.line.as_deref() == Some(line) && app.echo().entities.contains(&place.entity)
    })
}

/// A place: chosen, lit up by the selection, hidden by a filter, or just there.
fn place(app: &App, theme: &Theme, index: usize, ink: Ink) -> Style {
    let pane = app.sectors();
    let Some(place) = pane.places().get(index) else {
        return theme.text();
    };
    let voice = match place.voices {
        Voices::One(side) => theme.voice(Voice::Side(side)),
        Voices::None => theme.faint(),
        Voices::Several => theme.heading(),
    };
    let label = matches!(ink, Ink::PlaceLabel(_));
    if matches!(ink, Ink::Stretch(_)) && is_involved(app, "durand") {
        return voice.patch(theme.involved());
    }
    if pane.cursor() == Some(index) {
        return if label {
            voice.patch(theme.row(app.screen().focus == Pane::Sectors))
        } else {
            voice.patch(theme.heading())
        };
    }
    if app
        .filter()
        .is_some_and(|filter| !filter.entities.contains(&place.entity))
    {
        return theme.faint();
    }
    if app.echo().entities.contains(&place.entity) {
        return voice.patch(theme.selected_words());
    }
    voice
}

/// Who speaks of the chosen place; whose boundary is drawn; what is not on the map.
fn caption(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) {
    let mut lines: Vec<(String, Style)> = Vec::new();
    if let Some(place) = app.sectors().place() {
        lines.push((about(app, place), theme.heading()));
    }
    for line in app.sectors().notes() {
        lines.push((line.clone(), theme.faint()));
    }
    for (y, (line, style)) in (area.y..area.y + area.height).zip(lines) {
        canvas.elided(area.x, y, area.width, &line, style);
    }
}

fn about(app: &App, place: &MapPlace) -> String {
    let dossier = app.dossier();
    let entity = dossier.entity(place.entity);
    let precision = entity
        .place
        .as_ref()
        .map_or("not placed", |place| place.precision.word());
    let by_side = dossier.sides().iter().zip(&place.by_side);
    let by_side = by_side.map(|(side, claims)| match claims {
        0 => format!("{} none", side.letter),
        n => format!("{} {n}", side.letter),
    });
    let by_side: Vec<String> = by_side.collect();
    let pane = app.sectors();
    let outside = pane.cursor().is_some_and(|place| pane.is_outside(place));
    let outside = if outside { " · outside" } else { "" };
    let said: usize = place.by_side.iter().sum();
    let others = match place.claims - said {
        0 => String::new(),
        n => format!(" · others {n}"),
    };
    let by_side = by_side.join(" · ");
    let draft = if entity.review == Review::Draft {
        DRAFT
    } else {
        ""
    };
    let name = &entity.name;
    format!("{name}{draft} · {by_side}{others} · {precision}{outside}")
}
