//! Figures as entities.

use std::collections::HashSet;

use super::anchor::Anchoring;
use super::names::{self, Ids};
use crate::draft::{Cast, Figure, Parties};
use crate::model::anchor;
use crate::model::layer::{EntityEntry, PlaceEntry, Review, SideEntry};
use crate::text::fold;

/// The longest name that a dossier looks for, in bytes.
const LONGEST: usize = 1000;

/// The figures of a cast; an entry each, in their order, so that figure and entity have the same number.
#[must_use]
pub fn entities(anchoring: &Anchoring, cast: &Cast, parties: &Parties, sides: &[SideEntry]) -> Vec<EntityEntry> {
    let mut ids = Ids::default();
    let mut taken = HashSet::new();
    // A name belongs to who has it as a name before those who have it as an alias.
    let owners: Vec<Option<String>> = cast.figures.iter().map(|figure| free(&figure.name, &mut taken)).collect();
    let figures = cast.figures.iter().zip(owners).enumerate();
    figures
        .map(|(number, (figure, name))| {
            let side = parties.figures.get(number).copied().flatten();
            let name = name.unwrap_or_else(|| numbered(&figure.name, number, &mut taken));
            EntityEntry {
                id: ids.give(&figure.name, "entity"),
                aliases: figure.aliases.iter().filter_map(|alias| free(alias, &mut taken)).collect(),
                stand_ins: figure.stand_ins.iter().filter(|name| **name != figure.name).cloned().collect(),
                mentions: mentions(anchoring, figure, &name),
                name,
                kind: figure.kind,
                side: side.and_then(|side| names::side(sides, side)),
                place: place(figure),
                review: Review::Draft,
            }
        })
        .collect()
}

/// A name, if nobody has it yet and a dossier can look for it.
fn free(name: &str, taken: &mut HashSet<String>) -> Option<String> {
    let fits = !name.trim().is_empty() && name.len() <= LONGEST;
    (fits && taken.insert(fold(name.trim()))).then(|| name.trim().to_owned())
}

/// A name that tells two of one name apart.
fn numbered(name: &str, number: usize, taken: &mut HashSet<String>) -> String {
    let short: String = name.trim().chars().take(100).collect();
    let name = format!("{} ({})", if short.is_empty() { "unnamed" } else { &short }, number + 1);
    taken.insert(fold(&name));
    name
}

/// Single mentions: those that are no name of the figure as it stands, and stand-ins for its name.
fn mentions(anchoring: &Anchoring, figure: &Figure, name: &str) -> Vec<crate::model::layer::Anchor> {
    let text = anchoring.article.text();
    let names: HashSet<&str> = std::iter::once(name)
        .chain(figure.aliases.iter().map(String::as_str))
        .chain(figure.stand_ins.iter().map(String::as_str))
        .collect();
    let unnamed = figure.mentions.iter().filter(|span| {
        let words = text.get(span.range()).unwrap_or_default();
        !names.contains(words) || !anchor::stands_alone(text, **span)
    });
    let mut spans: Vec<_> = unnamed.chain(&figure.references).copied().collect();
    spans.sort();
    spans.dedup();
    spans.into_iter().filter_map(|span| anchoring.anchor(span)).collect()
}

fn place(figure: &Figure) -> Option<PlaceEntry> {
    let site = figure.place.as_ref()?;
    Some(PlaceEntry {
        lat: site.at.lat(),
        lon: site.at.lon(),
        precision: site.precision,
        sector: site.stretch.is_some(),
        stretch: site.stretch.clone(),
        basis: Some(site.basis.clone()),
    })
}
