//! `counterclaim check`.

use std::io::Write;
use std::process::ExitCode;

use super::arguments::{Check, CheckFormat};
use super::failure::Failure;
use super::output;
use crate::store::Source;
use crate::store::check::{Report, Style, check_with};

/// Lists every problem of a dossier.
pub(super) fn check(arguments: Check) -> Result<ExitCode, Failure> {
    let report = check_with(Source::from_argument(arguments.file), &super::means(false))?;
    for notice in &report.notices {
        output::complain(notice);
    }
    let style = match arguments.format {
        CheckFormat::Text => Style::Text,
        CheckFormat::Json => Style::Json,
    };
    let mut out = output::stdout();
    report.write(style, &mut out)?;
    out.flush()?;
    Ok(exit_code(&report))
}

fn exit_code(report: &Report) -> ExitCode {
    if !report.findings.is_empty() {
        ExitCode::from(1)
    } else if report.summary.is_some() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(2) // there was no dossier to look at
    }
}
