//! The places as `GeoJSON` (RFC 7946), for QGIS, `GeoPandas`, kepler.gl and everything else that draws maps.
//!
//! A feature is a place. What its geometry is depends on how exactly the place is known, because a point on a map says
//! more than "somewhere in this district":
//!
//! | the place is known as | geometry |
//! |---|---|
//! | a sector or a line, as a stretch of a line of the map | `LineString` along it |
//! | a point: a town, a crossing | `Point` |
//! | a district, a province, a country; not at all | `null`; where a label can stand is in `label_lon`, `label_lat` |
//!
//! `boundary` of a feature on a line of the map says whose line it is; the collection says it too, with the credit for
//! the data. `claims` counts the claims about a place, `claims_` and a side's id those of a side; where there is no
//! claim in this text it is `null`, never 0. `said` holds the claims themselves, each a row of `counterclaim print claims`.

use std::io::{self, Write};

use geojson::{Feature, Geometry, GeometryValue, JsonObject, JsonValue, Position};

use super::visible::visible;
use super::{Excerpt, Exporter, outline};
use crate::geo::{Basemap, Bounds, Coord};
use crate::model::{ClaimId, Dossier, EntityId, Paragraph, Place, Precision, Selection, Voice};
use crate::store::basemap;
use crate::store::print::json;
use crate::store::print::rows;

/// `GeoJSON`.
pub(super) struct GeoJson;

impl Exporter for GeoJson {
    fn name(&self) -> &'static str {
        "geojson"
    }

    fn ending(&self) -> &'static str {
        "geojson"
    }

    fn says(&self) -> &'static str {
        "places and sectors with their claims, for maps"
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let map = basemap::of(excerpt.dossier());
        let features: Vec<Feature> = excerpt
            .places()
            .into_iter()
            .map(|place| feature(excerpt, &map, place))
            .collect();
        let all = features.iter().filter_map(|feature| feature.bbox.clone());
        write!(out, "{{\"type\":\"FeatureCollection\",")?;
        if let Some(bbox) = all.reduce(|one, other| union(&one, &other)) {
            write!(out, "\"bbox\":")?;
            json::one(&bbox, out)?;
            write!(out, ",")?;
        }
        for (name, words) in [
            ("title", excerpt.title()),
            ("boundary", map.note.as_str()),
            ("attribution", map.attribution.as_str()),
        ] {
            write!(out, "\"{name}\":")?;
            json::one(&words, out)?;
            write!(out, ",")?;
        }
        write!(out, "\"features\":[")?;
        for (n, feature) in features.iter().enumerate() {
            out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
            json::one(feature, out)?;
        }
        writeln!(out, "\n]}}")
    }
}

fn feature(excerpt: &Excerpt, map: &Basemap, id: EntityId) -> Feature {
    let dossier = excerpt.dossier();
    let entity = dossier.entity(id);
    let place = entity.place.as_ref();
    let points = place.map_or_else(Vec::new, |place| points(map, place));
    let bounds = Bounds::of(points.iter().copied());
    let geometry = match points.as_slice() {
        [] => None,
        [point] => Some(GeometryValue::Point {
            coordinates: position(*point),
        }),
        line => Some(GeometryValue::LineString {
            coordinates: line.iter().copied().map(position).collect(),
        }),
    };
    let on_line = points.len() > 1;
    Feature {
        bbox: bounds.map(|b| {
            [b.west(), b.south(), b.east(), b.north()]
                .map(rounded)
                .to_vec()
        }),
        geometry: geometry.map(Geometry::new),
        id: Some(geojson::feature::Id::String(entity.key.clone())),
        properties: Some(properties(excerpt, (map, on_line), id)),
        foreign_members: None,
    }
}

/// A line, one point, or nothing.
fn points(map: &Basemap, place: &Place) -> Vec<Coord> {
    let along = outline(map, place);
    if along.is_empty() && place.precision == Precision::Point {
        return Coord::new(place.lon, place.lat).into_iter().collect();
    }
    along
}

fn position(coord: Coord) -> Position {
    [rounded(coord.lon()), rounded(coord.lat())].into()
}

/// A tenth of a metre: no place here is known better.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

fn union(one: &[f64], other: &[f64]) -> Vec<f64> {
    let pairs = one.iter().zip(other).enumerate();
    pairs
        .map(|(n, (a, b))| if n < 2 { a.min(*b) } else { a.max(*b) })
        .collect()
}

fn properties(excerpt: &Excerpt, (map, on_line): (&Basemap, bool), id: EntityId) -> JsonObject {
    let dossier = excerpt.dossier();
    let entity = dossier.entity(id);
    let place = entity.place.as_ref();
    let claims = excerpt.claims_at(id);
    let mut properties = JsonObject::new();
    let mut put = |name: &str, value: JsonValue| properties.insert(name.to_owned(), value);
    let words = |words: Option<&str>| words.map_or(JsonValue::Null, |words| visible(words).into());
    put("name", words(Some(&entity.name)));
    put("kind", entity.kind.word().into());
    put(
        "side",
        words(entity.side.map(|side| dossier.side(side).key.as_str())),
    );
    put("sector", entity.is_sector().into());
    put(
        "precision",
        words(place.map(|place| place.precision.word())),
    );
    put(
        "basis",
        words(place.and_then(|place| place.basis.as_deref())),
    );
    put("label_lon", place.map(|place| rounded(place.lon)).into());
    put("label_lat", place.map(|place| rounded(place.lat)).into());
    put("boundary", words(on_line.then_some(map.note.as_str())));
    put(
        "attribution",
        words(on_line.then_some(map.attribution.as_str())),
    );
    put("mentions", mentions(excerpt, id).into());
    put("paragraphs", paragraphs(excerpt, id).into());
    put("review", entity.review.word().into());
    put("claims", count(claims.len()));
    for (name, count_of) in by_voice(dossier, &claims) {
        put(&name, count(count_of));
    }
    let said = claims.iter().map(|&id| row(dossier, id));
    put("said", JsonValue::Array(said.collect()));
    properties
}

fn row(dossier: &Dossier, id: ClaimId) -> JsonValue {
    // A row is made of words, numbers and lists of them, all of which JSON has.
    serde_json::to_value(rows::claim(dossier, id)).unwrap_or_default()
}

/// No claim in this text is not 0.
fn count(claims: usize) -> JsonValue {
    if claims == 0 {
        JsonValue::Null
    } else {
        claims.into()
    }
}

fn by_voice(dossier: &Dossier, claims: &[ClaimId]) -> Vec<(String, usize)> {
    let of = |voice: Voice| {
        let theirs = claims
            .iter()
            .filter(|&&id| dossier.claim(id).voice == voice);
        theirs.count()
    };
    let sides = dossier.side_ids().into_iter().map(|side| {
        let name = format!("claims_{}", dossier.side(side).key);
        (name, of(Voice::Side(side)))
    });
    let others = [
        ("claims_of_third_parties", Voice::ThirdParty),
        ("claims_of_the_article", Voice::Article),
        ("claims_of_side_not_known", Voice::Unknown),
    ];
    let others = others
        .into_iter()
        .map(|(name, voice)| (name.to_owned(), of(voice)));
    sides.chain(others).collect()
}

fn mentions(excerpt: &Excerpt, id: EntityId) -> usize {
    let dossier = excerpt.dossier();
    let here = dossier.mentions_of(id).filter(|mention| {
        let paragraph = dossier.article().paragraph_at(mention.span.start as usize);
        excerpt.holds(paragraph)
    });
    here.count()
}

/// "3; 7", since tables of places have no lists.
fn paragraphs(excerpt: &Excerpt, id: EntityId) -> String {
    let paragraphs = excerpt.dossier().paragraphs_of(Selection::Sector(id));
    let here = paragraphs
        .into_iter()
        .filter(|&paragraph| excerpt.holds(paragraph));
    let numbers: Vec<String> = here.map(Paragraph::number).map(|n| n.to_string()).collect();
    numbers.join("; ")
}
