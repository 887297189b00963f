//! Things that stand at spans, found again by where one looks.

use crate::text::Span;

/// Values with their spans, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpanIndex<T> {
    items: Vec<(Span, T)>,
    longest: usize,
}

impl<T> Default for SpanIndex<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            longest: 0,
        }
    }
}

impl<T> SpanIndex<T> {
    /// Sorts `items` by start, longer ones first, so that what is inside comes later.
    #[must_use]
    pub fn new(mut items: Vec<(Span, T)>) -> Self {
        items.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let longest = items.iter().map(|(span, _)| span.len()).max().unwrap_or(0);
        Self { items, longest }
    }

    /// Everything, in the order of the text.
    #[must_use]
    pub fn all(&self) -> &[(Span, T)] {
        &self.items
    }

    /// What shares a byte with `span`, outer ones before inner ones.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = &(Span, T)> {
        let from = (span.start as usize).saturating_sub(self.longest);
        let first = self
            .items
            .partition_point(|(s, _)| (s.start as usize) < from);
        self.items[first..]
            .iter()
            .take_while(move |(s, _)| s.start < span.end)
            .filter(move |(s, _)| s.overlaps(span))
    }

    /// What holds byte `at`, outer ones before inner ones.
    pub fn at(&self, at: usize) -> impl Iterator<Item = &(Span, T)> {
        self.overlapping(Span::new(at, at + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_span_is_found_from_its_last_byte() {
        let index = SpanIndex::new(vec![
            (Span::new(5, 6), 'b'),
            (Span::new(0, 50), 'a'),
            (Span::new(49, 60), 'c'),
        ]);
        let at = |n| index.at(n).map(|(_, c)| *c).collect::<String>();
        assert_eq!(at(5), "ab");
        assert_eq!(at(6), "a");
        assert_eq!(at(49), "ac");
        assert_eq!(at(60), "");
    }
}
