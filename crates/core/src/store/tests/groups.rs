//! Groups that were broken off.

use super::*;
use crate::store::{fault, group::Group};

fn rows(names: &[&str], owner: Id) -> Vec<(Id, Vec<CellValue>)> {
    names.iter().map(|n| (Id::new(NOON), vec![text("company"), text(n), owner.into()])).collect()
}

const COLUMNS: [&str; 3] = ["kind", "name", "owner_id"];
const LIVE: &str = "SELECT count(*) FROM customer WHERE life = 0";

/// Writes two chunks and dies: the lock is free, the job stands.
fn break_off(copy: &Copy) {
    let mut group = Group::new(&copy.store, None, "test");
    for names in [["a", "b"], ["c", "d"]] {
        group.write(|w| w.create_many::<Customer>(&COLUMNS, &rows(&names, copy.user))).unwrap();
    }
    drop(group);
    assert_eq!(copy.count("SELECT count(*) FROM job"), 1);
}

#[test]
fn a_group_that_a_crash_broke_off_is_withdrawn_at_the_next_open_also_under_a_new_device() {
    let copy = Copy::new();
    let before = copy.content();
    break_off(&copy);
    assert_eq!(copy.count(LIVE), 4, "the control: until then it is there");
    // After a crash the device is never continued: the profile of nobody stands for that here.
    let nobody = scratch();
    let store = Copy::opening(&copy.path, &nobody, &copy.clock).open().unwrap();
    assert_ne!(store.device(), copy.store.device());
    assert_eq!(copy.count(LIVE), 0);
    assert_eq!(copy.count("SELECT count(*) FROM job"), 0);
    assert_eq!(copy.content(), before);
    copy.verify();
}

#[test]
fn what_a_colleague_has_worked_on_meanwhile_stays_when_a_broken_group_is_withdrawn() {
    let copy = Copy::new();
    break_off(&copy);
    let id = copy.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = 'c'", [], |r| r.get::<_, Id>(0))?));
    copy.edit(id, "note", text("called"));
    copy.second();
    assert_eq!(copy.count(LIVE), 1);
    assert_eq!(copy.life("customer", id), 0);
}

#[test]
fn a_group_whose_holder_lives_is_left_alone_and_no_bundle_is_cut_inside_it() {
    let copy = Copy::new();
    let mut group = Group::new(&copy.store, None, "test");
    group.write(|w| w.create_many::<Customer>(&COLUMNS, &rows(&["a"], copy.user))).unwrap();
    copy.second();
    assert_eq!(copy.count(LIVE), 1);
    let ops = copy.ops_since(&Vector::default()).len();
    group.finish().unwrap();
    assert_eq!(copy.ops_since(&Vector::default()).len(), ops + 1);
}

#[test]
fn a_point_does_not_come_back_to_a_customer_that_was_binned_while_the_group_was_open() {
    let copy = Copy::new();
    let id = copy.customer("甲");
    let point = copy.point(id, "1");
    let mut group = Group::new(&copy.store, None, "test");
    group.write(|w| w.bin(&w.load::<Point>("delete", point)?)).unwrap();
    copy.bin(id);
    let left = group.withdraw().unwrap();
    assert_eq!(left.iter().map(|s| s.why.as_str()).collect::<Vec<_>>(), ["refers_to_missing"]);
    assert_eq!(copy.life("contact_point", point), 1, "it stays, and is listed");
    assert!(copy.conflicts().is_empty());
    copy.restore(id);
    assert_eq!(copy.life("contact_point", point), 1, "the bin of the customer did not take it");
}

#[test]
fn withdrawing_a_group_that_may_take_back_nothing_of_a_row_leaves_its_conflict_open() {
    let (a, b) = (Copy::new(), Copy::new());
    let (id, other) = (a.customer("甲"), a.customer("乙"));
    exchange(&a, &b);
    let mut group = Group::new(&a.store, None, "test");
    let phone = cells([("phone", text("1"))]);
    let both =
        |w: &Write<'_>| [id, other].iter().try_for_each(|id| w.update(&w.load::<Customer>("update", *id)?, &phone));
    group.write(both).unwrap();
    a.edit(id, "phone", text("mine"));
    b.bin(id);
    a.pull(&b);
    assert_eq!(a.conflicts().len(), 1);
    let left = group.withdraw().unwrap();
    assert_eq!(left.len(), 1, "the phone that was changed since");
    assert_eq!((a.cell("customer", id, "phone"), a.cell("customer", other, "phone")), (text("mine"), CellValue::Null));
    assert_eq!(a.conflicts().len(), 1, "nobody has said whether the customer lives");
    exchange(&a, &b);
    assert_eq!(b.conflicts().len(), 1);
    // The control: a write to it does say so.
    a.edit(id, "fax", text("2"));
    exchange(&a, &b);
    assert!(b.conflicts().is_empty());
}

/// CORE.md section 2: a chunk refused on the way takes back the chunks before it.
#[test]
fn work_that_comes_in_between_two_chunks_of_an_undo_stops_it_and_all_stands_as_before() {
    let mut in_between = 0;
    // Whether the other window gets its turn before the end is up to the system; ten tries are more than it needs.
    for _ in 0..10 {
        let copy = Copy::new();
        let ops = super::basics::many(&copy, 60, 2);
        let imported = copy.content();
        // Undone newest first, so this one would go last.
        let id =
            copy.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = '公司0'", [], |r| r.get::<_, Id>(0))?));
        let (tell, heard) = std::sync::mpsc::channel();
        copy.store.listen(tell);
        let (undone, edited) = std::thread::scope(|scope| {
            let copy = &copy;
            let other = scope.spawn(move || {
                heard.recv_timeout(std::time::Duration::from_secs(10)).unwrap();
                copy.set::<Customer>(id, "phone", text("1"))
            });
            (fault::in_chunks_of(1, || copy.try_undo(ops[0])), other.join().unwrap())
        });
        copy.verify();
        assert_eq!(copy.count("SELECT count(*) FROM job"), 0);
        let Ok(Written { op: Some((edit, _)), .. }) = edited else {
            assert!(undone.is_ok(), "the edit came too late: {edited:?}, {undone:?}");
            continue;
        };
        in_between += 1;
        let Err(Error::Conflict { stands }) = undone else { panic!("not refused: {undone:?}") };
        assert_eq!((stands.len(), stands[0].op, stands[0].why.as_str()), (1, Some(edit), "changed_later"));
        assert_eq!((copy.count(LIVE), copy.cell("customer", id, "phone")), (60, text("1")));
        copy.undo(edit);
        assert_eq!(copy.content(), imported, "what the first chunks took back is there again");
        break;
    }
    assert!(in_between > 0, "the control: somebody did come in between");
}
