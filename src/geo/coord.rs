//! Points and boxes on the ground, in degrees.

/// Kilometres in a degree of latitude.
pub const KM_PER_DEGREE: f64 = 111.195;

/// A point on the ground, in degrees: longitude east of Greenwich, latitude north of the equator.
///
/// Both are finite and in range; there is no other way to make one than [`Coord::new`].
///
/// ```
/// use counterclaim::geo::Coord;
///
/// let torkham = Coord::new(71.085, 34.115).expect("in range");
/// assert_eq!(torkham.lat(), 34.115);
/// assert!(Coord::new(f64::NAN, 34.0).is_none());
/// assert!(Coord::new(71.0, 134.0).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Coord {
    lon: f64,
    lat: f64,
}

impl Coord {
    /// The point at longitude `lon` (-180 to 180) and latitude `lat` (-90 to 90), or `None` where either
    /// is out of range or not a number.
    #[must_use]
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        let sound = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        sound.then_some(Self { lon, lat })
    }

    /// The point nearest to `lon`, `lat` that is on the map. Both must be numbers.
    pub(super) fn clamped(lon: f64, lat: f64) -> Self {
        Self {
            lon: lon.clamp(-180.0, 180.0),
            lat: lat.clamp(-90.0, 90.0),
        }
    }

    /// Longitude in degrees east.
    #[must_use]
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Latitude in degrees north.
    #[must_use]
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Distance to `other` in kilometres, on a flat map true at this point: good to a few in a hundred
    /// over the few hundred kilometres of a frontier.
    #[must_use]
    pub fn km_to(self, other: Coord) -> f64 {
        let (east, north) = self.km_vector(other);
        east.hypot(north)
    }

    /// What grows with the distance of others, on the same flat map, and takes less time to work out.
    pub(super) fn farness(self) -> impl Fn(Coord) -> f64 {
        let shrunk = self.lat.to_radians().cos();
        move |other| {
            let (east, north) = ((other.lon - self.lon) * shrunk, other.lat - self.lat);
            east * east + north * north
        }
    }

    /// Distance to the nearest point of the straight line from `a` to `b`, in kilometres.
    pub(super) fn km_to_span(self, a: Coord, b: Coord) -> f64 {
        let ((ax, ay), (bx, by)) = (self.km_vector(a), self.km_vector(b));
        let (dx, dy) = (bx - ax, by - ay);
        let length = dx * dx + dy * dy;
        let along = if length > 0.0 {
            -(ax * dx + ay * dy) / length
        } else {
            0.0
        };
        let along = along.clamp(0.0, 1.0);
        (ax + along * dx).hypot(ay + along * dy)
    }

    /// The way to `other` in kilometres east and north, on a flat map true at this point.
    fn km_vector(self, other: Coord) -> (f64, f64) {
        let east = (other.lon - self.lon) * self.lat.to_radians().cos();
        (east * KM_PER_DEGREE, (other.lat - self.lat) * KM_PER_DEGREE)
    }
}

/// A box on the ground, in degrees, `west <= east` and `south <= north`; it never crosses 180°.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bounds {
    southwest: Coord,
    northeast: Coord,
}

impl Bounds {
    /// The whole map.
    pub const WORLD: Self = Self {
        southwest: Coord {
            lon: -180.0,
            lat: -90.0,
        },
        northeast: Coord {
            lon: 180.0,
            lat: 90.0,
        },
    };

    /// The smallest box around two points.
    #[must_use]
    pub fn new(a: Coord, b: Coord) -> Self {
        Self {
            southwest: Coord {
                lon: a.lon.min(b.lon),
                lat: a.lat.min(b.lat),
            },
            northeast: Coord {
                lon: a.lon.max(b.lon),
                lat: a.lat.max(b.lat),
            },
        }
    }

    /// The smallest box around all the points, or `None` where there is none.
    #[must_use]
    pub fn of(points: impl IntoIterator<Item = Coord>) -> Option<Self> {
        points
            .into_iter()
            .map(|point| Self::new(point, point))
            .reduce(Self::union)
    }

    /// The western edge, in degrees of longitude.
    #[must_use]
    pub fn west(self) -> f64 {
        self.southwest.lon
    }

    /// The southern edge, in degrees of latitude.
    #[must_use]
    pub fn south(self) -> f64 {
        self.southwest.lat
    }

    /// The eastern edge, in degrees of longitude.
    #[must_use]
    pub fn east(self) -> f64 {
        self.northeast.lon
    }

    /// The northern edge, in degrees of latitude.
    #[must_use]
    pub fn north(self) -> f64 {
        self.northeast.lat
    }

    /// The middle of the box.
    #[must_use]
    pub fn center(self) -> Coord {
        Coord {
            lon: f64::midpoint(self.west(), self.east()),
            lat: f64::midpoint(self.south(), self.north()),
        }
    }

    /// The smallest box around this one and `other`.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let low = Self::new(self.southwest, other.southwest).southwest;
        let high = Self::new(self.northeast, other.northeast).northeast;
        Self::new(low, high)
    }

    /// Whether `point` lies inside or on the edge.
    #[must_use]
    pub fn contains(self, point: Coord) -> bool {
        (self.west()..=self.east()).contains(&point.lon)
            && (self.south()..=self.north()).contains(&point.lat)
    }

    /// Whether the two boxes share a point.
    #[must_use]
    pub fn intersects(self, other: Self) -> bool {
        self.west() <= other.east()
            && other.west() <= self.east()
            && self.south() <= other.north()
            && other.south() <= self.north()
    }

    /// The box with `share` of its own width and height added on each side, and at least `least` degrees;
    /// it stays on the map.
    #[must_use]
    pub fn pad(self, share: f64, least: f64) -> Self {
        let wide = ((self.east() - self.west()) * share).max(least);
        let high = ((self.north() - self.south()) * share).max(least);
        Self::new(
            Coord::clamped(self.west() - wide, self.south() - high),
            Coord::clamped(self.east() + wide, self.north() + high),
        )
    }

    /// The point of the box nearest to `point`.
    #[must_use]
    pub fn nearest(self, point: Coord) -> Coord {
        Coord {
            lon: point.lon.clamp(self.west(), self.east()),
            lat: point.lat.clamp(self.south(), self.north()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Coord {
        Coord::new(lon, lat).expect("in range")
    }

    #[test]
    fn refuses_what_is_no_place() {
        for (lon, lat) in [
            (f64::NAN, 0.0),
            (0.0, f64::NAN),
            (f64::INFINITY, 0.0),
            (181.0, 0.0),
            (0.0, -90.5),
        ] {
            assert_eq!(Coord::new(lon, lat), None, "{lon} {lat}");
        }
        assert!(Coord::new(-180.0, 90.0).is_some());
    }

    #[test]
    fn boxes_meet_hold_and_grow() {
        let frontier = Bounds::new(at(78.0, 29.0), at(60.0, 38.5));
        assert!(frontier.west() < frontier.east());
        assert!(frontier.contains(at(60.0, 38.5)));
        assert!(!frontier.contains(at(59.9, 30.0)));
        let touching = Bounds::new(at(78.0, 38.5), at(90.0, 40.0));
        assert!(frontier.intersects(touching));
        assert!(!frontier.intersects(Bounds::new(at(79.0, 30.0), at(80.0, 31.0))));
        let both = frontier.union(touching);
        assert_eq!((both.west(), both.north()), (60.0, 40.0));
        assert_eq!(Bounds::of([]), None);
        assert_eq!(
            Bounds::of([at(1.0, 2.0), at(0.0, 3.0)]),
            Some(Bounds::new(at(0.0, 2.0), at(1.0, 3.0)))
        );
    }

    #[test]
    fn padding_stays_on_the_map() {
        let point = Bounds::new(at(71.0, 34.0), at(71.0, 34.0)).pad(0.1, 0.5);
        assert_eq!((point.west(), point.north()), (70.5, 34.5));
        assert_eq!(Bounds::WORLD.pad(0.5, 1.0), Bounds::WORLD);
    }

    #[test]
    fn distance_is_in_kilometres() {
        let km = at(71.085, 34.115).km_to(at(71.578, 34.008));
        assert!((46.0..48.0).contains(&km), "Torkham to Peshawar: {km}");
    }
}
