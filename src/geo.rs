//! The ground under a dispute: coordinates, outlines, and a map of them drawn in characters.
//!
//! Everything here is a value and a function of values: a [`Basemap`] holds what is on the ground, a
//! [`Viewport`] says which part of it is looked at and how large, a list of [`Feature`]s says what the
//! dossier adds, and [`Picture::draw`] puts the three together as cells with meanings ([`Ink`]), which
//! somebody else turns into colours. Units are said with each item: degrees on the ground, *cells* on the
//! screen, and *dots*, of which a cell is two wide and four high, so that a dot is square.
//!
//! Knows nothing of the rest of the crate, of files, or of the terminal.

mod basemap;
mod coord;
mod delta;
mod feature;
mod glyph;
mod label;
mod picture;
mod raster;
mod scale_bar;
mod sketch;
mod slope;
mod style;
mod viewport;

pub use basemap::{Basemap, Landmark, LandmarkKind, Layer, MapLine};
pub use coord::{Bounds, Coord, KM_PER_DEGREE};
pub use delta::decode;
pub use feature::{Feature, Precision};
pub use glyph::Marker;
pub use label::{Labels, Margin, Spot, Wish};
pub use picture::{Cell, Ink, Picture, Placed, Standing};
pub use raster::{Dash, Dots, Raster, Stroke};
pub use scale_bar::{ScaleBar, scale_bar};
pub use viewport::Viewport;
