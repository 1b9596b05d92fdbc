//! A slot opens for its password, as itself, and in no other way.

use super::*;

const PASSWORD: &str = "三人行必有我师焉择其善者";

struct Case {
    workspace: Id,
    key: DataKey,
    recovery: RecoverySecret,
    member: Slot,
    admin: Slot,
}

fn case() -> Case {
    let (workspace, key) = (Id::random(), DataKey::from_bytes([3; 32]));
    let recovery = RecoverySecret::generate();
    let seal = |name, recovery| {
        let keys = Keys { data_key: key.clone(), recovery, private: None };
        Slot::seal(workspace, Id::random(), name, PASSWORD, &keys, 2, None, KdfParams::cheap()).unwrap()
    };
    let (member, admin) = (seal("李四", None), seal("Admin", Some(recovery.clone())));
    Case { workspace, key, recovery, member, admin }
}

/// A data key and nothing else.
fn bare(key: [u8; 32]) -> Keys {
    Keys { data_key: DataKey::from_bytes(key), recovery: None, private: None }
}

const WRONG: Error = Error::WrongPassword { wait_s: 0 };

#[test]
fn a_members_slot_gives_the_data_key_and_an_admins_the_recovery_secret_too() {
    let case = case();
    let member = case.member.open(case.workspace, PASSWORD).unwrap();
    assert_eq!(member.data_key, case.key);
    assert!(member.recovery.is_none());
    let admin = case.admin.open(case.workspace, PASSWORD).unwrap();
    assert_eq!(admin.data_key, case.key);
    assert_eq!(admin.recovery.unwrap().as_bytes(), case.recovery.as_bytes());
}

#[test]
fn a_wrong_password_or_another_workspace_does_not_open() {
    let case = case();
    for password in ["", "三人行", "三人行必有我师焉择其善者 ", &PASSWORD.repeat(10_000)] {
        assert_eq!(case.member.open(case.workspace, password).unwrap_err(), WRONG);
    }
    assert_eq!(case.member.open(Id::random(), PASSWORD).unwrap_err(), WRONG);
}

#[test]
fn the_same_password_from_another_keyboard_opens() {
    let (workspace, keys) = (Id::random(), bare([3; 32]));
    let seal =
        |password| Slot::seal(workspace, Id::random(), "a", password, &keys, 0, None, KdfParams::cheap()).unwrap();
    assert!(seal("Ｐａｓｓ１２３４５６").open(workspace, "Pass123456").is_ok());
    assert!(seal("Caf\u{e9} au lait").open(workspace, "Cafe\u{301} au lait").is_ok());
    assert!(seal("Pass123456").open(workspace, "pass123456").is_err());
}

#[test]
fn no_field_of_a_slot_can_be_altered() {
    let case = case();
    let good = &case.admin;
    let other = &case.member;
    type Change = fn(&mut Slot, &Slot);
    let changes: [(&str, Change); 10] = [
        ("id", |s, o| s.id = o.id),
        ("user", |s, o| s.user = o.user),
        ("name", |s, o| s.name_tag = o.name_tag),
        ("epoch", |s, _| s.epoch += 1),
        ("memory", |s, _| s.kdf.m_kib += 8),
        ("passes", |s, _| s.kdf.t += 1),
        ("lanes", |s, _| s.kdf.p += 1),
        ("salt", |s, _| s.salt[0] ^= 1),
        ("nonce", |s, _| s.nonce[23] ^= 0x80),
        ("sealed", |s, _| s.sealed[40] ^= 1),
    ];
    for (field, change) in changes {
        let mut slot = good.clone();
        change(&mut slot, other);
        assert_ne!(&slot, good, "{field}");
        assert_eq!(slot.open(case.workspace, PASSWORD).unwrap_err(), WRONG, "{field}");
    }
    assert!(good.clone().open(case.workspace, PASSWORD).is_ok(), "the control: unaltered, it opens");
}

#[test]
fn fields_the_cipher_does_not_read_are_bound_by_what_is_sealed_with_it() {
    // The negative control: sealed without the bound fields, the same alterations open.
    let case = case();
    let wrapping = passwords::derive(PASSWORD, &case.member.salt, case.member.kdf).unwrap();
    let cipher = XChaCha20Poly1305::new(wrapping.as_ref().into());
    let nonce = XNonce::from_slice(&case.member.nonce);
    let unbound = cipher.encrypt(nonce, case.key.as_bytes().as_slice()).unwrap();
    assert!(cipher.decrypt(nonce, unbound.as_slice()).is_ok());
    assert!(cipher.decrypt(nonce, case.member.sealed.as_slice()).is_err());
}

#[test]
fn a_member_cannot_make_his_slot_an_admins() {
    let case = case();
    let mut slot = case.member.clone();
    slot.kind = SlotKind::Admin;
    assert_eq!(slot.open(case.workspace, PASSWORD).unwrap_err(), Error::Corrupt { what: "keys".into() });
    slot.sealed.extend([0; 20]);
    assert_eq!(slot.open(case.workspace, PASSWORD).unwrap_err(), WRONG);
    let mut slot = case.admin.clone();
    slot.kind = SlotKind::Member;
    assert!(slot.open(case.workspace, PASSWORD).is_err());
}

#[test]
fn a_slot_keeps_the_private_key_and_one_of_before_there_were_pairs_opens_without() {
    let case = case();
    assert!(case.member.open(case.workspace, PASSWORD).unwrap().private.is_none());
    for recovery in [None, Some(case.recovery.clone())] {
        let private = PrivateKey::generate();
        let keys = Keys { data_key: case.key.clone(), recovery, private: Some(private.clone()) };
        let slot = Slot::seal(case.workspace, Id::random(), "a", PASSWORD, &keys, 0, None, KdfParams::cheap()).unwrap();
        let opened = slot.open(case.workspace, PASSWORD).unwrap();
        assert_eq!(opened.private.unwrap().as_bytes(), private.as_bytes());
        assert_eq!(opened.data_key, case.key);
        assert_eq!(opened.recovery.is_some(), keys.recovery.is_some());
        let shown = serde_json::to_string(&slot).unwrap();
        assert!(!shown.contains(&hex::encode(private.as_bytes())));

        // Neither kind passes for the other, whatever is cut off or put on.
        let cut = Slot { sealed: slot.sealed[..slot.sealed.len() - key_pair::LEN].to_vec(), ..slot.clone() };
        assert_eq!(cut.open(case.workspace, PASSWORD).unwrap_err(), WRONG);
        let long = Slot { sealed: [slot.sealed.as_slice(), &[0; 32]].concat(), ..slot.clone() };
        assert_eq!(long.open(case.workspace, PASSWORD).unwrap_err(), Error::Corrupt { what: "keys".into() });
        assert_ne!(slot.bound_to(case.workspace, true), slot.bound_to(case.workspace, false));
    }
    let mut padded = case.member.clone();
    padded.sealed.extend([0; key_pair::LEN]);
    assert_eq!(padded.open(case.workspace, PASSWORD).unwrap_err(), WRONG);
}

#[test]
fn a_price_beyond_the_bounds_is_refused_before_memory_is_taken() {
    let case = case();
    let over = [
        KdfParams { m_kib: 4 * 1024 * 1024, t: 1, p: 1 },
        KdfParams { m_kib: u32::MAX, t: 1, p: 1 },
        KdfParams { m_kib: 64, t: u32::MAX, p: 1 },
        KdfParams { m_kib: 64, t: 21, p: 1 },
        KdfParams { m_kib: 1024, t: 1, p: 9 },
        KdfParams { m_kib: 1024, t: 1, p: u32::MAX },
        KdfParams { m_kib: 0, t: 1, p: 1 },
        KdfParams { m_kib: 64, t: 0, p: 1 },
        KdfParams { m_kib: 64, t: 1, p: 0 },
    ];
    let start = std::time::Instant::now();
    for kdf in over {
        let slot = Slot { kdf, ..case.member.clone() };
        assert_eq!(slot.open(case.workspace, PASSWORD).unwrap_err(), Error::Corrupt { what: "keys".into() });
    }
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn a_user_is_found_by_name_whatever_its_case_or_width() {
    let workspace = Id::random();
    let tag = name_tag(workspace, "Zhang San");
    for same in ["zhang san", "ZHANG SAN", " Zhang San ", "Ｚｈａｎｇ Ｓａｎ"] {
        assert_eq!(name_tag(workspace, same), tag);
    }
    assert_ne!(name_tag(workspace, "Zhang Sa"), tag);
    assert_ne!(name_tag(Id::random(), "Zhang San"), tag);
}

#[test]
fn unlocking_takes_the_newest_epoch_that_opens() {
    let case = case();
    let new_key = DataKey::from_bytes([4; 32]);
    let newer =
        Slot::seal(case.workspace, case.member.user, "李四", PASSWORD, &bare([4; 32]), 3, None, KdfParams::cheap());
    let mut slots = vec![case.member.clone(), newer.unwrap(), case.admin.clone()];
    let (slot, opened) = unlock(&slots, case.workspace, "李四", PASSWORD).unwrap();
    assert_eq!((slot.epoch, opened.data_key), (3, new_key));
    // A damaged newer slot does not stand in the way.
    slots[1].kdf.m_kib = u32::MAX;
    assert_eq!(unlock(&slots, case.workspace, "李四", PASSWORD).unwrap().0.epoch, 2);
    assert_eq!(unlock(&slots, case.workspace, "王五", PASSWORD).unwrap_err(), WRONG);
    assert_eq!(unlock(&slots, case.workspace, "admin", "wrong password").unwrap_err(), WRONG);
}

#[test]
fn an_unknown_name_costs_as_much_as_a_wrong_password() {
    let workspace = Id::random();
    let kdf = KdfParams { m_kib: 8 * 1024, t: 2, p: 1 };
    let slots = [Slot::seal(workspace, Id::random(), "known", PASSWORD, &bare([3; 32]), 0, None, kdf).unwrap()];
    // Counted, not timed: a busy machine must not decide.
    let work = |name: &str| {
        let before = passwords::WORK.get();
        assert_eq!(unlock(&slots, workspace, name, "not the password").unwrap_err(), WRONG);
        passwords::WORK.get() - before
    };
    let known = work("known");
    assert!(known > 0);
    assert_eq!(work("nobody"), known);
}

#[test]
fn a_slot_is_the_same_after_json_and_cbor_and_shows_no_name() {
    let case = case();
    let bytes = case.admin.to_bytes().unwrap();
    assert_eq!(Slot::from_bytes(&bytes).unwrap(), case.admin);
    for cut in 0..bytes.len() {
        assert!(Slot::from_bytes(&bytes[..cut]).is_err());
    }
    assert!(Slot::from_bytes(&[bytes, vec![0]].concat()).is_err());
    let json = serde_json::to_string(&case.member).unwrap();
    assert_eq!(serde_json::from_str::<Slot>(&json).unwrap(), case.member);
    assert!(!json.contains("李四"));
}
