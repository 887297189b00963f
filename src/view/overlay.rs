//! What lies over the panes: the help, lists to choose from, a line to type.

use super::canvas::Canvas;
use super::card;
use crate::app::{App, Area, Help, Line, Overlay};
use crate::text;
use crate::theme::Theme;

/// Draws what lies over the panes; says where the cursor is.
pub fn draw(canvas: &mut Canvas, app: &App, theme: &Theme) -> Option<(u16, u16)> {
    let overlay = app.overlay()?;
    let area = app.overlay_area();
    canvas.clear(area);
    canvas.border(area, true, theme.border(true));
    let inner = area.inner();
    let title = match overlay {
        Overlay::Help(_) => "Keys",
        Overlay::Palette(palette) if palette.commands => "Anything",
        Overlay::Palette(_) => "Go to",
        Overlay::Chooser(chooser) => &chooser.title,
        Overlay::Ask(ask) => &ask.title,
        Overlay::Card(card) => &card.title,
        Overlay::Note(_) => "note",
    };
    let room = usize::from(area.width.saturating_sub(6));
    let title = format!(" {} ", text::elide(&capital(title), room));
    canvas.text(area.x + 2, area.y, area.width - 2, &title, theme.heading());
    let (_, list) = inner.split_top(2);
    match overlay {
        Overlay::Help(help) => {
            keys(canvas, theme, list, help);
            Some(typed(canvas, theme, inner, &help.line))
        }
        Overlay::Palette(palette) => {
            let rows = |at| {
                let choice = palette.choice(at)?;
                let word = choice.value.word();
                Some((word, choice.name, choice.marks, choice.more))
            };
            choices(
                canvas,
                theme,
                list,
                (palette.menu.top(), palette.menu.cursor()),
                rows,
            );
            Some(typed(canvas, theme, inner, &palette.menu.line))
        }
        Overlay::Chooser(chooser) => {
            let rows = |at| {
                let choice = chooser.menu.choice(at)?;
                Some(("", choice.name, choice.marks, choice.more))
            };
            choices(
                canvas,
                theme,
                list,
                (chooser.menu.top(), chooser.menu.cursor()),
                rows,
            );
            Some(typed(canvas, theme, inner, &chooser.menu.line))
        }
        Overlay::Ask(ask) => {
            let rows = hint(canvas, theme, list, &ask.hint);
            let (_, below) = list.split_top(rows.saturating_add(1));
            preview(canvas, theme, below, &ask.preview);
            Some(line(canvas, theme, inner, &ask.line))
        }
        Overlay::Card(shown) => {
            card::draw(canvas, theme, inner, shown);
            None
        }
        Overlay::Note(note) => card::note(canvas, theme, inner, note),
    }
}

/// The same with a capital letter at the beginning.
fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// How an export begins.
fn preview(canvas: &mut Canvas, theme: &Theme, area: Area, lines: &[String]) {
    for (y, line) in (area.y..area.y + area.height).zip(lines) {
        canvas.elided(
            area.x + 1,
            y,
            area.width.saturating_sub(2),
            line,
            theme.text(),
        );
    }
}

/// Says how many rows it takes.
fn hint(canvas: &mut Canvas, theme: &Theme, area: Area, words: &str) -> u16 {
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    let rows = text::wrap(words, text::Span::new(0, words.len()), room);
    let count = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    for (y, row) in (area.y..area.y + area.height).zip(rows) {
        canvas.text(area.x + 1, y, area.width - 1, row.of(words), theme.faint());
    }
    count
}

fn typed(canvas: &mut Canvas, theme: &Theme, area: Area, typed: &Line) -> (u16, u16) {
    if typed.is_empty() {
        let room = area.width.saturating_sub(5);
        canvas.elided(area.x + 3, area.y, room, "type to search", theme.faint());
    }
    line(canvas, theme, area, typed)
}

/// A line that is typed into, its end in sight where it is longer than the room; says where the cursor is.
fn line(canvas: &mut Canvas, theme: &Theme, area: Area, line: &Line) -> (u16, u16) {
    let room = area.width.saturating_sub(3);
    let took = canvas.text(area.x + 1, area.y, room, "> ", theme.key());
    let (x, room) = (area.x + 1 + took, room - took);
    let before = line.before_cursor();
    let hidden = text::width(before).saturating_sub(usize::from(room));
    let mut skipped = 0;
    let starts = text::glyphs(before, text::Span::new(0, before.len()));
    let visible = starts.skip_while(|glyph| {
        let skip = skipped < hidden;
        skipped += usize::from(glyph.width);
        skip
    });
    let from = visible
        .map(|glyph| glyph.span.start as usize)
        .next()
        .unwrap_or(if hidden == 0 { 0 } else { before.len() });
    canvas.text(x, area.y, room, &line.text()[from..], theme.text());
    let column = u16::try_from(text::width(&before[from..])).unwrap_or(room);
    (x + column.min(room), area.y)
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

/// A row of a list: what it is in a word, its name, the bytes of it to mark, what stands at the right.
type Row<'a> = (&'static str, String, Vec<u32>, &'a str);

fn choices<'a>(
    canvas: &mut Canvas,
    theme: &Theme,
    area: Area,
    (top, cursor): (usize, usize),
    row: impl Fn(usize) -> Option<Row<'a>>,
) {
    for (y, at) in (area.y..area.y + area.height).zip(top..) {
        let Some((word, name, marks, more)) = row(at) else {
            if at == 0 {
                let words = "Nothing is called that.";
                canvas.elided(area.x + 1, y, area.width - 1, words, theme.absent());
            }
            break;
        };
        let words = if word.is_empty() { 0 } else { 10 };
        canvas.text(area.x + 1, y, words.max(1) - 1, word, theme.faint());
        let right = area.x + area.width - 1;
        let most = if words == 0 { area.width / 2 } else { 14 };
        let more = canvas.right(right, y, most, more, theme.faint());
        let x = area.x + 1 + words;
        let room = more.saturating_sub(x + 1);
        let name = text::elide(&name, usize::from(room));
        let whole = text::Span::new(0, name.len());
        canvas.glyphs(x, y, room, &name, whole, |at| {
            let marked = u32::try_from(at).is_ok_and(|at| marks.contains(&at));
            if marked {
                theme.matched()
            } else {
                theme.text()
            }
        });
        if at == cursor {
            canvas.style(Area::new(area.x, y, area.width, 1), theme.row(true));
        }
    }
}
