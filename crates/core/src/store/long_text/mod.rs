//! Long texts: summaries and details of interactions, notes, memos. They are too many to lie in memory: an index in the
//! file says which rows may have a text, and each is read again where that is not certain (CORE.md section 7). The seal
//! of a small op writes the index in the same transaction; what a large one touched is written in the background, and
//! until then the rows are read instead, or the answer says that it is not complete.
//!
//! One index serves all entities: its row number is the row's own, times eight, plus the entity.

mod find;
mod index;
mod merge;
mod tokens;
mod verify;

use super::schema::life;
use crate::{
    Result,
    catalogue::{Field, FieldType},
    customer::fields::CUSTOMER,
    text::fold,
};
pub(crate) use find::LongFound;
pub(super) use index::seal;
use rusqlite::{CachedStatement, Connection};
use std::collections::BTreeSet;

/// An entity with long texts. Its number is kept in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Long {
    Customer = 0,
    Contact = 1,
    Interaction = 2,
    Opportunity = 3,
    Service = 4,
    Product = 5,
}

/// Entities that the row numbers of the index have room for.
const ENTITIES: i64 = 8;

impl Long {
    pub(crate) const ALL: [Self; 6] =
        [Self::Customer, Self::Contact, Self::Interaction, Self::Opportunity, Self::Service, Self::Product];

    /// Its table.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Contact => "contact",
            Self::Interaction => "interaction",
            Self::Opportunity => "opportunity",
            Self::Service => "service",
            Self::Product => "product",
        }
    }

    fn of_table(table: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.table() == table)
    }

    /// The columns that are searched; an excerpt is of the first that has the text.
    fn columns(self) -> Vec<&'static str> {
        match self {
            Self::Customer => {
                let long = |f: &&Field| f.kind == FieldType::LongText && f.mask.is_none();
                CUSTOMER.fields.iter().filter(long).map(|f| f.column).collect()
            }
            Self::Contact | Self::Product => vec!["memo"],
            Self::Interaction => vec!["summary", "detail", "next_step", "memo", "place"],
            Self::Opportunity => vec!["description", "competitors", "source_note", "lost_reason", "reason"],
            Self::Service => vec!["request", "handling", "result", "reason"],
        }
    }

    /// The number in the index of a row of this entity.
    fn number(self, pk: i64) -> i64 {
        pk * ENTITIES + self as i64
    }

    /// The row that a number in the index stands for.
    fn of_number(number: i64) -> Option<(Self, i64)> {
        let entity = Self::ALL.into_iter().find(|entity| number % ENTITIES == *entity as i64)?;
        Some((entity, number / ENTITIES))
    }
}

/// What the fields in use of an office's own say of an interaction, as [`crate::custom_field::CustomFields::searched`]
/// has it of a record: texts, and the labels of what is picked.
const CUSTOM: &str = "coalesce((SELECT group_concat(j.value, char(1)) FROM json_each(t.custom) j
      JOIN custom_field f ON f.entity = 'interaction' AND f.code = j.key AND f.kind IN ('text', 'link')
      WHERE f.active = 1 AND f.life = 0), '')
  || char(1) ||
  coalesce((SELECT group_concat((o.value ->> '$.label_zh') || char(1) || (o.value ->> '$.label_en'), char(1))
      FROM json_each(t.custom) j
      JOIN custom_field f ON f.entity = 'interaction' AND f.code = j.key AND f.kind IN ('choice', 'multi_choice')
      JOIN json_each(f.options) o
      WHERE f.active = 1 AND f.life = 0 AND CASE f.kind
        WHEN 'choice' THEN o.value ->> '$.value' = j.value
        ELSE EXISTS (SELECT 1 FROM json_each(j.value) m WHERE m.value = o.value ->> '$.value') END), '')";

/// The long texts of one row.
struct Texts(Vec<String>);

impl Texts {
    /// What asks for those of a row.
    fn query(db: &Connection, entity: Long) -> Result<CachedStatement<'_>> {
        let columns: String = entity.columns().iter().map(|c| format!(", t.\"{c}\"")).collect();
        // Those of the others lie in memory with what identifies them.
        let custom = match entity {
            Long::Interaction => CUSTOM,
            Long::Customer | Long::Contact | Long::Opportunity | Long::Service | Long::Product => "NULL",
        };
        let sql = format!("/*s*/ SELECT t.life{columns}, {custom} FROM {} t WHERE t.pk = ?1", entity.table());
        Ok(db.prepare_cached(&sql)?)
    }

    /// Those of a live row, as they are written; None where it is not live or has none.
    fn of(query: &mut CachedStatement<'_>, entity: Long, pk: i64) -> Result<Option<Self>> {
        let mut rows = query.query([pk])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        if row.get::<_, i64>(0)? != life::LIVE {
            return Ok(None);
        }
        let columns = entity.columns().len();
        let texts = (1..=columns).map(|at| row.get::<_, Option<String>>(at));
        let mut texts: Vec<String> = texts.filter_map(rusqlite::Result::transpose).collect::<rusqlite::Result<_>>()?;
        let custom: Option<String> = row.get(columns + 1)?;
        texts.extend(custom.iter().flat_map(|all| all.split('\u{1}')).filter(|t| !t.is_empty()).map(String::from));
        Ok(Some(Self(texts)).filter(|texts| texts.0.iter().any(|t| !t.is_empty())))
    }

    fn read(db: &Connection, entity: Long, pk: i64) -> Result<Option<Self>> {
        Self::of(&mut Self::query(db, entity)?, entity, pk)
    }

    fn tokens(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        self.0.iter().for_each(|text| tokens::of_text(&fold::fold(text), &mut all));
        all
    }

    fn have(&self, folded: &str) -> bool {
        self.0.iter().any(|text| fold::fold(text).contains(folded))
    }
}
