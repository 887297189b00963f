//! With the mouse: a press focuses and selects, the wheel scrolls what is under it.

use crate::terminal::Session;

#[test]
fn a_press_focuses_a_pane_and_selects_what_is_there() {
    let mut at = Session::start(160, 48);
    at.click_on("2 Entities").told("j/k entity");
    at.click_on(" Taliban  ").see("▸Taliban").see("¶ 1/45");
    assert!(at.look_of("Afghan Taliban").bold, "{}", at.report());
    at.click_on("▸  3 What did")
        .told("j/k question")
        .see("▾  3 What did")
        .see("¶ 7/45");
    at.click_on("Pakistan’s strikes extended beyond")
        .see("¶ 8/45");
    at.click_on("Kurram ●")
        .told("n/N place")
        .reads("4 Sectors", "Kurram · ");
    at.press("1 G")
        .click_on("South Asia’s most")
        .told("j/k line");
    at.see("▸South Asia");
}

#[test]
fn a_press_on_a_search_line_opens_it_and_on_a_mention_shows_it() {
    let mut at = Session::start(160, 48);
    at.click_on("/ names, aliases")
        .told("Enter")
        .type_text("iran");
    at.see("▸Iran").press("Enter").see("¶ 25/45");
    at.press("g g").click_on("¶25").see("¶ 25/45");
}

#[test]
fn the_wheel_scrolls_the_pane_under_it() {
    let mut at = Session::start(160, 48);
    let first = "The latest military confrontation";
    let article = at.place_of("surrounding recent");
    at.wheel(article, true)
        .wheel(article, true)
        .miss(&format!("▌ {first}"));
    at.told("j/k line")
        .wheel(article, false)
        .wheel(article, false)
        .see(first);

    let list = at.place_of("Islamabad      ");
    let detail = at.place_of("¶1  ");
    at.wheel(detail, true).wheel(list, true).miss("▸Pakistan ");
    let entities = at.screen().pane("2 Entities").unwrap().concat();
    assert!(!entities.contains("¶1  "), "{}", at.report());
    let claims = at.place_of("▸  3 What did");
    at.wheel(claims, true).miss("▾  1 Who");
    at.wheel(claims, false).see("▾  1 Who");
    let map = at.place_of("Kurram ●");
    let before = at.screen().pane("4 Sectors");
    at.wheel(map, false);
    assert_ne!(at.screen().pane("4 Sectors"), before, "{}", at.report());
}

#[test]
fn a_press_chooses_a_tab_and_a_line_of_the_palette() {
    let mut at = Session::start(40, 12);
    at.click_on("3 Claims")
        .see("Who began it")
        .click_on("1 Article")
        .see("The latest");
    at.press("Ctrl-p")
        .type_text("qatar")
        .click_on("entity")
        .see("▸Qatar");
    let mut at = Session::start(160, 48);
    at.press("?").see("Keys").click(0, 47).miss("┏━ Keys");
}
