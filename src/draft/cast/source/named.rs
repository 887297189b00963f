//! Who speaks, by the names and nouns of a source.

use super::super::noun::{noun, takes_up};
use super::Heard;
use super::LOOK_BACK;
use super::Reader;
use crate::draft::title::is_title;
use crate::model::layer::Kind;
use crate::text::Span;

/// Words for a body that any name of the kind may be taken up with.
const GENERAL: [&str; 17] = [
    "agency",
    "airline",
    "alliance",
    "charity",
    "coalition",
    "company",
    "developer",
    "faction",
    "firm",
    "group",
    "manufacturer",
    "militia",
    "movement",
    "operator",
    "organisation",
    "organization",
    "party",
];

impl Reader<'_> {
    /// The figure that is named in a source as the one who speaks.
    pub(super) fn named(&self, span: Span, head: usize) -> Option<usize> {
        let inside = self.within(span);
        let owns = |at: Span| self.scene.is_possessive(self.scene.tokens.within(at).end);
        let head_at = self.scene.span(head).start;
        let at_head = |at: Span| at.contains(head_at as usize);
        // Somebody who has no name but is a figure as a whole: "Pakistani security sources".
        let whole = inside.iter().find(|(at, figure)| {
            at_head(*at) && self.sketches.get(*figure).is_some_and(|s| s.noun.is_some())
        });
        if let Some((_, figure)) = whole {
            return Some(*figure);
        }
        let person = inside
            .iter()
            .find(|(at, figure)| self.kind(*figure) == Some(Kind::Person) && !owns(*at));
        if let Some((_, figure)) = person {
            return Some(*figure);
        }
        if let Some((_, figure)) = inside.iter().find(|(at, _)| at_head(*at)) {
            return Some(*figure);
        }
        self.body(span, head, inside)
            .or_else(|| self.beside(inside))
    }

    /// The body that stands in apposition: "the aid group they work for, Doctors in Transit".
    fn beside(&self, inside: &[(Span, usize)]) -> Option<usize> {
        let apposed = |(at, figure): &&(Span, usize)| {
            let start = self.scene.tokens.within(*at).start;
            let body = matches!(self.kind(*figure), Some(Kind::Organisation | Kind::Group));
            let article = self.scene.lower_before(start) == "the";
            body && self.scene.lower_before(start - usize::from(article)) == ","
        };
        inside.iter().find(apposed).map(|(_, figure)| *figure)
    }

    /// The body that an unnamed speaker speaks for: "a spokesman for the Front", "Karvelia's army".
    fn body(&self, span: Span, head: usize, inside: &[(Span, usize)]) -> Option<usize> {
        let lower = self.scene.lower(head);
        let state = noun(&lower).is_some_and(|noun| noun.state);
        let speaks = state
            || is_title(&lower)
            || matches!(
                lower.as_str(),
                "spokesperson"
                    | "official"
                    | "source"
                    | "sources"
                    | "statement"
                    | "representative"
                    | "lawyer"
                    | "lawyers"
                    | "diplomat"
                    | "envoy"
                    | "delegate"
                    | "delegation"
                    | "command"
                    | "side"
                    | "negotiator"
                    | "prosecutor"
                    | "soldier"
                    | "press"
                    | "spokesmen"
                    | "spokespeople"
                    | "member"
                    | "members"
                    | "report"
                    | "foreign"
                    | "border"
                    | "service"
                    | "staff"
                    | "headquarters"
            );
        let own = |(at, figure): &&(Span, usize)| {
            let kind = self.kind(*figure);
            let local = self.is_local(*at, span);
            matches!(kind, Some(Kind::Organisation | Kind::Group))
                || kind == Some(Kind::Place) && state && !local
        };
        if let Some((_, figure)) = inside.iter().find(own).filter(|_| speaks) {
            return Some(*figure);
        }
        // "a senior Israeli official": nobody's name, but a state that is a figure.
        let country = self
            .scene
            .tokens
            .within(span)
            .find_map(|token| self.scene.country(token))?;
        let speaks = speaks && !lower.ends_with("lawyer");
        self.countries
            .get(country.0.code)
            .copied()
            .filter(|_| speaks)
    }

    /// Whether a place only says where somebody is.
    fn is_local(&self, at: Span, source: Span) -> bool {
        let start = self.scene.tokens.within(at).start;
        at.start > source.start
            && matches!(
                self.scene.lower_before(start).as_str(),
                "in" | "at" | "near" | "from" | "outside" | "across"
            )
    }

    /// The figure that "the ministry", "the group", "the spokesman" takes up.
    pub(super) fn taken_up(&self, span: Span, head: usize) -> Option<usize> {
        let lower = self.scene.lower(head);
        let start = self.scene.tokens.within(span).start;
        let first = self.scene.lower(start);
        let definite = matches!(first.as_str(), "the" | "this" | "these" | "that" | "those");
        let bare = start == head && noun(&lower).is_some();
        let short = definite && start + 1 == head;
        if !short && !bare {
            return None; // "the transport ministry" is no ministry named before
        }
        if let Some(&figure) = self.nouns.get(&lower) {
            return figure;
        }
        let kind = takes_up(&lower)?;
        let before = self.before(span);
        let has_word = |figure: usize| {
            self.sketches.get(figure).is_some_and(|sketch| {
                sketch.names.iter().any(|name| {
                    name.split([' ', '-'])
                        .any(|word| word.eq_ignore_ascii_case(&lower))
                })
            })
        };
        if kind != Kind::Person
            && let Some((_, figure)) = before
                .iter()
                .rev()
                .take(200)
                .find(|(_, figure)| has_word(*figure))
        {
            return Some(*figure);
        }
        if kind != Kind::Person && !GENERAL.contains(&lower.as_str()) {
            return None; // "the government" is not the company that spoke last
        }
        let fits = |heard: &&Heard| {
            heard
                .figure
                .is_some_and(|figure| self.kind(figure) == Some(kind))
        };
        if let Some(heard) = self.heard.iter().rev().take(LOOK_BACK).find(fits) {
            return heard.figure;
        }
        let near = before
            .iter()
            .rev()
            .take(8)
            .find(|(_, figure)| self.kind(*figure) == Some(kind) && kind != Kind::Person);
        near.map(|(_, figure)| *figure)
    }
}
