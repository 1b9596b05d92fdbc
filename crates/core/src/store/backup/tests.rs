//! A backup opens, holds what its source held, or does not exist.

use super::*;
use crate::{
    Id,
    store::{
        keys::RecoverySecret,
        passwords::KdfParams,
        slots::{Keys, Slot},
    },
};

const NOON: i64 = 1_763_812_800_000;
const DAY: i64 = 86_400_000;

struct Case {
    dir: tempfile::TempDir,
    backups: PathBuf,
    recovery: RecoverySecret,
    key: DataKey,
    salt: Salt,
    db: Connection,
}

impl Case {
    /// A workspace with `ops` ops, open in WAL mode, and its sidecar.
    fn with_ops(ops: i64) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (recovery, salt, id) = (RecoverySecret::generate(), Salt::random(), Id::random());
        let key = DataKey::derive(&recovery, &salt, 0);
        let file = dir.path().join("客户.zhike");
        let db = keys::connect(&file, &key, &salt, OpenMode::Create).unwrap();
        db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
        db.execute_batch(
            "CREATE TABLE op (n INTEGER PRIMARY KEY, device INTEGER, seq INTEGER, digest BLOB, note TEXT);
             CREATE TABLE child (op INTEGER REFERENCES op (n))",
        )
        .unwrap();
        let keys = Keys { data_key: key.clone(), recovery: None, private: None };
        let slot = Slot::seal(id, Id::random(), "a", "x9!kQ-27pz", &keys, 0, None, KdfParams::cheap()).unwrap();
        let slots = sidecar::Sidecar { workspace: id, generation: 1, slots: vec![slot], minted_at: NOON };
        sidecar::write(&sidecar::path_of(&file), &slots).unwrap();
        let case = Self { backups: dir.path().join("backups"), dir, recovery, key, salt, db };
        case.add(ops);
        case
    }

    fn file(&self) -> PathBuf {
        self.dir.path().join("客户.zhike")
    }

    fn backups(&self) -> PathBuf {
        self.backups.clone()
    }

    fn add(&self, ops: i64) {
        let sql = "INSERT INTO op (device, seq, digest, note)
                   WITH RECURSIVE i (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < ?1)
                   SELECT 1, i, randomblob(32), 'canary' || hex(randomblob(200)) FROM i WHERE ?1 > 0";
        self.db.execute(sql, [ops]).unwrap();
    }

    fn back_up(&self, now: i64) -> Result<BackupMade> {
        let sidecar = sidecar::path_of(&self.file());
        backup(&self.file(), &self.key, &self.salt, &sidecar, &self.backups(), 7, now)
    }

    fn back_up_with(&self, free: u64) -> Result<BackupMade> {
        let sidecar = sidecar::path_of(&self.file());
        backup_given(&self.file(), &self.key, &self.salt, &sidecar, &self.backups(), 7, NOON, |_| Ok(free))
    }

    /// The names in the backup folder, the lock aside.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.backups())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != ".zhike-backup.lock")
            .collect();
        names.sort();
        names
    }
}

fn ops(db: &Connection) -> i64 {
    db.query_row("SELECT count(*) FROM op", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_backup_holds_every_op_and_opens_with_the_recovery_key() {
    let case = Case::with_ops(100);
    let made = case.back_up(NOON).unwrap();
    assert_eq!((made.ops, made.last_op, made.at), (100, Some(100), NOON));
    assert!(is_intact(&made).unwrap());
    assert_eq!(case.names(), ["", "-keys", ".json"].map(|end| format!("客户-20251122T120000Z.zhike{end}")));
    assert_eq!(list(&case.backups()).unwrap(), std::slice::from_ref(&made));

    let (_, key) = keys::find_epoch(&made.file, &case.recovery, 0).unwrap();
    let copy = keys::connect(&made.file, &key, &case.salt, OpenMode::ReadWrite).unwrap();
    assert_eq!(ops(&copy), 100);
    let slots = sidecar::read(&sidecar::path_of(&made.file)).unwrap();
    assert_eq!(slots, sidecar::read(&sidecar::path_of(&case.file())).unwrap());
    let bytes = fs::read(&made.file).unwrap();
    assert!(!bytes.windows(6).any(|w| w == b"canary"), "nothing in it is readable");
}

#[test]
fn a_copy_of_the_busy_file_itself_lacks_what_the_backup_holds() {
    let case = Case::with_ops(10);
    case.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    case.add(30);
    let plain = case.dir.path().join("plain copy.zhike");
    fs::copy(case.file(), &plain).unwrap();
    let copied = keys::connect(&plain, &case.key, &case.salt, OpenMode::ReadOnly).unwrap();
    assert_eq!(ops(&copied), 10);
    assert_eq!(case.back_up(NOON).unwrap().ops, 40);
}

#[test]
fn a_backup_while_others_write_is_the_file_as_of_one_op() {
    let case = Case::with_ops(2_000);
    let (file, key, salt) = (case.file(), case.key.clone(), case.salt);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let db = keys::connect(&file, &key, &salt, OpenMode::ReadWrite).unwrap();
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                db.execute("INSERT INTO op (device, seq, digest) VALUES (2, 1, randomblob(32))", []).unwrap();
            }
        });
        let made: Vec<_> = (0..5).map(|i| case.back_up(NOON + i * 1_000)).collect();
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        let ops: Vec<i64> = made.into_iter().map(|made| made.unwrap().ops).collect();
        assert!(ops[0] >= 2_000 && ops.is_sorted(), "{ops:?}");
    });
}

#[test]
fn a_workspace_without_ops_or_sidecar_can_be_backed_up() {
    let case = Case::with_ops(0);
    fs::remove_file(sidecar::path_of(&case.file())).unwrap();
    let made = case.back_up(NOON).unwrap();
    assert_eq!((made.ops, made.last_op), (0, None));
    assert_eq!(case.names().len(), 2);
}

#[test]
fn the_newest_seven_stay_and_another_workspace_is_left_alone() {
    let (case, other) = (Case::with_ops(3), Case::with_ops(3));
    let sidecar = sidecar::path_of(&other.file());
    backup(&other.file(), &other.key, &other.salt, &sidecar, &case.backups(), 1, NOON - 99 * DAY).unwrap();
    for day in 0..9 {
        case.back_up(NOON + day * DAY).unwrap();
    }
    let days: Vec<_> = list(&case.backups()).unwrap().into_iter().map(|made| (made.at - NOON) / DAY).collect();
    assert_eq!(days, [8, 7, 6, 5, 4, 3, 2, -99]);
    assert_eq!(case.names().len(), 8 * 3);
}

#[test]
fn never_fewer_than_three_intact_backups_stay() {
    let case = Case::with_ops(3);
    let sidecar = sidecar::path_of(&case.file());
    let keep_one = |now| backup(&case.file(), &case.key, &case.salt, &sidecar, &case.backups(), 1, now).unwrap();
    let made: Vec<_> = (0..3).map(|day| keep_one(NOON + day * DAY)).collect();
    // Damaged where its size does not show it: it does not count, so the oldest stays.
    let mut bytes = fs::read(&made[2].file).unwrap();
    bytes[5_000] ^= 1;
    fs::write(&made[2].file, bytes).unwrap();
    assert!(!is_intact(&made[2]).unwrap());
    keep_one(NOON + 3 * DAY);
    assert_eq!(list(&case.backups()).unwrap().len(), 4);
    // The control: with three intact ones, the others go.
    keep_one(NOON + 4 * DAY);
    keep_one(NOON + 5 * DAY);
    assert_eq!(list(&case.backups()).unwrap().len(), 3);
}

#[test]
fn two_backups_in_one_second_have_two_names() {
    let case = Case::with_ops(3);
    let (a, b) = (case.back_up(NOON).unwrap(), case.back_up(NOON + 1).unwrap());
    assert_ne!(a.file, b.file);
    assert_eq!(list(&case.backups()).unwrap(), [b, a]);
}

#[test]
fn too_little_space_is_said_and_older_backups_stay() {
    let case = Case::with_ops(100);
    let made = case.back_up(NOON).unwrap();
    let before = case.names();
    assert_eq!(case.back_up_with(made.bytes).unwrap_err(), Error::DiskFull);
    assert_eq!(case.names(), before);
    assert_eq!(list(&case.backups()).unwrap(), std::slice::from_ref(&made));
    assert!(case.back_up_with(made.bytes + SPARE + (1 << 20)).is_ok());
}

#[test]
#[ignore = "measures this machine"]
fn what_a_backup_of_100_mb_costs_here() {
    let case = Case::with_ops(0);
    (0..5).for_each(|_| case.add(40_000));
    let start = std::time::Instant::now();
    let made = case.back_up(NOON).unwrap();
    println!("{} bytes in {:?}", made.bytes, start.elapsed());
}

#[test]
#[ignore = "needs a disk with 2 to 8 MB free at $ZHIKE_TEST_SMALL_DISK"]
fn a_disk_that_fills_while_copying_is_said_and_nothing_stays() {
    let mut case = Case::with_ops(40_000);
    let small = PathBuf::from(std::env::var_os("ZHIKE_TEST_SMALL_DISK").unwrap());
    case.backups = small.join("backups");
    let refused = case.back_up_with(u64::MAX).unwrap_err();
    assert_eq!(refused, Error::DiskFull);
    assert!(case.names().is_empty(), "{:?}", case.names());
    assert_eq!(case.back_up(NOON).unwrap_err(), Error::DiskFull);
}

#[test]
fn a_source_that_is_damaged_gives_no_backup_and_leaves_nothing() {
    let case = Case::with_ops(500);
    case.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let mut bytes = fs::read(case.file()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(case.file(), bytes).unwrap();
    assert!(case.back_up(NOON).is_err());
    assert!(case.names().is_empty(), "{:?}", case.names());
}

#[test]
fn a_source_whose_references_dangle_gives_no_backup() {
    let case = Case::with_ops(3);
    case.db.execute_batch("PRAGMA foreign_keys = OFF; INSERT INTO child VALUES (77)").unwrap();
    assert_eq!(case.back_up(NOON).unwrap_err(), damaged());
    assert!(case.names().is_empty());
    case.db.execute_batch("DELETE FROM child").unwrap();
    assert!(case.back_up(NOON).is_ok());
}

#[test]
fn a_damaged_copy_fails_its_check() {
    let case = Case::with_ops(500);
    let made = case.back_up(NOON).unwrap();
    let whole = fs::read(&made.file).unwrap();
    assert!(check(&made.file, &case.key, &case.salt).is_ok(), "the control");
    for at in [0, 20, 4_095, 4_200, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&made.file, bytes).unwrap();
        assert!(check(&made.file, &case.key, &case.salt).is_err(), "byte {at}");
    }
    fs::write(&made.file, &whole[..whole.len() - 4_096]).unwrap();
    assert!(check(&made.file, &case.key, &case.salt).is_err(), "cut short");
}

#[test]
fn what_was_not_checked_is_not_listed() {
    let case = Case::with_ops(3);
    let made = case.back_up(NOON).unwrap();
    fs::copy(&made.file, case.backups().join("copied by hand.zhike")).unwrap();
    fs::write(case.backups().join("other.json"), b"{}").unwrap();
    assert_eq!(list(&case.backups()).unwrap(), std::slice::from_ref(&made));
    fs::write(&made.file, b"cut").unwrap();
    assert_eq!(list(&case.backups()).unwrap(), []);
    assert_eq!(list(&case.dir.path().join("no such folder")).unwrap(), []);
}

#[test]
fn what_a_killed_backup_left_goes_with_the_next_and_a_foreign_file_stays() {
    let case = Case::with_ops(3);
    fs::create_dir_all(case.backups()).unwrap();
    for name in [".zhike-new-00-客户.zhike", ".zhike-new-00-客户.zhike-journal", "notes.txt"] {
        fs::write(case.backups().join(name), b"half").unwrap();
    }
    case.back_up(NOON).unwrap();
    assert_eq!(case.names().len(), 4);
    assert!(case.backups().join("notes.txt").exists());
}

#[test]
fn two_backups_at_once_into_one_folder_do_not_mix() {
    let case = Case::with_ops(3);
    fs::create_dir_all(case.backups()).unwrap();
    let held = lock(&case.backups()).unwrap();
    assert_eq!(case.back_up(NOON).unwrap_err(), Error::Locked { by: "backup".into() });
    drop(held);
    assert!(case.back_up(NOON).is_ok());
}

#[test]
fn a_wrong_key_or_a_missing_source_makes_no_folder() {
    let case = Case::with_ops(3);
    let to = case.backups();
    let (foreign, gone) = (DataKey::from_bytes([0; 32]), case.dir.path().join("gone"));
    let made = |source: &Path, key| backup(source, key, &case.salt, &case.file(), &to, 7, NOON).unwrap_err();
    assert_eq!(made(&case.file(), &foreign), Error::NotOurs);
    assert_eq!(made(&gone, &case.key), Error::Missing);
    assert!(!to.exists());
}
