//! The plain verbs of an interaction.

use super::Interaction;

crate::record::verbs::plain_verbs! {
    Interaction, "interaction", a = "an", one = "interaction", many = "interactions",
    order = ("occurred_at", true), "The newest first where it is left out.",
    of = [customer "customer_id" "Only those with this customer.", contact "contact_id" "Only those with this contact."]
}
