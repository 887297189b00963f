//! What a check found, and how it is written.

use std::io::{self, Write};

use serde::Serialize;

use crate::store::print;
use crate::text::clean;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file to mend.
    pub file: String,
    /// Line in it, from 1.
    pub line: Option<usize>,
    /// Column in bytes, from 1.
    pub column: Option<usize>,
    /// Where in the JSON: `claims[3].content`.
    pub path: Option<String>,
    /// What is wrong, and how to mend it.
    pub problem: String,
}

/// What was looked at, and what was found.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Sentences about what was looked at.
    pub notices: Vec<String>,
    /// What there is to say if nothing is wrong; none if there was no dossier to look at.
    pub summary: Option<String>,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// One line a finding, or one that says that all is well: `FILE:LINE:COLUMN: PATH: what, and how to mend it`.
    Text,
    /// A JSON array with one finding a line.
    Json,
}

impl Report {
    /// Writes the findings.
    ///
    /// # Errors
    /// When `out` takes no more.
    pub fn write(&self, style: Style, out: &mut impl Write) -> io::Result<()> {
        match style {
            Style::Json => print::array(&self.findings, out),
            Style::Text => self.write_text(out),
        }
    }

    fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        for finding in &self.findings {
            writeln!(out, "{}", clean(&finding.line()))?;
        }
        match &self.summary {
            Some(fine) if self.findings.is_empty() => writeln!(out, "{}", clean(fine)),
            _ => Ok(()),
        }
    }
}

impl Finding {
    /// As one line of text.
    fn line(&self) -> String {
        let (file, problem) = (&self.file, &self.problem);
        match (self.line.zip(self.column), &self.path) {
            (Some((line, column)), Some(path)) => {
                format!("{file}:{line}:{column}: {path}: {problem}")
            }
            (Some((line, column)), None) => format!("{file}:{line}:{column}: {problem}"),
            (None, Some(path)) => format!("{file}: {path}: {problem}"),
            (None, None) => problem.clone(),
        }
    }
}
