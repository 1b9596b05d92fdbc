//! Why somebody sees a record, or why he does not.

use crate::{
    Error, Id, Result,
    command::{Permission, Query},
    contact::Contact,
    customer::Customer,
    interaction::Interaction,
    store::{
        access::{Level, Owners},
        read::Read,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// A customer.
    Customer,
    /// A contact.
    Contact,
    /// An interaction.
    Interaction,
}

/// Asks of a record in one's own sight whether somebody else sees it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Why {
    /// What it is.
    pub entity: Asked,
    /// The record.
    pub id: Id,
    /// Who.
    pub user: Id,
}

/// Why, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// He sees everybody's.
    All,
    /// It is his own.
    Own,
    /// It belongs to somebody of his team, or of one below it.
    Team,
    /// He sees his own only, and this is another's.
    NotOwn,
    /// He sees his team's, and its owner is in none of his teams.
    NotTeam,
    /// None of his roles lets him see any.
    NoRight,
    /// He has left.
    Inactive,
}

/// Whose a record is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnerOf {
    /// His id.
    pub id: String,
    /// His name.
    pub name: String,
}

/// The answer of `access.why`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reason {
    /// Whether he sees it.
    pub sees: bool,
    /// Why, or why not.
    pub because: Because,
    /// How far his right to see such records reaches.
    pub level: Level,
    /// Codes of the roles that give it.
    pub roles: Vec<String>,
    /// Whose the record, or the customer it belongs to, is.
    pub owner: Option<OwnerOf>,
}

impl Query for Why {
    const NAME: &'static str = "access.why";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Reason;

    fn run(self, r: &Read<'_>) -> Result<Reason> {
        let of_customer = |table: &str| {
            let sql = format!(
                "SELECT c.owner_id FROM my_{table} t JOIN my_customer c ON c.id = t.customer_id WHERE t.id = ?1"
            );
            r.row(&sql, [self.id], |row| row.get::<_, Id>(0))
        };
        let (entity, owner) = match self.entity {
            Asked::Customer => {
                r.load::<Customer>("read", self.id)?;
                ("customer", r.row("SELECT owner_id FROM my_customer WHERE id = ?1", [self.id], |row| row.get(0))?)
            }
            Asked::Contact => {
                r.load::<Contact>("read", self.id)?;
                ("contact", of_customer("contact")?)
            }
            Asked::Interaction => {
                r.load::<Interaction>("read", self.id)?;
                ("interaction", of_customer("interaction")?)
            }
        };
        let owner = owner.ok_or_else(|| Error::not_found(entity))?;
        let named = OwnerOf { id: owner.to_string(), name: r.name_of(owner)? };
        let Some(access) = r.access_of(self.user)? else {
            return Ok(Reason {
                sees: false,
                because: Because::Inactive,
                level: Level::None,
                roles: Vec::new(),
                owner: Some(named),
            });
        };
        // What hangs on a customer is seen by whoever sees him and may see such things at all.
        let (level, granted) = match access.level(entity, "read") {
            Level::None => (Level::None, entity),
            _ => (access.level("customer", "read"), "customer"),
        };
        let sees = match access.owners(entity, "read") {
            Owners::All => true,
            owners => owners.include(owner),
        };
        let because = match (sees, level) {
            (_, Level::None) => Because::NoRight,
            (true, Level::All) => Because::All,
            (true, _) if owner == self.user => Because::Own,
            (true, _) => Because::Team,
            (false, Level::Own) => Because::NotOwn,
            (false, _) => Because::NotTeam,
        };
        let sql = "SELECT DISTINCT o.code FROM user_role u JOIN role o ON o.id = u.role_id JOIN role_grant g ON g.role_id = o.id
                   WHERE u.user_id = ?1 AND u.life = 0 AND o.life = 0 AND g.life = 0 AND g.entity = ?2 AND g.action = 'read' AND g.level = ?3
                   ORDER BY o.code";
        let roles = match level {
            Level::None => Vec::new(),
            level => r.rows(sql, (self.user, granted, level.code()), |row| row.get(0))?,
        };
        Ok(Reason { sees, because, level, roles, owner: Some(named) })
    }
}
