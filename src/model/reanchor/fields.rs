//! The fields of a claim that hold anchors.

use super::Field;
use crate::model::layer::{Anchor, Anchors, ClaimEntry};

/// Those fields.
pub(super) const PIECED: [Field; 4] = [Field::Content, Field::Source, Field::Cue, Field::Hedge];

/// The anchors of a field.
pub(super) fn pieces_of(claim: &ClaimEntry, field: Field) -> &[Anchor] {
    match field {
        Field::Content => claim.content.pieces(),
        Field::Source => claim.source.pieces(),
        Field::Cue => claim.cue.pieces(),
        Field::Hedge => &claim.hedges,
        Field::Mention | Field::Quote => &[],
    }
}

/// Sets the anchors of a field.
pub(super) fn set_pieces(claim: &mut ClaimEntry, field: Field, pieces: Vec<Anchor>) {
    match field {
        Field::Content => set(&mut claim.content, pieces),
        Field::Source => set(&mut claim.source, pieces),
        Field::Cue => set(&mut claim.cue, pieces),
        Field::Hedge => claim.hedges = pieces,
        Field::Mention | Field::Quote => {}
    }
}

/// Sets the pieces if they are others, so that one piece in a list stays so.
pub(super) fn set(anchors: &mut Anchors, pieces: Vec<Anchor>) {
    if anchors.pieces() != pieces {
        *anchors = Anchors::of(pieces);
    }
}

/// Names the paragraph so many behind, for a claim and for each of its anchors that names one besides its content.
pub(super) fn drifted(claim: &mut ClaimEntry, drift: i64) {
    claim.paragraph = claim.paragraph.map(|number| behind(number, drift));
    for field in PIECED.into_iter().filter(|field| *field != Field::Content) {
        let mut pieces = pieces_of(claim, field).to_vec();
        for piece in &mut pieces {
            shift(piece, drift);
        }
        set_pieces(claim, field, pieces);
    }
}

/// Names the paragraph so many behind, if one is named.
pub(super) fn shift(anchor: &mut Anchor, drift: i64) {
    if let Anchor::Selector(selector) = anchor {
        let number = selector.paragraph;
        selector.paragraph = number.map(|number| behind(number, drift));
    }
}

fn behind(number: u32, drift: i64) -> u32 {
    u32::try_from(i64::from(number) + drift).unwrap_or(number)
}
