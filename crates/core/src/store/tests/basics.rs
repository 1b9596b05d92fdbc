//! One copy: rows, the bin, undo, groups, erasing, and the proofs over its journal.

use super::super::group::Group;
use super::*;

#[test]
fn what_was_made_and_changed_is_taken_back_and_done_again() {
    let copy = Copy::new();
    let empty = copy.content();
    let id = Id::new(NOON);
    let made = copy.customer_as(id, "华东贸易");
    let named = copy.content();
    let edit = copy.edit(id, "phone", text("021-1"));
    let edited = copy.content();
    assert_eq!(copy.cell("customer", id, "phone"), text("021-1"));

    let undo = copy.undo(edit);
    assert_eq!(copy.cell("customer", id, "phone"), CellValue::Null);
    assert_eq!(copy.content(), named);
    let redo = copy.undo(undo);
    assert_eq!(copy.content(), edited);
    assert_eq!(copy.refusal(edit), ["changed_later", "changed_later"], "it has been taken back and done again");
    copy.undo(redo);
    assert_eq!(copy.refusal(made).len(), 4, "every later op on the row stands in the way of taking back its creation");
    copy.verify();

    let other = copy.customer("别家");
    let other_made = copy.count("SELECT max(n) FROM op");
    copy.undo(other_made);
    assert_eq!(copy.life("customer", other), 2);
    assert_eq!(copy.content(), named, "an undone creation leaves the content as it was");
    assert_ne!(named, empty);
    copy.verify();
}

#[test]
fn a_group_of_cells_and_custom_fields_are_saved_and_taken_back_whole() {
    let copy = Copy::new();
    let id = copy.customer("甲");
    copy.edit(id, "city", text("上海"));
    let before = copy.content();
    let edit = copy.op(|w| {
        let row = w.load::<Customer>("update", id)?;
        w.update(
            &row,
            &cells([("address", text("路 1")), ("custom.a", text("\"x\"")), ("custom.b", text("[1,2.5]"))]),
        )?;
        w.update(&row, &cells([("custom.a", CellValue::Null), ("custom.c", text("true"))]))
    });
    assert_eq!(copy.image("customer", id).cells.get("custom.a"), None);
    assert_eq!(copy.cell("customer", id, "custom.b"), text("[1,2.5]"));
    let lines = copy.sys(|db| super::super::line::Line::of_op(db, edit));
    assert_eq!(lines.len(), 1, "one line a row");
    assert_eq!(lines[0].cells, ["address", "city", "custom.b", "custom.c", "postcode", "province", "region"]);
    let later = copy.edit(id, "city", text("北京"));
    assert_eq!(copy.refusal(edit), ["changed_later"], "the city is of the same group");
    copy.undo(later);
    assert_eq!(copy.refusal(edit), ["changed_later", "changed_later"]);
    copy.verify();
    assert_ne!(copy.content(), before);
}

#[test]
fn a_change_and_its_reversal_within_one_op_leave_no_line() {
    let copy = Copy::new();
    let id = copy.customer("甲");
    let ops = copy.count("SELECT count(*) FROM change");
    copy.write(|w| {
        let row = w.load::<Customer>("update", id)?;
        w.update(&row, &cells([("phone", text("1"))]))?;
        w.update(&row, &cells([("phone", CellValue::Null)]))?;
        w.bin(&row)?;
        w.restore(&row)
    })
    .unwrap();
    assert_eq!(copy.count("SELECT count(*) FROM change"), ops);
    copy.verify();
}

/// CORE.md section 9, case 7.
#[test]
fn a_customer_with_three_points_and_a_tag_is_binned_and_restored_and_the_restore_undone_exactly_those_rows_each_time() {
    let copy = Copy::new();
    let id = copy.customer("甲");
    let gone_before = copy.point(id, "1");
    let points = [copy.point(id, "2"), copy.point(id, "3"), copy.point(id, "4")];
    let contact = Id::new(NOON + 5);
    copy.op(|w| w.create::<Contact>(contact, &cells([("customer_id", id.into()), ("name", text("王"))])));
    copy.edit(id, "primary_contact_id", contact.into());
    let (tag, tagging) = (Id::new(NOON), Id::new(NOON + 1));
    copy.op(|w| {
        w.create::<Tag>(tag, &cells([("name", text("老客户"))]))?;
        w.create::<Tagging>(
            tagging,
            &cells([("tag_id", tag.into()), ("owner_kind", text("customer")), ("owner_id", id.into())]),
        )
    });
    copy.op(|w| w.bin(&w.load::<Point>("delete", gone_before)?));
    let live = copy.content();
    let lives = |copy: &Copy| {
        let points = [gone_before, points[0], points[1], points[2]].map(|p| copy.life("contact_point", p));
        (copy.life("customer", id), points, copy.life("tagging", tagging), copy.life("contact", contact))
    };

    let bin = copy.bin(id);
    assert_eq!(lives(&copy), (1, [1, 1, 1, 1], 1, 1));
    let restore = copy.restore(id);
    assert_eq!(lives(&copy), (0, [1, 0, 0, 0], 0, 0));
    assert_eq!(copy.content(), live);
    let undone = copy.undo(restore);
    assert_eq!(lives(&copy), (1, [1, 1, 1, 1], 1, 1));
    copy.restore(id);
    assert_eq!(lives(&copy), (0, [1, 0, 0, 0], 0, 0), "the second restore finds the same rows");
    assert_eq!(copy.refusal(bin)[0], "changed_later");
    assert_eq!(copy.refusal(undone)[0], "changed_later");
    copy.verify();
}

#[test]
fn a_bin_is_taken_back_with_all_it_took_along() {
    let copy = Copy::new();
    let id = copy.customer("甲");
    copy.point(id, "1");
    let live = copy.content();
    let bin = copy.bin(id);
    copy.undo(bin);
    assert_eq!(copy.content(), live);
    copy.verify();
}

pub(super) fn many(copy: &Copy, count: usize, chunk: usize) -> Vec<i64> {
    let mut ops: Vec<i64> = Vec::new();
    let mut group = Group::new(&copy.store, None, "import");
    for part in (0..count).collect::<Vec<_>>().chunks(chunk) {
        copy.tick();
        let rows: Vec<_> = part
            .iter()
            .map(|i| (Id::new(NOON), vec![text("company"), text(&format!("公司{i}")), copy.user.into()]))
            .collect();
        group.write(|w| w.create_many::<Customer>(&["kind", "name", "owner_id"], &rows)).unwrap();
        ops.extend(group.newest().map(|(n, _)| n));
    }
    group.finish().unwrap();
    ops
}

/// CORE.md section 9, case 1.
#[test]
fn an_import_of_500_is_taken_back_unless_a_colleague_has_worked_on_one_of_them() {
    let copy = Copy::new();
    copy.customer("老客户");
    let ops = many(&copy, 500, 200);
    assert_eq!(copy.count("SELECT count(*) FROM change WHERE pk_to IS NOT NULL"), 3, "one line a chunk");

    let id: Id = copy.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = '公司250'", [], |r| r.get(0))?));
    let call = Id::new(NOON);
    let made = copy.op(|w| {
        let row = cells([
            ("customer_id", id.into()),
            ("occurred_at", CellValue::Int(NOON)),
            ("occurred_on", text("2026-11-22")),
            ("summary", text("问价")),
        ]);
        w.create::<Call>(call, &row)
    });
    let Err(Error::Conflict { stands }) = copy.try_undo(ops[0]) else { panic!("not refused") };
    assert_eq!(stands.len(), 1);
    let named = (stands[0].entity.as_str(), stands[0].title.as_str(), stands[0].why.as_str(), stands[0].op);
    assert_eq!(named, ("interaction", "问价", "referred_to", Some(made)));

    copy.undo(made);
    copy.edit(id, "phone", text("1"));
    assert_eq!(copy.refusal(ops[2]), ["changed_later"]);
    let Written { value: left, .. } = copy.store.undo(None, &copy.target(ops[0]), "withdraw", Mode::Leave).unwrap();
    assert_eq!(left.len(), 1, "withdrawing leaves what somebody has touched and lists it");
    assert_eq!(copy.count("SELECT count(*) FROM customer WHERE life = 0"), 2);
    assert_eq!(copy.cell("customer", id, "phone"), text("1"));
    copy.verify();

    let copy = Copy::new();
    copy.customer("老客户");
    let before = copy.content();
    let ops = many(&copy, 500, 200);
    let imported = copy.content();
    let undo = copy.undo(ops[1]);
    assert_eq!(copy.content(), before, "the undo leaves the content as before");
    copy.undo(undo);
    assert_eq!(copy.content(), imported, "and the redo as after");
    copy.verify();
}

#[test]
fn a_group_of_20_000_is_imported_and_taken_back() {
    let copy = Copy::new();
    let before = copy.content();
    let at = std::time::Instant::now();
    let ops = many(&copy, 20_000, 2_000);
    let imported = at.elapsed();
    copy.undo(ops[0]);
    eprintln!("20,000 rows: import {imported:?}, undo {:?}", at.elapsed() - imported);
    assert_eq!(copy.content(), before);
}

#[test]
fn withdrawing_a_group_leaves_what_somebody_refers_to_and_cells_that_somebody_changed() {
    let copy = Copy::new();
    let ids: Vec<Id> = (0..80).map(|i| copy.customer(&format!("客户{i}"))).collect();
    let mut group = Group::new(&copy.store, None, "bulk");
    let changed = group.write(|w| {
        let values = cells([("phone", text("1")), ("fax", text("2"))]);
        ids.iter().try_for_each(|id| w.update(&w.load::<Customer>("update", *id)?, &values))
    });
    changed.unwrap();
    let edit = group.finish().unwrap().op.unwrap();
    // More than are ever named.
    for id in &ids[..70] {
        copy.edit(*id, "phone", text("mine"));
    }
    let left = copy.store.undo(None, &copy.target(edit), "withdraw", Mode::Leave).unwrap().value;
    assert_eq!(left.len(), 70);
    assert_eq!(copy.cell("customer", ids[69], "phone"), text("mine"));
    assert_eq!(copy.cell("customer", ids[70], "phone"), CellValue::Null);
    assert!(ids.iter().all(|id| copy.cell("customer", *id, "fax").is_null()), "cells that nobody touched come back");
    assert_eq!(copy.refusal(edit).len(), 50, "at most so many are named");
    copy.verify();

    let copy = Copy::new();
    let ops = many(&copy, 60, 30);
    let id: Id = copy.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = '公司7'", [], |r| r.get(0))?));
    copy.point(id, "1");
    let left = copy.store.undo(None, &copy.target(ops[0]), "withdraw", Mode::Leave).unwrap().value;
    assert_eq!(left.iter().map(|s| s.why.as_str()).collect::<Vec<_>>(), ["referred_to"]);
    assert_eq!(copy.life("customer", id), 0, "a row that is referred to stays");
    assert_eq!(copy.count("SELECT count(*) FROM customer WHERE life = 0"), 1);
    copy.verify();
}

#[test]
fn bulk_and_row_by_row_leave_journals_of_the_same_meaning() {
    let (a, b) = (Copy::new(), Copy::new());
    let rows: Vec<(Id, Vec<CellValue>)> = (0..5)
        .map(|i| (Id::new(NOON + i), vec![text("company"), text(&format!("公司{i}")), a.user.into(), CellValue::Null]))
        .collect();
    let columns = ["kind", "name", "owner_id", "phone"];
    let bulk = a.op(|w| w.create_many::<Customer>(&columns, &rows));
    let one_by_one = b.op(|w| {
        rows.iter().try_for_each(|(id, values)| {
            let cells = columns.iter().zip(values).map(|(c, v)| (c.to_string(), v.clone())).collect();
            w.create::<Customer>(*id, &cells).map(drop)
        })
    });
    assert_eq!(a.state(), b.state());
    let told = |copy: &Copy, n: i64| {
        let op = copy.ops_since(&Vector::default()).into_iter().find(|op| op.head.id == copy.op_id(n)).unwrap();
        let mut lines: Vec<_> = op.lines.into_iter().map(|l| (l.id, l.names, l.cells)).collect();
        lines.sort_by_key(|l| l.0);
        lines
    };
    assert_eq!(told(&a, bulk), told(&b, one_by_one));
    let derived = "SELECT group_concat(pk || name_key || created_at || first_hlc || missing || life) FROM (SELECT * FROM customer_derived ORDER BY pk)";
    let texts = [&a, &b].map(|c| c.sys(|db| Ok(db.query_row(derived, [], |r| r.get::<_, String>(0))?)));
    assert_eq!(texts[0], texts[1]);
    a.undo(bulk);
    b.undo(one_by_one);
    assert_eq!(a.state(), b.state());
    a.verify();
    b.verify();
}

/// CORE.md section 9, case 6: row, history, bodies, chain.
#[test]
fn an_erased_person_is_in_no_row_no_history_no_body_and_the_chain_still_verifies() {
    let copy = Copy::new();
    let ops = many(&copy, 3, 3);
    let id: Id = copy.sys(|db| Ok(db.query_row("SELECT id FROM customer WHERE name = '公司1'", [], |r| r.get(0))?));
    copy.edit(id, "name", text("张三秘密"));
    let edit = copy.edit(id, "note", text("秘密备注"));
    copy.edit(id, "custom.hobby", text("\"秘密爱好\""));
    copy.edit(id, "name", text("张三"));
    let point = copy.point(id, "秘密电话");
    copy.write(|w| w.update(&w.load::<Point>("update", point)?, &cells([("raw", text("另一秘密"))]))).unwrap();
    copy.undo(edit);
    let erase = copy.erase(id);

    assert_eq!((copy.life("customer", id), copy.life("contact_point", point)), (3, 3));
    assert_eq!(copy.cell("customer", id, "name"), text(""));
    for table in ["customer", "contact_point"] {
        let left = copy.image(table, id_of(table, id, point)).cells;
        assert!(
            left.values().all(|v| v.as_text().is_none_or(|t| !t.contains("秘密") && !t.contains("张三"))),
            "{left:?}"
        );
    }
    let bodies = "SELECT count(*) FROM change_body WHERE old LIKE '%秘密%' OR old LIKE '%张三%' OR old LIKE '%公司1%'";
    assert_eq!(copy.count(bodies), 0);
    let details = "SELECT count(*) FROM op WHERE detail LIKE '%秘密%'";
    assert_eq!(copy.count(details), 0);
    assert_eq!(
        copy.count("SELECT count(*) FROM customer_derived WHERE name_key LIKE '%zhang%' OR name_fold LIKE '%张%'"),
        0
    );
    let told = String::from_utf8(copy.bundle(&Vector::default())).unwrap();
    assert!(!told.contains("秘密") && !told.contains("张三") && !told.contains("公司1"), "exports hold no word of him");
    let (steps, _) = copy.store.read(None, |r| r.history("customer", id, None, 50)).unwrap();
    assert!(!format!("{steps:?}").contains("秘密") && !format!("{steps:?}").contains("张三"));
    assert_eq!(steps[0].kind, super::super::history::StepKind::Erased);

    copy.verify();
    assert!(
        copy.refusal(edit).contains(&"changed_later".to_string()) || copy.refusal(edit).contains(&"erased".to_string())
    );
    assert!(copy.refusal(erase).contains(&"erased".to_string()), "an erase is never taken back");
    assert!(!copy.refusal(ops[0]).is_empty());
    assert_eq!(copy.set::<Customer>(id, "phone", text("1")).unwrap_err().code(), "Blocked");
    assert_eq!(copy.write(|w| w.erase(&w.load::<Customer>("delete", id)?)).unwrap_err().code(), "Blocked");
    copy.verify();

    let other = Copy::new();
    other.pull(&copy);
    assert_eq!(other.state(), copy.state());
    other.verify();
    let third = Copy::new();
    third.pull(&other);
    assert_eq!(third.state(), copy.state());
    third.verify();
}

fn id_of(table: &str, customer: Id, point: Id) -> Id {
    if table == "customer" { customer } else { point }
}

#[test]
fn derived_values_are_what_a_rebuild_writes() {
    let copy = Copy::new();
    let id = copy.customer("上海贸易");
    copy.point(id, "138 0000 0000");
    copy.edit(id, "phone", text("021-6888"));
    let ops = many(&copy, 5, 5);
    copy.undo(ops[0]);
    let bin = copy.bin(id);
    copy.undo(bin);
    derived_is_fresh(&copy);
}

pub(super) fn derived_is_fresh(copy: &Copy) {
    let dump = || {
        let sql = "SELECT quote(pk) || quote(owner_id) || life || name_key || name_fold || number_key || level_key || region_key || created_at
                   || quote(created_by) || created_on || first_hlc || hex(first_device) || phone_norm || missing FROM customer_derived ORDER BY pk";
        let points = "SELECT pk || norm FROM contact_point_derived ORDER BY pk";
        copy.sys(|db| {
            let rows = |sql: &str| -> Result<Vec<String>> {
                Ok(db.prepare(sql)?.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
            };
            Ok((rows(sql)?, rows(points)?))
        })
    };
    let written = dump();
    copy.store.rebuild_derived().unwrap();
    assert_eq!(written, dump());
}

#[test]
fn an_undone_group_stays_undone_when_the_file_is_opened_again() {
    let copy = Copy::new();
    let before = copy.content();
    let ops = many(&copy, 20, 10);
    copy.undo(ops[0]);
    assert_eq!(copy.count("SELECT count(*) FROM job"), 0, "no group is open any more");
    let second = copy.second();
    second.close();
    assert_eq!(copy.content(), before);
    let other = Copy::new();
    other.pull(&copy);
    assert_eq!(other.state(), copy.state(), "and all of it travels");
    copy.undo(copy.count("SELECT max(n) FROM op"));
    other.pull(&copy);
    assert_eq!(other.count("SELECT count(*) FROM customer WHERE life = 0"), 20);
    other.verify();
}
