//! The bytes that the program has written, taken apart.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Text and control sequences, in the order in which they were written.
pub struct Written {
    /// Control sequences (`[?25h`, `[2;7H`) without the escape character and without what is
    /// counted or coloured: `[H`, `[m`.
    pub sequences: Vec<String>,
    /// What operating system commands say: `52;c;…`.
    pub commands: Vec<String>,
    /// Characters that are control or turn the direction of writing, outside of sequences.
    pub controls: Vec<char>,
}

impl Written {
    pub fn of(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).expect("only UTF-8 is written");
        let mut written = Self {
            sequences: Vec::new(),
            commands: Vec::new(),
            controls: Vec::new(),
        };
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\x1b' => match chars.next() {
                    Some('[') => {
                        let sequence = through(&mut chars, |c| ('@'..='~').contains(&c));
                        written.sequences.push(kind(&sequence));
                    }
                    Some(']') => {
                        let command = through(&mut chars, |c| c == '\x07');
                        written.commands.push(command);
                    }
                    other => written.sequences.push(other.into_iter().collect()),
                },
                c if is_control(c) => written.controls.push(c),
                _ => {}
            }
        }
        written
    }

    /// What was put on the clipboard, last first.
    pub fn copied(&self) -> Vec<String> {
        let encoded = self.commands.iter().rev();
        let encoded = encoded.filter_map(|command| command.strip_prefix("52;c;"));
        let decoded = encoded.map(|data| STANDARD.decode(data.trim_end_matches('\x07')).unwrap());
        decoded
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .collect()
    }

    /// What the program has no business to write, one line each.
    pub fn foreign(&self) -> Vec<String> {
        let sequences = self
            .sequences
            .iter()
            .filter(|s| !OURS.contains(&s.as_str()));
        let sequences = sequences.map(|sequence| format!("sequence {sequence}"));
        let commands = self.commands.iter().filter(|c| !c.starts_with("52;c;"));
        let commands = commands.map(|command| format!("command {command:?}"));
        let controls = self.controls.iter().map(|c| format!("character {c:?}"));
        sequences.chain(commands).chain(controls).collect()
    }
}

/// The sequences that the program writes: where, in which colours, clearing, and the switches of
/// screen, cursor, mouse, paste and frames.
const OURS: [&str; 22] = [
    "[H", "[m", "[J", "[?25h", "[?25l", "[?1000h", "[?1000l", "[?1002h", "[?1002l", "[?1003h",
    "[?1003l", "[?1006h", "[?1006l", "[?1015h", "[?1015l", "[?1049h", "[?1049l", "[?2004h",
    "[?2004l", "[?2026h", "[?2026l", "[K",
];

/// A sequence with its private parameters, without numbers that only say where or which colour.
fn kind(sequence: &str) -> String {
    if sequence.starts_with('?') {
        return format!("[{sequence}");
    }
    let kind = sequence.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';' || c == ':');
    format!("[{kind}")
}

/// Characters up to the one that ends it, included.
fn through(chars: &mut impl Iterator<Item = char>, ends: impl Fn(char) -> bool) -> String {
    let mut taken = String::new();
    for c in chars {
        taken.push(c);
        if ends(c) {
            break;
        }
    }
    taken
}

fn is_control(c: char) -> bool {
    let direction = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    direction || c.is_control()
}
