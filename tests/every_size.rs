//! What holds on every screen at every size, drawn without a terminal.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

#[allow(dead_code)] // here only the borders matter
#[path = "terminal/panes.rs"]
mod panes;
mod stage;

use counterclaim::app::Pane;
use panes::{closed, panes};
use stage::{Setting, Stage};

/// Sizes at and around the ends of each layout, and many between.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let columns = [1, 7, 20, 39, 40, 60, 79, 80, 101, 119, 120, 159, 170];
    let rows = [1, 5, 11, 12, 18, 23, 24, 31, 32, 40, 50];
    columns
        .into_iter()
        .flat_map(move |width| rows.map(|height| (width, height)))
}

/// Keys that lead to screens of all kinds.
const SCREENS: [&str; 12] = [
    "",
    "G",
    "v w w",
    "/ e Enter",
    "2 / a",
    "2 G f",
    "3 O",
    "3 U",
    "4 n",
    "4 +",
    "?",
    ": k",
];

/// Keys that lead to the screens of the workbench, in an article where everything is a draft.
const WORKBENCH: [&str; 16] = [
    "d",
    "d a",
    "d A L",
    "d d e",
    "d d e G",
    "d d e Enter",
    "d d e j j Enter",
    "d d e G Enter a b Enter c",
    "d d e G k Enter o n e",
    "2 M",
    "2 j M Enter",
    "2 S",
    "P",
    "P Enter",
    "v w w c",
    "v e",
];

fn everywhere(setting: &Setting, check: impl Fn(&Stage, &str)) {
    let open = || Stage::set(setting, 160, 48);
    at_every_size(&SCREENS, open, check);
}

fn at_every_size(screens: &[&str], open: impl Fn() -> Stage, check: impl Fn(&Stage, &str)) {
    for keys in screens {
        let mut stage = open();
        stage.press(keys);
        for (columns, rows) in sizes() {
            stage.resize(columns, rows);
            check(&stage, &format!("“{keys}” at {columns}x{rows}"));
        }
    }
}

fn is_control(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control()
}

fn no_cell_is_a_control(stage: &Stage, place: &str) {
    let text = stage.cells().concat().concat();
    let control = text.chars().find(|c| is_control(*c));
    assert_eq!(control, None, "{place}\n{}", stage.text());
}

/// Every visible pane has a border that is closed, unless something lies over it.
fn every_border_is_closed(stage: &Stage, place: &str) {
    let cells = stage.cells();
    let screen = stage.app.screen();
    if stage.app.overlay().is_some() {
        let area = stage.app.overlay_area();
        let fits = screen.areas().is_empty() || area.width < 2 || area.height < 2;
        let border = closed(&cells, area.x.into(), area.y.into());
        assert!(
            fits || border.is_ok(),
            "{place}: {border:?}\n{}",
            stage.text()
        );
        return;
    }
    let visible = if screen.bordered() {
        screen.areas().len()
    } else {
        0
    };
    match panes(&cells) {
        Ok(found) => assert_eq!(found.len(), visible, "{place}\n{}", stage.text()),
        Err(open) => panic!("{place}: {open}\n{}", stage.text()),
    }
}

fn the_cursor_is_on_the_screen(stage: &Stage, place: &str) {
    let area = stage.buffer().area;
    let (_, cursor) = stage.picture();
    let inside = cursor.is_none_or(|at| area.contains(at));
    assert!(inside, "{place}: {cursor:?}");
}

fn in_order(stage: &Stage, place: &str) {
    no_cell_is_a_control(stage, place);
    every_border_is_closed(stage, place);
    the_cursor_is_on_the_screen(stage, place);
}

#[test]
fn the_bundled_article_is_in_order_at_every_size() {
    everywhere(&Setting::default(), in_order);
}

#[test]
fn the_workbench_is_in_order_at_every_size() {
    at_every_size(&WORKBENCH, || Stage::drafted(160, 48), in_order);
}

#[test]
fn in_ascii_the_workbench_has_no_other_sign_than_the_article() {
    let ascii = Setting {
        ascii: true,
        ..Setting::default()
    };
    let article = stage::RIDGE[0].1;
    at_every_size(
        &WORKBENCH,
        || Stage::drafted_as(&ascii, 160, 48),
        |stage, place| {
            let mut beyond = stage.beyond_ascii();
            beyond.retain(|c| !article.contains(*c));
            assert!(beyond.is_empty(), "{place}: {beyond:?}\n{}", stage.text());
        },
    );
}

#[test]
fn in_ascii_no_sign_of_ours_is_anything_else() {
    let article = include_str!("../seeds/operation-ghazab-lil-haq.txt");
    let ascii = Setting {
        ascii: true,
        ..Setting::default()
    };
    everywhere(&ascii, |stage, place| {
        in_order(stage, place);
        let mut beyond = stage.beyond_ascii();
        beyond.retain(|c| !article.contains(*c));
        assert!(beyond.is_empty(), "{place}: {beyond:?}\n{}", stage.text());
    });
}

#[test]
fn a_hostile_article_is_in_order_at_every_size() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hostile.txt");
    let text = "漢字かな交じり文 ".repeat(20)
        + "\n\u{1b}[2J \u{9b}31m \0\u{7}\u{8} \u{202e}desrever\u{202c} \t tab\r\n"
        + &"e\u{301}\u{323} 👩‍👩‍👧‍👦 👍🏽 שלום ".repeat(20)
        + "\n"
        + &"x".repeat(2000);
    std::fs::write(&file, text).unwrap();
    let hostile = Setting {
        file: Some(file),
        ..Setting::default()
    };
    everywhere(&hostile, in_order);
}

#[test]
fn a_screen_too_small_says_what_it_needs_as_far_as_it_can() {
    let mut stage = Stage::new(80, 24);
    for (columns, rows) in sizes().filter(|&(w, h)| w < 40 || h < 12) {
        stage.resize(columns, rows);
        if columns >= 5 {
            let text = stage.text();
            assert!(text.contains("40x12"), "{columns}x{rows}: {text}");
        }
    }
}

#[test]
fn every_pane_can_be_zoomed_at_every_size() {
    for pane in Pane::ALL {
        let mut stage = Stage::new(160, 48);
        stage
            .press("2")
            .press(&pane.number().to_string())
            .press("z");
        for (columns, rows) in sizes() {
            stage.resize(columns, rows);
            in_order(&stage, &format!("{pane:?} at {columns}x{rows}"));
        }
    }
}
