//! Entities, where they are, and where the text names them.

use foldhash::HashMap;

use super::{Builder, Scope};
use crate::model::EntityId;
use crate::model::anchor::is_exact;
use crate::model::dossier::{Entity, Place, Stretch};
use crate::model::layer::{EntityEntry, PlaceEntry};
use crate::model::mention::{self, Form, Hit, Mention, Name};
use crate::model::problem::Fault;

impl<'a> Builder<'a> {
    pub(super) fn entities(&mut self, entries: &[&'a EntityEntry]) -> Vec<Entity> {
        entries
            .iter()
            .enumerate()
            .map(|(i, entry)| self.entity(i, entry))
            .collect()
    }

    fn entity(&mut self, i: usize, entry: &'a EntityEntry) -> Entity {
        let before = self.entities_before.take(&entry.id, i, &self.entities);
        let mut entity = before.unwrap_or_else(|| self.new_entity(i, entry));
        let side = entry.side.as_ref();
        entity.side = side
            .and_then(|id| self.known(|b| &b.sides, "side", id, || format!("entities[{i}].side")));
        entity
    }

    fn new_entity(&mut self, i: usize, entry: &EntityEntry) -> Entity {
        if entry.name.trim().is_empty() {
            self.report(format!("entities[{i}].name"), Fault::Empty { what: "name" });
        }
        let names = [&entry.aliases[..], &entry.stand_ins[..]].concat();
        let lengths = names.iter().chain([&entry.name]).map(String::len);
        if let Some(bytes) = lengths.max().filter(|bytes| *bytes > LONGEST_NAME) {
            self.report(format!("entities[{i}]"), Fault::LongName(bytes));
        }
        Entity {
            key: entry.id.clone(),
            name: entry.name.clone(),
            kind: entry.kind,
            aliases: names,
            stand_ins: entry.stand_ins.len(),
            side: None,
            place: entry.place.as_ref().and_then(|p| self.place(i, p)),
            review: entry.review,
            judgement: entry.judgement.clone(),
        }
    }

    /// A place whose coordinates are on the globe.
    fn place(&mut self, i: usize, entry: &PlaceEntry) -> Option<Place> {
        let (lat, lon) = (entry.lat, entry.lon);
        if !(-90.0..=90.0).contains(&lat) {
            self.report(format!("entities[{i}].place.lat"), Fault::Latitude(lat));
            return None;
        }
        if !(-180.0..=180.0).contains(&lon) {
            self.report(format!("entities[{i}].place.lon"), Fault::Longitude(lon));
            return None;
        }
        let stretch = entry.stretch.as_ref().map(|stretch| Stretch {
            line: stretch.line.clone(),
            ends: stretch.from.zip(stretch.to),
        });
        Some(Place {
            lat,
            lon,
            precision: entry.precision,
            sector: entry.sector,
            stretch,
            basis: entry.basis.clone(),
        })
    }

    /// Where names stand, and the mentions that are marked one by one.
    pub(super) fn mentions(&mut self, entries: &[&'a EntityEntry]) -> (Vec<Hit>, Vec<Mention>) {
        let mut marked = Vec::new();
        let mut names = Vec::new();
        for (i, entry) in entries.iter().enumerate() {
            let entity = EntityId::at(i);
            self.marked(entity, entry, &mut marked);
            names.extend(names_of(entity, entry));
        }
        self.shared_names(entries, &names);
        (mention::hits(self.article, &names), marked)
    }

    /// Adds the mentions of an entity that are marked one by one.
    pub(super) fn marked(
        &mut self,
        entity: EntityId,
        entry: &EntityEntry,
        marked: &mut Vec<Mention>,
    ) {
        let i = entity.index();
        for (j, anchor) in entry.mentions.iter().enumerate() {
            let path = format_args!("entities[{i}].mentions[{j}]");
            let scope = if is_exact(self.article, anchor) {
                Scope::Entry(None)
            } else {
                self.drifts().mention(anchor)
            };
            marked.extend(self.span(path, anchor, scope).map(|span| Mention {
                span,
                entity,
                form: Form::Marked,
                literal: None,
            }));
        }
    }

    /// Reports a name that would belong to two entities.
    fn shared_names(&mut self, entries: &[&'a EntityEntry], names: &[Name]) {
        let mut owners: HashMap<(&str, bool), EntityId> = HashMap::default();
        owners.reserve(names.len());
        for name in names {
            let key = (name.words, name.form == Form::StandIn);
            match owners.get(&key) {
                Some(&owner) if owner != name.entity => self.report(
                    format!("entities[{}]", name.entity.0),
                    Fault::SharedName {
                        name: name.words.to_owned(),
                        other: entries[owner.index()].id.clone(),
                    },
                ),
                Some(_) => {}
                None => {
                    owners.insert(key, name.entity);
                }
            }
        }
    }
}

/// The longest name that is looked for, in bytes; longer ones are reported, and no text has them.
const LONGEST_NAME: usize = 1000;

pub(super) fn names_of(entity: EntityId, entry: &EntityEntry) -> impl Iterator<Item = Name<'_>> {
    let name = std::iter::once((&entry.name, Form::Name));
    let aliases = entry.aliases.iter().map(|words| (words, Form::Alias));
    let stand_ins = entry.stand_ins.iter().map(|words| (words, Form::StandIn));
    name.chain(aliases)
        .chain(stand_ins)
        .filter(|(words, _)| !words.trim().is_empty() && words.len() <= LONGEST_NAME)
        .map(move |(words, form)| Name {
            words,
            entity,
            form,
        })
}
