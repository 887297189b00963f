//! A screen as SVG: rectangles for the paper, shapes for lines and braille, text for the rest.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::shape::{Shape, shapes};
use super::{Cell, Grid, Look, Rgb};
use crate::store::export::visible::line;

/// The size of a cell; the typeface is so large that its letters are as wide.
const WIDE: u16 = 10;
const HIGH: u16 = 20;
const SIZE: f32 = 16.6;
/// Where letters stand in the cell, from the top.
const BASE: f32 = 15.0;
/// Around the screen.
const MARGIN: u16 = 10;

/// Typefaces of fixed width, of which one is everywhere.
const FACES: &str =
    "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', 'Courier New', monospace";

/// Writes the picture.
pub(super) fn write(grid: &Grid, title: &str, out: &mut dyn Write) -> io::Result<()> {
    let width = grid.columns * WIDE + 2 * MARGIN;
    let height = grid.height() * usize::from(HIGH) + 2 * usize::from(MARGIN);
    let title = escaped(&line(title));
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n<title>{title}</title>"
    )?;
    writeln!(
        out,
        "<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>",
        hex(grid.paper)
    )?;
    writeln!(out, "<g transform=\"translate({MARGIN} {MARGIN})\">")?;
    for (y, row) in (0u16..).zip(grid.rows()) {
        papers(grid, y, row, out)?;
    }
    drawn(grid, out)?;
    writeln!(out, "<g font-family=\"{FACES}\" font-size=\"{SIZE}\">")?;
    for (y, row) in (0u16..).zip(grid.rows()) {
        words(grid, y, row, out)?;
    }
    writeln!(out, "</g>\n</g>\n</svg>")
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Runs of cells with a paper of their own.
fn papers(grid: &Grid, y: u16, row: &[Cell], out: &mut dyn Write) -> io::Result<()> {
    let mut x: u16 = 0;
    for run in row.chunk_by(|a, b| grid.colours(a.look).1 == grid.colours(b.look).1) {
        let long = u16::try_from(run.len()).unwrap_or(u16::MAX);
        let paper = grid.colours(run[0].look).1;
        if paper != grid.paper {
            let (left, top, wide) = (x * WIDE, y * HIGH, long * WIDE);
            writeln!(
                out,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{HIGH}\" fill=\"{}\"/>",
                hex(paper)
            )?;
        }
        x += long;
    }
    Ok(())
}

/// Everything that fills its cell, in one path for each colour.
fn drawn(grid: &Grid, out: &mut dyn Write) -> io::Result<()> {
    let mut paths: Vec<(Rgb, String)> = Vec::new();
    for (y, row) in (0u16..).zip(grid.rows()) {
        for (x, cell) in (0u16..).zip(row) {
            let Some(shapes) = shapes(&cell.symbol, f32::from(WIDE) / f32::from(HIGH)) else {
                continue;
            };
            let ink = grid.colours(cell.look).0;
            let at = paths.iter().position(|(colour, _)| *colour == ink);
            let at = at.unwrap_or_else(|| {
                paths.push((ink, String::new()));
                paths.len() - 1
            });
            for shape in shapes {
                trace(shape, (x, y), &mut paths[at].1);
            }
        }
    }
    paths
        .iter()
        .filter(|(_, path)| !path.is_empty())
        .try_for_each(|(ink, path)| writeln!(out, "<path fill=\"{}\" d=\"{path}\"/>", hex(*ink)))
}

fn trace(shape: Shape, (column, row): (u16, u16), path: &mut String) {
    let (wide, high) = (f32::from(WIDE), f32::from(HIGH));
    let (left, top) = (f32::from(column) * wide, f32::from(row) * high);
    let _ = match shape {
        Shape::Rect([west, north, east, south]) => {
            let (x, y) = (left + west * wide, top + north * high);
            let (long, tall) = ((east - west) * wide, (south - north) * high);
            write!(path, "M{x:.2} {y:.2}h{long:.2}v{tall:.2}h{:.2}z", -long)
        }
        Shape::Dot([x, y, radius]) => {
            let r = radius * wide;
            let (x, y) = (left + x * wide - r, top + y * high);
            let d = 2.0 * r;
            write!(
                path,
                "M{x:.2} {y:.2}a{r:.2} {r:.2} 0 1 0 {d:.2} 0a{r:.2} {r:.2} 0 1 0 {:.2} 0z",
                -d
            )
        }
    };
}

/// The words of a row, each stretched to the cells that it takes, whatever typeface is there.
fn words(grid: &Grid, y: u16, row: &[Cell], out: &mut dyn Write) -> io::Result<()> {
    let mut word = Word::default();
    for (x, cell) in (0u16..).zip(row) {
        let blank = cell.symbol.trim().is_empty();
        let shape = shapes(&cell.symbol, 0.5).is_some();
        let goes_on = word.look == cell.look && cell.width == 1 && !word.wide;
        if blank || shape || !goes_on {
            word.write(grid, y, out)?;
            word = Word::default();
        }
        if cell.look.underlined && cell.width > 0 {
            underline(grid, (x, y), cell, out)?;
        }
        if blank || shape || cell.width == 0 {
            continue;
        }
        if word.text.is_empty() {
            word = Word {
                x,
                look: cell.look,
                wide: cell.width > 1,
                ..Word::default()
            };
        }
        word.text.push_str(&cell.symbol);
        word.columns += u16::from(cell.width);
    }
    word.write(grid, y, out)
}

fn underline(grid: &Grid, (x, y): (u16, u16), cell: &Cell, out: &mut dyn Write) -> io::Result<()> {
    let (left, top) = (x * WIDE, y * HIGH + HIGH - 3);
    let (wide, ink) = (u16::from(cell.width) * WIDE, hex(grid.colours(cell.look).0));
    writeln!(
        out,
        "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"1\" fill=\"{ink}\"/>"
    )
}

#[derive(Default)]
struct Word {
    x: u16,
    columns: u16,
    text: String,
    look: Look,
    wide: bool,
}

impl Word {
    fn write(&self, grid: &Grid, y: u16, out: &mut dyn Write) -> io::Result<()> {
        if self.text.is_empty() {
            return Ok(());
        }
        let ink = hex(grid.colours(self.look).0);
        let weight = if self.look.bold {
            " font-weight=\"bold\""
        } else {
            ""
        };
        let slant = if self.look.italic {
            " font-style=\"italic\""
        } else {
            ""
        };
        let (left, base, long) = (
            self.x * WIDE,
            f32::from(y * HIGH) + BASE,
            self.columns * WIDE,
        );
        writeln!(
            out,
            "<text x=\"{left}\" y=\"{base}\" fill=\"{ink}\"{weight}{slant} textLength=\"{long}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
            escaped(&self.text)
        )
    }
}
