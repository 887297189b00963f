//! The table of floors at the top of `src/lib.rs`, and what it forbids.

use super::paths::Path;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    floor: u8,
    module: String,
    may_use: Vec<String>,
    never: Vec<String>,
}

/// The table of floors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan(Vec<Row>);

/// The head of the table.
const COLUMNS: [&str; 5] = ["floor", "module", "is", "may use", "must never mention"];

impl Plan {
    /// The plan in the crate documentation of a source file.
    pub fn read(source: &str) -> Result<Self, String> {
        let docs = source.lines().map_while(|line| line.strip_prefix("//!"));
        let mut lines = docs.map(str::trim);
        lines
            .by_ref()
            .find(|line| cells(line) == COLUMNS)
            .ok_or_else(|| format!("no table with the columns {COLUMNS:?}"))?;
        let table = lines.skip(1).take_while(|line| line.starts_with('|'));
        let rows: Result<Vec<Row>, String> = table.map(Row::read).collect();
        let plan = Self(rows?);
        plan.holds_together()?;
        Ok(plan)
    }

    /// Whether every row uses only rows that are there, and none above itself.
    fn holds_together(&self) -> Result<(), String> {
        for row in &self.0 {
            let module = &row.module;
            if self
                .0
                .iter()
                .filter(|other| other.module == *module)
                .count()
                > 1
            {
                return Err(format!("`{module}` has two rows"));
            }
            for used in &row.may_use {
                match self.row(used) {
                    None => return Err(format!("`{module}` may use `{used}`, which has no row")),
                    Some(other) if other.floor > row.floor => {
                        return Err(format!("`{module}` may use `{used}`, which is above it"));
                    }
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }

    fn row(&self, module: &str) -> Option<&Row> {
        self.0.iter().find(|row| row.module == module)
    }

    /// The modules, in the order of the table.
    pub fn modules(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|row| row.module.as_str())
    }

    /// Why a module must not write a path; nothing if it may.
    pub fn forbids(&self, module: &str, path: &Path) -> Option<String> {
        let Some(row) = self.row(module) else {
            return Some(format!("`{module}` has no row in the table of src/lib.rs"));
        };
        let names: Vec<&str> = path.names.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["crate"] | ["crate", "*"] => {
                Some("names the whole crate, not one module of it".into())
            }
            ["crate", used, ..] => self.forbids_use(row, used),
            _ if path.in_test => None,
            _ => row
                .never
                .iter()
                .find(|word| mentions(&names, word, path.imported))
                .map(|word| format!("`{module}` must never mention `{word}`")),
        }
    }

    fn forbids_use(&self, row: &Row, used: &str) -> Option<String> {
        let Row {
            floor,
            module,
            may_use,
            ..
        } = row;
        if used == module || may_use.iter().any(|may| may == used) {
            return None;
        }
        let Some(other) = self.row(used) else {
            return Some(format!("`{used}` has no row in the table of src/lib.rs"));
        };
        let way = match other.floor.cmp(floor) {
            std::cmp::Ordering::Greater => "up to",
            std::cmp::Ordering::Equal => "sideways to",
            std::cmp::Ordering::Less => "down to",
        };
        let on = other.floor;
        let may = match may_use.as_slice() {
            [] => "no other module".to_owned(),
            may => format!("only {}", may.join(", ")),
        };
        Some(format!(
            "`{module}` (floor {floor}) goes {way} `{used}` (floor {on}); it may use {may}"
        ))
    }
}

impl Row {
    fn read(line: &str) -> Result<Self, String> {
        let unread = || format!("this is no row of the table of floors: {line}");
        let [floor, module, _, may_use, never] =
            cells(line).try_into().map_err(|_: Vec<&str>| unread())?;
        Ok(Self {
            floor: floor.parse().map_err(|_| unread())?,
            module: quoted(module).pop().ok_or_else(unread)?,
            may_use: quoted(may_use),
            never: quoted(never),
        })
    }
}

/// The cells of a row of a Markdown table.
fn cells(line: &str) -> Vec<&str> {
    let inner = line.trim().strip_prefix('|').unwrap_or_default();
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(str::trim).collect()
}

/// The words between `` ` `` and `` ` ``.
fn quoted(cell: &str) -> Vec<String> {
    let words = cell.split('`').skip(1).step_by(2);
    words.map(str::to_owned).collect()
}

/// Whether a path leads through a word such as `std::fs`, or takes it along: `use std::*`,
/// `use std as s`.
fn mentions(names: &[&str], word: &str, imported: bool) -> bool {
    let word: Vec<&str> = word.split("::").collect();
    let stem = names.strip_suffix(&["*"]).unwrap_or(names);
    stem.starts_with(&word) || (imported && word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::super::paths::paths;
    use super::*;

    const TABLE: &str = "//! About.\n//!\n\
        //! | floor | module | is | may use | must never mention |\n\
        //! |---|---|---|---|---|\n\
        //! | 0 | [`low`] | low | | `std::fs` |\n\
        //! | 0 | [`flat`] | low too | | |\n\
        //! | 1 | [`high`] | high | `low` | `high_crate` |\n\
        //!\n\
        pub mod low;\n";

    /// What the table has against a source of a module.
    fn against(module: &str, source: &str) -> Vec<String> {
        let plan = Plan::read(TABLE).unwrap();
        let paths = paths(source, &[module]);
        let forbidden = paths.iter().filter_map(|path| plan.forbids(module, path));
        forbidden.collect()
    }

    #[test]
    fn down_by_the_table_is_allowed() {
        let source =
            "use crate::low::A; use crate::high::B; use super::low; mod c { use super::D; }";
        assert_eq!(against("high", source), [""; 0]);
        assert_eq!(against("low", "use std::io; use ratatui::Frame;"), [""; 0]);
    }

    #[test]
    fn up_and_sideways_are_forbidden_however_they_are_written() {
        let up = "`low` (floor 0) goes up to `high` (floor 1); it may use no other module";
        for source in [
            "use crate::high;",
            "use crate::{high::A, low::B};",
            "use super::high::A as _;",
            "use counterclaim::high::*;",
            "fn f() { crate::high::g(); }",
            "type A = super::high::B;",
            "mod tests { use super::super::high; }",
            "#[cfg(test)] mod tests { use crate::high; }",
        ] {
            assert_eq!(against("low", source), [up], "{source}");
        }
        let sideways =
            "`flat` (floor 0) goes sideways to `low` (floor 0); it may use no other module";
        assert_eq!(against("flat", "use crate::low::A;"), [sideways]);
        let down = "`high` (floor 1) goes down to `flat` (floor 0); it may use only low";
        assert_eq!(against("high", "use crate::flat::A;"), [down]);
    }

    #[test]
    fn the_whole_crate_is_not_taken() {
        let whole = "names the whole crate, not one module of it";
        for source in ["use crate as c;", "use crate::*;", "use super::*;"] {
            assert_eq!(against("low", source), [whole], "{source}");
        }
    }

    #[test]
    fn a_forbidden_word_is_found_however_it_is_written() {
        let never = "`low` must never mention `std::fs`";
        for source in [
            "use std::fs;",
            "use std::{io, fs::File};",
            "use std::*;",
            "use std as s;",
            "fn f() { std::fs::read(a) }",
            "fn f(a: ::std::fs::File) {}",
        ] {
            assert_eq!(against("low", source), [never], "{source}");
        }
        for source in [
            "// std::fs::read",
            "fn f() { \"std::fs\" }",
            "use std::fsync;",
            "#[cfg(test)] mod tests { use std::fs; }",
        ] {
            assert_eq!(against("low", source), [""; 0], "{source}");
        }
        assert_eq!(against("high", "extern crate high_crate;").len(), 1);
    }

    #[test]
    fn a_module_without_a_row_is_said() {
        assert_eq!(against("high", "use crate::new::A;").len(), 1);
        assert_eq!(against("new", "use std::io;").len(), 1);
    }

    #[test]
    fn a_table_that_contradicts_itself_is_refused() {
        let refused = |from, to| Plan::read(&TABLE.replace(from, to)).unwrap_err();
        assert!(refused("| low | |", "| low | `high` |").contains("above it"));
        assert!(refused("| low | |", "| low | `new` |").contains("no row"));
        assert!(refused("[`flat`]", "[`low`]").contains("two rows"));
        assert!(refused("| low too |", "|").contains("no row of the table"));
        assert!(refused("| floor |", "| flor |").contains("no table"));
    }
}
