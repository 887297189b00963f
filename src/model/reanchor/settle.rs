//! What moved with a changed text, taken over.

use super::fields::{PIECED, drifted, pieces_of, set, set_pieces};
use super::pieces::{Piece, of_claim, of_entity, of_verification, paragraph_of};
use super::{Field, anchor};
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
    let mut moved = 0;
    for entity in desk.entities.iter() {
        let settled = settled_entity(article, entity, &mut moved);
        if settled != *entity && is_first(desk.entities.with_id(&entity.id), entity) {
            proposal.entity(&entity.id, |entity| *entity = settled);
        }
    }
    for claim in desk.claims.iter() {
        let settled = settled_claim(article, claim, &mut moved);
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

fn settled_entity(article: &Article, entity: &EntityEntry, moved: &mut usize) -> EntityEntry {
    let mut settled_entity = entity.clone();
    let pieces = of_entity(article, entity);
    for ((_, number), anchor) in settled(article, &pieces, None, moved) {
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
    let first = pieces.iter().find_map(Piece::span);
    let stands = first.map(|span| article.paragraph_at(span.range().start).number());
    settled_line.paragraph = line.paragraph.and(stands).or(line.paragraph);
    let mut quote = line.quote.pieces().to_vec();
    for ((_, number), anchor) in settled(article, &pieces, settled_line.paragraph, moved) {
        quote[number] = anchor;
    }
    set(&mut settled_line.quote, quote);
    settled_line
}

fn settled_claim(article: &Article, claim: &ClaimEntry, moved: &mut usize) -> ClaimEntry {
    let pieces = of_claim(article, claim);
    let drift = anchor::drift(article, claim.content.pieces(), claim.paragraph);
    let paragraph = paragraph_of(article, claim).or(claim.paragraph);
    let mut new = claim.clone();
    drifted(&mut new, drift);
    new.paragraph = paragraph;
    let mut fields = PIECED.map(|field| (field, pieces_of(&new, field).to_vec()));
    for ((field, number), anchor) in settled(article, &pieces, paragraph, moved) {
        for (_, pieces) in fields.iter_mut().filter(|(of, _)| *of == field) {
            pieces[number] = anchor.clone();
        }
    }
    for (field, pieces) in fields {
        set_pieces(&mut new, field, pieces);
    }
    new
}

/// The pieces that were found, such that they say where they stand in an entry that names `paragraph`.
fn settled(
    article: &Article,
    pieces: &[Piece],
    paragraph: Option<u32>,
    moved: &mut usize,
) -> Vec<((Field, usize), Anchor)> {
    let mut new = Vec::new();
    for piece in pieces {
        let Some(span) = piece.span() else {
            continue;
        };
        *moved += usize::from(!piece.is_at_its_place(article));
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
            paragraph,
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
