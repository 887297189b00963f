//! The sides of the dispute, and whose voice each attribution is.
//!
//! Everybody who speaks or is named is put with those that the text puts them with (a spokesman with his army,
//! a demonym with its country, "the ministry" with the ministry named last): these are the camps ([`camps`]).
//! Who accuses, denies and answers whom says how much two camps are opposed ([`contest`]); the two most opposed
//! are the sides, and more where a third is as deep in it. Whoever is in no camp of a side is a third party if
//! they are of a kind that stands apart (monitors, analysts), and unknown if the text does not say.

mod assign;
pub mod camps;
mod choice;
mod contest;
mod names;
pub mod noun;
pub mod phrase;
mod sets;
pub mod shared;

use crate::draft::gazetteer::Gazetteer;
use crate::draft::{Cast, Reading};
use crate::model::Article;

/// A side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// Name on screen.
    pub name: String,
    /// Names, demonyms and noun phrases that speak for it in this text.
    pub speakers: Vec<String>,
}

/// Whose voice an attribution is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Voice {
    /// A side, by its index.
    Side(usize),
    /// Somebody who is none of the sides.
    ThirdParty,
    /// Nobody is named: the article itself ("it is believed").
    Article,
    /// Somebody is named, and the text does not say whom they speak for.
    #[default]
    Unknown,
}

impl Voice {
    /// The side, if it is one.
    #[must_use]
    pub fn side(self) -> Option<usize> {
        match self {
            Voice::Side(side) => Some(side),
            _ => None,
        }
    }
}

/// The sides, and who speaks for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// The sides; the first two are the ones most opposed in this text.
    pub sides: Vec<Party>,
    /// The voice of each attribution of the reading.
    pub voices: Vec<Voice>,
    /// For each figure of the cast: the side that it belongs to, where the text says so.
    pub figures: Vec<Option<usize>>,
}

/// What is known of countries.
pub trait Countries {
    /// Code (ISO 3166-1 alpha-2) and usual name of the country that a name, demonym or capital speaks for.
    fn country_of(&self, word: &str) -> Option<(String, String)>;
}

impl Countries for Gazetteer {
    fn country_of(&self, word: &str) -> Option<(String, String)> {
        let (country, _) = self.country_named(word)?;
        Some((country.code.to_owned(), country.name.to_owned()))
    }
}

/// No country is known.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoCountries;

impl Countries for NoCountries {
    fn country_of(&self, _: &str) -> Option<(String, String)> {
        None
    }
}

/// Who the parties are, and whose voice each attribution is.
///
/// `requested` are sides that a person named: then these are the sides, in this order.
#[must_use]
pub fn find(
    article: &Article,
    reading: &Reading,
    cast: &Cast,
    countries: &dyn Countries,
    requested: &[Party],
) -> Parties {
    let camps = camps::read(article, reading, cast, countries);
    let claims = crate::draft::meeting::Claims::read(article, reading, &camps);
    let contest = contest::contest(article.text(), reading, &camps, &claims);
    let assignment = if requested.is_empty() {
        let sides = choice::sides(&camps, &contest);
        assign::found(article, reading, &camps, &contest, &sides, countries)
    } else {
        assign::requested(article, reading, &camps, &contest, requested)
    };
    assign::parties(reading, cast, &camps, assignment)
}
