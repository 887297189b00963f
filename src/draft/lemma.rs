//! Words as they are compared: without case, ending and clitic.

use crate::text::{self, Span};

/// Verbs and nouns of news whose forms no rule finds.
const IRREGULAR: [(&str, &str); 62] = [
    ("said", "say"),
    ("told", "tell"),
    ("thought", "think"),
    ("wrote", "writ"),
    ("written", "writ"),
    ("held", "hold"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("knew", "know"),
    ("known", "know"),
    ("shot", "shoot"),
    ("fought", "fight"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("lost", "los"),
    ("met", "meet"),
    ("struck", "strik"),
    ("took", "tak"),
    ("taken", "tak"),
    ("gave", "giv"),
    ("given", "giv"),
    ("came", "com"),
    ("went", "go"),
    ("gone", "go"),
    ("made", "mak"),
    ("left", "leav"),
    ("found", "find"),
    ("brought", "bring"),
    ("bought", "buy"),
    ("sold", "sell"),
    ("paid", "pay"),
    ("broke", "break"),
    ("broken", "break"),
    ("began", "begin"),
    ("begun", "begin"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("hid", "hid"),
    ("hidden", "hid"),
    ("drove", "driv"),
    ("driven", "driv"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("kept", "keep"),
    ("died", "dead"),
    ("dying", "dead"),
    ("death", "dead"),
    ("deaths", "dead"),
    ("dies", "dead"),
    ("die", "dead"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("is", "be"),
    ("are", "be"),
    ("was", "be"),
    ("were", "be"),
    ("been", "be"),
    ("being", "be"),
];

/// The longest word that is looked at, in bytes.
const LONGEST: usize = 64;

/// A word without what English adds to it: "denies", "denied" and "denying" are one.
///
/// Not a word of the language, but the same for all forms of one. Overlong words keep their beginning.
#[must_use]
pub fn stem(word: &str) -> String {
    let mut end = word.len().min(LONGEST);
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    let lower = word[..end].to_lowercase().replace('’', "'");
    let lower = lower.strip_suffix("'s").unwrap_or(&lower);
    let lower = lower.trim_matches('\'');
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == lower) {
        return (*stem).to_owned();
    }
    without_e(without_tense(&singular(lower)))
}

/// Without the -s of plural or third person.
fn singular(word: &str) -> String {
    if let Some(body) = word.strip_suffix("ies").filter(|body| body.len() > 1) {
        return format!("{body}y");
    }
    let plural = word.len() > 3 && word.ends_with('s');
    let kept = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let sibilant = ["ses", "xes", "zes", "ches", "shes"];
    if plural && sibilant.iter().any(|end| word.ends_with(end)) {
        return word[..word.len() - 2].to_owned();
    }
    let body = if plural && !kept {
        &word[..word.len() - 1]
    } else {
        word
    };
    body.to_owned()
}

/// Without -ed or -ing, and the consonant doubled before it.
fn without_tense(word: &str) -> String {
    if let Some(body) = word.strip_suffix("ied").filter(|body| body.len() > 1) {
        return format!("{body}y");
    }
    let body = match (word.strip_suffix("ed"), word.strip_suffix("ing")) {
        (Some(body), _) if body.len() > 2 && !body.ends_with('e') => body,
        (_, Some(body)) if body.len() > 2 => body,
        _ => return word.to_owned(),
    };
    let twice = ["bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"];
    let doubled = twice.iter().any(|end| body.ends_with(end));
    body[..body.len() - usize::from(doubled)].to_owned()
}

fn without_e(mut word: String) -> String {
    if word.len() > 3 && word.ends_with('e') {
        word.pop();
    }
    word
}

/// Words that say nothing about what a sentence is about.
const EMPTY: &str = "the a an and or but of to in on at by for from with as that this these those it its \
    he she they them him her his their we our us you your i my me who which what when where why how not no be \
    have has had do does did will would can could may might must shall should than then there so if into out up \
    down over under about after before also more most some any all both each other such only own same very just \
    say tell one two if while because during until against between through were was is are been s t";

/// Whether a stem says nothing about what a sentence is about.
#[must_use]
pub fn is_empty(stem: &str) -> bool {
    static SET: std::sync::LazyLock<std::collections::HashSet<String>> =
        std::sync::LazyLock::new(|| {
            let words = EMPTY.split_whitespace();
            words
                .flat_map(|word| [word.to_owned(), self::stem(word)])
                .collect()
        });
    stem.len() < 2 || SET.contains(stem)
}

/// The stems of a span's words, at most `most` of them.
#[must_use]
pub fn stems(text: &str, span: Span, most: usize) -> Vec<String> {
    let words = text::words(text, span).take(most);
    words.map(|word| stem(word.of(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["deny", "denies", "denied", "denying"][..],
            &["admit", "admits", "admitted", "admitting"],
            &["accuse", "accuses", "accused", "accusing"],
            &["dismiss", "dismisses", "dismissed"],
            &["call", "calls", "called", "calling"],
            &["strike", "strikes", "struck", "striking"],
            &["say", "says", "said", "saying"],
            &["ministry", "ministries", "ministry’s", "ministry's"],
            &["soldier", "soldiers", "Soldiers'"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn any_text_has_a_stem() {
        for word in [
            "",
            "'",
            "’s",
            "ß",
            "ed",
            "ing",
            "ies",
            "İ",
            &"é".repeat(999),
        ] {
            assert!(stem(word).len() <= 2 * LONGEST);
        }
    }
}
