//! Who and what the text names.

use std::io::{self, Write};

use super::sheet::{Sheet, widths};
use super::{analyst, listed};
use crate::model::{Dossier, EntityId};
use crate::store::print::rows::by_mentions;

/// Writes the entities, most often named first.
pub(super) fn write<W: Write>(dossier: &Dossier, sheet: &mut Sheet<W>) -> io::Result<()> {
    let ids = by_mentions(dossier);
    if ids.is_empty() {
        return sheet.text(0, "No entities: nobody has annotated this article yet.");
    }
    let mut rows = vec![header()];
    rows.extend(ids.iter().map(|&id| row(dossier, id)));
    let widths = widths(&rows, sheet.columns());
    for (row, id) in rows
        .iter()
        .zip(std::iter::once(None).chain(ids.into_iter().map(Some)))
    {
        sheet.row(row, &widths)?;
        let aliases = id.map(|id| dossier.entity(id).aliases.join(", "));
        if let Some(aliases) = aliases.filter(|aliases| !aliases.is_empty()) {
            sheet.text(2, &format!("also {aliases}"))?;
        }
        if let Some(id) = id {
            analyst::write(&dossier.entity(id).judgement, 2, sheet)?;
        }
    }
    Ok(())
}

fn header() -> Vec<String> {
    ["name", "kind", "side", "mentions", "paragraphs"]
        .map(str::to_owned)
        .to_vec()
}

fn row(dossier: &Dossier, id: EntityId) -> Vec<String> {
    let entity = dossier.entity(id);
    let side = entity.side.map(|side| dossier.side(side).name.clone());
    let paragraphs = dossier.paragraphs_mentioning(id);
    vec![
        entity.name.clone(),
        entity.kind.word().to_owned(),
        side.unwrap_or_default(),
        format!("{:>8}", dossier.mentions_of(id).len()),
        listed(paragraphs),
    ]
}
