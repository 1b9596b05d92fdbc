//! What a page may ask of a shell, however hostile it is: how large, and how often.
//! The window uses the same figures as the HTTP server.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use zhike_core::Error;

/// The largest input of a call, in bytes of JSON.
pub const MAX_JSON: usize = 1024 * 1024;
/// The largest file that may be handed in.
pub const MAX_FILE: u64 = 2 * 1024 * 1024 * 1024;
/// Callers remembered at once; beyond it the longest silent ones go.
const MAX_CALLERS: usize = 4096;

/// How many calls a caller may make: `burst` at once, then `per_second`.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Calls that may come at once.
    pub burst: f64,
    /// Calls a second that may go on for ever.
    pub per_second: f64,
}

impl Pace {
    /// A person with a session: far above what a page scrolled as fast as it can asks for.
    pub const SESSION: Self = Self { burst: 600.0, per_second: 200.0 };
    /// All callers without a session together.
    pub const STRANGER: Self = Self { burst: 120.0, per_second: 20.0 };
}

struct Bucket {
    left: f64,
    at: Instant,
}

/// Token buckets, one a caller.
pub struct Limiter {
    pace: Pace,
    buckets: Mutex<HashMap<String, Bucket>>,
}

impl Limiter {
    /// A limiter that lets each caller go at `pace`.
    pub fn new(pace: Pace) -> Self {
        Self { pace, buckets: Mutex::new(HashMap::new()) }
    }

    /// Takes one call of `caller` at `now`, or says how long to wait.
    pub fn take(&self, caller: &str, now: Instant) -> Result<(), Error> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MAX_CALLERS && !buckets.contains_key(caller) {
            let oldest = buckets.iter().min_by_key(|(_, bucket)| bucket.at).map(|(name, _)| name.clone());
            if let Some(oldest) = oldest {
                buckets.remove(&oldest);
            }
        }
        let bucket = buckets.entry(caller.to_owned()).or_insert(Bucket { left: self.pace.burst, at: now });
        let gained = now.saturating_duration_since(bucket.at).as_secs_f64() * self.pace.per_second;
        bucket.left = (bucket.left + gained).min(self.pace.burst);
        bucket.at = now;
        if bucket.left < 1.0 {
            return Err(Error::TooMany { wait_s: 1 });
        }
        bucket.left -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_burst_passes_then_the_pace_holds() {
        let limiter = Limiter::new(Pace { burst: 3.0, per_second: 2.0 });
        let start = Instant::now();
        for _ in 0..3 {
            limiter.take("a", start).expect("within the burst");
        }
        assert_eq!(limiter.take("a", start), Err(Error::TooMany { wait_s: 1 }));
        limiter.take("b", start).expect("another caller has his own");
        limiter.take("a", start + Duration::from_millis(500)).expect("half a second earns one call");
        assert!(limiter.take("a", start + Duration::from_millis(500)).is_err());
    }

    #[test]
    fn the_number_of_callers_remembered_is_bounded() {
        let limiter = Limiter::new(Pace::SESSION);
        let now = Instant::now();
        for caller in 0..MAX_CALLERS + 50 {
            limiter.take(&caller.to_string(), now).expect("first call");
        }
        assert!(limiter.buckets.lock().expect("lock").len() <= MAX_CALLERS);
    }
}
