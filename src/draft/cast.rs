//! Who and what the article names: mentions joined into entities.
//!
//! | step | in |
//! |---|---|
//! | names as the text uses them, without titles and endings | `form` |
//! | names that name the same: full, short, acronyms | `alike`, `acronym` |
//! | who is named by what they are ("Pakistani officials") | `described`, `noun` |
//! | one sketch each, with all its names | `sketch` |
//! | every place where a name stands | `occurrence` |
//! | a capital that stands for a government | `stand_in` |
//! | where a place is, of several of that name | `locate` |
//! | whose words an attribution gives | `source` |

mod acronym;
mod alike;
mod described;
mod form;
mod locate;
mod noun;
mod occurrence;
mod scene;
mod sets;
mod sketch;
mod source;
mod stand_in;

pub(super) use acronym::introduced;

use super::gazetteer::Gazetteer;
use super::{Reading, Tokens};
use crate::geo::Coord;
use crate::model::Article;
use crate::model::layer::{Kind, Precision};
use crate::text::Span;

/// An entity as drafted.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The fullest name that the text gives it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its other names in this text: surname, acronym, short form.
    pub aliases: Vec<String>,
    /// Names of places that in this text stand for it: "Islamabad" for Pakistan's government.
    pub stand_ins: Vec<String>,
    /// Where it is named: by name, alias or stand-in wherever these stand alone, as the dossier finds them, and where
    /// a name could be several figures' ("Khan") and this one is meant. The latter, and where a place is meant
    /// literally by a name that otherwise stands in, need an anchor in the layer. In order.
    pub mentions: Vec<Span>,
    /// Where it is referred to without its name: "the ministry", "she". Sources only; in order.
    pub references: Vec<Span>,
    /// ISO 3166-1 alpha-2 code of the country that it is, or whose body or capital it is.
    pub country: Option<String>,
    /// Where it is, if it is a place that is known.
    pub place: Option<Site>,
}

/// Where a place is.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Degrees.
    pub at: Coord,
    /// How exactly it is known.
    pub precision: Precision,
    /// Whether it is a sector of the bundled front, with its stretch of the line.
    pub stretch: Option<crate::model::layer::StretchEntry>,
    /// Where the coordinates come from, and why this one of several places of that name.
    pub basis: String,
}

/// Everybody and everything in an article, in the order of their first mention.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cast {
    /// The entities.
    pub figures: Vec<Figure>,
    /// For each attribution of the reading: the figure that its source is, where that is known
    /// ("the ministry" after "the Defence Ministry", "she").
    pub sources: Vec<Option<usize>>,
}

/// Joins the names of an article into figures, adds those that are named by what they are only, places the places, and says
/// whose words each attribution gives. Takes time linear in the text.
#[must_use]
pub fn join(article: &Article, tokens: &Tokens, reading: &Reading, gazetteer: &Gazetteer) -> Cast {
    let text = article.text();
    let namings = acronym::with_introduced(text, &reading.namings);
    let (forms, _) = form::forms(text, &namings);
    let alike = alike::alike(text, &forms, gazetteer);
    let mut sketches = sketch::sketches(text, &forms, &alike, gazetteer);
    let scene = scene::Scene::new(text, tokens, gazetteer);
    occurrence::find(article, &mut sketches);
    described::add(&scene, reading, &mut sketches);
    stand_in::settle(&scene, reading, &mut sketches);
    occurrence::find(article, &mut sketches);
    locate::place(&scene, &mut sketches);
    sketch::in_order(&mut sketches);
    let (sources, references) = source::sources(&scene, reading, &sketches);
    let figures = sketches.into_iter().zip(references);
    Cast {
        figures: figures
            .map(|(sketch, references)| sketch.finish(references))
            .collect(),
        sources,
    }
}

#[cfg(test)]
mod tests;
