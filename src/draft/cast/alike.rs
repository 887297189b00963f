//! Which names name the same: full and short, with and without accents, spelt out and as an acronym.

use std::collections::HashMap;

use super::acronym;
use super::form::Form;
use super::sets::Sets;
use crate::draft::gazetteer::{Called, Gazetteer};
use crate::model::layer::Kind;
use crate::text::Span;

/// The most longer names that a short one is compared with.
const COMPARED: usize = 24;

/// What the forms of a text turn out to be.
#[derive(Debug, Default)]
pub struct Alike {
    /// For each form, the form that stands for its set.
    pub roots: Vec<usize>,
    /// For a form that may name any of several: those, by their sets.
    pub several: HashMap<usize, Vec<usize>>,
}

/// Joins the forms that name the same.
pub fn alike(text: &str, forms: &[Form], gazetteer: &Gazetteer) -> Alike {
    let mut joiner = Joiner {
        forms,
        gazetteer,
        sets: Sets::of(forms.len()),
        with_word: words(forms),
        several: HashMap::new(),
    };
    joiner.countries();
    joiner.number_and_kind();
    joiner.acronyms(text);
    joiner.full_names();
    joiner.short_names();
    let roots: Vec<usize> = (0..forms.len())
        .map(|form| joiner.sets.root(form))
        .collect();
    let mut several = joiner.several;
    for meant in several.values_mut() {
        for form in meant.iter_mut() {
            *form = roots.get(*form).copied().unwrap_or(*form);
        }
        meant.sort_unstable();
        meant.dedup();
    }
    several.retain(|_, meant| meant.len() > 1);
    Alike { roots, several }
}

struct Joiner<'a> {
    forms: &'a [Form],
    gazetteer: &'a Gazetteer,
    sets: Sets,
    /// The forms of several words that have this word, in the order of the text.
    with_word: HashMap<&'a str, Vec<usize>>,
    several: HashMap<usize, Vec<usize>>,
}

fn words(forms: &[Form]) -> HashMap<&str, Vec<usize>> {
    let mut with_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, form) in forms
        .iter()
        .enumerate()
        .filter(|(_, form)| form.parts.len() > 1)
    {
        for part in &form.parts {
            let holders = with_word.entry(part).or_default();
            if holders.len() < COMPARED && holders.last() != Some(&i) {
                holders.push(i);
            }
        }
    }
    with_word
}

/// What a name is, as far as joining goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Person,
    Place,
    Body,
    Thing,
}

fn class(form: &Form) -> Class {
    match form.kind() {
        Kind::Person => Class::Person,
        Kind::Place => Class::Place,
        Kind::Organisation | Kind::Group | Kind::Operation => Class::Body,
        Kind::Equipment | Kind::Event => Class::Thing,
    }
}

impl Joiner<'_> {
    /// Names of one country.
    fn countries(&mut self) {
        let mut first: HashMap<&str, usize> = HashMap::new();
        for (i, form) in self.forms.iter().enumerate() {
            let named = self.gazetteer.country_named(form.words());
            if let Some((country, Called::Name | Called::Alias)) = named {
                let known = *first.entry(country.code).or_insert(i);
                self.sets.join(known, i);
            }
        }
    }

    /// One key for different kinds, singular and plural.
    fn number_and_kind(&mut self) {
        let mut first: HashMap<String, usize> = HashMap::new();
        for (i, form) in self.forms.iter().enumerate() {
            let mut key = form.key();
            if class(form) != Class::Person
                && key.len() > 4
                && key.ends_with('s')
                && !key.ends_with("ss")
            {
                key.pop();
            }
            match first.get(&key) {
                Some(&known) if !self.rivals(known, i) => self.sets.join(known, i),
                Some(_) => {}
                None => {
                    first.insert(key, i);
                }
            }
        }
    }

    /// A word that is somebody's surname in the text and also the name of something else.
    fn rivals(&self, one: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (self.forms.get(one), self.forms.get(other)) else {
            return true;
        };
        let persons = [a, b].map(|form| class(form) == Class::Person);
        if persons[0] == persons[1] {
            return false;
        }
        let [person, _] = if persons[0] { [a, b] } else { [b, a] };
        let fuller =
            |form: &Form| class(form) == Class::Person && form.parts.len() > person.parts.len();
        person.parts.len() > 1
            || self
                .holders(&person.parts)
                .any(|i| self.forms.get(i).is_some_and(fuller))
    }

    /// The longer forms that have all these words, as far as one of them says.
    fn holders(&self, parts: &[String]) -> impl Iterator<Item = usize> + '_ {
        let holders = parts
            .first()
            .and_then(|part| self.with_word.get(part.as_str()));
        holders.into_iter().flatten().copied()
    }

    fn acronyms(&mut self, text: &str) {
        let mut by_start: HashMap<u32, usize> = HashMap::new();
        for (i, form) in self.forms.iter().enumerate() {
            by_start.extend(form.spans.iter().map(|span| (span.start, i)));
        }
        let mut short: Vec<usize> = Vec::new();
        for (i, form) in self.forms.iter().enumerate() {
            if form.parts.len() == 1 && acronym::is_acronym(form.words()) {
                short.push(i);
            } else if let Some(bracket) = form
                .spans
                .iter()
                .find_map(|span| acronym::introduced(text, *span))
                && let Some(&other) = by_start.get(&bracket.start)
            {
                self.sets.join(i, other);
            }
        }
        self.behind_brackets(text, &short, &by_start);
        self.initials(&short);
    }

    /// "TTP (Tehrik-e-Taliban Pakistan)".
    fn behind_brackets(&mut self, text: &str, short: &[usize], by_start: &HashMap<u32, usize>) {
        for &i in short {
            let Some(form) = self.forms.get(i) else {
                continue;
            };
            let opens = |span: &Span| {
                text.get(span.range().end..)
                    .is_some_and(|rest| rest.starts_with(" ("))
            };
            let inside = form
                .spans
                .iter()
                .find(|span| opens(span))
                .and_then(|span| by_start.get(&(span.end + 2)));
            let spelt = inside.filter(|&&other| {
                self.forms
                    .get(other)
                    .is_some_and(|full| full.parts.len() > 1 && class(full) == class(form))
            });
            if let Some(&other) = spelt {
                self.sets.join(i, other);
            }
        }
    }

    fn initials(&mut self, short: &[usize]) {
        let mut spelt: HashMap<char, Vec<usize>> = HashMap::new();
        for (i, form) in self.forms.iter().enumerate() {
            if let Some(first) = form
                .parts
                .first()
                .filter(|_| form.words().contains([' ', '-']))
                .and_then(|p| p.chars().next())
            {
                let list = spelt.entry(first).or_default();
                if list.len() < COMPARED {
                    list.push(i);
                }
            }
        }
        for &i in short {
            let Some(form) = self.forms.get(i) else {
                continue;
            };
            let first = form.parts.first().and_then(|part| part.chars().next());
            let full = first.and_then(|c| spelt.get(&c)).and_then(|list| {
                list.iter().find(|&&full| {
                    self.forms.get(full).is_some_and(|full| {
                        class(full) != Class::Person
                            && acronym::is_of_initials(form.words(), full.words())
                    })
                })
            });
            if let Some(&full) = full {
                self.sets.join(i, full);
            }
        }
    }

    /// Full names of one person: "Murad Shah" and "Murad Ali Shah", "J. Smith" and "Jane Smith".
    fn full_names(&mut self) {
        for (i, form) in self.forms.iter().enumerate() {
            if class(form) != Class::Person || form.parts.len() < 2 {
                continue;
            }
            let Some(last) = form
                .parts
                .last()
                .and_then(|part| self.with_word.get(part.as_str()))
            else {
                continue;
            };
            let same = last.iter().copied().find(|&other| {
                other != i
                    && self.forms.get(other).is_some_and(|other| {
                        class(other) == Class::Person && one_person(&form.parts, &other.parts)
                    })
            });
            if let Some(other) = same {
                self.sets.join(i, other);
            }
        }
    }

    fn short_names(&mut self) {
        for (i, form) in self.forms.iter().enumerate() {
            let mut fuller: Vec<usize> = self
                .holders(&form.parts)
                .filter(|&full| full != i && self.shortens(form, full))
                .collect();
            if class(form) == Class::Person {
                self.prefer_surname(form, &mut fuller);
            }
            let mut roots: Vec<usize> = fuller.iter().map(|&full| self.sets.root(full)).collect();
            roots.sort_unstable();
            roots.dedup();
            match roots[..] {
                [] => {}
                [one] => self.sets.join(i, one),
                _ if class(form) == Class::Person || form.spans.len() < 3 => {
                    self.several.insert(i, fuller);
                }
                // A name of its own that longer names hold: "Taliban" beside "Afghan Taliban" and "Pakistani Taliban".
                _ => {}
            }
        }
    }

    /// A word is rather somebody's surname than somebody else's first name.
    fn prefer_surname(&self, form: &Form, fuller: &mut Vec<usize>) {
        let ends = |&full: &usize| {
            self.forms
                .get(full)
                .is_some_and(|full| full.parts.ends_with(&form.parts))
        };
        if fuller.iter().any(ends) {
            fuller.retain(ends);
        }
    }

    /// Whether `form` is short for the longer form `full`.
    fn shortens(&self, form: &Form, full: usize) -> bool {
        let Some(full) = self.forms.get(full) else {
            return false;
        };
        if full.parts.len() <= form.parts.len() || class(form) != class(full) {
            return false;
        }
        let (short, long) = (&form.parts[..], &full.parts[..]);
        match class(form) {
            Class::Person => long.ends_with(short) || long.starts_with(short),
            Class::Place => long
                .split_last()
                .is_some_and(|(last, rest)| rest == short && GENERIC.contains(&last.as_str())),
            Class::Body => {
                let inside = long.windows(short.len()).any(|window| window == short);
                inside && !self.is_geographic(form)
            }
            Class::Thing => false,
        }
    }

    /// A place or a people that a body is named after.
    fn is_geographic(&self, form: &Form) -> bool {
        self.gazetteer.country_named(form.words()).is_some()
    }
}

/// What may stand behind the name of a place without making it another place.
const GENERIC: [&str; 9] = [
    "agency",
    "city",
    "district",
    "sector",
    "subdistrict",
    "tehsil",
    "town",
    "township",
    "village",
];

/// Whether two full names, of which the one's last word is in the other, can be one person's.
fn one_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(first), Some(other)) = (short.first(), long.first()) else {
        return false;
    };
    let initial = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
    let begins = first == other || initial(first, other) || initial(other, first);
    let ends = short.last() == long.last() || long.starts_with(short);
    let mut rest = long.iter();
    begins
        && ends
        && short
            .iter()
            .skip(1)
            .all(|part| rest.any(|other| other == part || initial(part, other)))
}
