//! An orphan that a person anchors again.

use super::fields::{drifted, pieces_of, set, set_pieces};
use super::pieces::of_claim;
use super::{Field, Orphan, Place, anchor};
use crate::model::anchor::Drifts;
use crate::model::correction::{Correction, Target};
use crate::model::decision::{Proposal, named};
use crate::model::layer::{Anchor, ClaimEntry};
use crate::model::{Article, Desk};
use crate::text::Span;

/// Anchors an orphan at a span of the article: its nearest candidate, or the words that a person selected. Nothing,
/// if the orphan is not there any more or the span has no words.
///
/// Where that is the content of a claim, the paragraphs named for the rest of it follow, unless words would be lost.
#[must_use]
pub fn accept(desk: &Desk, article: &Article, orphan: &Orphan, span: Span) -> Correction {
    let mut proposal = Proposal::new(desk);
    let place = &orphan.place;
    let anchors = anchor::anchors(article, &[span]);
    let here = anchor_at(desk, place) == Some(&orphan.anchor);
    let Some(entry) = named(desk, &place.target).filter(|_| here && !anchors.is_empty()) else {
        return proposal.finish(String::new());
    };
    let drifts = Drifts::of(article, desk.claims.iter());
    let (at, new) = (place.piece, anchors.pieces());
    let stands = article.paragraph_at(span.range().start).number();
    let drift = orphan.paragraph;
    let drift = drift.map_or(0, |named| i64::from(stands) - i64::from(named));
    match (&place.target, place.field) {
        (Target::Entity(id), Field::Mention) => {
            proposal.entity(id, |entity| replace(&mut entity.mentions, at, new));
        }
        (Target::Claim(id), field) => proposal.claim(id, |claim| {
            let mut pieces = pieces_of(claim, field).to_vec();
            replace(&mut pieces, at, new);
            set_pieces(claim, field, pieces);
            if field == Field::Content {
                follow_content(article, claim, &drifts, drift);
            }
        }),
        (Target::Verification(id), Field::Quote) => {
            proposal.verification(id, |line| {
                let mut pieces = line.quote.pieces().to_vec();
                replace(&mut pieces, at, new);
                set(&mut line.quote, pieces);
            });
        }
        _ => {}
    }
    proposal.finish(format!("re-anchored the {} of {entry}", place.field.word()))
}

/// The anchor at a place, if there is one.
fn anchor_at<'a>(desk: &'a Desk, place: &Place) -> Option<&'a Anchor> {
    let anchors = match (&place.target, place.field) {
        (Target::Entity(id), Field::Mention) => &desk.entities.with_id(id)?.mentions[..],
        (Target::Claim(id), field) => pieces_of(desk.claims.with_id(id)?, field),
        (Target::Verification(id), Field::Quote) => desk.verification.with_id(id)?.quote.pieces(),
        _ => return None,
    };
    anchors.get(place.piece)
}

fn replace(anchors: &mut Vec<Anchor>, at: usize, new: &[Anchor]) {
    if at < anchors.len() {
        anchors.splice(at..=at, new.iter().cloned());
    }
}

/// Lets the rest of a claim follow its content, which stands `drift` paragraphs behind the one named for it.
fn follow_content(article: &Article, claim: &mut ClaimEntry, drifts: &Drifts, drift: i64) {
    let found = |claim: &ClaimEntry| {
        let pieces = of_claim(article, claim, drifts);
        pieces.iter().filter(|piece| piece.span().is_some()).count()
    };
    let mut followed = claim.clone();
    drifted(&mut followed, drift);
    if found(&followed) >= found(claim) {
        *claim = followed;
    }
}
