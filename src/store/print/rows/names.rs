//! One row an entity, one row a place.

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::Serialize;

use super::judgement::RemarkCells;
use super::{Row, cell, list, numbers};
use crate::model::{Dossier, EntityId, Selection};

/// An entity.
#[derive(Serialize)]
pub struct EntityRow<'a> {
    name: &'a str,
    kind: &'static str,
    /// The side's id.
    side: Option<&'a str>,
    aliases: &'a [String],
    /// How often the text names it.
    mentions: usize,
    /// The paragraphs that name it.
    paragraphs: Vec<u32>,
    /// Whether a person has looked at it.
    review: &'static str,
    /// What a person notes about it.
    #[serde(flatten)]
    remarks: RemarkCells<'a>,
}

impl Row for EntityRow<'_> {
    const FIELDS: &'static [&'static str] = &[
        "name",
        "kind",
        "side",
        "aliases",
        "mentions",
        "paragraphs",
        "review",
        "note",
        "tags",
    ];

    fn cells(&self) -> Vec<Cow<'_, str>> {
        let mut cells = vec![
            self.name.into(),
            self.kind.into(),
            cell(self.side),
            list(self.aliases),
            self.mentions.to_string().into(),
            list(&self.paragraphs),
            self.review.into(),
        ];
        cells.extend(self.remarks.cells());
        cells
    }
}

/// The entities, most often named first.
pub fn entities(dossier: &Dossier) -> impl Iterator<Item = EntityRow<'_>> {
    by_mentions(dossier).into_iter().map(|id| {
        let entity = dossier.entity(id);
        EntityRow {
            name: &entity.name,
            kind: entity.kind.word(),
            side: entity.side.map(|side| dossier.side(side).key.as_str()),
            aliases: &entity.aliases,
            mentions: dossier.mentions_of(id).len(),
            paragraphs: numbers(dossier.paragraphs_mentioning(id)),
            review: entity.review.word(),
            remarks: RemarkCells::of(&entity.judgement),
        }
    })
}

/// The entities, most often named first, then in the order of the file.
pub fn by_mentions(dossier: &Dossier) -> Vec<EntityId> {
    let mut ids: Vec<EntityId> = dossier.entity_ids().collect();
    ids.sort_by_key(|&id| Reverse(dossier.mentions_of(id).len()));
    ids
}

/// A place.
#[derive(Serialize)]
pub struct SectorRow<'a> {
    name: &'a str,
    /// How exactly it is known; this and the coordinates are missing where it is not placed.
    precision: Option<&'static str>,
    lat: Option<f64>,
    lon: Option<f64>,
    /// How many claims are about it.
    claims: usize,
    /// The paragraphs that name it or make claims about it.
    paragraphs: Vec<u32>,
}

impl Row for SectorRow<'_> {
    const FIELDS: &'static [&'static str] =
        &["name", "precision", "lat", "lon", "claims", "paragraphs"];

    fn cells(&self) -> Vec<Cow<'_, str>> {
        vec![
            self.name.into(),
            cell(self.precision),
            cell(self.lat),
            cell(self.lon),
            cell(Some(self.claims).filter(|&claims| claims > 0)),
            list(&self.paragraphs),
        ]
    }
}

/// The places, sectors first.
pub fn sectors(dossier: &Dossier) -> impl Iterator<Item = SectorRow<'_>> {
    dossier.places().into_iter().map(|id| {
        let entity = dossier.entity(id);
        let place = entity.place.as_ref();
        SectorRow {
            name: &entity.name,
            precision: place.map(|place| place.precision.word()),
            lat: place.map(|place| place.lat),
            lon: place.map(|place| place.lon),
            claims: dossier.claims_at(id).len(),
            paragraphs: numbers(dossier.paragraphs_of(Selection::Sector(id))),
        }
    })
}
