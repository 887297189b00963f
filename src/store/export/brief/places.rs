//! Where it is said to happen.

use crate::model::{EntityId, Place, Selection, SideId, Voice};
use crate::store::export::Excerpt;
use crate::store::print::text::listed;

/// A place with its claims.
pub(in crate::store::export) struct Spot {
    /// Its name.
    pub(in crate::store::export) name: String,
    /// "sector", "point", "not placed".
    pub(in crate::store::export) kind: &'static str,
    /// "34.85°N 71.45°E"; nothing if it is not placed.
    pub(in crate::store::export) position: String,
    /// How many claims are about it; none if no claim is in this text.
    pub(in crate::store::export) claims: Option<usize>,
    /// How many each side makes, for the sides that make any.
    pub(in crate::store::export) by_side: Vec<(SideId, usize)>,
    /// "7, 10".
    pub(in crate::store::export) paragraphs: String,
}

/// Every place that leaves, sectors first.
pub(in crate::store::export) fn spots(excerpt: &Excerpt) -> Vec<Spot> {
    excerpt
        .places()
        .into_iter()
        .map(|id| spot(excerpt, id))
        .collect()
}

fn spot(excerpt: &Excerpt, id: EntityId) -> Spot {
    let dossier = excerpt.dossier();
    let entity = dossier.entity(id);
    let place = entity.place.as_ref();
    let claims = excerpt.claims_at(id);
    let by_side = dossier.side_ids().into_iter().map(|side| {
        let theirs = claims
            .iter()
            .filter(|&&id| dossier.claim(id).voice == Voice::Side(side));
        (side, theirs.count())
    });
    Spot {
        name: entity.name.clone(),
        kind: match place {
            None => "not placed",
            Some(place) if place.sector => "sector",
            Some(place) => place.precision.word(),
        },
        position: place.map(position).unwrap_or_default(),
        claims: Some(claims.len()).filter(|&claims| claims > 0),
        by_side: by_side.filter(|(_, count)| *count > 0).collect(),
        paragraphs: listed(dossier.paragraphs_of(Selection::Sector(id))),
    }
}

fn position(place: &Place) -> String {
    let (lat, lon) = (place.lat, place.lon);
    let north = if lat < 0.0 { 'S' } else { 'N' };
    let east = if lon < 0.0 { 'W' } else { 'E' };
    format!("{:.2}°{north} {:.2}°{east}", lat.abs(), lon.abs())
}
