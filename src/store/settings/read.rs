//! From TOML to settings, mistake by mistake.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{KeySetting, Marker, Settings, ThemeName};

/// A line, from 1, and what is wrong there.
type Mistake = (usize, String);

/// The fewest and the most columns of a zoomed article.
const MEASURE: std::ops::RangeInclusive<i64> = 20..=200;

/// The settings in `text`, and its mistakes in the order of the lines, one a line: broken TOML
/// before what follows from it.
pub(super) fn settings(text: &str) -> (Settings, Vec<Mistake>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        text,
        settings: Settings::default(),
        mistakes: Vec::new(),
    };
    for error in errors {
        let place = error.span().unwrap_or_default();
        reader.report(place, format!("{}. Correct the TOML.", error.message()));
    }
    reader.table(table.get_ref());
    reader.settings.keys.sort_by_key(|key| key.line);
    reader.mistakes.sort_by_key(|(line, _)| *line);
    reader.mistakes.dedup_by_key(|(line, _)| *line);
    (reader.settings, reader.mistakes)
}

struct Reader<'a> {
    text: &'a str,
    settings: Settings,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable) {
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "theme" => {
                    self.settings.theme = self.one_of(value, &ThemeName::ALL, ThemeName::word);
                }
                "marker" => self.settings.marker = self.one_of(value, &Marker::ALL, Marker::word),
                "measure" => self.settings.measure = self.measure(value),
                "keys" => self.keys(value),
                other => {
                    let what = format!(
                        "there is no setting “{other}”. There are theme, measure, marker and keys."
                    );
                    self.report(name.span(), what);
                }
            }
        }
    }

    fn one_of<T: Copy>(
        &mut self,
        value: &Spanned<DeValue>,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let given = value.get_ref().as_str();
        let found = all.iter().copied().find(|&one| Some(word(one)) == given);
        if found.is_none() {
            let words: Vec<String> = all
                .iter()
                .map(|&one| format!("\"{}\"", word(one)))
                .collect();
            self.report(value.span(), format!("choose one of {}.", words.join(", ")));
        }
        found
    }

    fn measure(&mut self, value: &Spanned<DeValue>) -> Option<u16> {
        let number = match value.get_ref() {
            DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).ok(),
            _ => None,
        };
        let columns = number.filter(|n| MEASURE.contains(n));
        if columns.is_none() {
            let (least, most) = (MEASURE.start(), MEASURE.end());
            self.report(
                value.span(),
                format!("measure is a number of columns from {least} to {most}."),
            );
        }
        columns.and_then(|n| u16::try_from(n).ok())
    }

    fn keys(&mut self, value: &Spanned<DeValue>) {
        let Some(table) = value.get_ref().as_table() else {
            let what = "keys is a table: write [keys] or [keys.claims], then lines such as \"x\" = \"quit\".";
            return self.report(value.span(), what.into());
        };
        for (name, value) in table {
            match value.get_ref() {
                DeValue::Table(inner) => {
                    for (key, action) in inner {
                        self.key(name.get_ref(), key, action);
                    }
                }
                _ => self.key("", name, value),
            }
        }
    }

    fn key(&mut self, context: &str, key: &Spanned<impl AsRef<str>>, action: &Spanned<DeValue>) {
        let key_name = key.get_ref().as_ref();
        match action.get_ref().as_str() {
            Some(action) => self.settings.keys.push(KeySetting {
                context: context.to_owned(),
                key: key_name.to_owned(),
                action: action.to_owned(),
                line: line_of(self.text, key.span().start),
            }),
            None => {
                let what = format!("“{key_name}” needs the name of an action in quotation marks.");
                self.report(action.span(), what);
            }
        }
    }

    fn report(&mut self, place: Range<usize>, what: String) {
        self.mistakes.push((line_of(self.text, place.start), what));
    }
}

fn line_of(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    memchr::memchr_iter(b'\n', before).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_can_be_set() {
        let text = "theme = \"dark\"\nmeasure = 0x48\nmarker = \"ascii\"\n\n[keys]\n\"ctrl-q\" = \"quit\"\n[keys.claims]\nx = \"swap\"\n";
        let (settings, mistakes) = settings(text);
        assert_eq!(mistakes, []);
        assert_eq!(settings.theme, Some(ThemeName::Dark));
        assert_eq!(settings.measure, Some(72));
        assert_eq!(settings.marker, Some(Marker::Ascii));
        let key = |context: &str, key: &str, action: &str, line| KeySetting {
            context: context.into(),
            key: key.into(),
            action: action.into(),
            line,
        };
        assert_eq!(
            settings.keys,
            [key("", "ctrl-q", "quit", 6), key("claims", "x", "swap", 8)]
        );
    }

    #[test]
    fn a_mistake_has_its_line_and_the_rest_is_used() {
        let text = "theme = \"drak\"\nmesure = 3\nmeasure = 300\nmarker = \"ascii\"\nkeys.a = 3\n";
        let (settings, mistakes) = settings(text);
        assert_eq!(settings.marker, Some(Marker::Ascii));
        assert_eq!(
            mistakes,
            [
                (
                    1,
                    "choose one of \"terminal-16\", \"dark\", \"light\", \"monochrome\".".into()
                ),
                (
                    2,
                    "there is no setting “mesure”. There are theme, measure, marker and keys."
                        .into()
                ),
                (3, "measure is a number of columns from 20 to 200.".into()),
                (
                    5,
                    "“a” needs the name of an action in quotation marks.".into()
                ),
            ]
        );
    }

    #[test]
    fn broken_toml_has_its_line_and_the_rest_is_used() {
        let (settings, mistakes) =
            settings("marker = \"ascii\"\ntheme = \nmeasure = 60\n[keys\nx = \"quit\"\n");
        assert_eq!(settings.marker, Some(Marker::Ascii));
        assert_eq!(settings.measure, Some(60));
        let mistakes: Vec<_> = mistakes
            .iter()
            .map(|(line, what)| (*line, what.as_str()))
            .collect();
        assert_eq!(
            mistakes,
            [
                (
                    2,
                    "string values must be quoted, expected literal string. Correct the TOML."
                ),
                (4, "unclosed table, expected `]`. Correct the TOML."),
                (
                    5,
                    "there is no setting “x”. There are theme, measure, marker and keys."
                ),
            ]
        );
    }

    #[test]
    fn nothing_that_is_not_toml_goes_wrong() {
        for text in [
            "\0",
            "[[[[",
            "= = =",
            "\u{feff}theme=\"dark\"",
            "a.b.c.d = {",
            "\"\u{1b}\" = 1",
            "theme = 1e999",
        ] {
            let _ = settings(text);
        }
    }
}
