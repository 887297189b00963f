//! Around the panes: the header, the borders with their titles, the status line.

use super::DRAFT;
use super::canvas::Canvas;
use super::hints;
use crate::app::{App, Area, Command, Context, Find, Mode, Pane, Progress, Room, Voices, sign};
use crate::model::{SideId, Status};
use crate::text;
use crate::theme::Theme;

/// One line that says how much room is needed.
pub fn too_small(canvas: &mut Canvas, app: &App) {
    let (width, height) = Room::SMALL;
    let screen = app.screen();
    let (columns, rows) = (screen.width, screen.height);
    let sentences = [
        format!("counterclaim needs {width}x{height}, has {columns}x{rows}"),
        format!("needs {width}x{height}, has {columns}x{rows}"),
        format!("needs {width}x{height}"),
        format!("{width}x{height}"),
    ];
    let fits = |words: &&String| text::width(words) <= usize::from(columns);
    let Some(words) = sentences.iter().find(fits) else {
        return;
    };
    let y = screen.height / 2;
    canvas.text(0, y, columns, words, ratatui::style::Style::new());
}

/// The first line: the title and where in the text one is; on a small screen the tabs.
pub fn header(canvas: &mut Canvas, app: &App, theme: &Theme) {
    let screen = app.screen();
    if screen.room() == Room::Small {
        return tabs(canvas, app, theme);
    }
    let article = app.dossier().article();
    let here = app.article().paragraph(article).number();
    let percent = app.article().cursor() * 100 / article.len().max(1);
    let place = if article.is_empty() {
        "empty".to_owned()
    } else {
        format!("¶ {here}/{}  {percent}%", article.count())
    };
    let place = match draft_says(app) {
        Some(says) => format!("{says} · {place}"),
        None => place,
    };
    let right = screen.width.saturating_sub(1);
    let left = canvas.right(right, 0, screen.width / 2, &place, theme.faint());
    let name = canvas.text(1, 0, 12, "counterclaim", theme.heading());
    let room = left.saturating_sub(name + 5);
    canvas.elided(name + 3, 0, room, app.title(), theme.text());
}

/// Whether a person has looked at what is shown, and how far a draft in the making is.
fn draft_says(app: &App) -> Option<String> {
    match (app.drafting(), app.dossier().drafts()) {
        (Progress::Running, _) => Some("drafting… Esc stops".to_owned()),
        (Progress::Stopped, _) => {
            Some("drafting stopped, only the beginning is drafted".to_owned())
        }
        (Progress::Done, 0) => None,
        (Progress::Done, drafts) => {
            let drafts = text::counted(drafts, "draft");
            let key = hints::first_key(app, Context::Everywhere, Command::NextDraft);
            let next = key.map_or_else(String::new, |key| format!(" · {key} next"));
            Some(format!("{DRAFT} {drafts}{next}"))
        }
    }
}

fn tabs(canvas: &mut Canvas, app: &App, theme: &Theme) {
    for (pane, x, width) in app.screen().tabs() {
        let here = pane == app.screen().focus;
        let style = if here { theme.row(true) } else { theme.faint() };
        canvas.text(x, 0, width, &pane.tab(), style);
    }
}

/// A border with the title of its pane; says what is left inside.
pub fn border(canvas: &mut Canvas, app: &App, theme: &Theme, pane: Pane, area: Area) -> Area {
    let focused = app.screen().focus == pane;
    let style = theme.border(focused);
    canvas.border(area, focused, style);
    let name = format!(" {} {} ", pane.number(), pane.title());
    let title = if focused {
        theme.heading().patch(style)
    } else {
        theme.text()
    };
    let room = area.width.saturating_sub(4);
    let took = canvas.text(area.x + 2, area.y, room, &name, title);
    let more = about(app, pane, usize::from(room.saturating_sub(took)));
    if !more.is_empty() && room > took + 4 {
        let more = format!(" {more} ");
        let right = area.x + area.width - 2;
        canvas.right(right, area.y, room - took - 1, &more, theme.faint());
    }
    area.inner()
}

/// What a pane's title says besides its name.
fn about(app: &App, pane: Pane, room: usize) -> String {
    match pane {
        Pane::Article => {
            let find = app.article().find.as_ref();
            find.map_or(String::new(), Find::says)
        }
        Pane::Entities => {
            let (shown, all) = (
                app.entities().listed().len(),
                app.dossier().entities().len(),
            );
            if shown == all {
                match app.entities().sort().word() {
                    word if room >= text::width(word) + 8 => format!("{all} {word}"),
                    _ => all.to_string(),
                }
            } else {
                format!("{shown}/{all}")
            }
        }
        Pane::Claims => claims_title(app),
        Pane::Sectors => match app.sectors().place() {
            Some(place) => app.dossier().entity(place.entity).name.clone(),
            None => {
                let marker = app.sectors().marker();
                let sign = |voices| sign(voices, marker);
                let (one, several) = (sign(Voices::One(SideId(0))), sign(Voices::Several));
                format!("{one} one side {several} both")
            }
        },
    }
}

fn claims_title(app: &App) -> String {
    let all = app.dossier().questions().len();
    let shown = app.claims().shown();
    let count = |matches: fn(&Status) -> bool| {
        let statuses = shown.iter().map(|&id| app.claims().status(id));
        statuses.filter(|status| matches(status)).count()
    };
    let narrowed = app.claims().narrowing().says(app.dossier());
    if shown.len() < all || !narrowed.is_empty() {
        let by = if narrowed.is_empty() {
            "filter".to_owned()
        } else {
            narrowed
        };
        let all = text::counted(all, "question");
        return format!("{by} · {} of {all}", shown.len());
    }
    let mut parts = vec![text::counted(all, "question")];
    let disputed = count(|status| matches!(status, Status::Disputed { .. }));
    let unanswered = count(|status| matches!(status, Status::Unanswered(_)));
    if disputed > 0 {
        parts.push(format!("{disputed} disputed"));
    }
    if unanswered > 0 {
        parts.push(format!("{unanswered} unanswered"));
    }
    parts.join(" · ")
}

/// The last line: what is typed, what is said, or the keys; says where the cursor belongs.
pub fn status(canvas: &mut Canvas, app: &App, theme: &Theme) -> Option<(u16, u16)> {
    let screen = app.screen();
    let y = screen.height - 1;
    let width = screen.width.saturating_sub(2);
    let typing = app.typing().filter(|_| app.mode() == Mode::Typing);
    if let Some((Pane::Article | Pane::Claims, line)) = typing {
        let took = canvas.text(1, y, width, "/", theme.key());
        canvas.text(1 + took, y, width - took, line.text(), theme.text());
        if let Some(message) = &app.status().message {
            let typed = u16::try_from(text::width(line.text())).unwrap_or(u16::MAX);
            let room = width.saturating_sub(took.saturating_add(typed) + 3);
            canvas.right(width + 1, y, room, message, theme.message());
        }
        let before = u16::try_from(text::width(line.before_cursor())).unwrap_or(u16::MAX);
        return Some((1 + took + before.min(width.saturating_sub(took + 1)), y));
    }
    if let Some(message) = &app.status().message {
        canvas.elided(1, y, width, message, theme.message());
        return None;
    }
    if !app.status().pending.is_empty() {
        canvas.elided(1, y, width, &app.status().pending, theme.key());
        return None;
    }
    let mut x = 1;
    if let Some(filter) = app.filter() {
        let name = filter.by.says(app.dossier());
        let words = text::elide(&name, usize::from(width / 3)).into_owned();
        let words = format!("filter: {words}  ");
        x += canvas.text(x, y, width, &words, theme.involved());
    }
    hints::draw(canvas, app, theme, x, y);
    None
}
