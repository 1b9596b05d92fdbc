//! The end of an opportunity that succeeded: its customer is the one it names, one who is there under the same name, or a
//! new one with the contact. All ids follow from the opportunity, so that two copies which win it make one customer.

use super::{Opportunity, machine};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Query, Undo},
    contact::Contact,
    customer::{
        Customer, number,
        whose::{CustomerOf, customer_of},
    },
    process,
    record::{
        points::{self, ContactPoint, Point},
        values::defaults,
    },
    store::{
        line::Image,
        read::Read,
        schema::life,
        scope::{Entity, Visible},
        write::Write,
    },
    text::phone,
    value::CellValue,
    workspace::create::{cells, item_id, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most customers of one name that are offered.
const MOST: usize = 20;

/// That it was closed, or opened again.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Closed {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub rev: i64,
}

/// Closes an opportunity as won. Without a word on the customer it is the one linked already, else a new one, unless
/// there is one of the same name: then the user says which.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Win {
    /// Which.
    pub id: Id,
    /// It is this customer.
    #[serde(default)]
    pub customer: Option<Id>,
    /// It is a new one, although there is one of the same name.
    #[serde(default)]
    pub create: bool,
}

/// What came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Won {
    /// The opportunity.
    pub id: String,
    /// Its revision.
    pub rev: i64,
    /// Its customer.
    pub customer: CustomerOf,
    /// He is new.
    pub created: bool,
}

impl Command for Win {
    const NAME: &'static str = machine::WIN.command;
    const NEEDS: Permission = machine::WIN.needs;
    const UNDO: Undo = machine::WIN.undo;
    type Output = Won;

    fn run(self, w: &Write<'_>) -> Result<Won> {
        let (row, image) = process::require::<Opportunity>(w, self.id, &machine::WIN)?;
        let linked = match self.customer {
            Some(id) => Some(w.load::<Customer>("read", id)?.id),
            None if self.create => None,
            None => image.cell("customer_id").as_id(),
        };
        if let Some(id) = linked
            && w.life_of(Customer::TABLE, id)? != Some(life::LIVE)
        {
            return Err(Error::blocked("customer_in_bin"));
        }
        let (customer, created) = match linked {
            Some(id) => (id, false),
            None => new_customer(w, &row, &image, self.create)?,
        };
        let given = cells([
            ("customer_id", customer.into()),
            ("state", text(machine::WON)),
            ("lost_reason", CellValue::Null),
            ("closed_at", CellValue::Int(w.now)),
            ("closed_on", CellValue::Text(w.day_of(w.now)?)),
        ]);
        w.update(&row, &given)?;
        let customer = customer_of(w, customer)?;
        Ok(Won { id: row.id.to_string(), rev: w.op, customer, created })
    }
}

/// The customer that a win makes, and whether he is new.
fn new_customer(w: &Write<'_>, row: &Visible<Opportunity>, image: &Image, anyway: bool) -> Result<(Id, bool)> {
    let id = Id::of_key(w.workspace, Customer::TABLE, &format!("won/{}", row.id));
    match w.life_of(Customer::TABLE, id)? {
        // It was won before and opened again.
        Some(life::LIVE) => return Ok((id, false)),
        Some(life::BINNED | life::ERASED) => return Err(Error::blocked("customer_in_bin")),
        _ => {}
    }
    let cell = |column: &str| image.cell(column).as_text().unwrap_or_default().trim().to_string();
    let name = Some(cell("customer_name")).filter(|name| !name.is_empty()).unwrap_or_else(|| cell("title"));
    if !anyway && !w.customers_alike(&name, 1)?.is_empty() {
        return Err(Error::blocked("customer_alike"));
    }
    let owner = image.cell("assigned_to");
    let contact = Id::of_key(w.workspace, Contact::TABLE, &format!("won/{}", row.id));
    let contact_name = cell("contact_name");
    let mut given = cells([
        ("kind", text("company")),
        ("name", text(name)),
        ("owner_id", owner),
        ("number", text(number_of(&cell("number"), id))),
        ("status", text("active")),
        ("source", item_id(w.workspace, "source", "opportunity").into()),
    ]);
    if !contact_name.is_empty() {
        given.insert("primary_contact_id".into(), contact.into());
    }
    defaults::<Customer>(w.workspace, &mut given);
    w.create::<Customer>(id, &given)?;
    if !contact_name.is_empty() {
        w.create::<Contact>(contact, &cells([("customer_id", id.into()), ("name", text(contact_name))]))?;
        let raw = cell("contact_phone");
        if !raw.is_empty() {
            let kind = if is_mobile(&raw) { "mobile" } else { "office_phone" };
            let point = Point { id: None, kind: kind.into(), label: None, raw };
            let id = Id::of_key(w.workspace, ContactPoint::TABLE, &format!("won/{}", row.id));
            w.create::<ContactPoint>(id, &points::to_cells(Contact::TABLE, contact, &point, 0)?)?;
        }
    }
    Ok((id, true))
}

/// The number of a customer that a win makes follows from the opportunity's, as everything in a row that two copies may
/// make: the same day and turn, marked with the letter of an opportunity.
fn number_of(opportunity: &str, id: Id) -> String {
    match opportunity.strip_prefix(number::OPPORTUNITY).unwrap_or(opportunity) {
        "" => format!("{}{}J", number::CUSTOMER, &id.to_string()[..8]),
        rest => format!("{}{rest}J", number::CUSTOMER),
    }
}

/// Mobiles of the mainland have eleven digits, the first of which is 1.
fn is_mobile(raw: &str) -> bool {
    let digits = phone::search_form(raw);
    digits.len() == 11 && digits.starts_with('1')
}

/// Customers of the name that an opportunity says, among whom its own may be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alike {
    /// The opportunity.
    pub id: Id,
}

/// One of them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AlikeCustomer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: Option<String>,
    /// Whose it is.
    pub owner_name: String,
}

/// The answer of `opportunity.alike`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AlikeCustomers {
    /// The oldest first.
    pub customers: Vec<AlikeCustomer>,
}

impl Query for Alike {
    const NAME: &'static str = "opportunity.alike";
    const NEEDS: Permission = Permission::to("read", "opportunity");
    type Output = AlikeCustomers;

    fn run(self, r: &Read<'_>) -> Result<AlikeCustomers> {
        let row = r.load::<Opportunity>("read", self.id)?;
        let name = r.image_of(Opportunity::TABLE, row.pk)?.cell("customer_name");
        let mut customers = Vec::new();
        for id in r.customers_alike(name.as_text().unwrap_or_default(), MOST)? {
            let sql = "SELECT name, number, owner_id FROM my_customer WHERE id = ?1";
            let found = r.row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Id>(2)?)))?;
            let Some((name, number, owner)) = found else { continue };
            customers.push(AlikeCustomer { id: id.to_string(), name, number, owner_name: r.name_of(owner)? });
        }
        Ok(AlikeCustomers { customers })
    }
}
