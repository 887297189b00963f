//! Anchors from elsewhere, found in this text.

use crate::model::Article;
use crate::model::anchor::{Found, find, places_of, stands_alone};
use crate::model::layer::{Anchor, Anchors, ClaimEntry, Layer, Selector};
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
        for part in [&mut claim.content, &mut claim.source, &mut claim.cue] {
            let near = self.all(part, claim.paragraph);
            claim.paragraph = claim.paragraph.or(near);
        }
        for hedge in &mut claim.hedges {
            self.one(hedge, claim.paragraph);
        }
    }

    /// Settles pieces, seen from `paragraph` or else from that of the first of them that is found; which it is.
    fn all(&mut self, anchors: &mut Anchors, mut paragraph: Option<u32>) -> Option<u32> {
        let pieces = match anchors {
            Anchors::One(anchor) => std::slice::from_mut(anchor),
            Anchors::Many(pieces) => pieces,
        };
        for piece in pieces {
            let selector = taken(piece);
            let found = self.place(&selector, paragraph);
            paragraph = paragraph.or(found.map(|span| self.paragraph(span)));
            *piece = self.settled(selector, found, paragraph);
        }
        paragraph
    }

    /// Settles one anchor, seen from a paragraph or from nowhere.
    fn one(&mut self, anchor: &mut Anchor, near: Option<u32>) {
        let selector = taken(anchor);
        let found = self.place(&selector, near);
        *anchor = self.settled(selector, found, near);
    }

    fn settled(&mut self, selector: Selector, found: Option<Span>, near: Option<u32>) -> Anchor {
        let Some(span) = found else {
            self.tally.orphaned += 1;
            return orphan(selector);
        };
        let at = self.article.code_point_of(span.start as usize);
        match selector.position {
            Some(position) if position != at => self.tally.moved += 1,
            _ => self.tally.unchanged += 1,
        }
        self.anchor(span, near)
    }

    fn paragraph(&self, span: Span) -> u32 {
        self.article.paragraph_at(span.start as usize).number()
    }

    /// Where the words of a selector stand.
    fn place(&self, selector: &Selector, near: Option<u32>) -> Option<Span> {
        if selector.quote.trim().is_empty() {
            return None;
        }
        let whole = Span::new(0, self.article.len());
        let mut places = places_of(self.article, &selector.quote, whole);
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
        let in_paragraph = |span: &Span| selector.paragraph.or(near) == Some(self.paragraph(*span));
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

    /// The shortest anchor by which the text finds a span again, seen from a paragraph or from nowhere.
    fn anchor(&self, span: Span, near: Option<u32>) -> Anchor {
        let quote = self.article.words(span).to_owned();
        let plain = Anchor::Quote(quote.clone());
        let near_by = Selector {
            quote,
            paragraph: Some(self.paragraph(span)),
            ..Selector::default()
        };
        let exact = Selector {
            position: Some(self.article.code_point_of(span.start as usize)),
            ..near_by.clone()
        };
        let ways = [plain, Anchor::Selector(near_by)];
        let finds = |anchor: &Anchor| find(self.article, anchor, near) == Ok(Found::Here(span));
        ways.into_iter()
            .find(finds)
            .unwrap_or(Anchor::Selector(exact))
    }
}

/// What an anchor of a list says, whatever its form.
fn taken(anchor: &mut Anchor) -> Selector {
    match anchor {
        Anchor::Quote(quote) => Selector {
            quote: std::mem::take(quote),
            ..Selector::default()
        },
        Anchor::Selector(selector) => std::mem::take(selector),
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
