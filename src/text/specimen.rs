//! Texts for tests, made by a small generator: the same on every run.

/// Words and marks of ordinary prose in several scripts.
pub(super) const PROSE: [&str; 24] = [
    "Pakistan",
    "Pakistan’s",
    "Ghazab-Lil-Haq",
    "the",
    "a",
    "2,600-kilometer",
    "U.S.",
    "Gen.",
    "J.",
    "said.",
    "why?",
    "“No!”",
    "…",
    "—",
    "e.g.",
    "3.5",
    "中文字符。",
    "السلام",
    "עברית",
    "naïve",
    "e\u{301}te\u{301}",
    "👩‍👩‍👧‍👧",
    "a.m.",
    "(TTP)",
];

/// Characters that break careless programs.
pub(super) const HOSTILE: [&str; 64] = [
    "a",
    "b",
    "Z",
    "0",
    "9",
    " ",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u{1b}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{202e}",
    "\u{2028}",
    "\u{2060}",
    "\u{2066}",
    "\u{feff}",
    "\u{fffd}",
    "\u{fffe}",
    "\u{fffb}",
    "\u{e0041}",
    "\u{e007f}",
    "\u{e0100}",
    "\u{fe0f}",
    "\u{fe0e}",
    "\u{301}",
    "\u{302}",
    "\u{20e3}",
    "\u{1f3fd}",
    "👩",
    "❤",
    "👍",
    "🏴",
    "🇵",
    "🇰",
    "中",
    "か",
    "\u{3099}",
    "ｶ",
    "\u{ff9e}",
    "한",
    "\u{1100}",
    "\u{1161}",
    "\u{11a8}",
    "ك",
    "\u{64e}",
    "ل",
    "ا",
    "ש",
    "\u{5b8}",
    "क",
    "\u{94d}",
    "\u{600}",
];

/// A xorshift generator.
pub(super) struct Dice(u64);

impl Dice {
    /// A generator; equal seeds give equal throws.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }

    /// A text of up to `longest` units, with `between` after each.
    pub(super) fn text(&mut self, units: &[&str], longest: usize, between: &str) -> String {
        let len = self.below(longest + 1);
        let mut text = String::new();
        for _ in 0..len {
            text.push_str(units[self.below(units.len())]);
            text.push_str(between);
        }
        text
    }
}

/// Calls `check` with `count` texts of up to 40 units.
pub(super) fn each(count: u64, units: &[&str], check: impl Fn(&str)) {
    for seed in 0..count {
        check(&Dice::new(seed).text(units, 40, ""));
    }
}
