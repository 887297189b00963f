//! Every dossier in `seeds/` loads without a problem; every broken one in `tests/bad/` fails with
//! exactly its sentence; texts of every kind open, or say why not.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use std::fs;
use std::path::{Path, PathBuf};

use counterclaim::model::layer::Layer;
use counterclaim::model::{ClaimId, Fault, How, Selection, Status};
use counterclaim::store::check::{Style, check};
use counterclaim::store::{self, OpenError, Opened, Source, open};

fn json_files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    assert!(!files.is_empty(), "no dossier in {folder}");
    files
}

fn file(path: impl AsRef<Path>) -> Result<Opened, OpenError> {
    open(Source::File(path.as_ref().to_owned()))
}

/// What `counterclaim check` writes about a file.
fn findings(path: &Path) -> String {
    let report = check(Source::File(path.to_owned())).unwrap();
    let mut out = Vec::new();
    report.write(Style::Text, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_dossier_in_seeds_is_sound() {
    for path in json_files("seeds") {
        let opened = file(&path).unwrap();
        assert_eq!(opened.problems, [], "{}", path.display());
        assert_eq!(opened.notices, [""; 0], "{}", path.display());
        let report = check(Source::File(path)).unwrap();
        assert_eq!(report.findings, []);
    }
}

#[test]
fn every_dossier_in_seeds_was_made_for_its_text() {
    for path in json_files("seeds") {
        let layer: Layer = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let text = path.with_file_name(layer.text.unwrap());
        let digest = store::sha256(&fs::read(text).unwrap());
        assert_eq!(layer.sha256, Some(digest), "{}", path.display());
    }
}

#[test]
fn the_bundled_article_is_the_one_in_seeds() {
    let text = fs::read_to_string("seeds/operation-ghazab-lil-haq.txt").unwrap();
    assert_eq!(store::BUNDLED_TEXT, text);
    assert_eq!(
        store::sha256(text.as_bytes()),
        "1a44bbca07494d062b91f531f5b3cd7a9df88bf086615a65a670e08904e26fdc"
    );
    let opened = open(Source::Bundled).unwrap();
    assert_eq!(opened.problems, []);
    assert_eq!(opened.dossier.article().text(), text);
    assert!(!opened.dossier.claims().is_empty());
}

#[test]
fn every_broken_dossier_fails_with_its_sentence() {
    for path in json_files("tests/bad") {
        let expected = fs::read_to_string(path.with_extension("expected")).unwrap();
        let found = findings(&path).replace("tests/bad/", "");
        assert_eq!(found, expected, "{}", path.display());
        assert!(!expected.is_empty(), "{}", path.display());
    }
}

#[test]
fn a_broken_dossier_costs_the_text_nothing_but_the_dossier() {
    for path in json_files("tests/bad") {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("article.txt");
        fs::copy("tests/bad/article.txt", &text).unwrap();
        fs::copy(&path, folder.path().join("article.json")).unwrap();
        let opened = file(&text).unwrap();
        assert_eq!(opened.dossier.article().count(), 2, "{}", path.display());
        let used = opened.layer.is_some();
        assert_eq!(opened.notices.is_empty(), used, "{}", path.display());
    }
}

#[test]
fn the_schema_in_assets_is_the_generated_one() {
    let kept = fs::read_to_string("assets/dossier.schema.json").unwrap();
    assert_eq!(
        kept,
        store::schema(),
        "run `cargo run -- schema > assets/dossier.schema.json`"
    );
}

#[test]
fn a_layer_reads_back_as_it_was_written() {
    let layer: Layer = serde_json::from_str(store::BUNDLED_LAYER).unwrap();
    let written = serde_json::to_string(&layer).unwrap();
    assert_eq!(serde_json::from_str::<Layer>(&written).unwrap(), layer);
}

/// A folder with files in it.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

const SIDES: &[u8] = br#"{"sides": [{"id": "n", "name": "Northland", "letter": "N"}]}"#;

#[test]
fn a_pair_opens_from_either_name() {
    let folder = folder(&[("a.txt", b"Words."), ("a.json", SIDES)]);
    let by_text = file(folder.path().join("a.txt")).unwrap();
    let by_layer = file(folder.path().join("a.json")).unwrap();
    assert_eq!(by_text.dossier.sides().len(), 1);
    assert_eq!(by_layer.dossier.sides().len(), 1);
    assert_eq!(by_text.key, by_layer.key);
    assert_eq!(by_layer.name, "a.txt");
    assert_eq!(by_text.notices, [""; 0]);
}

#[test]
fn json_that_is_no_dossier_is_passed_over_with_a_notice() {
    let metadata = br#"{"title": "t", "text": "The whole text.", "author": "a"}"#;
    let folder = folder(&[("a.txt", b"Words."), ("a.json", metadata)]);
    let opened = file(folder.path().join("a.txt")).unwrap();
    assert_eq!(opened.dossier.article().count(), 1);
    assert!(opened.notices[0].starts_with("Opened without its dossier: "));
    assert!(opened.notices[0].contains("a.json is not a dossier"));
}

#[test]
fn a_dossier_for_another_text_is_not_used() {
    let other = br#"{"sides": [], "text": "b.txt"}"#;
    let folder = folder(&[("a.txt", b"Words."), ("a.json", other)]);
    let opened = file(folder.path().join("a.txt")).unwrap();
    assert!(opened.notices[0].contains("is the dossier of “b.txt”"));
}

#[test]
fn a_text_of_any_name_may_have_a_dossier() {
    let layer = br#"{"sides": [{"id": "n", "name": "N", "letter": "N"}], "text": "a.md"}"#;
    let folder = folder(&[("a.md", b"Words."), ("a.json", layer)]);
    for name in ["a.md", "a.json"] {
        let opened = file(folder.path().join(name)).unwrap();
        assert_eq!((opened.dossier.sides().len(), opened.notices.len()), (1, 0));
    }
}

#[test]
#[cfg(unix)]
fn a_link_may_not_lead_a_dossier_out_of_its_folder() {
    let secret = folder(&[("secret.txt", b"Secret.")]);
    let folder = folder(&[("a.json", SIDES)]);
    let link = folder.path().join("a.txt");
    std::os::unix::fs::symlink(secret.path().join("secret.txt"), &link).unwrap();
    let refused = file(folder.path().join("a.json")).unwrap_err();
    assert!(
        matches!(refused, OpenError::TextOutside { .. }),
        "{refused}"
    );
    assert_eq!(file(&link).unwrap().dossier.article().text(), "Secret.");
}

#[test]
fn a_changed_text_is_a_problem_and_still_opens() {
    let layer = format!("{{\"sides\": [], \"sha256\": \"{}\"}}", "0".repeat(64));
    let folder = folder(&[("a.txt", b"Words."), ("a.json", layer.as_bytes())]);
    let opened = file(folder.path().join("a.txt")).unwrap();
    assert_eq!(opened.problems[0].fault, Fault::TextChanged);
    let same = format!(
        "{{\"sides\": [], \"sha256\": \" {}\"}}",
        store::sha256(b"Words.").to_uppercase()
    );
    fs::write(folder.path().join("a.json"), same).unwrap();
    assert_eq!(file(folder.path().join("a.txt")).unwrap().problems, []);
}

#[test]
fn a_text_is_kept_as_it_is() {
    let odd = "\u{feff}One.\r\n\r\nTwo\u{0}\u{1b}[2J\ttab.\r\n";
    let folder = folder(&[("a.txt", odd.as_bytes())]);
    let opened = file(folder.path().join("a.txt")).unwrap();
    assert_eq!(opened.dossier.article().text(), odd);
    assert_eq!(opened.dossier.article().count(), 2);
    assert_eq!(opened.notices, [""; 0]);
}

#[test]
fn what_is_not_utf_8_is_replaced_and_said() {
    let folder = folder(&[
        ("latin.txt", b"caf\xe9 au lait"),
        ("wide.txt", b"\xff\xfeK\0a\0b\0u\0l\0"),
    ]);
    let latin = file(folder.path().join("latin.txt")).unwrap();
    assert_eq!(latin.dossier.article().text(), "caf\u{fffd} au lait");
    assert_eq!(
        latin.notices,
        ["latin.txt is not UTF-8 at byte 3: what cannot be read is shown as �."]
    );
    let wide = file(folder.path().join("wide.txt")).unwrap();
    assert_eq!(wide.dossier.article().text(), "Kabul");
    assert_eq!(wide.notices, [""; 0]);
}

#[test]
fn an_empty_text_opens_empty() {
    let folder = folder(&[("a.txt", b""), ("b.txt", b" \n\n")]);
    for name in ["a.txt", "b.txt"] {
        let opened = file(folder.path().join(name)).unwrap();
        assert!(opened.dossier.article().is_empty());
        let notice = format!("{name} holds no words: there is nothing to read in it.");
        assert_eq!(opened.notices, [notice]);
    }
}

#[test]
fn more_than_is_read_is_refused_before_it_is_read() {
    let folder = folder(&[("a.txt", b"Words."), ("a.json", b""), ("huge.txt", b"")]);
    let sparse = |name: &str, length| {
        let file = fs::File::options()
            .write(true)
            .open(folder.path().join(name));
        file.unwrap().set_len(length).unwrap();
    };
    sparse("a.json", store::MAX_LAYER_BYTES + 1);
    sparse("huge.txt", counterclaim::text::MAX_TEXT_BYTES + 1);
    let opened = file(folder.path().join("a.txt")).unwrap();
    assert!(opened.notices[0].contains("larger than 64 MiB"));
    let refused = file(folder.path().join("huge.txt"))
        .unwrap_err()
        .to_string();
    assert!(refused.contains("larger than 1024 MiB"), "{refused}");
}

#[test]
fn what_is_no_text_is_told_by_name() {
    let folder = folder(&[("a.txt", b"Words.")]);
    let sentence = |path: &Path| file(path).unwrap_err().to_string();
    assert!(sentence(folder.path()).ends_with("is a folder. Name a text file in it."));
    assert!(sentence(&folder.path().join("b.txt")).starts_with("there is no file "));
    assert!(sentence(&folder.path().join("a.txt/b.txt")).starts_with("there is no file "));
    assert!(sentence(&folder.path().join("b.json")).starts_with("there is no file "));
}

#[test]
#[cfg(unix)]
fn devices_and_pipes_are_not_waited_for() {
    let folder = folder(&[]);
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let sentence = |path: &Path| file(path).unwrap_err().to_string();
    assert!(sentence(&pipe).contains("is a pipe. Send it to standard input"));
    assert!(sentence(Path::new("/dev/null")).contains("is a device, not a text file"));
    fs::write(folder.path().join("a.txt"), "Words.").unwrap();
    fs::rename(&pipe, folder.path().join("a.json")).unwrap();
    assert!(file(folder.path().join("a.txt")).unwrap().layer.is_none());
}

#[test]
fn the_bundled_comparison_says_what_the_reading_says() {
    let dossier = open(Source::Bundled).unwrap().dossier;
    let side = |name: &str| {
        let found = dossier.sides().iter().position(|side| side.name == name);
        counterclaim::model::SideId::at(found.unwrap())
    };
    let sides = [side("Pakistan"), side("Afghanistan")];
    let soil = dossier
        .question_ids()
        .find(|&id| dossier.question(id).question.contains("Afghan soil"))
        .unwrap();
    assert!(matches!(
        dossier.status(soil, &sides),
        Status::Disputed { .. }
    ));
    let denied = dossier.column(soil, sides[1]).into_iter();
    let hows: Vec<How> = denied
        .flat_map(|id| dossier.claim(id).answers.iter().map(|answer| answer.how))
        .collect();
    assert!(hows.contains(&How::Denies), "{hows:?}");
}

#[test]
fn the_claims_that_involve_an_entity_are_those_that_name_it_or_are_placed_there() {
    let dossier = store::open(Source::Bundled).unwrap().dossier;
    for entity in dossier.entity_ids() {
        let involves = |id: &ClaimId| {
            let claim = dossier.claim(*id);
            claim.places.contains(&entity)
                || claim.spans().any(|span| {
                    let mut named = dossier.mentions().overlapping(span);
                    named.any(|(_, m)| m.entity == entity || m.literal == Some(entity))
                })
        };
        let claims: Vec<ClaimId> = dossier.claim_ids().filter(involves).collect();
        assert_eq!(dossier.claims_involving(Selection::Entity(entity)), claims);
    }
}
