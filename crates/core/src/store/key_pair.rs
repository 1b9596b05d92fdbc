//! The key pair of a user, X25519: the private half lies sealed in his slot and nowhere else, the public half in a row
//! that everyone may read. What is sealed to the public half opens for him alone, also where he is away
//! (docs/adr/0013). Nothing is sealed to it yet.

use std::fmt;
use x25519_dalek::StaticSecret;

/// Bytes of either half.
pub(crate) const LEN: usize = 32;

/// The half that nobody but its user ever has; wiped from memory when dropped. Its `Debug` shows nothing of it.
#[derive(Clone)]
pub(crate) struct PrivateKey(StaticSecret);

impl PrivateKey {
    /// A new one, and with it a new pair.
    pub(crate) fn generate() -> Self {
        Self::from_bytes(crate::random::bytes())
    }

    /// From the bytes kept in a slot.
    pub(crate) fn from_bytes(bytes: [u8; LEN]) -> Self {
        Self(StaticSecret::from(bytes))
    }

    /// Its bytes. Never logged, never stored but sealed.
    pub(crate) fn as_bytes(&self) -> &[u8; LEN] {
        self.0.as_bytes()
    }

    /// The half that belongs to it.
    pub(crate) fn public(&self) -> PublicKey {
        PublicKey(x25519_dalek::PublicKey::from(&self.0).to_bytes())
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}

/// The half that everyone may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PublicKey(pub(crate) [u8; LEN]);

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> [u8; LEN] {
        hex::decode(hex).expect("hex").try_into().expect("32 bytes")
    }

    #[test]
    fn the_public_half_is_the_one_that_the_standard_says() {
        // RFC 7748, section 6.1.
        let alice = PrivateKey::from_bytes(bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
        let said = bytes("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        assert_eq!(alice.public().0, said);
        let bob = PrivateKey::from_bytes(bytes("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
        let said = bytes("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        assert_eq!(bob.public().0, said);
    }

    #[test]
    fn each_is_its_own_and_none_is_shown() {
        let (a, b) = (PrivateKey::generate(), PrivateKey::generate());
        assert_ne!(a.public(), b.public());
        assert_eq!(PrivateKey::from_bytes(*a.as_bytes()).public(), a.public());
        assert_eq!(format!("{a:?}"), "PrivateKey(…)");
    }
}
