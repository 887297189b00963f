//! Attributions by rule: what is found where the weights of the tagger are not built in.
//!
//! Words of saying with a subject beside them, "according to", and quotation marks make the same marks as the
//! tagger would; the joiner puts them together. Nothing here is learnt.

mod cue;
mod extent;
mod phrase;
mod word;

use std::ops::Range;

use self::cue::{Cue, cues};
use super::joiner::{Scene, join};
use super::{Attribution, Role, Tagged, Tokens};
use crate::model::Article;

/// The fewest tokens of a quotation that is taken for speech though no cue stands in its sentence.
const SPEECH: usize = 5;

/// The attributions of `article` by rule, in the order of their cues.
#[must_use]
pub fn attributions(article: &Article, tokens: &Tokens) -> Vec<Attribution> {
    join(article, tokens, &tag(&Scene::new(article, tokens), tokens))
}

/// The spans that the rules mark. Where two want the same words, the cues and sources come first.
#[must_use]
pub fn tag(scene: &Scene, tokens: &Tokens) -> Vec<Tagged> {
    let (mut marks, mut inner) = (
        Marks::new(tokens.len(), false),
        Marks::new(tokens.len(), true),
    );
    for sentence in &tokens.sentences {
        let found = cues(scene, sentence);
        let (nested, outer): (Vec<Cue>, Vec<Cue>) = found.into_iter().partition(|cue| cue.nested);
        mark(scene, sentence, &outer, &mut marks);
        mark(scene, sentence, &nested, &mut inner);
    }
    for quotation in scene.quotations() {
        if quotation.len() >= SPEECH && scene.opens_sentence(quotation.start) {
            marks.mark(Role::Content, quotation.clone());
        }
    }
    marks.spans.append(&mut inner.spans);
    marks.spans
}

/// Marks the cues of a sentence that stand on one layer, with their sources and contents.
fn mark(scene: &Scene, sentence: &Range<usize>, cues: &[Cue], marks: &mut Marks) {
    for cue in cues {
        marks.mark(Role::Cue, cue.tokens.clone());
        if let Some(source) = &cue.source {
            marks.mark(Role::Source, source.clone());
        }
    }
    for (nth, cue) in cues.iter().enumerate() {
        for content in extent::contents(scene, &bounds(sentence, cues, nth), cue) {
            marks.mark(Role::Content, content);
        }
    }
}

/// The words of a sentence that may belong to one of its cues: those up to the cue before and behind.
fn bounds(sentence: &Range<usize>, cues: &[Cue], nth: usize) -> Range<usize> {
    let edge = |cue: &Cue| cue.whole();
    let start = nth.checked_sub(1).and_then(|before| cues.get(before));
    let end = cues.get(nth + 1);
    start.map_or(sentence.start, |cue| edge(cue).end)
        ..end.map_or(sentence.end, |cue| edge(cue).start)
}

/// Spans of one layer that do not overlap.
struct Marks {
    nested: bool,
    taken: Vec<bool>,
    spans: Vec<Tagged>,
}

impl Marks {
    fn new(count: usize, nested: bool) -> Self {
        Self {
            nested,
            taken: vec![false; count],
            spans: Vec::new(),
        }
    }

    /// Marks the longest free stretch of `range`.
    fn mark(&mut self, role: Role, range: Range<usize>) {
        let Some(taken) = self.taken.get_mut(range.clone()) else {
            return;
        };
        let mut best = 0..0;
        let mut start = 0;
        for stretch in taken.split(|taken| *taken) {
            if stretch.len() > best.len() {
                best = start..start + stretch.len();
            }
            start += stretch.len() + 1;
        }
        if !best.is_empty() {
            taken[best.clone()].fill(true);
            self.spans.push(Tagged {
                role,
                tokens: range.start + best.start..range.start + best.end,
                nested: self.nested,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source, cue and contents of each attribution found.
    fn found(text: &str) -> Vec<(String, String, Vec<String>)> {
        let article = Article::new(text.to_owned());
        let tokens = Tokens::of(&article);
        let words = |span: crate::text::Span| span.of(text).to_owned();
        attributions(&article, &tokens)
            .into_iter()
            .map(|found| {
                let source = found.source.map(words).unwrap_or_default();
                let content = found.content.into_iter().map(words).collect();
                (source, words(found.cue), content)
            })
            .collect()
    }

    fn assert_found(text: &str, source: &str, cue: &str, content: &[&str]) {
        let content = content.iter().map(ToString::to_string).collect();
        assert_eq!(found(text), [(source.to_owned(), cue.to_owned(), content)]);
    }

    #[test]
    fn a_speaker_stands_before_between_or_behind_what_is_said() {
        assert_found(
            "The minister said that talks had failed.",
            "The minister",
            "said",
            &["that talks had failed"],
        );
        assert_found(
            "“We will not go,” said Ada Lind, the mayor.",
            "Ada Lind, the mayor",
            "said",
            &["“We will not go,”"],
        );
        assert_found(
            "“We will not go,” she said. “Not now.”",
            "she",
            "said",
            &["“We will not go,”", "“Not now.”"],
        );
        assert_found(
            "Talks had failed, two officials said.",
            "two officials",
            "said",
            &["Talks had failed"],
        );
    }

    #[test]
    fn words_of_other_kinds_attribute_too() {
        assert_found(
            "According to the ministry, six men died.",
            "the ministry",
            "According to",
            &["six men died"],
        );
        assert_found(
            "Six men died, according to the ministry.",
            "the ministry",
            "according to",
            &["Six men died"],
        );
        assert_found(
            "Varsk has denied the allegations.",
            "Varsk",
            "has denied",
            &["the allegations"],
        );
        assert_found(
            "The army’s claim that it won is new.",
            "The army",
            "’s claim",
            &["that it won is new"],
        );
    }

    #[test]
    fn a_text_without_words_of_saying_has_no_attributions() {
        assert!(found("The sun rose over the hills. A dog barked.").is_empty());
        assert!(found("").is_empty());
    }
}
