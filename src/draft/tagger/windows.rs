//! An article cut into stretches that the encoder reads at once.

use super::Window;
use super::input::Input;

/// The most pieces that are read at once.
pub(super) const PIECES: usize = 256;
/// The most of them that stand before the part that is marked.
const BEFORE: usize = 64;
/// The most of them that stand after it.
const AFTER: usize = 16;

/// Windows that together mark every token once, in order: whole sentences as far as they fit, with some text before
/// and after. The same rules as `windows` in `assets/draft/train/data.py`.
pub(super) fn windows(input: &Input) -> impl Iterator<Item = Window> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= input.len() {
            return None;
        }
        let begin = input.back(at, BEFORE);
        let room = PIECES - AFTER - input.size(&(begin..at));
        let most = input.ahead(at, room);
        let end = last_sentence_end(input, most)
            .filter(|&end| end > at)
            .unwrap_or(most.max(at + 1));
        let whole = input.ahead(begin, PIECES);
        let stop = whole.max(end).min(input.ahead(end, AFTER).max(end));
        let window = Window {
            read: begin..stop,
            marked: at..end,
        };
        at = end;
        Some(window)
    })
}

/// The end of the last sentence that ends at or before `token`.
fn last_sentence_end(input: &Input, token: usize) -> Option<usize> {
    let ends = input.sentence_ends();
    let after = ends.partition_point(|&end| end <= token);
    ends.get(after.checked_sub(1)?).copied()
}
