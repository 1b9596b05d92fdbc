//! The right that a row stands under, for what is said of rows of any table: settling a conflict, and taking back what
//! everyone may do with rows of his own.

use crate::{
    Error, Id, Result,
    store::{read::Read, schema::Table},
};

/// Refuses unless the session may change rows such as this one. Which of them it sees is asked besides.
pub(super) fn require_change(r: &Read<'_>, table: &'static Table, id: Id) -> Result<()> {
    let entity = match table.name {
        "user" | "user_team" | "user_key" => "user",
        "team" => "team",
        "role" | "user_role" | "role_grant" => "role",
        "dictionary" | "dictionary_item" => "dictionary",
        "custom_field" | "setting" => "setting",
        "stock" => "product",
        "order_line" => "sales_order",
        "churn_measure" => "churn",
        "opportunity_product" => "opportunity",
        "briefing_recipient" => "briefing",
        // Tags are made by putting them on customers.
        "tag" => "customer",
        // A view is its owner's, also where others see it.
        "saved_view" => {
            let owner = r.row("SELECT owner_id FROM saved_view WHERE id = ?1", [id], |row| row.get::<_, Id>(0))?;
            return match owner {
                Some(owner) if Some(owner) == r.user() => Ok(()),
                _ => Err(Error::not_found(table.name)),
            };
        }
        // What belongs to a record goes by the record's entity.
        "contact_point" | "tagging" | "attachment" => {
            let sql = format!("SELECT owner_kind FROM my_{} WHERE id = ?1", table.name);
            let kind: Option<String> = r.row(&sql, [id], |row| row.get(0))?;
            let kind = kind.ok_or_else(|| Error::not_found(table.name))?;
            return r.access().require(&kind, "update");
        }
        record => record,
    };
    r.access().require(entity, "update")
}
