//! What a file is: its first bytes decide, then its name.

use std::path::Path;

use super::ImportError;

/// A kind of file that holds an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Plain text, read as it is.
    Text,
    /// Markdown.
    Markdown,
    /// A page of the web.
    Html,
    /// An archive: DOCX and EPUB are.
    Zip,
    /// PDF.
    Pdf,
}

/// How much of a file is looked at, in bytes.
const HEAD: usize = 4096;

/// The first bytes of files that are no article, what they are, and a way out.
const FOREIGN: [(&[u8], &str, &str); 9] = [
    (
        b"\xD0\xCF\x11\xE0",
        "a Word file of before 2007",
        "Save it as DOCX.",
    ),
    (b"{\\rtf", "rich text (RTF)", "Save it as DOCX."),
    (
        b"\x1F\x8B",
        "a compressed file (gzip)",
        "Unpack it first, with gunzip.",
    ),
    (b"7z\xBC\xAF", "an archive (7-Zip)", "Unpack it first."),
    (b"Rar!", "an archive (RAR)", "Unpack it first."),
    (
        b"\x89PNG",
        "a picture",
        "Run a text recognition (OCR) over it first.",
    ),
    (
        b"\xFF\xD8\xFF",
        "a picture",
        "Run a text recognition (OCR) over it first.",
    ),
    (
        b"GIF8",
        "a picture",
        "Run a text recognition (OCR) over it first.",
    ),
    (b"SQLite format 3\0", "a database", "Name a text file."),
];

impl Kind {
    /// What begins with `head`, is called `name`, and, if it was fetched, what the server says that it is.
    ///
    /// # Errors
    /// If it is none of these kinds, but a known one.
    pub fn of(head: &[u8], name: &Path, media: Option<&str>) -> Result<Self, ImportError> {
        let head = &head[..head.len().min(HEAD)];
        let ending = ending(name);
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return Ok(Self::Zip);
        }
        if let Some((_, what, instead)) = FOREIGN.iter().find(|(magic, ..)| head.starts_with(magic))
        {
            return Err(foreign(what, instead));
        }
        if is_pdf(head, &ending, media) {
            return Ok(Self::Pdf);
        }
        let plain = ascii(head);
        if opens_as_html(&plain) {
            return Ok(Self::Html);
        }
        match media {
            Some(media) => Self::by_media(media, &ending, &plain),
            None => Self::by_name(&ending, head, &plain),
        }
    }

    fn by_name(ending: &str, head: &[u8], plain: &str) -> Result<Self, ImportError> {
        match ending {
            "md" | "markdown" | "mdown" | "mkd" => Ok(Self::Markdown),
            "html" | "htm" | "xhtml" | "xht" | "shtml" if plain.contains('<') => Ok(Self::Html),
            // Text of whatever name is text; bytes under such a name are a broken file.
            "docx" | "epub" | "pdf" if head.contains(&0) => Err(ImportError::Damaged {
                format: ending.to_uppercase(),
                what: "it does not begin like one".to_owned(),
            }),
            _ => Ok(Self::Text),
        }
    }

    fn by_media(media: &str, ending: &str, plain: &str) -> Result<Self, ImportError> {
        match media {
            "text/html" | "application/xhtml+xml" => Ok(Self::Html),
            "text/markdown" => Ok(Self::Markdown),
            "text/plain" | "application/octet-stream" | "" => Self::by_name(ending, &[], plain),
            _ if media.starts_with("text/") => Ok(Self::Text),
            _ => Err(foreign(
                &format!("of the type {media}"),
                "Name the address of an article.",
            )),
        }
    }

    /// The word for it, between two processes.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Zip => "zip",
            Self::Pdf => "pdf",
        }
    }

    /// The kind with a word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Text, Self::Markdown, Self::Html, Self::Zip, Self::Pdf];
        all.into_iter().find(|kind| kind.word() == word)
    }
}

fn foreign(what: &str, instead: &str) -> ImportError {
    ImportError::Foreign {
        what: what.to_owned(),
        instead: instead.to_owned(),
    }
}

fn ending(name: &Path) -> String {
    let ending = name.extension().unwrap_or_default();
    ending.to_string_lossy().to_ascii_lowercase()
}

/// A PDF may have something before its mark; an article that only speaks of `%PDF-` is none.
fn is_pdf(head: &[u8], ending: &str, media: Option<&str>) -> bool {
    let marked = memchr::memmem::find(&head[..head.len().min(1024)], b"%PDF-");
    let called = ending == "pdf" || media == Some("application/pdf");
    marked.is_some_and(|at| called || head[..at].trim_ascii().is_empty())
}

/// The bytes as lower-case ASCII, as far as they are, without a byte order mark and the zeros of UTF-16.
fn ascii(head: &[u8]) -> String {
    let letters = head.iter().filter(|byte| byte.is_ascii() && **byte != 0);
    let text: String = letters
        .map(|&byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    text.trim_start().to_owned()
}

/// Whether a file opens as pages of the web do, after comments and an XML declaration.
fn opens_as_html(plain: &str) -> bool {
    let mut rest = plain;
    loop {
        rest = rest.trim_start();
        let after = ["<!--", "<?xml"]
            .iter()
            .find_map(|open| rest.strip_prefix(open));
        match after.and_then(|after| after.split_once('>')) {
            Some((_, after)) => rest = after,
            None => break,
        }
    }
    let tag = |name: &str| {
        let after = rest
            .strip_prefix(name)
            .and_then(|after| after.chars().next());
        after.is_some_and(|c| c.is_ascii_whitespace() || c == '>')
    };
    rest.starts_with("<!doctype html") || tag("<html") || tag("<head") || tag("<body")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(head: &[u8], name: &str) -> Kind {
        Kind::of(head, Path::new(name), None).unwrap()
    }

    #[test]
    fn content_decides_before_the_name() {
        assert_eq!(kind(b"%PDF-1.7\n", "report.txt"), Kind::Pdf);
        assert_eq!(kind(b"\n junk %PDF-1.4", "report.pdf"), Kind::Pdf);
        assert_eq!(kind(b"It begins with %PDF-1.4.", "report.txt"), Kind::Text);
        assert_eq!(kind(b"PK\x03\x04....", "report"), Kind::Zip);
        assert_eq!(kind(b"\xEF\xBB\xBF\r\n<!DOCTYPE HTML>", "x"), Kind::Html);
        assert_eq!(
            kind(b"<?xml version='1.0'?><!-- a --><html lang='en'>", "x"),
            Kind::Html
        );
        assert_eq!(kind(b"\xFF\xFE<\0h\0t\0m\0l\0>\0", "x"), Kind::Html);
        assert_eq!(kind(b"<htmlish>", "x"), Kind::Text);
        assert_eq!(kind(b"", "report.html"), Kind::Text);
    }

    #[test]
    fn the_name_decides_where_content_does_not() {
        assert_eq!(kind(b"# Title", "a.MD"), Kind::Markdown);
        assert_eq!(kind(b"# Title", "a.txt"), Kind::Text);
        assert_eq!(kind(b"<p>Words", "a.htm"), Kind::Html);
        assert_eq!(kind(b"Only words", "a.htm"), Kind::Text);
        assert_eq!(kind(b"Only words", "a.pdf"), Kind::Text);
        assert!(Kind::of(b"PX\0\0", Path::new("a.docx"), None).is_err());
    }

    #[test]
    fn what_a_server_says_is_heard_and_what_is_no_article_is_named() {
        let of = |media| Kind::of(b"Words", Path::new("page"), Some(media));
        assert_eq!(of("text/html"), Ok(Kind::Html));
        assert_eq!(of("text/plain"), Ok(Kind::Text));
        assert!(
            of("video/mp4")
                .unwrap_err()
                .to_string()
                .contains("video/mp4")
        );
        let refused = Kind::of(b"{\\rtf1", Path::new("a.txt"), None).unwrap_err();
        assert!(refused.to_string().contains("Save it as DOCX"), "{refused}");
    }

    #[test]
    fn every_kind_has_its_word() {
        for kind in [Kind::Text, Kind::Markdown, Kind::Html, Kind::Zip, Kind::Pdf] {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
        }
        assert_eq!(Kind::from_word("tar"), None);
    }
}
