//! The sentences of a paragraph.

use super::sentence_end::sentence_ends;
use super::{Span, piece_at, pieces};

/// The sentences of `paragraph`, in order, without the white space between them.
///
/// Abbreviations, initials, decimals and dots before a word in lower case end no sentence; closing
/// quotes and brackets stay with theirs; a line break inside the paragraph is a space. No sentence
/// goes beyond one of the [`pieces`] of an overlong paragraph.
///
/// ```
/// use counterclaim::text::{Span, sentences};
///
/// let text = "Gen. Munir spoke at 5 a.m. on Jan. 3. “No U.S. troops.” He left.";
/// let found: Vec<_> = sentences(text, Span::new(0, text.len()))
///     .iter()
///     .map(|sentence| sentence.of(text))
///     .collect();
/// assert_eq!(
///     found,
///     ["Gen. Munir spoke at 5 a.m. on Jan. 3.", "“No U.S. troops.”", "He left."]
/// );
/// ```
#[must_use]
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::new();
    for piece in pieces(text, paragraph) {
        add_sentences(text, piece, &mut found);
    }
    found
}

/// The sentence of `paragraph` that holds byte `at`, or else the one before it, or the first; the
/// paragraph itself if it has none. Reads one of its [`pieces`] only.
#[must_use]
pub fn sentence_at(text: &str, paragraph: Span, at: usize) -> Span {
    let mut found = Vec::new();
    add_sentences(text, piece_at(text, paragraph, at), &mut found);
    let behind = found.partition_point(|sentence| sentence.range().start <= at);
    let nearest = found.get(behind.saturating_sub(1));
    nearest.copied().unwrap_or(paragraph)
}

/// Adds the sentences of `piece` to `found`.
fn add_sentences(text: &str, piece: Span, found: &mut Vec<Span>) {
    let range = piece.range();
    let text = &text[..range.end];
    let unspaced = text[range.start..].trim_start();
    let mut start = range.end - unspaced.len();
    for end in sentence_ends(text, start) {
        found.push(Span::new(start, end.end));
        start = end.next;
    }
    let end = start + text[start..].trim_end().len();
    if end > start {
        found.push(Span::new(start, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::specimen::{Dice, HOSTILE, PROSE};
    use unicode_segmentation::UnicodeSegmentation;

    /// Asserts that `text` is read as these sentences, marked by `|`.
    fn assert_read(marked: &str) {
        let text = marked.replace('|', "");
        let found = sentences(&text, Span::new(0, text.len()));
        let found: Vec<_> = found.iter().map(|sentence| sentence.of(&text)).collect();
        assert_eq!(found, marked.split('|').map(str::trim).collect::<Vec<_>>());
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_read("Lt. Gen. Asim Munir and Dr. J. R. Smith met Mr. Khan.| They left.");
        assert_read("The U.S. Army and the U.N. Security Council agree.| So does St. Petersburg.");
        assert_read("It began in the U.S.| The Taliban objected.");
        assert_read("See No. 12, e.g. Khost, i.e. the south.| No.| We will not.");
        assert_read("On Jan. 5 at 6 a.m. local time, 3.5 km away.| Then silence.");
        assert_read("Acme Inc. said so.| Pakistan vs. Afghanistan.");
        assert_read(
            "The group (U.S. Central Command) spoke.| The Organization (U.N.) Council met.",
        );
        assert_read("1. First point.| 2. Second point.");
        assert_read("It fell in August 2021.| 12 people died.| Talks failed in 2022.| What next?");
    }

    #[test]
    fn quotes_and_brackets_stay_with_their_sentence() {
        assert_read("“We reject it.”| He left.");
        assert_read("He said: \"No.\"| 'Yes!'| (It was late.)| «Non.»| End");
        assert_read("“Why?” he asked.| “Go!” — she said.");
        assert_read("He denied it.[12][3]| She did not.¹| They agreed.");
    }

    #[test]
    fn ellipses_and_repeated_marks_are_one_ending() {
        assert_read("He waited... then left.| Really?!| Yes…| Perhaps … not.");
        assert_read("See example.com/?q=A.B and v1.2.3 now.| Ok.");
        assert_read("What?!… Never.".replace("… ", "…| ").as_str());
    }

    #[test]
    fn other_scripts_have_their_marks() {
        assert_read("巴基斯坦否认。|阿富汗抗议！|为什么？");
        assert_read("هل رفضت كابول؟| نعم.| لا.");
        assert_read("यह सच है।| नहीं।");
    }

    #[test]
    fn a_line_break_is_a_space() {
        assert_read("Officials in\nKabul said so.| Gen.\nMunir\r\ndid not.| End");
    }

    #[test]
    fn the_bundled_article_reads_as_by_uax_29() {
        let text = include_str!("../../seeds/operation-ghazab-lil-haq.txt").to_owned();
        for paragraph in crate::text::paragraphs(&text) {
            let ours: Vec<_> = sentences(&text, paragraph)
                .iter()
                .map(|s| s.of(&text))
                .collect();
            let theirs: Vec<_> = paragraph
                .of(&text)
                .unicode_sentences()
                .map(str::trim)
                .collect();
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn the_sentence_at_a_byte_is_the_nearest_that_begins_before_it() {
        let text = "  One.  Two.";
        let at = |byte| sentence_at(text, Span::new(0, text.len()), byte).of(text);
        assert_eq!(
            [at(0), at(2), at(6), at(7), at(8), at(99)],
            ["One.", "One.", "One.", "One.", "Two.", "Two."]
        );
        assert_eq!(sentence_at("", Span::new(0, 0), 0), Span::new(0, 0));
    }

    #[test]
    fn sentences_of_any_text_are_ordered_trimmed_and_hold_every_word() {
        for seed in 0..2_000 {
            let units = if seed % 2 == 0 {
                &PROSE[..]
            } else {
                &HOSTILE[..]
            };
            let text = Dice::new(seed).text(units, if seed < 4 { 5_000 } else { 40 }, " ");
            let paragraph = Span::new(0, text.len());
            let found = sentences(&text, paragraph);
            assert!(
                found.windows(2).all(|pair| pair[0].end <= pair[1].start),
                "{text:?}"
            );
            let words = |text: &str| text.split_whitespace().collect::<String>();
            let kept: String = found.iter().map(|span| words(span.of(&text))).collect();
            assert_eq!(kept, words(&text));
            for sentence in &found {
                assert_eq!(sentence.of(&text).trim(), sentence.of(&text));
                assert_eq!(
                    sentence_at(&text, paragraph, sentence.range().start),
                    *sentence
                );
                assert_eq!(
                    sentence_at(&text, paragraph, sentence.range().end - 1),
                    *sentence
                );
            }
        }
    }

    #[test]
    fn hostile_repetition_takes_linear_time() {
        for unit in [
            ".", ". ", ".)", ") ", "\u{301}", "a. ", "U.", "[1]", ".[1", "! ", "\"",
        ] {
            let text = format!("a.{}", unit.repeat((1 << 18) / unit.len()));
            assert!(!sentences(&text, Span::new(0, text.len())).is_empty());
        }
    }
}
