//! Customers by what a person or a file calls them: name, name and phone, number; and who and what hangs on one.

use super::{access::Users, capture::Cells, read::Read};
use crate::{
    Id, Result,
    text::{fold::fold, phone, pinyin::name_key},
    value::CellValue,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::HashMap;

/// What a customer is looked up by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Named<'a> {
    /// Its folded name and, where that is not enough, the search form of its phone.
    Name { folded: &'a str, phone: Option<&'a str> },
    /// Its number.
    Number(&'a str),
}

/// What tells that a row of a file is about a customer who is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// A company its name, a person his name and phone.
    #[default]
    Name,
    /// The phone number.
    Phone,
    /// The e-mail address.
    Email,
    /// The unified credit code.
    CreditCode,
}

/// A contact of a customer: his id, name, and kind and text of his points.
pub(crate) type ContactOf = (Id, String, Vec<(String, String)>);

impl Key {
    /// What a row of these cells is known by; None where it says nothing, or where it is the name.
    pub(crate) fn of(self, cells: &Cells) -> Option<String> {
        let text = |column: &str| cells.get(column).and_then(CellValue::as_text).filter(|t| !t.is_empty());
        match self {
            Self::Name => None,
            Self::Phone => text("phone").map(phone::search_form).filter(|p| !p.is_empty()),
            Self::Email => text("email").map(fold),
            Self::CreditCode => text("credit_code").map(str::to_uppercase),
        }
    }
}

impl Read<'_> {
    /// Live customers on which the session may do `action`, by a key that no index has: one walk through all, for an
    /// import that asks for many. None: several have it.
    pub(crate) fn customers_by_key(&self, key: Key, action: &str) -> Result<HashMap<String, Option<Id>>> {
        let owners = self.access().owners("customer", action);
        let mut found = HashMap::new();
        self.sys(|db| {
            let mut query =
                db.prepare_cached("/*s*/ SELECT id, owner_id, phone, email, credit_code FROM customer WHERE life = 0")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                if !owners.include(row.get(1)?) {
                    continue;
                }
                let mut cells = Cells::new();
                for (at, column) in ["phone", "email", "credit_code"].into_iter().enumerate() {
                    if let Some(text) = row.get::<_, Option<String>>(at + 2)? {
                        cells.insert(column.into(), CellValue::Text(text));
                    }
                }
                if let Some(known) = key.of(&cells) {
                    let id: Id = row.get(0)?;
                    found.entry(known).and_modify(|other| *other = None).or_insert(Some(id));
                }
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Live customers in sight of this name, however it is written; at most so many.
    pub(crate) fn customers_alike(&self, name: &str, most: usize) -> Result<Vec<Id>> {
        let owners = self.owners_in_sight("customer");
        let sql = "/*s*/ SELECT c.id, d.owner_id FROM customer_derived d JOIN customer c ON c.pk = d.pk
                   WHERE d.name_fold = ?1 AND d.life = 0 ORDER BY d.pk";
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            let rows = query.query_map([fold(name)], |r| Ok((r.get::<_, Id>(0)?, r.get::<_, Id>(1)?)))?;
            let mut found = Vec::new();
            for row in rows {
                let (id, owner) = row?;
                if owners.include(owner) && found.len() < most {
                    found.push(id);
                }
            }
            Ok(found)
        })
    }

    /// Live customers of this name or number among those on whose rows of `entity` the session may do `action`, at most
    /// two: one is an answer, two are a question.
    pub(crate) fn customers_by(&self, named: Named<'_>, entity: &str, action: &str) -> Result<Vec<Id>> {
        let (column, value, phone) = match named {
            Named::Name { folded, phone } => ("name_fold", folded.to_string(), phone),
            Named::Number(number) => ("number_key", crate::customer::number::number_key(number), None),
        };
        let owners = self.access().owners(entity, action);
        let sql = format!(
            "/*s*/ SELECT c.id, d.owner_id FROM customer_derived d JOIN customer c ON c.pk = d.pk WHERE d.{column} = ?1 AND d.life = 0
               AND (?2 IS NULL OR d.phone_norm = ?2)"
        );
        self.sys(|db| {
            let mut query = db.prepare_cached(&sql)?;
            let rows =
                query.query_map(rusqlite::params![value, phone], |r| Ok((r.get::<_, Id>(0)?, r.get::<_, Id>(1)?)))?;
            let mut found = Vec::new();
            for row in rows {
                let (id, owner) = row?;
                if owners.include(owner) && found.len() < 2 {
                    found.push(id);
                }
            }
            Ok(found)
        })
    }

    /// The live contacts of a customer whom the caller has found, each with his name and with kind and text of his points.
    pub(crate) fn contacts_of(&self, customer: Id) -> Result<Vec<ContactOf>> {
        let sql = "/*s*/ SELECT c.id, c.name, p.kind, p.raw FROM contact c
            LEFT JOIN contact_point p ON p.owner_id = c.id AND p.life = 0 WHERE c.customer_id = ?1 AND c.life = 0 ORDER BY c.pk, p.sort";
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            let mut rows = query.query([customer])?;
            let mut found: Vec<ContactOf> = Vec::new();
            while let Some(row) = rows.next()? {
                let id: Id = row.get(0)?;
                if found.last().is_none_or(|(last, ..)| *last != id) {
                    found.push((id, row.get(1)?, Vec::new()));
                }
                if let (Some(kind), Some((.., points))) = (row.get::<_, Option<String>>(2)?, found.last_mut()) {
                    points.push((kind, row.get(3)?));
                }
            }
            Ok(found)
        })
    }

    /// The live opportunity that the session may import over: of this number, or where none is said of this title with
    /// this customer; the first one where there are several.
    pub(crate) fn opportunity_called(
        &self,
        number: Option<&str>,
        title: Option<&str>,
        customer: Option<&str>,
    ) -> Result<Option<Id>> {
        let owners = self.access().owners("opportunity", "import");
        let (condition, values) = match (number, title) {
            (Some(number), _) => ("d.number_key = ?1", vec![crate::customer::number::number_key(number)]),
            (None, Some(title)) => {
                let words = [name_key(title), fold(title), customer.map(fold).unwrap_or_default()];
                ("d.title_key = ?1 AND d.title_fold = ?2 AND d.customer_fold = ?3", words.to_vec())
            }
            (None, None) => return Ok(None),
        };
        let sql = format!(
            "/*s*/ SELECT c.id, d.created_by, d.assigned_to FROM opportunity_derived d JOIN opportunity c ON c.pk = d.pk
             WHERE d.life = 0 AND {condition} ORDER BY d.pk"
        );
        self.sys(|db| {
            let mut query = db.prepare_cached(&sql)?;
            let mut rows = query.query(rusqlite::params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                if owners.include_any(Users([row.get(1)?, row.get(2)?, None])) {
                    return Ok(Some(row.get(0)?));
                }
            }
            Ok(None)
        })
    }

    /// The live products of this name, at most two: one is an answer, two are a question.
    pub(crate) fn products_named(&self, name: &str) -> Result<Vec<Id>> {
        let sql = "/*s*/ SELECT p.id FROM product_derived d JOIN product p ON p.pk = d.pk WHERE d.name_fold = ?1 AND d.life = 0 ORDER BY d.pk LIMIT 2";
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            Ok(query.query_map([fold(name)], |r| r.get(0))?.collect::<Result<_, _>>()?)
        })
    }

    /// The live service that the session may import over: of this number, or where none is said of this title for this
    /// customer, raised on this day where one is said; the first one where there are several.
    pub(crate) fn service_called(
        &self,
        number: Option<&str>,
        customer: Id,
        title: Option<&str>,
        raised_on: Option<&str>,
    ) -> Result<Option<Id>> {
        let owners = self.access().owners("service", "import");
        let (condition, values) = match (number, title) {
            (Some(number), _) => {
                ("d.number_key = ?1", vec![CellValue::Text(crate::customer::number::number_key(number))])
            }
            (None, Some(title)) => {
                let raised_on = raised_on.map_or(CellValue::Null, |on| CellValue::Text(on.into()));
                let values = vec![customer.into(), CellValue::Text(fold(title)), raised_on];
                ("c.customer_id = ?1 AND d.title_fold = ?2 AND (?3 IS NULL OR c.raised_on = ?3)", values)
            }
            (None, None) => return Ok(None),
        };
        let lead = if number.is_some() {
            "service_derived d CROSS JOIN service c"
        } else {
            "service c CROSS JOIN service_derived d"
        };
        let sql = format!(
            "/*s*/ SELECT c.id, d.created_by, d.assigned_to, d.handled_by FROM {lead} ON c.pk = d.pk
             WHERE d.life = 0 AND {condition} ORDER BY d.pk"
        );
        self.sys(|db| {
            let mut query = db.prepare_cached(&sql)?;
            let mut rows = query.query(rusqlite::params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                if owners.include_any(Users([row.get(1)?, row.get(2)?, row.get(3)?])) {
                    return Ok(Some(row.get(0)?));
                }
            }
            Ok(None)
        })
    }

    /// The one live product whose name is this but for blanks and punctuation: `GTXPro` is `GTX Pro`.
    pub(crate) fn product_spelt(&self, name: &str) -> Result<Option<Id>> {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let wanted = letters(&fold(name));
        let sql =
            "/*s*/ SELECT p.id, d.name_fold FROM product_derived d JOIN product p ON p.pk = d.pk WHERE d.life = 0";
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            let mut rows = query.query([])?;
            let mut found = None;
            while let Some(row) = rows.next()? {
                if letters(&row.get::<_, String>(1)?) == wanted && found.replace(row.get(0)?).is_some() {
                    return Ok(None); // two are a question
                }
            }
            Ok(found)
        })
    }

    /// The live interactions with a customer at a point in time, with their summaries.
    pub(crate) fn interactions_at(&self, customer: Id, at: i64) -> Result<Vec<(Id, String)>> {
        let sql = "/*s*/ SELECT id, summary FROM interaction WHERE customer_id = ?1 AND occurred_at = ?2 AND life = 0 ORDER BY pk";
        self.sys(|db| {
            let mut query = db.prepare_cached(sql)?;
            Ok(query
                .query_map(rusqlite::params![customer, at], |r| Ok((r.get(0)?, r.get(1)?)))?
                .collect::<Result<_, _>>()?)
        })
    }
}
