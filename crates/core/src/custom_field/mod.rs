//! Fields that an office makes for itself (SPEC.md section 4). A record keeps their values in `custom`, each key a cell of
//! its own, so that history, undo and merge know them like any other. What a field is stands in its row of `custom_field`.
//! Values are checked in `value`; here are the fields themselves and the calls that make and change them.

mod add;
pub(crate) mod filter;
mod list;
mod option;
mod sort;
mod update;
pub(crate) mod value;

use crate::{
    Error, Id, Result,
    catalogue::{Catalogue, FieldInfo, FieldType, LabelPair, MaskClass},
    command::{Entry, command, query},
    dictionary::Labels,
    store::{access::Access, capture::Cells, read::Read, scope::Entity},
    value::CellValue,
};
pub use option::FieldOption;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Operations on custom fields.
pub(crate) const API: &[Entry] =
    &[query::<list::List>(), command::<add::Add>(), command::<update::Update>(), command::<sort::Sort>()];

/// What their names begin with, in calls and as cells.
pub(crate) const PREFIX: &str = "custom.";

/// The row of a field.
#[derive(Debug)]
pub(crate) struct CustomFieldRow;

impl Entity for CustomFieldRow {
    const TABLE: &'static str = "custom_field";
}

/// What a custom field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line of text.
    Text,
    /// A number, whole or not.
    Number,
    /// An amount in the workspace's currency.
    Money,
    /// A day.
    Date,
    /// One of its options.
    Choice,
    /// Several of its options.
    MultiChoice,
    /// Yes or no.
    Check,
    /// A web address.
    Link,
}

impl Kind {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Text, "text"),
        (Self::Number, "number"),
        (Self::Money, "money"),
        (Self::Date, "date"),
        (Self::Choice, "choice"),
        (Self::MultiChoice, "multi_choice"),
        (Self::Check, "check"),
        (Self::Link, "link"),
    ];

    /// Its code, as stored.
    pub(crate) fn code(self) -> &'static str {
        Self::ALL.into_iter().find(|(kind, _)| *kind == self).map_or("text", |(_, code)| code)
    }

    fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, c)| *c == code).map(|(kind, _)| kind)
    }

    /// Whether it picks among options.
    pub(crate) fn picks(self) -> bool {
        matches!(self, Self::Choice | Self::MultiChoice)
    }

    /// How the catalogue calls it.
    pub(crate) fn field_type(self) -> FieldType {
        match self {
            Self::Text => FieldType::Text,
            Self::Number => FieldType::Decimal,
            Self::Money => FieldType::Money,
            Self::Date => FieldType::Date,
            Self::Choice => FieldType::Enum,
            Self::MultiChoice => FieldType::MultiChoice,
            Self::Check => FieldType::Check,
            Self::Link => FieldType::Url,
        }
    }

    /// The class that hides it from a role: an amount is an amount, whoever made the field.
    pub(crate) fn mask(self) -> Option<MaskClass> {
        (self == Self::Money).then_some(MaskClass::Amount)
    }
}

/// One field of an office's own.
#[derive(Debug, Clone)]
pub(crate) struct CustomField {
    pub(crate) id: Id,
    pub(crate) rev: i64,
    /// Its name in calls and its cell: `custom.` and its code.
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) kind: Kind,
    pub(crate) labels: Labels,
    pub(crate) options: Vec<FieldOption>,
    pub(crate) required: bool,
    /// Shown and offered. What is not keeps its values and its history.
    pub(crate) active: bool,
}

impl CustomField {
    /// Whether these rights hide it.
    pub(crate) fn masked(&self, access: &Access) -> bool {
        self.kind.mask().is_some_and(|class| access.masked.contains(&class))
    }

    /// As the catalogue shows it.
    fn info(&self) -> FieldInfo {
        let picked = |o: &&FieldOption| o.active;
        FieldInfo {
            name: self.name.clone(),
            kind: self.kind.field_type(),
            group: "custom".into(),
            kinds: crate::catalogue::KINDS.iter().map(|k| (*k).to_string()).collect(),
            required: self.required,
            read_only: false,
            derived: false,
            max: value::longest(self.kind),
            dictionary: None,
            options: self.options.iter().filter(picked).map(|o| o.value.clone()).collect(),
            choices: self.options.clone(),
            mask: self.kind.mask(),
            record: None,
            sortable: self.kind != Kind::MultiChoice,
            by_name: false,
            filterable: true,
            list: true,
            cell_group: None,
            unit: None,
            custom: true,
            label: Some(LabelPair { zh: self.labels.zh.clone(), en: self.labels.en.clone() }),
        }
    }
}

/// The custom fields of an entity.
#[derive(Debug, Clone, Default)]
pub(crate) struct CustomFields {
    all: Vec<CustomField>,
}

impl CustomFields {
    /// Those of `entity` in their order, inactive ones too. They are few and read in each call that looks at one.
    pub(crate) fn of(r: &Read<'_>, entity: &str) -> Result<Self> {
        let sql = "SELECT id, rev, code, kind, label_zh, label_en, options, required, active FROM custom_field
                   WHERE entity = ?1 AND life = 0 ORDER BY sort, code";
        let rows = r.rows(sql, [entity], |row| {
            let (code, kind): (String, String) = (row.get(2)?, row.get(3)?);
            // A kind that this program does not know came from a newer one: its values are text to it.
            let kind = Kind::of(&kind).unwrap_or(Kind::Text);
            Ok(CustomField {
                id: row.get(0)?,
                rev: row.get(1)?,
                name: format!("{PREFIX}{code}"),
                code,
                kind,
                labels: Labels { zh: row.get(4)?, en: row.get(5)? },
                options: option::parse(row.get::<_, Option<String>>(6)?.as_deref()),
                required: row.get::<_, Option<bool>>(7)?.unwrap_or(false),
                active: row.get(8)?,
            })
        })?;
        Ok(Self { all: rows })
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[CustomField] {
        &self.all
    }

    /// Those in use that these rights do not hide.
    pub(crate) fn shown<'f>(&'f self, access: &'f Access) -> impl Iterator<Item = &'f CustomField> {
        self.all.iter().filter(|f| f.active && !f.masked(access))
    }

    /// The one of this name, active or not.
    pub(crate) fn find(&self, name: &str) -> Option<&CustomField> {
        self.all.iter().find(|f| f.name == name)
    }

    /// Those that the full form asks for.
    pub(crate) fn required(&self) -> impl Iterator<Item = &CustomField> {
        self.all.iter().filter(|f| f.active && f.required)
    }

    /// Names of those that the full form asks for and a row does not have.
    pub(crate) fn missing<'f>(&'f self, cells: &'f Cells) -> impl Iterator<Item = String> + 'f {
        let lacks = |f: &&CustomField| cells.get(&f.name).is_none_or(CellValue::is_null);
        self.required().filter(lacks).map(|f| f.name.clone())
    }

    /// The values among these cells that are shown: of fields in use that these rights do not hide.
    pub(crate) fn values<'f>(
        &'f self,
        access: &'f Access,
        cells: &'f Cells,
    ) -> impl Iterator<Item = (String, Value)> + 'f {
        self.shown(access).filter_map(|f| {
            let text = cells.get(&f.name)?.as_text()?;
            Some((f.name.clone(), serde_json::from_str(text).ok()?))
        })
    }

    /// What search finds a row by, of the fields in use: texts and the labels of what is picked. No amount is among them.
    pub(crate) fn searched<'f>(&'f self, values: &'f Map<String, Value>) -> impl Iterator<Item = String> + 'f {
        let fields = self.all.iter().filter(|f| f.active);
        fields.filter_map(|f| Some(value::searched(f, values.get(&f.code)?))).flatten()
    }

    /// As the catalogue shows them: those in use, and those that only history still names.
    pub(crate) fn describe(&self, access: &Access) -> (Vec<FieldInfo>, Vec<FieldInfo>) {
        let (active, retired): (Vec<_>, Vec<_>) = self.all.iter().filter(|f| !f.masked(access)).partition(|f| f.active);
        (active.into_iter().map(CustomField::info).collect(), retired.into_iter().map(CustomField::info).collect())
    }
}

/// The options of a field of another workspace as they are stored here; None where no office could have made it.
pub(crate) fn checked_definition(of: &str, code: &str, kind: &str, options: Option<&Value>) -> Option<Option<String>> {
    entity(of).ok()?;
    let kind = Kind::of(kind).filter(|_| add::is_code(code))?;
    if !kind.picks() {
        return options.is_none_or(Value::is_null).then_some(None);
    }
    let given: Vec<option::OptionInput> = serde_json::from_value(options?.clone()).ok()?;
    Some(Some(option::text(&option::checked(&given).ok()?).ok()?))
}

/// The class that hides a field of this stored kind.
pub(crate) fn mask_of(kind: &str) -> Option<MaskClass> {
    Kind::of(kind).and_then(Kind::mask)
}

/// Entities that can have fields of their own.
fn entity(name: &str) -> Result<&str> {
    const ENTITIES: [&str; 7] =
        ["customer", "contact", "interaction", "opportunity", "product", "service", "sales_order"];
    ENTITIES.into_iter().find(|e| *e == name).ok_or_else(|| Error::invalid("entity", "unknown"))
}

/// Whether a built-in field of the entity has this label already: a file's column could not tell them apart.
fn is_built_in(catalogue: Option<&Catalogue>, labels: &Labels) -> Option<&'static str> {
    use crate::{text::fold::fold, words};
    let same = |lang, field: &crate::catalogue::Field, label: &str| {
        let key = format!("{}.{}", catalogue.map_or("", |c| c.entity), field.name);
        words::get(lang, &key).is_some_and(|word| fold(word) == fold(label))
    };
    let taken = |lang, label: &str| catalogue.is_some_and(|c| c.fields.iter().any(|f| same(lang, f, label)));
    if taken(words::Lang::Zh, &labels.zh) {
        Some("label_zh")
    } else {
        taken(words::Lang::En, &labels.en).then_some("label_en")
    }
}
