//! What of a customer is searched, and as what.

use super::{
    super::read::Read,
    arena::{Arena, Kind},
};
use crate::{
    Id, Result,
    catalogue::SearchClass,
    customer::fields::CUSTOMER,
    text::{fold, phone, pinyin},
};
use rusqlite::Row;
use std::collections::HashMap;

/// Puts the live customers of these row numbers into the arena.
pub(super) fn read(r: &Read<'_>, arena: &mut Arena, first: i64, last: i64) -> Result<()> {
    let searched: Vec<(&str, SearchClass)> =
        CUSTOMER.fields.iter().filter_map(|f| Some((f.column, f.search?))).collect();
    let columns: String = searched.iter().map(|(column, _)| format!(", \"{column}\"")).collect();
    r.sys(|db| {
        let mut hanging: HashMap<i64, Vec<(Kind, String)>> = HashMap::new();
        let points = "/*s*/ SELECT c.pk, p.kind, p.raw FROM customer c CROSS JOIN contact_point p ON p.owner_id = c.id
             WHERE c.pk BETWEEN ?1 AND ?2 AND c.life = 0 AND p.life = 0 ORDER BY c.pk, p.sort, p.pk";
        let mut query = db.prepare_cached(points)?;
        let mut rows = query.query([first, last])?;
        while let Some(row) = rows.next()? {
            let class = match row.get_ref(1)?.as_str().unwrap_or_default() {
                "phone" | "mobile" => SearchClass::Phone,
                _ => SearchClass::Email,
            };
            add(hanging.entry(row.get(0)?).or_default(), class, row.get_ref(2)?.as_str().unwrap_or_default());
        }
        let tags = "/*s*/ SELECT c.pk, g.name FROM customer c CROSS JOIN tagging t ON t.owner_id = c.id JOIN tag g ON g.id = t.tag_id
             WHERE c.pk BETWEEN ?1 AND ?2 AND c.life = 0 AND t.life = 0 AND g.life = 0 ORDER BY c.pk, t.pk";
        let mut query = db.prepare_cached(tags)?;
        let mut rows = query.query([first, last])?;
        while let Some(row) = rows.next()? {
            let pieces = hanging.entry(row.get(0)?).or_default();
            add(pieces, SearchClass::Tag, row.get_ref(1)?.as_str().unwrap_or_default());
        }
        let sql =
            format!("/*s*/ SELECT pk, owner_id{columns} FROM customer WHERE pk BETWEEN ?1 AND ?2 AND life = 0 ORDER BY pk");
        let mut query = db.prepare_cached(&sql)?;
        let mut rows = query.query([first, last])?;
        while let Some(row) = rows.next()? {
            let (pk, owner): (i64, Id) = (row.get(0)?, row.get(1)?);
            let mut pieces = own(row, &searched)?;
            pieces.extend(hanging.remove(&pk).unwrap_or_default());
            arena.set(pk, owner, &pieces);
        }
        Ok(())
    })
}

/// Pieces of the customer's own fields, names first: whoever fits best is mostly found there.
fn own(row: &Row<'_>, searched: &[(&str, SearchClass)]) -> rusqlite::Result<Vec<(Kind, String)>> {
    let mut pieces = Vec::with_capacity(12);
    for names in [true, false] {
        for (at, (_, class)) in searched.iter().enumerate().filter(|(_, (_, c))| (*c == SearchClass::Name) == names) {
            if let Ok(Some(text)) = row.get_ref(at + 2)?.as_str_or_null() {
                add(&mut pieces, *class, text);
            }
        }
    }
    Ok(pieces)
}

/// One field in the forms it is looked for.
fn add(pieces: &mut Vec<(Kind, String)>, class: SearchClass, text: &str) {
    if text.is_empty() {
        return;
    }
    let (written, read) = match class {
        SearchClass::Name => (Kind::Name, Some(Kind::NamePinyin)),
        SearchClass::Person => (Kind::Person, Some(Kind::PersonPinyin)),
        SearchClass::Code => (Kind::Code, None),
        SearchClass::Phone => (Kind::Phone, None),
        SearchClass::Email => (Kind::Email, None),
        SearchClass::Address => (Kind::Address, None),
        SearchClass::Tag => (Kind::Tag, None),
    };
    pieces.push((written, fold::fold(text)));
    if let Some((kind, pinyin)) = read.and_then(|kind| Some((kind, pinyin::pinyin(text)?))) {
        pieces.push((kind, pinyin.full));
        pieces.push((kind, pinyin.initials));
    }
    if class == SearchClass::Phone {
        pieces.push((Kind::Digits, phone::search_form(text)));
    }
}
