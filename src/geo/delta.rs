//! The packed form of a line in the map files.

use super::Coord;

/// Unpacks a line written as whole numbers, `scale` to the degree: the first point, then steps from each
/// point to the next, longitude first. `None` where a number is left over, `scale` is zero, or a point
/// falls off the map.
///
/// ```
/// use counterclaim::geo::decode;
///
/// let line = decode(&[71_085, 34_115, 10, -5], 1000).expect("well formed");
/// assert_eq!(line[1].lat(), 34.11);
/// assert_eq!(decode(&[71_085], 1000), None);
/// ```
#[must_use]
pub fn decode(packed: &[i32], scale: u32) -> Option<Vec<Coord>> {
    if scale == 0 || !packed.len().is_multiple_of(2) {
        return None;
    }
    let degree = f64::from(scale);
    let (mut x, mut y) = (0_i32, 0_i32);
    packed
        .chunks_exact(2)
        .map(|step| {
            x = x.checked_add(step[0])?;
            y = y.checked_add(step[1])?;
            Coord::new(f64::from(x) / degree, f64::from(y) / degree)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(
        clippy::cast_possible_truncation,
        reason = "degrees in thousandths fit"
    )]
    fn encode(points: &[Coord]) -> Vec<i32> {
        let (mut x, mut y, mut packed) = (0, 0, Vec::new());
        for point in points {
            let (to_x, to_y) = (
                (point.lon() * 1000.0).round() as i32,
                (point.lat() * 1000.0).round() as i32,
            );
            packed.extend([to_x - x, to_y - y]);
            (x, y) = (to_x, to_y);
        }
        packed
    }

    #[test]
    fn round_trip() {
        let line: Vec<Coord> = (0..500_i32)
            .filter_map(|i| {
                let (x, y) = (
                    (i * 7919) % 360_000 - 180_000,
                    (i * 104_729) % 180_000 - 90_000,
                );
                Coord::new(f64::from(x) / 1000.0, f64::from(y) / 1000.0)
            })
            .collect();
        assert_eq!(line.len(), 500);
        assert_eq!(decode(&encode(&line), 1000), Some(line));
    }

    #[test]
    fn what_is_no_line() {
        assert_eq!(decode(&[], 1000), Some(Vec::new()));
        assert_eq!(decode(&[1, 2, 3], 1000), None);
        assert_eq!(decode(&[1, 2], 0), None);
        assert_eq!(decode(&[181_000, 0], 1000), None);
        assert_eq!(decode(&[1, 1, i32::MAX, 0], 1000), None);
    }
}
