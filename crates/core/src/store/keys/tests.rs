//! The file opens with the right key only, keeps its salt through everything, and alone with the recovery key suffices.

use super::*;
use std::path::PathBuf;

struct Made {
    dir: tempfile::TempDir,
    recovery: RecoverySecret,
    salt: Salt,
    key: DataKey,
}

impl Made {
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.path("客户.zhike")
    }

    fn open(&self, mode: OpenMode) -> Connection {
        connect(&self.file(), &self.key, &self.salt, mode).unwrap()
    }
}

/// A workspace of epoch 3 in WAL mode with 200 rows, closed.
fn made() -> Made {
    let (recovery, salt) = (RecoverySecret::generate(), Salt::random());
    let key = DataKey::derive(&recovery, &salt, 3);
    let made = Made { dir: tempfile::tempdir().unwrap(), recovery, salt, key };
    let db = made.open(OpenMode::Create);
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    db.execute_batch("PRAGMA synchronous = FULL; CREATE TABLE t (pk INTEGER PRIMARY KEY, b BLOB)").unwrap();
    add(&db, 200);
    made
}

fn add(db: &Connection, rows: i64) {
    let sql = "INSERT INTO t (b) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
               SELECT randomblob(500) FROM n";
    db.execute(sql, [rows]).unwrap();
}

fn rows(db: &Connection) -> i64 {
    db.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).unwrap()
}

fn refusal(path: &Path, key: &DataKey, salt: &Salt, mode: OpenMode) -> Error {
    connect(path, key, salt, mode).unwrap_err()
}

#[test]
fn the_key_of_a_known_secret_salt_and_epoch_never_changes() {
    let (recovery, salt) = (RecoverySecret::from_bytes([7; 20]), Salt([0x5a; 16]));
    let key = |epoch| hex::encode(DataKey::derive(&recovery, &salt, epoch).as_bytes());
    assert_eq!(key(0), KNOWN_0);
    assert_eq!(key(1), KNOWN_1);
    assert_eq!(format!("{:?}", DataKey::derive(&recovery, &salt, 0)), "DataKey(…)");
}
const KNOWN_0: &str = "9e6df925b25fa8b1ea7c3d87d066eb5d3feab15735195df00a4b03d655d43716";
const KNOWN_1: &str = "2df41935910c58d932511c3640da4168c4508a8a166b98425636eab9b7a8b35f";

#[test]
fn the_file_begins_with_its_salt_and_holds_nothing_readable() {
    let made = made();
    let db = made.open(OpenMode::ReadWrite);
    db.execute_batch("CREATE TABLE canary_table (a); INSERT INTO canary_table VALUES ('canary value 王小明')").unwrap();
    assert_eq!(Salt::of_file(&made.file()).unwrap(), made.salt);
    for entry in fs::read_dir(made.dir.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for plain in ["canary", "王小明", "SQLite format"] {
            assert!(!bytes.windows(plain.len()).any(|w| w == plain.as_bytes()));
        }
    }
}

#[test]
fn vacuum_into_keeps_salt_and_key() {
    let made = made();
    let copy = made.path("copy.zhike");
    made.open(OpenMode::ReadOnly).execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
    assert_eq!(Salt::of_file(&copy).unwrap(), made.salt);
    assert_eq!(rows(&connect(&copy, &made.key, &made.salt, OpenMode::ReadOnly).unwrap()), 200);
}

#[test]
fn a_lone_copy_after_a_checkpoint_opens_with_the_recovery_key() {
    let made = made();
    let db = made.open(OpenMode::ReadWrite);
    add(&db, 50);
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let (stick, written_down) = (made.path("stick.zhike"), made.recovery.to_text());
    fs::copy(made.file(), &stick).unwrap();

    let typed = RecoverySecret::parse(&written_down).unwrap();
    let (epoch, key) = find_epoch(&stick, &typed, 0).unwrap();
    assert_eq!(epoch, 3);
    let found = connect(&stick, &key, &Salt::of_file(&stick).unwrap(), OpenMode::ReadWrite).unwrap();
    assert_eq!(rows(&found), 250);
}

#[test]
fn a_lone_copy_of_a_busy_file_opens_and_is_older() {
    let made = made();
    let db = made.open(OpenMode::ReadWrite);
    add(&db, 50);
    let copy = made.path("busy.zhike");
    fs::copy(made.file(), &copy).unwrap();
    assert_eq!(rows(&db), 250);
    assert_eq!(rows(&connect(&copy, &made.key, &made.salt, OpenMode::ReadOnly).unwrap()), 200);
}

#[test]
fn every_epoch_is_found_from_any_hint_and_a_foreign_secret_finds_none() {
    let made = made();
    for hint in [0, 2, 3, 4, 200, 255] {
        assert_eq!(find_epoch(&made.file(), &made.recovery, hint).unwrap(), (3, made.key.clone()));
    }
    let start = std::time::Instant::now();
    let refused = find_epoch(&made.file(), &RecoverySecret::generate(), 0).unwrap_err();
    println!("256 epochs tried in vain in {:?}", start.elapsed());
    assert_eq!(refused, Error::NotOurs);
    for hint in [0, 1, 128, 254, 255] {
        let mut seen: Vec<u8> = nearest_first(hint).collect();
        assert_eq!(seen[0], hint);
        seen.sort_unstable();
        assert_eq!(seen, (0..=255).collect::<Vec<_>>());
    }
}

#[test]
fn looking_for_the_epoch_changes_nothing_on_disk_though_a_journal_waits() {
    let made = made();
    let state = || {
        let read = |ending| fs::read(crate::store::atomic::with_ending(&made.file(), ending)).ok();
        (read(""), read("-wal"))
    };
    let db = made.open(OpenMode::ReadWrite);
    add(&db, 50);
    let before = state();
    assert!(before.1.as_ref().is_some_and(|wal| !wal.is_empty()));
    assert!(find_epoch(&made.file(), &RecoverySecret::generate(), 0).is_err());
    assert!(find_epoch(&made.file(), &made.recovery, 200).is_ok());
    assert!(state() == before);
    assert_eq!(rows(&db), 250);
}

#[test]
fn another_key_another_epoch_or_another_salt_does_not_open() {
    let made = made();
    let (file, foreign) = (made.file(), RecoverySecret::generate());
    let before = fs::read(&file).unwrap();
    for mode in [OpenMode::ReadWrite, OpenMode::ReadOnly] {
        let with = |key: &DataKey, salt: &Salt| refusal(&file, key, salt, mode);
        assert_eq!(with(&DataKey::derive(&foreign, &made.salt, 3), &made.salt), Error::NotOurs);
        assert_eq!(with(&DataKey::derive(&made.recovery, &made.salt, 4), &made.salt), Error::NotOurs);
        assert_eq!(with(&made.key, &Salt::random()), Error::NotOurs);
    }
    assert!(fs::read(&file).unwrap() == before);
    assert_eq!(rows(&made.open(OpenMode::ReadOnly)), 200);
}

#[test]
fn what_is_no_workspace_is_refused_and_left_alone() {
    let made = made();
    let plain = made.path("plain.db");
    Connection::open(&plain).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(made.path(name), bytes).unwrap();
        made.path(name)
    };
    let cut = &fs::read(made.file()).unwrap()[..4000];
    let files = [
        made.dir.path().to_path_buf(),
        plain,
        write("empty", b""),
        write("letter.txt", b"Dear all"),
        write("zeros", &[0; 8192]),
        write("noise", &[0xa7; 8192]),
        write("cut", cut),
    ];
    for file in files {
        let before = fs::read(&file).ok();
        for mode in [OpenMode::ReadWrite, OpenMode::ReadOnly] {
            assert_eq!(refusal(&file, &made.key, &made.salt, mode), Error::NotOurs, "{}", file.display());
        }
        assert_eq!(find_epoch(&file, &made.recovery, 3).unwrap_err(), Error::NotOurs, "{}", file.display());
        assert!(fs::read(&file).ok() == before);
    }
}

#[test]
fn a_missing_file_is_missing_and_is_not_made() {
    let made = made();
    for path in [made.path("gone.zhike"), made.path("no/such/folder.zhike")] {
        for mode in [OpenMode::ReadWrite, OpenMode::ReadOnly] {
            assert_eq!(refusal(&path, &made.key, &made.salt, mode), Error::Missing);
        }
        assert_eq!(find_epoch(&path, &made.recovery, 0).unwrap_err(), Error::Missing);
        assert!(!path.exists());
    }
    let nowhere = made.path("no/such/folder.zhike");
    assert_eq!(refusal(&nowhere, &made.key, &made.salt, OpenMode::Create), Error::Missing);
}

#[test]
fn creating_never_opens_what_exists() {
    let made = made();
    let before = fs::read(made.file()).unwrap();
    let refused = refusal(&made.file(), &made.key, &made.salt, OpenMode::Create);
    assert_eq!(refused, Error::blocked("file_exists"));
    assert!(fs::read(made.file()).unwrap() == before);
}

#[test]
fn a_reader_cannot_write() {
    let made = made();
    let db = made.open(OpenMode::ReadOnly);
    let refused: Error = db.execute("DELETE FROM t", []).unwrap_err().into();
    assert_eq!(refused, Error::ReadOnly { why: "medium".into() });
}

#[test]
fn a_new_key_takes_the_place_of_the_old_and_the_salt_stays() {
    let made = made();
    let new = DataKey::derive(&made.recovery, &made.salt, 4);
    rekey(&made.file(), &made.key, &new, &made.salt).unwrap();
    assert_eq!(Salt::of_file(&made.file()).unwrap(), made.salt);
    assert_eq!(refusal(&made.file(), &made.key, &made.salt, OpenMode::ReadWrite), Error::NotOurs);
    let stick = made.path("stick.zhike");
    fs::copy(made.file(), &stick).unwrap();
    for file in [made.file(), stick] {
        assert_eq!(find_epoch(&file, &made.recovery, 3).unwrap(), (4, new.clone()));
        assert_eq!(rows(&connect(&file, &new, &made.salt, OpenMode::ReadWrite).unwrap()), 200);
    }
}

#[test]
fn a_file_that_somebody_else_has_open_keeps_its_key() {
    let made = made();
    let (other, new) = (made.open(OpenMode::ReadWrite), DataKey::from_bytes([9; 32]));
    add(&other, 1);
    assert_eq!(rekey(&made.file(), &made.key, &new, &made.salt).unwrap_err(), Error::Busy);
    add(&other, 1);
    assert_eq!(rows(&made.open(OpenMode::ReadOnly)), 202);
    drop(other);
    rekey(&made.file(), &made.key, &new, &made.salt).unwrap();
}

#[test]
#[ignore = "run by the next test, as a process to be killed"]
fn rekeys_what_it_is_told_to() {
    let Some(path) = std::env::var_os("ZHIKE_TEST_REKEY").map(PathBuf::from) else { return };
    let (recovery, salt) = (RecoverySecret::from_bytes([7; 20]), Salt::of_file(&path).unwrap());
    let key = |epoch| DataKey::derive(&recovery, &salt, epoch);
    println!("begins");
    rekey(&path, &key(3), &key(4), &salt).unwrap();
}

#[test]
fn a_killed_rekey_leaves_exactly_one_key_and_every_row() {
    let (dir, recovery, salt) = (tempfile::tempdir().unwrap(), RecoverySecret::from_bytes([7; 20]), Salt::random());
    let key = |epoch| DataKey::derive(&recovery, &salt, epoch);
    let whole = dir.path().join("whole.zhike");
    let db = connect(&whole, &key(3), &salt, OpenMode::Create).unwrap();
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    db.execute_batch("CREATE TABLE t (pk INTEGER PRIMARY KEY, b BLOB)").unwrap();
    add(&db, 20_000);
    drop(db);

    let start = std::time::Instant::now();
    let file = dir.path().join("a.zhike");
    fs::copy(&whole, &file).unwrap();
    rekey(&file, &key(3), &key(4), &salt).unwrap();
    let takes = start.elapsed();

    let (mut torn, mut epochs) = (0, Vec::new());
    for i in 0..10 {
        let ending = |ending| crate::store::atomic::with_ending(&file, ending);
        ["", "-wal", "-shm", "-journal"].into_iter().for_each(|end| drop(fs::remove_file(ending(end))));
        fs::copy(&whole, &file).unwrap();
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["store::keys::tests::rekeys_what_it_is_told_to", "--exact", "--ignored", "--nocapture"])
            .env("ZHIKE_TEST_REKEY", &file)
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = io::BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("begins") {
            assert!(io::BufRead::read_line(&mut said, &mut line).unwrap() > 0, "the child did not begin");
        }
        std::thread::sleep(takes * i / 8);
        child.kill().unwrap();
        child.wait().unwrap();
        torn += usize::from(fs::metadata(ending("-journal")).is_ok_and(|journal| journal.len() > 0));

        // Looked for from the wrong end first: a key that does not fit must not harm what the kill left.
        let (epoch, found) = find_epoch(&file, &recovery, 9).unwrap();
        let db = connect(&file, &found, &salt, OpenMode::ReadWrite).unwrap();
        assert_eq!(rows(&db), 20_000);
        let sound: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        drop(db);
        let other = if epoch == 3 { 4 } else { 3 };
        assert_eq!(refusal(&file, &key(other), &salt, OpenMode::ReadWrite), Error::NotOurs);
        assert_eq!(Salt::of_file(&file).unwrap(), salt);
        epochs.push(epoch);
    }
    println!("a rekey takes {takes:?}; left half done {torn} of 10 times; epochs {epochs:?}");
    assert!(torn > 0, "the control: some kills struck in the middle");
}

#[test]
fn a_flipped_byte_is_found_when_its_page_is_read() {
    let made = made();
    let mut bytes = fs::read(made.file()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(made.file(), bytes).unwrap();
    let db = made.open(OpenMode::ReadOnly);
    let complaints: Vec<String> = {
        let mut check = db.prepare("PRAGMA cipher_integrity_check").unwrap();
        check.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(complaints.len(), 1, "{complaints:?}");
    assert!(db.query_row("SELECT sum(length(b)) FROM t", [], |row| row.get::<_, i64>(0)).is_err());
}
