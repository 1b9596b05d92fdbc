//! How many rows of a list stand before a key: the place in the list where a jump lands.

use super::{
    PageQuery, STOP, jump_key,
    narrowed::{self, Way},
    sight::Sight,
    source,
};
use crate::{
    Error, Result,
    store::{
        access::Owners,
        read::Read,
        schema::{Table, life},
    },
    value::CellValue,
};
use rusqlite::{ToSql, params_from_iter};

impl Read<'_> {
    /// Rows before the first whose key is not before `text`. From last to first, rows that begin with the text count
    /// as not before it either: there `w` leads to the first of all that begin with it.
    pub(crate) fn before(&self, q: &PageQuery<'_>, text: &str) -> Result<i64> {
        // By owner there are as many stretches as owners, and a letter would have a place in each.
        if q.by == "owner" {
            return Err(Error::invalid("sort", "not_sortable"));
        }
        let key = q.key()?;
        let mut wanted = jump_key(q, text)?;
        if let (true, CellValue::Text(text)) = (q.desc, &mut wanted) {
            // Behind the letters of a name's key stands the name itself, for names of the same letters.
            text.truncate(text.find(char::is_control).unwrap_or(text.len()));
            text.push(char::MAX);
        }
        let filter = self.filter(q, 3)?;
        let owners = self.owners_in_sight(q.catalogue.table);
        let all = owners == Owners::All;
        let source = source(q.catalogue, &filter, "", if all { narrowed::counted(&filter) } else { Way::Index });
        let life = CellValue::Int(if q.bin { life::BINNED } else { life::LIVE });
        let sign = if q.desc { ">" } else { "<" };
        let table = Table::named(q.catalogue.table)?;
        let count = |owners: &Owners| {
            let sight = Sight::of(table, owners, 3 + filter.params.len());
            let arm = |whose: &String| {
                format!(
                    "SELECT count(*) AS n FROM {source} WHERE d.life = ?1 AND d.{key} {sign} ?2{}{whose}",
                    filter.sql
                )
            };
            let arms: Vec<String> = sight.arms.iter().map(arm).collect();
            if arms.is_empty() {
                return Ok(0);
            }
            let sql = format!("/*s*/ SELECT sum(n) FROM ({})", arms.join(" UNION ALL "));
            let all = [&life, &wanted].into_iter().chain(&filter.params).chain(&sight.params).map(|v| v as &dyn ToSql);
            self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(all), |r| r.get::<_, i64>(0))?))
        };
        self.within(STOP, || match &owners {
            // However many they are, the index of each leads to his rows.
            Owners::Of(users) if table.relations().len() == 1 => {
                users.iter().map(|user| count(&Owners::Of([*user].into()))).sum()
            }
            owners => count(owners),
        })
    }
}
