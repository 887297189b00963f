//! On the map: walking the places, panning, zooming, choosing.

use crate::terminal::{Screen, Session};

const SECTORS: [&str; 5] = ["Bajaur", "Khyber", "Mohmand", "Kurram", "Chitral"];

fn map(screen: &Screen) -> Vec<String> {
    screen.pane("4 Sectors").expect("the map")
}

#[test]
fn every_sector_is_named_at_every_size() {
    for (columns, rows) in [(160, 48), (120, 32), (80, 24), (40, 12)] {
        let mut at = Session::start(columns, rows);
        at.press("4");
        for sector in SECTORS {
            at.see(&format!("{sector} ●"));
        }
    }
}

#[test]
fn the_caption_names_whose_boundary_it_is_and_the_source() {
    let mut at = Session::start(160, 48);
    at.press("4 z").reads(
        "4 Sectors",
        "Durand Line as Pakistan has it; Afghanistan does not recognise it",
    );
    at.reads("4 Sectors", "Natural Earth")
        .reads("4 Sectors", "Not placed:")
        .see(" km");
    at.press("z").reads(
        "4 Sectors",
        "Durand Line as Pakistan has it; Afghanistan does not recognise it",
    );
}

#[test]
fn the_places_are_walked_and_chosen() {
    for (columns, rows) in [(160, 48), (80, 24)] {
        let mut at = Session::start(columns, rows);
        at.press("4")
            .hinted("n/N place")
            .reads("4 Sectors", "Bajaur · P 2 · A none · others 1");
        at.see("¶ 7/45").press("n").reads("4 Sectors", "Khyber · ");
        at.press("N").reads("4 Sectors", "Bajaur · P 2");
        at.press("N").told("this is the first place");
        assert!(at.look_of("Bajaur ●").inverse, "{}", at.report());
        at.press("Enter").told("Bajaur").told("> <");
        at.press(">").told("Bajaur: mention 2 of 2").see("¶ 10/45");
    }
}

#[test]
fn tab_walks_the_places_and_then_leaves() {
    let mut at = Session::start(160, 48);
    at.press("4 Tab").see("Bajaur · P 2");
    for _ in 0..60 {
        if at.screen().status().contains("j/k line") {
            break;
        }
        at.press("Tab");
    }
    at.told("j/k line");
    at.press("Shift-Tab").told("n/N place");
}

#[test]
fn the_map_is_panned_zoomed_and_fitted_again() {
    let mut at = Session::start(160, 48);
    at.press("4");
    let start = map(&at.screen());
    for (key, back) in [("l", "h"), ("j", "k"), ("+", "-")] {
        at.press(key);
        assert_ne!(map(&at.screen()), start, "{key}\n{}", at.report());
        at.press(back);
        assert_eq!(map(&at.screen()), start, "{back}\n{}", at.report());
    }
    at.press("+ + + Right Down 0");
    at.see("Pakistan ●").see("Balochistan");
    while !at.screen().status().contains("the map goes no further") {
        at.press("-");
    }
}
