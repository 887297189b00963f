//! The maps that the program carries.

use serde::Deserialize;

use crate::geo::{Basemap, Bounds, Coord, Landmark, LandmarkKind, Layer, MapLine, decode};
use crate::model::Dossier;

const FRONTIER: &[u8] = include_bytes!("../../assets/geo/frontier.json");
const WORLD: &[u8] = include_bytes!("../../assets/geo/world.json");

/// Natural Earth draws the border that is held on the ground, which is the one Pakistan claims.
const FRONTIER_BORDERS: &str =
    "Durand Line as Pakistan has it; Afghanistan does not recognise it as a border.";
const WORLD_BORDERS: &str = "Borders as they are held on the ground.";

/// The Pakistan-Afghanistan frontier, with the line `durand` at its full detail.
#[must_use]
pub fn frontier() -> Basemap {
    Basemap {
        note: FRONTIER_BORDERS.to_owned(),
        ..read(FRONTIER)
    }
}

/// Coasts, countries and large cities of the world, coarse.
#[must_use]
pub fn world() -> Basemap {
    Basemap {
        note: WORLD_BORDERS.to_owned(),
        ..read(WORLD)
    }
}

/// The map for a dossier: the frontier if it covers the sectors, or else most of the places; the
/// world otherwise.
#[must_use]
pub fn of(dossier: &Dossier) -> Basemap {
    let map = frontier();
    let places = dossier
        .entities()
        .iter()
        .filter_map(|entity| entity.place.as_ref());
    let (mut inside, mut outside) = (0_usize, 0_usize);
    for place in places {
        let weight = if place.sector { 1000 } else { 1 };
        match Coord::new(place.lon, place.lat) {
            Some(coord) if map.bounds.contains(coord) => inside += weight,
            _ => outside += weight,
        }
    }
    if inside > outside { map } else { world() }
}

/// A map file as a map; a damaged one is an empty map, which the tests rule out for those embedded.
fn read(file: &[u8]) -> Basemap {
    parse(file).unwrap_or_default()
}

fn parse(file: &[u8]) -> Result<Basemap, serde_json::Error> {
    serde_json::from_slice::<MapFile>(file).map(MapFile::unpack)
}

/// A map file, described in `assets/geo/README.md`.
#[derive(Deserialize)]
struct MapFile<'a> {
    scale: u32,
    attribution: String,
    bounds: [f64; 4],
    #[serde(borrow)]
    lines: Lines<'a>,
    #[serde(borrow)]
    countries: Vec<Name<'a>>,
    #[serde(borrow)]
    crossings: Vec<Name<'a>>,
    #[serde(borrow)]
    towns: Vec<Name<'a>>,
}

/// The name, where it is, and its reach in tenths of a kilometre a dot.
type Name<'a> = (&'a str, i32, i32, u16);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Lines<'a> {
    #[serde(borrow)]
    river: Vec<Line<'a>>,
    admin1: Vec<Line<'a>>,
    tribal: Vec<Line<'a>>,
    coast: Vec<Line<'a>>,
    country: Vec<Line<'a>>,
    disputed: Vec<Line<'a>>,
    durand: Vec<Line<'a>>,
}

#[derive(Deserialize)]
struct Line<'a> {
    name: Option<String>,
    points: &'a str,
}

impl Line<'_> {
    /// The numbers of the points, as `build.py` writes them; ten thousand in a map, so in one go.
    fn numbers(&self) -> Option<Vec<i32>> {
        let mut numbers = Vec::with_capacity(self.points.len() / 3);
        let (mut sign, mut number) = (1, 0_i32);
        for byte in self.points.bytes() {
            match byte {
                b'0'..=b'9' => {
                    let digit = i32::from(byte - b'0');
                    number = number.checked_mul(10)?.checked_add(digit)?;
                }
                b'-' => sign = -1,
                b',' => {
                    numbers.push(sign * number);
                    (sign, number) = (1, 0);
                }
                _ => return None,
            }
        }
        numbers.push(sign * number);
        Some(numbers)
    }
}

impl MapFile<'_> {
    fn unpack(self) -> Basemap {
        let [west, south, east, north] = self.bounds;
        let corners = [Coord::new(west, south), Coord::new(east, north)];
        let mut landmarks = self.landmarks();
        // Stable, so that the order within a kind stays.
        landmarks.sort_by(|a, b| b.reach.total_cmp(&a.reach));
        Basemap {
            note: String::new(),
            landmarks,
            lines: self.lines.unpack(self.scale),
            attribution: self.attribution,
            bounds: Bounds::of(corners.into_iter().flatten()).unwrap_or(Bounds::WORLD),
        }
    }

    fn landmarks(&self) -> Vec<Landmark> {
        let kinds = [
            (LandmarkKind::Country, &self.countries),
            (LandmarkKind::Crossing, &self.crossings),
            (LandmarkKind::Town, &self.towns),
        ];
        let all = kinds
            .into_iter()
            .flat_map(|(kind, names)| names.iter().map(move |name| (kind, name)));
        all.filter_map(|(kind, name)| landmark(kind, name, self.scale))
            .collect()
    }
}

fn landmark(kind: LandmarkKind, (name, x, y, reach): &Name, scale: u32) -> Option<Landmark> {
    Some(Landmark {
        kind,
        name: (*name).to_owned(),
        coord: *decode(&[*x, *y], scale)?.first()?,
        reach: f64::from(*reach) / 10.0,
    })
}

impl Lines<'_> {
    fn unpack(self, scale: u32) -> Vec<MapLine> {
        let layers = [
            (Layer::River, self.river),
            (Layer::Admin1, self.admin1),
            (Layer::Tribal, self.tribal),
            (Layer::Coast, self.coast),
            (Layer::Country, self.country),
            (Layer::Disputed, self.disputed),
            (Layer::Durand, self.durand),
        ];
        let all = layers
            .into_iter()
            .flat_map(|(layer, lines)| lines.into_iter().map(move |line| (layer, line)));
        all.filter_map(|(layer, line)| {
            let points = decode(&line.numbers()?, scale)?;
            MapLine::new(layer, line.name, points)
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_maps_are_whole() {
        for file in [FRONTIER, WORLD] {
            let map = parse(file).expect("an embedded map parses");
            let raw: serde_json::Value = serde_json::from_slice(file).expect("it is JSON");
            let count = |list: &serde_json::Value| list.as_array().map_or(0, Vec::len);
            let layers = raw["lines"].as_object().expect("layers");
            assert_eq!(map.lines.len(), layers.values().map(count).sum::<usize>());
            let names = ["countries", "crossings", "towns"].map(|kind| count(&raw[kind]));
            assert_eq!(map.landmarks.len(), names.iter().sum::<usize>());
            assert!(
                map.attribution.contains("Natural Earth") && map.attribution.contains("GeoNames")
            );
            assert!(
                map.landmarks
                    .iter()
                    .all(|l| l.name.is_ascii() && map.bounds.contains(l.coord))
            );
        }
    }

    #[test]
    fn the_durand_line_is_there_in_full() {
        let map = frontier();
        let durand = map.line("durand").expect("the line");
        assert_eq!(
            (durand.layer(), durand.points().len()),
            (Layer::Durand, 582)
        );
        assert!((durand.bounds().west() - 60.844).abs() < 0.001);
        assert!((durand.bounds().east() - 74.549).abs() < 0.001);
        let crossings = map
            .landmarks
            .iter()
            .filter(|l| l.kind == LandmarkKind::Crossing);
        for crossing in crossings {
            let km = durand.km_from(crossing.coord);
            assert!(km < 3.0, "{} is {km} km from the line", crossing.name);
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let numbers = |points| Line { name: None, points }.numbers();
        assert_eq!(
            numbers("72789,34630,0,-254"),
            Some(vec![72_789, 34_630, 0, -254])
        );
        for damaged in ["1 2", "x", "2147483648"] {
            assert_eq!(numbers(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn a_damaged_file_is_an_empty_map() {
        assert_eq!(read(b"{"), Basemap::default());
    }
}
