//! The article's own citation: `BibTeX` and CSL-JSON.
//!
//! Both say what the dossier knows of where the article comes from, and nothing else: an author is one name as given,
//! since nothing tells given names from family names, or one author from two.

use std::io::{self, Write};

use serde::Serialize;

use super::visible::line;
use super::{Excerpt, Exporter};
use crate::store::print::json;
use crate::text::fold;

/// `BibTeX`.
pub(super) struct Bibtex;

impl Exporter for Bibtex {
    fn name(&self) -> &'static str {
        "bibtex"
    }

    fn ending(&self) -> &'static str {
        "bib"
    }

    fn says(&self) -> &'static str {
        "the article's citation, for LaTeX"
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let about = excerpt.dossier().about();
        let published = about.published.as_deref();
        let date = published.and_then(date);
        writeln!(out, "@misc{{{},", key(excerpt))?;
        let mut put = |name: &str, value: Option<String>| match value {
            Some(value) => writeln!(out, "  {name} = {{{value}}},"),
            None => Ok(()),
        };
        // The inner braces keep a name whole and a title's capitals.
        let braced = |words: &str| format!("{{{}}}", latex(&line(words)));
        put("title", Some(braced(excerpt.title())))?;
        put("author", about.author.as_deref().map(braced))?;
        put(
            "howpublished",
            about.publisher.as_deref().map(|words| latex(&line(words))),
        )?;
        put("year", date.map(|date| format!("{:04}", date.year)))?;
        put(
            "month",
            date.and_then(|date| date.month)
                .map(|month| month.to_string()),
        )?;
        put("date", date.map(Date::iso))?;
        let undated = published.filter(|_| date.is_none());
        put("note", undated.map(|words| latex(&line(words))))?;
        put(
            "url",
            about.url.as_deref().filter(|url| is_web(url)).map(address),
        )?;
        let captured = about.captured.as_deref().and_then(self::date);
        put("urldate", captured.map(Date::iso))?;
        writeln!(out, "}}")
    }
}

/// CSL-JSON.
pub(super) struct CslJson;

impl Exporter for CslJson {
    fn name(&self) -> &'static str {
        "csl-json"
    }

    fn ending(&self) -> &'static str {
        "csl.json"
    }

    fn says(&self) -> &'static str {
        "the same for Zotero, pandoc and citeproc"
    }

    fn write(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let about = excerpt.dossier().about();
        let url = about.url.as_deref().filter(|url| is_web(url));
        let date = |given: &Option<String>| given.as_deref().map(Issued::new);
        let item = Item {
            id: key(excerpt),
            r#type: if url.is_some() { "webpage" } else { "document" },
            title: line(excerpt.title()),
            author: about
                .author
                .iter()
                .map(|name| Name {
                    literal: line(name),
                })
                .collect(),
            container: about.publisher.as_deref().map(line),
            publisher: about.publisher.as_deref().map(line),
            issued: date(&about.published),
            accessed: date(&about.captured),
            url,
        };
        json::one(&[item], out)?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Issued>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Name {
    literal: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Issued {
    Parts {
        #[serde(rename = "date-parts")]
        parts: [Vec<u32>; 1],
    },
    Raw {
        raw: String,
    },
}

impl Issued {
    fn new(given: &str) -> Self {
        match date(given) {
            Some(date) => {
                let parts = [Some(date.year), date.month, date.day];
                Self::Parts {
                    parts: [parts.into_iter().flatten().collect()],
                }
            }
            None => Self::Raw { raw: line(given) },
        }
    }
}

/// A date as exact as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
}

impl Date {
    /// `2026-02-27`, `2026-02` or `2026`.
    pub(super) fn iso(self) -> String {
        let parts = [self.month, self.day].into_iter().flatten();
        parts.fold(format!("{:04}", self.year), |date, part| {
            format!("{date}-{part:02}")
        })
    }
}

/// The date at the beginning of an ISO 8601 date or time.
pub(super) fn date(given: &str) -> Option<Date> {
    let day = given.trim().split(['T', ' ']).next()?;
    let mut parts = day.split('-');
    let number = |part: &str, digits: usize| {
        let sound = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| part.parse::<u32>().ok()).flatten()
    };
    let year = number(parts.next()?, 4)?;
    let rest: Vec<u32> = parts.map(|part| number(part, 2)).collect::<Option<_>>()?;
    let (month, day) = match rest[..] {
        [] => (None, None),
        [month @ 1..=12] => (Some(month), None),
        [month @ 1..=12, day @ 1..=31] => (Some(month), Some(day)),
        _ => return None,
    };
    Some(Date { year, month, day })
}

/// Whether an address is one of the web: nothing else becomes a link.
pub(super) fn is_web(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let bad = |c: char| c.is_whitespace() || c.is_control() || "<>\"`\\".contains(c);
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !url.contains(bad)
    })
}

/// `author2026title`, in letters that every tool takes.
fn key(excerpt: &Excerpt) -> String {
    let about = excerpt.dossier().about();
    let word = |text: &str| {
        let folded = fold(text);
        let mut words = folded.split(|c: char| !c.is_ascii_alphanumeric());
        words.rfind(|word| word.len() > 2).map(str::to_owned)
    };
    let author = about
        .author
        .as_deref()
        .or(about.publisher.as_deref())
        .and_then(word);
    let year = about
        .published
        .as_deref()
        .and_then(date)
        .map(|date| format!("{:04}", date.year));
    let folded = fold(excerpt.title());
    let title: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() > 3)
        .take(2)
        .collect();
    let parts = [author, year, Some(title.concat())].into_iter().flatten();
    let key: String = parts.collect();
    if key.is_empty() {
        "article".into()
    } else {
        key
    }
}

/// Text in which nothing is a command of `LaTeX`.
fn latex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' => escaped.push_str("\\{"),
            '}' => escaped.push_str("\\}"),
            '#' | '$' | '%' | '&' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address in a field that is taken as it stands: no brace can end the field.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_it_was_given() {
        let iso = |given: &str| date(given).map(Date::iso);
        assert_eq!(iso("2026-02-27T10:00:00Z").as_deref(), Some("2026-02-27"));
        assert_eq!(iso("2026-02").as_deref(), Some("2026-02"));
        assert_eq!(iso("2026").as_deref(), Some("2026"));
        for none in [
            "",
            "last week",
            "27 February 2026",
            "2026-13",
            "2026-02-27-01",
            "2026-2-3",
        ] {
            assert_eq!(iso(none), None, "{none}");
        }
    }

    #[test]
    fn nothing_is_a_command_of_latex() {
        assert_eq!(
            latex("\\input{x} 5% & $1_a"),
            "\\textbackslash{}input\\{x\\} 5\\% \\& \\$1\\_a"
        );
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web("https://example.org/a_b?c=d#e"));
        for bad in [
            "javascript:alert(1)",
            "https://",
            "ftp://a",
            "https://a b",
            "https://a\"onclick=\"x",
        ] {
            assert!(!is_web(bad), "{bad}");
        }
    }
}
