//! Paragraphs out of lines.

use std::collections::HashSet;

use super::lines::Line;

/// The paragraphs of all pages, in the order in which they are set.
///
/// A line goes on with the paragraph before it if its letters are of the same size, it is not set further in, no more
/// than the usual space is between the two, and the line before is full: the first word of this one would not have
/// fitted. From one column or page to the next there is no space to measure; there a paragraph goes on if its last line
/// is full and ends no sentence.
pub(super) fn paragraphs(pages: &[Vec<Line>]) -> Vec<String> {
    let leading = leading(pages);
    let words = words(pages);
    let mut found: Vec<String> = Vec::new();
    let mut before: Option<(&Line, bool)> = None;
    for page in pages {
        for (at, line) in page.iter().enumerate() {
            let goes_on = before.is_some_and(|(last, full)| {
                let same_page = at > 0;
                full && goes_on(last, line, same_page, leading)
            });
            match found.last_mut() {
                Some(paragraph) if goes_on => join(paragraph, &line.text, &words),
                _ => found.push(line.text.clone()),
            }
            before = Some((line, is_full(line, page.get(at + 1), page)));
        }
    }
    found
}

/// The usual space from line to line, in sizes of letters: the one that is met most often.
fn leading(pages: &[Vec<Line>]) -> f64 {
    let steps = pages
        .iter()
        .flat_map(|page| page.windows(2))
        .map(|pair| (pair[1].y - pair[0].y) / pair[0].size);
    let mut steps: Vec<f64> = steps.filter(|step| (0.8..2.5).contains(step)).collect();
    steps.sort_by(f64::total_cmp);
    // Spaces between paragraphs are the larger ones, and there are fewer of them.
    steps.get(steps.len() / 3).copied().unwrap_or(1.2)
}

fn goes_on(last: &Line, line: &Line, same_page: bool, leading: f64) -> bool {
    let alike = (last.size - line.size).abs() < last.size * 0.12;
    if !alike || begins_item(&line.text) {
        return false;
    }
    let step = (line.y - last.y) / last.size;
    if same_page && step > 0.0 {
        step < leading * 1.25 + 0.05 && line.x - last.x < last.size * 0.8
    } else {
        !ends_sentence(&last.text)
    }
}

/// Whether the next word would not have fitted on a line, seen from the lines of the page that begin near it.
fn is_full(line: &Line, next: Option<&Line>, page: &[Line]) -> bool {
    let near = |other: &&Line| {
        (other.x - line.x).abs() < line.size * 3.0
            && (other.size - line.size).abs() < line.size * 0.2
    };
    let right = page
        .iter()
        .filter(near)
        .map(|other| other.end)
        .fold(line.end, f64::max);
    let letters = line.text.chars().count().max(1);
    #[allow(clippy::cast_precision_loss)] // a line has few letters
    let width = |letters_of: usize| (line.end - line.x) / letters as f64 * letters_of as f64;
    let word = next
        .and_then(|next| next.text.split(' ').next())
        .unwrap_or("word");
    line.end + width(word.chars().count() + 1) > right - line.size * 0.3
}

fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['”', '’', '"', '\'', ')', ']', '»']);
    end.ends_with(['.', '?', '!', ':', '…'])
}

fn begins_item(text: &str) -> bool {
    text.starts_with(['•', '‣', '◦', '▪', '■', '●', '–', '—', '·'])
        && text.chars().nth(1) == Some(' ')
}

/// The words of the text, in lower case: they tell whether a hyphen at the end of a line belongs to the word.
fn words(pages: &[Vec<Line>]) -> HashSet<String> {
    let lines = pages.iter().flatten();
    let words = lines.flat_map(|line| line.text.split(' '));
    words.map(bare).collect()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// Adds a line to a paragraph. A word that was parted between them is put together again: without its hyphen, unless
/// the text writes it with the hyphen elsewhere, and never without.
fn join(paragraph: &mut String, line: &str, words: &HashSet<String>) {
    let soft = paragraph.ends_with('\u{AD}');
    let parted =
        paragraph.ends_with(['-', '\u{2010}', '\u{AD}']) && line.starts_with(char::is_lowercase);
    if !parted {
        paragraph.push(' ');
        paragraph.push_str(line);
        return;
    }
    paragraph.pop();
    let first = paragraph.rsplit(' ').next().unwrap_or_default();
    let second = line.split(' ').next().unwrap_or_default();
    let whole = bare(&format!("{first}{second}"));
    let hyphened = bare(&format!("{first}-{second}"));
    if !soft && words.contains(&hyphened) && !words.contains(&whole) {
        paragraph.push('-');
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x: f64, y: f64) -> Line {
        #[allow(clippy::cast_precision_loss)]
        let end = x + text.chars().count() as f64 * 5.0;
        Line {
            text: text.to_owned(),
            x,
            end,
            y,
            size: 10.0,
        }
    }

    #[test]
    fn full_lines_go_on_and_short_ones_end() {
        let page = vec![
            line("Two Varskian soldiers were killed when their", 50.0, 100.0),
            line("post came under fire.", 50.0, 112.0),
            line("Tolmen denied it, and said that the guns of", 50.0, 124.0),
            line("Varsk had opened fire.", 50.0, 136.0),
        ];
        let found = paragraphs(&[page]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("their post came under fire."));
    }

    #[test]
    fn space_and_indentation_begin_a_paragraph() {
        let page = vec![
            line("Two Varskian soldiers were killed when they", 50.0, 100.0),
            line("were under fire, said an officer of the army", 50.0, 112.0),
            line("on Sunday, and a third was wounded in the leg", 50.0, 124.0),
            line("Tolmen denied it in a statement to reporters", 50.0, 144.0),
            line("who were at the ridge when the shots were", 50.0, 156.0),
            line("Varsk said that it was so, and that it would", 62.0, 168.0),
        ];
        let found = paragraphs(&[page]);
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn a_sentence_goes_on_over_the_edge_of_a_page() {
        let first = vec![line(
            "Two Varskian soldiers were killed when the",
            50.0,
            700.0,
        )];
        let second = vec![line("post came under fire.", 50.0, 80.0)];
        assert_eq!(paragraphs(&[first, second]).len(), 1);
    }

    #[test]
    fn a_parted_word_is_put_together_as_the_text_writes_it() {
        let known = HashSet::from(["cross-border".to_owned(), "cease".to_owned()]);
        let joined = |first: &str, second: &str| {
            let mut paragraph = first.to_owned();
            join(&mut paragraph, second, &known);
            paragraph
        };
        assert_eq!(joined("the mili-", "tary said"), "the military said");
        assert_eq!(joined("a cross-", "border raid"), "a cross-border raid");
        assert_eq!(joined("Ghazab-", "Lil-Haq"), "Ghazab- Lil-Haq");
        assert_eq!(joined("the sol\u{AD}", "diers"), "the soldiers");
    }
}
