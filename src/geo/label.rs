//! Where names can stand without touching each other.

/// What a label belongs to, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A marker in this cell, which the label stands beside: right, left, above or below.
    Beside {
        /// Column of the marker.
        column: u16,
        /// Row of the marker.
        row: u16,
    },
    /// An area around this cell, which the label stands upon: on its middle, beginning or ending there, or a
    /// row off it. Nothing else shows where the area is, so a label goes no farther.
    Upon {
        /// Column of the middle.
        column: u16,
        /// Row of the middle.
        row: u16,
    },
}

/// Free cells kept around a label, counted from other labels and markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margin {
    /// To the left and the right, in cells.
    pub columns: u16,
    /// Above and below, in cells.
    pub rows: u16,
}

/// A label that wants a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// What it belongs to.
    pub spot: Spot,
    /// Its width in columns.
    pub width: u16,
    /// The free cells it wants around it.
    pub margin: Margin,
}

/// The cells of an area that are taken by labels and markers.
///
/// Labels are placed one after the other, the most important first, and never moved again.
///
/// ```
/// use counterclaim::geo::{Labels, Margin, Spot, Wish};
///
/// let mut labels = Labels::new(20, 3);
/// let margin = Margin { columns: 1, rows: 0 };
/// let wish = Wish { spot: Spot::Beside { column: 4, row: 1 }, width: 6, margin };
/// labels.block(4, 1);
/// assert_eq!(labels.place(wish, |_, _| Some(0)), Some((5, 1)));
/// assert_eq!(labels.place(wish, |_, _| Some(0)), Some((1, 0)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    width: u16,
    height: u16,
    taken: Vec<bool>,
}

impl Labels {
    /// An area of `width` by `height` cells with nothing in it.
    #[must_use]
    pub fn new(width: u16, height: u16) -> Self {
        let count = usize::from(width) * usize::from(height);
        Self {
            width,
            height,
            taken: vec![false; count],
        }
    }

    /// Whether a cell is taken.
    #[must_use]
    pub fn is_taken(&self, column: u16, row: u16) -> bool {
        column < self.width
            && row < self.height
            && self.taken[usize::from(row) * usize::from(self.width) + usize::from(column)]
    }

    /// Takes one cell, for a marker.
    pub fn block(&mut self, column: u16, row: u16) {
        self.block_run(column, row, 1);
    }

    /// Takes a run of cells to the right of `column`, as far as the area goes.
    pub fn block_run(&mut self, column: u16, row: u16, width: u16) {
        let end = column.saturating_add(width).min(self.width);
        if column < end && row < self.height {
            let line = usize::from(row) * usize::from(self.width);
            self.taken[line + usize::from(column)..line + usize::from(end)].fill(true);
        }
    }

    /// Finds room for a label and takes it: its leftmost column and its row, or `None` where it fits nowhere.
    ///
    /// `cost` says how bad it would be to cover a cell, `None` that it must not be. The least bad of the places
    /// around the spot is taken, where the less natural ones have a handicap: 1 for the left of a marker, 3 for
    /// above and below it, 8 for above and below the middle of an area.
    pub fn place(
        &mut self,
        wish: Wish,
        cost: impl Fn(u16, u16) -> Option<u32>,
    ) -> Option<(u16, u16)> {
        let covered = |(column, row): (u16, u16)| {
            let mut cells = column..column + wish.width;
            cells.try_fold(0_u32, |sum, column| {
                Some(sum.saturating_add(cost(column, row)?))
            })
        };
        let tried = self.candidates(wish).into_iter().flatten();
        let (_, (column, row)) = tried
            .filter(|(_, place)| self.is_free(*place, wish))
            .filter_map(|(handicap, place)| Some((covered(place)?.saturating_add(handicap), place)))
            .min_by_key(|(sum, _)| *sum)?;
        self.block_run(column, row, wish.width);
        Some((column, row))
    }

    /// The places to try, each with its handicap; those that stick out of the area are left out.
    fn candidates(&self, wish: Wish) -> [Option<(u32, (u16, u16))>; 5] {
        let width = wish.width;
        let (Spot::Beside { column, row } | Spot::Upon { column, row }) = wish.spot;
        if width == 0 || width > self.width || column >= self.width || row >= self.height {
            return [None; 5];
        }
        let last = self.width - width;
        let middle = (column.saturating_sub(width / 2).min(last), row);
        let above = row.checked_sub(1).map(|row| (middle.0, row));
        let below = Some((middle.0, row + 1)).filter(|(_, row)| *row < self.height);
        let starting = |column: u16| (column <= last).then_some((column, row));
        let ending = |column: u16| Some((column.checked_sub(width)?, row));
        let tried = match wish.spot {
            Spot::Beside { .. } => {
                let (right, left) = (starting(column + 1), ending(column));
                [(0, right), (1, left), (3, above), (3, below), (0, None)]
            }
            Spot::Upon { .. } => {
                let (from, to) = (starting(column), ending(column + 1));
                [
                    (0, Some(middle)),
                    (1, from),
                    (1, to),
                    (8, above),
                    (8, below),
                ]
            }
        };
        tried.map(|(handicap, place)| Some((handicap, place?)))
    }

    /// Whether a label can stand here: its cells and those of its margin are free, but for its own marker.
    fn is_free(&self, (column, row): (u16, u16), wish: Wish) -> bool {
        let rows = row.saturating_sub(wish.margin.rows)..=row.saturating_add(wish.margin.rows);
        let first = column.saturating_sub(wish.margin.columns);
        let last = (column + wish.width - 1)
            .saturating_add(wish.margin.columns)
            .min(self.width - 1);
        rows.into_iter()
            .flat_map(|row| (first..=last).map(move |column| (column, row)))
            .all(|(column, row)| {
                !self.is_taken(column, row) || wish.spot == Spot::Beside { column, row }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSE: Margin = Margin {
        columns: 1,
        rows: 0,
    };

    fn beside(column: u16, row: u16, width: u16) -> Wish {
        Wish {
            spot: Spot::Beside { column, row },
            width,
            margin: CLOSE,
        }
    }

    const ANYWHERE: fn(u16, u16) -> Option<u32> = |_, _| Some(0);

    #[test]
    fn right_left_above_below() {
        let mut labels = Labels::new(30, 5);
        labels.block(10, 2);
        let places: Vec<_> = (0..5)
            .map(|_| labels.place(beside(10, 2, 4), ANYWHERE))
            .collect();
        assert_eq!(
            places,
            [
                Some((11, 2)),
                Some((6, 2)),
                Some((8, 1)),
                Some((8, 3)),
                None
            ]
        );
    }

    #[test]
    fn upon_an_area_there_is_no_marker() {
        let mut labels = Labels::new(11, 3);
        let wish = Wish {
            spot: Spot::Upon { column: 5, row: 1 },
            width: 5,
            margin: CLOSE,
        };
        let places: Vec<_> = (0..4).map(|_| labels.place(wish, ANYWHERE)).collect();
        assert_eq!(places, [Some((3, 1)), Some((3, 0)), Some((3, 2)), None]);
        let mut labels = Labels::new(30, 1);
        labels.block(14, 0);
        let wish = Wish {
            spot: Spot::Upon { column: 16, row: 0 },
            ..wish
        };
        assert_eq!(labels.place(wish, ANYWHERE), Some((16, 0)));
    }

    #[test]
    fn costly_cells_are_avoided_and_forbidden_ones_never_covered() {
        let mut labels = Labels::new(20, 3);
        let dear = |column, _| Some(u32::from(column > 10));
        assert_eq!(labels.place(beside(10, 1, 3), dear), Some((7, 1)));
        let mut labels = Labels::new(20, 3);
        let shut = |_, row| (row != 1).then_some(9);
        assert_eq!(labels.place(beside(10, 1, 3), shut), Some((9, 0)));
    }

    #[test]
    fn margins_keep_rows_apart() {
        let wide = Wish {
            margin: Margin {
                columns: 2,
                rows: 1,
            },
            ..beside(5, 1, 3)
        };
        let mut labels = Labels::new(30, 4);
        assert_eq!(labels.place(wide, ANYWHERE), Some((6, 1)));
        let below = Wish {
            spot: Spot::Beside { column: 5, row: 2 },
            ..wide
        };
        assert_eq!(labels.place(below, ANYWHERE), Some((4, 3)));
    }

    #[test]
    fn what_cannot_fit() {
        let mut labels = Labels::new(5, 1);
        assert_eq!(labels.place(beside(2, 0, 6), ANYWHERE), None);
        assert_eq!(labels.place(beside(2, 0, 0), ANYWHERE), None);
        assert_eq!(labels.place(beside(2, 0, 3), ANYWHERE), None);
        assert_eq!(labels.place(beside(u16::MAX, u16::MAX, 3), ANYWHERE), None);
        assert_eq!(Labels::new(0, 0).place(beside(0, 0, 1), ANYWHERE), None);
    }

    #[test]
    fn random_labels_never_touch() {
        let mut seed = 12_345_u32;
        let mut number = |below: u16| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u16::try_from(seed >> 16).expect("16 bits") % below
        };
        for _ in 0..200 {
            let (width, height) = (number(120) + 1, number(40) + 1);
            let mut labels = Labels::new(width, height);
            let mut placed: Vec<(u16, u16, u16)> = Vec::new();
            let markers: Vec<_> = (0..60).map(|_| (number(width), number(height))).collect();
            for (column, row) in &markers {
                labels.block(*column, *row);
            }
            for (column, row) in &markers {
                let wish = beside(*column, *row, number(20) + 1);
                if let Some((left, line)) = labels.place(wish, ANYWHERE) {
                    assert!(left + wish.width <= width && line < height);
                    let covers = |c: u16, r: u16| r == line && c >= left && c < left + wish.width;
                    assert!(
                        !markers.iter().any(|(c, r)| covers(*c, *r)),
                        "a label covers a marker"
                    );
                    for (other, other_line, other_width) in &placed {
                        let apart = left > other + other_width || *other > left + wish.width;
                        assert!(line != *other_line || apart, "two labels touch");
                    }
                    placed.push((left, line, wish.width));
                }
            }
        }
    }
}
