//! `counterclaim print`.

use std::io::Write;
use std::process::ExitCode;

use super::arguments::{Print, PrintFormat};
use super::failure::Failure;
use super::sides::Sides;
use super::{hint, output};
use crate::draft::{self, Request, Stop};
use crate::store::print::{self, Format, What};
use crate::store::{Opened, Source};

/// Prints a pane.
pub(super) fn print(arguments: Print) -> Result<ExitCode, Failure> {
    let means = super::means(arguments.allow_private);
    let mut opened = hint::open(Source::from_argument(arguments.file), &means)?;
    if opened.bare && arguments.what != What::Article && !opened.dossier.article().is_empty() {
        fill(&mut opened, arguments.sides);
    }
    remark(&opened);
    let format = match arguments.format {
        PrintFormat::Text => Format::Text(output::columns()),
        PrintFormat::Tsv => Format::Tsv,
        PrintFormat::Json => Format::Json,
    };
    let mut out = output::stdout();
    print::print(&opened.dossier, arguments.what, format, &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Drafts an article that has no dossier.
pub(super) fn fill(opened: &mut Opened, sides: Option<Sides>) {
    let sides = sides.unwrap_or_default().0;
    let article = opened.dossier.shared_article();
    let about = opened.dossier.about().clone();
    let drafted = draft::draft(&article, &Request { sides, about }, &Stop::default());
    let Ok(drafted) = drafted else {
        return; // nobody stops it
    };
    let limit = drafted.limit(&opened.name);
    opened.take(drafted.layer);
    opened.notices.push(limit.unwrap_or_else(|| {
        format!(
            "{} has no dossier: what follows is drafted by the program and checked by nobody.",
            opened.name
        )
    }));
}

/// Says on standard error what a reader of the rows should know.
pub(super) fn remark(opened: &Opened) {
    for notice in &opened.notices {
        output::complain(notice);
    }
    let layer = opened.layer.as_ref().map(|layer| layer.display());
    match (layer, opened.problems.len()) {
        (None, _) | (_, 0) => {}
        (Some(layer), count) => output::complain(&format!(
            "{layer} has problems ({count}): `counterclaim check {layer}` lists them."
        )),
    }
}
