//! The rows of a page: only the cells that are shown, and what is derived of them, through one statement.

use super::{
    ask::{DERIVED, DERIVED_COLUMNS, Derived},
    line::Image,
    read::Read,
};
use crate::{Error, Result};
use std::collections::BTreeSet;

/// A row of a list.
pub(crate) struct Listed {
    pub(crate) image: Image,
    pub(crate) derived: Derived,
    /// Some cell has more than one head.
    pub(crate) heads: bool,
}

impl Read<'_> {
    /// Customers by number, in the given order, with these cells (None: all) and what is derived of them.
    pub(crate) fn listed(&self, pks: &[i64], cells: Option<&BTreeSet<&str>>) -> Result<Vec<Listed>> {
        let layout = self.layout("customer")?;
        let shown: Vec<&str> = layout.columns().into_iter().filter(|c| cells.is_none_or(|w| w.contains(c))).collect();
        let columns: String = shown.iter().map(|c| format!(", c.\"{c}\"")).collect();
        let sql = format!(
            "/*s*/ SELECT c.pk, c.id, c.rev, c.life, c.life_op{columns}, {DERIVED}, EXISTS (SELECT 1 FROM head h WHERE h.tbl = ?2 AND h.pk = c.pk)
             FROM customer c CROSS JOIN customer_derived d ON d.pk = c.pk WHERE c.pk = ?1"
        );
        self.sys(|db| {
            let mut query = db.prepare_cached(&sql)?;
            let mut listed = Vec::with_capacity(pks.len());
            for pk in pks {
                let mut rows = query.query((pk, layout.table.no))?;
                let Some(row) = rows.next()? else { return Err(Error::Corrupt { what: "customer row".into() }) };
                let derived = Derived::from_row(row, 5 + shown.len())?;
                let heads = row.get(5 + shown.len() + DERIVED_COLUMNS)?;
                listed.push(Listed { image: Image::of_columns(&shown, row)?, derived, heads });
            }
            Ok(listed)
        })
    }
}
