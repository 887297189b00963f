//! Every word of a text, and where it occurs: what finding thousands of quotes in a long text needs.

use std::collections::HashMap;

use memchr::memmem;

use crate::text::{self, Span};

/// Every word of a text.
#[derive(Debug, Default)]
pub struct WordIndex {
    /// Where each word begins, in the order of the text.
    starts: Vec<u32>,
    /// Words without case, accents and typography.
    ids: HashMap<String, u32>,
    /// Where in `places` those of each word begin, and the end of the last ones.
    bounds: Vec<u32>,
    /// Numbers of words in the text, those of one word together and in order.
    places: Vec<u32>,
    /// Every different word once, apart from each other.
    vocabulary: String,
}

impl WordIndex {
    /// Reads a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut index = Self::default();
        let mut words: Vec<u32> = Vec::new();
        for token in tokens(text) {
            let next = u32::try_from(index.ids.len()).unwrap_or(u32::MAX);
            let id = *index.ids.entry(text::fold(token.of(text))).or_insert(next);
            index.starts.push(token.start);
            words.push(id);
        }
        index.list(&words);
        for word in index.ids.keys() {
            index.vocabulary.push_str(word);
            index.vocabulary.push('\n');
        }
        index
    }

    /// Puts the places of each word together.
    fn list(&mut self, words: &[u32]) {
        let mut bounds = vec![0_u32; self.ids.len() + 1];
        for &id in words {
            bounds[id as usize + 1] += 1;
        }
        for i in 1..bounds.len() {
            bounds[i] += bounds[i - 1];
        }
        let mut next = bounds.clone();
        self.places = vec![0; words.len()];
        for (number, &id) in (0_u32..).zip(words) {
            let place = &mut next[id as usize];
            self.places[*place as usize] = number;
            *place += 1;
        }
        self.bounds = bounds;
    }

    /// The numbers of the places where a folded word stands, in order.
    #[must_use]
    pub fn places(&self, folded: &str) -> &[u32] {
        self.ids.get(folded).map_or(&[], |&id| {
            let id = id as usize;
            &self.places[self.bounds[id] as usize..self.bounds[id + 1] as usize]
        })
    }

    /// The byte at which the word with a number begins, or the last one before it.
    #[must_use]
    pub fn start(&self, number: usize) -> usize {
        let last = self.starts.len().saturating_sub(1);
        self.starts
            .get(number.min(last))
            .map_or(0, |&at| at as usize)
    }

    /// The bytes at which the rarest whole word of `words` begins, each with how far into `words` that is; none
    /// if `words` holds no word that is surely whole, so that it may stand anywhere. Whether the first and the last
    /// one are whole is for the caller to say.
    #[must_use]
    pub fn near(
        &self,
        words: &str,
        [first, last]: [bool; 2],
    ) -> Option<(usize, impl Iterator<Item = usize> + '_)> {
        let all: Vec<Span> = tokens(words).collect();
        let whole =
            |token: &&Span| (first || token.start > 0) && (last || token.range().end < words.len());
        let counted = all.iter().filter(whole).map(|token| {
            let places = self.places(&text::fold(token.of(words)));
            (token.range().start, places)
        });
        let absent = || all.iter().any(|token| !self.holds(token.of(words)));
        let rarest = counted.min_by_key(|(_, places)| places.len());
        let rarest = rarest.or_else(|| absent().then_some((0, &[])));
        let start = |&number: &u32| self.start(number as usize);
        rarest.map(|(into, places)| (into, places.iter().map(start)))
    }

    /// Whether a word stands in the text, if only within another one.
    fn holds(&self, word: &str) -> bool {
        let word = text::fold(word);
        self.ids.contains_key(&word)
            || memmem::find(self.vocabulary.as_bytes(), word.as_bytes()).is_some()
    }
}

/// The words of a text as they are compared: letters and digits without anything between; of scripts that put
/// no space between words, each letter. What stands around a word does not change it.
pub fn tokens(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = letters.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        let joins = |c: char| c.is_alphanumeric() && !stands_by_itself(c);
        while !stands_by_itself(first)
            && let Some((at, c)) = letters.next_if(|&(_, c)| joins(c))
        {
            end = at + c.len_utf8();
        }
        Some(Span::new(start, end))
    })
}

/// Whether a span begins or ends within a word.
pub fn cuts_word(text: &str, span: Span) -> bool {
    let cut = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
        let joins = |c: char| c.is_alphanumeric() && !stands_by_itself(c);
        before.is_some_and(joins) && after.is_some_and(joins)
    };
    cut(span.range().start) || cut(span.range().end)
}

/// Whether a letter is of a script that puts no space between words: Thai, Lao, Burmese, Khmer, and those of
/// China and Japan.
fn stands_by_itself(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_wherever_it_stands() {
        let text = "“Pakistan’s”, pakistan-led; 中文 3.5";
        let words: Vec<&str> = tokens(text).map(|token| token.of(text)).collect();
        assert_eq!(
            words,
            ["Pakistan", "s", "pakistan", "led", "中", "文", "3", "5"]
        );
        let index = WordIndex::new(text);
        assert_eq!(index.places("pakistan"), [0, 2]);
        assert_eq!(index.places("afghanistan"), [0_u32; 0]);
        assert_eq!(index.start(2), text.find("pakistan").unwrap());
    }

    #[test]
    fn the_rarest_whole_word_says_where_to_look() {
        let text = "the posts of the army, the camps of the army";
        let index = WordIndex::new(text);
        let near = |words| {
            index
                .near(words, [false; 2])
                .map(|(into, at)| (into, at.collect()))
        };
        assert_eq!(near("e camps o"), Some((2, vec![27])));
        assert_eq!(near("e forts o"), Some((2, Vec::new())));
        assert_eq!(near("cam"), None, "it may be a part of a word");
        let whole = index.near("camps", [true; 2]);
        assert_eq!(whole.map(|(_, places)| places.count()), Some(1));
        assert_eq!(near("fort"), Some((0, Vec::new())));
    }

    #[test]
    fn nothing_has_no_words() {
        let index = WordIndex::new("");
        assert_eq!(index.places("a"), [0_u32; 0]);
        assert_eq!(index.start(3), 0);
        assert!(index.near("", [true; 2]).is_none());
    }
}
