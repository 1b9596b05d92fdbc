//! Random bytes from the operating system; in tests that replay a run, from a seed.

/// `N` bytes from the operating system's generator. It aborts when that fails: nothing safe can be done without it.
pub fn bytes<const N: usize>() -> [u8; N] {
    #[cfg(any(test, feature = "cheap-kdf"))]
    if let Some(bytes) = seeded::next() {
        return bytes;
    }
    from_system()
}

/// As [`bytes`], never from a seed: for waits, which come as often as the machine is busy and are no part of a run.
pub(crate) fn from_system<const N: usize>() -> [u8; N] {
    let mut out = [0; N];
    getrandom::fill(&mut out).expect("the operating system has no random generator");
    out
}

/// Randomness that a seed gives again. It exists in builds for tests alone, and there for one thread at a time.
#[cfg(any(test, feature = "cheap-kdf"))]
pub mod seeded {
    use sha2::{Digest, Sha256};
    use std::cell::Cell;

    thread_local! {
        /// The seed, and how often it was asked.
        static STREAM: Cell<Option<(u64, u64)>> = const { Cell::new(None) };
    }

    /// Gives back what stood before, also when a test stops half way.
    struct Before(Option<(u64, u64)>);

    impl Drop for Before {
        fn drop(&mut self) {
            STREAM.set(self.0);
        }
    }

    /// Runs `f` with all randomness of this thread drawn from `seed`.
    pub fn with<T>(seed: u64, f: impl FnOnce() -> T) -> T {
        let _before = Before(STREAM.replace(Some((seed, 0))));
        f()
    }

    pub(super) fn next<const N: usize>() -> Option<[u8; N]> {
        let (seed, asked) = STREAM.get()?;
        STREAM.set(Some((seed, asked + 1)));
        let mut out = [0; N];
        for (at, part) in (0_u64..).zip(out.chunks_mut(32)) {
            let block = Sha256::new()
                .chain_update(seed.to_be_bytes())
                .chain_update(asked.to_be_bytes())
                .chain_update(at.to_be_bytes())
                .finalize();
            part.copy_from_slice(&block[..part.len()]);
        }
        Some(out)
    }

    #[test]
    fn a_seed_gives_the_same_again_and_only_inside() {
        let draw = || (super::bytes::<40>(), super::bytes::<40>());
        let (a, b) = with(7, draw);
        assert_eq!((a, b), with(7, draw));
        assert_ne!((a, b), with(8, draw));
        assert_ne!(a, b, "it moves on");
        assert_ne!(a[..8], a[32..], "and within one answer");
        // A stream inside another leaves the outer one where it was.
        assert_eq!(
            with(7, || {
                let a = super::bytes::<40>();
                with(8, draw);
                (a, super::bytes::<40>())
            }),
            (a, b)
        );
        assert_ne!(draw(), draw(), "outside, the operating system's");
    }
}
