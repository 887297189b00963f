//! What moved with a changed text, taken over.

use super::fields::{PIECED, drifted, pieces_of, set, set_pieces, shift};
use super::pieces::{Piece, of_claim, of_entity, of_verification};
use super::{Field, anchor};
use crate::model::anchor::{Drift, Drifts, Scope};
use crate::model::correction::Correction;
use crate::model::decision::Proposal;
use crate::model::layer::{Anchor, ClaimEntry, EntityEntry, Selector, VerificationEntry};
use crate::model::{Article, Desk};
use crate::text::{self, Span};

/// Takes the changed text over: anchors that moved say from now on where they stand, and the layer says that it is
/// made for the text with this SHA-256, if one is given. Orphans stay what they are.
#[must_use]
pub fn settle(desk: &Desk, article: &Article, sha256: Option<&str>) -> Correction {
    let mut proposal = Proposal::new(desk);
    let drifts = Drifts::of(article, desk.claims.iter());
    let mut moved = 0;
    for entity in desk.entities.iter() {
        let settled = settled_entity(article, entity, &drifts, &mut moved);
        if settled != *entity && is_first(desk.entities.with_id(&entity.id), entity) {
            proposal.entity(&entity.id, |entity| *entity = settled);
        }
    }
    for claim in desk.claims.iter() {
        let settled = settled_claim(article, claim, &drifts, &mut moved);
        if settled != *claim && is_first(desk.claims.with_id(&claim.id), claim) {
            proposal.claim(&claim.id, |claim| *claim = settled);
        }
    }
    for line in desk.verification.iter() {
        let settled = settled_line(article, line, &mut moved);
        if settled != *line && is_first(desk.verification.with_id(&line.id), line) {
            proposal.verification(&line.id, |line| *line = settled);
        }
    }
    if let Some(sha256) = sha256 {
        proposal.about(|about| about.sha256 = Some(sha256.to_owned()));
    }
    let says = match moved {
        0 => "took the changed text over".to_owned(),
        moved => format!(
            "took the changed text over, with {} that moved",
            text::counted(moved, "anchor")
        ),
    };
    proposal.finish(says)
}

/// Whether an entry is the one that its id finds: of two with one id only the first can be changed.
fn is_first<E>(found: Option<&E>, entry: &E) -> bool {
    found.is_some_and(|found| std::ptr::eq(found, entry))
}

fn settled_entity(
    article: &Article,
    entity: &EntityEntry,
    drifts: &Drifts,
    moved: &mut usize,
) -> EntityEntry {
    let mut settled_entity = entity.clone();
    let pieces = of_entity(article, entity, drifts);
    *moved += count_moved(article, &pieces);
    for piece in pieces.iter().filter(|piece| piece.found.is_err()) {
        if let Scope::Mention(drift) = piece.scope {
            settled_entity.mentions[piece.number] = still_lost(article, piece.anchor, drift);
        }
    }
    for ((_, number), anchor) in settled(article, &pieces, None) {
        settled_entity.mentions[number] = anchor;
    }
    settled_entity
}

fn settled_line(
    article: &Article,
    line: &VerificationEntry,
    moved: &mut usize,
) -> VerificationEntry {
    let mut settled_line = line.clone();
    let pieces = of_verification(article, line);
    *moved += count_moved(article, &pieces);
    let first = pieces.iter().find_map(Piece::span);
    let stands = first.map(|span| article.paragraph_at(span.range().start).number());
    settled_line.paragraph = line.paragraph.and(stands).or(line.paragraph);
    let mut quote = line.quote.pieces().to_vec();
    for ((_, number), anchor) in settled(article, &pieces, settled_line.paragraph) {
        quote[number] = anchor;
    }
    set(&mut settled_line.quote, quote);
    settled_line
}

/// An orphan that names the paragraph where it may stand by now, such that it is not found there by chance.
fn still_lost(article: &Article, anchor: &Anchor, drift: Drift) -> Anchor {
    let moved = |drift: i64| {
        let mut anchor = anchor.clone();
        shift(&mut anchor, drift);
        anchor
    };
    let mut anywhere = anchor.clone();
    if let Anchor::Selector(selector) = &mut anywhere {
        selector.paragraph = None;
    }
    let moved = [drift[0], drift[1], 0].map(moved).into_iter();
    let lost = moved
        .chain([anywhere])
        .find(|anchor| anchor::find(article, anchor, None).is_err());
    lost.unwrap_or_else(|| anchor.clone())
}

fn settled_claim(
    article: &Article,
    claim: &ClaimEntry,
    drifts: &Drifts,
    moved: &mut usize,
) -> ClaimEntry {
    let pieces = of_claim(article, claim, drifts);
    *moved += count_moved(article, &pieces);
    let Scope::Claim(_, [before, behind]) = anchor::of_claim(article, claim, || drifts) else {
        return claim.clone();
    };
    // What is lost must not be found by chance in the paragraph that is named for it then.
    let lost = |pieces: &[Piece]| pieces.iter().filter(|p| p.found.is_err()).count();
    let stay =
        |new: &ClaimEntry| lost(&of_claim(article, new, &Drifts::default())) == lost(&pieces);
    let mut settled = [before, behind, 0]
        .into_iter()
        .map(|drift| settled_behind(article, claim, &pieces, drift));
    settled
        .find(stay)
        .unwrap_or_else(|| settled_behind(article, claim, &pieces, before))
}

/// A claim that says where its pieces stand, of which the rest stands so many paragraphs behind.
fn settled_behind(
    article: &Article,
    claim: &ClaimEntry,
    pieces: &[Piece],
    drift: i64,
) -> ClaimEntry {
    let mut new = claim.clone();
    drifted(&mut new, drift);
    let mut fields = PIECED.map(|field| (field, pieces_of(&new, field).to_vec()));
    let found = |piece: &Piece| piece.field == Field::Content && piece.found.is_ok();
    if !pieces.iter().any(found) {
        for piece in &mut fields[0].1 {
            shift(piece, drift);
        }
    }
    for ((field, number), anchor) in settled(article, pieces, new.paragraph) {
        for (_, pieces) in fields.iter_mut().filter(|(of, _)| *of == field) {
            pieces[number] = anchor.clone();
        }
    }
    for (field, pieces) in fields {
        set_pieces(&mut new, field, pieces);
    }
    new
}

fn count_moved(article: &Article, pieces: &[Piece]) -> usize {
    let found = pieces.iter().filter(|piece| piece.found.is_ok());
    found
        .filter(|piece| !piece.is_at_its_place(article))
        .count()
}

/// The pieces that were found, such that they say where they stand in an entry that names `paragraph`.
fn settled(
    article: &Article,
    pieces: &[Piece],
    paragraph: Option<u32>,
) -> Vec<((Field, usize), Anchor)> {
    let mut new = Vec::new();
    for piece in pieces {
        let Some(span) = piece.span() else {
            continue;
        };
        if let Some(anchor) = renewed(article, piece.anchor, span, paragraph) {
            new.push(((piece.field, piece.number), anchor));
        }
    }
    new
}

/// An anchor that says where its words stand; with as little changed as can be.
fn renewed(
    article: &Article,
    anchor: &Anchor,
    span: Span,
    paragraph: Option<u32>,
) -> Option<Anchor> {
    let start = span.range().start;
    let stands = article.paragraph_at(start).number();
    let leads = |anchor: &Anchor| {
        let piece = Piece {
            field: Field::Quote,
            number: 0,
            anchor,
            scope: Scope::Entry(paragraph),
            found: anchor::find(article, anchor, paragraph),
        };
        piece.span() == Some(span) && piece.is_at_its_place(article)
    };
    let hinted = match anchor {
        Anchor::Quote(_) => anchor.clone(),
        Anchor::Selector(selector) => Anchor::Selector(Selector {
            paragraph: selector.paragraph.map(|_| stands),
            position: selector.position.map(|_| article.code_point_of(start)),
            ..selector.clone()
        }),
    };
    if leads(&hinted) {
        Some(hinted)
    } else {
        anchor::anchor(article, span)
    }
}
