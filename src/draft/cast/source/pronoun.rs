//! Whom "he", "she", "it" and "they" stand for.

use super::{Heard, LOOK_BACK, Reader};
use crate::draft::title::Gender;
use crate::model::layer::Kind;
use crate::text::Span;

/// A pronoun as a source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pronoun {
    Person(Gender),
    Thing,
    Several,
    Relative,
}

/// The pronoun that a word in lower case is.
pub(super) fn pronoun(lower: &str) -> Option<Pronoun> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Pronoun::Person(Gender::Man),
        "she" | "her" | "hers" | "herself" => Pronoun::Person(Gender::Woman),
        "it" | "its" | "itself" => Pronoun::Thing,
        "they" | "them" | "their" | "both" => Pronoun::Several,
        "who" | "which" => Pronoun::Relative,
        _ => return None,
    })
}

impl Reader<'_> {
    /// The figure that a pronoun stands for; never `not`, who speaks the quotation that it stands in.
    pub(super) fn meant(
        &mut self,
        pronoun: Pronoun,
        span: Span,
        not: Option<usize>,
    ) -> Option<usize> {
        if pronoun == Pronoun::Relative {
            let (at, figure) = self.before(span).last()?;
            return (span.start.saturating_sub(at.end) < 4).then_some(*figure);
        }
        let known = |heard: &Heard| {
            let learnt = heard.figure.and_then(|figure| self.genders.get(&figure));
            heard.gender.or(learnt.copied())
        };
        let agrees = |heard: &Heard| match pronoun {
            Pronoun::Person(gender) => {
                heard.person && known(heard).is_none_or(|known| known == gender)
            }
            Pronoun::Thing => !heard.person && !heard.plural,
            Pronoun::Several => !heard.person && heard.plural,
            Pronoun::Relative => false,
        };
        let other = |heard: &Heard| not.is_none() || heard.figure != not;
        let fits = |heard: &&Heard| agrees(heard) && other(heard);
        let heard = self.heard.iter().rev().take(LOOK_BACK).find(fits).copied();
        let heard = heard.or_else(|| {
            let group = |heard: &&Heard| {
                heard
                    .figure
                    .and_then(|figure| self.kind(figure))
                    .is_some_and(|kind| matches!(kind, Kind::Group | Kind::Organisation))
            };
            self.heard
                .iter()
                .rev()
                .take(LOOK_BACK)
                .find(group)
                .copied()
                .filter(|_| pronoun == Pronoun::Several)
        });
        let found = heard.map_or_else(
            || {
                self.spoken_of(pronoun, span)
                    .filter(|found| Some(*found) != not)
            },
            |heard| heard.figure,
        );
        if let (Pronoun::Person(gender), Some(figure)) = (pronoun, found) {
            self.genders.insert(figure, gender);
        }
        let person = matches!(pronoun, Pronoun::Person(_));
        let gender = if let Pronoun::Person(gender) = pronoun {
            Some(gender)
        } else {
            None
        };
        self.heard.push(Heard {
            figure: found,
            person,
            plural: pronoun == Pronoun::Several,
            gender,
        });
        found
    }

    /// Somebody who was named shortly before without being a source.
    fn spoken_of(&self, pronoun: Pronoun, span: Span) -> Option<usize> {
        let near = self.before(span).iter().rev().take(4);
        let kinds: &[Kind] = match pronoun {
            Pronoun::Person(_) => &[Kind::Person],
            Pronoun::Thing => &[Kind::Organisation, Kind::Group],
            Pronoun::Several => &[Kind::Group, Kind::Organisation],
            Pronoun::Relative => &[],
        };
        let close = |at: Span| span.start.saturating_sub(at.end) < 300;
        let fits = |figure: usize| match pronoun {
            Pronoun::Person(gender) => self
                .genders
                .get(&figure)
                .is_none_or(|known| *known == gender),
            _ => true,
        };
        near.filter(|(at, figure)| {
            close(*at)
                && fits(*figure)
                && self.kind(*figure).is_some_and(|kind| kinds.contains(&kind))
        })
        .map(|(_, figure)| *figure)
        .next()
    }
}
