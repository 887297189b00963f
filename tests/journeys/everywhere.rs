//! In every pane: history, filter, palette, help, keys that do nothing, the way out.

use crate::terminal::{Exit, Session};

/// Selects something by its name.
fn go_to(at: &mut Session, name: &str) {
    at.press("Ctrl-p")
        .see("Go to")
        .type_text(name)
        .press("Enter")
        .miss("Go to");
}

#[test]
fn history_goes_back_and_forward_through_selections() {
    for forward in ["]", "Alt-Right"] {
        let mut at = Session::start(160, 48);
        at.press("Ctrl-o").told("no older selection");
        for name in ["bajaur", "kurram", "qatar"] {
            go_to(&mut at, name);
        }
        at.press("Ctrl-o").told("selected: Kurram").see("¶ 7/45");
        at.press("Alt-Left").told("selected: Bajaur");
        at.press("Ctrl-o").told("no older selection");
        at.press(forward).told("selected: Kurram");
        at.press(forward).told("selected: Qatar").see("¶ 26/45");
        at.press(forward).told("no newer selection");
        at.press("3 Ctrl-o ]").told("selected: Qatar");
    }
}

#[test]
fn one_selection_is_answered_by_every_pane() {
    let mut at = Session::start(160, 48);
    go_to(&mut at, "kurram");
    at.see("¶ 7/45")
        .see("▸Kurram")
        .see("▾  4 Where")
        .reads("4 Sectors", "Kurram · ");
    go_to(&mut at, "lawful border");
    at.see("¶ 5/45")
        .see("▾  2 Is the Durand Line")
        .told("j/k question");
    assert!(at.look_of("formally accepted it").bold, "{}", at.report());
}

#[test]
fn a_filter_narrows_every_pane_and_esc_clears_it() {
    for (columns, rows) in [(160, 48), (80, 24)] {
        let mut at = Session::start(columns, rows);
        at.press("f").told("nothing is selected to filter by");
        go_to(&mut at, "kurram");
        at.press("f")
            .told("filter: Kurram")
            .see("paragraphs hidden");
        at.press("3").see("of 16 questions").told("filter: Kurram");
        at.press("2").see("/71").miss("71 by mentions");
        at.press("Esc").miss("filter: Kurram").see("71 by mentions");
        at.press("1").miss("paragraphs hidden");
        at.press("f")
            .told("filter: Kurram")
            .press("f")
            .miss("filter: Kurram");
    }
}

#[test]
fn the_palette_finds_commands_and_everything_else() {
    for (columns, rows) in [(160, 48), (80, 24)] {
        let mut at = Session::start(columns, rows);
        at.press(":")
            .see("Anything")
            .type_text("whole screen")
            .see("do ");
        at.press("Enter").miss("Anything").miss("3 Claims");
        at.press("z")
            .press(":")
            .type_text("who shelled")
            .see("question");
        at.press("Down Up Ctrl-n Ctrl-p Enter")
            .see("▾  6 Who shelled");
        at.press("Ctrl-p")
            .type_text("42")
            .see("paragraph 42")
            .press("Enter");
        at.see("¶ 42/45").told("j/k line");
        at.press(": Esc")
            .miss("Anything")
            .press("Ctrl-p")
            .type_text("qxz");
        at.see("Nothing is called that")
            .press("Enter")
            .told("nothing is called that");
        at.press("Esc").miss("Go to");
    }
}

#[test]
fn the_help_shows_the_keys_of_the_pane_first_and_is_searched() {
    for (pane, title) in [
        ("1", "In the article"),
        ("2", "In the entities"),
        ("3", "In the claims"),
        ("4", "On the map"),
    ] {
        let mut at = Session::start(80, 24);
        if pane != "1" {
            at.press(pane);
        }
        at.hinted("? keys").see("Keys").see(title);
        at.type_text("mark")
            .see("Set a mark")
            .see("Jump to a mark")
            .miss("Next paragraph");
        at.press("Ctrl-u PageDown").see("Keys").type_text("zzz");
        at.see("No key does that").press("Esc").miss("Keys");
    }
}

#[test]
fn a_key_that_does_nothing_says_so() {
    for pane in ["1", "2", "3", "4"] {
        let mut at = Session::start(80, 24);
        at.press(pane);
        for key in ["X", "F5", "Alt-x", "Ctrl-x"] {
            at.press(key).told(&format!("{key} does nothing here"));
        }
        at.press("g").told("g: g to the top");
        at.press("X")
            .told("g X does nothing here")
            .told("? shows the keys");
    }
}

#[test]
fn panes_are_chosen_by_number_and_in_turn() {
    let mut at = Session::start(160, 48);
    let hints = ["j/k entity", "j/k question", "n/N place"];
    for (pane, hint) in ["2", "3", "4"].into_iter().zip(hints) {
        at.press(pane).told(hint);
        at.press(pane).told("already in").press("Esc");
    }
    at.press("1 Tab")
        .told("j/k entity")
        .press("Tab")
        .told("j/k question");
    at.press("Shift-Tab Shift-Tab").told("j/k line");
}

#[test]
fn zoom_gives_a_pane_the_whole_screen_and_back() {
    let mut at = Session::start(160, 48);
    at.press("z")
        .see("1 Article")
        .miss("2 Entities")
        .miss("4 Sectors");
    at.press("3").see("3 Claims").miss("1 Article");
    at.press("z")
        .see("1 Article")
        .see("2 Entities")
        .see("4 Sectors");
}

#[test]
fn q_leaves_one_level_and_then_quits() {
    let mut at = Session::start(160, 48);
    at.press("z v")
        .press("q")
        .told("j/k line")
        .miss("2 Entities");
    at.press("q")
        .see("2 Entities")
        .press("?")
        .type_text("q")
        .see("Keys")
        .press("Esc");
    at.send("q");
    assert_eq!(at.wait_exit(), Exit::Code(0));
    assert!(at.screen().is_given_back());
}

#[test]
fn what_is_pasted_goes_into_a_search_line_and_does_nothing_else() {
    let mut at = Session::start(160, 48);
    at.paste("qqq\nq").told("nothing to paste into here");
    at.press("2 /")
        .paste("kurram")
        .see("▸Kurram")
        .press("Enter");
    at.press(":")
        .paste("who\nshelled")
        .see("Who shelled")
        .press("Enter");
    at.see("▾  6 Who shelled");
    at.press("1 /").paste("a\u{7}b\u{9b}c\td").press("Esc");
    assert_eq!(at.written().foreign(), Vec::<String>::new());
}

#[test]
fn the_screen_is_drawn_again_when_something_else_wrote_on_it() {
    let mut at = Session::start(80, 24);
    let before = at.screen().picture();
    at.press("Ctrl-l");
    assert_eq!(at.screen().picture(), before, "{}", at.report());
}

#[test]
fn what_the_filter_hides_is_not_gone_to_unseen() {
    for keys in ["/ iran Enter", "42G", "' a", ")"] {
        let mut at = Session::start(160, 48);
        at.press("} } m a g g");
        go_to(&mut at, "bajaur");
        at.press("f").told("filter: Bajaur").press("1").press(keys);
        // Either one stays where something is shown, or what was hidden is shown.
        let header = at.screen().line(0);
        let shown = ["¶ 7/45", "¶ 10/45"]
            .iter()
            .any(|place| header.contains(place));
        let all = !at.screen().has("paragraphs hidden");
        assert!(shown || all, "{keys}\n{}", at.report());
    }
}
