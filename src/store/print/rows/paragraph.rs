//! One row a paragraph.

use std::borrow::Cow;

use serde::Serialize;

use super::Row;
use crate::model::{Dossier, Paragraph};

/// A paragraph.
#[derive(Serialize)]
pub struct ParagraphRow<'a> {
    /// Its number, from 1.
    paragraph: u32,
    /// Code points from the beginning of the article to its first.
    start: u32,
    /// And to behind its last.
    end: u32,
    text: &'a str,
}

impl Row for ParagraphRow<'_> {
    const FIELDS: &'static [&'static str] = &["paragraph", "start", "end", "text"];

    fn cells(&self) -> Vec<Cow<'_, str>> {
        vec![
            self.paragraph.to_string().into(),
            self.start.to_string().into(),
            self.end.to_string().into(),
            self.text.into(),
        ]
    }
}

/// The paragraphs, in order.
pub fn article(dossier: &Dossier) -> impl Iterator<Item = ParagraphRow<'_>> {
    let article = dossier.article();
    let numbered = (0..).map(Paragraph).zip(article.paragraphs());
    numbered.map(|(paragraph, &span)| ParagraphRow {
        paragraph: paragraph.number(),
        start: article.code_point_of(span.start as usize),
        end: article.code_point_of(span.end as usize),
        text: article.words(span),
    })
}
