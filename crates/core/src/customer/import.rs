//! Customers from a CSV file with a header: a job, and one group that one undo takes back.

mod words;

use self::words::Words;
use super::{Customer, batch::Batch, fields::CUSTOMER};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    custom_field::CustomFields,
    import::{ImportRow, Mapping, Reader, Rejection, map_headers_with},
    record::{bulk::CHUNK, values::to_cells},
    store::{
        capture::Cells,
        group::{AT_ONCE, Group, Reindexed},
        named::Named,
        page::{From, PageQuery},
        presence::Alone,
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
use std::collections::HashSet;

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
        let custom = store
            .read(Some(cx.user()), |r| Ok(CustomFields::of(r, "customer")?.shown(r.access()).cloned().collect()))?;
        let mut mapping = map_headers_with(&CUSTOMER, custom, reader.headers(), Lang::Zh);
        mapping.minor_digits = words.minor_digits;
        if mapping.header_of("name").is_none() && !mapping.people {
            return Err(Error::invalid("file", "no_name_column"));
        }
        let alone = if self.dry_run { None } else { at_once(cx, total)? };
        let group = Group::new(store, Some(cx.user()), Self::NAME).reindexing(alone.is_some().then_some(REINDEXED));
        let mut run = Run {
            cx,
            mapping,
            words,
            seen: HashSet::new(),
            parents: Vec::new(),
            out: Imported::default(),
            group,
            alone,
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
    /// Everything goes as one chunk: nobody waits for it.
    alone: Option<Alone<'a>>,
    name: String,
}

impl Run<'_> {
    fn all(&mut self, reader: &mut Reader<impl std::io::Read>, total: u64, dry_run: bool) -> Result<()> {
        let Run { cx, mapping, words, seen, parents, out, group, alone, name } = self;
        let mut source = Source { reader, cx, done: 0, total, ended: false };
        let mut fill = |w: &Write<'_>, source: &mut Source<'_, _>| {
            w.say(&serde_json::json!({ "file": name }));
            let mut batch = Batch::new(w)?;
            let rows = source.rows(mapping, words, out)?;
            let mut chunk = Chunk { user: cx.user(), mapping, words, seen, parents, out };
            rows.into_iter().try_for_each(|row| chunk.row(w, &mut batch, row))?;
            out.created += batch.len() as u64;
            batch.write()
        };
        while !source.ended {
            if dry_run {
                let intent = Intent { dry_run, ..Intent::of(Import::NAME) };
                cx.store().write(Some(cx.user()), intent, |w| fill(w, &mut source))?;
            } else if alone.is_some() {
                group.write(|w| {
                    while !source.ended {
                        fill(w, &mut source)?;
                    }
                    Ok(())
                })?;
            } else {
                group.write(|w| fill(w, &mut source))?;
            }
        }
        self.alone = None;
        self.join_parents(dry_run)?;
        self.cx.progress(total, total)
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
}

/// The rows of the file, as many at a time as a chunk takes.
struct Source<'a, R: std::io::Read> {
    reader: &'a mut Reader<R>,
    cx: &'a Cx,
    done: u64,
    total: u64,
    ended: bool,
}

impl<R: std::io::Read> Source<'_, R> {
    fn rows(&mut self, mapping: &Mapping, words: &Words, out: &mut Imported) -> Result<Vec<ImportRow>> {
        self.cx.progress(self.done, self.total)?;
        let mut rows = Vec::new();
        while rows.len() < CHUNK {
            let Some(row) = self.reader.next_row()? else {
                self.ended = true;
                break;
            };
            match row.and_then(|row| mapping.row(&row, words)) {
                Ok(row) => rows.push(row),
                Err(rejection) => out.reject(rejection),
            }
            self.done += 1;
        }
        Ok(rows)
    }
}

/// An import that is larger than what stands goes as one chunk where nobody else is at the file: without the indexes,
/// which are made again at its end, it costs the half.
fn at_once<'a>(cx: &'a Cx, rows: u64) -> Result<Option<Alone<'a>>> {
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    let all = PageQuery {
        catalogue: &CUSTOMER,
        bin: false,
        filter: &[],
        of: &[],
        by: "number",
        desc: false,
        from: From::Start,
        limit: 1,
    };
    let standing = cx.store().read(None, |r| r.count(&all))?;
    Ok(if AT_ONCE.contains(&rows) && rows >= standing { cx.alone() } else { None })
}

/// What an import looks its rows up by stays.
const REINDEXED: Reindexed =
    Reindexed { table: "customer_derived", but: &["customer_name_fold", "customer_by_number"] };

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
