//! Contents that the tagger saw only in part: those of a cue that was left with none because another
//! attribution stands inside them.
//!
//! In "Varsk's refusal to talk was an insult, two ministers said" a tagger finds the refusal, and nothing for
//! "said"; in "She said Varsk hopes to win" it finds the hope. The words between the cue and the edge of the
//! sentence are the content then, and what was found in them is nested.

use std::ops::Range;

use super::question::Links;
use super::scene::Scene;
use crate::draft::lexicon::saying;
use crate::draft::{Role, Tagged};

/// The fewest tokens that are taken for a content.
const SHORTEST: usize = 3;

/// The contents to be supplied: each with the index of its cue among `spans`.
pub(super) fn supply(scene: &Scene, spans: &[Tagged], links: &Links) -> Vec<(usize, Range<usize>)> {
    let mut has_content = vec![false; spans.len()];
    for cue in links.cues.iter().flatten() {
        has_content[*cue] = true;
    }
    let bare = (0..spans.len()).filter(|&at| spans[at].role == Role::Cue && !has_content[at]);
    bare.filter_map(|cue| Some((cue, content(scene, spans, links, cue)?)))
        .collect()
}

/// The content of a cue of saying that has a source and no content.
fn content(scene: &Scene, spans: &[Tagged], links: &Links, cue: usize) -> Option<Range<usize>> {
    let tokens = &spans[cue].tokens;
    let source = &spans.get(links.sources[cue]?)?.tokens;
    let head = scene.lower(tokens.end - 1);
    let speaks = saying(&head).is_some() || scene.lower(tokens.start) == "according";
    let sentence = scene.sentence_tokens(tokens.start)?;
    if !speaks || !sentence.contains(&source.start) || scene.is_quoted(tokens.start) {
        return None;
    }
    let both = tokens.start.min(source.start)..tokens.end.max(source.end);
    let ends = |range: &Range<usize>| range.len() >= SHORTEST;
    trailing(scene, &sentence, &both)
        .or_else(|| leading(scene, spans, &sentence, cue, &both))
        .filter(ends)
}

/// The words before ", two ministers said".
fn trailing(scene: &Scene, sentence: &Range<usize>, both: &Range<usize>) -> Option<Range<usize>> {
    let comma = both.start.checked_sub(1)?;
    let after = scene.lower(both.end);
    let closes =
        both.end >= sentence.end || matches!(after.as_str(), "." | "," | "on" | "in" | "at");
    (scene.word(comma) == "," && closes && comma > sentence.start).then_some(sentence.start..comma)
}

/// The words behind "she said (that)", up to the end of the sentence.
fn leading(
    scene: &Scene,
    spans: &[Tagged],
    sentence: &Range<usize>,
    cue: usize,
    both: &Range<usize>,
) -> Option<Range<usize>> {
    let start = both.end;
    let next = spans[cue + 1..]
        .iter()
        .find(|span| span.tokens.start >= start)?;
    let gap = next.tokens.start - start;
    let near = gap == 0 || gap == 1 && scene.lower(start) == "that";
    let end = (start..sentence.end)
        .rev()
        .find(|&token| !matches!(scene.word(token), "." | "!" | "?"))?
        + 1;
    (near && next.role != Role::Content && sentence.contains(&next.tokens.start))
        .then_some(start..end)
}
