//! What random tests roll: the same run again from the same seed.

use zhike_core::text::pinyin;

/// Xorshift; a seed of nothing would roll nothing.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// One of so many sides, counted from nought.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    /// What somebody looks for: one to six characters out of the texts there are, or out of their pinyin.
    pub fn query(&mut self, texts: &[String]) -> String {
        let text = self.pick(texts).clone();
        let source = match self.roll(4) {
            0 => pinyin::pinyin(&text).map_or(text.clone(), |p| p.full),
            1 => pinyin::pinyin(&text).map_or(text.clone(), |p| p.initials),
            _ => text,
        };
        let chars: Vec<char> = source.chars().collect();
        // A name of marks alone has no letters.
        let from = self.roll(chars.len().max(1));
        let many = 1 + self.roll(6);
        let query: String = chars[from..].iter().take(many).collect();
        if self.roll(5) == 0 { query.to_uppercase() } else { query }
    }
}

/// The seed that `ZHIKE_SEED` says, else the test's own; printed, so that a failure can be run again.
pub fn seed(own: u64) -> u64 {
    let seed = std::env::var("ZHIKE_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(own);
    eprintln!("seed {seed}");
    seed
}
