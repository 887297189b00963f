//! Things that turn out to be one and the same.

/// Disjoint sets of numbers from 0.
#[derive(Debug, Default)]
pub struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    /// `count` sets of one each.
    pub fn of(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    /// The number that stands for the set of `one`: its smallest.
    pub fn root(&mut self, one: usize) -> usize {
        let mut at = one;
        while let Some(&parent) = self.parents.get(at).filter(|&&parent| parent != at) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    /// Makes one set of two.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.parents.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sets;

    #[test]
    fn joined_sets_have_one_root() {
        let mut sets = Sets::of(6);
        sets.join(4, 2);
        sets.join(5, 4);
        sets.join(0, 3);
        let roots: Vec<usize> = (0..6).map(|n| sets.root(n)).collect();
        assert_eq!(roots, [0, 1, 2, 0, 2, 2]);
    }
}
