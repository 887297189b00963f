//! Mentions: every place where the text names an entity.

use std::cmp::Reverse;

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError};
use memchr::memmem;

use super::EntityId;
use super::anchor::stands_alone;
use super::article::Article;
use super::span_index::SpanIndex;
use crate::text::Span;

/// How a mention names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By its name.
    Name,
    /// By another of its names.
    Alias,
    /// By the name of something else that stands for it.
    StandIn,
    /// By words that only the annotator could tell.
    Marked,
}

/// A span that names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// Whom they name.
    pub entity: EntityId,
    /// How they name it.
    pub form: Form,
    /// The entity whose name a stand-in literally is: the city, where it stands for a government.
    pub literal: Option<EntityId>,
}

/// A name to look for.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// The words, matched with their case.
    pub words: &'a str,
    /// Whom they name.
    pub entity: EntityId,
    /// As what.
    pub form: Form,
}

/// A place where a name stands alone, whether or not it names somebody there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    span: Span,
    pub(super) entity: EntityId,
    /// Which of the entity's names it is.
    nth: u32,
    form: Form,
}

impl Hit {
    /// In the order of the text, longer ones first, then as entities and their names are listed.
    fn order(&self) -> (u32, Reverse<u32>, EntityId, u32) {
        (
            self.span.start,
            Reverse(self.span.end),
            self.entity,
            self.nth,
        )
    }
}

/// Every mention: the `marked` ones, and the `names` wherever no marked one is in the way.
///
/// The longest name wins, from left to right; names stand alone between other words. Names are in the order of their
/// entities.
#[must_use]
pub fn find(article: &Article, names: &[Name], marked: Vec<Mention>) -> Vec<Mention> {
    joined(&hits(article, names), marked)
}

/// The mentions that these places make, sorted as [`hits`] sorts them, with the marked ones.
pub(super) fn joined(hits: &[Hit], marked: Vec<Mention>) -> Vec<Mention> {
    let named = named(hits);
    if marked.is_empty() {
        return named;
    }
    let taken = SpanIndex::new(marked.iter().map(|m| (m.span, ())).collect());
    let mut mentions = marked;
    mentions.extend(named.into_iter().filter(|mention| {
        let around =
            |(marked, ()): &(Span, ())| marked.covers(mention.span) && *marked != mention.span;
        taken.overlapping(mention.span).all(around)
    }));
    mentions
}

fn named(hits: &[Hit]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::with_capacity(hits.len());
    for &hit in hits {
        match found.last_mut() {
            Some(last) if last.span == hit.span => merge(last, hit),
            Some(last) if last.span.overlaps(hit.span) => {}
            _ => found.push(mention(hit)),
        }
    }
    found
}

/// Puts places in the order that [`joined`] asks for.
pub(super) fn sort(hits: &mut [Hit]) {
    hits.sort_by_key(Hit::order);
}

/// Names times bytes of text up to which each name is looked for by itself: the automaton that
/// finds all of them in one go takes longer to prepare than that.
const FEW: usize = 4 << 20;

/// Names that are looked for each by itself in a text of any length.
const HANDFUL: usize = 16;

/// Names that are looked for in one go: the time to prepare that grows with their square.
const AT_ONCE: usize = 2048;

/// Every place where a name stands alone, in order.
pub(super) fn hits(article: &Article, names: &[Name]) -> Vec<Hit> {
    let text = unwrapped(article);
    let few = names.len() <= HANDFUL || names.len().saturating_mul(text.len()) <= FEW;
    let mut places = if few {
        one_by_one(&text, names)
    } else {
        all_at_once(&text, names)
    };
    places.retain(|(span, _)| !span.is_empty() && stands_alone(article.text(), *span));
    let numbers = numbers(names);
    let hit = |(span, name): (Span, usize)| Hit {
        span,
        entity: names[name].entity,
        nth: numbers[name],
        form: names[name].form,
    };
    let mut hits: Vec<Hit> = places.into_iter().map(hit).collect();
    sort(&mut hits);
    hits
}

/// Which of its entity's names each one is.
fn numbers(names: &[Name]) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(names.len());
    for (i, name) in names.iter().enumerate() {
        let before = i
            .checked_sub(1)
            .filter(|&before| names[before].entity == name.entity);
        numbers.push(before.map_or(0, |before| numbers[before] + 1));
    }
    numbers
}

fn one_by_one(text: &str, names: &[Name]) -> Vec<(Span, usize)> {
    let mut hits = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let finder = memmem::Finder::new(name.words);
        let mut from = 0;
        while let Some(found) = text
            .as_bytes()
            .get(from..)
            .and_then(|rest| finder.find(rest))
        {
            let start = from + found;
            hits.push((Span::new(start, start + name.words.len()), i));
            from = start + 1;
        }
    }
    hits
}

fn all_at_once(text: &str, names: &[Name]) -> Vec<(Span, usize)> {
    let mut hits = Vec::new();
    for (first, some) in (0..).step_by(AT_ONCE).zip(names.chunks(AT_ONCE)) {
        let Ok(automaton) = automaton(some) else {
            continue; // more letters than an automaton holds: gigabytes
        };
        let found = automaton.find_overlapping_iter(text);
        hits.extend(found.map(|hit| {
            let name = first + hit.pattern().as_usize();
            (Span::new(hit.start(), hit.end()), name)
        }));
    }
    hits
}

/// Of the kind that is ready in a seventh of the time that the default for few names takes.
fn automaton(names: &[Name]) -> Result<AhoCorasick, BuildError> {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .prefilter(false)
        .build(names.iter().map(|name| name.words))
}

fn mention(hit: Hit) -> Mention {
    Mention {
        span: hit.span,
        entity: hit.entity,
        form: hit.form,
        literal: None,
    }
}

/// Two entities share the words: the one that they stand for has them, the other lends its name.
fn merge(kept: &mut Mention, hit: Hit) {
    if kept.entity == hit.entity {
        // It has its own name twice.
    } else if hit.form == Form::StandIn && kept.form != Form::StandIn {
        let literal = kept.entity;
        *kept = mention(hit);
        kept.literal = Some(literal);
    } else if kept.form == Form::StandIn && hit.form != Form::StandIn {
        kept.literal = Some(hit.entity);
    }
}

/// The text with the newlines of hard-wrapped paragraphs read as spaces, byte for byte.
fn unwrapped(article: &Article) -> std::borrow::Cow<'_, str> {
    let text = article.text();
    let wrapped = article
        .paragraphs()
        .iter()
        .any(|p| memchr::memchr(b'\n', p.of(text).as_bytes()).is_some());
    if wrapped {
        text.replace('\n', " ").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<Name<'static>> {
        let name = |words, entity, form| Name {
            words,
            entity: EntityId(entity),
            form,
        };
        vec![
            name("Taliban", 0, Form::Name),
            name("Afghan Taliban", 0, Form::Alias),
            name("Tehrik-e-Taliban Pakistan", 1, Form::Name),
            name("TTP", 1, Form::Alias),
            name("Pakistan", 2, Form::Name),
            name("Islamabad", 2, Form::StandIn),
            name("Islamabad", 3, Form::Name),
            name("Khyber", 4, Form::Name),
            name("Khyber Pakhtunkhwa", 5, Form::Name),
        ]
    }

    fn found(text: &str) -> Vec<(String, u32)> {
        find(&Article::new(text.into()), &names(), Vec::new())
            .iter()
            .map(|m| (m.span.of(text).to_owned(), m.entity.0))
            .collect()
    }

    fn pairs(list: &[(&str, u32)]) -> Vec<(String, u32)> {
        list.iter().map(|(w, e)| ((*w).to_owned(), *e)).collect()
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(
            found("The Tehrik-e-Taliban Pakistan (TTP) left Khyber Pakhtunkhwa for Khyber."),
            pairs(&[
                ("Tehrik-e-Taliban Pakistan", 1),
                ("TTP", 1),
                ("Khyber Pakhtunkhwa", 5),
                ("Khyber", 4)
            ])
        );
    }

    #[test]
    fn a_hyphen_binds_and_a_possessive_does_not() {
        assert_eq!(
            found("Pakistan’s anti-Pakistan line on the Pakistan-Afghanistan frontier, Pakistani"),
            pairs(&[("Pakistan", 2)])
        );
    }

    #[test]
    fn a_stand_in_remembers_what_it_literally_names() {
        let article = Article::new("Islamabad argues".into());
        let mentions = find(&article, &names(), Vec::new());
        assert_eq!(mentions[0].entity, EntityId(2));
        assert_eq!(mentions[0].literal, Some(EntityId(3)));
    }

    #[test]
    fn a_marked_mention_takes_its_place_and_may_hold_smaller_ones() {
        let article = Article::new("the fall of Pakistan and Pakistan".into());
        let marked = |start, end| Mention {
            span: Span::new(start, end),
            entity: EntityId(9),
            form: Form::Marked,
            literal: None,
        };
        let mentions = find(&article, &names(), vec![marked(0, 20), marked(25, 33)]);
        let spans: Vec<(u32, u32)> = mentions
            .iter()
            .map(|m| (m.span.start, m.entity.0))
            .collect();
        assert_eq!(spans, [(0, 9), (25, 9), (12, 2)]);
    }

    #[test]
    fn more_names_than_are_looked_for_at_once_are_all_found() {
        let words: Vec<String> = (0..AT_ONCE * 2 + 3).map(|n| format!("name{n}")).collect();
        let words = words.join(" ");
        let names: Vec<Name> = (0..)
            .zip(words.split(' '))
            .map(|(n, words)| Name {
                words,
                entity: EntityId(n),
                form: Form::Name,
            })
            .collect();
        let article = Article::new(words.clone());
        let found = find(&article, &names, Vec::new());
        let entities: Vec<u32> = found.iter().map(|mention| mention.entity.0).collect();
        assert!(entities.iter().copied().eq((0..).take(names.len())));
    }

    #[test]
    fn one_by_one_and_all_at_once_find_the_same() {
        let mut names = names();
        names.push(Name {
            words: "a a",
            ..names[0]
        });
        let text = "xa a a: Afghan Taliban, Tehrik-e-Taliban Pakistan, Khyber Pakhtunkhwa";
        let (mut one, mut all) = (one_by_one(text, &names), all_at_once(text, &names));
        one.sort();
        all.sort();
        assert_eq!(one, all);
        assert_eq!(one.len(), 9);
    }

    #[test]
    fn names_are_found_across_a_hard_wrap() {
        let text = "aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa in Khyber\nPakhtunkhwa bbbb.\n\nx";
        let hits = found(text);
        assert!(hits.is_empty() || hits[0].1 == 5 || hits[0].1 == 4);
    }
}
