//! What is kept in memory or done at once for speed shows what the long way shows.

use super::{basics::many, *};

#[test]
fn an_import_that_is_most_of_the_file_is_undone_at_once_and_every_index_is_there_again() {
    const INDEXES: &str = "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema WHERE tbl_name = 'customer_derived' AND type = 'index' ORDER BY name)";
    let indexes = |copy: &Copy| copy.sys(|db| Ok(db.query_row(INDEXES, [], |r| r.get::<_, String>(0))?));
    let copy = Copy::new();
    let stays = copy.customer("张三");
    let (before, there, first) = (copy.content(), indexes(&copy), copy.count("SELECT max(n) FROM op"));
    let beside = copy.second();
    let ops = many(&copy, 10_000, 2_000);
    let undo = copy.undo(ops[0]);
    assert_eq!(undo, first + 6, "five chunks went, one took them back");
    assert_eq!((copy.content(), indexes(&copy)), (before, there));
    assert_eq!(copy.count("SELECT count(*) FROM customer_derived"), 1, "only what lives is in lists");
    copy.verify();
    // Who had the file open goes on, although the indexes are other ones now.
    let note = cells([("note", text("still here"))]);
    beside.write(None, Intent::of("test"), |w| w.update(&w.load::<Customer>("update", stays)?, &note)).unwrap();
    assert_eq!(copy.cell("customer", stays, "note"), text("still here"));
    copy.undo(undo);
    assert_eq!(copy.count("SELECT count(*) FROM customer_derived WHERE life = 0"), 10_001);
    copy.verify();
}

/// What a list shows from memory is what the file says, after every kind of work, also that of another process.
#[test]
fn the_marks_of_a_list_follow_the_file() {
    let copy = Copy::new();
    let beside = copy.second();
    let (a, b) = (copy.customer("华东贸易"), copy.customer("华南贸易"));
    let contact = copy.contact(a, "单丽");
    copy.store.read(None, |r| r.build_marks()).unwrap();
    beside.read(None, |r| r.build_marks()).unwrap();
    let same = |store: &crate::store::Store, table: &str| {
        store
            .read(None, |r| {
                let marks = r.marks(table)?.expect("built");
                let columns = marks.columns();
                let places: Vec<usize> = (0..columns.len()).collect();
                for pk in 1..=copy.count(&format!("SELECT max(pk) FROM {table}")) {
                    let listed = copy.count(&format!("SELECT count(*) FROM {table}_derived WHERE pk = {pk}")) == 1;
                    let kept = marks.row(pk, &places);
                    assert_eq!(kept.is_some(), listed, "row {pk}");
                    let Some(kept) = kept else { continue };
                    assert_eq!(format!("{:?}", kept.derived), format!("{:?}", r.derived(table, pk)?), "row {pk}");
                    let image = r.image_of(table, pk)?;
                    let newest = "SELECT max(c.rev, coalesce((SELECT max(rev) FROM contact_point WHERE owner_kind = 'contact' AND owner_id = c.id), 0))";
                    let rev = copy.count(&format!("{newest} FROM {table} c WHERE pk = {pk}"));
                    assert_eq!((kept.id, kept.rev), (image.id, rev), "row {pk}");
                    for (column, cell) in columns.iter().zip(&kept.cells) {
                        assert_eq!(*cell, image.cell(column), "{column} of row {pk}");
                    }
                }
                Ok(())
            })
            .unwrap();
    };
    let both = || {
        for table in ["customer", "contact"] {
            same(&copy.store, table);
            same(&beside, table);
        }
    };
    both();
    copy.edit(a, "phone", text("021-1"));
    copy.edit(a, "name", text("华东𠮷贸易"));
    copy.edit(b, "city", text("上海"));
    both();
    let point = |kind, raw| {
        let of =
            [("owner_kind", text("contact")), ("owner_id", contact.into()), ("kind", text(kind)), ("raw", text(raw))];
        let id = Id::random();
        copy.op(|w| w.create::<Point>(id, &cells(of)));
        id
    };
    let mobile = point("mobile", "13800138000");
    point("email", "shan@example.com");
    both();
    copy.set::<Contact>(contact, "position", text("采购经理")).unwrap();
    copy.set::<Point>(mobile, "raw", text("13900139000")).unwrap();
    both();
    let bin = copy.bin(b);
    both();
    copy.undo(bin);
    both();
    let ops = many(&copy, 30, 10);
    both();
    copy.undo(ops[0]);
    both();
    copy.erase(a);
    both();
    let other = Copy::new();
    other.customer("来自别处");
    copy.pull(&other);
    both();
}

/// A transaction that began before a customer was made neither shows it nor takes its absence for damage, although
/// what is searched has followed a later one.
#[test]
fn an_older_transaction_does_not_find_what_it_cannot_see() {
    let copy = Copy::new();
    copy.customer("恒远");
    let found = |r: &super::super::read::Read<'_>| {
        r.search(crate::store::search::Searched::Customer, "hy", &Default::default(), 10).unwrap().hits.len()
    };
    copy.store
        .read(None, |old| {
            assert_eq!(found(old), 1);
            copy.customer("恒源");
            copy.store.read(None, |new| {
                assert_eq!(found(new), 2, "the control: a new transaction finds both");
                Ok(())
            })?;
            assert_eq!(found(old), 1);
            Ok(())
        })
        .unwrap();
}
