//! `counterclaim print`.

use std::io::Write;
use std::process::ExitCode;

use super::arguments::{Print, PrintFormat};
use super::failure::Failure;
use super::{hint, output};
use crate::store::Source;
use crate::store::print::{self, Format};

/// Prints a pane.
pub(super) fn print(arguments: Print) -> Result<ExitCode, Failure> {
    let opened = hint::open(Source::from_argument(arguments.file))?;
    for notice in &opened.notices {
        output::complain(notice);
    }
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
