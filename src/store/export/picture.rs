//! Pictures of the screen: cells that somebody has drawn, as SVG, PNG or ANSI.
//!
//! Lines, blocks and braille are drawn as shapes that fill their cells, so that they join whatever typeface there is;
//! everything else is text. The cells come in as a [`Grid`], which knows nothing of a terminal.

mod ansi;
#[cfg(feature = "png")]
mod png;
mod shape;
mod svg;

use std::io::{self, Write};

/// A colour of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Whatever the ground has.
    #[default]
    Ground,
    /// One of a terminal's 256 colours; the first sixteen are its own.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in every terminal"
)]
pub struct Look {
    /// The colour of the characters.
    pub ink: Colour,
    /// The colour behind them.
    pub paper: Colour,
    /// Heavier.
    pub bold: bool,
    /// Fainter.
    pub dim: bool,
    /// Slanted.
    pub italic: bool,
    /// With a line below.
    pub underlined: bool,
    /// Ink and paper exchanged.
    pub reversed: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What stands in it, clean; nothing where the cell to the left reaches over.
    pub symbol: String,
    /// Columns that it takes, 1 or 2.
    pub width: u8,
    /// How it looks.
    pub look: Look,
}

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// A drawn screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    columns: u16,
    cells: Vec<Cell>,
    ink: Rgb,
    paper: Rgb,
}

impl Grid {
    /// The rows of `cells`, each of `columns`; `ink` and `paper` are what the ground's colours are in a picture.
    #[must_use]
    pub fn new(columns: u16, cells: Vec<Cell>, ink: Rgb, paper: Rgb) -> Self {
        Self {
            columns: columns.max(1),
            cells,
            ink,
            paper,
        }
    }

    /// The rows, from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(usize::from(self.columns))
    }

    /// How many rows there are.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows().count()
    }

    /// The colours of a cell's ink and paper, as they are seen.
    fn colours(&self, look: Look) -> (Rgb, Rgb) {
        let mut ink = rgb(look.ink).unwrap_or(self.ink);
        let mut paper = rgb(look.paper).unwrap_or(self.paper);
        if look.reversed {
            std::mem::swap(&mut ink, &mut paper);
        }
        if look.dim {
            ink = between(ink, paper);
        }
        (ink, paper)
    }
}

/// Six parts of the one, four of the other.
fn between(one: Rgb, other: Rgb) -> Rgb {
    let mix = |a: u8, b: u8| {
        let mixed = (u16::from(a) * 6 + u16::from(b) * 4) / 10;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    [0, 1, 2].map(|i| mix(one[i], other[i]))
}

/// The sixteen colours as a dark terminal of today has them; which they are is the terminal's to say.
const SIXTEEN: [Rgb; 16] = [
    [35, 38, 44],
    [224, 86, 86],
    [88, 178, 108],
    [226, 176, 78],
    [92, 138, 214],
    [196, 120, 190],
    [72, 178, 190],
    [208, 208, 206],
    [122, 128, 138],
    [240, 112, 112],
    [118, 206, 138],
    [246, 206, 116],
    [124, 172, 244],
    [222, 152, 218],
    [110, 208, 220],
    [245, 245, 243],
];

fn rgb(colour: Colour) -> Option<Rgb> {
    match colour {
        Colour::Ground => None,
        Colour::Rgb(red, green, blue) => Some([red, green, blue]),
        Colour::Indexed(index @ 0..16) => Some(SIXTEEN[usize::from(index)]),
        // The cube and the greys that terminals agree upon.
        Colour::Indexed(index @ 16..232) => {
            let at = index - 16;
            let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            Some([level(at / 36), level(at / 6 % 6), level(at % 6)])
        }
        Colour::Indexed(index) => Some([8 + 10 * (index - 232); 3]),
    }
}

/// A picture format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Scalable.
    Svg,
    /// Dots.
    #[cfg(feature = "png")]
    Png,
    /// Escape sequences, for terminals.
    Ansi,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: &'static [Format] = &[
        Format::Svg,
        #[cfg(feature = "png")]
        Format::Png,
        Format::Ansi,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            #[cfg(feature = "png")]
            Self::Png => "png",
            Self::Ansi => "ansi",
        }
    }

    /// What it is, in one line.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Svg => "a picture of the screen or of a pane",
            #[cfg(feature = "png")]
            Self::Png => "the same in dots",
            Self::Ansi => "the same for a terminal: cat shows it",
        }
    }

    /// Whether it can be shown on a terminal.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::Svg | Self::Ansi)
    }
}

/// Writes a screen as a picture; returns the characters that no typeface here has, which are drawn as boxes.
///
/// # Errors
/// When `out` takes no more.
pub fn write(
    grid: &Grid,
    format: Format,
    title: &str,
    out: &mut dyn Write,
) -> io::Result<Vec<char>> {
    match format {
        Format::Svg => svg::write(grid, title, out).map(|()| Vec::new()),
        #[cfg(feature = "png")]
        Format::Png => png::write(grid, out),
        Format::Ansi => ansi::write(grid, out).map(|()| Vec::new()),
    }
}

#[cfg(test)]
mod tests;
