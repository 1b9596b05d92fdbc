//! An office's own roles: made as copies, renamed, and deleted where nobody has them.

use super::{Role, named, right};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    store::write::Write,
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Longest label, in characters.
const LONGEST: usize = 60;

/// Makes a role with the rights of another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// Code of the role whose rights it begins with.
    pub copy_of: String,
}

/// Renames a role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Which.
    pub code: String,
    /// What to change.
    pub set: RolePatch,
}

/// What of a role can be changed; what is left out stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RolePatch {
    /// Chinese label.
    #[serde(default)]
    pub label_zh: Option<String>,
    /// English label.
    #[serde(default)]
    pub label_en: Option<String>,
}

/// Deletes a role of the office's own that nobody has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delete {
    /// Which.
    pub code: String,
}

/// Which role it was.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// Its code.
    pub code: String,
}

const NEEDED: Permission = Permission::to("update", "role");

/// A label as it is kept.
fn label(field: &str, label: &str) -> Result<CellValue> {
    match label.trim() {
        "" => Err(Error::invalid(field, "required")),
        label if label.chars().nth(LONGEST).is_some() => Err(Error::invalid(field, "too_long")),
        label if label.chars().any(char::is_control) => Err(Error::invalid(field, "control_character")),
        label => Ok(text(label)),
    }
}

impl Command for Add {
    const NAME: &'static str = "role.add";
    const NEEDS: Permission = NEEDED;
    const UNDO: Undo = Undo::Never("role");
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        let labels =
            [("label_zh", label("label_zh", &self.label_zh)?), ("label_en", label("label_en", &self.label_en)?)];
        let from = named(w, "copy_of", &self.copy_of)?;
        // Two copies of the workspace may each make one at once: what it is called says nothing of its code.
        let code =
            format!("own_{}", Id::random().to_string().chars().filter(|c| *c != '-').take(12).collect::<String>());
        let id = Id::of_key(w.workspace, "role", &code);
        let [zh, en] = labels;
        w.seed("role", id, cells([("code", text(code.as_str())), zh, en]))?;
        let sql = "SELECT entity, action, level FROM role_grant WHERE role_id = ?1 AND life = 0";
        let grants =
            w.rows(sql, [from], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?)))?;
        for (entity, action, level) in grants {
            let grant = right(w, &code, &entity, &action);
            let row =
                [("role_id", id.into()), ("entity", text(entity)), ("action", text(action)), ("level", text(level))];
            w.seed("role_grant", grant, cells(row))?;
        }
        Ok(Changed { code })
    }
}

impl Command for Update {
    const NAME: &'static str = "role.update";
    const NEEDS: Permission = NEEDED;
    const UNDO: Undo = Undo::Never("role");
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        let role = w.load::<Role>("update", named(w, "code", &self.code)?)?;
        let image = w.image_of("role", role.pk)?;
        let mut set = cells([]);
        for (column, new) in [("label_zh", &self.set.label_zh), ("label_en", &self.set.label_en)] {
            if let Some(new) = new {
                set.insert(column.into(), label(&format!("set.{column}"), new)?);
            }
        }
        set.retain(|column, value| image.cell(column) != *value);
        w.update(&role, &set)?;
        Ok(Changed { code: self.code })
    }
}

impl Command for Delete {
    const NAME: &'static str = "role.delete";
    const NEEDS: Permission = NEEDED;
    const UNDO: Undo = Undo::Never("role");
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        let role = w.load::<Role>("update", named(w, "code", &self.code)?)?;
        if w.image_of("role", role.pk)?.cell("preset") == CellValue::Int(1) {
            return Err(Error::blocked("preset_role"));
        }
        let sql = "SELECT 1 FROM user_role WHERE role_id = ?1 AND life = 0 LIMIT 1";
        if w.row(sql, [role.id], |_| Ok(()))?.is_some() {
            return Err(Error::blocked("role_in_use"));
        }
        w.leave(&role)?;
        Ok(Changed { code: self.code })
    }
}
