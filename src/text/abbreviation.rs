//! Full stops that abbreviate a word and end no sentence.

/// Abbreviations that are never the last word of a sentence.
const NEVER_LAST: [&str; 56] = [
    "Mr", "Mrs", "Ms", "Mx", "Messrs", "Dr", "Prof", "Hon", "Rev", "Fr", "Sr", "Sra", "Mme",
    "Mlle", "Mgr", "St", "Ste", "Mt", "Ft", "Gen", "Lt", "Col", "Maj", "Capt", "Cpt", "Sgt", "Cpl",
    "Pvt", "Adm", "Cdr", "Cmdr", "Brig", "Cmdt", "Supt", "Insp", "Sen", "Rep", "Gov", "Pres",
    "Amb", "Min", "vs", "cf", "viz", "eg", "ie", "Sens", "Reps", "Govs", "Gens", "Drs", "Profs",
    "Pfc", "Det", "Atty", "Asst",
];

/// Abbreviations that may end a sentence: they do where the next word commonly begins one.
const MAYBE_LAST: [&str; 66] = [
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mon",
    "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Jr", "Inc", "Ltd", "Co", "Corp", "Bros",
    "Dept", "Dist", "Prov", "Univ", "Assn", "Ave", "Blvd", "Rd", "al", "est", "approx", "govt",
    "Govt", "Ph.D", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Kan", "Ky",
    "Md", "Mass", "Mich", "Minn", "Mont", "Neb", "Nev", "Okla", "Pa", "Tenn", "Tex", "Va", "Vt",
    "Wis", "Wyo",
];

/// Abbreviations only before a number.
const BEFORE_NUMBER: [&str; 22] = [
    "No", "Nos", "no", "nos", "p", "pp", "Vol", "vol", "Art", "art", "Sec", "sec", "Fig", "fig",
    "Ch", "ch", "para", "paras", "Para", "c", "ca", "Res",
];

/// Words that begin a sentence far more often than a name.
const STARTERS: [&str; 62] = [
    "A",
    "About",
    "According",
    "After",
    "All",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "If",
    "In",
    "It",
    "Its",
    "Many",
    "Meanwhile",
    "Most",
    "Neither",
    "No",
    "Now",
    "On",
    "One",
    "Or",
    "Our",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Two",
    "We",
    "What",
    "When",
    "While",
    "With",
    "Yet",
];

/// Whether the full stop after `word` abbreviates it, judged by the text that follows the blanks.
///
/// A single letter is an initial and dotted letters are an acronym ("J. Smith", "U.S. Army"),
/// unless a word follows that commonly begins a sentence ("in the U.S. The Taliban").
pub(super) fn abbreviates(word: &str, following: &str) -> bool {
    if BEFORE_NUMBER.contains(&word) && following.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    NEVER_LAST.contains(&word)
        || matches!(word, "e.g" | "i.e")
        || (MAYBE_LAST.contains(&word) || is_initials(word)) && !begins_sentence(following)
}

/// Whether `word` is a letter, or letters with full stops between.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    })
}

/// Whether `following` opens with a word that commonly begins a sentence.
fn begins_sentence(following: &str) -> bool {
    let end = following
        .char_indices()
        .find(|&(_, c)| !c.is_alphabetic())
        .map_or(following.len(), |(at, _)| at);
    STARTERS.contains(&&following[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_word_decides_where_the_abbreviation_does_not() {
        for (word, following) in [
            ("Gen", "Asim Munir"),
            ("Mr", "In"),
            ("J", "Smith"),
            ("U.S", "Army"),
            ("a.m", "Monday"),
            ("Jan", "5"),
            ("No", "12"),
            ("e.g", "The"),
            ("Ph.D", "student"),
            ("Sens", "The"),
            ("Calif", "Republican"),
            ("В", "Путин"),
        ] {
            assert!(abbreviates(word, following), "{word}. {following}");
        }
        for (word, following) in [
            ("U.S", "The Taliban"),
            ("a.m", "He"),
            ("No", "We"),
            ("Inc", "It said"),
            ("ceasefire", "A"),
            ("", "The"),
            ("2021", "What"),
            ("Mar", "On"),
            ("Fla", "The"),
        ] {
            assert!(!abbreviates(word, following), "{word}. {following}");
        }
    }
}
