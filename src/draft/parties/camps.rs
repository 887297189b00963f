//! Who stands with whom: everybody who speaks or is named, put together where the text puts them together.

use std::collections::HashMap;

use super::Countries;
use super::names::Names;
use super::noun::noun;
use super::phrase::{self, Name, Phrase, Pronoun};
use super::sets::Sets;
use crate::draft::lemma;
use crate::draft::{Cast, Naming, Reading};
use crate::model::Article;
use crate::model::layer::Kind;
use crate::text::Span;

/// How many sources back a pronoun looks for whom it stands for.
const LOOK_BACK: usize = 8;

/// How many names back "the company" looks for the one that it means.
const NAMES_BACK: usize = 40;

/// Words in the names of companies.
const FIRMS: [&str; 30] = [
    "ltd",
    "limited",
    "inc",
    "corp",
    "corporation",
    "plc",
    "llc",
    "gmbh",
    "ag",
    "sa",
    "holdings",
    "group",
    "industries",
    "resources",
    "energy",
    "metals",
    "mining",
    "airlines",
    "airways",
    "motors",
    "foods",
    "pharma",
    "company",
    "co",
    "berhad",
    "gold",
    "steel",
    "chemicals",
    "partners",
    "lines",
];

/// Nouns by which nobody is known again.
const ANYBODY: [&str; 9] = [
    "man", "woman", "boy", "girl", "peopl", "person", "sourc", "member", "youth",
];

/// Whose "his" is mostly not the last speaker's but that of somebody spoken about.
const KIN: [&str; 16] = [
    "lawyer",
    "solicitor",
    "barrister",
    "counsel",
    "attorney",
    "mother",
    "father",
    "sister",
    "brother",
    "wif",
    "widow",
    "husband",
    "family",
    "son",
    "daughter",
    "relativ",
];

/// How many bytes beside a person's name are read for what they are.
const BESIDE: usize = 90;

/// A name of somebody, with their camp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which name, in the order of the text.
    pub number: usize,
    /// Whose.
    pub camp: usize,
    /// What it names; none for an adjective.
    pub kind: Option<Kind>,
    /// Its first form.
    pub form: String,
    /// How often it is used.
    pub count: usize,
}

/// The camps of an article.
#[derive(Debug)]
pub struct Camps {
    /// For each attribution: its camp; none where nobody or nobody in particular speaks.
    pub speakers: Vec<Option<usize>>,
    /// For each attribution: the phrase that names its source.
    pub phrases: Vec<Phrase>,
    /// For each naming of the reading: its camp.
    pub namings: Vec<usize>,
    /// Every name, in the order of the text.
    pub names: Vec<Named>,
    /// For each attribution of an accusation: the camp that is accused.
    pub targets: Vec<Option<usize>>,
}

/// Puts together who belongs together.
#[must_use]
pub fn read(article: &Article, reading: &Reading, cast: &Cast, countries: &dyn Countries) -> Camps {
    let shared = super::shared::shared(article, reading);
    let named = corrected(article.text(), &reading.namings, countries);
    let mut gatherer = Gatherer {
        text: article.text(),
        reading,
        named: &named,
        cast,
        countries,
        names: Names::new(cast),
        nodes: Vec::new(),
        figures: HashMap::new(),
        sets: Sets::default(),
        phrases: Vec::new(),
        speakers: Vec::new(),
        nouns: HashMap::new(),
        namings: Vec::new(),
    };
    gatherer.namings = named
        .iter()
        .map(|naming| gatherer.name_of(*naming))
        .collect();
    gatherer.beside_names();
    for i in 0..reading.attributions.len() {
        gatherer.speaker(i, shared.get(i).copied().flatten());
    }
    let targets: Vec<Option<usize>> = (0..reading.attributions.len())
        .map(|i| gatherer.target(i))
        .collect();
    gatherer.join_state();
    gatherer.finish(&targets)
}

struct Gatherer<'a> {
    text: &'a str,
    reading: &'a Reading,
    /// The namings with their kinds corrected.
    named: &'a [Naming],
    cast: &'a Cast,
    countries: &'a dyn Countries,
    names: Names,
    /// The node of each name.
    nodes: Vec<usize>,
    /// The node of each figure that is named.
    figures: HashMap<usize, usize>,
    sets: Sets,
    phrases: Vec<Phrase>,
    speakers: Vec<Option<usize>>,
    /// By the stem of a common noun: the node that it named last.
    nouns: HashMap<String, usize>,
    /// The node of each naming of the reading.
    namings: Vec<usize>,
}

impl Gatherer<'_> {
    fn name_of(&mut self, naming: crate::draft::Naming) -> usize {
        self.node(Name {
            span: naming.span,
            kind: Some(naming.kind),
        })
    }

    /// The node of a name.
    fn node(&mut self, name: Name) -> usize {
        let number = self
            .names
            .number(self.text, name, self.cast, self.countries);
        let mut bodies = Vec::new();
        while self.nodes.len() <= number {
            let node = self.sets.add();
            let country = self.names.country(self.nodes.len());
            let words = name.span.of(self.text);
            let core = words
                .split_whitespace()
                .any(|word| noun(&lemma::stem(word)).core);
            let named = !matches!(
                name.kind,
                Some(Kind::Person | Kind::Equipment | Kind::Event)
            ) && !core;
            self.sets.know(node, country, named);
            self.nodes.push(node);
            if name.kind == Some(Kind::Organisation) && (core || is_description(words)) {
                bodies.push((node, self.nodes.len() - 1));
            }
        }
        for (node, number) in bodies {
            let country = self.names.of_country(number);
            let owners = name
                .span
                .of(self.text)
                .split_whitespace()
                .filter_map(|word| self.names.owner(word, self.countries));
            let owners: Vec<usize> = country.into_iter().chain(owners).collect();
            for of in owners {
                if let Some(&of) = self.nodes.get(of).filter(|_| of != number) {
                    self.sets.join(node, of);
                }
            }
        }
        self.nodes.get(number).copied().unwrap_or_default()
    }

    fn read(&self, span: Span) -> Phrase {
        let known = |word: &str| self.names.knows(word, self.countries);
        phrase::read(self.text, span, self.named, &known)
    }

    /// Persons whose affiliation stands beside their name, wherever that is.
    fn beside_names(&mut self) {
        for naming in self.named {
            if naming.kind != Kind::Person {
                continue;
            }
            let person = self.node(Name {
                span: naming.span,
                kind: Some(naming.kind),
            });
            for span in [
                before(self.text, naming.span),
                behind(self.text, naming.span),
            ]
            .into_iter()
            .flatten()
            {
                let phrase = self.read(span);
                let says = phrase
                    .nouns
                    .iter()
                    .any(|(_, noun)| noun.role || noun.state || noun.body);
                if says && !phrase.rival {
                    self.join_names(person, &phrase);
                }
            }
        }
    }

    /// Joins a node with the names of a phrase that speaks for them.
    fn join_names(&mut self, node: usize, phrase: &Phrase) {
        let head = phrase.head.as_deref().map(noun).unwrap_or_default();
        let apart = head.third && !head.body && !head.state && !head.role;
        for &name in &phrase.names {
            let own = matches!(
                name.kind,
                Some(Kind::Person | Kind::Organisation | Kind::Group)
            );
            let thing = matches!(
                name.kind,
                Some(Kind::Equipment | Kind::Event | Kind::Operation)
            );
            let speaks = own || !apart && !thing;
            if speaks {
                let named = self.node(name);
                self.sets.join(node, named);
            }
        }
        if phrase.is_of_state() {
            self.join_owners(phrase);
        }
    }

    /// Joins a body that is a state's, and has the country in its name, with it: "the state utility, Ethiopian Power".
    fn join_owners(&mut self, phrase: &Phrase) {
        for name in &phrase.names {
            if name.kind != Some(Kind::Organisation) {
                continue;
            }
            let words = name.span.of(self.text).split_whitespace();
            let mut owners = words.filter(|word| self.countries.country_of(word).is_some());
            let owner = owners.find_map(|word| self.names.owner(word, self.countries));
            if let Some(&country) = owner.and_then(|number| self.nodes.get(number)) {
                let body = self.node(*name);
                self.sets.join(country, body);
            }
        }
    }

    fn speaker(&mut self, i: usize, shared: Option<usize>) {
        let Some(attribution) = self.reading.attributions.get(i) else {
            return;
        };
        let (mut phrase, mut node) = (Phrase::default(), None);
        if let Some(span) = attribution.source {
            phrase = self.read(span);
            if !phrase.several || !phrase.names.is_empty() {
                node = self.who(i, span, &phrase);
            }
        } else if let Some(of) = shared {
            node = self.speakers.get(of).copied().flatten();
            phrase = self.phrases.get(of).cloned().unwrap_or_default();
        }
        self.phrases.push(phrase);
        self.speakers.push(node);
    }

    /// The node of a source.
    fn who(&mut self, i: usize, span: Span, phrase: &Phrase) -> Option<usize> {
        let figure = self
            .cast
            .sources
            .get(i)
            .copied()
            .flatten()
            .and_then(|figure| self.figure(figure));
        if phrase.pronoun.is_some() {
            return figure.or_else(|| self.antecedent(i, span, phrase.pronoun));
        }
        let node = self.sets.add();
        if let Some(figure) = figure.filter(|_| self.is_told(i, phrase)) {
            self.sets.join_weakly(node, figure);
        }
        self.join_names(node, phrase);
        if phrase.possessor.is_some()
            && !phrase.rival
            && phrase.possessor != Some(Pronoun::Relative)
        {
            let kin = phrase
                .nouns
                .iter()
                .any(|(stem, _)| KIN.contains(&stem.as_str()));
            let own = phrase.possessor != Some(Pronoun::Person) || !kin;
            let retained = kin
                && phrase
                    .nouns
                    .iter()
                    .any(|(stem, _)| KIN[..5].contains(&stem.as_str()));
            let owner = self.antecedent(i, span, phrase.possessor);
            if let Some(owner) = owner.filter(|&owner| own || retained && !self.accuses(owner)) {
                self.sets.join_weakly(node, owner);
            }
        } else if phrase
            .names
            .iter()
            .all(|name| name.kind == Some(Kind::Person))
        {
            self.join_nouns(node, phrase, span);
        }
        for (stem, _) in &phrase.nouns {
            self.nouns.insert(stem.clone(), node);
        }
        Some(node)
    }

    /// Whether somebody speaks for a court or a state, against whom others have lawyers.
    fn accuses(&self, node: usize) -> bool {
        let phrases = self
            .speakers
            .iter()
            .zip(&self.phrases)
            .filter(|(of, _)| **of == Some(node));
        let mut nouns = phrases.flat_map(|(_, phrase)| &phrase.nouns);
        nouns.any(|(stem, noun)| {
            noun.state
                || matches!(
                    stem.as_str(),
                    "prosecutor" | "judge" | "court" | "prosecution"
                )
        })
    }

    /// Whether the cast's word for a phrase without names of its own is in its name: "the ministry".
    fn is_told(&self, i: usize, phrase: &Phrase) -> bool {
        let known = self
            .cast
            .sources
            .get(i)
            .copied()
            .flatten()
            .and_then(|figure| self.cast.figures.get(figure));
        let said = |figure: &crate::draft::Figure| {
            let stems: Vec<String> = figure.name.split_whitespace().map(lemma::stem).collect();
            phrase
                .head
                .as_ref()
                .is_some_and(|head| stems.contains(head) && !ANYBODY.contains(&head.as_str()))
        };
        phrase.names.is_empty() && known.is_some_and(said)
    }

    fn figure(&mut self, figure: usize) -> Option<usize> {
        if let Some(&node) = self.figures.get(&figure) {
            return Some(node);
        }
        let known = self.cast.figures.get(figure)?;
        let span = *known.mentions.first()?;
        let node = self.node(Name {
            span,
            kind: Some(known.kind),
        });
        self.figures.insert(figure, node);
        Some(node)
    }

    /// Joins "the ministry" with the ministry of the last source, "the company" with the company named last.
    fn join_nouns(&mut self, node: usize, phrase: &Phrase, span: Span) {
        let bare = phrase.plural && !phrase.definite;
        for (stem, said) in phrase.nouns.iter().rev() {
            let anybody =
                ANYBODY.contains(&stem.as_str()) || said.people && !said.role && !phrase.plural;
            let known = phrase.definite || phrase.known.contains(stem);
            if anybody || !(known || bare || said.state) {
                continue;
            }
            let named = self
                .nouns
                .get(stem)
                .copied()
                .or_else(|| self.named_by(stem, *said, known, span));
            if let Some(named) = named {
                self.sets.join_weakly(node, named);
                return;
            }
        }
        let ending = phrase
            .others
            .iter()
            .filter(|_| phrase.definite)
            .find_map(|stem| self.names.ending_in(stem));
        if let Some(named) = ending.and_then(|number| self.nodes.get(number).copied()) {
            self.sets.join_weakly(node, named);
        }
    }

    /// The name that a common noun takes up: a name with this word in it, or else the last of its kind.
    fn named_by(
        &self,
        stem: &str,
        said: super::noun::Noun,
        definite: bool,
        span: Span,
    ) -> Option<usize> {
        let number = self.names.with_word(stem);
        if let Some(node) = number.and_then(|number| self.nodes.get(number)) {
            return Some(*node);
        }
        let kinds: &[Kind] = match stem {
            "company" | "firm" | "manufacturer" | "operator" | "airlin" | "developer"
            | "agency" | "charity" | "shipper" | "maker" | "miner" | "supplier" | "bank"
            | "lender" | "publisher" | "broadcaster" => &[Kind::Organisation],
            "movement" | "party" | "front" | "militia" | "allianc" | "coalition" | "bloc"
            | "rebel" | "militant" | "insurgent" | "guerrilla" | "separatist" => &[Kind::Group],
            "group" => &[Kind::Group, Kind::Organisation],
            _ => return None,
        };
        if !definite || !said.body {
            return None;
        }
        let behind = self
            .named
            .partition_point(|naming| naming.span.start < span.start);
        let before = self
            .named
            .iter()
            .zip(&self.namings)
            .take(behind)
            .rev()
            .take(NAMES_BACK);
        let is_firm = |naming: &crate::draft::Naming| {
            let words = naming.span.of(self.text).split_whitespace();
            words
                .into_iter()
                .any(|word| FIRMS.contains(&word.to_lowercase().trim_end_matches('.')))
        };
        if kinds == [Kind::Organisation]
            && let Some((_, firm)) = before.clone().find(|(naming, _)| is_firm(naming))
        {
            return Some(*firm);
        }
        let of_kind = |kind: Kind| {
            before
                .clone()
                .find(|(naming, _)| naming.kind == kind)
                .map(|(_, node)| *node)
        };
        kinds.iter().find_map(|&kind| of_kind(kind))
    }

    /// Joins the bodies of the one state, where no two states speak: the army with the ministry and the president.
    fn join_state(&mut self) {
        let mut bodies: Vec<usize> = Vec::new();
        let mut countries: std::collections::HashSet<usize> = std::collections::HashSet::new();
        for i in 0..self.phrases.len() {
            let (Some(phrase), Some(Some(node))) =
                (self.phrases.get(i), self.speakers.get(i).copied())
            else {
                continue;
            };
            let is_core = |word: &str| noun(&lemma::stem(word)).core;
            let named = |name: &Name| name.span.of(self.text).split_whitespace().any(is_core);
            let other_body = phrase.names.iter().any(|name| {
                matches!(name.kind, Some(Kind::Organisation | Kind::Group)) && !named(name)
            });
            let other_body =
                other_body && !phrase.head.as_deref().is_some_and(|head| noun(head).core);
            let core =
                phrase.nouns.iter().any(|(_, noun)| noun.core) || phrase.names.iter().any(named);
            let place = phrase
                .names
                .iter()
                .any(|name| matches!(name.kind, Some(Kind::Place) | None));
            let alone = place && phrase.nouns.is_empty() && phrase.names.len() == 1;
            if place && core || alone {
                countries.insert(self.sets.root(node));
            }
            if core && !other_body && !phrase.several && !phrase.is_third() {
                bodies.push(node);
            }
        }
        if let (0..=1, Some((first, rest))) = (countries.len(), bodies.split_first()) {
            for node in rest {
                self.sets.join_weakly(*first, *node);
            }
        }
    }

    /// Whom a pronoun before `span` stands for.
    fn antecedent(&mut self, i: usize, span: Span, pronoun: Option<Pronoun>) -> Option<usize> {
        let fits = |phrase: &Phrase| match pronoun {
            Some(Pronoun::Person) => phrase.is_person(),
            Some(Pronoun::Thing) => !phrase.is_person() && !phrase.plural,
            Some(Pronoun::Several) => phrase.plural || !phrase.is_person(),
            _ => true,
        };
        match pronoun? {
            Pronoun::Relative => {
                let phrase = self.read(before_relative(self.text, span)?);
                let name = *phrase.names.last()?;
                return Some(self.node(name));
            }
            Pronoun::Speaker => {
                let within = self.reading.attributions.get(i)?.within?;
                return self.speakers.get(within).copied().flatten();
            }
            _ => {}
        }
        let within = self
            .reading
            .attributions
            .get(i)?
            .within
            .filter(|&within| within < i);
        let back = within.into_iter().chain((0..i).rev().take(LOOK_BACK));
        for j in back {
            let (Some(phrase), Some(Some(node))) = (self.phrases.get(j), self.speakers.get(j))
            else {
                continue;
            };
            let before = self
                .reading
                .attributions
                .get(j)
                .and_then(|a| a.source)
                .is_none_or(|source| source.start < span.start);
            let pronoun_before = phrase.pronoun.is_some();
            if before && (fits(phrase) || pronoun_before && phrase.pronoun == pronoun) {
                return Some(*node);
            }
        }
        None
    }

    /// Whom an accusation accuses: the first names of its content.
    fn target(&mut self, i: usize) -> Option<usize> {
        let attribution = self.reading.attributions.get(i)?;
        let cue = lemma::stems(self.text, attribution.cue, 12);
        let accuses = [
            "accus",
            "blam",
            "charg",
            "accusation",
            "condemn",
            "denounc",
            "criticis",
            "criticiz",
            "attack",
            "sue",
            "slam",
            "blast",
        ];
        if !cue.iter().any(|stem| accuses.contains(&stem.as_str())) {
            return None;
        }
        let content = *attribution.content.first()?;
        let phrase = self.read(first_phrase(self.text, content));
        if phrase.pronoun.is_some() || phrase.several {
            return None;
        }
        let node = self.sets.add();
        self.join_names(node, &phrase);
        if phrase.names.is_empty() {
            if phrase.rival {
                return None;
            }
            self.join_nouns(node, &phrase, content);
        }
        Some(node)
    }

    fn finish(mut self, targets: &[Option<usize>]) -> Camps {
        let speakers: Vec<_> = self.speakers.clone();
        let mut root = |node: usize| self.sets.root(node);
        let names = (0..self.names.len()).filter_map(|number| {
            let (form, kind) = self.names.form(number)?.clone();
            let camp = root(*self.nodes.get(number)?);
            Some(Named {
                number,
                camp,
                kind,
                form,
                count: self.names.count(number),
            })
        });
        let names = names.collect();
        Camps {
            speakers: speakers
                .into_iter()
                .map(|node| node.map(&mut root))
                .collect(),
            namings: self.namings.iter().map(|&node| root(node)).collect(),
            targets: targets.iter().map(|node| node.map(&mut root)).collect(),
            names,
            phrases: self.phrases,
        }
    }
}

/// Whether a name says by common nouns who somebody is: "Pakistani officials".
fn is_description(words: &str) -> bool {
    let small = words
        .split_whitespace()
        .filter(|word| word.chars().next().is_some_and(char::is_lowercase));
    small.into_iter().any(|word| {
        let said = noun(&lemma::stem(word));
        said.role || said.state
    })
}

/// Namings with kinds that the whole text corrects: a country is no person, and whoever has a person's surname is one.
fn corrected(text: &str, namings: &[Naming], countries: &dyn Countries) -> Vec<Naming> {
    let mut surnames = std::collections::HashSet::new();
    for naming in namings.iter().filter(|naming| naming.kind == Kind::Person) {
        let words = naming.span.of(text);
        if let Some((_, last)) = words
            .rsplit_once(' ')
            .filter(|_| countries.country_of(words).is_none())
        {
            surnames.insert(last);
        }
    }
    let kind = |naming: &Naming| {
        let words = naming.span.of(text);
        match naming.kind {
            Kind::Place | Kind::Organisation if surnames.contains(words) => Kind::Person,
            Kind::Person | Kind::Group | Kind::Organisation
                if !surnames.contains(words) && countries.country_of(words).is_some() =>
            {
                Kind::Place
            }
            kind => kind,
        }
    };
    namings
        .iter()
        .map(|naming| Naming {
            kind: kind(naming),
            ..*naming
        })
        .collect()
}

/// The words directly before a name, back to the mark before them.
fn before(text: &str, name: Span) -> Option<Span> {
    let end = name.start as usize;
    let start = end.saturating_sub(BESIDE);
    let start = (start..=end).find(|&at| text.is_char_boundary(at))?;
    let stretch = text.get(start..end)?;
    // "Interior Minister X", "the minister, X": one comma directly before the name is no break.
    let body = stretch.trim_end().trim_end_matches(',');
    let from = body
        .rfind(['.', ',', ';', ':', '\n', '“', '"', '”', '—', '(', ')'])
        .map_or(0, |at| {
            at + body
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
    let words = body.get(from..)?;
    let after_verb = words
        .rfind(" said ")
        .or_else(|| words.rfind(" told "))
        .map_or(0, |at| at + 6);
    let span = Span::new(start + from + after_verb, start + body.len());
    (!span.is_empty()).then_some(span)
}

/// What stands between a name and the next mark, if a comma introduces it.
fn behind(text: &str, name: Span) -> Option<Span> {
    let rest = text.get(name.end as usize..)?;
    let rest = rest.strip_prefix(", ")?;
    let mut most = BESIDE.min(rest.len());
    while !rest.is_char_boundary(most) {
        most -= 1;
    }
    let stretch = rest.get(..most)?;
    let end = stretch.find([',', '.', ';', ':', '\n', '"', '“', '”'])?;
    let start = name.end as usize + 2;
    let first = stretch
        .get(..end)?
        .split_whitespace()
        .next()?
        .to_lowercase();
    let introduces = matches!(
        first.as_str(),
        "the"
            | "a"
            | "an"
            | "who"
            | "its"
            | "his"
            | "her"
            | "their"
            | "head"
            | "leader"
            | "president"
            | "spokesman"
            | "spokeswoman"
            | "director"
            | "commander"
            | "chairman"
            | "secretary"
            | "chief"
            | "founder"
            | "one"
            | "lawyer"
    );
    introduces.then(|| Span::new(start, start + end))
}

/// The words directly before "which" or "who".
fn before_relative(text: &str, pronoun: Span) -> Option<Span> {
    let end = pronoun.start as usize;
    let start = end.saturating_sub(BESIDE);
    let start = (start..=end).find(|&at| text.is_char_boundary(at))?;
    let stretch = text.get(start..end)?;
    let from = stretch.rfind(['.', ';', '\n']).map_or(0, |at| at + 1);
    Some(Span::new(start + from, end))
}

/// The beginning of a content, up to what somebody is accused of.
fn first_phrase(text: &str, content: Span) -> Span {
    let words = content.of(text);
    let ends = [
        " of ", " for ", " over ", " on ", " with ", " when ", " that ",
    ];
    let end = ends
        .iter()
        .filter_map(|end| words.find(end))
        .min()
        .unwrap_or(words.len());
    Span::new(content.start as usize, content.start as usize + end)
}
