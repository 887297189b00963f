//! `counterclaim draft`: from texts to dossiers, or to attributions for scoring.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "\
ORLEM, May 4 — Two Varskian soldiers were killed when their post came under fire, the Varskian Defence Ministry said on Sunday.

Tolmen denied that its troops had fired first. “Our men were asleep,” said Col. Adan Virrek, a spokesman for the Tolmeni army.

Varsk accused Tolmen of shelling the village of Sadzel on Monday. Tolmen rejected the accusation and said that Varskian guns had opened fire from the ridge.

Neither account could be independently verified.
";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    folder
}

fn run_with(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_STATE_HOME", folder.join("state"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    run_with(folder, arguments, "")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_dossier_is_written_beside_its_text_and_is_sound() {
    let folder = folder(&[("report.txt", ARTICLE)]);
    let output = run(folder.path(), &["draft", "report.txt"]);
    assert_eq!(
        (output.status.code(), err(&output), out(&output)),
        (Some(0), "", "")
    );
    let written = fs::read_to_string(folder.path().join("report.json")).unwrap();
    let layer: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(layer["text"], "report.txt");
    let names: Vec<&str> = list(&layer, "sides")
        .iter()
        .map(|s| s["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let claims = list(&layer, "claims");
    assert!(claims.len() >= 3, "{claims:?}");
    assert!(claims.iter().all(|claim| claim["review"] == "draft"));
    let answers = claims
        .iter()
        .filter(|c| c["answers"].as_array().is_some_and(|a| !a.is_empty()));
    assert!(
        answers.count() >= 1,
        "the denial answers nothing: {claims:?}"
    );
    let check = run(folder.path(), &["check", "report.txt"]);
    assert_eq!(check.status.code(), Some(0), "{}", out(&check));
    let claims = run(folder.path(), &["print", "claims", "report.txt"]);
    assert!(out(&claims).contains("draft"), "{}", out(&claims));
}

fn list<'a>(layer: &'a Value, name: &str) -> &'a [Value] {
    layer[name].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn a_dossier_that_is_there_is_not_replaced_unasked() {
    let folder = folder(&[
        ("report.txt", ARTICLE),
        ("report.json", "{\"title\":\"By hand\",\"claims\":[]}"),
    ]);
    let output = run(folder.path(), &["draft", "report.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        err(&output),
        "counterclaim: report.json is there already. --force replaces it, --out DIR writes elsewhere.\n"
    );
    let kept = fs::read_to_string(folder.path().join("report.json")).unwrap();
    assert!(kept.contains("By hand"));
    assert_eq!(
        run(folder.path(), &["draft", "--out", "new", "report.txt"])
            .status
            .code(),
        Some(0)
    );
    assert!(folder.path().join("new/report.json").exists());
    assert_eq!(
        run(folder.path(), &["draft", "--force", "report.txt"])
            .status
            .code(),
        Some(0)
    );
    let drafted = fs::read_to_string(folder.path().join("report.json")).unwrap();
    assert!(!drafted.contains("By hand"));
}

#[test]
fn what_cannot_be_drafted_is_named_and_the_rest_goes_on() {
    let folder = folder(&[
        ("in/a.txt", ARTICLE),
        ("in/b.txt", ARTICLE),
        ("in/b.json", "{}"),
        ("in/c/d.txt", ARTICLE),
    ]);
    let output = run(folder.path(), &["draft", "in", "gone.txt"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let said: Vec<&str> = err(&output).lines().collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said.iter()
            .any(|line| line.contains("in/b.json is there already")),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|line| line.contains("there is no file gone.txt")),
        "{said:?}"
    );
    for done in ["in/a.json", "in/c/d.json"] {
        assert!(folder.path().join(done).exists(), "{done}");
    }
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder(&[]);
    let output = run_with(folder.path(), &["draft", "-"], ARTICLE);
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    let layer: Value = serde_json::from_str(out(&output)).unwrap();
    assert!(!list(&layer, "claims").is_empty());
    assert!(layer.get("text").is_none());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn attributions_are_json_lines_in_the_order_of_the_articles() {
    let article =
        |name: &str| serde_json::json!({"doc": name, "text": format!("é {ARTICLE}")}).to_string();
    let lines = ["one", "two", "three"].map(article).join("\n");
    let folder = folder(&[("many.jsonl", &lines)]);
    let output = run(
        folder.path(),
        &["draft", "--format", "attributions", "many.jsonl"],
    );
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    let rows: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let names: Vec<&str> = rows
        .iter()
        .map(|row| row["doc"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["one", "two", "three"]);
    let text: Vec<char> = format!("é {ARTICLE}").chars().collect();
    let words = |span: &Value| -> String {
        let at = |i: usize| usize::try_from(span[i].as_u64().unwrap()).unwrap();
        text[at(0)..at(1)].iter().collect()
    };
    let cues: Vec<String> = list(&rows[0], "attributions")
        .iter()
        .map(|a| words(&a["cue"][0]))
        .collect();
    assert!(
        cues.contains(&"denied".to_owned()) && cues.contains(&"said".to_owned()),
        "{cues:?}"
    );
}

#[test]
fn a_person_names_the_sides() {
    let folder = folder(&[("report.txt", ARTICLE)]);
    let sides = "Tolmen=Tolmeni;Varsk=Varskian";
    let output = run(folder.path(), &["draft", "--sides", sides, "report.txt"]);
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    let written = fs::read_to_string(folder.path().join("report.json")).unwrap();
    let layer: Value = serde_json::from_str(&written).unwrap();
    let names: Vec<&Value> = list(&layer, "sides")
        .iter()
        .map(|side| &side["name"])
        .collect();
    assert_eq!(names, ["Tolmen", "Varsk"]);
    let output = run(folder.path(), &["draft", "--sides", "Tolmen", "report.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("at least two sides"),
        "{}",
        err(&output)
    );
}

#[test]
fn another_language_is_said_and_no_claim_is_made_up() {
    let french = "Le ministère de la Défense a déclaré que deux soldats avaient été tués lorsque leur patrouille \
                  a été prise pour cible. Le gouvernement a nié toute responsabilité, selon un communiqué.\n";
    let folder = folder(&[("rapport.txt", french)]);
    let output = run(folder.path(), &["draft", "rapport.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        err(&output),
        "counterclaim: rapport is in French: only names are drafted, no claims.\n"
    );
    let written = fs::read_to_string(folder.path().join("rapport.json")).unwrap();
    let layer: Value = serde_json::from_str(&written).unwrap();
    assert!(list(&layer, "claims").is_empty());
}

#[test]
fn what_makes_no_sense_together_is_a_sentence() {
    let line = serde_json::json!({"doc": "one", "text": ARTICLE}).to_string();
    let lines = format!("{line}\n{line}");
    let folder = folder(&[
        ("a.txt", ARTICLE),
        ("b.txt", ARTICLE),
        ("many.jsonl", &lines),
    ]);
    for (arguments, says) in [
        (
            &["draft", "--out", "-", "a.txt", "b.txt"][..],
            "takes one dossier",
        ),
        (
            &["draft", "-f", "attributions", "--out", "x", "a.txt"],
            "> FILE",
        ),
        (&["draft", "many.jsonl"], "takes one dossier"),
        (&["draft", "--out", "x", "-"], "has no name for its dossier"),
        (&["draft"], "required"),
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains(says), "{}", err(&output));
    }
}
