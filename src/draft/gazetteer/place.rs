//! Places, found by their name.

use super::country::Country;
use super::key::key;
use crate::geo::Coord;
use crate::model::layer::{Precision, StretchEntry};

/// One name of a place a line, in the order of their bytes; `assets/geo/README.md` describes the columns.
const TABLE: &str = include_str!("../../../assets/geo/places.tsv");

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A country.
    Country,
    /// A stretch of the front that the map holds.
    Sector,
    /// A town.
    Town,
    /// A town whose name is commoner as a word or as a person's name.
    WordTown,
    /// A first-level division of a country.
    Province,
    /// A region, a sea, a continent: an area that may have no point.
    Region,
    /// A border or a front line.
    Line,
    /// A crossing, a pass, or a town entered by hand.
    Landmark,
}

impl Sort {
    fn read(letter: &str) -> Option<Self> {
        Some(match letter {
            "s" => Sort::Sector,
            "t" => Sort::Town,
            "w" => Sort::WordTown,
            "p" => Sort::Province,
            "r" => Sort::Region,
            "l" => Sort::Line,
            "x" => Sort::Landmark,
            _ => return None,
        })
    }

    /// How exactly a place of this sort is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match self {
            Sort::Country => Precision::Country,
            Sort::Sector => Precision::District,
            Sort::Town | Sort::WordTown | Sort::Landmark => Precision::Point,
            Sort::Province | Sort::Region => Precision::Province,
            Sort::Line => Precision::Line,
        }
    }
}

/// A place of the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Locale {
    /// Its usual English name.
    pub name: String,
    /// What it is.
    pub sort: Sort,
    /// ISO 3166-1 alpha-2 code of the country that it lies in; empty if in several, in none, or in dispute.
    pub country: &'static str,
    /// Where it is, in degrees; of an area, where its name may stand.
    pub at: Option<Coord>,
    /// People that live in a town (`GeoNames`), to the thousand; 0 where unknown.
    pub people: u32,
    /// The stretch of the map's line that stands for it.
    pub stretch: Option<StretchEntry>,
    /// Where the coordinates come from.
    pub basis: String,
}

impl Locale {
    pub(super) fn of_country(country: &Country) -> Self {
        Self {
            name: country.name.to_owned(),
            sort: Sort::Country,
            country: country.code,
            at: country.at,
            people: 0,
            stretch: None,
            basis: "middle of its largest piece of land (Natural Earth)".to_owned(),
        }
    }

    /// The place of a line, without the name's key and the letter of the sort.
    fn read(name: &str, sort: Sort, rest: &'static str) -> Option<Self> {
        let mut columns = rest.split('\t');
        let shown = columns.next()?;
        let country = columns.next()?;
        let lon = columns.next()?.parse().ok();
        let lat = columns.next()?.parse().ok();
        let thousands: u32 = columns.next()?.parse().ok()?;
        let line = columns.next().unwrap_or_default();
        let ends: Vec<f64> = columns
            .by_ref()
            .take(4)
            .filter_map(|number| number.parse().ok())
            .collect();
        let note = columns.next().unwrap_or_default();
        Some(Self {
            name: if shown.is_empty() {
                title_case(name)
            } else {
                shown.to_owned()
            },
            sort,
            country,
            at: lon.zip(lat).and_then(|(lon, lat)| Coord::new(lon, lat)),
            people: thousands.saturating_mul(1000),
            stretch: stretch(line, &ends),
            basis: basis(sort, note),
        })
    }
}

fn stretch(line: &str, ends: &[f64]) -> Option<StretchEntry> {
    let (from, to) = match *ends {
        [a, b, c, d] => (Some([a, b]), Some([c, d])),
        _ => (None, None),
    };
    (!line.is_empty()).then(|| StretchEntry {
        line: line.to_owned(),
        from,
        to,
    })
}

fn basis(sort: Sort, note: &str) -> String {
    match sort {
        Sort::Sector => format!("label point; ends by hand, within 5 km: {note}"),
        Sort::Town | Sort::WordTown => "GeoNames".to_owned(),
        Sort::Province => "label point (Natural Earth)".to_owned(),
        Sort::Region => "label point by hand, within 100 km".to_owned(),
        Sort::Line | Sort::Landmark => note.to_owned(),
        Sort::Country => String::new(),
    }
}

/// "dand e patan" as "Dand E Patan": the table leaves out a name that is this.
fn title_case(key: &str) -> String {
    let mut begins = true;
    key.chars()
        .map(|c| {
            let c = if begins { c.to_ascii_uppercase() } else { c };
            begins = !c.is_ascii_alphabetic();
            c
        })
        .collect()
}

/// The places of that name, and those that it is another spelling of.
pub(super) fn named(words: &str) -> Vec<Locale> {
    let name = key(words);
    let mut found = Vec::new();
    for (letter, rest) in rows(&name) {
        if let Some(sort) = Sort::read(letter) {
            found.extend(Locale::read(&name, sort, rest));
        } else if let Some((usual, country)) = rest.split_once('\t') {
            let meant = rows(usual)
                .filter_map(|(letter, rest)| Locale::read(usual, Sort::read(letter)?, rest));
            found.extend(meant.filter(|place| place.country == country));
        }
    }
    found
}

/// The lines of a key: the letter of the sort, and what follows it.
fn rows(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let start = if name.is_empty() {
        TABLE.len()
    } else {
        first_line(name)
    };
    let lines = TABLE.get(start..).unwrap_or_default().lines();
    lines
        .map_while(move |line| line.strip_prefix(name)?.strip_prefix('\t'))
        .filter_map(|rest| rest.split_once('\t'))
}

/// Where the first line begins whose key is `name` or comes after it.
fn first_line(name: &str) -> usize {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let line = line_start(low + (high - low) / 2);
        let key = TABLE
            .get(line..)
            .and_then(|rest| rest.split('\t').next())
            .unwrap_or_default();
        if key < name {
            low = line_after(line);
        } else {
            high = line;
        }
    }
    low
}

/// Where the line begins that holds byte `at`.
fn line_start(at: usize) -> usize {
    let before = TABLE.as_bytes().get(..at).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1)
}

/// Where the line behind the one that begins at `start` begins.
fn line_after(start: usize) -> usize {
    let rest = TABLE.as_bytes().get(start..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(TABLE.len(), |newline| start + newline + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_by_its_key_and_is_a_place_or_leads_to_one() {
        for line in TABLE.lines() {
            let name = line.split('\t').next().unwrap();
            assert!(
                rows(name).any(|(letter, rest)| line.ends_with(&format!("\t{letter}\t{rest}")))
            );
            assert!(!named(name).is_empty(), "{line}");
        }
        assert!(TABLE.lines().count() > 20_000);
    }

    #[test]
    fn all_but_a_few_regions_have_a_point() {
        let unplaced = TABLE
            .lines()
            .flat_map(|line| named(line.split('\t').next().unwrap()))
            .filter(|place| place.at.is_none());
        assert!(unplaced.clone().all(|place| place.sort == Sort::Region));
        assert!(unplaced.count() > 10);
    }

    #[test]
    fn the_front_has_its_sectors_and_its_line() {
        let khyber = &named("Khyber")[0];
        assert_eq!(
            (khyber.sort, khyber.sort.precision()),
            (Sort::Sector, Precision::District)
        );
        let stretch = khyber.stretch.as_ref().unwrap();
        assert_eq!(
            (stretch.line.as_str(), stretch.from),
            ("durand", Some([70.47, 33.94]))
        );
        let line = &named("the Durand Line")[0];
        assert_eq!(line.stretch.as_ref().unwrap().from, None);
        assert_eq!(line.sort.precision(), Precision::Line);
        assert!(
            named("Torkham")
                .iter()
                .any(|place| place.sort == Sort::Landmark)
        );
    }

    #[test]
    fn spellings_lead_to_the_place() {
        for (words, name, country) in [
            ("Miranshah", "Miran Shah", "PK"),
            ("Kiev", "Kyiv", "UA"),
            ("Uruzgan", "Urozgan", "AF"),
            ("Gaza", "Gaza Strip", "PS"),
        ] {
            let found = named(words);
            assert!(
                found
                    .iter()
                    .any(|place| place.name == name && place.country == country),
                "{words}: {found:?}"
            );
        }
    }

    #[test]
    fn what_is_no_name_finds_nothing() {
        for words in ["", "\t", "zzzzzzzz", "a\tb", "=", "\u{10ffff}"] {
            assert_eq!(named(words), [], "{words}");
        }
    }
}
