//! Where a letter stands in a folded text.

/// A letter of a folded text: a byte where the text is ASCII, else a character.
pub(super) trait Letter: Copy + Eq {
    /// The places of a letter in `name` from `start` on, in ascending order.
    fn places(self, name: &[Self], start: usize) -> impl Iterator<Item = usize>;

    /// The letter, if it is ASCII.
    fn ascii(self) -> Option<u8>;
}

impl Letter for char {
    fn places(self, name: &[Self], start: usize) -> impl Iterator<Item = usize> {
        (start..name.len()).filter(move |&at| name[at] == self)
    }

    fn ascii(self) -> Option<u8> {
        u8::try_from(self).ok().filter(u8::is_ascii)
    }
}

impl Letter for u8 {
    fn places(self, name: &[Self], start: usize) -> impl Iterator<Item = usize> {
        BytePlaces {
            letter: self,
            base: start,
            next: start,
            equal: 0,
            rest: &name[start..],
        }
    }

    fn ascii(self) -> Option<u8> {
        Some(self)
    }
}

/// Finds a byte eight bytes at a time: names are too short for anything that has to warm up.
struct BytePlaces<'a> {
    letter: u8,
    /// Where the eight bytes at work start.
    base: usize,
    /// Where the next eight start.
    next: usize,
    /// The top bit of each byte at work that is the letter.
    equal: u64,
    rest: &'a [u8],
}

impl Iterator for BytePlaces<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.equal == 0 {
            self.advance()?;
        }
        let at = self.base + self.equal.trailing_zeros() as usize / 8;
        self.equal &= self.equal - 1;
        Some(at)
    }
}

impl BytePlaces<'_> {
    /// Looks at the next eight bytes, if there are any.
    fn advance(&mut self) -> Option<()> {
        let (bytes, length) = match self.rest.split_first_chunk() {
            Some((eight, rest)) => {
                self.rest = rest;
                (u64::from_le_bytes(*eight), 8)
            }
            None if self.rest.is_empty() => return None,
            None => {
                let rest = std::mem::take(&mut self.rest);
                let bytes = rest
                    .iter()
                    .rev()
                    .fold(0, |bytes, &byte| bytes << 8 | u64::from(byte));
                (bytes, rest.len())
            }
        };
        self.base = self.next;
        self.next += length;
        self.equal = equal_bytes(bytes, self.letter) & (u64::MAX >> (64 - 8 * length));
        Some(())
    }
}

/// Marks, with its top bit, each byte of `bytes` that is `letter`.
fn equal_bytes(bytes: u64, letter: u8) -> u64 {
    const LOW_BITS: u64 = u64::from_le_bytes([0x7f; 8]);
    let differing = bytes ^ u64::from_le_bytes([letter; 8]);
    !(((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS)
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    #[test]
    fn every_place_of_a_letter_is_found() {
        let mut random = Random::new(2);
        for _ in 0..20_000 {
            let length = random.below(40);
            let name = random.text("ab\0\u{7f}", length);
            let start = random.below(length + 1);
            for letter in *b"ab\0\x7f\xff" {
                let found: Vec<usize> = letter.places(name.as_bytes(), start).collect();
                let expected = (start..length).filter(|&at| name.as_bytes()[at] == letter);
                assert_eq!(found, expected.collect::<Vec<_>>(), "{letter} in {name:?}");
            }
        }
    }
}
