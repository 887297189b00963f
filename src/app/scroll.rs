//! Scrolling through blocks of rows whose heights are only known when somebody looks.

/// A row: which block, and which row of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// Index of the block.
    pub block: usize,
    /// Row of the block, from 0.
    pub row: usize,
}

impl Spot {
    /// The spot `steps` rows below among `count` blocks, or the last row there is. Heights are
    /// at least one row.
    #[must_use]
    pub fn below(self, steps: usize, count: usize, mut height: impl FnMut(usize) -> usize) -> Self {
        let mut left = steps;
        let mut at = self;
        while at.block < count {
            let rest = height(at.block).saturating_sub(1 + at.row);
            if left <= rest {
                at.row += left;
                return at;
            }
            if at.block + 1 == count {
                at.row += rest;
                return at;
            }
            left -= rest + 1;
            at = Spot {
                block: at.block + 1,
                row: 0,
            };
        }
        self
    }

    /// The spot `steps` rows above, or the first row there is.
    #[must_use]
    pub fn above(self, steps: usize, mut height: impl FnMut(usize) -> usize) -> Self {
        let mut left = steps;
        let mut at = self;
        loop {
            if left <= at.row {
                at.row -= left;
                return at;
            }
            if at.block == 0 {
                return Spot::default();
            }
            left -= at.row + 1;
            at.block -= 1;
            at.row = height(at.block).saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_cross_blocks_and_stop_at_the_ends() {
        let heights = [2, 1, 3];
        let height = |i: usize| heights[i];
        let mut seen = vec![];
        for steps in 0..8 {
            let spot = Spot::default().below(steps, 3, height);
            seen.push((spot.block, spot.row));
            assert_eq!(spot.above(steps.min(5), height), Spot::default());
        }
        let rows = [
            (0, 0),
            (0, 1),
            (1, 0),
            (2, 0),
            (2, 1),
            (2, 2),
            (2, 2),
            (2, 2),
        ];
        assert_eq!(seen, rows);
        assert_eq!(Spot::default().below(3, 0, height), Spot::default());
    }
}
