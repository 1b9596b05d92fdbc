//! What records of an archive refer to, in the workspace that takes them in: users, items of lists, fields of the office's
//! own, tags. What is there is used; what is not is made, by whoever may make it. In a workspace without a record the
//! lists become those of the archive.

use super::{
    FIELDS, ITEMS, TAGS, USERS,
    lines::{Item, OwnField, Stands, Tag, User, flag},
    read::Parts,
};
use crate::{
    Error, Id, Result,
    custom_field::{self, CustomFieldRow},
    customer::tags,
    dictionary::{self, DictionaryItem},
    store::{capture::Cells, schema::life, write::Write},
    text::fold::fold,
    value::CellValue,
    workspace::create::{cells, item_id, text},
};
use std::collections::HashMap;

/// The ids of an archive as this workspace has them.
#[derive(Default)]
pub(super) struct Refs {
    pub(super) users: HashMap<Id, Id>,
    pub(super) items: HashMap<Id, Id>,
    /// Lines that could not be taken, with their part.
    pub(super) refused: Vec<(&'static str, u64)>,
}

impl Refs {
    /// Reads and makes them, in one chunk. `fresh`: no record is here yet.
    pub(super) fn take(w: &Write<'_>, parts: &mut Parts, fresh: bool) -> Result<Self> {
        let mut refs = Self::default();
        refs.users(w, parts)?;
        refs.items(w, parts, fresh)?;
        refs.own_fields(w, parts, fresh)?;
        refs.tags(w, parts)?;
        Ok(refs)
    }

    fn users(&mut self, w: &Write<'_>, parts: &mut Parts) -> Result<()> {
        let here = w.rows("SELECT id, username FROM user WHERE life = 0", [], |row| {
            Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?))
        })?;
        let Some(mut lines) = parts.lines(USERS)? else { return Ok(()) };
        while let Some(line) = lines.next::<User>()? {
            let said = line.filter(|user| dictionary::label(&user.username).is_ok_and(|name| !name.is_empty()));
            let Some(user) = said else {
                self.refused.push((USERS, lines.number));
                continue;
            };
            let same = here.iter().find(|(id, _)| *id == user.id);
            let found = same.or_else(|| here.iter().find(|(_, name)| fold(name) == fold(&user.username)));
            let id = match found {
                Some((id, _)) => *id,
                None => {
                    // A name without a password: whoever he was, he does not log in here.
                    w.access().require("user", "update")?;
                    let display = dictionary::label(&user.display_name).unwrap_or_default();
                    let row =
                        [("username", text(user.username)), ("display_name", text(display)), ("active", flag(false))];
                    w.seed("user", user.id, cells(row))?;
                    user.id
                }
            };
            self.users.insert(user.id, id);
        }
        Ok(())
    }

    fn items(&mut self, w: &Write<'_>, parts: &mut Parts, fresh: bool) -> Result<()> {
        let categories = w.rows("SELECT code FROM dictionary WHERE life = 0", [], |row| row.get::<_, String>(0))?;
        let Some(mut lines) = parts.lines(ITEMS)? else { return Ok(()) };
        while let Some(line) = lines.next::<Item>()? {
            let fits = |item: &Item| {
                let labels = [&item.value, &item.label_zh, &item.label_en];
                categories.contains(&item.category)
                    && labels.iter().all(|label| dictionary::label(label).is_ok_and(|kept| kept == **label))
                    && !item.value.is_empty()
                    && item.success_rate.is_none_or(|rate| (0..=100).contains(&rate))
                    && item.stale_days.is_none_or(|days| (0..=3_650).contains(&days))
            };
            let Some(item) = line.filter(fits) else {
                self.refused.push((ITEMS, lines.number));
                continue;
            };
            let id = item_id(w.workspace, &item.category, &item.value);
            self.items.insert(item.id, id);
            let sql = "SELECT locked, life, category, value, label_zh, label_en, sort, active, success_rate, stale_days
                       FROM dictionary_item WHERE id = ?1";
            let stands = w.row(sql, [id], |row| {
                let said = (2..10).map(|at| row.get::<_, CellValue>(at)).collect::<std::result::Result<Vec<_>, _>>()?;
                Ok((row.get::<_, bool>(0)?, row.get::<_, i64>(1)?, said))
            })?;
            let number = |value: Option<i64>| value.map_or(CellValue::Null, CellValue::Int);
            let row = [
                ("category", text(item.category.as_str())),
                ("value", text(item.value)),
                ("label_zh", text(item.label_zh)),
                ("label_en", text(item.label_en)),
                ("sort", CellValue::Int(item.sort)),
                ("active", flag(item.active)),
                ("success_rate", number(item.success_rate)),
                ("stale_days", number(item.stale_days)),
            ];
            let wanted: Vec<CellValue> = row.iter().map(|(_, value)| value.clone()).collect();
            let row = cells(row);
            match &stands {
                Some((_, stood, said)) if *stood < life::WITHDRAWN && (!fresh || *said == wanted) => {}
                Some((true, ..)) => {}
                _ if dictionary::is_fixed(&item.category) => {}
                _ => {
                    w.access().require("dictionary", "update")?;
                    w.seed("dictionary_item", id, row)?;
                }
            }
            let live = stands.is_none_or(|(_, stood, _)| stood != life::BINNED);
            if fresh && live && item.life == Stands::Binned {
                w.access().require("dictionary", "update")?;
                w.bin(&w.load::<DictionaryItem>("update", id)?)?;
            }
        }
        Ok(())
    }

    fn own_fields(&mut self, w: &Write<'_>, parts: &mut Parts, fresh: bool) -> Result<()> {
        let Some(mut lines) = parts.lines(FIELDS)? else { return Ok(()) };
        while let Some(line) = lines.next::<OwnField>()? {
            let row = line.and_then(|field| Some((field_row(&field)?, field)));
            let Some((row, field)) = row else {
                self.refused.push((FIELDS, lines.number));
                continue;
            };
            let id = Id::of_key(w.workspace, "custom_field", &format!("{}/{}", field.entity, field.code));
            let sql = "SELECT kind, life FROM custom_field WHERE id = ?1";
            let stands = w.row(sql, [id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
            match stands {
                Some((kind, _)) if kind != field.kind => return Err(Error::blocked("other_kind")),
                Some((_, stands)) if stands < life::WITHDRAWN && !fresh => {}
                Some((_, stands)) if stands < life::WITHDRAWN => {
                    let stands = w.load::<CustomFieldRow>("update", id)?;
                    let image = w.image_of("custom_field", stands.pk)?;
                    let changed: Cells = row.into_iter().filter(|(c, v)| image.cell(c) != *v).collect();
                    if !changed.is_empty() {
                        w.access().require("setting", "update")?;
                        w.update(&stands, &changed)?;
                    }
                }
                _ => {
                    w.access().require("setting", "update")?;
                    w.create::<CustomFieldRow>(id, &row)?;
                }
            }
        }
        Ok(())
    }

    fn tags(&mut self, w: &Write<'_>, parts: &mut Parts) -> Result<()> {
        let Some(mut lines) = parts.lines(TAGS)? else { return Ok(()) };
        while let Some(line) = lines.next::<Tag>()? {
            match line.map(|tag| tags::ensure(w, &tag.name)) {
                Some(Ok(_)) => {}
                _ => self.refused.push((TAGS, lines.number)),
            }
        }
        Ok(())
    }
}

/// The row of a field; None where it is no field that somebody could have made here.
fn field_row(field: &OwnField) -> Option<Cells> {
    let options = custom_field::checked_definition(&field.entity, &field.code, &field.kind, field.options.as_ref())?;
    let label = |raw: &str| dictionary::label(raw).ok().filter(|kept| kept == raw && !kept.is_empty());
    Some(cells([
        ("entity", text(field.entity.as_str())),
        ("code", text(field.code.as_str())),
        ("kind", text(field.kind.as_str())),
        ("label_zh", text(label(&field.label_zh)?)),
        ("label_en", text(label(&field.label_en)?)),
        ("options", options.map_or(CellValue::Null, CellValue::Text)),
        ("required", if field.required { flag(true) } else { CellValue::Null }),
        ("sort", CellValue::Int(field.sort)),
        ("active", flag(field.active)),
    ]))
}
