//! The first op of a workspace: founder, root team, preset roles, dictionaries, settings. Ids follow from codes, so that
//! every copy of a workspace has the same.

use crate::{
    Error, Id, Result,
    door::Create,
    seeds,
    store::{
        Store,
        capture::Cells,
        key_pair::PublicKey,
        read::Read,
        write::{Intent, Write},
    },
    text::fold::fold,
    value::CellValue,
};

/// Cells from pairs; what every writer of whole rows needs.
pub(crate) fn cells<const N: usize>(pairs: [(&str, CellValue); N]) -> Cells {
    pairs.into_iter().map(|(k, v)| (k.to_string(), v)).collect()
}

/// A text cell.
pub(crate) fn text(t: impl Into<String>) -> CellValue {
    CellValue::Text(t.into())
}

/// Writes the first op; answers the founder's id.
pub(crate) fn seed(store: &Store, input: &Create, key: &PublicKey) -> Result<Id> {
    let zh = input.locale.starts_with("zh");
    let written = store.write(None, Intent::of("workspace.create"), |w| {
        let user = Id::new(w.now);
        let display =
            if input.display_name.trim().is_empty() { input.username.trim() } else { input.display_name.trim() };
        w.seed("user", user, cells([("username", text(input.username.trim())), ("display_name", text(display))]))?;
        w.keep_key(user, key)?;
        let team = Id::of_key(w.workspace, "team", "root");
        w.seed("team", team, cells([("name", text(input.workspace.trim()))]))?;
        join(w, "user_team", user, "team_id", team)?;
        roles(w)?;
        for code in seeds::FOUNDER {
            join(w, "user_role", user, "role_id", Id::of_key(w.workspace, "role", code))?;
        }
        dictionaries(w)?;
        let (currency, zone) = if zh { ("CNY", "Asia/Shanghai") } else { ("USD", "UTC") };
        let language = if zh { "zh-CN" } else { "en" };
        let settings =
            [("name", input.workspace.trim()), ("currency", currency), ("time_zone", zone), ("language", language)];
        for (key, value) in settings {
            let key = format!("workspace.{key}");
            let value = serde_json::Value::from(value).to_string();
            w.seed(
                "setting",
                Id::of_key(w.workspace, "setting", &key),
                cells([("key", text(key)), ("value", text(value))]),
            )?;
        }
        Ok(user)
    })?;
    written.op.map(|_| written.value).ok_or_else(|| Error::internal("a new workspace without an op"))
}

/// A user's membership of a team or role: a set, its id made from both ends.
pub(crate) fn join(w: &Write<'_>, table: &'static str, user: Id, column: &str, other: Id) -> Result<()> {
    let id = Id::of_key(w.workspace, table, &format!("{user}/{other}"));
    w.seed(table, id, cells([("user_id", user.into()), (column, other.into())]))
}

/// What older workspaces lack of what every workspace begins with, as an op of the system with the ids that every copy
/// chooses. What is there stays as it is, also where somebody took it away.
pub(crate) fn add_missing(store: &Store) -> Result<()> {
    if store.read_only().is_none() && store.read(None, lacking)? {
        store.write(None, Intent::of("workspace.upgrade"), |w| {
            roles(w)?;
            dictionaries(w)
        })?;
    }
    Ok(())
}

/// Whether anything is missing that is seeded.
fn lacking(r: &Read<'_>) -> Result<bool> {
    let lacks = |table: &str, id: Id| Ok::<_, Error>(r.life_of(table, id)?.is_none());
    if lacks("role", Id::of_key(r.workspace, "role", "manager"))? {
        return Ok(false); // it is just being made
    }
    for role in seeds::ROLES {
        for (entity, action, _) in role.grants {
            if lacks("role_grant", grant_id(r.workspace, role.code, entity, action))? {
                return Ok(true);
            }
        }
    }
    for category in seeds::DICTIONARY {
        if lacks("dictionary", Id::of_key(r.workspace, "dictionary", category.code))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn grant_id(workspace: Id, role: &str, entity: &str, action: &str) -> Id {
    Id::of_key(workspace, "role_grant", &format!("{role}/{entity}/{action}"))
}

/// Writes a seed where there is none; true where it did.
fn plant(w: &Write<'_>, table: &'static str, id: Id, cells: Cells) -> Result<bool> {
    let new = w.life_of(table, id)?.is_none();
    if new {
        w.seed(table, id, cells)?;
    }
    Ok(new)
}

fn roles(w: &Write<'_>) -> Result<()> {
    for role in seeds::ROLES {
        let id = Id::of_key(w.workspace, "role", role.code);
        let labels = [("label_zh", text(role.label_zh)), ("label_en", text(role.label_en))];
        let [zh, en] = labels;
        plant(w, "role", id, cells([("code", text(role.code)), zh, en, ("preset", CellValue::Int(1))]))?;
        for (entity, action, level) in role.grants {
            let grant = grant_id(w.workspace, role.code, entity, action);
            let row =
                [("role_id", id.into()), ("entity", text(*entity)), ("action", text(*action)), ("level", text(*level))];
            plant(w, "role_grant", grant, cells(row))?;
        }
    }
    Ok(())
}

fn dictionaries(w: &Write<'_>) -> Result<()> {
    for category in seeds::DICTIONARY {
        let id = Id::of_key(w.workspace, "dictionary", category.code);
        let labels = [("label_zh", text(category.label_zh)), ("label_en", text(category.label_en))];
        let [zh, en] = labels;
        if !plant(w, "dictionary", id, cells([("code", text(category.code)), zh, en]))? {
            continue; // its items are the office's own by now
        }
        for (at, item) in category.items.iter().enumerate() {
            let row = [
                ("category", text(category.code)),
                ("value", text(item.value)),
                ("label_zh", text(item.label_zh)),
                ("label_en", text(item.label_en)),
                ("locked", CellValue::Int(i64::from(category.locked))),
                ("sort", CellValue::Int(at as i64 + 1)),
            ];
            let mut row = cells(row);
            if let Some((rate, days)) = item.stage {
                row.insert("success_rate".into(), CellValue::Int(rate));
                row.insert("stale_days".into(), CellValue::Int(days));
            }
            plant(w, "dictionary_item", item_id(w.workspace, category.code, item.value), row)?;
        }
    }
    Ok(())
}

/// The id of a dictionary item: the same wherever somebody makes it.
pub(crate) fn item_id(workspace: Id, category: &str, value: &str) -> Id {
    Id::of_key(workspace, "dictionary_item", &format!("{category}/{}", fold(value)))
}
