//! Articles with their true attributions, one a line of JSON.

use std::error::Error;
use std::ops::Range;

use counterclaim::draft::{Role, Tokens};
use counterclaim::model::Article;
use counterclaim::text::Span;
use serde::Deserialize;

/// An article with its attributions.
#[derive(Debug)]
pub struct Document {
    /// Its name in the file.
    pub name: String,
    /// Its text.
    pub article: Article,
    /// Who says what.
    pub attributions: Vec<Marks>,
}

/// The spans of an attribution by role, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Who says it.
    pub source: Vec<Range<usize>>,
    /// The words of saying.
    pub cue: Vec<Range<usize>>,
    /// What is said.
    pub content: Vec<Range<usize>>,
}

impl Marks {
    /// The spans in a role.
    pub fn of(&self, role: Role) -> &[Range<usize>] {
        match role {
            Role::Source => &self.source,
            Role::Cue => &self.cue,
            Role::Content => &self.content,
        }
    }
}

/// A line of the file.
#[derive(Deserialize)]
struct Line {
    #[serde(alias = "id")]
    doc: String,
    text: String,
    attributions: Vec<LineMarks>,
}

/// An attribution as the file has it, in code points.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct LineMarks {
    source: Vec<(u32, u32)>,
    cue: Vec<(u32, u32)>,
    content: Vec<(u32, u32)>,
}

/// The articles of a file.
pub fn read(path: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| Ok(document(serde_json::from_str(line)?)))
        .collect()
}

impl LineMarks {
    /// The same in bytes of `article`.
    pub fn in_bytes(&self, article: &Article) -> Marks {
        let spans = |spans: &[(u32, u32)]| spans.iter().map(|&span| bytes(article, span)).collect();
        Marks {
            source: spans(&self.source),
            cue: spans(&self.cue),
            content: spans(&self.content),
        }
    }
}

fn document(line: Line) -> Document {
    let article = Article::new(line.text);
    let attributions = line
        .attributions
        .iter()
        .map(|marks| marks.in_bytes(&article));
    Document {
        name: line.doc,
        attributions: attributions.collect(),
        article,
    }
}

impl Document {
    /// The tokens that lie in `span` with at least half of their characters.
    pub fn tokens_within(&self, tokens: &Tokens, span: &Range<usize>) -> Range<usize> {
        let text = self.article.text();
        let mut range = tokens.within(Span::new(span.start, span.end));
        let is_out = |token: usize| {
            let of = tokens.tokens[token].span.range();
            let shared = of.start.max(span.start)..of.end.min(span.end);
            2 * text[shared].chars().count() < text[of].chars().count()
        };
        while !range.is_empty() && is_out(range.start) {
            range.start += 1;
        }
        while !range.is_empty() && is_out(range.end - 1) {
            range.end -= 1;
        }
        range
    }
}

/// Code points as bytes of `article`.
pub fn bytes(article: &Article, (begin, end): (u32, u32)) -> Range<usize> {
    let byte = |at: u32| article.byte_of(at).unwrap_or(article.len());
    byte(begin)..byte(end.max(begin))
}
