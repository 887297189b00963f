use super::*;
use crate::text::clean::width;
use crate::text::specimen::{Dice, HOSTILE, PROSE};

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

fn rows(text: &str, columns: usize) -> Vec<&str> {
    let rows = wrap(text, whole(text), columns);
    rows.iter().map(|row| row.of(text)).collect()
}

#[test]
fn rows_break_between_words() {
    assert_eq!(
        rows("the frontier hardens", 12),
        ["the frontier", "hardens"]
    );
    assert_eq!(
        rows("  the  frontier   hardens ", 13),
        ["the  frontier", "hardens"]
    );
    assert_eq!(rows("self-defense—again", 13), ["self-defense—", "again"]);
    assert_eq!(rows("1 000\u{a0}km", 6), ["1", "000\u{a0}km"]);
    assert_eq!(
        rows("consti\u{ad}tution ends", 8),
        ["consti\u{ad}tu", "tion", "ends"]
    );
}

#[test]
fn a_line_break_is_a_space() {
    assert_eq!(rows("one\ntwo\r\n  three", 80), ["one\ntwo\r\n  three"]);
    assert_eq!(rows("one\n     two", 7), ["one\n     two"]);
    assert_eq!(rows("one\ntwo\r\nthree", 5), ["one", "two", "three"]);
}

#[test]
fn a_word_wider_than_a_row_is_cut_between_glyphs() {
    assert_eq!(rows("a Taliban b", 3), ["a", "Tal", "iba", "n b"]);
    assert_eq!(
        rows("e\u{301}e\u{301}e\u{301}", 2),
        ["e\u{301}e\u{301}", "e\u{301}"]
    );
    assert_eq!(rows("漢字かな", 5), ["漢字", "かな"]);
    assert_eq!(rows("漢字", 1), ["漢", "字"]);
    assert_eq!(rows("👩‍👩‍👧‍👧👩‍👩‍👧‍👧", 3), ["👩‍👩‍👧‍👧", "👩‍👩‍👧‍👧"]);
    assert_eq!(rows("ab", 0), ["a", "b"]);
}

#[test]
fn there_is_always_a_row() {
    for nothing in ["", " ", "\n\n", "\u{200b}"] {
        assert_eq!(wrap(nothing, whole(nothing), 10).len(), 1, "{nothing:?}");
    }
    let spaces = " ".repeat(1 << 20);
    assert_eq!(wrap(&spaces, whole(&spaces), 10), [Span::new(0, 0)]);
    assert_eq!(rows("a\u{1b}[31mb", 4), ["a\u{1b}[3", "1mb"]);
}

#[test]
fn a_megabyte_without_spaces_is_wrapped() {
    let letters = "a".repeat(1 << 20);
    assert_eq!(wrap(&letters, whole(&letters), 64).len(), (1 << 20) / 64);
    assert_eq!(wrap(&letters, whole(&letters), 0).len(), 1 << 20);
    let lines = "\n".repeat(1000);
    assert_eq!(wrap(&lines, whole(&lines), 1).len(), 1);
}

#[test]
fn plain_and_careful_ways_agree() {
    for seed in 0..300 {
        let text =
            Dice::new(seed).text(&["a", "be", "-", " ", "  ", "(", "/", "cede", "."], 90, "");
        let accented = text.replace('e', "é");
        let columns = 1 + Dice::new(seed).below(30);
        let accents_off: Vec<_> = rows(&accented, columns)
            .iter()
            .map(|row| row.replace('é', "e"))
            .collect();
        assert_eq!(accents_off, rows(&text, columns), "{text:?}");
    }
}

#[test]
fn rows_of_any_text_fit_and_hold_every_word() {
    for seed in 0..4_000 {
        let units = if seed % 2 == 0 {
            &PROSE[..]
        } else {
            &HOSTILE[..]
        };
        let mut dice = Dice::new(seed);
        let text = dice.text(units, 40, if seed % 4 == 0 { " " } else { "" });
        let columns = dice.below(30);
        check(&text, columns);
    }
}

fn check(text: &str, columns: usize) {
    let found = wrap(text, whole(text), columns);
    assert!(
        found.windows(2).all(|pair| pair[0].end <= pair[1].start),
        "{text:?}"
    );
    for row in &found {
        let wide = width(row.of(text));
        let single = glyphs(text, *row).count() <= 1;
        assert!(
            wide <= columns || single,
            "{wide} > {columns}: {:?} in {text:?}",
            row.of(text)
        );
    }
    let mut at = 0;
    for row in found
        .iter()
        .copied()
        .chain([Span::new(text.len(), text.len())])
    {
        let between = &text[at..row.range().start];
        assert!(
            between.chars().all(is_blank),
            "{between:?} lost from {text:?}"
        );
        at = row.range().end;
    }
}
