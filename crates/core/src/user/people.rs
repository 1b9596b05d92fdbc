//! The people of the office as whoever manages them sees them: roles, teams, how each comes in, what each has in hand.

use crate::{
    Id, Result,
    command::{Permission, Query},
    store::read::Read,
    time::instant_text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Everyone, those who left too.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct People {}

/// A team that somebody is in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamOf {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// How somebody comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By a password of his own.
    Password,
    /// By the code of an invitation, which he has not used yet.
    Invited,
    /// Not at all.
    None,
}

/// What somebody has in hand.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct InHand {
    /// Live customers that are his.
    pub customers: i64,
    /// Opportunities that are assigned to him and not closed.
    pub opportunities: i64,
    /// Services that are assigned to him and not archived.
    pub services: i64,
}

impl InHand {
    /// Of this user, whoever asks.
    pub(super) fn of(r: &Read<'_>, user: Id) -> Result<Self> {
        Ok(Self {
            customers: r.customers_of(user)?,
            opportunities: r.opportunities_of(user)?,
            services: r.services_in_hand(user)?,
        })
    }

    /// Whether nothing is left to hand over.
    pub(super) fn is_nothing(&self) -> bool {
        self.all() == 0
    }

    /// How much it is altogether.
    pub(super) fn all(&self) -> i64 {
        self.customers + self.opportunities + self.services
    }
}

/// One of them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Person {
    /// His id.
    pub id: String,
    /// How he logs in.
    pub username: String,
    /// How he is shown.
    pub display_name: String,
    /// Where he works.
    pub region: Option<String>,
    /// What he is good at.
    pub speciality: Option<String>,
    /// Whether he may log in.
    pub active: bool,
    /// Whether he is the one who asks.
    pub you: bool,
    /// Codes of his roles; of several the most permissive level wins.
    pub roles: Vec<String>,
    /// His teams.
    pub teams: Vec<TeamOf>,
    /// How he comes in.
    pub key: Way,
    /// Until when his invitation is good.
    pub invited_until: Option<String>,
    /// What he has in hand.
    pub work: InHand,
}

/// The answer of `user.people`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Everyone {
    /// In the order in which they came.
    pub people: Vec<Person>,
}

impl Query for People {
    const NAME: &'static str = "user.people";
    const NEEDS: Permission = Permission::to("read", "user");
    type Output = Everyone;

    fn run(self, r: &Read<'_>) -> Result<Everyone> {
        let mut roles: HashMap<Id, Vec<String>> = HashMap::new();
        let sql = "SELECT u.user_id, r.code FROM user_role u JOIN role r ON r.id = u.role_id WHERE u.life = 0 AND r.life = 0 ORDER BY r.pk";
        for (user, code) in r.rows(sql, [], |row| Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?)))? {
            roles.entry(user).or_default().push(code);
        }
        let mut teams: HashMap<Id, Vec<TeamOf>> = HashMap::new();
        let sql = "SELECT u.user_id, t.id, t.name FROM user_team u JOIN team t ON t.id = u.team_id WHERE u.life = 0 AND t.life = 0 ORDER BY t.pk";
        let members = r.rows(sql, [], |row| {
            let team: Id = row.get(1)?;
            Ok((row.get::<_, Id>(0)?, TeamOf { id: team.to_string(), name: row.get(2)? }))
        })?;
        members.into_iter().for_each(|(user, team)| teams.entry(user).or_default().push(team));
        let slots = r.slots()?;
        let sql = "SELECT id, username, display_name, region, speciality, active FROM user WHERE life = 0 ORDER BY pk";
        let users = r.rows(sql, [], |row| {
            let id: Id = row.get(0)?;
            let own = || slots.iter().filter(|slot| slot.user == id);
            let invited = own().filter_map(|slot| slot.until).max().filter(|until| *until >= r.now);
            let key = match invited {
                _ if own().any(|slot| slot.until.is_none()) => Way::Password,
                Some(_) => Way::Invited,
                None => Way::None,
            };
            let person = Person {
                id: id.to_string(),
                username: row.get(1)?,
                display_name: row.get(2)?,
                region: row.get(3)?,
                speciality: row.get(4)?,
                active: row.get(5)?,
                you: r.access().user == Some(id),
                roles: roles.get(&id).cloned().unwrap_or_default(),
                teams: teams.get(&id).cloned().unwrap_or_default(),
                key,
                invited_until: invited.map(instant_text),
                work: InHand::default(),
            };
            Ok((id, person))
        })?;
        let in_hand = |(id, person): (Id, Person)| Ok(Person { work: InHand::of(r, id)?, ..person });
        Ok(Everyone { people: users.into_iter().map(in_hand).collect::<Result<_>>()? })
    }
}
