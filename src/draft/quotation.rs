//! Quotations: which words stand between quotation marks.

mod marks;

use std::ops::Range;

use self::marks::{Closing, Mark, Marks};
use super::Tokens;

/// How far the end of a quotation in single marks is looked for, in tokens: in some texts there are as many
/// apostrophes as words, and a search without end would take quadratic time.
const LONGEST_SINGLE: usize = 300;

/// The longest phrase in single marks that may end with what looks like the apostrophe of a plural, in tokens.
const LONGEST_PHRASE: usize = 8;

/// The quotations of an article, outermost ones only: what is quoted inside a quotation belongs to it.
///
/// A quotation may run over several paragraphs: each opens with a mark, only the last one is closed. A
/// quotation that is neither closed nor taken up by the next paragraph ends with its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotations {
    /// Their tokens, the marks included, in order.
    ranges: Vec<Range<usize>>,
    /// For each token the number of its quotation, counted from 1; 0 outside.
    numbers: Vec<u32>,
}

impl Quotations {
    /// The quotations of `text`, whose tokens are `tokens`, in time linear in its length.
    ///
    /// Marks are known by their shape and by the blanks around them. A single mark opens a quotation only
    /// where one closes it in the same paragraph; otherwise it is an apostrophe.
    #[must_use]
    pub fn of(text: &str, tokens: &Tokens) -> Self {
        let marks = Marks::new(text, tokens);
        let mut found = Self {
            ranges: Vec::new(),
            numbers: vec![0; tokens.len()],
        };
        let mut at = 0;
        while at < tokens.len() {
            at = match end(&marks, at) {
                Some(end) => found.add(at..end),
                None => at + 1,
            };
        }
        found
    }

    /// The tokens of each quotation, its marks included, in order.
    #[must_use]
    pub fn ranges(&self) -> &[Range<usize>] {
        &self.ranges
    }

    /// Index into [`ranges`](Self::ranges) of the quotation that a token stands in, marks included.
    #[must_use]
    pub fn at(&self, token: usize) -> Option<usize> {
        let number = *self.numbers.get(token)?;
        (number as usize).checked_sub(1)
    }

    /// The tokens of the quotation that a token stands in.
    #[must_use]
    pub fn range_at(&self, token: usize) -> Option<&Range<usize>> {
        self.ranges.get(self.at(token)?)
    }

    /// Adds a quotation and returns where it ends.
    fn add(&mut self, range: Range<usize>) -> usize {
        let end = range.end;
        self.ranges.push(range.clone());
        let number = u32::try_from(self.ranges.len()).unwrap_or(0);
        if let Some(tokens) = self.numbers.get_mut(range) {
            tokens.fill(number);
        }
        end
    }
}

/// Where the quotation ends that token `start` opens, if it opens one; behind `start` always.
fn end(marks: &Marks, start: usize) -> Option<usize> {
    let mark = marks.opening(start)?;
    let mut at = start + 1;
    loop {
        let paragraph = marks.paragraph_end(at - 1);
        if mark.is_single() && paragraph - start > LONGEST_SINGLE {
            return single_end(marks, at..paragraph.min(start + LONGEST_SINGLE), mark);
        }
        let closed = if mark.is_single() {
            single_end(marks, at..paragraph, mark)
        } else {
            double_end(marks, at..paragraph, mark)
        };
        if closed.is_some() {
            return closed;
        }
        if marks.opening(paragraph) != Some(mark) {
            return (!mark.is_single()).then_some(paragraph);
        }
        at = paragraph + 1;
    }
}

/// Where a quotation in double marks ends among `tokens`: behind the mark that closes it, or before one that
/// opens the next where the closing one was forgotten.
fn double_end(marks: &Marks, mut tokens: Range<usize>, mark: Mark) -> Option<usize> {
    tokens.find_map(|token| {
        if marks.closing(token, mark).is_some() {
            Some(Marks::behind(token, mark))
        } else {
            marks.reopens(token, mark).then_some(token)
        }
    })
}

/// Where a quotation in single marks ends among `tokens`: behind the first mark that surely closes it and has
/// no opening one before it; else behind what may be an apostrophe, if that is near.
fn single_end(marks: &Marks, tokens: Range<usize>, mark: Mark) -> Option<usize> {
    let start = tokens.start;
    let mut perhaps = None;
    for token in tokens {
        match marks.closing(token, mark) {
            Some(Closing::Sure) => return Some(token + 1),
            Some(Closing::Perhaps) if token - start <= LONGEST_PHRASE => {
                perhaps = perhaps.or(Some(token + 1));
            }
            _ if marks.reopens(token, mark) => break,
            _ => {}
        }
    }
    perhaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

    fn quoted(text: &str) -> Vec<String> {
        let tokens = Tokens::of(&Article::new(text.to_owned()));
        let found = Quotations::of(text, &tokens);
        for (nth, range) in found.ranges().iter().enumerate() {
            assert!(range.clone().all(|token| found.at(token) == Some(nth)));
        }
        let spans = found.ranges().iter().map(|range| tokens.span(range));
        spans
            .map(|span| span.unwrap().of(text).to_owned())
            .collect()
    }

    #[test]
    fn marks_of_every_shape_make_quotations() {
        assert_eq!(quoted("“No,” he said. “Never.”"), ["“No,”", "“Never.”"]);
        assert_eq!(
            quoted("\"No,\" he said. \"Never.\""),
            ["\"No,\"", "\"Never.\""]
        );
        assert_eq!(
            quoted("‘No,’ he said. «Non» „Nein“"),
            ["‘No,’", "«Non»", "„Nein“"]
        );
        assert_eq!(quoted("'No,' he said, 'never.'"), ["'No,'", "'never.'"]);
        assert_eq!(
            quoted("''No, the miners' way,'' he said. ``Never.''"),
            ["''No, the miners' way,''", "``Never.''"]
        );
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert!(quoted("The workers' rights, O’Neil’s house, don't, the '90s.").is_empty());
        assert!(quoted("‘Twas the miners’ hope.").is_empty());
        assert_eq!(
            quoted("He said: 'We don't want the miners' money.'"),
            ["'We don't want the miners' money.'"]
        );
        assert_eq!(quoted("a 5' 10\" man said \"no\" twice"), ["\"no\""]);
    }

    #[test]
    fn a_short_phrase_may_end_like_a_plural() {
        assert_eq!(
            quoted("accused of ‘war crimes’ in the miners’ village"),
            ["‘war crimes’"]
        );
        assert_eq!(
            quoted("‘war crimes’ and ‘murder’"),
            ["‘war crimes’", "‘murder’"]
        );
    }

    #[test]
    fn quotations_inside_belong_to_the_outer_one() {
        assert_eq!(
            quoted("“He said ‘no’ twice,” she said."),
            ["“He said ‘no’ twice,”"]
        );
        assert_eq!(
            quoted("'He said \"no\" to us,' she said."),
            ["'He said \"no\" to us,'"]
        );
    }

    #[test]
    fn a_quotation_runs_over_paragraphs_that_open_with_a_mark() {
        let text = "“One. Two.\n“Three.\n“Four,” he said.\n“Five.”";
        assert_eq!(quoted(text), ["“One. Two.\n“Three.\n“Four,”", "“Five.”"]);
        let straight = text.replace(['“', '”'], "\"");
        assert_eq!(quoted(&straight).len(), 2);
    }

    #[test]
    fn what_is_never_closed_ends_with_its_paragraph() {
        assert_eq!(quoted("He said “so\nand left.\n“Yes.”"), ["“so", "“Yes.”"]);
        assert_eq!(
            quoted("“One, he said. “Two” three"),
            ["“One, he said.", "“Two”"]
        );
        assert_eq!(quoted("end”, he said end\", he").len(), 0);
    }

    #[test]
    fn a_million_marks_take_linear_time() {
        for unit in ["'a ", "‘a ", "\"", "“", "“a\n", "' ", "\"a ", "'a, "] {
            let text = unit.repeat(200_000 / unit.len());
            quoted(&text);
        }
    }
}
