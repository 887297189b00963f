//! In the article: moving, searching, marks, selecting and copying words.

use crate::terminal::Session;

const FIRST: &str = "The latest military confrontation";

#[test]
fn every_movement_moves_and_the_ends_are_said() {
    let mut at = Session::start(80, 24);
    at.press("k").told("this is the start of the article");
    at.press("}").see("¶ 2/45").press("} }").see("¶ 4/45");
    at.press("{")
        .see("¶ 3/45")
        .press("g g")
        .see("¶ 1/45")
        .see(FIRST);
    at.press("Ctrl-d Ctrl-d").miss(FIRST);
    at.press("Ctrl-u Ctrl-u")
        .see(FIRST)
        .press("Space")
        .miss(FIRST);
    at.press("PageUp").see(FIRST).press("End").see("¶ 45/45");
    at.press("j").told("this is the end of the article");
    at.press("Home").see("¶ 1/45").see("0%");
}

#[test]
fn a_number_goes_to_a_paragraph() {
    for (columns, rows) in [(160, 48), (80, 24), (40, 12)] {
        let mut at = Session::start(columns, rows);
        at.press("42G").see("42     Despite forceful rhetoric");
        at.told("j/k line")
            .press("7G")
            .see("▌ Pakistani security sources");
        at.press("99G").told("there is no paragraph 99");
    }
}

#[test]
fn the_text_is_searched_with_its_matches_counted_and_marked() {
    let article = include_str!("../../seeds/operation-ghazab-lil-haq.txt");
    let count = article.to_lowercase().matches("taliban").count();
    let mut at = Session::start(160, 48);
    at.hinted("/ search").type_text("taliban");
    at.see(&format!("“taliban” 1/{count}")).told("/taliban");
    let marked = |at: &Session, word: &str| at.look_of(word).ground != vt100::Color::Default;
    assert!(!marked(&at, "skirmishes"), "{}", at.report());
    at.press("Ctrl-u").type_text("skirm").see("“skirm” 1/1");
    assert!(marked(&at, "skirmishes"), "{}", at.report());

    at.press("Ctrl-w")
        .type_text("taliban")
        .press("Enter")
        .told("n/N next, previous match");
    at.press("n").see(&format!("“taliban” 2/{count}"));
    at.press("N").see(&format!("“taliban” 1/{count}"));
    at.press("N").see(&format!("“taliban” {count}/{count}"));
    at.told("went on from the end of the article");
    at.press("n").see(&format!("“taliban” 1/{count}"));
    at.told("went on from the start of the article");
    at.press("/")
        .type_text("skirm")
        .press("Enter Esc")
        .miss("“skirm”");
    assert!(!marked(&at, "skirmishes"), "{}", at.report());
    at.press("n").told("nothing was searched for");
}

#[test]
fn a_search_without_a_match_says_so_and_a_cancelled_one_goes_back() {
    let mut at = Session::start(80, 24);
    at.press("7G")
        .see("¶ 7/45")
        .press("/")
        .type_text("prolonged");
    at.see("¶ 30/45")
        .press("Esc")
        .see("¶ 7/45")
        .miss("“prolonged”");
    at.press("/zzz Enter").told("“zzz” is not in the text");
    at.press("/")
        .type_text("mosque in")
        .press("Enter")
        .see("¶ 10/45");
}

#[test]
fn a_mark_is_set_and_jumped_to() {
    let mut at = Session::start(80, 24);
    at.press("7G m").told("a letter for the mark");
    at.press("a")
        .told("mark a is here")
        .press("G")
        .see("¶ 45/45");
    at.press("'")
        .told("the letter of a mark")
        .press("a")
        .see("¶ 7/45");
    at.press("' b").told("there is no mark b");
    at.press("m Esc")
        .told("j/k line")
        .press("' a")
        .see("¶ 7/45");
}

#[test]
fn words_are_selected_and_copied() {
    let mut at = Session::start(80, 24);
    at.press("v").told("y copy").press("w w");
    assert!(at.look_of("latest").inverse, "{}", at.report());
    assert!(!at.look_of("confrontation").inverse, "{}", at.report());
    at.press("y")
        .told("copied the selected words: 19 characters");
    assert_eq!(at.written().copied()[0], "The latest military");
    assert!(!at.look_of("latest").inverse, "{}", at.report());

    at.press("w v b").press("Esc").told("j/k line");
    assert!(!at.look_of("military").inverse, "{}", at.report());
}

#[test]
fn a_sentence_is_copied_with_its_citation() {
    let mut at = Session::start(80, 24);
    at.press("43G y").told("copied");
    let copied = at.written().copied()[0].clone();
    let sentence = "“The Pakistan-Afghanistan frontier has always been volatile.” (";
    assert!(copied.starts_with(sentence), "{copied}");
    assert!(copied.ends_with("¶43)"), "{copied}");
}

#[test]
fn claims_and_mentions_are_walked_and_chosen() {
    let mut at = Session::start(160, 48);
    at.press("5G")
        .hinted(")/( claim")
        .told("claim of Pakistan: Pakistan");
    assert!(at.look_of("regards it as").underline, "{}", at.report());
    at.press(")")
        .told("claim of Afghanistan: Afghanistan, under successive");
    at.press("(").told("claim of Pakistan: Pakistan");
    at.see("▾  2 Is the Durand Line a lawful border?");
    at.press("g g ) )").told("claim of");
    at.press("G )").told("no claim after here");
    // A claim that the article makes itself has no other source.
    at.press("(").told("claim of the article");
    let told = at.screen().status();
    assert!(!told.trim_end().ends_with(':'), "{told}");
}

#[test]
fn enter_chooses_the_smallest_thing_first_and_then_what_it_stands_in() {
    let mut at = Session::start(160, 48);
    at.press("/")
        .type_text("Bajaur, Khyber")
        .press("Enter Enter");
    at.told("selected: Bajaur").told("Enter again");
    at.press("Enter")
        .told("selected: ")
        .see("▾  4 Where have operations");
    at.press("Enter").told("selected: ¶ 7");
    at.press("Enter").told("selected: Bajaur");
    at.press(">").told("Bajaur: mention 2 of 2").see("¶ 10/45");
}
