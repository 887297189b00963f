//! Characters that fill their cell: lines, blocks, braille.

/// A part of a character, in parts of the cell: 0 is left or top, 1 is right or bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A filled rectangle: left, top, right, bottom.
    Rect([f32; 4]),
    /// A dot: the middle and the radius, the radius in widths of the cell.
    Dot([f32; 3]),
}

/// Half the thickness of a light and of a heavy line, in widths of the cell.
const LIGHT: f32 = 0.065;
const HEAVY: f32 = 0.14;

/// The shapes of a character; nothing if it is text. `ratio` is the cell's width by its height.
pub(super) fn shapes(symbol: &str, ratio: f32) -> Option<Vec<Shape>> {
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return None;
    };
    match c {
        '\u{2800}'..='\u{28FF}' => Some(braille(u32::from(c) - 0x2800)),
        '\u{2580}'..='\u{259F}' => block(c),
        '\u{2500}'..='\u{257F}' => arms(c).map(|arms| lines(arms, dashes(c), ratio)),
        _ => None,
    }
}

/// Dots 1 to 8, of which Unicode numbers the left column first and the lowest row last.
fn braille(bits: u32) -> Vec<Shape> {
    const DOTS: [(f32, f32); 8] = [
        (0.27, 0.14),
        (0.27, 0.38),
        (0.27, 0.62),
        (0.73, 0.14),
        (0.73, 0.38),
        (0.73, 0.62),
        (0.27, 0.86),
        (0.73, 0.86),
    ];
    let set = DOTS.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1);
    set.map(|(_, &(x, y))| Shape::Dot([x, y, 0.145])).collect()
}

fn block(c: char) -> Option<Vec<Shape>> {
    let code = u32::from(c);
    #[expect(clippy::cast_precision_loss, reason = "eighths")]
    let eighths = |n: u32| n as f32 / 8.0;
    let rect = match code {
        0x2580 => [0.0, 0.0, 1.0, 0.5],
        0x2581..=0x2588 => [0.0, 1.0 - eighths(code - 0x2580), 1.0, 1.0],
        0x2589..=0x258F => [0.0, 0.0, eighths(0x2590 - code), 1.0],
        0x2590 => [0.5, 0.0, 1.0, 1.0],
        0x2594 => [0.0, 0.0, 1.0, 0.125],
        0x2595 => [0.875, 0.0, 1.0, 1.0],
        0x2596..=0x259F => return Some(quadrants(code)),
        _ => return None,
    };
    Some(vec![Shape::Rect(rect)])
}

fn quadrants(code: u32) -> Vec<Shape> {
    const PARTS: [[f32; 4]; 4] = [
        [0.0, 0.0, 0.5, 0.5],
        [0.5, 0.0, 1.0, 0.5],
        [0.0, 0.5, 0.5, 1.0],
        [0.5, 0.5, 1.0, 1.0],
    ];
    /// Upper left, upper right, lower left, lower right: a bit each, for U+2596 and the nine behind it.
    const SET: [u8; 10] = [
        0b0100, 0b1000, 0b0001, 0b1101, 0b1001, 0b0111, 0b1011, 0b0010, 0b0110, 0b1110,
    ];
    let set = usize::try_from(code - 0x2596)
        .ok()
        .and_then(|n| SET.get(n).copied());
    let set = set.unwrap_or_default();
    let parts = PARTS.iter().enumerate().filter(|(n, _)| set >> n & 1 == 1);
    parts.map(|(_, &part)| Shape::Rect(part)).collect()
}

/// How strong the line is that leaves the middle upwards, to the right, downwards, to the left.
fn arms(c: char) -> Option<[u8; 4]> {
    Some(match c {
        '─' | '┄' | '┈' | '╌' => [0, 1, 0, 1],
        '━' | '┅' | '┉' | '╍' => [0, 2, 0, 2],
        '│' | '┆' | '┊' | '╎' => [1, 0, 1, 0],
        '┃' | '┇' | '┋' | '╏' => [2, 0, 2, 0],
        '┌' | '╭' => [0, 1, 1, 0],
        '┏' => [0, 2, 2, 0],
        '┐' | '╮' => [0, 0, 1, 1],
        '┓' => [0, 0, 2, 2],
        '└' | '╰' => [1, 1, 0, 0],
        '┗' => [2, 2, 0, 0],
        '┘' | '╯' => [1, 0, 0, 1],
        '┛' => [2, 0, 0, 2],
        '├' => [1, 1, 1, 0],
        '┣' => [2, 2, 2, 0],
        '┤' => [1, 0, 1, 1],
        '┫' => [2, 0, 2, 2],
        '┬' => [0, 1, 1, 1],
        '┳' => [0, 2, 2, 2],
        '┴' => [1, 1, 0, 1],
        '┻' => [2, 2, 0, 2],
        '┼' => [1, 1, 1, 1],
        '╋' => [2, 2, 2, 2],
        '╴' => [0, 0, 0, 1],
        '╵' => [1, 0, 0, 0],
        '╶' => [0, 1, 0, 0],
        '╷' => [0, 0, 1, 0],
        '╸' => [0, 0, 0, 2],
        '╹' => [2, 0, 0, 0],
        '╺' => [0, 2, 0, 0],
        '╻' => [0, 0, 2, 0],
        '┠' => [2, 1, 2, 0],
        '┨' => [2, 0, 2, 1],
        '┯' => [0, 2, 1, 2],
        '┷' => [1, 2, 0, 2],
        '┿' => [1, 2, 1, 2],
        _ => return None,
    })
}

/// Into how many dashes a line is broken.
fn dashes(c: char) -> u8 {
    match c {
        '╌' | '╍' | '╎' | '╏' => 2,
        '┄' | '┅' | '┆' | '┇' => 3,
        '┈' | '┉' | '┊' | '┋' => 4,
        _ => 1,
    }
}

fn lines([up, right, down, left]: [u8; 4], dashes: u8, ratio: f32) -> Vec<Shape> {
    let half = |weight: u8| if weight > 1 { HEAVY } else { LIGHT };
    let strongest_across = half(left.max(right));
    let strongest_along = half(up.max(down));
    let mut shapes = Vec::new();
    let mut across = |from: f32, to: f32, weight: u8| {
        let thick = half(weight) * ratio;
        let pieces = broken(from, to, dashes).into_iter();
        shapes.extend(pieces.map(|(a, b)| Shape::Rect([a, 0.5 - thick, b, 0.5 + thick])));
    };
    // Both arms reach over the middle as far as the line across is thick, so that corners are filled.
    let over = if up + down > 0 { strongest_along } else { 0.0 };
    match (left, right) {
        (0, 0) => {}
        (one, other) if one == other => across(0.0, 1.0, one),
        (0, right) => across(0.5 - over, 1.0, right),
        (left, 0) => across(0.0, 0.5 + over, left),
        (left, right) => {
            across(0.0, 0.5, left);
            across(0.5, 1.0, right);
        }
    }
    let mut along = |from: f32, to: f32, weight: u8| {
        let thick = half(weight);
        let pieces = broken(from, to, dashes).into_iter();
        shapes.extend(pieces.map(|(a, b)| Shape::Rect([0.5 - thick, a, 0.5 + thick, b])));
    };
    let over = if left + right > 0 {
        strongest_across * ratio
    } else {
        0.0
    };
    match (up, down) {
        (0, 0) => {}
        (one, other) if one == other => along(0.0, 1.0, one),
        (0, down) => along(0.5 - over, 1.0, down),
        (up, 0) => along(0.0, 0.5 + over, up),
        (up, down) => {
            along(0.0, 0.5, up);
            along(0.5, 1.0, down);
        }
    }
    shapes
}

fn broken(from: f32, to: f32, dashes: u8) -> Vec<(f32, f32)> {
    if dashes < 2 {
        return vec![(from, to)];
    }
    let step = (to - from) / f32::from(dashes);
    let dash = |n: u8| {
        let start = from + step * f32::from(n);
        (start + step * 0.2, start + step * 0.8)
    };
    (0..dashes).map(dash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braille_dots_stand_where_unicode_has_them() {
        let dots = |c: &str| shapes(c, 0.5).unwrap();
        assert_eq!(dots("⠀"), []);
        assert_eq!(dots("⠁"), [Shape::Dot([0.27, 0.14, 0.145])]);
        assert_eq!(dots("⢀"), [Shape::Dot([0.73, 0.86, 0.145])]);
        assert_eq!(dots("⣿").len(), 8);
    }

    #[test]
    fn lines_reach_the_edges_where_their_neighbours_go_on() {
        let edges = |c: &str| {
            let shapes = shapes(c, 0.5).unwrap();
            let rect = |edge: fn(&[f32; 4]) -> bool| {
                shapes
                    .iter()
                    .any(|shape| matches!(shape, Shape::Rect(rect) if edge(rect)))
            };
            #[expect(clippy::float_cmp, reason = "edges are exact")]
            [
                rect(|r| r[1] == 0.0),
                rect(|r| r[2] == 1.0),
                rect(|r| r[3] == 1.0),
                rect(|r| r[0] == 0.0),
            ]
        };
        assert_eq!(edges("┌"), [false, true, true, false]);
        assert_eq!(edges("┛"), [true, false, false, true]);
        assert_eq!(edges("━"), [false, true, false, true]);
        assert_eq!(edges("┼"), [true; 4]);
        assert_eq!(edges("█"), [true; 4]);
    }

    #[test]
    fn letters_are_text() {
        for text in ["a", "é", "●", "ab", "", "漢"] {
            assert_eq!(shapes(text, 0.5), None, "{text}");
        }
    }
}
