//! Words of saying that have somebody beside them who says it.

use std::ops::Range;

use super::super::joiner::Scene;
use super::super::lexicon::saying;
use super::phrase;
use super::word::{begins_phrase, is_be, is_helper, is_hidden_noun, is_plain};

/// A cue with its source.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// Its words.
    pub tokens: Range<usize>,
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// What it is grammatically.
    pub kind: CueKind,
    /// Whether it stands in what another cue of its sentence introduces: "she said that he denied it".
    pub nested: bool,
}

/// What a cue is grammatically.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CueKind {
    /// A verb behind its subject: "she said".
    Verb,
    /// A verb before its subject: "said she".
    Inverted,
    /// "according to".
    According,
    /// A noun: "'s claim that".
    Noun,
}

impl Cue {
    /// The words from the first to the last of cue and source.
    pub(super) fn whole(&self) -> Range<usize> {
        let source = self.source.as_ref().unwrap_or(&self.tokens);
        self.tokens.start.min(source.start)..self.tokens.end.max(source.end)
    }
}

/// The cues of a sentence, outside its quotations.
pub(super) fn cues(scene: &Scene, sentence: &Range<usize>) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    for token in sentence.clone() {
        let free = found
            .last()
            .is_none_or(|before| token >= before.whole().end);
        if !free || scene.is_quoted(token) {
            continue;
        }
        let cue = according(scene, sentence, token)
            .or_else(|| noun(scene, sentence, token))
            .or_else(|| verb(scene, sentence, token));
        let floor = found
            .last()
            .map_or(sentence.start, |before| before.whole().end);
        if let Some(mut cue) = cue.filter(|cue| cue.whole().start >= floor) {
            cue.nested = is_nested(scene, sentence, &found, &cue);
            found.push(cue);
        }
    }
    found
}

/// Whether `cue` stands in what a verb before it introduces: nothing between them begins a new clause of the
/// same rank, and it does not close the sentence as ", she said" does.
fn is_nested(scene: &Scene, sentence: &Range<usize>, before: &[Cue], cue: &Cue) -> bool {
    let outer = before.iter().rev().find(|before| !before.nested);
    let Some(outer) = outer.filter(|outer| outer.kind == CueKind::Verb) else {
        return false;
    };
    let start = cue.whole().start;
    let joined =
        cue.source.is_none() || cue.kind == CueKind::According || scene.word(start - 1) == ";";
    let closes = cue.whole().end + 1 >= sentence.end && scene.word(start.saturating_sub(1)) == ",";
    let anew = (outer.tokens.end..start).any(|token| {
        let word = scene.lower(token);
        matches!(word.as_str(), "but" | "while" | "although" | "though")
            && scene.word(token.saturating_sub(1)) == ","
    });
    !joined && !closes && !anew && !scene.is_quoted(start.saturating_sub(1))
}

/// "according to" with whom it names.
fn according(scene: &Scene, sentence: &Range<usize>, token: usize) -> Option<Cue> {
    let says = scene.lower(token) == "according" && scene.lower(token + 1) == "to";
    says.then(|| Cue {
        tokens: token..token + 2,
        source: phrase::behind(scene, sentence, token + 2),
        kind: CueKind::According,
        nested: false,
    })
}

/// "Varsk's claim that", "their fear that".
fn noun(scene: &Scene, sentence: &Range<usize>, token: usize) -> Option<Cue> {
    let lower = scene.lower(token);
    let is_noun = matches!(
        lower.as_str(),
        "claim"
            | "claims"
            | "assertion"
            | "allegation"
            | "allegations"
            | "accusation"
            | "accusations"
            | "belief"
            | "statement"
            | "argument"
            | "suggestion"
            | "warning"
            | "promise"
            | "pledge"
            | "hope"
            | "fear"
            | "contention"
            | "insistence"
            | "denial"
            | "admission"
            | "demand"
            | "view"
    );
    if !is_noun || scene.lower(token + 1) != "that" {
        return None;
    }
    let before = token.checked_sub(1)?;
    let (tokens, source) = match scene.lower(before).as_str() {
        "'s" | "’s" => (before..token + 1, phrase::before(scene, sentence, before)),
        "his" | "her" | "their" | "its" | "my" | "our" => (token..token + 1, Some(before..token)),
        _ => return None,
    };
    Some(Cue {
        tokens,
        source,
        kind: CueKind::Noun,
        nested: false,
    })
}

/// A verb of saying with its subject before or behind it.
fn verb(scene: &Scene, sentence: &Range<usize>, token: usize) -> Option<Cue> {
    let lower = scene.lower(token);
    saying(&lower)?;
    if lower.ends_with("ing") {
        return participle(scene, token, &lower);
    }
    if is_hidden_noun(scene, token)
        || !scene.word(token).starts_with(char::is_lowercase)
        || !introduces(scene, sentence, token, &lower)
    {
        return None;
    }
    let start = with_helpers(scene, sentence, token);
    if is_be(&scene.lower(start)) {
        return None;
    }
    let after_said =
        start > sentence.start && (scene.is_quoted(start - 1) || scene.word(start - 1) == ",");
    if after_said && start == token && is_plain(&lower) && begins_phrase(scene, token + 1) {
        let source = phrase::behind(scene, sentence, token + 1);
        return Some(Cue {
            tokens: token..token + 1,
            source,
            kind: CueKind::Inverted,
            nested: false,
        });
    }
    let source = phrase::before(scene, sentence, subject_end(scene, sentence, start));
    let coordinated =
        start > sentence.start && matches!(scene.lower(start - 1).as_str(), "and" | "but");
    (source.is_some() || coordinated).then_some(Cue {
        tokens: start..token + 1,
        source: source.filter(|_| !coordinated),
        kind: CueKind::Verb,
        nested: false,
    })
}

/// ", saying that": who says it stands before, with another verb.
fn participle(scene: &Scene, token: usize, lower: &str) -> Option<Cue> {
    let says = matches!(
        lower,
        "saying"
            | "adding"
            | "arguing"
            | "insisting"
            | "claiming"
            | "warning"
            | "noting"
            | "suggesting"
            | "denying"
            | "accusing"
            | "calling"
            | "telling"
            | "writing"
            | "asserting"
            | "alleging"
            | "promising"
            | "vowing"
            | "explaining"
            | "stating"
            | "acknowledging"
            | "urging"
    );
    let follows = matches!(
        scene.lower_before(token).as_str(),
        "," | "by" | "and" | "but" | "after" | "before" | "without"
    );
    (says && follows).then_some(Cue {
        tokens: token..token + 1,
        source: None,
        kind: CueKind::Verb,
        nested: false,
    })
}

/// Whether what stands around the verb is something said: for verbs that do many other things a "that", a
/// "to", a quotation or a colon has to follow.
fn introduces(scene: &Scene, sentence: &Range<usize>, token: usize, lower: &str) -> bool {
    if is_plain(lower) {
        return true;
    }
    let near = token + 1..sentence.end.min(token + 4);
    let mut near = near.map(|token| (token, scene.lower(token)));
    near.any(|(at, word)| {
        matches!(word.as_str(), "that" | "whether" | ":")
            || scene.is_quoted(at)
            || at == token + 1 && word == "to"
    })
}

/// The first of the auxiliaries, negations and adverbs before a verb.
fn with_helpers(scene: &Scene, sentence: &Range<usize>, token: usize) -> usize {
    let mut start = token;
    while start > sentence.start && token - start < 5 && is_helper(&scene.lower(start - 1)) {
        start -= 1;
    }
    start
}

/// The end of the subject of a verb that begins at `start`: before "on Friday", where that stands between.
fn subject_end(scene: &Scene, sentence: &Range<usize>, start: usize) -> usize {
    let is_day = |token: usize| {
        scene.lower(token).ends_with("day") && scene.word(token).starts_with(char::is_uppercase)
    };
    match start.checked_sub(2) {
        Some(on) if sentence.contains(&on) && scene.lower(on) == "on" && is_day(on + 1) => on,
        Some(before)
            if sentence.contains(&before) && is_day(before + 1) && scene.word(before) != "," =>
        {
            before + 1
        }
        _ => start,
    }
}
