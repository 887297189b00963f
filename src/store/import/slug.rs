//! What the files of an article from the web are called.

use std::path::PathBuf;

/// Characters of a name at most.
const LONGEST: usize = 60;

/// The bare name of a file for what stands at an address: its last part, or its host.
///
/// Letters of ASCII, digits, `-`, `_` and `.` stay, all else is `-`: nothing in an address leads to another folder.
pub(in crate::store) fn file_of(address: &str) -> PathBuf {
    let after = address
        .split_once("://")
        .map_or(address, |(_, after)| after);
    let path = after.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let host = parts.next().unwrap_or_default();
    let last = parts.next_back();
    let (stem, ending) = match last {
        Some(last) => match last.rsplit_once('.') {
            Some((stem, ending)) if is_ending(ending) => (stem, ending.to_ascii_lowercase()),
            _ => (last, "html".to_owned()),
        },
        None => (host, "html".to_owned()),
    };
    PathBuf::from(format!("{}.{ending}", plain(stem)))
}

fn is_ending(ending: &str) -> bool {
    ["html", "htm", "xhtml", "txt", "md", "pdf", "docx", "epub"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

fn plain(stem: &str) -> String {
    let mut name = String::new();
    for c in stem.chars().take(LONGEST) {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '.' => name.push(c.to_ascii_lowercase()),
            _ if name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let name = name.trim_matches(['-', '.']);
    if name.is_empty() {
        "article".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_a_harmless_name() {
        for (address, name) in [
            ("https://example.org/2026/05/War%20in-X/", "war-20in-x.html"),
            ("https://example.org/report.PDF?x=1", "report.pdf"),
            ("http://example.org", "example.org.html"),
            ("http://example.org/../../etc/passwd", "passwd.html"),
            ("http://example.org/..", "article.html"),
            ("http://example.org/.hidden", "hidden.html"),
            ("http://example.org/中文", "article.html"),
            ("http://example.org/a.b.json", "a.b.json.html"),
        ] {
            assert_eq!(file_of(address), PathBuf::from(name), "{address}");
        }
    }
}
