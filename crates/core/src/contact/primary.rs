//! The contact that stands for a customer: a pointer on the customer, never a flag on the contacts.

use crate::{
    Id, Result,
    customer::Customer,
    store::{capture::Cells, scope::Visible, write::Write},
};

/// The column of the pointer.
pub(crate) const COLUMN: &str = "primary_contact_id";

/// Lets a new contact stand for a customer for whom nobody stands.
pub(crate) fn first(w: &Write<'_>, customer: &Visible<Customer>, contact: Id) -> Result<()> {
    let image = w.image_of("customer", customer.pk)?;
    let standing = match image.cell(COLUMN).as_id() {
        Some(id) => w.row("SELECT 1 FROM my_contact WHERE id = ?1 AND life = 0", [id], |_| Ok(()))?.is_some(),
        None => false,
    };
    let disputed = || -> Result<bool> {
        Ok(w.has_heads("customer", customer.pk)?
            && w.units_in_conflict("customer", customer.pk)?.iter().any(|unit| unit == COLUMN))
    };
    if standing || disputed()? {
        return Ok(());
    }
    w.update(customer, &Cells::from([(COLUMN.to_string(), contact.into())]))
}
