//! Searching, and what was found.

use std::cmp::Reverse;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use super::index::{Index, narrow};
use super::pattern::Pattern;
use super::query::Query;
use super::score::Grader;

/// From this many entries on, names are graded by two threads and in bulk; below, that would cost
/// more than it saves.
pub(super) const MANY: usize = 2_000;

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hit {
    /// The entry's number in the index.
    pub entry: u32,
    /// Which of its names matched best: 0 is the name, 1 the first alias.
    pub name: u32,
    /// How well it matched; higher is better, and only the order means anything.
    pub score: i64,
}

/// What the last search found: the answer, and where the next search starts.
#[derive(Debug, Clone, Default)]
pub struct Found {
    searched: Option<Arc<()>>,
    pattern: Pattern,
    hits: Vec<Hit>,
    /// The entries of the hits in the order of the index.
    entries: Vec<u32>,
}

impl Found {
    /// The hits, best first; equally good ones in the order of the index.
    #[must_use]
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The pattern that found them.
    #[must_use]
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Whether this came from `index`.
    fn is_of(&self, index: &Index) -> bool {
        self.searched
            .as_ref()
            .is_some_and(|searched| Arc::ptr_eq(searched, index.identity()))
    }
}

impl Index {
    /// Finds the entries that match `pattern`, best first, and leaves them in `found`.
    ///
    /// Where `pattern` refines the one that `found` holds from the last search of this index,
    /// only what was found then is looked at again. The answer does not depend on it.
    pub fn search(&self, pattern: &Pattern, found: &mut Found) {
        let same = found.is_of(self);
        if same && found.pattern == *pattern {
            return;
        }
        let mut entries = std::mem::take(&mut found.entries);
        if !same || !pattern.refines(&found.pattern) {
            entries.clear();
            entries.extend(0..narrow(self.len()));
        }
        let mut hits = std::mem::take(&mut found.hits);
        Query::new(self, pattern).sift(&mut entries, &mut hits);
        *found = Found {
            searched: Some(Arc::clone(self.identity())),
            pattern: pattern.clone(),
            hits,
            entries,
        };
    }
}

impl Query<'_> {
    /// Leaves in `entries` those that match, in their order, and in `hits` their hits, best first.
    fn sift(&self, entries: &mut Vec<u32>, hits: &mut Vec<Hit>) {
        hits.resize(entries.len(), Hit::default());
        let kept = if entries.len() < MANY {
            self.sift_part(Grader::for_few(), entries, hits)
        } else {
            self.sift_halves(entries, hits)
        };
        entries.truncate(kept);
        hits.truncate(kept);
    }

    /// Moves the entries that match to the front, writes their hits to the front of `hits`, best
    /// first, and says how many there are.
    fn sift_part(&self, mut grader: Grader, entries: &mut [u32], hits: &mut [Hit]) -> usize {
        let mut kept = 0;
        for at in 0..entries.len() {
            if let Some(hit) = self.hit(&mut grader, entries[at]) {
                entries[kept] = hit.entry;
                hits[kept] = hit;
                kept += 1;
            }
        }
        rank(&mut hits[..kept]);
        kept
    }

    /// The same by two threads, half for each.
    fn sift_halves(&self, entries: &mut [u32], hits: &mut [Hit]) -> usize {
        let middle = entries.len() / 2;
        let (entries1, entries2) = entries.split_at_mut(middle);
        let (hits1, hits2) = hits.split_at_mut(middle);
        let (kept1, kept2) = thread::scope(|scope| {
            let other = scope.spawn(|| self.sift_part(Grader::for_many(), entries2, hits2));
            let kept1 = self.sift_part(Grader::for_many(), entries1, hits1);
            (
                kept1,
                other.join().unwrap_or_else(|panic| resume_unwind(panic)),
            )
        });
        entries.copy_within(middle..middle + kept2, kept1);
        hits.copy_within(middle..middle + kept2, kept1);
        rank(&mut hits[..kept1 + kept2]);
        kept1 + kept2
    }
}

/// Sorts hits, best first, and keeps the order of equals.
fn rank(hits: &mut [Hit]) {
    hits.sort_by_key(|hit| Reverse(hit.score));
}
