//! `counterclaim print`.

use std::io::Write;
use std::process::ExitCode;

use super::arguments::{Print, PrintFormat};
use super::failure::Failure;
use super::{hint, output};
use crate::store::print::{self, Format};
use crate::store::{Opened, Source};

/// Prints a pane.
pub(super) fn print(arguments: Print) -> Result<ExitCode, Failure> {
    let opened = hint::open(Source::from_argument(arguments.file))?;
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

/// Says on standard error what a reader of the rows should know.
fn remark(opened: &Opened) {
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
