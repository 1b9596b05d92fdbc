//! What of a record is searched, and as what.

use super::{
    super::{
        fault::{Fault, planted},
        long_text::Long,
        read::Read,
    },
    arena::{Arena, Kind},
};
use crate::{
    Id, Result,
    catalogue::{Field, SearchClass},
    contact::fields::CONTACT,
    custom_field::CustomFields,
    customer::fields::CUSTOMER,
    text::{fold, phone, pinyin},
};
use rusqlite::Row;
use std::collections::HashMap;

/// An entity whose rows are found by what identifies them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Searched {
    Customer,
    Contact,
}

impl Searched {
    pub(crate) const ALL: [Self; 2] = [Self::Customer, Self::Contact];

    /// Its table, and what `owner_kind` calls it.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Contact => "contact",
        }
    }

    /// The same entity, as far as it has long texts.
    pub(super) fn long(self) -> Long {
        match self {
            Self::Customer => Long::Customer,
            Self::Contact => Long::Contact,
        }
    }

    /// The rows with whose they are: `t` and `owner_id`.
    fn from(self) -> &'static str {
        match self {
            Self::Customer => "customer t",
            Self::Contact => "contact t CROSS JOIN contact_derived o ON o.pk = t.pk",
        }
    }

    /// Columns of its own that are searched; contact points are rows of theirs.
    fn fields(self) -> Vec<(&'static str, SearchClass)> {
        let searched = |f: &Field| Some((f.column, f.search?)).filter(|_| f.point.is_none());
        match self {
            Self::Customer => CUSTOMER.fields.iter().filter_map(searched).collect(),
            // Whom one asked for is often all one knows: the buyer of 恒远.
            Self::Contact => {
                CONTACT.fields.iter().filter_map(searched).chain([("position", SearchClass::Tag)]).collect()
            }
        }
    }
}

/// Puts the live rows of these numbers into the arena.
pub(super) fn read(r: &Read<'_>, of: Searched, arena: &mut Arena, first: i64, last: i64) -> Result<()> {
    let (table, from, fields) = (of.table(), of.from(), of.fields());
    let columns: String = fields.iter().map(|(column, _)| format!(", t.\"{column}\"")).collect();
    let custom = CustomFields::of(r, table)?;
    r.sys(|db| {
        let mut hanging: HashMap<i64, Vec<(Kind, String)>> = HashMap::new();
        let points = format!(
            "/*s*/ SELECT t.pk, p.kind, p.raw FROM {table} t CROSS JOIN contact_point p ON p.owner_id = t.id
             WHERE t.pk BETWEEN ?1 AND ?2 AND t.life = 0 AND p.life = 0"
        );
        let mut query = db.prepare_cached(&points)?;
        let mut rows = query.query([first, last])?;
        while let Some(row) = rows.next()? {
            let (kind, raw) = (row.get_ref(1)?.as_str().unwrap_or_default(), row.get_ref(2)?.as_str().unwrap_or_default());
            add_point(hanging.entry(row.get(0)?).or_default(), kind, raw);
        }
        let tags = format!(
            "/*s*/ SELECT t.pk, g.name FROM {table} t CROSS JOIN tagging l ON l.owner_id = t.id JOIN tag g ON g.id = l.tag_id
             WHERE t.pk BETWEEN ?1 AND ?2 AND t.life = 0 AND l.life = 0 AND g.life = 0"
        );
        let mut query = db.prepare_cached(&tags)?;
        let mut rows = query.query([first, last])?;
        while let Some(row) = rows.next()? {
            let pieces = hanging.entry(row.get(0)?).or_default();
            add(pieces, SearchClass::Tag, row.get_ref(1)?.as_str().unwrap_or_default());
        }
        let sql = format!(
            "/*s*/ SELECT t.pk, owner_id, t.custom{columns} FROM {from} WHERE t.pk BETWEEN ?1 AND ?2 AND t.life = 0 ORDER BY t.pk"
        );
        let mut query = db.prepare_cached(&sql)?;
        let mut rows = query.query([first, last])?;
        while let Some(row) = rows.next()? {
            let (pk, owner): (i64, Id) = (row.get(0)?, row.get(1)?);
            let mut pieces = own(row, &fields)?;
            if let Some(values) = row.get_ref(2)?.as_str_or_null().ok().flatten() {
                let values = serde_json::from_str(values)?;
                custom.searched(&values).for_each(|text| add(&mut pieces, SearchClass::Tag, &text));
            }
            pieces.extend(hanging.remove(&pk).unwrap_or_default());
            arena.set(pk, owner, &pieces)?;
        }
        Ok(())
    })
}

/// Pieces of the row's own fields.
fn own(row: &Row<'_>, fields: &[(&str, SearchClass)]) -> rusqlite::Result<Vec<(Kind, String)>> {
    const FIRST: usize = 3;
    let mut pieces = Vec::with_capacity(16);
    for (at, (_, class)) in fields.iter().enumerate() {
        if let Ok(Some(text)) = row.get_ref(at + FIRST)?.as_str_or_null() {
            add(&mut pieces, *class, text);
        }
    }
    Ok(pieces)
}

/// A phone number, an e-mail address or the name of an account. All but an e-mail address are masked as phones are.
fn add_point(pieces: &mut Vec<(Kind, String)>, kind: &str, raw: &str) {
    match kind {
        "email" => add(pieces, SearchClass::Email, raw),
        "phone" | "mobile" | "office_phone" => add(pieces, SearchClass::Phone, raw),
        _ => push(pieces, Kind::Phone, fold::fold(raw)),
    }
}

/// One field in the forms it is looked for.
fn add(pieces: &mut Vec<(Kind, String)>, class: SearchClass, text: &str) {
    if planted(Fault::SearchClassLeftOut) && class == SearchClass::Code {
        return;
    }
    let folded = fold::fold(text);
    match class {
        SearchClass::Name | SearchClass::Person => {
            push(pieces, Kind::Written, folded);
            if let Some(pinyin) = pinyin::pinyin(text) {
                push(pieces, Kind::Pinyin, pinyin.full);
                push(pieces, Kind::Pinyin, pinyin.initials);
            }
        }
        SearchClass::Phone => {
            push(pieces, Kind::Phone, folded);
            push(pieces, Kind::Digits, phone::search_form(text));
        }
        SearchClass::Code | SearchClass::Email | SearchClass::Address | SearchClass::Tag => {
            push(pieces, Kind::Written, folded);
        }
    }
}

fn push(pieces: &mut Vec<(Kind, String)>, kind: Kind, text: String) {
    if !text.is_empty() {
        pieces.push((kind, text));
    }
}
