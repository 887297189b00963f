//! What a picture shows, on a map of one line and three names.

use super::*;
use crate::geo::{Bounds, Coord, Landmark, MapLine, Precision};

fn at(lon: f64, lat: f64) -> Coord {
    Coord::new(lon, lat).expect("in range")
}

/// A line from south to north at 70°, a town and a crossing on it, and a country.
fn map() -> Basemap {
    let points = (0..=10).map(|i| at(70.0, 30.0 + f64::from(i))).collect();
    let landmark = |kind, name: &str, coord, reach| Landmark {
        kind,
        name: name.into(),
        coord,
        reach,
    };
    Basemap {
        note: String::new(),
        lines: MapLine::new(Layer::Durand, Some("durand".into()), points)
            .into_iter()
            .collect(),
        landmarks: vec![
            landmark(LandmarkKind::Country, "Afghanistan", at(66.0, 37.0), 30.0),
            landmark(LandmarkKind::Town, "Khost", at(68.0, 33.0), 30.0),
            landmark(LandmarkKind::Crossing, "Torkham", at(70.0, 35.0), 5.0),
        ],
        attribution: String::new(),
        bounds: Bounds::new(at(60.0, 30.0), at(80.0, 40.0)),
    }
}

fn place(label: &str, coord: Option<Coord>, precision: Precision) -> Feature {
    Feature {
        label: label.into(),
        label_width: u16::try_from(label.chars().count()).expect("short"),
        coord,
        stretch: Vec::new(),
        precision,
        mark: '◆',
        priority: 0,
    }
}

fn draw(features: &[Feature]) -> Picture {
    let view = Viewport::fit(map().bounds, 60, 16);
    Picture::draw(&map(), &view, features, Marker::Braille)
}

#[test]
fn a_point_has_a_marker_and_an_area_has_none() {
    let point = draw(&[place("Kabul", Some(at(65.0, 34.5)), Precision::Point)]);
    assert!(point.to_string().contains("◆Kabul"), "{point}");
    let area = draw(&[place("Kabul", Some(at(65.0, 34.5)), Precision::Area)]);
    assert!(
        area.to_string().contains("Kabul") && !area.to_string().contains('◆'),
        "{area}"
    );
    assert!(
        area.cells_of(0)
            .all(|(c, r)| area.cell(c, r).ink == Ink::PlaceLabel(0))
    );
}

#[test]
fn a_stretch_is_drawn_and_found_again() {
    let mut sector = place("Bajaur", None, Precision::Area);
    sector.stretch = map()
        .stretch("durand", at(70.0, 33.0), at(70.0, 37.0))
        .expect("the line")
        .to_vec();
    let picture = draw(&[sector]);
    assert_eq!(picture.standings(), [Standing::Named]);
    let (column, row) = picture
        .cells_of(0)
        .find(|(c, r)| picture.cell(*c, *r).ink == Ink::Stretch(0))
        .expect("a cell");
    assert_eq!(picture.feature_at(column, row), Some(0));
    assert_eq!(picture.feature_at(column - 1, row), Some(0));
    assert_eq!(picture.feature_at(0, 0), None);
    assert!(
        picture
            .rows()
            .flatten()
            .any(|cell| cell.ink == Ink::Line(Layer::Durand))
    );
}

#[test]
fn what_became_of_each_feature() {
    let here = Some(at(69.0, 34.0));
    let features = [
        place("Kabul", here, Precision::Point),
        place("nowhere", None, Precision::Point),
        place("Beijing", Some(at(116.4, 39.9)), Precision::Point),
        place(&"long".repeat(20), here, Precision::Point),
    ];
    let expected = [
        Standing::Named,
        Standing::Unplaced,
        Standing::Outside,
        Standing::Crowded,
    ];
    assert_eq!(draw(&features).standings(), expected);
}

#[test]
fn priority_decides_who_has_room() {
    let crowd = |first: i32| {
        let mut features: Vec<Feature> = (0..9)
            .map(|i| place(&format!("place {i}"), Some(at(64.0, 35.0)), Precision::Area))
            .collect();
        features[8].priority = first;
        draw(&features).standings()[8]
    };
    assert_eq!((crowd(0), crowd(1)), (Standing::Crowded, Standing::Named));
}

#[test]
fn landmarks_appear_as_one_comes_closer() {
    let far = draw(&[]).to_string();
    assert!(
        far.contains("AFGHANISTAN") && far.contains("·Khost") && !far.contains("Torkham"),
        "{far}"
    );
    let view = Viewport::fit(Bounds::new(at(69.0, 34.0), at(71.0, 36.0)), 60, 16);
    let near = Picture::draw(&map(), &view, &[], Marker::Ascii).to_string();
    assert!(
        near.contains("xTorkham") || near.contains("Torkhamx"),
        "{near}"
    );
    assert!(near.is_ascii());
}

#[test]
fn a_landmark_that_the_dossier_names_is_not_written_twice() {
    let text = draw(&[place("Khost 4", Some(at(68.0, 33.0)), Precision::Point)]).to_string();
    assert_eq!(text.matches("Khost").count(), 1, "{text}");
    let text = draw(&[place("Khostak", Some(at(64.0, 33.0)), Precision::Point)]).to_string();
    assert_eq!(text.matches("Khost").count(), 2, "{text}");
}

#[test]
fn wide_names_keep_the_row_in_step() {
    let mut kabul = place("喀布尔", Some(at(65.0, 34.5)), Precision::Point);
    kabul.label_width = 6;
    let picture = draw(&[kabul]);
    let name = picture
        .names()
        .iter()
        .find(|name| name.ink == Ink::PlaceLabel(0))
        .expect("its name");
    assert_eq!(picture.cells_of(0).count(), 7);
    assert_eq!(
        picture.cell(name.column + 5, name.row).ink,
        Ink::PlaceLabel(0)
    );
}

#[test]
fn an_area_without_room_in_its_true_order_goes_without_its_name() {
    let area = |label: &str, lat, priority| Feature {
        priority,
        ..place(label, Some(at(65.0, lat)), Precision::Area)
    };
    // The third lies between the first two, which stand row upon row.
    let picture = draw(&[
        area("north", 35.2, 1),
        area("south", 34.4, 1),
        area("middle", 34.8, 0),
    ]);
    let row = |index| {
        picture
            .names()
            .iter()
            .find(|name| name.ink == Ink::PlaceLabel(index))
            .map(|name| name.row)
    };
    assert!(row(0) < row(1), "{picture}");
    assert!(
        row(2).is_none_or(|middle| row(0) < Some(middle) && Some(middle) < row(1)),
        "{picture}"
    );
}
