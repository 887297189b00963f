//! The article's headline, if it has one.

use crate::model::{Article, Paragraph};

/// Characters of a headline at most.
const LONGEST: usize = 140;

/// The first paragraph, if it reads as a headline: short, without a full stop, with text below it.
pub(super) fn title(article: &Article) -> Option<String> {
    let first = article.words(article.paragraph(Paragraph(0))?).trim();
    let last = first.chars().next_back()?;
    let ends_like_text = matches!(last, '.' | ':' | ';' | ',' | '”' | '"' | '’');
    let short = first.chars().count() <= LONGEST && !first.contains('\n');
    let opens = first
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '“' | '‘' | '"' | '\''));
    (short && opens && !ends_like_text && article.count() > 1).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_a_title_and_a_first_sentence_is_not() {
        let of = |text: &str| title(&Article::new(text.into()));
        assert_eq!(
            of("Two killed at the ridge\n\nORLEM — Two men were killed.").as_deref(),
            Some("Two killed at the ridge")
        );
        assert_eq!(
            of("Who fired first?\n\nNobody knows.").as_deref(),
            Some("Who fired first?")
        );
        for text in [
            "Two men were killed.\n\nThey were soldiers.",
            "Alone",
            "",
            &format!("{}\n\nx.", "word ".repeat(40)),
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
