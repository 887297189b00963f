//! Titles, which stand before a name and are no part of it.

use crate::text::Span;

/// Words that end a title: what stands before the last of them belongs to it, as in "Punjab Chief Minister".
const TITLES: [&str; 107] = [
    "adm",
    "admiral",
    "ambassador",
    "archbishop",
    "ayatollah",
    "baron",
    "baroness",
    "bishop",
    "brig",
    "brigadier",
    "cadet",
    "capt",
    "captain",
    "cardinal",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "cmdr",
    "cmdt",
    "col",
    "colonel",
    "commandant",
    "commander",
    "commissioner",
    "commodore",
    "comrade",
    "congressman",
    "congresswoman",
    "constable",
    "consul",
    "corporal",
    "councillor",
    "count",
    "countess",
    "cpl",
    "cpt",
    "dame",
    "dean",
    "deputy",
    "director",
    "dr",
    "emir",
    "father",
    "fr",
    "gen",
    "general",
    "gov",
    "governor",
    "imam",
    "insp",
    "inspector",
    "judge",
    "justice",
    "king",
    "lady",
    "leader",
    "lieutenant",
    "lord",
    "lt",
    "madam",
    "magistrate",
    "maj",
    "major",
    "marshal",
    "maulana",
    "mayor",
    "messrs",
    "minister",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mullah",
    "mx",
    "officer",
    "pastor",
    "patriarch",
    "pm",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "private",
    "prof",
    "professor",
    "pvt",
    "queen",
    "rabbi",
    "ranger",
    "rep",
    "representative",
    "rev",
    "reverend",
    "secretary",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "sheikh",
    "sir",
    "sister",
    "spokesman",
    "spokeswoman",
    "superintendent",
    "supt",
];

/// Whether a word is a title by itself.
pub fn is_title(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_ascii_lowercase();
    TITLES.binary_search(&lower.as_str()).is_ok()
}

/// `words` without the title that they begin with; all of them if nothing else is left.
pub fn without_title<'a>(words: &'a [Span], text: &str) -> &'a [Span] {
    let before_last = words.len().saturating_sub(1);
    let last = words
        .get(..before_last)
        .unwrap_or_default()
        .iter()
        .rposition(|word| is_title(word.of(text)));
    words
        .get(last.map_or(0, |last| last + 1)..)
        .unwrap_or(words)
}

/// How a title or a word for an office says whether somebody is a man or a woman.
pub fn gender(word: &str) -> Option<Gender> {
    let lower = word.trim_end_matches('.').to_ascii_lowercase();
    Some(match lower.as_str() {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" | "fr" | "pope" | "imam"
        | "mullah" | "sheikh" | "baron" | "count" | "emir" | "ayatollah" | "man" | "boy"
        | "brother" | "son" | "husband" | "grandfather" => Gender::Man,
        "mrs" | "ms" | "miss" | "lady" | "dame" | "queen" | "princess" | "baroness"
        | "countess" | "madam" | "sister" | "mother" | "woman" | "girl" | "daughter" | "wife"
        | "widow" | "grandmother" | "actress" => Gender::Woman,
        _ if lower.ends_with("woman") => Gender::Woman,
        _ if lower.ends_with("man") && lower.len() > 5 => Gender::Man,
        _ => return None,
    })
}

/// What "he" and "she" tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// He.
    Man,
    /// She.
    Woman,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn bare(name: &str) -> &str {
        let all: Vec<Span> = words(name, Span::new(0, name.len())).collect();
        let left = without_title(&all, name);
        left.first()
            .map_or("", |first| name.get(first.start as usize..).unwrap())
    }

    #[test]
    fn titles_are_in_the_order_of_the_search() {
        assert!(TITLES.is_sorted());
    }

    #[test]
    fn a_title_is_taken_off_and_a_name_is_left() {
        for (given, expected) in [
            ("Col. Adan Virrek", "Adan Virrek"),
            ("Punjab Chief Minister Maryam Nawaz", "Maryam Nawaz"),
            ("Lt. Gen. Sir Ada Moor", "Ada Moor"),
            ("Prime Minister", "Prime Minister"),
            ("King", "King"),
            ("Ataullah Tarar", "Ataullah Tarar"),
        ] {
            assert_eq!(bare(given), expected);
        }
    }

    #[test]
    fn offices_tell_men_from_women() {
        assert_eq!(gender("spokeswoman"), Some(Gender::Woman));
        assert_eq!(gender("Mr."), Some(Gender::Man));
        assert_eq!(gender("German"), Some(Gender::Man)); // asked of words for offices only
        assert_eq!(gender("minister"), None);
    }
}
