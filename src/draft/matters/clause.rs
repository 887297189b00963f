//! Clauses turned into questions.

use super::question::{LONGEST, fits};
use super::verb::{self, Tense};

/// Verbs that can stand before the subject.
const AUXILIARIES: [&str; 14] = [
    "was", "were", "is", "are", "had", "has", "have", "would", "will", "could", "can", "should",
    "might", "may",
];

/// Beginnings of a subject that are written small inside a sentence.
const SMALL: [&str; 58] = [
    "the",
    "a",
    "an",
    "its",
    "his",
    "her",
    "their",
    "our",
    "this",
    "these",
    "that",
    "those",
    "no",
    "some",
    "all",
    "more",
    "most",
    "many",
    "any",
    "every",
    "each",
    "both",
    "neither",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "at",
    "about",
    "nearly",
    "only",
    "another",
    "other",
    "one",
    "several",
    "few",
    "residents",
    "police",
    "officials",
    "people",
    "villagers",
    "villages",
    "soldiers",
    "troops",
    "workers",
    "doctors",
    "farmers",
    "half",
    "up",
    "over",
    "under",
    "civilians",
    "such",
];

/// Words that cannot stand in a subject that is turned round.
const BREAKS: [&str; 26] = [
    "that", "which", "who", "whose", "when", "where", "if", "because", "while", "as", "and", "but",
    "or", "after", "before", "since", "unless", "what", "why", "how", "whether", "than", "so",
    "although", "though", "until",
];

/// Words that nobody outside the article can place.
const UNPLACED: [&str; 14] = [
    "i", "we", "you", "it", "he", "she", "they", "there", "this", "that", "these", "those", "here",
    "such",
];

/// The same with a small first letter, unless the word has its capital for its own sake.
#[must_use]
pub fn lower_first(words: &str, keeps: bool) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    let small = SMALL.contains(&first.to_lowercase().trim_end_matches(['\'', '’', ',']));
    let stem = crate::draft::lemma::stem(first);
    let common = crate::draft::parties::noun::noun(&stem).is_somebody()
        || first.ends_with("ing")
        || first.ends_with("ed");
    if !(small || common && !keeps) {
        return words.to_owned();
    }
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}

/// Whether somebody speaks of themselves or to somebody.
#[must_use]
pub fn speaks_of_itself(words: &str) -> bool {
    let own = [
        "i", "we", "my", "our", "us", "me", "you", "your", "i'm", "we're", "i’m", "we’re", "we've",
        "i've", "don't",
    ];
    words.split_whitespace().any(|word| {
        own.contains(
            &word
                .to_lowercase()
                .trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’'),
        )
    })
}

/// "Did WHO fire first?", from "firing first".
#[must_use]
pub fn did(who: &str, what: &str) -> Option<String> {
    let what = what.trim_start();
    let mut words = what.split_whitespace();
    let mut first = words.next()?;
    let mut adverb = String::new();
    if first.ends_with("ly") {
        adverb = format!("{first} ");
        first = words.next()?;
    }
    if what.contains(['\'', '‘', '"', '“']) && first.starts_with(|c: char| !c.is_alphabetic()) {
        return None;
    }
    let plain = verb::of_gerund(first)?;
    let unplaced = UNPLACED.contains(&who.to_lowercase().as_str());
    if unplaced || who.split_whitespace().count() > 8 || who.contains(['"', '“', ',']) {
        return None;
    }
    let start = what.find(first)? + first.len();
    let rest = what.get(start..)?;
    let room = LONGEST.checked_sub(who.chars().count() + plain.len() + adverb.len() + 8)?;
    let rest = shortened(rest, room)?;
    fits(format!("Did {who} {adverb}{plain}{rest}?"))
}

/// A clause with its auxiliary before its subject.
#[must_use]
pub fn turned(words: &str, keeps: bool) -> Option<String> {
    let mut subject: Vec<&str> = Vec::new();
    let mut at = None;
    for word in words.split_whitespace().take(11) {
        let lower = word.to_lowercase();
        if AUXILIARIES.contains(&lower.as_str()) && !subject.is_empty() {
            at = Some(word);
            break;
        }
        let marks = word.contains([',', ';', ':', '"', '“', '”', '—', '(', '…']);
        if marks || BREAKS.contains(&lower.as_str()) {
            return None;
        }
        subject.push(word);
    }
    let auxiliary = at?;
    let first = subject.first()?.to_lowercase();
    if UNPLACED.contains(&first.as_str()) || auxiliary.contains('\'') || auxiliary == "cannot" {
        return None;
    }
    // "the men had been" is a clause; "people in the camps are" too, "the 26 found were" is not worth asking.
    let subject = positive(&lower_first(&subject.join(" "), keeps))?;
    let start = auxiliary.as_ptr() as usize - words.as_ptr() as usize + auxiliary.len();
    let rest = words.get(start..)?;
    if rest.trim().is_empty() {
        return None;
    }
    let (auxiliary, rest) = plainer(auxiliary, uncoordinated(rest), &subject);
    let mut letters = auxiliary.chars();
    let capital: String = letters.next()?.to_uppercase().chain(letters).collect();
    let room = LONGEST.checked_sub(subject.chars().count() + capital.len() + 3)?;
    let rest = shortened(rest, room)?;
    let rest = rest.trim_start();
    // A negated claim is asked without its negation.
    let rest = rest
        .strip_prefix("not ")
        .or_else(|| rest.strip_prefix("never "))
        .unwrap_or(rest);
    let whole = rest.split_whitespace().count() > 0
        && !matches!(rest, "been" | "be" | "so" | "said" | "presented");
    whole
        .then(|| fits(format!("{capital} {subject} {rest}?")))
        .flatten()
}

/// A clause without an auxiliary, asked by "did", "does" or "do".
#[must_use]
pub fn asked(words: &str, keeps: bool) -> Option<String> {
    let all: Vec<&str> = words.split_whitespace().take(10).collect();
    for (at, word) in all.iter().enumerate() {
        let lower = word.to_lowercase();
        let subject = all.get(..at)?;
        if at > 0
            && let Some((plain, tense)) = verb::finite(&lower)
            && is_predicate(subject, tense, all.get(at + 1).copied())
        {
            let subject = positive(&lower_first(&subject.join(" "), keeps))?;
            let does = match tense {
                Tense::Past => "Did",
                Tense::Singular => "Does",
                Tense::Plural => "Do",
            };
            let start = word.as_ptr() as usize - words.as_ptr() as usize + word.len();
            let room =
                LONGEST.checked_sub(subject.chars().count() + plain.len() + does.len() + 3)?;
            let rest = shortened(uncoordinated(words.get(start..)?), room)?;
            return fits(format!("{does} {subject} {plain}{rest}?"));
        }
        let marks = word.contains([',', ';', ':', '"', '“', '”', '—', '(', '…']);
        if marks
            || BREAKS.contains(&lower.as_str())
            || AUXILIARIES.contains(&lower.as_str())
            || lower == "to"
        {
            return None;
        }
    }
    None
}

/// Without a second verb: "extended beyond it and caused damage".
fn uncoordinated(words: &str) -> &str {
    let joints = [" and ", " but ", " or "];
    let second = joints.iter().flat_map(|joint| {
        words
            .match_indices(joint)
            .map(|(at, joint)| (at, at + joint.len()))
    });
    let verbal = |rest: &str| {
        let first = rest
            .split_whitespace()
            .find(|word| !word.ends_with("ly"))
            .unwrap_or_default();
        verb::finite(first).is_some() || AUXILIARIES.contains(&first) || first.ends_with("ed")
    };
    let end = second
        .filter(|&(_, behind)| words.get(behind..).is_some_and(verbal))
        .map(|(at, _)| at)
        .min();
    words.get(..end.unwrap_or(words.len())).unwrap_or(words)
}

/// Whether a verb behind a subject says what the subject does: no participle ("the men killed by …").
fn is_predicate(subject: &[&str], tense: Tense, next: Option<&str>) -> bool {
    let (Some(first), Some(last)) = (subject.first(), subject.last()) else {
        return false;
    };
    let last = last.to_lowercase();
    let open = SMALL[..12].contains(&last.as_str())
        || last.ends_with("ly")
        || last == "of"
        || last == "in";
    if open || UNPLACED.contains(&first.to_lowercase().as_str()) {
        return false;
    }
    let many = last.ends_with('s') && !last.ends_with("ss")
        || ["people", "police", "men", "women", "children"].contains(&last.as_str());
    let Some(next) = next else {
        return tense != Tense::Plural || many;
    };
    let next = next.to_lowercase();
    let behind = [
        "the", "a", "an", "its", "their", "his", "her", "to", "in", "on", "at", "into", "from",
        "for", "with", "over", "beyond", "after", "before", "about", "up", "down", "out", "off",
        "no", "more", "only", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten", "both", "all", "across", "back", "under", "until", "through", "that", "some", "any",
        "nothing", "away", "near", "within", "because", "when", "while", "against", "by", "of",
    ];
    let goes_on = behind.contains(&next.as_str())
        || next.ends_with("ly")
        || next.starts_with(|c: char| c.is_ascii_digit());
    let passive = matches!(next.as_str(), "by" | "of");
    match tense {
        Tense::Past => goes_on && !passive,
        Tense::Singular => !many,
        Tense::Plural => many && goes_on && !passive,
    }
}

/// A subject that is asked without its negation; none if it cannot be.
fn positive(subject: &str) -> Option<String> {
    for (no, any) in [
        ("no one", "anyone"),
        ("nobody", "anybody"),
        ("nothing", "anything"),
        ("none of", "any of"),
        ("no ", "any "),
    ] {
        if let Some(rest) = subject.strip_prefix(no) {
            return Some(format!("{any}{rest}"));
        }
    }
    let negated = ["not", "neither", "none", "never", "nor"];
    (!subject
        .split_whitespace()
        .any(|word| negated.contains(&word.to_lowercase().as_str())))
    .then(|| subject.to_owned())
}

/// Reported past told plainly: "had been released" as "were released", "may account" as "could account".
fn plainer<'a>(auxiliary: &'a str, rest: &'a str, subject: &str) -> (&'a str, &'a str) {
    let lower = auxiliary.to_lowercase();
    if let Some(rest) = rest
        .trim_start()
        .strip_prefix("been ")
        .filter(|_| lower == "had")
    {
        let last = subject
            .split(" of ")
            .next()
            .and_then(|head| head.split_whitespace().next_back())
            .unwrap_or_default();
        let many = last.ends_with('s') && !last.ends_with("ss")
            || ["people", "police", "men", "women", "children"].contains(&last);
        let many = many || subject.contains(" and ");
        return (if many { "were" } else { "was" }, rest);
    }
    match lower.as_str() {
        "may" | "might" => ("could", rest),
        _ => (auxiliary, rest),
    }
}

/// Words with which no question ends.
const DANGLING: [&str; 38] = [
    "to", "of", "in", "on", "at", "by", "for", "with", "from", "under", "and", "or", "a", "an",
    "the", "its", "their", "his", "her", "had", "has", "have", "be", "been", "was", "were", "than",
    "as", "that", "but", "into", "about", "after", "more", "only", "no", "not", "would",
];

/// Without words at the end that need others behind them.
fn complete(words: &str) -> &str {
    let mut words = words.trim_end();
    while let Some(last) = words.split_whitespace().next_back() {
        let bare = last.trim_end_matches([',', '.']).to_lowercase();
        if !DANGLING.contains(&bare.as_str()) {
            break;
        }
        words = words
            .get(..words.len() - last.len())
            .unwrap_or_default()
            .trim_end();
    }
    words
}

/// The words up to a mark or joint that leaves a whole clause, in at most so many characters.
fn shortened(words: &str, room: usize) -> Option<String> {
    let joints = [
        ", ",
        "; ",
        ": ",
        " — ",
        " – ",
        " (",
        "\n",
        ". ",
        " because ",
        " but ",
        " while ",
        " although ",
        " whereas ",
        " which ",
        " who ",
        " and that ",
        "\"",
        "“",
        "”",
    ];
    let end = joints
        .iter()
        .filter_map(|joint| words.find(joint))
        .min()
        .unwrap_or(words.len());
    let whole = words.get(..end)?.trim_end();
    if whole.chars().count() <= room {
        return Some(complete(whole.trim_end_matches(['.', ',', '?', '!'])).to_owned());
    }
    let softer = [
        " and ", " or ", " after ", " before ", " when ", " where ", " as ", " since ", " during ",
        " until ", " if ", " in ", " on ", " at ", " by ", " with ", " from ", " near ", " for ",
    ];
    let mut ends: Vec<usize> = softer
        .iter()
        .flat_map(|joint| whole.match_indices(joint))
        .map(|(at, _)| at)
        .collect();
    ends.sort_unstable();
    let last = ends.into_iter().rev().find(|&at| {
        whole.get(..at).is_some_and(|part| {
            part.chars().count() <= room && part.split_whitespace().count() >= 2
        })
    })?;
    whole.get(..last).map(|part| complete(part).to_owned())
}

/// What people are counted for.
const HARMS: [&str; 19] = [
    "died",
    "dead",
    "killed",
    "wounded",
    "injured",
    "missing",
    "arrested",
    "detained",
    "displaced",
    "hurt",
    "gathered",
    "marched",
    "fled",
    "signed",
    "affected",
    "homeless",
    "shot",
    "sacked",
    "dismissed",
];

/// Numbers in words.
const COUNTS: [&str; 17] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozens",
    "hundreds",
    "thousands",
    "fifteen",
    "twenty",
    "thirty",
];

/// What is measured, not counted.
const UNITS: [&str; 19] = [
    "kilometres",
    "kilometers",
    "miles",
    "metres",
    "meters",
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "minutes",
    "percent",
    "tonnes",
    "tons",
    "times",
    "others",
    "acres",
    "hectares",
    "points",
];

/// "How many patients died?", from "14 patients died in the first week".
#[must_use]
pub fn how_many(words: &str) -> Option<String> {
    let ends = HARMS;
    let all: Vec<&str> = words.split_whitespace().collect();
    let number = all.iter().position(|word| {
        let digits = word.chars().all(|c| c.is_ascii_digit() || c == ',')
            && word.contains(|c: char| c.is_ascii_digit());
        digits && !is_year(word) || COUNTS.contains(&word.to_lowercase().as_str())
    })?;
    let rest = all.get(number + 1..)?;
    let noun = rest.iter().take(3).position(|word| {
        let plain = word.trim_end_matches([',', '.']);
        word.chars()
            .all(|c| c.is_alphabetic() || c == ',' || c == '.')
            && (plain.ends_with('s') && !plain.ends_with("ss")
                || ["people", "men", "women", "children"].contains(&plain))
            && plain.len() > 3
    })?;
    let noun_words: Vec<&str> = rest
        .get(..=noun)?
        .iter()
        .map(|word| word.trim_end_matches([',', '.']))
        .collect();
    if noun_words
        .iter()
        .any(|word| ["thousand", "hundred", "million", "dozen"].contains(word))
    {
        return how_many_of(&noun_words, rest.get(noun + 1..)?, &ends);
    }
    if noun_words.last().is_some_and(|word| UNITS.contains(word))
        || noun_words.iter().any(|word| {
            BREAKS.contains(word) || ["of", "in", "to", "was", "were", "had"].contains(word)
        })
    {
        return None;
    }
    let verb: Vec<&str> = rest
        .get(noun + 1..)
        .unwrap_or_default()
        .iter()
        .take(3)
        .map(|word| word.trim_end_matches([',', '.']))
        .collect();
    let end = verb
        .iter()
        .position(|word| ends.contains(&word.to_lowercase().as_str()));
    let said = match end {
        Some(end) => format!(" {}", verb.get(..=end)?.join(" ")),
        None => return None,
    };
    Some(format!("How many {}{said}?", noun_words.join(" ")))
}

/// "Twenty thousand people marched": the count word is not asked again.
fn how_many_of(nouns: &[&str], rest: &[&str], ends: &[&str]) -> Option<String> {
    let nouns: Vec<&str> = nouns
        .iter()
        .copied()
        .filter(|word| !["thousand", "hundred", "million", "dozen"].contains(word))
        .collect();
    let verb: Vec<&str> = rest
        .iter()
        .take(3)
        .map(|word| word.trim_end_matches([',', '.']))
        .collect();
    let end = verb
        .iter()
        .position(|word| ends.contains(&word.to_lowercase().as_str()))?;
    (!nouns.is_empty()).then(|| {
        format!(
            "How many {} {}?",
            nouns.join(" "),
            verb.get(..=end).unwrap_or_default().join(" ")
        )
    })
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accusations_are_asked() {
        assert_eq!(
            did("the panel", "relying on telephone interviews").as_deref(),
            Some("Did the panel rely on telephone interviews?")
        );
        assert_eq!(
            did("Dzhurmia", "opening fire").as_deref(),
            Some("Did Dzhurmia open fire?")
        );
        assert_eq!(
            did("both parties", "deliberately firing on people").as_deref(),
            Some("Did both parties deliberately fire on people?")
        );
        assert_eq!(did("them", "the raid"), None);
        assert_eq!(did("they", "firing"), None);
    }

    #[test]
    fn clauses_are_turned_round() {
        assert_eq!(
            turned("Karvelian troops had shot first, at 2:40 a.m.", true).as_deref(),
            Some("Had Karvelian troops shot first?")
        );
        assert_eq!(
            turned("The springs were not within range", false).as_deref(),
            Some("Were the springs within range?")
        );
        assert_eq!(turned("it was a lie", false), None);
        assert_eq!(turned("what we saw was a lie", false), None);
        assert_eq!(turned("no verb here", false), None);
    }

    #[test]
    fn clauses_without_an_auxiliary_are_asked() {
        assert_eq!(
            asked(
                "Pakistan’s strikes extended beyond military objectives and caused civilian damage",
                true
            )
            .as_deref(),
            Some("Did Pakistan’s strikes extend beyond military objectives?")
        );
        assert_eq!(
            asked("TTP fighters operate from Afghan territory", true).as_deref(),
            Some("Do TTP fighters operate from Afghan territory?")
        );
        assert_eq!(asked("the men killed by the blast", false), None);
        assert_eq!(asked("they fled to the hills", false), None);
    }

    #[test]
    fn numbers_are_counted() {
        assert_eq!(
            how_many("14 patients died in the first week").as_deref(),
            Some("How many patients died?")
        );
        assert_eq!(
            how_many("two Karvelian conscripts were killed").as_deref(),
            Some("How many Karvelian conscripts were killed?")
        );
        assert_eq!(how_many("it happened in 2014 in two weeks"), None);
    }
}
