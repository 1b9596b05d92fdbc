//! The roles with their rights, and every right there is: the rows and columns of a screen.

use crate::{
    Id, Result, api,
    catalogue::MaskClass,
    command::{Permission, Query},
    seeds,
    store::{access::Level, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// All roles.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {}

/// A role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleRow {
    /// Its code.
    pub code: String,
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// Every office has it; it cannot be deleted.
    pub preset: bool,
    /// How many people have it.
    pub people: i64,
    /// Its rights above none: `entity.action` and how far it reaches.
    pub grants: BTreeMap<String, Level>,
}

/// What can be granted on an entity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Rights {
    /// The entity; `field` for the classes of fields that can be hidden.
    pub entity: String,
    /// The actions.
    pub actions: Vec<String>,
}

/// The answer of `role.list`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Roles {
    /// The preset ones first.
    pub roles: Vec<RoleRow>,
    /// Every right there is.
    pub rights: Vec<Rights>,
}

/// Entities in the order of the screen; what is not named comes behind.
const ORDER: [&str; 19] = [
    "customer",
    "contact",
    "interaction",
    "opportunity",
    "plan",
    "sales_order",
    "product",
    "stock",
    "churn",
    "service",
    "report",
    "briefing",
    "dictionary",
    "user",
    "role",
    "team",
    "setting",
    "backup",
    "audit",
];
/// Actions likewise.
const ACTIONS: [&str; 8] = ["read", "create", "update", "delete", "erase", "import", "export", "transfer"];

/// Where a word stands in a list; behind it, where it does not.
fn place(order: &[&str], word: &str) -> usize {
    order.iter().position(|known| *known == word).unwrap_or(order.len())
}

/// What the operations ask for and the presets have.
fn rights() -> Vec<Rights> {
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let needed = api::entries().iter().map(|entry| (entry.needs.entity, entry.needs.action));
    let preset = seeds::ROLES.iter().flat_map(|role| role.grants).map(|(entity, action, _)| (*entity, *action));
    for (entity, action) in needed.chain(preset).filter(|(entity, _)| !["", "field"].contains(entity)) {
        let actions = all.entry(entity).or_default();
        if !actions.contains(&action) {
            actions.push(action);
        }
    }
    let mut all: Vec<(&str, Vec<&str>)> = all.into_iter().collect();
    all.sort_by_key(|(entity, _)| place(&ORDER, entity));
    let own = |(entity, mut actions): (&str, Vec<&str>)| {
        actions.sort_by_key(|action| (place(&ACTIONS, action), *action));
        Rights { entity: entity.into(), actions: actions.into_iter().map(String::from).collect() }
    };
    let fields = MaskClass::ALL.iter().map(|class| format!("see_{}", class.code())).collect();
    let fields = Rights { entity: "field".into(), actions: fields };
    all.into_iter().map(own).chain([fields]).collect()
}

impl Query for List {
    const NAME: &'static str = "role.list";
    const NEEDS: Permission = Permission::to("read", "role");
    type Output = Roles;

    fn run(self, r: &Read<'_>) -> Result<Roles> {
        let mut grants: HashMap<Id, BTreeMap<String, Level>> = HashMap::new();
        let sql = "SELECT role_id, entity, action, level FROM role_grant WHERE life = 0 AND level <> 'none'";
        let rows = r.rows(sql, [], |row| {
            let right = format!("{}.{}", row.get::<_, String>(1)?, row.get::<_, String>(2)?);
            Ok((row.get::<_, Id>(0)?, right, Level::parse(&row.get::<_, String>(3)?)))
        })?;
        for (role, right, level) in rows {
            grants.entry(role).or_default().insert(right, level);
        }
        let sql = "SELECT r.id, r.code, r.label_zh, r.label_en, r.preset,
                     (SELECT count(*) FROM user_role u JOIN user p ON p.id = u.user_id
                      WHERE u.role_id = r.id AND u.life = 0 AND p.life = 0 AND p.active = 1)
                   FROM role r WHERE r.life = 0 ORDER BY r.preset DESC, r.pk";
        let roles = r.rows(sql, [], |row| {
            Ok(RoleRow {
                code: row.get(1)?,
                label_zh: row.get(2)?,
                label_en: row.get(3)?,
                preset: row.get(4)?,
                people: row.get(5)?,
                grants: grants.get(&row.get(0)?).cloned().unwrap_or_default(),
            })
        })?;
        Ok(Roles { roles, rights: rights() })
    }
}
