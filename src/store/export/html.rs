//! The brief as one page of HTML, with the map as SVG.
//!
//! The page is whole: no script, no font, no picture and no address is loaded, and its own policy forbids it
//! (`Content-Security-Policy`, with the style sheet named by its hash). Whatever comes from the article is text: it is
//! escaped, kept in its own direction (`bdi`), and never an attribute that acts.

mod map;
mod sections;

use std::fmt::Write as _;
use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::visible::{line, visible};
use super::{Excerpt, Exporter, brief, cite};

/// How the page looks, on a screen in light and dark, on a phone and on paper.
const STYLE: &str = include_str!("html/page.css");

/// HTML.
pub(super) struct Html;

impl Exporter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn ending(&self) -> &'static str {
        "html"
    }

    fn says(&self) -> &'static str {
        "the brief as one page, with the map"
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let mut page = Page::default();
        head(excerpt, &mut page);
        title(excerpt, &mut page);
        sections::glance(excerpt, &mut page);
        sections::comparison(excerpt, &mut page);
        sections::who_is_who(excerpt, &mut page);
        sections::places(excerpt, &mut page);
        sections::unanswered(excerpt, &mut page);
        sections::verification(excerpt, &mut page);
        sections::method(excerpt, &mut page);
        page.raw("</main>\n</body>\n</html>\n");
        out.write_all(page.0.as_bytes())
    }
}

/// The page as far as it is written. Markup goes in raw, words go in escaped.
#[derive(Default)]
struct Page(String);

impl Page {
    /// Markup of this file's own.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Words, as text.
    fn words(&mut self, words: &str) {
        push_escaped(&mut self.0, &visible(words));
    }

    /// An element of a class with words in it.
    fn element(&mut self, name: &str, class: &str, words: &str) {
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(" class=\"{class}\"")
        };
        let _ = write!(self.0, "<{name}{class}>"); // a String takes everything
        self.words(words);
        let _ = writeln!(self.0, "</{name}>");
    }

    /// Words of the article, which run in their own direction.
    fn own(&mut self, words: &str) {
        self.raw("<bdi>");
        self.words(words);
        self.raw("</bdi>");
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// Text as it may stand between tags and in an attribute, in one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, &line(text));
    out
}

fn head(excerpt: &Excerpt, page: &mut Page) {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    let _ = writeln!(
        page.0,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">"
    );
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.raw("<meta name=\"generator\" content=\"counterclaim\">\n");
    page.element("title", "", &line(excerpt.title()));
    let _ = write!(page.0, "<style>{STYLE}</style>\n</head>\n");
    page.raw("<body>\n<main>\n");
}

fn title(excerpt: &Excerpt, page: &mut Page) {
    page.raw("<header>\n<p class=\"kicker\">Who says so, in which words, and what does the other side say to that</p>\n<h1>");
    page.own(excerpt.title());
    page.raw("</h1>\n");
    let source = brief::source_line(excerpt);
    if !source.is_empty() {
        page.raw("<p class=\"source\">");
        page.own(&source);
        page.raw("</p>\n");
    }
    match excerpt.dossier().about().url.as_deref() {
        Some(url) if cite::is_web(url) => {
            let url = escaped(url);
            let _ = writeln!(
                page.0,
                "<p class=\"source\"><a href=\"{url}\" rel=\"noreferrer\">{url}</a></p>"
            );
        }
        Some(url) => page.element("p", "source", url),
        None => {}
    }
    for warning in brief::warnings(excerpt) {
        page.element("p", "warning", &warning);
    }
    page.raw("</header>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        let mut page = Page::default();
        page.element(
            "p",
            "source",
            "<script>alert('1')</script> & \"x\" \u{1b}[31m",
        );
        assert_eq!(
            page.0,
            "<p class=\"source\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot; ␛[31m</p>\n"
        );
        assert_eq!(escaped("a\n\"b"), "a &quot;b");
    }

    #[test]
    fn the_style_sheet_ends_nowhere_but_at_its_end_and_loads_nothing() {
        for never in ["</", "@import", "url(", "http"] {
            assert!(!STYLE.contains(never), "{never}");
        }
    }
}
