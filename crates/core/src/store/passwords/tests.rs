//! Which passwords are taken, and what trying one costs.

use super::*;

fn rule(password: &str) -> Option<String> {
    match check_new_password(password) {
        Ok(()) => None,
        Err(Error::Invalid { fields }) => fields.get("password").cloned(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn ten_characters_that_are_not_common_are_taken() {
    for good in [
        "三人行必有我师焉择其",
        "correct horse battery staple 7",
        "x9!kQ-27pz",
        "Tr0ub4dor&3xx",
        "北京烤鸭和上海小笼包",
    ] {
        assert_eq!(rule(good), None, "{good}");
    }
}

#[test]
fn short_long_and_common_ones_are_refused() {
    for short in ["", "x9!kQ-27p", "三人行必有我师"] {
        assert_eq!(rule(short).as_deref(), Some("too_short"), "{short}");
    }
    let common = [
        "aaaaaaaaaa",
        "ababababab",
        "abcabcabcabc",
        "我我我我我我我我我我",
        "1234567890",
        "0123456789",
        "9876543210",
        "abcdefghijk",
        "Password123",
        "password1!",
        "PASSWORD2026!!",
        "qwertyuiop",
        "Qwerty12345",
        "１２３４５６７８９０",
        "1q2w3e4r5t",
        "woaini1314520",
        "admin123456",
        "zhike123456",
        "!QAZ2wsx#EDC",
    ];
    for word in common {
        assert_eq!(rule(word).as_deref(), Some("too_common"), "{word}");
    }
    assert_eq!(rule(&"Zx9!".repeat(300)).as_deref(), Some("too_long"));
    assert_eq!(rule(&"\u{fdfa}".repeat(1_000_000)).as_deref(), Some("too_long"));
}

#[test]
fn the_derived_key_of_a_known_password_never_changes() {
    let key = derive("Ｃafé", &[0x5a; 16], KdfParams { m_kib: 64, t: 2, p: 2 }).unwrap();
    assert_eq!(hex::encode(*key), KNOWN);
}
const KNOWN: &str = "6b8da948b1562aceb05d09739b7f8163e0862adf652506e42617659bccfa2a21";

#[test]
fn the_price_follows_the_machine() {
    let on = |ns_per_kib_pass: u64| {
        KdfParams::for_machine(|p| Duration::from_nanos(u64::from(p.m_kib) * u64::from(p.t) * ns_per_kib_pass))
    };
    assert_eq!(on(1_500), KdfParams::TARGET);
    assert_eq!(on(100).t, 20);
    assert_eq!(on(100).m_kib, KdfParams::TARGET.m_kib);
    assert_eq!(on(3_000), KdfParams { t: 2, ..KdfParams::TARGET });
    assert_eq!(on(1_000_000), KdfParams::FLOOR);
    for speed in (100..20_000).step_by(50) {
        let found = on(speed);
        assert!(found.in_bounds() && !found.is_weaker_than(&KdfParams::FLOOR), "{speed}: {found:?}");
    }
    assert!(KdfParams::FLOOR.is_weaker_than(&KdfParams::TARGET));
    assert!(!KdfParams::TARGET.is_weaker_than(&KdfParams::TARGET));
}

#[test]
#[ignore = "measures this machine"]
fn what_a_try_costs_here() {
    let found = KdfParams::calibrated();
    eprintln!("calibrated {found:?}: {:?}; target {:?}", found.measure(), KdfParams::TARGET.measure());
    eprintln!("floor {:?}, cheap {:?}", KdfParams::FLOOR.measure(), KdfParams::cheap().measure());
}
