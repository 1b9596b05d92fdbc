//! Numbers that look random and are the same for the same seed on every machine and in every version: SplitMix64
//! (Steele, Lea, Flood 2014). Nothing secret is made from them.

/// A stream of numbers.
pub struct Random(u64);

impl Random {
    /// The stream of the `n`-th thing made from `seed`.
    pub fn of(seed: u64, n: u64) -> Self {
        let mut start = Self(seed ^ n.wrapping_mul(0xd1b5_4a32_d192_ed03));
        start.next();
        start
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `limit` − 1; 0 where the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        // The bias of a remainder of 64 bits is below one in 10^12 for lists of this size.
        if limit == 0 { 0 } else { (self.next() % limit as u64) as usize }
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below((high - low + 1) as usize) as u32
    }

    /// True `of_thousand` times in a thousand.
    pub fn chance(&mut self, of_thousand: usize) -> bool {
        self.below(1000) < of_thousand
    }

    /// One of a list; `""` where it is empty.
    pub fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.below(list.len());
        list.get(at).copied().unwrap_or_default()
    }

    /// So many decimal digits.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }
}
