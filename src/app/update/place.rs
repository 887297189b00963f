//! Where a place is, as it is typed: latitude, longitude, precision.

use crate::model::Precision;
use crate::model::decision::quoted;
use crate::model::layer::PlaceEntry;

/// Coordinates as they are typed.
pub(super) fn written(place: &PlaceEntry) -> String {
    let sector = if place.sector { " sector" } else { "" };
    format!(
        "{} {} {}{sector}",
        place.lat,
        place.lon,
        place.precision.word()
    )
}

/// Typed coordinates; what is not typed (the stretch of a line) stays as it was.
pub(super) fn read(typed: &str, before: Option<&PlaceEntry>) -> Result<PlaceEntry, String> {
    let how = || {
        format!(
            "{} is no place: latitude, longitude and precision (point, district, province, country, line), such as 34.7 71.5 district",
            quoted(typed)
        )
    };
    let words: Vec<&str> = typed
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let [lat, lon, rest @ ..] = words.as_slice() else {
        return Err(how());
    };
    let (Ok(lat), Ok(lon)) = (lat.parse::<f64>(), lon.parse::<f64>()) else {
        return Err(how());
    };
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        return Err(format!(
            "{lat} {lon} is not on the globe: latitude -90 to 90, longitude -180 to 180"
        ));
    }
    let mut place = PlaceEntry {
        lat,
        lon,
        precision: Precision::Point,
        sector: false,
        stretch: before.and_then(|place| place.stretch.clone()),
        basis: None,
    };
    for word in rest {
        match PRECISIONS
            .into_iter()
            .find(|precision| precision.word() == *word)
        {
            Some(precision) => place.precision = precision,
            None if *word == "sector" => place.sector = true,
            None => return Err(how()),
        }
    }
    Ok(place)
}

const PRECISIONS: [Precision; 5] = [
    Precision::Point,
    Precision::District,
    Precision::Province,
    Precision::Country,
    Precision::Line,
];
