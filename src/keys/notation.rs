//! How keys are written: `j`, `G`, `Ctrl-d`, `Alt-Right`, `g g`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Control, Alt, and Shift where the character does not show it.
    pub modifiers: KeyModifiers,
}

impl Key {
    /// A key alone.
    #[must_use]
    pub fn plain(code: KeyCode) -> Self {
        Self {
            code,
            modifiers: KeyModifiers::NONE,
        }
    }

    /// The character that it types, if it types one.
    #[must_use]
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = event.modifiers & known;
        let mut code = event.code;
        match code {
            KeyCode::Char(c) => {
                if modifiers.contains(KeyModifiers::CONTROL) {
                    code = KeyCode::Char(c.to_ascii_lowercase());
                }
                modifiers.remove(KeyModifiers::SHIFT);
            }
            KeyCode::BackTab => {
                code = KeyCode::Tab;
                modifiers.insert(KeyModifiers::SHIFT);
            }
            _ => {}
        }
        Self { code, modifiers }
    }
}

/// The keys that have a name of their own.
const NAMED: [(&str, KeyCode); 16] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Space", KeyCode::Char(' ')),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Minus", KeyCode::Char('-')),
];

/// The modifiers in the order in which they are written.
const HELD: [(&str, KeyModifiers); 3] = [
    ("Ctrl-", KeyModifiers::CONTROL),
    ("Alt-", KeyModifiers::ALT),
    ("Shift-", KeyModifiers::SHIFT),
];

/// Writes a key.
#[must_use]
pub fn notation(key: Key) -> String {
    let mut written = String::new();
    for (name, modifier) in HELD {
        if key.modifiers.contains(modifier) {
            written.push_str(name);
        }
    }
    let named = NAMED
        .iter()
        .find(|(name, code)| *code == key.code && *name != "Minus");
    match (named, key.code) {
        (Some((name, _)), _) => written.push_str(name),
        (None, KeyCode::Char(c)) if !c.is_control() => written.push(c),
        (None, KeyCode::F(n)) => written.push_str(&["F", &n.to_string()].concat()),
        (None, _) => written.push_str("this key"),
    }
    written
}

/// Reads a key, or several with blanks between.
///
/// # Errors
/// A sentence that says which part is no key.
pub fn parse(written: &str) -> Result<Vec<Key>, String> {
    let keys: Result<Vec<Key>, String> = written.split_whitespace().map(parse_one).collect();
    match keys {
        Ok(keys) if keys.is_empty() => Err("the key is empty".to_owned()),
        keys => keys,
    }
}

fn parse_one(written: &str) -> Result<Key, String> {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = written;
    while let Some((name, modifier)) = HELD.iter().find(|(name, _)| starts(rest, name)) {
        modifiers |= *modifier;
        rest = &rest[name.len()..];
    }
    let named = NAMED
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(rest));
    let mut chars = rest.chars();
    let code = match (named, chars.next(), chars.next()) {
        (Some((_, code)), _, _) => *code,
        (None, Some(c), None) => KeyCode::Char(c),
        (None, Some('F' | 'f'), Some(_)) => match rest[1..].parse() {
            Ok(n @ 1..=24) => KeyCode::F(n),
            _ => return Err(no_key(written)),
        },
        _ => return Err(no_key(written)),
    };
    Ok(Key { code, modifiers })
}

fn starts(written: &str, name: &str) -> bool {
    written.len() > name.len()
        && written.is_char_boundary(name.len())
        && written[..name.len()].eq_ignore_ascii_case(name)
}

fn no_key(written: &str) -> String {
    format!("“{written}” is no key; write j, G, Ctrl-d, Alt-Right, F5 or g g")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for written in [
            "j",
            "G",
            "Ctrl-d",
            "Alt-Right",
            "Shift-Tab",
            "Esc",
            "F5",
            "-",
            "é",
            "Space",
        ] {
            let keys = parse(written).unwrap();
            assert_eq!(keys.len(), 1);
            assert_eq!(notation(keys[0]), written);
        }
        assert_eq!(parse("g g").unwrap().len(), 2);
        assert_eq!(
            notation(parse("ctrl-alt-left").unwrap()[0]),
            "Ctrl-Alt-Left"
        );
    }

    #[test]
    fn what_is_no_key_is_said() {
        for written in ["", "Ctrl-", "Hyper-x", "F99", "abc"] {
            assert!(parse(written).is_err(), "{written}");
        }
    }

    #[test]
    fn shift_is_in_the_character() {
        let event = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::from(event), parse("G").unwrap()[0]);
        let back = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Key::from(back), parse("Shift-Tab").unwrap()[0]);
    }
}
