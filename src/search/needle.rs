//! Words in the article.

use regex::Regex;

use super::expression::regex;
use crate::text::Span;

/// The longest words that are searched for, in bytes; a regular expression takes time to build.
const LONGEST: usize = 1_000;

/// The first stretch that is searched backwards, in bytes; each further one is twice as long.
const WINDOW: usize = 4 << 10;

/// What is searched for in a text: words as they were typed.
///
/// - All in lower case it matches either case; with a capital it matches as typed.
/// - Whitespace matches any run of whitespace, line ends too.
/// - `'` `"` `-` match the typographic quotes and dashes as well.
///
/// Matches do not overlap; going round at the ends of the text is the caller's.
///
/// # Examples
/// ```
/// use counterclaim::search::Needle;
///
/// let text = "Pakistan’s border\nposts, the border posts";
/// let needle = Needle::new("border posts").expect("not empty");
/// let first = needle.next_from(text, 0).expect("a match");
/// assert_eq!(first.of(text), "border\nposts");
/// assert_eq!(needle.count(text, 100).n, 2);
/// assert!(Needle::new("pakistan's").is_some_and(|needle| needle.next_from(text, 0).is_some()));
/// ```
#[derive(Debug, Clone)]
pub struct Needle {
    query: String,
    regex: Regex,
    /// How many characters of a match are not whitespace.
    solid: usize,
}

/// How many there are, counted up to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// So many were counted.
    pub n: usize,
    /// There are more.
    pub more: bool,
}

impl Needle {
    /// Reads what was typed. `None` if that is nothing, or too long to be searched for.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        if typed.is_empty() || typed.len() > LONGEST {
            return None;
        }
        Some(Self {
            query: typed.to_owned(),
            regex: regex(typed).ok()?,
            solid: typed.chars().filter(|typed| !typed.is_whitespace()).count(),
        })
    }

    /// What was typed.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The first match that starts at byte `at` or after it.
    #[must_use]
    pub fn next_from(&self, text: &str, at: usize) -> Option<Span> {
        self.matches(text, boundary_from(text, at)).next()
    }

    /// The last match that starts before byte `at`. Looks no further back than it must.
    #[must_use]
    pub fn previous_before(&self, text: &str, at: usize) -> Option<Span> {
        let mut end = boundary_before(text, at);
        let mut window = WINDOW;
        while end > 0 {
            let start = boundary_before(text, end.saturating_sub(window));
            let within = Span::new(start, end);
            if let Some(last) = self.matches_from(text, within).last() {
                return Some(last);
            }
            end = start;
            window *= 2;
        }
        None
    }

    /// The matches that lie in `within` or reach into it.
    ///
    /// # Panics
    /// If `within` was made for another text and cuts a character.
    #[must_use]
    pub fn matches_in(&self, text: &str, within: Span) -> Vec<Span> {
        let start = self.reach_back(text, within.start as usize);
        let matches = self.matches_from(text, Span::new(start, within.end as usize));
        matches.filter(|found| found.overlaps(within)).collect()
    }

    /// How many matches there are, counted up to `limit`.
    #[must_use]
    pub fn count(&self, text: &str, limit: usize) -> Count {
        count(self.matches(text, 0), limit)
    }

    /// The place of the match `found` among all, the first being 1, counted up to `limit`.
    #[must_use]
    pub fn ordinal(&self, text: &str, found: Span, limit: usize) -> Count {
        let until = self
            .matches(text, 0)
            .take_while(|other| other.start <= found.start);
        count(until, limit)
    }

    /// The matches from byte `at` on.
    fn matches<'a>(&'a self, text: &'a str, at: usize) -> impl Iterator<Item = Span> + 'a {
        let found = |at| {
            self.regex
                .find_at(text, at)
                .map(|found| Span::new(found.start(), found.end()))
        };
        std::iter::successors(found(at), move |last| found(last.end as usize))
    }

    /// The matches that start in `within`.
    fn matches_from<'a>(&'a self, text: &'a str, within: Span) -> impl Iterator<Item = Span> + 'a {
        let text = &text[..self.reach(text, within.end as usize)];
        let matches = self.matches(text, within.start as usize);
        matches.take_while(move |found| found.start < within.end)
    }

    /// How far a match that starts before byte `at` can reach: over as many solid characters as
    /// it has, and any whitespace.
    fn reach(&self, text: &str, at: usize) -> usize {
        let characters = text[at..].char_indices();
        let mut solid = characters.filter(|(_, found)| !found.is_whitespace());
        solid
            .nth(self.solid)
            .map_or(text.len(), |(offset, _)| at + offset)
    }

    /// How far back a match that ends after byte `at` can start.
    fn reach_back(&self, text: &str, at: usize) -> usize {
        let characters = text[..at].char_indices();
        let mut solid = characters.filter(|(_, found)| !found.is_whitespace());
        solid.nth_back(self.solid).map_or(0, |(offset, _)| offset)
    }
}

fn count(matches: impl Iterator<Item = Span>, limit: usize) -> Count {
    let n = matches.take(limit.saturating_add(1)).count();
    Count {
        n: n.min(limit),
        more: n > limit,
    }
}

/// The first character boundary at byte `at` or after it.
fn boundary_from(text: &str, at: usize) -> usize {
    let mut places = at..text.len();
    places
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

/// The last character boundary at byte `at` or before it.
fn boundary_before(text: &str, at: usize) -> usize {
    let mut places = 0..=at.min(text.len());
    places.rfind(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    fn needle(typed: &str) -> Needle {
        Needle::new(typed).expect("something typed")
    }

    #[test]
    fn nothing_is_no_needle() {
        assert!(Needle::new("").is_none());
        assert!(Needle::new(&"ß".repeat(500)).is_some());
        assert!(Needle::new(&"ß".repeat(501)).is_none());
        assert_eq!(needle("Kabul").query(), "Kabul");
    }

    #[test]
    fn searching_goes_both_ways_from_any_byte() {
        let text = "é tal é tal é";
        let tal = needle("tal");
        let (first, second) = (Span::new(3, 6), Span::new(10, 13));
        for (at, next, previous) in [
            (0, Some(first), None),
            (1, Some(first), None),
            (3, Some(first), None),
            (4, Some(second), Some(first)),
            (11, None, Some(second)),
            (99, None, Some(second)),
        ] {
            assert_eq!(tal.next_from(text, at), next, "from {at}");
            assert_eq!(tal.previous_before(text, at), previous, "before {at}");
        }
    }

    #[test]
    fn matches_are_counted_up_to_a_limit() {
        let text = "tal ".repeat(34);
        let tal = needle("tal");
        let third = Span::new(8, 11);
        assert_eq!(tal.count(&text, 100), Count { n: 34, more: false });
        assert_eq!(tal.count(&text, 34), Count { n: 34, more: false });
        assert_eq!(tal.count(&text, 33), Count { n: 33, more: true });
        assert_eq!(tal.ordinal(&text, third, 100), Count { n: 3, more: false });
        assert_eq!(tal.ordinal(&text, third, 2), Count { n: 2, more: true });
        assert_eq!(tal.count("", 5), Count::default());
    }

    #[test]
    fn a_match_over_a_long_run_of_whitespace_is_found_backwards() {
        let text = format!(
            "border{}posts{}",
            " ".repeat(3 * WINDOW),
            "x".repeat(WINDOW)
        );
        let found = needle("border posts").previous_before(&text, text.len());
        assert_eq!(found.map(|span| span.start), Some(0));
    }

    /// Parts of random texts; none of the needles below overlaps itself.
    const PARTS: [&str; 10] = ["tal", "TAL", "x", "é", " ", "\n", "’s", "‑", "border", "  "];

    #[test]
    fn every_way_to_search_finds_the_same_matches() {
        let mut random = Random::new(9);
        for round in 0..120 {
            let parts = if round < 118 { 30 } else { 9_000 };
            let text: String = (0..parts).map(|_| *random.pick(&PARTS)).collect();
            for typed in [
                "tal",
                "Tal",
                "TAL",
                "tal border",
                " tal",
                "x ",
                "tal's",
                "r-t",
                "é",
            ] {
                check_all_ways(&needle(typed), &text, &mut random);
            }
        }
    }

    fn check_all_ways(needle: &Needle, text: &str, random: &mut Random) {
        let regex = needle.regex.find_iter(text);
        let all: Vec<Span> = regex
            .map(|found| Span::new(found.start(), found.end()))
            .collect();
        for _ in 0..4 {
            let at = boundary_before(text, random.below(text.len() + 1));
            let (before, after): (Vec<Span>, Vec<Span>) =
                all.iter().partition(|span| (span.start as usize) < at);
            assert_eq!(needle.next_from(text, at), after.first().copied());
            assert_eq!(needle.previous_before(text, at), before.last().copied());
            let end = boundary_from(text, at + random.below(40));
            let within = Span::new(at, end);
            let expected: Vec<Span> = all
                .iter()
                .copied()
                .filter(|span| span.overlaps(within))
                .collect();
            assert_eq!(needle.matches_in(text, within), expected);
            if let Some(next) = after.first() {
                assert_eq!(needle.ordinal(text, *next, usize::MAX).n, before.len() + 1);
            }
        }
        assert_eq!(needle.count(text, usize::MAX).n, all.len());
    }
}
