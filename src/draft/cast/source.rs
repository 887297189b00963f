//! Whose words an attribution gives: the figure that its source names, or takes up with a noun or a pronoun.

use std::collections::HashMap;

use super::described::head;
use super::noun::{noun, takes_up};
use super::scene::Scene;
use super::sketch::Sketch;
use crate::draft::Reading;
use crate::draft::title::{Gender, gender, is_title};
use crate::model::layer::Kind;
use crate::text::Span;

/// How many referents back a pronoun or a noun looks for whom it stands for.
const LOOK_BACK: usize = 12;

/// The figure of each attribution's source, and for each figure where it is a source without its name.
pub fn sources(
    scene: &Scene,
    reading: &Reading,
    sketches: &[Sketch],
) -> (Vec<Option<usize>>, Vec<Vec<Span>>) {
    let mentions = sketches
        .iter()
        .enumerate()
        .flat_map(|(i, sketch)| sketch.mentions.iter().map(move |span| (*span, i)));
    let mut mentions: Vec<(Span, usize)> = mentions.collect();
    mentions.sort_unstable();
    let mut reader = Reader {
        scene,
        sketches,
        mentions,
        heard: Vec::new(),
        genders: HashMap::new(),
        nouns: HashMap::new(),
    };
    let mut sources = vec![None; reading.attributions.len()];
    let mut references = vec![Vec::new(); sketches.len()];
    let quotations = quotations(scene.text, reading);
    for (i, span) in in_order(reading, &quotations) {
        let outer = quotations.get(&i).copied();
        let speaker = outer.and_then(|outer| sources.get(outer).copied().flatten());
        let Some((figure, by_name)) = reader.read(span, speaker) else {
            continue;
        };
        if let Some(source) = sources.get_mut(i) {
            *source = Some(figure);
        }
        if !by_name && let Some(list) = references.get_mut(figure) {
            list.push(span);
        }
    }
    for list in &mut references {
        list.sort_unstable();
        list.dedup();
    }
    (sources, references)
}

/// For each attribution inside a direct quotation: the attribution that gives the quotation.
fn quotations(text: &str, reading: &Reading) -> HashMap<usize, usize> {
    let contents = reading
        .attributions
        .iter()
        .enumerate()
        .flat_map(|(i, attribution)| attribution.content.iter().map(move |span| (*span, i)));
    let quoted = |span: &Span| span.of(text).starts_with(['"', '“', '‘', '\'']);
    let mut contents: Vec<(Span, usize)> = contents.filter(|(span, _)| quoted(span)).collect();
    contents.sort_unstable();
    let around = |span: Span, own: usize| {
        let behind = contents.partition_point(|(content, _)| content.start <= span.start);
        let near = contents.get(..behind)?.iter().rev().take(3);
        near.into_iter()
            .find(|(content, i)| content.covers(span) && *i != own)
            .map(|(_, i)| *i)
    };
    let sources = reading.attributions.iter().enumerate();
    sources
        .filter_map(|(i, attribution)| Some((i, around(attribution.source?, i)?)))
        .collect()
}

/// The attributions with a source, in the order of their sources; one inside a quotation after whoever speaks the quotation.
fn in_order(reading: &Reading, quotations: &HashMap<usize, usize>) -> Vec<(usize, Span)> {
    let source = |i: usize| reading.attributions.get(i)?.source;
    let all = (0..reading.attributions.len()).filter_map(|i| Some((i, source(i)?)));
    let mut sources: Vec<(usize, Span)> = all.collect();
    sources.sort_by_cached_key(|&(i, span)| {
        let outer = quotations.get(&i).and_then(|&outer| source(outer));
        (
            outer.map_or(span, |outer| outer.max(span)),
            outer.is_some(),
            span,
        )
    });
    sources
}

/// Somebody who was named as a source, or spoken of where a pronoun may take them up.
#[derive(Debug, Clone, Copy)]
struct Heard {
    figure: Option<usize>,
    person: bool,
    plural: bool,
    gender: Option<Gender>,
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    sketches: &'a [Sketch],
    /// Every mention with its figure, in the order of the text.
    mentions: Vec<(Span, usize)>,
    /// Sources so far.
    heard: Vec<Heard>,
    genders: HashMap<usize, Gender>,
    /// By a noun of a source: the figure that it told of last, if that is known.
    nouns: HashMap<String, Option<usize>>,
}

/// A pronoun as a source.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    Person(Gender),
    Thing,
    Several,
    Relative,
}

fn pronoun(lower: &str) -> Option<Pronoun> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Pronoun::Person(Gender::Man),
        "she" | "her" | "hers" | "herself" => Pronoun::Person(Gender::Woman),
        "it" | "its" | "itself" => Pronoun::Thing,
        "they" | "them" | "their" | "both" => Pronoun::Several,
        "who" | "which" => Pronoun::Relative,
        _ => return None,
    })
}

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

/// What speaks without being anybody.
const PAPERS: [&str; 24] = [
    "account",
    "analysis",
    "article",
    "bulletin",
    "complaint",
    "document",
    "editorial",
    "estimate",
    "filing",
    "indictment",
    "leaflet",
    "letter",
    "memo",
    "notice",
    "petition",
    "poll",
    "release",
    "report",
    "ruling",
    "statement",
    "study",
    "survey",
    "tweet",
    "verdict",
];

impl Reader<'_> {
    /// The figure of a source, and whether the source names it.
    ///
    /// `speaker` is whoever speaks the quotation that the source stands in, whom a pronoun does not mean.
    fn read(&mut self, span: Span, speaker: Option<usize>) -> Option<(usize, bool)> {
        let tokens = self.scene.tokens.within(span);
        let single = tokens.len() == 1;
        if let Some(pronoun) = pronoun(&self.scene.lower(tokens.start)).filter(|_| single) {
            return Some((self.pronoun(pronoun, span, speaker)?, false));
        }
        let head = head(self.scene, span)?;
        let person = self.is_person(span, head);
        let named = self.named(span, head);
        let figure = named.or_else(|| self.taken_up(span, head));
        let sex = self
            .gender_of(span)
            .or_else(|| figure.and_then(|figure| self.genders.get(&figure).copied()));
        if let Some((figure, sex)) = figure.zip(sex).filter(|_| person) {
            self.genders.insert(figure, sex);
        }
        match figure {
            Some(figure) => self.learn(span, figure),
            None => drop(self.nouns.insert(self.scene.lower(head), None)),
        }
        let plural = !person && self.is_plural(head, figure);
        let person = person || figure.is_none() && !plural && self.is_somebody(span, head);
        self.heard.push(Heard {
            figure,
            person,
            plural,
            gender: sex,
        });
        Some((figure?, named.is_some()))
    }

    fn is_person(&self, span: Span, head: usize) -> bool {
        let named = self.within(span).iter().any(|(at, figure)| {
            self.kind(*figure) == Some(Kind::Person)
                && !self.scene.is_possessive(self.scene.tokens.within(*at).end)
        });
        let lower = self.scene.lower(head);
        named
            || is_title(&lower)
            || takes_up(&lower) == Some(Kind::Person)
            || gender(&lower).is_some() && !self.scene.is_capital(head)
    }

    /// Whether a source that no figure fits is a person all the same: "a farmer in the next valley".
    fn is_somebody(&self, span: Span, head: usize) -> bool {
        let first = self.scene.lower(self.scene.tokens.within(span).start);
        let lower = self.scene.lower(head);
        matches!(first.as_str(), "a" | "an" | "one" | "another")
            && noun(&lower).is_none()
            && !PAPERS.contains(&lower.as_str())
            && takes_up(&lower).is_none()
    }

    fn is_plural(&self, head: usize, figure: Option<usize>) -> bool {
        let lower = self.scene.lower(head);
        let common = !self.scene.is_capital(head) || figure.is_none();
        common
            && (lower.ends_with('s') && !lower.ends_with("ss")
                || lower == "police"
                || lower == "people")
    }

    fn kind(&self, figure: usize) -> Option<Kind> {
        self.sketches.get(figure).map(Sketch::kind)
    }

    /// The mentions that lie inside a span.
    fn within(&self, span: Span) -> &[(Span, usize)] {
        let start = self
            .mentions
            .partition_point(|(at, _)| at.start < span.start);
        let rest = self.mentions.get(start..).unwrap_or_default();
        let count = rest
            .iter()
            .take_while(|(at, _)| at.start < span.end)
            .count();
        rest.get(..count).unwrap_or_default()
    }

    /// The figure that is named in a source as the one who speaks.
    fn named(&self, span: Span, head: usize) -> Option<usize> {
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
        self.sketches
            .iter()
            .position(|sketch| {
                sketch.is_country() && sketch.country.as_deref() == Some(country.0.code)
            })
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
    fn taken_up(&self, span: Span, head: usize) -> Option<usize> {
        let lower = self.scene.lower(head);
        let start = self.scene.tokens.within(span).start;
        let first = self.scene.lower(start);
        let definite = matches!(first.as_str(), "the" | "this" | "these" | "that" | "those");
        let bare = start == head && noun(&lower).is_some();
        if !(definite && start + 1 == head) && !bare {
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

    /// The mentions before a span.
    fn before(&self, span: Span) -> &[(Span, usize)] {
        let end = self
            .mentions
            .partition_point(|(at, _)| at.start < span.start);
        self.mentions.get(..end).unwrap_or_default()
    }

    fn pronoun(&mut self, pronoun: Pronoun, span: Span, speaker: Option<usize>) -> Option<usize> {
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
        let other = |heard: &Heard| speaker.is_none() || heard.figure != speaker;
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
                    .filter(|found| Some(*found) != speaker)
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

    /// What the words of a source say of the sex of whom it names.
    fn gender_of(&self, span: Span) -> Option<Gender> {
        let tokens = self.scene.tokens.within(span);
        let before = tokens.start.checked_sub(2).unwrap_or(tokens.start)..tokens.start;
        let words = tokens
            .take(24)
            .chain(before.filter(|token| is_title(self.scene.word(*token))));
        words
            .map(|token| self.scene.lower(token))
            .filter(|lower| {
                takes_up(lower).is_some() || is_title(lower) || lower.ends_with("woman")
            })
            .find_map(|lower| gender(&lower))
    }

    /// Remembers the nouns that a source says of its figure: "the general", "the ministry".
    fn learn(&mut self, span: Span, figure: usize) {
        for token in self.scene.tokens.within(span).take(24) {
            let lower = self.scene.lower(token);
            if takes_up(&lower).is_some_and(|kind| {
                Some(kind) == self.kind(figure)
                    || kind != Kind::Person && self.kind(figure) == Some(Kind::Place)
            }) || noun(&lower).is_some_and(|noun| {
                self.sketches
                    .get(figure)
                    .is_some_and(|sketch| sketch.noun == Some(noun))
            }) {
                self.nouns.insert(lower, Some(figure));
            }
        }
    }
}
