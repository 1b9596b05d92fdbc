//! A device never gives two ops one number; a guesser waits; a swapped file is noticed.

use super::*;
use std::{collections::HashMap, fs};

fn home() -> (tempfile::TempDir, Home) {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::at(dir.path());
    (dir, home)
}

/// A file, as far as devices go: the highest seq it holds of each.
#[derive(Clone, Default)]
struct File(HashMap<DeviceId, u64>);

impl File {
    fn chooses(&self, profile: &mut Profile) -> DeviceChoice {
        profile.device_for(|id| self.0.get(id).copied())
    }

    fn opened_by(&self, profile: &mut Profile) -> DeviceId {
        let (DeviceChoice::Continue(id) | DeviceChoice::Mint(id)) = self.chooses(profile);
        profile.hold(&id);
        id
    }

    /// Makes one op, of which the profile learns nothing.
    fn written_by(&mut self, id: DeviceId) {
        *self.0.entry(id).or_default() += 1;
    }

    fn closed(&self, profile: &mut Profile, id: DeviceId) {
        profile.let_go(&id, self.0.get(&id).copied().unwrap_or(0));
    }

    /// Opens, makes one op and closes.
    fn used_by(&mut self, profile: &mut Profile) -> DeviceId {
        let id = self.opened_by(profile);
        self.written_by(id);
        self.closed(profile, id);
        id
    }
}

#[test]
fn a_file_goes_on_as_the_device_that_knows_it() {
    let (mut profile, mut file) = (Profile::default(), File::default());
    let DeviceChoice::Mint(id) = file.chooses(&mut profile) else { panic!("nobody was here before") };
    assert_eq!(file.chooses(&mut profile), DeviceChoice::Continue(id));
    for _ in 0..3 {
        assert_eq!(file.used_by(&mut profile), id);
    }
    assert_eq!(profile.devices, [Device { id, seq: 3, held: false }]);
}

#[test]
fn an_older_copy_gets_a_device_of_its_own_and_both_go_on() {
    let (mut profile, mut file) = (Profile::default(), File::default());
    let first = file.used_by(&mut profile);
    let mut older = file.clone();
    file.used_by(&mut profile);
    let DeviceChoice::Mint(second) = older.chooses(&mut profile) else { panic!("it lacks an op of the device") };
    assert_ne!(first, second);
    assert_eq!(older.used_by(&mut profile), second);
    assert_eq!(file.chooses(&mut profile), DeviceChoice::Continue(first));
    assert_eq!(older.chooses(&mut profile), DeviceChoice::Continue(second));
}

#[test]
fn a_file_that_is_ahead_of_the_profile_gets_a_new_device_too() {
    let (mut profile, mut file) = (Profile::default(), File::default());
    let first = file.used_by(&mut profile);
    file.written_by(first);
    assert!(matches!(file.chooses(&mut profile), DeviceChoice::Mint(_)));
}

#[test]
fn two_copies_open_at_once_never_share_a_device() {
    let (mut profile, mut file) = (Profile::default(), File::default());
    let first = file.used_by(&mut profile);
    let copy = file.clone();
    assert_eq!(file.opened_by(&mut profile), first);
    assert!(matches!(copy.chooses(&mut profile), DeviceChoice::Mint(_)));
}

#[test]
fn after_a_power_cut_no_copy_repeats_a_number_that_was_not_noted() {
    let (mut profile, mut file) = (Profile::default(), File::default());
    let first = file.used_by(&mut profile);
    let mut copy = file.clone();
    // Opened, written, cut off: the profile still says 1.
    file.opened_by(&mut profile);
    file.written_by(first);
    assert_eq!(profile.devices, [Device { id: first, seq: 1, held: true }]);
    assert_ne!(copy.used_by(&mut profile), first);
    // The control: without the hold, the copy would have gone on as the same device.
    profile.let_go(&first, 1);
    let before = File(HashMap::from([(first, 1)]));
    assert_eq!(before.chooses(&mut profile), DeviceChoice::Continue(first));
}

#[test]
fn a_noted_number_is_never_taken_back() {
    let (mut profile, id) = (Profile::default(), DeviceId::random());
    profile.note_seq(&id, 5);
    profile.note_seq(&id, 3);
    assert_eq!(profile.devices, [Device { id, seq: 5, held: false }]);
}

#[test]
fn five_tries_are_free_and_then_the_wait_doubles_up_to_a_minute() {
    let mut profile = Profile::default();
    let mut now = 1_000_000;
    let mut waits = Vec::new();
    for _ in 0..13 {
        profile.begin_try(now).unwrap();
        let wait = profile.wait_s(now);
        waits.push(wait);
        if wait > 0 {
            let early = now + i64::from(wait) * 1_000 - 1;
            assert_eq!(profile.begin_try(early).unwrap_err(), Error::TooMany { wait_s: 1 });
        }
        now += i64::from(wait) * 1_000;
    }
    assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    assert_eq!(profile.tries.count, 13);
    assert_eq!(profile.wait_s(i64::MIN / 2), 60, "a clock set back does not lengthen the wait");
}

#[test]
fn failures_are_counted_before_the_password_is_looked_at_and_handed_out_once() {
    let (_dir, home) = home();
    let workspace = Id::random();
    let wrong = || -> Result<()> { Err(Error::WrongPassword { wait_s: 0 }) };
    for i in 1..=5 {
        let wait_s = u32::from(i == 5);
        assert_eq!(home.try_password(workspace, i, wrong).unwrap_err(), Error::WrongPassword { wait_s });
    }
    let looked_at = std::cell::Cell::new(false);
    let refused = home.try_password(workspace, 6, || {
        looked_at.set(true);
        Ok(())
    });
    assert_eq!(refused.unwrap_err(), Error::TooMany { wait_s: 1 });
    assert!(!looked_at.get());
    assert_eq!(home.profile(Id::random()).unwrap().tries, Tries::default(), "another workspace is not held up");

    // A process that dies while it looks at the password has used a try up.
    let died = std::panic::catch_unwind(|| home.try_password(workspace, 5_000, || -> Result<()> { panic!("killed") }));
    assert!(died.is_err());
    let (_, failed) = home.try_password(workspace, 9_000, || Ok(())).unwrap();
    assert_eq!(failed, Some(Tries { count: 6, first_at: 1, last_at: 9_000 }));
    let (_, failed) = home.try_password(workspace, 9_001, || Ok(())).unwrap();
    assert_eq!(failed, None);
}

#[test]
fn what_is_remembered_is_there_next_time_and_a_failed_change_is_not() {
    let (dir, home) = home();
    let (workspace, id) = (Id::random(), DeviceId::random());
    let head = Head { device: id, seq: 4, digest: [9; 32] };
    home.update(workspace, |profile| {
        profile.note_seq(&id, 4);
        profile.head = Some(head);
        Ok(())
    })
    .unwrap();
    let failed: Result<()> = home.update(workspace, |profile| {
        profile.head = None;
        Err(Error::cancelled())
    });
    assert_eq!(failed.unwrap_err(), Error::cancelled());
    let profile = home.profile(workspace).unwrap();
    assert_eq!(profile.devices, [Device { id, seq: 4, held: false }]);
    assert_eq!(profile.head, Some(head));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = dir.path().join(format!("profile/{workspace}.json"));
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        let folder = fs::metadata(dir.path().join("profile")).unwrap();
        assert_eq!(folder.permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn what_a_newer_program_remembers_is_kept() {
    let (dir, home) = home();
    let workspace = Id::random();
    fs::create_dir_all(dir.path().join("profile")).unwrap();
    let file = dir.path().join(format!("profile/{workspace}.json"));
    fs::write(&file, r#"{"theme": {"of": "tomorrow"}, "tries": {"count": 2, "first_at": 1, "last_at": 2}}"#).unwrap();
    home.update(workspace, |profile| profile.begin_try(3)).unwrap();
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("tomorrow") && text.contains(r#""count": 3"#), "{text}");
}

#[test]
fn a_damaged_profile_starts_anew() {
    let (dir, home) = home();
    let workspace = Id::random();
    fs::create_dir_all(dir.path().join("profile")).unwrap();
    fs::write(dir.path().join(format!("profile/{workspace}.json")), b"\0{{").unwrap();
    assert_eq!(home.profile(workspace).unwrap(), Profile::default());
    home.update(workspace, |profile| profile.begin_try(3)).unwrap();
    assert_eq!(home.profile(workspace).unwrap().tries.count, 1);
}

#[test]
fn writers_at_once_lose_nothing() {
    let (_dir, home) = home();
    let (workspace, id) = (Id::random(), DeviceId::random());
    home.update(workspace, |profile| {
        profile.note_seq(&id, 0);
        Ok(())
    })
    .unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..25 {
                    let add = |profile: &mut Profile| {
                        profile.devices[0].seq += 1;
                        Ok(())
                    };
                    home.update(workspace, add).unwrap();
                }
            });
        }
    });
    assert_eq!(home.profile(workspace).unwrap().devices, [Device { id, seq: 200, held: false }]);
}

#[test]
fn an_older_or_rewritten_file_is_noticed() {
    let mut profile = Profile::default();
    assert_eq!(profile.check_head(|_, _| None), HeadCheck::Expected);
    let device = DeviceId::random();
    profile.head = Some(Head { device, seq: 9, digest: [1; 32] });
    let looks = |digest: Option<[u8; 32]>| {
        profile.check_head(|id, seq| {
            assert_eq!((*id, seq), (device, 9));
            digest
        })
    };
    assert_eq!(looks(Some([1; 32])), HeadCheck::Expected);
    assert_eq!(looks(None), HeadCheck::Older);
    assert_eq!(looks(Some([2; 32])), HeadCheck::Rewritten);
}
