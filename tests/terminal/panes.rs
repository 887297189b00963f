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
        for left in 0..row.len() {
            let titled = row.get(left + 3).is_some_and(|c| c.parse::<u8>().is_ok());
            let begins = border(cells, left, top)
                .is_some_and(|border| row.get(left + 1).is_some_and(|cell| cell == border[4]));
            if titled && begins {
                found.push(closed(cells, left, top)?);
            }
        }
    }
    Ok(found)
}

/// The border whose left top corner is there.
fn border(cells: &Cells, left: usize, top: usize) -> Option<&'static Border> {
    let corner = cells.get(top)?.get(left)?;
    BORDERS.iter().find(|border| border[0] == corner)
}

/// The box whose left top corner is there.
///
/// # Errors
/// A sentence that says where it is open.
pub fn closed(cells: &Cells, left: usize, top: usize) -> Result<Pane, String> {
    let open = |column: usize, row: usize| {
        format!("the box at column {left}, row {top} is open at column {column}, row {row}")
    };
    let border = border(cells, left, top).ok_or_else(|| open(left, top))?;
    let [_, right_top, right_bottom, left_bottom, across, down] = *border;
    let is = |column: usize, row: usize, sign: &str| {
        let cell = cells.get(row).and_then(|cells| cells.get(column));
        cell.is_some_and(|cell| cell == sign)
    };
    let mut bottom = top + 1;
    while is(left, bottom, down) && !(is(left, bottom, left_bottom) && is(left + 1, bottom, across))
    {
        bottom += 1;
    }
    if !is(left, bottom, left_bottom) {
        return Err(open(left, bottom));
    }
    let mut right = left + 1;
    while is(right, bottom, across) {
        right += 1;
    }
    let corners = is(right, bottom, right_bottom) && is(right, top, right_top);
    match (top + 1..bottom).find(|&row| !is(right, row, down)) {
        Some(row) => Err(open(right, row)),
        None if !corners => Err(open(right, bottom)),
        None => Ok(Pane {
            left,
            top,
            right,
            bottom,
        }),
    }
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
