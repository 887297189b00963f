//! The names of places and countries, for an article that names them.
//!
//! Two tables that `assets/geo/gazetteer.py` makes: a few hundred countries, read once when they are first asked
//! for, and thirty thousand names of places, sorted, searched by halves and never read as a whole. Nothing is
//! done with either before something is drafted.

mod country;
mod key;
mod place;

pub use country::{Called, Countries, Country};
pub use key::key;
pub use place::{Locale, Sort};

use std::sync::OnceLock;

/// The names of places and countries.
#[derive(Debug, Default)]
pub struct Gazetteer {
    countries: Countries,
}

impl Gazetteer {
    /// The gazetteer that the program carries. The first call reads the table of countries (under a millisecond).
    #[must_use]
    pub fn get() -> &'static Self {
        static READ: OnceLock<Gazetteer> = OnceLock::new();
        READ.get_or_init(|| Gazetteer {
            countries: Countries::read(),
        })
    }

    /// The country that `words` name, by name, adjective, people, capital or seat of government.
    ///
    /// A leading "the" and a possessive ending do not count, nor do accents; words all in lower case name no
    /// country. Of countries that share a word ("Congolese") it is the one that the table has first.
    ///
    /// ```
    /// use counterclaim::draft::gazetteer::{Called, Gazetteer};
    ///
    /// let (afghanistan, called) = Gazetteer::get().country_named("Kabul’s").expect("a capital");
    /// assert_eq!((afghanistan.name, called), ("Afghanistan", Called::Capital));
    /// assert_eq!(afghanistan.adjectives, ["Afghan"]);
    /// ```
    #[must_use]
    pub fn country_named(&self, words: &str) -> Option<(&Country, Called)> {
        self.countries.named(words)
    }

    /// The country of an ISO 3166-1 alpha-2 code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.of_code(code)
    }

    /// Every place of that name that the gazetteer has, countries first, then as the table has them.
    ///
    /// ```
    /// use counterclaim::draft::gazetteer::{Gazetteer, Sort};
    ///
    /// let found = Gazetteer::get().places_named("Bajaur");
    /// assert_eq!((found[0].sort, found[0].country), (Sort::Sector, "PK"));
    /// ```
    #[must_use]
    pub fn places_named(&self, words: &str) -> Vec<Locale> {
        let country = match self.country_named(words) {
            Some((country, Called::Name | Called::Alias)) => Some(Locale::of_country(country)),
            _ => None,
        };
        country.into_iter().chain(place::named(words)).collect()
    }
}
