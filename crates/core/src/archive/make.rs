//! An archive is made: part by part, of one moment, with nothing in it that the session may not read or not export.

use super::{
    ENTITIES, FIELDS, FORMAT, ITEMS, MANIFEST, TAGS, USERS, VERSION,
    describe::describe,
    lines::{Item, Line, Manifest, OwnField, PointLine, Stands, Tag, TagLine, User, Workspace, is_nothing},
    records,
};
use crate::{
    Id, Result,
    app::Cx,
    catalogue::FieldType,
    command::{Action, Done, Permission, Undo},
    contact::Contact,
    custom_field::CustomFields,
    customer::Customer,
    export::{
        book::broken,
        run::{Exported, Language, name, note, text_of},
    },
    interaction::Interaction,
    record::{
        Record,
        list::{self, Sort, Which},
        values::{of_cells, shown},
    },
    scratch::{Scratch, ScratchWriter},
    service::Service,
    store::{access::Level, read::Read, schema::life},
    time::instant_text,
    words::Lang,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{collections::BTreeMap, io::Write};
use zip::{
    ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

/// Rows that are read at a time.
const STRETCH: usize = 500;

/// Makes an open archive of everything that one may read and export: JSON lines, tables as text, a description.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Make {
    /// The language of the tables; the workspace's where it is left out. The description is in both.
    #[serde(default)]
    pub language: Option<Language>,
}

impl Action for Make {
    const NAME: &'static str = "archive.make";
    const NEEDS: Permission = Permission::to("export", "customer");
    const UNDO: Undo = Undo::Never("export");
    const JOB: bool = true;
    type Output = Exported;

    fn run(self, cx: &Cx) -> Result<Done<Exported>> {
        let (file, counts) = cx.store().read(Some(cx.user()), |r| {
            let lang = self.language.map_or_else(|| r.language(), |language| Ok(language.into()))?;
            Archive::begin(cx, r, lang)?.write()
        })?;
        let name = file.name.clone();
        let op = note(cx, Self::NAME, "customer", &json!({ "file": name, "counts": counts }))?;
        let rows = ENTITIES.iter().filter_map(|entity| counts.get(&records(entity))).sum();
        let file = cx.session.leave(file)?;
        Ok(Done { data: Exported { file, name, rows, left_out: 0 }, op: Some(op), touched: Vec::new() })
    }
}

/// An archive under way.
struct Archive<'a> {
    cx: &'a Cx,
    r: &'a Read<'a>,
    lang: Lang,
    zip: ZipWriter<StreamWriter<ScratchWriter>>,
    counts: BTreeMap<String, u64>,
    done: u64,
    total: u64,
}

/// The rows of an entity: those that stand, and those in the bin.
struct Rows {
    live: Vec<i64>,
    binned: Vec<i64>,
}

impl Rows {
    fn of<R: Record>(r: &Read<'_>) -> Result<Self> {
        if r.access().level(R::CATALOGUE.entity, "export") == Level::None {
            return Ok(Self { live: Vec::new(), binned: Vec::new() });
        }
        let by = match R::CATALOGUE.entity {
            "interaction" => "occurred_at",
            "service" => "raised_at",
            _ => "name",
        };
        let sort = Sort { by: by.into(), desc: false };
        let all = |bin| list::all::<R>(r, &Which { bin, filter: &[], of: &[], sort: &sort });
        Ok(Self { live: all(false)?, binned: all(true)? })
    }

    fn len(&self) -> u64 {
        (self.live.len() + self.binned.len()) as u64
    }
}

impl<'a> Archive<'a> {
    fn begin(cx: &'a Cx, r: &'a Read<'a>, lang: Lang) -> Result<Self> {
        let file = cx.new_file(&name(lang, "archive", &r.today()?.to_string(), "zip"))?;
        let zip = ZipWriter::new_stream(file);
        Ok(Self { cx, r, lang, zip, counts: BTreeMap::new(), done: 0, total: 0 })
    }

    fn write(mut self) -> Result<(Scratch, BTreeMap<String, u64>)> {
        let r = self.r;
        let (customers, contacts) = (Rows::of::<Customer>(r)?, Rows::of::<Contact>(r)?);
        let (interactions, services) = (Rows::of::<Interaction>(r)?, Rows::of::<Service>(r)?);
        // Every row is written as a line and, where it stands, in a table.
        let all = [&customers, &contacts, &interactions, &services];
        self.total = all.map(|rows| rows.len() + rows.live.len() as u64).iter().sum();
        for lang in Lang::ALL {
            let text = describe(r, lang)?;
            self.part(&format!("README.{}.md", lang.code()))?;
            self.zip.write_all(text.as_bytes())?;
        }
        self.users()?;
        self.items()?;
        self.own_fields()?;
        self.tags()?;
        self.records::<Customer>(&customers)?;
        self.records::<Contact>(&contacts)?;
        self.records::<Interaction>(&interactions)?;
        self.records::<Service>(&services)?;
        self.table::<Customer>(&customers)?;
        self.table::<Contact>(&contacts)?;
        self.table::<Interaction>(&interactions)?;
        self.table::<Service>(&services)?;
        self.manifest()?;
        let file = self.zip.finish().map_err(broken)?.into_inner().finish()?;
        Ok((file, self.counts))
    }

    fn part(&mut self, name: &str) -> Result<()> {
        let options = SimpleFileOptions::default().compression_level(Some(4));
        self.zip.start_file(name, options).map_err(broken)
    }

    fn tell(&mut self, rows: usize) -> Result<()> {
        self.done += rows as u64;
        self.cx.progress(self.done, self.total)
    }

    fn lines(&mut self, part: &str, lines: impl Iterator<Item = impl Serialize>) -> Result<()> {
        self.part(part)?;
        let mut count = 0;
        for line in lines {
            let mut text = serde_json::to_vec(&line)?;
            text.push(b'\n');
            self.zip.write_all(&text)?;
            count += 1;
        }
        self.counts.insert(part.into(), count);
        Ok(())
    }

    fn users(&mut self) -> Result<()> {
        let sql = "SELECT id, username, display_name, active FROM user WHERE life IN (0, 1) ORDER BY id";
        let users = self.r.rows(sql, [], |row| {
            Ok(User { id: row.get(0)?, username: row.get(1)?, display_name: row.get(2)?, active: row.get(3)? })
        })?;
        self.lines(USERS, users.iter())
    }

    fn items(&mut self) -> Result<()> {
        let sql = "SELECT id, category, value, label_zh, label_en, sort, active, life FROM dictionary_item
                   WHERE life IN (0, 1) ORDER BY category, sort, id";
        let items = self.r.rows(sql, [], |row| {
            Ok(Item {
                id: row.get(0)?,
                category: row.get(1)?,
                value: row.get(2)?,
                label_zh: row.get(3)?,
                label_en: row.get(4)?,
                sort: row.get(5)?,
                active: row.get(6)?,
                life: Stands::of(row.get(7)?),
            })
        })?;
        self.lines(ITEMS, items.iter())
    }

    fn own_fields(&mut self) -> Result<()> {
        let sql = "SELECT entity, code, kind, label_zh, label_en, options, sort, required, active FROM custom_field
                   WHERE life = 0 ORDER BY entity, sort, code";
        let fields = self.r.rows(sql, [], |row| {
            let options: Option<String> = row.get(5)?;
            Ok(OwnField {
                entity: row.get(0)?,
                code: row.get(1)?,
                kind: row.get(2)?,
                label_zh: row.get(3)?,
                label_en: row.get(4)?,
                options: options.and_then(|text| serde_json::from_str(&text).ok()),
                sort: row.get(6)?,
                required: row.get::<_, Option<bool>>(7)?.unwrap_or(false),
                active: row.get(8)?,
            })
        })?;
        self.lines(FIELDS, fields.iter())
    }

    fn tags(&mut self) -> Result<()> {
        let tags = self
            .r
            .rows("SELECT name FROM tag WHERE life = 0 ORDER BY name", [], |row| Ok(Tag { name: row.get(0)? }))?;
        self.lines(TAGS, tags.iter())
    }

    fn records<R: Record>(&mut self, rows: &Rows) -> Result<()> {
        let part = records(R::CATALOGUE.entity);
        self.part(&part)?;
        for (pks, life) in [(&rows.live, Stands::Live), (&rows.binned, Stands::Binned)] {
            for stretch in pks.chunks(STRETCH) {
                for line in record_lines::<R>(self.r, stretch, life)? {
                    let mut text = serde_json::to_vec(&line)?;
                    text.push(b'\n');
                    self.zip.write_all(&text)?;
                }
                self.tell(stretch.len())?;
            }
        }
        self.counts.insert(part, rows.len());
        Ok(())
    }

    fn table<R: Record>(&mut self, rows: &Rows) -> Result<()> {
        self.part(&format!("tables/{}s.csv", R::CATALOGUE.entity))?;
        let (cx, total, done) = (self.cx, self.total, &mut self.done);
        text_of::<R, _>(self.r, self.lang, &rows.live, &mut self.zip, &mut |rows| {
            *done += rows as u64;
            cx.progress(*done, total)
        })
    }

    fn manifest(&mut self) -> Result<()> {
        let setting = |key: &str| Ok::<_, crate::Error>(self.r.setting(key)?.unwrap_or_default());
        let manifest = Manifest {
            format: FORMAT.into(),
            version: VERSION,
            workspace: Workspace { id: self.r.workspace, name: setting("workspace.name")? },
            made_at: instant_text(self.r.now),
            made_by: self.r.name_of(self.cx.user())?,
            currency: setting("workspace.currency")?,
            time_zone: setting("workspace.time_zone")?,
            language: setting("workspace.language")?,
            counts: self.counts.clone(),
            left_out: self.r.access().masked.iter().map(|class| class.code().to_string()).collect(),
        };
        self.part(MANIFEST)?;
        self.zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
        Ok(())
    }
}

/// These rows as lines. Derived values are left out: they follow from the others.
fn record_lines<R: Record>(r: &Read<'_>, pks: &[i64], life: Stands) -> Result<Vec<Line>> {
    let catalogue = R::CATALOGUE;
    let mut fields = shown(catalogue, r, None);
    fields.retain(|field| !field.derived);
    let custom = CustomFields::of(r, catalogue.entity)?;
    let listed = r.listed(R::TABLE, pks, None)?;
    let group = format!("SELECT life_op FROM my_{} WHERE id = ?1", R::TABLE);
    let mut lines = Vec::with_capacity(pks.len());
    for row in &listed.rows {
        let mut values = of_cells(catalogue, &fields, &row.derived, &|column| listed.cell(row, column));
        for field in custom.all().iter().filter(|field| !field.masked(r.access())) {
            if let Some(text) = row.custom.get(&field.name).and_then(|cell| cell.as_text()) {
                values.insert(field.name.clone(), serde_json::from_str::<Value>(text)?);
            }
        }
        values.retain(|_, value| !is_nothing(value));
        for field in fields.iter().filter(|f| f.kind == FieldType::Record) {
            let (Some(table), Some(named)) = (field.record, values.get(field.name).and_then(Value::as_str)) else {
                continue;
            };
            // Whom it names may have been erased since: then it names nobody.
            if !matches!(r.life_of(table, named.parse()?)?, Some(life::LIVE | life::BINNED)) {
                values.remove(field.name);
            }
        }
        let bin = match life {
            Stands::Live => None,
            Stands::Binned => r.row(&group, [row.id], |row| row.get::<_, Option<i64>>(0))?.flatten(),
        };
        lines.push(Line { id: row.id, life, bin, values, points: points(r, row.id)?, tags: tags(r, row.id)? });
    }
    Ok(lines)
}

/// The points of a record; of those that are hidden nothing is told.
fn points(r: &Read<'_>, owner: Id) -> Result<Vec<PointLine>> {
    let sql = "SELECT id, kind, label, raw, sort, life, life_op FROM my_contact_point
               WHERE owner_id = ?1 AND life IN (0, 1) AND raw IS NOT NULL ORDER BY sort, id";
    r.rows(sql, [owner], |row| {
        Ok(PointLine {
            id: row.get(0)?,
            kind: row.get(1)?,
            label: row.get(2)?,
            raw: row.get(3)?,
            sort: row.get(4)?,
            life: Stands::of(row.get(5)?),
            bin: row.get(6)?,
        })
    })
}

fn tags(r: &Read<'_>, owner: Id) -> Result<Vec<TagLine>> {
    let sql = "SELECT t.name, g.life, g.life_op FROM my_tagging g JOIN tag t ON t.id = g.tag_id
               WHERE g.owner_id = ?1 AND g.life IN (0, 1) ORDER BY g.pk";
    r.rows(sql, [owner], |row| Ok(TagLine { name: row.get(0)?, life: Stands::of(row.get(1)?), bin: row.get(2)? }))
}
