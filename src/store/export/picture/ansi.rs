//! A screen as text with escape sequences, as `cat` shows it on a terminal.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Cell, Colour, Grid, Look};

/// Writes the rows, each with its looks and back to none at its end.
pub(super) fn write(grid: &Grid, out: &mut dyn Write) -> io::Result<()> {
    grid.rows()
        .try_for_each(|row| writeln!(out, "{}", line(row)))
}

fn line(row: &[Cell]) -> String {
    let mut line = String::new();
    let mut now = Look::default();
    for cell in row.iter().filter(|cell| cell.width > 0) {
        if cell.look != now {
            let _ = write!(line, "\x1b[0{}m", sequence(cell.look)); // a String takes everything
            now = cell.look;
        }
        line.push_str(&cell.symbol);
    }
    if now == Look::default() {
        return line.trim_end().to_owned();
    }
    line.push_str("\x1b[0m");
    line
}

fn sequence(look: Look) -> String {
    let mut sequence = String::new();
    let switches = [
        (look.bold, ";1"),
        (look.dim, ";2"),
        (look.italic, ";3"),
        (look.underlined, ";4"),
        (look.reversed, ";7"),
    ];
    sequence.extend(switches.iter().filter(|(on, _)| *on).map(|(_, code)| *code));
    colour(look.ink, 30, &mut sequence);
    colour(look.paper, 40, &mut sequence);
    sequence
}

fn colour(colour: Colour, base: u8, sequence: &mut String) {
    let _ = match colour {
        Colour::Ground => Ok(()),
        Colour::Indexed(index @ 0..8) => write!(sequence, ";{}", base + index),
        Colour::Indexed(index @ 8..16) => write!(sequence, ";{}", base + 52 + index),
        Colour::Indexed(index) => write!(sequence, ";{};5;{index}", base + 8),
        Colour::Rgb(red, green, blue) => {
            write!(sequence, ";{};2;{red};{green};{blue}", base + 8)
        }
    };
}
