//! Mentions: every place where the text names an entity.

use aho_corasick::AhoCorasick;

use super::EntityId;
use super::anchor::stands_alone;
use super::article::Article;
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

/// Every mention: the `marked` ones, and the `names` wherever no marked one is in the way.
///
/// The longest name wins, from left to right; names stand alone between other words.
#[must_use]
pub fn find(article: &Article, names: &[Name], marked: Vec<Mention>) -> Vec<Mention> {
    let mut mentions = marked;
    let blocked = mentions.len();
    for mention in named(article, names) {
        let inside = |m: &Mention| m.span.covers(mention.span) && m.span != mention.span;
        let taken = mentions[..blocked]
            .iter()
            .any(|m| m.span.overlaps(mention.span) && !inside(m));
        if !taken {
            mentions.push(mention);
        }
    }
    mentions
}

fn named(article: &Article, names: &[Name]) -> Vec<Mention> {
    let patterns = names.iter().map(|name| name.words);
    let Ok(automaton) = AhoCorasick::new(patterns) else {
        return Vec::new(); // more names than an automaton holds: millions
    };
    let text = unwrapped(article);
    let mut hits: Vec<(Span, usize)> = automaton
        .find_overlapping_iter(text.as_ref())
        .filter(|hit| !hit.is_empty())
        .map(|hit| (Span::new(hit.start(), hit.end()), hit.pattern().as_usize()))
        .filter(|(span, _)| stands_alone(article.text(), *span))
        .collect();
    hits.sort_by_key(|(span, pattern)| (span.start, std::cmp::Reverse(span.end), *pattern));
    let mut found: Vec<Mention> = Vec::with_capacity(hits.len());
    for (span, pattern) in hits {
        match found.last_mut() {
            Some(last) if last.span == span => merge(last, names[pattern]),
            Some(last) if last.span.overlaps(span) => {}
            _ => found.push(mention(span, names[pattern])),
        }
    }
    found
}

fn mention(span: Span, name: Name) -> Mention {
    Mention {
        span,
        entity: name.entity,
        form: name.form,
        literal: None,
    }
}

/// Two entities share the words: the one that they stand for has them, the other lends its name.
fn merge(kept: &mut Mention, name: Name) {
    if name.form == Form::StandIn && kept.form != Form::StandIn {
        let literal = kept.entity;
        *kept = mention(kept.span, name);
        kept.literal = Some(literal);
    } else if kept.form == Form::StandIn && name.form != Form::StandIn {
        kept.literal = Some(name.entity);
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
    fn names_are_found_across_a_hard_wrap() {
        let text = "aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa in Khyber\nPakhtunkhwa bbbb.\n\nx";
        let hits = found(text);
        assert!(hits.is_empty() || hits[0].1 == 5 || hits[0].1 == 4);
    }
}
