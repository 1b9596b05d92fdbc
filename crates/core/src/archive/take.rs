//! An archive is taken into a workspace: a job, and one group that one undo takes back. Records keep their ids; one that is
//! here already stays as it is, so that the same archive taken twice changes nothing.

use super::{
    ENTITIES,
    lines::Line,
    office,
    read::Parts,
    records,
    refs::Refs,
    rows::{Later, Link, Rows, stands},
};
use crate::{
    Error, Id, Result,
    app::Cx,
    churn::{Churn, Measure},
    command::{Action, Done, Permission, Undo},
    contact::Contact,
    customer::{Customer, Tagging},
    interaction::Interaction,
    opportunity::{Opportunity, products::About},
    plan::Plan,
    product::Product,
    record::{Record, bulk::CHUNK, points::ContactPoint},
    sales_order::{OrderLine, SalesOrder},
    service::Service,
    stock::Stock,
    store::{
        access::{Level, Owners},
        capture::Cells,
        group::Group,
        read::Read,
        schema::life,
        scope::Entity,
        write::Write,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Takes an open archive into this workspace. Needs the right to import everything, and to make what is missing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Take {
    /// The archive, put before.
    pub file: String,
}

/// What came of it.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Taken {
    /// Records made, of all kinds.
    pub made: u64,
    /// Customers made.
    pub customers: u64,
    /// Contacts made.
    pub contacts: u64,
    /// Interactions made.
    pub interactions: u64,
    /// Products made.
    pub products: u64,
    /// Places with stock made.
    pub stock: u64,
    /// Opportunities made.
    pub opportunities: u64,
    /// Steps of plans made.
    pub plans: u64,
    /// Services made.
    pub services: u64,
    /// Orders made.
    pub orders: u64,
    /// Lines of orders made.
    pub lines: u64,
    /// Churn records made.
    pub churn: u64,
    /// Records that are here already, or were erased here.
    pub skipped: u64,
    /// Lines that were refused, and values that were not taken from lines that were; the first thousand.
    pub problems: Vec<Refusal>,
    /// How many those are in all.
    pub problems_total: u64,
    /// The group: what undo takes back as one.
    pub grp: Option<String>,
}

/// A line, or a value of it, that was not taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Refusal {
    /// The part of the archive.
    pub part: String,
    /// The line in it, from 1.
    pub line: u64,
    /// The field; none where it is the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The code of the rule it breaks.
    pub reason: String,
}

impl Taken {
    fn all(&self) -> u64 {
        let people = self.customers + self.contacts + self.interactions + self.services + self.churn;
        people + self.products + self.stock + self.opportunities + self.plans + self.orders + self.lines
    }
}

/// Most refusals that are told one by one.
const TOLD: usize = 1_000;

impl Action for Take {
    const NAME: &'static str = "archive.take";
    const NEEDS: Permission = Permission::to("import", "customer");
    const UNDO: Undo = Undo::Free;
    const JOB: bool = true;
    type Output = Taken;

    fn run(self, cx: &Cx) -> Result<Done<Taken>> {
        let file = cx.session.file(&self.file)?;
        let (parts, manifest) = Parts::open(&file)?;
        let fresh = cx.store().read(Some(cx.user()), |r| {
            may_take(r)?;
            if r.setting("workspace.currency")?.unwrap_or_default() != manifest.currency {
                return Err(Error::blocked("other_currency"));
            }
            let any =
                "SELECT 1 FROM my_customer WHERE life IN (0, 1) UNION ALL SELECT 1 FROM product WHERE life IN (0, 1)
                       UNION ALL SELECT 1 FROM my_opportunity WHERE life IN (0, 1) LIMIT 1";
            Ok(r.row(any, [], |_| Ok(()))?.is_none())
        })?;
        let total = ENTITIES.iter().filter_map(|entity| manifest.counts.get(&records(entity))).sum();
        let mut taking = Taking {
            cx,
            parts,
            group: Group::new(cx.store(), Some(cx.user()), Self::NAME),
            refs: Refs::default(),
            later: Later::default(),
            out: Taken::default(),
            name: file.name.clone(),
            done: 0,
            total,
        };
        if let Err(why) = taking.all(fresh) {
            // Cancelled, or broken on the way: nothing of it stays but what somebody else has built on.
            return Err(why.leaving(taking.group.withdraw()?));
        }
        let ended = taking.group.finish()?;
        cx.session.drop_file(&self.file);
        let mut out = taking.out;
        out.made = out.all();
        out.grp = ended.grp.map(|grp| grp.to_string());
        Ok(Done { data: out, op: ended.op, touched: ended.tables })
    }
}

/// Who takes an archive writes rows of anybody, and fields that a mask would hide from him.
fn may_take(r: &Read<'_>) -> Result<()> {
    // Parts go with what they are parts of.
    for entity in ENTITIES.into_iter().filter(|entity| ![Plan::TABLE, OrderLine::TABLE, Churn::TABLE].contains(entity))
    {
        if r.access().owners(entity, "import") != Owners::All {
            return Err(Error::Forbidden { permission: format!("{entity}.import") });
        }
    }
    match r.access().masked.iter().next() {
        Some(class) => Err(Error::Forbidden { permission: format!("field.see_{}", class.code()) }),
        None if !r.access().sees_everything()
            || [Plan::TABLE, Churn::TABLE].iter().any(|part| r.access().level(part, "read") == Level::None) =>
        {
            Err(Error::Forbidden { permission: "customer.read".into() })
        }
        None => Ok(()),
    }
}

/// An archive on its way in.
struct Taking<'a> {
    cx: &'a Cx,
    parts: Parts,
    group: Group<'a>,
    refs: Refs,
    later: Later,
    out: Taken,
    name: String,
    done: u64,
    total: u64,
}

impl Taking<'_> {
    fn all(&mut self, fresh: bool) -> Result<()> {
        let Self { group, parts, refs, name, .. } = self;
        *refs = group.write(|w| {
            w.say(&serde_json::json!({ "file": name }));
            let mut refs = Refs::take(w, parts, fresh)?;
            office::take(w, parts, &mut refs, fresh)?;
            Ok(refs)
        })?;
        for (part, line) in std::mem::take(&mut self.refs.refused) {
            refuse(&mut self.out, part, line, None, "damaged");
        }
        self.out.customers = self.records::<Customer>()?;
        self.out.contacts = self.records::<Contact>()?;
        self.out.interactions = self.records::<Interaction>()?;
        self.out.products = self.records::<Product>()?;
        self.out.stock = self.records::<Stock>()?;
        self.out.opportunities = self.records::<Opportunity>()?;
        self.out.plans = self.records::<Plan>()?;
        self.out.services = self.records::<Service>()?;
        self.out.orders = self.records::<SalesOrder>()?;
        self.out.lines = self.records::<OrderLine>()?;
        self.out.churn = self.records::<Churn>()?;
        self.join()?;
        self.bin()
    }

    /// Takes the records of an entity; how many were made.
    fn records<R: Record>(&mut self) -> Result<u64> {
        let part = records(R::CATALOGUE.entity);
        let Self { cx, parts, group, refs, later, out, done, total, .. } = self;
        let Some(mut lines) = parts.lines(&part)? else { return Ok(0) };
        let (mut made, mut ended) = (0, false);
        while !ended {
            cx.progress(*done, *total)?;
            let mut chunk = Vec::new();
            while chunk.len() < CHUNK {
                match lines.next::<Line>()? {
                    None => {
                        ended = true;
                        break;
                    }
                    Some(None) => refuse(out, &part, lines.number, None, "damaged"),
                    Some(Some(line)) => chunk.push((lines.number, line)),
                }
            }
            *done += chunk.len() as u64;
            made += group.write(|w| {
                let mut rows = Rows::<R>::new(w, refs)?;
                for (number, line) in chunk {
                    let mut told = |field: Option<&str>, reason: &str| refuse(out, &part, number, field, reason);
                    let taken = rows.take(line, later, &mut told)?;
                    if !taken {
                        out.skipped += 1;
                    }
                }
                rows.write()
            })?;
        }
        Ok(made)
    }

    /// Gives customers their parents and those who stand for them.
    fn join(&mut self) -> Result<()> {
        for chunk in self.later.links.chunks(CHUNK) {
            self.cx.progress(self.done, self.total)?;
            self.group.write(|w| {
                for Link { customer, parent, primary } in chunk {
                    let mut cells = Cells::new();
                    if let Some(parent) = parent.filter(|parent| parent != customer)
                        && stands::<Customer>(w, parent)?
                    {
                        cells.insert("parent_id".into(), parent.into());
                    }
                    if let Some(primary) = primary {
                        let sql = "SELECT 1 FROM my_contact WHERE id = ?1 AND customer_id = ?2 AND life IN (0, 1)";
                        if w.row(sql, (*primary, *customer), |_| Ok(()))?.is_some() {
                            cells.insert("primary_contact_id".into(), (*primary).into());
                        }
                    }
                    if !cells.is_empty() {
                        w.update(&w.load::<Customer>("import", *customer)?, &cells)?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Moves to the bin what was in it, each step by itself: what went together comes back together.
    fn bin(&mut self) -> Result<()> {
        for rows in self.later.bins.values() {
            self.cx.progress(self.done, self.total)?;
            self.group.write(|w| {
                for (table, id) in rows {
                    match *table {
                        Customer::TABLE => bin::<Customer>(w, *id)?,
                        Contact::TABLE => bin::<Contact>(w, *id)?,
                        Interaction::TABLE => bin::<Interaction>(w, *id)?,
                        Service::TABLE => bin::<Service>(w, *id)?,
                        Product::TABLE => bin::<Product>(w, *id)?,
                        Stock::TABLE => bin::<Stock>(w, *id)?,
                        Opportunity::TABLE => bin::<Opportunity>(w, *id)?,
                        Plan::TABLE => bin::<Plan>(w, *id)?,
                        About::TABLE => bin::<About>(w, *id)?,
                        SalesOrder::TABLE => bin::<SalesOrder>(w, *id)?,
                        OrderLine::TABLE => bin::<OrderLine>(w, *id)?,
                        Churn::TABLE => bin::<Churn>(w, *id)?,
                        Measure::TABLE => bin::<Measure>(w, *id)?,
                        ContactPoint::TABLE => bin::<ContactPoint>(w, *id)?,
                        _ => bin::<Tagging>(w, *id)?,
                    }
                }
                Ok(())
            })?;
        }
        self.cx.progress(self.total, self.total)
    }
}

/// Who takes an archive sees everything and may import it: that was asked at the start.
fn bin<T: Entity>(w: &Write<'_>, id: Id) -> Result<()> {
    let row = w.load::<T>("read", id)?;
    if row.life == life::LIVE { w.bin(&row) } else { Ok(()) }
}

fn refuse(out: &mut Taken, part: &str, line: u64, field: Option<&str>, reason: &str) {
    out.problems_total += 1;
    if out.problems.len() < TOLD {
        out.problems.push(Refusal { part: part.into(), line, field: field.map(String::from), reason: reason.into() });
    }
}
