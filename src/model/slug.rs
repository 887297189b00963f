//! The readable part of an id.

use unicode_normalization::UnicodeNormalization;

/// The most bytes of an id before its number, or a few more.
const LONGEST: usize = 28;

/// Letters and digits in lower case, anything else as one hyphen; accents are taken off.
#[must_use]
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
    {
        if slug.len() >= LONGEST {
            break;
        }
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
