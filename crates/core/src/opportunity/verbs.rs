//! The plain verbs of an opportunity.

use super::Opportunity;

crate::record::verbs::plain_verbs! {
    Opportunity, "opportunity", a = "an", one = "opportunity", many = "opportunities",
    order = ("created_at", true), "The newest first where it is left out.",
    of = [customer "customer_id" "Only those with this customer."]
}
