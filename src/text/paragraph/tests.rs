use super::*;
use crate::text::specimen::{self, Dice, HOSTILE, PROSE};

fn read(text: &str) -> Vec<String> {
    paragraphs(text)
        .iter()
        .map(|span| {
            span.of(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

/// `words` in lines of at most `measure` characters, as pandoc wraps.
fn wrapped(words: &str, measure: usize, indent: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= measure => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("{indent}{word}")),
            None => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

fn article() -> String {
    include_str!("../../../seeds/operation-ghazab-lil-haq.txt").to_owned()
}

#[test]
fn the_bundled_article_has_a_paragraph_a_line() {
    let text = article();
    let found = paragraphs(&text);
    assert_eq!(found.len(), 45);
    assert_eq!(found[44].range().end, text.len());
    assert!(
        found
            .iter()
            .zip(text.lines())
            .all(|(span, line)| span.of(&text) == line)
    );
}

#[test]
fn the_article_wrapped_has_the_same_paragraphs() {
    let text = article();
    for measure in [50, 65, 72, 80, 100] {
        let blocks: Vec<_> = text
            .lines()
            .map(|line| wrapped(line, measure, ""))
            .collect();
        for (between, ends) in [("\n\n", ""), ("\n\n\n", "\n"), ("\r\n\r\n", "\r\n")] {
            let hard = blocks.join(between) + ends;
            assert_eq!(read(&hard), read(&text), "{measure}");
        }
    }
}

#[test]
fn short_lines_with_blank_ones_between_are_not_hard_wrapped() {
    assert_eq!(read("a\nb\n\nc\nd\n"), ["a", "b", "c", "d"]);
    let unwrapped = "A title of some fifty characters, long enough to mislead\nBy a reporter\n\n\
        A paragraph of one line that is a good deal longer than the title above it.\n\n\
        Another paragraph of one line that is a good deal longer than the title was.\n";
    assert_eq!(paragraphs(unwrapped).len(), 4);
}

#[test]
fn wrapped_lines_without_blank_ones_between_are_left_alone() {
    let text = article();
    let hard = wrapped(&text, 72, "");
    assert_eq!(paragraphs(&hard).len(), hard.lines().count());
}

#[test]
fn one_long_line_means_the_text_is_not_hard_wrapped_but_an_address_may_be_long() {
    let text = article();
    let blocks: Vec<_> = text
        .lines()
        .take(9)
        .map(|line| wrapped(line, 72, ""))
        .collect();
    let link = format!("[1] https://example.org/{}", "a".repeat(200));
    let linked = format!("{}\n\n{link}", blocks.join("\n\n"));
    assert_eq!(paragraphs(&linked).len(), 10);
    let long = format!(
        "{}\n\n{}",
        blocks.join("\n\n"),
        text.lines().next().unwrap_or_default()
    );
    assert!(paragraphs(&long).len() > 20);
}

#[test]
fn lists_tables_and_headings_stay_apart() {
    let long = "Pakistani officials report attempted attacks on border positions using quadcopters \
        and small drones, and claim that aerial threats were intercepted before causing damage";
    let item = wrapped(&format!("- {long}"), 72, "  ");
    let items = format!("{item}\n{item}\n- short");
    let prose = wrapped(&[long; 5].join(". "), 72, "");
    let table = "  Sector     Claims\n  ---------- --------\n  Bajaur     5\n  Khyber     1";
    let text = format!("1  Background\n\n{prose}\n\n{items}\n\n{table}\n\n{prose}\n");
    let found = read(&text);
    assert_eq!(found.len(), 1 + 1 + 3 + 4 + 1, "{found:#?}");
    assert_eq!(found[2], format!("- {long}"));
    assert_eq!(found[4], "- short");
    assert_eq!(found[7], "Bajaur 5");
}

#[test]
fn a_dash_at_the_start_of_a_full_line_begins_no_item() {
    let words = "border positions came under fire - near the crossing ".repeat(30);
    let proses: Vec<_> = (50..80)
        .map(|measure| wrapped(&words, measure, ""))
        .collect();
    assert!(proses.iter().any(|prose| prose.contains("\n- near")));
    for prose in proses {
        assert_eq!(read(&format!("{prose}\n\n{prose}")).len(), 2, "{prose}");
    }
}

#[test]
fn edges_belong_to_no_paragraph() {
    assert_eq!(
        read("\u{feff}a\n\u{c}\n\u{c}b\r\n \u{200b}\n\u{feff}c"),
        ["a", "b", "c"]
    );
    assert_eq!(read("a\rb\r\rc"), ["a", "b", "c"]);
    for nothing in [
        "",
        " ",
        "\u{feff}",
        &"\n".repeat(1000),
        &" ".repeat(1 << 20),
    ] {
        assert!(paragraphs(nothing).is_empty());
    }
    assert_eq!(paragraphs(&"a".repeat(1 << 20)), [Span::new(0, 1 << 20)]);
}

#[test]
fn paragraphs_of_any_text_are_ordered_trimmed_and_hold_every_word() {
    let check = |text: &str| {
        let found = paragraphs(text);
        assert!(
            found.windows(2).all(|pair| pair[0].end < pair[1].start),
            "{text:?}"
        );
        let words = |text: &str| text.split_whitespace().collect::<String>();
        let kept: String = found.iter().map(|span| words(span.of(text))).collect();
        let unseen = ['\u{200B}', '\u{200E}', '\u{200F}', '\u{2060}', '\u{FEFF}'];
        assert_eq!(
            kept.replace(unseen, ""),
            words(text).replace(unseen, ""),
            "{text:?}"
        );
        assert!(
            found
                .iter()
                .all(|span| !span.is_empty() && span.of(text).trim() == span.of(text))
        );
    };
    specimen::each(3_000, &HOSTILE, check);
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let blocks: Vec<_> = (0..dice.below(9))
            .map(|_| wrapped(&dice.text(&PROSE, 60, " "), 60, ""))
            .collect();
        check(&blocks.join(["\n\n", "\n", "\r\n\r\n"][dice.below(3)]));
    }
}
