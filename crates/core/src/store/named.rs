//! Customers by what a person or a file calls them: name, name and phone, number.

use super::read::Read;
use crate::{Id, Result};

/// What a customer is looked up by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Named<'a> {
    /// Its folded name and, where that is not enough, the search form of its phone.
    Name { folded: &'a str, phone: Option<&'a str> },
    /// Its number.
    Number(&'a str),
}

impl Read<'_> {
    /// Live customers of this name or number among those on which the session may do `action`, at most two:
    /// one is an answer, two are a question.
    pub(crate) fn customers_by(&self, named: Named<'_>, action: &str) -> Result<Vec<Id>> {
        let (column, value, phone) = match named {
            Named::Name { folded, phone } => ("name_fold", folded.to_string(), phone),
            Named::Number(number) => ("number_key", crate::customer::number::number_key(number), None),
        };
        let owners = self.access().owners("customer", action);
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
}
