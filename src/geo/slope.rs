//! Bresenham's line, and which of its steps fall inside a grid, without taking them.

/// A line as steps along its longer axis (u), with the other (v) following.
pub(super) struct Slope {
    from: (i64, i64),
    run: i64,
    rise: i64,
    along: i64,
    across: i64,
}

impl Slope {
    /// The line between two dots, of which the first axis must be the longer.
    pub(super) fn new(from: (i64, i64), to: (i64, i64)) -> Self {
        let (du, dv) = (to.0 - from.0, to.1 - from.1);
        Self {
            from,
            run: du.abs(),
            rise: dv.abs(),
            along: du.signum(),
            across: dv.signum(),
        }
    }

    /// The first and the last step that fall inside a grid of `size`; the first is greater where none does.
    pub(super) fn visible(&self, size: (i64, i64)) -> (i64, i64) {
        let (first, last) = clip(self.from.0, self.along, self.run, size.0);
        let (low, high) = clip(self.from.1, self.across, self.rise, size.1);
        if self.rise == 0 {
            return if low > high { (1, 0) } else { (first, last) };
        }
        // Step k has risen by (2·k·rise + run) / (2·run), rounded down.
        let reaching = |rise: i64| (2 * rise - 1) * self.run;
        let enters = reaching(low).div_euclid(2 * self.rise)
            + i64::from(reaching(low).rem_euclid(2 * self.rise) > 0);
        let leaves = (reaching(high + 1) - 1).div_euclid(2 * self.rise);
        (first.max(enters), last.min(leaves))
    }

    /// The steps from `first` to `last`, each with its dot.
    pub(super) fn walk(&self, first: i64, last: i64) -> impl Iterator<Item = (i64, (i64, i64))> {
        let whole = (2 * self.run).max(1);
        let start = 2 * first * self.rise + self.run;
        let (mut risen, mut rest) = (start.div_euclid(whole), start.rem_euclid(whole));
        (first..=last).map(move |step| {
            let dot = (
                self.from.0 + self.along * step,
                self.from.1 + self.across * risen,
            );
            rest += 2 * self.rise;
            if rest >= whole {
                rest -= whole;
                risen += 1;
            }
            (step, dot)
        })
    }
}

/// Of the positions `from + sign * k` for k in `0..=length`, the first and last k within `0..size`.
fn clip(from: i64, sign: i64, length: i64, size: i64) -> (i64, i64) {
    let (low, high) = match sign {
        0 if (0..size).contains(&from) => (0, length),
        0 => (1, 0),
        1 => (-from, size - 1 - from),
        _ => (from - (size - 1), from),
    };
    (low.max(0), high.min(length))
}
