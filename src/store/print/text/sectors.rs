//! Where it is said to happen.

use std::io::{self, Write};

use super::listed;
use super::sheet::{Sheet, widths};
use crate::model::{Dossier, EntityId, Place, Selection, SideId};

/// Writes the places, sectors first.
pub(super) fn write<W: Write>(dossier: &Dossier, sheet: &mut Sheet<W>) -> io::Result<()> {
    let ids = dossier.places();
    if ids.is_empty() {
        return sheet.text(0, "No sectors: nobody has annotated this article yet.");
    }
    let header = ["name", "kind", "position", "claims", "of", "paragraphs"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(ids.into_iter().map(|id| row(dossier, id)));
    let widths = widths(&rows, sheet.columns());
    rows.iter().try_for_each(|row| sheet.row(row, &widths))
}

fn row(dossier: &Dossier, id: EntityId) -> Vec<String> {
    let entity = dossier.entity(id);
    let place = entity.place.as_ref();
    let claims = dossier.claims_at(id).len();
    let paragraphs = dossier.paragraphs_of(Selection::Sector(id)).into_iter();
    vec![
        entity.name.clone(),
        place.map_or("not placed", kind).to_owned(),
        place.map(position).unwrap_or_default(),
        if claims > 0 {
            format!("{claims:>6}")
        } else {
            String::new()
        },
        letters(dossier, &dossier.sides_at(id)),
        listed(paragraphs),
    ]
}

fn kind(place: &Place) -> &'static str {
    if place.sector {
        "sector"
    } else {
        place.precision.word()
    }
}

/// "34.85°N 71.45°E"
fn position(place: &Place) -> String {
    let (lat, lon) = (place.lat, place.lon);
    let north = if lat < 0.0 { 'S' } else { 'N' };
    let east = if lon < 0.0 { 'W' } else { 'E' };
    format!("{:.2}°{north} {:.2}°{east}", lat.abs(), lon.abs())
}

fn letters(dossier: &Dossier, sides: &[SideId]) -> String {
    let letters: Vec<&str> = sides
        .iter()
        .map(|&side| dossier.side(side).letter.as_str())
        .collect();
    letters.join(" ")
}
