//! The plain verbs of a contact.

use super::Contact;

crate::record::verbs::plain_verbs! {
    Contact, "contact", a = "a", one = "contact", many = "contacts",
    order = ("name", false), "By name where it is left out.",
    of = [customer "customer_id" "Only those of this customer."]
}
