//! The map as a reader sees it: the embedded base map with the sectors of the bundled article.

use counterclaim::geo::{
    Basemap, Bounds, Coord, Feature, Ink, Layer, Marker, Picture, Precision, Standing, Viewport,
};
use counterclaim::store::basemap;

fn at(lon: f64, lat: f64) -> Coord {
    Coord::new(lon, lat).expect("in range")
}

/// A sector: its name, where the name stands, and the two ends of its stretch.
fn sector(
    map: &Basemap,
    name: &str,
    label: (f64, f64),
    from: (f64, f64),
    to: (f64, f64),
) -> Feature {
    let stretch = map.stretch("durand", at(from.0, from.1), at(to.0, to.1));
    Feature {
        label: name.into(),
        label_width: u16::try_from(name.len()).expect("short"),
        coord: Some(at(label.0, label.1)),
        stretch: stretch.expect("the Durand Line").to_vec(),
        precision: Precision::Area,
        mark: '*',
        priority: 1,
    }
}

fn sectors() -> Vec<Feature> {
    let map = &basemap::frontier();
    vec![
        sector(map, "Chitral", (72.1, 36.2), (71.60, 35.20), (73.70, 36.90)),
        sector(map, "Bajaur", (71.5, 34.7), (71.15, 34.72), (71.50, 35.00)),
        sector(map, "Mohmand", (71.3, 34.5), (71.12, 34.33), (71.15, 34.72)),
        sector(map, "Khyber", (71.1, 33.9), (70.47, 33.94), (71.12, 34.33)),
        sector(map, "Kurram", (70.3, 33.7), (70.30, 33.35), (70.47, 33.94)),
    ]
}

fn around(features: &[Feature]) -> Bounds {
    let all = Bounds::of(features.iter().flat_map(Feature::coords));
    all.expect("places").pad(0.08, 0.1)
}

#[test]
fn the_frontier_at_several_sizes() {
    let (map, features) = (basemap::frontier(), sectors());
    for (width, height) in [(100, 40), (60, 20), (40, 15)] {
        let view = Viewport::fit(around(&features), width, height);
        let picture = Picture::draw(&map, &view, &features, Marker::Braille);
        insta::assert_snapshot!(format!("frontier_{width}x{height}"), picture);
    }
    let view = Viewport::fit(map.bounds, 80, 30);
    let plain = Picture::draw(&map, &view, &features, Marker::Ascii);
    insta::assert_snapshot!("region_ascii_80x30", plain);
}

#[test]
fn every_sector_is_named_and_drawn_even_in_a_small_pane() {
    let (map, features) = (basemap::frontier(), sectors());
    for (width, height) in [(160, 48), (100, 40), (60, 20), (40, 15)] {
        let view = Viewport::fit(around(&features), width, height);
        let picture = Picture::draw(&map, &view, &features, Marker::Braille);
        let named = picture.standings().iter().all(|s| *s == Standing::Named);
        assert!(named, "{width}x{height}\n{picture}");
        for index in 0..5 {
            let drawn = |(c, r)| picture.cell(c, r).ink == Ink::Stretch(index);
            assert!(
                picture.cells_of(usize::from(index)).any(drawn),
                "{index}\n{picture}"
            );
        }
    }
}

#[test]
fn names_never_touch_and_never_leave_the_map() {
    let features = sectors();
    for (map, count) in [(basemap::frontier(), 40), (basemap::world(), 20)] {
        for step in 0..count {
            let view = Viewport::fit(map.bounds, 20 + 3 * step, 8 + step)
                .zoomed(1.0 + f64::from(step) / 3.0)
                .panned(i32::from(step) - 10, 5 - i32::from(step));
            apart(&Picture::draw(&map, &view, &features, Marker::Braille));
        }
    }
}

fn apart(picture: &Picture) {
    for (index, name) in picture.names().iter().enumerate() {
        assert!(name.column + name.width <= picture.width() && name.row < picture.height());
        let row = picture.names()[index + 1..]
            .iter()
            .filter(|other| other.row == name.row);
        for other in row {
            let left = name.column + name.width < other.column;
            assert!(
                left || other.column + other.width < name.column,
                "{name:?} {other:?}"
            );
        }
    }
}

#[test]
fn names_of_areas_are_never_out_of_order() {
    let (map, features) = (basemap::frontier(), sectors());
    for (width, height) in (20..120).map(|width| (width, width / 3)) {
        for bounds in [map.bounds, around(&features)] {
            let view = Viewport::fit(bounds, width, height);
            let picture = Picture::draw(&map, &view, &features, Marker::Braille);
            // The sectors are listed from north to south.
            let rows = (0..5).filter_map(|index| {
                let mut names = picture.names().iter();
                names.find(|name| name.ink == Ink::PlaceLabel(index))
            });
            let rows: Vec<_> = rows.collect();
            for (north, south) in (0..rows.len()).flat_map(|i| (0..i).map(move |j| (j, i))) {
                let (north, south) = (rows[north], rows[south]);
                let beside = north.column + north.width <= south.column
                    || south.column + south.width <= north.column;
                assert!(
                    beside || north.row < south.row,
                    "{width}x{height}\n{picture}"
                );
            }
        }
    }
}

#[test]
fn no_size_scale_or_place_panics() {
    let (map, features) = (basemap::frontier(), sectors());
    for (width, height) in [
        (0, 0),
        (1, 1),
        (1, 40),
        (300, 1),
        (40, 12),
        (100, 40),
        (u16::MAX, 1),
    ] {
        for factor in [1e-9, 0.1, 1.0, 7.0, 1e9, f64::NAN] {
            for (columns, rows) in [(0, 0), (i32::MAX, i32::MIN), (-3000, 500)] {
                let view = Viewport::fit(map.bounds, width, height);
                let view = view.zoomed(factor).panned(columns, rows);
                for marker in [Marker::Braille, Marker::Ascii] {
                    let picture = Picture::draw(&map, &view, &features, marker);
                    assert_eq!((picture.width(), picture.height()), (width, height));
                }
            }
        }
    }
}

#[test]
fn the_durand_line_is_never_broken_by_fainter_lines() {
    let map = basemap::frontier();
    let view = Viewport::fit(map.bounds, 100, 40);
    let picture = Picture::draw(&map, &view, &[], Marker::Braille);
    let line = map.line("durand").expect("the line");
    for (column, row) in line
        .points()
        .iter()
        .filter_map(|point| view.to_cell(*point))
    {
        let ink = picture.cell(column, row).ink;
        assert!(ink >= Ink::Line(Layer::Durand), "{column} {row} is {ink:?}");
    }
}
