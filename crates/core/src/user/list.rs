//! Everyone's display name is known to everyone: owners must be told apart.

use crate::{
    Id, Result,
    command::{Permission, Query},
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// All users, deactivated ones too: their names stand on old records.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {}

/// A user as others see him.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UserRow {
    /// His id.
    pub id: String,
    /// How he logs in.
    pub username: String,
    /// How he is shown.
    pub display_name: String,
    /// Whether he can log in.
    pub active: bool,
}

/// The answer of `user.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Users {
    /// In the order in which they came.
    pub users: Vec<UserRow>,
}

impl Query for List {
    const NAME: &'static str = "user.list";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Users;

    fn run(self, r: &Read<'_>) -> Result<Users> {
        let sql = "SELECT id, username, display_name, active FROM user WHERE life = 0 ORDER BY pk";
        let users = r.rows(sql, [], |row| {
            let id: Id = row.get(0)?;
            Ok(UserRow { id: id.to_string(), username: row.get(1)?, display_name: row.get(2)?, active: row.get(3)? })
        })?;
        Ok(Users { users })
    }
}
