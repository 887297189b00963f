//! The boxes on a screen: where a pane begins and ends, and what stands in it.

/// A screen cell by cell.
pub type Cells = Vec<Vec<String>>;

/// A box of lines: its outermost columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pane {
    pub left: usize,
    pub top: usize,
    pub right: usize,
    pub bottom: usize,
}

/// The corners of a border, clockwise from the left top, and its lines across and down.
type Border = [&'static str; 6];

const BORDERS: [Border; 4] = [
    ["┌", "┐", "┘", "└", "─", "│"],
    ["┏", "┓", "┛", "┗", "━", "┃"],
    ["+", "+", "+", "+", "-", "|"],
    ["#", "#", "#", "#", "=", "#"],
];

/// The boxes of a screen whose title begins with a number, from the left top.
///
/// # Errors
/// A sentence about the first box that is not closed.
pub fn panes(cells: &Cells) -> Result<Vec<Pane>, String> {
    let mut found = Vec::new();
    for (top, row) in cells.iter().enumerate() {
        for (left, cell) in row.iter().enumerate() {
            let border = BORDERS.iter().find(|border| border[0] == cell);
            let titled = row.get(left + 3).is_some_and(|c| c.parse::<u8>().is_ok());
            if let Some(border) = border.filter(|_| titled) {
                found.push(closed(cells, left, top, border)?);
            }
        }
    }
    Ok(found)
}

/// The box whose left top corner is there.
fn closed(cells: &Cells, left: usize, top: usize, border: &Border) -> Result<Pane, String> {
    let [_, right_top, right_bottom, left_bottom, across, down] = border;
    let open = |column: usize, row: usize| {
        format!("the box at column {left}, row {top} is open at column {column}, row {row}")
    };
    let at = |column: usize, row: usize| cells.get(row).and_then(|cells| cells.get(column));
    let mut bottom = top + 1;
    while at(left, bottom).is_some_and(|cell| cell == down && cell != left_bottom)
        || (down == left_bottom && at(left + 1, bottom).is_some_and(|cell| cell != across))
    {
        bottom += 1;
    }
    if at(left, bottom).is_none_or(|cell| cell != left_bottom) {
        return Err(open(left, bottom));
    }
    let mut right = left + 1;
    while at(right, bottom).is_some_and(|cell| cell == across) {
        right += 1;
    }
    if at(right, bottom).is_none_or(|cell| cell != right_bottom) {
        return Err(open(right, bottom));
    }
    if let Some(row) = (top + 1..bottom).find(|&row| at(right, row).is_none_or(|c| c != down)) {
        return Err(open(right, row));
    }
    if at(right, top).is_none_or(|cell| cell != right_top) {
        return Err(open(right, top));
    }
    Ok(Pane {
        left,
        top,
        right,
        bottom,
    })
}

/// The lines inside a box.
pub fn inside(cells: &Cells, pane: Pane) -> Vec<String> {
    let rows = cells[pane.top + 1..pane.bottom].iter();
    rows.map(|row| row[pane.left + 1..pane.right].concat())
        .collect()
}

/// Words without the blanks and bars between them, which wrapping moves about.
pub fn squeezed(words: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !"▌│".contains(*c);
    words.chars().filter(kept).collect()
}
