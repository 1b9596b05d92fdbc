//! Taking back what another copy did and what came here in a bundle: by what it did here, refused by what happened here
//! since. After an exchange both copies are equal again.

use super::basics::many;
use super::*;
use crate::store::fault::{self, Fault};

/// Two copies that hold the same customer.
fn two() -> (Copy, Copy, Id) {
    let (a, b) = (Copy::new(), Copy::new());
    let id = a.customer("甲");
    exchange(&a, &b);
    (a, b, id)
}

/// The number on `there` of the op that is `n` on `here`.
fn on(there: &Copy, here: &Copy, n: i64) -> i64 {
    let id = here.op_id(n);
    there.sys(|db| OpHead::find(db, id)).expect("it has arrived").n
}

fn verified(a: &Copy, b: &Copy) {
    exchange(a, b);
    for copy in [a, b] {
        assert!(copy.conflicts().is_empty(), "{:?}", copy.conflicts());
        copy.verify();
        super::basics::derived_is_fresh(copy);
    }
}

#[test]
fn what_arrived_is_taken_back_here_done_again_there_and_both_copies_agree() {
    let (a, b, id) = two();
    let before = a.content();
    let edit = a.op(|w| {
        let row = w.load::<Customer>("update", id)?;
        w.update(&row, &cells([("phone", text("021-1")), ("city", text("上海")), ("custom.a", text("\"x\""))]))
    });
    let after = a.content();
    b.pull(&a);
    let undo = b.undo(on(&b, &a, edit));
    assert_eq!(b.content(), before);
    verified(&a, &b);
    assert_eq!(a.content(), before, "and so it is where it was done");
    // The undo came in a bundle in its turn: taking it back is the redo.
    let redo = a.undo(on(&a, &b, undo));
    assert_eq!(a.content(), after);
    verified(&a, &b);
    b.undo(on(&b, &a, redo));
    verified(&a, &b);
    assert_eq!(b.content(), before);

    // The control: an undo that does not read what the op did here changes nothing here.
    let edit = a.edit(id, "fax", text("9"));
    b.pull(&a);
    fault::plant(Some(Fault::EffectsNotTakenBack));
    b.undo(on(&b, &a, edit));
    fault::plant(None);
    assert_eq!(b.cell("customer", id, "fax"), text("9"));
}

#[test]
fn what_arrived_as_made_binned_and_restored_is_taken_back_as_such() {
    let (a, b, id) = two();
    let before = a.content();
    let added = Id::new(NOON + 7);
    let made = a.op(|w| w.create::<Point>(added, &point(id, "1")));
    let with_point = a.content();
    b.pull(&a);
    let undo = b.undo(on(&b, &a, made));
    assert_eq!((b.content(), b.life("contact_point", added)), (before, 2));
    verified(&a, &b);
    b.undo(undo);
    assert_eq!(b.content(), with_point);
    verified(&a, &b);

    let bin = a.bin(id);
    let binned = a.content();
    b.pull(&a);
    b.undo(on(&b, &a, bin));
    assert_eq!(b.content(), with_point, "with all that went with it");
    verified(&a, &b);
    let bin = b.bin(id);
    a.pull(&b);
    let restored = a.restore(id);
    b.pull(&a);
    b.undo(on(&b, &a, restored));
    assert_eq!(b.content(), binned);
    verified(&a, &b);
    let stands = b.refusal(bin);
    assert_eq!(stands[0], "changed_later");
}

#[test]
fn what_happened_here_since_stands_in_the_way_and_what_touched_other_cells_does_not() {
    let (a, b, id) = two();
    let (phone, fax) = (a.edit(id, "phone", text("1")), a.edit(id, "fax", text("2")));
    b.pull(&a);
    let mine = b.edit(id, "phone", text("3"));
    let Err(Error::Conflict { stands }) = b.try_undo(on(&b, &a, phone)) else { panic!("not refused") };
    let named = (stands[0].why.as_str(), stands[0].op, stands[0].cells.clone());
    assert_eq!((stands.len(), named), (1, ("changed_later", Some(mine), vec!["phone".to_string()])));
    let state = b.state();
    assert_eq!(b.refusal(on(&b, &a, phone)), ["changed_later"]);
    assert_eq!(b.state(), state, "a refused undo changes nothing");
    b.undo(on(&b, &a, fax));
    assert_eq!((b.cell("customer", id, "fax"), b.cell("customer", id, "phone")), (CellValue::Null, text("3")));
    verified(&a, &b);
    // There too, where the work on it has arrived meanwhile.
    assert_eq!(a.refusal(phone), ["changed_later"]);

    // A customer that arrived, and on whom somebody here has logged a call.
    let other = Id::new(NOON + 9);
    let made = a.customer_as(other, "乙");
    b.pull(&a);
    let call = b.op(|w| {
        let cells = cells([
            ("customer_id", other.into()),
            ("occurred_at", CellValue::Int(NOON)),
            ("occurred_on", text("2026-11-22")),
            ("summary", text("问价")),
        ]);
        w.create::<Call>(Id::new(NOON), &cells)
    });
    assert_eq!(b.refusal(on(&b, &a, made)), ["referred_to"]);
    a.undo(made);
    exchange(&a, &b);
    assert_eq!(a.conflicts().len(), 1, "done unseen, the two are a conflict of the customer");
    b.undo(call);
    verified(&a, &b);
}

#[test]
fn what_is_in_conflict_is_settled_and_not_taken_back() {
    let (a, b, id) = two();
    let left = a.edit(id, "phone", text("left"));
    b.clock.store(a.clock.load(SeqCst), SeqCst);
    let right = b.edit(id, "phone", text("right"));
    exchange(&a, &b);
    assert_eq!(b.refusal(on(&b, &a, left)), ["in_conflict"]);
    assert_eq!(
        b.refusal(right),
        ["changed_later", "in_conflict"],
        "nor what one did oneself: the other's came later here"
    );
    let [conflict] = b.conflicts().try_into().unwrap();
    let settled = b.op(|w| w.settle_conflict(conflict.table, id, "phone", conflict.heads[0].op.n));
    let shown = b.cell("customer", id, "phone");
    verified(&a, &b);
    a.undo(on(&a, &b, settled));
    verified(&a, &b);
    assert_eq!(b.cell("customer", id, "phone"), shown, "the side that was shown was chosen: nothing to put back");
    assert_eq!(b.refusal(on(&b, &a, left)), ["changed_later"]);
}

#[test]
fn an_op_that_changed_nothing_here_is_taken_back_to_nothing() {
    let (a, b, id) = two();
    let edit = a.edit(id, "phone", text("same"));
    b.edit(id, "phone", text("same"));
    b.pull(&a);
    let content = b.content();
    let undo = b.undo(on(&b, &a, edit));
    assert_eq!(b.content(), content, "here it came second");
    assert_eq!(b.count(&format!("SELECT count(*) FROM change WHERE op = {undo}")), 0);
    verified(&a, &b);
}

#[test]
fn two_who_take_the_same_back_unseen_agree() {
    let (a, b, id) = two();
    let before = a.content();
    let edit = a.edit(id, "phone", text("1"));
    let group = many(&a, 20, 10);
    b.pull(&a);
    a.undo(edit);
    b.undo(on(&b, &a, edit));
    a.undo(group[0]);
    b.undo(on(&b, &a, group[1]));
    verified(&a, &b);
    assert_eq!(a.content(), before);
}

#[test]
fn an_import_that_arrived_is_taken_back_whole_and_done_again_on_the_other_copy() {
    let (a, b, _) = two();
    let before = a.content();
    let mut ops = many(&a, 50, 20);
    let imported = a.content();
    b.pull(&a);
    // In one op and in several: each row came here with a line of its own.
    for chunk in [9, 2] {
        let undo = fault::in_chunks_of(chunk, || b.undo(on(&b, &a, ops[0])));
        assert_eq!(b.content(), before, "any op of it stands for all");
        verified(&a, &b);
        assert_eq!(a.refusal(ops[0])[0], "changed_later", "it is taken back already");
        // Done again where it was first done, by taking back an undo that came in a bundle.
        let redo = fault::in_chunks_of(chunk, || a.undo(on(&a, &b, undo)));
        assert_eq!(a.content(), imported);
        verified(&a, &b);
        assert_eq!(b.refusal(on(&b, &a, ops[0]))[0], "changed_later", "taken back and done again");
        ops[0] = redo;
    }
}

#[test]
fn an_import_that_arrived_and_was_worked_on_is_taken_back_on_neither_copy() {
    let (a, b, _) = two();
    let ops = many(&a, 30, 10);
    b.pull(&a);
    let id: Id = b.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = '公司17'", [], |r| r.get(0))?));
    let edit = b.edit(id, "phone", text("1"));
    let Err(Error::Conflict { stands }) = b.try_undo(on(&b, &a, ops[2])) else { panic!("not refused") };
    let named = |stands: &[Obstacle]| stands.iter().map(|s| (s.title.clone(), s.op)).collect::<Vec<_>>();
    assert_eq!(named(&stands), [("公司17".to_string(), Some(edit))]);
    exchange(&a, &b);
    let Err(Error::Conflict { stands }) = a.try_undo(ops[0]) else { panic!("not refused") };
    assert_eq!(named(&stands), [("公司17".to_string(), Some(on(&a, &b, edit)))], "and there once it has come");
    // Called off, all goes but what was worked on, on both copies.
    b.store.undo(None, &b.target(on(&b, &a, ops[0])), "withdraw", Mode::Leave).unwrap();
    verified(&a, &b);
    assert_eq!(a.count("SELECT count(*) FROM customer WHERE life = 0"), 2);
    assert_eq!(a.cell("customer", id, "phone"), text("1"));
}

#[test]
fn an_erase_that_arrived_is_not_taken_back() {
    let (a, b, id) = two();
    let point = a.point(id, "秘密");
    b.pull(&a);
    let erase = a.erase(id);
    b.pull(&a);
    assert!(b.refusal(on(&b, &a, erase)).contains(&"erased".to_string()));
    assert_eq!((b.life("customer", id), b.life("contact_point", point)), (3, 3));
    // Nor what somebody added meanwhile and what was erased as it came.
    let (d, other, extra) = (Copy::new(), a.customer("乙"), Id::new(NOON));
    d.pull(&a);
    let added = d.op(|w| w.create::<Point>(extra, &super::point(other, "秘密")));
    a.erase(other);
    a.pull(&d);
    assert_eq!((a.life("contact_point", extra), a.refusal(on(&a, &d, added))), (3, vec!["erased".into()]));
    // Nor where it found nothing left to erase.
    let c = Copy::new();
    c.pull(&a);
    assert_eq!(c.life("customer", id), 3);
    assert!(c.refusal(on(&c, &a, erase)).contains(&"erased".to_string()));
    verified(&a, &b);
}

#[test]
fn who_takes_back_that_a_withdrawn_row_lives_again_withdraws_what_was_done_to_it_since() {
    // The same for a row alone, for a range of rows, and for rows that came one by one.
    let (a, b, id) = two();
    let alone = Id::new(NOON + 3);
    let made = a.customer_as(alone, "乙");
    let group = many(&a, 6, 3)[0];
    let undone = [made, group].map(|n| a.undo(n));
    let [one, many] = undone.map(|n| a.undo(n));
    b.pull(&a);
    let of_group: Id = a.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = '公司4'", [], |r| r.get(0))?));
    for (row, redo) in [(alone, one), (of_group, many)] {
        a.edit(row, "phone", text("1"));
        verified(&a, &b);
        assert_eq!(a.refusal(redo), ["changed_later"]);
        assert_eq!(b.refusal(on(&b, &a, redo)), ["changed_later"]);
    }
    // The control: taken for a mere change of life, the row goes, and the colleague's work with it.
    fault::plant(Some(Fault::RevivalTakenForLife));
    b.undo(on(&b, &a, one));
    fault::plant(None);
    assert_eq!(b.life("customer", alone), 2);
    // A restore is taken back in spite of such work: the row lies in the bin for all to see.
    let bin = b.bin(id);
    let restored = b.undo(bin);
    b.edit(id, "phone", text("1"));
    b.undo(restored);
    assert_eq!(b.life("customer", id), 1);
}

#[test]
fn many_points_do_not_come_back_to_a_customer_that_lies_in_the_bin() {
    let (a, b, id) = two();
    let rows: Vec<_> = (0..3)
        .map(|i| {
            let cells = point(id, &i.to_string());
            (Id::new(NOON + i), ["owner_kind", "owner_id", "kind", "raw"].map(|c| cells[c].clone()).to_vec())
        })
        .collect();
    let made = a.op(|w| w.create_many::<Point>(&["owner_kind", "owner_id", "kind", "raw"], &rows));
    let undo = a.undo(made);
    assert_eq!(a.count(&format!("SELECT count(*) FROM change WHERE op = {undo} AND pk_to IS NOT NULL")), 1, "one line");
    a.bin(id);
    exchange(&a, &b);
    assert_eq!(a.refusal(undo), ["refers_to_missing"; 3]);
    assert_eq!(b.refusal(on(&b, &a, undo)), ["refers_to_missing"; 3], "as where each has a line of its own");
    a.restore(id);
    a.undo(undo);
    verified(&a, &b);
    assert_eq!(b.count("SELECT count(*) FROM contact_point WHERE life = 0"), 3);
}
