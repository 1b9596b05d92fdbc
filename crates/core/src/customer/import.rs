//! Customers from a file of any kind that is read (`import::read`): a job, and one group that one undo takes back.

mod chunk;
mod file;
mod imported;
pub(crate) mod preview;
mod rejects;
mod words;

use self::{
    chunk::{Chunk, Parent, Standing},
    file::Opened,
    imported::Imported,
    rejects::Rejects,
    words::Words,
};
use super::{Customer, batch::Batch, fields::CUSTOMER};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    dictionary,
    import::{
        ImportRow, Mapping, Rejection, Target,
        read::{Choice, Row, Table},
    },
    record::bulk::CHUNK,
    store::{
        capture::Cells,
        group::{AT_ONCE, Group, Reindexed},
        named::{Key, Named},
        page::{From, PageQuery},
        presence::Alone,
        write::{Intent, Write},
    },
    text::fold::fold,
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::HashSet;

/// Imports customers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The file, put before.
    pub file: String,
    /// Tells what would happen and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// How the file is read, where the guess is overruled.
    #[serde(default)]
    pub choice: Choice,
    /// What columns are taken for, where the guess is overruled.
    #[serde(default)]
    pub map: Vec<MapEntry>,
    /// What becomes of rows whose customer is there, and of rows whose customer is not.
    #[serde(default)]
    pub mode: Mode,
    /// What tells that a row is about a customer who is there. A number in the file always does.
    #[serde(default)]
    pub key: Key,
    /// Whose the new customers are, where the file does not say it; oneself where nobody does.
    #[serde(default)]
    pub owner: Option<Id>,
    /// Tags of all new customers, beside those of the file.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What becomes of words that no list has.
    #[serde(default)]
    pub unknown: Unknown,
}

/// What a column is taken for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MapEntry {
    /// The column, by its name.
    pub column: String,
    /// A field, `number`, `family`, `given`, `middle`, `organisation`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
    pub target: Option<String>,
    /// Which comes first in its dates, where the column does not tell.
    #[serde(default)]
    pub dates: Option<crate::import::DateOrder>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// It changes the customer who is there, or makes him.
    #[default]
    CreateOrUpdate,
    /// It makes a customer, whoever is there.
    Create,
    /// It changes the customer who is there; one who is not is left out.
    Update,
    /// It fills what is empty of the customer who is there, or makes him.
    Fill,
    /// It makes a customer who is not there; one who is stays as he is.
    Skip,
}

/// What becomes of a word that its list has not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// The cell is left out and told.
    #[default]
    Leave,
    /// The list gets it. Needs the right to change lists.
    Create,
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
        let store = cx.store();
        let mut opened = Opened::new(cx, file, &self.choice, &self.map)?;
        if opened.mapping.header_of("name").is_none() && !opened.mapping.people && !opened.mapping.names_organisations()
        {
            return Err(Error::invalid("file", "no_name_column"));
        }
        if let Some(owner) = self.owner
            && !store.read(Some(cx.user()), |r| Ok(r.access().owners("customer", "import").include(owner)))?
        {
            return Err(Error::invalid("owner", "not_yours"));
        }
        let new_words = match self.unknown {
            Unknown::Leave => Vec::new(),
            Unknown::Create => {
                store.read(Some(cx.user()), |r| r.access().require("dictionary", "update"))?;
                opened.unknown_words()
            }
        };
        opened.words.expect(store.workspace, &new_words);
        let mut table = opened.source.open()?;
        let key = match opened.mapping.columns.iter().any(|c| matches!(c.target, Target::Number)) {
            true => Key::Name, // the number decides, then the name
            false => self.key,
        };
        let standing = store.read(Some(cx.user()), |r| Standing::read(r, key))?;
        let alone = if self.dry_run { None } else { at_once(cx, opened.total)? };
        let group = Group::new(store, Some(cx.user()), Self::NAME).reindexing(alone.is_some().then_some(REINDEXED));
        let rejects = Rejects::new(cx, &name, table.columns(), opened.mapping.guarded, !self.dry_run)?;
        let mut run = Run {
            cx,
            wanted: &self,
            mapping: opened.mapping,
            words: opened.words,
            new_words,
            standing,
            seen: HashSet::new(),
            parents: Vec::new(),
            out: Imported::default(),
            rejects,
            group,
            alone,
            name,
        };
        run.out.ignored_columns = run.mapping.ignored().into_iter().map(String::from).collect();
        if let Err(why) = run.all(&mut table, opened.total) {
            // Cancelled, or broken on the way: nothing of it stays but what somebody else has built on.
            run.group.withdraw()?;
            return Err(why);
        }
        if !self.dry_run {
            cx.session.drop_file(&self.file);
        }
        let ended = run.group.finish()?;
        run.out.notes = table.notes();
        run.out.sort_reasons();
        run.out.rejects = run.rejects.end(cx)?;
        run.out.grp = ended.grp.map(|g| g.to_string());
        Ok(Done { data: run.out, op: ended.op, touched: ended.tables })
    }
}

/// An import under way.
struct Run<'a> {
    cx: &'a Cx,
    wanted: &'a Import,
    mapping: Mapping,
    words: Words,
    /// Words that their lists get.
    new_words: Vec<(String, String)>,
    standing: Standing,
    /// What names the customers of the rows before, so that a file that names somebody twice makes him once.
    seen: HashSet<String>,
    /// Parents by name: they may stand further down in the file, so they are joined when all rows are in.
    parents: Vec<Parent>,
    out: Imported,
    rejects: Rejects,
    group: Group<'a>,
    /// Everything goes as one chunk: nobody waits for it.
    alone: Option<Alone<'a>>,
    name: String,
}

impl Run<'_> {
    fn all(&mut self, table: &mut Table, total: u64) -> Result<()> {
        let Run { cx, wanted, mapping, words, new_words, standing, seen, parents, out, rejects, group, alone, name } =
            self;
        let dry_run = wanted.dry_run;
        let mut rows = Rows { table, cx, row: Row::default(), done: 0, total, ended: false };
        let mut words_made = false;
        let mut fill = |w: &Write<'_>, rows: &mut Rows<'_>| {
            w.say(&serde_json::json!({ "file": name }));
            if !words_made {
                make_words(w, new_words)?;
                words_made = !dry_run; // a dry run takes back each chunk
            }
            let mut batch = Batch::new(w)?;
            let taken = rows.take(mapping, words, out, rejects)?;
            let mut chunk = Chunk { user: cx.user(), wanted, mapping, words, standing, seen, parents, out, rejects };
            taken.into_iter().try_for_each(|(row, raw)| chunk.row(w, &mut batch, row, &raw))?;
            out.created += batch.len() as u64;
            batch.write()
        };
        while !rows.ended {
            if dry_run {
                let intent = Intent { dry_run, ..Intent::of(Import::NAME) };
                cx.store().write(Some(cx.user()), intent, |w| fill(w, &mut rows))?;
            } else if alone.is_some() {
                group.write(|w| {
                    while !rows.ended {
                        fill(w, &mut rows)?;
                    }
                    Ok(())
                })?;
            } else {
                group.write(|w| fill(w, &mut rows))?;
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

/// Adds words to their lists.
fn make_words(w: &Write<'_>, words: &[(String, String)]) -> Result<()> {
    for (category, label) in words {
        dictionary::add::word(w, category, label)?;
    }
    Ok(())
}

/// The rows of the file, as many at a time as a chunk takes.
struct Rows<'a> {
    table: &'a mut Table,
    cx: &'a Cx,
    row: Row,
    done: u64,
    total: u64,
    ended: bool,
}

impl Rows<'_> {
    /// The next ones, each with the cells it was read from.
    fn take(
        &mut self,
        mapping: &Mapping,
        words: &Words,
        out: &mut Imported,
        rejects: &mut Rejects,
    ) -> Result<Vec<(ImportRow, Row)>> {
        self.cx.progress(self.done, self.total)?;
        let mut rows = Vec::new();
        while rows.len() < CHUNK {
            if !self.table.read(&mut self.row)? {
                self.ended = true;
                break;
            }
            match mapping.row(&self.row, words) {
                Ok(row) => rows.push((row, self.row.clone())),
                Err(rejection) => {
                    rejects.add(&self.row, &rejection)?;
                    out.reject(rejection);
                }
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
