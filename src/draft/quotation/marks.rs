//! Which tokens are quotation marks, and what the blanks around them say.

use super::super::Tokens;

/// Words that begin with an apostrophe, without it.
const ELIDED: [&str; 10] = [
    "tis", "twas", "em", "cause", "til", "till", "n", "bout", "round", "cos",
];

/// The kind of a mark that opens a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `“`, closed by `”`.
    Curly,
    /// `"`.
    Straight,
    /// `‘`, closed by `’`.
    SingleCurly,
    /// `'`.
    SingleStraight,
    /// `«`, closed by `»`.
    Guillemet,
    /// `„`, closed by `“` or `”`.
    Low,
    /// Two apostrophes, or two grave accents closed by them, as news archives write a double mark.
    Doubled,
}

impl Mark {
    /// Whether its closing mark is an apostrophe as well.
    pub(super) fn is_single(self) -> bool {
        matches!(self, Self::SingleCurly | Self::SingleStraight)
    }
}

/// How sure it is that a mark closes a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// It does.
    Sure,
    /// It may be the apostrophe of a plural: "the miners' money".
    Perhaps,
}

/// The tokens of a text as marks.
pub(super) struct Marks<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    /// First tokens of the paragraphs.
    paragraphs: Vec<usize>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a Tokens) -> Self {
        let opening = tokens.tokens.iter().enumerate();
        Self {
            text,
            tokens,
            paragraphs: opening
                .filter(|(_, token)| token.opens_paragraph)
                .map(|(at, _)| at)
                .collect(),
        }
    }

    /// One past the last token of the paragraph that `token` stands in.
    pub(super) fn paragraph_end(&self, token: usize) -> usize {
        let next = self.paragraphs.partition_point(|&first| first <= token);
        let first = self.paragraphs.get(next).copied();
        first.unwrap_or(self.tokens.len())
    }

    /// The mark that `token` may open a quotation with.
    pub(super) fn opening(&self, token: usize) -> Option<Mark> {
        let mark = match self.word(token) {
            "“" => Mark::Curly,
            "«" => Mark::Guillemet,
            "„" => Mark::Low,
            "\"" if self.leads(token) || !self.trails(token) => Mark::Straight,
            "'" | "`" if self.is_doubled(token) && self.leads_doubled(token) => Mark::Doubled,
            "‘" if self.leads(token) && !self.elides(token) => Mark::SingleCurly,
            "'" if self.leads(token) && !self.elides(token) => Mark::SingleStraight,
            _ => return None,
        };
        Some(mark)
    }

    /// Whether `token` opens another quotation though one with `mark` was not closed yet.
    pub(super) fn reopens(&self, token: usize, mark: Mark) -> bool {
        self.opening(token) == Some(mark) && (mark != Mark::Straight || self.leads(token))
    }

    /// Whether `token` closes a quotation that `mark` opened.
    pub(super) fn closing(&self, token: usize, mark: Mark) -> Option<Closing> {
        let closes = match (mark, self.word(token)) {
            (Mark::Curly, "”") | (Mark::Guillemet, "»") | (Mark::Low, "“" | "”") => true,
            (Mark::Straight, "\"") => !self.leads(token),
            (Mark::Doubled, "'") => self.is_doubled(token) && !self.leads_doubled(token),
            (Mark::SingleCurly, "’") | (Mark::SingleStraight, "'") => self.trails(token),
            _ => false,
        };
        let plural = mark.is_single() && self.follows_plural(token);
        closes.then_some(if plural {
            Closing::Perhaps
        } else {
            Closing::Sure
        })
    }

    /// One past the last token of the closing mark that `token` begins.
    pub(super) fn behind(token: usize, mark: Mark) -> usize {
        token + if mark == Mark::Doubled { 2 } else { 1 }
    }

    /// Whether `token` and the next are one doubled mark.
    fn is_doubled(&self, token: usize) -> bool {
        matches!(self.word(token), "'" | "`")
            && self.touch(token)
            && self.word(token) == self.word(token + 1)
    }

    /// Whether a word touches the doubled mark behind, but none before.
    fn leads_doubled(&self, token: usize) -> bool {
        self.is_free_before(token) && !self.is_free_behind(token + 1)
    }

    /// Whether a word touches `token` behind, but none before.
    fn leads(&self, token: usize) -> bool {
        self.is_free_before(token) && !self.is_free_behind(token)
    }

    /// Whether a word touches `token` before, but none behind.
    fn trails(&self, token: usize) -> bool {
        !self.is_free_before(token) && self.is_free_behind(token)
    }

    /// Whether before `token` there is a blank, a bracket, a dash or an opening mark.
    fn is_free_before(&self, token: usize) -> bool {
        let Some(before) = token
            .checked_sub(1)
            .filter(|_| !self.opens_paragraph(token))
        else {
            return true;
        };
        !self.touch(before)
            || matches!(
                self.word(before),
                "(" | "[" | "{" | "—" | "–" | "/" | "“" | "‘"
            )
            || matches!(self.word(before), "\"" | "'") && self.is_free_before_plain(before)
    }

    /// The same for a mark before a mark, which looks no further.
    fn is_free_before_plain(&self, token: usize) -> bool {
        token == 0 || self.opens_paragraph(token) || !self.touch(token - 1)
    }

    /// Whether behind `token` there is a blank, or a mark that does not begin a word.
    fn is_free_behind(&self, token: usize) -> bool {
        let behind = token + 1;
        let ends = behind >= self.tokens.len() || self.opens_paragraph(behind);
        ends || !self.touch(token) || !self.begins_words(behind)
    }

    /// Whether `token` is a word, or what stands before one.
    fn begins_words(&self, token: usize) -> bool {
        let word = self.word(token);
        word.starts_with(|c: char| c.is_alphanumeric() || "([“‘$£€#@".contains(c))
            || matches!(word, "'" | "\"" | "…") && !self.is_free_behind_plain(token)
    }

    /// Whether a blank follows `token`.
    fn is_free_behind_plain(&self, token: usize) -> bool {
        let behind = token + 1;
        behind >= self.tokens.len() || self.opens_paragraph(behind) || !self.touch(token)
    }

    /// Whether `token` is the apostrophe of "'tis" or "'90s".
    fn elides(&self, token: usize) -> bool {
        let word = self.word(token + 1);
        word.starts_with(|c: char| c.is_ascii_digit())
            || ELIDED
                .iter()
                .any(|elided| word.eq_ignore_ascii_case(elided))
    }

    /// Whether `token` follows an "s" and a word in lower case follows it.
    fn follows_plural(&self, token: usize) -> bool {
        let before = token.checked_sub(1).map_or("", |before| self.word(before));
        before.ends_with(['s', 'S']) && self.word(token + 1).starts_with(char::is_alphabetic)
    }

    /// Whether nothing stands between `token` and the next one.
    fn touch(&self, token: usize) -> bool {
        self.tokens.touch(token)
    }

    fn opens_paragraph(&self, token: usize) -> bool {
        let found = self.tokens.tokens.get(token);
        found.is_some_and(|token| token.opens_paragraph)
    }

    fn word(&self, token: usize) -> &'a str {
        self.tokens.word(self.text, token)
    }
}
