//! How long a round number of kilometres is on the screen.

use super::{Marker, Viewport};

/// A length on the ground that is a round number of kilometres, and its width on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleBar {
    /// Width in cells, rounded.
    pub cells: u16,
    /// Length in kilometres: 1, 2 or 5 times a power of ten.
    pub km: f64,
}

impl ScaleBar {
    /// The length in words: `200 km`, `500 m`.
    #[must_use]
    pub fn label(self) -> String {
        if self.km < 1.0 {
            format!("{:.0} m", self.km * 1000.0)
        } else {
            format!("{:.0} km", self.km)
        }
    }

    /// The bar and the length beside it: `├───┤ 200 km`.
    #[must_use]
    pub fn text(self, marker: Marker) -> String {
        let (left, middle, right) = match marker {
            Marker::Braille => ("├", "─", "┤"),
            Marker::Ascii => ("|", "-", "|"),
        };
        let line = middle.repeat(usize::from(self.cells.saturating_sub(2)));
        format!("{left}{line}{right} {}", self.label())
    }
}

/// The longest round length that fits into a fifth of the window's width, or `None` where that is less
/// than two cells.
#[must_use]
pub fn scale_bar(viewport: &Viewport) -> Option<ScaleBar> {
    let km_per_cell = 2.0 * viewport.km_per_dot();
    let room = f64::from(viewport.width()) / 5.0;
    if room < 2.0 {
        return None;
    }
    let power = 10_f64.powf((room * km_per_cell).log10().floor());
    let km = [5.0, 2.0, 1.0].map(|step| step * power);
    let km = km.into_iter().find(|km| *km <= room * km_per_cell)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a fifth of a u16"
    )]
    let cells = (km / km_per_cell).round() as u16;
    (cells > 1).then_some(ScaleBar { cells, km })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{Bounds, Coord};

    fn window(width: u16, scale: f64) -> Viewport {
        Viewport::new(Coord::new(71.0, 34.0).expect("in range"), scale, width, 40)
    }

    #[test]
    fn round_lengths_that_fit() {
        for width in 25..300 {
            for scale in [0.001, 0.003, 0.02, 0.07, 0.5] {
                let view = window(width, scale);
                let bar = scale_bar(&view).expect("room for a bar");
                assert!(bar.cells <= width / 5 + 1, "{bar:?}");
                assert!(bar.cells * 3 >= width / 5, "{bar:?} is short of {width}");
                let exact = bar.km / (2.0 * view.km_per_dot());
                assert!((exact - f64::from(bar.cells)).abs() <= 0.5);
                let digits = bar.label().replace([' ', '0', 'k', 'm'], "");
                assert!(
                    ["1", "2", "5"].contains(&digits.as_str()),
                    "{}",
                    bar.label()
                );
            }
        }
    }

    #[test]
    fn none_where_there_is_no_room() {
        assert_eq!(scale_bar(&window(9, 0.1)), None);
        assert_eq!(scale_bar(&Viewport::fit(Bounds::WORLD, 0, 0)), None);
    }

    #[test]
    fn words() {
        let bar = |km| ScaleBar { cells: 4, km }.label();
        assert_eq!(
            [bar(200.0), bar(1.0), bar(0.5)],
            ["200 km", "1 km", "500 m"]
        );
    }
}
