//! A finished map: cells with meanings, and the names that stand on them.

use std::fmt;

use super::sketch::Sketch;
use super::{Basemap, Feature, LandmarkKind, Layer, Marker, Viewport};

/// What a cell of the map means, lines from the faintest to the strongest. Whoever draws the map gives each
/// its colour. Numbers are indices into the features the picture was drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Ink {
    /// Nothing.
    #[default]
    None,
    /// A line of the base map.
    Line(Layer),
    /// The stretch of a line that a feature stands for.
    Stretch(u16),
    /// The scale bar and its number.
    ScaleBar,
    /// The name, or the marker, of a town, a crossing or a country.
    Landmark(LandmarkKind),
    /// The marker of a feature.
    Place(u16),
    /// The name of a feature.
    PlaceLabel(u16),
}

impl Ink {
    /// The feature that the cell belongs to.
    #[must_use]
    pub fn feature(self) -> Option<usize> {
        match self {
            Self::Stretch(index) | Self::Place(index) | Self::PlaceLabel(index) => {
                Some(usize::from(index))
            }
            _ => None,
        }
    }
}

/// One cell of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The character to draw, one column wide; a blank where a name stands.
    pub symbol: char,
    /// What it means.
    pub ink: Ink,
}

impl Cell {
    pub(super) const EMPTY: Self = Self {
        symbol: ' ',
        ink: Ink::None,
    };
}

/// A name on the map, to be written over the cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its leftmost column.
    pub column: u16,
    /// Its row.
    pub row: u16,
    /// How wide it is, in columns.
    pub width: u16,
    /// The words.
    pub text: String,
    /// What it names.
    pub ink: Ink,
}

/// What became of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is on the map, with its name.
    Named,
    /// It is in the window, but there was no room for its name.
    Crowded,
    /// It is outside the window.
    Outside,
    /// It is not known where it is.
    Unplaced,
}

/// A map, drawn.
///
/// Write the cells first and then the names over them; [`Display`](fmt::Display) does so in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) cells: Vec<Cell>,
    pub(super) names: Vec<Placed>,
    pub(super) standings: Vec<Standing>,
}

impl Picture {
    /// Draws the part of `map` that `viewport` shows, with the features over it.
    #[must_use]
    pub fn draw(map: &Basemap, viewport: &Viewport, features: &[Feature], marker: Marker) -> Self {
        let mut sketch = Sketch::new(*viewport, marker);
        sketch.lines(map);
        sketch.stretches(features);
        sketch.ink();
        sketch.marks(features);
        sketch.names(features);
        sketch.scale_bar();
        sketch.landmarks(map, features);
        sketch.finish()
    }

    /// Width in cells.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Height in cells.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.height
    }

    /// A cell; an empty one outside the map.
    #[must_use]
    pub fn cell(&self, column: u16, row: u16) -> Cell {
        if column >= self.width || row >= self.height {
            return Cell::EMPTY;
        }
        self.cells[usize::from(row) * usize::from(self.width) + usize::from(column)]
    }

    /// The cells row by row, each row from the left.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(usize::from(self.width).max(1))
    }

    /// The names, in the order in which they found room.
    #[must_use]
    pub fn names(&self) -> &[Placed] {
        &self.names
    }

    /// What became of each feature, in the order in which they were given.
    #[must_use]
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// The cells that a feature occupies: its marker, its name, its stretch. Column first.
    pub fn cells_of(&self, feature: usize) -> impl Iterator<Item = (u16, u16)> {
        let places =
            (0..self.height).flat_map(|row| (0..self.width).map(move |column| (column, row)));
        places.filter(move |(column, row)| self.cell(*column, *row).ink.feature() == Some(feature))
    }

    /// The feature in a cell, or else in one of the eight around it.
    #[must_use]
    pub fn feature_at(&self, column: u16, row: u16) -> Option<usize> {
        let here = |column, row| self.cell(column, row).ink.feature();
        let around = |at: u16| [at, at.wrapping_sub(1), at.wrapping_add(1)];
        let near = around(row)
            .into_iter()
            .flat_map(|row| around(column).map(|column| (column, row)));
        near.into_iter().find_map(|(column, row)| here(column, row))
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (cells, row) in self.rows().zip(0..) {
            let mut names: Vec<&Placed> =
                self.names.iter().filter(|name| name.row == row).collect();
            names.sort_by_key(|name| name.column);
            let mut line = String::new();
            let mut done = 0;
            for name in names {
                let column = usize::from(name.column);
                line.extend(cells[done..column].iter().map(|cell| cell.symbol));
                line.push_str(&name.text);
                done = column + usize::from(name.width);
            }
            line.extend(cells[done..].iter().map(|cell| cell.symbol));
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
