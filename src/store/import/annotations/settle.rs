//! Anchors from elsewhere, found in this text.

use crate::model::anchor::{Found, find, occurrences, stands_alone};
use crate::model::layer::{Anchor, Anchors, ClaimEntry, Layer, Selector};
use crate::model::{Article, Paragraph};
use crate::text::Span;

/// What became of the quotes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found where the list says, or found where it does not say where.
    pub unchanged: usize,
    /// Found elsewhere, by their words and what stands around them.
    pub moved: usize,
    /// Not found, or found more than once with nothing to tell which is meant.
    pub orphaned: usize,
}

/// The most places of a quote that are compared.
const MAX_PLACES: usize = 10_000;

/// A quote of so many bytes is itself wherever it stands.
const LONG: usize = 24;

/// Finds every anchor of a layer in the text, and writes it anew as this text has it.
pub(super) fn settle(layer: &mut Layer, article: &Article) -> Tally {
    let mut settler = Settler {
        article,
        tally: Tally::default(),
    };
    layer
        .claims
        .iter_mut()
        .for_each(|claim| settler.claim(claim));
    for line in &mut layer.verification {
        line.paragraph = settler.all(&mut line.quote, None);
    }
    for mention in layer
        .entities
        .iter_mut()
        .flat_map(|entity| &mut entity.mentions)
    {
        settler.one(mention, None);
    }
    settler.tally
}

struct Settler<'a> {
    article: &'a Article,
    tally: Tally,
}

impl Settler<'_> {
    /// The content first: the other parts stand near it.
    fn claim(&mut self, claim: &mut ClaimEntry) {
        claim.paragraph = self.all(&mut claim.content, None);
        self.all(&mut claim.source, claim.paragraph);
        self.all(&mut claim.cue, claim.paragraph);
        for hedge in &mut claim.hedges {
            self.one(hedge, claim.paragraph);
        }
    }

    /// Settles pieces, relative to `paragraph` or else to that of the first of them, which is returned.
    fn all(&mut self, anchors: &mut Anchors, paragraph: Option<u32>) -> Option<u32> {
        let mut near = paragraph;
        match anchors {
            Anchors::One(anchor) => near = self.one(anchor, near).or(near),
            Anchors::Many(pieces) => {
                for piece in pieces {
                    near = near.or(self.one(piece, near));
                }
            }
        }
        near
    }

    /// Settles one anchor; the number of the paragraph in which it was found.
    fn one(&mut self, anchor: &mut Anchor, near: Option<u32>) -> Option<u32> {
        let selector = match anchor {
            Anchor::Quote(quote) => Selector {
                quote: std::mem::take(quote),
                ..Selector::default()
            },
            Anchor::Selector(selector) => std::mem::take(selector),
        };
        let Some(span) = self.place(&selector, near) else {
            self.tally.orphaned += 1;
            *anchor = orphan(selector);
            return None;
        };
        let at = self.article.code_point_of(span.start as usize);
        match selector.position {
            Some(position) if position != at => self.tally.moved += 1,
            _ => self.tally.unchanged += 1,
        }
        let paragraph = self.article.paragraph_at(span.start as usize).number();
        *anchor = self.anchor(span, near.unwrap_or(paragraph));
        Some(paragraph)
    }

    /// Where the words of a selector stand.
    fn place(&self, selector: &Selector, near: Option<u32>) -> Option<Span> {
        if selector.quote.trim().is_empty() {
            return None;
        }
        let whole = Span::new(0, self.article.len());
        let mut places = occurrences(self.article.text(), &selector.quote, whole);
        places.truncate(MAX_PLACES);
        let hinted = selector
            .position
            .and_then(|position| self.article.byte_of(position));
        let at_hint = |span: &Span| hinted == Some(span.start as usize);
        let context = |span: &Span| self.context(selector, *span);
        let asked = letters(selector.prefix.as_deref()) + letters(selector.suffix.as_deref());
        if let Some(span) = places
            .iter()
            .find(|span| at_hint(span) && context(span) == asked)
        {
            return Some(*span);
        }
        let best = places.iter().map(context).max()?;
        let foreign = asked > 0 && best == 0 && selector.quote.len() < LONG;
        if foreign {
            return None; // the same short words, but in other surroundings
        }
        places.retain(|span| context(span) == best);
        let in_paragraph = |span: &Span| {
            let number = self.article.paragraph_at(span.start as usize).number();
            selector.paragraph.or(near) == Some(number)
        };
        let alone = |span: &Span| stands_alone(self.article.text(), *span);
        narrow(&mut places, in_paragraph);
        narrow(&mut places, alone);
        narrow(&mut places, at_hint);
        match places.as_slice() {
            [span] => Some(*span),
            _ => None,
        }
    }

    /// How many letters around a place are those that a selector gives, outwards from the words, blanks aside.
    fn context(&self, selector: &Selector, span: Span) -> usize {
        let text = self.article.text();
        let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
        let seen = |c: &char| !c.is_whitespace();
        let prefix = selector.prefix.as_deref().unwrap_or_default();
        let suffix = selector.suffix.as_deref().unwrap_or_default();
        let back = |text: &str, of: &str| {
            let pairs = text
                .chars()
                .rev()
                .filter(seen)
                .zip(of.chars().rev().filter(seen));
            pairs.take_while(|(a, b)| a == b).count()
        };
        let forward = |text: &str, of: &str| {
            let pairs = text.chars().filter(seen).zip(of.chars().filter(seen));
            pairs.take_while(|(a, b)| a == b).count()
        };
        back(before, prefix) + forward(after, suffix)
    }

    /// The shortest anchor by which the text finds a span again, seen from a paragraph.
    fn anchor(&self, span: Span, paragraph: u32) -> Anchor {
        let quote = self.article.words(span).to_owned();
        let plain = Anchor::Quote(quote.clone());
        if find(self.article, &plain, Some(paragraph)) == Ok(Found::Here(span)) {
            return plain;
        }
        let Paragraph(own) = self.article.paragraph_at(span.start as usize);
        Anchor::Selector(Selector {
            quote,
            paragraph: Some(own + 1),
            position: Some(self.article.code_point_of(span.start as usize)),
            ..Selector::default()
        })
    }
}

/// Keeps the places that fit, if any does.
fn narrow(places: &mut Vec<Span>, fits: impl Fn(&Span) -> bool) {
    if places.len() > 1 && places.iter().any(&fits) {
        places.retain(fits);
    }
}

fn letters(context: Option<&str>) -> usize {
    let seen = |c: &char| !c.is_whitespace();
    context.map_or(0, |text| text.chars().filter(seen).count())
}

/// Words that are not here, with what stood around them where they were.
fn orphan(selector: Selector) -> Anchor {
    if selector.prefix.is_none() && selector.suffix.is_none() {
        return Anchor::Quote(selector.quote);
    }
    Anchor::Selector(Selector {
        paragraph: None,
        position: None,
        ..selector
    })
}
