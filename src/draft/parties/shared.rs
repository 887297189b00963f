//! Claims that have their source from the claim before: "confirmed X but denied Y".

use crate::draft::{Reading, lemma};
use crate::model::Article;
use crate::text::Span;

/// For each attribution without a source of its own: the attribution whose source it shares, if one does.
#[must_use]
pub fn shared(article: &Article, reading: &Reading) -> Vec<Option<usize>> {
    let cues = reading
        .attributions
        .iter()
        .map(|attribution| attribution.cue.start as usize);
    let sentences: Vec<Span> = article.sentences_at(cues).collect();
    let mut shared: Vec<Option<usize>> = Vec::with_capacity(sentences.len());
    for (i, attribution) in reading.attributions.iter().enumerate() {
        let mut of = None;
        if attribution.source.is_none() && goes_on(article.text(), attribution.cue) {
            let before = (0..i)
                .rev()
                .take(4)
                .take_while(|&j| sentences.get(j) == sentences.get(i));
            of = before
                .filter(|&j| attribution.within != Some(j))
                .find_map(|j| {
                    let earlier = reading.attributions.get(j)?;
                    match earlier.source {
                        Some(_) => Some(j),
                        None => shared.get(j).copied().flatten(),
                    }
                });
        }
        shared.push(of);
    }
    shared
}

/// Whether a cue goes on with the subject before it: an active verb after "and" or "but", or in -ing.
fn goes_on(text: &str, cue: Span) -> bool {
    let words = lemma::stems(text, cue, 8);
    if words.iter().any(|word| word == "be") {
        return false;
    }
    let first = cue.of(text).split_whitespace().next().unwrap_or_default();
    if first.ends_with("ing") {
        return true;
    }
    if first.ends_with("ly") && words.len() == 1 {
        return false;
    }
    let end = cue.start as usize;
    let start = end.saturating_sub(24);
    let start = (start..=end)
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(end);
    let before = text.get(start..end).unwrap_or_default().trim_end();
    let last = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
        .to_lowercase();
    before.ends_with(',')
        || matches!(
            last.as_str(),
            "and"
                | "but"
                | "or"
                | "while"
                | "then"
                | "also"
                | "nor"
                | "yet"
                | "though"
                | "although"
                | "even"
                | "later"
        )
}
