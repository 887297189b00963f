//! Which names are one and the same: "Karvelia" and "Karvelian", "Imran Dzhafar" and "Dzhafar".

use std::collections::HashMap;

use super::Countries;
use super::noun::noun;
use super::phrase::Name;
use crate::draft::{Cast, lemma};
use crate::model::layer::Kind;
use crate::text::Span;

/// Endings that make one name of a country, people or language out of another.
const ENDINGS: &[&str] = &[
    "", "a", "e", "i", "n", "an", "ian", "ia", "ish", "ese", "ic", "wi", "as", "s", "er", "land",
    "lands", "mark", "stan", "istan", "y", "ya", "en", "on", "is", "ans", "ians", "ers", "ine",
    "ite", "ites", "nian", "ean", "va", "van", "vian", "o", "os", "ch", "que", "lander", "landers",
    "ski", "in", "ni", "u", "ti",
];

/// The most names that are compared with one another because they begin alike.
const ALIKE: usize = 40;

/// The names of an article, each with the number of whom it names.
#[derive(Debug, Default)]
pub struct Names {
    /// By the folded name.
    numbers: HashMap<String, usize>,
    /// By the figure of the cast.
    figures: HashMap<usize, usize>,
    /// By the span of a mention.
    mentions: HashMap<Span, usize>,
    /// By country code.
    countries: HashMap<String, usize>,
    /// By the first three letters: names that may be forms of one.
    alike: HashMap<String, Vec<(String, usize)>>,
    /// By surname: persons.
    surnames: HashMap<String, usize>,
    /// By the words of a body's name: which one had it last.
    words: HashMap<String, usize>,
    /// The first surface form of each, and its kind.
    forms: Vec<(String, Option<Kind>)>,
    /// How often each is named.
    counts: Vec<usize>,
    /// The country of each, numbered.
    codes: Vec<Option<usize>>,
    /// Country codes, numbered.
    numbered: HashMap<String, usize>,
    /// By the last word of a body's name, and the last one before "of": which one had it last.
    ends: HashMap<String, usize>,
}

impl Names {
    /// Starts with the figures that are known.
    #[must_use]
    pub fn new(cast: &Cast) -> Self {
        let mut names = Self::default();
        for (figure, known) in cast.figures.iter().enumerate() {
            for &mention in &known.mentions {
                names.mentions.insert(mention, figure);
            }
        }
        names
    }

    /// How many are named.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// The form in which somebody is named first, and what they are.
    #[must_use]
    pub fn form(&self, number: usize) -> Option<&(String, Option<Kind>)> {
        self.forms.get(number)
    }

    /// Whether a capitalised word at the beginning of a sentence is a form of a name.
    #[must_use]
    pub fn knows(&self, word: &str, countries: &dyn Countries) -> bool {
        let word = bare(word);
        self.numbers.contains_key(&word.to_lowercase())
            || self.related(word).is_some()
            || countries.country_of(word).is_some()
    }

    /// The number of whom a name names; a new one for a new name.
    pub fn number(
        &mut self,
        text: &str,
        name: Name,
        cast: &Cast,
        countries: &dyn Countries,
    ) -> usize {
        let words = bare(name.span.of(text));
        let figure = self.mentions.get(&name.span).copied();
        let code = figure
            .and_then(|figure| cast.figures.get(figure)?.country.clone())
            .or_else(|| countries.country_of(words).map(|(code, _)| code))
            .filter(|_| name.kind != Some(Kind::Person));
        let number = figure
            .and_then(|figure| self.figures.get(&figure).copied())
            .or_else(|| self.numbers.get(&words.to_lowercase()).copied())
            .or_else(|| self.alias(words, name.kind, code.clone()))
            .unwrap_or_else(|| {
                self.forms.push((words.to_owned(), name.kind));
                self.counts.push(0);
                let next = self.codes.len();
                if let Some(code) = code.as_ref().filter(|_| !is_body(words, name.kind)) {
                    self.countries.entry(code.clone()).or_insert(next);
                }
                let country = code.map(|code| {
                    let next = self.numbered.len();
                    *self.numbered.entry(code).or_insert(next)
                });
                self.codes.push(country);
                next
            });
        if let Some(count) = self.counts.get_mut(number) {
            *count += 1;
        }
        if let Some(figure) = figure {
            self.figures.insert(figure, number);
        }
        self.learn(words, name.kind, number);
        number
    }

    /// The name of the country whose body this one is.
    #[must_use]
    pub fn of_country(&self, number: usize) -> Option<usize> {
        let own = |of: &usize| *of != number;
        let Some(code) = self.country(number) else {
            return self.related(&self.form(number)?.0).filter(own);
        };
        let code = self.numbered.iter().find(|(_, of)| **of == code)?.0;
        self.countries.get(code).copied().filter(own)
    }

    /// Whose name a single word in capitals is: a country's by name or demonym, a group's by its last word.
    #[must_use]
    pub fn owner(&self, word: &str, countries: &dyn Countries) -> Option<usize> {
        let word = bare(word);
        if !word.chars().next().is_some_and(char::is_uppercase) {
            return None;
        }
        let country = countries
            .country_of(word)
            .and_then(|(code, _)| self.countries.get(&code).copied());
        let named = || self.numbers.get(&word.to_lowercase()).copied();
        country.or_else(named).or_else(|| self.related(word))
    }

    /// The country that somebody is or speaks for, numbered.
    #[must_use]
    pub fn country(&self, number: usize) -> Option<usize> {
        self.codes.get(number).copied().flatten()
    }

    /// How often somebody is named.
    #[must_use]
    pub fn count(&self, number: usize) -> usize {
        self.counts.get(number).copied().unwrap_or_default()
    }

    /// Who was named last with this common noun in the name: "the ministry" after "Defence Ministry".
    #[must_use]
    pub fn with_word(&self, stem: &str) -> Option<usize> {
        self.words.get(stem).copied()
    }

    /// Who was named last with a name that ends in this common noun: "the trust" after "Tees Moorland Trust", "the museum"
    /// after "Velna Museum of Sound".
    #[must_use]
    pub fn ending_in(&self, stem: &str) -> Option<usize> {
        self.ends.get(stem).copied()
    }

    /// Who has another form of this name.
    fn alias(&self, words: &str, kind: Option<Kind>, code: Option<String>) -> Option<usize> {
        if kind == Some(Kind::Person) {
            let surname = words.split_whitespace().next_back()?;
            let known = self.surnames.get(&surname.to_lowercase()).copied()?;
            let form = &self.forms.get(known)?.0;
            let both_full = form.contains(' ') && words.contains(' ');
            let shorter =
                !both_full && (form.contains(' ') || words.contains(' ') || form == words);
            return (shorter || form.ends_with(words) || words.ends_with(form.as_str()))
                .then_some(known);
        }
        if let Some(code) = code {
            // "Kabul" and "Afghanistan" are one, "the Afghan Defence Ministry" is a name of its own.
            return self
                .countries
                .get(&code)
                .copied()
                .filter(|_| !is_body(words, kind));
        }
        let known = || self.words.get(&words.to_lowercase()).copied();
        if is_body(words, kind) {
            known()
        } else {
            self.related(words).or_else(known)
        }
    }

    /// Who has a name that this one is a form of.
    fn related(&self, word: &str) -> Option<usize> {
        word.split_whitespace().find_map(|word| {
            if word.chars().count() < 4 || noun(&lemma::stem(word)).title {
                return None;
            }
            let lower = word.to_lowercase();
            let alike = self.alike.get(&lower.chars().take(3).collect::<String>())?;
            alike
                .iter()
                .find(|(name, _)| are_forms(name, &lower))
                .map(|(_, number)| *number)
        })
    }

    fn learn(&mut self, words: &str, kind: Option<Kind>, number: usize) {
        self.numbers.entry(words.to_lowercase()).or_insert(number);
        if kind == Some(Kind::Person) {
            for part in words
                .split_whitespace()
                .rev()
                .filter(|part| part.chars().count() > 3)
            {
                self.surnames.entry(part.to_lowercase()).or_insert(number);
            }
            return;
        }
        let parts: Vec<&str> = words.split_whitespace().collect();
        if let [_, .., last] = parts[..] {
            self.ends.insert(lemma::stem(last), number);
        }
        if let Some(head) = before_particle(&parts) {
            self.ends.insert(lemma::stem(head), number);
        }
        let initials: String = parts
            .iter()
            .filter_map(|part| part.chars().next())
            .filter(|c| c.is_uppercase())
            .collect();
        if initials.len() > 1 {
            self.words.insert(initials.to_lowercase(), number);
        }
        for part in parts
            .iter()
            .filter(|part| part.chars().next().is_some_and(char::is_uppercase))
        {
            let lower = part.to_lowercase();
            if parts.len() > 1 {
                self.words.insert(lower.clone(), number);
                self.words.insert(lemma::stem(part), number);
            }
            let place = matches!(
                kind,
                Some(Kind::Place | Kind::Group | Kind::Organisation) | None
            );
            let long = lower.chars().count() > 3;
            let said = noun(&lemma::stem(part));
            if place && long && !is_body(words, kind) && !said.title && !said.is_somebody() {
                let alike = self
                    .alike
                    .entry(lower.chars().take(3).collect())
                    .or_default();
                if alike.len() < ALIKE {
                    alike.push((lower, number));
                }
            }
        }
    }
}

/// The word of a name behind which a word in lower case stands: "Museum" in "Velna Museum of Sound".
fn before_particle<'a>(parts: &[&'a str]) -> Option<&'a str> {
    let particle = |word: &&str| word.starts_with(char::is_lowercase);
    let at = parts.iter().position(particle)?;
    parts.get(at.checked_sub(1)?).copied()
}

/// Whether a name is that of a body, not of a country.
fn is_body(words: &str, kind: Option<Kind>) -> bool {
    kind == Some(Kind::Organisation) && words.contains(' ') || kind == Some(Kind::Group)
}

/// Without a clitic.
fn bare(words: &str) -> &str {
    words
        .trim_end_matches("'s")
        .trim_end_matches("’s")
        .trim_end_matches(['\'', '’'])
}

/// Whether two words, in lower case, differ only in endings that names of countries and peoples have.
fn are_forms(one: &str, other: &str) -> bool {
    let shared = one
        .char_indices()
        .zip(other.chars())
        .find(|((_, a), b)| a != b);
    let shared = shared.map_or(one.len().min(other.len()), |((at, _), _)| at);
    let ends = |word: &str, from: usize| word.get(from..).is_some_and(|end| ENDINGS.contains(&end));
    let least = shared.saturating_sub(2).max(3);
    (least..=shared).any(|from| ends(one, from) && ends(other, from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::parties::NoCountries;

    #[test]
    fn a_body_is_known_again_by_the_last_word_before_of() {
        let museum = "Velna Museum of Sound";
        let mut names = Names::default();
        let name = Name {
            span: Span::new(0, museum.len()),
            kind: Some(Kind::Organisation),
        };
        let number = names.number(museum, name, &Cast::default(), &NoCountries);
        assert_eq!(names.ending_in("museum"), Some(number));
        assert_eq!(names.ending_in("of"), None);
    }

    #[test]
    fn forms_of_a_country() {
        for (one, other) in [
            ("karvelia", "karvelian"),
            ("osmeret", "osmereti"),
            ("dalak", "dalakese"),
            ("brannmark", "brannish"),
            ("sordland", "sordish"),
            ("quilcas", "quilcan"),
            ("pakistan", "pakistani"),
            ("hara", "harawi"),
            ("china", "chinese"),
        ] {
            assert!(are_forms(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("karvelia", "karstia"),
            ("tamesna", "tamourt"),
            ("kabul", "kabir"),
        ] {
            assert!(!are_forms(one, other), "{one} {other}");
        }
    }
}
