//! Ids, letters and the title.

use std::collections::HashMap;

use crate::model::Article;
use crate::model::layer::SideEntry;
use crate::text;

/// The most characters of an id.
const LONGEST: usize = 40;

/// The longest line that can be a headline, in bytes.
const HEADLINE: usize = 160;

/// Gives ids that nothing else of the same kind has.
#[derive(Debug, Default)]
pub struct Ids {
    /// How often each was asked for.
    given: HashMap<String, usize>,
}

impl Ids {
    /// Some ids are taken.
    #[must_use]
    pub fn reserved(taken: &[&str]) -> Self {
        Self { given: taken.iter().map(|id| ((*id).to_owned(), 1)).collect() }
    }

    /// A short readable id made of `words`, or of `or` if they hold no letter.
    pub fn give(&mut self, words: &str, or: &str) -> String {
        let mut base = slug(words);
        if base.is_empty() {
            or.clone_into(&mut base);
        }
        loop {
            let count = self.given.entry(base.clone()).or_default();
            *count += 1;
            if *count == 1 {
                return base;
            }
            let numbered = format!("{base}-{count}");
            if !self.given.contains_key(&numbered) {
                self.given.insert(numbered.clone(), 1);
                return numbered;
            }
        }
    }
}

/// Words as letters, digits and hyphens, the small words of a question left out.
fn slug(words: &str) -> String {
    let small = ["the", "a", "an", "of", "is", "what", "said", "did", "was", "were", "had", "has", "have", "does", "do", "in", "on", "to"];
    let folded = text::fold(words);
    let mut slug = String::new();
    for part in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        if small.contains(&part) {
            continue;
        }
        if slug.len() + part.len() + 1 > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(part);
    }
    slug
}

/// A letter for a side: the first of its name that is free, else the first of the alphabet that is.
#[must_use]
pub fn letter(name: &str, taken: &[String]) -> String {
    let initials = name.split_whitespace().filter_map(|word| word.chars().next());
    let own = initials.chain(name.chars()).chain('A'..='Z').filter(char::is_ascii_alphabetic);
    let capital = own.map(|c| c.to_ascii_uppercase().to_string());
    let mut free = capital.filter(|letter| !taken.contains(letter));
    free.next().unwrap_or_else(|| "X".to_owned())
}

/// The headline: a short first paragraph without a full stop, before a longer one.
#[must_use]
pub fn title(article: &Article) -> Option<String> {
    let first = article.words(*article.paragraphs().first()?);
    let second = article.words(*article.paragraphs().get(1)?);
    let whole = !first.trim_end().ends_with(['.', ':', ',', ';', '"', '”']);
    let headline = whole && first.len() <= HEADLINE && first.len() < second.len() && first.split_whitespace().count() > 2;
    let clean: String = text::clean(first).split_whitespace().collect::<Vec<_>>().join(" ");
    headline.then_some(clean)
}

/// The id of a side.
#[must_use]
pub fn side(sides: &[SideEntry], number: usize) -> Option<String> {
    sides.get(number).map(|side| side.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_unlike() {
        let mut ids = Ids::reserved(&["article"]);
        assert_eq!(ids.give("Did Karvelian troops fire first?", "q"), "karvelian-troops-fire-first");
        assert_eq!(ids.give("Did the Karvelian troops fire first?", "q"), "karvelian-troops-fire-first-2");
        assert_eq!(ids.give("Article", "side"), "article-2");
        assert_eq!(ids.give("中文", "side"), "side");
        assert_eq!(ids.give("…", "side"), "side-2");
        assert!(ids.give(&"word ".repeat(50), "q").len() <= LONGEST);
    }

    #[test]
    fn letters_are_of_the_name_and_unlike() {
        let taken = |letters: &[&str]| letters.iter().map(|letter| (*letter).to_owned()).collect::<Vec<_>>();
        assert_eq!(letter("Armenia", &[]), "A");
        assert_eq!(letter("Armenia", &taken(&["A"])), "R");
        assert_eq!(letter("中文", &taken(&["A"])), "B");
    }

    #[test]
    fn a_headline_is_short_and_has_no_full_stop() {
        let title = |text: &str| title(&Article::new(text.into()));
        assert_eq!(title("Two killed at border\nThe ministry said on Sunday that two men were killed."), Some("Two killed at border".into()));
        assert_eq!(title("Two were killed.\nThe ministry said on Sunday that two men were killed."), None);
        assert_eq!(title("Two killed at border"), None);
    }
}
