//! The map as SVG: the base map's lines, the sectors along them, the places with what is claimed of them.
//!
//! Names are placed by the same code that places them on the screen ([`Picture`]), in cells of a size in which they can
//! be read on a phone.

use std::fmt::Write as _;

use super::sections::colour;
use super::{Page, escaped};
use crate::geo::{
    self, Basemap, Bounds, Coord, Feature, Ink, LandmarkKind, Layer, Marker, Picture, Viewport,
    scale_bar,
};
use crate::model::{EntityId, Precision, Voice};
use crate::store::export::{Excerpt, outline};
use crate::text::{clean, width};

/// The map in cells.
const COLUMNS: u16 = 64;
const ROWS: u16 = 34;
/// The size of a cell in units of the picture; a dot is half as wide and a quarter as high, so it is square.
const CELL: (f64, f64) = (6.5, 13.0);

/// A place on the map.
struct Place {
    feature: Feature,
    /// Whose colour it has: a side's, everybody's, nobody's.
    class: String,
}

/// Writes the map with its caption; nothing if no place has coordinates.
pub(super) fn write(excerpt: &Excerpt, basemap: &Basemap, page: &mut Page) {
    let ids = excerpt.places();
    let places: Vec<Place> = ids.iter().map(|&id| place(excerpt, basemap, id)).collect();
    let Some(home) = home(excerpt, &ids, &places) else {
        return;
    };
    let viewport = Viewport::fit(home, COLUMNS, ROWS);
    let (wide, high) = (f64::from(COLUMNS) * CELL.0, f64::from(ROWS) * CELL.1);
    page.raw("<figure class=\"map\">\n");
    let _ = writeln!(
        page.0,
        "<svg viewBox=\"0 0 {wide} {high}\" role=\"img\" aria-label=\"Map of the places, which are listed below\">"
    );
    for layer in LAYERS {
        lines(basemap, &viewport, layer, page);
    }
    for place in &places {
        stretch(place, &viewport, page);
    }
    let features: Vec<Feature> = places.iter().map(|place| place.feature.clone()).collect();
    let picture = Picture::draw(basemap, &viewport, &features, Marker::Braille);
    for place in &places {
        point(place, &viewport, page);
    }
    names(&picture, (basemap, &places), &viewport, page);
    scale(&viewport, page);
    page.raw("</svg>\n<figcaption>");
    page.raw("<span class=\"signs\">● one side speaks about it · ◆ several do · ○ none does; the number counts all claims about it. </span>");
    page.words(&format!("{} Map: {}.", basemap.note, basemap.attribution));
    page.raw("</figcaption>\n</figure>\n");
}

fn place(excerpt: &Excerpt, basemap: &Basemap, id: EntityId) -> Place {
    let dossier = excerpt.dossier();
    let entity = dossier.entity(id);
    let claims = excerpt.claims_at(id);
    let mut sides: Vec<_> = claims
        .iter()
        .filter_map(|&id| match dossier.claim(id).voice {
            Voice::Side(side) => Some(side),
            _ => None,
        })
        .collect();
    sides.sort_unstable();
    sides.dedup();
    let (mark, class) = match sides.as_slice() {
        [] => ('○', "none".to_owned()),
        [side] => ('●', colour(*side)),
        _ => ('◆', "several".to_owned()),
    };
    let at = entity.place.as_ref();
    let point = at.is_some_and(|place| place.precision == Precision::Point);
    let name = clean(&entity.name);
    let label = match (claims.len(), point) {
        (0, _) => name.into_owned(),
        (count, true) => format!("{name} {count}"),
        (count, false) => format!("{name} {mark}{count}"),
    };
    let sector = entity.is_sector();
    let count = i32::try_from(claims.len().min(1000)).unwrap_or(1000);
    let along = at
        .filter(|_| sector)
        .map_or_else(Vec::new, |place| outline(basemap, place));
    Place {
        class,
        feature: Feature {
            label_width: u16::try_from(width(&label)).unwrap_or(u16::MAX),
            label,
            coord: at.and_then(|place| Coord::new(place.lon, place.lat)),
            stretch: along,
            precision: if point {
                geo::Precision::Point
            } else {
                geo::Precision::Area
            },
            mark,
            priority: if sector { count + 10_000 } else { count },
        },
    }
}

/// The ground of the sectors; of every place, if there is no sector.
fn home(excerpt: &Excerpt, ids: &[EntityId], places: &[Place]) -> Option<Bounds> {
    let sector = |id: &EntityId| excerpt.dossier().entity(*id).is_sector();
    let any = ids.iter().any(sector);
    let shown = ids.iter().zip(places).filter(|(id, _)| sector(id) || !any);
    let bounds = Bounds::of(shown.flat_map(|(_, place)| place.feature.coords()))?;
    Some(bounds.pad(0.12, 0.25))
}

/// From the faintest to the strongest.
const LAYERS: [Layer; 7] = [
    Layer::River,
    Layer::Admin1,
    Layer::Tribal,
    Layer::Coast,
    Layer::Country,
    Layer::Disputed,
    Layer::Durand,
];

fn class(layer: Layer) -> &'static str {
    match layer {
        Layer::River => "river",
        Layer::Admin1 => "admin",
        Layer::Tribal => "tribal",
        Layer::Coast | Layer::Country => "country",
        Layer::Disputed => "disputed-line",
        Layer::Durand => "durand",
    }
}

fn lines(basemap: &Basemap, viewport: &Viewport, layer: Layer, page: &mut Page) {
    let window = viewport.bounds();
    let lines = basemap.lines.iter().filter(|line| line.layer() == layer);
    let mut path = String::new();
    for line in lines.filter(|line| line.bounds().intersects(window)) {
        trace(line.points(), viewport, &mut path);
    }
    if !path.is_empty() {
        let _ = writeln!(page.0, "<path class=\"{}\" d=\"{path}\"/>", class(layer));
    }
}

/// A line as a path, in one piece for each time that it comes through the window.
fn trace(points: &[Coord], viewport: &Viewport, path: &mut String) {
    let near = viewport.bounds().pad(0.05, 0.0);
    let mut last: Option<(f64, f64)> = None;
    for ends in points.windows(2) {
        let through = Bounds::new(ends[0], ends[1]).intersects(near);
        if !through {
            last = None;
            continue;
        }
        if last.is_none() {
            let (x, y) = at(viewport, ends[0]);
            let _ = write!(path, "M{x:.1} {y:.1}");
            last = Some((x, y));
        }
        let (x, y) = at(viewport, ends[1]);
        // What is closer than half a unit cannot be told apart.
        if last.is_none_or(|(u, v)| (x - u).hypot(y - v) > 0.5) {
            let _ = write!(path, "L{x:.1} {y:.1}");
            last = Some((x, y));
        }
    }
}

fn at(viewport: &Viewport, coord: Coord) -> (f64, f64) {
    let (x, y) = viewport.to_dot(coord);
    (x * CELL.0 / 2.0, y * CELL.1 / 4.0)
}

fn stretch(place: &Place, viewport: &Viewport, page: &mut Page) {
    let mut path = String::new();
    trace(&place.feature.stretch, viewport, &mut path);
    if !path.is_empty() {
        let _ = writeln!(
            page.0,
            "<path class=\"stretch {}\" d=\"{path}\"/>",
            place.class
        );
    }
}

/// The marker of what is known to the point; nothing else is drawn as a point.
fn point(place: &Place, viewport: &Viewport, page: &mut Page) {
    let exact = place.feature.precision == geo::Precision::Point;
    let Some(coord) = place
        .feature
        .coord
        .filter(|&c| exact && viewport.to_cell(c).is_some())
    else {
        return;
    };
    let (x, y) = at(viewport, coord);
    let class = &place.class;
    let _ = if class == "several" {
        writeln!(
            page.0,
            "<path class=\"mark several\" d=\"M{x:.1} {:.1}l4.5 4.5l-4.5 4.5l-4.5-4.5z\"/>",
            y - 4.5
        )
    } else {
        writeln!(
            page.0,
            "<circle class=\"mark {class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.4\"/>"
        )
    };
}

fn names(
    picture: &Picture,
    (basemap, places): (&Basemap, &[Place]),
    viewport: &Viewport,
    page: &mut Page,
) {
    for name in picture.names() {
        let class = match name.ink {
            Ink::PlaceLabel(index) => {
                let place = places.get(usize::from(index));
                format!("name {}", place.map_or("", |place| place.class.as_str()))
            }
            Ink::Landmark(LandmarkKind::Country) => "land".to_owned(),
            Ink::Landmark(_) => {
                town(basemap, &name.text, viewport, page);
                "town".to_owned()
            }
            _ => continue,
        };
        let x = f64::from(name.column) * CELL.0;
        let y = f64::from(name.row) * CELL.1 + 10.0;
        let words = escaped(&name.text);
        let _ = writeln!(
            page.0,
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{words}</text>"
        );
    }
}

fn town(basemap: &Basemap, name: &str, viewport: &Viewport, page: &mut Page) {
    let named = basemap
        .landmarks
        .iter()
        .find(|landmark| landmark.name == name);
    if let Some(coord) = named
        .map(|landmark| landmark.coord)
        .filter(|&c| viewport.to_cell(c).is_some())
    {
        let (x, y) = at(viewport, coord);
        let _ = writeln!(
            page.0,
            "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"1.6\"/>"
        );
    }
}

fn scale(viewport: &Viewport, page: &mut Page) {
    let Some(bar) = scale_bar(viewport) else {
        return;
    };
    let long = bar.km / (viewport.km_per_dot() * 2.0) * CELL.0;
    let _ = writeln!(
        page.0,
        "<path class=\"scale\" d=\"M8 8v5h{long:.1}v-5\"/>\n<text class=\"town\" x=\"{:.1}\" y=\"14\">{}</text>",
        long + 14.0,
        escaped(&bar.label())
    );
}
