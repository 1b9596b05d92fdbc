//! A new user with roles, a team and a key slot of his own.

use super::{invitation::invite, update::about};
use crate::{
    Error, Id, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    door::kdf,
    store::{
        passwords,
        slots::{Keys, Slot},
        write::Intent,
    },
    value::CellValue,
    workspace::{
        create::{cells, join, text},
        keyring,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Adds a user.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// How he logs in.
    pub username: String,
    /// How he is shown; the user name where it is left out.
    #[serde(default)]
    pub display_name: Option<String>,
    /// His first password. Where it is left out he is invited: the answer has a code by which he sets his own.
    #[serde(default)]
    pub password: Option<String>,
    /// Codes of roles; `manager` where none is named.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Name of his team, made when it is new; the root team where it is left out.
    #[serde(default)]
    pub team: Option<String>,
    /// Where he works.
    #[serde(default)]
    pub region: Option<String>,
    /// What he is good at.
    #[serde(default)]
    pub speciality: Option<String>,
}

/// The new user.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Added {
    /// His id.
    pub id: String,
    /// The code of his invitation, shown once.
    pub code: Option<String>,
    /// Until when it is good.
    pub until: Option<String>,
}

impl Action for Add {
    const NAME: &'static str = "user.add";
    const NEEDS: Permission = Permission::to("update", "user");
    const UNDO: Undo = Undo::Never("user");
    type Output = Added;

    fn run(self, cx: &Cx) -> Result<Done<Added>> {
        let username = self.username.trim().to_string();
        keyring::check_username(&username)?;
        self.password.as_deref().map(passwords::check_new_password).transpose()?;
        let store = cx.store();
        if keyring::user_named(store, &username)?.is_some() {
            return Err(Error::invalid("username", "taken"));
        }
        let roles = if self.roles.is_empty() { vec!["manager".to_string()] } else { self.roles.clone() };
        let display =
            self.display_name.as_deref().map(str::trim).filter(|d| !d.is_empty()).unwrap_or(&username).to_string();
        let mut user = cells([
            ("username", text(username.as_str())),
            ("display_name", text(display)),
            ("region", about("region", self.region.as_deref().unwrap_or_default())?),
            ("speciality", about("speciality", self.speciality.as_deref().unwrap_or_default())?),
        ]);
        user.retain(|_, value| *value != CellValue::Null);
        let written = store.write(Some(cx.user()), Intent::of(Self::NAME), |w| {
            let id = Id::new(w.now);
            w.seed("user", id, user)?;
            for code in &roles {
                let sql = "SELECT id FROM role WHERE code = ?1 AND life = 0";
                let role =
                    w.row(sql, [code], |r| r.get::<_, Id>(0))?.ok_or_else(|| Error::invalid("roles", "unknown"))?;
                join(w, "user_role", id, "role_id", role)?;
            }
            let root = Id::of_key(w.workspace, "team", "root");
            let team = match self.team.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
                None => root,
                Some(name) => match w.row("SELECT id FROM team WHERE name = ?1 AND life = 0", [name], |r| r.get(0))? {
                    Some(team) => team,
                    None => {
                        let team = Id::new(w.now);
                        w.seed("team", team, cells([("name", text(name)), ("parent_id", root.into())]))?;
                        team
                    }
                },
            };
            join(w, "user_team", id, "team_id", team)?;
            Ok(id)
        })?;
        let id = written.value;
        let invited = match &self.password {
            None => Some(invite(cx, id)?),
            Some(password) => {
                let admin = roles.iter().any(|r| r == "admin");
                let recovery = if admin { cx.session.recovery.clone() } else { None };
                let epoch = store.slots()?.iter().map(|s| s.epoch).max().unwrap_or(0);
                // Whoever gave him this password knows it: his pair he makes himself, when he first comes in.
                let keys = Keys { data_key: store.opening().key.clone(), recovery, private: None };
                let slot = Slot::seal(store.workspace, id, &username, password, &keys, epoch, None, kdf())?;
                keyring::add(store, slot)?;
                None
            }
        };
        let touched = written.tables.iter().map(|t| t.to_string()).collect();
        let (code, until) = invited.map(|i| (i.code, i.until)).unzip();
        Ok(Done { data: Added { id: id.to_string(), code, until }, op: written.op.map(|(n, _)| n), touched })
    }
}
