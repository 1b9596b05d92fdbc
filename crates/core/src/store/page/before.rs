//! How many rows of a list stand before a key: the place in the list where a jump lands.

use super::{
    PageQuery, STOP, jump_key,
    narrowed::{self, Way},
    source,
};
use crate::{
    Error, Result,
    store::{access::Owners, read::Read, schema::life},
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
        let all = self.access().owners(q.catalogue.entity, "read") == Owners::All;
        let source = source(q.catalogue, &filter, "", if all { narrowed::counted(&filter) } else { Way::Index });
        let life = CellValue::Int(if q.bin { life::BINNED } else { life::LIVE });
        let sign = if q.desc { ">" } else { "<" };
        let count = |owner: Option<CellValue>| {
            let arm = owner.as_ref().map(|_| format!(" AND d.owner_id = ?{}", 3 + filter.params.len()));
            let sql = format!(
                "/*s*/ SELECT count(*) FROM {source} WHERE d.life = ?1 AND d.{key} {sign} ?2{}{}",
                filter.sql,
                arm.unwrap_or_default()
            );
            let all = [&life, &wanted].into_iter().chain(&filter.params).chain(&owner).map(|v| v as &dyn ToSql);
            self.sys(|db| Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(all), |r| r.get::<_, i64>(0))?))
        };
        self.within(STOP, || match self.access().owners(q.catalogue.entity, "read") {
            Owners::All => count(None),
            Owners::Of(users) => users.into_iter().map(|user| count(Some(user.into()))).sum(),
        })
    }
}
