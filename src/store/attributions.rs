//! Attributions as JSON lines, the form in which drafting is scored: positions in Unicode code points.

use serde::Serialize;

use crate::draft::{Attribution, Reading};
use crate::model::Article;
use crate::text::Span;

#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    attributions: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    source: Vec<[u32; 2]>,
    cue: Vec<[u32; 2]>,
    content: Vec<[u32; 2]>,
}

/// What was found in an article, as one line: the attributions that stand in no other, as the articles by which drafting is scored
/// mark them.
#[must_use]
pub fn line(doc: &str, article: &Article, reading: &Reading) -> String {
    let entry = |attribution: &Attribution| Entry {
        source: attribution
            .source
            .iter()
            .map(|span| points(article, *span))
            .collect(),
        cue: vec![points(article, attribution.cue)],
        content: attribution
            .content
            .iter()
            .map(|span| points(article, *span))
            .collect(),
    };
    let outer = reading
        .attributions
        .iter()
        .filter(|attribution| attribution.within.is_none());
    let line = Line {
        doc,
        attributions: outer.map(entry).collect(),
    };
    let mut json = serde_json::to_string(&line).unwrap_or_default(); // numbers and a name
    json.push('\n');
    json
}

fn points(article: &Article, span: Span) -> [u32; 2] {
    [span.start, span.end].map(|at| article.code_point_of(at as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_code_points() {
        let article = Article::new("“Né,” said Zoë.".into());
        let at = |words: &str| {
            let start = article.text().find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let reading = Reading {
            attributions: vec![Attribution {
                source: Some(at("Zoë")),
                cue: at("said"),
                content: vec![at("“Né,”")],
                within: None,
            }],
            ..Reading::default()
        };
        assert_eq!(
            line("a", &article, &reading),
            "{\"doc\":\"a\",\"attributions\":[{\"source\":[[11,14]],\"cue\":[[6,10]],\"content\":[[0,5]]}]}\n"
        );
    }
}
