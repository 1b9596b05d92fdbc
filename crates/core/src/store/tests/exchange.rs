//! Two and three copies, case by case: what both keep, what they ask a person, what erasing reaches, what is refused.

use super::basics::many;
use super::*;
use std::collections::BTreeSet;

/// Two copies that hold the same customer with two points.
fn two() -> (Copy, Copy, Id, [Id; 2]) {
    let (a, b) = (Copy::new(), Copy::new());
    let id = a.customer("甲");
    let points = [a.point(id, "1"), a.point(id, "2")];
    exchange(&a, &b);
    (a, b, id, points)
}

/// CORE.md section 9, case 2.
#[test]
fn different_fields_survive_silently_and_the_same_field_is_shown_once_and_listed_and_settled_on_both() {
    let (a, b, id, _) = two();
    a.edit(id, "phone", text("021-1"));
    b.edit(id, "email", text("x@y"));
    exchange(&a, &b);
    for copy in [&a, &b] {
        assert_eq!(
            (copy.cell("customer", id, "phone"), copy.cell("customer", id, "email")),
            (text("021-1"), text("x@y"))
        );
        assert!(copy.conflicts().is_empty());
    }
    a.edit(id, "phone", text("earlier"));
    b.clock.store(a.clock.load(SeqCst) + 1000, SeqCst);
    b.edit(id, "phone", text("later"));
    exchange(&a, &b);
    for copy in [&a, &b] {
        assert_eq!(copy.cell("customer", id, "phone"), text("later"));
        let [conflict] = copy.conflicts().try_into().unwrap();
        let sides: Vec<_> =
            conflict.heads.iter().map(|h| (h.value.clone().unwrap()["phone"].clone(), h.shown)).collect();
        assert_eq!((conflict.unit.as_str(), sides), ("phone", vec![(text("later"), true), (text("earlier"), false)]));
    }
    assert_eq!(a.set::<Customer>(id, "phone", text("x")).unwrap_err().code(), "Conflict");
    a.set::<Customer>(id, "fax", text("1")).unwrap();
    // Either choice settles it; the one that is shown already leaves a line too, or the other copy would never know.
    for side in [0, 1] {
        let [conflict] = a.conflicts().try_into().unwrap();
        let head = &conflict.heads[side];
        let settled = a.op(|w| w.settle_conflict(conflict.table, id, "phone", head.op.n));
        exchange(&a, &b);
        for copy in [&a, &b] {
            assert!(copy.conflicts().is_empty());
            assert_eq!(copy.cell("customer", id, "phone"), head.value.clone().unwrap()["phone"]);
            copy.verify();
        }
        if side == 1 {
            a.undo(settled);
            exchange(&a, &b);
            assert_eq!(b.cell("customer", id, "phone"), text("left"), "undone: what was shown before");
            assert!(b.conflicts().is_empty(), "the conflict stays closed");
            return;
        }
        a.edit(id, "phone", text("right"));
        b.clock.fetch_add(60_000, SeqCst);
        b.edit(id, "phone", text("left"));
        exchange(&a, &b);
    }
}

#[test]
fn a_bin_against_work_leaves_the_row_live_and_asks_and_the_answer_moves_its_points_too() {
    for choice in [0, 1] {
        let (a, b, id, points) = two();
        a.bin(id);
        b.edit(id, "phone", text("1"));
        exchange(&a, &b);
        for copy in [&a, &b] {
            assert_eq!((copy.life("customer", id), copy.life("contact_point", points[0])), (0, 1));
            let units: Vec<_> = copy.conflicts().into_iter().map(|c| c.unit).collect();
            assert_eq!(units, ["life"]);
        }
        let [conflict] = b.conflicts().try_into().unwrap();
        let head = conflict.heads.iter().find(|h| h.value.clone().unwrap()["life"] == CellValue::Int(choice)).unwrap();
        let settled = b.op(|w| w.settle_conflict(conflict.table, id, "life", head.op.n));
        exchange(&a, &b);
        for copy in [&a, &b] {
            assert_eq!(
                (copy.life("customer", id), points.map(|p| copy.life("contact_point", p))),
                (choice, [choice; 2])
            );
            assert!(copy.conflicts().is_empty());
        }
        b.undo(settled);
        exchange(&a, &b);
        a.verify();
        assert!(a.conflicts().is_empty());
    }
}

#[test]
fn any_work_on_a_row_whose_life_is_in_conflict_says_that_it_lives() {
    let (a, b, id, _) = two();
    a.bin(id);
    b.edit(id, "phone", text("1"));
    exchange(&a, &b);
    a.edit(id, "fax", text("2"));
    exchange(&a, &b);
    assert!(a.conflicts().is_empty() && b.conflicts().is_empty());
    assert_eq!(b.life("customer", id), 0);
}

#[test]
fn a_point_added_to_a_customer_that_was_binned_elsewhere_is_a_conflict_of_the_customer() {
    let (a, b, id, _) = two();
    a.bin(id);
    let added = b.point(id, "3");
    exchange(&a, &b);
    for copy in [&a, &b] {
        assert_eq!((copy.life("customer", id), copy.life("contact_point", added)), (1, 0));
        let [conflict] = copy.conflicts().try_into().unwrap();
        assert_eq!((conflict.id, conflict.unit.as_str()), (id, "life"));
    }
    let [conflict] = a.conflicts().try_into().unwrap();
    let bin = conflict.heads.iter().find(|h| h.value.clone().unwrap()["life"] == CellValue::Int(1)).unwrap();
    a.op(|w| w.settle_conflict(conflict.table, id, "life", bin.op.n));
    exchange(&a, &b);
    assert_eq!(b.life("contact_point", added), 1);
    assert!(b.conflicts().is_empty());
    b.restore(id);
    assert_eq!(b.life("contact_point", added), 1, "restored is what its own bin took");
}

#[test]
fn erasing_wins_over_what_others_write_meanwhile_and_reaches_what_they_add() {
    let (a, b, id, points) = two();
    let c = Copy::new();
    c.pull(&a);
    a.erase(id);
    b.edit(id, "note", text("秘密"));
    let added = b.point(id, "秘密电话");
    c.op(|w| w.update(&w.load::<Point>("update", points[0])?, &cells([("raw", text("秘密"))])));
    c.erase(id);
    exchange(&a, &b);
    exchange(&b, &c);
    exchange(&a, &c);
    exchange(&a, &b);
    let new = Copy::new();
    new.pull(&b);
    for copy in [&a, &b, &c, &new] {
        assert_eq!(copy.life("customer", id), 3);
        assert!([points[0], points[1], added].iter().all(|p| copy.life("contact_point", *p) == 3));
        assert_eq!(copy.count("SELECT count(*) FROM change_body WHERE old LIKE '%秘密%'"), 0);
        assert!(!String::from_utf8(copy.bundle(&Vector::default())).unwrap().contains("秘密"));
        assert_eq!(copy.state(), a.state());
        copy.verify();
        super::basics::derived_is_fresh(copy);
    }
}

#[test]
fn an_import_travels_row_by_row_and_its_digest_survives_an_erasure_on_any_copy() {
    let (a, b, c) = (Copy::new(), Copy::new(), Copy::new());
    let ops = many(&a, 40, 20);
    let id: Id = a.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = '公司7'", [], |r| r.get(0))?));
    exchange(&a, &b);
    b.erase(id);
    exchange(&a, &b);
    c.pull(&a);
    for copy in [&a, &b, &c] {
        copy.verify();
        assert_eq!(copy.state(), a.state());
    }
    assert!(!a.refusal(ops[0]).is_empty(), "what was erased elsewhere cannot be withdrawn");
    let left = a.store.undo(None, &a.target(ops[0]), "withdraw", Mode::Leave).unwrap().value;
    assert_eq!(left.len(), 1);
    exchange(&a, &c);
    exchange(&a, &b);
    assert_eq!(b.count("SELECT count(*) FROM customer WHERE life = 2"), 39);
    let d = Copy::new();
    d.pull(&c);
    assert_eq!(d.state(), a.state());
    [&a, &b, &c, &d].into_iter().for_each(Copy::verify);
}

#[test]
fn the_withdrawal_of_an_import_that_a_colleague_has_worked_on_meanwhile_is_asked_about() {
    let (a, b) = (Copy::new(), Copy::new());
    let ops = many(&a, 3, 3);
    exchange(&a, &b);
    let id: Id = a.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = '公司1'", [], |r| r.get(0))?));
    a.undo(ops[0]);
    b.edit(id, "phone", text("1"));
    exchange(&a, &b);
    assert_eq!(a.count("SELECT count(*) FROM customer WHERE life = 0"), 1);
    let [conflict] = a.conflicts().try_into().unwrap();
    let lives: BTreeSet<i64> = conflict.heads.iter().filter_map(|h| h.value.as_ref()?["life"].as_int()).collect();
    assert_eq!((conflict.id, lives), (id, BTreeSet::from([0, 2])));
}

#[test]
fn a_bundle_that_does_not_follow_or_was_touched_is_refused_whole() {
    let (a, b, id, _) = two();
    let since = a.vector();
    a.edit(id, "phone", text("1"));
    b.edit(id, "fax", text("2"));
    a.pull(&b);
    a.edit(id, "email", text("3"));
    let state = b.state();
    let whole = String::from_utf8(a.bundle(&since)).unwrap();
    let parse = |text: &str| bundle::parse(b.store.workspace, &mut text.as_bytes());

    let ops = a.ops_since(&since);
    let own: Vec<_> = ops.iter().filter(|op| op.head.id.device == a.store.device()).cloned().collect();
    assert_eq!((ops.len(), own.len()), (3, 2));
    assert!(matches!(b.store.apply(&own[1..]), Err(Error::Corrupt { .. })), "a gap");
    let c = Copy::new();
    c.pull(&Copy::new());
    assert!(
        matches!(c.store.apply(&own), Err(Error::Corrupt { .. })),
        "an op that its author made knowing what is missing here"
    );
    let changed = whole.replace("\"phone\":\"1\"", "\"phone\":\"9\"");
    assert!(changed != whole && parse(&changed).is_err(), "a value was changed");
    assert!(parse(whole.trim_end().rsplit_once('\n').unwrap().0).is_err(), "cut short");
    assert_eq!(bundle::parse(Id::random(), &mut whole.as_bytes()).err(), Some(Error::NotOurs));
    assert_eq!(b.state(), state);
    b.store.apply(&parse(&whole).unwrap()).unwrap();
    a.pull(&b);
    assert_eq!(a.state(), b.state());
}

#[test]
fn a_clock_that_is_a_year_fast_is_followed_five_minutes_and_wins_over_nobody_who_saw_it() {
    let (a, b, id, _) = two();
    b.clock.fetch_add(365 * 24 * 3_600_000, SeqCst);
    b.edit(id, "phone", text("from next year"));
    a.pull(&b);
    let edit = a.edit(id, "phone", text("today"));
    let head = a.sys(|db| OpHead::load(db, edit));
    assert!(head.hlc >> 16 <= a.clock.load(SeqCst) + 300_000);
    exchange(&a, &b);
    assert_eq!(b.cell("customer", id, "phone"), text("today"));
    assert!(b.conflicts().is_empty());
}

/// Customers binned on one copy while a point is added on the other.
fn orphaned() -> (Copy, Copy, Id, Id, i64) {
    let (a, b, id, _) = two();
    let bin = a.bin(id);
    let added = b.point(id, "3");
    exchange(&a, &b);
    (a, b, id, added, bin)
}

#[test]
fn a_settlement_that_only_confirmed_the_bin_is_not_taken_back_into_a_live_point_of_a_binned_customer() {
    let (a, _, id, added, bin) = orphaned();
    let settled = a.op(|w| w.settle_conflict(Table::named("customer")?, id, "life", bin));
    assert_eq!((a.life("customer", id), a.life("contact_point", added)), (1, 1));
    assert_eq!(a.refusal(settled), ["refers_to_missing"]);
    a.verify();
}

#[test]
fn a_point_that_was_confirmed_to_live_stands_in_the_way_of_binning_its_customer_again() {
    let (a, b, id, added, _) = orphaned();
    b.op(|w| w.bin(&w.load::<Point>("delete", added)?));
    a.set::<Point>(added, "raw", text("4")).unwrap();
    exchange(&a, &b);
    let restored = a.restore(id);
    let conflict = a.conflicts().into_iter().find(|c| c.id == added).unwrap();
    let live = conflict.heads.iter().find(|h| h.value.clone().unwrap()["life"] == CellValue::Int(0)).unwrap();
    a.op(|w| w.settle_conflict(conflict.table, added, "life", live.op.n));
    assert_eq!(a.refusal(restored), ["referred_to"]);
}
