//! Random bytes from the operating system.

/// `N` bytes from the operating system's generator. It aborts when that fails: nothing safe can be done without it.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut out = [0; N];
    getrandom::fill(&mut out).expect("the operating system has no random generator");
    out
}
