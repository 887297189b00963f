//! Questions about entities: where they fall, with whom, and what is claimed at a place.

use std::collections::BTreeMap;

use super::dossier::{Dossier, Voice};
use super::{ClaimId, EntityId, Paragraph, SideId};
use crate::text::Span;

impl Dossier {
    /// How many mentions of an entity fall into each of `buckets` equal stretches of the text.
    #[must_use]
    pub fn spread(&self, id: EntityId, buckets: usize) -> Vec<u32> {
        let mut spread = vec![0; buckets];
        if buckets == 0 {
            return spread;
        }
        for mention in self.mentions_of(id) {
            let at = mention.span.start as usize * buckets / self.article().len().max(1);
            spread[at.min(buckets - 1)] += 1;
        }
        spread
    }

    /// The paragraphs that mention an entity, in order.
    #[must_use]
    pub fn paragraphs_mentioning(&self, id: EntityId) -> Vec<Paragraph> {
        let mentions = self.mentions_of(id);
        let mut paragraphs: Vec<Paragraph> = mentions
            .map(|m| self.article().paragraph_at(m.span.start as usize))
            .collect();
        paragraphs.dedup();
        paragraphs
    }

    /// The sentences that mention an entity, in order, each with the first mention in it.
    #[must_use]
    pub fn sentences_mentioning(&self, id: EntityId) -> Vec<(Span, Span)> {
        let starts = self.mentions_of(id).map(|m| m.span.start as usize);
        let mentions = self.mentions_of(id).map(|mention| mention.span);
        let mut sentences: Vec<(Span, Span)> =
            self.article().sentences_at(starts).zip(mentions).collect();
        sentences.dedup_by_key(|(sentence, _)| *sentence);
        sentences
    }

    /// Who is named beside an entity in some sentences, and in how many, most often first.
    #[must_use]
    pub fn companions(
        &self,
        id: EntityId,
        sentences: impl Iterator<Item = Span>,
    ) -> Vec<(EntityId, usize)> {
        let mut together: BTreeMap<EntityId, usize> = BTreeMap::new();
        for sentence in sentences {
            for other in self.entities_in(sentence) {
                if other != id {
                    *together.entry(other).or_default() += 1;
                }
            }
        }
        let mut ranked: Vec<_> = together.into_iter().collect();
        ranked.sort_by_key(|&(other, count)| (std::cmp::Reverse(count), other));
        ranked
    }

    /// The claims that are said to hold at a place: placed there, or naming it in their content.
    #[must_use]
    pub fn claims_at(&self, place: EntityId) -> &[ClaimId] {
        &self.claims_at[place.index()]
    }

    /// The sides that make claims about a place.
    #[must_use]
    pub fn sides_at(&self, place: EntityId) -> Vec<SideId> {
        let claims = self.claims_at(place).iter();
        let mut sides: Vec<SideId> = claims
            .filter_map(|&id| match self.claim(id).voice {
                Voice::Side(side) => Some(side),
                _ => None,
            })
            .collect();
        sides.sort_unstable();
        sides.dedup();
        sides
    }

    /// The entities on the map, sectors first, then those that the text names most; last those
    /// of kind place without coordinates.
    #[must_use]
    pub fn places(&self) -> Vec<EntityId> {
        let mut places: Vec<EntityId> = self
            .entity_ids()
            .filter(|&id| {
                let entity = self.entity(id);
                entity.place.is_some() || entity.kind == super::Kind::Place
            })
            .collect();
        places.sort_by_key(|&id| {
            let entity = self.entity(id);
            let rank = match &entity.place {
                Some(place) if place.sector => 0,
                Some(_) => 1,
                None => 2,
            };
            (rank, std::cmp::Reverse(self.mentions_of(id).len()), id)
        });
        places
    }
}
