//! To whom a document can be sent: everyone who may read such documents at all. And who the recipients of one are.

use super::CREATE;
use crate::{
    Id, Result,
    command::{Permission, Query},
    store::{access::Level, read::Read},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Person {
    /// His id.
    pub id: String,
    /// How he is shown.
    pub name: String,
}

/// The people to whom a document can be sent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipients {}

/// One to whom it can be sent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reader {
    /// His id.
    pub id: String,
    /// How he is shown.
    pub name: String,
    /// He reads every document that was sent, whether it is for him or not.
    pub reads_all: bool,
}

/// The answer of `briefing.recipients`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Readers {
    /// Those who read only what is sent to them first.
    pub people: Vec<Reader>,
}

impl Query for Recipients {
    const NAME: &'static str = "briefing.recipients";
    const NEEDS: Permission = CREATE;
    type Output = Readers;

    fn run(self, r: &Read<'_>) -> Result<Readers> {
        let sql = "SELECT id, coalesce(nullif(display_name, ''), username) FROM user
                   WHERE life = 0 AND active = 1 ORDER BY pk";
        let mut people = Vec::new();
        for (id, name) in r.rows(sql, [], |row| Ok((row.get::<_, Id>(0)?, row.get(1)?)))? {
            if let Some(level) = reads(r, id)?.filter(|_| Some(id) != r.user()) {
                people.push(Reader { id: id.to_string(), name, reads_all: level == Level::All });
            }
        }
        people.sort_by_key(|person| person.reads_all);
        Ok(Readers { people })
    }
}

/// How far somebody reads such documents; None: he does not, or has left.
pub(super) fn reads(r: &Read<'_>, user: Id) -> Result<Option<Level>> {
    let level = r.access_of(user)?.map(|rights| rights.level("briefing", "read"));
    Ok(level.filter(|level| *level > Level::None))
}

/// Whom a document in sight is for, by name.
pub(super) fn of(r: &Read<'_>, briefing: Id) -> Result<Vec<Person>> {
    let sql = "SELECT u.id, coalesce(nullif(u.display_name, ''), u.username) FROM my_briefing_recipient b
               JOIN user u ON u.id = b.user_id WHERE b.briefing_id = ?1 AND b.life = 0 ORDER BY u.pk";
    r.rows(sql, [briefing], |row| Ok(Person { id: row.get::<_, Id>(0)?.to_string(), name: row.get(1)? }))
}
