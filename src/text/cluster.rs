//! One grapheme cluster, cleaned and measured.

use super::hostile::{Shown, shown};
use super::span::floor_boundary;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Combining marks in a row that are kept; Hebrew with all its points needs five.
const MAX_MARKS: usize = 8;

/// The longest run of bytes taken for one letter or emoji; the longest in use has 35.
const MAX_CLUSTER_BYTES: usize = 128;

/// Characters that break a line and blanks that indent the next.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// A grapheme cluster as a terminal may see it; without width when there is nothing to show.
pub(super) struct Cluster<'a> {
    /// One past its last byte in the text.
    pub end: usize,
    /// What is written.
    pub symbol: Cow<'a, str>,
    /// The columns it takes.
    pub width: u8,
}

/// The cluster that starts at byte `at` of `text`; none at the end.
pub(super) fn cluster_at(text: &str, at: usize) -> Option<Cluster<'_>> {
    let rest = &text[at..];
    if let Some((len, width)) = simple_cluster(rest) {
        return Some(Cluster {
            end: at + len,
            symbol: Cow::Borrowed(&rest[..len]),
            width,
        });
    }
    if rest.starts_with('\n') || rest.starts_with("\r\n") {
        return Some(Cluster {
            end: text.len() - rest.trim_start_matches(BLANKS).len(),
            symbol: Cow::Borrowed(" "),
            width: 1,
        });
    }
    if let Some((len, symbol)) = control(rest) {
        return Some(Cluster {
            end: at + len,
            symbol: Cow::Borrowed(symbol),
            width: columns(symbol),
        });
    }
    let window = &rest[..floor_boundary(rest, MAX_CLUSTER_BYTES)];
    let whole = window.graphemes(true).next()?;
    let cut_short = whole.len() == window.len() && window.len() < rest.len();
    let joiner: &[char] = if cut_short { &['\u{200D}'] } else { &[] };
    let symbol = cleaned(whole.trim_end_matches(joiner));
    Some(Cluster {
        end: at + whole.len(),
        width: columns(&symbol),
        symbol,
    })
}

/// Length and width of a cluster that is a single simple character, decided without tables.
fn simple_cluster(rest: &str) -> Option<(usize, u8)> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let width = simple_width(first)?;
    chars
        .next()
        .is_none_or(|next| simple_width(next).is_some() || next.is_ascii())
        .then_some((first.len_utf8(), width))
}

/// Length and symbol of a control or format character that `rest` begins with; no mark can sit on it.
fn control(rest: &str) -> Option<(usize, &'static str)> {
    let c = rest.chars().next()?;
    if c == '\u{34F}' || !matches!(c, '\0'..='\u{206F}' | '\u{FEFF}') {
        return None;
    }
    match shown(c) {
        Shown::Itself => None,
        Shown::As(symbol) => Some((c.len_utf8(), symbol)),
        Shown::Never => Some((c.len_utf8(), "")),
    }
}

/// The width of a character that is shown as itself and never joins the one before it.
pub(super) fn simple_width(c: char) -> Option<u8> {
    match c {
        ' '..='~'
        | '\u{A1}'..='\u{A8}'
        | '\u{AA}'..='\u{AC}'
        | '\u{AF}'..='\u{2FF}'
        | '\u{384}'..='\u{482}'
        | '\u{48A}'..='\u{52F}'
        | '\u{620}'..='\u{63F}'
        | '\u{641}'..='\u{64A}'
        | '\u{2010}'..='\u{2027}' => Some(1),
        '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' => Some(2),
        _ => None,
    }
}

/// The columns that a screen buffer gives a symbol.
pub(super) fn columns(symbol: &str) -> u8 {
    u8::try_from(symbol.width()).unwrap_or(u8::MAX)
}

/// The visible characters of `cluster`, borrowed when they are all of it.
fn cleaned(cluster: &str) -> Cow<'_, str> {
    if is_flag_of_a_region(cluster) || is_clean(cluster) {
        return Cow::Borrowed(cluster);
    }
    let mut out = String::new();
    let mut marks = 0;
    for c in cluster.chars() {
        match shown(c) {
            Shown::Itself => {
                marks = if is_mark(c) { marks + 1 } else { 0 };
                out.extend((marks <= MAX_MARKS).then_some(c));
            }
            Shown::As(symbol) => {
                // What has no width has nothing to sit on any more.
                if out.width() == 0 {
                    out.clear();
                }
                out.push_str(symbol);
            }
            Shown::Never => {}
        }
    }
    Cow::Owned(out)
}

/// Whether every character of `cluster` is shown as itself.
fn is_clean(cluster: &str) -> bool {
    let mut marks = 0;
    cluster.chars().all(|c| {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        marks <= MAX_MARKS && shown(c) == Shown::Itself
    })
}

/// Whether `c` sits on the character before it.
fn is_mark(c: char) -> bool {
    c.width() == Some(0)
}

/// Whether `cluster` is a flag spelled with tags, such as Scotland's: the one use of tags.
fn is_flag_of_a_region(cluster: &str) -> bool {
    cluster
        .strip_prefix('\u{1F3F4}')
        .and_then(|tags| tags.strip_suffix('\u{E007F}'))
        .is_some_and(|tags| {
            (3..=6).contains(&tags.chars().count())
                && tags
                    .chars()
                    .all(|c| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(text: &str) -> (Cow<'_, str>, u8) {
        let cluster = cluster_at(text, 0).expect("no text");
        (cluster.symbol, cluster.width)
    }

    #[test]
    fn simple_characters_stand_alone_and_are_as_wide_as_the_tables_say() {
        for c in ('\0'..=char::MAX).filter(|&c| simple_width(c).is_some()) {
            assert_eq!(shown(c), Shown::Itself, "{c:?}");
            assert_eq!(
                simple_width(c),
                Some(columns(c.encode_utf8(&mut [0; 4]))),
                "{c:?}"
            );
            assert_eq!(format!("{c}{c}").graphemes(true).count(), 2, "{c:?}");
            assert_eq!(format!("👩\u{200D}{c}").graphemes(true).count(), 2, "{c:?}");
        }
    }

    #[test]
    fn nothing_sits_on_a_control() {
        for c in ('\0'..=char::MAX).filter(|c| control(c.encode_utf8(&mut [0; 4])).is_some()) {
            assert_eq!(format!("{c}\u{301}").graphemes(true).count(), 2, "{c:?}");
            assert_eq!(format!("\u{600}{c}").graphemes(true).count(), 2, "{c:?}");
        }
    }

    #[test]
    fn emoji_families_flags_and_keycaps_stay_whole() {
        for emoji in ["👩‍👩‍👧‍👧", "❤️", "🇵🇰", "🇦🇫", "1️⃣", "👍🏽", "👩🏽‍❤️‍💋‍👩🏽", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"]
        {
            assert_eq!(symbol(emoji), (emoji.into(), 2), "{emoji}");
        }
    }

    #[test]
    fn tags_that_spell_no_flag_are_dropped() {
        assert_eq!(symbol("a\u{E0068}\u{E0069}"), ("a".into(), 1));
        assert_eq!(symbol("🏴\u{E0068}\u{E0069}"), ("🏴".into(), 2));
    }

    #[test]
    fn a_heap_of_accents_is_cut() {
        let heap = format!("e{}", "\u{301}".repeat(500));
        let kept = format!("e{}", "\u{301}".repeat(MAX_MARKS));
        assert_eq!(symbol(&heap), (kept.into(), 1));
    }

    #[test]
    fn a_line_break_and_the_indentation_after_it_are_one_space() {
        for text in ["\n", "\r\n", "\n    ", "\r\n\t \n "] {
            let cluster = cluster_at(text, 0).expect("no text");
            assert_eq!((cluster.end, cluster.symbol.as_ref()), (text.len(), " "));
        }
        assert_eq!(symbol("\rx"), ("␍".into(), 1));
    }
}
