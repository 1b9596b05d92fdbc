//! What a page of rows that hang on customers names besides: the customers, the contacts, and who stands for whom. Each row
//! names another customer, whose own row would be a page of the file each; memory and indexes say the same.

use super::read::Read;
use crate::{Id, Result};
use rusqlite::OptionalExtension;
use std::collections::{HashMap, hash_map::Entry};

impl Read<'_> {
    /// Row number and name of the customers on whom rows in sight hang, by id.
    pub(crate) fn customers_named(&self, ids: impl Iterator<Item = Id>) -> Result<HashMap<Id, (i64, String)>> {
        let marks = self.marks("customer")?;
        self.sys(|db| {
            let mut number = db.prepare_cached("/*s*/ SELECT pk FROM customer WHERE id = ?1")?;
            let mut written = db.prepare_cached("/*s*/ SELECT name FROM customer WHERE pk = ?1")?;
            let mut named = HashMap::new();
            for id in ids {
                let Entry::Vacant(unknown) = named.entry(id) else { continue };
                let Some(pk) = number.query_row([id], |r| r.get(0)).optional()? else { continue };
                let name = match marks.as_ref().and_then(|marks| marks.name(pk)) {
                    Some(name) => name,
                    None => written.query_row([pk], |r| r.get(0))?,
                };
                unknown.insert((pk, name));
            }
            Ok(named)
        })
    }

    /// The row numbers of the customers whose first contact this one is: mostly one or none.
    pub(crate) fn stands_for(&self, contact: Id) -> Result<Vec<i64>> {
        let sql = "/*s*/ SELECT pk FROM customer WHERE primary_contact_id = ?1";
        self.sys(|db| Ok(db.prepare_cached(sql)?.query_map([contact], |r| r.get(0))?.collect::<Result<_, _>>()?))
    }

    /// The name of a contact who is neither in the bin nor gone, of a customer in sight.
    pub(crate) fn contact_of(&self, contact: Id, customer: Id) -> Result<Option<String>> {
        let sql = "/*s*/ SELECT name FROM contact WHERE id = ?1 AND customer_id = ?2 AND life = 0";
        self.sys(|db| Ok(db.prepare_cached(sql)?.query_row((contact, customer), |r| r.get(0)).optional()?))
    }
}
