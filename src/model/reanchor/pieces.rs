//! The anchors of an entry, each with what was found by it.

use super::{Field, Found, Lost, anchor};
use crate::model::Article;
use crate::model::layer::{Anchor, ClaimEntry, EntityEntry, VerificationEntry};
use crate::text::Span;

/// An anchor of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) field: Field,
    /// Which piece of the field, from 0.
    pub(super) number: usize,
    pub(super) anchor: &'a Anchor,
    /// The paragraph of the entry.
    pub(super) paragraph: Option<u32>,
    pub(super) found: Result<Found, Lost>,
}

impl Piece<'_> {
    /// Where its words stand.
    pub(super) fn span(&self) -> Option<Span> {
        match self.found {
            Ok(Found::Here(span) | Found::Elsewhere(span)) => Some(span),
            Err(_) => None,
        }
    }

    /// Whether its words stand where it says.
    pub(super) fn is_at_its_place(&self, article: &Article) -> bool {
        let Ok(Found::Here(span)) = self.found else {
            return false;
        };
        let start = span.range().start;
        let position = match self.anchor {
            Anchor::Selector(selector) => selector.position,
            Anchor::Quote(_) => None,
        };
        let paragraph = anchor::named(self.anchor, self.paragraph);
        position.is_none_or(|at| at == article.code_point_of(start))
            && paragraph.is_none_or(|number| number == article.paragraph_at(start).number())
    }
}

/// The anchors of a field.
fn of_field<'a>(
    article: &Article,
    field: Field,
    anchors: &'a [Anchor],
    (paragraph, drift): (Option<u32>, Option<i64>),
) -> Vec<Piece<'a>> {
    let piece = |(number, anchor)| Piece {
        field,
        number,
        anchor,
        paragraph,
        found: match drift {
            Some(drift) => anchor::find_beside(article, anchor, paragraph, drift),
            None => anchor::find(article, anchor, paragraph),
        },
    };
    anchors.iter().enumerate().map(piece).collect()
}

pub(super) fn of_entity<'a>(article: &Article, entity: &'a EntityEntry) -> Vec<Piece<'a>> {
    of_field(article, Field::Mention, &entity.mentions, (None, None))
}

/// The content is first, so that a claim stands where it does.
pub(super) fn of_claim<'a>(article: &Article, claim: &'a ClaimEntry) -> Vec<Piece<'a>> {
    let paragraph = claim.paragraph;
    let drift = anchor::drift(article, claim.content.pieces(), paragraph);
    let fields = [
        (Field::Content, claim.content.pieces()),
        (Field::Source, claim.source.pieces()),
        (Field::Cue, claim.cue.pieces()),
        (Field::Hedge, &claim.hedges),
    ];
    let pieces = fields
        .into_iter()
        .flat_map(|(field, anchors)| of_field(article, field, anchors, (paragraph, Some(drift))));
    pieces.collect()
}

pub(super) fn of_verification<'a>(
    article: &Article,
    line: &'a VerificationEntry,
) -> Vec<Piece<'a>> {
    let quote = line.quote.pieces();
    of_field(article, Field::Quote, quote, (line.paragraph, None))
}

/// The paragraph of the first piece of a claim's content that is found, if the claim names a paragraph at all.
pub(super) fn paragraph_of(article: &Article, claim: &ClaimEntry) -> Option<u32> {
    claim.paragraph?;
    let pieces = of_claim(article, claim);
    let mut content = pieces.iter().filter(|piece| piece.field == Field::Content);
    let first = content.find_map(Piece::span)?;
    Some(article.paragraph_at(first.range().start).number())
}
