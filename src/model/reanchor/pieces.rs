//! The anchors of an entry, each with what was found by it.

use super::fields::{PIECED, pieces_of};
use super::{Field, Found, Lost, anchor};
use crate::model::Article;
use crate::model::anchor::{Drifts, Scope};
use crate::model::layer::{Anchor, ClaimEntry, EntityEntry, VerificationEntry};
use crate::text::Span;

/// An anchor of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) field: Field,
    /// Which piece of the field, from 0.
    pub(super) number: usize,
    pub(super) anchor: &'a Anchor,
    /// Where it is looked for.
    pub(super) scope: Scope,
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
        let paragraph = anchor::named(self.anchor, self.scope.paragraph());
        position.is_none_or(|at| at == article.code_point_of(start))
            && paragraph.is_none_or(|number| number == article.paragraph_at(start).number())
    }
}

/// The anchors of a field.
fn of_field<'a>(
    article: &Article,
    field: Field,
    anchors: &'a [Anchor],
    scope: impl Fn(&Anchor) -> Scope,
) -> Vec<Piece<'a>> {
    let piece = |(number, anchor)| Piece {
        field,
        number,
        anchor,
        scope: scope(anchor),
        found: scope(anchor).find(article, anchor),
    };
    anchors.iter().enumerate().map(piece).collect()
}

pub(super) fn of_entity<'a>(
    article: &Article,
    entity: &'a EntityEntry,
    drifts: &Drifts,
) -> Vec<Piece<'a>> {
    of_field(article, Field::Mention, &entity.mentions, |anchor| {
        drifts.mention(anchor)
    })
}

/// The content is first, so that a claim stands where it does.
pub(super) fn of_claim<'a>(
    article: &Article,
    claim: &'a ClaimEntry,
    drifts: &Drifts,
) -> Vec<Piece<'a>> {
    let scope = anchor::of_claim(article, claim, || drifts);
    let pieces = PIECED
        .into_iter()
        .flat_map(|field| of_field(article, field, pieces_of(claim, field), |_| scope));
    pieces.collect()
}

pub(super) fn of_verification<'a>(
    article: &Article,
    line: &'a VerificationEntry,
) -> Vec<Piece<'a>> {
    let scope = Scope::Entry(line.paragraph);
    of_field(article, Field::Quote, line.quote.pieces(), |_| scope)
}
