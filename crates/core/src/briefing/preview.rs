//! A document before it is sent: its figures as they are now, for who writes it.

use super::{
    CREATE,
    document::{Contents, Section},
};
use crate::{
    Result,
    command::{Permission, Query},
    store::read::Read,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The figures of a document as they are now.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// What it is of.
    pub contents: Contents,
}

/// The answer of `briefing.preview`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Previewed {
    /// One for each part, in their order.
    pub sections: Vec<Section>,
}

impl Query for Preview {
    const NAME: &'static str = "briefing.preview";
    const NEEDS: Permission = CREATE;
    type Output = Previewed;

    fn run(self, r: &Read<'_>) -> Result<Previewed> {
        r.access().require("report", "read")?;
        Ok(Previewed { sections: self.contents.sections(r)? })
    }
}
