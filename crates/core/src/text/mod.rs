//! What text means to search, order and comparison: folding, pinyin, phone numbers. Pure functions.

pub mod fold;

#[cfg(test)]
pub(crate) mod shared;
