//! Rows of a file of any kind that is read (`import::read`) on their way in: a job, and one group that one undo takes back.
//! What is asked is in `wanted`, what becomes of a row in `chunk`, and of each part of it in the file of that part.

mod chunk;
mod contacts;
mod customers;
mod deals;
mod file;
mod goods;
pub(crate) mod imported;
mod interactions;
mod orders;
pub(crate) mod preview;
mod rejects;
pub(crate) mod remembered;
mod requests;
mod rows;
pub(crate) mod verbs;
mod wanted;
mod words;

pub use self::wanted::{Import, MapEntry, Mode, Unknown, UnknownCustomer, Word};
use self::{
    chunk::{Chunk, Memory, Parent},
    customers::Standing,
    file::Opened,
    imported::Imported,
    rejects::Rejects,
    rows::Rows,
    words::Words,
};
use super::{Mapping, Rejection, Target, part::Part};
use crate::{
    Error, Result,
    app::Cx,
    command::Done,
    customer::{Customer, batch::Batch, fields::CUSTOMER},
    dictionary,
    import::read::Table,
    record::bulk::CHUNK,
    store::{
        capture::Cells,
        group::{AT_ONCE, CUSTOMERS, Group},
        named::{Key, Named},
        page::{From, PageQuery},
        presence::Alone,
        write::{Intent, Write},
    },
    text::fold::fold,
    value::CellValue,
};
use std::{collections::HashMap, thread};

fn run(wanted: Import, main: Part, command: &'static str, cx: &Cx) -> Result<Done<Imported>> {
    let file = cx.session.file(&wanted.file)?;
    let name = file.name.clone();
    let store = cx.store();
    let mut opened = Opened::new(cx, main, file.clone(), &wanted.choice, &wanted.map, wanted.afresh)?;
    let lines = wanted.lines.as_ref().filter(|_| main == Part::Order);
    let lines = lines.map(|l| Opened::new(cx, main, file, &l.choice, &l.map, wanted.afresh)).transpose()?;
    if !opened.mapping.ready() || lines.as_ref().is_some_and(|lines| !lines.mapping.ready()) {
        return Err(Error::invalid("file", "no_name_column"));
    }
    if let Some(owner) = wanted.owner
        && !store.read(Some(cx.user()), |r| Ok(r.access().owners("customer", "import").include(owner)))?
    {
        return Err(Error::invalid("owner", "not_yours"));
    }
    let new_words = opened.new_words(wanted.unknown);
    if !new_words.is_empty() {
        store.read(Some(cx.user()), |r| r.access().require("dictionary", "update"))?;
    }
    opened.words.expect(store.workspace, &new_words);
    if !wanted.dry_run {
        remembered::keep(cx, &opened)?;
    }
    let mut table = opened.source.open()?;
    let key = match main != Part::Customer || opened.mapping.columns.iter().any(|c| matches!(c.target, Target::Number))
    {
        true => Key::Name, // the number decides, then the name
        false => wanted.key,
    };
    let standing = store.read(Some(cx.user()), |r| Standing::read(r, main, key))?;
    let alone = if wanted.dry_run || main != Part::Customer { None } else { at_once(cx, opened.total)? };
    let group = Group::new(store, Some(cx.user()), command).reindexing(alone.is_some().then_some(CUSTOMERS));
    let rejects = Rejects::new(cx, &name, table.columns(), opened.mapping.guarded, !wanted.dry_run)?;
    let mut run = Run {
        cx,
        wanted: &wanted,
        command,
        mapping: opened.mapping,
        words: opened.words,
        new_words,
        standing,
        memory: Memory::default(),
        out: Imported::default(),
        rejects,
        group,
        alone,
        name,
    };
    run.out.ignored_columns = run.mapping.ignored().into_iter().map(String::from).collect();
    if let Err(why) = run.all(&mut table, opened.total).and_then(|()| run.end(lines)) {
        // Cancelled, or broken on the way: nothing of it stays but what somebody else has built on.
        return Err(why.leaving(run.group.withdraw()?));
    }
    if !wanted.dry_run {
        cx.session.drop_file(&wanted.file);
    }
    let ended = run.group.finish()?;
    run.out.notes = table.notes();
    run.out.sort_reasons();
    run.out.rejects = run.rejects.end(cx)?;
    run.out.grp = ended.grp.map(|g| g.to_string());
    Ok(Done { data: run.out, op: ended.op, touched: ended.tables })
}

/// An import under way.
struct Run<'a> {
    cx: &'a Cx,
    wanted: &'a Import,
    command: &'static str,
    mapping: Mapping,
    words: Words,
    /// Words that their lists get.
    new_words: Vec<(String, String)>,
    standing: Standing,
    /// What the rows before have brought, so that a file that names somebody twice makes him once.
    memory: Memory,
    out: Imported,
    rejects: Rejects,
    group: Group<'a>,
    /// Everything goes as one chunk: nobody waits for it.
    alone: Option<Alone<'a>>,
    name: String,
}

impl Run<'_> {
    fn all(&mut self, table: &mut Table, total: u64) -> Result<()> {
        let Run { cx, wanted, command, mapping, words, new_words, standing, memory, out, rejects, group, alone, name } =
            self;
        let dry_run = wanted.dry_run;
        let mut words_made = false;
        let mut fill = |w: &Write<'_>, rows: &mut Rows<'_>, begun: bool| {
            if !words_made {
                make_words(w, new_words)?;
                words_made = !dry_run; // a dry run takes back each chunk
            }
            let mut batch = Batch::new(w)?;
            let taken = rows.take()?;
            let user = cx.user();
            let mut chunk =
                Chunk { user, wanted, mapping, words, standing, memory, out, rejects, known: HashMap::new() };
            taken.into_iter().try_for_each(|(row, raw)| chunk.row(w, &mut batch, row, &raw))?;
            w.say(&out.said(name));
            if begun && rows.ended {
                w.always(); // the history tells what came of all rows by what the last chunk says
            }
            batch.write()
        };
        thread::scope(|scope| {
            let mut rows = Rows::read(scope, (table, &*mapping, &*words), cx, total);
            while !rows.ended {
                if dry_run {
                    let intent = Intent { dry_run, ..Intent::of(*command) };
                    cx.store().write(Some(cx.user()), intent, |w| fill(w, &mut rows, false))?;
                } else if alone.is_some() {
                    group.write(|w| {
                        while !rows.ended {
                            fill(w, &mut rows, false)?;
                        }
                        Ok(())
                    })?;
                } else {
                    let begun = group.begun();
                    group.write(|w| fill(w, &mut rows, begun))?;
                }
            }
            cx.progress(total, total)
        })
    }

    /// What is left when all rows are in: the lines on another sheet, parents who stand further down, lines that are gone.
    fn end(&mut self, lines: Option<Opened>) -> Result<()> {
        if let Some(lines) = lines {
            let mut table = lines.source.open()?;
            (self.mapping, self.words) = (lines.mapping, lines.words);
            self.all(&mut table, lines.total)?;
        }
        self.alone = None;
        self.settle_lines()?;
        self.join_parents(self.wanted.dry_run)
    }

    /// Gives customers the parents that their rows name, now that everybody is there.
    fn join_parents(&mut self, dry_run: bool) -> Result<()> {
        if dry_run {
            return Ok(()); // who is only tried is nobody's parent yet
        }
        let Run { memory, out, group, mapping, name: file, .. } = self;
        let column = mapping.header_of(Part::Customer, "parent").map(String::from);
        for chunk in memory.parents.chunks(CHUNK) {
            group.write(|w| {
                for Parent { of, name, row } in chunk {
                    let by_name = Named::Name { folded: &fold(name), phone: None };
                    let mut found = w.customers_by(by_name, "customer", "import")?;
                    if found.is_empty() {
                        found = w.customers_by(Named::Number(name), "customer", "import")?;
                    }
                    let [parent] = found.as_slice() else {
                        out.note(&Rejection { row: *row, column: column.clone(), reason: "unknown".into() });
                        continue;
                    };
                    let customer = w.load::<Customer>("import", *of)?;
                    let parent = CellValue::from(*parent);
                    let stands = w.image_of("customer", customer.pk)?.cell("parent_id") == parent;
                    if !stands && parent != CellValue::from(*of) {
                        w.update(&customer, &Cells::from([("parent_id".to_string(), parent)]))?;
                    }
                }
                w.say(&out.said(file));
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Adds words to their lists.
fn make_words(w: &Write<'_>, words: &[(String, String)]) -> Result<()> {
    for (category, label) in words {
        dictionary::add::word(w, category, label)?;
    }
    Ok(())
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
