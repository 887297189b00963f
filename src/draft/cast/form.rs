//! The different names that a text uses, each with where it stands.

use std::collections::HashMap;

use crate::draft::Naming;
use crate::draft::title::without_title;
use crate::model::layer::Kind;
use crate::text::{self, Span, fold};

/// The longest name in bytes: what is longer is no name.
const LONGEST: usize = 160;

/// The most spellings of a name that are kept.
const SPELLINGS: usize = 6;

/// A name as the text uses it, in whatever case and with whatever accents.
#[derive(Debug, Clone)]
pub struct Form {
    /// How it is written, the first way first; never empty.
    pub spellings: Vec<String>,
    /// Its words, folded; hyphens stay. Never empty.
    pub parts: Vec<String>,
    /// How often it was taken for each kind, in the order of [`Kind::ALL`].
    pub kinds: [u32; Kind::ALL.len()],
    /// Where it stands; in order, never empty.
    pub spans: Vec<Span>,
}

impl Form {
    /// What it was taken for most often.
    pub fn kind(&self) -> Kind {
        most(&self.kinds)
    }

    /// How it was written first.
    pub fn words(&self) -> &str {
        self.spellings.first().map_or("", String::as_str)
    }

    /// Its parts as one text.
    pub fn key(&self) -> String {
        self.parts.join(" ")
    }
}

/// The kind that was counted most often; of equals, the one that is listed first.
pub fn most(kinds: &[u32; Kind::ALL.len()]) -> Kind {
    let best = Kind::ALL
        .into_iter()
        .zip(kinds)
        .rev()
        .max_by_key(|(_, count)| **count);
    best.map_or(Kind::Organisation, |(kind, _)| kind)
}

/// The forms of the namings, in the order of their first use, and for each naming its form.
pub fn forms(text: &str, namings: &[Naming]) -> (Vec<Form>, Vec<Option<usize>>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut known: HashMap<(String, bool), usize> = HashMap::new();
    let mut of_naming = Vec::with_capacity(namings.len());
    for naming in namings {
        let Some(span) = bare(text, *naming) else {
            of_naming.push(None);
            continue;
        };
        let spelling = spelling(span.of(text));
        let key = (parts(&spelling).join(" "), naming.kind == Kind::Person);
        let form = *known.entry(key).or_insert_with(|| {
            forms.push(Form {
                parts: parts(&spelling),
                spellings: Vec::new(),
                kinds: [0; Kind::ALL.len()],
                spans: Vec::new(),
            });
            forms.len() - 1
        });
        of_naming.push(Some(form));
        if let Some(form) = forms.get_mut(form) {
            form.add(spelling, naming.kind, span);
        }
    }
    (forms, of_naming)
}

impl Form {
    fn add(&mut self, spelling: String, kind: Kind, span: Span) {
        if self.spellings.len() < SPELLINGS && !self.spellings.contains(&spelling) {
            self.spellings.push(spelling);
        }
        let count = Kind::ALL.iter().position(|k| *k == kind);
        if let Some(count) = count.and_then(|at| self.kinds.get_mut(at)) {
            *count += 1;
        }
        self.spans.push(span);
    }
}

/// The name without article, title, possessive ending and marks at its edges; none if nothing is left.
pub fn bare(text: &str, naming: Naming) -> Option<Span> {
    let range = naming.span.range();
    let inside = text
        .get(range.clone())
        .filter(|words| words.len() <= LONGEST)?;
    // "Tehrik-e-Taliban Pakistan (TTP)" is two names.
    let cut = inside
        .find('(')
        .filter(|&at| at > 0)
        .unwrap_or(inside.len());
    let named = Span::new(range.start, range.start + cut);
    let mut words: Vec<Span> = text::words(text, named).collect();
    if words.len() > 1 && matches!(words.first()?.of(text), "the" | "The" | "THE") {
        words.remove(0);
    }
    let kept = if naming.kind == Kind::Person {
        without_title(&words, text)
    } else {
        &words
    };
    let start = kept.first()?.start as usize;
    let last = kept.last()?;
    let mut end = last.range().end;
    if let Some(rest) = possessive(last.of(text)) {
        end = last.range().start + rest;
    }
    // A full stop that belongs to the name: "U.S.".
    let initials = end > start && text.get(start..end).is_some_and(|name| name.contains('.'));
    if initials && text.get(end..).is_some_and(|rest| rest.starts_with('.')) && end < range.end {
        end += 1;
    }
    (start < end).then(|| Span::new(start, end))
}

/// Where the possessive ending of a word begins.
fn possessive(word: &str) -> Option<usize> {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|rest| !rest.is_empty())
        .map(str::len)
}

/// A name over several lines as one line.
fn spelling(name: &str) -> String {
    if name.contains(['\n', '\t']) || name.contains("  ") {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        name.to_owned()
    }
}

/// The folded words of a name, without the full stops of initials.
pub fn parts(name: &str) -> Vec<String> {
    let folded = fold(name);
    let parts = folded.split([' ', '/']).map(|part| {
        part.chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '&'))
            .collect::<String>()
    });
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare_of(text: &str, kind: Kind) -> Option<&str> {
        let naming = Naming {
            span: Span::new(0, text.len()),
            kind,
        };
        bare(text, naming).map(|span| span.of(text))
    }

    #[test]
    fn edges_of_a_name_are_cut() {
        for (given, kind, expected) in [
            ("the Taliban’s", Kind::Group, "Taliban"),
            ("U.S.", Kind::Place, "U.S."),
            ("“Lt. Col. Imran Dzhafar,”", Kind::Person, "Imran Dzhafar"),
            ("The Hague", Kind::Place, "Hague"),
            ("Chief Justice", Kind::Organisation, "Chief Justice"),
            ("Front for Change (FC)", Kind::Group, "Front for Change"),
        ] {
            assert_eq!(bare_of(given, kind), Some(expected), "{given}");
        }
        assert_eq!(bare_of("—", Kind::Place), None);
        assert_eq!(bare_of(&"x ".repeat(200), Kind::Place), None);
    }

    #[test]
    fn spellings_of_one_name_are_one_form() {
        let text = "Boğaz, BOGAZ and the Boğaz’s";
        let names: Vec<Naming> = ["Boğaz,", "BOGAZ", "the Boğaz’s"]
            .iter()
            .map(|words| {
                let start = text.find(words).unwrap();
                Naming {
                    span: Span::new(start, start + words.len()),
                    kind: Kind::Place,
                }
            })
            .collect();
        let (forms, of_naming) = forms(text, &names);
        assert_eq!(forms.len(), 1);
        assert_eq!(forms[0].spellings, ["Boğaz", "BOGAZ"]);
        assert_eq!(of_naming, [Some(0); 3]);
    }
}
