//! Text cut and padded to a number of columns.

use super::clean::is_plain;
use super::{Glyph, Span, clean, glyphs, width};
use std::borrow::Cow;

/// Stands for what was cut off.
const ELLIPSIS: &str = "…";

/// `text`, clean and cut to at most `columns`, with `…` at the end if anything is missing.
///
/// Whole glyphs are kept, and whole words where that costs no more than a quarter of the room.
///
/// ```
/// use counterclaim::text::elide;
///
/// assert_eq!(elide("Afghan Taliban", 14), "Afghan Taliban");
/// assert_eq!(elide("Afghan Taliban", 11), "Afghan Tal…");
/// assert_eq!(elide("Afghan Taliban", 9), "Afghan…");
/// ```
#[must_use]
pub fn elide(text: &str, columns: usize) -> Cow<'_, str> {
    if text.len() <= columns && is_plain(text) {
        return Cow::Borrowed(text);
    }
    let Some(cut) = cut(text, columns) else {
        return clean(text);
    };
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let mut kept = clean(&text[..cut]).trim_end().to_owned();
    kept.push_str(ELLIPSIS);
    Cow::Owned(kept)
}

/// `text`, clean and cut or padded with spaces to exactly `columns`: a cell of a table.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    let mut cell = elide(text, columns).into_owned();
    let missing = columns - width(&cell).min(columns);
    cell.extend(std::iter::repeat_n(' ', missing));
    cell
}

/// The byte before which `text` is cut to leave room for the ellipsis; none if all of it fits.
fn cut(text: &str, columns: usize) -> Option<usize> {
    let room = columns.saturating_sub(1);
    let (mut filled, mut fits, mut word) = (0, 0, (0, 0));
    for glyph in glyphs(text, Span::new(0, text.len())) {
        if is_space(&glyph) && filled <= room {
            word = (glyph.span.range().start, filled);
        }
        filled += usize::from(glyph.width);
        if filled <= room {
            fits = glyph.span.range().end;
        }
        if filled > columns {
            let near = word.0 > 0 && room - word.1 <= columns / 4;
            return Some(if near { word.0 } else { fits });
        }
    }
    None
}

/// Whether `glyph` stands between words.
fn is_space(glyph: &Glyph<'_>) -> bool {
    glyph.symbol == " "
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::specimen::{self, HOSTILE};

    #[test]
    fn what_fits_is_left_alone() {
        assert!(matches!(elide("Bajaur", 6), Cow::Borrowed("Bajaur")));
        assert!(matches!(
            elide("Pakistan’s", 10),
            Cow::Borrowed("Pakistan’s")
        ));
        assert_eq!(elide("", 0), "");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(elide("Bajaur", 5), "Baja…");
        assert_eq!(elide("Bajaur", 1), "…");
        assert_eq!(elide("Bajaur", 0), "");
        assert_eq!(elide("漢字漢字", 6), "漢字…");
        assert_eq!(elide("👩‍👩‍👧‍👧👩‍👩‍👧‍👧", 3), "👩‍👩‍👧‍👧…");
        assert_eq!(elide("\u{1b}[31mred", 6), "␛[31m…");
    }

    #[test]
    fn a_word_is_kept_whole_where_that_is_cheap() {
        assert_eq!(elide("Tehrik-e-Taliban Pakistan", 20), "Tehrik-e-Taliban…");
        assert_eq!(elide("a Tehrik-e-Taliban", 12), "a Tehrik-e-…");
        assert_eq!(elide("one two  three", 9), "one two…");
    }

    #[test]
    fn a_cell_is_exactly_as_wide_as_its_column() {
        assert_eq!(fit("漢字漢", 5), "漢字…");
        assert_eq!(fit("漢字漢", 4), "漢… ");
        assert_eq!(fit("ab", 4), "ab  ");
        specimen::each(1_000, &HOSTILE, |text| {
            for columns in [0, 1, 2, 7, 20] {
                assert_eq!(width(&fit(text, columns)), columns, "{text:?}");
            }
        });
    }

    #[test]
    fn only_what_is_shown_is_read() {
        let long = "中".repeat(1 << 20);
        assert_eq!(elide(&long, 4), "中…");
    }
}
