//! Pictures of the screen.

use std::num::NonZero;

use crate::{bytes, hostile, text};

/// What a terminal shows of an ANSI picture.
fn shown(more: &[&str], (columns, rows): (u16, u16)) -> String {
    let mut terminal = vt100::Parser::new(
        NonZero::new(rows + 1).unwrap(),
        NonZero::new(columns).unwrap(),
        0,
    );
    terminal.process(text("ansi", more).replace('\n', "\r\n").as_bytes());
    terminal.screen().contents()
}

#[test]
fn a_picture_for_a_terminal_is_the_screen() {
    let screen = shown(&["--size", "120x32"], (120, 32));
    let lines: Vec<&str> = screen.lines().collect();
    assert_eq!(lines.len(), 32);
    for words in [
        "1 Article",
        "2 Entities",
        "3 Claims",
        "4 Sectors",
        "16 questions · 8 disputed",
    ] {
        assert!(screen.contains(words), "{words}");
    }
    let snapshot = include_str!("../snapshots/screens__start_120x32.snap");
    let expected: Vec<&str> = snapshot
        .splitn(3, "---\n")
        .nth(2)
        .unwrap()
        .lines()
        .collect();
    for (line, expected) in lines.iter().zip(expected) {
        assert_eq!(line.trim_end(), expected.trim_end().trim_matches('"'));
    }
}

#[test]
fn a_pane_alone_has_the_size_that_was_asked_for() {
    for (pane, words) in [
        ("article", "1 Article"),
        ("entities", "2 Entities"),
        ("claims", "3 Claims"),
        ("sectors", "100 km"),
    ] {
        let screen = shown(&["--pane", pane, "--size", "90x30"], (90, 30));
        assert_eq!(screen.lines().count(), 30, "{pane}");
        assert!(screen.contains(words), "{pane}\n{screen}");
        assert!(!screen.contains("quit"), "{pane}");
    }
}

#[test]
fn a_filter_is_on_in_the_picture() {
    let screen = shown(&["--only", "sector:Kurram"], (120, 32));
    assert!(screen.contains("filter: Kurram"), "{screen}");
}

#[test]
fn an_svg_is_whole_and_its_lines_are_shapes() {
    for more in [vec![], vec![hostile()]] {
        let more: Vec<&str> = more.iter().map(String::as_str).collect();
        let svg = text("svg", &more);
        assert!(svg.starts_with("<svg xmlns=") && svg.trim_end().ends_with("</svg>"));
        assert!(!svg.contains(|c| ('\u{2800}'..='\u{28FF}').contains(&c) || "┌┏━─│".contains(c)));
        let tags = svg
            .split('<')
            .skip(1)
            .map(|tag| tag.split(['>', ' ', '/']).next().unwrap());
        assert!(
            tags.filter(|tag| !tag.is_empty())
                .all(|tag| ["svg", "title", "rect", "g", "path", "text"].contains(&tag))
        );
    }
    let plain = text(
        "svg",
        &["--ascii", "--theme", "monochrome", "--size", "80x24"],
    );
    assert!(plain.contains("viewBox=\"0 0 820 500\""));
}

#[cfg(feature = "png")]
#[test]
fn a_png_is_as_large_as_its_cells() {
    let png = bytes("png", &["--size", "80x24", "--theme", "dark"]);
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((size(16), size(20)), (80 * 14 + 28, 24 * 28 + 28));
}

#[cfg(not(feature = "png"))]
#[test]
fn a_small_build_has_the_other_pictures() {
    assert!(!bytes("svg", &[]).is_empty());
}
