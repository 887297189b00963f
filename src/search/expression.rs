//! Words as they are typed, as a regular expression.

use regex::{Error, Regex};

/// Whitespace as it occurs in articles. So short a list keeps the search fast where `\s` does
/// not: the regex engine looks for at most ten alternatives of a character at once.
const SPACE: &str = r"[ \t\n\r\u{a0}\u{2003}\u{2009}\u{2028}\u{202f}\u{3000}]";

/// All whitespace, any number of it. (Written out, as cases are below: the engine's own tables of
/// Unicode would be half of what the system relocates whenever the program starts.)
const SPACES: &str =
    r"[\t-\r \u{85}\u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}]*";

/// The regular expression for what was typed: blind for case unless there is a capital.
pub(super) fn regex(typed: &str) -> Result<Regex, Error> {
    Regex::new(&expression(typed))
}

/// Whitespace at the ends is one character, so that a match has one place to start and to end.
fn expression(typed: &str) -> String {
    let blind = !typed.chars().any(char::is_uppercase);
    let word = |word: &str| word.chars().map(|typed| letter(typed, blind)).collect();
    let words: Vec<String> = typed.split_whitespace().map(word).collect();
    let space = |there: bool| if there { SPACE } else { "" };
    let before = space(typed.starts_with(char::is_whitespace));
    let behind = space(!words.is_empty() && typed.ends_with(char::is_whitespace));
    format!(
        "{before}{}{behind}",
        words.join(&format!("{SPACE}{SPACES}"))
    )
}

fn letter(typed: char, blind: bool) -> String {
    match typed {
        '\'' => "['‘’ʼ]".to_owned(),
        '"' => "[\"“”„]".to_owned(),
        '-' => "[-‐‑–—]".to_owned(),
        _ if blind && typed.is_alphabetic() => either_case(typed),
        _ => regex::escape(typed.encode_utf8(&mut [0; 4])),
    }
}

/// A letter or its capital, where that is one letter too.
fn either_case(letter: char) -> String {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) if capital != letter => format!("[{letter}{capital}]"),
        _ => letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found, from the start of the text.
    fn found<'a>(typed: &str, text: &'a str) -> Vec<&'a str> {
        let regex = regex(typed).expect("short enough");
        regex.find_iter(text).map(|found| found.as_str()).collect()
    }

    #[test]
    fn a_capital_makes_case_matter() {
        let text = "Kabul, KABUL, kabul, Čaman, čaman";
        assert_eq!(found("kabul", text), ["Kabul", "KABUL", "kabul"]);
        assert_eq!(found("Kabul", text), ["Kabul"]);
        assert_eq!(found("čaman", text), ["Čaman", "čaman"]);
    }

    #[test]
    fn typography_matches_the_keyboard() {
        let text = "Pakistan’s “national defense”, Ghazab‑Lil–Haq (.*)";
        assert_eq!(found("pakistan's", text), ["Pakistan’s"]);
        assert_eq!(found("\"national", text), ["“national"]);
        assert_eq!(found("ghazab-lil-haq", text), ["Ghazab‑Lil–Haq"]);
        assert_eq!(found(".*", text), [".*"]);
    }

    #[test]
    fn whitespace_matches_any_run_of_it() {
        let text = "border \n posts\u{a0}under\u{2003}\u{2028}fire  now";
        assert_eq!(found("border posts under  fire", text).len(), 1);
        assert_eq!(found(" posts ", text), [" posts\u{a0}"]);
        assert_eq!(found(" ", "a  b"), [" ", " "]);
    }
}
