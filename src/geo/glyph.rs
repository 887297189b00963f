//! How the dots of a cell are written as one character.

/// With which characters lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Marker {
    /// Braille patterns, eight dots a cell.
    #[default]
    Braille,
    /// Plain ASCII, one stroke a cell, for fonts without braille and for screen readers.
    Ascii,
}

/// The bit of each dot of a cell, by row and column, as in the braille patterns of Unicode.
pub(super) const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

impl Marker {
    /// The character for a cell with these dots (bits as in Unicode's braille patterns).
    ///
    /// ```
    /// use counterclaim::geo::Marker;
    ///
    /// assert_eq!(Marker::Braille.glyph(0b0000_0001), '⠁');
    /// assert_eq!(Marker::Ascii.glyph(0b0100_0111), '|');
    /// ```
    #[must_use]
    pub fn glyph(self, dots: u8) -> char {
        match self {
            _ if dots == 0 => ' ',
            Self::Braille => char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' '),
            Self::Ascii => stroke(dots),
        }
    }
}

/// The stroke that comes nearest to the dots: by the way they lean, and where they are flat by their height.
fn stroke(dots: u8) -> char {
    let left = Column::of(dots, 0);
    let right = Column::of(dots, 1);
    let (top, bottom) = (left.top.min(right.top), left.bottom.max(right.bottom));
    let lean = right.middle() - left.middle();
    match (left.count, right.count) {
        _ if dots.count_ones() > 5 => '#',
        (0, n) | (n, 0) if n > 1 => '|',
        (0, _) | (_, 0) if top < 2 => '\'',
        (0, _) | (_, 0) => '.',
        _ if bottom - top < 2 => flat(top + bottom),
        _ if lean >= 1.0 => '\\',
        _ if lean <= -1.0 => '/',
        _ if dots.count_ones() > 3 => '+',
        _ => '|',
    }
}

/// A level stroke, by the sum of its highest and lowest row.
fn flat(rows: u8) -> char {
    match rows {
        0 | 1 => '\'',
        2..=4 => '-',
        5 => '.',
        _ => '_',
    }
}

/// One of the two columns of dots in a cell; rows are counted from the top.
struct Column {
    count: u8,
    sum: u8,
    top: u8,
    bottom: u8,
}

impl Column {
    fn of(dots: u8, column: usize) -> Self {
        let mut found = Self {
            count: 0,
            sum: 0,
            top: 3,
            bottom: 0,
        };
        for (row, bits) in (0_u8..).zip(BITS) {
            if dots & bits[column] != 0 {
                found.count += 1;
                found.sum += row;
                found.top = found.top.min(row);
                found.bottom = found.bottom.max(row);
            }
        }
        found
    }

    fn middle(&self) -> f32 {
        f32::from(self.sum) / f32::from(self.count.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dots(rows: [&str; 4]) -> u8 {
        let cell = rows.iter().zip(BITS);
        cell.flat_map(|(row, bits)| row.bytes().zip(bits))
            .filter(|(dot, _)| *dot == b'o')
            .fold(0, |all, (_, bit)| all | bit)
    }

    #[test]
    fn braille_is_the_pattern_itself() {
        assert_eq!(Marker::Braille.glyph(0), ' ');
        assert_eq!(Marker::Braille.glyph(0xff), '⣿');
        assert_eq!(Marker::Braille.glyph(dots(["o.", "o.", ".o", ".o"])), '⢣');
    }

    #[test]
    fn strokes_follow_the_lean() {
        for (rows, expected) in [
            (["o.", "o.", "o.", "o."], '|'),
            ([".o", ".o", "..", ".."], '|'),
            (["o.", "o.", ".o", ".o"], '\\'),
            ([".o", ".o", "o.", "o."], '/'),
            (["..", "oo", "..", ".."], '-'),
            (["..", ".o", "o.", ".."], '-'),
            (["..", "..", ".o", "o."], '.'),
            (["..", "..", "..", "oo"], '_'),
            (["oo", "..", "..", ".."], '\''),
            (["..", "..", "..", ".o"], '.'),
            (["o.", "..", "..", ".."], '\''),
            (["oo", "oo", "oo", "oo"], '#'),
        ] {
            assert_eq!(stroke(dots(rows)), expected, "{rows:?}");
        }
    }

    #[test]
    fn every_pattern_has_a_plain_character() {
        for pattern in 1..=u8::MAX {
            let glyph = Marker::Ascii.glyph(pattern);
            assert!(glyph.is_ascii_graphic(), "{pattern:#010b}: {glyph:?}");
        }
    }
}
