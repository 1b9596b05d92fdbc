//! What a password is worth: which ones are accepted, and the deliberately costly way from a password to the key that
//! seals a slot. Nothing here keeps a password.

use crate::{Error, Result};
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

#[cfg(all(feature = "cheap-kdf", not(debug_assertions)))]
compile_error!("cheap-kdf makes passwords worthless: it is for tests and never for a release build");

/// The price of one try of a password under Argon2id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KdfParams {
    /// Memory, in KiB.
    pub(crate) m_kib: u32,
    /// Passes over it.
    pub(crate) t: u32,
    /// Lanes.
    pub(crate) p: u32,
}

#[cfg_attr(feature = "cheap-kdf", allow(dead_code, reason = "a build for tests pays the cheap price only"))]
impl KdfParams {
    /// What a slot costs on an ordinary machine.
    pub(crate) const TARGET: Self = Self { m_kib: 64 * 1024, t: 3, p: 4 };
    /// What a slot costs on the slowest machine.
    pub(crate) const FLOOR: Self = Self { m_kib: 19 * 1024, t: 2, p: 1 };
    /// Bounds of what is tried at all: 1 GiB, 20 passes, 8 lanes.
    const MOST: Self = Self { m_kib: 1024 * 1024, t: 20, p: 8 };

    /// The price that makes a try take 250 to 500 ms on this machine: [`Self::TARGET`], more passes where that is
    /// quick, less of it down to [`Self::FLOOR`] where it is slow. Measured once per process, in up to two seconds.
    pub(crate) fn calibrated() -> Self {
        static FOUND: OnceLock<KdfParams> = OnceLock::new();
        *FOUND.get_or_init(|| Self::for_machine(Self::measure))
    }

    /// A price for tests: under a millisecond, and worth as much.
    #[cfg(any(test, feature = "cheap-kdf"))]
    pub(crate) fn cheap() -> Self {
        Self { m_kib: 32, t: 1, p: 1 }
    }

    /// Whether a slot that costs this may be tried; false for what would take the machine's memory or time away.
    pub(crate) fn in_bounds(&self) -> bool {
        (1..=Self::MOST.p).contains(&self.p)
            && (1..=Self::MOST.t).contains(&self.t)
            && (8 * self.p..=Self::MOST.m_kib).contains(&self.m_kib)
    }

    /// Whether a slot of this price should be sealed anew at `now`'s, at the next login.
    pub(crate) fn is_weaker_than(&self, now: &Self) -> bool {
        let work = |p: &Self| u64::from(p.m_kib) * u64::from(p.t);
        self.m_kib < now.m_kib || work(self) < work(now)
    }

    fn measure(&self) -> Duration {
        let start = Instant::now();
        // A machine that cannot even do it is too slow for it.
        match derive("correct horse battery staple", &[0x5a; 16], *self) {
            Ok(_) => start.elapsed(),
            Err(_) => Duration::MAX,
        }
    }

    fn for_machine(time: impl Fn(&Self) -> Duration) -> Self {
        const LEAST: Duration = Duration::from_millis(250);
        const MOST: Duration = Duration::from_millis(500);
        // The first run also pays for the memory and the threads.
        let took = time(&Self::TARGET).min(time(&Self::TARGET));
        if took > MOST {
            let cheaper = [
                Self { t: 2, ..Self::TARGET },
                Self { m_kib: 46 * 1024, t: 2, p: 4 },
                Self { m_kib: 32 * 1024, t: 2, p: 2 },
            ];
            return cheaper.into_iter().find(|c| time(c) <= MOST).unwrap_or(Self::FLOOR);
        }
        // Time grows evenly with passes.
        let pass = took.as_secs_f64() / f64::from(Self::TARGET.t);
        let enough = (Self::TARGET.t..=Self::MOST.t).find(|t| pass * f64::from(*t) >= LEAST.as_secs_f64());
        Self { t: enough.unwrap_or(Self::MOST.t), ..Self::TARGET }
    }
}

#[cfg(test)]
thread_local! {
    /// What this thread has spent on derivations: memory times passes. Tests of equal cost count it.
    pub(crate) static WORK: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// The key that `password` seals slots with, from Argon2id v1.3. The password is taken in normal form KC, so that it is
/// the same from every keyboard and input method.
///
/// # Errors
/// `Internal` when the price is out of bounds or the memory for it is not to be had.
pub(crate) fn derive(password: &str, salt: &[u8; 16], kdf: KdfParams) -> Result<Zeroizing<[u8; 32]>> {
    if !kdf.in_bounds() {
        return Err(Error::internal("a price of Argon2 beyond what is tried"));
    }
    // Longer than any that can be set: cut, so that a try cannot be made long.
    let normal = Zeroizing::new(password.nfkc().take(LONGEST + 1).collect::<String>());
    let mut key = Zeroizing::new([0; 32]);
    #[cfg(test)]
    WORK.set(WORK.get() + u64::from(kdf.m_kib) * u64::from(kdf.t));
    Params::new(kdf.m_kib, kdf.t, kdf.p, Some(key.len()))
        .map(|params| Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
        .and_then(|argon| argon.hash_password_into(normal.as_bytes(), salt, key.as_mut()))
        .map_err(|e| Error::internal(format!("argon2: {e}")))?;
    Ok(key)
}

/// The fewest characters of a new password.
const SHORTEST: usize = 10;
/// The most characters of a password; beyond it a try is a way to keep the machine busy.
const LONGEST: usize = 1024;

/// Whether `password` may be set: ten characters or more, and not what everybody tries first.
///
/// # Errors
/// `Invalid` on `password`: `too_short`, `too_long` or `too_common`.
pub(crate) fn check_new_password(password: &str) -> Result<()> {
    let folded: Zeroizing<Vec<char>> =
        Zeroizing::new(password.nfkc().take(LONGEST + 1).flat_map(char::to_lowercase).collect());
    let refuse = |rule| Err(Error::invalid("password", rule));
    if folded.len() < SHORTEST {
        return refuse("too_short");
    }
    if folded.len() > LONGEST {
        return refuse("too_long");
    }
    // A short piece said over and over, or a walk along the alphabet or the digits.
    let repeats = (1..=3).any(|n| folded.iter().zip(&folded[n..]).all(|(a, b)| a == b));
    let walks = [1_i64, -1].into_iter().any(|step| {
        folded.windows(2).all(|w| {
            let (a, b) = (i64::from(u32::from(w[0])), i64::from(u32::from(w[1])));
            b - a == step || (w[0], w[1]) == ('9', '0') || (w[0], w[1]) == ('0', '9')
        })
    });
    let letters = folded.iter().rposition(|c| !c.is_ascii_digit() && !c.is_ascii_punctuation()).map_or(0, |i| i + 1);
    let is = |piece: &[char], word: &str| piece.iter().copied().eq(word.chars());
    let common =
        COMMON.lines().any(|word| is(&folded, word)) || COMMON_STEMS.lines().any(|word| is(&folded[..letters], word));
    if repeats || walks || common { refuse("too_common") } else { Ok(()) }
}

/// Common passwords of ten characters or more.
const COMMON: &str = "\
1q2w3e4r5t\n1q2w3e4r5t6y\n1qaz2wsx3edc\n1qazxsw23edc\nq1w2e3r4t5\nq1w2e3r4t5y6\nqazwsxedcrfv\nqwer1234asdf\n\
1234567891\n12345678910\n123456789a\na123456789\nabc123456789\nabcd123456\naa123456789\nwoaini1314520\n1314520520\n\
5201314520\n5201314521\n1123581321\n3141592653\n31415926535\n0987654321a\n9876543210a\n147258369a\n1472583690\n\
7894561230\n1357924680\n2468013579\n123321123321\n1234554321\n12344321aa\n11223344556\n1122334455\n112233445566\n\
1111122222\n1111111111a\n0000000000a\nzaq12wsxcde3\nzaq1xsw2cde3\nmnbvcxzlkj\npoiuytrewq\n0okm9ijn8uhb\n123qweasdzxc\n\
qweasdzxc123\nqwe123asd456\nasdf1234qwer\ntrustno1trustno1\n!qaz2wsx#edc\n!qaz@wsx#edc\np@ssw0rd123\np@ssw0rd1234\n\
p@ssword123\npa$$word123\npassw0rd123\npassw0rd1234";

/// Words that stay common with any digits and marks after them.
const COMMON_STEMS: &str = "\
password\npasswords\npasswort\nmypassword\npasswordpassword\np@ssword\np@ssw0rd\npassw0rd\npa$$word\nqwerty\nqwertyuiop\n\
qwertyui\nqwertz\nqwertzuiop\nazerty\nasdfgh\nasdfghjk\nasdfghjkl\nzxcvbnm\nqazwsx\nqazwsxedc\nadmin\nadministrator\n\
root\nroottoor\ntest\ntesttest\ntester\nuser\nguest\nwelcome\nwelcomehome\nletmein\nletmeinnow\nchangeme\nchangemenow\n\
secret\nmaster\nmonkey\ndragon\nsunshine\nprincess\nfootball\nbaseball\nbasketball\nsuperman\nbatman\niloveyou\n\
iloveyouforever\niloveyousomuch\ncomputer\ninternet\nmicrosoft\nwindows\ngoogle\nsamsung\nliverpool\nchelsea\narsenal\n\
manchester\ncharlie\nmichael\njennifer\njordan\nhunter\nstarwars\npokemon\nwhatever\nfreedom\nhello\nhelloworld\n\
hellohello\nthequickbrownfox\ncorrecthorsebatterystaple\nabc\nabcd\nabcabc\nabcdef\nabcdefg\nwoaini\nwoainima\nwoaini1314\n\
zhangsan\nzhangwei\nwangwei\nnihao\nnihaoma\nmima\nmimamima\nzhongguo\nbeijing\nshanghai\nzhike\nzhikezhike\nzhikecrm";

#[cfg(test)]
mod tests;
