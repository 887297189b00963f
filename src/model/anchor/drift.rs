//! How far the paragraphs of a text moved since a layer was made for it, by the claims that were found again.
//!
//! A word or two occur in many paragraphs. Where paragraphs came or went, the one that is named for them is another
//! one by now, and the same words in it are others.

use std::collections::BTreeMap;

use super::places::is_telling;
use super::{Found, Lost, at_position, find, find_beside, find_from, named, selector};
use crate::model::Article;
use crate::model::layer::{Anchor, ClaimEntry};

/// How many claims of a paragraph are asked where it went.
const ASKED: usize = 3;

/// How many paragraphs behind the one that is named words may stand: as the claims before them, or as those behind.
pub type Drift = [i64; 2];

/// Nothing moved.
const NONE: Drift = [0, 0];

/// How far each paragraph moved that claims name.
#[derive(Debug, Clone, Default)]
pub struct Drifts(BTreeMap<u32, i64>);

impl Drifts {
    /// Asks the claims of a layer. Those that stand exactly at their position say nothing: they may have been anchored
    /// in the changed text.
    #[must_use]
    pub fn of<'a>(article: &Article, claims: impl IntoIterator<Item = &'a ClaimEntry>) -> Self {
        let mut asked: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
        for claim in claims {
            for anchor in claim.content.pieces() {
                let Some(number) = named(anchor, claim.paragraph) else {
                    continue;
                };
                let known = asked.get(&number).map_or(0, Vec::len);
                if known < ASKED && is_telling(anchor.quote()) && !is_exact(article, anchor) {
                    let moved = moved(article, anchor, claim.paragraph);
                    asked.entry(number).or_default().extend(moved);
                }
            }
        }
        asked.retain(|_, moved| !moved.is_empty());
        let middle = |(number, mut moved): (u32, Vec<i64>)| {
            moved.sort_unstable();
            (number, moved[moved.len() / 2])
        };
        Self(asked.into_iter().map(middle).collect())
    }

    /// Where a mention is looked for.
    #[must_use]
    pub fn mention(&self, anchor: &Anchor) -> Scope {
        Scope::Mention(self.of_paragraph(named(anchor, None)))
    }

    /// How far a paragraph may have moved.
    #[must_use]
    pub fn of_paragraph(&self, number: Option<u32>) -> Drift {
        let Some(number) = number else {
            return NONE;
        };
        if let Some(&moved) = self.0.get(&number) {
            return [moved, moved];
        }
        let before = self.0.range(..number).next_back().map(|(_, moved)| *moved);
        let behind = self.0.range(number..).next().map(|(_, moved)| *moved);
        let before = before.unwrap_or(0);
        [before, behind.unwrap_or(before)]
    }
}

/// Where the words of a claim are looked for: where its content stands, or, if that is lost, where its paragraph went.
pub fn of_claim<'a>(
    article: &Article,
    claim: &ClaimEntry,
    drifts: impl FnOnce() -> &'a Drifts,
) -> Scope {
    let pieces = claim.content.pieces();
    let moved = |anchor| moved(article, anchor, claim.paragraph);
    let paragraph = || {
        let content = pieces.first().and_then(|first| named(first, None));
        claim.paragraph.or(content)
    };
    let drift = match pieces.iter().find_map(moved) {
        Some(moved) => [moved, moved],
        None => drifts().of_paragraph(paragraph()),
    };
    Scope::Claim(claim.paragraph, drift)
}

/// How many paragraphs behind the one that is named an anchor stands, if it is found.
fn moved(article: &Article, anchor: &Anchor, paragraph: Option<u32>) -> Option<i64> {
    let (Found::Here(span) | Found::Elsewhere(span)) = find(article, anchor, paragraph).ok()?;
    let stands = article.paragraph_at(span.range().start).number();
    Some(named(anchor, paragraph).map_or(0, |named| i64::from(stands) - i64::from(named)))
}

/// Whether an anchor stands exactly at its position.
#[must_use]
pub fn is_exact(article: &Article, anchor: &Anchor) -> bool {
    at_position(article, &selector(anchor)).is_some()
}

/// Whose words an anchor quotes: where they are looked for besides where the anchor itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those of an entry that names a paragraph, or none.
    Entry(Option<u32>),
    /// A mention, of which the paragraph may have moved so.
    Mention(Drift),
    /// Those of a claim that names a paragraph, or none, and moved so.
    Claim(Option<u32>, Drift),
}

impl Scope {
    /// The paragraph of the entry.
    #[must_use]
    pub fn paragraph(self) -> Option<u32> {
        match self {
            Scope::Entry(paragraph) | Scope::Claim(paragraph, _) => paragraph,
            Scope::Mention(_) => None,
        }
    }

    /// Finds an anchor's words.
    ///
    /// # Errors
    /// The reason why the words are an orphan: also if they stand in both of the paragraphs that may be meant.
    pub fn find(self, article: &Article, anchor: &Anchor) -> Result<Found, Lost> {
        let drift = match self {
            Scope::Entry(_) | Scope::Mention(NONE) => {
                return find(article, anchor, self.paragraph());
            }
            Scope::Mention(drift) | Scope::Claim(_, drift) => drift,
        };
        let beside = |drift| match self {
            Scope::Claim(paragraph, _) => find_beside(article, anchor, paragraph, drift),
            _ => find_from(article, anchor, None, (drift, true)),
        };
        let before = beside(drift[0]);
        if drift[0] == drift[1] {
            return before;
        }
        match (before, beside(drift[1])) {
            (Ok(before), Ok(behind)) if before != behind => Err(Lost::Ambiguous(2)),
            (Err(Lost::Missing), found) | (found, _) => found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::Selector;
    use crate::text::Span;

    const TEXT: &str =
        "New.\n\nKabul denied the reports.\n\nKabul left.\n\nThe officials said nothing.";

    fn drifts(of: &[(u32, i64)]) -> Drifts {
        Drifts(of.iter().copied().collect())
    }

    #[test]
    fn a_paragraph_moved_as_those_around_it() {
        let drifts = drifts(&[(3, 1), (5, 1), (9, 2)]);
        let of = |number| drifts.of_paragraph(Some(number));
        assert_eq!([of(3), of(4), of(7)], [[1, 1], [1, 1], [1, 2]]);
        assert_eq!([of(1), of(12)], [[0, 1], [2, 2]]);
        assert_eq!(drifts.of_paragraph(None), NONE);
        assert_eq!(Drifts::default().of_paragraph(Some(1)), NONE);
    }

    #[test]
    fn a_mention_is_not_taken_from_the_paragraph_that_has_its_number_now() {
        let article = Article::new(TEXT.into());
        let kabul = Anchor::Selector(Selector {
            quote: "Kabul".into(),
            paragraph: Some(2),
            ..Selector::default()
        });
        let at = |start| Span::new(start, start + 5);
        let first = TEXT.find("Kabul").unwrap();
        let second = TEXT.rfind("Kabul").unwrap();
        for (drift, found) in [
            ([0, 0], Ok(Found::Here(at(first)))),
            ([1, 1], Ok(Found::Elsewhere(at(second)))),
            ([0, 1], Err(Lost::Ambiguous(2))),
            ([1, 2], Ok(Found::Elsewhere(at(second)))),
            ([2, 2], Err(Lost::Missing)),
        ] {
            assert_eq!(
                Scope::Mention(drift).find(&article, &kabul),
                found,
                "{drift:?}"
            );
        }
    }
}
