//! The selections of this session, to go back and forward through.

use crate::model::{Renumbered, Selection};

/// Where a selection was made, so that a run through a list leaves one entry, not twenty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// By walking a list: replaces the entry that the walk left before.
    Walked,
    /// By a choice.
    Chosen,
}

/// Selections in the order in which they were made.
#[derive(Debug, Default)]
pub struct History {
    entries: Vec<(Selection, Step)>,
    /// How many entries lie at or before the present one.
    position: usize,
}

/// Entries that are remembered.
const LIMIT: usize = 1000;

impl History {
    /// Remembers a selection; what lay ahead is forgotten.
    pub fn push(&mut self, selection: Selection, step: Step) {
        self.entries.truncate(self.position);
        if let Some((last, how)) = self.entries.last_mut() {
            if *last == selection {
                if step == Step::Chosen {
                    *how = Step::Chosen;
                }
                return;
            }
            if *how == Step::Walked && step == Step::Walked {
                *last = selection;
                return;
            }
        }
        if self.entries.len() == LIMIT {
            self.entries.remove(0);
        }
        self.entries.push((selection, step));
        self.position = self.entries.len();
    }

    /// Renumbers what was selected; what is gone is forgotten.
    pub fn renumber(&mut self, renumbered: &Renumbered) {
        let mut kept = Vec::with_capacity(self.entries.len());
        let mut position = 0;
        for (i, &(selection, step)) in self.entries.iter().enumerate() {
            if let Some(selection) = renumbered.selection(selection) {
                kept.push((selection, step));
                position += usize::from(i < self.position);
            }
        }
        self.entries = kept;
        self.position = position;
    }

    /// The selection before the present one.
    pub fn back(&mut self) -> Option<Selection> {
        let to = self.position.checked_sub(2)?;
        self.position = to + 1;
        Some(self.entries[to].0)
    }

    /// The selection after the present one.
    pub fn forward(&mut self) -> Option<Selection> {
        let (selection, _) = *self.entries.get(self.position)?;
        self.position += 1;
        Some(selection)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId, Paragraph};

    fn entity(n: u32) -> Selection {
        Selection::Entity(EntityId(n))
    }

    #[test]
    fn back_and_forward_retrace_the_steps() {
        let mut history = History::default();
        for n in 0..3 {
            history.push(entity(n), Step::Chosen);
        }
        assert_eq!(history.back(), Some(entity(1)));
        assert_eq!(history.back(), Some(entity(0)));
        assert_eq!(history.back(), None);
        assert_eq!(history.forward(), Some(entity(1)));
        history.push(Selection::Paragraph(Paragraph(4)), Step::Chosen);
        assert_eq!(history.forward(), None);
        assert_eq!(history.back(), Some(entity(1)));
    }

    #[test]
    fn what_a_walk_came_to_and_chose_stays() {
        let mut history = History::default();
        history.push(entity(1), Step::Walked);
        history.push(entity(1), Step::Chosen);
        history.push(entity(2), Step::Walked);
        assert_eq!(history.back(), Some(entity(1)));
    }

    #[test]
    fn a_walk_leaves_one_entry() {
        let mut history = History::default();
        history.push(entity(9), Step::Chosen);
        for n in 0..5 {
            history.push(entity(n), Step::Walked);
        }
        history.push(entity(7), Step::Chosen);
        assert_eq!(history.back(), Some(entity(4)));
        assert_eq!(history.back(), Some(entity(9)));
    }
}
