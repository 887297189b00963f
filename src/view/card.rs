//! The card of an annotation, and a note.

use super::canvas::Canvas;
use crate::app::{Area, Card, CardRow, Field, Note};
use crate::theme::Theme;

/// Columns of the names of fields.
const LABELS: u16 = 15;

/// What stands above the fields that tell what the text says, and above the analyst's own.
const HEADINGS: [&str; 2] = ["What the text says", "What you make of it"];

/// Draws the words of an annotation and its fields.
pub fn draw(canvas: &mut Canvas, theme: &Theme, area: Area, card: &Card) {
    let (top, fields) = area.split_top(2);
    canvas.elided(top.x + 1, top.y, top.width - 2, &card.words, theme.text());
    let at = |line: usize| {
        let y = u16::try_from(line.checked_sub(card.top())?).ok()?;
        (y < fields.height).then_some(fields.y + y)
    };
    let own = card.rows.iter().position(|row| row.field.is_judgement());
    let headings = [Some(0), own.map(|own| card.line_of(own) - 1)];
    for (line, heading) in headings.into_iter().zip(HEADINGS) {
        if let Some(y) = line
            .and_then(at)
            .filter(|_| line != Some(0) || own != Some(0))
        {
            canvas.elided(fields.x + 1, y, fields.width - 1, heading, theme.heading());
        }
    }
    for (number, row) in card.rows.iter().enumerate() {
        if let Some(y) = at(card.line_of(number)) {
            let area = Area::new(fields.x, y, fields.width, 1);
            field(canvas, theme, area, row);
            if number == card.cursor() {
                canvas.style(area, theme.row(true));
            }
        }
    }
}

fn field(canvas: &mut Canvas, theme: &Theme, area: Area, row: &CardRow) {
    let label = area.x + 2;
    canvas.elided(label, area.y, LABELS - 1, row.field.label(), theme.faint());
    let x = label + LABELS;
    let room = (area.x + area.width).saturating_sub(x + 1);
    let empty = Field::empty(row.field);
    match &row.value {
        Some(value) => canvas.elided(x, area.y, room, value, theme.text()),
        None => canvas.elided(x, area.y, room, empty, theme.absent()),
    };
}

/// Draws a note with its own cursor.
pub fn note(canvas: &mut Canvas, theme: &Theme, area: Area, note: &Note) -> Option<(u16, u16)> {
    canvas.widget(
        Area::new(
            area.x + 1,
            area.y,
            area.width.saturating_sub(2),
            area.height,
        ),
        &note.area,
    );
    canvas.style(area, theme.text());
    None
}
