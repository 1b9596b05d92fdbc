//! What text means to search, order and comparison: folding, pinyin, phone numbers. Pure functions.

pub mod fold;
pub mod phone;
pub mod pinyin;

#[cfg(test)]
pub(crate) mod shared;
