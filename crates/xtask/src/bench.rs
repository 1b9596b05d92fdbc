//! `cargo xtask bench`: builds the bench in release and runs it; it lives in a crate of its own because it needs the core.

use crate::{Outcome, shell};

/// Passes the words on as they are.
pub fn bench(words: &[String]) -> Outcome {
    shell::run(shell::cargo().args(["run", "--release", "-p", "zhike-bench", "--"]).args(words))
}
