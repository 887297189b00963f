//! Which part of the ground is looked at, and how large.

use super::{Bounds, Coord, KM_PER_DEGREE};

/// The finest scale, in degrees of latitude a dot: about the grain of the data, a tenth of a kilometre.
const FINEST: f64 = 0.001;

/// A window on the ground: a centre, a scale, and a size on the screen.
///
/// The projection is equirectangular and true at the latitude of the centre. A cell is two dots wide and
/// four high and dots are square, so shapes near the centre keep their proportions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    center: Coord,
    scale: f64,
    shrink: f64,
    width: u16,
    height: u16,
}

impl Viewport {
    /// The window of `width` by `height` cells around `center` at `scale` degrees of latitude a dot. A scale
    /// finer than the data or coarser than the whole world (or none at all) becomes the nearest sane one.
    #[must_use]
    pub fn new(center: Coord, scale: f64, width: u16, height: u16) -> Self {
        let coarsest = (180.0 / f64::from(width.max(1))).max(45.0 / f64::from(height.max(1)));
        let scale = if scale.is_nan() { coarsest } else { scale };
        Self {
            center,
            scale: scale.clamp(FINEST, coarsest),
            shrink: center.lat().to_radians().cos().max(0.05),
            width,
            height,
        }
    }

    /// The closest window of this size that shows all of `bounds`.
    #[must_use]
    pub fn fit(bounds: Bounds, width: u16, height: u16) -> Self {
        let flat = Self::new(bounds.center(), f64::NAN, width, height);
        let wide = (bounds.east() - bounds.west()) * flat.shrink;
        let high = bounds.north() - bounds.south();
        let scale =
            (wide / (2.0 * f64::from(width.max(1)))).max(high / (4.0 * f64::from(height.max(1))));
        Self::new(bounds.center(), scale, width, height)
    }

    /// The same centre and scale in another size.
    #[must_use]
    pub fn resized(self, width: u16, height: u16) -> Self {
        Self::new(self.center, self.scale, width, height)
    }

    /// Moved by whole cells, to the right and down; the centre stays on the map.
    #[must_use]
    pub fn panned(self, columns: i32, rows: i32) -> Self {
        let east = f64::from(columns) * 2.0 * self.scale / self.shrink;
        let south = f64::from(rows) * 4.0 * self.scale;
        let center = Coord::clamped(self.center.lon() + east, self.center.lat() - south);
        Self::new(center, self.scale, self.width, self.height)
    }

    /// `factor` times as close, around the centre: 2 doubles the size of everything, 0.5 halves it.
    #[must_use]
    pub fn zoomed(self, factor: f64) -> Self {
        Self::new(self.center, self.scale / factor, self.width, self.height)
    }

    /// The same window around another point.
    #[must_use]
    pub fn centered(self, center: Coord) -> Self {
        Self::new(center, self.scale, self.width, self.height)
    }

    /// The middle of the window.
    #[must_use]
    pub fn center(self) -> Coord {
        self.center
    }

    /// Degrees of latitude a dot.
    #[must_use]
    pub fn scale(self) -> f64 {
        self.scale
    }

    /// Width in cells.
    #[must_use]
    pub fn width(self) -> u16 {
        self.width
    }

    /// Height in cells.
    #[must_use]
    pub fn height(self) -> u16 {
        self.height
    }

    /// Kilometres a dot, in both directions.
    #[must_use]
    pub fn km_per_dot(self) -> f64 {
        self.scale * KM_PER_DEGREE
    }

    /// Where a point falls, in dots from the left and the top; it may be outside the window.
    #[must_use]
    pub fn to_dot(self, point: Coord) -> (f64, f64) {
        let east = (point.lon() - self.center.lon()) * self.shrink / self.scale;
        let south = (self.center.lat() - point.lat()) / self.scale;
        (
            f64::from(self.width) + east,
            2.0 * f64::from(self.height) + south,
        )
    }

    /// The cell a point falls into, column first, or `None` where it is outside the window.
    #[must_use]
    pub fn to_cell(self, point: Coord) -> Option<(u16, u16)> {
        let (x, y) = self.to_dot(point);
        cell(x / 2.0, self.width).zip(cell(y / 4.0, self.height))
    }

    /// The point in the middle of a cell.
    #[must_use]
    pub fn to_coord(self, column: u16, row: u16) -> Coord {
        let x = 2.0 * f64::from(column) + 1.0 - f64::from(self.width);
        let y = 4.0 * f64::from(row) + 2.0 - 2.0 * f64::from(self.height);
        self.offset(x, y)
    }

    /// The part of the ground in the window, as far as there is ground.
    #[must_use]
    pub fn bounds(self) -> Bounds {
        let (x, y) = (f64::from(self.width), 2.0 * f64::from(self.height));
        Bounds::new(self.offset(-x, -y), self.offset(x, y))
    }

    /// The point this many dots right of and below the centre.
    fn offset(self, right: f64, down: f64) -> Coord {
        Coord::clamped(
            self.center.lon() + right * self.scale / self.shrink,
            self.center.lat() - down * self.scale,
        )
    }
}

/// The cell that the position `at` (in cells) falls into, of `count` cells.
fn cell(at: f64, count: u16) -> Option<u16> {
    let inside = at >= 0.0 && at < f64::from(count);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked just above"
    )]
    inside.then_some(at as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Coord {
        Coord::new(lon, lat).expect("in range")
    }

    fn frontier() -> Bounds {
        Bounds::new(at(60.0, 29.0), at(78.0, 38.5))
    }

    #[test]
    fn shapes_keep_their_proportions() {
        let view = Viewport::fit(frontier(), 100, 40).centered(at(71.0, 34.0));
        let (west, north) = view.to_dot(at(70.5, 34.5));
        let (east, south) = view.to_dot(at(71.5, 33.5));
        let ratio = (east - west) / (south - north);
        assert!((ratio - 34_f64.to_radians().cos()).abs() < 1e-9, "{ratio}");
    }

    #[test]
    fn fitting_shows_everything_and_wastes_nothing() {
        for (width, height) in [(100, 40), (25, 12), (200, 5), (3, 90)] {
            let view = Viewport::fit(frontier(), width, height);
            let (left, top) = view.to_dot(at(60.0, 38.5));
            let (right, bottom) = view.to_dot(at(78.0, 29.0));
            let (dots_wide, dots_high) = (2.0 * f64::from(width), 4.0 * f64::from(height));
            assert!(left >= -1e-6 && top >= -1e-6, "{width}x{height}");
            assert!(right <= dots_wide + 1e-6 && bottom <= dots_high + 1e-6);
            let slack = (right - left - dots_wide)
                .abs()
                .min((bottom - top - dots_high).abs());
            assert!(slack < 1e-6, "{width}x{height}: {slack}");
        }
    }

    #[test]
    fn cells_and_points_answer_each_other() {
        let view = Viewport::fit(frontier(), 61, 23);
        for (column, row) in [(0, 0), (60, 22), (30, 11), (7, 19)] {
            assert_eq!(
                view.to_cell(view.to_coord(column, row)),
                Some((column, row))
            );
        }
        assert_eq!(view.to_cell(at(10.0, 10.0)), None);
    }

    #[test]
    fn panning_moves_by_cells() {
        let view = Viewport::fit(frontier(), 80, 24).centered(at(69.0, 33.0));
        let there = view.to_coord(50, 12);
        let moved = view.panned(10, 0);
        assert_eq!(moved.to_cell(there), Some((40, 12)));
        assert_eq!(view.panned(0, 0), view);
        let up = view.panned(0, -3).center().lat() - view.center().lat();
        assert!((up - 12.0 * view.scale()).abs() < 1e-9);
    }

    #[test]
    fn zoom_and_pan_stay_sane() {
        let mut view = Viewport::fit(frontier(), 80, 24);
        for _ in 0..1000 {
            view = view.zoomed(3.0).panned(i32::MAX, i32::MIN);
        }
        assert!((view.scale() - FINEST).abs() < 1e-12);
        assert_eq!(view.center(), at(180.0, 90.0));
        for _ in 0..1000 {
            view = view.zoomed(0.1);
        }
        assert!(view.scale() <= 2.25);
        for factor in [f64::NAN, 0.0, -1.0, f64::INFINITY] {
            assert!(view.zoomed(factor).scale().is_finite(), "{factor}");
        }
    }

    #[test]
    fn no_size_is_no_trouble() {
        let view = Viewport::fit(frontier(), 0, 0);
        assert!(view.scale().is_finite());
        assert_eq!(view.to_cell(view.center()), None);
        let point = Viewport::fit(Bounds::new(at(71.0, 34.0), at(71.0, 34.0)), 80, 24);
        assert!((point.scale() - FINEST).abs() < 1e-12);
    }
}
