//! Nothing in an article becomes markup, formula, command or escape sequence.

use crate::{TEXTS, hostile, text};

#[test]
fn no_escape_sequence_and_no_reordering_leaves() {
    for format in TEXTS.into_iter().chain(["svg"]) {
        let export = text(format, &[&hostile()]);
        let bad = |c: char| {
            (c.is_control() && !"\n\r\t".contains(c)) || ('\u{202A}'..='\u{202E}').contains(&c)
        };
        let found = export.chars().find(|&c| bad(c));
        assert_eq!(found, None, "{format}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    for (format, separator) in [("csv", b','), ("tsv", b'\t')] {
        let table = text(format, &[&hostile()]);
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(separator).from_reader(table.as_bytes());
        let mut defused = 0;
        for row in reader.records() {
            for cell in &row.unwrap() {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                    "{cell}"
                );
                defused += usize::from(cell.starts_with('\''));
            }
        }
        assert!(defused > 6, "{format}: {defused}");
    }
}

#[test]
fn no_word_of_the_article_is_markup_of_a_page() {
    let page = text("html", &[&hostile()]);
    let tags = page
        .split('<')
        .skip(1)
        .map(|tag| tag.split(['>', ' ', '\n']).next().unwrap());
    let known = [
        "!doctype",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "bdi",
        "section",
        "div",
        "span",
        "ol",
        "ul",
        "li",
        "a",
        "article",
        "blockquote",
        "strong",
        "figure",
        "svg",
        "path",
        "circle",
        "text",
        "figcaption",
        "code",
    ];
    for tag in tags {
        assert!(known.contains(&tag.trim_start_matches('/')), "<{tag}");
    }
    assert!(!page.contains("href=\"javascript"));
    assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
}

#[test]
fn no_word_of_the_article_is_markup_of_markdown() {
    let brief = text("markdown", &[&hostile()]);
    let mut fence: Option<&str> = None;
    for line in brief.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            None if ticks.len() >= 3 => fence = Some(ticks),
            Some(open) if line == open => fence = None,
            // In a block nothing is markup but a run of backticks as long as its fence.
            Some(open) => assert!(!line.contains(open), "{line}"),
            None => {
                let unescaped = line
                    .replace("\\\\", "")
                    .replace("\\<", "")
                    .replace("\\[", "")
                    .replace("\\`", "");
                let own = unescaped.replace("with SHA-256 `", "").replace("`.", "");
                assert!(!own.contains(['<', '[', '`']), "{line}");
            }
        }
    }
    assert_eq!(fence, None);
    assert!(
        brief.contains("````text"),
        "a fence is longer than the article's own"
    );
}

#[cfg(feature = "qdpx")]
#[test]
fn a_project_is_whole_and_says_where_its_words_are() {
    use std::io::{Cursor, Read};

    use quick_xml::events::Event;

    for file in [None, Some(hostile())] {
        let more: Vec<&str> = file.as_deref().into_iter().collect();
        let mut zip = zip::ZipArchive::new(Cursor::new(crate::bytes("refi-qda", &more))).unwrap();
        let names: Vec<String> = zip
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        let source = names
            .iter()
            .find(|name| name.starts_with("sources/"))
            .unwrap();
        let mut article = String::new();
        zip.by_name(source)
            .unwrap()
            .read_to_string(&mut article)
            .unwrap();
        let characters = crate::characters(file.as_deref());
        assert_eq!(article.chars().collect::<Vec<char>>(), characters);
        let mut xml = String::new();
        zip.by_name("project.qde")
            .unwrap()
            .read_to_string(&mut xml)
            .unwrap();
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut selections = 0;
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(start) if start.name().as_ref() == "PlainTextSelection" => {
                    let attribute = |name: &str| {
                        let found = start.try_get_attribute(name).unwrap().unwrap();
                        found
                            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                            .unwrap()
                            .into_owned()
                    };
                    let (from, to) = (attribute("startPosition"), attribute("endPosition"));
                    let words: String = characters[from.parse().unwrap()..to.parse().unwrap()]
                        .iter()
                        .collect();
                    let name = attribute("name").replace(['␛', '␦'], "");
                    let words: String = words
                        .chars()
                        .filter(|c| !c.is_control() && !('\u{202A}'..='\u{202E}').contains(c))
                        .collect();
                    assert!(words.starts_with(&name), "{name} / {words}");
                    selections += 1;
                }
                _ => {}
            }
        }
        assert!(selections > 8, "{selections}");
    }
}
