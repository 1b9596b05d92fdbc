//! An archive is made: part by part, of one moment, with nothing in it that the session may not read or not export.

use super::{
    ENTITIES, FIELDS, FORMAT, ITEMS, MANIFEST, TAGS, USERS, VERSION,
    describe::describe,
    gather::{Rows, part_lines, record_lines},
    lines::{Item, Line, Manifest, OwnField, Stands, Tag, User, Workspace},
    many, office, records,
};
use crate::{
    Result,
    app::Cx,
    churn::Churn,
    command::{Action, Done, Permission, Undo},
    contact::Contact,
    customer::Customer,
    export::{
        book::broken,
        orders::lines_of,
        run::{Exported, Language, name, note, text_of},
    },
    interaction::Interaction,
    opportunity::Opportunity,
    plan::Plan,
    product::Product,
    record::Record,
    sales_order::{OrderLine, SalesOrder},
    scratch::{Scratch, ScratchWriter},
    service::Service,
    stock::Stock,
    store::{read::Read, scope::Entity},
    time::instant_text,
    words::Lang,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
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

/// Takes rows of one life as lines.
type Taking = fn(&Read<'_>, &[i64], Stands) -> Result<Vec<Line>>;

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
        let (products, stock) = (Rows::of::<Product>(r)?, Rows::of::<Stock>(r)?);
        let opportunities = Rows::of::<Opportunity>(r)?;
        let plans = Rows::on::<Plan, Opportunity>(r, "opportunity_id", &opportunities)?;
        let orders = Rows::of::<SalesOrder>(r)?;
        let lines = Rows::on::<OrderLine, SalesOrder>(r, "order_id", &orders)?;
        let churn = Rows::on::<Churn, Customer>(r, "customer_id", &customers)?;
        // Every row is written as a line and, where it stands, in a table.
        let listed = [
            &customers,
            &contacts,
            &interactions,
            &services,
            &products,
            &stock,
            &opportunities,
            &plans,
            &orders,
            &churn,
        ];
        self.total = lines.len() + listed.map(|rows| rows.len() + rows.live.len() as u64).iter().sum::<u64>();
        for lang in Lang::ALL {
            let text = describe(r, lang)?;
            self.part(&format!("README.{}.md", lang.code()))?;
            self.zip.write_all(text.as_bytes())?;
        }
        self.users()?;
        self.items()?;
        self.own_fields()?;
        self.tags()?;
        self.lines(office::SETTINGS, office::settings(r)?.iter())?;
        self.lines(office::VIEWS, office::views(r)?.iter())?;
        let (briefings, kept) = office::briefings(r)?;
        self.lines(office::BRIEFINGS, briefings.iter())?;
        self.lines(office::KEPT, kept.iter())?;
        self.records::<Customer>(&customers, record_lines::<Customer>)?;
        self.records::<Contact>(&contacts, record_lines::<Contact>)?;
        self.records::<Interaction>(&interactions, record_lines::<Interaction>)?;
        self.records::<Product>(&products, record_lines::<Product>)?;
        self.records::<Stock>(&stock, record_lines::<Stock>)?;
        self.records::<Opportunity>(&opportunities, record_lines::<Opportunity>)?;
        self.records::<Plan>(&plans, part_lines::<Plan>)?;
        self.records::<Service>(&services, record_lines::<Service>)?;
        self.records::<SalesOrder>(&orders, record_lines::<SalesOrder>)?;
        self.records::<OrderLine>(&lines, part_lines::<OrderLine>)?;
        self.records::<Churn>(&churn, part_lines::<Churn>)?;
        self.table::<Customer>(&customers)?;
        self.table::<Contact>(&contacts)?;
        self.table::<Interaction>(&interactions)?;
        self.table::<Product>(&products)?;
        self.table::<Stock>(&stock)?;
        self.table::<Opportunity>(&opportunities)?;
        self.table::<Plan>(&plans)?;
        self.table::<Service>(&services)?;
        self.table::<SalesOrder>(&orders)?;
        self.lines_of(&orders)?;
        self.table::<Churn>(&churn)?;
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
        let sql = "SELECT id, category, value, label_zh, label_en, sort, active, success_rate, stale_days, life FROM dictionary_item
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
                success_rate: row.get(7)?,
                stale_days: row.get(8)?,
                life: Stands::of(row.get(9)?),
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

    fn records<R: Record>(&mut self, rows: &Rows, lines: Taking) -> Result<()> {
        let part = records(R::CATALOGUE.entity);
        self.part(&part)?;
        for (pks, life) in [(&rows.live, Stands::Live), (&rows.binned, Stands::Binned)] {
            for stretch in pks.chunks(STRETCH) {
                for line in lines(self.r, stretch, life)? {
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
        self.part(&format!("tables/{}.csv", many(R::CATALOGUE.entity)))?;
        let (cx, total, done) = (self.cx, self.total, &mut self.done);
        text_of::<R, _>(self.r, self.lang, &rows.live, &mut self.zip, &mut |rows| {
            *done += rows as u64;
            cx.progress(*done, total)
        })
    }

    /// The lines of orders, each by the number of its order.
    fn lines_of(&mut self, orders: &Rows) -> Result<()> {
        self.part(&format!("tables/{}.csv", many(OrderLine::TABLE)))?;
        let (cx, total, done) = (self.cx, self.total, self.done);
        lines_of(self.r, self.lang, &orders.live, &mut self.zip, &mut |_| cx.progress(done, total))
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
