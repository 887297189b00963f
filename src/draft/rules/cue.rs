//! Words of saying that have somebody beside them who says it.

use std::ops::Range;

use super::super::joiner::Scene;
use super::super::lexicon::saying;
use super::phrase;

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

/// Verbs that hardly do anything but say.
fn is_plain(lower: &str) -> bool {
    matches!(
        lower,
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "argued"
            | "argues"
            | "argue"
            | "claimed"
            | "claims"
            | "insisted"
            | "insists"
            | "insist"
            | "wrote"
            | "writes"
            | "tweeted"
            | "acknowledged"
            | "acknowledges"
            | "admitted"
            | "admits"
            | "conceded"
            | "warned"
            | "warns"
            | "denied"
            | "denies"
            | "deny"
            | "explained"
            | "explains"
            | "believe"
            | "believes"
            | "believed"
            | "thinks"
            | "think"
            | "accused"
            | "accuses"
            | "alleged"
            | "asserted"
            | "contended"
            | "contends"
            | "declared"
            | "noted"
            | "notes"
            | "replied"
            | "suggested"
            | "suggests"
            | "stated"
            | "complained"
            | "vowed"
            | "pledged"
            | "promised"
            | "urged"
            | "urges"
            | "announced"
            | "predicted"
            | "condemned"
            | "rejected"
            | "rejects"
            | "dismissed"
            | "criticized"
            | "criticised"
            | "asked"
            | "asks"
            | "praised"
            | "blamed"
            | "hopes"
            | "recalled"
            | "wants"
            | "want"
            | "wanted"
            | "expects"
            | "confirmed"
            | "refused"
            | "declined"
    )
}

/// Whether a form that is a noun as well stands behind an article, an adjective or a possessive.
fn is_hidden_noun(scene: &Scene, token: usize) -> bool {
    let before = scene.lower_before(token);
    matches!(
        before.as_str(),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "of"
            | "'s"
            | "’s"
            | "this"
            | "these"
            | "no"
            | "any"
            | "to"
            | "for"
            | "with"
            | "in"
            | "on"
    )
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

fn is_helper(lower: &str) -> bool {
    is_be(lower)
        || lower.ends_with("ly")
        || matches!(
            lower,
            "has"
                | "have"
                | "had"
                | "not"
                | "also"
                | "later"
                | "did"
                | "does"
                | "would"
                | "will"
                | "could"
                | "n't"
                | "'t"
                | "’t"
                | "'d"
                | "’d"
                | "'ve"
                | "’ve"
                | "once"
                | "then"
                | "even"
                | "now"
                | "still"
                | "never"
        )
}

fn is_be(lower: &str) -> bool {
    matches!(
        lower,
        "is" | "are" | "was" | "were" | "be" | "been" | "being"
    )
}

/// Whether a speaker may be named from `token` on.
fn begins_phrase(scene: &Scene, token: usize) -> bool {
    let lower = scene.lower(token);
    scene.word(token).starts_with(char::is_uppercase)
        || phrase::is_pronoun(&lower)
        || matches!(
            lower.as_str(),
            "the"
                | "a"
                | "an"
                | "one"
                | "two"
                | "his"
                | "her"
                | "its"
                | "another"
                | "officials"
                | "some"
        )
}
