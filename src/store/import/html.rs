//! The main text of a page of the web, without its menus, advertisements and scripts.

use dom_smoothie::{Article, Config, Readability, TextMode};

use super::charset::decode_page;
use super::paragraphs::Paragraphs;
use super::{Extract, ImportError};
use crate::model::About;

/// The most elements of a page; beyond that it is no article.
const MAX_ELEMENTS: usize = 500_000;

/// As deep as browsers go.
const MAX_DEPTH: usize = 512;

/// What readability leaves standing.
const ADVERTISEMENTS: &str = ".ad, .ads, .advert, .advertisement, ins.adsbygoogle";

/// What is never text.
const UNSEEN: &str =
    "script, style, noscript, template, svg, head, nav, iframe, form, button, select";

/// Reads a page; `charset` is what the server said of it.
pub(super) fn read(bytes: &[u8], charset: Option<&str>) -> Result<Extract, ImportError> {
    let (page, damage) = decode_page(bytes, charset);
    let Some(sound) = readability(&page) else {
        return Ok(Extract::default());
    };
    if depth(&sound) > MAX_DEPTH {
        let what = format!("its elements stand within each other more than {MAX_DEPTH} times");
        return Err(ImportError::damaged("HTML", what));
    }
    let mut extract = match main_text(sound) {
        Some(article) => of_article(article),
        None => whole(&page),
    };
    extract.notices.extend(damage);
    Ok(extract)
}

fn readability(page: &str) -> Option<Readability> {
    let config = Config {
        text_mode: TextMode::Formatted,
        max_elements_to_parse: MAX_ELEMENTS,
        ..Config::default()
    };
    Readability::new(page, None, Some(config)).ok()
}

/// How many elements at most stand within each other: the readers of pages go down into them one by one.
fn depth(page: &Readability) -> usize {
    let (mut deepest, mut level) = (0, 0);
    let mut here = Some(page.doc.root());
    while let Some(node) = here {
        here = node.first_child();
        level += usize::from(here.is_some());
        deepest = deepest.max(level);
        let mut above = Some(node);
        while let (None, Some(node)) = (&here, above) {
            here = node.next_sibling();
            above = node.parent();
            if here.is_none() {
                level = level.saturating_sub(1);
            }
        }
    }
    deepest
}

fn main_text(mut page: Readability) -> Option<Article> {
    page.doc.select(ADVERTISEMENTS).remove();
    let article = page.parse().ok()?;
    (!article.text_content.trim().is_empty()).then_some(article)
}

fn of_article(article: Article) -> Extract {
    let (text, cut) = lines(&article.text_content);
    let known = |field: Option<String>| field.and_then(|words| plain(&words));
    Extract {
        text,
        about: About {
            title: plain(&article.title),
            publisher: known(article.site_name),
            author: known(article.byline),
            published: known(article.published_time),
            url: known(article.url).filter(|url| url.starts_with("http")),
            captured: None,
        },
        notices: cut.into_iter().collect(),
    }
}

/// All that can be seen of a page that has no main text.
fn whole(page: &str) -> Extract {
    let Some(page) = readability(page) else {
        return Extract::default();
    };
    let title = plain(&page.get_article_title());
    page.doc.select(UNSEEN).remove();
    let (text, cut) = lines(&page.doc.formatted_text());
    let says = "no main text was found in the page, so all of its text is here, whatever it is.";
    let notice = (!text.is_empty()).then(|| says.to_owned());
    Extract {
        text,
        about: About {
            title,
            ..About::default()
        },
        notices: notice.into_iter().chain(cut).collect(),
    }
}

/// A paragraph for each line.
fn lines(text: &str) -> (String, Option<String>) {
    let mut found = Paragraphs::default();
    text.lines().for_each(|line| found.whole(line));
    found.finish()
}

/// Words on one line; nothing if there are none.
fn plain(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAGE: &str = include_str!("../../../tests/imports/article.html");

    #[test]
    fn the_main_text_is_left_of_a_page_with_everything_around_it() {
        let found = read(PAGE.as_bytes(), None).unwrap();
        let paragraphs: Vec<&str> = found.text.trim_end().split("\n\n").collect();
        assert!(
            paragraphs[0].starts_with("ORLEM — Two Varskian soldiers"),
            "{paragraphs:#?}"
        );
        assert_eq!(paragraphs.len(), 6, "{paragraphs:#?}");
        for gone in [
            "Subscribe",
            "cookies",
            "alert(",
            "Most read",
            "Copyright",
            "Advertisement",
        ] {
            assert!(!found.text.contains(gone), "{gone}: {}", found.text);
        }
        assert!(
            found
                .text
                .contains("“Our men were asleep,” said Col. Adan Virrek")
        );
        let about = found.about;
        assert_eq!(about.title.as_deref(), Some("Two killed at the ridge"));
        assert_eq!(about.author.as_deref(), Some("Mira Tolen"));
        assert_eq!(about.publisher.as_deref(), Some("The Orlem Courier"));
        assert_eq!(about.published.as_deref(), Some("2026-05-04T09:30:00Z"));
        assert_eq!(found.notices, [""; 0]);
    }

    #[test]
    fn a_page_without_a_main_text_gives_all_of_it_and_says_so() {
        let page = b"<html><title>T</title><script>x()</script><p>One.<p>Two.";
        let found = read(page, None).unwrap();
        assert_eq!(found.text, "One.\n\nTwo.\n");
        assert!(found.notices.is_empty() || found.notices[0].contains("no main text"));
        for nothing in [&b"<html></html>"[..], b"<!doctype html", b""] {
            assert_eq!(read(nothing, None).unwrap().text, "");
        }
    }

    #[test]
    fn depth_beyond_that_of_browsers_is_refused_in_a_sentence() {
        for tag in ["div", "b", "ul", "span"] {
            let page =
                |times: usize| format!("<html><body>{}Words.", format!("<{tag}>").repeat(times));
            let refused = read(page(1_000).as_bytes(), None).unwrap_err().to_string();
            assert!(refused.contains("more than 512 times"), "{tag}: {refused}");
            assert_eq!(
                read(page(200).as_bytes(), None).unwrap().text,
                "Words.\n",
                "{tag}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_change_of_a_page_breaks_its_reader(at in 0..PAGE.len(), cut in 0..40_usize, put in "[<>/a-z&;\"'=!\u{0}-\u{9f} -]{0,12}") {
            let mut bytes = PAGE.as_bytes().to_vec();
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, put.bytes());
            let found = read(&bytes, None).unwrap();
            prop_assert!(!found.text.contains('\r'));
        }
    }
}
