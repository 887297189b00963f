//! The command line, through the real binary and without a terminal.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The program, in an empty home.
fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterclaim"));
    command
        .env_clear()
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_STATE_HOME", home.join("state"))
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    program(home.path()).args(arguments).output().unwrap()
}

/// Runs with a text on standard input.
fn run_on(input: &[u8], arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let mut command = program(home.path());
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let _ = stdin.write_all(input); // who refuses the arguments does not read
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn fine(output: Output) -> String {
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

fn rows(pane: &str) -> Vec<Value> {
    let json = fine(run(&["print", pane, "--format", "json"]));
    serde_json::from_str(&json).unwrap()
}

/// The names of the first row's fields, in the order in which they are written.
fn fields(json: &str) -> Vec<String> {
    let row = json.lines().nth(1).unwrap();
    let object: Value = serde_json::from_str(row.trim_end_matches(',')).unwrap();
    let mut names: Vec<String> = object.as_object().unwrap().keys().cloned().collect();
    names.sort_by_key(|name| row.find(&format!("\"{name}\":")));
    names
}

const CLAIM_FIELDS: &str = "question status side source cue cue_class content paragraph start end place answers id review \
     reliability credibility assessment likelihood note tags question_note question_tags";
const ENTITY_FIELDS: &str = "name kind side aliases mentions paragraphs review note tags";
const SECTOR_FIELDS: &str = "name precision lat lon claims paragraphs";
const ARTICLE_FIELDS: &str = "paragraph start end text";

#[test]
fn every_pane_prints_the_same_fields_as_json_and_tsv() {
    for (pane, expected) in [
        ("claims", CLAIM_FIELDS),
        ("entities", ENTITY_FIELDS),
        ("sectors", SECTOR_FIELDS),
        ("article", ARTICLE_FIELDS),
    ] {
        let json = fine(run(&["print", pane, "-f", "json"]));
        assert_eq!(fields(&json).join(" "), expected);
        let tsv = fine(run(&["print", pane, "--format=tsv"]));
        let header = tsv.lines().next().unwrap();
        assert_eq!(header.replace('\t', " "), expected);
        let columns = expected.split(' ').count();
        assert!(
            tsv.lines().all(|row| row.split('\t').count() == columns),
            "{pane}"
        );
        assert_eq!(tsv.lines().count(), rows(pane).len() + 1, "{pane}");
    }
}

#[test]
fn positions_lead_to_the_words() {
    let article: Vec<char> = fs::read_to_string("seeds/operation-ghazab-lil-haq.txt")
        .unwrap()
        .chars()
        .collect();
    let words = |row: &Value| {
        let at = |field: &str| usize::try_from(row[field].as_u64().unwrap()).unwrap();
        article[at("start")..at("end")].iter().collect::<String>()
    };
    for row in rows("claims") {
        let content = row["content"].as_str().unwrap();
        for piece in content.split(" … ") {
            assert!(words(&row).contains(piece), "{content}");
        }
    }
    let paragraphs = rows("article");
    assert_eq!(paragraphs.len(), 45);
    assert!(
        paragraphs
            .iter()
            .all(|row| row["text"] == words(row).as_str())
    );
}

#[test]
fn sides_and_answers_are_named_by_id() {
    let claims = rows("claims");
    let ids: Vec<&str> = claims
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    let mut answers = 0;
    for row in &claims {
        let side = &row["side"];
        let known = ["pakistan", "afghanistan", "article"];
        assert!(
            side.is_null() || known.contains(&side.as_str().unwrap()),
            "{side}"
        );
        for answer in row["answers"].as_array().unwrap() {
            assert!(ids.contains(&answer["claim"].as_str().unwrap()));
            let how = answer["how"].as_str().unwrap();
            assert!(["denies", "counters", "concedes"].contains(&how));
            answers += 1;
        }
    }
    assert!(answers > 4);
    assert!(claims.iter().any(|row| row["side"].is_null()));
}

#[test]
fn an_empty_cell_says_that_there_is_nothing() {
    for row in rows("sectors") {
        assert_eq!(row["lat"].is_null(), row["precision"].is_null());
    }
    let tsv = fine(run(&["print", "sectors", "-f", "tsv"]));
    let claims = tsv
        .lines()
        .skip(1)
        .map(|row| row.split('\t').nth(4).unwrap());
    assert!(claims.clone().all(|cell| cell != "0"));
    assert!(claims.clone().any(str::is_empty) && !claims.into_iter().all(str::is_empty));
}

#[test]
fn text_is_for_reading() {
    let claims = fine(run(&["print", "claims"]));
    assert!(claims.contains("no answer in this text"), "{claims}");
    assert!(claims.contains("VERIFICATION"));
    assert!(claims.contains("“hostile check posts and militant hideouts were targeted only"));
    assert!(claims.contains("Islamabad · “According to” · neutral · ¶7"));
    for pane in ["claims", "entities", "sectors", "article"] {
        let text = fine(run(&["print", pane]));
        assert!(
            text.lines().all(|line| line.chars().count() <= 80),
            "{pane}: {text}"
        );
        assert!(text.lines().all(|line| line.trim_end() == line), "{pane}");
    }
}

#[test]
fn standard_input_is_an_article() {
    let text = fine(run_on(
        "One.\n\nTwo ’s.".as_bytes(),
        &["print", "article", "-", "-f", "tsv"],
    ));
    assert_eq!(
        text,
        "paragraph\tstart\tend\ttext\n1\t0\t4\tOne.\n2\t6\t13\tTwo ’s.\n"
    );
    let claims = run_on(b"One.", &["print", "claims", "-"]);
    assert_eq!(out(&claims), "No claims were found in this text.\n");
    assert_eq!(
        err(&claims),
        "counterclaim: standard input has no dossier: what follows is drafted by the program and checked by nobody.\n"
    );
    let json = run_on(b"One.", &["print", "claims", "-", "-f", "json"]);
    assert_eq!(out(&json), "[]\n");
}

#[test]
fn an_empty_input_is_an_empty_article_and_said_so() {
    let output = run_on(b"", &["print", "article", "-", "-f", "json"]);
    assert_eq!((output.status.code(), out(&output)), (Some(0), "[]\n"));
    assert_eq!(
        err(&output),
        "counterclaim: standard input holds no words: there is nothing to read in it.\n"
    );
}

#[test]
fn hostile_text_never_reaches_the_terminal_as_a_control() {
    let hostile = "\u{1b}]0;gone\u{7} a\tb\u{0}\r\n\r\nc\u{9b}2J\u{202e}d\u{7f}\u{8}";
    for format in ["text", "tsv", "json"] {
        let output = run_on(hostile.as_bytes(), &["print", "article", "-", "-f", format]);
        let controls = |c: char| c.is_control() && c != '\n' && (c != '\t' || format != "tsv");
        assert!(
            !out(&output).contains(controls),
            "{format}: {:?}",
            out(&output)
        );
        assert!(!out(&output).contains('\u{202e}'), "{format}");
    }
    let json = run_on(hostile.as_bytes(), &["print", "article", "-", "-f", "json"]);
    let rows: Vec<Value> = serde_json::from_str(out(&json)).unwrap();
    assert_eq!(rows[1]["text"], "c\u{9b}2J\u{202e}d\u{7f}\u{8}");
}

#[test]
fn hostile_names_never_reach_the_terminal_as_a_control() {
    let output = run(&["print", "claims", "gone\u{1b}[2J\n.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("gone␛[2J"), "{}", err(&output));
    assert_eq!(
        err(&output).matches(char::is_control).collect::<String>(),
        "\n"
    );
}

#[test]
fn a_reader_that_stops_early_is_no_mistake() {
    let home = tempfile::tempdir().unwrap();
    for arguments in [
        &["print", "article", "-", "-f", "json"][..],
        &["schema"],
        &["man"],
        &["--help"],
    ] {
        let mut command = program(home.path());
        command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take()); // as `| head -0` does
        let mut stdin = child.stdin.take().unwrap();
        let _ = stdin.write_all("A paragraph.\n\n".repeat(20_000).as_bytes());
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), err(&output)),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said() {
    let home = tempfile::tempdir().unwrap();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = program(home.path())
        .args(["print", "claims"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).starts_with("counterclaim: the output cannot be written: "));
}

#[test]
fn without_a_terminal_one_sentence_names_what_works() {
    for (arguments, works) in [
        (&[][..], "`counterclaim print claims`"),
        (
            &["tests/bad/article.txt"],
            "`counterclaim print claims tests/bad/article.txt`",
        ),
        (
            &["-", "--ascii", "--theme", "monochrome"],
            "`counterclaim print claims -`",
        ),
    ] {
        let output = run(arguments);
        assert_eq!((output.status.code(), out(&output)), (Some(2), ""));
        assert_eq!(err(&output).lines().count(), 1);
        assert!(
            err(&output).contains("is not a terminal"),
            "{}",
            err(&output)
        );
        assert!(err(&output).contains(works), "{}", err(&output));
    }
}

#[test]
fn a_slip_in_a_command_gets_a_hint() {
    for arguments in [
        &["prnt"][..],
        &["prnt", "claims"],
        &["prnt", "claims", "--format", "json"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2));
        let expected = "counterclaim: there is no file prnt. Did you mean `counterclaim print`? `counterclaim --help` lists the commands.\n";
        assert_eq!(err(&output), expected, "{arguments:?}");
    }
    let misplaced = run(&["--theme", "dark", "print", "claims"]);
    assert!(
        err(&misplaced).starts_with("error: "),
        "{}",
        err(&misplaced)
    );
    let output = run(&["print", "claim"]);
    assert!(err(&output).contains("'claims'"), "{}", err(&output));
}

#[test]
fn a_missing_file_and_a_folder_get_a_sentence() {
    for (name, expected) in [
        (
            "gone.txt",
            "counterclaim: there is no file gone.txt. Check the name, or run `counterclaim` alone for the bundled article.\n",
        ),
        (
            "src",
            "counterclaim: src is a folder. Name a text file in it.\n",
        ),
    ] {
        for command in [&["print", "claims", name][..], &["check", name], &[name]] {
            let output = run(command);
            assert_eq!(
                (output.status.code(), err(&output)),
                (Some(2), expected),
                "{command:?}"
            );
        }
    }
}

#[test]
fn check_tells_by_its_exit_code() {
    let sound = run(&["check"]);
    assert_eq!(sound.status.code(), Some(0));
    assert!(
        out(&sound).starts_with("the bundled dossier: no problems. "),
        "{}",
        out(&sound)
    );
    let broken = run(&["check", "tests/bad/duplicate-id.json"]);
    assert_eq!((broken.status.code(), err(&broken)), (Some(1), ""));
    assert!(out(&broken).starts_with("tests/bad/duplicate-id.json:16:12: claims[1].id: "));
    let none = run(&["check", "tests/bad/article.txt"]);
    assert_eq!((none.status.code(), out(&none)), (Some(2), ""));
    assert!(
        err(&none).contains("article.txt has no dossier beside it"),
        "{}",
        err(&none)
    );
}

#[test]
fn check_writes_json() {
    assert_eq!(fine(run(&["check", "--format", "json"])), "[]\n");
    let broken = run(&["check", "tests/bad/truncated.json", "-f", "json"]);
    assert_eq!(broken.status.code(), Some(1));
    let findings: Value = serde_json::from_str(out(&broken)).unwrap();
    assert_eq!(findings[0]["file"], "tests/bad/truncated.json");
    assert_eq!(
        (&findings[0]["line"], &findings[0]["path"]),
        (&15.into(), &Value::Null)
    );
    assert!(
        findings[0]["problem"]
            .as_str()
            .unwrap()
            .starts_with("the file ends inside a string")
    );
}

#[test]
fn help_version_completions_man_and_schema_are_generated() {
    let help = fine(run(&["--help"]));
    assert!(help.contains("counterclaim report.txt") && help.contains("Exit codes"));
    let short = fine(run(&["-h"]));
    assert!(short.lines().count() < help.lines().count());
    let version = fine(run(&["--version"]));
    assert_eq!(
        version,
        concat!("counterclaim ", env!("CARGO_PKG_VERSION"), "\n")
    );
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            fine(run(&["completions", shell])).contains("completions"),
            "{shell}"
        );
    }
    assert!(fine(run(&["man"])).contains(".TH counterclaim 1"));
    assert!(fine(run(&["man", "print"])).contains("counterclaim\\-print"));
    let schema: Value = serde_json::from_str(&fine(run(&["schema"]))).unwrap();
    assert_eq!(schema["title"], "counterclaim dossier");
}

#[test]
fn a_process_substitution_is_a_text() {
    let home = tempfile::tempdir().unwrap();
    let mut child = program(home.path())
        .args(["print", "article", "/dev/stdin", "-f", "tsv"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"Words.").unwrap();
    let mut text = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.ends_with("\n1\t0\t6\tWords.\n"), "{text}");
    assert!(child.wait().unwrap().success());
}

#[test]
fn printing_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let output = program(home.path())
        .args(["print", "claims"])
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}
