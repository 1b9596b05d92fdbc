//! Where in a list a jump lands, so that a window can go there without reading what lies before.

use super::{fields::CUSTOMER, list::Sort};
use crate::{
    Result,
    command::{Permission, Query},
    store::{
        filter::Condition,
        page::{From, PageQuery},
        read::Read,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The place of the first customer of a list whose key is not before a text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Conditions that must all hold.
    #[serde(default)]
    pub filter: Vec<Condition>,
    /// By name where it is left out. Not by owner: there a text has a place under each.
    #[serde(default)]
    pub sort: Option<Sort>,
    /// The recycle bin instead of the live ones.
    #[serde(default)]
    pub bin: bool,
    /// What it begins with; of a name, letters of its pinyin do.
    pub jump: String,
}

/// The answer of `customer.place`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Placed {
    /// How many stand before it; all of them where none is at or after the text.
    pub at: i64,
}

impl Query for Place {
    const NAME: &'static str = "customer.place";
    const NEEDS: Permission = Permission::to("read", "customer");
    type Output = Placed;

    fn run(self, r: &Read<'_>) -> Result<Placed> {
        let sort = self.sort.unwrap_or(Sort { by: "name".into(), desc: false });
        let list = PageQuery {
            catalogue: &CUSTOMER,
            bin: self.bin,
            filter: &self.filter,
            by: &sort.by,
            desc: sort.desc,
            from: From::Start,
            limit: 1,
        };
        Ok(Placed { at: r.before(&list, &self.jump)? })
    }
}
