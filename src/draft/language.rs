//! Which language an article is in. The tagger and its rules read English.

use whatlang::{Lang, detect};

use crate::model::Article;

/// Bytes of the article that are looked at: enough to be sure, whatever its length.
const SAMPLE: usize = 4096;
/// Letters below which no language is told.
const FEW_LETTERS: usize = 40;

/// The English name of the article's language, if it is surely another than English.
#[must_use]
pub fn foreign(article: &Article) -> Option<&'static str> {
    let sample = sample(article.text());
    if sample.chars().filter(|c| c.is_alphabetic()).count() < FEW_LETTERS {
        return None;
    }
    let found = detect(&sample)?;
    (found.lang() != Lang::Eng && found.is_reliable()).then(|| found.lang().eng_name())
}

/// The middle of the text, where neither a headline nor a byline confuses; whole characters.
fn sample(text: &str) -> String {
    let start = text.len().saturating_sub(SAMPLE) / 2;
    let start = text.floor_char_boundary(start);
    let end = text.floor_char_boundary((start + SAMPLE).min(text.len()));
    text[start..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<&'static str> {
        foreign(&Article::new(text.into()))
    }

    #[test]
    fn english_is_not_foreign() {
        let text = "The ministry said that two soldiers were killed when a patrol came under fire, \
                    and that the bodies had been returned to their families on Sunday.";
        assert_eq!(of(text), None);
        assert_eq!(of(&text.repeat(500)), None);
    }

    #[test]
    fn other_languages_are_named() {
        let french = "Le ministère de la Défense a déclaré que deux soldats avaient été tués lorsque \
                      leur patrouille a été prise pour cible, et que les corps avaient été rendus aux familles.";
        assert_eq!(of(french), Some("French"));
        let russian = "Министерство обороны сообщило, что двое военнослужащих погибли в результате обстрела \
                       патруля, и что тела переданы семьям.";
        assert_eq!(of(russian), Some("Russian"));
    }

    #[test]
    fn too_few_letters_tell_nothing() {
        for text in [
            "",
            "12 345 — 99",
            "Oui, bien sûr.",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
