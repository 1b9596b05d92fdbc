//! Which columns an export has, and what they are called: labels of the catalogue, so that an import knows them again
//! without a hand. A masked field has no column.

use super::words::Words;
use crate::{
    Error, Result,
    catalogue::Field,
    custom_field::{CustomField, CustomFields},
    import::mapping::unit_of,
    record::{Record, values::is_masked},
    store::read::Read,
    words::{self, Lang},
};

/// A column of an export.
pub(super) struct Column {
    pub(super) header: String,
    /// What a number of it is counted in.
    pub(super) unit: u64,
    pub(super) what: What,
}

/// What a column says.
pub(super) enum What {
    /// A built-in field.
    Field(&'static Field),
    /// A field of the office's own.
    Custom(CustomField),
    /// Tags of a customer.
    Tags,
    /// Products that an opportunity is about.
    Products,
    /// Phones, e-mails and accounts beside those that are fields.
    Points,
    /// The customer whom a record hangs on.
    Customer,
    /// Its number.
    CustomerNumber,
}

/// Names of columns that are no fields, in calls.
const TAGS: &str = "tags";
const POINTS: &str = "points";
const PRODUCTS: &str = "products";
const CUSTOMER: &str = "customer";
const CUSTOMER_NUMBER: &str = "customer_number";
/// The lines of orders, which are further rows or a further sheet.
const ORDER_LINES: &str = "order_lines";

/// Whether an export of this entity has the lines of orders too: all of it, or where they are asked for.
pub(super) fn has_lines(entity: &str, wanted: Option<&[String]>) -> bool {
    entity == "sales_order" && wanted.is_none_or(|wanted| wanted.iter().any(|name| name == ORDER_LINES))
}

impl Column {
    fn field(lang: Lang, entity: &str, field: &'static Field) -> Self {
        let mut header = words::field(lang, entity, field.name);
        // 注册资金 is said in 万元, as an import takes it.
        let wan = field.unit == Some("wan") && lang == Lang::Zh;
        if wan {
            header.push_str("(万元)");
        }
        Self { header, unit: if wan { 10_000 } else { 1 }, what: What::Field(field) }
    }

    fn custom(lang: Lang, field: &CustomField) -> Self {
        let header = if lang == Lang::Zh { &field.labels.zh } else { &field.labels.en };
        Self { header: header.clone(), unit: unit_of(header).unwrap_or(1), what: What::Custom(field.clone()) }
    }

    fn named(lang: Lang, key: &str, what: What) -> Self {
        Self { header: words::say(lang, key, &[]), unit: 1, what }
    }
}

/// The columns of an export: those asked for in their order, or all. One that the session may not see is left out.
pub(super) fn columns<R: Record>(r: &Read<'_>, words: &Words, wanted: Option<&[String]>) -> Result<Vec<Column>> {
    let (catalogue, lang) = (R::CATALOGUE, words.lang);
    let entity = catalogue.entity;
    let custom = CustomFields::of(r, entity)?;
    let customer = || Column::named(lang, &format!("{entity}.customer"), What::Customer);
    let number = || Column::named(lang, "export.customer_number", What::CustomerNumber);
    let tags = || Column::named(lang, "customer.tags", What::Tags);
    let products = || Column::named(lang, "export.products", What::Products);
    let points = || Column::named(lang, "export.points", What::Points);
    let hangs = catalogue.by_column("customer_id").is_some();
    let tagged = entity == "customer";
    let sells = entity == "opportunity";
    let reached = matches!(entity, "customer" | "contact");

    let Some(wanted) = wanted else {
        let own = |f: &&Field| f.name != CUSTOMER && !is_masked(r, f);
        let mut all: Vec<Column> =
            catalogue.fields.iter().filter(own).map(|field| Column::field(lang, entity, field)).collect();
        if hangs {
            all.splice(1..1, [customer(), number()]);
        }
        all.extend(custom.shown(r.access()).map(|field| Column::custom(lang, field)));
        all.extend(tagged.then(tags));
        all.extend(sells.then(products));
        all.extend(reached.then(points));
        return Ok(all);
    };
    let mut columns = Vec::with_capacity(wanted.len());
    for name in wanted {
        match name.as_str() {
            CUSTOMER if hangs => columns.push(customer()),
            CUSTOMER_NUMBER if hangs => columns.push(number()),
            TAGS if tagged => columns.push(tags()),
            PRODUCTS if sells => columns.push(products()),
            POINTS if reached => columns.push(points()),
            ORDER_LINES if has_lines(entity, Some(wanted)) => {}
            name => match (catalogue.field(name), custom.find(name).filter(|f| f.active)) {
                (Some(field), _) if is_masked(r, field) => {}
                (Some(field), _) => columns.push(Column::field(lang, entity, field)),
                (None, Some(field)) if field.masked(r.access()) => {}
                (None, Some(field)) => columns.push(Column::custom(lang, field)),
                (None, None) => return Err(Error::invalid(format!("columns.{name}"), "unknown_field")),
            },
        }
    }
    if columns.is_empty() { Err(Error::invalid("columns", "required")) } else { Ok(columns) }
}

/// The fields that these columns are read from, by name.
pub(super) fn fields(columns: &[Column]) -> Vec<String> {
    let name = |column: &Column| match &column.what {
        What::Field(field) => Some(field.name.to_string()),
        What::Custom(field) => Some(field.name.clone()),
        _ => None,
    };
    columns.iter().filter_map(name).collect()
}
