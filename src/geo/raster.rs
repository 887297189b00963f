//! Lines as dots: two dots to the width of a cell, four to its height.

use super::glyph::BITS;
use super::slope::Slope;

/// How a line is broken up, in dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dash {
    /// Dots drawn at a time.
    pub on: u8,
    /// Dots left out between them; 0 for an unbroken line.
    pub off: u8,
}

impl Dash {
    /// An unbroken line.
    pub const SOLID: Self = Self { on: 1, off: 0 };

    /// Whether the dot after `walked` others is drawn.
    fn draws(self, walked: i64) -> bool {
        walked % (i64::from(self.on) + i64::from(self.off)).max(1) < i64::from(self.on)
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke<T> {
    /// What the line means; in a cell that several lines cross the greatest meaning wins.
    pub ink: T,
    /// How it is broken up.
    pub dash: Dash,
    /// Whether it is two dots thick rather than one.
    pub broad: bool,
}

/// The dots of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dots<T> {
    /// Which dots are set, with the bits of Unicode's braille patterns.
    pub pattern: u8,
    /// What the strongest line through the cell means.
    pub ink: T,
}

/// A grid of cells with dots in them.
///
/// A cell shows the dots of every line through it but has one meaning, as it has one colour on a screen: that
/// of the strongest, which is the greatest `T`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster<T> {
    width: u16,
    height: u16,
    cells: Vec<Dots<T>>,
}

/// Where a walk along a line has got to.
struct Walk<T> {
    stroke: Stroke<T>,
    steps: i64,
}

impl<T: Copy + Ord + Default> Raster<T> {
    /// An empty grid of `width` by `height` cells.
    #[must_use]
    pub fn new(width: u16, height: u16) -> Self {
        let count = usize::from(width) * usize::from(height);
        Self {
            width,
            height,
            cells: vec![Dots::default(); count],
        }
    }

    /// The dots of a cell; none outside the grid.
    #[must_use]
    pub fn cell(&self, column: u16, row: u16) -> Dots<T> {
        if column >= self.width || row >= self.height {
            return Dots::default();
        }
        self.cells[usize::from(row) * usize::from(self.width) + usize::from(column)]
    }

    /// Draws straight lines from point to point, given in dots from the left and the top.
    ///
    /// Points may lie anywhere, finite or not; only what is inside the grid costs time.
    pub fn polyline(&mut self, points: impl IntoIterator<Item = (f64, f64)>, stroke: Stroke<T>) {
        let mut walk = Walk { stroke, steps: 0 };
        let mut points = points
            .into_iter()
            .map(|(x, y)| (nearest_dot(x), nearest_dot(y)));
        let Some(mut from) = points.next() else {
            return;
        };
        self.segment(from, from, 0, &walk);
        for to in points {
            if to != from {
                self.segment(from, to, 1, &walk);
                walk.steps += (to.0 - from.0).abs().max((to.1 - from.1).abs());
                from = to;
            }
        }
    }

    /// Bresenham's line, from step `skip` on, without walking the steps outside the grid.
    fn segment(&mut self, from: (i64, i64), to: (i64, i64), skip: i64, walk: &Walk<T>) {
        let size = (2 * i64::from(self.width), 4 * i64::from(self.height));
        let steep = (to.1 - from.1).abs() > (to.0 - from.0).abs();
        let slope = if steep {
            Slope::new(swap(from), swap(to))
        } else {
            Slope::new(from, to)
        };
        let (first, last) = slope.visible(if steep { swap(size) } else { size });
        for (step, dot) in slope.walk(first.max(skip), last) {
            if walk.stroke.dash.draws(walk.steps + step) {
                let (x, y) = if steep { swap(dot) } else { dot };
                self.set(x, y, walk.stroke.ink);
                if walk.stroke.broad {
                    self.set(x + i64::from(steep), y + i64::from(!steep), walk.stroke.ink);
                }
            }
        }
    }

    /// Sets one dot, if it is inside the grid.
    fn set(&mut self, x: i64, y: i64, ink: T) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
            return;
        };
        let (column, row, width) = (x / 2, y / 4, usize::from(self.width));
        if column >= width {
            return;
        }
        if let Some(cell) = self.cells.get_mut(row * width + column) {
            cell.pattern |= BITS[y % 4][x % 2];
            cell.ink = cell.ink.max(ink);
        }
    }
}

fn swap(pair: (i64, i64)) -> (i64, i64) {
    (pair.1, pair.0)
}

/// The dot that a position falls into; far outside any grid it stops counting.
fn nearest_dot(at: f64) -> i64 {
    const FAR: f64 = 1e8;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to what fits; not a number becomes 0"
    )]
    let dot = at.clamp(-FAR, FAR).floor() as i64;
    dot
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Stroke<u8> = Stroke {
        ink: 1,
        dash: Dash::SOLID,
        broad: false,
    };

    /// A small generator of numbers in 0..1.
    fn numbers(mut seed: u64) -> impl FnMut() -> f64 {
        move || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(seed >> 33).expect("31 bits")) / f64::from(1_u32 << 31)
        }
    }

    fn drawn(raster: &Raster<u8>) -> Vec<u8> {
        raster.cells.iter().map(|cell| cell.pattern).collect()
    }

    #[test]
    fn a_line_has_a_dot_in_each_column() {
        let mut raster = Raster::new(4, 1);
        raster.polyline([(0.0, 0.0), (7.0, 3.0)], PLAIN);
        let text: String = (0..4)
            .map(|c| crate::geo::Marker::Braille.glyph(raster.cell(c, 0).pattern))
            .collect();
        assert_eq!(text, "⠉⠒⠤⣀");
        let dots: u32 = drawn(&raster).iter().map(|p| p.count_ones()).sum();
        assert_eq!(dots, 8);
    }

    #[test]
    fn clipping_equals_drawing_on_a_larger_sheet() {
        let mut number = numbers(7);
        for _ in 0..2000 {
            let mut point = || (number() * 240.0 - 80.0, number() * 240.0 - 80.0);
            let line = [point(), point(), point(), point()];
            let stroke = Stroke {
                dash: Dash { on: 3, off: 2 },
                ..PLAIN
            };
            let mut small = Raster::new(20, 10);
            small.polyline(line, stroke);
            let mut large = Raster::new(120, 60);
            large.polyline(line.map(|(x, y)| (x + 80.0, y + 80.0)), stroke);
            for (column, row) in (0..20).flat_map(|c| (0..10).map(move |r| (c, r))) {
                assert_eq!(
                    small.cell(column, row),
                    large.cell(column + 40, row + 20),
                    "{line:?}"
                );
            }
        }
    }

    #[test]
    fn far_away_ends_cost_nothing() {
        let mut raster = Raster::new(10, 5);
        raster.polyline([(-1e300, 10.2), (1e300, 10.2)], PLAIN);
        assert_eq!(
            drawn(&raster).iter().map(|p| p.count_ones()).sum::<u32>(),
            20
        );
        raster.polyline(
            [(f64::NAN, f64::INFINITY), (f64::NEG_INFINITY, f64::NAN)],
            PLAIN,
        );
    }

    #[test]
    fn dashes_run_on_through_the_vertices() {
        let stroke = Stroke {
            dash: Dash { on: 2, off: 2 },
            ..PLAIN
        };
        let mut whole = Raster::new(20, 1);
        whole.polyline([(0.0, 0.0), (39.0, 0.0)], stroke);
        let mut parts = Raster::new(20, 1);
        parts.polyline((0..40).map(|x| (f64::from(x), 0.4)), stroke);
        assert_eq!(whole, parts);
        assert_eq!(
            drawn(&whole).iter().map(|p| p.count_ones()).sum::<u32>(),
            20
        );
    }

    #[test]
    fn the_strongest_ink_has_the_cell() {
        let mut raster = Raster::new(1, 1);
        raster.polyline([(0.0, 0.0), (1.0, 0.0)], Stroke { ink: 5, ..PLAIN });
        raster.polyline([(0.0, 3.0), (1.0, 3.0)], PLAIN);
        assert_eq!(
            raster.cell(0, 0),
            Dots {
                pattern: 0b1100_1001,
                ink: 5
            }
        );
    }

    #[test]
    fn broad_lines_are_two_dots_thick() {
        let stroke = Stroke {
            broad: true,
            ..PLAIN
        };
        let mut raster = Raster::new(2, 2);
        raster.polyline([(0.0, 1.0), (3.0, 1.0)], stroke);
        assert_eq!(drawn(&raster), [0b0011_0110, 0b0011_0110, 0, 0]);
    }

    #[test]
    fn an_empty_grid_takes_anything() {
        for (width, height) in [(0, 0), (0, 5), (5, 0)] {
            let mut raster = Raster::new(width, height);
            raster.polyline([(0.0, 0.0), (50.0, 50.0)], PLAIN);
            assert_eq!(raster.cell(0, 0), Dots::default());
        }
    }
}
