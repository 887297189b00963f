//! Rows as JSON: an array with one row a line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Writes `rows` as an array.
pub(super) fn write<R: Serialize>(
    rows: impl IntoIterator<Item = R>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut separator = "[";
    for row in rows {
        writeln!(out, "{separator}")?;
        one(&row, out)?;
        separator = ",";
    }
    let end = if separator == "[" { "[]" } else { "\n]" };
    writeln!(out, "{end}")
}

/// Writes one value in one line, without its end.
pub(in crate::store) fn one(
    value: &impl Serialize,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Harmless))?;
    Ok(())
}

/// Compact JSON in which what a terminal might act on is escaped: JSON itself asks that of the
/// C0 controls only.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut done = 0;
        for (at, harmful) in fragment.match_indices(acts_on_terminals) {
            out.write_all(&fragment.as_bytes()[done..at])?;
            for unit in harmful.encode_utf16() {
                write!(out, "\\u{unit:04x}")?;
            }
            done = at + harmful.len();
        }
        out.write_all(&fragment.as_bytes()[done..])
    }
}

/// DEL, the C1 controls, line separators, and what reorders the letters around it.
fn acts_on_terminals(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[&str]) -> String {
        let mut out = Vec::new();
        write(rows, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_array_has_one_row_a_line() {
        assert_eq!(written(&[]), "[]\n");
        assert_eq!(written(&["a", "b"]), "[\n\"a\",\n\"b\"\n]\n");
    }

    #[test]
    fn nothing_acts_on_a_terminal_and_nothing_is_lost() {
        let hostile = "a\u{1b}[2J\u{9b}5n\u{7f}\u{202e}é\n\u{0}";
        let json = written(&[hostile]);
        assert!(
            !json
                .trim()
                .contains(|c| c == '\u{1b}' || acts_on_terminals(c))
        );
        let read: Vec<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, [hostile]);
    }
}
