//! On a small screen: one pane and a line of tabs, and less than that.

use crate::terminal::Session;

#[test]
fn one_pane_at_a_time_and_the_tabs_above() {
    let mut at = Session::start(40, 12);
    let tabs = at.screen().line(0);
    for pane in ["Article", "Entities", "Claims", "Sectors"] {
        assert!(tabs.contains(pane), "{tabs}");
    }
    at.see("The latest military")
        .press("2")
        .see("▸Pakistan")
        .told("j/k entity");
    at.press("3")
        .see("Who began it")
        .press("4")
        .see("Bajaur")
        .press("1")
        .see("The latest");
    at.press("Tab")
        .see("▸Pakistan")
        .press("Shift-Tab")
        .see("The latest");
    at.press("z").told("the pane has the whole screen already");
}

#[test]
fn the_tab_of_the_pane_is_marked_and_parted_from_the_others() {
    let mut at = Session::start(40, 12);
    for (key, title) in [("2", "2 Entities"), ("3", "3 Claims"), ("1", "1 Article")] {
        at.press(key);
        assert!(at.look_of(title).inverse, "{}", at.report());
    }
    let tabs = at.screen().line(0);
    assert!(!tabs.contains("Article2"), "{tabs}");
}

#[test]
fn a_search_says_how_much_it_found() {
    let mut at = Session::start(40, 12);
    at.press("/")
        .type_text("taliban")
        .press("Enter")
        .see("1/16");
    at.press("Esc 3 t").see("8 questions");
}

#[test]
fn too_small_a_screen_says_how_much_room_is_needed() {
    let mut at = Session::start(40, 12);
    at.press("2 j");
    for (columns, rows) in [(39, 12), (40, 11), (80, 5), (30, 30), (11, 3)] {
        at.resize(columns, rows).see("40x12").miss("Pakistan");
        at.resize(40, 12).see("▸Afghanistan");
    }
    for (columns, rows) in [(1, 1), (5, 1), (1, 50)] {
        at.resize(columns, rows).resize(40, 12).see("▸Afghanistan");
    }
}

#[test]
fn the_layout_follows_the_size() {
    let mut at = Session::start(160, 48);
    at.press("2")
        .see("1 Article")
        .see("3 Claims")
        .see("4 Sectors");
    at.resize(80, 24)
        .see("1 Article")
        .see("2 Entities")
        .miss("3 Claims")
        .miss("4 Sectors");
    at.press("4")
        .see("4 Sectors")
        .miss("2 Entities")
        .press("3")
        .see("3 Claims");
    at.resize(40, 12)
        .see("Who began it")
        .miss("The latest military");
    at.resize(160, 48)
        .see("1 Article")
        .see("2 Entities")
        .see("3 Claims")
        .see("4 Sectors");
    at.told("j/k question");
}
