//! Words of saying and thinking, as English news uses them.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word of saying takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// A clause or a quotation: "said", "warned".
    Clause,
    /// Also or only a thing: "denied the charge", "rejected", "accused". Not by itself in brackets behind a
    /// quotation.
    Thing,
}

/// Verbs that take a clause, in their base form.
const CLAUSE: &str = "say tell add state announce declare claim argue assert insist maintain contend allege \
    note observe remark comment explain report reveal disclose confirm acknowledge admit concede warn caution \
    predict forecast suggest imply indicate signal hint stress emphasize emphasise reiterate repeat reply \
    respond answer retort counter counterclaim write tweet post testify estimate calculate conclude believe think feel hope \
    expect fear suspect worry doubt assume agree disagree complain joke recall remember promise pledge vow \
    threaten swear demand urge ask request order call propose recommend advise decide plan intend \
    want wish refuse decline deny proclaim boast lament quip muse concur speculate hypothesize \
    argue theorize assure remind inform notify instruct mention point shout yell cry exclaim whisper chant \
    plead beg sing reckon understand know consider find show hold ensure seek offer accuse blame charge";

/// Verbs that take a thing as well, or nothing else.
const THING: &str = "deny reject dismiss condemn criticize criticise denounce accuse blame praise welcome \
    support oppose endorse back describe call label question dispute challenge refute rebuff defend \
    decry slam blast deplore applaud hail demand urge consider want seek cite confirm";

/// Forms that no rule makes.
const IRREGULAR: [(&str, &str); 40] = [
    ("said", "say"),
    ("says", "say"),
    ("told", "tell"),
    ("thought", "think"),
    ("felt", "feel"),
    ("wrote", "write"),
    ("written", "write"),
    ("writing", "write"),
    ("knew", "know"),
    ("known", "know"),
    ("held", "hold"),
    ("found", "find"),
    ("showed", "show"),
    ("shown", "show"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("sought", "seek"),
    ("understood", "understand"),
    ("sang", "sing"),
    ("sung", "sing"),
    ("admitted", "admit"),
    ("admitting", "admit"),
    ("planned", "plan"),
    ("planning", "plan"),
    ("begged", "beg"),
    ("begging", "beg"),
    ("quipped", "quip"),
    ("quipping", "quip"),
    ("hinting", "hint"),
    ("signalled", "signal"),
    ("signaled", "signal"),
    ("signalling", "signal"),
    ("slammed", "slam"),
    ("slamming", "slam"),
    ("labelled", "label"),
    ("labelling", "label"),
    ("forecast", "forecast"),
    ("rebuffed", "rebuff"),
    ("tweeted", "tweet"),
    ("posted", "post"),
];

/// What `word`, in lower case, takes if it is a form of a verb of saying.
#[must_use]
pub fn saying(word: &str) -> Option<Saying> {
    static FORMS: OnceLock<HashMap<String, Saying>> = OnceLock::new();
    FORMS.get_or_init(forms).get(word).copied()
}

/// All forms of all verbs.
fn forms() -> HashMap<String, Saying> {
    let mut forms = HashMap::new();
    for (verbs, takes) in [(THING, Saying::Thing), (CLAUSE, Saying::Clause)] {
        for verb in verbs.split_whitespace() {
            forms.extend(regular(verb).map(|form| (form, takes)));
        }
    }
    for (form, verb) in IRREGULAR {
        if let Some(&takes) = forms.get(verb) {
            forms.insert(form.to_owned(), takes);
        }
    }
    forms
}

/// The base form, the third person, the past and the participle of a regular verb.
fn regular(verb: &str) -> [String; 4] {
    let (third, past, stem) = if let Some(stem) = verb.strip_suffix('e') {
        (format!("{verb}s"), format!("{verb}d"), stem.to_owned())
    } else if let Some(stem) = verb
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o']))
    {
        (format!("{stem}ies"), format!("{stem}ied"), verb.to_owned())
    } else if verb.ends_with(['s', 'h', 'x']) {
        (format!("{verb}es"), format!("{verb}ed"), verb.to_owned())
    } else {
        (format!("{verb}s"), format!("{verb}ed"), verb.to_owned())
    };
    [verb.to_owned(), third, past, format!("{stem}ing")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        for word in [
            "said", "says", "saying", "denied", "denies", "denying", "told", "argued", "writing",
            "admitted", "wishes",
        ] {
            assert!(saying(word).is_some(), "{word}");
        }
        for word in ["killed", "the", ""] {
            assert_eq!(saying(word), None, "{word}");
        }
        assert_eq!(saying("rejected"), Some(Saying::Thing));
        assert_eq!(saying("warned"), Some(Saying::Clause));
    }
}
