//! A picture of the screen.

use crate::app::{Pane, Preferences};
use crate::cli::arguments::Picture;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::model::Filter;
use crate::runtime::{self, Still};
use crate::store::export::picture::{Format, Grid};
use crate::store::print::What;
use crate::store::settings::ThemeName;
use crate::store::{Opened, basemap};
use crate::{geo, theme};

/// Draws the screen, or a pane of it.
pub(super) fn draw(
    asked: &Picture,
    format: Format,
    opened: Opened,
    filters: Vec<Filter>,
) -> Result<Grid, Failure> {
    if filters.len() > 1 {
        let says = "the screen has one filter, so a picture of it takes one --only.";
        return Err(Failure::Sentence(says.into()));
    }
    let marker = if asked.ascii {
        geo::Marker::Ascii
    } else {
        geo::Marker::Braille
    };
    Ok(runtime::still(Still {
        basemap: basemap::of(&opened.dossier),
        dossier: opened.dossier,
        name: opened.name,
        preferences: Preferences {
            marker,
            ascii: asked.ascii,
            ..Preferences::default()
        },
        theme: theme(asked.theme, format),
        pane: asked.pane.map(pane),
        filter: filters.into_iter().next(),
        size: asked.size,
    }))
}

fn pane(what: What) -> Pane {
    match what {
        What::Article => Pane::Article,
        What::Entities => Pane::Entities,
        What::Claims => Pane::Claims,
        What::Sectors => Pane::Sectors,
    }
}

/// Paper is light; a terminal has colours of its own.
fn theme(asked: Option<ThemeName>, format: Format) -> theme::Name {
    match asked {
        None if format == Format::Ansi => theme::Name::Terminal,
        None | Some(ThemeName::Light) => theme::Name::Light,
        Some(ThemeName::Terminal) => theme::Name::Terminal,
        Some(ThemeName::Dark) => theme::Name::Dark,
        Some(ThemeName::Mono) => theme::Name::Monochrome,
    }
}

/// Says which characters the picture could not show.
pub(super) fn remark(missing: &[char]) {
    if missing.is_empty() {
        return;
    }
    let names: Vec<String> = missing
        .iter()
        .take(8)
        .map(|&c| format!("{c} (U+{:04X})", u32::from(c)))
        .collect();
    let more = match missing.len().saturating_sub(names.len()) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    output::complain(&format!(
        "no typeface here has {}{more}: boxes stand for them. Install one that has, or export svg.",
        names.join(", ")
    ));
}
