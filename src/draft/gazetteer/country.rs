//! Countries, and the words that speak of them.

use std::collections::HashMap;

use super::key::key;
use crate::geo::Coord;

/// One country a line; `assets/geo/README.md` describes the columns.
const TABLE: &str = include_str!("../../../assets/geo/countries.tsv");

/// A country. Names and demonyms are the CIA World Factbook's (public domain) and `GeoNames` (CC BY 4.0), by way of
/// pyworldatlas, and some by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code; XK for Kosovo.
    pub code: &'static str,
    /// Its usual English name.
    pub name: &'static str,
    /// The middle of its largest piece of land (Natural Earth), in degrees.
    pub at: Option<Coord>,
    /// "Afghan"; several for some, the usual one first.
    pub adjectives: Vec<&'static str>,
    /// Its people, mostly in the plural: "Afghans", "Poles".
    pub people: Vec<&'static str>,
    /// Its other names: "Islamic Republic of Afghanistan", "UAE".
    pub aliases: Vec<&'static str>,
    /// Its capital, with spellings; none for a few territories.
    pub capitals: Vec<&'static str>,
    /// What else stands for its government: "the Kremlin", "The Hague".
    pub seats: Vec<&'static str>,
}

impl Country {
    fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let code = columns.next()?;
        let name = columns.next()?;
        let lon = columns.next()?.parse().ok()?;
        let lat = columns.next()?.parse().ok()?;
        let mut list = || -> Option<Vec<&'static str>> {
            let items = columns.next()?.split('|');
            Some(items.filter(|item| !item.is_empty()).collect())
        };
        Some(Self {
            code,
            name,
            at: Coord::new(lon, lat),
            adjectives: list()?,
            people: list()?,
            aliases: list()?,
            capitals: list()?,
            seats: list()?,
        })
    }

    /// Every word for the country, with what kind of word it is.
    fn words(&self) -> impl Iterator<Item = (&'static str, Called)> {
        let name = std::iter::once((self.name, Called::Name));
        let lists = [
            (&self.aliases, Called::Alias),
            (&self.adjectives, Called::Adjective),
            (&self.people, Called::People),
            (&self.capitals, Called::Capital),
            (&self.seats, Called::Seat),
        ];
        name.chain(
            lists
                .into_iter()
                .flat_map(|(words, called)| words.iter().map(move |word| (*word, called))),
        )
    }
}

/// What a word for a country is. In the order in which a word is taken, where it is several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Called {
    /// Its name.
    Name,
    /// Another name.
    Alias,
    /// The adjective: "Afghan".
    Adjective,
    /// Its people: "Afghans".
    People,
    /// Its capital.
    Capital,
    /// Another word for its government: "the White House".
    Seat,
}

/// All countries, found by any of their words.
#[derive(Debug, Default)]
pub struct Countries {
    all: Vec<Country>,
    words: HashMap<String, (usize, Called)>,
}

impl Countries {
    /// The table that the program carries.
    pub(super) fn read() -> Self {
        let all: Vec<Country> = TABLE.lines().filter_map(Country::read).collect();
        let mut words: HashMap<String, (usize, Called)> = HashMap::with_capacity(all.len() * 8);
        for (i, country) in all.iter().enumerate() {
            for (word, called) in country.words() {
                let kept = words.entry(key(word)).or_insert((i, called));
                if called < kept.1 {
                    *kept = (i, called);
                }
            }
        }
        Self { all, words }
    }

    /// See [`Gazetteer::country_named`](super::Gazetteer::country_named).
    pub(super) fn named(&self, words: &str) -> Option<(&Country, Called)> {
        let named = words.trim_start_matches("the ");
        if !named.contains(char::is_uppercase) {
            return None;
        }
        let &(i, called) = self.words.get(&key(named))?;
        let country = self.all.get(i)?;
        let small = named.len() > 1 && named.len() <= 3 && named.contains(char::is_lowercase);
        (!small).then_some((country, called)) // "Us" and "Uk" are no countries
    }

    pub(super) fn of_code(&self, code: &str) -> Option<&Country> {
        self.all
            .binary_search_by_key(&code, |country| country.code)
            .ok()
            .and_then(|i| self.all.get(i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(words: &str) -> Option<(&'static str, Called)> {
        super::super::Gazetteer::get()
            .country_named(words)
            .map(|(country, called)| (country.code, called))
    }

    #[test]
    fn every_line_is_a_country_with_a_place() {
        let countries = Countries::read();
        assert_eq!(countries.all.len(), TABLE.lines().count());
        assert!(countries.all.len() > 240);
        assert!(countries.all.iter().all(|country| country.at.is_some()));
        assert!(countries.all.is_sorted_by_key(|country| country.code));
    }

    #[test]
    fn a_country_is_known_by_all_its_words() {
        for (words, code, how) in [
            ("Pakistan", "PK", Called::Name),
            ("Afghan", "AF", Called::Adjective),
            ("Afghans", "AF", Called::People),
            ("Islamabad", "PK", Called::Capital),
            ("the Kremlin", "RU", Called::Seat),
            ("UAE", "AE", Called::Alias),
            ("U.S.", "US", Called::Alias),
            ("The Netherlands", "NL", Called::Name),
            ("Türkiye", "TR", Called::Alias),
            ("Côte d’Ivoire", "CI", Called::Alias),
            ("Taiwanese", "TW", Called::Adjective),
            ("Palestinians", "PS", Called::People),
            ("Kosovo", "XK", Called::Name),
            ("Georgia", "GE", Called::Name),
            ("Poles", "PL", Called::People),
            ("Uzbek", "UZ", Called::Adjective),
        ] {
            assert_eq!(called(words), Some((code, how)), "{words}");
        }
    }

    #[test]
    fn words_of_other_things_name_no_country() {
        for words in ["", "us", "Us", "turkey", "Bajaur", "the", "’s", "Ruritania"] {
            assert_eq!(called(words), None, "{words}");
        }
    }
}
