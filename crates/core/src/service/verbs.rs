//! The plain verbs of a service.

use super::Service;

crate::record::verbs::plain_verbs! {
    Service, "service", a = "a", one = "service", many = "services",
    order = ("raised_at", true), "The newest first where it is left out.",
    of = [customer "customer_id" "Only those of this customer."]
}
