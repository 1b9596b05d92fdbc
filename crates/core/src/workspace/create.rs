//! The first op of a workspace: founder, root team, preset roles, dictionaries, settings. Ids follow from codes, so that
//! every copy of a workspace has the same.

use crate::{
    Error, Id, Result,
    door::Create,
    seeds,
    store::{
        Store,
        capture::Cells,
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
pub(crate) fn seed(store: &Store, input: &Create) -> Result<Id> {
    let zh = input.locale.starts_with("zh");
    let written = store.write(None, Intent::of("workspace.create"), |w| {
        let user = Id::new(w.now);
        let display =
            if input.display_name.trim().is_empty() { input.username.trim() } else { input.display_name.trim() };
        w.seed("user", user, cells([("username", text(input.username.trim())), ("display_name", text(display))]))?;
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

fn roles(w: &Write<'_>) -> Result<()> {
    for role in seeds::ROLES {
        let id = Id::of_key(w.workspace, "role", role.code);
        let labels = [("label_zh", text(role.label_zh)), ("label_en", text(role.label_en))];
        let [zh, en] = labels;
        w.seed("role", id, cells([("code", text(role.code)), zh, en, ("preset", CellValue::Int(1))]))?;
        for (entity, action, level) in role.grants {
            let grant = Id::of_key(w.workspace, "role_grant", &format!("{}/{entity}/{action}", role.code));
            let row =
                [("role_id", id.into()), ("entity", text(*entity)), ("action", text(*action)), ("level", text(*level))];
            w.seed("role_grant", grant, cells(row))?;
        }
    }
    Ok(())
}

fn dictionaries(w: &Write<'_>) -> Result<()> {
    for category in seeds::DICTIONARY {
        let id = Id::of_key(w.workspace, "dictionary", category.code);
        let labels = [("label_zh", text(category.label_zh)), ("label_en", text(category.label_en))];
        let [zh, en] = labels;
        w.seed("dictionary", id, cells([("code", text(category.code)), zh, en]))?;
        for (at, item) in category.items.iter().enumerate() {
            let row = [
                ("category", text(category.code)),
                ("value", text(item.value)),
                ("label_zh", text(item.label_zh)),
                ("label_en", text(item.label_en)),
                ("locked", CellValue::Int(i64::from(category.locked))),
                ("sort", CellValue::Int(at as i64 + 1)),
            ];
            w.seed("dictionary_item", item_id(w.workspace, category.code, item.value), cells(row))?;
        }
    }
    Ok(())
}

/// The id of a dictionary item: the same wherever somebody makes it.
pub(crate) fn item_id(workspace: Id, category: &str, value: &str) -> Id {
    Id::of_key(workspace, "dictionary_item", &format!("{category}/{}", fold(value)))
}
