//! What the README promises is so: every key and no other, the fields that are printed, the
//! examples of a configuration and of a dossier, the layouts.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use counterclaim::app::{Command, Context, Room};
use counterclaim::keys::{Keymap, Setting};
use counterclaim::model::ledger::LineEntry;
use counterclaim::store::check::check;
use counterclaim::store::print::{Format, What, print};
use counterclaim::store::settings::{self, ThemeName};
use counterclaim::store::{Source, open};

const README: &str = include_str!("../README.md");

/// What stands under a heading, up to the next heading of that level.
fn section(heading: &str) -> &'static str {
    let level = heading.split(' ').next().unwrap();
    let from = README
        .find(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("no heading {heading}"));
    let rest = &README[from + heading.len() + 2..];
    let end = rest.find(&format!("\n{level} ")).unwrap_or(rest.len());
    &rest[..end]
}

/// The blocks of code in one language, in a part of the README.
fn blocks<'a>(part: &'a str, language: &str) -> Vec<&'a str> {
    let fences = part.split("```").skip(1).step_by(2);
    let wanted = fences.filter_map(|block| block.strip_prefix(&format!("{language}\n")));
    wanted.collect()
}

/// The tables of keys as they have to stand in the README.
fn tables_of_keys() -> String {
    let bindings = Keymap::default().bindings();
    let mut tables = String::new();
    for context in Context::ALL {
        let title = context.title();
        write!(
            tables,
            "\n### {title}\n\n| keys | what they do | command |\n|---|---|---|\n"
        )
        .unwrap();
        for binding in bindings.iter().filter(|line| line.context == context) {
            let keys: Vec<String> = binding.keys.split(' ').map(quoted).collect();
            let (says, name) = (binding.command.says_in(context), binding.command.name());
            writeln!(tables, "| {} | {says} | `{name}` |", keys.join(" ")).unwrap();
        }
    }
    tables
}

/// A key between `` ` `` and `` ` ``; a bar would part cells.
fn quoted(key: &str) -> String {
    format!("`{}`", key.replace('|', "\\|"))
}

#[test]
fn it_opens_with_the_two_commands() {
    let commands = blocks(README, "sh");
    let first: Vec<&str> = commands[0].lines().collect();
    let command = |line: &str| line.split('#').next().unwrap().trim().to_owned();
    let first: Vec<String> = first.into_iter().map(command).collect();
    assert_eq!(first, ["cargo run --release", "cargo test"]);
}

#[test]
fn its_tables_of_keys_are_the_key_table() {
    let (_, tables) = section("## Keys").split_once("\n### ").unwrap();
    let written = format!("\n### {tables}");
    let expected = tables_of_keys();
    assert!(
        written.trim() == expected.trim(),
        "the tables under “## Keys” in README.md have to be these:\n{expected}"
    );
}

#[test]
fn its_layouts_are_those_of_the_screen() {
    let layouts = section("## Layouts");
    for (width, height) in [Room::WIDE, Room::MEDIUM, Room::SMALL] {
        let size = format!("{width}x{height}");
        assert!(layouts.contains(&size), "{size}");
    }
}

#[test]
fn its_themes_are_all_there_are() {
    let section = section("## Themes");
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    let named: Vec<&str> = rows.map(|row| row.split('`').next().unwrap()).collect();
    assert_eq!(named, ThemeName::ALL.map(ThemeName::word));
}

#[test]
fn its_configuration_is_understood() {
    let example = blocks(section("## Configuration"), "toml");
    let configuration = settings::parse(Path::new("README.md"), example[0]);
    assert_eq!(configuration.notices, [""; 0]);
    let keys = configuration.settings.keys.into_iter();
    let keys: Vec<Setting> = keys
        .map(|key| Setting {
            context: match key.context.as_str() {
                "" => Context::Everywhere.name().to_owned(),
                named => named.to_owned(),
            },
            key: key.key,
            command: key.action,
            line: key.line,
        })
        .collect();
    assert!(!keys.is_empty());
    assert_eq!(Keymap::with(&keys).1, []);
}

#[test]
fn its_fields_are_those_that_are_printed() {
    let opened = open(Source::Bundled).unwrap();
    let table = section("## Without the screen");
    for what in What::ALL {
        let mut out = Vec::new();
        print(&opened.dossier, what, Format::Tsv, &mut out).unwrap();
        let printed = String::from_utf8(out).unwrap();
        let header = printed.lines().next().unwrap();
        let fields: Vec<String> = header.split('\t').map(quoted).collect();
        let row = format!("| `{}` | {} |", what.word(), fields.join(" "));
        assert!(table.contains(&row), "no row {row}");
    }
}

#[test]
fn its_formats_to_bring_in_are_those_that_are_built() {
    let manifest = include_str!("../Cargo.toml");
    let features = manifest.split_once("\nimport = [").unwrap().1;
    let features = features.split(']').next().unwrap().split(", ");
    let written = section("## Bringing it in");
    let names: Vec<String> = features
        .map(|name| format!("`{}`", name.trim_matches('"')))
        .collect();
    let list = format!("({})", names.join(", "));
    assert!(written.contains(&list), "{list}");
    for example in [
        "story.html",
        "notes.md",
        "report.docx",
        "book.epub",
        "report.pdf",
        "https://",
    ] {
        assert!(written.contains(example), "{example}");
    }
}

#[test]
fn its_dossier_is_without_a_problem() {
    let part = section("## The dossier file");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rain.json");
    fs::write(folder.path().join("rain.txt"), blocks(part, "text")[0]).unwrap();
    fs::write(&file, blocks(part, "json")[0]).unwrap();
    let report = check(Source::File(file)).unwrap();
    assert_eq!(report.findings, []);
    assert!(report.summary.is_some());
}

#[test]
fn its_line_of_a_ledger_is_one() {
    let example = blocks(section("## Correcting"), "json");
    let line: LineEntry = serde_json::from_str(example[0].trim()).unwrap();
    assert_eq!(example[0].trim().lines().count(), 1);
    assert_eq!(line.edits.len(), 1);
    assert!(!line.at.is_empty() && !line.id.is_empty() && !line.says.is_empty());
}

#[test]
fn it_tells_every_key_that_corrects() {
    let correcting = section("## Correcting");
    let bindings = Keymap::default().bindings();
    let corrects = |command: Command| {
        use Command as C;
        [
            C::Keep,
            C::Reject,
            C::KeepAll,
            C::NextDraft,
            C::PreviousDraft,
            C::Edit,
            C::Merge,
            C::Split,
            C::Sides,
            C::Undo,
            C::Redo,
            C::Ledger,
            C::Orphans,
            C::Save,
            C::MoveUp,
            C::MoveDown,
            C::NewClaim,
            C::NewEntity,
            C::NewVerification,
            C::AsSource,
            C::AsCue,
            C::AsContent,
            C::AsAlias,
            C::AsMention,
            C::Take,
            C::TakeToo,
        ]
        .contains(&command)
    };
    for binding in bindings.iter().filter(|binding| corrects(binding.command)) {
        let keys = quoted(&binding.keys);
        assert!(
            correcting.contains(&keys),
            "no {keys}: {}",
            binding.command.name()
        );
    }
}

#[test]
fn its_table_of_contents_leads_somewhere() {
    let contents = README.split("\n## Five minutes\n").next().unwrap();
    let links = contents.split("](#").skip(1);
    for link in links.map(|rest| rest.split(')').next().unwrap()) {
        let heading = |line: &str| {
            line.trim_start_matches('#')
                .trim()
                .to_lowercase()
                .replace(' ', "-")
                == link
        };
        assert!(
            README
                .lines()
                .any(|line| line.starts_with('#') && heading(line)),
            "#{link}"
        );
    }
}
