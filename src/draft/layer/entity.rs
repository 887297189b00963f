//! A figure as an entity of the layer.

use std::collections::HashMap;

use crate::draft::Figure;
use crate::draft::cast::Site;
use crate::model::Article;
use crate::model::anchor;
use crate::model::layer::{EntityEntry, Judgement, Kind, PlaceEntry, Review};
use crate::text::Span;

/// Which figure each name belongs to: the first that has it. What a name would give to another figure than
/// the one that is meant is anchored.
pub(super) struct SharedNames<'a> {
    owners: HashMap<&'a str, &'a Figure>,
    stood_for: HashMap<&'a str, &'a Figure>,
}

impl<'a> SharedNames<'a> {
    pub(super) fn of(figures: &'a [Figure]) -> Self {
        let (mut owners, mut stood_for) = (HashMap::new(), HashMap::new());
        for figure in figures {
            for name in std::iter::once(&figure.name).chain(&figure.aliases) {
                owners.entry(name.as_str()).or_insert(figure);
            }
            for name in &figure.stand_ins {
                stood_for.entry(name.as_str()).or_insert(figure);
            }
        }
        Self { owners, stood_for }
    }

    /// Whether a name at large is this figure's.
    fn gives(&self, name: &str, figure: &Figure) -> bool {
        let owner = self.stood_for.get(name).or_else(|| self.owners.get(name));
        owner.is_some_and(|owner| std::ptr::eq(*owner, figure))
    }

    fn owns(&self, name: &str, figure: &Figure) -> bool {
        self.owners
            .get(name)
            .is_some_and(|owner| std::ptr::eq(*owner, figure))
    }

    fn stands(&self, name: &str, figure: &Figure) -> bool {
        self.stood_for
            .get(name)
            .is_some_and(|owner| std::ptr::eq(*owner, figure))
    }
}

/// The entry, still without id and side.
pub(super) fn entry(article: &Article, figure: &Figure, names: &SharedNames) -> EntityEntry {
    let own = |list: &[String], mine: &dyn Fn(&str) -> bool| -> Vec<String> {
        let mut kept: Vec<String> = Vec::new();
        for name in list
            .iter()
            .filter(|name| mine(name) && **name != figure.name)
        {
            if !kept.contains(name) {
                kept.push(name.clone());
            }
        }
        kept
    };
    let aliases = own(&figure.aliases, &|name| names.owns(name, figure));
    let stand_ins = own(&figure.stand_ins, &|name| names.stands(name, figure));
    let elsewhere = |span: &&Span| !names.gives(&article.words(**span).replace('\n', " "), figure);
    let marked = figure
        .mentions
        .iter()
        .filter(elsewhere)
        .chain(&figure.references);
    let mut marked: Vec<Span> = marked.copied().collect();
    marked.sort();
    marked.dedup();
    EntityEntry {
        id: String::new(),
        name: figure.name.clone(),
        kind: figure.kind,
        aliases,
        stand_ins,
        mentions: marked
            .into_iter()
            .filter_map(|span| anchor::anchor(article, span))
            .collect(),
        side: None,
        place: figure
            .place
            .as_ref()
            .filter(|_| figure.kind == Kind::Place)
            .map(place),
        review: Review::Draft,
        judgement: Judgement::default(),
    }
}

fn place(site: &Site) -> PlaceEntry {
    PlaceEntry {
        lat: site.at.lat(),
        lon: site.at.lon(),
        precision: site.precision,
        // A line that is drawn whole is no sector of itself.
        sector: site
            .stretch
            .as_ref()
            .is_some_and(|stretch| stretch.from.is_some()),
        stretch: site.stretch.clone(),
        basis: (!site.basis.is_empty()).then(|| site.basis.clone()),
    }
}
