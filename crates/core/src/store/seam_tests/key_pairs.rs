//! A user's key pair: made by himself with his password, sealed in his slot, proved at every login; nobody else can give
//! him one, and one that stands in the place of his own is told.

use super::{NOON, PASSWORD, World, app, upgrades};
use crate::{
    App, Error, Id, Place, Result, SessionChange, SessionId,
    store::{
        OpenStore, Store,
        key_pair::{PrivateKey, PublicKey},
        slots,
        user_keys::Standing,
        write::Intent,
    },
};
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

const OTHER: &str = "staple battery 77";

/// Live public keys of a user.
fn keys_of(store: &Store, user: Id) -> Vec<PublicKey> {
    let sql = "SELECT public FROM user_key WHERE user_id = ?1 AND life = 0 ORDER BY pk";
    let rows = store.read(None, |r| r.rows(sql, [user], |row| row.get::<_, Vec<u8>>(0))).expect("rows");
    rows.into_iter().map(|bytes| PublicKey(bytes.try_into().expect("32 bytes"))).collect()
}

/// The private key in the slot that a password opens.
fn sealed(store: &Store, username: &str, password: &str) -> Option<PrivateKey> {
    let all = store.slots().expect("slots");
    slots::unlock(&all, store.workspace, username, password).expect("it opens").1.private
}

fn door(app: &App, file: &Path, name: &str, input: Value) -> Result<SessionId> {
    match app.door(&Place::File(file.into()), None, name, input)?.session {
        SessionChange::Set(session) => Ok(session),
        other => panic!("{other:?}"),
    }
}

/// What a session is told in the status bar, and how often the audit names a key that took the place of another.
fn told(app: &App, session: &SessionId, boss: &SessionId) -> (Value, usize) {
    let notice = app.call(Some(session), "workspace.status", json!({})).expect("a status").data["notice"].clone();
    let entries = app.call(Some(boss), "audit.list", json!({})).expect("the audit").data["entries"].clone();
    let named = entries.as_array().expect("entries").iter().filter(|e| e["what"] == "key.replaced").count();
    (notice, named)
}

impl World {
    fn login(&self, username: &str, password: &str) -> Result<SessionId> {
        self.app.login(&self.file, username, password)
    }

    fn boss(&self) -> SessionId {
        self.login("boss", PASSWORD).expect("a session")
    }

    fn code(&self, user: Id) -> String {
        let answer = self.app.call(Some(&self.boss()), "user.invite", json!({ "id": user })).expect("a code");
        answer.data["code"].as_str().expect("text").to_string()
    }

    fn join(&self, username: &str, code: &str, password: &str) -> Result<SessionId> {
        door(&self.app, &self.file, "door.join", json!({ "username": username, "code": code, "password": password }))
    }

    fn user(&self, session: &SessionId) -> Id {
        self.app.session(session).expect("a session").user
    }

    /// Another program that has the data key, and so can write whatever it likes.
    fn behind_the_back(&self, user: Id, f: impl FnOnce(&crate::store::write::Write<'_>) -> Result<()>) {
        assert_ne!(user, Id::from_bytes([0; 16]));
        self.store.write(None, Intent::of("test"), f).expect("the system may");
    }
}

#[test]
fn a_pair_is_made_with_the_password_and_its_private_half_lies_in_the_slot_alone() {
    let world = World::new();
    let boss = world.user(&world.boss());
    let private = sealed(&world.store, "boss", PASSWORD).expect("the founder has a pair");
    assert_eq!(keys_of(&world.store, boss), [private.public()]);

    // A first password that somebody else chose seals none: he makes his pair himself when he first comes in.
    assert!(sealed(&world.store, "ann", PASSWORD).is_none());
    assert_eq!(keys_of(&world.store, world.ann), []);
    world.login("ann", PASSWORD).expect("a session");
    let anns = sealed(&world.store, "ann", PASSWORD).expect("now");
    assert_eq!(keys_of(&world.store, world.ann), [anns.public()]);
    let ops = world.store.last_op().expect("a number");
    world.login("ann", PASSWORD).expect("a session");
    world.boss();
    assert_eq!(world.store.last_op().expect("a number"), ops, "whose key fits writes nothing");

    // An invitation knows none; who uses it makes his own.
    let code = world.code(world.bob);
    let plain = crate::user::invitation::plain(&code);
    let all = world.store.slots().expect("slots");
    let invited: Vec<_> = all.into_iter().filter(|slot| slot.until.is_some()).collect();
    assert!(slots::unlock(&invited, world.store.workspace, "bob", &plain).expect("it opens").1.private.is_none());
    world.join("bob", &code, OTHER).expect("a session");
    assert_eq!(keys_of(&world.store, world.bob), [sealed(&world.store, "bob", OTHER).expect("his").public()]);

    // Nowhere in the open does a private half stand.
    world.app.close();
    for private in [private, anns] {
        for file in [world.file.clone(), crate::store::sidecar::path_of(&world.file)] {
            let bytes = std::fs::read(file).expect("bytes");
            assert!(!bytes.windows(32).any(|w| w == private.as_bytes()));
        }
    }
}

#[test]
fn a_changed_password_keeps_the_pair_and_a_forgotten_one_ends_it() {
    let world = World::new();
    let session = world.login("ann", PASSWORD).expect("a session");
    let first = keys_of(&world.store, world.ann);
    let ops = world.store.last_op().expect("a number");
    world.app.call(Some(&session), "user.password", json!({ "old": PASSWORD, "new": OTHER })).expect("a new password");
    let kept = sealed(&world.store, "ann", OTHER).expect("still his").public();
    assert_eq!((first.as_slice(), world.store.last_op().expect("a number")), ([kept].as_slice(), ops));

    let code = world.code(world.ann);
    let session = world.join("ann", &code, PASSWORD).expect("a session");
    let second = sealed(&world.store, "ann", PASSWORD).expect("a new one").public();
    assert_ne!(second, kept, "what the forgotten password sealed is lost");
    assert_eq!(keys_of(&world.store, world.ann), [second]);
    assert_eq!(told(&world.app, &session, &world.boss()), (Value::Null, 0), "by his own doing nobody is alarmed");
    let gone = world.store.read(None, |r| r.key_standing(world.ann, &kept)).expect("an answer");
    assert_eq!(gone, Standing::Replaced);
}

#[test]
fn whoever_leaves_loses_slot_and_keys_and_has_new_ones_when_he_comes_back() {
    let world = World::new();
    let boss = world.boss();
    let input = json!({ "username": "cid", "password": PASSWORD, "roles": ["manager"] });
    let added = world.app.call(Some(&boss), "user.add", input).expect("a user").data;
    let cid: Id = added["id"].as_str().expect("text").parse().expect("an id");
    world.login("cid", PASSWORD).expect("a session");
    let first = keys_of(&world.store, cid);
    assert_eq!(first.len(), 1);
    world.app.call(Some(&boss), "user.deactivate", json!({ "id": cid })).expect("he leaves");
    assert_eq!(keys_of(&world.store, cid), []);
    assert!(world.store.slots().expect("slots").iter().all(|slot| slot.user != cid));
    let back = world.app.call(Some(&boss), "user.activate", json!({ "id": cid })).expect("a code").data;
    let session = world.join("cid", back["code"].as_str().expect("text"), OTHER).expect("a session");
    let second = sealed(&world.store, "cid", OTHER).expect("his").public();
    assert_eq!(keys_of(&world.store, cid), [second]);
    assert_ne!(first, [second]);
    assert_eq!(told(&world.app, &session, &boss), (Value::Null, 0));
}

#[test]
fn nobody_gives_another_a_key_and_no_key_says_another_than_its_id() {
    let world = World::new();
    let boss = world.user(&world.boss());
    let public = PrivateKey::generate().public();
    let before = world.store.last_op().expect("a number");
    let give = |by: Id| world.store.write(Some(by), Intent::of("test"), |w| w.keep_key(world.ann, &public));
    assert!(matches!(give(boss), Err(Error::Internal { .. })));
    assert!(matches!(give(world.bob), Err(Error::Internal { .. })));
    let rewritten = world.store.write(Some(world.ann), Intent::of("test"), |w| {
        let cells = [("user_id", world.ann.into()), ("public", crate::value::CellValue::Blob(vec![7; 32]))];
        w.seed("user_key", Id::random(), cells.into_iter().map(|(k, v)| (k.to_string(), v)).collect())
    });
    assert!(matches!(rewritten, Err(Error::Internal { .. })));
    assert_eq!((keys_of(&world.store, world.ann).len(), world.store.last_op().expect("a number")), (0, before));

    give(world.ann).expect("the control: his own he makes");
    assert_eq!(keys_of(&world.store, world.ann), [public]);
    world.store.write(Some(boss), Intent::of("test"), |w| w.withdraw_keys(world.ann, None)).expect("withdrawn");
    assert!(matches!(give(boss), Err(Error::Internal { .. })), "nor does another bring one back");
    give(world.ann).expect("he himself does");
}

#[test]
fn a_key_in_the_place_of_ones_own_is_told_and_noted_and_ones_own_comes_back() {
    let world = World::new();
    let session = world.login("ann", PASSWORD).expect("a session");
    assert_eq!(told(&world.app, &session, &world.boss()), (Value::Null, 0), "the control");
    let own = keys_of(&world.store, world.ann)[0];
    let strange = PrivateKey::generate().public();
    world.behind_the_back(world.ann, |w| {
        w.withdraw_keys(world.ann, None)?;
        w.keep_key(world.ann, &strange)
    });
    assert_eq!(keys_of(&world.store, world.ann), [strange]);
    let session = world.login("ann", PASSWORD).expect("she still comes in");
    let boss = world.boss();
    assert_eq!(told(&world.app, &session, &boss), (json!("key_replaced"), 1));
    assert_eq!(told(&world.app, &boss, &boss).0, Value::Null, "nobody else's notice");
    assert!(keys_of(&world.store, world.ann).contains(&own));
    world.login("ann", PASSWORD).expect("a session");
    assert_eq!(told(&world.app, &session, &boss).1, 1, "noted once");

    // The same where the row itself was rewritten, past every trigger.
    let db = world.plain();
    let rewrite = "BEGIN IMMEDIATE; UPDATE writing SET op = 1; UPDATE user_key SET public = randomblob(32), rev = 1
                   WHERE user_id = (SELECT id FROM user WHERE username = 'ann'); UPDATE writing SET op = NULL; COMMIT";
    db.execute_batch(rewrite).expect("whoever has the key of the file can");
    drop(db);
    assert!(!keys_of(&world.store, world.ann).contains(&own));
    world.login("ann", PASSWORD).expect("a session");
    assert_eq!(told(&world.app, &session, &boss).1, 2);
    assert!(keys_of(&world.store, world.ann).contains(&own));
}

#[test]
fn users_of_older_files_get_a_pair_when_they_next_come_in_and_keep_their_slot() {
    for schema in [1, 5] {
        let (dir, file) = upgrades::file_of(schema);
        let app = app(&dir.path().join("home"));
        let session = app.login(&file, "boss", PASSWORD).expect("an old slot opens");
        let open = app.session(&session).expect("a session");
        let (store, user): (Arc<OpenStore>, Id) = (open.store.clone(), open.user);
        drop(open);
        let made = sealed(&store, "boss", PASSWORD).expect("a pair now").public();
        assert_eq!(keys_of(&store, user), [made]);
        assert_eq!(told(&app, &session, &session), (Value::Null, 0));
        let (slots, ops) = (store.slots().expect("slots").len(), store.last_op().expect("a number"));
        app.login(&file, "boss", PASSWORD).expect("a session");
        assert_eq!((store.slots().expect("slots").len(), store.last_op().expect("a number")), (slots, ops));
        let health = app.call(Some(&session), "doctor.check", json!({})).expect("health").data;
        assert_eq!(health["problems"], json!([]), "schema {schema} at {NOON}");
        drop(store);
        app.close();
    }
}

#[test]
fn the_recovery_key_makes_a_new_pair() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, file) = (app(&dir.path().join("home")), dir.path().join("w.zhike"));
    let input = json!({ "workspace": "w", "username": "boss", "password": PASSWORD, "locale": "en" });
    let made = app.door(&Place::File(file.clone()), None, "door.create", input).expect("a workspace");
    let SessionChange::Set(session) = made.session else { panic!("no session") };
    let open = app.session(&session).expect("a session");
    let (store, user): (Arc<OpenStore>, Id) = (open.store.clone(), open.user);
    let first = keys_of(&store, user);
    store.change_slots(Vec::clear).expect("every slot is gone");
    let input = json!({ "recovery_key": made.data["recovery_key"], "username": "boss", "password": OTHER });
    let session = door(&app, &file, "door.recover", input).expect("a session");
    let second = sealed(&store, "boss", OTHER).expect("his").public();
    assert_eq!(keys_of(&store, user), [second]);
    assert_ne!(first, [second]);
    assert_eq!(told(&app, &session, &session), (Value::Null, 0));
}
