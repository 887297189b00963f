//! Articles in other formats and from the web, and annotations that come back: through the real binary.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

#[path = "bringing_in/server.rs"]
mod server;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use server::{Answer, Server};
use tempfile::TempDir;

const PAGE: &[u8] = include_bytes!("imports/article.html");
const PDF: &[u8] = include_bytes!("imports/two-columns.pdf");

const TEXT: &str = "operation-ghazab-lil-haq.txt";
const DOSSIER: &str = "operation-ghazab-lil-haq.json";

fn run_with(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder.join("home"))
        .env("XDG_CONFIG_HOME", folder.join("home/config"))
        .env("XDG_STATE_HOME", folder.join("home/state"))
        .env("http_proxy", "http://127.0.0.1:9") // nobody may listen to it
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input); // who refuses does not read
    child.wait_with_output().unwrap()
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    run_with(folder.path(), arguments, b"")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// The paragraphs of an article, one a line.
fn article(folder: &TempDir, file: &str) -> String {
    let output = run(
        folder,
        &["print", "article", file, "-f", "tsv", "--allow-private"],
    );
    assert_eq!(output.status.code(), Some(0), "{file}: {}", err(&output));
    let rows = out(&output).lines().skip(1);
    let texts = rows.map(|row| row.split('\t').nth(3).unwrap());
    texts.collect::<Vec<_>>().join("\n")
}

fn layer(folder: &TempDir, file: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.path().join(file)).unwrap()).unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn a_page_a_pdf_and_markdown_are_articles_whatever_they_are_called() {
    let markdown = b"# Two killed\n\nVarsk *said* so.\n";
    let folder = folder(&[
        ("page.html", PAGE),
        ("page.txt", PAGE),
        ("report", PDF),
        ("note.md", markdown),
    ]);
    let page = article(&folder, "page.html");
    assert!(
        page.starts_with("ORLEM — Two Varskian soldiers were killed"),
        "{page}"
    );
    assert_eq!(page.lines().count(), 6);
    assert_eq!(article(&folder, "page.txt"), page);
    assert!(article(&folder, "report").contains("“Our men were asleep,” said Col. Adan Virrek"));
    assert_eq!(article(&folder, "note.md"), "Two killed\nVarsk said so.");
    let piped = run_with(folder.path(), &["print", "article", "-", "-f", "tsv"], PDF);
    assert!(
        out(&piped).contains("an officer of the ministry affirmed"),
        "{}",
        err(&piped)
    );
}

#[test]
fn a_dossier_stands_beside_the_text_that_was_taken_out() {
    let folder = folder(&[("page.html", PAGE)]);
    let drafted = run(&folder, &["draft", "page.html"]);
    assert_eq!((drafted.status.code(), err(&drafted)), (Some(0), ""));
    let layer = layer(&folder, "page.json");
    assert_eq!(layer["text"], "page.txt");
    assert_eq!(layer["title"], "Two killed at the ridge");
    assert_eq!(layer["author"], "Mira Tolen");
    assert_eq!(layer["published"], "2026-05-04T09:30:00Z");
    assert!(layer["claims"].as_array().unwrap().len() >= 3);
    let check = run(&folder, &["check", "page.json"]);
    assert_eq!(check.status.code(), Some(0), "{}", out(&check));
    let read = run(&folder, &["print", "claims", "page.html"]);
    assert_eq!(
        err(&read),
        "counterclaim: page.html is read as page.txt beside it, with its dossier.\n"
    );
    assert!(out(&read).contains("Tolmen"), "{}", out(&read));
    let again = run(&folder, &["draft", "page.html"]);
    assert!(
        err(&again).contains("page.json is there already"),
        "{}",
        err(&again)
    );
}

#[test]
fn a_text_that_is_there_is_never_replaced() {
    let folder = folder(&[("page.html", PAGE), ("page.txt", b"Mine.")]);
    let drafted = run(&folder, &["draft", "page.html", "--force"]);
    assert_eq!(drafted.status.code(), Some(2));
    assert_eq!(
        err(&drafted),
        "counterclaim: page.txt is there already and is another text. --out DIR writes elsewhere.\n"
    );
    assert_eq!(fs::read(folder.path().join("page.txt")).unwrap(), b"Mine.");
    assert!(!folder.path().join("page.json").exists());
    let elsewhere = run(&folder, &["draft", "page.html", "--out", "new"]);
    assert_eq!((elsewhere.status.code(), err(&elsewhere)), (Some(0), ""));
    assert!(
        folder.path().join("new/page.txt").exists() && folder.path().join("new/page.json").exists()
    );
}

#[test]
fn what_is_no_article_is_a_sentence() {
    let files: [(&str, &[u8], &str); 6] = [
        (
            "old.doc",
            b"\xD0\xCF\x11\xE0\xA1\xB1",
            "is a Word file of before 2007, which is not read. Save it as DOCX.",
        ),
        ("x.docx", b"PK\x03\x04truncated", "is no sound archive"),
        (
            "y.docx",
            b"\0\0",
            "is no sound DOCX: it does not begin like one",
        ),
        ("z.pdf", b"%PDF-1.7\n%%EOF", "is no sound PDF"),
        ("p.png", b"\x89PNG\r\n", "is a picture, which is not read"),
        (
            "deep.html",
            &b"<html>"
                .iter()
                .chain(b"<div>".repeat(9_000).iter())
                .copied()
                .collect::<Vec<u8>>(),
            "more than 512 times",
        ),
    ];
    for (name, bytes, says) in files {
        let folder = folder(&[(name, bytes)]);
        let output = run(&folder, &["print", "article", name]);
        assert_eq!(
            (output.status.code(), out(&output)),
            (Some(2), ""),
            "{name}"
        );
        assert!(
            err(&output).starts_with(&format!("counterclaim: {name} {says}"))
                || err(&output).contains(says),
            "{}",
            err(&output)
        );
        assert_eq!(err(&output).lines().count(), 1);
    }
}

#[test]
fn an_address_is_an_article_and_keeps_where_and_when() {
    let server = Server::start(|path| match path {
        "/story.html" => Answer::page("text/html; charset=utf-8", PAGE),
        "/cyrillic" => Answer::page("text/plain; charset=windows-1251", b"\xCA\xE0\xE1\xF3\xEB"),
        "/report.pdf" => Answer::page("application/pdf", PDF),
        "/moved" => Answer::redirect("/story.html"),
        _ => Answer::status("404 Not Found"),
    });
    let folder = folder(&[]);
    assert_eq!(article(&folder, &server.at("/cyrillic")), "Кабул");
    assert!(article(&folder, &server.at("/report.pdf")).contains("Col. Adan Virrek"));
    let moved = server.at("/moved");
    let drafted = run(&folder, &["draft", &moved, "--allow-private"]);
    assert_eq!((drafted.status.code(), err(&drafted)), (Some(0), ""));
    let layer = layer(&folder, "moved.json");
    assert_eq!(layer["url"], server.at("/story.html").as_str());
    assert_eq!(
        layer["captured"].as_str().unwrap().len(),
        "2026-05-04T09:30:00Z".len()
    );
    let text = fs::read(folder.path().join("moved.txt")).unwrap();
    assert_eq!(layer["sha256"], counterclaim::store::sha256(&text).as_str());
    assert_eq!(
        run(&folder, &["check", "moved.json"]).status.code(),
        Some(0)
    );
    let gone = run(
        &folder,
        &["print", "article", &server.at("/gone"), "--allow-private"],
    );
    assert!(
        err(&gone).contains("the server answers 404 Not Found"),
        "{}",
        err(&gone)
    );
}

#[test]
fn this_machine_is_not_asked_unless_a_person_allows_it() {
    let server = Server::start(|_| Answer::page("text/plain", b"Secret."));
    let folder = folder(&[]);
    for command in [&["print", "article"][..], &["draft"], &["print", "claims"]] {
        let address = server.at("/admin");
        let output = run(&folder, &[command, &[&address]].concat());
        assert_eq!((output.status.code(), out(&output)), (Some(2), ""));
        assert!(
            err(&output).contains("leads to 127.0.0.1, an address of this machine"),
            "{}",
            err(&output)
        );
    }
    assert_eq!(server.asked(), 0);
}

#[test]
fn redirects_end_and_lead_nowhere_but_to_pages() {
    let server = Server::start(|path| match path {
        "/file" => Answer::redirect("file:///etc/passwd"),
        "/ftp" => Answer::redirect("ftp://127.0.0.1/x"),
        "/broken" => Answer::redirect("http://[:::"),
        path => Answer::redirect(&format!("{path}0")),
    });
    let folder = folder(&[]);
    for (path, says) in [
        ("/1", "leads on to other addresses more than 10 times"),
        ("/file", "cannot be fetched"),
        ("/ftp", "cannot be fetched"),
        ("/broken", "cannot be f"),
    ] {
        let before = server.asked();
        let output = run(
            &folder,
            &["print", "article", &server.at(path), "--allow-private"],
        );
        assert_eq!(
            (output.status.code(), out(&output)),
            (Some(2), ""),
            "{path}"
        );
        assert!(err(&output).contains(says), "{path}: {}", err(&output));
        assert!(server.asked() - before <= 11, "{path}");
    }
}

#[test]
fn what_a_server_gets_wrong_is_a_sentence() {
    let server = Server::start(|path| match path {
        "/short" => Answer::raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nOnly this."),
        "/garbage" => Answer::raw(b"SSH-2.0-OpenSSH_9.9\r\n"),
        "/nothing" => Answer::raw(b""),
        "/gzip" => Answer::raw(
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
        ),
        "/video" => Answer::page("video/mp4", b"...."),
        _ => Answer::page("text/html; charset=nonsense", b"<html>caf\xE9"),
    });
    let folder = folder(&[]);
    for path in ["/short", "/garbage", "/nothing", "/gzip", "/video"] {
        let output = run(
            &folder,
            &["print", "article", &server.at(path), "--allow-private"],
        );
        assert_eq!(
            (output.status.code(), out(&output)),
            (Some(2), ""),
            "{path}"
        );
        assert_eq!(err(&output).lines().count(), 1, "{path}: {}", err(&output));
    }
    assert!(article(&folder, &server.at("/odd")).contains("café"));
    let tls = server.at("/x").replace("http:", "https:");
    let output = run(&folder, &["print", "article", &tls, "--allow-private"]);
    assert!(
        err(&output).contains("cannot be fetched"),
        "{}",
        err(&output)
    );
}

#[test]
fn annotations_go_out_and_come_back() {
    let folder = folder(&[]);
    for ending in ["txt", "json"] {
        let name = format!("operation-ghazab-lil-haq.{ending}");
        fs::copy(format!("seeds/{name}"), folder.path().join(name)).unwrap();
    }
    for (format, list) in [("w3c", "list.jsonld"), ("jsonl", "list.jsonl")] {
        let exported = run(&folder, &["export", "--to", format, "--out", list, DOSSIER]);
        assert_eq!(exported.status.code(), Some(0), "{}", err(&exported));
        let kept = run(&folder, &["import", list, TEXT]);
        assert_eq!(kept.status.code(), Some(2));
        assert!(
            err(&kept).contains("operation-ghazab-lil-haq.json is there already"),
            "{}",
            err(&kept)
        );
        let brought = run(&folder, &["import", list, TEXT, "--out", format]);
        assert_eq!(brought.status.code(), Some(0), "{}", err(&brought));
        assert!(
            err(&brought).contains("0 moved, 0 orphaned"),
            "{}",
            err(&brought)
        );
        fs::copy(
            folder.path().join(TEXT),
            folder.path().join(format).join(TEXT),
        )
        .unwrap();
        let rows = |file: &str| {
            let printed = run(&folder, &["print", "claims", "-f", "json", file]);
            out(&printed).to_owned()
        };
        assert_eq!(rows(&format!("{format}/{DOSSIER}")), rows(DOSSIER));
    }
    let refused = run(&folder, &["import", TEXT, TEXT]);
    assert_eq!(refused.status.code(), Some(2));
    let refused = run(&folder, &["import", "list.jsonl", DOSSIER]);
    assert!(
        err(&refused).contains("is not one article"),
        "{}",
        err(&refused)
    );
}
