//! What other programs found in articles, read from files.

use std::collections::HashMap;
use std::error::Error;

use counterclaim::draft::{Attribution, Tagged, Tokens};
use counterclaim::model::Article;
use counterclaim::text::Span;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::attributions::ROLES;
use crate::gold::{LineMarks, Marks, bytes};

/// The attributions of an article, in code points.
#[derive(Deserialize)]
pub struct Attributions {
    doc: String,
    attributions: Vec<LineMarks>,
}

impl Attributions {
    /// The same in bytes of `article`.
    pub fn in_bytes(&self, article: &Article) -> Vec<Marks> {
        let marks = self.attributions.iter();
        marks.map(|marks| marks.in_bytes(article)).collect()
    }
}

/// What a tagger marked in an article: role, first and last code point, whether nested.
#[derive(Deserialize)]
pub struct Spans {
    doc: String,
    spans: Vec<(String, u32, u32, bool)>,
}

impl Spans {
    /// The same in tokens.
    pub fn in_tokens(&self, article: &Article, tokens: &Tokens) -> Vec<Tagged> {
        let spans = self.spans.iter().filter_map(|(name, begin, end, nested)| {
            let (role, _) = *ROLES.iter().find(|(_, of)| of == name)?;
            let span = bytes(article, (*begin, *end));
            let tokens = tokens.within(Span::new(span.start, span.end));
            Some(Tagged {
                role,
                tokens,
                nested: *nested,
            })
        });
        spans.filter(|span| !span.tokens.is_empty()).collect()
    }
}

/// A line of such a file.
pub trait Line: DeserializeOwned {
    /// The name of the article.
    fn name(&self) -> &str;
}

impl Line for Attributions {
    fn name(&self) -> &str {
        &self.doc
    }
}

impl Line for Spans {
    fn name(&self) -> &str {
        &self.doc
    }
}

/// The lines of a file by the names of their articles.
pub fn read<L: Line>(path: &str) -> Result<HashMap<String, L>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let line: L = serde_json::from_str(line)?;
            Ok((line.name().to_owned(), line))
        })
        .collect()
}

/// An attribution of the draft.
pub fn marks(found: &Attribution) -> Marks {
    Marks {
        source: found.source.iter().map(|span| span.range()).collect(),
        cue: vec![found.cue.range()],
        content: found.content.iter().map(|span| span.range()).collect(),
    }
}
