//! Acronyms: those that a text introduces in brackets, and those made of the initials of a name.

use super::form::parts;
use crate::draft::Naming;
use crate::model::layer::Kind;
use crate::text::Span;

/// Letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=10;

/// How far behind a name its acronym's bracket may open, in bytes.
const NEAR: usize = 3;

/// Whether a word looks like an acronym: capitals, with digits or full stops or a plural s.
pub fn is_acronym(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let letters = bare.chars().filter(|c| c.is_uppercase()).count();
    LETTERS.contains(&letters)
        && bare
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
}

/// The acronym in brackets right behind a name: "the Tehrik-e-Taliban Pakistan (TTP)".
pub fn introduced(text: &str, name: Span) -> Option<Span> {
    let rest = text.get(name.range().end..)?;
    let open = rest.bytes().take(NEAR).position(|byte| byte == b'(')? + 1;
    let inside = rest.get(open..)?;
    let quote = inside.starts_with(['"', '“', '‘', '\'']);
    let from = inside
        .char_indices()
        .nth(usize::from(quote))
        .map(|(at, _)| at)?;
    let end = inside
        .get(from..)?
        .char_indices()
        .take(24)
        .find(|&(_, c)| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '&')))
        .map(|(at, _)| from + at)?;
    let word = inside.get(from..end)?;
    let start = name.range().end + open;
    is_acronym(word).then(|| Span::new(start + from, start + end))
}

/// Adds an acronym that stands in brackets behind a name and was not taken for a name itself.
pub fn with_introduced(text: &str, namings: &[Naming]) -> Vec<Naming> {
    let mut all = Vec::with_capacity(namings.len() + 4);
    for (i, naming) in namings.iter().enumerate() {
        all.push(*naming);
        if !matches!(
            naming.kind,
            Kind::Organisation | Kind::Group | Kind::Operation | Kind::Place | Kind::Equipment
        ) {
            continue;
        }
        let inside = naming
            .span
            .of(text)
            .find('(')
            .map(|at| naming.span.range().start + at);
        let name = Span::new(
            naming.span.range().start,
            inside.unwrap_or(naming.span.range().end),
        );
        let Some(span) = introduced(text, name) else {
            continue;
        };
        let taken = namings
            .get(i + 1)
            .is_some_and(|next| next.span.overlaps(span));
        if !taken {
            all.push(Naming {
                span,
                kind: naming.kind,
            });
        }
    }
    all
}

/// Whether `acronym` is made of the initials of `name`, hyphenated parts apart, small words in or out.
pub fn is_of_initials(acronym: &str, name: &str) -> bool {
    let wanted: String = acronym
        .strip_suffix('s')
        .unwrap_or(acronym)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let wanted = wanted.to_lowercase();
    if wanted.chars().count() < 2 || !name.contains(' ') && !name.contains('-') {
        return false;
    }
    let all: Vec<String> = parts(name);
    let words = || {
        all.iter()
            .flat_map(|part| part.split('-'))
            .filter(|part| !part.is_empty())
    };
    let initials = |small: bool| -> String {
        words()
            .filter(|word| small || !SMALL.contains(word))
            .filter_map(|word| word.chars().next())
            .collect()
    };
    wanted == initials(true) || wanted == initials(false)
}

/// Words that an acronym may leave out.
const SMALL: [&str; 18] = [
    "a", "al", "and", "de", "del", "des", "du", "e", "el", "et", "for", "in", "la", "of", "on",
    "the", "to", "y",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_in_brackets_are_found() {
        let text =
            "the Tehrik-e-Taliban Pakistan (TTP), the Front (see below), the Group (“A.O.G.”)";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            introduced(text, Span::new(start, start + words.len())).map(|span| span.of(text))
        };
        assert_eq!(at("Tehrik-e-Taliban Pakistan"), Some("TTP"));
        assert_eq!(at("Front"), None);
        assert_eq!(at("the Group"), Some("A.O.G."));
        assert_eq!(introduced("a (", Span::new(0, 1)), None);
        assert_eq!(introduced("a", Span::new(0, 1)), None);
    }

    #[test]
    fn initials_make_an_acronym() {
        for (acronym, name) in [
            ("TTP", "Tehrik-e-Taliban Pakistan"),
            ("IAEA", "International Atomic Energy Agency"),
            ("MoD", "Ministry of Defence"),
            ("U.N.", "United Nations"),
            ("NGOs", "Non-Governmental Organisation"),
        ] {
            assert!(is_of_initials(acronym, name), "{acronym}");
        }
        assert!(!is_of_initials("GOA", "Andean Observation Group"));
        assert!(!is_of_initials("P", "Pakistan"));
    }
}
