//! The text of an EPUB: its chapters in the order of reading.

use std::collections::HashMap;

use super::archive::Archive;
use super::paragraphs::Paragraphs;
use super::xml::{self, Piece, attribute};
use super::{Extract, ImportError};
use crate::model::About;

/// What of a chapter is no text.
const SKIPPED: [&str; 6] = ["head", "script", "style", "nav", "svg", "math"];

/// What does not end a paragraph.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup",
];

/// The most chapters that are read.
const MAX_CHAPTERS: usize = 2_000;

/// Reads the book of an archive that has a container.
pub(super) fn read(archive: &mut Archive) -> Result<Extract, ImportError> {
    let container = archive.text("META-INF/container.xml")?.unwrap_or_default();
    let package_at = attribute_of(&container, "rootfile", "full-path")
        .ok_or_else(|| ImportError::damaged("EPUB", "its container names no book"))?;
    let package = archive.text(&package_at)?.ok_or_else(|| {
        ImportError::damaged("EPUB", "the book that its container names is missing")
    })?;
    let chapters = chapters(&package, &package_at);
    let mut found = Paragraphs::default();
    let mut unread = 0;
    for chapter in &chapters {
        match archive.text(chapter)? {
            Some(text) => {
                unread += usize::from(body(&text, &mut found).is_err());
                found.end();
            }
            None => unread += 1,
        }
    }
    let (text, cut) = found.finish();
    if text.is_empty() && archive.has("META-INF/encryption.xml") {
        return Err(ImportError::Locked("its chapters are encrypted".to_owned()));
    }
    let all = chapters.len();
    let unread = (unread > 0).then(|| {
        format!("of its {all} chapters {unread} are missing or damaged, and so are they here.")
    });
    Ok(Extract {
        text,
        about: about(&package),
        notices: unread.into_iter().chain(cut).collect(),
    })
}

fn attribute_of(xml: &str, element: &str, name: &str) -> Option<String> {
    let mut found = None;
    // What came before a break is as good as ever.
    let _ = xml::walk(xml, |piece| {
        if let Piece::Open(open, tag) = piece
            && open == element
            && found.is_none()
        {
            found = attribute(tag, name);
        }
    });
    found
}

/// The names of the chapters' parts, in the order of reading.
fn chapters(package: &str, package_at: &str) -> Vec<String> {
    let mut items: HashMap<String, String> = HashMap::new();
    let mut order = Vec::new();
    let _ = xml::walk(package, |piece| match piece {
        Piece::Open("item", tag) => {
            let is_list =
                attribute(tag, "properties").is_some_and(|all| all.split(' ').any(|p| p == "nav"));
            if let (Some(id), Some(href), false) =
                (attribute(tag, "id"), attribute(tag, "href"), is_list)
            {
                items.insert(id, href);
            }
        }
        Piece::Open("itemref", tag) => order.extend(attribute(tag, "idref")),
        _ => {}
    });
    let folder = package_at.rsplit_once('/').map_or("", |(folder, _)| folder);
    let read = order
        .iter()
        .take(MAX_CHAPTERS)
        .filter_map(|id| items.get(id));
    read.map(|href| within(folder, href)).collect()
}

/// The name in the archive that `href` means, seen from a folder of it.
fn within(folder: &str, href: &str) -> String {
    let href = unescaped(href.split('#').next().unwrap_or_default());
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// `%20` and the like as the characters that they stand for.
fn unescaped(href: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = href.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let code = code.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (first, code) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn body(xml: &str, found: &mut Paragraphs) -> Result<(), String> {
    let mut skipped = 0_usize;
    xml::walk(xml, |piece| match piece {
        Piece::Open(name, _) if SKIPPED.contains(&name) => skipped += 1,
        Piece::Close(name) if SKIPPED.contains(&name) => skipped = skipped.saturating_sub(1),
        _ if skipped > 0 => {}
        Piece::Words(words) => found.push(words),
        Piece::Open("br", _) | Piece::Close("br") => found.push(" "),
        Piece::Open(name, _) | Piece::Close(name) if !INLINE.contains(&name) => found.end(),
        _ => {}
    })
}

fn about(package: &str) -> About {
    let fields = xml::fields(package, &["title", "creator", "publisher", "date"]);
    About {
        title: xml::first(&fields, "title"),
        author: xml::first(&fields, "creator"),
        publisher: xml::first(&fields, "publisher"),
        published: xml::first(&fields, "date"),
        ..About::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::import::Kind;
    use crate::store::import::archive::testing::zip;
    use crate::store::import::extract::extract;
    use crate::store::import::testing::mutations;

    const CONTAINER: &str =
        "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";
    const PACKAGE: &str = "<package xmlns:dc='dc'><metadata><dc:title>The ridge</dc:title><dc:creator>Mira Tolen</dc:creator>\
        <dc:publisher>Orlem Press</dc:publisher><dc:date>2026-05-04</dc:date></metadata><manifest>\
        <item id='n' href='nav.xhtml' properties='nav'/><item id='b' href='../text/two%20b.xhtml'/><item id='a' href='one.xhtml#x'/>\
        </manifest><spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='gone'/></spine></package>";
    const ONE: &str = "<?xml version='1.0'?><!DOCTYPE html><html><head><title>no</title></head><body><h1>One</h1>\
        <p>Varsk <em>said</em> so.<br/>Twice.</p><script>no()</script></body></html>";
    const TWO: &str = "<html><body><div>Tolmen&nbsp;denied it &#8212; caf&eacute;.<p>Nobody knows.</p></div></body></html>";

    fn book(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut all = vec![
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", CONTAINER),
            ("OPS/book.opf", PACKAGE),
        ];
        all.extend(parts);
        zip(&all)
    }

    fn read(bytes: &[u8]) -> Result<Extract, ImportError> {
        extract(Kind::Zip, None, bytes)
    }

    #[test]
    fn chapters_are_read_in_the_order_of_reading() {
        let found = read(&book(&[("text/two b.xhtml", TWO), ("OPS/one.xhtml", ONE)])).unwrap();
        assert_eq!(
            found.text,
            "One\n\nVarsk said so. Twice.\n\nTolmen denied it — café.\n\nNobody knows.\n"
        );
        let about = found.about;
        assert_eq!(about.title.as_deref(), Some("The ridge"));
        assert_eq!(about.published.as_deref(), Some("2026-05-04"));
        assert_eq!(about.publisher.as_deref(), Some("Orlem Press"));
        assert_eq!(found.notices, [""; 0]);
    }

    #[test]
    fn what_is_missing_is_counted_and_what_is_locked_is_said() {
        let found = read(&book(&[("OPS/one.xhtml", ONE)])).unwrap();
        assert!(
            found.notices[0].contains("of its 2 chapters 1"),
            "{:?}",
            found.notices
        );
        let locked = read(&book(&[("META-INF/encryption.xml", "<x/>")])).unwrap_err();
        assert!(locked.to_string().contains("is locked"), "{locked}");
        let none = read(&zip(&[("META-INF/container.xml", "<container/>")])).unwrap_err();
        assert!(none.to_string().contains("names no book"), "{none}");
    }

    #[test]
    fn names_that_lead_out_of_the_archive_lead_nowhere() {
        assert_eq!(within("OPS", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(within("", "/a//b/./c%2"), "a/b/c%2");
    }

    #[test]
    fn no_change_of_a_book_breaks_its_reader() {
        let book = book(&[("text/two b.xhtml", TWO), ("OPS/one.xhtml", ONE)]);
        mutations(&book, 400, |bytes| drop(read(bytes)));
    }
}
