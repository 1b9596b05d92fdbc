//! Why somebody sees a record, or why he does not.

use crate::{
    Error, Id, Result,
    command::{Permission, Query},
    store::{access::Level, read::Read, schema::Table},
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
    /// An opportunity.
    Opportunity,
    /// A product.
    Product,
    /// An order.
    SalesOrder,
    /// A churn record.
    Churn,
    /// A service.
    Service,
}

impl Asked {
    fn entity(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Contact => "contact",
            Self::Interaction => "interaction",
            Self::Opportunity => "opportunity",
            Self::Product => "product",
            Self::SalesOrder => "sales_order",
            Self::Churn => "churn",
            Self::Service => "service",
        }
    }
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

/// One of those whose a record is.
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
    /// By whom it is seen: the owner of the customer that it belongs to; of an opportunity or a service who made it and who
    /// had it in hand. None where whoever may see such records at all sees each.
    pub owners: Vec<OwnerOf>,
}

impl Query for Why {
    const NAME: &'static str = "access.why";
    const NEEDS: Permission = Permission::ANYONE;
    type Output = Reason;

    fn run(self, r: &Read<'_>) -> Result<Reason> {
        let entity = self.entity.entity();
        let table = Table::named(entity)?;
        let owners = r.seen_through(entity, self.id)?.ok_or_else(|| Error::not_found(entity))?;
        let named = |user: &Id| Ok(OwnerOf { id: user.to_string(), name: r.name_of(*user)? });
        let named = owners.iter().map(named).collect::<Result<Vec<_>>>()?;
        let Some(access) = r.access_of(self.user)? else {
            return Ok(Reason {
                sees: false,
                because: Because::Inactive,
                level: Level::None,
                roles: Vec::new(),
                owners: named,
            });
        };
        // What hangs on a customer is seen by whoever sees him and may see such things at all.
        let (level, granted) = match access.level(entity, "read") {
            Level::None => (Level::None, entity),
            _ => (access.level(table.root(), "read"), table.root()),
        };
        let sees = level != Level::None && r.seen_by_other(&access, entity, self.id)?;
        let because = match (sees, level) {
            (_, Level::None) => Because::NoRight,
            (true, Level::All) => Because::All,
            (true, _) if owners.is_empty() => Because::All,
            (true, _) if owners.contains(&self.user) => Because::Own,
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
        Ok(Reason { sees, because, level, roles, owners: named })
    }
}
