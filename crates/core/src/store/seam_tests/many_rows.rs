//! Many rows in one line of the journal say what the same rows say one by one.

use super::{PASSWORD, World, app};
use crate::{
    Id, Result,
    store::{
        digest, health, page,
        read::Read,
        row_log::RowLog,
        schema::Table,
        scope::Entity,
        sidecar,
        undo::{Mode, Target},
        write::{Intent, Write},
    },
    value::CellValue,
};
use std::path::Path;

struct Customer;
impl Entity for Customer {
    const TABLE: &'static str = "customer";
}

/// State, content before, what each row was given, lines of the journal.
type Told = (String, String, Vec<Vec<(String, CellValue)>>, i64);

/// What a file says of customers made by `make`.
fn told(world: &World, at: &Path, make: impl FnOnce(&Write<'_>) -> Result<()>) -> Told {
    let file = at.join("w.zhike");
    std::fs::create_dir_all(at).expect("a folder");
    std::fs::copy(&world.file, &file).expect("a copy");
    std::fs::copy(sidecar::path_of(&world.file), sidecar::path_of(&file)).expect("its keys");
    let app = app(&at.join("home"));
    let session = app.login(&file, "boss", PASSWORD).expect("a session");
    let store = app.session(&session).expect("a session").store.clone();
    let digest = |whole: bool| {
        let of = |r: &Read<'_>| {
            r.sys(|db| if whole { digest::state(db, r.layouts()) } else { digest::content(db, r.layouts()) })
        };
        store.read(None, of).expect("a digest")
    };
    let before = digest(false);
    let op = store.write(None, Intent::of("test"), make).expect("written").op.expect("an op").0;
    let state = digest(true);
    let ids: Vec<Id> = (0..40).map(|i| Id::of_key(world.store.workspace, "test", &i.to_string())).collect();
    let lines = ids.iter().map(|id| {
        let given = store.read(None, |r| {
            r.sys(|db| {
                let table = Table::named("customer")?;
                let pk = page::pk_of(db, table, *id)?.expect("the row");
                Ok(RowLog::load(db, r.layout("customer")?, pk)?.given(op))
            })
        });
        given.expect("a log").expect("its values").into_iter().collect()
    });
    let lines = lines.collect();
    let count = store.read(None, |r| {
        r.sys(|db| Ok(db.query_row("/*s*/ SELECT count(*) FROM change WHERE op = ?1", [op], |r| r.get(0))?))
    });
    assert_eq!(health::check(&store).expect("checked").problems, Vec::<String>::new());
    let target = store.read(None, |r| r.sys(|db| Target::of(db, op))).expect("a target");
    store.undo(None, &target, "undo", Mode::Refuse).expect("undone");
    assert_eq!(digest(false), before, "its undo leaves the content as it was");
    app.close();
    (state, before, lines, count.expect("a count"))
}

#[test]
fn many_rows_in_one_line_and_row_by_row_say_the_same() {
    let world = World::new();
    world.app.close();
    let owner = world.ann;
    let row = |i: usize| {
        let id = Id::of_key(world.store.workspace, "test", &i.to_string());
        let phone = if i.is_multiple_of(3) { CellValue::Null } else { CellValue::Text(format!("021-{i}")) };
        (
            id,
            vec![
                CellValue::Text("company".into()),
                CellValue::Text(format!("客户{i}")),
                owner.into(),
                phone,
                CellValue::Int(1 + i as i64 % 5),
            ],
        )
    };
    const COLUMNS: [&str; 5] = ["kind", "name", "owner_id", "phone", "credit"];
    let rows: Vec<_> = (0..40).map(row).collect();
    let one_by_one = |w: &Write<'_>, rows: &[(Id, Vec<CellValue>)]| -> Result<()> {
        for (id, values) in rows {
            let cells = COLUMNS.iter().map(|c| c.to_string()).zip(values.iter().cloned()).collect();
            w.create::<Customer>(*id, &cells)?;
        }
        Ok(())
    };
    let bulk = told(&world, &world.dir.path().join("bulk"), |w| w.create_many::<Customer>(&COLUMNS, &rows));
    let single = told(&world, &world.dir.path().join("single"), |w| one_by_one(w, &rows));
    assert_eq!(bulk.0, single.0, "the same state");
    assert_eq!(bulk.1, single.1);
    assert_eq!(bulk.2, single.2, "the same lines of every row");
    assert_eq!((bulk.3, single.3), (1, 40), "they are two ways, not one");
    assert!(bulk.2.iter().all(|cells| cells.len() >= 5), "every line says what it gave");
    // The control: one value that differs shows.
    let mut other = rows.clone();
    other[7].1[4] = CellValue::Int(9);
    let other = told(&world, &world.dir.path().join("other"), |w| one_by_one(w, &other));
    assert!(other.0 != bulk.0 && other.2 != bulk.2);
}
