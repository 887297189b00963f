//! Long documents made of passages.

use std::ops::Range;

use counterclaim::model::Article;

use crate::dice::Dice;
use crate::gold::{Document, Marks};

/// The fewest passages that make up a document, and how many more there may be.
const PASSAGES: (usize, usize) = (3, 6);

/// All passages, put together at random.
pub fn documents(passages: &[Document], dice: &mut Dice) -> Vec<Document> {
    let mut order: Vec<&Document> = passages.iter().collect();
    dice.shuffle(&mut order);
    let mut documents = Vec::new();
    let mut rest = &order[..];
    while !rest.is_empty() {
        let count = PASSAGES.0 + dice.below(PASSAGES.1);
        let (group, after) = rest.split_at(count.min(rest.len()));
        documents.push(together(group));
        rest = after;
    }
    documents
}

/// One document out of several.
fn together(passages: &[&Document]) -> Document {
    let (mut text, mut attributions) = (String::new(), Vec::new());
    for passage in passages {
        let moved = passage
            .attributions
            .iter()
            .map(|marks| moved(marks, text.len()));
        attributions.extend(moved);
        text.push_str(passage.article.text());
        text.push('\n');
    }
    Document {
        name: passages
            .first()
            .map(|first| first.name.clone())
            .unwrap_or_default(),
        article: Article::new(text),
        attributions,
    }
}

/// The same spans further on.
fn moved(marks: &Marks, by: usize) -> Marks {
    let moved = |spans: &[Range<usize>]| {
        spans
            .iter()
            .map(|span| span.start + by..span.end + by)
            .collect()
    };
    Marks {
        source: moved(&marks.source),
        cue: moved(&marks.cue),
        content: moved(&marks.content),
    }
}
