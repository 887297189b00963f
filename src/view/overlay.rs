//! The help and the palette, over the panes.

use super::canvas::Canvas;
use crate::app::{App, Area, Help, Line, Overlay, Palette};
use crate::text;
use crate::theme::Theme;

/// Draws what lies over the panes; says where the cursor is.
pub fn draw(canvas: &mut Canvas, app: &App, theme: &Theme) -> Option<(u16, u16)> {
    let overlay = app.overlay()?;
    let area = app.overlay_area();
    canvas.clear(area);
    canvas.border(area, true, theme.border(true));
    let inner = area.inner();
    let (title, line) = match overlay {
        Overlay::Help(help) => (" Keys ", &help.line),
        Overlay::Palette(palette) if palette.commands => (" Anything ", &palette.line),
        Overlay::Palette(palette) => (" Go to ", &palette.line),
    };
    canvas.text(area.x + 2, area.y, area.width, title, theme.heading());
    let cursor = typed(canvas, theme, inner, line);
    let (_, list) = inner.split_top(2);
    match overlay {
        Overlay::Help(help) => keys(canvas, theme, list, help),
        Overlay::Palette(palette) => choices(canvas, theme, list, palette),
    }
    Some(cursor)
}

fn typed(canvas: &mut Canvas, theme: &Theme, area: Area, line: &Line) -> (u16, u16) {
    let room = area.width.saturating_sub(3);
    let took = canvas.text(area.x + 1, area.y, room, "> ", theme.key());
    let x = area.x + 1 + took;
    if line.is_empty() {
        canvas.elided(x, area.y, room - took, "type to search", theme.faint());
    }
    canvas.text(x, area.y, room - took, line.text(), theme.text());
    let before = u16::try_from(text::width(line.before_cursor())).unwrap_or(room);
    (x + before.min(room - took), area.y)
}

/// The bindings under the headings of their places.
fn keys(canvas: &mut Canvas, theme: &Theme, area: Area, help: &Help) {
    let column = (area.width / 3).clamp(10, 22);
    let mut row = 0_usize;
    let mut place = None;
    let mut line = |canvas: &mut Canvas, left: (&str, bool), right: &str| {
        let at = row;
        row += 1;
        let Some(y) = at
            .checked_sub(help.top)
            .and_then(|y| u16::try_from(y).ok())
            .filter(|y| *y < area.height)
        else {
            return;
        };
        let (words, heading) = left;
        if heading {
            canvas.elided(
                area.x + 1,
                area.y + y,
                area.width - 1,
                words,
                theme.heading(),
            );
        } else {
            canvas.elided(area.x + 2, area.y + y, column, words, theme.key());
            let x = area.x + 2 + column + 1;
            let room = (area.x + area.width).saturating_sub(x);
            canvas.elided(x, area.y + y, room, right, theme.text());
        }
    };
    for binding in &help.shown {
        if place != Some(binding.context) {
            if place.is_some() {
                line(canvas, ("", true), "");
            }
            line(canvas, (binding.context.title(), true), "");
            place = Some(binding.context);
        }
        let says = binding.command.says_in(binding.context);
        line(canvas, (&binding.keys, false), says);
    }
    if help.shown.is_empty() {
        canvas.elided(
            area.x + 1,
            area.y,
            area.width - 1,
            "No key does that.",
            theme.absent(),
        );
    }
}

fn choices(canvas: &mut Canvas, theme: &Theme, area: Area, palette: &Palette) {
    let kinds = 10;
    for (y, i) in (area.y..area.y + area.height).zip(palette.top()..) {
        let Some(choice) = palette.choice(i) else {
            if palette.count() == 0 && y == area.y {
                let words = "Nothing is called that.";
                canvas.elided(area.x + 1, y, area.width - 1, words, theme.absent());
            }
            break;
        };
        canvas.text(
            area.x + 1,
            y,
            kinds - 1,
            choice.target.word(),
            theme.faint(),
        );
        let right = area.x + area.width - 1;
        let keys = canvas.right(right, y, 14, &choice.keys, theme.faint());
        let x = area.x + 1 + kinds;
        let room = keys.saturating_sub(x + 1);
        let name = text::elide(&choice.name, usize::from(room));
        let whole = text::Span::new(0, name.len());
        canvas.glyphs(x, y, room, &name, whole, |at| {
            let marked = u32::try_from(at).is_ok_and(|at| choice.marks.contains(&at));
            if marked {
                theme.matched()
            } else {
                theme.text()
            }
        });
        if i == palette.cursor() {
            canvas.style(Area::new(area.x, y, area.width, 1), theme.row(true));
        }
    }
}
