//! True attributions as a tagger that makes no mistakes would mark them.

use std::ops::Range;

use counterclaim::draft::{Role, Tagged, Tokens};

use crate::gold::Document;

/// The true spans of an article on one layer: where attributions overlap a token has one role, a cue before a
/// source before a content.
pub fn flat(document: &Document, tokens: &Tokens) -> Vec<Tagged> {
    let mut marks: Vec<(Role, Range<usize>)> = Vec::new();
    for role in [Role::Content, Role::Source, Role::Cue] {
        let of_role = document
            .attributions
            .iter()
            .flat_map(|marks| marks.of(role));
        let mut spans: Vec<_> = of_role
            .map(|span| document.tokens_within(tokens, span))
            .collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans.dedup();
        marks.extend(spans.into_iter().map(|span| (role, span)));
    }
    let mut labels: Vec<Option<(Role, bool)>> = vec![None; tokens.len()];
    for (role, span) in marks {
        for (nth, token) in span.enumerate() {
            labels[token] = Some((role, nth == 0));
        }
    }
    runs(&labels)
}

/// The spans that labels make up; a label says whether it begins one.
fn runs(labels: &[Option<(Role, bool)>]) -> Vec<Tagged> {
    let mut spans: Vec<Tagged> = Vec::new();
    for (token, label) in labels.iter().enumerate() {
        let Some((role, begins)) = *label else {
            continue;
        };
        match spans.last_mut() {
            Some(span) if !begins && span.role == role && span.tokens.end == token => {
                span.tokens.end += 1;
            }
            _ => spans.push(Tagged {
                role,
                tokens: token..token + 1,
                nested: false,
            }),
        }
    }
    spans
}
