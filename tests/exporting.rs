//! `E`: taking out what is in the panes, from the screen.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod stage;

use counterclaim::app::{Effect, Exported, Offer};
use stage::Stage;

fn offers() -> Vec<Offer> {
    ["markdown", "csv", "svg"]
        .map(|format| Offer {
            format: format.into(),
            says: format!("as {format}"),
        })
        .into()
}

fn offered() -> Stage {
    let mut stage = Stage::new(120, 32);
    stage.press("E");
    assert_eq!(stage.effect, Some(Effect::Offer));
    stage.app.offer_exports(offers());
    stage
}

#[test]
fn a_format_is_chosen_by_its_letters_and_the_file_is_asked_for() {
    let mut stage = offered();
    stage.press("c s v");
    assert!(stage.text().contains("Export as"), "{}", stage.text());
    stage.press("Enter");
    assert_eq!(stage.effect, Some(Effect::Preview("csv".into())));
    let preview = vec![
        "question,status\u{1b}[2J".to_owned(),
        "rain,disputed".to_owned(),
    ];
    stage.app.ask_export("csv", "rain.csv", preview);
    let shown = stage.press("Left Right").text();
    for words in [
        "Export as csv",
        "> rain.csv",
        "It begins:",
        "question,status␛[2J",
        "rain,disputed",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    stage.press("Backspace Enter");
    let expected = Effect::Export {
        format: "csv".into(),
        path: "rain.cs".into(),
        replace: false,
    };
    assert_eq!(stage.effect, Some(expected));
}

#[test]
fn what_is_there_is_replaced_only_if_somebody_says_so() {
    let mut stage = offered();
    let there = |stage: &mut Stage| {
        let (format, path) = ("csv".into(), "rain.csv".into());
        stage.app.exported(Exported::There { format, path });
    };
    there(&mut stage);
    let shown = stage.press("Down").text();
    assert!(
        shown.contains("Replace rain.csv, which is there already?"),
        "{shown}"
    );
    stage.press("Esc");
    assert_eq!(stage.effect, None);
    there(&mut stage);
    stage.press("Enter");
    assert!(matches!(
        &stage.effect,
        Some(Effect::Export { replace: true, .. })
    ));
}

#[test]
fn an_export_lets_through_what_the_filter_and_the_narrowing_do() {
    let mut stage = Stage::new(120, 32);
    assert!(stage.app.filters().is_empty());
    stage.press("4 n Enter f");
    let filters = stage.app.filters();
    assert_eq!(filters.len(), 1);
    stage.press("3 c");
    let filters = stage.app.filters();
    assert_eq!(filters.len(), 2);
    assert!(!filters[1].claims.is_empty());
    let all = filters[0]
        .claims
        .iter()
        .filter(|id| filters[1].claims.contains(id))
        .count();
    assert!(all < filters[0].claims.len());
    stage.app.offer_exports(offers());
    assert!(
        stage.press("Down").text().contains("xport only"),
        "{}",
        stage.text()
    );
}

#[test]
fn how_it_went_is_said() {
    let mut stage = offered();
    stage.press("Esc");
    stage
        .app
        .exported(Exported::Written("written: rain.csv".into()));
    assert_eq!(
        stage.app.status().message.as_deref(),
        Some("written: rain.csv")
    );
}
