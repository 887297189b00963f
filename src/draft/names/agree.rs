//! One name, one kind: what the article says of a name anywhere holds wherever the name stands.
//!
//! A tagger reads a name in its sentence, and takes one that it has never met for a person here and for a place there.

use std::collections::{HashMap, HashSet};

use super::lexicon;
use crate::draft::Naming;
use crate::draft::cast::introduced;
use crate::draft::gazetteer::{Called, Gazetteer};
use crate::model::layer::Kind;

/// From so many uses on, all of them in full, a name of several words is hardly a person's.
const IN_FULL: usize = 3;

/// Gives each naming the kind on which the article as a whole settles.
pub fn agree(text: &str, gazetteer: &Gazetteer, namings: &mut [Naming]) {
    let article = Article {
        text,
        gazetteer,
        uses: uses(text, namings),
        persons: persons(text, namings),
        spelt: spelt(text, namings),
    };
    let kinds: Vec<Kind> = namings.iter().map(|naming| article.kind(naming)).collect();
    let bodies = bodies(text, namings, &kinds);
    for (naming, kind) in namings.iter_mut().zip(kinds) {
        naming.kind = kind;
        let words = naming.span.of(text);
        if matches!(kind, Kind::Person | Kind::Place)
            && word_before(text, naming).eq_ignore_ascii_case("the")
            && gazetteer.country_named(words).is_none()
            && let Some(&body) = bodies.get(words)
        {
            naming.kind = body;
        }
    }
}

/// The names of an article, in all places together.
struct Article<'a> {
    text: &'a str,
    gazetteer: &'a Gazetteer,
    /// As what each name is taken.
    uses: HashMap<&'a str, Uses>,
    /// The first and last words of persons' full names.
    persons: HashSet<&'a str>,
    /// What a name that goes with an acronym names, for both.
    spelt: HashMap<&'a str, Kind>,
}

/// As what a name is taken.
#[derive(Debug, Clone, Copy, Default)]
struct Uses {
    count: usize,
    /// Somewhere it is a person's.
    person: bool,
    /// What it is first where it is no person's.
    other: Option<Kind>,
}

impl Article<'_> {
    fn kind(&self, naming: &Naming) -> Kind {
        let words = naming.span.of(self.text);
        if let Some(&kind) = self.spelt.get(words) {
            return kind;
        }
        match naming.kind {
            Kind::Place if self.is_of_person(naming) => Kind::Person,
            Kind::Person | Kind::Group if self.is_country(words) => Kind::Place,
            Kind::Organisation | Kind::Place if self.has_surname(words) => Kind::Person,
            Kind::Person | Kind::Place if words.contains(' ') => {
                self.in_full(words).unwrap_or(naming.kind)
            }
            kind => kind,
        }
    }

    /// A word of a person's full name, that does not say where something is.
    fn is_of_person(&self, naming: &Naming) -> bool {
        let words = naming.span.of(self.text);
        self.persons.contains(words)
            && self.gazetteer.country_named(words).is_none()
            && !is_local(&word_before(self.text, naming))
    }

    /// A name of two words of which the article uses the second alone, always for a person.
    fn has_surname(&self, words: &str) -> bool {
        let surname = words.split_once(' ').map(|(_, last)| last);
        let surname = surname.filter(|last| lexicon::by_last(last).is_none());
        let uses = surname.and_then(|last| self.uses.get(last));
        uses.is_some_and(|uses| uses.person && uses.other.is_none())
            && self.gazetteer.places_named(words).is_empty()
    }

    /// A country or its capital, that nobody in the article is called.
    fn is_country(&self, words: &str) -> bool {
        let named = self.gazetteer.country_named(words);
        let of_place = |called| matches!(called, Called::Name | Called::Alias | Called::Capital);
        named.is_some_and(|(_, called)| of_place(called)) && !self.persons.contains(words)
    }

    /// What a name of several words names that is a person's in one place and not in another, and is never shortened.
    fn in_full(&self, words: &str) -> Option<Kind> {
        let uses = self.uses.get(words)?;
        let mut parts = words.split(' ');
        let shortened = parts.any(|part| self.uses.contains_key(part));
        if !uses.person || shortened || uses.count < IN_FULL {
            return None;
        }
        match uses.other? {
            Kind::Place if self.gazetteer.places_named(words).is_empty() => Some(Kind::Group),
            other => Some(other),
        }
    }
}

fn uses<'a>(text: &'a str, namings: &[Naming]) -> HashMap<&'a str, Uses> {
    let mut all: HashMap<&str, Uses> = HashMap::new();
    for naming in namings {
        let uses = all.entry(naming.span.of(text)).or_default();
        let person = naming.kind == Kind::Person;
        uses.count += 1;
        uses.person |= person;
        uses.other = uses.other.or((!person).then_some(naming.kind));
    }
    all
}

/// The first and last words of names of several words that are persons'.
fn persons<'a>(text: &'a str, namings: &[Naming]) -> HashSet<&'a str> {
    let full = namings
        .iter()
        .filter(|naming| naming.kind == Kind::Person)
        .filter_map(|naming| naming.span.of(text).split_once(' '));
    full.flat_map(|(first, rest)| [Some(first), rest.rsplit(' ').next()])
        .flatten()
        .collect()
}

/// Names with an acronym in brackets behind them, and those acronyms: nobody's own name has one.
fn spelt<'a>(text: &'a str, namings: &[Naming]) -> HashMap<&'a str, Kind> {
    let mut spelt = HashMap::new();
    for (i, full) in namings.iter().enumerate() {
        let Some(span) = introduced(text, full.span) else {
            continue;
        };
        let short = namings.get(i + 1).filter(|short| short.span == span);
        let kind = match (full.kind, short.map(|short| short.kind)) {
            (Kind::Person, None | Some(Kind::Person)) => Kind::Organisation,
            (Kind::Person, Some(kind)) | (kind, _) => kind,
        };
        spelt.insert(full.span.of(text), kind);
        spelt.insert(span.of(text), kind);
    }
    spelt
}

/// The last words of bodies' names, by which "the Samiti" takes one up.
fn bodies<'a>(text: &'a str, namings: &[Naming], kinds: &[Kind]) -> HashMap<&'a str, Kind> {
    let named = namings.iter().zip(kinds);
    let of_body = named.filter(|(_, kind)| matches!(kind, Kind::Organisation | Kind::Group));
    let ending = |(naming, kind): (&Naming, &Kind)| {
        let (rest, last) = naming.span.of(text).rsplit_once(' ')?;
        let behind_of = rest
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.starts_with(char::is_lowercase));
        (!behind_of).then_some((last, *kind))
    };
    of_body.filter_map(ending).collect()
}

/// The word directly before a name, in lower case; empty at the beginning of a sentence.
fn word_before(text: &str, naming: &Naming) -> String {
    let before = text.get(..naming.span.start as usize).unwrap_or_default();
    let word = before.strip_suffix(' ').unwrap_or_default();
    let word = word.rsplit(|c: char| !c.is_alphabetic()).next();
    word.unwrap_or_default().to_lowercase()
}

/// Whether a word says that the name behind it is where something is.
fn is_local(before: &str) -> bool {
    matches!(
        before,
        "in" | "near" | "outside" | "at" | "into" | "around" | "across" | "toward" | "towards"
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a failed unwrap is a failed test
mod tests {
    use super::*;
    use crate::text::Span;
    use Kind::{Group, Organisation, Person, Place};

    /// The kinds on which a text settles for names that stand in it in this order.
    fn agreed(text: &str, names: &[(&str, Kind)]) -> Vec<Kind> {
        let mut from = 0;
        let mut place = |&(words, kind): &(&str, Kind)| {
            let start = from + text[from..].find(words).unwrap();
            from = start + words.len();
            Naming {
                span: Span::new(start, from),
                kind,
            }
        };
        let mut namings: Vec<Naming> = names.iter().map(&mut place).collect();
        agree(text, Gazetteer::get(), &mut namings);
        namings.iter().map(|naming| naming.kind).collect()
    }

    #[test]
    fn a_surname_is_a_persons_unless_something_is_there() {
        let text = "Adan Virrek denied it. Virrek said the mine at Virrek was shut.";
        let names = [
            ("Adan Virrek", Person),
            ("Virrek", Place),
            ("Virrek", Place),
        ];
        assert_eq!(agreed(text, &names), [Person, Person, Place]);
    }

    #[test]
    fn a_name_whose_second_word_is_a_persons_alone_is_that_persons() {
        let text = "Adan Virrek denied it. Virrek wept. Ostra Bank paid. Ostra Mines did not.";
        let names = [
            ("Adan Virrek", Organisation),
            ("Virrek", Person),
            ("Ostra Bank", Organisation),
            ("Ostra Mines", Organisation),
        ];
        assert_eq!(
            agreed(text, &names),
            [Person, Person, Organisation, Organisation]
        );
    }

    #[test]
    fn a_country_is_nobody_unless_somebody_is_called_so() {
        let text = "Georgia protested. Chad Orrin answered. Chad laughed.";
        let names = [
            ("Georgia", Person),
            ("Chad Orrin", Person),
            ("Chad", Person),
        ];
        assert_eq!(agreed(text, &names), [Place, Person, Person]);
    }

    #[test]
    fn a_name_with_an_acronym_is_a_bodys_as_the_acronym_is() {
        let text = "The Velna Surik Ondo (VSO) marched. VSO won. The Tolm Arda Rin (TAR) did not.";
        let names = [
            ("Velna Surik Ondo", Person),
            ("VSO", Group),
            ("VSO", Place),
            ("Tolm Arda Rin", Person),
        ];
        assert_eq!(agreed(text, &names), [Group, Group, Group, Organisation]);
    }

    #[test]
    fn the_last_word_of_a_bodys_name_behind_the_is_that_body() {
        let text = "The Velna Ondo met. The Ondo voted. He drove to Ondo.";
        let names = [("Velna Ondo", Group), ("Ondo", Place), ("Ondo", Place)];
        assert_eq!(agreed(text, &names), [Group, Group, Place]);
    }

    #[test]
    fn a_name_that_is_never_shortened_is_hardly_a_persons() {
        let text = "Sorva Ilin won. Sorva Ilin’s rolls were checked. Sorva Ilin protested.";
        let one = ("Sorva Ilin", Person);
        let names = [("Sorva Ilin", Place), one, one];
        assert_eq!(agreed(text, &names), [Group, Group, Group]);
        let text = "Sorva Ilin won. Sorva Ilin spoke. Ilin wept. Sorva Ilin left.";
        let names = [one, ("Sorva Ilin", Place), ("Ilin", Person), one];
        assert_eq!(agreed(text, &names)[0], Person);
    }
}
