//! The fence between the modules. The table at the top of `src/lib.rs` says which module may use
//! which; this test reads the table and every file of `src/`, and names file, line and rule where
//! the code does otherwise.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

#[path = "floor_plan/paths.rs"]
mod paths;
#[path = "floor_plan/plan.rs"]
mod plan;
#[path = "floor_plan/tokens.rs"]
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};

use plan::Plan;

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The plan that the crate documentation holds.
fn plan() -> Plan {
    let lib = fs::read_to_string(source_folder().join("lib.rs")).unwrap();
    Plan::read(&lib).unwrap()
}

/// Every source file but `lib.rs`, with the names of its module from the root.
fn files() -> Vec<(PathBuf, Vec<String>)> {
    let root = source_folder();
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.retain(|file| *file != root.join("lib.rs"));
    files.sort();
    let module = |file: &PathBuf| {
        let inside = file.strip_prefix(&root).unwrap().with_extension("");
        let names = inside.iter().map(|name| name.to_str().unwrap().to_owned());
        names.filter(|name| name != "mod").collect()
    };
    files
        .iter()
        .map(|file| (file.clone(), module(file)))
        .collect()
}

/// Whether a file is a module that its parent has in tests only, as `#[cfg(test)] mod tests;`.
fn is_for_tests(module: &[String]) -> bool {
    let Some((name, parents)) = module
        .split_last()
        .filter(|(_, parents)| !parents.is_empty())
    else {
        return false;
    };
    let parent = source_folder().join(parents.join("/"));
    let source = fs::read_to_string(parent.with_extension("rs"))
        .or_else(|_| fs::read_to_string(parent.join("mod.rs")))
        .unwrap_or_default();
    let declared = format!("#[cfg(test)]\nmod {name};");
    source.contains(&declared) || is_for_tests(parents)
}

#[test]
fn every_module_keeps_to_its_floor() {
    let plan = plan();
    let mut broken = Vec::new();
    for (file, module) in files() {
        let source = fs::read_to_string(&file).unwrap();
        let names: Vec<&str> = module.iter().map(String::as_str).collect();
        let in_test = is_for_tests(&module);
        for mut path in paths::paths(&source, &names) {
            path.in_test |= in_test;
            if let Some(rule) = plan.forbids(names[0], &path) {
                let (file, line) = (file.display(), path.line);
                broken.push(format!("{file}:{line}: {}: {rule}", path.names.join("::")));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn every_module_has_a_row_and_every_row_a_module() {
    let plan = plan();
    let mut rows: Vec<&str> = plan.modules().collect();
    rows.sort_unstable();
    let files = files();
    let mut modules: Vec<&str> = files.iter().map(|(_, module)| module[0].as_str()).collect();
    modules.dedup();
    modules.sort_unstable();
    modules.dedup();
    assert_eq!(rows, modules);
}

/// The one thing of a screen on a floor below the drawing: the text area of a note.
#[test]
fn the_text_area_of_a_note_is_known_in_one_place() {
    let mut known = Vec::new();
    for (file, module) in files() {
        let source = fs::read_to_string(&file).unwrap();
        let names: Vec<&str> = module.iter().map(String::as_str).collect();
        let paths = paths::paths(&source, &names);
        if paths.iter().any(|path| path.names[0] == "ratatui_textarea") {
            known.push(module.join("/"));
        }
    }
    assert_eq!(known, ["app/note"]);
}

/// So that silence means that all is well, and not that nothing was read.
#[test]
fn the_paths_of_the_real_source_are_read() {
    let reads = |file: &str, wanted: &str| {
        let source = fs::read_to_string(source_folder().join(file)).unwrap();
        let module = file.trim_end_matches(".rs");
        let names: Vec<&str> = module.split('/').collect();
        let paths = paths::paths(&source, &names);
        assert!(
            paths
                .iter()
                .any(|path| path.names.join("::").starts_with(wanted)),
            "{wanted} in {file}"
        );
    };
    reads("main.rs", "crate::cli");
    reads("app.rs", "crate::model");
    reads("store/state.rs", "std::fs");
    reads("app/update/typing.rs", "crate::app");
}
