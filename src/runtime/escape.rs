//! Keys that the terminal's queue cut in two.
//!
//! A long write reaches the program in pieces. Where one ends right after the escape character of
//! a key, crossterm takes it for the key Esc and the rest for letters, so of 2,000 arrow keys sent
//! at once one becomes an Esc now and then. A person who presses Esc presses nothing else within a
//! few milliseconds: what follows at once belongs to the same key.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// How long the rest of a key may take. It is in the terminal's queue already, or never comes.
const AT_ONCE: Duration = Duration::from_millis(2);
/// The longest sequence that is a key.
const LONGEST: usize = 24;

/// The terminal's events, with keys put together again that were cut in two.
#[derive(Debug, Default)]
pub struct Events {
    /// What was read while looking for the rest of a key.
    ahead: VecDeque<Event>,
}

impl Events {
    /// Waits for the next event.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn read(&mut self) -> io::Result<Event> {
        if let Some(event) = self.ahead.pop_front() {
            return Ok(event);
        }
        let event = event::read()?;
        if event == escape() && event::poll(AT_ONCE)? {
            return self.rest();
        }
        Ok(event)
    }

    /// Reads what follows an escape character.
    fn rest(&mut self) -> io::Result<Event> {
        let mut written = String::new();
        loop {
            let next = event::read()?;
            let letter = letter(&next);
            self.ahead.push_back(next);
            let Some(letter) = letter else { break };
            written.push(letter);
            if let Some(key) = key(&written) {
                self.ahead.clear();
                return Ok(key);
            }
            if !may_go_on(&written) || !event::poll(AT_ONCE)? {
                break;
            }
        }
        Ok(escape())
    }
}

fn escape() -> Event {
    Event::Key(KeyEvent::from(KeyCode::Esc))
}

/// The character that an event types.
fn letter(event: &Event) -> Option<char> {
    match event {
        Event::Key(key) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => key.code.as_char(),
        _ => None,
    }
}

/// Whether a sequence can still become a key.
fn may_go_on(written: &str) -> bool {
    let inside = |c: char| c.is_ascii_digit() || matches!(c, ';' | '<');
    let mut chars = written.chars();
    match chars.next() {
        Some('[') => written.len() < LONGEST && chars.all(inside),
        Some('O') => chars.next().is_none(),
        _ => false,
    }
}

/// The key, or the event of the mouse, that a sequence after an escape character is.
fn key(written: &str) -> Option<Event> {
    let (last, rest) = {
        let mut chars = written.chars();
        (chars.next_back()?, chars.as_str())
    };
    if let Some(mouse) = rest.strip_prefix("[<") {
        return mouse_event(mouse, last);
    }
    let numbers = rest.strip_prefix('[').or_else(|| rest.strip_prefix('O'))?;
    let mut numbers = numbers.split(';').map(|n| n.parse().ok());
    let first: Option<u8> = numbers.next()?;
    let modifiers = modifiers(numbers.next().flatten().unwrap_or(1));
    let code = match (last, first) {
        ('A', _) => KeyCode::Up,
        ('B', _) => KeyCode::Down,
        ('C', _) => KeyCode::Right,
        ('D', _) => KeyCode::Left,
        ('H', _) | ('~', Some(1 | 7)) => KeyCode::Home,
        ('F', _) | ('~', Some(4 | 8)) => KeyCode::End,
        ('Z', _) => KeyCode::BackTab,
        ('~', Some(2)) => KeyCode::Insert,
        ('~', Some(3)) => KeyCode::Delete,
        ('~', Some(5)) => KeyCode::PageUp,
        ('~', Some(6)) => KeyCode::PageDown,
        ('~', Some(n @ 11..=15)) => KeyCode::F(n - 10),
        ('~', Some(n @ 17..=21)) => KeyCode::F(n - 11),
        ('~', Some(n @ 23..=24)) => KeyCode::F(n - 12),
        ('P'..='S', _) => KeyCode::F(last as u8 - b'P' + 1),
        _ => return None,
    };
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

/// What is held down, as xterm counts it.
fn modifiers(number: u8) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let held = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ];
    let held = held.into_iter().filter(|(bit, _)| bits & bit != 0);
    held.fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}

/// The mouse as `button;column;row` from 1 and `M` for a press, `m` for a release.
fn mouse_event(written: &str, last: char) -> Option<Event> {
    let mut numbers = written.split(';').map(|n| n.parse::<u16>().ok());
    let (button, x, y) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let kind = match (button, last) {
        (0, 'M') => MouseEventKind::Down(MouseButton::Left),
        (64, 'M') => MouseEventKind::ScrollUp,
        (65, 'M') => MouseEventKind::ScrollDown,
        (_, 'M' | 'm') => MouseEventKind::Moved,
        _ => return None,
    };
    Some(Event::Mouse(MouseEvent {
        kind,
        column: x.checked_sub(1)?,
        row: y.checked_sub(1)?,
        modifiers: KeyModifiers::NONE,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_an_escape_is_the_key_that_it_was() {
        let keys = [
            ("[B", KeyCode::Down, KeyModifiers::NONE),
            ("OA", KeyCode::Up, KeyModifiers::NONE),
            ("[1;3C", KeyCode::Right, KeyModifiers::ALT),
            ("[5~", KeyCode::PageUp, KeyModifiers::NONE),
            ("[15~", KeyCode::F(5), KeyModifiers::NONE),
            ("[Z", KeyCode::BackTab, KeyModifiers::NONE),
        ];
        for (written, code, modifiers) in keys {
            let event = Event::Key(KeyEvent::new(code, modifiers));
            assert_eq!(key(written), Some(event), "{written}");
            for end in 1..written.len() {
                assert_eq!(key(&written[..end]), None, "{written}");
                assert!(may_go_on(&written[..end]), "{written}");
            }
        }
    }

    #[test]
    fn the_wheel_is_the_wheel() {
        let Some(Event::Mouse(mouse)) = key("[<65;10;3M") else {
            panic!("not the mouse");
        };
        assert_eq!(mouse.kind, MouseEventKind::ScrollDown);
        assert_eq!((mouse.column, mouse.row), (9, 2));
    }

    #[test]
    fn other_letters_are_letters() {
        for written in ["j", "q", "[x", "[[", "O1", "]", "[1;2;", ""] {
            assert_eq!(key(written), None, "{written}");
        }
        assert!(!may_go_on("j") && !may_go_on("[x") && !may_go_on("OO"));
        assert!(!may_go_on(&format!("[{}", "1".repeat(40))));
    }
}
