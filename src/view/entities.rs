//! The pane of entities: the search line, the list, and the mentions of the one at the cursor.

use super::DRAFT;
use super::canvas::Canvas;
use crate::app::{App, Area, DetailRow, Mode, Pane, Progress, strip_columns};
use crate::model::{EntityId, Review, Voice};
use crate::text;
use crate::theme::Theme;

/// Draws the pane; says where the cursor is.
pub fn draw(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let (line, list, detail) = app.entities().heights();
    let (top, rest) = area.split_top(line);
    let (listed, below) = rest.split_top(list);
    let typed = search_line(canvas, app, theme, top);
    let cursor = rows(canvas, app, theme, listed);
    if detail > 0 {
        details(canvas, app, theme, below);
    }
    typed.or(cursor)
}

fn search_line(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let room = area.width.saturating_sub(1);
    let typing = app
        .typing()
        .filter(|(pane, _)| *pane == Pane::Entities && app.mode() == Mode::Typing);
    let took = canvas.text(area.x, area.y, room, "/", theme.key());
    let x = area.x + took;
    let room = room.saturating_sub(took);
    match typing {
        Some((_, line)) => {
            canvas.text(x, area.y, room, line.text(), theme.text());
            let before = u16::try_from(text::width(line.before_cursor())).unwrap_or(room);
            Some((x + before.min(room), area.y))
        }
        None if app.entities().typed().is_empty() => {
            let hint = " names, aliases, kind:place, side:…";
            canvas.elided(x, area.y, room, hint, theme.faint());
            None
        }
        None => {
            canvas.elided(x, area.y, room, app.entities().typed(), theme.text());
            None
        }
    }
}

/// The widths of the list's columns; the strip has what is left.
struct Columns {
    name: u16,
    kind: u16,
    count: u16,
}

impl Columns {
    /// The columns that there is room for; the name keeps the most.
    fn of(width: u16) -> Self {
        let strip = strip_columns(width);
        let kind = if width >= 34 { 7 } else { 0 };
        let side = 3;
        let count = 4;
        let name = width.saturating_sub(1 + side + kind + count + strip + u16::from(strip > 0));
        Self { name, kind, count }
    }
}

fn rows(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let pane = app.entities();
    if pane.listed().is_empty() {
        let words = if app.drafting() == Progress::Running && app.dossier().entities().is_empty() {
            "The names are being drafted…"
        } else if app.dossier().entities().is_empty() {
            "No names were found in this text."
        } else {
            "Nothing is named like that here."
        };
        canvas.elided(area.x, area.y, area.width, words, theme.absent());
        return None;
    }
    let mut cursor = None;
    let visible = pane.listed().iter().enumerate().skip(pane.top());
    for (y, (i, (id, hit))) in (area.y..area.y + area.height).zip(visible) {
        let (name, marks) = pane.marked(*hit);
        let row = ListRow {
            id: *id,
            name: &name,
            marks: &marks,
            spread: pane.strip(i - pane.top()),
        };
        row.draw(canvas, app, theme, Area::new(area.x, y, area.width, 1));
        if i == pane.cursor() {
            let focused = app.screen().focus == Pane::Entities;
            canvas.style(Area::new(area.x, y, area.width, 1), theme.row(focused));
            canvas.text(area.x, y, 1, canvas.sign("▸", ">"), theme.row(focused));
            cursor = Some((area.x, y));
        }
    }
    cursor.filter(|_| app.screen().focus == Pane::Entities)
}

/// A visible row of the list.
struct ListRow<'a> {
    id: EntityId,
    /// The name that matched.
    name: &'a str,
    /// Bytes of the name to mark.
    marks: &'a [u32],
    spread: &'a [u32],
}

impl ListRow<'_> {
    fn draw(&self, canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) {
        let columns = Columns::of(area.width);
        let (x, y) = (area.x, area.y);
        let entity = app.dossier().entity(self.id);
        self.name(canvas, app, theme, (x, y, columns.name));
        if entity.review == Review::Draft {
            canvas.text(x + 1 + columns.name, y, 1, DRAFT, theme.faint());
        }
        let mut at = x + 1 + columns.name + 2;
        if let Some(side) = entity.side {
            let voice = Voice::Side(side);
            canvas.text(at, y, 1, app.dossier().letter(voice), theme.voice(voice));
        }
        at += 1;
        if columns.kind > 0 {
            canvas.text(at + 1, y, 6, entity.kind.short(), theme.faint());
        }
        at += columns.kind + columns.count;
        let count = app.dossier().mentions_of(self.id).len().to_string();
        canvas.right(at, y, columns.count - 1, &count, theme.text());
        strip(canvas, theme, self.spread, (at + 1, y));
    }

    fn name(&self, canvas: &mut Canvas, app: &App, theme: &Theme, (x, y, width): (u16, u16, u16)) {
        let involved = app.echo().entities.contains(&self.id);
        let mut style = theme.mention(app.dossier().entity(self.id).kind);
        if involved {
            style = style.patch(theme.heading());
            canvas.text(x, y, 1, canvas.sign("•", "*"), theme.involved());
        }
        let shown = text::elide(self.name, usize::from(width));
        let whole = text::Span::new(0, shown.len());
        canvas.glyphs(x + 1, y, width, &shown, whole, |at| {
            let marked = u32::try_from(at).is_ok_and(|at| self.marks.contains(&at));
            if marked {
                style.patch(theme.matched())
            } else {
                style
            }
        });
    }
}

/// Where in the text the mentions fall.
fn strip(canvas: &mut Canvas, theme: &Theme, spread: &[u32], (x, y): (u16, u16)) {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    const PLAIN: [char; 8] = ['.', '.', ':', ':', '|', '|', '#', '#'];
    let bars = if canvas.is_ascii() { PLAIN } else { BARS };
    let most = spread.iter().copied().max().unwrap_or(0).max(4);
    for (x, count) in (x..).zip(spread.iter().copied()) {
        if count > 0 {
            let level = ((count * 8 - 1) / most).min(7) as usize;
            canvas.cell(x, y, bars[level], theme.faint());
        }
    }
}

fn details(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) {
    let rule = canvas.sign("─", "-");
    for x in area.x..area.x + area.width {
        canvas.text(x, area.y, 1, rule, theme.faint());
    }
    let Some(id) = app.entities().detailed() else {
        return;
    };
    let title = title(app, id);
    let room = area.width.saturating_sub(2);
    canvas.elided(area.x + 1, area.y, room, &title, theme.heading());
    for (y, row) in (area.y + 1..area.y + area.height).zip(app.entities().detail()) {
        detail(canvas, app, theme, area, y, (id, row));
    }
}

fn title(app: &App, id: EntityId) -> String {
    let claims = app.entities().claims_of_detailed();
    let entity = app.dossier().entity(id);
    let kind = if entity.is_sector() {
        "sector"
    } else {
        entity.kind.word()
    };
    let side = entity
        .side
        .map(|side| app.dossier().side(side).name.clone());
    let claims = match claims {
        0 => None,
        1 => Some("in 1 claim".to_owned()),
        n => Some(format!("in {n} claims")),
    };
    let parts = [
        Some(entity.name.clone()),
        Some(kind.to_owned()),
        side,
        claims,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!(" {} ", parts.join(" · "))
}

fn detail(
    canvas: &mut Canvas,
    app: &App,
    theme: &Theme,
    area: Area,
    y: u16,
    (id, row): (EntityId, &DetailRow),
) {
    let margin = 4;
    let room = area.width.saturating_sub(margin + 1);
    match row {
        DetailRow::With(words) => {
            canvas.elided(area.x, y, area.width, words, theme.faint());
        }
        DetailRow::Words {
            span,
            paragraph,
            sentence,
        } => {
            if let Some(paragraph) = paragraph {
                let here = *sentence == app.entities().current();
                let style = if here { theme.key() } else { theme.faint() };
                let number = format!("¶{}", paragraph.number());
                canvas.text(area.x, y, margin, &number, style);
            }
            let text = app.dossier().article().text();
            let mentions: Vec<_> = app.dossier().mentions_of(id).map(|m| m.span).collect();
            canvas.verbatim((area.x + margin, y, room), text, *span, |at| {
                let named = mentions.iter().any(|span| span.contains(at));
                if named {
                    theme.selected_words()
                } else {
                    theme.text()
                }
            });
        }
        DetailRow::Claim(claim, words) => {
            let voice = app.dossier().claim(*claim).voice;
            canvas.text(
                area.x + 1,
                y,
                1,
                app.dossier().letter(voice),
                theme.voice(voice),
            );
            let bar = canvas.sign("▌", "|");
            canvas.text(area.x + 2, y, 1, bar, theme.voice(voice));
            canvas.text(area.x + margin, y, room, words, theme.faint());
        }
    }
}
