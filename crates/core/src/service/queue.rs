//! What waits for somebody: the queues of his roles with how many are in each, and the filter of the list behind each.

use super::machine::{self, ARCHIVED, ASSIGNED, HANDLED, NEW};
use crate::{
    Result,
    command::{Permission, Query},
    store::{
        access::Level,
        filter::{Compare, Condition},
        read::Read,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The queues of services that concern the session.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Queue {}

/// What waits in a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// Nobody's yet: for who assigns.
    ToAssign,
    /// In one's own hand, to be handled.
    ToHandle,
    /// Handled by oneself; the customer is to be asked.
    ToFeedBack,
    /// Not handled by the day it was due.
    Overdue,
    /// In hand again: a customer was not content.
    Reopened,
    /// What one noted oneself and is not archived.
    Raised,
}

/// A queue.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Waits {
    /// Which.
    pub queue: Waiting,
    /// How many services wait in it.
    pub count: i64,
    /// The filter that lists them.
    pub filter: Vec<Condition>,
}

/// The answer of `service.queue`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Queues {
    /// Those that the session's rights let it work off, most pressing first.
    pub queues: Vec<Waits>,
}

impl Query for Queue {
    const NAME: &'static str = "service.queue";
    const NEEDS: Permission = Permission::to("read", "service");
    type Output = Queues;

    fn run(self, r: &Read<'_>) -> Result<Queues> {
        let today = r.today()?.to_string();
        let counts = r.services_waiting(&today)?;
        let may =
            |step: &crate::process::Transition| r.access().level(step.needs.entity, step.needs.action) > Level::None;
        let (assigns, handles) = (may(&machine::ASSIGN), may(&machine::HANDLE));
        let creates = r.access().level("service", "create") > Level::None;
        let is = |field: &str, op, value: Option<Value>| Condition { field: field.into(), op, value };
        let state = |state: &str| is("state", Compare::Eq, Some(json!(state)));
        let among = |states: &[&str]| is("state", Compare::In, Some(json!(states)));
        let mine = |field: &str| is(field, Compare::Mine, None);
        let all = [
            (Waiting::ToAssign, assigns, counts.to_assign, vec![state(NEW)]),
            (Waiting::ToHandle, handles, counts.to_handle, vec![state(ASSIGNED), mine("assigned_to")]),
            (Waiting::ToFeedBack, handles, counts.to_feed_back, vec![state(HANDLED), mine("assigned_to")]),
            (
                Waiting::Overdue,
                true,
                counts.overdue,
                vec![among(&[NEW, ASSIGNED]), is("due_on", Compare::Lt, Some(json!(today)))],
            ),
            (
                Waiting::Reopened,
                true,
                counts.reopened,
                vec![among(&[ASSIGNED, HANDLED]), is("reopened", Compare::Gte, Some(json!(1)))],
            ),
            (
                Waiting::Raised,
                creates,
                counts.raised,
                vec![is("state", Compare::Ne, Some(json!(ARCHIVED))), mine("created_by")],
            ),
        ];
        let queues = all.into_iter().filter(|(_, concerns, ..)| *concerns);
        Ok(Queues { queues: queues.map(|(queue, _, count, filter)| Waits { queue, count, filter }).collect() })
    }
}
