//! Everything that is wrong with a dossier: where, and how to mend it.

mod ledger;
mod locate;
mod report;
mod unknown;

use std::path::Path;

use super::import::Means;
use super::layer_file::{self, without_mark};
use super::pair::Pair;
use super::{BUNDLED_LAYER, MAX_LAYER_BYTES, OpenError, Opened, Source, basemap, file, open};
use crate::model::{Dossier, Entity, Fault, Ledger, Problem};
use locate::Places;
pub use report::{Finding, Report, Style};

/// Validates the dossier of an article, as [`check_with`] does, by the means that need nobody's leave.
///
/// # Errors
/// As [`check_with`].
pub fn check(source: Source) -> Result<Report, OpenError> {
    check_with(source, &Means::default())
}

/// Validates the dossier of an article.
///
/// # Errors
/// The sentence that says why nothing could be looked at; what is wrong with the dossier itself is
/// a finding.
pub fn check_with(source: Source, means: &Means) -> Result<Report, OpenError> {
    match source {
        Source::File(path) => check_file(&path, means),
        Source::Bundled => {
            let opened = open::bundled()?;
            Ok(report(
                opened,
                "the bundled dossier",
                BUNDLED_LAYER.as_bytes(),
            ))
        }
        Source::Stdin => open::stdin(means).map(|opened| bare(&opened)),
        Source::Address(_) => open::open_with(source, means).map(|opened| bare(&opened)),
    }
}

fn check_file(path: &Path, means: &Means) -> Result<Report, OpenError> {
    let mut pair = match Pair::of(path) {
        Err(error) if error.is_fault_of_dossier() => return Ok(broken(&error)),
        pair => pair?,
    };
    if let Some(trouble) = pair.trouble.take() {
        return Ok(broken(&trouble));
    }
    // The file is checked as it is written; what the ledger makes of it comes after.
    let opened = match open::pair_with(pair, Ledger::default(), means) {
        Err(error) if error.is_fault_of_dossier() => return Ok(broken(&error)),
        opened => opened?,
    };
    match opened.layer.clone() {
        Some(layer) => {
            let json = file::read(&layer, MAX_LAYER_BYTES)?;
            let base = opened.base.clone();
            let mut report = report(opened, &layer.display().to_string(), &json);
            report.findings.extend(ledger::findings(&layer, &base));
            Ok(report)
        }
        None => Ok(bare(&opened)),
    }
}

/// A dossier that cannot even be read.
fn broken(error: &OpenError) -> Report {
    Report {
        findings: vec![finding_of(error)],
        ..Report::default()
    }
}

fn finding_of(error: &OpenError) -> Finding {
    let (line, column, problem) = match error {
        OpenError::Json {
            line, column, what, ..
        } => {
            let what = format!("{what}. Correct the dossier there.");
            (Some(*line), Some(*column), what)
        }
        other => (None, None, other.to_string()),
    };
    Finding {
        file: error.file().display().to_string(),
        line,
        column,
        path: None,
        problem,
    }
}

/// An article without a dossier.
fn bare(opened: &Opened) -> Report {
    let name = &opened.name;
    let nothing = format!(
        "{name} has no dossier beside it, so there is nothing to check. Name a dossier (.json), or put one beside the text."
    );
    Report {
        notices: vec![nothing],
        ..Report::default()
    }
}

fn report(opened: Opened, file: &str, json: &[u8]) -> Report {
    let json = without_mark(json);
    let summary = summary(&opened.dossier, file);
    let mut problems = opened.problems;
    problems.extend(missing_lines(&opened.dossier));
    match unknown::fields(json) {
        Ok(fields) => {
            let unknown = |path| Problem::new(path, Fault::UnknownField);
            problems.extend(fields.into_iter().map(unknown));
        }
        Err(error) => return broken(&layer_file::broken(Path::new(file), &error)),
    }
    Report {
        findings: located(&problems, file, json),
        notices: opened.notices,
        summary: Some(summary),
    }
}

/// The stretches of lines that neither map has.
fn missing_lines(dossier: &Dossier) -> Vec<Problem> {
    let lines = |entity: &Entity| Some(entity.place.as_ref()?.stretch.as_ref()?.line.clone());
    let named = dossier.entities().iter().enumerate();
    let named: Vec<_> = named.filter_map(|(i, e)| Some((i, lines(e)?))).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let maps = [basemap::frontier(), basemap::world()];
    let known = |line: &str| maps.iter().any(|map| map.line(line).is_some());
    let missing = named.into_iter().filter(|(_, line)| !known(line));
    missing
        .map(|(i, line)| {
            let path = format!("entities[{i}].place.stretch.line");
            Problem::new(path, Fault::UnknownLine(line))
        })
        .collect()
}

/// The problems with their lines, in the order of the file.
fn located(problems: &[Problem], file: &str, json: &[u8]) -> Vec<Finding> {
    let places = Places::find(json, problems.iter().map(|problem| problem.path.as_str()));
    let finding = |problem: &Problem| {
        let (line, column) = places.of(&problem.path).unzip();
        Finding {
            file: file.to_owned(),
            line,
            column,
            path: Some(problem.path.clone()),
            problem: problem.fault.to_string(),
        }
    };
    let mut findings: Vec<Finding> = problems.iter().map(finding).collect();
    findings.sort_by_key(|finding| (finding.line, finding.column));
    findings
}

fn summary(dossier: &Dossier, file: &str) -> String {
    let (claims, questions) = (dossier.claims().len(), dossier.questions().len());
    let entities = dossier.entities().len();
    format!(
        "{file}: no problems. {questions} questions, {claims} claims, {entities} entities; every quote is in the text."
    )
}
