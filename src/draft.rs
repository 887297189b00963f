//! Drafting: an article read by the program, so that there is a dossier before a person has made one.
//!
//! Everything made here is a draft and says so. Nothing is settled: a claim keeps its words and its source,
//! a side is given only where the text gives it, a place is put on the map only where its name is known.
//!
//! | step | of | makes | in |
//! |---|---|---|---|
//! | words | the article | tokens and sentences, with their spans | [`tokens`] |
//! | quotations | tokens | which words stand between quotation marks | [`quotation`] |
//! | joining | marked tokens | attributions, out of sources, cues and contents | [`joiner`] |
//! | reading | tokens | who says what, in which words; names and their kinds: a [`Reading`] | [`reading`] |
//! | cast | a reading | mentions joined into entities, placed where known: a [`Cast`] | [`cast`] |
//! | parties | a cast | the sides, and whose voice each attribution is: [`Parties`] | [`parties`] |
//! | meetings | a cast | which claim meets which, and how, by a linear model | [`meeting`] |
//! | matters | all of these | questions, and which claim answers which: [`Matters`] | [`matters`] |
//! | attributions by rules | tokens | who says what where there are no weights | [`rules`] |
//! | names by rules | tokens | names and their kinds where there are no weights | [`names`] |
//! | places | names | the countries and places of the world by name | [`gazetteer`] |
//! | stems | words | the same for all forms of a word | [`lemma`] |
//! | layer | all of these | the annotation layer, in the words of the text | [`layer`] |

pub mod cast;
pub mod gazetteer;
pub mod joiner;
pub mod language;
pub mod layer;
pub mod lemma;
pub mod lexicon;
pub mod matters;
pub mod meeting;
pub mod names;
pub mod parties;
pub mod quotation;
pub mod reading;
pub mod request;
pub mod rules;
pub mod tagged;
pub mod tagger;
mod title;
pub mod tokens;

pub use cast::{Cast, Figure};
pub use joiner::join;
pub use matters::{Matter, Matters};
pub use parties::{Parties, Party, Voice};
pub use quotation::Quotations;
pub use reading::{Attribution, Naming, Reading};
pub use request::{Request, Stop, Stopped};
pub use tagged::{Role, Tagged};
pub use tokens::{Token, Tokens};

use crate::model::Article;
use crate::model::layer::Layer;
use crate::text::Span;

/// An article as the program reads it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The annotation layer; every entry of it is a draft.
    pub layer: Layer,
    /// Who says what, as spans of the article.
    pub reading: Reading,
    /// The article's language, where it is not English: then only names were drafted.
    pub language: Option<&'static str>,
}

impl Draft {
    /// What of the article called `name` could not be drafted because of its language.
    #[must_use]
    pub fn limit(&self, name: &str) -> Option<String> {
        let language = self.language?;
        Some(format!(
            "{name} is in {language}: only names are drafted, no claims."
        ))
    }
}

/// Bytes at the start of an article that are drafted by themselves first, so that there is
/// something to see while the rest is read: about a page and a half.
const OPENING: usize = 6 << 10;

/// The start of an article that is much longer: its offsets are the article's own.
#[must_use]
pub fn opening(article: &Article) -> Option<Article> {
    if article.len() < 3 * OPENING {
        return None;
    }
    let text = article.text();
    let ends = article.paragraphs().iter().map(|p| p.end as usize);
    let whole = ends.take_while(|&end| end <= OPENING).last();
    let end = whole.unwrap_or_else(|| text.floor_char_boundary(OPENING));
    Some(Article::new(text[..end].to_owned()))
}

/// Drafts an article.
///
/// # Errors
/// [`Stopped`] if somebody asked to stop.
pub fn draft(article: &Article, request: &Request, stop: &Stop) -> Result<Draft, Stopped> {
    stop.check()?;
    let tokens = Tokens::of(article);
    let gazetteer = gazetteer::Gazetteer::get();
    let language = language::foreign(article);
    let reading = match language {
        Some(_) => names_only(article, &tokens),
        None => read(article, &tokens, stop)?,
    };
    let cast = cast::join(article, &tokens, &reading, gazetteer);
    stop.check()?;
    let parties = parties::find(article, &reading, &cast, gazetteer, &request.sides);
    stop.check()?;
    let matters = matters::gather(article, &reading, &cast, gazetteer, &parties);
    stop.check()?;
    let found = layer::Findings {
        reading: &reading,
        cast: &cast,
        parties: &parties,
        matters: &matters,
    };
    let mut layer = layer::layer(article, found);
    request.about.tell(&mut layer);
    Ok(Draft {
        layer,
        reading,
        language,
    })
}

/// What is named, found by rules that need no grammar.
fn names_only(article: &Article, tokens: &Tokens) -> Reading {
    Reading {
        namings: names::namings(article, tokens, gazetteer::Gazetteer::get()),
        ..Reading::default()
    }
}

/// Who says what, and what is named: by the tagger, or by rules where no weights are built in.
fn read(article: &Article, tokens: &Tokens, stop: &Stop) -> Result<Reading, Stopped> {
    let Some(tagger) = tagger::Tagger::bundled() else {
        return Ok(Reading {
            attributions: rules::attributions(article, tokens),
            ..names_only(article, tokens)
        });
    };
    let tagging = tagger
        .tag(article.text(), tokens, &|| stop.asked())
        .ok_or(Stopped)?;
    let mut attributions = join(article, tokens, &tagging.tagged);
    for attribution in &mut attributions {
        // "The expectation that …": an article names nobody.
        let names = |span: &Span| !is_bare_article(article.words(*span));
        attribution.source = attribution.source.filter(names);
    }
    Ok(Reading {
        attributions,
        namings: names::completed(
            article,
            tokens,
            gazetteer::Gazetteer::get(),
            &tagging.namings,
        ),
    })
}

/// Whether words are no more than "the".
fn is_bare_article(words: &str) -> bool {
    ["a", "an", "the"].contains(&words.trim().to_lowercase().as_str())
}
