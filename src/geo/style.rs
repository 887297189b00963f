//! How each kind of line is drawn, from the faintest to the strongest, and what a name may cover.

use super::picture::Ink;
use super::raster::{Dash, Stroke};
use super::{LandmarkKind, Layer, Marker};

/// The coarsest scale at which a layer is shown, in kilometres a dot: the faint lines go first.
pub(super) fn reach(layer: Layer) -> f64 {
    match layer {
        Layer::Admin1 => 7.0,
        Layer::Tribal => 12.0,
        Layer::River => 16.0,
        _ => f64::INFINITY,
    }
}

/// How a line of the base map is drawn.
pub(super) fn stroke(layer: Layer) -> Stroke<Ink> {
    let (on, off) = match layer {
        Layer::River => (2, 1),
        Layer::Admin1 => (1, 1),
        Layer::Tribal => (3, 1),
        Layer::Disputed => (3, 2),
        Layer::Coast | Layer::Country | Layer::Durand => (1, 0),
    };
    Stroke {
        ink: Ink::Line(layer),
        dash: Dash { on, off },
        broad: false,
    }
}

/// The character for the dots of a cell.
pub(super) fn symbol(marker: Marker, pattern: u8, ink: Ink) -> char {
    match (marker, ink) {
        (_, Ink::None) => ' ',
        (Marker::Ascii, Ink::Stretch(_)) => '#',
        (Marker::Ascii, Ink::Line(Layer::River | Layer::Admin1)) => '.',
        (Marker::Ascii, Ink::Line(Layer::Tribal)) => ':',
        _ => marker.glyph(pattern),
    }
}

/// How bad it is for a name to cover a cell.
pub(super) fn cost(ink: Ink) -> u32 {
    match ink {
        Ink::None | Ink::Line(Layer::River | Layer::Admin1 | Layer::Tribal) => 0,
        Ink::Line(Layer::Coast | Layer::Country | Layer::Disputed) => 2,
        Ink::Line(Layer::Durand) => 3,
        _ => 4,
    }
}

/// The marker of a landmark.
pub(super) fn mark_of(kind: LandmarkKind, marker: Marker) -> char {
    match (kind, marker) {
        (LandmarkKind::Crossing, Marker::Braille) => '×',
        (LandmarkKind::Crossing, Marker::Ascii) => 'x',
        (_, Marker::Braille) => '·',
        (_, Marker::Ascii) => 'o',
    }
}
