//! Lists that a filter narrows, for those who see all rows or nearly. Along the sort's index each row that is looked at
//! lies elsewhere in the file and costs a page of it; one after the other, a page has a dozen of them. So the first rows
//! of the order are tried, and where they do not fill the page, all rows are read as they lie and sorted.

use super::{ARMS, Owners, PageQuery, Read, Where};
use crate::Result;

/// How the rows of a list are come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Along the index that the list goes by.
    Index,
    /// The same, but only its first rows.
    Probe,
    /// All rows as they lie in the file.
    Scan,
}

/// Rows that are tried first. As many, each looked for in the file, cost a tenth of reading a hundred thousand.
const TRIED: usize = 1_000;

impl Read<'_> {
    /// The ways to go, one after the other, until a page is full.
    pub(super) fn ways(&self, q: &PageQuery<'_>, owners: &Owners, skip: u64) -> Result<&'static [Way]> {
        let wide = match owners {
            Owners::All => true,
            Owners::Of(users) => users.len() > ARMS,
        };
        let key = q.key();
        if !wide || !q.of.is_empty() || q.filter.is_empty() && key.is_ok() {
            return Ok(&[Way::Index]);
        }
        Ok(match key {
            // The index itself leads to the rows that are wanted.
            Ok(key) if self.filter(q, 2)?.bounded.contains(&key) => &[Way::Index],
            Ok(_) if skip == 0 => &[Way::Probe, Way::Scan],
            _ => &[Way::Scan],
        })
    }
}

/// How rows of everyone are counted.
pub(super) fn counted(filter: &Where) -> Way {
    if filter.sql.is_empty() || filter.leads { Way::Index } else { Way::Scan }
}

/// The page among the first rows of an order, as SQL.
pub(super) fn probe(
    table: &str,
    key: &str,
    order: &str,
    stretches: &[String],
    filter: &Where,
    whose: &[String],
) -> String {
    let arm =
        |stretch: &String| format!("SELECT {key} AS k, d.pk AS pk FROM {table}_derived d WHERE d.life = ?1{stretch}");
    let first = stretches.iter().map(arm).collect::<Vec<_>>().join(" UNION ALL ");
    format!(
        "/*s*/ SELECT p.k, p.pk FROM ({first} ORDER BY k {order}, pk {order} LIMIT {TRIED}) p
         CROSS JOIN {table}_derived d ON d.pk = p.pk CROSS JOIN {table} c ON c.pk = d.pk
         WHERE 1{}{} ORDER BY p.k {order}, p.pk {order} LIMIT ?2 OFFSET ?3",
        filter.sql,
        whose.concat()
    )
}
