//! A sidecar says what was written or nothing; what an attacker writes into one opens nothing.

use super::*;
use crate::store::{key_pair::PrivateKey, keys::DataKey, passwords::KdfParams, slots::Keys};

const PASSWORD: &str = "x9!kQ-27pz";
const CORRUPT: &str = "keys";

fn slot(workspace: Id, name: &str) -> Slot {
    let keys = Keys { data_key: DataKey::from_bytes([3; 32]), recovery: None, private: Some(PrivateKey::generate()) };
    Slot::seal(workspace, Id::random(), name, PASSWORD, &keys, 1, None, KdfParams::cheap()).unwrap()
}

fn small() -> Sidecar {
    let workspace = Id::random();
    Sidecar { workspace, generation: 7, slots: vec![slot(workspace, "李四")], minted_at: 1_763_800_000_000 }
}

fn corrupt() -> Error {
    Error::Corrupt { what: CORRUPT.into() }
}

#[test]
fn a_sidecar_reads_back_and_a_rewrite_replaces_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = path_of(&dir.path().join("客户.zhike"));
    assert_eq!(path.file_name().unwrap(), "客户.zhike-keys");
    assert_eq!(read(&path).unwrap_err(), Error::Missing);
    let mut sidecar = small();
    write(&path, &sidecar).unwrap();
    assert_eq!(read(&path).unwrap(), sidecar);
    assert_eq!(sidecar.newest_epoch(), 1);
    sidecar.generation = 8;
    sidecar.slots.clear();
    write(&path, &sidecar).unwrap();
    assert_eq!(read(&path).unwrap(), sidecar);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    assert!(!String::from_utf8_lossy(&fs::read(&path).unwrap()).contains("李四"));
}

#[test]
fn of_two_intact_copies_the_newer_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let (path, mut sidecar) = (dir.path().join("a"), small());
    let halves: Vec<Vec<u8>> = [4, 9]
        .into_iter()
        .map(|generation| {
            sidecar.generation = generation;
            write(&path, &sidecar).unwrap();
            let bytes = fs::read(&path).unwrap();
            bytes[..bytes.len() / 2].to_vec()
        })
        .collect();
    for order in [[0, 1], [1, 0]] {
        fs::write(&path, order.map(|i| halves[i].clone()).concat()).unwrap();
        assert_eq!(read(&path).unwrap().generation, 9);
    }
}

#[test]
fn every_flipped_bit_is_healed_by_the_other_copy_or_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (path, sidecar) = (dir.path().join("a"), small());
    write(&path, &sidecar).unwrap();
    let whole = fs::read(&path).unwrap();
    let half = whole.len() / 2;
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, &bytes).unwrap();
        assert_eq!(read(&path).unwrap(), sidecar, "bit {bit} of one copy");
    }
    for bit in 0..half * 8 {
        let mut bytes = whole.clone();
        for at in [bit / 8, bit / 8 + half] {
            bytes[at] ^= 1 << (bit % 8);
        }
        fs::write(&path, &bytes).unwrap();
        assert_eq!(read(&path).unwrap_err(), corrupt(), "bit {bit} of both copies");
    }
}

#[test]
fn a_bit_flipped_by_someone_who_mends_the_checksum_opens_nothing() {
    let sidecar = small();
    let mut body = Vec::new();
    ciborium::into_writer(&sidecar, &mut body).unwrap();
    let mut read_at_all = 0;
    for bit in 0..body.len() * 8 {
        let mut forged = body.clone();
        forged[bit / 8] ^= 1 << (bit % 8);
        let mut one = MAGIC.to_vec();
        one.extend(u32::try_from(forged.len()).unwrap().to_be_bytes());
        one.extend(sidecar.generation.to_be_bytes());
        one.extend(checksum(sidecar.generation, &forged));
        one.extend(forged);
        let Some(read) = copy(&one) else { continue };
        read_at_all += 1;
        // The date is said by the sidecar, not vouched for; all else is.
        let unharmed = read.workspace == sidecar.workspace && read.slots == sidecar.slots;
        let opens = read.slots.iter().any(|slot| slot.kdf.m_kib < 1024 && slot.open(read.workspace, PASSWORD).is_ok());
        assert_eq!(opens, unharmed, "bit {bit}");
    }
    assert!(read_at_all > 1000, "the control: most forgeries do read, {read_at_all}");
}

#[test]
fn a_sidecar_cut_short_anywhere_reads_whole_or_not_at_all() {
    let dir = tempfile::tempdir().unwrap();
    let (path, sidecar) = (dir.path().join("a"), small());
    write(&path, &sidecar).unwrap();
    let whole = fs::read(&path).unwrap();
    for len in 0..whole.len() {
        fs::write(&path, &whole[..len]).unwrap();
        match read(&path) {
            Ok(read) => assert!(len >= whole.len() / 2 && read == sidecar),
            Err(refused) => assert!(len < whole.len() / 2 && refused == corrupt()),
        }
    }
}

#[test]
fn garbage_folders_and_giants_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a");
    assert_eq!(read(dir.path()).unwrap_err(), corrupt());
    // The last: a copy that claims to be 4 GiB long, and a body that claims a list of 2⁶³ slots.
    let mut claims = MAGIC.to_vec();
    claims.extend([0xff; HEAD]);
    let mut list = MAGIC.to_vec();
    let body = [b"\xa4\x65slots\x9b\x7f".as_slice(), &[0xff; 7]].concat();
    list.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
    list.extend(7_u64.to_be_bytes());
    list.extend(checksum(7, &body));
    list.extend(body);
    let deep = vec![0x81; 60_000];
    for bytes in [vec![], b"hello".to_vec(), vec![0; 1000], vec![0xff; 200_000], MAGIC.to_vec(), claims, list, deep] {
        fs::write(&path, &bytes).unwrap();
        assert_eq!(read(&path).unwrap_err(), corrupt());
    }
    fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(read(&path).unwrap_err(), corrupt());
}

#[test]
fn two_hundred_users_fit_and_too_many_are_refused_with_the_old_file_kept() {
    let dir = tempfile::tempdir().unwrap();
    let (path, mut sidecar) = (dir.path().join("a"), small());
    sidecar.slots = vec![sidecar.slots[0].clone(); 200];
    write(&path, &sidecar).unwrap();
    assert_eq!(read(&path).unwrap(), sidecar);
    let before = fs::read(&path).unwrap();
    sidecar.slots = vec![sidecar.slots[0].clone(); 2_000];
    assert_eq!(write(&path, &sidecar).unwrap_err(), Error::TooLarge { limit: 65_536 });
    assert_eq!(fs::read(&path).unwrap(), before);
}
