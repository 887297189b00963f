//! Two entities that are one, and one that is two.

use super::{Proposal, quoted};
use crate::model::Desk;
use crate::model::correction::Correction;
use crate::model::layer::{EntityEntry, Ids, Review};

/// Makes one entity of two: the one `into` which the other goes keeps its name and takes the other's names,
/// mentions, claims and, where it has none, side and place.
#[must_use]
pub fn merged(desk: &Desk, id: &str, into: &str) -> Correction {
    let mut proposal = Proposal::new(desk);
    let entities = desk.entities.with_id(id).zip(desk.entities.with_id(into));
    let Some((gone, kept)) = entities.filter(|_| id != into) else {
        return proposal.finish(String::new());
    };
    let says = format!("merged {} into {}", gone.name, kept.name);
    proposal.entity(into, |entity| {
        let names = std::iter::once(&gone.name).chain(&gone.aliases);
        add(
            &mut entity.aliases,
            names.filter(|name| **name != kept.name),
        );
        add(&mut entity.stand_ins, gone.stand_ins.iter());
        let aliases = &entity.aliases;
        let lent = |name: &String| *name != kept.name && !aliases.contains(name);
        entity.stand_ins.retain(lent);
        add(&mut entity.mentions, gone.mentions.iter());
        entity.side = entity.side.take().or_else(|| gone.side.clone());
        entity.place = entity.place.take().or_else(|| gone.place.clone());
        entity.judgement = entity.judgement.with(&gone.judgement);
        entity.review = Review::Kept;
    });
    for claim in proposal.claims_where(|claim| claim.place.all().iter().any(|place| place == id)) {
        proposal.claim(&claim, |claim| {
            let mut places: Vec<String> = claim.place.all().to_vec();
            places.retain(|place| place != into);
            for place in places.iter_mut().filter(|place| *place == id) {
                into.clone_into(place);
            }
            claim.place = Ids::of(places);
        });
    }
    proposal.remove_entity(id);
    proposal.finish(says)
}

fn add<'a, T: Clone + PartialEq + 'a>(list: &mut Vec<T>, more: impl Iterator<Item = &'a T>) {
    for item in more {
        if !list.contains(item) {
            list.push(item.clone());
        }
    }
}

/// Makes an entity of its own of some of the names of one; the first of them is its name.
#[must_use]
pub fn split(desk: &Desk, id: &str, names: &[String]) -> Correction {
    let mut proposal = Proposal::new(desk);
    let (Some(entity), Some((name, aliases))) = (desk.entities.with_id(id), names.split_first())
    else {
        return proposal.finish(String::new());
    };
    let is_given = |alias: &String| names.contains(alias);
    let stand_ins = entity.stand_ins.iter().filter(|alias| is_given(alias));
    let new = EntityEntry {
        id: desk.new_id(name, "entity"),
        name: name.clone(),
        kind: entity.kind,
        aliases: aliases
            .iter()
            .filter(|alias| !entity.stand_ins.contains(alias))
            .cloned()
            .collect(),
        stand_ins: stand_ins.filter(|alias| *alias != name).cloned().collect(),
        mentions: Vec::new(),
        side: entity.side.clone(),
        place: None,
        review: Review::Kept,
        judgement: entity.judgement.clone(),
    };
    let says = format!("split {} from {}", quoted(name), entity.name);
    proposal.entity(id, |entity| {
        entity.aliases.retain(|alias| !is_given(alias));
        entity.stand_ins.retain(|alias| !is_given(alias));
    });
    proposal.add_entity(new);
    proposal.finish(says)
}
