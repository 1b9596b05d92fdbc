//! The products that an opportunity is about: a set, so that two copies which add the same add it once.

use super::{Opportunity, machine};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    process,
    product::{Product, ProductRef},
    store::{
        read::Read,
        scope::{Entity, Visible},
        write::Write,
    },
    workspace::create::cells,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most products in one call.
const MOST: usize = 100;

/// An opportunity is about a product.
#[derive(Debug)]
pub(crate) struct About;

impl Entity for About {
    const TABLE: &'static str = "opportunity_product";
}

/// The id of that an opportunity is about a product: the same on every copy.
pub(crate) fn id_of(workspace: Id, opportunity: Id, product: Id) -> Id {
    Id::of_key(workspace, About::TABLE, &format!("{opportunity}/{product}"))
}

/// The products that an opportunity in sight is about; those that went to the bin with it when `life` is that of the bin.
pub(crate) fn of(r: &Read<'_>, opportunity: Id, life: i64) -> Result<Vec<ProductRef>> {
    let sql = "SELECT p.id, p.name, p.sku FROM my_opportunity_product a JOIN product p ON p.id = a.product_id
               WHERE a.opportunity_id = ?1 AND a.life = ?2 ORDER BY a.pk";
    r.rows(sql, (opportunity, life), |row| {
        let id: Id = row.get(0)?;
        Ok(ProductRef { id: id.to_string(), name: row.get(1)?, sku: row.get(2)? })
    })
}

/// Says what products an opportunity is about, or no longer is. Whoever may edit it, and its assignee.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which.
    pub id: Id,
    /// Products that it is about.
    #[serde(default)]
    pub add: Vec<Id>,
    /// Products that it is not about.
    #[serde(default)]
    pub remove: Vec<Id>,
}

/// That it was done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// How many products it is about now.
    pub count: usize,
}

impl Command for Change {
    const NAME: &'static str = "opportunity.products";
    const NEEDS: Permission = Permission::to("update", "opportunity");
    const UNDO: Undo = Undo::Free;
    type Output = Changed;

    fn run(self, w: &Write<'_>) -> Result<Changed> {
        // While nobody has it in hand it is edited, then taken on: one of the two allows it.
        let row = match process::require::<Opportunity>(w, self.id, &machine::EDIT) {
            Ok((row, _)) => row,
            Err(refused) => process::require::<Opportunity>(w, self.id, &machine::PROGRESS).map_err(|_| refused)?.0,
        };
        set(w, &row, &self.add, &self.remove)?;
        Ok(Changed { count: of(w, self.id, 0)?.len() })
    }
}

/// Adds products to an opportunity and takes others away.
pub(crate) fn set(w: &Write<'_>, opportunity: &Visible<Opportunity>, add: &[Id], remove: &[Id]) -> Result<()> {
    if add.len() + remove.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let about = |product: Id| id_of(w.workspace, opportunity.id, product);
    for product in add {
        if w.life_of(Product::TABLE, *product)? != Some(0) {
            return Err(Error::invalid("products", "unknown"));
        }
        let ends = [("opportunity_id", opportunity.id.into()), ("product_id", (*product).into())];
        w.create::<About>(about(*product), &cells(ends))?;
    }
    for product in remove {
        if w.life_of(About::TABLE, about(*product))? == Some(0) {
            w.leave(&w.load::<About>("read", about(*product))?)?;
        }
    }
    Ok(())
}
