//! The paragraphs of a text.

use super::Span;
use super::line::{Line, lines};
use super::span::floor_boundary;

/// The longest line of hard-wrapped text, in characters.
const LONGEST_LINE: usize = 100;

/// How much of a text is read to tell whether it is hard-wrapped, in bytes.
const EVIDENCE: usize = 1 << 20;

/// The narrowest measure of hard-wrapped text, in characters.
const NARROWEST_MEASURE: usize = 40;

/// The paragraphs of `text`, in order, without the white space around them.
///
/// A paragraph is a line that is not blank. Hard-wrapped text, as `pandoc -t plain` writes it, is
/// read by blocks instead: the lines up to the next blank line are one paragraph, and a line break
/// inside counts as a space. A text is hard-wrapped if all of this holds for it as a whole (or, if it
/// is longer, for its first mebibyte):
///
/// - there are blank lines between lines that are not;
/// - no line has more than 100 characters, save those that could not be broken (two words or less);
/// - its measure, the length that 95% of the lines with three words or more keep to, is at least 40;
/// - more than half of the line breaks inside blocks are full: the first word of the next line would
///   not have fitted, give or take a tenth of the measure.
///
/// Even there a list item begins a paragraph, and in a block where most line breaks are not full
/// (a table, verse, an address) so does the line after each of these.
///
/// Lines end with a line feed; in a text that has none, with a carriage return. A byte order mark
/// at the start belongs to no paragraph, nor do invisible characters at the edges of a line.
///
/// ```
/// use counterclaim::text::paragraphs;
///
/// let text = "One.\r\n\r\n  Two.\n";
/// let found: Vec<_> = paragraphs(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["One.", "Two."]);
/// ```
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Span> {
    let evidence = &text[..floor_boundary(text, EVIDENCE)];
    match Measure::of(evidence) {
        Some(measure) => measure.paragraphs(text),
        None => lines(text)
            .filter(|line| !line.is_blank())
            .map(|line| line.span)
            .collect(),
    }
}

/// The number of characters to which a text was wrapped.
#[derive(Debug, Clone, Copy)]
struct Measure(usize);

impl Measure {
    /// The measure of `text` if it is hard-wrapped.
    fn of(text: &str) -> Option<Self> {
        let measure = Self::kept_by(text).filter(|measure| measure.0 >= NARROWEST_MEASURE)?;
        let (mut breaks, mut full) = (0, 0);
        each_break(text, |line, next| {
            breaks += 1;
            full += usize::from(measure.is_full(line, next));
        });
        (2 * full > breaks).then_some(measure)
    }

    /// The length that nearly all lines keep to, if there are blocks and no line is too long.
    fn kept_by(text: &str) -> Option<Self> {
        let mut lengths = [0_usize; LONGEST_LINE + 1];
        let (mut seen, mut gap, mut blocks) = (false, false, false);
        for line in lines(text) {
            blocks |= seen && gap && !line.is_blank();
            gap = line.is_blank();
            seen |= !gap;
            if line.words().nth(2).is_some() {
                if line.is_longer_than(LONGEST_LINE) {
                    return None;
                }
                lengths[line.len()] += 1;
            }
        }
        blocks.then(|| Self::from_lengths(&lengths))
    }

    /// The smallest length that 95% of the counted lines do not exceed.
    fn from_lengths(lengths: &[usize]) -> Self {
        let mut left: usize = lengths.iter().sum();
        let beyond = left / 20;
        let within = |count: &usize| {
            left -= count;
            left <= beyond
        };
        Self(lengths.iter().position(within).unwrap_or(0))
    }

    /// Whether the line break after `line` had to be: the next word would not have fitted, or only
    /// just, for some programs balance their lines.
    fn is_full(self, line: &Line, next: &Line) -> bool {
        let word = next.words().next().unwrap_or_default();
        line.len() + 1 + word.chars().count() > self.0 - self.0 / 10
    }

    /// The paragraphs of a hard-wrapped text.
    fn paragraphs(self, text: &str) -> Vec<Span> {
        let mut found = Vec::new();
        let mut block: Vec<BlockLine> = Vec::new();
        for line in lines(text) {
            if line.is_blank() {
                add_block(&block, &mut found);
                block.clear();
            } else {
                let before = block.last();
                let must_follow = before.is_some_and(|before| self.is_full(&before.line, &line));
                block.push(BlockLine { line, must_follow });
            }
        }
        add_block(&block, &mut found);
        found
    }
}

/// A line of a block, the lines between two blank ones.
struct BlockLine<'a> {
    line: Line<'a>,
    /// Whether the line before it is full, so that nothing is meant by the line break.
    must_follow: bool,
}

/// Adds the paragraphs of a block.
fn add_block(block: &[BlockLine], found: &mut Vec<Span>) {
    let Some((first, rest)) = block.split_first() else {
        return;
    };
    let is_list = first.line.begins_item();
    let is_prose = 2 * rest.iter().filter(|line| line.must_follow).count() >= rest.len();
    let mut paragraph = first.line.span;
    for BlockLine { line, must_follow } in rest {
        let is_item = line.begins_item() && (is_list || !must_follow);
        if is_item || !(is_prose || *must_follow) {
            found.push(paragraph);
            paragraph = line.span;
        }
        paragraph = paragraph.union(line.span);
    }
    found.push(paragraph);
}

/// Calls `see` with each pair of lines that follow one another without a blank line between.
fn each_break<'a>(text: &'a str, mut see: impl FnMut(&Line<'a>, &Line<'a>)) {
    let mut before: Option<Line> = None;
    for line in lines(text) {
        let line = Some(line).filter(|line| !line.is_blank());
        if let (Some(before), Some(line)) = (&before, &line) {
            see(before, line);
        }
        before = line;
    }
}

#[cfg(test)]
mod tests;
