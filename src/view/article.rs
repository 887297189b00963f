//! The reading pane: numbers and side marks in the margin, the words with their meanings.

use ratatui::style::Style;

use super::canvas::Canvas;
use crate::app::{App, Area, Mode, Pane, Row};
use crate::model::{Paragraph, Review, Role, Voice};
use crate::text::{self, Span};
use crate::theme::Theme;

/// Draws the visible rows; says where the cursor is.
pub fn draw(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    if app.dossier().article().is_empty() {
        let words = "This article is empty.";
        canvas.text(area.x + 1, area.y, area.width - 1, words, theme.absent());
        return None;
    }
    let margin = Margin { app, theme, area };
    for (y, row) in (area.y..area.y + area.height).zip(app.article().window()) {
        match *row {
            Row::Text {
                span,
                paragraph,
                first,
            } => {
                margin.draw(canvas, y, span, first.then_some(paragraph));
                words(canvas, app, theme, area, y, span);
            }
            Row::Gap { hidden: 0 } => {}
            Row::Gap { hidden } => gap(canvas, app, theme, area, y, hidden),
        }
    }
    if app.screen().focus != Pane::Article {
        return None;
    }
    let (x, y) = app.article().cursor_cell(app.dossier().article())?;
    Some((area.x + x, area.y + y))
}

fn gap(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area, y: u16, hidden: u32) {
    let x = area.x + app.article().indent() + app.article().gutter();
    let hidden = text::counted(hidden as usize, "paragraph");
    let words = format!("… {hidden} hidden by the filter");
    let room = (area.x + area.width).saturating_sub(x);
    canvas.elided(x, y, room, &words, theme.absent());
}

/// What stands before the words of a row.
struct Margin<'a> {
    app: &'a App,
    theme: &'a Theme,
    area: Area,
}

impl Margin<'_> {
    /// The paragraph's number, the letter of each side whose claim begins here, and a bar along
    /// the claims: full for a side's, thin while it is a draft, broken for a third party's.
    fn draw(&self, canvas: &mut Canvas, y: u16, row: Span, paragraph: Option<Paragraph>) {
        let sides = self.app.dossier().sides().len().min(3);
        let marks = if sides == 0 { 0 } else { sides + 2 };
        let x = self.area.x + self.app.article().indent();
        let marks = u16::try_from(marks).unwrap_or(0);
        let digits = self.app.article().gutter().saturating_sub(marks + 1);
        if let Some(paragraph) = paragraph {
            let here = self.app.article().paragraph(self.app.dossier().article());
            let style = if here == paragraph {
                self.theme.heading()
            } else {
                self.theme.faint()
            };
            let number = paragraph.number().to_string();
            canvas.right(x + digits, y, digits, &number, style);
        }
        if marks > 0 {
            self.sides(canvas, x + digits + 1, y, row);
        }
    }

    fn sides(&self, canvas: &mut Canvas, x: u16, y: u16, row: Span) {
        let dossier = self.app.dossier();
        let mut bar: Option<(Voice, Review)> = None;
        let mut others = false;
        for (_, (id, role)) in dossier.claim_spans().overlapping(row) {
            let voice = dossier.claim(*id).voice;
            let Voice::Side(side) = voice else {
                others |= matches!(voice, Voice::ThirdParty | Voice::Unknown);
                continue;
            };
            let content = dossier.claim(*id).content_span();
            let starts = content.is_some_and(|span| row.contains(span.start as usize));
            let slot = u16::try_from(side.index().min(2)).unwrap_or(0);
            if starts {
                let style = self.theme.voice(voice).patch(self.theme.heading());
                canvas.text(x + slot, y, 1, dossier.letter(voice), style);
            }
            if *role == Role::Content || bar.is_none() {
                bar = Some((voice, dossier.claim(*id).review));
            }
        }
        let slots = u16::try_from(dossier.sides().len().min(3)).unwrap_or(0);
        if let Some((voice, review)) = bar {
            let bar = match review {
                Review::Kept => canvas.sign("▌", "|"),
                Review::Draft => canvas.sign("▏", "!"),
            };
            canvas.text(x + slots, y, 1, bar, self.theme.voice(voice));
        } else if others {
            let bar = canvas.sign("┊", ":");
            let style = self.theme.voice(Voice::ThirdParty);
            canvas.text(x + slots, y, 1, bar, style);
        }
    }
}

fn words(canvas: &mut Canvas, app: &App, theme: &Theme, area: Area, y: u16, row: Span) {
    let x = area.x + app.article().indent() + app.article().gutter();
    let columns = (area.x + area.width).saturating_sub(x);
    let ink = ink(app, theme, row);
    let text = app.dossier().article().text();
    canvas.verbatim((x, y, columns), text, row, |at| {
        let styles = ink.iter().filter(|(span, _)| span.contains(at));
        styles.fold(theme.text(), |style, (_, more)| style.patch(*more))
    });
}

/// The meanings of a row's words, the stronger later.
fn ink(app: &App, theme: &Theme, row: Span) -> Vec<(Span, Style)> {
    let dossier = app.dossier();
    let mut ink: Vec<(Span, Style)> = Vec::new();
    for (span, mention) in dossier.mentions().overlapping(row) {
        ink.push((*span, theme.mention(dossier.entity(mention.entity).kind)));
    }
    for (span, (_, role)) in dossier.claim_spans().overlapping(row) {
        if *role == Role::Cue {
            ink.push((*span, theme.cue()));
        }
    }
    if app
        .selection()
        .is_some_and(|s| !matches!(s, crate::model::Selection::Paragraph(_)))
    {
        let spans = &app.echo().spans;
        let from = spans.partition_point(|span| span.end <= row.start);
        let involved = spans[from..].iter().filter(|span| span.overlaps(row));
        ink.extend(involved.map(|span| (*span, theme.selected_words())));
    }
    if let Some(find) = &app.article().find {
        let here = app.article().cursor();
        let matches = find.needle.matches_in(dossier.article().text(), row);
        ink.extend(
            matches
                .into_iter()
                .map(|span| (span, theme.found(span.start as usize == here))),
        );
    }
    if app.mode() == Mode::Visual
        && let Some(span) = app.article().selected(dossier.article())
    {
        ink.push((span, theme.visual()));
    }
    ink
}
