//! What a terminal sends for keys and for the mouse.

use counterclaim::keys::{Key, parse};
use crossterm::event::{KeyCode, KeyModifiers};

/// The keys of a script: blanks part them; what is no key by name is typed letter by letter.
pub fn script(script: &str) -> Vec<Key> {
    let words = script.split_whitespace();
    let keys = words.map(|word| parse(word).unwrap_or_else(|_| typed(word)));
    keys.flatten().collect()
}

/// The keys that type a text.
pub fn typed(text: &str) -> Vec<Key> {
    let key = |c| Key::plain(KeyCode::Char(c));
    text.chars().map(key).collect()
}

/// The bytes of a key, as xterm sends them.
pub fn bytes(key: Key) -> Vec<u8> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    let held = 1 + u8::from(shift) + 2 * u8::from(alt) + 4 * u8::from(control);
    match key.code {
        KeyCode::Tab if shift => b"\x1b[Z".to_vec(),
        KeyCode::Up => cursor('A', held),
        KeyCode::Down => cursor('B', held),
        KeyCode::Right => cursor('C', held),
        KeyCode::Left => cursor('D', held),
        KeyCode::Home => cursor('H', held),
        KeyCode::End => cursor('F', held),
        KeyCode::Insert => b"\x1b[2~".to_vec(),
        KeyCode::Delete => b"\x1b[3~".to_vec(),
        KeyCode::PageUp => b"\x1b[5~".to_vec(),
        KeyCode::PageDown => b"\x1b[6~".to_vec(),
        KeyCode::F(n @ 1..=4) => vec![0x1b, b'O', b'P' + n - 1],
        KeyCode::F(5) => b"\x1b[15~".to_vec(),
        code => plain(code, control, alt),
    }
}

fn cursor(letter: char, held: u8) -> Vec<u8> {
    let sequence = match held {
        1 => format!("\x1b[{letter}"),
        held => format!("\x1b[1;{held}{letter}"),
    };
    sequence.into_bytes()
}

fn plain(code: KeyCode, control: bool, alt: bool) -> Vec<u8> {
    let c = match code {
        KeyCode::Enter => '\r',
        KeyCode::Tab => '\t',
        KeyCode::Esc => '\x1b',
        KeyCode::Backspace => '\x7f',
        KeyCode::Char(c) if control && c.is_ascii() => char::from(c as u8 & 0x1f),
        KeyCode::Char(c) => c,
        other => panic!("no bytes are known for {other:?}"),
    };
    let escape = if alt { "\x1b" } else { "" };
    format!("{escape}{c}").into_bytes()
}

/// A press and release of the left button on a cell, counted from 0.
pub fn click(column: u16, row: u16) -> Vec<u8> {
    let (x, y) = (column + 1, row + 1);
    format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").into_bytes()
}

/// One step of the wheel over a cell, counted from 0.
pub fn wheel(column: u16, row: u16, down: bool) -> Vec<u8> {
    let (x, y, button) = (column + 1, row + 1, if down { 65 } else { 64 });
    format!("\x1b[<{button};{x};{y}M").into_bytes()
}
