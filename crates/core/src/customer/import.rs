//! Customers from a CSV file with a header: a job, and one group that one undo takes back.

use super::{Customer, batch::Batch, fields::CUSTOMER};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    import::{ImportRow, Lookup, Mapping, Reader, Rejection, map_headers},
    record::{bulk::CHUNK, values::to_cells},
    store::{
        capture::Cells,
        group::Group,
        page::Named,
        write::{Intent, Write},
    },
    text::{
        fold::{fold, same_name},
        phone,
    },
    value::CellValue,
    words::Lang,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

/// Most rejections that are told one by one; all are counted.
const TOLD: usize = 1_000;

/// Imports customers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The file, put before.
    pub file: String,
    /// Tells what would happen and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
}

/// What came of an import.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Imported {
    /// Customers made.
    pub created: u64,
    /// Customers changed.
    pub updated: u64,
    /// Rows that say what stands already.
    pub unchanged: u64,
    /// Rows left out: the same name twice in the file, or several customers of that name.
    pub skipped: u64,
    /// Rows refused whole.
    pub rejected: u64,
    /// Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
    pub problems: Vec<Rejection>,
    /// How many those are in all.
    pub problems_total: u64,
    /// Columns that mean nothing here.
    pub ignored_columns: Vec<String>,
    /// The group: what undo takes back as one.
    pub grp: Option<String>,
}

impl Imported {
    /// A row that is not taken.
    fn reject(&mut self, rejection: Rejection) {
        self.rejected += 1;
        self.note(rejection);
    }

    /// A cell that is not taken.
    fn note(&mut self, rejection: Rejection) {
        self.problems_total += 1;
        if self.problems.len() < TOLD {
            self.problems.push(rejection);
        }
    }
}

impl Action for Import {
    const NAME: &'static str = "customer.import";
    const NEEDS: Permission = Permission::to("import", "customer");
    const UNDO: Undo = Undo::Free;
    const JOB: bool = true;
    type Output = Imported;

    fn run(self, cx: &Cx) -> Result<Done<Imported>> {
        let file = cx.session.file(&self.file)?;
        let name = file.name.clone();
        let total = rows_in(&mut Reader::new(file.open()?)?)?;
        let mut reader = Reader::new(file.open()?)?;
        let store = cx.store();
        let words = store.read(Some(cx.user()), Words::read)?;
        let mut mapping = map_headers(&CUSTOMER, reader.headers(), Lang::Zh);
        mapping.minor_digits = words.minor_digits;
        if mapping.header_of("name").is_none() && !mapping.people {
            return Err(Error::invalid("file", "no_name_column"));
        }
        let group = Group::new(store, Some(cx.user()), Self::NAME);
        let mut run = Run {
            cx,
            mapping,
            words,
            seen: HashSet::new(),
            parents: Vec::new(),
            out: Imported::default(),
            group,
            name,
        };
        run.out.ignored_columns = run.mapping.ignored().into_iter().map(String::from).collect();
        if let Err(why) = run.all(&mut reader, total, self.dry_run) {
            // Cancelled, or broken on the way: nothing of it stays but what somebody else has built on.
            run.group.withdraw()?;
            return Err(why);
        }
        if !self.dry_run {
            cx.session.drop_file(&self.file);
        }
        let ended = run.group.finish()?;
        run.out.grp = ended.grp.map(|g| g.to_string());
        Ok(Done { data: run.out, op: ended.op, touched: ended.tables })
    }
}

fn rows_in(reader: &mut Reader<impl std::io::Read>) -> Result<u64> {
    let mut rows = 0;
    while reader.next_row()?.is_some() {
        rows += 1;
    }
    Ok(rows)
}

/// An import under way.
struct Run<'a> {
    cx: &'a Cx,
    mapping: Mapping,
    words: Words,
    /// Names of the rows before, so that a file that names somebody twice makes him once.
    seen: HashSet<String>,
    /// Parents by name: they may stand further down in the file, so they are joined when all rows are in.
    parents: Vec<Parent>,
    out: Imported,
    group: Group<'a>,
    name: String,
}

impl Run<'_> {
    fn all(&mut self, reader: &mut Reader<impl std::io::Read>, total: u64, dry_run: bool) -> Result<()> {
        let mut done = 0;
        loop {
            self.cx.progress(done, total)?;
            let mut rows = Vec::new();
            let mut ended = false;
            while rows.len() < CHUNK {
                match reader.next_row()? {
                    None => {
                        ended = true;
                        break;
                    }
                    Some(Err(rejection)) => self.out.reject(rejection),
                    Some(Ok(row)) => match self.mapping.row(&row, &self.words) {
                        Ok(row) => rows.push(row),
                        Err(rejection) => self.out.reject(rejection),
                    },
                }
                done += 1;
            }
            if !rows.is_empty() {
                self.chunk(rows, dry_run)?;
            }
            if ended {
                self.join_parents(dry_run)?;
                return self.cx.progress(done, total);
            }
        }
    }

    /// Gives customers the parents that their rows name, now that everybody is there.
    fn join_parents(&mut self, dry_run: bool) -> Result<()> {
        if dry_run {
            return Ok(()); // who is only tried is nobody's parent yet
        }
        let Run { parents, out, group, mapping, .. } = self;
        let column = mapping.header_of("parent").map(String::from);
        for chunk in parents.chunks(CHUNK) {
            group.write(|w| {
                for Parent { of, name, row } in chunk {
                    let mut found = w.customers_by(Named::Name { folded: &fold(name), phone: None }, "import")?;
                    if found.is_empty() {
                        found = w.customers_by(Named::Number(name), "import")?;
                    }
                    let [parent] = found.as_slice() else {
                        out.note(Rejection { row: *row, column: column.clone(), reason: "unknown".into() });
                        continue;
                    };
                    let customer = w.load::<Customer>("import", *of)?;
                    let parent = CellValue::from(*parent);
                    let stands = w.image_of("customer", customer.pk)?.cell("parent_id") == parent;
                    if !stands && parent != CellValue::from(*of) {
                        w.update(&customer, &Cells::from([("parent_id".to_string(), parent)]))?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn chunk(&mut self, rows: Vec<ImportRow>, dry_run: bool) -> Result<()> {
        let Run { cx, mapping, words, seen, parents, out, group, name } = self;
        let work = |w: &Write<'_>| {
            w.say(&serde_json::json!({ "file": name }));
            let mut batch = Batch::new(w)?;
            let mut chunk = Chunk { user: cx.user(), mapping, words, seen, parents, out };
            for row in rows {
                chunk.row(w, &mut batch, row)?;
            }
            out.created += batch.len() as u64;
            batch.write()
        };
        if dry_run {
            let intent = Intent { dry_run, ..Intent::of("customer.import") };
            return cx.store().write(Some(cx.user()), intent, work).map(drop);
        }
        group.write(work)
    }
}

/// The rows of one chunk.
struct Chunk<'a> {
    user: Id,
    mapping: &'a Mapping,
    words: &'a Words,
    seen: &'a mut HashSet<String>,
    parents: &'a mut Vec<Parent>,
    out: &'a mut Imported,
}

/// A parent that a row names.
struct Parent {
    of: Id,
    name: String,
    row: u64,
}

impl Chunk<'_> {
    fn row(&mut self, w: &Write<'_>, batch: &mut Batch<'_, '_>, row: ImportRow) -> Result<()> {
        let ImportRow { row: at, number, mut values, points, tags, rejected } = row;
        let parent = values.remove("parent").and_then(|p| self.words.name_of(&p));
        rejected.into_iter().for_each(|r| self.out.note(r));
        let name = values.get("name").and_then(|n| n.as_str()).unwrap_or_default().to_string();
        let kind = values.get("kind").and_then(|k| k.as_str()).unwrap_or("company").to_string();
        let mut cells = match to_cells::<Customer>(w, &kind, &values).map(|given| given.cells) {
            Ok(cells) => cells,
            Err(Error::Invalid { fields }) => {
                self.out.rejected += 1;
                for (field, reason) in fields {
                    let column = self.mapping.header_of(&field).unwrap_or(&field).to_string();
                    self.out.note(Rejection { row: at, column: Some(column), reason });
                }
                return Ok(());
            }
            Err(other) => return Err(other),
        };
        // Two companies of one name are one; two people of one name are one only if they have one phone.
        let phone = cells.get("phone").and_then(|p| p.as_text()).map(phone::search_form).unwrap_or_default();
        let phone = (kind == "person").then_some(phone);
        let key = number
            .clone()
            .unwrap_or_else(|| format!("{}\u{1f}{}", same_name(&name), phone.as_deref().unwrap_or_default()));
        if !self.seen.insert(key) {
            self.out.skipped += 1;
            return Ok(());
        }
        let named = match &number {
            Some(number) => Named::Number(number),
            None => Named::Name { folded: &fold(&name), phone: phone.as_deref() },
        };
        let found = w.customers_by(named, "import")?;
        let of = match found.as_slice() {
            [] => {
                let owners = w.access().owners("customer", "import");
                let owner = cells.get("owner_id").and_then(|o| o.as_id());
                if owner.is_some_and(|o| !owners.include(o)) {
                    let column = self.mapping.header_of("owner").map(String::from);
                    self.out.note(Rejection { row: at, column, reason: "not_yours".into() });
                    cells.remove("owner_id");
                }
                cells.entry("owner_id".into()).or_insert(self.user.into());
                if let Some(number) = number {
                    cells.insert("number".into(), CellValue::Text(number));
                }
                let points: Vec<_> = points.into_iter().map(|p| (p.kind.to_string(), p.label, p.raw)).collect();
                batch.add(cells, &points, &tags)?
            }
            [id] => {
                let customer = w.load::<Customer>("import", *id)?;
                let image = w.image_of("customer", customer.pk)?;
                cells.retain(|column, value| image.cell(column) != *value);
                cells.remove("owner_id"); // an owner is changed by transfer, not by a file
                if cells.is_empty() {
                    self.out.unchanged += 1;
                } else {
                    w.update(&customer, &cells)?;
                    self.out.updated += 1;
                }
                *id
            }
            _ => {
                self.out.skipped += 1;
                return Ok(());
            }
        };
        self.parents.extend(parent.map(|name| Parent { of, name, row: at }));
        Ok(())
    }
}

/// The workspace's words and names, by their folded form.
struct Words {
    choices: HashMap<(String, String), Id>,
    users: HashMap<String, Id>,
    /// Names of records that the file mentions, each under an id that stands for the name until the record is there.
    mentioned: RefCell<HashMap<String, Id>>,
    minor_digits: u32,
}

impl Words {
    fn read(r: &crate::store::read::Read<'_>) -> Result<Self> {
        let mut choices = HashMap::new();
        let sql = "SELECT category, id, value, label_zh, label_en FROM dictionary_item WHERE life = 0 AND active = 1 ORDER BY sort DESC";
        let items = r.rows(sql, [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Id>(1)?, [row.get::<_, String>(2)?, row.get(3)?, row.get(4)?]))
        })?;
        for (category, id, names) in items {
            for name in names.iter().filter(|n| !n.is_empty()) {
                choices.insert((category.clone(), fold(name)), id);
            }
        }
        let sql = "SELECT id, username, display_name FROM user WHERE life = 0 AND active = 1";
        let people =
            r.rows(sql, [], |row| Ok((row.get::<_, Id>(0)?, [row.get::<_, String>(1)?, row.get::<_, String>(2)?])))?;
        let users = people.into_iter().flat_map(|(id, names)| names.map(|n| (fold(&n), id))).collect();
        // Currencies without a minor unit count whole.
        const WHOLE: [&str; 3] = ["JPY", "KRW", "VND"];
        let currency = r.setting("workspace.currency")?.unwrap_or_default();
        Ok(Self {
            choices,
            users,
            mentioned: RefCell::default(),
            minor_digits: if WHOLE.contains(&currency.as_str()) { 0 } else { 2 },
        })
    }
}

impl Words {
    /// The name that a value of [`Lookup::record`] stands for.
    fn name_of(&self, value: &Value) -> Option<String> {
        let id: Id = value.as_str()?.parse().ok()?;
        self.mentioned.borrow().iter().find(|(_, mentioned)| **mentioned == id).map(|(name, _)| name.clone())
    }
}

impl Lookup for Words {
    fn choice(&self, category: &str, text: &str) -> Option<Id> {
        self.choices.get(&(category.to_string(), fold(text))).copied()
    }

    fn user(&self, text: &str) -> Option<Id> {
        self.users.get(&fold(text)).copied()
    }

    fn record(&self, _field: &str, text: &str) -> Option<Id> {
        Some(*self.mentioned.borrow_mut().entry(text.to_string()).or_insert_with(Id::random))
    }
}
