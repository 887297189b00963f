//! Screens as they look, drawn without a terminal: the text, and apart from it the styles.
//!
//! After a change of the looks: `INSTA_UPDATE=always cargo test --test screens`, then read the diff.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod stage;

use counterclaim::theme::Name;
use insta::assert_snapshot;
use stage::{Setting, Stage};

/// A size at which each layout is drawn.
const SIZES: [(u16, u16); 4] = [(160, 48), (120, 32), (80, 24), (40, 12)];

/// Compares a screen with the one that was accepted.
fn compare(name: &str, stage: &Stage) {
    insta::with_settings!({omit_expression => true}, {
        assert_snapshot!(name, stage.text());
    });
}

/// Compares how a screen looks besides its text.
fn compare_looks(name: &str, stage: &Stage) {
    insta::with_settings!({omit_expression => true}, {
        assert_snapshot!(name, stage.looks());
    });
}

#[test]
fn the_first_screen_in_every_layout() {
    for (columns, rows) in SIZES {
        let stage = Stage::new(columns, rows);
        compare(&format!("start_{columns}x{rows}"), &stage);
    }
    compare_looks("start_80x24_looks", &Stage::new(80, 24));
}

#[test]
fn each_pane_beside_the_article_and_alone() {
    for (key, name) in [("2 j", "entities"), ("3 j", "claims"), ("4 n", "map")] {
        for (columns, rows) in [(80, 24), (40, 12)] {
            let mut stage = Stage::new(columns, rows);
            stage.press(key);
            compare(&format!("{name}_{columns}x{rows}"), &stage);
        }
    }
}

#[test]
fn one_selection_in_four_panes() {
    let mut stage = Stage::new(120, 32);
    stage.press("2 / bajaur Enter");
    compare("bajaur_120x32", &stage);
    compare_looks("bajaur_120x32_looks", &stage);
    stage.press("f");
    compare("bajaur_filtered_120x32", &stage);
}

#[test]
fn a_zoomed_article_and_every_claim() {
    let mut stage = Stage::new(120, 32);
    compare("article_zoomed_120x32", stage.press("z"));
    compare("claims_zoomed_120x32", stage.press("3 O } }"));
    compare("map_zoomed_120x32", stage.press("4"));
}

#[test]
fn what_lies_over_the_panes() {
    for (keys, name) in [("?", "help"), (": kab", "palette"), ("Ctrl-p 42", "go_to")] {
        let mut stage = Stage::new(80, 24);
        compare(&format!("{name}_80x24"), stage.press(keys));
    }
    let mut stage = Stage::new(80, 24);
    compare_looks("palette_80x24_looks", stage.press(": kab"));
}

#[test]
fn what_is_corrected_and_how() {
    let screens = [
        ("d d", "reviewing"),
        ("d d e", "card"),
        ("2 / colonel Enter 2 M adan Enter", "merge"),
        ("d a a x u L", "ledger"),
    ];
    for (keys, name) in screens {
        for (columns, rows) in [(80, 24), (40, 12)] {
            let mut stage = Stage::drafted(columns, rows);
            compare(&format!("{name}_{columns}x{rows}"), stage.press(keys));
        }
    }
}

#[test]
fn searched_and_selected_words() {
    let mut stage = Stage::new(80, 24);
    compare_looks("searched_80x24_looks", stage.press("/ military"));
    let mut stage = Stage::new(80, 24);
    compare_looks("visual_80x24_looks", stage.press("w v w w"));
    let mut stage = Stage::new(80, 24);
    compare_looks("claim_chosen_80x24_looks", stage.press("3 j l"));
}

#[test]
fn in_ascii() {
    let ascii = Setting {
        ascii: true,
        ..Setting::default()
    };
    compare("ascii_120x32", &Stage::set(&ascii, 120, 32));
    compare("ascii_map_80x24", Stage::set(&ascii, 80, 24).press("4 n"));
}

#[test]
fn without_colour() {
    let plain = Setting {
        theme: Name::Monochrome,
        ..Setting::default()
    };
    let mut stage = Stage::set(&plain, 120, 32);
    compare_looks("monochrome_120x32_looks", &stage);
    stage.press("2 / bajaur Enter");
    compare_looks("monochrome_bajaur_120x32_looks", &stage);
    assert!(
        !stage.looks().contains("on "),
        "a colour\n{}",
        stage.looks()
    );
}
