//! Names as the tables have them.

use crate::text::fold;

/// The longest name that is looked up, in bytes: longer than any in the tables.
const LONGEST: usize = 120;

/// `words` as names are looked up: lower case, without accents, a space for whatever is no letter or digit, and
/// without a leading "the" or a possessive ending. Empty if there is nothing to look up.
#[must_use]
pub fn key(words: &str) -> String {
    if words.len() > LONGEST {
        return String::new();
    }
    let mut folded = fold(words.trim());
    for ending in ["'s", "'"] {
        if folded.ends_with(ending) {
            folded.truncate(folded.len() - ending.len());
            break;
        }
    }
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars().filter(|c| !matches!(c, '\'' | '.')) {
        if c.is_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    match key.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => key,
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn typography_case_and_articles_do_not_count() {
        for (words, expected) in [
            ("The United States", "united states"),
            ("U.S.", "us"),
            ("Pakistan’s", "pakistan"),
            ("Dand-e Patan", "dand e patan"),
            ("N’Djaména", "ndjamena"),
            ("Khān Yūnis", "khan yunis"),
            ("", ""),
            ("’s", ""),
            ("--", ""),
        ] {
            assert_eq!(key(words), expected, "{words}");
        }
        assert_eq!(key(&"x".repeat(1000)), "");
    }
}
