//! A screen as PNG. The letters are those of the program's own typeface; what it lacks comes from those of the machine,
//! and what these lack too is drawn as a box and reported.

use std::collections::HashMap;
use std::io::{self, Write};

use fontdb::Database;
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Transform};
use ttf_parser::{Face, OutlineBuilder};
use unicode_normalization::UnicodeNormalization;

use super::shape::{Shape, shapes};
use super::{Cell, Grid, Rgb};

const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/mono.ttf");
const BOLD: &[u8] = include_bytes!("../../../../assets/fonts/mono-bold.ttf");

/// The size of a cell in dots: sharp on a screen of high density, and in print.
const WIDE: u16 = 14;
const HIGH: u16 = 28;
/// The size of the typeface, whose letters are then as wide as a cell.
const SIZE: f32 = 23.25;
/// Where letters stand in the cell, from the top.
const BASE: f32 = 21.0;
/// Around the screen.
const MARGIN: u16 = 14;

/// Writes the picture; returns the characters that no typeface has.
pub(super) fn write(grid: &Grid, out: &mut dyn Write) -> io::Result<Vec<char>> {
    let width = u32::from(grid.columns) * u32::from(WIDE) + 2 * u32::from(MARGIN);
    let height =
        u32::try_from(grid.height()).unwrap_or(0) * u32::from(HIGH) + 2 * u32::from(MARGIN);
    let mut sheet = Sheet::new(grid, width, height)?;
    for (y, row) in (0u16..).zip(grid.rows()) {
        for (x, cell) in (0u16..).zip(row).filter(|(_, cell)| cell.width > 0) {
            sheet.cell(cell, (x, y));
        }
    }
    out.write_all(&sheet.pixmap.encode_png().map_err(io::Error::other)?)?;
    let mut missing: Vec<char> = sheet.letters.missing;
    missing.sort_unstable();
    Ok(missing)
}

struct Sheet<'g> {
    grid: &'g Grid,
    pixmap: Pixmap,
    letters: Letters,
}

impl<'g> Sheet<'g> {
    fn new(grid: &'g Grid, width: u32, height: u32) -> io::Result<Self> {
        let mut pixmap = Pixmap::new(width, height)
            .ok_or_else(|| io::Error::other("the picture is too large"))?;
        let [red, green, blue] = grid.paper;
        pixmap.fill(Color::from_rgba8(red, green, blue, 255));
        Ok(Self {
            grid,
            pixmap,
            letters: Letters::default(),
        })
    }

    fn cell(&mut self, cell: &Cell, (x, y): (u16, u16)) {
        let (ink, paper) = self.grid.colours(cell.look);
        let left = f32::from(x * WIDE + MARGIN);
        let top = f32::from(y) * f32::from(HIGH) + f32::from(MARGIN);
        let wide = f32::from(u16::from(cell.width) * WIDE);
        if paper != self.grid.paper {
            self.rect([left, top, left + wide, top + f32::from(HIGH)], paper);
        }
        if cell.look.underlined {
            let line = top + f32::from(HIGH) - 4.0;
            self.rect([left, line, left + wide, line + 1.5], ink);
        }
        if cell.symbol.trim().is_empty() {
            return;
        }
        match shapes(&cell.symbol, f32::from(WIDE) / f32::from(HIGH)) {
            Some(shapes) => shapes
                .into_iter()
                .for_each(|shape| self.shape(shape, (left, top), ink)),
            None => self.text(cell, (left, top), ink),
        }
    }

    fn rect(&mut self, [left, top, right, bottom]: [f32; 4], colour: Rgb) {
        if let Some(rect) = Rect::from_ltrb(left, top, right, bottom) {
            self.pixmap
                .fill_rect(rect, &paint(colour), Transform::identity(), None);
        }
    }

    fn shape(&mut self, shape: Shape, (left, top): (f32, f32), ink: Rgb) {
        let (wide, high) = (f32::from(WIDE), f32::from(HIGH));
        match shape {
            // Edges fall on whole dots, so that neighbours join without a seam.
            Shape::Rect([west, north, east, south]) => {
                let across = |part: f32| left + (part * wide).round();
                let along = |part: f32| top + (part * high).round();
                self.rect(
                    [across(west), along(north), across(east), along(south)],
                    ink,
                );
            }
            Shape::Dot([x, y, radius]) => {
                let dot = PathBuilder::from_circle(left + x * wide, top + y * high, radius * wide);
                if let Some(dot) = dot {
                    self.fill(&dot, ink);
                }
            }
        }
    }

    fn fill(&mut self, path: &Path, ink: Rgb) {
        let still = Transform::identity();
        self.pixmap
            .fill_path(path, &paint(ink), FillRule::Winding, still, None);
    }

    fn text(&mut self, cell: &Cell, (left, top): (f32, f32), ink: Rgb) {
        let room = f32::from(u16::from(cell.width) * WIDE);
        for c in cell.symbol.nfc() {
            let Some(glyph) = self.letters.glyph(c, cell.look.bold) else {
                self.missing(c, (left, top), room, ink);
                continue;
            };
            let slant = if cell.look.italic { -0.2 } else { 0.0 };
            // Letters of another typeface stand in the middle of their cells.
            let shift = ((room - glyph.advance) / 2.0).max(0.0);
            let place = Transform::from_row(1.0, 0.0, slant, 1.0, left + shift, top + BASE);
            if let Some(path) = glyph.path.clone() {
                self.pixmap
                    .fill_path(&path, &paint(ink), FillRule::Winding, place, None);
            }
        }
    }

    fn missing(&mut self, c: char, (left, top): (f32, f32), room: f32, ink: Rgb) {
        let invisible = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) == 0;
        if invisible {
            return;
        }
        let (right, bottom) = (left + room - 2.0, top + f32::from(HIGH) - 6.0);
        let (left, top) = (left + 2.0, top + 6.0);
        for edge in [
            [left, top, right, top + 1.5],
            [left, bottom - 1.5, right, bottom],
            [left, top, left + 1.5, bottom],
            [right - 1.5, top, right, bottom],
        ] {
            self.rect(edge, ink);
        }
    }
}

fn paint(colour: Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(colour[0], colour[1], colour[2], 255);
    paint
}

/// A letter, its foot at 0.
struct Glyph {
    path: Option<Path>,
    advance: f32,
}

/// The letters that were needed so far.
#[derive(Default)]
struct Letters {
    known: HashMap<(char, bool), Option<Glyph>>,
    missing: Vec<char>,
    /// The typefaces of the machine, which are read when they are needed first.
    machine: Option<Database>,
}

impl Letters {
    fn glyph(&mut self, c: char, bold: bool) -> Option<&Glyph> {
        if !self.known.contains_key(&(c, bold)) {
            let glyph = own(c, bold).or_else(|| self.of_machine(c));
            let invisible = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) == 0;
            if glyph.is_none() && !invisible && !self.missing.contains(&c) {
                self.missing.push(c);
            }
            self.known.insert((c, bold), glyph);
        }
        self.known.get(&(c, bold))?.as_ref()
    }

    fn of_machine(&mut self, c: char) -> Option<Glyph> {
        let machine = self.machine.get_or_insert_with(|| {
            let mut faces = Database::new();
            faces.load_system_fonts();
            faces
        });
        let mut faces: Vec<_> = machine.faces().collect();
        faces.sort_by_key(|face| {
            (
                !face.monospaced,
                face.weight.0.abs_diff(400),
                face.post_script_name.clone(),
            )
        });
        let ids: Vec<fontdb::ID> = faces.into_iter().map(|face| face.id).collect();
        ids.into_iter().find_map(|id| {
            machine.with_face_data(id, |data, index| glyph(&Face::parse(data, index).ok()?, c))?
        })
    }
}

fn own(c: char, bold: bool) -> Option<Glyph> {
    let face = if bold { BOLD } else { REGULAR };
    glyph(&Face::parse(face, 0).ok()?, c)
}

/// The outline of a character; none if the typeface lacks it, or has it as a picture only.
fn glyph(face: &Face, c: char) -> Option<Glyph> {
    let id = face.glyph_index(c)?;
    let scale = SIZE / f32::from(face.units_per_em());
    let mut outline = Outline {
        path: PathBuilder::new(),
        scale,
    };
    let bounds = face.outline_glyph(id, &mut outline);
    let blank = c.is_whitespace() || c.is_control();
    if bounds.is_none() && !blank {
        return None;
    }
    let advance = face.glyph_hor_advance(id).unwrap_or(0);
    Some(Glyph {
        path: outline.path.finish(),
        advance: f32::from(advance) * scale,
    })
}

/// Turns an outline upside down, as pictures count from the top.
struct Outline {
    path: PathBuilder,
    scale: f32,
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.scale, -y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.scale, -y * self.scale);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.quad_to(x1 * s, -y1 * s, x * s, -y * s);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path
            .cubic_to(x1 * s, -y1 * s, x2 * s, -y2 * s, x * s, -y * s);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typeface_has_what_the_screen_draws() {
        for c in "AZaz09éğЖω¶“”‘’…–—·●○◆▸▾⇄→~┃"
            .chars()
            .filter(|c| shapes(&c.to_string(), 0.5).is_none())
        {
            for bold in [false, true] {
                let glyph = own(c, bold).unwrap_or_else(|| panic!("no {c}"));
                assert!(
                    (glyph.advance - f32::from(WIDE)).abs() < 0.1,
                    "{c} {}",
                    glyph.advance
                );
            }
        }
        assert!(own('漢', false).is_none());
    }
}
