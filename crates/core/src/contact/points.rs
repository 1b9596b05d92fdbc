//! Phones, e-mails and accounts of a contact, any number of them.

use super::Contact;
use crate::{
    Id, Result,
    command::{Command, Permission, Undo},
    record::points::{Point, PointsSet, replace},
    store::write::Write,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// Sets all points of a contact; those left out go to the bin.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// Whose.
    pub id: Id,
    /// In their order.
    pub set: Vec<Point>,
}

impl Command for Points {
    const NAME: &'static str = "contact.points";
    const NEEDS: Permission = Permission::to("update", "contact");
    const UNDO: Undo = Undo::Free;
    type Output = PointsSet;

    fn run(self, w: &Write<'_>) -> Result<PointsSet> {
        replace::<Contact>(w, self.id, &self.set)
    }
}
