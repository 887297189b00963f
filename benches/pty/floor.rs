//! The floor: opens ratatui, fills every cell, and on each key fills every cell anew.

use std::io::{self, Write, stdout};

use crossterm::event::{self, Event, KeyCode};
use crossterm::execute;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};

/// What asks this program to be the floor.
pub const ARGUMENT: &str = "--floor";

pub fn run() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    let out = io::BufWriter::with_capacity(1 << 17, stdout());
    let mut terminal = Terminal::new(CrosstermBackend::new(out))?;
    let mut turn = 0;
    loop {
        execute_later(&mut terminal, BeginSynchronizedUpdate)?;
        terminal.draw(|frame| fill(frame.buffer_mut(), turn))?;
        execute_later(&mut terminal, EndSynchronizedUpdate)?;
        terminal.backend_mut().flush()?;
        if matches!(event::read()?, Event::Key(key) if key.code == KeyCode::Char('q')) {
            break;
        }
        turn += 1;
    }
    drop(terminal);
    execute!(stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()
}

fn execute_later(
    terminal: &mut Terminal<CrosstermBackend<impl Write>>,
    command: impl crossterm::Command,
) -> io::Result<()> {
    crossterm::queue!(terminal.backend_mut(), command)
}

/// Another letter in every cell each turn; about as many changes of colour as the panes have.
fn fill(buffer: &mut Buffer, turn: usize) {
    const COLOURS: [Color; 4] = [Color::Reset, Color::Cyan, Color::Yellow, Color::DarkGray];
    let width = usize::from(buffer.area.width);
    for (i, cell) in buffer.content.iter_mut().enumerate() {
        let letter = b'a' + u8::try_from((i + i / width + turn) % 26).unwrap_or(0);
        cell.set_char(char::from(letter));
        cell.set_style(Style::new().fg(COLOURS[i / 12 % COLOURS.len()]));
    }
}
