//! The text itself: never altered, known by paragraphs and sentences.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use super::word_index::WordIndex;
use crate::text::{self, Span};

/// A paragraph by its place in the article, counted from 0; people count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Paragraph(pub u32);

impl Paragraph {
    /// The paragraph with the number that people use, from 1; none for 0.
    #[must_use]
    pub fn numbered(number: u32) -> Option<Self> {
        number.checked_sub(1).map(Self)
    }

    /// The number that people use, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0 + 1
    }

    /// Index into [`Article::paragraphs`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Bytes between two checkpoints of the code point count.
const STRIDE: usize = 256;
/// How often a long text is read through before its words are listed.
const READINGS: u32 = 32;

/// The text of an article.
#[derive(Debug, Default)]
pub struct Article {
    text: String,
    paragraphs: Vec<Span>,
    /// Code points before each `STRIDE`th byte; counted when first asked for.
    checkpoints: OnceLock<Vec<u32>>,
    /// Where each word stands; listed when it pays.
    words: OnceLock<WordIndex>,
    readings: AtomicU32,
}

/// Articles are the same if their texts are.
impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Article {}

impl Article {
    /// Divides `text` into paragraphs.
    #[must_use]
    pub fn new(text: String) -> Self {
        let paragraphs = text::paragraphs(&text);
        Self {
            text,
            paragraphs,
            checkpoints: OnceLock::new(),
            words: OnceLock::new(),
            readings: AtomicU32::new(0),
        }
    }

    /// The text, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing can be read in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// The paragraphs, in order.
    #[must_use]
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }

    /// How many paragraphs there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.paragraphs.len()).unwrap_or(u32::MAX)
    }

    /// The span of a paragraph; none past the end.
    #[must_use]
    pub fn paragraph(&self, paragraph: Paragraph) -> Option<Span> {
        self.paragraphs.get(paragraph.index()).copied()
    }

    /// The paragraph that holds byte `at`, or the last one before it.
    #[must_use]
    pub fn paragraph_at(&self, at: usize) -> Paragraph {
        let after = self.paragraphs.partition_point(|p| p.start as usize <= at);
        Paragraph(u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX))
    }

    /// The sentence that holds byte `at`; the paragraph's end counts to its last sentence.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Span {
        self.paragraph(self.paragraph_at(at))
            .map_or_else(Span::default, |span| {
                text::sentence_at(&self.text, span, at)
            })
    }

    /// The same for many places: those that stand close together are read once.
    pub fn sentences_at(
        &self,
        places: impl IntoIterator<Item = usize>,
    ) -> impl Iterator<Item = Span> {
        let (mut read, mut sentences) = (Span::default(), Vec::new());
        places.into_iter().map(move |at| {
            if !read.contains(at) {
                let paragraph = self.paragraph(self.paragraph_at(at)).unwrap_or_default();
                read = text::piece_at(&self.text, paragraph, at);
                sentences = text::sentences(&self.text, read);
            }
            let behind = sentences.partition_point(|sentence| sentence.start as usize <= at);
            let sentence = sentences.get(behind.saturating_sub(1));
            sentence.copied().unwrap_or(read)
        })
    }

    /// The words of a span.
    ///
    /// # Panics
    /// If the span was made for another text.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// How many Unicode code points stand before byte `at`.
    #[must_use]
    pub fn code_point_of(&self, at: usize) -> u32 {
        let at = at.min(self.text.len());
        let counted = self.checkpoints()[at / STRIDE];
        counted + code_points(&self.text.as_bytes()[at / STRIDE * STRIDE..at])
    }

    /// The byte at which code point `position` begins; none past the end.
    #[must_use]
    pub fn byte_of(&self, position: u32) -> Option<usize> {
        let checkpoints = self.checkpoints();
        let last = self.text.len() / STRIDE;
        let stretch = (checkpoints.partition_point(|&n| n <= position) - 1).min(last);
        let mut counted = checkpoints[stretch];
        let next = checkpoints.get(stretch + 1);
        if next.is_some_and(|next| (next - counted) as usize == STRIDE) {
            // One byte a code point all the way.
            return Some(stretch * STRIDE + (position - counted) as usize);
        }
        let bytes = self.text.as_bytes();
        for at in stretch * STRIDE..=bytes.len() {
            let starts = self.text.is_char_boundary(at);
            if starts && counted == position {
                return Some(at);
            }
            counted += u32::from(starts);
        }
        None
    }

    /// Where each word stands.
    pub(super) fn word_index(&self) -> &WordIndex {
        self.words.get_or_init(|| WordIndex::new(&self.text))
    }

    /// The same if so much was looked for already that listing the words costs less than reading on.
    pub(super) fn word_index_if_it_pays(&self) -> Option<&WordIndex> {
        let pays = self.readings.fetch_add(1, Ordering::Relaxed) >= READINGS;
        if pays {
            Some(self.word_index())
        } else {
            self.words.get()
        }
    }

    fn checkpoints(&self) -> &[u32] {
        self.checkpoints.get_or_init(|| {
            let mut counted = 0;
            let mut checkpoints = vec![0];
            for chunk in self.text.as_bytes().chunks(STRIDE) {
                counted += code_points(chunk);
                checkpoints.push(counted);
            }
            checkpoints
        })
    }
}

/// Code points that begin in `bytes`, a slice of valid UTF-8 that may be cut anywhere.
fn code_points(bytes: &[u8]) -> u32 {
    let starts = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    u32::try_from(starts).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_belongs_to_the_paragraph_it_stands_in() {
        let article = Article::new("one\n\ntwo\nthree".into());
        assert_eq!(article.count(), 3);
        assert_eq!(article.paragraph_at(0), Paragraph(0));
        assert_eq!(article.paragraph_at(4), Paragraph(0));
        assert_eq!(article.paragraph_at(5), Paragraph(1));
        assert_eq!(article.paragraph_at(999), Paragraph(2));
    }

    #[test]
    fn code_points_and_bytes_convert_both_ways() {
        let text = "é’x".repeat(700);
        let article = Article::new(text.clone());
        for (n, (at, _)) in text.char_indices().enumerate() {
            let n = u32::try_from(n).unwrap();
            assert_eq!(article.code_point_of(at), n);
            assert_eq!(article.byte_of(n), Some(at));
        }
        assert_eq!(article.byte_of(2100), Some(text.len()));
        assert_eq!(article.byte_of(2101), None);
    }

    #[test]
    fn sentences_are_the_same_one_by_one_and_together() {
        let text = "One. Two, too.\nThree. \n\n ".to_owned() + &"Many more. ".repeat(2000);
        let article = Article::new(text);
        let places = || (0..60).chain(9_000..9_100).chain([3, 9_050, 0]);
        let together: Vec<Span> = article.sentences_at(places()).collect();
        let one_by_one: Vec<Span> = places().map(|at| article.sentence_at(at)).collect();
        assert_eq!(together, one_by_one);
    }

    #[test]
    fn an_empty_text_has_no_paragraph() {
        let article = Article::new(String::new());
        assert!(article.is_empty());
        assert_eq!(article.sentence_at(3), Span::default());
        assert!(article.sentences_at([3]).eq([Span::default()]));
        assert_eq!(article.code_point_of(0), 0);
    }
}
