//! Filters of a list as conditions on `d` (the derived table) and `c` (the table). Identifiers come from the catalogue,
//! values are bound. A masked field cannot be filtered by: the filter is refused.

use super::access::Access;
use crate::{
    Error, Id, Result,
    catalogue::{Catalogue, Field, FieldType as T},
    custom_field::{self, CustomFields},
    text::{fold, phone},
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Equal.
    Eq,
    /// Not equal; empty counts as not equal.
    Ne,
    /// One of a list.
    In,
    /// None of a list.
    NotIn,
    /// Contains the text, folded.
    Contains,
    /// Starts with the text, folded.
    Starts,
    /// Nothing there.
    Empty,
    /// Something there.
    NotEmpty,
    /// Less, earlier.
    Lt,
    /// Less or equal.
    Lte,
    /// More, later.
    Gt,
    /// More or equal.
    Gte,
    /// From the first of two values up to the second, both included.
    Between,
    /// Not longer than so many days ago.
    LastDays,
    /// The user is the one who asks.
    Mine,
}

/// One condition of a filter; all of a filter's conditions must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// A field of the catalogue, `tag`, or `product` of what names several.
    pub field: String,
    /// How it is compared.
    pub op: Compare,
    /// What with; absent for `empty`, `not_empty`, `mine`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// A filter ready to stand in SQL.
#[derive(Debug, Clone, Default)]
pub(crate) struct Where {
    /// `AND …` for each condition.
    pub(crate) sql: String,
    pub(crate) params: Vec<CellValue>,
    /// It names a record whose rows are few: its index is to lead.
    pub(crate) leads: bool,
    /// Columns of the derived table that it bounds and that have an index.
    pub(crate) bounded: Vec<&'static str>,
}

/// What a filter may look at beside its own values.
pub(crate) struct Asker<'a> {
    pub(crate) access: &'a Access,
    /// Today in the workspace's zone.
    pub(crate) today: chrono::NaiveDate,
    pub(crate) now: i64,
}

/// Most conditions in one filter, and values in one list.
const MOST: usize = 64;
const MOST_VALUES: usize = 500;

impl Where {
    /// Checks and translates a filter. `first` is the number of the first free parameter.
    pub(crate) fn build(
        catalogue: &Catalogue,
        custom: &CustomFields,
        filter: &[Condition],
        asker: &Asker<'_>,
        first: usize,
    ) -> Result<Where> {
        if filter.len() > MOST {
            return Err(Error::TooLarge { limit: MOST as u64 });
        }
        let mut out = Where::default();
        for condition in filter {
            let sql = if condition.field == "tag" {
                out.tag(condition, first)?
            } else if let Some(set) = products_of(catalogue).filter(|_| condition.field == "product") {
                out.product(condition, set, first)?
            } else if condition.field.starts_with(custom_field::PREFIX) {
                out.custom(custom, condition, asker, first)?
            } else if condition.field == "missing" && matches!(condition.op, Compare::Empty | Compare::NotEmpty) {
                out.bounded.extend((catalogue.table == "customer").then_some("missing"));
                missing(custom, condition.op)
            } else {
                out.condition(catalogue, condition, asker, first)?
            };
            out.sql.push_str(" AND ");
            out.sql.push_str(&sql);
        }
        Ok(out)
    }

    /// Adds that the rows name these records.
    pub(crate) fn of(&mut self, records: &[(&'static str, Id)], first: usize) {
        for (column, id) in records {
            let mark = self.bind((*id).into(), first);
            self.sql.push_str(&format!(" AND c.\"{column}\" = {mark}"));
            self.leads = true;
        }
    }

    fn bind(&mut self, value: CellValue, first: usize) -> String {
        self.params.push(value);
        format!("?{}", first + self.params.len() - 1)
    }

    fn custom(
        &mut self,
        custom: &CustomFields,
        condition: &Condition,
        asker: &Asker<'_>,
        first: usize,
    ) -> Result<String> {
        let name = &condition.field;
        let unknown = || Error::invalid(format!("filter.{name}"), "unknown_field");
        let field = custom.find(name).filter(|f| f.active).ok_or_else(unknown)?;
        if field.masked(asker.access) {
            return Err(Error::Forbidden { permission: format!("field.see_{name}") });
        }
        custom_field::filter::condition(field, condition, asker, MOST_VALUES, &mut |value| self.bind(value, first))
    }

    /// The ids that a condition on a set names, as parameters.
    fn members(&mut self, condition: &Condition, first: usize) -> Result<Vec<String>> {
        let wrong = || Error::invalid(format!("filter.{}", condition.field), "not_an_id");
        let ids: Vec<Id> = match &condition.value {
            Some(Value::String(one)) => vec![one.parse()?],
            Some(Value::Array(many)) if many.len() <= MOST_VALUES => {
                many.iter().map(|v| v.as_str().ok_or_else(wrong)?.parse()).collect::<Result<_>>()?
            }
            None if matches!(condition.op, Compare::Empty | Compare::NotEmpty) => Vec::new(),
            _ => return Err(wrong()),
        };
        Ok(ids.into_iter().map(|id| self.bind(id.into(), first)).collect())
    }

    /// That a record names one of these products, or any.
    fn product(&mut self, condition: &Condition, (table, column): (&str, &str), first: usize) -> Result<String> {
        let marks = self.members(condition, first)?;
        let which = if marks.is_empty() { "IS NOT NULL".into() } else { format!("IN ({})", marks.join(", ")) };
        // Looked up once, not for every row.
        let inside = format!("SELECT g.{column} FROM {table} g WHERE g.product_id {which} AND g.life = 0");
        match condition.op {
            Compare::Eq | Compare::In | Compare::NotEmpty => Ok(format!("c.id IN ({inside})")),
            Compare::Ne | Compare::NotIn | Compare::Empty => Ok(format!("c.id NOT IN ({inside})")),
            _ => Err(Error::invalid("filter.product", "not_an_id")),
        }
    }

    fn tag(&mut self, condition: &Condition, first: usize) -> Result<String> {
        let wrong = || Error::invalid("filter.tag", "not_an_id");
        let marks = self.members(condition, first)?;
        let which = if marks.is_empty() { String::new() } else { format!(" AND g.tag_id IN ({})", marks.join(", ")) };
        let exists = format!("EXISTS (SELECT 1 FROM tagging g WHERE g.owner_id = c.id AND g.life = 0{which})");
        match condition.op {
            Compare::Eq | Compare::In | Compare::NotEmpty => Ok(exists),
            Compare::Ne | Compare::NotIn | Compare::Empty => Ok(format!("NOT {exists}")),
            _ => Err(wrong()),
        }
    }

    fn condition(
        &mut self,
        catalogue: &Catalogue,
        condition: &Condition,
        asker: &Asker<'_>,
        first: usize,
    ) -> Result<String> {
        let name = condition.field.as_str();
        let wrong = |rule: &str| Error::invalid(format!("filter.{name}"), rule);
        let field = catalogue.field(name).filter(|f| f.filterable).ok_or_else(|| wrong("unknown_field"))?;
        if field.mask.is_some_and(|m| asker.access.masked.contains(&m)) {
            return Err(Error::Forbidden { permission: format!("field.see_{name}") });
        }
        // An instant or a state that lists go by stands in the derived row as it is, where its index can bound it.
        let always = matches!(field.kind, T::Instant | T::Enum) || field.kind == T::Date && field.required;
        let listed = field.key == Some(field.column) && (field.derived || always);
        let column = format!("{}.\"{}\"", if field.derived || listed { "d" } else { "c" }, field.column);
        use Compare::{Between, Eq, Gt, Gte, In, LastDays, Lt, Lte};
        let bounds = matches!(condition.op, Eq | In | Lt | Lte | Gt | Gte | Between | LastDays);
        self.bounded.extend(field.key.filter(|_| listed && bounds));
        let one = || condition.value.as_ref().ok_or_else(|| wrong("required"));
        let empty = format!("coalesce({column}, '') = ''");
        Ok(match condition.op {
            Compare::Empty => empty,
            Compare::NotEmpty => format!("NOT ({empty})"),
            Compare::Mine => {
                let me = asker.access.user.map_or(CellValue::Null, CellValue::from);
                let me = self.bind(me, first);
                if field.kind != T::User {
                    return Err(wrong("not_a_user"));
                }
                format!("{column} = {me}")
            }
            Compare::Contains | Compare::Starts => {
                let text = one()?.as_str().ok_or_else(|| wrong("not_a_text"))?;
                self.text(field, &column, condition.op, text, first)
            }
            Compare::Eq | Compare::Ne | Compare::Lt | Compare::Lte | Compare::Gt | Compare::Gte => {
                if !field.more_columns.is_empty() && matches!(condition.op, Compare::Eq | Compare::Ne) {
                    let cells = catalogue.check_cells(field, one()?).map_err(wrong)?;
                    let columns: Vec<String> = cells.iter().map(|(column, _)| format!("c.\"{column}\"")).collect();
                    let marks: Vec<String> = cells.into_iter().map(|(_, value)| self.bind(value, first)).collect();
                    let sign = if condition.op == Compare::Eq { "IS" } else { "IS NOT" };
                    return Ok(format!("({}) {sign} ({})", columns.join(", "), marks.join(", ")));
                }
                let value = checked(catalogue, field, one()?).map_err(wrong)?;
                let mark = self.bind(value, first);
                let sign = match condition.op {
                    Compare::Eq => "IS",
                    Compare::Ne => "IS NOT",
                    Compare::Lt => "<",
                    Compare::Lte => "<=",
                    Compare::Gt => ">",
                    _ => ">=",
                };
                // What has no day is before none, though its sort key is.
                match (field.kind, condition.op) {
                    (T::Date, Compare::Lt | Compare::Lte) if column.starts_with('d') => {
                        format!("({column} {sign} {mark} AND {column} <> '')")
                    }
                    _ => format!("{column} {sign} {mark}"),
                }
            }
            Compare::In | Compare::NotIn => {
                let values = one()?.as_array().filter(|v| v.len() <= MOST_VALUES).ok_or_else(|| wrong("not_a_list"))?;
                let mut marks = Vec::new();
                for value in values {
                    let value = checked(catalogue, field, value).map_err(wrong)?;
                    marks.push(self.bind(value, first));
                }
                let inside = format!("{column} IN ({})", marks.join(", "));
                if condition.op == Compare::In { inside } else { format!("({inside}) IS NOT 1") }
            }
            Compare::Between => {
                let [from, to] = one()?.as_array().map(Vec::as_slice).unwrap_or_default() else {
                    return Err(wrong("not_a_range"));
                };
                let from = self.bind(checked(catalogue, field, from).map_err(wrong)?, first);
                let to = self.bind(checked(catalogue, field, to).map_err(wrong)?, first);
                format!("{column} BETWEEN {from} AND {to}")
            }
            Compare::LastDays => {
                let days = one()?.as_i64().filter(|d| (0..=36_500).contains(d)).ok_or_else(|| wrong("not_a_number"))?;
                let since = match field.kind {
                    T::Instant => CellValue::Int(asker.now - days * 86_400_000),
                    T::Date => CellValue::Text((asker.today - chrono::Duration::days(days)).to_string()),
                    _ => return Err(wrong("not_a_date")),
                };
                format!("{column} >= {}", self.bind(since, first))
            }
        })
    }

    fn text(&mut self, field: &Field, column: &str, op: Compare, text: &str, first: usize) -> String {
        let plain = || (format!("lower({column})"), text.to_lowercase());
        let (column, wanted) = match (field.folded, field.kind) {
            (Some(folded), T::Phone) => match phone::query_form(text) {
                Some(digits) => (format!("d.{folded}"), digits),
                None => plain(),
            },
            (Some(folded), _) => (format!("d.{folded}"), fold::fold(text)),
            _ => plain(),
        };
        let wanted = self.bind(CellValue::Text(wanted), first);
        let at = if op == Compare::Contains { "> 0" } else { "= 1" };
        format!("instr({column}, {wanted}) {at}")
    }
}

/// Where the products that a record names stand: table and column that names the record.
fn products_of(catalogue: &Catalogue) -> Option<(&'static str, &'static str)> {
    match catalogue.table {
        "opportunity" => Some(("opportunity_product", "opportunity_id")),
        "sales_order" => Some(("order_line", "order_id")),
        _ => None,
    }
}

/// Whether something is missing: what the seal wrote down, or a custom field that the full form asks for.
fn missing(custom: &CustomFields, op: Compare) -> String {
    let lacks = custom.required().map(|f| format!(" OR json_extract(c.custom, '$.{}') IS NULL", f.code));
    let any = format!("(d.missing <> ''{})", lacks.collect::<String>());
    if op == Compare::NotEmpty { any } else { format!("NOT {any}") }
}

/// A value to compare with, in its stored form.
fn checked(catalogue: &Catalogue, field: &Field, value: &Value) -> std::result::Result<CellValue, &'static str> {
    catalogue.check(field, value)
}
