//! Reading a pattern as it is typed; the rules are fzf's.

use super::letters::Letters;
use super::pattern::{Ask, FIELDS, Field, Group, Pattern, Shape, Term, Text};
use super::score::word_points;
use crate::text::fold;

impl Pattern {
    /// Reads what was typed. Every text is a pattern.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut joined = false;
        for word in words(typed) {
            if word == "|" {
                joined = true;
                continue;
            }
            let joins = std::mem::take(&mut joined);
            match (parse_term(&word), groups.last_mut()) {
                (Some(term), Some(group)) if joins => group.push(term),
                (Some(term), _) => groups.push(vec![term]),
                (None, _) => joined = joins,
            }
        }
        Self { groups }
    }
}

/// The words of a pattern; a space after a backslash does not part words, and a backslash that
/// is still waiting for its space is left out.
fn words(typed: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut characters = typed.chars().peekable();
    while let Some(character) = characters.next() {
        let word = words.last_mut().expect("there is always a word");
        match (character, characters.peek()) {
            ('\\', None) => {}
            ('\\', Some(' ')) => word.extend(characters.next()),
            _ if character.is_whitespace() => words.push(String::new()),
            _ => word.push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Reads one word; `None` where nothing is asked for yet.
fn parse_term(word: &str) -> Option<Term> {
    let (negated, word) = strip(word, '!');
    let ask = match split_field(word) {
        Some((key, value)) => Ask::Field(Field {
            key,
            value: asked(value)?,
        }),
        None => Ask::Name(parse_text(word, negated)?),
    };
    Some(Term { negated, ask })
}

/// The folded form of what is asked for, unless that is nothing.
fn asked(text: &str) -> Option<String> {
    Some(fold(text)).filter(|folded| !folded.is_empty())
}

/// Reads a word that is not a field.
fn parse_text(word: &str, negated: bool) -> Option<Text> {
    let (shape, text) = parse_shape(word, negated);
    let folded = asked(text)?;
    Some(Text {
        shape,
        letters: Letters::of(&folded),
        word_points: word_points(&folded),
        folded,
    })
}

/// Splits `kind:place` where the word before the colon is one of [`FIELDS`].
fn split_field(word: &str) -> Option<(&'static str, &str)> {
    let (key, value) = word.split_once(':')?;
    let key = FIELDS
        .into_iter()
        .find(|field| field.eq_ignore_ascii_case(key))?;
    Some((key, value))
}

/// Takes the marks off a word and says what they mean; the rules are fzf's.
fn parse_shape(word: &str, negated: bool) -> (Shape, &str) {
    let (at_end, word) = match word.strip_suffix('$') {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, word),
    };
    let (quoted, bare) = strip(word, '\'');
    let (at_start, unanchored) = strip(word, '^');
    match (quoted, at_start, at_end) {
        (true, ..) => parse_quoted(bare, negated),
        (_, true, true) => (Shape::Whole, unanchored),
        (_, true, false) => (Shape::Prefix, unanchored),
        (_, false, true) => (Shape::Suffix, word),
        _ if negated => (Shape::Exact, word),
        _ => (Shape::Fuzzy, word),
    }
}

/// Reads what follows a quote: `'exact`, `'whole words'`, and after `!` the other way round.
fn parse_quoted(bare: &str, negated: bool) -> (Shape, &str) {
    match bare.strip_suffix('\'') {
        Some(words) if !words.is_empty() => (Shape::Words, words),
        _ if negated => (Shape::Fuzzy, bare),
        _ => (Shape::Exact, bare),
    }
}

/// Whether `word` starts with `mark`, and the rest.
fn strip(word: &str, mark: char) -> (bool, &str) {
    match word.strip_prefix(mark) {
        Some(rest) => (true, rest),
        None => (false, word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pattern spelled out: groups on `;`, alternatives on `/`.
    fn spelled(typed: &str) -> String {
        let term = |term: &Term| {
            let sign = if term.negated { "not " } else { "" };
            match &term.ask {
                Ask::Name(text) => format!("{sign}{:?} {}", text.shape, text.folded),
                Ask::Field(field) => format!("{sign}{} {}", field.key, field.value),
            }
        };
        let group = |group: &Group| group.iter().map(term).collect::<Vec<_>>().join(" / ");
        let groups = Pattern::parse(typed).groups;
        groups.iter().map(group).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn marks_say_how_a_name_must_meet_a_word() {
        assert_eq!(spelled("Khyber PÀK"), "Fuzzy khyber; Fuzzy pak");
        assert_eq!(
            spelled("'tal 'khan' 'tal$"),
            "Exact tal; Words khan; Exact tal"
        );
        assert_eq!(
            spelled("^af stan$ ^iran$"),
            "Prefix af; Suffix stan; Whole iran"
        );
        assert_eq!(
            spelled("!army !^af !stan$ !'ky"),
            "not Exact army; not Prefix af; not Suffix stan; not Fuzzy ky"
        );
        assert_eq!(
            spelled("$ a$b l’été it's"),
            "Fuzzy $; Fuzzy a$b; Fuzzy l'ete; Fuzzy it's"
        );
    }

    #[test]
    fn bars_join_and_backslashes_keep_spaces() {
        assert_eq!(spelled("a | b c"), "Fuzzy a / Fuzzy b; Fuzzy c");
        assert_eq!(spelled("a|b"), "Fuzzy a|b");
        assert_eq!(
            spelled(r"'gulf\ states x\y"),
            r"Exact gulf states; Fuzzy x\y"
        );
    }

    #[test]
    fn fields_are_the_known_ones() {
        assert_eq!(spelled("kind:Place !SIDE:pak"), "kind place; not side pak");
        assert_eq!(spelled("foo:bar kind"), "Fuzzy foo:bar; Fuzzy kind");
    }

    #[test]
    fn what_is_still_being_typed_asks_for_nothing() {
        for typed in [
            "", " ", "'", "^", "!", "|", "!'", "^$", "kind:", "!side:", "\\", "\u{301}",
        ] {
            assert!(Pattern::parse(typed).is_empty(), "{typed:?}");
        }
        assert_eq!(spelled("kab |"), "Fuzzy kab");
        assert_eq!(spelled("kab | '"), "Fuzzy kab");
        assert_eq!(spelled("| kab"), "Fuzzy kab");
        assert_eq!(spelled("kab | ' | isl"), "Fuzzy kab / Fuzzy isl");
        assert_eq!(spelled("kab\\"), "Fuzzy kab");
    }
}
