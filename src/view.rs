//! Drawing: the application on a buffer of cells. Only reads.

mod article;
mod canvas;
mod card;
mod chrome;
mod claims;
mod entities;
mod hints;
mod overlay;
mod sectors;

use ratatui::Frame;
use ratatui::layout::Position;

use crate::app::{App, Pane, Room};
use crate::theme::Theme;
use canvas::Canvas;

/// What marks an annotation that the program made and no person has looked at yet.
const DRAFT: &str = "~";

/// Draws everything.
pub fn draw(frame: &mut Frame, app: &App, theme: &Theme) {
    let ascii = app.preferences().ascii;
    let mut canvas = Canvas::new(frame.buffer_mut(), ascii, theme.ground());
    let cursor = paint(&mut canvas, app, theme);
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}

/// Paints every layer, front last; says where the terminal's cursor belongs.
fn paint(canvas: &mut Canvas, app: &App, theme: &Theme) -> Option<(u16, u16)> {
    let screen = app.screen();
    if screen.room() == Room::TooSmall {
        chrome::too_small(canvas, app);
        return None;
    }
    chrome::header(canvas, app, theme);
    let mut cursor = None;
    for (pane, area) in screen.areas() {
        let inner = if screen.bordered() {
            chrome::border(canvas, app, theme, pane, area)
        } else {
            area
        };
        let here = match pane {
            Pane::Article => article::draw(canvas, app, theme, inner),
            Pane::Entities => entities::draw(canvas, app, theme, inner),
            Pane::Claims => claims::draw(canvas, app, theme, inner),
            Pane::Sectors => sectors::draw(canvas, app, theme, inner),
        };
        if screen.focus == pane {
            cursor = here;
        }
    }
    let typed = chrome::status(canvas, app, theme);
    let over = overlay::draw(canvas, app, theme);
    match app.overlay() {
        Some(_) => over,
        None => typed.or(cursor),
    }
}
