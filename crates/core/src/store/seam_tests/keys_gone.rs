//! Whose key slots are taken away is out, here and in another process, though nobody deactivated him; and comes in again
//! by the recovery key.

use super::{PASSWORD, World, app};
use crate::{
    App, Error, Event, SessionId,
    door::kdf,
    store::slots::{Keys, Slot},
};
use serde_json::json;
use std::{sync::mpsc::Receiver, time::Duration};

fn locked(window: &Receiver<Event>, patience: Duration) -> bool {
    std::iter::from_fn(|| window.recv_timeout(patience).ok()).any(|event| event == Event::Locked)
}

fn count(app: &App, session: &SessionId) -> Result<(), Error> {
    app.call(Some(session), "customer.count", json!({})).map(drop)
}

#[test]
fn whose_keys_are_taken_away_is_out_with_the_next_call_and_the_others_stay() {
    let world = World::new();
    let beside = app(&world.dir.path().join("home"));
    let login = |app: &App, name: &str| app.login(&world.file, name, PASSWORD).expect("in");
    let (ann, bob) = (login(&world.app, "ann"), login(&world.app, "bob"));
    let (ann_there, bob_there) = (login(&beside, "ann"), login(&beside, "bob"));
    let hear = |app: &App, session: &SessionId| app.subscribe(session).expect("events");
    let gone = [hear(&world.app, &ann), hear(&beside, &ann_there)];
    let staying = [hear(&world.app, &bob), hear(&beside, &bob_there)];

    world.store.change_slots(|slots| slots.retain(|slot| slot.user != world.ann)).expect("slots");
    assert_eq!(count(&world.app, &ann), Err(Error::Unauthenticated));
    assert_eq!(count(&beside, &ann_there), Err(Error::Unauthenticated));
    // Longer than two looks of the watch, on a busy machine.
    assert!(gone.iter().all(|window| locked(window, Duration::from_secs(20))));
    assert_eq!((count(&world.app, &bob), count(&beside, &bob_there)), (Ok(()), Ok(())), "the control");
    assert!(!staying.iter().any(|window| locked(window, Duration::from_millis(700))));
    assert!(world.app.login(&world.file, "ann", PASSWORD).is_err());

    // A slot of his own again, and he is let in.
    let keys = Keys { data_key: world.store.opening().key.clone(), recovery: None, private: None };
    let slot = Slot::seal(world.store.workspace, world.ann, "ann", PASSWORD, &keys, 0, None, kdf());
    let slot = slot.expect("a slot");
    world.store.change_slots(|slots| slots.push(slot)).expect("slots");
    assert_eq!(count(&world.app, &login(&world.app, "ann")), Ok(()));
    assert_eq!(count(&world.app, &ann), Err(Error::Unauthenticated), "what was open before stays shut");
    beside.close();
    world.app.close();
}
