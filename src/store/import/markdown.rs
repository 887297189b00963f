//! The text of Markdown, without its marks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Extract;
use super::paragraphs::Paragraphs;
use crate::model::About;

/// Reads a Markdown file. What it says of itself in a block of metadata at its top is taken too.
pub(super) fn read(bytes: &[u8]) -> Extract {
    let (text, damage) = crate::text::decode(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::default();
    Parser::new_ext(text, options).for_each(|event| reader.see(event));
    let (text, cut) = reader.found.finish();
    let damage = damage
        .map(|at| format!("it is not UTF-8 at byte {at}: what cannot be read is shown as �."));
    Extract {
        text,
        about: reader.about,
        notices: damage.into_iter().chain(cut).collect(),
    }
}

#[derive(Default)]
struct Reader {
    found: Paragraphs,
    about: About,
    /// Whether a block of metadata is open.
    metadata: bool,
    /// How many pictures are open: what stands for a picture is no text of the article.
    pictures: usize,
}

impl Reader {
    fn see(&mut self, event: Event) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.metadata = false,
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Event::Text(words) if self.metadata => self.note(&words),
            Event::Text(words) | Event::Code(words) if self.pictures == 0 => {
                self.found.push(&words);
            }
            Event::Html(markup) | Event::InlineHtml(markup) => {
                self.found.push(&without_tags(&markup));
            }
            Event::SoftBreak | Event::HardBreak => self.found.push(" "),
            Event::Rule => self.found.end(),
            Event::Start(tag) if !is_inline(&tag) => self.found.end(),
            Event::End(tag) if ends_a_block(tag) => self.found.end(),
            _ => {}
        }
    }

    /// Takes `key: value`, or `key = "value"`, of the metadata.
    fn note(&mut self, lines: &str) {
        for line in lines.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else {
                continue;
            };
            let value = value.trim().trim_matches(['"', '\'']).trim();
            let field = match key.trim().to_ascii_lowercase().as_str() {
                "title" => &mut self.about.title,
                "author" | "authors" => &mut self.about.author,
                "publisher" => &mut self.about.publisher,
                "date" | "published" => &mut self.about.published,
                "url" | "source" | "canonical_url" => &mut self.about.url,
                _ => continue,
            };
            *field = Some(value.to_owned()).filter(|value| !value.is_empty());
        }
    }
}

fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

fn ends_a_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

/// What stands between the tags of a piece of HTML.
fn without_tags(markup: &str) -> String {
    let mut text = String::new();
    for part in markup.split('<') {
        let after = part.split_once('>').map(|(_, after)| after);
        text.push_str(after.unwrap_or_default());
        text.push(' ');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ARTICLE: &str = "---\ntitle: \"Two killed\"\nauthor: Mira Tolen\ndate: 2026-05-04\nlayout: post\n---\n\n\
        # Two killed at the ridge\n\nTwo *Varskian* soldiers were\nkilled, the [ministry](http://x.example/) said.\\\nOn Monday.\n\n\
        > Tolmen `denied` that.\n\n- One\n- Two ![a map](m.png)\n\n| a | b |\n|---|---|\n| c | d |\n\n<p>Raw <b>HTML</b></p>\n";

    #[test]
    fn marks_go_and_words_stay() {
        let found = read(ARTICLE.as_bytes());
        let paragraphs: Vec<&str> = found.text.trim_end().split("\n\n").collect();
        let expected = [
            "Two killed at the ridge",
            "Two Varskian soldiers were killed, the ministry said. On Monday.",
            "Tolmen denied that.",
            "One",
            "Two",
            "a",
            "b",
            "c",
            "d",
            "Raw HTML",
        ];
        assert_eq!(paragraphs, expected);
        assert_eq!(found.about.title.as_deref(), Some("Two killed"));
        assert_eq!(found.about.author.as_deref(), Some("Mira Tolen"));
        assert_eq!(found.about.published.as_deref(), Some("2026-05-04"));
    }

    #[test]
    fn depth_without_end_is_no_problem() {
        for mark in ["> ", "- ", "[", "*a ", "`", "<a>", "![", "1. "] {
            read(mark.repeat(50_000).as_bytes());
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in "[-#>*_`\\[\\]()!<a|\n\t 0-9\\\\\u{0}\u{ad}]{0,300}") {
            read(text.as_bytes());
        }
    }
}
