//! The brief, in Markdown and as a page; the citation.

use crate::{TEXTS, bytes, hostile, text};

#[test]
fn a_brief_has_every_part_in_its_order() {
    let parts = [
        "Comparison",
        "Who is who",
        "Places",
        "What is unanswered in this text",
        "What could be checked",
        "Method",
    ];
    let brief = text("markdown", &[]);
    let at: Vec<usize> = parts
        .iter()
        .map(|part| brief.find(&format!("\n## {part}")).unwrap())
        .collect();
    assert!(at.is_sorted());
    assert_eq!(brief.matches("\n### ").count(), 16);
    assert!(brief.contains("\n### 10\\. Does the TTP operate from Afghan soil?\n\n*disputed*\n"));
    assert!(brief.contains("no claim in this text"));
    let page = text("html", &[]);
    let ids = [
        "glance",
        "comparison",
        "who",
        "places",
        "unanswered",
        "verification",
        "method",
    ];
    let at: Vec<usize> = ids
        .iter()
        .map(|id| page.find(&format!("<section id=\"{id}\">")).unwrap())
        .collect();
    assert!(at.is_sorted());
    assert_eq!(page.matches("<article class=\"question\"").count(), 16);
    for words in [
        "Durand Line as Pakistan has it",
        "Natural Earth; GeoNames CC BY 4.0",
        "Chitral ●2",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn every_claim_of_a_brief_has_its_words_source_cue_paragraph_and_characters() {
    for format in ["markdown", "html"] {
        let brief = text(format, &["--only", "claim:p-sectors"]);
        let joined = brief.replace(['│', '\n'], " ");
        let joined = joined.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "Pakistani security sources",
            "report",
            "neutral",
            "¶7",
            "2276–2383",
            "Only a part of the dossier",
        ] {
            assert!(joined.contains(words), "{format}: {words}");
        }
        assert!(joined.contains("operations have taken place across"));
    }
}

#[test]
fn what_a_filter_hides_is_not_called_missing() {
    for format in ["markdown", "html"] {
        let brief = text(
            format,
            &["--only", "question:10", "--only", "side:pakistan"],
        );
        assert!(
            brief.contains("no claim that the filter lets through"),
            "{format}"
        );
        let comparison = brief.split("What is unanswered").next().unwrap();
        assert!(
            !comparison.contains("no claim in this text</p>"),
            "{format}"
        );
    }
}

#[test]
fn a_page_is_whole_and_forbids_itself_everything_else() {
    let page = text("html", &[]);
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
    for never in [
        "<script", "<link", "<img", "<iframe", "@import", "url(", " style=", "src=", "onload",
    ] {
        assert!(!page.contains(never), "{never}");
    }
}

#[test]
fn a_citation_says_what_is_known_and_nothing_else() {
    assert_eq!(
        text("bibtex", &[]),
        "@misc{operationghazab,\n  title = {{Operation Ghazab-Lil-Haq: the frontier hardens}},\n}\n"
    );
    let known: serde_json::Value = serde_json::from_str(&text("csl-json", &[&hostile()])).unwrap();
    assert_eq!(
        known[0]["issued"]["date-parts"][0],
        serde_json::json!([2026, 2, 27])
    );
    assert_eq!(known[0]["accessed"]["raw"], "some day <i>");
    assert_eq!(known[0]["URL"], serde_json::Value::Null);
    let entry = text("bibtex", &[&hostile()]);
    let unescaped = entry.replace("\\{", "").replace("\\}", "");
    let (open, close) = (
        unescaped.matches('{').count(),
        unescaped.matches('}').count(),
    );
    assert_eq!(open, close, "{entry}");
}

#[test]
fn the_same_dossier_is_the_same_file() {
    for format in TEXTS.into_iter().chain(["svg", "ansi"]) {
        assert_eq!(
            bytes(format, &[&hostile()]),
            bytes(format, &[&hostile()]),
            "{format}"
        );
    }
    if cfg!(feature = "qdpx") {
        assert_eq!(bytes("refi-qda", &[]), bytes("refi-qda", &[]));
    }
}

#[test]
fn an_article_without_a_dossier_is_drafted_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rain.txt");
    let article = "Armenia said on Monday that Azerbaijan shelled the town of Goris. Azerbaijan denied shelling Goris.";
    std::fs::write(&file, article).unwrap();
    let file = file.to_str().unwrap();
    let brief = text("markdown", &[file]);
    assert!(
        brief.contains("drafted by a program and checked by nobody"),
        "{brief}"
    );
    assert!(brief.contains("draft"));
    for format in TEXTS.into_iter().chain(["svg"]) {
        assert!(!bytes(format, &[file]).is_empty(), "{format}");
    }
}

#[test]
fn an_empty_article_is_no_trouble() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.txt");
    std::fs::write(&file, "").unwrap();
    let file = file.to_str().unwrap();
    for format in TEXTS.into_iter().chain(["svg", "ansi"]) {
        bytes(format, &[file]);
    }
    assert!(text("markdown", &[file]).contains("No claims were found in this text."));
    assert_eq!(text("jsonl", &[file]), "");
}

#[test]
fn what_a_person_judged_goes_along_and_is_said_to_be_the_analysts() {
    for format in ["markdown", "html", "ftm"] {
        let export = text(format, &["--only", "claim:a-rain", &hostile()]);
        let joined = export.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains("the analyst:"), "{format}");
        assert!(joined.contains("B6, contested"), "{format}");
    }
}
