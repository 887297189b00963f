//! What is on the ground before a dossier says anything: lines and names.

use super::{Bounds, Coord};

/// What a line of the map is, from the faintest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// A river.
    River,
    /// A boundary between provinces.
    Admin1,
    /// The outer edge of Pakistan's former tribal areas.
    Tribal,
    /// A coast.
    Coast,
    /// A boundary between countries.
    Country,
    /// A line of control or another boundary that is disputed on the ground.
    Disputed,
    /// The Durand Line.
    Durand,
}

/// A line on the ground, of two points or more.
#[derive(Debug, Clone, PartialEq)]
pub struct MapLine {
    layer: Layer,
    name: Option<String>,
    points: Vec<Coord>,
    bounds: Bounds,
}

impl MapLine {
    /// The line through `points`, or `None` where there are fewer than two.
    #[must_use]
    pub fn new(layer: Layer, name: Option<String>, points: Vec<Coord>) -> Option<Self> {
        let bounds = Bounds::of(points.iter().copied())?;
        (points.len() > 1).then_some(Self {
            layer,
            name,
            points,
            bounds,
        })
    }

    /// What the line is.
    #[must_use]
    pub fn layer(&self) -> Layer {
        self.layer
    }

    /// The line's name, by which a dossier can ask for a stretch of it.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The points of the line, end to end.
    #[must_use]
    pub fn points(&self) -> &[Coord] {
        &self.points
    }

    /// The box around the line.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The index of the vertex nearest to `point`.
    #[must_use]
    pub fn nearest(&self, point: Coord) -> usize {
        let distances = self.points.iter().copied().map(point.farness());
        let nearest = distances.enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
        nearest.map_or(0, |(index, _)| index)
    }

    /// How far `point` is from the line, in kilometres; see [`Coord::km_to`] for how exact that is.
    #[must_use]
    pub fn km_from(&self, point: Coord) -> f64 {
        let spans = self
            .points
            .windows(2)
            .map(|ends| point.km_to_span(ends[0], ends[1]));
        spans.fold(f64::INFINITY, f64::min)
    }

    /// The part of the line between the vertices nearest to the two points, in the line's own direction
    /// whichever of the two comes first; at least two vertices.
    #[must_use]
    pub fn stretch(&self, from: Coord, to: Coord) -> &[Coord] {
        let (a, b) = (self.nearest(from), self.nearest(to));
        let (first, last) = (a.min(b), a.max(b));
        if first < last {
            &self.points[first..=last]
        } else {
            let first = first.min(self.points.len() - 2);
            &self.points[first..first + 2]
        }
    }
}

/// What a name on the map names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LandmarkKind {
    /// A country, written across its land.
    Country,
    /// A crossing of a border.
    Crossing,
    /// A town.
    Town,
}

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Landmark {
    /// What it names.
    pub kind: LandmarkKind,
    /// The name, in characters one column wide.
    pub name: String,
    /// Where it is.
    pub coord: Coord,
    /// The coarsest scale at which it is shown, in kilometres a dot.
    pub reach: f64,
}

/// Lines and names of a part of the world.
///
/// The landmarks stand in order of precedence, the foremost first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Basemap {
    /// The lines, in no particular order.
    pub lines: Vec<MapLine>,
    /// The names, foremost first.
    pub landmarks: Vec<Landmark>,
    /// The credit that the sources of the data ask for.
    pub attribution: String,
    /// Whose borders they are.
    pub note: String,
    /// The part of the world that the map covers.
    pub bounds: Bounds,
}

impl Basemap {
    /// The line of this name.
    #[must_use]
    pub fn line(&self, name: &str) -> Option<&MapLine> {
        self.lines.iter().find(|line| line.name() == Some(name))
    }

    /// The part of the line called `line` between the vertices nearest to `from` and `to`, or `None`
    /// where the map has no such line. See [`MapLine::stretch`].
    #[must_use]
    pub fn stretch(&self, line: &str, from: Coord, to: Coord) -> Option<&[Coord]> {
        self.line(line).map(|line| line.stretch(from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Coord {
        Coord::new(lon, lat).expect("in range")
    }

    fn line() -> MapLine {
        let points = (0..10).map(|i| at(60.0 + f64::from(i), 30.0)).collect();
        MapLine::new(Layer::Durand, Some("durand".into()), points).expect("ten points")
    }

    #[test]
    fn a_line_has_two_ends() {
        assert_eq!(MapLine::new(Layer::River, None, Vec::new()), None);
        assert_eq!(MapLine::new(Layer::River, None, vec![at(0.0, 0.0)]), None);
    }

    #[test]
    fn layers_go_from_faint_to_strong() {
        assert!(Layer::River < Layer::Admin1 && Layer::Country < Layer::Durand);
    }

    #[test]
    fn a_stretch_lies_between_the_nearest_vertices() {
        let line = line();
        let there = line.stretch(at(62.2, 30.4), at(65.4, 29.0));
        assert_eq!((there[0].lon(), there[there.len() - 1].lon()), (62.0, 65.0));
        assert_eq!(line.stretch(at(65.4, 29.0), at(62.2, 30.4)), there);
    }

    #[test]
    fn a_stretch_is_never_a_single_point() {
        let line = line();
        assert_eq!(line.stretch(at(60.0, 0.0), at(60.1, 0.0)).len(), 2);
        assert_eq!(line.stretch(at(90.0, 0.0), at(91.0, 0.0)).len(), 2);
    }

    #[test]
    fn lines_are_found_by_name() {
        let map = Basemap {
            lines: vec![line()],
            ..Basemap::default()
        };
        assert!(map.line("durand").is_some());
        assert_eq!(
            map.stretch("radcliffe", at(60.0, 30.0), at(61.0, 30.0)),
            None
        );
    }

    #[test]
    fn how_far_a_point_is_from_a_line() {
        let between = line().km_from(at(63.5, 31.0));
        assert!((between - 111.195).abs() < 0.01, "{between}");
        let beyond = line().km_from(at(59.0, 30.0));
        assert!(
            (beyond - 111.195 * 30_f64.to_radians().cos()).abs() < 0.01,
            "{beyond}"
        );
        assert_eq!(line().nearest(at(63.4, 31.0)), 3);
    }
}
