//! The recovery secret: 160 random bits from which every data key of a workspace follows, and its text form.
//! The text is shown once, on paper outlives everything else, and is typed by hand: each of its eight groups carries
//! its own check character, so that a slip is not only found but located.

use crate::{Error, Result};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Bytes in a recovery secret.
pub(crate) const LEN: usize = 20;

/// Crockford's Base32: no I, L, O or U, so nothing in it is mistaken for something else in it.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;
/// Characters of a group that carry bits; one check character follows them.
const DATA: usize = 4;

/// 160 random bits, wiped from memory when dropped. Its `Debug` shows nothing of them.
#[derive(Clone)]
pub(crate) struct RecoverySecret(Zeroizing<[u8; LEN]>);

impl RecoverySecret {
    /// A new secret from the operating system's generator.
    pub(crate) fn generate() -> Self {
        Self(Zeroizing::new(crate::random::bytes()))
    }

    /// From the bytes kept in an admin's slot.
    pub(crate) fn from_bytes(bytes: [u8; LEN]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its bytes. Never logged, never stored but sealed.
    pub(crate) fn as_bytes(&self) -> &[u8; LEN] {
        &self.0
    }

    /// The text a person writes down: eight groups of five characters, hyphens between them.
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (DATA + 2)));
        for group in 0..GROUPS {
            if group > 0 {
                text.push('-');
            }
            let mut symbols = [0; DATA];
            for (i, symbol) in symbols.iter_mut().enumerate() {
                *symbol = self.five_bits((group * DATA + i) * 5);
            }
            for symbol in symbols.into_iter().chain([check(group, &symbols)]) {
                text.push(char::from(ALPHABET[usize::from(symbol)]));
            }
        }
        text
    }

    /// Reads what a person typed: any case, full-width characters, spaces and hyphens anywhere, O for 0, I or L for 1.
    ///
    /// # Errors
    /// `Invalid` on `recovery_key`: `character` (one that no key has), `length` (not 40 characters), or `group_1` …
    /// `group_8` (that group holds a slip; the first such is named).
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let refuse = |rule: &str| Error::invalid("recovery_key", rule);
        let mut symbols = Zeroizing::new([0_u8; GROUPS * (DATA + 1)]);
        let mut len = 0;
        for c in text.nfkc() {
            if c.is_whitespace() || is_hyphen(c) {
                continue;
            }
            let symbol = symbol_of(c).ok_or_else(|| refuse("character"))?;
            *symbols.get_mut(len).ok_or_else(|| refuse("length"))? = symbol;
            len += 1;
        }
        if len != symbols.len() {
            return Err(refuse("length"));
        }
        let mut secret = Zeroizing::new([0; LEN]);
        for (group, typed) in symbols.chunks_exact(DATA + 1).enumerate() {
            if check(group, &typed[..DATA]) != typed[DATA] {
                return Err(refuse(&format!("group_{}", group + 1)));
            }
            for (i, symbol) in typed[..DATA].iter().enumerate() {
                let at = (group * DATA + i) * 5;
                for bit in 0..5 {
                    secret[(at + bit) / 8] |= (symbol >> (4 - bit) & 1) << (7 - (at + bit) % 8);
                }
            }
        }
        Ok(Self(secret))
    }

    fn five_bits(&self, at: usize) -> u8 {
        (at..at + 5).fold(0, |symbol, bit| symbol << 1 | (self.0[bit / 8] >> (7 - bit % 8) & 1))
    }
}

impl fmt::Debug for RecoverySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoverySecret(…)")
    }
}

/// The check character of a group over GF(32): each position has its own weight, so one wrong character or two swapped
/// ones always change it; the group's number is part of it, so swapped groups do too.
fn check(group: usize, symbols: &[u8]) -> u8 {
    let number = u8::try_from(group).unwrap_or(0);
    // Horner: weights x^n … x^1; the check character itself stands at weight 1.
    let sum = symbols.iter().fold(0, |sum, symbol| times_x(sum ^ symbol));
    sum ^ number
}

/// Multiplies by x in GF(2)[x] / (x⁵ + x² + 1), whose powers of x run through all 31 non-zero elements.
fn times_x(a: u8) -> u8 {
    let shifted = a << 1;
    if shifted & 0x20 == 0 { shifted } else { (shifted ^ 0x25) & 0x1f }
}

fn symbol_of(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|a| char::from(*a) == c).and_then(|i| u8::try_from(i).ok())
}

/// Hyphens and dashes that editors and input methods put in place of `-`.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '_' | '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(text: &str) -> Vec<char> {
        text.chars().filter(|c| *c != '-').collect()
    }

    #[test]
    fn a_secret_reads_back_from_its_text() {
        for _ in 0..200 {
            let secret = RecoverySecret::generate();
            let text = secret.to_text();
            assert_eq!(text.len(), 47);
            assert_eq!(RecoverySecret::parse(&text).unwrap().as_bytes(), secret.as_bytes());
        }
    }

    #[test]
    fn the_text_of_a_known_secret_never_changes() {
        let secret = RecoverySecret::from_bytes(std::array::from_fn(|i| u8::try_from(i * 13).unwrap()));
        assert_eq!(*secret.to_text(), KNOWN);
        assert_eq!(RecoverySecret::parse(KNOWN).unwrap().as_bytes(), secret.as_bytes());
    }
    const KNOWN: &str = "006HZ-M9SM2-8575D-PT3NC-GA7SR-SADPE-RF8DQ-VTQQR";

    #[test]
    fn a_person_may_type_it_carelessly() {
        let secret = RecoverySecret::from_bytes([0x08; LEN]);
        let text = secret.to_text();
        assert!(text.contains('1') && text.contains('0'));
        let spaced = symbols(&text).chunks(3).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join("  ");
        let full_width: String =
            text.chars().map(|c| char::from_u32(u32::from(c) - 0x20 + 0xff00).unwrap_or(c)).collect();
        let dashed = text.replace('-', "\u{2014}");
        let (lower, oh, ell) = (text.to_lowercase(), text.replace('0', "o"), text.replace('1', "l"));
        let eye = text.replace('1', "I").replace('0', "O");
        for typed in [spaced, full_width, dashed, lower, oh, ell, eye, format!("\n {} \t", *text)] {
            assert_eq!(RecoverySecret::parse(&typed).unwrap().as_bytes(), secret.as_bytes(), "{typed}");
        }
    }

    #[test]
    fn every_single_wrong_character_is_found_and_its_group_named() {
        let text = RecoverySecret::generate().to_text();
        for (at, right) in text.char_indices().filter(|(_, c)| *c != '-') {
            for wrong in ALPHABET.iter().map(|a| char::from(*a)).filter(|c| *c != right) {
                let mut typed = text.to_string();
                typed.replace_range(at..=at, &wrong.to_string());
                let group = format!("group_{}", at / 6 + 1);
                assert_eq!(RecoverySecret::parse(&typed).unwrap_err(), Error::invalid("recovery_key", group));
            }
        }
    }

    #[test]
    fn every_two_swapped_characters_and_every_two_swapped_groups_are_found() {
        let text = RecoverySecret::generate().to_text();
        let right = symbols(&text);
        for a in 0..right.len() {
            for b in a + 1..right.len() {
                let mut typed = right.clone();
                typed.swap(a, b);
                let refused = RecoverySecret::parse(&typed.iter().collect::<String>()).is_err();
                assert_eq!(refused, right[a] != right[b], "{a} and {b}");
            }
        }
        let groups: Vec<_> = text.split('-').collect();
        for a in 0..GROUPS {
            for b in a + 1..GROUPS {
                let mut typed = groups.clone();
                typed.swap(a, b);
                assert!(RecoverySecret::parse(&typed.join("-")).is_err(), "groups {a} and {b}");
            }
        }
    }

    #[test]
    fn too_short_too_long_and_foreign_characters_are_told_apart() {
        let text = RecoverySecret::generate().to_text();
        let rule = |typed: &str| RecoverySecret::parse(typed).unwrap_err();
        assert_eq!(rule(&text[1..]), Error::invalid("recovery_key", "length"));
        assert_eq!(rule(&format!("{}0", *text)), Error::invalid("recovery_key", "length"));
        assert_eq!(rule(""), Error::invalid("recovery_key", "length"));
        assert_eq!(rule(&text.replacen('-', "U", 1)), Error::invalid("recovery_key", "character"));
        assert_eq!(rule("我的恢复密钥"), Error::invalid("recovery_key", "character"));
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", RecoverySecret::from_bytes([7; LEN])), "RecoverySecret(…)");
    }
}
