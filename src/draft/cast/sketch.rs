//! A figure in the making.

use std::collections::{HashMap, HashSet};

use super::alike::Alike;
use super::form::{Form, most};
use super::noun::Noun;
use super::{Figure, Site, acronym};
use crate::draft::gazetteer::{Called, Gazetteer};
use crate::model::layer::Kind;
use crate::text::{Span, words};

/// A figure in the making.
#[derive(Debug, Clone, Default)]
pub struct Sketch {
    /// All its names; the first is the one to show. Never empty.
    pub names: Vec<String>,
    /// What it is.
    pub kind: Option<Kind>,
    /// Names of places that stand for it.
    pub stand_ins: Vec<String>,
    /// Single places where it is named that no name finds.
    pub marked: Vec<Span>,
    /// Where its names were found before every occurrence was looked for.
    pub named: Vec<Span>,
    /// Every place where it is named.
    pub mentions: Vec<Span>,
    /// ISO 3166-1 alpha-2 code of the country that it is, or whose body or capital it is.
    pub country: Option<String>,
    /// How it is called, if it is a country or its capital.
    pub called: Option<Called>,
    /// What it is, if it has no name.
    pub noun: Option<Noun>,
    /// Where it is.
    pub site: Option<Site>,
}

impl Sketch {
    /// What it is; an organisation where nothing tells.
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::Organisation)
    }

    /// Whether it is a country.
    pub fn is_country(&self) -> bool {
        matches!(self.called, Some(Called::Name | Called::Alias))
    }

    /// The figure.
    pub fn finish(self, references: Vec<Span>) -> Figure {
        let kind = self.kind();
        let mut names = self.names.into_iter();
        Figure {
            name: names.next().unwrap_or_default(),
            kind,
            aliases: names.collect(),
            stand_ins: self.stand_ins,
            mentions: self.mentions,
            references,
            country: self.country,
            place: self.site,
        }
    }
}

/// A sketch for each set of names.
pub fn sketches(text: &str, forms: &[Form], alike: &Alike, gazetteer: &Gazetteer) -> Vec<Sketch> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); forms.len()];
    for (i, &root) in alike.roots.iter().enumerate() {
        if !alike.several.contains_key(&i) {
            members
                .get_mut(root)
                .into_iter()
                .for_each(|set| set.push(i));
        }
    }
    let mut at: HashMap<usize, usize> = HashMap::new();
    let mut sketches: Vec<Sketch> = Vec::new();
    for (root, set) in members
        .iter()
        .enumerate()
        .filter(|(_, set)| !set.is_empty())
    {
        at.insert(root, sketches.len());
        let forms: Vec<&Form> = set.iter().filter_map(|&i| forms.get(i)).collect();
        sketches.push(sketch(&forms, gazetteer));
    }
    for (form, meant) in &alike.several {
        let meant: Vec<usize> = meant
            .iter()
            .filter_map(|root| at.get(root).copied())
            .collect();
        if let Some(form) = forms.get(*form) {
            share(form, &meant, &mut sketches);
        }
    }
    for sketch in &mut sketches {
        sketch.named.sort_unstable();
    }
    part_names(text, &mut sketches);
    sketches
}

fn sketch(forms: &[&Form], gazetteer: &Gazetteer) -> Sketch {
    let mut kinds = [0; Kind::ALL.len()];
    for form in forms {
        kinds
            .iter_mut()
            .zip(form.kinds)
            .for_each(|(sum, count)| *sum += count);
    }
    let names = names(forms);
    let mut sketch = Sketch {
        kind: Some(most(&kinds)),
        named: forms
            .iter()
            .flat_map(|form| form.spans.iter().copied())
            .collect(),
        ..Sketch::default()
    };
    let country = names.iter().find_map(|name| gazetteer.country_named(name));
    let of_place = |called| {
        matches!(
            called,
            Called::Name | Called::Alias | Called::Capital | Called::Seat
        )
    };
    if let Some((country, called)) = country.filter(|(_, called)| of_place(*called)) {
        let person = sketch.kind() == Kind::Person && forms.iter().any(|form| form.parts.len() > 1);
        if !person {
            sketch.country = Some(country.code.to_owned());
            sketch.called = Some(called);
            if called != Called::Seat || sketch.kind() == Kind::Person {
                sketch.kind = Some(Kind::Place);
            }
        }
    }
    sketch.names = names;
    sketch
}

/// All spellings, the one to show first: the fullest, not in capitals if there is another.
fn names(forms: &[&Form]) -> Vec<String> {
    let rank = |form: &Form, spelling: &str| {
        let shouted = !spelling.contains(char::is_lowercase);
        let plain = !(shouted || acronym::is_acronym(spelling));
        let parts = if form.kind() == Kind::Place {
            1
        } else {
            form.parts.len().min(6)
        };
        (plain, parts, form.spans.len())
    };
    let spelled = forms.iter().flat_map(|form| {
        form.spellings
            .iter()
            .map(move |words| (rank(form, words), words))
    });
    let mut ranked: Vec<_> = spelled.enumerate().collect();
    ranked.sort_by_key(|(nth, (rank, _))| (std::cmp::Reverse(*rank), *nth));
    let mut seen = HashSet::new();
    ranked
        .into_iter()
        .map(|(_, (_, words))| words.clone())
        .filter(|words| seen.insert(words.clone()))
        .collect()
}

/// Gives each use of a name that several could have to the one that was named last before it.
fn share(form: &Form, meant: &[usize], sketches: &mut [Sketch]) {
    let sure: Vec<(usize, Vec<Span>)> = meant
        .iter()
        .filter_map(|&i| {
            let mut spans = sketches.get(i)?.named.clone();
            spans.sort_unstable();
            Some((i, spans))
        })
        .collect();
    let mut given: Option<(u32, usize)> = None;
    for &span in &form.spans {
        let before = |spans: &[Span]| {
            let behind = spans.partition_point(|other| other.start < span.start);
            spans.get(behind.checked_sub(1)?).map(|span| span.start)
        };
        let last = sure
            .iter()
            .filter_map(|(i, spans)| Some((before(spans)?, *i)))
            .chain(given)
            .max();
        let first = || {
            sure.iter()
                .filter_map(|(i, spans)| Some((spans.first()?.start, *i)))
                .min()
        };
        let Some((_, whose)) = last.or_else(first) else {
            continue;
        };
        given = Some((span.start, whose));
        if let Some(sketch) = sketches.get_mut(whose) {
            sketch.marked.push(span);
        }
    }
}

/// A name that two figures have, or that is also a common word of the text, finds neither of them: its uses are marked one by one.
fn part_names(text: &str, sketches: &mut [Sketch]) {
    let mut owners: HashMap<String, usize> = HashMap::new();
    for name in sketches.iter().flat_map(|sketch| &sketch.names) {
        *owners.entry(name.clone()).or_default() += 1;
    }
    let common = common_words(text, sketches);
    for sketch in sketches {
        let apart = |name: &String| {
            owners.get(name).is_some_and(|&count| count > 1) || common.contains(name.as_str())
        };
        if !sketch.names.iter().any(apart) {
            continue;
        }
        let (taken, kept): (Vec<String>, Vec<String>) = sketch.names.drain(..).partition(apart);
        let uses = sketch
            .named
            .iter()
            .filter(|span| taken.iter().any(|name| name == span.of(text)));
        sketch.marked.extend(uses.copied());
        sketch.names = kept;
        if sketch.names.is_empty() {
            sketch.names = taken.into_iter().take(1).collect();
        }
    }
}

/// Names of one word, of figures that have others, that stand in the text as common words too.
fn common_words(text: &str, sketches: &[Sketch]) -> HashSet<String> {
    let single = sketches
        .iter()
        .filter(|sketch| sketch.names.len() > 1)
        .flat_map(|sketch| &sketch.names)
        .filter(|name| !name.contains([' ', '-']) && name.contains(char::is_lowercase));
    let lower: HashMap<String, &String> = single.map(|name| (name.to_lowercase(), name)).collect();
    if lower.is_empty() {
        return HashSet::new();
    }
    words(text, Span::new(0, text.len()))
        .map(|word| word.of(text))
        .filter(|word| word.starts_with(char::is_lowercase))
        .filter_map(|word| lower.get(word).map(|name| (*name).clone()))
        .collect()
}

/// Puts the sketches in the order of their first mention; those that only lend their name come where that stands.
pub fn in_order(sketches: &mut [Sketch]) {
    let first = |sketch: &Sketch| sketch.mentions.first().or(sketch.named.first()).copied();
    sketches.sort_by_key(|sketch| first(sketch).map_or((1, Span::default()), |span| (0, span)));
}
