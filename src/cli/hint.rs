//! What a person may have meant.

use std::ffi::OsString;
use std::path::Path;

use clap::CommandFactory;
use clap::error::ErrorKind;

use super::arguments::Arguments;
use super::failure::Failure;
use crate::store::import::Means;
use crate::store::{OpenError, Opened, Source, open_with};

/// Opens an article; a missing file that is nearly a command gets a hint.
pub(super) fn open(source: Source, means: &Means) -> Result<Opened, Failure> {
    open_with(source, means).map_err(|error| match &error {
        OpenError::Missing(path) => match command_like(path) {
            Some(command) => Failure::Sentence(misspelt(path, &command)),
            None => error.into(),
        },
        _ => error.into(),
    })
}

/// The hint for arguments that were refused because the command was taken for a file.
pub(super) fn for_arguments(
    kind: ErrorKind,
    mut arguments: impl Iterator<Item = OsString>,
) -> Option<String> {
    if !matches!(
        kind,
        ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict
    ) {
        return None;
    }
    let first = arguments.next()?;
    let command = command_like(Path::new(&first))?;
    Some(misspelt(Path::new(&first), &command))
}

fn misspelt(given: &Path, command: &str) -> String {
    let given = given.display();
    format!(
        "there is no file {given}. Did you mean `counterclaim {command}`? `counterclaim --help` lists the commands."
    )
}

/// The command whose name is nearly `given`.
fn command_like(given: &Path) -> Option<String> {
    let given = given.to_str().filter(|given| !given.starts_with('-'))?;
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let near = names
        .filter(|name| *name != given)
        .map(|name| (distance(name, given), name));
    let (edits, name) = near.min()?;
    (edits <= 1 + given.len() / 4 && edits < given.len()).then(|| name.to_owned())
}

/// How many letters must be changed, added, removed or swapped with a neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => {
                    let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    let swap = if swapped {
                        table[i - 2][j - 2] + 1
                    } else {
                        change
                    };
                    change
                        .min(swap)
                        .min(table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1)
                }
            };
        }
    }
    table[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        let like = |given: &str| command_like(Path::new(given));
        assert_eq!(like("prnt").as_deref(), Some("print"));
        assert_eq!(like("chekc").as_deref(), Some("check"));
        assert_eq!(like("completion").as_deref(), Some("completions"));
        assert_eq!(like("report.txt"), None);
        assert_eq!(like("m"), None);
        assert_eq!(like("--man"), None);
    }
}
