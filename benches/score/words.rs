//! The scorer's own tokens: maximal runs of letters and digits. Punctuation and blanks never count, so that no
//! system is helped or hurt by its habits with commas and quotation marks.

use std::ops::Range;

/// What ends the head of a source, besides punctuation.
const STOP: [&str; 26] = [
    "of",
    "for",
    "at",
    "in",
    "on",
    "from",
    "with",
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "to",
    "by",
    "and",
    "or",
    "as",
    "about",
    "near",
    "under",
    "including",
    "where",
    "when",
    "but",
    "is",
    "was",
];

/// Verbs and nouns of saying: what makes an attribution a claim proper.
const SAYING: &str = r"(?i-u)\b(said|says?|saying|told|tells?|according|wrote|writes?|tweeted|announced?|add(?:ed|s)|ask(?:ed|s)|call(?:ed|s) (?:on|for)|claim(?:ed|s)?|den(?:y|ied|ies)|argu(?:e|ed|es)|assert(?:ed|s)?|insist(?:ed|s)?|warn(?:ed|s)?|report(?:ed|s)|not(?:ed|es)|explain(?:ed|s)|stat(?:ed|es)|statement|acknowledged?|admit(?:ted|s)|suggest(?:ed|s)|accus(?:ed|es)|alleg(?:ed|es)|declar(?:ed|es)|repl(?:ied|ies)|respond(?:ed|s)|respon(?:se)|confirm(?:ed|s)|reject(?:ed|s)|dismiss(?:ed|es)|condemn(?:ed|s)|criticiz(?:ed|es)|prais(?:ed|es)|urg(?:ed|es)|vow(?:ed|s)|pledg(?:ed|es)|promis(?:ed|es)|contend(?:ed|s)|charg(?:ed|es)|complain(?:ed|s)|conced(?:ed|es)|describ(?:ed|es)|predict(?:ed|s))\b";

/// The words of an article.
pub struct Words<'a> {
    text: &'a str,
    ranges: Vec<Range<usize>>,
    saying: regex::Regex,
}

/// A set of words by their numbers, in order.
pub type Set = Vec<usize>;

impl<'a> Words<'a> {
    /// The words of `text`.
    pub fn of(text: &'a str) -> Self {
        let mut words: Vec<Range<usize>> = Vec::new();
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            match words.last_mut() {
                Some(word) if word.end == at => word.end += c.len_utf8(),
                _ => words.push(at..at + c.len_utf8()),
            }
        }
        let saying = regex::Regex::new(SAYING).expect("the pattern is valid");
        Self {
            text,
            ranges: words,
            saying,
        }
    }

    /// The words that lie in `spans` with at least half of their characters.
    pub fn within(&self, spans: &[Range<usize>]) -> Set {
        let mut found: Vec<(usize, usize)> =
            spans.iter().flat_map(|span| self.touched(span)).collect();
        found.sort_unstable();
        let mut set = Set::new();
        for group in found.chunk_by(|a, b| a.0 == b.0) {
            let (word, inside) = (group[0].0, group.iter().map(|part| part.1).sum::<usize>());
            if 2 * inside >= self.characters(&self.ranges[word]) {
                set.push(word);
            }
        }
        set
    }

    /// The words that share characters with `span`, and how many.
    fn touched(&self, span: &Range<usize>) -> Vec<(usize, usize)> {
        let first = self.ranges.partition_point(|word| word.end <= span.start);
        let words = self.ranges.iter().enumerate().skip(first);
        words
            .take_while(|(_, word)| word.start < span.end)
            .map(|(at, word)| {
                let shared = word.start.max(span.start)..word.end.min(span.end);
                (at, self.characters(&shared))
            })
            .collect()
    }

    /// The head of a source by rule: its last word before punctuation, a preposition or a relative.
    pub fn head(&self, source: &Set) -> Option<usize> {
        let mut best = *source.first()?;
        for pair in source.windows(2) {
            let (before, word) = (&self.ranges[pair[0]], &self.ranges[pair[1]]);
            let gap = &self.text[before.end..word.start];
            let lower = self.text[word.clone()].to_lowercase();
            if pair[1] != pair[0] + 1
                || gap.contains([',', ';', ':', '(', ')', '[', ']', '—', '–', '"', '“', '”'])
            {
                break;
            }
            if matches!(gap, "'" | "’") && lower == "s" {
                continue;
            }
            if STOP.contains(&lower.as_str()) {
                break;
            }
            best = pair[1];
        }
        Some(best)
    }

    /// Whether the words in `cue` hold a verb or noun of saying.
    pub fn is_saying(&self, cue: &[Range<usize>]) -> bool {
        self.saying.is_match(&self.joined(cue))
    }

    /// Whether the words in `content` are quoted.
    pub fn quoting(&self, content: &[Range<usize>]) -> Quoting {
        let is_mark = |c: char| matches!(c, '"' | '“' | '”');
        let joined = self.joined(content);
        let words = joined.trim();
        let mut last = words.chars().rev();
        let ends = last.next().is_some_and(is_mark) || last.next().is_some_and(is_mark);
        if words.starts_with(is_mark) && ends {
            return Quoting::Direct;
        }
        if words.contains(is_mark) {
            return Quoting::Mixed;
        }
        let (Some(first), Some(end)) = (content.first(), content.last()) else {
            return Quoting::Indirect;
        };
        let before = self.text[..first.start].ends_with(is_mark);
        if before && self.text[end.end..].starts_with(is_mark) {
            return Quoting::Direct;
        }
        Quoting::Indirect
    }

    fn joined(&self, spans: &[Range<usize>]) -> String {
        let parts: Vec<&str> = spans.iter().map(|span| &self.text[span.clone()]).collect();
        parts.join(" ")
    }

    fn characters(&self, range: &Range<usize>) -> usize {
        self.text[range.clone()].chars().count()
    }
}

/// How a content stands to quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    /// It is a quotation.
    Direct,
    /// It holds one.
    Mixed,
    /// It has none.
    Indirect,
}
