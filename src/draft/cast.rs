//! Who and what the article names: mentions joined into entities.

use crate::geo::Coord;
use crate::model::layer::{Kind, Precision};
use crate::text::Span;

/// An entity as drafted.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The fullest name that the text gives it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its other names in this text: surname, acronym, short form.
    pub aliases: Vec<String>,
    /// Where it is named, by name or alias; in order.
    pub mentions: Vec<Span>,
    /// Where it is referred to without its name: "the ministry", "she". Sources only; in order.
    pub references: Vec<Span>,
    /// ISO 3166-1 alpha-2 code of the country that it is, or whose body or capital it is.
    pub country: Option<String>,
    /// Where it is, if it is a place that is known.
    pub place: Option<Site>,
}

/// Where a place is.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Degrees.
    pub at: Coord,
    /// How exactly it is known.
    pub precision: Precision,
    /// Whether it is a sector of the bundled front, with its stretch of the line.
    pub stretch: Option<crate::model::layer::StretchEntry>,
    /// Where the coordinates come from, and why this one of several places of that name.
    pub basis: String,
}

/// Everybody and everything in an article, in the order of their first mention.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cast {
    /// The entities.
    pub figures: Vec<Figure>,
    /// For each attribution of the reading: the figure that its source is, where that is known
    /// ("the ministry" after "the Defence Ministry", "she").
    pub sources: Vec<Option<usize>>,
}
