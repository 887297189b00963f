//! What a dossier puts on the map.

use super::Coord;

/// How exactly it is known where something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// At a point.
    Point,
    /// Somewhere in a district, a province or a country.
    Area,
}

/// A place of the dossier on the map.
///
/// What is known to the area only is drawn as its stretch of a line, if it has one, and by its name, but never
/// as a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// The name to write, already clean.
    pub label: String,
    /// How wide it is, in columns.
    pub label_width: u16,
    /// Where it is; of an area, where its name may stand.
    pub coord: Option<Coord>,
    /// The part of a line that it stands for.
    pub stretch: Vec<Coord>,
    /// How exactly `coord` is known.
    pub precision: Precision,
    /// The marker of a point, one column wide.
    pub mark: char,
    /// Which names are placed first: the higher, the sooner.
    pub priority: i32,
}

impl Feature {
    /// Every point of the feature, to make a window that shows it.
    pub fn coords(&self) -> impl Iterator<Item = Coord> {
        self.coord.into_iter().chain(self.stretch.iter().copied())
    }
}
