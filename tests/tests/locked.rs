//! The end of a session reaches every window that shows it.

use serde_json::json;
use zhike_core::Event;
use zhike_tests::Office;

#[test]
fn the_end_of_a_session_is_told_to_its_own_windows_only_and_is_the_last_they_hear() {
    let (office, boss) = Office::found();
    let other = office.login("boss");
    let windows: Vec<_> = (0..2).map(|_| boss.app.subscribe(&boss.session).expect("events")).collect();
    let elsewhere = other.app.subscribe(&other.session).expect("events");
    let place = zhike_core::Place::File(office.file.clone());
    boss.app.door(&place, Some(&boss.session), "door.logout", json!({})).expect("out");
    other.customer("恒远信息");
    for window in windows {
        assert_eq!(window.recv(), Ok(Event::Locked));
    }
    let heard = elsewhere.recv().expect("an event");
    assert!(matches!(heard, Event::Changed { .. }), "{heard:?}");
    assert!(boss.app.subscribe(&boss.session).is_err());
}
