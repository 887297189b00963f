//! Sets of those who stand together.

/// What a set is known to be.
#[derive(Debug, Clone, Copy, Default)]
struct Set {
    parent: usize,
    /// The country that it is, numbered; two countries never stand together.
    country: Option<usize>,
    /// Whether it has a name of its own that is no person's: such sets are not joined on a mere hint.
    named: bool,
}

/// Sets of those who stand together; they only grow.
#[derive(Debug, Default)]
pub struct Sets {
    sets: Vec<Set>,
}

impl Sets {
    /// A new set.
    pub fn add(&mut self) -> usize {
        self.sets.push(Set {
            parent: self.sets.len(),
            ..Set::default()
        });
        self.sets.len() - 1
    }

    /// Says what a set is known to be.
    pub fn know(&mut self, at: usize, country: Option<usize>, named: bool) {
        let root = self.root(at);
        if let Some(set) = self.sets.get_mut(root) {
            set.country = set.country.or(country);
            set.named |= named;
        }
    }

    /// The number of the set that holds `at`.
    pub fn root(&mut self, mut at: usize) -> usize {
        while let Some(&Set { parent, .. }) = self.sets.get(at) {
            if parent == at {
                break;
            }
            let above = self.sets.get(parent).map_or(parent, |set| set.parent);
            if let Some(set) = self.sets.get_mut(at) {
                set.parent = above;
            }
            at = above;
        }
        at
    }

    /// Joins two sets that the text puts together, unless they are two countries; the earlier number stays.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (Some(&first), Some(&second)) = (self.sets.get(one), self.sets.get(other)) else {
            return;
        };
        let apart =
            first.country.is_some() && second.country.is_some() && first.country != second.country;
        if one == other || apart {
            return;
        }
        let root = one.min(other);
        if let Some(set) = self.sets.get_mut(one.max(other)) {
            set.parent = root;
        }
        if let Some(set) = self.sets.get_mut(root) {
            set.country = first.country.or(second.country);
            set.named = first.named || second.named;
        }
    }

    /// Joins two sets on a hint: not if both have names of their own.
    pub fn join_weakly(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let named = |at: usize| self.sets.get(at).is_some_and(|set| set.named);
        if !(named(one) && named(other)) {
            self.join(one, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_countries_never_stand_together() {
        let mut sets = Sets::default();
        let [one, other, army] = [sets.add(), sets.add(), sets.add()];
        sets.know(one, Some(1), true);
        sets.know(other, Some(2), true);
        sets.join(one, army);
        sets.join(army, other);
        assert_eq!(sets.root(army), sets.root(one));
        assert_ne!(sets.root(army), sets.root(other));
    }

    #[test]
    fn a_hint_joins_no_two_names() {
        let mut sets = Sets::default();
        let [one, other, noun] = [sets.add(), sets.add(), sets.add()];
        sets.know(one, None, true);
        sets.know(other, None, true);
        sets.join_weakly(noun, other);
        sets.join_weakly(one, noun);
        assert_eq!(sets.root(noun), sets.root(other));
        assert_ne!(sets.root(one), sets.root(other));
    }
}
