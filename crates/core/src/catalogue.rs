//! The field catalogue: what an entity's fields are, once (CORE.md section 5). DDL checks, patch types, filters,
//! import mapping, export, history labels, forms and lists are made from it.
//! It translates between the JSON of the contract and stored cells; rules between fields are the entity's `rules.rs`.

mod check;
mod describe;
pub(crate) mod get;
#[cfg(test)]
mod tests;

pub(crate) use describe::KINDS;
pub use describe::{FieldInfo, LabelPair, describe};

use crate::value::CellValue;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a field holds: its JSON shape, its editor and its stored form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// One line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// A dictionary item: its id; stored as 16 bytes.
    Choice,
    /// A user: his id; stored as 16 bytes.
    User,
    /// 1 to 5.
    Stars,
    /// Minor units of the currency, a whole number.
    Money,
    /// A whole number below 2^53.
    Integer,
    /// A real number.
    Decimal,
    /// `2026-11-22`, stored as such.
    Date,
    /// `2026-11-22T07:31:00.000Z`; stored as milliseconds since 1970.
    Instant,
    /// A phone number (or several) as people write it.
    Phone,
    /// A web address.
    Url,
    /// An identifying code: stored without blanks, in capitals.
    Code,
    /// One of the field's `options`.
    Enum,
    /// A list of short texts, stored separated by commas.
    Tags,
    /// A birthday: `{calendar: solar|lunar, year?, month, day, leap?}`, stored in three columns.
    LunarDate,
    /// Another record: its id; stored as 16 bytes.
    Record,
    /// Several of the field's options; of custom fields only.
    MultiChoice,
    /// Yes or no.
    Check,
    /// What one of something costs: 1/10,000 of the currency's major unit, a whole number.
    Price,
    /// How much of something: 1/1,000 of its unit, a whole number.
    Quantity,
}

/// A class of fields that a role may not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MaskClass {
    /// Phone and fax numbers.
    Phone,
    /// Bank and account.
    Bank,
    /// Amounts of money.
    Amount,
}

impl MaskClass {
    /// All classes.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Bank, Self::Amount];

    /// Its code, as in roles and descriptors.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Bank => "bank",
            Self::Amount => "amount",
        }
    }

    /// The class with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// What kind of identity text a field is to the search arena (CORE.md section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SearchClass {
    /// Names, with pinyin and initials.
    Name,
    /// Numbers and registration codes.
    Code,
    /// Phone numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// Where it is.
    Address,
    /// People named in it.
    Person,
    /// Tags.
    Tag,
}

/// A rule for a text: what to keep of it, or the code of the rule it breaks.
pub type TextRule = fn(&str) -> Result<String, &'static str>;

/// One field of an entity.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in the contract.
    pub name: &'static str,
    /// Its column; for a derived field the column of the `*_derived` table.
    pub column: &'static str,
    /// Further columns of the same value (a birthday's calendar).
    pub more_columns: &'static [&'static str],
    /// What it holds.
    pub kind: FieldType,
    /// The form section it stands in.
    pub group: &'static str,
    /// Kinds of customer it fits; empty means every kind.
    pub kinds: &'static [&'static str],
    /// Required on the full form (SPEC.md section 4); never a reason to refuse a quick form or an import.
    pub required: bool,
    /// Not writable by `create` and `update`.
    pub read_only: bool,
    /// Written by the seal into the `*_derived` table, no cell of the row.
    pub derived: bool,
    /// Most characters.
    pub max: Option<u32>,
    /// Dictionary category of a choice.
    pub dictionary: Option<&'static str>,
    /// Codes of an enum.
    pub options: &'static [&'static str],
    /// Class that hides it from a role.
    pub mask: Option<MaskClass>,
    /// How search sees it.
    pub search: Option<SearchClass>,
    /// A list can be sorted by it: the column of the `*_derived` table that it then goes by, which has an index.
    pub key: Option<&'static str>,
    /// The column of the `*_derived` table that holds its folded text, which `contains` and `starts` look at.
    pub folded: Option<&'static str>,
    /// Table of the record that it names.
    pub record: Option<&'static str>,
    /// It is the first contact point of this kind: kept as a row of its own, listed and filtered through `column` of the
    /// `*_derived` table, written like a field.
    pub point: Option<&'static str>,
    /// It may stand in a filter.
    pub filterable: bool,
    /// It may be a list column.
    pub in_list: bool,
    /// Cells that change and conflict as one.
    pub cell_group: Option<&'static str>,
    /// What Chinese files call it, beside its label.
    pub aliases_zh: &'static [&'static str],
    /// What English files and other products call it.
    pub aliases_en: &'static [&'static str],
    /// Unit that people enter it in (`wan` = 10,000 of the currency's major unit).
    pub unit: Option<&'static str>,
    /// A rule for its text beyond the type: the text to keep, or the code of the rule it breaks.
    pub rule: Option<TextRule>,
}

impl Field {
    /// A plain optional text field of 200 characters in no group: what the others are said as differences from.
    pub const PLAIN: Self = Self {
        name: "",
        column: "",
        more_columns: &[],
        kind: FieldType::Text,
        group: "",
        kinds: &[],
        required: false,
        read_only: false,
        derived: false,
        max: Some(200),
        dictionary: None,
        options: &[],
        mask: None,
        search: None,
        key: None,
        folded: None,
        record: None,
        point: None,
        filterable: true,
        in_list: true,
        cell_group: None,
        aliases_zh: &[],
        aliases_en: &[],
        unit: None,
        rule: None,
    };

    /// All its columns, the main one first.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.column).chain(self.more_columns.iter().copied())
    }

    /// Whether it fits this kind of customer.
    pub fn fits(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Whether `create` and `update` may write it.
    pub fn writable(&self) -> bool {
        !self.read_only && (!self.derived || self.point.is_some())
    }

    /// Whether a list can be sorted by it: by an index, or, of stars, by looking at all rows.
    pub fn sortable(&self) -> bool {
        self.key.is_some() || self.kind == FieldType::Stars
    }
}

/// The columns of one field with their values, the main column first.
pub type Cells = Vec<(&'static str, CellValue)>;

/// The code of a currency: three letters.
pub(crate) fn currency(code: &str) -> Result<String, &'static str> {
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(code.into())
    } else {
        Err("not_a_currency")
    }
}

/// The catalogue of every entity that has one.
pub static ALL: [&Catalogue; 11] = [
    &crate::customer::fields::CUSTOMER,
    &crate::contact::fields::CONTACT,
    &crate::interaction::fields::INTERACTION,
    &crate::opportunity::fields::OPPORTUNITY,
    &crate::plan::fields::PLAN,
    &crate::product::fields::PRODUCT,
    &crate::stock::fields::STOCK,
    &crate::service::fields::SERVICE,
    &crate::sales_order::fields::SALES_ORDER,
    &crate::sales_order::fields::ORDER_LINE,
    &crate::churn::fields::CHURN,
];

/// The catalogue of the entity with this name, which is also that of its table.
pub fn of(entity: &str) -> Option<&'static Catalogue> {
    ALL.into_iter().find(|c| c.entity == entity)
}

/// The fields of one entity.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// Its name in the contract.
    pub entity: &'static str,
    /// Its table.
    pub table: &'static str,
    /// Its fields, in the order of the form.
    pub fields: &'static [Field],
}

impl Catalogue {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// The field that this column belongs to.
    pub fn by_column(&self, column: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.columns().any(|c| c == column))
    }

    /// Every column of the entity's own table, in order (derived fields have none there).
    pub fn columns(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.fields.iter().filter(|f| !f.derived).flat_map(Field::columns)
    }

    /// The columns that change and conflict together with `column`, itself among them.
    pub fn cell_group(&self, column: &str) -> Vec<&'static str> {
        let Some(field) = self.by_column(column) else { return Vec::new() };
        let together =
            |f: &&Field| f.name == field.name || (f.cell_group.is_some() && f.cell_group == field.cell_group);
        self.fields.iter().filter(together).flat_map(Field::columns).collect()
    }

    /// Names of the fields a list can be sorted by.
    pub fn sorts(&self) -> Vec<&'static str> {
        self.fields.iter().filter(|f| f.sortable()).map(|f| f.name).collect()
    }

    /// The fields that the full form requires of this kind and that are empty: what 待完善 lists, in the order of the
    /// form (SPEC.md section 4). `filled` says whether a field holds something.
    pub fn missing(&self, kind: &str, filled: impl Fn(&Field) -> bool) -> Vec<&'static str> {
        self.fields.iter().filter(|f| f.required && f.fits(kind) && !filled(f)).map(|f| f.name).collect()
    }

    /// The stored form of a value from outside, or the code of the rule it breaks. For a field of several columns,
    /// the main one: use [`Self::check_cells`] to write.
    pub fn check(&self, field: &Field, value: &serde_json::Value) -> Result<CellValue, &'static str> {
        check::check(field, value)
    }

    /// All columns of `field` with their stored values, or the code of the rule that `value` breaks.
    pub fn check_cells(&self, field: &Field, value: &serde_json::Value) -> Result<Cells, &'static str> {
        check::check_cells(field, value)
    }

    /// The JSON of a stored value: the inverse of [`Self::check`] for a field of one column.
    pub fn show(&self, field: &Field, stored: &CellValue) -> serde_json::Value {
        check::show(field, stored)
    }

    /// The JSON of a field from its columns: the inverse of [`Self::check_cells`].
    pub fn show_cells(&self, field: &Field, cell: impl Fn(&str) -> CellValue) -> serde_json::Value {
        check::show_cells(field, &cell)
    }
}
