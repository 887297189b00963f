//! The points of fuzzy-matcher's `SkimMatcherV2`, faster.
//!
//! `SkimMatcherV2` fills a table of wanted letters by letters of the name:
//!
//! ```text
//! met(i, j)     = 16 + max(met(i-1, j-1) + max(bonus(j), 4), skipped(i-1, j-1) + bonus(j))
//! skipped(i, j) = max(met(i, j-1) - 4, skipped(i, j-1) - 1)
//! ```
//!
//! `met` exists only where the letters are equal, and `skipped` only falls by one a letter in
//! between. [`Points`] therefore walks from one equal letter to the next, on reused memory; for
//! 100,000 names the whole table is more than a keystroke may take.
//!
//! The points are to be the same in every case, so one oddity is kept: the original uses two rows
//! in turn, and where a row starts it takes over what the row before the last left there. Tests
//! compare the two on random names.

use super::places::Letter;

/// Points for a letter that is met.
pub(super) const LETTER: i32 = 16;
/// Points for following the letter met before, at least.
pub(super) const FOLLOWS: i32 = 4;
/// Points every alignment pays once for what stands before it.
pub(super) const LEADING: i32 = -1;
/// Points for the first letter of a word, at least.
pub(super) const WORD_START: i32 = 7;
/// Points for the first letter of a name.
const NAME_START: i32 = 16;
/// Points for starting a gap, beside the one that each letter of the gap costs.
const GAP: i32 = -3;
/// No alignment.
const NEVER: i32 = i32::MIN / 2;

/// The bonus behind each byte: more after a space or bracket, less after other punctuation.
const BONUS_BEHIND: [i32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'\0' | b' ' | b'/' | b'\\' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => 8,
            b'!'..=b'\'' | b'*'..=b'.' | b':'..=b'@' | b'^'..=b'`' | b'~' => WORD_START,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// The bonus for the place of letter `at`.
pub(super) fn bonus<L: Letter>(name: &[L], at: usize) -> i32 {
    match at.checked_sub(1) {
        Some(before) => name[before]
            .ascii()
            .map_or(0, |byte| BONUS_BEHIND[usize::from(byte)]),
        None => NAME_START,
    }
}

/// Computes points; holds the memory for it.
#[derive(Default)]
pub(super) struct Points {
    /// The row at work, the one before it and the one before that.
    rows: [Row; 3],
}

/// A wanted letter against the letters of the name.
#[derive(Default)]
struct Row {
    /// Where the letter is met, in ascending order, with the points of the best alignment that
    /// ends there.
    met: Vec<(i32, i32)>,
    /// The potential that the row starts with.
    legacy: i32,
}

impl Points {
    /// The points of `wanted`, which is not empty, in `name`; `None` unless its letters occur in
    /// their order.
    pub(super) fn of<L: Letter>(&mut self, name: &[L], wanted: &[L]) -> Option<i32> {
        let (&letter, others) = wanted.split_first()?;
        if others.is_empty() {
            return of_letter(name, letter);
        }
        let mut first = self.rows[0].start(name, letter)?;
        for (number, &letter) in others.iter().enumerate() {
            self.rows.rotate_right(1);
            let [row, last, before_last] = &mut self.rows;
            first = row.follow(last, name, letter, first + 1)?;
            row.legacy = if number == 0 {
                first - 1
            } else {
                before_last.potential(first + 1)
            };
        }
        let [row, _, before_last] = &self.rows;
        let left_over = (wanted.len() > 2)
            .then(|| before_last.met_at(first - 1))
            .flatten();
        row.met
            .iter()
            .map(|&(_, points)| points)
            .max()
            .max(left_over)
    }
}

/// A single letter: it is met where the bonus is highest.
fn of_letter<L: Letter>(name: &[L], letter: L) -> Option<i32> {
    if name.first() == Some(&letter) {
        return Some(LETTER + LEADING + NAME_START);
    }
    let bonuses = letter.places(name, 0).map(|at| bonus(name, at));
    bonuses.max().map(|best| LETTER + LEADING + best)
}

impl Row {
    /// Fills the row of the first letter; says where it is first met.
    fn start<L: Letter>(&mut self, name: &[L], letter: L) -> Option<i32> {
        self.met.clear();
        self.legacy = NEVER;
        for at in letter.places(name, 0) {
            self.met
                .push((signed(at), LETTER + LEADING + bonus(name, at)));
        }
        Some(self.met.first()?.0)
    }

    /// Fills the row from the row of the letter before; says where the letter is first met, from
    /// `start` on.
    fn follow<L: Letter>(&mut self, last: &Row, name: &[L], letter: L, start: i32) -> Option<i32> {
        self.met.clear();
        let mut potential = last.legacy;
        let mut behind = last.met.iter().peekable();
        for at in letter.places(name, usize::try_from(start).ok()?) {
            let (bonus, at) = (bonus(name, at), signed(at));
            while let Some(&(place, points)) = behind.next_if(|met| met.0 < at - 1) {
                potential = potential.max(points + place + GAP + 1);
            }
            let skipped = potential - at + bonus;
            let beside = behind.peek().filter(|met| met.0 == at - 1);
            let met = beside.map_or(NEVER, |met| met.1 + bonus.max(FOLLOWS));
            self.met.push((at, LETTER + met.max(skipped)));
        }
        Some(self.met.first()?.0)
    }

    /// The points of the best alignment that ends before letter `at - 1`, as they would be at the
    /// start of the name: they lose one for each letter up to where it is carried on.
    fn potential(&self, at: i32) -> i32 {
        let met = self.met.iter().take_while(|met| met.0 < at - 1);
        let potentials = met.map(|&(place, points)| points + place + GAP + 1);
        potentials.fold(self.legacy, i32::max)
    }

    /// The points of the alignment that ends at a place, if the letter is met there.
    fn met_at(&self, at: i32) -> Option<i32> {
        self.met.iter().find(|met| met.0 == at).map(|met| met.1)
    }
}

/// A place in a name as a number to reckon with; no name is two billion letters long.
fn signed(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use fuzzy_matcher::FuzzyMatcher;
    use fuzzy_matcher::skim::SkimMatcherV2;

    use super::super::random::Random;
    use super::*;

    /// What fuzzy-matcher says, untouched by what it said before.
    fn skim(name: &str, wanted: &str) -> Option<i64> {
        SkimMatcherV2::default().fuzzy_match(name, wanted)
    }

    fn compare(name: &str, wanted: &str, points: &mut Points) -> bool {
        let expected = skim(name, wanted);
        let bytes = points.of(name.as_bytes(), wanted.as_bytes()).map(i64::from);
        assert_eq!(bytes, expected, "bytes of {wanted:?} in {name:?}");
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        let characters = points.of(&letters(name), &letters(wanted)).map(i64::from);
        assert_eq!(characters, expected, "characters of {wanted:?} in {name:?}");
        expected.is_some()
    }

    #[test]
    fn points_are_those_of_fuzzy_matcher() {
        let mut random = Random::new(1);
        let mut points = Points::default();
        let mut met = 0;
        for alphabet in ["ab", "ab -", "abc(.'", "abcdefghijklmnop rstuvwxyz-"] {
            for _ in 0..6_000 {
                let length = 1 + random.below(40);
                let name = random.text(alphabet, length);
                let length = 1 + random.below(7);
                let wanted = random.text(alphabet, length);
                met += usize::from(compare(&name, &wanted, &mut points));
            }
        }
        assert!(met > 6_000, "{met} pairs met");
    }

    #[test]
    fn wide_gaps_cost_the_same_as_in_fuzzy_matcher() {
        let mut random = Random::new(10);
        let mut points = Points::default();
        let mut met = 0;
        for _ in 0..3_000 {
            let mut name = String::new();
            for _ in 0..8 {
                let length = 1 + random.below(3);
                name += &random.text("abc ", length);
                name += &"x".repeat(random.below(60));
            }
            let length = 2 + random.below(6);
            let wanted = random.text("abc", length);
            met += usize::from(compare(&name, &wanted, &mut points));
        }
        assert!(met > 500, "{met} pairs met");
    }
}
