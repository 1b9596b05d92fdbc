//! What an office decides once for everybody: a closed list of settings, each with what it is where nobody said. Kept as
//! JSON under its key.

mod list;
mod update;

use crate::{
    Error, Id, Result,
    command::{Entry, command, query},
    store::{read::Read, write::Write},
    workspace::create::{cells, text},
};
use serde_json::{Value, json};

/// Orders and products are entered by hand, too.
pub(crate) const BY_HAND: &str = "orders.by_hand";

/// From what order total of twelve months on a customer is of high value.
pub(crate) const HIGH_VALUE: &str = "lifecycle.high_value";

/// After how many months without an order a customer is looked after.
pub(crate) const CHURN_MONTHS: &str = "churn.months";
/// Who never ordered is looked after too, from when he was entered.
pub(crate) const CHURN_NEVER_ORDERED: &str = "churn.never_ordered";

/// What a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Yes or no.
    Switch,
    /// A whole number of months.
    Months,
    /// An amount in minor units, or that the program says it.
    Amount,
}

/// A setting there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) key: &'static str,
    holds: Holds,
    default: fn() -> Value,
}

/// All of them, in the order of the screen.
pub(crate) const ALL: &[Setting] = &[
    Setting { key: BY_HAND, holds: Holds::Switch, default: || json!(false) },
    Setting { key: HIGH_VALUE, holds: Holds::Amount, default: || Value::Null },
    Setting { key: CHURN_MONTHS, holds: Holds::Months, default: || json!(6) },
    Setting { key: CHURN_NEVER_ORDERED, holds: Holds::Switch, default: || json!(false) },
];

impl Setting {
    pub(crate) fn named(key: &str) -> Result<&'static Self> {
        ALL.iter().find(|s| s.key == key).ok_or_else(|| Error::invalid("key", "unknown"))
    }

    /// What it is now.
    pub(crate) fn value(&self, r: &Read<'_>) -> Result<Value> {
        Ok(r.setting_json(self.key)?.filter(|value| self.check(value).is_ok()).unwrap_or_else(|| (self.default)()))
    }

    /// What goes now: what it says, or what the program has found where it says nothing.
    fn in_force(&self, r: &Read<'_>) -> Result<Value> {
        match (self.key, self.value(r)?) {
            (HIGH_VALUE, Value::Null) => Ok(json!(r.high_value()?)),
            (_, said) => Ok(said),
        }
    }

    /// Whether it can be this.
    pub(crate) fn takes(&self, value: &Value) -> bool {
        self.check(value).is_ok()
    }

    /// It is this from now on. The caller has checked it.
    pub(crate) fn decide(&self, w: &Write<'_>, value: &Value) -> Result<()> {
        let id = Id::of_key(w.workspace, "setting", self.key);
        w.seed("setting", id, cells([("key", text(self.key)), ("value", text(value.to_string()))]))
    }

    /// The rule that a value breaks.
    fn check(&self, value: &Value) -> std::result::Result<(), &'static str> {
        match self.holds {
            Holds::Switch => value.as_bool().map(drop).ok_or("mistyped"),
            Holds::Months => match value.as_i64() {
                Some(1..=60) => Ok(()),
                Some(_) => Err("range"),
                None => Err("mistyped"),
            },
            Holds::Amount if value.is_null() => Ok(()),
            Holds::Amount => match value.as_i64() {
                Some(1..=9_007_199_254_740_991) => Ok(()),
                Some(_) => Err("range"),
                None => Err("mistyped"),
            },
        }
    }
}

/// Whether a switch is on.
pub(crate) fn is_on(r: &Read<'_>, key: &str) -> Result<bool> {
    Ok(Setting::named(key)?.value(r)? == json!(true))
}

/// A number that is always there.
pub(crate) fn whole(r: &Read<'_>, key: &str) -> Result<u32> {
    let value = Setting::named(key)?.value(r)?;
    Ok(value.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or_default())
}

/// Refuses unless the office enters orders and products by hand.
pub(crate) fn require_by_hand(r: &Read<'_>) -> Result<()> {
    if is_on(r, BY_HAND)? { Ok(()) } else { Err(Error::blocked("by_hand_off")) }
}

/// Operations on settings.
pub(crate) const API: &[Entry] = &[query::<list::List>(), command::<update::Update>()];
